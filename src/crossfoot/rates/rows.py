"""One published exchange rate as the adapters hand it on, and the small readings they share."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import NamedTuple

from crossfoot.errors import RatesError


class Rate(NamedTuple):
    """A rate published for a day: units of `quote` for `nominal` units of `base`."""

    base: str
    quote: str
    date_asked: str
    date_found: str
    source: str
    kind: str
    nominal: int
    value: float


class Given(NamedTuple):
    """What the origin beside a file says of its rates, where the format itself does not."""

    source: str | None = None
    kind: str | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    """The kind of single columns, where they differ."""
    base: str | None = None


def published(base: str, quote: str, day: str, source: str, kind: str, nominal: int, value: float) -> Rate:
    """A rate as published: the day it was asked for is the day it is of."""
    return Rate(base, quote, day, day, source, kind, nominal, value)


def number(text: str, place: str) -> float:
    """A positive number, with a decimal point or comma.

    >>> number("16,9000", "a file")
    16.9

    Raises
    ------
    RatesError
        It is no number, or not positive.
    """
    try:
        value = float(text.strip().replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        way_out = "Correct it, or take the line out: a day without a rate is fine."
        raise RatesError(f"{text!r} is not a rate.", place=place, way_out=way_out)
    return value


def day(text: str, place: str) -> str:
    """An ISO date from ``2022-01-04``, ``04.01.2022``, a time stamp, or a month (its last day).

    >>> day("31.12.2021", "a file"), day("2021-12", "a file")
    ('2021-12-31', '2021-12-31')

    Raises
    ------
    RatesError
        It is no date.
    """
    text = text.strip()
    try:
        if len(text) == 7:
            return _month_end(text)
        if "." in text[:5]:
            return datetime.strptime(text[:10], "%d.%m.%Y").date().isoformat()
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError as error:
        way_out = "Write dates as 2022-01-04 (or months as 2022-01)."
        raise RatesError(f"{text!r} is not a date.", place=place, way_out=way_out) from error


def _month_end(month: str) -> str:
    first = date.fromisoformat(f"{month}-01")
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).isoformat()


def xml(raw: bytes, place: str) -> object:
    """The root element of an XML document, read without entities or anything from outside.

    Raises
    ------
    RatesError
        It is broken, or tries what a table of rates has no business with.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(raw)
    except (ParseError, DefusedXmlException, LookupError) as error:
        raise RatesError(f"not readable XML: {error}.", place=place, way_out="Fetch the file again.") from error
