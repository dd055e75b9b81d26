"""Claims on one subject and moment: equal, compatible, narrower, in conflict, or not comparable.

Policy:

- One subject is one measure, dimension, event, place and people counted. Value equality alone joins nothing.
- The same figure printed again is `equal`, told once with every fact that states it; how many witnesses that makes is
  the rule `witnesses`'s business.
- Intervals that meet are `compatible`; where the same speaker's hedge differs ("about 500", "more than 500") it is one
  claim whose bound is disputed.
- Figures of one day that do not meet are in `conflict` where two different speakers are named, or two dispatches give
  them, or one speaker holds to his beside another count; an alarm only where two bodies give them, they are further
  apart than `WIDE`, and it is no matter of two instruments within a `POINT`, of two events that one dispatch tells of,
  or of a hospital that counts those brought to it. A later figure is not in conflict with an earlier one: see
  `revisions`.
- A number that was settled when the event began (those aboard), and is given otherwise on a later day, supersedes the
  first where one body may give both; two bodies' are in conflict.
- Two bodies that each keep a count of their own (`counts`) disagree by nature: told, no alarm.
- A figure for some of the people, or from some of those who saw ("eyewitnesses: at least three"), is `narrower`, and is
  neither a rise nor a drop.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "subjects",
    ...     "The mayor said about 500 people were hurt in Derna.",
    ...     "The mayor said more than 500 people were hurt in Derna.",
    ... )
    compatible 500, 500
    >>> tried(
    ...     "subjects",
    ...     "The ministry said 12 people were killed in Derna. The Red Cross said 30 people were killed in Derna.",
    ... )
    conflicts! 12, 30
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.findings.claims import Claim, may_speak_as_one, same_speaker, same_thing, speak_alike
from crossfoot.findings.comparing import (
    GROWING,
    SETTLED,
    gap,
    has_risen_by,
    is_rise,
    runs_on,
    same_day,
    scope,
    standing,
    times_apart,
)
from crossfoot.findings.events import are_two_events
from crossfoot.findings.likeness import another_definition, doubt_of_likeness
from crossfoot.findings.model import Finding, found
from crossfoot.findings.series import Cluster, neighbours
from crossfoot.findings.sides import are_rivals, counts_for_a_house, counts_for_a_town, holds_to
from crossfoot.findings.stack import Stack
from crossfoot.findings.sums import is_part_of
from crossfoot.findings.wording import both, number, percent

WIDE = 0.10
ABSURD = 0.85
"""So far apart, two figures count two things more often than they contradict each other."""
HALF = 2.0
"""Times: so far below another side's crowd even an "at least" disputes it."""
NEAR = 1.25
"""Times: two hedged figures further apart are no two versions of one."""
RECOUNTED = 0.15
"""So far at most two counts of those aboard are apart, as a share of the larger; else one is of the crew."""
MEASURED = frozenset({"magnitude", "depth"})
"""Two instruments differ by nature."""
POINT = 1.0
"""So far apart, two magnitudes of one quake are no two instruments': one is thirty times the other."""
ON_THE_DAY = frozenset({"crowd", "magnitude"})
"""What an event has once, whenever it is told of."""
STATES = frozenset({"displaced", "evacuated"})
"""Counts of those who are somewhere on a day, and not of all so far."""
BODIES = frozenset({"authority", "organisation", "media"})
BY_THE_HOUR = frozenset({"missing", "trapped", "rescued", "evacuated", "hospitalised"})
"""Counts that rise and fall as people are found."""
SIDES = 12
"""Pairs of speakers at most of which it is kept that their dispute was told."""
PARTIAL = frozenset({"witness", "participant"})
PARTIAL_WORDS = ("witness", "resident", "correspondent", "protester", "activist")


def find(stack: Stack) -> Iterator[Finding]:
    """Findings series by series, place by place."""
    for _, places in stack.subjects:
        for grouped in places:
            yield from (_equal(cluster) for cluster in grouped if _is_repeated(cluster))
            yield from _neighbours(stack, grouped)


