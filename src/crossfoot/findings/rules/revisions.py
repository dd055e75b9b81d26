"""What was said later of the same subject: supersedes, revised down, retracted, denied, still cited.

Policy:

- A later, higher figure of a count that grows `supersedes` the earlier one. That is news, not an alarm.
- A later, lower figure of a count that never falls (the dead, the hurt, what was destroyed) was corrected by somebody:
  it `supersedes` with an alarm where the same speaker gives both or the words say that it was revised. A figure so
  given up that is printed as fact on a later day is out of date: an alarm.
- A figure that a text says was retracted or denied is `retracts`ed, whoever printed it; who prints it as fact on a
  later day, or beside the denial, is told of.
- A corrections notice ("CORRECTION", "counted twice") supersedes what others print of the same place: an alarm.
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
from collections.abc import Iterable, Iterator

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim, may_speak_as_one, same_speaker
from crossfoot.findings.comparing import (
    CASES,
    NEVER_FALL,
    gap,
    has_risen_by,
    is_rise,
    ordinal,
    runs_on,
    scope,
    standing,
    times_apart,
)
from crossfoot.findings.likeness import another_definition, doubt_of_likeness
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.revised import is_background, is_corrected, is_notice, is_own_count, tells_of_before
from crossfoot.findings.series import EVENT_GAP, Cluster, neighbours
from crossfoot.findings.sides import are_rivals, outdoes
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, number, said

OF_A_SPAN = re.compile(
    r"\b(?:weeks?|days?|months?|hours|daily|weekly|monthly|hourly|active|new|current(?:ly)?|today|yesterday)\b",
    re.IGNORECASE,
)
"""In a sentence about cases: they are those of a span or a moment, and not all so far."""
NEVER = "though such a count never falls"
FALL = 0.05
"""A fall smaller than this is two roundings of one count."""
INSTEAD = 14
"""Days within which another figure can be said to stand in place of one taken back."""
INSTEAD_OF = re.compile(
    r"[^.;]{0,60}?,\s*(?:saying|insisting|adding|putting|giving|stating|claiming|but)\b[^.;\d]{0,80}$", re.IGNORECASE
)
"""Between a figure denied and the one that whoever denies it gives."""
ONE_COUNT = 3.0
"""Times: two bodies' counts further apart are of two things, as "three were stabbed" of "forty were hurt"."""
SOON = 3
"""Days within which two speakers' counts ought to agree."""


def find(stack: Stack) -> Iterator[Finding]:
    """Findings series by series, in order of time."""
    yield from _retracted(stack)
    yield from _revised_in_words(stack)
    for series, places in stack.subjects:
        if runs_on(series.measure):
            for grouped in places:
                yield from _once(_of_place(stack, grouped))


def _of_place(stack: Stack, grouped: list[Cluster]) -> Iterator[tuple[Claim, Claim, Finding]]:
    """The findings of one place, each with the two claims it is about."""
    for early, late in ((_firmest(first), _firmest(second)) for first, second in neighbours(grouped)):
        if stack.are_versions(early, late) and scope(early, late) == "same":
            yield from ((early, late, finding) for finding in _later(stack, early, late))


def _firmest(cluster: Cluster) -> Claim:
    """The first claim of a cluster, or another of its dispatch that is told as fact: the body's, not the headline's.

    Of several of a dispatch the one that somebody is named for.
    """
    first = cluster.first
    firm = [c for c in cluster.claims if c.dispatch_id == first.dispatch_id and c.status == "asserted"]
    return next((claim for claim in firm if claim.speaker), firm[0] if firm else first)


