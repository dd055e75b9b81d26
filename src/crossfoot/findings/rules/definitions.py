"""Measures that are near each other and are not the same.

Policy: the hurt, those in hospital, those who sought help, casualties and the dead are five things. Where figures under
two such measures stand for one place and moment, and could be mistaken for versions of one count, it is said once that
they are not comparable; where one measure includes the other and the smaller figure is larger, that is a conflict.

    >>> from crossfoot.findings.trying import tried
    >>> tried("definitions", "In Derna 377 people sought medical help and 353 were injured.")
    not_comparable 353, 377
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from crossfoot import lexicon
from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both

ALSO_KIN = (
    frozenset({"injured", "sought_medical_help", "treated", "hospitalised"}),
    frozenset({"detained", "arrested", "charged"}),
    frozenset({"displaced", "evacuated", "homeless", "affected"}),
    frozenset({"houses_damaged", "houses_destroyed", "premises_damaged"}),
    frozenset({"vehicles_burned", "vehicles_damaged", "vehicles_destroyed"}),
    frozenset({"missing", "trapped"}),
)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a pair of measures, place and day: with the largest figure of each."""
    placed: dict[tuple[str, str, str, str], dict[str, Claim]] = defaultdict(dict)
    for claim in stack.claims:
        apart = claim.fact_id in stack.shares or claim.fact_id in stack.earlier
        whole = not apart and not claim.is_addition and not claim.population
        if claim.measure and whole and claim.is_known and claim.kind == "count":
            key = (stack.root_of(claim), claim.place or "", claim.reported, claim.dimension)
            known = placed[key].get(claim.measure)
            if known is None or (claim.figure or claim.low) > (known.figure or known.low):
                placed[key][claim.measure] = claim
    for measures in placed.values():
        for first, second in combinations(sorted(measures), 2):
            if _are_kin(first, second):
                a, b = measures[first], measures[second]
                if not {a.part_of, b.part_of} & {a.fact_id, b.fact_id}:
                    yield _told(a, b)


def _are_kin(first: str, second: str) -> bool:
    if any(first in kin and second in kin for kin in ALSO_KIN):
        return True
    return _parent(first) == second or _parent(second) == first


def _parent(measure: str) -> str | None:
    parent: str | None = lexicon.load("measures").get(measure, {}).get("parent")
    return parent


def _told(a: Claim, b: Claim) -> Finding:
    first, second = both(a, b)
    names = [(claim.measure or "").replace("_", " ") for claim in (a, b)]
    text = f"{first} counts {names[0]}, {second} {names[1]}: near each other, not the same, and not comparable."
    return found(__name__, "not_comparable", [a, b], text)
