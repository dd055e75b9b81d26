"""The rise of one good, as two dispatches tell it.

Policy:

- Two dispatches of one country that tell, within `DAYS`, of a rise or of a fall of the very same goods by shares
  further apart than `NEAR` points are in conflict. It is told, and alarms nobody: one may reckon from another day.
- Where both name the same price that the goods went to, no other day explains it: by shares, or by amounts, that
  differ they are in conflict within `WEEKS`, an alarm. If the first gives that figure for other goods, it was misread.
- Where either sentence speaks of another period ("since January", "than last year"), nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> tried("rises", "In Jordan kerosene rises by 33 percent.", "In Jordan kerosene will rise by 28 percent.")
    conflicts 33, 28
    >>> tried("rises", "In Jordan kerosene rises by 33 percent.", "In Jordan diesel will rise by 28 percent.")
    >>> tried("rises", "In Jordan kerosene rises by 33 percent.", "In Jordan kerosene rose by 48 percent since May.")
    >>> tried(
    ...     "rises",
    ...     "In Zambia diesel was raised by 4.20 kwacha to 31.50 kwacha a litre.",
    ...     "In Zambia diesel sells at 31.50 kwacha a litre. Diesel went up by 2.40 kwacha on Monday.",
    ... )
    conflicts! 4.2, 2.4, 31.5, 31.5
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.goods import Goods, are_same
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import OTHER_TIME
from crossfoot.findings.wording import both, listed, quote
from crossfoot.units import currency

DAYS = 3
WEEKS = 14
"""Days in which a price that two dispatches name is that of one rise."""
NEAR = 2.0
"""Points by which desks round and cut: 53, 53.8 and "54 percent" are one rise."""
KEPT = 8
"""Rises of a country that a further one is set against."""


class Rise(NamedTuple):
    """By how much a dispatch says that some goods rose, the prices it gives of them, and its other rises."""

    goods: Goods
    claim: Claim
    prices: tuple[Claim, ...]
    others: tuple[Claim, ...]


def find(stack: Stack) -> Iterator[Finding]:
    """One finding for each two rises that differ, of goods whose dispatches tell one each; with the latest before."""
    kept: dict[tuple[str, str], deque[Rise]] = defaultdict(lambda: deque(maxlen=KEPT))
    for claims in stack.by_dispatch.values():
        rises = _once(stack, claims)
        for rise in rises:
            key = stack.root_of(rise.claim), _sort(rise.claim)
            same = next((one for one in reversed(kept[key]) if are_same(one.goods, rise.goods)), None)
            if same:
                yield from _weighed(same, rise)
        for rise in rises:
            kept[stack.root_of(rise.claim), _sort(rise.claim)].append(rise)


def _sort(claim: Claim) -> str:
    return currency(claim.unit) or claim.unit


def _once(stack: Stack, claims: list[Claim]) -> list[Rise]:
    """The rises of a dispatch by goods; none of those of which it tells two of a sort."""
    told: dict[tuple[Goods, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        plain = claim.measure == "price_change" and claim.bound == "exact" and claim.status in STATED
        paid = claim.unit == "percent" or bool(currency(claim.unit))
        if plain and paid and (goods := stack.goods(claim)) and not _of_another_time(stack, claim):
            told[goods, _sort(claim)].append(claim)
    if not told:
        return []
    prices = [c for c in claims if c.measure == "price" and c.bound == "exact" and not c.converts]
    every = tuple(same[0] for same in told.values() if len(same) == 1)
    return [
        Rise(goods, same[0], tuple(c for c in prices if are_same(stack.goods(c), goods)), every)
        for (goods, _), same in told.items()
        if len(same) == 1
    ]


def _of_another_time(stack: Stack, claim: Claim) -> bool:
    return bool(OTHER_TIME.search(stack.sentence_text(claim)))


def _weighed(early: Rise, late: Rise) -> Iterator[Finding]:
    days = abs(ordinal(late.claim.reported) - ordinal(early.claim.reported))
    prices = _common_price(early, late) if days <= WEEKS else []
    if not _is_apart(early.claim, late.claim, bool(prices)):
        return
    if prices:
        yield _of_one_price(early, late, prices)
    elif days <= DAYS and early.claim.unit == "percent":
        yield _told(early, late)


def _common_price(early: Rise, late: Rise) -> list[Claim]:
    """The price that both give of the goods, as each prints it; empty where they give none in common."""
    pairs = ((a, b) for a in early.prices for b in late.prices if a.figure == b.figure and a.unit == b.unit)
    return list(next(pairs, ()))


def _is_apart(a: Claim, b: Claim, one_price: bool) -> bool:
    """Whether two rises go one way, as far as they are told to, and differ by more than desks round."""
    if not (a.way or b.way) or {a.way, b.way} == {"up", "down"}:
        return False
    near = NEAR if a.unit == "percent" else 0.0
    return (a.unit == "percent" or one_price) and abs(a.point - b.point) > max(near, a.rounding + b.rounding)


def _of_one_price(early: Rise, late: Rise, prices: list[Claim]) -> Finding:
    first, second = both(early.claim, late.claim)
    text = f"{first} and {second} are in conflict: both are told of the rise to {quote(prices[0])}"
    taken = next((one for one in early.others if one.figure == late.claim.figure and one is not early.claim), None)
    misread = f", and {quote(taken)} is of other goods in the first" if taken else ""
    claims = [early.claim, late.claim, *prices]
    return found(__name__, "conflicts", claims, f"{text}{misread}.", severity="warning")


def _told(early: Rise, late: Rise) -> Finding:
    first, second = both(early.claim, late.claim)
    what = listed(name.replace("_", " ") for name in sorted(early.goods & late.goods))
    way = "rise" if "up" in (early.claim.way, late.claim.way) else "fall"
    text = f"{first} and {second} are in conflict over the {way} of {what}, unless they reckon from different days."
    return found(__name__, "conflicts", [early.claim, late.claim], text)
