"""Dispatches as received: one published text each, with its outlet, date and address. Never edited.

Read from folders of text files, single text files, JSON Lines and CSV. A text says its own date in its first words
(``date 2022-01-04 …``), or a ``.toml`` of the same name beside it does (``published``, ``outlet``, ``title``, ``url``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot.errors import DispatchError

if TYPE_CHECKING:
    import pandas as pd

FIRST_WORDS = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?\Z")
ENDINGS = (".txt", ".jsonl", ".csv")
WAY_OUT_DATE = (
    "Begin the text with 'date YYYY-MM-DD', or put a .toml of the same name beside it with published = \"YYYY-MM-DD\"."
)


class Dispatch(NamedTuple):
    """One published text. Every offset crossfoot gives is into `text`, exactly as received."""

    dispatch_id: str
    text: str
    reported_at: str | None = None
    """ISO date of publication; the year, or year and month, where no more is known."""
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    origin: str | None = None
    """The file, and line, it was read from."""


def read_dispatches(path: Path | str) -> list[Dispatch]:
    """The dispatches of a folder or file, ordered by id.

    Parameters
    ----------
    path : Path
        A folder of ``.txt``, ``.jsonl`` and ``.csv`` files, or one such file. JSON Lines and CSV rows have ``id``,
        ``text`` and, if known, ``published``, ``outlet``, ``title``, ``url``.

    Raises
    ------
    DispatchError
        A file is missing, empty, binary or not UTF-8; a text has no date; two dispatches have the same id.
    """
    path = Path(path)
    found = [dispatch for file in _files(path) for dispatch in _read_file(file)]
    _refuse_twins(found)
    return sorted(found, key=lambda dispatch: dispatch.dispatch_id)


def to_frame(dispatches: Iterable[Dispatch]) -> pd.DataFrame:
    """One row a dispatch, typed as ``tables/dispatches.toml`` says.

    Raises
    ------
    DispatchError
        A text holds half a character (a lone surrogate, as ``"\\ud800"`` in JSON), which no file can keep.
    """
    from crossfoot.tables import frame

    return frame("dispatches", (_row(dispatch) for dispatch in dispatches))


def from_row(row: dict[str, Any], *, origin: str) -> Dispatch:
    """A dispatch from plain values: ``id`` and ``text``, and if known ``published``, ``outlet``, ``title``, ``url``.

    Raises
    ------
    DispatchError
        ``id`` or ``text`` is missing or not text, or ``published`` is not an ISO date.
    """
    for name in ("id", "text"):
        if not isinstance(row.get(name), str) or not row[name]:
            way_out = 'Each row needs "id" and "text", both text.'
            raise DispatchError(f"{name} is {row.get(name)!r}.", place=origin, way_out=way_out)
    published = row.get("published") or row.get("date") or row.get("reported_at") or date_in_first_words(row["text"])
    if published is not None and not (isinstance(published, str) and _is_date(published)):
        raise DispatchError(f"published is {published!r}.", place=origin, way_out="Give an ISO date: 2022-01-04.")
    extra = {name: row.get(name) or None for name in ("outlet", "title", "url")}
    return Dispatch(row["id"], row["text"], published and published[:10], origin=origin, **extra)


def date_in_first_words(text: str) -> str | None:
    """The ISO date of a text that begins with ``date YYYY-MM-DD``.

    >>> date_in_first_words(" date 2022-01-04 In the Kazakh city of Aktau")
    '2022-01-04'
    """
    found = FIRST_WORDS.match(text)
    return found[1] if found and _is_date(found[1]) else None


def parse_lines(lines: Iterable[str], *, origin: str) -> Iterator[Dispatch]:
    """Dispatches from JSON Lines, one a line; blank lines are passed over.

    Raises
    ------
    DispatchError
        A line is not a JSON object with an id and a text; the message names the line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _parse_line(line, f"{origin}, line {number}")


