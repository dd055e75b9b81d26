"""What one named person, party or firm got, in two dispatches of these days.

Policy: a share of the vote, seats won and a term of prison are each one number of one name. Where two dispatches within
`DAYS` give one such number of that name, figures that their printed places keep apart are in `conflicts`, an alarm,
others `equal` or `compatible`. Jobs that a firm cuts may be more on the next day, so that those alarm on one day only.
One name is another's where all its words are among those: "Dovan" and "President Karel Dovan". Where a dispatch gives a
name two such numbers, counts only a part of the ballots, or tells what was asked, forecast or polled, nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> first = "ARDEN - President Karel Dovan won 80.2 percent of the vote in Sunday's election."
    >>> tried("one_name", first, "ARDEN - Dovan won 68.4 percent of the vote in Sunday's election.")
    conflicts! 80.2, 68.4
    >>> tried("one_name", first, "ARDEN - Dovan took around 80 percent of the vote in Sunday's election.")
    compatible 80.2, 80
    >>> tried("one_name", first, "ARDEN - Lena Mirova won 68.4 percent of the vote in Sunday's election.")
    >>> tried("one_name", first, "ARDEN - Dovan had 68.4 percent of the vote with a third of the ballots counted.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.gazetteer import demonym, folded
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal, standing
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both
from crossfoot.lexicon.patterns import whole_words

DAYS = 7
OF_THE_VOTE = re.compile(r"\s*(?:percent |per cent |% )?of (?:the|all) (?:\w+ )?votes?\b")
"""Behind a share of the vote."""
BEFORE = re.compile(r"((?:[A-Z][\w’'-]*\s+){1,5})(?:[a-z]+\s+){0,3}$")
"""Before a figure: who got it."""
NAME = re.compile(r"[A-Z][\w&’'-]*")
Got = tuple[str, str]
"""What sort of thing was got, and its unit."""
Told = tuple[Claim, frozenset[str]]


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a name and sort of thing for each dispatch that tells it again, against the one before."""
    told: dict[Got, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(stack.claims, key=lambda claim: (claim.reported, claim.dispatch_id, claim.start)):
        if (got := _got(stack, claim)) and (name := _name(stack, claim)):
            told[got][claim.dispatch_id].append((claim, name))
    for (sort, _), by_dispatch in told.items():
        last: dict[str, Told] = {}
        for of_dispatch in by_dispatch.values():
            for claim, name in _told_once(of_dispatch):
                before = next((last[word] for word in sorted(name & last.keys())), None)
                if before and (before[1] <= name or name <= before[1]) and _are_near(before[0], claim):
                    yield _said(sort, before[0], claim)
                last.update(dict.fromkeys(name, (claim, name)))


def _told_once(told: list[Told]) -> list[Told]:
    """The figures of a dispatch whose name it gives no other of the same sort."""
    return [
        (claim, name)
        for claim, name in told
        if all(other.figure == claim.figure for other, its in told if name <= its or its <= name)
    ]


def _got(stack: Stack, claim: Claim) -> Got | None:
    """The sort of thing a figure says somebody got, and its unit; None for all others and for what is not final."""
    free = not (
        claim.converts or claim.is_addition or claim.is_difference or claim.way or claim.fact_id in stack.earlier
    )
    if not free or claim.status != "asserted" or claim.figure is None or claim.bound not in ("exact", "approx"):
        return None
    sort = _sort(stack, claim)
    return None if not sort or _unsettled().search(stack.sentence_text(claim)) else (sort, claim.unit)


def _sort(stack: Stack, claim: Claim) -> str:
    if claim.unit == "percent":
        return "share of the vote" if OF_THE_VOTE.match(stack.after(claim)) else ""
    if claim.unit in ("seat", "job"):
        return "number of seats" if claim.unit == "seat" else "number of jobs"
    return "term of prison" if claim.measure == "sentence" else ""


@cache
def _unsettled() -> re.Pattern[str]:
    return whole_words(lexicon.words("results", "unsettled"))


def _name(stack: Stack, claim: Claim) -> frozenset[str]:
    """The words of the name right before a figure, else of its subject."""
    start, _ = stack.sentence_span(claim)
    before = BEFORE.search(stack.texts.get(claim.dispatch_id, ""), start, claim.start)
    words = _words(before[1]) if before else frozenset()
    return words or _words(stack.sentence_text(claim)) & frozenset(map(folded, claim.subject.split()))


def _words(text: str) -> frozenset[str]:
    """The words of a name, without countries' peoples, owners, days and the forms of firms."""
    names = (folded(word) for word in NAME.findall(text) if not word.endswith(("'s", "’s")))
    passed = lexicon.words("results", "legal_forms") | lexicon.words("results", "no_names")
    return frozenset(name for name in names if name not in passed and not demonym(name))


def _are_near(first: Claim, second: Claim) -> bool:
    return abs(ordinal(first.reported) - ordinal(second.reported)) <= DAYS


def _said(sort: str, first: Claim, second: Claim) -> Finding:
    a, b = both(first, second)
    stands = standing(first, second)
    if stands in ("equal", "compatible"):
        return found(__name__, stands, [first, second], f"{a} and {b} are one {sort} of one name, told twice.")
    text = f"{a} and {b} are in conflict: one {sort} of one name, and no number is meant by both."
    alarms = sort != "number of jobs" or first.reported == second.reported
    return found(
        __name__, "conflicts", [first, second], text, severity="warning" if alarms else "info", by_measure=True
    )
