"""Dispatches in and lines out: folders, files and standard input, as UTF-8 whatever the locale says."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from crossfoot.errors import CrossfootError

if TYPE_CHECKING:
    from crossfoot.dispatches import Dispatch


def stack_of(source: str) -> list[Dispatch]:
    """The dispatches of a folder or file, or of standard input."""
    from crossfoot.dispatches import parse_lines, read_dispatches

    if source != "-":
        return read_dispatches(source)
    with lines_of(source) as (lines, origin):
        return list(parse_lines(lines, origin=origin))


@contextmanager
def lines_of(source: str) -> Iterator[tuple[Iterable[str], str]]:
    """Lines as UTF-8 whatever the locale says, and what to call where they came from."""
    place = "standard input" if source == "-" else source
    with _stream(source) as stream:
        yield _decoded(stream, place), place


def _decoded(lines: Iterable[bytes], place: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"not UTF-8: byte 0x{line[error.start]:02x} at offset {error.start}."
            raise CrossfootError(message, place=f"{place}, line {number}", way_out="Give it as UTF-8.") from error


def _stream(source: str) -> BinaryIO:
    if source == "-":
        if sys.stdin is None:
            raise CrossfootError("closed.", place="standard input", way_out="Give it lines, or name a file.")
        return sys.stdin.buffer
    try:
        return open(source, "rb")
    except OSError as error:
        way_out = "Name a file of JSON Lines, or - for standard input."
        raise CrossfootError(f"could not be read ({error.strerror}).", place=source, way_out=way_out) from error


def json_line(row: dict[str, Any]) -> str:
    """One row as a line of JSON Lines."""
    return json.dumps(row) + "\n"
