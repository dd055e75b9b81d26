"""Lists of parts that the reader linked to their total only in part, or that an inserted list interrupts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.stack import Stack
from crossfoot.mentions.pronouns import ANY_OF_THEM

MOST = 12
"""Figures at most by which a list goes on."""
NEARLY = 0.10
"""By what share of it a whole list may exceed its total and still be meant to make it."""
GOES_ON = re.compile(r"[^.;:]{0,80}?(?:,|,? and|,? while|,? plus)\s[^.;:]{0,60}")
"""Between a part and the next one: "AJK 48, Gilgit-Baltistan (GB) 22 and the capital one"."""
LEADS_TO = re.compile(r"\b(?:to|total|all|than|from|of)\s+$", re.IGNORECASE)
"""Before a figure that is no further part: a total, or a level that was reached."""
INSERTED = re.compile(rf"\b(?:including|(?:among|of) (?:{ANY_OF_THEM})|counting)\s+(?:the |some )?$", re.IGNORECASE)
"""Before a figure that is some of the part before it: "23 men, including four crew, 21 women"."""


def rest_of_list(stack: Stack, claims: list[Claim], total: Claim, parts: Sequence[Claim]) -> tuple[Claim, ...]:
    """The parts, with the figures of their sentence that go on where the linked ones end, if they leave some untold.

    All that follow are taken where they make the total, or nearly; else as long as they do not exceed it: what a list
    goes on with is no part left out.
    """
    left = total.point - sum(part.point for part in parts)
    if not parts or left <= 0 or any(claim.bound != "exact" for claim in (total, *parts)):
        return tuple(parts)
    more = list(_next(stack, claims, total, max(parts, key=lambda part: part.start)))
    if sum(claim.point for claim in more) > left + NEARLY * total.point:
        more = [
            claim for claim, made in zip(more, accumulate(claim.point for claim in more), strict=True) if made <= left
        ]
    return (*parts, *more)


def _next(stack: Stack, claims: list[Claim], total: Claim, last: Claim) -> Iterator[Claim]:
    """The figures that a list goes on with behind its last linked part."""
    at = bisect_right(claims, last.start, key=lambda claim: claim.start)
    for claim in claims[at : at + MOST]:
        if not _is_next(stack, total, last, claim):
            return
        yield claim
        last = claim


def _is_next(stack: Stack, total: Claim, last: Claim, claim: Claim) -> bool:
    """Whether a figure is of the sort of the last part, the next in its list, and part of nothing but this total."""
    alike = (claim.unit, claim.bound) == (last.unit, "exact")
    alike = alike and (claim.measure == last.measure or (claim.kind == "money" and claim.measure is None))
    whole = stack.by_id.get(claim.part_of or "")
    linked = whole and whole.best != total.best and stack.sentence(whole) == stack.sentence(claim)
    free = claim.is_stated and not (claim.restates or claim.is_difference or linked)
    here = stack.sentence(claim) == stack.sentence(last) and not LEADS_TO.search(stack.before(claim))
    return alike and free and here and bool(GOES_ON.fullmatch(stack.between(last, claim)))


def without_inserted(stack: Stack, parts: Sequence[Claim]) -> list[Claim]:
    """Figures without those that an "including" makes some of the one before."""
    return [part for part in parts if not INSERTED.search(stack.before(part))]
