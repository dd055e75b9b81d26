"""The vocabulary: one TOML file a subject, and the loader that all readers share.

Vocabulary is data, composition is code: if a reporter could settle it, it stands in a ``.toml`` here, with
``examples`` and ``counterexamples`` that the tests run. Readers never see those two keys.

Parsing TOML would cost a third of the start-up, so the parsed form is kept beside the bytecode, in
``__pycache__``, under the checksum of the file it came from; where that folder cannot be written, it is parsed anew.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from crossfoot.errors import LexiconError

FOLDER = Path(__file__).parent
FOR_TESTS_ONLY = frozenset({"examples", "counterexamples"})
Made = TypeVar("Made")


@cache
def load(name: str) -> dict[str, Any]:
    """The entries of one lexicon file, as its TOML says, without examples and counterexamples.

    Parameters
    ----------
    name : str
        The file's stem: ``"hedges"`` for ``lexicon/hedges.toml``.

    Raises
    ------
    LexiconError
        The file is missing, or is not TOML.
    """
    entries: dict[str, Any] = _once(_kept_path(name, _bytes(name)), lambda: _without_tests(parse(name)))
    return entries


def built(name: str, table: Callable[[dict[str, Any]], Made]) -> Made:
    """What a function makes of the entries of one lexicon file, kept like the file, under the checksums of both.

    Parameters
    ----------
    name : str
        The file's stem.
    table : callable
        Takes the entries and gives plain values; it may rest on nothing outside its own module and the file.
    """
    code = Path(table.__code__.co_filename).read_bytes()
    made: Made = _once(_kept_path(f"{name}-{table.__name__}", _bytes(name) + code), lambda: table(load(name)))
    return made


@cache
def words(name: str, entry: str, key: str = "words") -> frozenset[str]:
    """One list of words of a lexicon file, to ask whether a word is among them."""
    return frozenset(load(name)[entry][key])


def parse(name: str) -> dict[str, Any]:
    """The whole of one lexicon file, examples and counterexamples included: what the tests read."""
    import tomllib

    try:
        return tomllib.loads(_bytes(name).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"not TOML: {error}.", place=f"lexicon/{name}.toml") from error


def names() -> list[str]:
    """The stems of all lexicon files, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def _bytes(name: str) -> bytes:
    try:
        return (FOLDER / f"{name}.toml").read_bytes()
    except FileNotFoundError as error:
        known = ", ".join(names())
        raise LexiconError(f"no lexicon named {name!r}.", place=str(FOLDER), way_out=f"There are: {known}.") from error


def _without_tests(entry: Any) -> Any:
    if isinstance(entry, dict):
        return {key: _without_tests(value) for key, value in entry.items() if key not in FOR_TESTS_ONLY}
    if isinstance(entry, list):
        return [_without_tests(value) for value in entry]
    return entry


def _kept_path(name: str, raw: bytes) -> Path:
    tag = f"{sys.implementation.cache_tag}-{zlib.crc32(raw):08x}-{len(raw):x}"
    return FOLDER / "__pycache__" / f"{name}.{tag}.lexicon"


def _once(kept: Path, make: Callable[[], Any]) -> Any:
    """What was kept under that name, or what is made now, and kept."""
    try:
        return marshal.loads(kept.read_bytes())  # ours: written below, named by checksum
    except (OSError, ValueError, EOFError, TypeError):
        made = make()
        _keep(kept, marshal.dumps(made))
        return made


def _keep(path: Path, content: bytes) -> None:
    """Written beside and renamed, so that two processes starting at once never read half a file."""
    beside = path.with_suffix(f".{os.getpid()}.new")
    try:
        path.parent.mkdir(exist_ok=True)
        for old in path.parent.glob(f"{path.name.split('.')[0]}.{sys.implementation.cache_tag}-*.lexicon"):
            old.unlink(missing_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:  # a read-only installation: parsing again is slower, never wrong
        beside.unlink(missing_ok=True) if beside.exists() else None