def _neighbours(stack: Stack, grouped: list[Cluster]) -> Iterator[Finding]:
    """Findings on pairs of clusters, each once: what is narrower in a dispatch, two numbers, and two sides' alarm.

    Of the compatible figures of two dispatches the nearest are told, and those that differ by their hedge alone.
    """
    told: set[object] = set()
    at_odds: list[tuple[Claim, Claim]] = []
    nearest: dict[object, tuple[float, Finding]] = {}
    for first, second in neighbours(grouped):
        early, late = _spokesmen(first, second)
        if not stack.are_versions(early, late):
            continue
        for finding in _weighed(stack, early, late):
            once = _told_as(finding, stack)
            if finding.verdict == "compatible" and early.figure != late.figure:
                apart = times_apart(early, late)
                kept = nearest.get(frozenset(finding.dispatches))
                if kept is None or apart < kept[0]:
                    nearest[frozenset(finding.dispatches)] = apart, finding
            elif once is None or once not in told:
                told.add(once)
                loud = finding.severity != "info"
                told_there = bool({early.fact_id, late.fact_id} & stack.revised)  # its dispatch says what it replaces
                known = at_odds and early.measure == "crowd"  # many count one march: one dispute
                again = loud and (told_there or known or any(_same_sides(early, late, pair) for pair in at_odds))
                yield finding._replace(severity="info") if again else finding
                if loud and len(at_odds) < SIDES:
                    at_odds.append((early, late))
    yield from (finding for _, finding in nearest.values())


def _spokesmen(early: Cluster, late: Cluster) -> tuple[Claim, Claim]:
    """The claims that stand for two figures: of two speakers that one dispatch names, else the first of each."""
    firsts = early.first, late.first
    named_apart = all(claim.speaker for claim in firsts) and not same_speaker(*firsts)
    if early.first.dispatch_id == late.first.dispatch_id and named_apart:
        return firsts
    named = {claim.dispatch_id: claim for claim in reversed(early.claims) if claim.speaker}
    of_one = (
        (named[claim.dispatch_id], claim) for claim in late.claims if claim.speaker and claim.dispatch_id in named
    )
    return next(((a, b) for a, b in of_one if not same_speaker(a, b)), firsts)


def _told_as(finding: Finding, stack: Stack) -> object:
    """What a finding is told once of: two numbers in conflict, under whichever hedges; a narrower one in a dispatch."""
    if finding.verdict == "conflicts":
        return finding.values
    if finding.verdict == "narrower":
        small, large = (stack.by_id[name] for name in finding.facts)
        return small.fact_id, large.dispatch_id
    return None


def _same_sides(early: Claim, late: Claim, known: tuple[Claim, Claim]) -> bool:
    """Whether two speakers are those of a pair told before: the unions and the police, in another dispatch."""
    a, b = known
    return any(speak_alike(early, x) and speak_alike(late, y) for x, y in ((a, b), (b, a)))


def _is_repeated(cluster: Cluster) -> bool:
    return len({claim.dispatch_id for claim in cluster.claims}) > 1 or _two_speakers(cluster)


def _two_speakers(cluster: Cluster) -> bool:
    return len({claim.speaker for claim in cluster.claims if claim.speaker}) > 1


def _equal(cluster: Cluster) -> Finding:
    once: dict[tuple[str, str], Claim] = {}
    for claim in cluster.claims:
        once.setdefault((claim.dispatch_id, claim.speaker), claim)
    first, second, *more = once.values()
    also = f", and {len(more)} more" if more else ""
    a, b = both(first, second)
    return found(__name__, "equal", list(once.values()), f"{a} and {b}{also} give the same figure.")


def _weighed(stack: Stack, early: Claim, late: Claim) -> Iterator[Finding]:
    """At most one finding on two figures of a place."""
    if early.measure == "price" and not (early.subject and late.subject and same_thing(early, late)):
        return
    if early.measure in SETTLED and early.reported != late.reported:
        yield from _settled_otherwise(early, late)
        return
    if not runs_on(early.measure or "") and not same_day(early, late):
        return
    who = scope(early, late)
    if who == "other":
        yield _other_people(early, late)
        return
    drifts = early.figure == late.figure and standing(early, late) == "compatible"
    if not drifts and (who != "same" or _sees_less(early, late)):
        yield from _narrower(early, late, who)
        return
    stands = standing(early, late)
    if stands == "compatible" and early.measure == "crowd" and _is_half_as_many(early, late):
        yield from _conflict(stack, early, late)
    elif stands == "compatible":
        if not (is_rise(early, late) or has_risen_by(early, late) or _meet_by_chance(early, late)):
            yield _compatible(early, late)
    elif stands == "equal":  # "106 protesters" and "106 people" of one speaker
        a, b = both(early, late)
        yield found(__name__, "equal", [early, late], f"{a} and {b} give the same figure.")
    elif _is_of_one_moment(early, late) and not _is_of_another_quake(stack, early, late):
        yield from _conflict(stack, early, late)


