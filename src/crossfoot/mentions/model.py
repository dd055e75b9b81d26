"""What the number reader hands on: a span that states a quantity, before we decide what it means.

Plain tuples (`typing.NamedTuple`), because a megabyte of news holds some ten thousand of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from crossfoot.values import Value

LEVELS = {"level.up": "up", "level.down": "down", "compared.up": "up", "compared.down": "down"}
"""The rules that say which way the change went that reached a level, whose `trend` is told once only, and which of two
things was the larger, where nothing changed."""


class Mention(Value):
    """One quantity in a text, with the words that shaped it. Offsets are into the text as received."""

    start: int
    """Start of the whole span: hedge, number, unit and counted noun where they stand together."""
    end: int
    number: tuple[int, int]
    """The span of the number alone (both ends of a range, magnitude words and currency sign not included)."""
    kind: str
    """``count``, ``price``, ``money``, ``percent``, ``ratio``, ``duration``, ``age``, ``measurement`` or ``index``."""
    best: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    bound: str
    """``exact``, ``approx``, ``at_least``, ``more_than``, ``at_most``, ``less_than`` or ``range``."""
    hedge: str | None = None
    rounding: Decimal | None = None
    """Half of the last printed place: 20.5 gives 0.05, 2.5 million 50,000; None where nothing fixes it."""
    unit: str = "dimensionless"
    """Canonical, readable by our pint registry: ``KZT/liter``, ``percent``, ``person``; else the singular noun."""
    noun: str | None = None
    """The counted noun as written, with its modifiers: "women and old people"; None where there is none."""
    trend: str | None = None
    """``up`` or ``down``, once a change: on its size; on the level it reached where neither a size is told nor an
    earlier level. `way` says it of every level."""
    converts: int | None = None
    """Index in the same list of the amount this one restates in another unit."""
    changed_from: int | None = None
    """Index in the same list of the earlier level."""
    rules: tuple[str, ...] = ()
    """Names of the rules that made this reading, in the order they fired."""
    doubts: tuple[str, ...] = ()
    """What could be otherwise, each a short phrase: "dollars taken as USD"."""

    @property
    def way(self) -> str | None:
        """``up`` or ``down`` where the figure is a change or was reached by one, told on this figure or beside it."""
        return way(self.trend, self.rules)


def way(trend: str | None, rules: Iterable[str]) -> str | None:
    """Which way a change went that a figure is the size of, or that reached it.

    >>> way("up", ["change.size"]), way(None, ["change.reached", "level.down"]), way(None, ["number.digits"])
    ('up', 'down', None)
    """
    if trend:
        return trend
    for rule in rules:
        if rule in LEVELS:
            return LEVELS[rule]
    return None