def _once(told: Iterable[tuple[Claim, Claim, Finding]]) -> Iterator[Finding]:
    """One rise for two dispatches and a speaker; where nobody gives both figures, one for the two dispatches.

    That one is told beside a speaker's where it is of more: the cases beside the tests of a laboratory.
    """
    rises: dict[tuple[object, ...], dict[str, tuple[tuple[bool, bool, float, float], Finding]]] = defaultdict(dict)
    for early, late, finding in told:
        if finding.severity != "info" or finding.verdict != "supersedes":
            yield finding
            continue
        speaker = early.speaker if same_speaker(early, late) else ""
        of_two = rises[frozenset(finding.dispatches), early.population]
        firm = late.status == "asserted"  # before what is only feared
        hopes = early.is_ceiling or late.is_ceiling or "range" in (early.bound, late.bound)
        counted = not hopes  # 243 before "nearly 250", 917 before "tops 900", 292 before "299 or 300"
        rank = firm, counted, max(finding.values), min(finding.values)
        kept = of_two.get(speaker)
        if kept is None or rank > kept[0]:
            of_two[speaker] = rank, finding
    for of_two in rises.values():
        most = max((max(finding.values) for speaker, (_, finding) in of_two.items() if speaker), default=0.0)
        yield from (finding for speaker, (_, finding) in of_two.items() if speaker or max(finding.values) > most)


def _later(stack: Stack, early: Claim, late: Claim) -> Iterator[Finding]:
    stands = standing(early, late)
    if early.dispatch_id == late.dispatch_id:
        return
    early, late = _in_order(stack, early, late)
    if stands in ("higher", "lower") and may_speak_as_one(early, late) and _is_correction(stack, late, stands):
        yield _corrected(early, late)
    elif early.reported == late.reported:
        grown = has_risen_by(early, late) and not outdoes(early, late)
        if grown or (stands in ("higher", "lower") and same_speaker(early, late)):
            less, more = sorted((early, late), key=lambda claim: claim.figure or claim.low)
            yield _rise(less, more)
    elif is_rise(early, late):
        if not outdoes(early, late):  # the rule `rivals` tells of them
            yield _rise(early, late)
    elif stands == "lower" and _never_falls(stack, early, late) and _has_fallen(early, late):
        if _gives_more(stack, early, late):
            return
        was = stack.by_id.get(late.changed_from or "")
        replaces = was and (was.figure == early.figure or _gives(stack, early, was))
        if not replaces:  # the dispatch itself says which figure it replaces, and that is told already
            yield from () if another_definition(stack, early, late) else _fall(early, late)


def _never_falls(stack: Stack, early: Claim, late: Claim) -> bool:
    """Whether a count only grows: of the dead and the like, and of all cases of a disease so far."""
    if early.measure in CASES:
        return not any(OF_A_SPAN.search(stack.sentence_text(claim)) for claim in (early, late))
    return early.measure in NEVER_FALL


def _has_fallen(early: Claim, late: Claim) -> bool:
    """By more than rounding: a body that counts to the last one, and gives one fewer, has corrected itself."""
    to_the_last = early.bound == late.bound == "exact" and bool(early.size % 10 and late.size % 10)
    return gap(early, late) > FALL or (to_the_last and may_speak_as_one(early, late))


def _gives(stack: Stack, other: Claim, claim: Claim) -> bool:
    """Whether the dispatch of another figure prints this one too, so that the other is of something else."""
    return any(c.measure == claim.measure and c.figure == claim.figure for c in stack.by_dispatch[other.dispatch_id])


def _gives_more(stack: Stack, early: Claim, late: Claim) -> bool:
    """Whether the later dispatch gives more than the earlier figure, so that the lower one is a part of that."""
    told = (c for c in stack.by_dispatch[late.dispatch_id] if c.measure == late.measure and c.status == "asserted")
    mine = (c for c in told if not c.is_ceiling)  # "below 500" is no more than 452
    more = (c for c in mine if c.figure is not None and c.figure > early.high and c.fact_id not in stack.earlier)
    return not all(is_background(stack, c) for c in more)


def _is_correction(stack: Stack, late: Claim, stands: str) -> bool:
    """Whether a figure corrects what stood before: downward, or in a notice, without saying itself what it replaces."""
    if late.fact_id in stack.revised:
        return False
    return is_notice(stack, late) if stands == "higher" else is_corrected(stack, late)


def _in_order(stack: Stack, early: Claim, late: Claim) -> tuple[Claim, Claim]:
    """Of two dispatches of one day, a corrections notice is the later."""
    swapped = early.reported == late.reported and is_corrected(stack, early) and not is_corrected(stack, late)
    return (late, early) if swapped else (early, late)


