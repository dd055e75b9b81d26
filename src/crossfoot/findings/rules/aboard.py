"""Those aboard in one dispatch against the dead, the saved and the missing of another.

Policy: of a ship that sank, nobody can be saved or lost who was not aboard. The exact dead and saved (and missing) of
one dispatch are set against the people aboard that another of these days gives: where they make it, within its printed
places or its "about", it `foots`; where they come to more, it `breaks`, and the list of passengers was short. An alarm
only where a named speaker gives an exact figure of those aboard, and the excess is more than the crew. Fewer leave
somebody untold, which is no finding. What a vessel is licensed to carry is no figure of those aboard.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "aboard",
    ...     "The ferry capsized off Derna with about 400 people aboard.",
    ...     "Police in Derna said 96 bodies had been recovered after the ferry capsized, and 310 people were rescued.",
    ... )
    foots 400, 96, 310, 406
    >>> tried(
    ...     "aboard",
    ...     "The ferry that capsized off Derna was carrying 300 people, the owner said.",
    ...     "Police in Derna said 96 bodies had been recovered after the ferry capsized, and 310 people were rescued.",
    ... )
    breaks! 300, 96, 310, 406
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.rules.rivals import CREW
from crossfoot.findings.stack import Stack
from crossfoot.findings.wholes import FATES, is_capacity, is_plain
from crossfoot.findings.wording import listed, number, quote, said, where

DAYS = 7
"""Within which lists of passengers and of survivors are set against each other."""
LEAST = 10


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a figure of those aboard and a day's fates, each set of figures once."""
    aboard: dict[str, dict[tuple[object, ...], Claim]] = defaultdict(dict)  # of many that print one figure the first
    for claim in stack.claims:
        if claim.measure == "aboard" and _is_whole(stack, claim) and not _is_outnumbered(stack, claim):
            aboard[stack.root_of(claim)].setdefault((claim.best, claim.bound, claim.place, claim.reported), claim)
    told: set[tuple[float, ...]] = set()
    seen: set[tuple[object, ...]] = set()
    for claims in stack.by_dispatch.values() if aboard else ():
        parts = _fates(stack, claims)
        same = tuple((part.best, part.place, part.reported) for part in parts)
        if len(parts) < 2 or same in seen:
            continue
        seen.add(same)
        for total in aboard.get(stack.root_of(parts[0]), {}).values():
            key = (total.point, *(part.point for part in parts))
            if key not in told and _is_of_one(stack, total, parts):
                told.add(key)
                yield from _judged(total, parts)


def _is_whole(stack: Stack, claim: Claim) -> bool:
    counted = claim.best is not None and claim.best >= LEAST and claim.bound in ("exact", "approx")
    whole = is_plain(claim) and not claim.part_of and claim.fact_id not in stack.earlier
    return counted and whole and not is_capacity(stack, claim)


def _is_outnumbered(stack: Stack, claim: Claim) -> bool:
    """Whether its dispatch has more aboard: of "173 passengers and 16 crew, 189 in all" neither is the whole."""
    told = (one for one in stack.by_dispatch[claim.dispatch_id] if one.measure == "aboard")
    return any(one.low > claim.high for one in told)


def _fates(stack: Stack, claims: list[Claim]) -> list[Claim]:
    """The largest exact figure of each fate in a dispatch; none where it gives no dead or nobody saved."""
    largest: dict[str, Claim] = {}
    for claim in claims:
        if claim.measure in FATES and is_plain(claim) and claim.bound == "exact" and claim.fact_id not in stack.earlier:
            known = largest.get(claim.measure)
            if known is None or claim.low > known.low:
                largest[claim.measure] = claim
    whole = "killed" in largest and "rescued" in largest
    return sorted(largest.values(), key=lambda part: part.start) if whole else []


def _is_of_one(stack: Stack, total: Claim, parts: list[Claim]) -> bool:
    """Whether both dispatches tell of one accident of these days; a sum within one is the rule `footing`'s business."""
    near = abs(ordinal(parts[0].reported) - ordinal(total.reported)) <= DAYS
    apart = total.dispatch_id != parts[0].dispatch_id and relation(total.place, parts[0].place) != "apart"
    return near and apart and stack.is_surely_one_event(total, parts[0])


def _judged(total: Claim, parts: list[Claim]) -> Iterator[Finding]:
    if total.low <= sum(part.low for part in parts) <= total.high:
        yield _told("foots", total, parts, f" and foot with {said(total)}.")
        return
    parts = [part for part in parts if part.measure != "missing"]  # how many were missed is the least certain
    made, whole = sum(part.low for part in parts), total.point
    if made > total.high:
        alarm = bool(total.speaker) and total.bound == "exact" and made > (1 + CREW) * whole
        more = f", {number(made - whole)} more than {said(total)} had aboard: there were more than that."
        yield _told("breaks", total, parts, more, severity="warning" if alarm else "info")


def _told(verdict: str, total: Claim, parts: list[Claim], ending: str, *, severity: str = "info") -> Finding:
    made = sum(part.low for part in parts)
    return found(
        __name__,
        verdict,
        [total, *parts],
        f"{listed(quote(part) for part in parts)} ({where(parts[0])}) come to {number(made)}{ending}",
        severity=severity,
        by_measure=True,
    ).weighing(also=[made], expected=total.best, observed=made)
