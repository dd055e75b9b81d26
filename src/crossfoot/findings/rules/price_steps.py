"""One rise or fall in price as several dispatches tell it.

Policy:

- Two dispatches that give the same earlier and later price in one currency tell of one step, whatever they say it is
  per. It is `equal`, told once with all who give it; whether they are independent is for `witnesses` to say.
- Two that give the same later price of the very same goods within `DAYS` and another earlier one are in conflict: an
  alarm, where both prices are exact. Which of the two it was is not said.
- Two that tell, within `SOON`, of one price each that the very same goods went up or down to, by less than `NEARLY`
  apart, are in conflict too; no alarm, since towns and grades differ.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "price_steps",
    ...     "Gas went up from 60 to 120 tenge per liter.",
    ...     "Gas went up from 60 to 120 tenge per liter.",
    ... )
    equal 60, 120, 60, 120
    >>> tried(
    ...     "price_steps",
    ...     "Diesel went up from 68 to 120 tenge per liter.",
    ...     "Diesel went up from 86 to 120 tenge per liter.",
    ... )
    conflicts! 68, 86, 120, 120
    >>> tried(
    ...     "price_steps",
    ...     "Diesel went up by 67 percent to 2.58 dollars a litre.",
    ...     "Diesel went up by 67 percent to 2.50 dollars a litre.",
    ... )
    conflicts 2.58, 2.5
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.goods import are_same
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import Step, levels
from crossfoot.findings.wording import both, in_unit, listed, number, said, unit_words
from crossfoot.units import currency

DAYS = 5
SOON = 2
NEARLY = 0.15
MOST = 12
"""Steps to one price that are set against each other."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a step that more than one dispatch gives, and one for each two earlier prices of one later price."""
    steps: dict[tuple[object, ...], dict[str, Step]] = defaultdict(dict)
    to_one: dict[tuple[object, ...], list[Step]] = defaultdict(list)
    for claims in stack.by_dispatch.values():
        for step in levels(stack, claims):
            if step.old.measure == "price":
                root = currency(step.old.unit) or step.old.unit, stack.root_of(step.new), step.new.figure
                first = steps[(*root, step.old.figure)].setdefault(step.new.dispatch_id, step)
                if first is step and len(to_one[root]) < MOST:
                    to_one[root].append(step)
    for same in steps.values():
        if len(same) > 1:
            yield _told(list(same.values()))
    for steps_ in to_one.values():
        yield from _at_odds(stack, steps_)
    yield from _of_one_good(stack)


def _of_one_good(stack: Stack) -> Iterator[Finding]:
    """The prices one good went to by two dispatches in a row that tell of one each, where they are nearly the same."""
    last: dict[tuple[object, ...], Claim] = {}
    for claims in stack.by_dispatch.values():
        for key, price in _reached(stack, claims).items():
            before = last.get(key)
            if before and _is_nearly(before, price):
                first, second = both(before, price)
                text = f"{first} and {second} are in conflict: two prices that one good is told to have gone to."
                yield found(__name__, "conflicts", [before, price], text)
            last[key] = price


def _reached(stack: Stack, claims: list[Claim]) -> dict[tuple[object, ...], Claim]:
    """The prices of a dispatch that a change led to, by goods, unit and country; none where it tells two of them."""
    prices: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        plain = claim.measure == "price" and claim.way and claim.bound == "exact" and not claim.converts
        if plain and (goods := stack.goods(claim)):
            prices[goods, claim.unit, stack.root_of(claim), claim.way].append(claim)
    return {key: same[0] for key, same in prices.items() if len(same) == 1}


def _is_nearly(a: Claim, b: Claim) -> bool:
    small, large = sorted((a.size, b.size))
    soon = abs(ordinal(a.reported) - ordinal(b.reported)) <= SOON
    rounded = a.rounding * (a.rounding < 0.5) + b.rounding * (b.rounding < 0.5)
    return soon and 0 < small < large <= small * (1 + NEARLY) and large - small > rounded


def _at_odds(stack: Stack, steps: list[Step]) -> Iterator[Finding]:
    """Each two earlier prices from which one price of the same goods is said to have come, told once."""
    seen: set[frozenset[float | None]] = set()
    for early, late in combinations(steps, 2):
        pair = frozenset({early.old.figure, late.old.figure})
        if len(pair) == 2 and pair not in seen and _are_one(stack, early, late):
            seen.add(pair)
            first, second = (said(step.old) for step in (early, late))
            price = in_unit(early.new.size, early.new.unit)
            text = f"{first} and {second} are in conflict: each is told as the price before that of {price}."
            claims = [early.old, late.old, early.new, late.new]
            yield found(__name__, "conflicts", claims, text, severity="warning")


def _are_one(stack: Stack, early: Step, late: Step) -> bool:
    """Whether two steps of two dispatches are of the very same goods in the same days, to the same places printed."""
    days = abs(ordinal(early.new.reported) - ordinal(late.new.reported)) <= DAYS
    exact = all(level.bound == "exact" for level in (*early, *late))
    apart = early.new.dispatch_id != late.new.dispatch_id
    same = are_same(stack.goods(early.new), stack.goods(late.new)) is True
    a, b = early.old, late.old
    off = abs(a.size - b.size) > a.rounding * (a.rounding < 0.5) + b.rounding * (b.rounding < 0.5)
    return apart and days and exact and same and off and early.new.unit == late.new.unit


def _told(steps: list[Step]) -> Finding:
    old, new = steps[0].old, steps[0].new
    shown = listed(said(step.new) for step in steps[:3])
    more = f", and {len(steps) - 3} more," if len(steps) > 3 else ""
    step = f"from {number(old.size)} to {number(new.size)} {unit_words(old.unit)}"
    text = f"{shown}{more} give one step, {step}."
    return found(__name__, "equal", [claim for step in steps for claim in (step.old, step.new)], text)
