"""A total told of several countries at once, and the count of one of them.

Policy: "412 people in Malawi, Zambia and Mozambique" is no count of Malawi's. What another dispatch has for one of the
countries fits in it: `narrower`, told of the latest up to that day, else of the next. Where one alone has more than
all together, of a count that never falls, both are in conflict, with an alarm where both dispatches surely tell of one
event and count alike; a total older than the count is only outdated, and nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> together = "Cholera has killed 412 people in Malawi, Zambia and Mozambique, the World Health Organization said."
    >>> tried("joint", together, "Cholera has killed 187 people in Malawi, the health ministry said.")
    narrower 187, 412
    >>> tried("joint", "Cholera has killed 530 people in Malawi, the health ministry said.", together)
    conflicts! 530, 412
    >>> tried("joint", together, "Cholera has killed 530 people in Malawi, the health ministry said.")
    >>> tried("joint", together, "Cholera has killed 530 people in Kenya, the health ministry said.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.facts.several_places import members
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import FACTOR, NEVER_FALL, is_compared, ordinal, scope, series_of, times_apart
from crossfoot.findings.likeness import another_definition
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain
from crossfoot.findings.regions import is_of_several
from crossfoot.findings.series import EVENT_GAP
from crossfoot.findings.stack import Stack
from crossfoot.findings.versions import is_of_another_year
from crossfoot.findings.wording import both

Subject = tuple[tuple[str, str], str]
"""A measure with its dimension, and a country."""


def find(stack: Stack) -> Iterator[Finding]:
    """For each total of several countries one finding a country: with the latest count of it then."""
    totals = [claim for claim in stack.claims if is_of_several(claim) and _is_whole(stack, claim)]
    counts = _counts(stack) if totals else {}
    for total in totals:
        for country in members(total.place or ""):
            alike = [count for count in counts.get(_subject(total, country), ()) if _are_alike(stack, count, total)]
            if alike:
                yield from _told(stack, min(alike, key=lambda count: _remove(count, total)), total, country)


def _counts(stack: Stack) -> dict[Subject, list[Claim]]:
    """The whole counts of each country."""
    counts = defaultdict(list)
    for claim in stack.claims:
        if claim.place and _is_whole(stack, claim):
            counts[_subject(claim, chain(claim.place)[0])].append(claim)
    return counts


def _subject(claim: Claim, country: str) -> Subject:
    return series_of(claim.measure or "", claim.dimension), country


def _is_whole(stack: Stack, claim: Claim) -> bool:
    alone = not (claim.is_addition or claim.is_subset or claim.population or claim.fact_id in stack.earlier)
    return alone and is_compared(claim.measure) and claim.is_known and claim.status == "asserted"


def _are_alike(stack: Stack, count: Claim, total: Claim) -> bool:
    near = abs(ordinal(total.reported) - ordinal(count.reported)) <= EVENT_GAP
    other = count.dispatch_id != total.dispatch_id and count.fact_id not in stack.shares
    same = stack.is_one_event(count, total) and stack.stretch(count) == stack.stretch(total)
    return other and near and same and not is_of_another_year(count, total) and scope(count, total) == "same"


def _remove(count: Claim, total: Claim) -> tuple[bool, int, float]:
    """How far a count is from a total: those of a later day are behind the others, of one day the highest is first."""
    apart = ordinal(total.reported) - ordinal(count.reported)
    return apart < 0, abs(apart), -count.low


def _told(stack: Stack, count: Claim, total: Claim, country: str) -> Iterator[Finding]:
    one, all_of_them = both(count, total)
    if count.low <= total.high:
        text = f"{one} is for {country}, {all_of_them} for {total.place}: narrower, so neither replaces the other."
        yield found(__name__, "narrower", [count, total], text)
    elif total.measure in NEVER_FALL and count.reported <= total.reported:
        sure = stack.is_surely_one_event(count, total) and not another_definition(stack, count, total)
        sure = sure and times_apart(count, total) <= FACTOR
        text = f"{one} is for {country} alone, and more than {all_of_them}, which is told of {total.place}."
        yield found(__name__, "conflicts", [count, total], text, severity="warning" if sure else "info")