def _corrected(early: Claim, late: Claim) -> Finding:
    now, then = late.figure or late.low, early.figure or early.low
    how = f"{number(abs(now - then))} {'more' if now > then else 'fewer'}"
    text = f"{said(late)} is a correction and supersedes {said(early)}: {how}."
    return found(__name__, "supersedes", [late, early], text, severity="warning", by_measure=True)


def _rise(early: Claim, late: Claim) -> Finding:
    more = number((late.figure or late.low) - (early.figure or early.low))
    whose = "" if same_speaker(early, late) or not (early.speaker and late.speaker) else ", by another body's count"
    text = f"{said(late)} supersedes {said(early)}: {more} more in {_days(early, late)}{whose}."
    return found(__name__, "supersedes", [early, late], text)


def _days(early: Claim, late: Claim) -> str:
    days = ordinal(late.reported) - ordinal(early.reported)
    return ("one day", "a day")[days] if days < 2 else f"{days} days"


def _fall(early: Claim, late: Claim) -> Iterator[Finding]:
    soon = ordinal(late.reported) - ordinal(early.reported) <= SOON and early.status == late.status == "asserted"
    soon = soon and times_apart(early, late) <= ONE_COUNT and not are_rivals(early, late)
    soon = soon and not doubt_of_likeness(early, late)
    less = number((early.figure or early.low) - (late.figure or late.low))
    if same_speaker(early, late):
        text = f"{said(late)} supersedes {said(early)}: {less} fewer, revised down, {NEVER}."
        severity = "warning" if early.status == "asserted" else "info"  # "feared dead" may well come to less
        yield found(__name__, "supersedes", [early, late], text, severity=severity, by_measure=True)
    elif early.status == "provisional" and late.status == "asserted":
        text = f"{said(late)} is {less} fewer than {said(early)}, which was only feared or estimated, and not counted."
        yield found(__name__, "conflicts", [early, late], text)
    elif early.speaker and late.speaker:
        text = f"{said(late)} is {less} fewer than {said(early)}, {NEVER}: two counts, or a correction."
        yield found(__name__, "conflicts", [early, late], text, severity="warning" if soon else "info", by_measure=True)
    else:
        text = f"{said(late)} is {less} fewer than {said(early)}, {NEVER}: narrower, older or corrected."
        yield found(__name__, "conflicts", [early, late], text)


def _retracted(stack: Stack) -> Iterator[Finding]:
    """Each figure taken back or denied, told once, with what stands in its place, and with who still prints it."""
    lowered = {old.fact_id: new for new, old in stack.revisions if new.size < old.size}
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
            gone = gone_by.get(claim.size)
            if gone and claim.is_known and stack.are_versions(gone, claim) and claim.fact_id not in stack.earlier:
                yield _still_cited(gone, claim)
        yield from _outdated(stack, [claim for claim in claims if claim.figure not in gone_by], lowered)


def _outdated(stack: Stack, claims: list[Claim], lowered: dict[str, Claim]) -> Iterator[Finding]:
    """A figure that was revised down by a dispatch's own words, and is printed as fact on a later day."""
    given_up = {claim.figure: claim for claim in claims if claim.fact_id in lowered}
    for claim in claims if given_up else ():
        old = given_up.get(claim.figure)
        if (
            old
            and stack.are_versions(claim, old)
            and claim.fact_id not in stack.earlier
            and _is_printed_later(claim, old)
            and not tells_of_before(stack.sentence_text(claim))
            and not _gives(stack, claim, lowered[old.fact_id])  # which says itself that it rose again
        ):
            a, b = both(claim, old)
            text = f"{a} gives a figure that had been revised down before: {b}, to {number(_now(lowered, old))}."
            yield found(__name__, "retracts", [claim, old], text, severity="warning", by_measure=True)


def _now(lowered: dict[str, Claim], old: Claim) -> float:
    return lowered[old.fact_id].size


