"""What was said later of the same subject: supersedes, revised down, retracted, denied, still cited.

Policy:

- A later, higher figure of a count that grows `supersedes` the earlier one. That is news, not an alarm.
- A later, lower figure of a count that never falls (the dead, the hurt, what was destroyed) was corrected by somebody:
  it `supersedes` with an alarm where the same speaker gives both or the words say that it was revised.
- A figure that a text says was retracted or denied is `retracts`ed, whoever printed it; who prints it as fact on a
  later day, or beside the denial, is told of.
- Figures of two speakers that fall are two counts; they are told as a conflict, an alarm only when nearly of one day.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "revisions",
    ...     "The ministry said 12 people were killed in Derna.",
    ...     "The ministry said 19 people were killed in Derna.",
    ... )
    supersedes 12, 19
    >>> tried("revisions", "Police revised the death toll in Derna to 125 from 174.")
    supersedes! 125, 174
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim, same_speaker
from crossfoot.findings.comparing import NEVER_FALL, gap, runs_on, scope, standing
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain
from crossfoot.findings.revised import revisions
from crossfoot.findings.stack import Series, Stack, neighbours, ordinal
from crossfoot.findings.wording import both, day, number, said

NEVER = "though such a count never falls"
FALL = 0.05
"""A fall smaller than this is two roundings of one count."""
INSTEAD = 14
"""Days within which another figure can be said to stand in place of one taken back."""
SOON = 3
"""Days within which two speakers' counts ought to agree."""


def find(stack: Stack) -> Iterator[Finding]:
    """Findings series by series, in order of time."""
    yield from _retracted(stack)
    yield from _revised_in_words(stack)
    for series, places in stack.subjects:
        if runs_on(series.measure):
            for grouped in places:
                for early, late in neighbours(grouped):
                    if stack.are_versions(early, late) and scope(early, late) == "same":
                        yield from _later(stack, early, late)
            yield from _wider_falls(series)


def _later(stack: Stack, early: Claim, late: Claim) -> Iterator[Finding]:
    stands = standing(early, late)
    if early.reported == late.reported:
        if early.dispatch_id != late.dispatch_id and same_speaker(early, late) and stands in ("higher", "lower"):
            yield _rise(early, late) if stands == "higher" else _rise(late, early)
    elif stands == "higher" and late.bound not in ("at_most", "less_than"):
        yield _rise(early, late)
    elif stands == "lower" and early.measure in NEVER_FALL and gap(early, late) > FALL:
        was = stack.by_id.get(late.changed_from or "")
        if not (was and was.figure == early.figure):  # the dispatch itself says so, and is told already
            yield from _fall(early, late)


def _rise(early: Claim, late: Claim) -> Finding:
    more = number((late.figure or late.low) - (early.figure or early.low))
    whose = "" if same_speaker(early, late) or not (early.speaker and late.speaker) else ", by another body's count"
    text = f"{said(late)} supersedes {said(early)}: {more} more in {_days(early, late)}{whose}."
    return found(__name__, "supersedes", [early, late], text)


def _days(early: Claim, late: Claim) -> str:
    days = ordinal(late.reported) - ordinal(early.reported)
    return ("one day", "a day")[days] if days < 2 else f"{days} days"


def _fall(early: Claim, late: Claim) -> Iterator[Finding]:
    soon = ordinal(late.reported) - ordinal(early.reported) <= SOON
    less = number((early.figure or early.low) - (late.figure or late.low))
    if same_speaker(early, late):
        text = f"{said(late)} supersedes {said(early)}: {less} fewer, revised down, {NEVER}."
        yield found(__name__, "supersedes", [early, late], text, severity="warning")
    elif early.speaker and late.speaker:
        text = f"{said(late)} is {less} fewer than {said(early)}, {NEVER}: two counts, or a correction."
        yield found(__name__, "conflicts", [early, late], text, severity="warning" if soon else "info")
    else:
        text = f"{said(late)} is {less} fewer than {said(early)}, {NEVER}: narrower, older or corrected."
        yield found(__name__, "conflicts", [early, late], text)


