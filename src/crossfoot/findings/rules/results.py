"""A firm's profit or sales in two dispatches of these days.

Policy: what a firm earned in a quarter does not change from one outlet to the next. Where two dispatches within `DAYS`
give the same result (profit, sales, loss) of one firm for one period and of one sort (net, operating) in one currency,
figures that their printed places keep apart are in `conflicts`, an alarm, others `equal` or `compatible`. The firm is
known by a word of its name among those that say it ("Varna ASA", "fertiliser maker Varna"); without a firm, or where
only one names a period or a sort, nothing is said, nor of an earlier level, a part, a forecast or a range.

    >>> from crossfoot.findings.trying import tried
    >>> first = "OSLO - Norwegian fertiliser maker Varna ASA reported a first-quarter net profit of $148 million."
    >>> tried("results", first, "OSLO - Varna ASA said its net profit in the first quarter was $184 million.")
    conflicts! 148000000, 184000000
    >>> tried("results", first, "OSLO - Varna ASA said its net profit in the first quarter was $148.3 million.")
    compatible 148000000, 148300000
    >>> tried("results", first, "OSLO - Varna ASA said its operating profit in the first quarter was $184 million.")
    >>> tried("results", first, "OSLO - Varna ASA said its net profit in the second quarter was $184 million.")
    >>> tried("results", first, "OSLO - Borg ASA said its net profit in the first quarter was $184 million.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal, standing
from crossfoot.findings.model import Finding, found
from crossfoot.findings.names import name_of, words_of
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both
from crossfoot.lexicon.patterns import whole_words

DAYS = 7
RESULTS = frozenset({"profit", "revenue", "loss"})
PERIODS = (
    "first_quarter", "second_quarter", "third_quarter", "fourth_quarter", "half_year", "nine_months", "full_year",
)  # fmt: skip
Subject = tuple[str, str, frozenset[str], frozenset[str]]
"""Measure, unit, periods and sorts of a result."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a firm, result and pair of dispatches."""
    known: dict[Subject, list[tuple[Claim, frozenset[str]]]] = defaultdict(list)
    told = set()
    for claim in stack.claims:
        firm = _firm(stack, claim) if _is_result(stack, claim) else frozenset()
        subject = _subject(stack, claim) if firm else None
        if subject is None:
            continue
        for other, name in known[subject]:
            pair = subject, frozenset((other.dispatch_id, claim.dispatch_id))
            if pair not in told and name & firm and _are_near(other, claim):
                told.add(pair)
                yield _told(other, claim)
        known[subject].append((claim, firm))


def _is_result(stack: Stack, claim: Claim) -> bool:
    """Whether a claim is what was earned now, and no level before, part, step or forecast."""
    free = not (claim.part_of or claim.converts or claim.is_addition or claim.is_difference or claim.way)
    now = claim.fact_id not in stack.earlier and claim.status == "asserted" and claim.bound in ("exact", "approx")
    return claim.measure in RESULTS and claim.kind == "money" and free and now


def _subject(stack: Stack, claim: Claim) -> Subject | None:
    """What the sentence says the result is of; None where it names no single period."""
    sentence = stack.sentence_text(claim)
    periods = frozenset(name for name in PERIODS if _words(name).search(sentence))
    if len(periods) != 1:
        return None
    sorts = frozenset(word.lower() for word in _words("sorts").findall(sentence)) - {"record"}
    return claim.measure or "", claim.unit, periods, sorts


def _firm(stack: Stack, claim: Claim) -> frozenset[str]:
    """The words of a name that only one firm has: of who says it, else of the name before it."""
    return words_of(claim.attribution or "", countries=False) or name_of(stack, claim)


def _are_near(first: Claim, second: Claim) -> bool:
    near = abs(ordinal(first.reported) - ordinal(second.reported)) <= DAYS
    return first.dispatch_id != second.dispatch_id and near


@cache
def _words(entry: str) -> re.Pattern[str]:
    return whole_words(lexicon.words("results", entry))


def _told(first: Claim, second: Claim) -> Finding:
    a, b = both(first, second)
    stands = standing(first, second)
    if stands in ("equal", "compatible"):
        text = f"{a} and {b} are one {first.measure} of one firm and period, told twice."
        return found(__name__, stands, [first, second], text)
    text = f"{a} and {b} are in conflict: one {first.measure} of one firm and period, and no number is meant by both."
    return found(__name__, "conflicts", [first, second], text, severity="warning", by_measure=True)
