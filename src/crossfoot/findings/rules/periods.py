"""One thing counted over a longer span of days and over a shorter one within it.

Policy: "184,000 hectares since Friday" and "268,000 hectares since January" are two spans of one count: the shorter is
`narrower`, and neither conflicts with the other nor replaces it. Both spans are told, end within `ENDS` of each other,
and begin `APART` days apart at least; the place, the unit and whoever is counted are the same, and so is the speaker
where one is named in both. What is measured in general (an area, a distance) needs one speaker, so that both are of one
thing. Told once for two dispatches and a measure.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "periods",
    ...     "Since June 3 the fires have burned 4,100 hectares in Portugal, the forest service said.",
    ...     "Fires have burned 9,800 hectares in Portugal since the beginning of the year, the forest service said.",
    ... )
    narrower 4100, 9800
    >>> tried(
    ...     "periods",
    ...     "Since June 3 the fires have burned 4,100 hectares in Portugal, the forest service said.",
    ...     "Fires have burned 9,800 hectares in Spain since the beginning of the year, the forest service said.",
    ... )
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim, may_speak_as_one, same_speaker
from crossfoot.findings.comparing import ordinal, runs_on
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, day

APART = 3
ENDS = 14
KEPT = 4
"""Spans of a measure and place that are kept."""
SORTS = frozenset({"count", "measurement", "money"})


def find(stack: Stack) -> Iterator[Finding]:
    """One finding two dispatches and measure."""
    kept: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    told: set[tuple[object, ...]] = set()
    for claim in stack.claims:
        if not _is_over_days(claim):
            continue
        key = claim.measure, claim.unit, chain(claim.place)[0], claim.population
        for other in kept[key]:
            pair = _nested(other, claim)
            once = key, other.dispatch_id, claim.dispatch_id
            if pair and once not in told and stack.is_one_event(other, claim):
                told.add(once)
                yield _told(*pair)
        kept[key] = [*kept[key], claim][-KEPT:]


def _is_over_days(claim: Claim) -> bool:
    """Whether a figure is of a span that its text tells, and of all there was."""
    plain = claim.measure and claim.place and claim.dated and claim.is_known and claim.figure is not None
    part = claim.is_subset or claim.is_difference or claim.converts or claim.part_of
    return bool(plain) and claim.kind in SORTS and not part and ordinal(claim.until) - ordinal(claim.since) >= 1


def _nested(early: Claim, late: Claim) -> tuple[Claim, Claim] | None:
    """The figure of the shorter span and that of the longer one round it; None where they are not such two."""
    short, long = sorted((early, late), key=lambda claim: claim.since, reverse=True)
    spans = ordinal(short.since) - ordinal(long.since) >= APART and long.until >= short.since
    ends = abs(ordinal(short.until) - ordinal(long.until)) <= ENDS and early.dispatch_id != late.dispatch_id
    one = may_speak_as_one(early, late) if runs_on(early.measure or "") else same_speaker(early, late)
    less = short.size < long.size
    return (short, long) if spans and ends and one and less else None


def _told(short: Claim, long: Claim) -> Finding:
    a, b = both(short, long)
    text = f"{a} is since {day(short.since)}, {b} since {day(long.since)}: narrower, and neither replaces the other."
    return found(__name__, "narrower", [short, long], text)
