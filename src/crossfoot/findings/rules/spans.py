"""A duration against the days it speaks of.

Policy:

- Where a figure of days, weeks or months comes with its first and last day, they should agree, counted with or without
  the last day: then they `foot`.
- Where the two days stand directly beside it ("the ten-day strike, from 3 to 23 March") and do not agree, it `breaks`:
  an alarm. Days that stand further off may be of something else, and are left alone.
- A first day told by "began on" or "since" runs to the day the figure speaks of.

    >>> from crossfoot.findings.trying import tried
    >>> tried("spans", "The 20-day strike, from March 3 to March 23, closed the port of Marseille.", day="2009-03-24")
    foots 20, 20
    >>> tried("spans", "The 10-day strike, from March 3 to March 23, closed the port of Marseille.", day="2009-03-24")
    breaks! 10, 20
    >>> tried("spans", "On Saturday they ended an 11-day sit-in in Lyon that began on March 3.", day="2009-03-14")
    foots 11, 11
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot import regexes as re
from crossfoot.errors import UnitError
from crossfoot.facts.days.dates import Days, reported_days, resolve
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import day, number, said
from crossfoot.mentions.dates import DateSpan, find_dates
from crossfoot.units import scale

LEAST = 2
"""A span of a day is the day."""
TO = re.compile(r"\s*(?:to|and|until|till|through|-|–)\s*$")
FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
BEGAN = re.compile(
    r"\b(?:began|begun|started|starting|broke out|erupted|launched|since)\s+(?:on\s+)?(?:\w+day,?\s+)?$", re.IGNORECASE
)
BESIDE = 24
"""Characters between a duration and the days it must agree with."""
LOOSE = {"week": 3.0, "month": 6.0, "year": 40.0}
"""Days by which a duration in longer units may miss: "three weeks" is said of 19 days."""
DAYS = frozenset({"date", "day"})


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a duration whose days are told."""
    for claim in stack.claims:
        if claim.measure == "duration" and claim.figure and claim.is_known:
            try:
                stated = claim.figure * scale(claim.unit, "day")
            except UnitError:  # no time
                continue
            if stated >= LEAST and (days := _days(stack, claim)):
                yield from _judged(claim, stated, *days)


def _days(stack: Stack, claim: Claim) -> tuple[str, str, bool] | None:
    """The first and the last day of a duration, and whether they stand beside it."""
    whole = (claim.since, claim.until, False) if claim.dated and claim.until > claim.since else None
    text, reported = stack.sentence_text(claim), reported_days(claim.reported or None)
    if reported is None or claim.dispatch_id not in stack.texts:
        return whole
    dates = [date for date in find_dates(text) if date.kind in DAYS]
    at = text.find(claim.surface)
    pair = _pair(text, dates, reported, at, at + len(claim.surface))
    return pair or whole or _begun(text, dates, reported, claim)


def _pair(text: str, dates: list[DateSpan], reported: Days, start: int, end: int) -> tuple[str, str, bool] | None:
    for first, last in pairwise(dates):
        if TO.match(text[first.end : last.start]) and FROM.search(text[: first.start]):
            resolved = [resolve(one, reported) for one in (first, last)]
            if resolved[0] and resolved[1]:
                apart = max(first.start - end, start - last.end)
                return resolved[0].first.isoformat(), resolved[1].last.isoformat(), apart <= BESIDE
    return None


def _begun(text: str, dates: list[DateSpan], reported: Days, claim: Claim) -> tuple[str, str, bool] | None:
    for first in dates:
        begun = resolve(first, reported) if BEGAN.search(text[: first.start]) else None
        if begun:
            return begun.first.isoformat(), max(claim.until, begun.first.isoformat()), False
    return None


def _judged(claim: Claim, stated: float, since: str, until: str, beside: bool) -> Iterator[Finding]:
    days = ordinal(until) - ordinal(since)
    spoken = f"{day(since)} to {day(until)}"
    loose = LOOSE.get(claim.unit, 0.0) if claim.bound == "exact" else 0.2 * stated
    if days >= LEAST and (
        stated in (days, days + 1) or (loose and min(abs(stated - d) for d in (days, days + 1)) <= loose)
    ):
        text = f"{said(claim)} agrees with its days, {spoken}: {number(days)} days."
        yield found(__name__, "foots", [claim], text).weighing(also=[float(days)])
    elif beside and days >= 1 and claim.bound == "exact" and min(abs(stated - d) for d in (days, days + 1)) > 1 + loose:
        text = f"{said(claim)} does not agree with its days, {spoken}: that is {number(days)} days."
        yield found(__name__, "breaks", [claim], text, severity="warning").weighing(also=[float(days)])