def _parse_line(line: str, place: str) -> Dispatch:
    way_out = 'Each line is a JSON object: {"id": "…", "text": "…", "published": "YYYY-MM-DD"}.'
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DispatchError(f"not JSON: {error}.", place=place, way_out=way_out) from error
    if not isinstance(row, dict):
        raise DispatchError(f"a JSON {type(row).__name__}, not an object.", place=place, way_out=way_out)
    return from_row(row, origin=place)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        way_out = f"Name a folder of {', '.join(ENDINGS)} files, or one such file."
        raise DispatchError("no such file or folder.", place=str(path), way_out=way_out)
    if path.is_file():
        return [path]
    files = sorted(file for file in path.iterdir() if file.suffix in ENDINGS and not file.name.startswith("."))
    if not files:
        raise DispatchError("no dispatches here.", place=str(path), way_out=f"Put {', '.join(ENDINGS)} files into it.")
    return files


def _read_file(path: Path) -> list[Dispatch]:
    text = _decoded(path)
    if path.suffix == ".jsonl":
        return list(parse_lines(text.split("\n"), origin=str(path)))
    if path.suffix == ".csv":
        return _parse_csv(text, path)
    return [_from_text(path, text)]


def _decoded(path: Path) -> str:
    """The text as received: no newline or byte order mark is translated, for every offset is into it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DispatchError(f"could not be read ({error.strerror}).", place=str(path)) from error
    if not raw.strip():
        raise DispatchError("the file is empty.", place=str(path), way_out="Remove it, or fetch the text again.")
    if b"\0" in raw:
        raise DispatchError("a binary file, not text.", place=str(path), way_out="Save the article as UTF-8 text.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        way_out = f"Save it as UTF-8, for instance: iconv -f WINDOWS-1252 -t UTF-8 {path.name}."
        message = f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}."
        raise DispatchError(message, place=str(path), way_out=way_out) from error


def _parse_csv(text: str, path: Path) -> list[Dispatch]:
    import csv
    from io import StringIO

    csv.field_size_limit(max(len(text), csv.field_size_limit()))  # an article may be longer than the library's 128 kB
    reader = csv.DictReader(StringIO(text, newline=""))
    return [from_row(dict(row), origin=f"{path}, row {number}") for number, row in enumerate(reader, start=2)]


def _from_text(path: Path, text: str) -> Dispatch:
    known = _sidecar(path.with_suffix(".toml"))
    row = {"id": path.stem, "text": text} | known
    dispatch = from_row(row, origin=str(path))
    if dispatch.reported_at is None:
        raise DispatchError("no date of publication.", place=str(path), way_out=WAY_OUT_DATE)
    return dispatch


def _sidecar(path: Path) -> dict[str, Any]:
    import tomllib

    if not path.exists():
        return {}
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DispatchError(f"not TOML: {error}.", place=str(path)) from error
    return {name: str(value) for name, value in known.items() if name in ("published", "outlet", "title", "url")}


def _is_date(text: str) -> bool:
    from datetime import date

    if not ISO_DATE.match(text):
        return False
    day = (text[:10] + "-01-01")[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _refuse_twins(found: list[Dispatch]) -> None:
    seen: dict[str, Dispatch] = {}
    for dispatch in found:
        twin = seen.setdefault(dispatch.dispatch_id, dispatch)
        if twin is not dispatch:
            message = f"the id {dispatch.dispatch_id!r} is also that of {twin.origin}."
            raise DispatchError(message, place=dispatch.origin, way_out="Give one of them another name or id.")


def _row(dispatch: Dispatch) -> dict[str, Any]:
    try:
        dispatch.text.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"half a character at offset {error.start}: {dispatch.text[error.start]!a}."
        raise DispatchError(message, place=dispatch.origin, way_out="Fetch the text again.") from error
    row = dispatch._asdict()
    row["reported_at"] = row["reported_at"] and (row["reported_at"] + "-01-01")[:10]
    return row
