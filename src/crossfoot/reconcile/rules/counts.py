"""Two bodies that each keep their own count.

Policy: where two named speakers give figures for two measures or more of one event (a union's dead and wounded, a
ministry's dead and wounded) and they do not agree, each counts by its own rules. The series are not comparable: never
charted as one, never mixed, no figure of one set against another measure of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from crossfoot.reconcile.claims import Claim, overlap, same_speaker
from crossfoot.reconcile.comparing import runs_on
from crossfoot.reconcile.findings import Finding, found
from crossfoot.reconcile.stack import Stack
from crossfoot.reconcile.wording import listed, quote, where

SPEAKERS = 6
"""At most so many bodies of an event are set against each other, those with the most figures first."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a pair of bodies and day."""
    kept: dict[tuple[str, str, str], dict[str, dict[str, Claim]]] = defaultdict(lambda: defaultdict(dict))
    for claim in stack.claims:
        whole = claim.fact_id not in stack.shares and not claim.is_addition
        if (
            claim.speaker
            and whole
            and claim.is_known
            and claim.dimension == "[person]+1"
            and runs_on(claim.measure or "")
        ):
            event = (stack.root_of(claim), claim.reported, claim.place or "")
            kept[event][claim.speaker].setdefault(claim.measure or "", claim)
    for bodies in kept.values():
        several = sorted((name for name in bodies if len(bodies[name]) > 1), key=lambda n: (-len(bodies[n]), n))
        for first, second in combinations(several[:SPEAKERS], 2):
            pairs = [(bodies[first][m], bodies[second][m]) for m in bodies[first] if m in bodies[second]]
            if len(pairs) > 1 and _differ(pairs):
                yield _told(sorted(pairs, key=lambda pair: pair[0].measure or ""))


def _differ(pairs: list[tuple[Claim, Claim]]) -> bool:
    one, other = pairs[0]
    return not same_speaker(one, other) and not all(overlap(a, b) for a, b in pairs)


def _told(pairs: list[tuple[Claim, Claim]]) -> Finding:
    first, second = ([pair[i] for pair in pairs] for i in (0, 1))
    a, b = (listed(quote(claim) for claim in claims) for claims in (first, second))
    text = (
        f"{first[0].attribution} counts {a} ({where(first[0])}) and {second[0].attribution} {b} ({where(second[0])}): "
        "two bodies that each keep their own count, which are not comparable and never one series."
    )
    return found(__name__, "not_comparable", [claim for pair in pairs for claim in pair], text)
