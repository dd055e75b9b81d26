"""Which figures of a dispatch can be versions of one count: its totals, and not their parts or what adds to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import FACTOR, GROWING, ordinal
from crossfoot.findings.revised import is_background
from crossfoot.lexicon.patterns import either

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

LONG = 60
"""Days: what is counted over more of them is no event's toll."""
ALL_OF_IT = 0.95
"""A figure below this share of another of its dispatch is a part of it, and no rounding."""
CONFIRMED = re.compile(r"\bconfirmed\b(?! (?:cases?|infections?))", re.IGNORECASE)
OF_LAST_TIME = re.compile(
    r"\blast (?:year|month|week|time)(?:['’]s)?\s+"
    rf"(?:(?:{either(lexicon.words('sides', 'gatherings'))})\s+)?(?:of\s+)?\Z",
    re.IGNORECASE,
)
"""Directly before a crowd that came another time: "down from last year's estimate of 14,500"."""
SEEING = frozenset({"witness", "participant"})
"""Kinds of speakers who tell of what they saw, however little."""
TINY = 6.0
"""Times: what is so much less than the toll of its dispatch is a part of it, whoever tells it."""
HALF_OF_IT = 0.5
"""The same beside a figure that somebody else is named for: his count may be the higher."""


def versions(stack: Stack, claims: Iterable[Claim]) -> list[Claim]:
    """The claims that can be versions of one count: what adds to a figure, or was revised away, is left out.

    Of several counts that one speaker gives in one dispatch the largest is the toll, the others are parts of it; so
    is what nobody is named for, beside a larger one, and what is far less than a toll that nobody is named for.
    """
    counts = [
        c
        for c in claims
        if not (c.is_addition or c.is_difference or c.converts or c.fact_id in stack.earlier or is_background(stack, c))
        and not (c.measure == "crowd" and OF_LAST_TIME.search(stack.before(c)))
    ]
    whole = [c for c in counts if not (_is_some(c) or _is_part_here(stack, c))]
    tops: dict[tuple[object, ...], float] = defaultdict(float)
    for claim in counts:
        least = claim.figure or claim.low
        mine, all_ = (claim.dispatch_id, claim.speaker, claim.population), (claim.dispatch_id, claim.population)
        if not claim.is_ceiling and claim.status == "asserted":  # of 50 feared dead 28 may be found
            tops[mine] = max(tops[mine], least)
            tops[all_] = max(tops[all_], least)
    return [
        claim
        for claim in whole
        if not (claim.measure in GROWING and _is_less(claim, tops)) or _is_confirmed(stack, claim)
    ]


def _is_confirmed(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is all that is confirmed, beside what is only feared: "so far only confirmed 151 deaths"."""
    return bool(CONFIRMED.search(f"{stack.before(claim)}{claim.surface}{stack.after(claim)}"))


def _is_part_here(stack: Stack, claim: Claim) -> bool:
    """Whether a claim is part of a total of the same place, and so no version of it: "12 in the state"."""
    total = stack.by_id.get(claim.part_of or "")
    same = total is not None and total.measure == claim.measure and total.place == claim.place
    return same and not claim.population and claim.fact_id in stack.shares


def _is_less(claim: Claim, tops: Mapping[tuple[object, ...], float]) -> bool:
    """Whether a figure is less than its speaker's largest of the dispatch, or than a larger one by nobody."""
    if not claim.figure:
        return False
    if claim.figure < ALL_OF_IT * tops[claim.dispatch_id, claim.speaker, claim.population]:
        return True
    if not claim.speaker:
        return claim.figure < HALF_OF_IT * tops[claim.dispatch_id, claim.population]
    if claim.figure * TINY < tops[claim.dispatch_id, claim.population] and claim.attribution_kind not in SEEING:
        return True
    return claim.figure * FACTOR < tops.get((claim.dispatch_id, "", claim.population), 0.0)


def is_of_another_year(a: Claim, b: Claim) -> bool:
    """Whether one figure is of a long time that was over before the other's day: all the dead of last year."""
    first, second = sorted((a, b), key=lambda claim: claim.until)
    return first.until < second.since and ordinal(first.until) - ordinal(first.since) > LONG


def _is_some(claim: Claim) -> bool:
    """Some of others, with no word of which: "three of them"; "three of them children" counts the children."""
    return claim.is_subset and not claim.population
