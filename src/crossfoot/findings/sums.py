"""Which figures of a dispatch ought to sum: parts with their total, as the words or the reader put them together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossfoot import regexes as re
from crossfoot.findings import unlinked
from crossfoot.findings.added import Sum, is_closed, is_open
from crossfoot.findings.breakdowns import TIGHT
from crossfoot.findings.claims import Claim, may_speak_as_one
from crossfoot.findings.filling import filled
from crossfoot.findings.heads import headline_end
from crossfoot.findings.lists import rest_of_list
from crossfoot.findings.properties import overlap
from crossfoot.findings.stack import Stack
from crossfoot.findings.unlinked import RUN

MORE = re.compile(r"[^.;:()]{0,60}?(?:,|,? and| plus)\s+$", re.IGNORECASE)
"""Between a part and the next one of its list."""
CROSSING = frozenset({"foreigners", "officers", "responders", "journalists", "children", "elderly"})
"""Groups that people of either sex, or of any place, belong to."""
ONE_MORE = re.compile(r"[^.;:]{0,60}?(?:,|,? and|,? while|,? plus)\s+(?:one|another|a|an)\b", re.IGNORECASE)
"""Behind the last part: another one in words."""


def sums_of(stack: Stack, dispatch_id: str) -> list[Sum]:
    """Every sum of one dispatch, worked out once; a figure given up is in none, one of the headline counts once."""
    if dispatch_id not in stack.summed:
        stack.summed[dispatch_id] = _sums_of(stack, stack.by_dispatch[dispatch_id])
    return stack.summed[dispatch_id]


def is_part_of(stack: Stack, part: Claim, total: Claim) -> bool:
    """Whether a figure is one of several parts that make another of its dispatch up."""
    mine = sums_of(stack, part.dispatch_id) if part.dispatch_id == total.dispatch_id else ()
    made = (one for one in mine if len(one.parts) > 1 and (one.is_rounded or not one.left))
    of_it = (one for one in made if one.total.fact_id == total.fact_id)
    return any(part.fact_id == other.fact_id for one in of_it for other in one.parts)


def _sums_of(stack: Stack, claims: list[Claim]) -> list[Sum]:
    whole = _without_headline(stack, claims)
    claims = [claim for claim in whole if not claim.is_difference and claim.fact_id not in stack.earlier]
    sums = [_with_first(stack, claims, one) for one in _linked(stack, claims)]
    sums += unlinked.neighbours_that_sum(stack, claims, {one.total.fact_id for one in sums if len(one.parts) > 1})
    sums = list(_without_partial(sums))
    sums += unlinked.lists(stack, claims, {total.total.fact_id for total in sums})
    sums += unlinked.amounts(stack, claims, {total.total.fact_id for total in sums})
    sums += unlinked.apart(claims, sums)
    sums += unlinked.rounded(stack, claims, {total.total.fact_id for total in sums})
    sums += unlinked.told_next(stack, claims, {total.total.fact_id for total in sums})
    sums += unlinked.of_wholes(stack, claims, {total.total.fact_id for total in sums})
    sums += unlinked.made_up(stack, claims, sums)
    sums += unlinked.broken_down(stack, claims, sums)
    sums = list(_without_partial(list(filled(stack, claims, sums))))
    sums = [one for one in sums if one.low <= one.total.high or not _is_of_others(stack, one, sums)]
    return sums + list(unlinked.rests(stack, claims, sums))


def _is_of_others(stack: Stack, total: Sum, sums: list[Sum]) -> bool:
    """Whether parts that are too many overlap, or with others make another total, and so are not of this one."""
    mine = {part.fact_id for part in total.parts}
    complete = (one for one in sums if one is not total and one.is_exact and not one.left and len(one.parts) > 1)
    elsewhere = any(len(mine & {part.fact_id for part in one.parts}) > 1 for one in complete)
    return elsewhere or (not total.is_closed and overlap(stack, total.parts))


def _without_partial(sums: Sequence[Sum]) -> Iterator[Sum]:
    """The sums but those all of whose parts, and more, are in another one that makes the total to the last one."""
    fuller: dict[str, list[frozenset[str]]] = defaultdict(list)
    for one in sums:
        if one.is_exact and not one.left and len(fuller[one.total.fact_id]) < RUN:
            fuller[one.total.fact_id].append(frozenset(part.fact_id for part in one.parts))
    for one in sums:
        parts = {part.fact_id for part in one.parts}
        if not any(parts < more for more in fuller[one.total.fact_id]):
            yield one


def _without_headline(stack: Stack, claims: list[Claim]) -> list[Claim]:
    """The claims without those of the headline that the body states again."""
    end = headline_end(stack.texts.get(claims[0].dispatch_id, "")) if claims else 0
    if not end or claims[0].start >= end:
        return claims
    body = {(c.measure, c.low, c.high) for c in claims if c.start >= end}
    return [c for c in claims if c.start >= end or (c.measure, c.low, c.high) not in body]


def _linked(stack: Stack, claims: list[Claim]) -> Iterator[Sum]:
    parts_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        total = stack.by_id.get(claim.part_of or "")
        if (
            total
            and total.dispatch_id == claim.dispatch_id
            and _sums(total, claim)
            and total.fact_id not in stack.earlier
            and not _is_a_fellow(stack, claims, total, claim)
        ):
            parts_of[total.fact_id].append(claim)
    for fact_id, parts in sorted(parts_of.items(), key=lambda item: stack.by_id[item[0]].start):
        total = stack.by_id[fact_id]
        for family in _families(stack, total, _continued(stack, claims, parts)):
            whole = rest_of_list(stack, claims, total, family)
            yield Sum(total, whole, is_open(stack, total, family), is_closed(stack, total, family))


def _is_a_fellow(stack: Stack, claims: list[Claim], total: Claim, part: Claim) -> bool:
    """Whether a total stands in a list with its part and the one before: "six Britons, four Belgians, one Swiss"."""
    at = bisect_left(claims, total.start, key=lambda claim: claim.start)
    ends = not at or at + 1 >= len(claims) or claims[at].fact_id != total.fact_id
    if ends or part.is_subset or part.start < total.start or part.place != total.place:
        return False
    return all(TIGHT.fullmatch(stack.between(*pair)) for pair in ((claims[at - 1], total), (total, claims[at + 1])))


def _with_first(stack: Stack, claims: list[Claim], one: Sum) -> Sum:
    """A sum whose "total" is the first of a list that makes a larger one: "324: 186 in the capital, 73 in Morelos"."""
    first = one.total
    if len(one.parts) < 2 or first.bound != "exact" or any(part.bound != "exact" for part in one.parts):
        return one
    made = first.low + one.low
    for whole in claims:
        alike = whole.measure == first.measure and whole.unit == first.unit and whole.is_known and not whole.part_of
        short = whole.low - made if alike and whole.bound == "exact" and whole is not first else -1.0
        if short == 0 or (short == 1 and has_one_more(stack, one.parts)):
            return Sum(whole, (first, *one.parts), False)
    return one


def has_one_more(stack: Stack, parts: Sequence[Claim]) -> bool:
    """Whether the list of parts goes on with one in words: "four in Guerrero and one in Oaxaca"."""
    last = max(parts, key=lambda part: part.end)
    text = stack.texts.get(last.dispatch_id, "")
    return bool(ONE_MORE.match(text, last.end))


def _continued(stack: Stack, claims: list[Claim], parts: list[Claim]) -> list[Claim]:
    """Parts with the bare numbers that go on their list: "214 are in Colombo, 102 in Kandy and 77 in Galle"."""
    found = list(parts)
    last = max(parts, key=lambda part: part.start)
    for claim in claims[bisect_right(claims, last.start, key=lambda claim: claim.start) :]:
        own = claim.part_of or claim.fact_id == parts[0].part_of  # a total behind its parts: "176 in all"
        bare = not re.search(r"[^\W\d_]", claim.surface) and claim.unit == last.unit and not own
        alike = (
            bare and claim.measure == last.measure and claim.is_known and stack.sentence(claim) == stack.sentence(last)
        )
        if not alike or not MORE.match(stack.between(last, claim)):
            break
        found.append(claim)
        last = claim
    return found


def _sums(total: Claim, part: Claim) -> bool:
    return total.dimension == part.dimension and total.unit == part.unit and total.is_stated and part.is_stated


def _families(stack: Stack, total: Claim, parts: list[Claim]) -> Iterator[list[Claim]]:
    """Parts that are summed together: of other measures than the total's, and of the total's own by sentence."""
    if len(parts) > 1 and all(c.bound == "exact" for c in (total, *parts)) and sum(p.low for p in parts) == total.low:
        yield parts
        return
    across = [part for part in parts if part.measure != total.measure]
    own: dict[int, list[Claim]] = defaultdict(list)
    parts = [part for part in parts if may_speak_as_one(parts[0], part)]  # another's count of a part is no other part
    for part in parts:
        if part.measure == total.measure:
            own[stack.sentence(part)].append(part)
    own = _joined(total, own)
    joined = [family for family in own.values() if any(stack.sentence(p) == stack.sentence(family[0]) for p in across)]
    if across:
        yield _exclusive(stack, total, _disjoint(across + [part for family in joined for part in family]))
    yield from (_exclusive(stack, total, _disjoint(family)) for family in own.values() if family not in joined)


def _joined(total: Claim, own: dict[int, list[Claim]]) -> dict[int, list[Claim]]:
    """Parts by sentence, those of sentences that follow each other together where they make the whole only so."""
    sentences = sorted(own) if len(own) <= RUN else []
    for first in range(len(sentences)):
        for last in range(first + 2, len(sentences) + 1):
            run = [part for at in sentences[first:last] for part in own[at]]
            if all(part.bound == "exact" for part in run) and sum(part.low for part in run) == total.low:
                rest = {at: own[at] for at in sentences if at not in sentences[first:last]}
                return rest | {sentences[first]: run}
    return own


def _exclusive(stack: Stack, total: Claim, parts: list[Claim]) -> list[Claim]:
    """Without groups that cut across the others (the foreigners among men and women), where all would be too many.

    A list that promises all the parts (a colon) holds no such groups: "51 people: 24 men, 14 women and 15 children".
    """
    kept = list(parts)
    if is_closed(stack, total, parts):
        return kept
    for part in reversed(parts):
        too_many = len(kept) > 1 and sum(one.low for one in kept) > total.high
        if too_many and part.population & CROSSING and any(one.population != part.population for one in kept):
            kept.remove(part)
    return kept


def _disjoint(parts: list[Claim]) -> list[Claim]:
    """Without restatements, and without a narrower group inside a wider one of the same measure."""
    kept = [part for part in parts if not any(_is_inside(part, other) for other in parts)]
    return sorted(kept, key=lambda part: part.start)


def _is_inside(part: Claim, other: Claim) -> bool:
    same = part.measure == other.measure and part is not other
    wider = other.population < part.population and other.size > part.size
    return same and (part.restates == other.fact_id or (wider and not other.population))