def _is_printed_later(claim: Claim, old: Claim) -> bool:
    days = ordinal(claim.reported) - ordinal(old.reported)
    known = claim.is_known and not claim.is_addition and not claim.is_subset and not claim.part_of
    return known and claim.figure is not None and 0 < days <= EVENT_GAP and relation(claim.place, old.place) != "apart"


def _replacement(stack: Stack, gone: Claim, others: list[Claim]) -> Claim | None:
    """What the same dispatch gives instead, the nearest in its text; else the next dispatch."""
    mine = stack.by_dispatch[gone.dispatch_id]
    here = [c for c in mine if _stands_instead(c, gone) or _is_given_instead(stack, c, gone)]
    here = here or [c for c in mine if _is_told_next(stack, c, gone)]
    if here:
        return min(here, key=lambda c: (abs(c.start - gone.start), c.fact_id))
    later = (c for c in others if 0 <= ordinal(c.reported) - ordinal(gone.reported) <= INSTEAD)
    return next((c for c in later if _stands_instead(c, gone) and stack.is_one_event(c, gone)), None)


def _stands_instead(claim: Claim, gone: Claim) -> bool:
    of_one = claim.dimension == gone.dimension or (claim.kind == gone.kind == "money" and not claim.converts)
    same = claim.measure == gone.measure and of_one
    whole = claim.is_known and not claim.is_addition and not claim.is_subset
    return same and whole and claim.figure not in (None, gone.figure)


def _is_given_instead(stack: Stack, claim: Claim, gone: Claim) -> bool:
    """Whether a denial goes on with a figure of its own: "denied that 40 had died, insisting that 12 had"."""
    after = claim.start > gone.end and claim.unit == gone.unit and claim.is_known and claim.figure != gone.figure
    return after and gone.status == "denied" and bool(INSTEAD_OF.match(stack.between(gone, claim)))


def _is_told_next(stack: Stack, claim: Claim, gone: Claim) -> bool:
    """Whether the sentence behind a denial counts the same people, whatever the reader takes them to be."""
    alike = claim.kind == gone.kind == "count" and claim.unit in (gone.unit, "dimensionless")
    plain = claim.is_known and claim.measure in (gone.measure, None) and claim.figure != gone.figure
    return alike and plain and gone.status == "denied" and 0 <= stack.sentence(claim) - stack.sentence(gone) <= 1


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
    """A count that a dispatch itself says was revised: "revised the toll to 125 from 174", "rose to 23 from 11".

    A corrections notice is an alarm either way, unless it only tells of a rise ("52 houses, up from 37"); elsewhere
    only a fall is, of a count that never falls. What is given up for one figure is one alarm.
    """
    told: set[tuple[object, ...]] = set()
    alarmed: set[tuple[object, ...]] = set()
    for late, early in stack.revisions:
        count = stack.root_of(late), late.measure, late.figure
        pair = *count, early.figure, late.dispatch_id
        if late.is_difference or early.is_difference or pair in told:
            continue  # "253, over 100 fewer than the previous toll of 359"; the headline, and the body
        told.add(pair)
        alarm = count not in alarmed and _is_corrected_down(stack, late, early)
        alarmed |= {count} if alarm else set()
        more = late.size - early.size
        now, then = number(late.size), number(early.size)
        how = f"{number(more)} more" if more > 0 else f"revised down by {number(-more)}"
        text = f"{stack.both(late, early)}: {now} supersedes {then}, {how}."
        yield found(__name__, "supersedes", [late, early], text, severity="warning" if alarm else "info")


def _is_corrected_down(stack: Stack, late: Claim, early: Claim) -> bool:
    """Whether a revision is one to look at: of a corrections notice, or down; what was only feared may come to less."""
    if late.is_vague or early.is_vague:
        return False  # "dozens killed", and further on 79
    if is_notice(stack, late) and late.way != "up":
        return True
    firm = late.status == "asserted" and (early.status == "asserted" or stack.sentence(late) == stack.sentence(early))
    falls = late.size < early.size
    return firm and falls and (late.measure in (*NEVER_FALL, "rescued", None) or is_own_count(stack, late))
