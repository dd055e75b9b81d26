"""Dispatches from files: a folder of them, or one, each read as its ending says."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from crossfoot.dispatches.model import FIRST_WORDS, Dispatch, from_row, without_twins
from crossfoot.errors import CrossfootWarning, DispatchError

WAY_OUT_DATE = (
    "Begin the text with 'date YYYY-MM-DD', or put a .toml of the same name beside it with published = \"YYYY-MM-DD\"."
)
WAY_OUT_PAGE_DATE = 'The page names none: put a .toml of the same name beside it with published = "YYYY-MM-DD".'
TOLD_BESIDE = ("published", "outlet", "title", "url")
"""What a ``.toml`` beside a dispatch may tell of it."""
LEFT_OUT_TOLD = 5
NEEDED = ("id", "text")
WAY_OUT_COLUMNS = "Name the columns id, text and, if known, published, outlet, title, url."
WAY_OUT_QUOTES = (
    'Put a text that holds commas, quotes or line ends between quotes, and write quotes in it twice: "a ""b"" c".'
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
PDF = b"%PDF-"
BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets and some editors write it first; it is no part of a column's name or of JSON."""


def read_dispatches(path: Path | str) -> list[Dispatch]:
    """The dispatches of a folder or file, ordered by id.

    Parameters
    ----------
    path : Path
        A folder, or one file: ``.txt``, ``.jsonl``, ``.csv``, a saved page (``.html``, ``.htm``, ``.xhtml``) or a feed
        (``.xml``, ``.rss``, ``.atom``). JSON Lines and CSV rows have ``id``, ``text`` and, if known, ``published``,
        ``outlet``, ``title``, ``url``. Of a page the article is read, of a feed every entry; both need the extra
        ``pages``.

    Raises
    ------
    DispatchError
        A file is missing, empty, binary or in an unknown encoding; a text has no date; two dispatches have the same id.

    Warns
    -----
    CrossfootWarning
        A file of a folder was left out, since its ending says nothing of how to read it.
    """
    path = Path(path)
    found = [dispatch for file in _files(path) for dispatch in _read_file(file)]
    if not found:
        raise DispatchError("no dispatch in it.", place=str(path), way_out="Add rows, or name another file.")
    return sorted(without_twins(found), key=lambda dispatch: dispatch.dispatch_id)


def parse_lines(lines: Iterable[str], *, origin: str) -> Iterator[Dispatch]:
    """Dispatches from JSON Lines, one a line; blank lines are passed over.

    Raises
    ------
    DispatchError
        A line is not a JSON object with an id and a text; the message names the line.
    """
    for number, line in enumerate(lines, start=1):
        told = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if told.strip():
            yield _parse_line(told, f"{origin}, line {number}")


def _parse_line(line: str, place: str) -> Dispatch:
    way_out = 'Each line is a JSON object: {"id": "…", "text": "…", "published": "YYYY-MM-DD"}.'
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise DispatchError(
            f"not JSON: {error.msg} at column {error.pos + 1}.", place=place, way_out=way_out
        ) from error
    except RecursionError as error:
        raise DispatchError("brackets nested too deep to read.", place=place, way_out=way_out) from error
    except ValueError as error:
        raise DispatchError("a number of thousands of digits.", place=place, way_out=way_out) from error
    if not isinstance(row, dict):
        raise DispatchError(f"not a JSON object: {line.strip():.40}.", place=place, way_out=way_out)
    return from_row(row, origin=place)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        way_out = f"Name a folder of {', '.join(READERS)} files, or one such file."
        raise DispatchError("no such file or folder.", place=str(path), way_out=way_out)
    if not path.is_dir():
        return [path]  # a pipe of the shell's too: <(zcat night.txt.gz)
    files = sorted(file for file in _listed(path) if file.suffix.lower() in READERS)
    if not files:
        raise DispatchError("no dispatches here.", place=str(path), way_out=f"Put {', '.join(READERS)} files into it.")
    return files


def _listed(folder: Path) -> list[Path]:
    """The files of a folder that are not hidden; a warning names those that will not be read."""
    try:
        files = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except OSError as error:
        raise DispatchError(f"could not be read ({error.strerror}).", place=str(folder)) from error
    left_out = [f"{file.name}/" for file in files if file.is_dir()]
    files = [file for file in files if not file.is_dir()]
    left_out += [file.name for file in files if file.suffix.lower() not in READERS and not _is_beside(file)]
    if left_out:
        more = f" and {len(left_out) - LEFT_OUT_TOLD} more" if len(left_out) > LEFT_OUT_TOLD else ""
        told = f"left out {', '.join(left_out[:LEFT_OUT_TOLD])}{more}: only {', '.join(READERS)} are read."
        warnings.warn(CrossfootWarning(f"{folder}: {told}"), stacklevel=4)
    return files


def _is_beside(file: Path) -> bool:
    """Whether a file tells of the others and is no dispatch: what is known of one, or a README."""
    return file.suffix == ".toml" or file.stem.upper() == "README"


def _read_file(path: Path) -> list[Dispatch]:
    return READERS.get(path.suffix.lower(), _from_text)(path)


