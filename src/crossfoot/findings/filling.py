"""Parts that fill what the linked ones leave of their total, or make another one that stands beside it.

"Of the 652 dead 346 were in one city, 206 in the other. Three districts accounted for 100 more": the last figure is
linked to nothing, and makes what the others leave to the last digit. "Nine were killed and 42 hurt. Six were workers,
two firemen and one a passer-by": the reader took these for some of the hurt, and they make the dead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.added import Sum
from crossfoot.findings.breakdowns import HARM, WIDE, own_place, sort_of
from crossfoot.findings.claims import Claim, may_speak_as_one
from crossfoot.findings.lists import GOES_ON
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.lexicon.patterns import either

REACH = 2
"""Sentences from a total and its linked parts to those that fill it."""
MOST = 12
"""Figures on either side of the linked parts that are tried."""
NEAREST = 3
"""Figures before some parts among which another total of them may stand."""
ENOUGH = 3
"""Parts that make another figure hardly by chance."""
SURE = 10.0
"""A remainder below this is met by some figure as often as not, unless words say that it is a rest."""
REST = re.compile(rf"\b(?:{either(lexicon.words('shares', 'the_rest'))})\b", re.IGNORECASE)


def filled(stack: Stack, claims: list[Claim], sums: Sequence[Sum]) -> Iterator[Sum]:
    """Sums, those that leave a remainder with the free figures beside them that make it to the last digit."""
    several = [one for one in sums if len(one.parts) > 1]
    taken = {part.fact_id for one in several if not one.left for part in one.parts}
    taken |= {one.total.fact_id for one in several}  # the toll of the next town, told by sex as this one is
    for one in sums:
        if _is_short(one) and (total := _other_total(stack, claims, one)):
            yield one._replace(total=total, is_open=False)
            continue
        parts = _filling(stack, claims, one, taken) if _is_short(one) else ()
        taken.update(part.fact_id for part in parts)
        whole = sorted((*one.parts, *parts), key=lambda part: part.start)
        yield one._replace(parts=tuple(whole), is_open=False) if parts else one


def _is_short(one: Sum) -> bool:
    """Whether exact parts leave some of their total, be that told as a floor or about so many."""
    return one.left > 0 and one.total.best is not None and all(part.bound == "exact" for part in one.parts)


def _other_total(stack: Stack, claims: list[Claim], one: Sum) -> Claim | None:
    """The figure just before that some linked parts make to the last one: eight dead, and beside them 31 hurt."""
    if len(one.parts) < ENOUGH or one.total.bound != "exact":
        return None
    first = min(one.parts, key=lambda part: part.start)
    at = bisect_left(claims, first.start, key=lambda claim: claim.start)
    for claim in reversed(claims[max(0, at - NEAREST) : at]):
        near = stack.sentence(first) - stack.sentence(claim) <= 1 and sort_of(claim) == sort_of(one.total)
        if near and claim.bound == "exact" and claim.is_stated and claim.best == one.stated:
            return claim
    return None


def _filling(stack: Stack, claims: list[Claim], one: Sum, taken: set[str]) -> tuple[Claim, ...]:
    """The free neighbours that make what the parts of a sum leave; none, empty."""
    first, last = min(one.parts, key=lambda part: part.start), max(one.parts, key=lambda part: part.start)
    at, to = (bisect_left(claims, part.start, key=lambda claim: claim.start) for part in (first, last))
    behind = _free(stack, claims[at : to + 1 + MOST], one, taken)
    before = _free(stack, claims[max(0, at - MOST) : at], one, taken)
    for some in (behind, before[::-1]):
        run = _run(some, one.left)
        if run and (one.left >= SURE or _is_rest(stack, (*run, *one.parts))):
            return run
    return ()


def _free(stack: Stack, near: Sequence[Claim], one: Sum, taken: set[str]) -> list[Claim]:
    """Those of some figures that can be parts of a total and that nothing makes part of another."""
    mine = {claim.fact_id for claim in (one.total, *one.parts)}
    last = max(stack.sentence(claim) for claim in (one.total, *one.parts))
    first = min(stack.sentence(claim) for claim in (one.total, *one.parts))
    return [
        claim
        for claim in near
        if claim.fact_id not in mine
        and claim.fact_id not in taken
        and first - REACH <= stack.sentence(claim) <= last + REACH
        and _can_be_part(stack, claim, one)
    ]


def _can_be_part(stack: Stack, claim: Claim, one: Sum) -> bool:
    """Whether a figure is exact, of the total's sort and speaker, and a part of nothing else."""
    total, last = one.total, max(one.parts, key=lambda part: part.start)
    again = stack.by_id.get(claim.restates or "")
    said_again = again is not None and stack.sentence(again) != stack.sentence(claim)
    plain = claim.bound == "exact" and claim.is_stated and not claim.converts and not said_again
    plain = plain and (claim.place == last.place or relation(claim.place, own_place(stack, total)) != "apart")
    sort = sort_of(claim)
    if not plain or not sort or sort != sort_of(total) or claim.part_of not in (None, total.fact_id):
        return False
    measures = {claim.measure, total.measure} - {None}
    here = stack.sentence(claim) == stack.sentence(last) and claim.start > last.start and claim.measure not in HARM
    listed = here and bool(GOES_ON.fullmatch(stack.between(last, claim)))
    alike = len(measures) < 2 or total.measure in WIDE or not measures & HARM or listed
    return alike and claim.point < total.point and may_speak_as_one(total, claim)


def _run(near: list[Claim], left: float) -> tuple[Claim, ...]:
    """The figures, from the nearest on, that come to a number; none, empty."""
    for skipped in range(len(near)):
        made, run = 0.0, list[Claim]()
        for claim in near[skipped:]:
            made += claim.point
            run.append(claim)
            if made >= left:
                break
        if abs(made - left) < 1e-9 * max(left, 1.0):
            return tuple(run)
    return ()


def _is_rest(stack: Stack, parts: Sequence[Claim]) -> bool:
    """Whether words say of one of some parts that it is what is left, or came on top."""
    return any(
        part.is_addition or REST.search(f"{stack.before(part)[-16:]}{part.surface} {stack.after(part)[:24]}")
        for part in parts
    )
