"""A level, the difference it was reached by, and that difference in percent.

Policy:

- "Rose 12.40 dollars, or 1 percent, to 1,252 dollars": a difference and a percent joined by "or" or in brackets are one
  change, and the level they led to, or are told of, gives the earlier one. The percent must be the difference of that.
- A difference told in another sentence of the very same goods ("raised petrol by 77 rupees. Petrol rose by 43.5 percent
  to 254") agrees too where it fits; where it is the only one that is told of them it must.
- Else the three must stand in one sentence with nothing else of the unit between. Everything within the printed places
  of all three fits; what does not is an alarm.

    >>> from crossfoot.findings.trying import tried
    >>> tried("differences", "Gold rose $12.40, or 1 percent, to $1,252 an ounce.")
    foots 1, 12.4, 1252, 1239.6
    >>> tried("differences", "A litre of petrol now costs 130 taka, a rise of 44 taka or 51.1 per cent.")
    foots 51.1, 44, 130, 86
    >>> tried("differences", "The index fell 25 points, or 12 percent, to 2,105.")
    breaks! 12, 25, 2105, 2130, 1.2
    >>> tried("differences", "Diesel was raised by 1 rand to 2.50 rand per litre, a 67 per cent increase.")
    foots 67, 1, 2.5, 1.5
    >>> tried("differences", "Light diesel rose by 9.9 percent to 73.21 taka a litre, an increase of 6.60 taka.")
    foots 9.9, 6.6, 73.21, 66.61
    >>> tried("differences", "Sales rose by 3 million euros, or 12 percent, and profit was 2 million euros.")
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot import regexes as re
from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.goods import are_same
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import BY, CHANGE
from crossfoot.findings.wording import number, quote
from crossfoot.units import currency

OR = re.compile(r"[\s,]*(?:or|\(|[–—-])\s*(?:(?:about|some|nearly|almost)\s+)?", re.IGNORECASE)
"""Between a difference and the same in percent."""
LED_TO = re.compile(
    r"[\s,)]*(?:[\w-]+\s+){0,3}?(?:to|at)\s+(?:(?:about|just|only|some|a record|a new high of)\s+)?", re.IGNORECASE
)
"""Between a change and the level it led to."""
TOLD_OF = re.compile(
    rf"[^.;:]{{0,60}}?[\s,(–—-]+(?:(?:an?|the) (?:[\w-]+ ){{0,2}}?(?:{CHANGE}) of|(?:up|down)(?: by)?)\s+",
    re.IGNORECASE,
)
"""Between a level and the change it was reached by."""
AGAIN = re.compile(r"(?: [\w-]+){0,3}[\s,(–—-]+(?:or|an?|up|down)\s+", re.IGNORECASE)
"""Between a level and the percent that sums up how it was reached."""
NEXT = 3
"""Sentences between a percent and the difference of the same goods."""
NEAR = 3
"""Figures on either side among which the level stands."""
SLACK = 0.02
"""By what share of itself a percent may lie beyond the printed places: desks reckon with more than they print."""
FACTOR = 3.0
"""Times: a percent further off than so much is of something else."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a difference that is told in percent too and whose level stands beside it."""
    for claims in stack.by_dispatch.values():
        for at, (first, second) in enumerate(pairwise(claims)):
            third = claims[at + 2] if at + 2 < len(claims) else None
            if third and _is_summed_up(stack, first, second, third):
                yield from _weighed(stack, third, first, second)
            elif third and _is_told_behind(stack, first, second, third):
                yield from _weighed(stack, first, third, second)
            change = _as_change(stack, first, second)
            level = _level(stack, *change) if change else None
            if change and level:
                yield from _weighed(stack, *change, level)
            elif not change and (share := _led(stack, first, second)):
                yield from _told_apart(stack, claims, share, second)


def _as_change(stack: Stack, first: Claim, second: Claim) -> tuple[Claim, Claim] | None:
    """The percent and the difference of one change, where two figures next to each other are that."""
    share, made = (first, second) if first.unit == "percent" else (second, first)
    told = (share.measure or "").endswith("change") and (share.way or made.way)
    apart = share.way and made.way and share.way != made.way
    if not _are_plain(share, made) or not told or apart or not OR.fullmatch(stack.between(first, second)):
        return None
    return share, made


def _are_plain(share: Claim, made: Claim, *others: Claim) -> bool:
    """Whether a percent and a difference are told without a hedge, as are the others."""
    known = share.unit == "percent" != made.unit and bool(made.figure) and bool(share.figure)
    return known and all(
        one.bound == "exact" and one.status in STATED and not one.converts for one in (share, made, *others)
    )


def _is_summed_up(stack: Stack, made: Claim, level: Claim, share: Claim) -> bool:
    """Whether a percent tells a difference and its level again: "by 1 rand to 2.50 rand, a 67 percent increase"."""
    one_unit = (currency(made.unit) or made.unit) == (currency(level.unit) or level.unit)
    told = (share.measure or "").endswith("change") and share.way and made.way in (None, share.way)
    less = 0 < made.size < level.size
    if not (_are_plain(share, made, level) and one_unit and told and less):
        return False
    by = BY.search(stack.before(made)) and LED_TO.fullmatch(stack.between(made, level))
    return bool(by) and bool(AGAIN.fullmatch(stack.between(level, share)))


