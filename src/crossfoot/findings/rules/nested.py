"""Counts of a place and of the wider place it lies in, over days.

Policy:

- A count that never falls cannot be more in a town than in its country. A later figure for the country below an
  earlier one for the town `supersedes` it, with an alarm; figures of one day are in conflict, and no alarm, since two
  dispatches of a day are written hours apart. Nor is there one where neither speaker nor kind of event says that the
  two are of one event, where one is only feared, or where they are so far apart (`FACTOR`) that they count two things.
- A correction ("cut the toll to 441") supersedes what its speaker gave for the wider place, with an alarm.
- A later, higher figure `supersedes` an earlier one across the two places where no other reading is left: the town has
  more than the country had, or one speaker's count goes on under the wider name ("the toll in China" after "killed
  400 in Qinghai"). That is news, not an alarm.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "nested",
    ...     "The ministry said at least 40 people were killed in Derna.",
    ...     "The flood killed more than 60 people in Libya, the ministry said.",
    ... )
    supersedes 40, 60
    >>> tried(
    ...     "nested",
    ...     "The flood killed 90 people in Derna, the mayor said.",
    ...     "The flood killed 60 people in Libya, the ministry said.",
    ... )
    supersedes! 90, 60
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.findings.claims import Claim, same_speaker, speak_alike
from crossfoot.findings.comparing import FACTOR, NEVER_FALL, is_rise, runs_on, times_apart
from crossfoot.findings.likeness import another_definition
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain, relation
from crossfoot.findings.revised import is_corrected, was_said_before
from crossfoot.findings.series import Series
from crossfoot.findings.sides import outdoes
from crossfoot.findings.stack import Stack
from crossfoot.findings.versions import versions
from crossfoot.findings.wording import both, day, number, said

FALL = 0.05
"""A difference smaller than this is two roundings of one count."""
FLOOR = 0.25
"""So much more a place may count than the floor that is told of the wider one."""
LEAP = 12.0
"""Times: a toll that many times the last one counts something else."""


def find(stack: Stack) -> Iterator[Finding]:
    """Findings series by series, in order of time."""
    for series, _ in stack.subjects:
        for claims in stack.by_stretch(series.claims) if runs_on(series.measure) else ():
            yield from _of_stretch(stack, series._replace(claims=tuple(claims)))


def _of_stretch(stack: Stack, series: Series) -> Iterator[Finding]:
    told = set()
    for early, late in _rises(stack, series):
        told.add((early.fact_id, late.fact_id))
        yield _corrected(early, late) if late.high < early.low else _rise(early, late)
    for early, late in _rising_tops(stack, series):
        if (early.fact_id, late.fact_id) not in told:
            yield _rise(early, late)
    yield from _wider_falls(stack, series)


def _rises(stack: Stack, series: Series) -> Iterator[tuple[Claim, Claim]]:
    """Each figure against the last one of a wider place, and of a narrower one by the same speaker."""
    last: dict[str, Claim] = {}
    within: dict[str, Claim] = {}
    for claim in versions(stack, series.claims):
        place, *wider = chain(claim.place)
        if claim.population or claim.is_ceiling or not place:
            continue
        around = next((last[name] for name in wider if name in last), None)
        inside = within.get(place)
        if around and (_is_more(around, claim) or _is_correction(stack, around, claim)):
            yield around, claim
        elif inside and _is_more(inside, claim) and speak_alike(inside, claim) and place not in last:
            yield inside, claim
        last[place] = claim
        within.update(dict.fromkeys(wider, claim))


def _rising_tops(stack: Stack, series: Series) -> Iterator[tuple[Claim, Claim]]:
    """The toll of each dispatch, its largest figure, with that of a day before, where the two name nested places.

    Two dispatches of one kind of event head their toll by the town or by the country, as it comes.
    """
    tops: dict[str, Claim] = {}
    for claim in versions(stack, series.claims):
        known = tops.get(claim.dispatch_id)
        usable = claim.status == "asserted" and not claim.population and not claim.is_ceiling
        if usable and (known is None or _size(claim) > _size(known)):
            tops[claim.dispatch_id] = claim
    last: Claim | None = None
    for claim in sorted(tops.values(), key=lambda one: (one.reported, one.dispatch_id)):
        if last is None or (_is_risen(last, claim) and stack.is_surely_one_event(last, claim)):
            if last is not None and relation(last.place, claim.place) not in ("same", "apart"):
                yield last, claim
            last = claim
        elif last.reported == claim.reported and _size(claim) > _size(last):
            last = claim


def _size(claim: Claim) -> float:
    return claim.figure or claim.low


def _is_risen(early: Claim, late: Claim) -> bool:
    """A higher toll of a later day: one fewer times the earlier one than two things would be."""
    return is_rise(early, late) and not outdoes(early, late) and times_apart(early, late) <= LEAP


def _is_more(early: Claim, late: Claim) -> bool:
    return early.reported < late.reported and late.low > (early.figure or early.high) and not early.population


def _is_correction(stack: Stack, early: Claim, late: Claim) -> bool:
    later = early.reported < late.reported and late.high < early.low and speak_alike(early, late)
    return later and early.measure in NEVER_FALL and is_corrected(stack, late)


def _corrected(early: Claim, late: Claim) -> Finding:
    fewer = number((early.figure or early.low) - (late.figure or late.high))
    text = f"{said(late)} is a correction and supersedes {said(early)}: {fewer} fewer."
    return found(__name__, "supersedes", [late, early], text, severity="warning", by_measure=True)


def _rise(early: Claim, late: Claim) -> Finding:
    more = number((late.figure or late.low) - (early.figure or early.low))
    places = f"though one is for {late.place}, the other for {early.place}"
    text = f"{said(late)} supersedes {said(early)}, {more} more, {places}."
    return found(__name__, "supersedes", [early, late], text)


def _wider_falls(stack: Stack, series: Series) -> Iterator[Finding]:
    """A place that counts more than the wider place it lies in."""
    if series.measure not in NEVER_FALL:
        return
    whole = [c for c in versions(stack, series.claims) if not c.population and c.best is not None]
    tops: dict[str, Claim] = {}
    lows: dict[str, Claim] = {}
    for claim in whole:
        place = chain(claim.place)[0]
        if place not in tops or claim.point > tops[place].point:
            tops[place] = claim
        latest = place not in lows or claim.reported >= lows[place].reported
        if latest and not claim.is_ceiling and not was_said_before(stack, claim):
            lows[place] = claim
    for _, top in sorted(tops.items()):
        for wider in chain(top.place)[1:]:
            claim = lows.get(wider, top)
            later = claim.reported >= top.reported and claim.dispatch_id != top.dispatch_id
            if later and _is_less(claim, top) and not another_definition(stack, claim, top):
                yield _narrow_but_more(stack, top, claim)
                break


def _is_less(claim: Claim, top: Claim) -> bool:
    """By more than rounding; "more than 20" is no fewer than 22."""
    allowed = FLOOR if claim.is_floor else FALL
    return claim.point * (1 + allowed) < top.low


def _narrow_but_more(stack: Stack, top: Claim, claim: Claim) -> Finding:
    a, b = both(top, claim)
    sure = top.status == claim.status == "asserted" and times_apart(top, claim) <= FACTOR
    if not (same_speaker(top, claim) or stack.is_surely_one_event(top, claim)):
        text = f"{a} is more than {b}, though the place lies within: another event, or an error."
        return found(__name__, "conflicts", [top, claim], text)
    if claim.reported > top.reported or same_speaker(top, claim):
        text = f"{b} supersedes {a}, which gave more for a part of it alone."
        severity = "warning" if sure else "info"
        return found(__name__, "supersedes", [top, claim], text, severity=severity, by_measure=True)
    text = f"{a} is more than {b}, though the place lies within ({day(claim.reported)})."
    return found(__name__, "conflicts", [top, claim], text)  # two dispatches of a day are written hours apart
