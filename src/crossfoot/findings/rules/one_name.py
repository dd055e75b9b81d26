"""What one named person, party, firm or country got, in two dispatches of these days.

Policy:

- A share of the vote, votes, seats won and a term of prison are each one number of one name, a turnout one of a
  country's ballot. Where two dispatches within `DAYS` give one such number of that name, figures that their printed
  places keep apart are in `conflicts`, an alarm, others `equal` or `compatible`.
- What may grow by the next day (jobs that a firm cuts, what a country gives another) or be said of two cases (what a
  court of a town awards) alarms on one day only, and is said of no other day where it may be another's.
- A count that goes on ("with a third of the ballots counted") is against no other; what is final `supersedes` it.
- One name is another's where all its words are among those: "Dovan" and "President Karel Dovan". Where a dispatch
  gives a name two such numbers, or tells what was asked, forecast or polled, nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> first = "ARDEN - President Karel Dovan won 80.2 percent of the vote in Sunday's election."
    >>> tried("one_name", first, "ARDEN - Dovan won 68.4 percent of the vote in Sunday's election.")
    conflicts! 80.2, 68.4
    >>> tried("one_name", first, "ARDEN - Dovan took around 80 percent of the vote in Sunday's election.")
    compatible 80.2, 80
    >>> tried("one_name", first, "ARDEN - Lena Mirova won 68.4 percent of the vote in Sunday's election.")
    >>> tried("one_name", first, "ARDEN - Dovan had 68.4 percent of the vote with a third of the ballots counted.")
    >>> tried("one_name", "Turnout in Kenya was 71.2 percent.", "Turnout in Kenya was about 71 percent.")
    compatible 71.2, 71
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.gazetteer import capital_of
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal, standing
from crossfoot.findings.model import Finding, found
from crossfoot.findings.names import name_of
from crossfoot.findings.places import chain, root
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both
from crossfoot.lexicon.patterns import whole_words

DAYS = 7
OF_THE_VOTE = re.compile(r"\s*(?:percent |per cent |% )?of (?:the|all) (?:\w+ )?votes?\b")
"""Behind a share of the vote."""
FEWEST = 100
"""Votes of a candidate; fewer are of a chamber."""
MOST = 200
"""Figures of one sort in one dispatch that are looked at."""
REACH = 300
"""Characters on either side of a figure in which words of its sentence are about it."""
ONE_DAY = frozenset({"number of jobs", "sum of aid", "award of a court"})
"""Sorts of which another number may be told of the same name on another day."""
Got = tuple[str, str, str]
"""What sort of thing was got, its unit, and who gave it or where, if that counts."""


class Told(NamedTuple):
    """What somebody got, in one dispatch."""

    claim: Claim
    name: frozenset[str]
    goes_on: bool
    """Whether it is of a count that goes on."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a name and sort of thing for each dispatch that tells it again, against the one before."""
    told: dict[Got, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    totals = {claim.part_of for claim in stack.claims}
    for claim in sorted(stack.claims, key=lambda claim: (claim.reported, claim.dispatch_id, claim.start)):
        free = claim.fact_id not in totals and _is_free(stack, claim)
        sort = _sort(stack, claim) if free else ""
        if sort and (name := _name(stack, claim, sort)):
            goes_on = _tells(stack, claim, "counting")
            unit = "" if sort == "number of jobs" else claim.unit  # 800 jobs are lost by 800 workers
            told[sort, unit, _of(stack, claim, sort)][claim.dispatch_id].append(Told(claim, name, goes_on))
    for (sort, _, _), by_dispatch in told.items():
        last: dict[str, Told] = {}
        for of_dispatch in by_dispatch.values():
            for one in _told_once(of_dispatch):
                before = next((last[word] for word in sorted(one.name & last.keys())), None)
                if before and (before.name <= one.name or one.name <= before.name):
                    yield from _set_against(sort, before, one)
                if before is None or before.goes_on or not one.goes_on:
                    last.update(dict.fromkeys(one.name, one))


def _told_once(told: list[Told]) -> list[Told]:
    """The figures of a dispatch whose name it gives no other of the same sort, each once."""
    once = list({(one.name, one.claim.figure): one for one in reversed(told)}.values())[::-1][:MOST]
    names = [(one.name, one.claim.figure) for one in once]
    return [
        one
        for one in once
        if all(figure == one.claim.figure for name, figure in names if one.name <= name or name <= one.name)
    ]


def _is_free(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is what somebody got now, and no level before, no step and nothing asked, polled or forecast."""
    if claim.converts or claim.is_addition or claim.is_difference or claim.way or claim.fact_id in stack.earlier:
        return False
    if claim.status not in ("asserted", "planned") or claim.figure is None or claim.bound not in ("exact", "approx"):
        return False
    return not _tells(stack, claim, "unsettled")


def _sort(stack: Stack, claim: Claim) -> str:
    """The sort of thing a figure says somebody got; empty for all others."""
    if claim.unit == "job" or claim.measure == "laid_off":
        return "number of jobs"
    if claim.status != "asserted":
        return "sum of aid" if claim.measure == "aid" and claim.kind == "money" else ""
    if claim.unit == "percent":
        of_vote = OF_THE_VOTE.match(stack.after(claim))
        turnout = not of_vote and _tells(stack, claim, "turnout")
        return "share of the vote" if of_vote else "turnout" if turnout else ""
    if claim.unit == "vote" and claim.size >= FEWEST:
        return "number of votes"
    if claim.unit == "seat":
        return "number of seats"
    if claim.kind == "money":
        return {"aid": "sum of aid", "compensation": "award of a court"}.get(claim.measure or "", "")
    return "term of prison" if claim.measure == "sentence" else ""


def _name(stack: Stack, claim: Claim, sort: str) -> frozenset[str]:
    """Whose it is: of a turnout the country's, of aid the giver's, of an award the place of the court."""
    if sort == "turnout":
        country, place = stack.root_of(claim), chain(claim.place)[0]
        return frozenset({country} - {""}) if place in ("", country, capital_of(country)) else frozenset()
    if sort == "sum of aid":
        return frozenset({root(claim.attribution) or root(claim.subject)} - {""})
    if sort == "award of a court":
        ruled = _tells(stack, claim, "courts")
        return frozenset({chain(claim.place)[0]} - {""}) if ruled else frozenset()
    return name_of(stack, claim)


def _of(stack: Stack, claim: Claim, sort: str) -> str:
    """To which country aid goes; of all else nothing."""
    return stack.root_of(claim) if sort == "sum of aid" else ""


def _tells(stack: Stack, claim: Claim, entry: str) -> bool:
    """Whether the sentence of a figure has one of some words, near enough to be about it."""
    begin, end = stack.sentence_span(claim)
    text = stack.texts.get(claim.dispatch_id, "")
    return _words(entry).search(text, max(begin, claim.start - REACH), min(end, claim.end + REACH)) is not None


@cache
def _words(entry: str) -> re.Pattern[str]:
    return whole_words(lexicon.words("results", entry))


def _set_against(sort: str, before: Told, one: Told) -> Iterator[Finding]:
    first, second = before.claim, one.claim
    if not _are_near(first, second) or (one.goes_on and not before.goes_on):
        return
    same_day = first.reported == second.reported
    if sort in ONE_DAY and not same_day and sort != "number of jobs":
        return
    if not before.goes_on:
        yield _said(sort, first, second, alarms=sort not in ONE_DAY or same_day)
    elif not one.goes_on and standing(first, second) not in ("equal", "compatible"):
        a, b = both(first, second)
        text = f"{b} supersedes {a}: the {sort} of one name, once all was counted."
        yield found(__name__, "supersedes", [first, second], text)


def _are_near(first: Claim, second: Claim) -> bool:
    return abs(ordinal(first.reported) - ordinal(second.reported)) <= DAYS


def _said(sort: str, first: Claim, second: Claim, *, alarms: bool) -> Finding:
    a, b = both(first, second)
    stands = standing(first, second)
    if stands in ("equal", "compatible"):
        return found(__name__, stands, [first, second], f"{a} and {b} are one {sort} of one name, told twice.")
    text = f"{a} and {b} are in conflict: one {sort} of one name, and no number is meant by both."
    severity, promised = "warning" if alarms else "info", sort == "sum of aid"
    return found(__name__, "conflicts", [first, second], text, severity=severity, by_measure=not promised)