def _is_told_behind(stack: Stack, share: Claim, level: Claim, made: Claim) -> bool:
    """Whether a difference tells a percent and its level again: "by 9.9 percent to 73 rupees, an increase of 6.60"."""
    alike = _are_plain(share, made, level) and (currency(made.unit) or "-") == currency(level.unit)
    less = 0 < made.size < level.size and stack.sentence(share) == stack.sentence(made)
    return alike and less and _led(stack, share, level) is share and bool(TOLD_OF.fullmatch(stack.between(level, made)))


def _led(stack: Stack, first: Claim, second: Claim) -> Claim | None:
    """The percent that led to a price right behind it: "rose by 43.5 percent to a record 254 rupees"."""
    led = first.unit == "percent" and first.bound == "exact" and first.way and first.measure == "price_change"
    price = second.measure == "price" and second.bound == "exact" and not second.converts and second.figure
    return first if led and price and LED_TO.fullmatch(stack.between(first, second)) else None


def _told_apart(stack: Stack, claims: list[Claim], share: Claim, level: Claim) -> Iterator[Finding]:
    """A percent and its level against the differences that other sentences tell of the very same goods."""
    goods, here = stack.goods(share), stack.sentence(share)
    made = [
        one
        for one in claims
        if _is_difference(one, level)
        and one.bound == "exact"
        and 0 < one.size < level.size
        and one.way in (None, share.way)
        and 0 < abs(stack.sentence(one) - here) <= NEXT
        and are_same(goods, stack.goods(one))
    ]
    if any(stack.sentence(one) == here and _is_difference(one, level) for one in claims):
        return  # the sentence tells its own: "to 73.21 rupees, an increase of 6.60"
    found_ = [finding for one in made for finding in _weighed(stack, share, one, level)]
    fits = [finding for finding in found_ if finding.verdict == "foots"]
    yield from fits[:1] or (found_ if len(made) == 1 else [])


def _is_difference(one: Claim, level: Claim) -> bool:
    return one.measure == "price_change" and currency(one.unit) == (currency(level.unit) or "-")


def _level(stack: Stack, share: Claim, made: Claim) -> Claim | None:
    """The one level of a change's unit that it led to, or is told of, in its sentence."""
    first, last = sorted((share, made), key=lambda one: one.start)
    levels = [
        one
        for one in stack.around(made, NEAR)
        if one not in (share, made)
        and (currency(one.unit) or one.unit) == (currency(made.unit) or made.unit)
        and stack.sentence(one) == stack.sentence(made)
    ]
    if len(levels) != 1 or levels[0].bound != "exact" or levels[0].size <= made.size:
        return None
    level = levels[0]
    behind = level.start > last.start and LED_TO.fullmatch(stack.between(last, level))
    before = level.end < first.start and TOLD_OF.fullmatch(stack.between(level, first))
    return level if behind or before else None


def _weighed(stack: Stack, share: Claim, made: Claim, level: Claim) -> Iterator[Finding]:
    way = -1.0 if (share.way or made.way) == "down" else 1.0
    old = level.size - way * made.size
    least, most = (_percent(made, level, way, end) for end in (-1.0, 1.0))
    stated = share.size
    slack = share.rounding + SLACK * stated
    expected = 100 * made.size / old
    verb = "rise" if way > 0 else "fall"
    why = f"a {verb} by {number(made.size)} from {number(old)} is one of {number(expected, 1)} %"
    claims = [share, made, level]
    if least - slack <= stated <= most + slack:
        text = f"{quote(share)} agrees with {stack.both(made, level)}: {why}."
        yield found(__name__, "foots", claims, text).weighing(also=[round(old, 6)])
        return
    text = f"{quote(share)} does not agree with {stack.both(made, level)}: {why}."
    if 1 / FACTOR <= stated / expected <= FACTOR or _is_slip_of_the_point(stated, expected):
        made_of, also = round(expected, 1), [round(old, 6), round(expected, 1)]
        yield found(__name__, "breaks", claims, text, severity="warning").weighing(
            also=also, expected=made_of, observed=stated
        )


def _percent(made: Claim, level: Claim, way: float, end: float) -> float:
    """The least or the most that the difference can be of the earlier level, by the printed places of both."""
    difference = made.size + end * _rounded(made, level)
    old = level.size - end * _rounded(level, made) - way * difference
    return 100 * difference / max(old, 1e-9)


def _rounded(claim: Claim, beside: Claim) -> float:
    """Half the last printed place; nought of an amount in whole units beside another, which is that price."""
    whole = claim.kind in ("price", "money") and 0.5 <= claim.rounding < 500 and beside.rounding >= 0.5
    return 0.0 if whole else claim.rounding


def _is_slip_of_the_point(stated: float, expected: float) -> bool:
    return any(abs(stated / expected / times - 1) <= 0.1 for times in (0.1, 10.0))