def _contents(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DispatchError(f"could not be read ({error.strerror}).", place=str(path)) from error
    if not raw.strip():
        raise DispatchError("the file is empty.", place=str(path), way_out="Remove it, or fetch the text again.")
    return raw


def _decoded(path: Path) -> str:
    """The text as received: no newline or byte order mark is translated, for every offset is into it."""
    raw = _contents(path)
    if raw.startswith(UTF_16):
        raise DispatchError("UTF-16, not UTF-8.", place=str(path), way_out=_saved_from("UTF-16", path))
    if b"\0" in raw or raw.startswith(PDF):
        told = "a PDF" if raw.startswith(PDF) else "a binary file"
        raise DispatchError(f"{told}, not text.", place=str(path), way_out="Save the article as UTF-8 text.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        way_out = _saved_from("WINDOWS-1252", path)
        message = f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}."
        raise DispatchError(message, place=str(path), way_out=way_out) from error


def _saved_from(encoding: str, path: Path) -> str:
    return f"Save it as UTF-8, for instance: iconv -f {encoding} -t UTF-8 {path.name}."


def _from_lines(path: Path) -> list[Dispatch]:
    return list(parse_lines(_decoded(path).split("\n"), origin=str(path)))


def _from_csv(path: Path) -> list[Dispatch]:
    import csv
    from io import StringIO

    text = _decoded(path).removeprefix(BYTE_ORDER_MARK)
    csv.field_size_limit(max(len(text), csv.field_size_limit()))  # an article may be longer than the library's 128 kB
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    found: list[Dispatch] = []
    try:
        _refuse_header(reader.fieldnames or (), f"{path}, row 1")
        for row in reader:
            found.append(_from_csv_row(row, f"{path}, row {len(found) + 2}"))
    except csv.Error as error:
        place = f"{path}, row {len(found) + 2}"
        raise DispatchError(f"not CSV ({error}).", place=place, way_out=WAY_OUT_QUOTES) from error
    return found


def _refuse_header(columns: Sequence[str], place: str) -> None:
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        message = f"no column {' and no column '.join(missing)}, only {', '.join(columns)}."
        raise DispatchError(message, place=place, way_out=WAY_OUT_COLUMNS)
    twice = [name for name in (*NEEDED, *TOLD_BESIDE) if columns.count(name) > 1]
    if twice:
        raise DispatchError(f"two columns {twice[0]}.", place=place, way_out="Give one of them another name.")


def _from_csv_row(row: dict[str | None, Any], place: str) -> Dispatch:
    """A dispatch of a row; cells beyond the named columns are no part of one, and are not dropped silently."""
    if beyond := row.get(None):
        message = f"{len(beyond)} more than there are columns, the first {beyond[0]!r:.40}."
        raise DispatchError(message, place=place, way_out=WAY_OUT_QUOTES)
    return from_row({str(name): value for name, value in row.items()}, origin=place)


def _delimiter(text: str) -> str:
    """What stands between the names of the columns: spreadsheets of half of Europe write semicolons."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _from_text(path: Path) -> list[Dispatch]:
    return [_dated(path, {"text": _decoded(path)}, WAY_OUT_DATE)]


def _from_page(path: Path) -> list[Dispatch]:
    from crossfoot.dispatches.pages import read_page

    return [_dated(path, read_page(_contents(path), place=str(path)), WAY_OUT_PAGE_DATE)]


def _from_feed(path: Path) -> list[Dispatch]:
    from crossfoot.dispatches.feeds import read_feed

    rows = read_feed(_contents(path), name=path.stem, place=str(path))
    return [from_row(row, origin=f"{path}, entry {number}") for number, row in enumerate(rows, start=1)]


READERS: dict[str, Callable[[Path], list[Dispatch]]] = {
    ".txt": _from_text,
    ".jsonl": _from_lines,
    ".csv": _from_csv,
    ".html": _from_page,
    ".htm": _from_page,
    ".xhtml": _from_page,
    ".xml": _from_feed,
    ".rss": _from_feed,
    ".atom": _from_feed,
}
"""By ending, what reads such a file. One named alone, of another ending, is read as text."""


_BEGINS_DATE = re.compile(r"\s*date:?\s+(\d\S*)", re.IGNORECASE)
"""What was meant for a date: "date 2022-02-30", "Date: 08/02/2022"."""


def _dated(path: Path, row: Mapping[str, Any], way_out: str) -> Dispatch:
    """The one dispatch of a file, with what the ``.toml`` beside it knows; it must have a date."""
    dispatch = from_row({"id": path.stem} | dict(row) | _sidecar(path.with_suffix(".toml")), origin=str(path))
    if dispatch.reported_at is None:
        found = _BEGINS_DATE.match(dispatch.text)
        message = f"{found[1]!r} is no ISO date of publication." if found else "no date of publication."
        raise DispatchError(message, place=str(path), way_out=way_out)
    if FIRST_WORDS.fullmatch(dispatch.text.rstrip()):
        raise DispatchError("a date and no text.", place=str(path), way_out="Remove it, or fetch the text again.")
    return dispatch


def _sidecar(path: Path) -> dict[str, Any]:
    import tomllib

    if not path.exists():
        return {}
    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DispatchError(f"not TOML: {error}.", place=str(path)) from error
    except OSError as error:
        raise DispatchError(f"could not be read ({error.strerror}).", place=str(path)) from error
    _warn_of_slips(path, known)
    return {name: str(value) for name, value in known.items() if name in TOLD_BESIDE}


def _warn_of_slips(path: Path, known: Mapping[str, Any]) -> None:
    """Other keys are free, for remarks; but "publisher" was meant for one that counts."""
    from difflib import get_close_matches

    for name in known:
        meant = [] if name in TOLD_BESIDE else get_close_matches(name, TOLD_BESIDE, n=1, cutoff=0.75)
        if meant:
            told = f"{path}: {name!r} is a remark of your own, read by nothing. Was {meant[0]!r} meant?"
            warnings.warn(CrossfootWarning(told), stacklevel=2)
