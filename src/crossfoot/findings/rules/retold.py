"""By how much one price rose or fell, as two dispatches tell it.

Policy:

- Two dispatches speak of one rise where they are of one country, no towns apart, within `DAYS`, and both give the same
  good the same price to the last place. What each says the price rose by, in money or in percent, must then agree
  within the printed places: figures further apart are in `conflict`, an alarm, as one desk has mixed two goods or two
  rises up.
- Nothing is said where a dispatch tells two such changes of the good, speaks of another time ("since January", "a year
  ago"), or starts from another price than the other does; beyond `TIMES` they are two things.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "retold",
    ...     "Petrol in Zambia rose by 2.40 kwacha to 17.62 kwacha per litre on Friday.",
    ...     "Petrol in Zambia now costs 17.62 kwacha per litre. Petrol went up by 1.30 kwacha on Friday.",
    ... )
    conflicts! 2.4, 1.3
    >>> tried(
    ...     "retold",
    ...     "Petrol in Zambia rose by 15 percent to 17.62 kwacha per litre.",
    ...     "Petrol in Zambia is 40 percent dearer than a year ago and costs 17.62 kwacha per litre.",
    ... )
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.comparing import ordinal, times_apart
from crossfoot.findings.goods import Goods
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import OTHER_TIME, levels
from crossfoot.findings.wording import both, in_unit
from crossfoot.units import currency

DAYS = 45
TIMES = 4.0
SLACK = 0.02
"""By what share of itself a percent may be off: desks reckon with more places than they print."""
KEPT = 4
"""Dispatches whose change to a level is kept."""


class _Change(NamedTuple):
    """A rise or fall, the level it led to, and the one it is told to have led from."""

    made: Claim
    level: Claim
    old: float | None


def find(stack: Stack) -> Iterator[Finding]:
    """One finding for two dispatches and a good: with the first that told another change to that level."""
    kept: dict[tuple[object, ...], list[_Change]] = defaultdict(list)
    for claims in stack.by_dispatch.values():
        for key, change in _changes(stack, claims):
            other = next((one for one in kept[key] if _is_another(one, change)), None)
            if other:
                yield _told(other, change)
            elif len(kept[key]) < KEPT:
                kept[key].append(change)


def _changes(stack: Stack, claims: list[Claim]) -> Iterator[tuple[tuple[object, ...], _Change]]:
    """The changes of a dispatch by country, good, sort, direction and level; none of a good of which it tells two."""
    told: dict[tuple[Goods, str, str], dict[float, Claim]] = defaultdict(dict)
    for claim in claims:
        goods = stack.goods(claim) if _is_change(claim) else None
        if goods and not OTHER_TIME.search(stack.sentence_text(claim)):
            told[goods, _sort(claim), claim.way or ""].setdefault(claim.size, claim)
    if not told:
        return
    olds = {step.old.fact_id: step.new.fact_id for step in levels(stack, claims)}
    prices = [claim for claim in claims if _is_price(claim)]
    for (goods, sort, way), made in told.items():
        of_good = [price for price in prices if stack.goods(price) == goods]
        now = {price.figure: price for price in of_good if price.fact_id not in olds}
        if len(made) != 1 or len(now) != 1:
            continue
        (change,), (level,) = made.values(), now.values()
        old = next((price.figure for price in of_good if price.fact_id in olds), None)
        money = currency(level.unit)
        yield (stack.root_of(level), goods, sort, way, money, level.figure), _Change(change, level, old)


def _is_change(claim: Claim) -> bool:
    plain = claim.measure == "price_change" and claim.bound == "exact" and claim.status in STATED
    return plain and bool(claim.way and claim.figure and _sort(claim)) and not claim.converts


def _is_price(claim: Claim) -> bool:
    exact = claim.measure == "price" and claim.bound == "exact" and claim.status in STATED
    return exact and bool(claim.figure and currency(claim.unit)) and not claim.converts


def _sort(claim: Claim) -> str:
    return "percent" if claim.unit == "percent" else currency(claim.unit) or ""


def _is_another(early: _Change, late: _Change) -> bool:
    """Whether two changes to one level cannot be one: further apart than they are rounded, and from no other level."""
    near = abs(ordinal(early.made.reported) - ordinal(late.made.reported)) <= DAYS
    here = relation(early.level.place, late.level.place) != "apart"
    bases = {change.old for change in (early, late)} - {None}
    a, b = early.made.size, late.made.size
    slack = early.made.rounding + late.made.rounding + (SLACK * max(a, b) if early.made.unit == "percent" else 0.0)
    return near and here and len(bases) < 2 and abs(a - b) > slack and times_apart(early.made, late.made) <= TIMES


def _told(early: _Change, late: _Change) -> Finding:
    a, b = both(early.made, late.made)
    level = in_unit(late.level.size, late.level.unit)
    text = f"{a} and {b} are in conflict: two figures of the one change that led to {level}."
    return found(__name__, "conflicts", [early.made, late.made], text, severity="warning", by_measure=True)
