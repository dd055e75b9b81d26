"""What a bracket implies: the interval of rates that print one amount as another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crossfoot.errors import UnitError
from crossfoot.findings.claims import Claim
from crossfoot.findings.stack import Stack
from crossfoot.units import currency, per, scale

ROUNDED = 0.004
"""A stated amount is itself taken as rounded where half its last printed place is more than this share of it and it is
printed in thousands or larger units ("€2 million"): a price of 50 is exactly 50, 2 million is not exactly 2,000,000."""


class Bracket(NamedTuple):
    """One amount stated, the other currency's amount beside it, and the rates that would print both."""

    stated: Claim
    restated: Claim
    low: float
    high: float
    """Units of the stated currency for one of the restated: the way people quote them."""
    times: float = 1.0
    """How many of what the stated price is per the restated one is per: 3.785 litres in a gallon."""

    @property
    def pair(self) -> tuple[str, str]:
        """The stated and the restated currency."""
        return currency(self.stated.unit) or "", currency(self.restated.unit) or ""

    @property
    def point(self) -> float:
        """The rate of the printed points."""
        return self.times * middle(self.stated) / middle(self.restated)

    @property
    def when(self) -> str:
        """The day whose rate it is held against: the one printed, else the one spoken of; empty for neither."""
        return self.restated.reported or self.restated.since

    def at(self, rate: float) -> float:
        """What the stated amount comes to at a rate."""
        return self.point * middle(self.restated) / rate


def brackets(stack: Stack) -> Iterator[Bracket]:
    """Every conversion between currencies in a stack, in its order."""
    for restated in stack.claims:
        stated = stack.by_id.get(restated.converts or "")
        for amount, other in _ways(stack, stated, restated) if stated else ():
            found = bracket(amount, other)
            if found:
                yield found


def _ways(stack: Stack, stated: Claim, restated: Claim) -> list[tuple[Claim, Claim]]:
    """Which amounts belong together: each level to its end in "from 4,500 to 6,500 rupiah (46 to 66 US cents)"."""
    early = stack.by_id.get(stated.changed_from or "")
    ends = restated.lower, restated.upper
    if restated.bound != "range" or stated.bound == "range" or early is None or early.unit != stated.unit:
        return [(stated, restated)]
    levels = sorted((early, stated), key=lambda level: level.size)
    return [(level, _at(restated, end)) for level, end in zip(levels, ends, strict=True) if end is not None]


def _at(claim: Claim, figure: float) -> Claim:
    """One end of a range, as an exact figure."""
    half = claim.rounding
    return claim._replace(best=figure, lower=figure, upper=figure, bound="exact", low=figure - half, high=figure + half)


def bracket(stated: Claim, restated: Claim) -> Bracket | None:
    """The rates that print an amount of money as another; None where they are not of two currencies."""
    codes = currency(stated.unit), currency(restated.unit)
    if None in codes or codes[0] == codes[1]:
        return None
    times = _times_per(stated.unit, restated.unit)
    ends = [(times * low, times * high) for low, high in _ends(stated, restated)]
    if not ends:
        return None
    low, high = max(low for low, _ in ends), min(high for _, high in ends)
    return Bracket(stated, restated, *((low, high) if low <= high else ends[0]), times)


def _times_per(unit: str, other: str) -> float:
    """How many of what one price is per make what the other is per; 1 where only one is per something, or a bottle."""
    first, second = per(unit), per(other)
    if first == second or not first or not second:
        return 1.0
    try:
        return scale(second, first)
    except UnitError:  # no measure of the same dimension: both are of the thing sold
        return 1.0


def _ends(stated: Claim, restated: Claim) -> Iterator[tuple[float, float]]:
    """The rates each printed end allows: the lower ends belong together, and the upper ones."""
    for amount, other in zip(_printed(stated), _printed(restated), strict=False):
        half = _half_place(restated, other)
        slack = stated.rounding if stated.rounding >= 500 and stated.rounding > ROUNDED * abs(amount) else 0.0
        if stated.bound == "approx" and restated.bound == "exact":
            slack = max(slack, stated.rounding)
        if other - half > 0 and amount > 0:
            yield (amount - slack) / (other + half), (amount + slack) / (other - half)


def _half_place(claim: Claim, amount: float) -> float:
    """Half of the last printed place; where that is no less than the amount (cents in dollars), by its digits."""
    if claim.rounding < abs(amount):
        return claim.rounding
    digits = repr(amount).partition(".")[2].rstrip("0")
    return 0.5 * 10.0 ** -len(digits)


def _printed(claim: Claim) -> tuple[float, ...]:
    if claim.best is not None:
        return (claim.best,)
    return tuple(end for end in (claim.lower, claim.upper) if end is not None)


def middle(claim: Claim) -> float:
    """The point printed, or the middle of the range."""
    ends = _printed(claim)
    return sum(ends) / len(ends)


def common(found: Iterable[Bracket]) -> tuple[float, float]:
    """The rates that satisfy all of some brackets; the first end above the second where none does."""
    found = list(found)
    return max((b.low for b in found), default=-math.inf), min((b.high for b in found), default=math.inf)


class Used(NamedTuple):
    """The rates one dispatch's conversions of a pair allow."""

    pair: tuple[str, str]
    brackets: tuple[Bracket, ...]
    low: float
    high: float

    @property
    def gap(self) -> float:
        """How far the brackets miss each other; nought where they meet."""
        return max(0.0, self.low / self.high - 1)


def by_pair(found: Iterable[Bracket]) -> list[Used]:
    """The rates that some conversions of one dispatch allow, for each pair of currencies."""
    members: dict[tuple[str, str], list[Bracket]] = defaultdict(list)
    for bracket in found:
        members[bracket.pair].append(bracket)
    return [Used(pair, tuple(same), *common(same)) for pair, same in sorted(members.items())]
