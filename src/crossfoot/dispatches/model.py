"""One dispatch, and what every reader of dispatches makes sure of: an id, a text, a date that is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot.errors import DispatchError

if TYPE_CHECKING:
    import pandas as pd

FIRST_WORDS = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?\Z")


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


def to_frame(dispatches: Iterable[Dispatch]) -> pd.DataFrame:
    """One row a dispatch, typed as ``tables/dispatches.toml`` says.

    Raises
    ------
    DispatchError
        A value holds half a character (a lone surrogate, as ``"\\ud800"`` in JSON), which no file can keep.
    """
    from crossfoot.tables import frame

    return frame("dispatches", (_row(dispatch) for dispatch in dispatches))


def as_frame(dispatches: Any) -> Any:
    """A table of dispatches, pandas' or Spark's, as it comes; what `read_dispatches` gives, as a table."""
    return dispatches if dispatches is None or hasattr(dispatches, "columns") else to_frame(dispatches)


def from_row(row: dict[str, Any], *, origin: str) -> Dispatch:
    """A dispatch from plain values: ``id`` and ``text``, and if known ``published``, ``outlet``, ``title``, ``url``.

    Raises
    ------
    DispatchError
        ``id`` or ``text`` is missing or not text, ``id`` holds half a character, or ``published`` is not an ISO date.
    """
    for name in ("id", "text"):
        if not isinstance(row.get(name), str) or not row[name]:
            way_out = 'Each row needs "id" and "text", both text.'
            told = f"{name} is {row[name]!r:.40}." if name in row else f'no "{name}".'
            raise DispatchError(told, place=origin, way_out=way_out)
    _refuse_half("id", row["id"], origin)  # fact ids are made of it; a text is read even so
    published = row.get("published") or row.get("date") or row.get("reported_at") or date_in_first_words(row["text"])
    if published is not None and not (isinstance(published, str) and is_date(published)):
        raise DispatchError(f"published is {published!r}.", place=origin, way_out="Give an ISO date: 2022-01-04.")
    extra = {name: row.get(name) or None for name in ("outlet", "title", "url")}
    return Dispatch(row["id"], row["text"], published and published[:10], origin=origin, **extra)


def without_twins(dispatches: Iterable[Dispatch]) -> Iterator[Dispatch]:
    """The dispatches as they come.

    Raises
    ------
    DispatchError
        Two have one id: their facts could not be told apart, and what one says of the other would be lost.
    """
    seen: dict[str, str] = {}
    for place, dispatch in enumerate(dispatches, start=1):
        here = dispatch.origin or f"dispatch {place}"
        if dispatch.dispatch_id in seen:
            message = f"the id {dispatch.dispatch_id!r} is also that of {seen[dispatch.dispatch_id]}."
            raise DispatchError(message, place=here, way_out="Give one of them another name or id.")
        seen[dispatch.dispatch_id] = here
        yield dispatch


def date_in_first_words(text: str) -> str | None:
    """The ISO date of a text that begins with ``date YYYY-MM-DD``.

    >>> date_in_first_words(" date 2022-01-04 In the Kazakh city of Aktau")
    '2022-01-04'
    """
    found = FIRST_WORDS.match(text)
    return found[1] if found and is_date(found[1]) else None


def is_date(text: str) -> bool:
    """Whether a text is an ISO date: a day, a month, a year, or a moment."""
    from datetime import date

    if not ISO_DATE.match(text):
        return False
    day = (text[:10] + "-01-01")[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _row(dispatch: Dispatch) -> dict[str, Any]:
    row = dispatch._asdict()
    for name in ("text", "dispatch_id", "outlet", "title", "url"):
        _refuse_half(name, row[name] or "", dispatch.origin)
    row["reported_at"] = row["reported_at"] and (row["reported_at"] + "-01-01")[:10]
    return row


def _refuse_half(name: str, value: str, place: str | None) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        where = "" if name == "text" else f"{name} has "
        message = f"{where}half a character at offset {error.start}: {value[error.start]!a}."
        raise DispatchError(message, place=place, way_out="Fetch the dispatch again.") from error
