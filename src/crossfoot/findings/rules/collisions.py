"""The same number under different things in one dispatch.

Policy: equal values join nothing. 120 tenge and 120 vehicles are a price and a count; where a dispatch holds such a
pair it is told once, so that nobody downstream joins on the number. Small numbers collide all the time: not told.

    >>> from crossfoot.findings.trying import tried
    >>> tried("collisions", "Gas costs 120 tenge per liter. In the riots 120 vehicles were burned.")
    not_comparable 120, 120
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import number, quote, unit_words, where

LEAST = 13
THINGS = {"person": "people"}


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a number and dispatch."""
    for claims in stack.by_dispatch.values():
        of_value: dict[float, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.figure is not None and claim.figure >= LEAST:
                of_value[claim.figure].append(claim)
        for value, same in sorted(of_value.items()):
            first = same[0]
            other = next((claim for claim in same if claim.dimension != first.dimension), None)
            if other:
                yield _told(value, first, other)


def _told(value: float, first: Claim, other: Claim) -> Finding:
    text = (
        f"{number(value)} is {_what(first)} in {quote(first)} and {_what(other)} in {quote(other)} ({where(first)}): "
        "the number is the same, the things are not, and they are never joined."
    )
    return found(__name__, "not_comparable", [first, other], text)


def _what(claim: Claim) -> str:
    """What sort of thing a figure is: "an amount in KZT a liter", "a count of vehicles", "a figure in percent"."""
    if claim.kind in ("price", "money"):
        return f"an amount in {unit_words(claim.unit)}"
    if claim.kind == "count":
        return "a count" if claim.unit == "dimensionless" else f"a count of {THINGS.get(claim.unit, f'{claim.unit}s')}"
    return f"a figure in {unit_words(claim.unit)}" if unit_words(claim.unit) else f"a {claim.kind}"
