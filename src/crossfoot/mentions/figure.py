"""A figure while it is being read: what later becomes a `Mention`."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.mentions.hedges import bounds
from crossfoot.mentions.model import Mention
from crossfoot.mentions.scales import Numeral
from crossfoot.mentions.tokens import Tokens


class Figure:
    """One quantity of a sentence, filled in by rule after rule. Token numbers are into the sentence's `Tokens`."""

    __slots__ = (
        "begin", "bound", "changed_from", "changed_to", "codes", "converted_by", "converts", "currency", "divisor",
        "doubts", "end", "first", "form", "head", "hedge", "high", "index", "kind", "last", "low", "mantissa", "noun",
        "per", "place", "row", "rules", "scaled", "trend", "unit", "unit_end", "value",
    )  # fmt: skip

    def __init__(self, row: Tokens, numeral: Numeral) -> None:
        self.row = row
        self.first = self.begin = numeral.first
        self.last = self.end = self.unit_end = numeral.last
        self.value = value = numeral.value
        self.place, self.form, self.scaled, mantissa = numeral.place, numeral.form, numeral.scaled, numeral.mantissa
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.mantissa = value if mantissa is None else mantissa
        self.bound = "exact"
        self.hedge: str | None = None
        self.unit: str | None = None
        self.kind = "count"
        self.per: str | None = None
        self.currency = False
        self.divisor = 1
        self.codes: tuple[str, ...] = ()
        self.noun: tuple[int, int] | None = None
        self.head: str | None = None
        self.trend: str | None = None
        self.converts: Figure | None = None
        self.converted_by: Figure | None = None
        self.changed_from: Figure | None = None
        self.changed_to: Figure | None = None
        self.index = -1
        self.rules = [f"number.{numeral.form}"]
        self.doubts: list[str] = []

    @property
    def point(self) -> Decimal:
        """One value to compare by: the upper end of a range."""
        return self.value if self.high is None else self.high

    @property
    def scale(self) -> Decimal | None:
        """What its scale word multiplies by; None where it has none."""
        return self.point / self.mantissa if self.scaled and self.mantissa else None

    def hedge_with(self, bound: str, words: str, rule: str) -> None:
        """Take on a hedge's bound."""
        self.bound, self.hedge = bound, words
        self.rules.append(rule)

    def move(self, way: str, rule: str) -> None:
        """Take on the direction of a change."""
        self.trend = way
        self.rules.append(rule)

    def take_unit(self, other: Figure) -> None:
        """Be of what another figure is of."""
        self.unit, self.kind, self.per, self.currency = other.unit, other.kind, other.per, other.currency
        self.codes, self.head, self.divisor = other.codes, other.head, other.divisor

    def carry(self, other: Figure, rule: str) -> None:
        """Be of what another figure is of, coins and noun and all."""
        coins = other.divisor > 1 and self.divisor == 1
        self.take_unit(other)
        if coins:
            self.value /= other.divisor
            self.place = self.place / other.divisor if self.place is not None else None
            self.rules.append("number.scale_shared")
        if other.noun is not None and self.noun is None and other.row is self.row:
            self.noun = other.noun
        self.rules.append(rule)

    def mention(self, text: str) -> Mention:
        """The finished reading."""
        starts, ends = self.row.starts, self.row.ends
        best, lower, upper = self._bounds()
        unit = self.unit or "dimensionless"
        noun = self.noun
        return Mention(
            starts[self.begin], ends[self.end - 1], (starts[self.first], ends[self.last - 1]), self.kind,
            best, lower, upper, self.bound, self.hedge, self.place / 2 if self.place is not None else None,
            f"{unit}/{self.per}" if self.per else unit, text[starts[noun[0]] : ends[noun[1] - 1]] if noun else None,
            self.trend, self.converts.index if self.converts else None,
            self.changed_from.index if self.changed_from else None, tuple(self.rules), tuple(self.doubts),
        )  # fmt: skip

    def _bounds(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        if self.high is not None:
            return None, self.low, self.high
        if self.form == "vague":
            return None, self.value, None
        return bounds(self.bound, self.value)
