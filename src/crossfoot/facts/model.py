"""One figure that somebody stated: a row of the facts table before it is a row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple


class Fact(NamedTuple):
    """A claim: a reading plus who, what, where and when. The columns are told in ``tables/facts.toml``.

    Dates are ISO strings, values Decimals; `row` gives the plain types of tables and JSON.
    """

    fact_id: str
    dispatch_id: str
    outlet: str | None
    reported_at: str | None
    surface: str
    start: int
    end: int
    kind: str
    measure: str | None
    item: str | None
    subject: str | None
    best: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    bound: str
    hedge: str | None
    rounding: Decimal | None
    unit: str
    trend: str | None
    part_of: str | None
    converts: str | None
    changed_from: str | None
    restates: str | None
    aggregation: str
    status: str
    attribution: str | None
    attribution_kind: str | None
    place: str | None
    place_surface: str | None
    event_start: str | None
    event_end: str | None
    event_precision: str | None
    event_surface: str | None
    doubts: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def size(self) -> Decimal | None:
        """The value the fact is compared by: the point, else a bound; None where no number is stated."""
        if self.best is not None:
            return self.best
        return self.lower if self.lower is not None else self.upper

    @property
    def head(self) -> str:
        """The last word of what is counted, in small letters; empty where that is not named."""
        return self.item.split()[-1].lower() if self.item else ""

    def row(self) -> dict[str, Any]:
        """The fact as plain values: numbers as int or float, lists as lists, None where nothing is stated."""
        row: dict[str, Any] = dict(zip(self._fields, self, strict=True))
        best, low, high = self.best, self.lower, self.upper
        row["best"] = point = plain_number(best)
        row["lower"] = point if low is best else plain_number(low)  # an exact figure has one value, thrice
        row["upper"] = point if high is best else plain_number(high)
        row["rounding"] = plain_number(self.rounding)
        row["doubts"], row["rules"] = list(self.doubts), list(self.rules)
        return row


def plain_number(value: Decimal | None) -> int | float | None:
    """A Decimal as JSON writes it: an int where it is whole, else the nearest float.

    >>> plain_number(Decimal("1.2E+3")), plain_number(Decimal("20.5")), plain_number(None)
    (1200, 20.5, None)
    """
    if value is None:
        return None
    number = float(value)
    return int(number) if number.is_integer() and -1e15 < number < 1e15 else number
