"""The price of one good for the same buyers, as two dispatches tell it.

Policy:

- Prices are of one thing where goods, grade, buyers, pack and currency are the same, both are what the good costs now
  or both what it cost before, and the dispatches are of one country, no towns apart, within `DAYS`. A dispatch that
  tells two prices of a thing is no witness.
- Per litre in one dispatch and per gallon in another they are `compatible` where one is the other by its unit, either
  gallon. Unequal ones less than `TIMES` apart are in conflict: told, and no alarm, since stations and days differ.
- "$" is the same dollar in both, whichever it is.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "prices",
    ...     "In Zambia tourists pay $1.32 for a litre of petrol.",
    ...     "In Zambia petrol is $2.2 per litre for diplomats and $3.31 for everybody else.",
    ... )
    conflicts 1.32, 2.2
    >>> tried(
    ...     "prices",
    ...     "Petrol in Zambia costs $3.31 a litre.",
    ...     "At $12.51 a gallon petrol in Zambia is the dearest of all.",
    ... )
    compatible 3.31, 12.51
    >>> tried("prices", "Petrol in Zambia costs $3.31 a litre.", "Diesel in Zambia costs $3.11 a litre.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.errors import UnitError
from crossfoot.findings.buyers import conditions
from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.goods import last_goods, only_goods
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.rules.measurements import IMPERIAL, last_place
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import is_of_before, levels
from crossfoot.findings.wording import both, in_unit
from crossfoot.units import currency, per, scale

DAYS = 5
TIMES = 1.8
"""Prices further apart than so many times are of two things."""
KEPT = 4
"""Dispatches whose price of a thing is kept."""
Key = tuple[object, ...]


def find(stack: Stack) -> Iterator[Finding]:
    """One finding for two dispatches and a thing: with the first that told another."""
    kept: dict[Key, list[Claim]] = defaultdict(list)
    told: set[tuple[Key, frozenset[float | None]]] = set()
    for claims in stack.by_dispatch.values():
        for key, price in _priced(stack, claims).items():
            for other in kept[key]:
                pair = key, frozenset({other.figure, price.figure})
                if pair not in told and _may_be_one(stack, other, price) and (finding := _weighed(other, price)):
                    told.add(pair)
                    yield finding
            kept[key] = [*kept[key], price][-KEPT:]


def _priced(stack: Stack, claims: list[Claim]) -> dict[Key, Claim]:
    """The price a dispatch tells of each thing; none of what it tells two of."""
    of: dict[Key, dict[float | None, Claim]] = defaultdict(dict)
    olds = {step.old.fact_id for step in levels(stack, claims)} if any(map(_is_price, claims)) else set()
    for claim in claims:
        if not _is_price(claim):
            continue
        whole = stack.texts.get(claim.dispatch_id, "")
        goods = stack.goods(claim) or last_goods(whole[: claim.start]) or only_goods(whole)
        if goods:
            old = claim.fact_id in olds or is_of_before(stack, claim)
            first, end = stack.sentence_span(claim)
            holds = conditions(whole[first:end], claim.start - first, claim.end - first, claim)
            money = "$" if claim.surface.startswith("$") else currency(claim.unit)
            of[goods, holds, money, old, stack.root_of(claim)].setdefault(claim.figure, claim)
    return {key: next(iter(prices.values())) for key, prices in of.items() if len(prices) == 1}


def _is_price(claim: Claim) -> bool:
    """A price that is told by itself: exact, or the most that is asked."""
    exact = claim.bound in ("exact", "approx") or (claim.bound == "at_most" and "maximum" in claim.surface)
    level = claim.measure == "price" or (claim.measure is None and bool(claim.way or claim.changed_from))
    return (
        level and exact and bool(claim.figure) and bool(currency(claim.unit)) and not claim.converts and _stands(claim)
    )


def _stands(claim: Claim) -> bool:
    return claim.status in STATED and not claim.is_difference


def _may_be_one(stack: Stack, early: Claim, late: Claim) -> bool:
    near = abs(ordinal(early.reported) - ordinal(late.reported)) <= DAYS and early.dispatch_id != late.dispatch_id
    known = _is_known_there(stack, early, late) or _is_known_there(stack, late, early)
    return near and not known and relation(early.place, late.place) != "apart"


def _is_known_there(stack: Stack, claim: Claim, other: Claim) -> bool:
    """Whether the other's dispatch has the price too, as what it was before or as that of something else."""
    return any(c.figure == claim.figure and c.unit == claim.unit for c in stack.by_dispatch[other.dispatch_id])


def _weighed(early: Claim, late: Claim) -> Finding | None:
    """What two prices of one thing are to each other; None where they are equal, or of two things after all."""
    first, second = per(early.unit), per(late.unit)
    if first and second and first != second:
        return _restated(early, late)
    if "approx" in (early.bound, late.bound):
        return None
    a, b = early.size, late.size
    slack = sum(claim.rounding for claim in (early, late) if claim.rounding < 0.5)
    if abs(a - b) <= slack or max(a, b) > TIMES * min(a, b):
        return None
    one, other = both(early, late)
    return found(__name__, "conflicts", [early, late], f"{one} and {other} are in conflict: two prices of one thing.")


def _restated(early: Claim, late: Claim) -> Finding | None:
    """Prices per two units, which are one where the one is the other by its unit."""
    try:
        by_unit = scale(per(late.unit) or "", per(early.unit) or "")
    except UnitError:
        return None
    ways = (by_unit, by_unit * IMPERIAL, by_unit / IMPERIAL) if "gallon" in early.unit + late.unit else (by_unit,)
    figure, slack = early.size, last_place(late)
    for way in ways:
        if abs(figure * way - late.size) <= slack + way * last_place(early):
            one, other = both(early, late)
            made = in_unit(round(figure * way, 2), late.unit)
            text = f"{one} and {other} are one price by two units: the first is {made}."
            return found(__name__, "compatible", [early, late], text)
    return None
