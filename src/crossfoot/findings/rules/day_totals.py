"""A running total printed as the count of one day.

Policy: a number that is no round one rarely is both what came in a day and all there is. Where one dispatch gives it as
a total ("412 deaths since October", "a cumulative 412") and another within a few days as what the last day brought,
the second misread the first: in conflict, with an alarm. On the first day of an event both are right, so a dispatch of
the total that tells no start, or one within the week, is no evidence.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "day_totals",
    ...     "Cholera has killed 412 people in Zambia since October, the ministry said.",
    ...     "Cholera killed 412 people in Zambia in the last 24 hours, the ministry said.",
    ... )
    conflicts! 412, 412
    >>> tried(
    ...     "day_totals",
    ...     "Cholera has killed 412 people in Zambia since October, the ministry said.",
    ...     "Cholera killed 15 people in Zambia in the last 24 hours, the ministry said.",
    ... )
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.series import EVENT_GAP
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both

LEAST = 20
OF_A_DAY = re.compile(
    r"\b(?:in|over|within|during) (?:the |just )?(?:last|past|previous|preceding|one|single|a) (?:single )?"
    r"(?:24 hours|day|night)\b(?! of)|\bovernight\b",
    re.IGNORECASE,
)
OF_ALL_TIME = re.compile(r"\bsince (?!\w+day\b|last night\b)|\bcumulative|\bto date\b|\bso far this\b", re.IGNORECASE)
"""In a sentence that counts all there is, from longer ago than this week."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a number that is a day's in one dispatch and all there is in another."""
    days: dict[tuple[str, str, float], list[Claim]] = defaultdict(list)
    for claim in stack.claims:
        if _is_telling(claim) and OF_A_DAY.search(stack.sentence_text(claim)):
            days[_key(stack, claim)].append(claim)
    told: set[tuple[str, float]] = set()
    for total in stack.claims if days else ():
        if not _is_telling(total) or not OF_ALL_TIME.search(stack.sentence_text(total)):
            continue
        for day in days.get(_key(stack, total), ()):
            once = day.dispatch_id, day.low
            if total.dispatch_id != day.dispatch_id and once not in told and _are_near(total, day):
                told.add(once)
                yield _told(total, day)


def _is_telling(claim: Claim) -> bool:
    """Whether a figure is known, exact, of a measure, and none that anybody might round to."""
    exact = claim.kind == "count" and claim.is_known and claim.low == claim.high >= LEAST
    return bool(exact and claim.measure) and claim.low % 100 != 0


def _key(stack: Stack, claim: Claim) -> tuple[str, str, float]:
    return stack.root_of(claim), claim.measure or "", claim.low


def _are_near(total: Claim, day: Claim) -> bool:
    return abs(ordinal(total.reported) - ordinal(day.reported)) <= EVENT_GAP


def _told(total: Claim, day: Claim) -> Finding:
    a, b = both(total, day)
    text = f"{b} is told as the count of one day, {a} as that of all: one number, so one of them is a misreading."
    return found(__name__, "conflicts", [total, day], text, severity="warning", by_measure=True)