def _is_of_another_quake(stack: Stack, early: Claim, late: Claim) -> bool:
    """Whether one of two dispatches tells the other's magnitude too, and so of two quakes: "hours after a 4.7 one"."""
    if early.measure != "magnitude" or early.dispatch_id == late.dispatch_id:
        return False
    pairs = ((early, late), (late, early))
    return any(
        other.measure == "magnitude" and other.figure == theirs.figure
        for mine, theirs in pairs
        for other in stack.by_dispatch[mine.dispatch_id]
    )


def _settled_otherwise(early: Claim, late: Claim) -> Iterator[Finding]:
    """A number that an event begins with and that is given otherwise days later: those aboard are counted anew."""
    near = scope(early, late) == "same" and early.dispatch_id != late.dispatch_id and gap(early, late) <= RECOUNTED
    of_one_sort = ("passenger" in early.surface) == ("passenger" in late.surface)  # the others count the crew
    if not (near and of_one_sort) or late.is_subset or early.is_subset:
        return
    if standing(early, late) not in ("higher", "lower"):
        return
    a, b = both(late, early)
    if may_speak_as_one(early, late):
        text = f"{a} supersedes {b}: there were so many from the start, so the first was counted or given wrongly."
        yield found(__name__, "supersedes", [early, late], text)
    else:
        text = f"{a} and {b} are in conflict: there were so many from the start, and no number is meant by both."
        yield found(__name__, "conflicts", [early, late], text, by_measure=True)


def _is_of_one_moment(early: Claim, late: Claim) -> bool:
    """Whether two figures are of one day: printed on it, or told later of what was on that day alone."""
    if early.reported == late.reported:
        return True
    named_apart = bool(early.speaker and late.speaker) and not speak_alike(early, late)
    if early.measure in ON_THE_DAY:  # of two sides' crowds the rule `rivals` tells
        return same_day(early, late) and not (named_apart and early.measure == "crowd")
    told_of = early.since == early.until == late.since == late.until != late.reported
    return early.measure in STATES and named_apart and told_of


def _is_half_as_many(early: Claim, late: Claim) -> bool:
    """Whether one side sees "at least 30,000" where the other sees 100,000: its floor allows that, and denies it."""
    less, more = sorted((early, late), key=lambda claim: claim.figure or claim.low)
    seen = less.is_floor and less.best is not None and not more.is_ceiling and more.best is not None
    return seen and times_apart(early, late) >= HALF and are_rivals(early, late)


def _meet_by_chance(early: Claim, late: Claim) -> bool:
    """Whether two numbers are so far apart that only an open end lets them meet: "at least 205", "up to 302"."""
    return early.best is not None and late.best is not None and times_apart(early, late) > NEAR


def _compatible(early: Claim, late: Claim) -> Finding:
    a, b = both(early, late)
    if same_speaker(early, late) and early.figure == late.figure:
        text = f"{a} and {b} are one speaker's figure under two hedges: one claim, its bound disputed."
    else:
        text = f"{a} and {b} are compatible: one number can be meant by both."
    return found(__name__, "compatible", [early, late], text)


def _other_people(early: Claim, late: Claim) -> Finding:
    a, b = both(early, late)
    groups = [" and ".join(sorted(claim.population)).replace("_", " ") for claim in (early, late)]
    if early.population == late.population:
        groups = [f"what was {claim.state}" for claim in (early, late)]
    text = f"{a} counts {groups[0]}, {b} {groups[1]}: they are not comparable."
    return found(__name__, "not_comparable", [early, late], text)


def _sees_less(early: Claim, late: Claim) -> bool:
    """Whether one of two speakers can only tell of what was in sight, and gives less.

    The organisers of a march count it as the police do.
    """
    if early.measure == "crowd" and are_rivals(early, late):
        return False
    return any(_is_partial(a) and not _is_partial(b) and a.low < b.low for a, b in _ways(early, late))


def _ways(early: Claim, late: Claim) -> tuple[tuple[Claim, Claim], tuple[Claim, Claim]]:
    return (early, late), (late, early)


