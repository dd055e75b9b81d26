"""What came to an earlier count, against the count it led to.

Policy: "25 more bodies were found" and "525" of the day before make the "550" of the dispatch: it `foots`. Figures that
do not make it say nothing, since between two counts there may be others; but where one sentence gives all three ("rose
from 525 to 550 after 25 more bodies were found"), what does not make it `breaks`, an alarm.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "increments",
    ...     "The death toll of the flood in Derna rose to 212 on Monday.",
    ...     "Another 31 bodies were found in Derna, bringing the death toll of the flood to 243.",
    ... )
    foots 243, 212, 31
    >>> tried("increments", "The death toll in Derna rose from 32 to 54 after 11 more bodies were found.")
    breaks! 54, 32, 11
    >>> tried("increments", "The death toll in Derna rose from 32 to 54 after 22 more bodies were found.")
    foots 54, 32, 22
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import GROWING, ordinal, scope
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.series import Series
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import listed, number, quote, said

LEAST = 20
"""A count below this is too easily a sum by chance."""
FEWEST = 3
DAYS = 3
"""Between the two counts."""
FROM = re.compile(r"\s+(?:\w+\s+)?from\s+", re.IGNORECASE)
"""Between a level and the one it was before: "to 862 from 667"."""
MOST = 6
"""Additions of one dispatch that are tried."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a dispatch and series: its count, an earlier one, and what came to it."""
    for series, _ in stack.subjects:
        if series.measure in GROWING:
            yield from _of_series(stack, series)
    for claims in stack.by_dispatch.values():
        yield from _of_sentences(stack, claims)


def _of_sentences(stack: Stack, claims: list[Claim]) -> Iterator[Finding]:
    """One finding a sentence that gives a count, the one before it and the one addition that led from there."""
    for at, one in enumerate(claims):
        if not (one.is_addition and one.measure and one.kind == "count" and one.bound == "exact" and one.best):
            continue
        here = [
            claim
            for claim in claims[max(at - MOST, 0) : at + MOST]
            if claim is not one and claim.measure == one.measure and stack.sentence(claim) == stack.sentence(one)
        ]
        if len(here) == 2 and all(claim.bound == "exact" and claim.best is not None for claim in here):
            yield from _stepped(stack, one, *here)


def _stepped(stack: Stack, one: Claim, first: Claim, second: Claim) -> Iterator[Finding]:
    """Whether what was added leads from the one level to the other."""
    if second.changed_from == first.fact_id:
        first, second = second, first
    elif first.changed_from != second.fact_id and not FROM.fullmatch(stack.between(first, second)):
        return
    left = second.point + one.point - first.point
    if not left:
        yield _foots(first, second, one)
        return
    made, apart = number(second.point + one.point), f"{number(abs(left))} {'more' if left > 0 else 'fewer'}"
    text = f"{listed([said(second), quote(one)])} come to {made}, {apart} than {said(first)}."
    yield found(__name__, "breaks", [first, second, one], text, severity="warning", by_measure=True)


def _of_series(stack: Stack, series: Series) -> Iterator[Finding]:
    levels: dict[float, dict[str, Claim]] = defaultdict(dict)  # one a day: of many that print it the first
    added: dict[str, list[Claim]] = defaultdict(list)
    counts: dict[str, list[Claim]] = defaultdict(list)
    for claim in series.claims:
        if not claim.is_known or claim.bound != "exact" or claim.best is None:
            continue
        if claim.is_addition:
            added[claim.dispatch_id].append(claim)
        elif claim.best >= LEAST and not (claim.is_subset or claim.population or claim.fact_id in stack.shares):
            levels[claim.best].setdefault(claim.reported, claim)
            counts[claim.dispatch_id].append(claim)
    for name, more in added.items():
        pairs = ((count, one) for count in counts[name][:MOST] for one in more[:MOST] if one.point >= FEWEST)
        for count, one in pairs:
            earlier = levels.get(count.point - one.point, {}).values()
            early = next((e for e in earlier if _is_before(stack, e, count)), None)
            if early and one.part_of in (None, count.fact_id):
                yield _foots(count, early, one)
                break


def _is_before(stack: Stack, early: Claim, count: Claim) -> bool:
    """Whether a count can be the one that was added to: of the same people and event, and not long before."""
    days = ordinal(count.reported) - ordinal(early.reported)
    told_so = early.fact_id in stack.earlier and -DAYS <= days  # "the previous toll of 717", in a later dispatch
    near = (told_so or 0 <= days) and days <= DAYS and early.dispatch_id != count.dispatch_id
    one_place = relation(early.place, count.place) != "apart"
    return near and one_place and scope(early, count) == "same" and stack.is_one_event(early, count)


def _foots(count: Claim, early: Claim, one: Claim) -> Finding:
    made = number(early.point + one.point)
    text = f"{listed([said(early), quote(one)])} come to {made} and foot with {said(count)}."
    return found(__name__, "foots", [count, early, one], text)
