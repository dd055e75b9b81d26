"""A figure of one dispatch that is only a part of what another one counts.

Policy: where a dispatch makes a total up of parts ("172 people: 120 in Mozambique, 13 in Malawi and 39 in Mayotte";
"5,200, the 4,500 permanent staff and 700 temporary workers"), and another dispatch of these days has one of the parts
for its own whole, the two count by two scopes. Where the parts are places the smaller is `narrower`, else the two are
`not_comparable`; neither replaces the other, and nobody is woken. Of a total whose parts do not make it, of passengers
and crew, of small parts and of parts that the other dispatch itself makes part of more nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "wider",
    ...     "The cyclone has killed 131 people in Mozambique, the disaster agency said.",
    ...     "The cyclone has killed 178 people: 131 in Mozambique, 16 in Malawi and 31 in Zambia, the Red Cross said.",
    ... )
    narrower 131, 131, 178
    >>> tried(
    ...     "wider",
    ...     "The cyclone has killed 120 people in Mozambique, the disaster agency said.",
    ...     "The cyclone has killed 178 people: 131 in Mozambique, 16 in Malawi and 31 in Zambia, the Red Cross said.",
    ... )
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.added import Sum
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.sums import sums_of
from crossfoot.findings.wholes import INSIDE, is_plain
from crossfoot.findings.wording import listed, quote, said

LEAST = 50
"""A part below this is met by chance."""
DAYS = 14
MOST = 20
"""Dispatches with one figure at most that are tried against a sum."""
POSTS = frozenset({"jobs", "employees"})
"""Measures of one thing: who loses a job is an employee."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a sum and a figure of another dispatch, each pair of figures once."""
    wholes: dict[float, list[Claim]] | None = None
    told: set[tuple[float, float, str]] = set()
    for name in stack.by_dispatch:
        for one in sums_of(stack, name):
            if len(one.parts) < 2 or not one.is_exact or one.left:
                continue
            wholes = _wholes(stack) if wholes is None else wholes
            for part in one.parts:
                for claim in wholes.get(part.low, ())[:MOST] if part.low >= LEAST else ():
                    key = part.low, one.total.low, stack.root_of(part)
                    if key not in told and _is_narrower(stack, one, part, claim):
                        told.add(key)
                        yield _told(one, part, claim)


def _wholes(stack: Stack) -> dict[float, list[Claim]]:
    """Exact counts that stand for a whole in their dispatch, the first of each dispatch, by their figure."""
    wholes: dict[float, dict[str, Claim]] = defaultdict(dict)
    for claim in stack.claims:
        counted = claim.kind == "count" and claim.bound == "exact" and claim.low >= LEAST and _is_whole(claim)
        if counted and not claim.part_of and claim.fact_id not in stack.earlier:
            wholes[claim.low].setdefault(claim.dispatch_id, claim)
    return {figure: list(of_dispatches.values()) for figure, of_dispatches in wholes.items()}


def _is_whole(claim: Claim) -> bool:
    """A figure of everybody, or of posts that are to go."""
    return is_plain(claim._replace(status="asserted") if claim.measure in POSTS and claim.is_stated else claim)


def _is_narrower(stack: Stack, one: Sum, part: Claim, claim: Claim) -> bool:
    """Whether another dispatch's whole is this part: of one measure, place, event and time, the total untold there."""
    if claim.dispatch_id == part.dispatch_id or abs(ordinal(claim.reported) - ordinal(part.reported)) > DAYS:
        return False
    alike = claim.measure in (part.measure, one.total.measure) and claim.dimension == part.dimension
    posts = {claim.measure, part.measure, one.total.measure} & POSTS and {claim.measure, part.measure} <= POSTS
    if not (alike or posts) or one.total.measure in INSIDE or not stack.is_one_event(claim, part):
        return False
    here = relation(claim.place, part.place) != "apart" or (bool(posts) and stack.root_of(claim) == stack.root_of(part))
    mine = stack.by_dispatch[claim.dispatch_id]
    known = any(other.figure == one.total.figure for other in mine)
    makes = any(claim in other.parts for other in sums_of(stack, claim.dispatch_id))
    return here and not known and not makes


def _told(one: Sum, part: Claim, claim: Claim) -> Finding:
    by_place = len({part.place for part in one.parts}) == len(one.parts) and bool(part.place)
    others = listed(quote(other) for other in one.parts if other is not part)
    counts = f"which also counts {others}"
    if by_place:
        text = f"{said(claim)} is only a part of {said(one.total)}, {counts}: narrower, and not replaced by it."
        return found(__name__, "narrower", [claim, part, one.total], text)
    text = f"{said(claim)} and {said(one.total)}, {counts}, count two things: they are not comparable."
    return found(__name__, "not_comparable", [claim, part, one.total], text)
