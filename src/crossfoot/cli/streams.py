"""Dispatches in and lines out: folders, files and standard input, as UTF-8 whatever the locale says."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

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
    try:
        with _stream(source) as stream:
            yield stream, place
    except UnicodeDecodeError as error:
        raise CrossfootError(f"not UTF-8 ({error.reason}).", place=place, way_out="Give it as UTF-8.") from error


def _stream(source: str) -> TextIO:
    if source == "-":
        sys.stdin.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        return sys.stdin
    try:
        return open(source, encoding="utf-8", newline="\n")
    except OSError as error:
        way_out = "Name a file of JSON Lines, or - for standard input."
        raise CrossfootError(f"could not be read ({error.strerror}).", place=source, way_out=way_out) from error


def json_line(row: dict[str, Any]) -> str:
    """One row as a line of JSON Lines."""
    return json.dumps(row) + "\n"
