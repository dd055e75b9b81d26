"""A crowd that one dispatch gives, with nobody named.

Policy: how many gathered is not how many were hurt or held. A crowd's size stands alone until a second source gives it,
and an unattributed, approximate one is graded low. Crowds of different days or squares are different crowds.

    >>> from crossfoot.findings.trying import tried
    >>> tried("crowds", "About a thousand people gathered in Almaty.")
    not_comparable 1000
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import said

PEOPLE = {"injured": "hurt", "killed": "killed", "detained": "held", "casualties": "killed or hurt"}
DAYS = 3
MOST = 200


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a crowd without a second witness."""
    others: dict[str, list[Claim]] = defaultdict(list)
    crowds = [claim for claim in stack.claims if claim.measure == "crowd" and claim.is_known]
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in crowds:
        seen[claim.place or "", claim.since].add(claim.dispatch_id)
    for claim in stack.claims:
        if claim.measure in PEOPLE and claim.is_known:
            others[stack.root_of(claim)].append(claim)
    for crowd in crowds:
        if not crowd.attribution and len(seen[crowd.place or "", crowd.since]) == 1:
            yield _told(crowd, _nearest(crowd, others[stack.root_of(crowd)]))


def _nearest(crowd: Claim, others: list[Claim]) -> Claim | None:
    """The largest figure about people of the same place and days: the one somebody would set beside it."""
    near = [c for c in _of_those_days(crowd, others) if relation(crowd.place, c.place) in ("same", "within", "around")]
    return max((c for c in near if not c.part_of), key=lambda c: (c.size, c.fact_id), default=None)


def _of_those_days(crowd: Claim, others: list[Claim]) -> list[Claim]:
    """Of figures in order of time, those printed within `DAYS` of a crowd's; `MOST` before and after it."""
    at = bisect_left(others, crowd.reported, key=lambda claim: claim.reported)
    near = others[max(0, at - MOST) : at + MOST]
    return [c for c in near if abs(ordinal(c.reported) - ordinal(crowd.reported)) <= DAYS]


def _told(crowd: Claim, other: Claim | None) -> Finding:
    alone = f"{said(crowd)} has one source and nobody named"
    if other is None:
        return found(__name__, "not_comparable", [crowd], f"{alone}: it stands alone, against no other figure.")
    what = f"which counts who was {PEOPLE[other.measure or '']}"
    text = f"{alone}; it counts who gathered and is not comparable with {said(other)}, {what}."
    return found(__name__, "not_comparable", [crowd, other], text)
