"""Measures that are near each other and are not the same.

Policy: the hurt, those in hospital, those who sought help, casualties and the dead are five things. Where figures under
two such measures stand for one place and moment, and could be mistaken for versions of one count, it is said once that
they are not comparable, whichever is the larger.

    >>> from crossfoot.findings.trying import tried
    >>> tried("definitions", "In Derna 377 people sought medical help and 353 were injured.")
    not_comparable 353, 377
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import includes, ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, counted

ALSO_KIN = (
    frozenset({"injured", "sought_medical_help", "treated", "hospitalised"}),
    frozenset({"detained", "arrested", "charged"}),
    frozenset({"displaced", "evacuated", "homeless", "affected"}),
    frozenset({"houses_damaged", "houses_destroyed", "premises_damaged"}),
    frozenset({"vehicles_burned", "vehicles_damaged", "vehicles_destroyed"}),
    frozenset({"missing", "trapped"}),
)
"""Measures that no other includes, and that are taken for one another."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a pair of measures, place and day: with the largest figure of each; one a dispatch across places."""
    placed: dict[tuple[str, ...], dict[str, Claim]] = defaultdict(dict)
    printed: dict[tuple[str, ...], dict[str, Claim]] = defaultdict(dict)
    for claim in stack.claims:
        if _is_whole(stack, claim):
            _keep(placed[stack.root_of(claim), claim.place or "", claim.reported, claim.dimension], claim)
            _keep(printed[claim.dispatch_id, claim.dimension], claim)
    told: set[tuple[str, str]] = set()
    for measures in (*placed.values(), *printed.values(), *_of_other_days(stack)):
        for a, b in _kin(measures):
            if (a.fact_id, b.fact_id) not in told and relation(a.place, b.place) != "apart":
                told.add((a.fact_id, b.fact_id))
                yield _told(a, b)


def _of_other_days(stack: Stack) -> Iterator[dict[str, Claim]]:
    """Casualties, with the last toll of the same event that another dispatch gave in the days before."""
    tolls: dict[tuple[str, str, int], dict[str, Claim]] = defaultdict(dict)
    counted = [claim for claim in stack.claims if claim.measure in ("killed", "casualties") and _is_whole(stack, claim)]
    for claim in counted:
        if claim.measure == "killed":
            _keep(tolls[stack.root_of(claim), stack.kinds[claim.dispatch_id], ordinal(claim.reported)], claim)
    for claim in counted:
        event, day = (stack.root_of(claim), stack.kinds[claim.dispatch_id]), ordinal(claim.reported)
        if claim.measure == "casualties" and event[1]:
            before = (tolls.get((*event, day - back)) for back in range(1, DAYS + 1))
            if toll := next(filter(None, before), None):
                yield {"casualties": claim, **toll}


DAYS = 14
"""Days before casualties in which a toll may be taken for an earlier version of them."""


def _is_whole(stack: Stack, claim: Claim) -> bool:
    """A count of everybody under a measure, neither part of another nor given up."""
    apart = claim.fact_id in stack.shares or claim.fact_id in stack.earlier or claim.is_addition or claim.population
    return bool(claim.measure) and not apart and claim.is_known and claim.kind == "count"


def _keep(largest: dict[str, Claim], claim: Claim) -> None:
    known = largest.get(claim.measure or "")
    if known is None or (claim.figure or claim.low) > (known.figure or known.low):
        largest[claim.measure or ""] = claim


def _kin(measures: dict[str, Claim]) -> Iterator[tuple[Claim, Claim]]:
    for first, second in combinations(sorted(measures), 2):
        a, b = measures[first], measures[second]
        if _are_kin(first, second) and not {a.part_of, b.part_of} & {a.fact_id, b.fact_id}:
            yield a, b


def _are_kin(first: str, second: str) -> bool:
    if any(first in kin and second in kin for kin in ALSO_KIN):
        return True
    return includes(first, second) or includes(second, first)


def _told(a: Claim, b: Claim) -> Finding:
    first, second = both(a, b)
    names = [counted(claim.measure) for claim in (a, b)]
    text = f"{first} counts {names[0]}, {second} {names[1]}: near each other, not the same, and not comparable."
    return found(__name__, "not_comparable", [a, b], text)
