"""Bodies that each keep a count of their own: figures for several measures of one event that do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from crossfoot.findings.claims import PERSON, Claim, overlap, same_speaker
from crossfoot.findings.comparing import runs_on

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

SPEAKERS = 6
"""At most so many bodies of an event are set against each other, those with the most figures first."""
Pairs = list[tuple[Claim, Claim]]


def parallel_counts(stack: Stack) -> Iterator[Pairs]:
    """For two bodies and a day: their figures measure by measure, in the order of the measures' names."""
    kept: dict[tuple[str, str, str], dict[str, dict[str, Claim]]] = defaultdict(lambda: defaultdict(dict))
    for claim in stack.claims:
        if claim.speaker and _is_toll(stack, claim):
            event = (stack.root_of(claim), claim.reported, claim.place or "")
            kept[event][claim.speaker].setdefault(claim.measure or "", claim)
    for bodies in kept.values():
        several = sorted((name for name in bodies if len(bodies[name]) > 1), key=lambda n: (-len(bodies[n]), n))
        for first, second in combinations(several[:SPEAKERS], 2):
            pairs = [(bodies[first][m], bodies[second][m]) for m in sorted(bodies[first]) if m in bodies[second]]
            if len(pairs) > 1 and _differ(pairs):
                yield pairs


def _is_toll(stack: Stack, claim: Claim) -> bool:
    whole = claim.fact_id not in stack.shares and not claim.is_addition
    return whole and claim.is_known and claim.dimension == PERSON and runs_on(claim.measure or "")


def _differ(pairs: Pairs) -> bool:
    one, other = pairs[0]
    return not same_speaker(one, other) and not all(overlap(a, b) for a, b in pairs)