def _retracted(stack: Stack) -> Iterator[Finding]:
    """Each figure taken back or denied, told once, with what stands in its place, and with who still prints it."""
    sorts: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in stack.claims:
        if claim.figure is not None:
            sorts[claim.measure, claim.dimension, stack.root_of(claim)].append(claim)
    for claims in sorts.values():
        gone_by: dict[float, Claim] = {}
        for claim in claims:
            if claim.status in ("retracted", "denied") and claim.figure is not None:
                gone_by.setdefault(claim.figure, claim)
        yield from (_taken_back(gone, _replacement(stack, gone, claims)) for gone in gone_by.values())
        for claim in claims if gone_by else ():
            gone = gone_by.get(claim.figure or 0.0)
            if gone and claim.is_known and stack.are_versions(gone, claim) and claim.fact_id not in stack.earlier:
                yield _still_cited(gone, claim)


def _replacement(stack: Stack, gone: Claim, others: list[Claim]) -> Claim | None:
    """What the same dispatch gives instead, the nearest in its text; else the next dispatch."""
    here = [c for c in stack.by_dispatch[gone.dispatch_id] if _stands_instead(c, gone)]
    if here:
        return min(here, key=lambda c: (abs(c.start - gone.start), c.fact_id))
    later = (c for c in others if 0 <= ordinal(c.reported) - ordinal(gone.reported) <= INSTEAD)
    return next((c for c in later if _stands_instead(c, gone)), None)


def _stands_instead(claim: Claim, gone: Claim) -> bool:
    same = (claim.measure, claim.dimension) == (gone.measure, gone.dimension)
    whole = claim.is_known and not claim.is_addition and not claim.is_subset
    return same and whole and claim.figure not in (None, gone.figure)


def _taken_back(gone: Claim, instead: Claim | None) -> Finding:
    how = "was taken back" if gone.status == "retracted" else "is denied"
    if instead is None:
        return found(
            __name__, "retracts", [gone], f"{said(gone)} {how}, and no figure stands in its place.", severity="warning"
        )
    a, b = both(gone, instead)
    return found(__name__, "retracts", [gone, instead], f"{a} {how}; {b} stands beside it.", severity="warning")


def _still_cited(gone: Claim, claim: Claim) -> Finding:
    a, b = both(claim, gone)
    late = claim.reported > gone.reported
    text = f"{a} gives a figure that {'had been' if late else 'was later'} taken back or denied: {b}."
    return found(__name__, "retracts", [claim, gone], text, severity="warning" if late else "info")


def _revised_in_words(stack: Stack) -> Iterator[Finding]:
    """A count that a dispatch itself says was lowered: "revised the toll to 125 from 174"."""
    for late, early in revisions(stack):
        less = number((early.figure or 0) - (late.figure or 0))
        now, then = number(late.figure or 0), number(early.figure or 0)
        text = f"{stack.both(late, early)}: {now} supersedes {then}, {less} fewer."
        yield found(__name__, "supersedes", [late, early], text, severity="warning")


def _wider_falls(series: Series) -> Iterator[Finding]:
    """A place that counts more than the wider place it lies in."""
    if series.measure not in NEVER_FALL:
        return
    whole = [c for c in series.claims if not c.is_addition and not c.population and c.best is not None]
    tops: dict[str, Claim] = {}
    lows: dict[str, Claim] = {}
    for claim in whole:
        place = chain(claim.place)[0]
        if place not in tops or (claim.best or 0) > (tops[place].best or 0):
            tops[place] = claim
        if claim.bound not in ("at_most", "less_than") and (
            lows.get(place) is None or claim.reported >= lows[place].reported
        ):
            lows[place] = claim
    for _, top in sorted(tops.items()):
        for wider in chain(top.place)[1:]:
            claim = lows.get(wider, top)
            later = claim.reported >= top.reported and claim.dispatch_id != top.dispatch_id
            if later and (claim.best or 0) * (1 + FALL) < top.low:
                yield _narrow_but_more(top, claim)
                break


def _narrow_but_more(top: Claim, claim: Claim) -> Finding:
    a, b = both(top, claim)
    if claim.reported > top.reported or same_speaker(top, claim):
        text = f"{b} supersedes {a}, which gave more for a part of it alone."
        return found(__name__, "supersedes", [top, claim], text, severity="warning")
    text = f"{a} is more than {b}, though the place lies within ({day(claim.reported)})."
    return found(__name__, "conflicts", [top, claim], text, severity="warning")
