"""Two sides' figures of one thing: a company's layoffs and the union's, the manifest's passengers and the survivors'.

Policy:

- What is no toll (people aboard, jobs to go, vehicles on the road, a crowd told on two days) is set side by side where
  two different speakers are named, of one country and moment, and one number cannot be meant by both: in conflict. The
  dispatch that prints both has told its readers, so it is an alarm only where two bodies give them in two dispatches,
  neither of which has the other's figure, and once a thing and country.
- Parts, additions and earlier levels are no rivals; nor are vehicles of two sorts, or passengers a little fewer than
  all the people aboard.
- A toll by a party to the matter (relatives, a rights group: ``lexicon/sides.toml``) that is above another's of the
  days before is in conflict with it, and does not supersede it.

    >>> from crossfoot.findings.trying import tried
    >>> tried("rivals", "The firm in Derna will cut 1,200 jobs, the company said. The union said 1,900 jobs would go.")
    conflicts 1200, 1900
    >>> tried("rivals", "Police said 12 trucks blocked the road in Derna. The mayor said 30 ambulances came.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import PERSON, STATED, Claim, speak_alike
from crossfoot.findings.comparing import gap, ordinal, runs_on, same_day, scope, standing
from crossfoot.findings.likeness import doubt_of_likeness
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain, relation
from crossfoot.findings.rules.subjects import ABSURD, BODIES, WIDE
from crossfoot.findings.sides import outdoes
from crossfoot.findings.stack import Stack
from crossfoot.findings.wholes import is_capacity
from crossfoot.findings.wording import both, percent

THINGS = {"aboard": "aboard", "laid_off": "layoffs", "jobs": "layoffs", "vehicles": "vehicles", "crowd": "crowd"}
"""Measures of which two sides speak, by the thing they are of."""
LAYOFFS = frozenset({"laid_off", "jobs"})
"""Measures whose figures are set against each other here and by no other rule."""
AGAIN = 45
"""Days within which the same figure of layoffs is the same announcement."""
DAYS = 3
SIDES = 6
"""Speakers at most whose last figures of a thing are kept."""
CREW = 0.15
"""A share of those aboard that the crew may make up: passengers are so many fewer than people."""
EVERYBODY = frozenset({"people", "persons", "souls", "person", ""})


def find(stack: Stack) -> Iterator[Finding]:
    """One finding two speakers and thing: their latest figures."""
    last: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    told: set[tuple[str, str, float, float]] = set()
    alarmed: set[tuple[str, str]] = set()
    for claim in stack.claims:
        thing = _thing(stack, claim)
        if not thing:
            continue
        others = last[thing, stack.root_of(claim)]
        for other in list(others.values()):
            less, more = sorted((other.figure or other.low, claim.figure or claim.low))
            key = (thing, stack.root_of(claim), less, more)
            if key not in told and _are_at_odds(stack, other, claim):
                told.add(key)
                finding = _told(stack, other, claim)
                loud = finding.severity != "info" and key[:2] not in alarmed
                alarmed |= {key[:2]} if loud else set()
                yield finding if loud else finding._replace(severity="info")
            elif key not in told and _is_said_again(other, claim):
                told.add(key)
                a, b = both(other, claim)
                yield found(__name__, "equal", [other, claim], f"{a} and {b} give the same figure.")
        others.pop(claim.speaker, None)
        others[claim.speaker] = claim
        if len(others) > SIDES:
            others.pop(next(iter(others)))


def _is_said_again(early: Claim, late: Claim) -> bool:
    """Whether one company's figure is printed twice; of crowds and tolls the rule `subjects` tells."""
    said = (speak_alike(early, late) or early.figure == late.figure) and early.dispatch_id != late.dispatch_id
    near = 0 <= ordinal(late.reported) - ordinal(early.reported) <= AGAIN
    return said and near and early.measure in LAYOFFS and standing(early, late) in ("equal", "compatible")


def _thing(stack: Stack, claim: Claim) -> str | None:
    """What a figure is of, where a side can have another: no part, no addition, no level of before."""
    plain = claim.speaker and claim.status in STATED and claim.kind == "count"
    linked = claim.part_of or claim.is_addition or claim.is_subset or claim.changed_from or claim.restates
    if not plain or linked or claim.fact_id in stack.earlier or is_capacity(stack, claim):
        return None
    measure = claim.measure or ""
    return THINGS.get(measure) or (measure if runs_on(measure) and claim.dimension == PERSON else None)


def _are_at_odds(stack: Stack, early: Claim, late: Claim) -> bool:
    near = 0 <= ordinal(late.reported) - ordinal(early.reported) <= DAYS and stack.is_one_event(early, late)
    one_place = not _is_of_a_part(early, late)
    apart = standing(early, late) in ("higher", "lower") and scope(early, late) == "same"
    if not (near and one_place and apart) or speak_alike(early, late):
        return False
    if early.measure in THINGS:
        at_once = early.dispatch_id == late.dispatch_id or same_day(early, late)
        return at_once and _of_one_sort(early, late) and not _is_told_elsewhere(early, late)
    return outdoes(early, late) and standing(early, late) == "higher" and early.reported < late.reported


def _is_of_a_part(early: Claim, late: Claim) -> bool:
    """Whether the smaller figure is a town's and the larger its country's, or the two are of places apart."""
    lies = relation(early.place, late.place)
    fewer = (early.figure or early.low) < (late.figure or late.low)
    return lies == "apart" or lies == ("within" if fewer else "around")


def _is_told_elsewhere(early: Claim, late: Claim) -> bool:
    """Crowds of one place told on one day are the rule `subjects`' business."""
    return early.measure == "crowd" and early.reported == late.reported and early.place == late.place


def _of_one_sort(early: Claim, late: Claim) -> bool:
    first, second = (claim.item.casefold().rpartition(" ")[2] for claim in (early, late))
    if early.measure == "vehicles":
        return not first or not second or first.rstrip("s") == second.rstrip("s")
    if early.measure != "aboard" or first == second:
        return True
    small = first if early.size < late.size else second
    return "crew" not in (first, second) and (small in EVERYBODY or gap(early, late) > CREW)


def _is_told_by_both(stack: Stack, early: Claim, late: Claim) -> bool:
    """Whether one of the two dispatches prints the other's figure too, and so has told its readers."""
    return any(
        claim.measure == other.measure and claim.figure == other.figure
        for one, other in ((early, late), (late, early))
        for claim in stack.by_dispatch[one.dispatch_id]
    )


def _told(stack: Stack, early: Claim, late: Claim) -> Finding:
    a, b = both(early, late)
    text = f"{a} and {b} are in conflict: two sides' figures of one thing, {percent(gap(early, late))} apart."
    bodies = early.attribution_kind in BODIES and late.attribution_kind in BODIES
    firm = early.status == late.status == "asserted" and early.dispatch_id != late.dispatch_id
    apart = WIDE < gap(early, late) < ABSURD and not _is_told_by_both(stack, early, late)
    one_place = chain(early.place)[0] == chain(late.place)[0]  # "unknown" how they lie is no place told alike
    alike = (
        one_place
        and not doubt_of_likeness(early, late)
        and (early.measure != "crowd" or early.reported == late.reported)
    )
    alarm = bodies and firm and early.measure in THINGS and apart and alike
    severity = "warning" if alarm else "info"
    return found(__name__, "conflicts", [early, late], text, severity=severity, by_measure=True)