def _is_partial(claim: Claim) -> bool:
    return claim.attribution_kind in PARTIAL or any(
        word.startswith(PARTIAL_WORDS) for word in claim.speaker.split()
    )  # a president is no resident


def _narrower(early: Claim, late: Claim, who: str) -> Iterator[Finding]:
    small, large = (early, late) if who == "first" or (who == "same" and _is_partial(early)) else (late, early)
    a, b = both(small, large)
    if large.is_floor and small.low > (large.figure or large.low):
        return  # 564 of one kind are no part of "at least 261", which was told before or by another
    fits = small.low <= large.high
    if fits:
        why = "is what those who say so saw" if who == "same" else "counts only some of those"
        text = f"{a} {why} and fits in {b}: it is narrower, neither superseded nor a drop or rise."
        yield found(__name__, "narrower", [small, large], text)
    elif who != "same" and small.reported <= large.reported and small.dispatch_id != large.dispatch_id:
        more = number(small.low - large.high)
        text = f"{a} is more by {more} than {b}, which should count more people: another group, or an error."
        yield found(__name__, "conflicts", [small, large], text)


def _is_of_one_hour(early: Claim, late: Claim) -> bool:
    """Whether two figures cannot be an earlier and a later state of a count, or one that rises and falls.

    Of two dispatches of a day, the one with "at least 300" was written after the one with 250.
    """
    if early.measure in BY_THE_HOUR:
        return False
    floors = early.is_floor or late.is_floor
    return early.dispatch_id == late.dispatch_id or not (floors and runs_on(early.measure or ""))


def _in_sentence(stack: Stack, claim: Claim) -> tuple[str, int]:
    first, last = stack.sentence_span(claim)
    return stack.texts.get(claim.dispatch_id, "")[first:last], claim.start - first


def _is_held_to(stack: Stack, early: Claim, late: Claim) -> bool:
    """Whether a speaker holds to a figure beside another one that nobody is named for: "officials stand by 769"."""
    named = early if early.speaker else late
    return bool(early.speaker or late.speaker) and holds_to().search(stack.sentence_text(named)) is not None


def _is_of_before(early: Claim, late: Claim) -> bool:
    """Whether a dispatch tells the smaller of two figures of a running count as that of an earlier day."""
    less, more = sorted((early, late), key=lambda claim: claim.figure or claim.low)
    of_a_day = less.dated and less.since == less.until < less.reported and less.until < more.until
    return of_a_day and less.dispatch_id == more.dispatch_id and less.measure in GROWING


def _conflict(stack: Stack, early: Claim, late: Claim) -> Iterator[Finding]:
    """Of one day. Within a dispatch only two named speakers can be: else one figure is part of the other."""
    named = early.speaker and late.speaker and not same_speaker(early, late)
    if early.dispatch_id == late.dispatch_id and not named and not _is_held_to(stack, early, late):
        return
    if is_part_of(stack, early, late) or is_part_of(stack, late, early) or _is_of_before(early, late):
        return
    if runs_on(early.measure or "") and (same_speaker(early, late) or has_risen_by(early, late)):
        return  # a count that ran on within the day: see `revisions`
    apart = gap(early, late)
    a, b = both(early, late)
    if why := another_definition(stack, early, late):
        yield found(__name__, "not_comparable", [early, late], f"{a} and {b} are not comparable: {why}.")
        return
    text = f"{a} and {b} are in conflict for one day and place: {percent(apart)} apart, and no number is meant by both."
    official = early.attribution_kind in BODIES and late.attribution_kind in BODIES
    two_counts = frozenset({early.speaker, late.speaker}) in stack.parallel
    firm = early.status == late.status == "asserted" and _is_of_one_hour(early, late)
    firm = firm and not any(counts_for_a_town(a, b) or counts_for_a_house(a, b) for a, b in _ways(early, late))
    firm = firm and not doubt_of_likeness(early, late)
    firm = firm and not are_two_events(_in_sentence(stack, early), _in_sentence(stack, late))
    alarm = (
        bool(named) and official and firm and WIDE < apart < ABSURD and early.measure not in MEASURED and not two_counts
    ) and bool(early.place and late.place)
    alarm = alarm or (
        early.measure == "magnitude" and abs((early.figure or early.low) - (late.figure or late.low)) >= POINT
    )
    yield found(__name__, "conflicts", [early, late], text, severity="warning" if alarm else "info", by_measure=True)
