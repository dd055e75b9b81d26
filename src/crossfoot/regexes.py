"""The regular expressions of the standard library, compiled once a machine and not once a run.

Compiling the patterns of the readers took as long as anything else of a run over one dispatch. So the code that `re`
makes of a pattern is kept beside the bytecode, under the pattern itself; where that folder cannot be written, patterns
are compiled anew. Modules that compile many say ``from crossfoot import regexes as re`` and write `re.compile` as ever.
A search also skips to the letters a match may begin with where `re` itself does not see them, as behind a ``\\b``.
Why not lazily, and what it stands on: docs/decisions/kept-patterns.md.

>>> compile(r"(?P<count>\\d+) dead").search("12 dead")["count"]
'12'
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from functools import cache
from pathlib import Path
from re import IGNORECASE, I, Match, Pattern, escape, findall, match, search, split, sub
from typing import Any

__all__ = ["IGNORECASE", "I", "Match", "Pattern", "compile", "escape", "findall", "match", "search", "split", "sub"]

MOST = 2000
"""How many patterns are kept; beyond, those of earlier versions have piled up, and only those just compiled stay."""
_TRIED = sys.implementation.name == "cpython" and sys.version_info[:2] == (3, 11)
"""Whether the inside of `re` is the one this was written for; other interpreters compile patterns each time."""


class Kept:
    """Compiled patterns, read from a file when the first is asked for and written to it by `save`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._compiled: dict[tuple[str, int], bytes] = {}
        self._has_new = self._is_read = False

    def compile(self, pattern: str, flags: int = 0) -> Pattern[str]:
        """What `re.compile` gives."""
        if not self._is_read:
            self._compiled, self._is_read = self._read(), True
        known = self._compiled.get((pattern, int(flags)))
        if known is None:
            known = self._compiled[pattern, int(flags)] = _compiled(pattern, flags)
            self._has_new = True
        import _sre  # type: ignore[import-not-found]

        made: Pattern[str] = _sre.compile(pattern, *marshal.loads(known))
        return made

    def save(self) -> None:
        """Writes what was compiled and is not yet kept. Beside and renamed, so that nobody ever reads half a file."""
        if not self._has_new:
            return
        beside = self.path.with_suffix(f".{os.getpid()}.new")
        try:
            self.path.parent.mkdir(exist_ok=True)
            for old in self.path.parent.glob(
                f"{self.path.name.partition('.')[0]}.{sys.implementation.cache_tag}-*.kept"
            ):
                old.unlink(missing_ok=True)
            beside.write_bytes(marshal.dumps(self._compiled))
            beside.replace(self.path)
        except OSError:  # a read-only installation: compiling again is slower, never wrong
            beside.unlink(missing_ok=True) if beside.exists() else None

    def _read(self) -> dict[tuple[str, int], bytes]:
        try:
            kept: dict[tuple[str, int], bytes] = marshal.loads(self.path.read_bytes())  # ours: see `save`
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if len(kept) <= MOST else {}


def _compiled(pattern: str, flags: int) -> bytes:
    """What `re.compile` hands to the matcher: flags, code, and the groups by name and number."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    code = _code(_compiler, parsed, flags | state.flags)
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    return marshal.dumps((int(flags | state.flags), [*map(int, code)], state.groups - 1, state.groupdict, tuple(names)))


def _code(compiler: Any, parsed: Any, flags: int) -> list[int]:
    """What `re` makes of a pattern; and where that lets a search try at each character, at which ones it need try."""
    code: list[int] = compiler._code(parsed, flags)
    told_nothing = code[2] == 0 < parsed.getwidth()[0]
    begin = _first(parsed, flags) if told_nothing else None
    if begin is None:
        return code
    shell = type(parsed)(parsed.state, [(compiler.IN, begin)])
    shell.width = parsed.getwidth()
    told: list[int] = []
    compiler._compile_info(told, shell, flags)
    return told + code[1 + code[1] :]  # the pattern itself stays as it is


def _first(parsed: Any, flags: int) -> list[Any] | None:
    """What a match may begin with, as the items of a set; None where that may be nothing, or nearly anything."""
    found: list[Any] = []
    for op, av in parsed:
        name = str(op)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):  # which take up no character
            continue
        begin = _first_of(name, op, av, flags)
        if begin is None:
            return None
        found += begin
        if not name.endswith("_REPEAT") or av[0]:
            return found
    return None


def _first_of(name: str, op: Any, av: Any, flags: int) -> list[Any] | None:
    """The same of one step of a pattern."""
    if flags & IGNORECASE:
        return None
    if name == "LITERAL":
        return [(op, av)]
    if name == "IN":
        few = all(str(kind) in ("LITERAL", "RANGE") or str(told) == "CATEGORY_DIGIT" for kind, told in av)
        return list(av) if few else None
    if name == "BRANCH":
        each = [_first(branch, flags) for branch in av[1]]
        return None if None in each else [item for begin in each for item in begin or ()]
    if name == "SUBPATTERN":
        return _first(av[3], flags | av[1])
    if name.endswith("_REPEAT"):
        return _first(av[2], flags)
    return _first(av, flags) if name == "ATOMIC_GROUP" else None


FORM = 2
"""Of what is kept; what was kept in an earlier one is compiled anew."""
_KEPT = Kept(
    Path(__file__).parent / "__pycache__" / f"regexes.{sys.implementation.cache_tag}-{sys.hexversion:x}-{FORM}.kept"
)
if _TRIED:
    atexit.register(_KEPT.save)


@cache
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """What `re.compile` gives."""
    return _KEPT.compile(pattern, flags) if _TRIED else re.compile(pattern, flags)
