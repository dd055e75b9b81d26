"""Which figures of a dispatch ought to sum: parts with their total, as the words or the reader put them together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crossfoot import regexes as re
from crossfoot.findings.breakdowns import are_in_parallel, breakdowns
from crossfoot.findings.claims import PERSON, Claim, may_speak_as_one
from crossfoot.findings.comparing import NEVER_FALL
from crossfoot.findings.heads import headline_end
from crossfoot.findings.lists import rest_of_list
from crossfoot.findings.places import relation
from crossfoot.findings.properties import overlap
from crossfoot.findings.stack import Stack
from crossfoot.findings.wholes import ENDS, ballots, fates, feared, is_plain
from crossfoot.units import currency

COMPLETE = 0.90
MOSTLY = 0.75
"""Where the words promise all the parts, a smaller share than this is a misreading of them."""
INCLUDING = re.compile(
    r"\b(?:includ|among|of (?:them|whom|these|those|which)|some of|as well as|in particular)", re.IGNORECASE
)
EACH = re.compile(r"\s+(?:[\w-]+\s+)?each\b", re.IGNORECASE)
"""Behind a part that is told once of several: "two each in Lahore and Quetta"."""
CLOSED = re.compile(
    r":\s*$|\b(?:consist(?:s|ing|ed)? of|compris(?:es|ing|ed)(?: of)?|made up of|composed of)\s+$", re.IGNORECASE
)
"""Words before the first part that promise all the parts."""
MORE = re.compile(r"[^.;:()]{0,60}?(?:,|,? and| plus)\s+$", re.IGNORECASE)
"""Between a part and the next one of its list."""
OF = re.compile(r"(?:^|[.;:]\s|[-–—]\s)Of (?:the |its |these |those |their |all )?$")
"""Before a whole at the beginning of a sentence."""
OTHERS = re.compile(r"\b(?:the\s+)?(?:other|others|remaining|rest)\b", re.IGNORECASE)
"""Words of a figure that counts the rest of a whole: "the other 24 passengers"."""
WHOLES = frozenset(
    {"aboard", "trapped", "abducted", "missing", "casualties", "infected", "detained", "employees", "troops"}
)
"""Measures that others make up: of those aboard some were killed, the others hurt."""
CROSSING = frozenset({"foreigners", "officers", "responders", "journalists", "children", "elderly"})
"""Groups that people of either sex, or of any place, belong to."""
BEFORE = 24
"""Figures before the rest of a whole among which that whole is looked for."""
ONE_MORE = re.compile(r"[^.;:]{0,60}?(?:,|,? and|,? while|,? plus)\s+(?:one|another|a|an)\b", re.IGNORECASE)
"""Behind the last part: another one in words."""
RUN = 12
"""Parts at most in a list that no link names: longer runs sum to something by chance."""
ROUNDING = frozenset({"approx", "more_than", "at_least"})
"""Hedges of a total that is a sum in round figures."""
FINE = 0.05
"""What its last place may be of such a total: "about 20,000" is made by too many sums."""
FEW = 6
"""Parts at most of such a total."""
LEAST = 20
"""A total below this is too easily a sum by chance to be taken for one without a link."""


class Sum(NamedTuple):
    """A total and parts that belong together."""

    total: Claim
    parts: tuple[Claim, ...]
    is_open: bool
    """The words say that there are other parts ("including")."""
    is_closed: bool = False
    """The words promise all the parts ("consisting of", a colon)."""
    is_rounded: bool = False
    """The total is the sum of the parts in round figures: 37,958 and 41,360 make "more than 79,000"."""

    @property
    def low(self) -> float:
        """The least the parts come to."""
        return sum(max(part.low, 0.0) for part in self.parts)

    @property
    def stated(self) -> float:
        """What the printed figures of the parts come to, of a range its lower end."""
        return sum(part.figure or part.lower or 0.0 for part in self.parts)

    @property
    def is_exact(self) -> bool:
        """Whether nothing in it is hedged; what is rounded has its `slack`."""
        return all(claim.bound == "exact" for claim in (self.total, *self.parts))

    @property
    def slack(self) -> float:
        """What the printed places of amounts in millions and the like leave open; nought for whole numbers."""
        return sum((claim.high - claim.low) / 2 for claim in (self.total, *self.parts) if claim.bound == "exact")

    @property
    def left(self) -> float:
        """What the parts leave of their total, as printed; nought where printed places explain it."""
        left = (self.total.figure or 0.0) - self.stated
        return 0.0 if abs(left) <= self.slack else left

    @property
    def looks_complete(self) -> bool:
        """Whether a reader would expect the parts to make up the total."""
        share = self.stated / self.total.high if self.total.high else 0.0
        if self.is_closed and len(self.parts) > 1:
            return share >= MOSTLY
        return not self.is_open and COMPLETE <= share and len(self.parts) >= (3 if share < 0.97 else 2)


def sums_of(stack: Stack, dispatch_id: str) -> list[Sum]:
    """Every sum of one dispatch, worked out once; a figure given up is in none, one of the headline counts once."""
    if dispatch_id not in stack.summed:
        stack.summed[dispatch_id] = _sums_of(stack, stack.by_dispatch[dispatch_id])
    return stack.summed[dispatch_id]


def is_part_of(stack: Stack, part: Claim, total: Claim) -> bool:
    """Whether a figure is one of several parts that make another of its dispatch up."""
    mine = sums_of(stack, part.dispatch_id) if part.dispatch_id == total.dispatch_id else ()
    made = (one for one in mine if one.total is total and len(one.parts) > 1 and (one.is_rounded or not one.left))
    return any(part in one.parts for one in made)


def _sums_of(stack: Stack, claims: list[Claim]) -> list[Sum]:
    whole = _without_headline(stack, claims)
    claims = [claim for claim in whole if not claim.is_difference and claim.fact_id not in stack.earlier]
    sums = [_with_first(stack, claims, one) for one in _linked(stack, claims)]
    sums += _unlinked(stack, claims, {one.total.fact_id for one in sums if len(one.parts) > 1})
    sums = list(_without_partial(sums))
    sums += _lists(stack, claims, {total.total.fact_id for total in sums})
    sums += _amounts(stack, claims, {total.total.fact_id for total in sums})
    sums += _apart(claims, sums)
    sums += _rounded(stack, claims, {total.total.fact_id for total in sums})
    sums += _told_next(stack, claims, {total.total.fact_id for total in sums})
    sums += _of_wholes(stack, claims, {total.total.fact_id for total in sums})
    sums += _made_up(stack, claims, sums)
    sums += _broken_down(stack, claims, sums)
    sums = list(_without_partial(sums))
    sums = [one for one in sums if one.low <= one.total.high or not _is_of_others(stack, one, sums)]
    return sums + list(_rests(stack, claims, sums))


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
        ):
            parts_of[total.fact_id].append(claim)
    for fact_id, parts in sorted(parts_of.items(), key=lambda item: stack.by_id[item[0]].start):
        total = stack.by_id[fact_id]
        for family in _families(stack, total, _continued(stack, claims, parts)):
            whole = rest_of_list(stack, claims, total, family)
            yield Sum(total, whole, _is_open(stack, total, family), _is_closed(stack, total, family))


def _with_first(stack: Stack, claims: list[Claim], one: Sum) -> Sum:
    """A sum whose "total" is the first of a list that makes a larger one: "324: 186 in the capital, 73 in Morelos"."""
    first = one.total
    if len(one.parts) < 2 or first.bound != "exact" or any(part.bound != "exact" for part in one.parts):
        return one
    made = first.low + one.low
    for whole in claims:
        alike = whole.measure == first.measure and whole.unit == first.unit and whole.is_known
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
        bare = not re.search(r"[^\W\d_]", claim.surface) and claim.unit == last.unit and not claim.part_of
        alike = (
            bare and claim.measure == last.measure and claim.is_known and stack.sentence(claim) == stack.sentence(last)
        )
        if not alike or not MORE.match(stack.between(last, claim)):
            break
        found.append(claim)
        last = claim
    return found


def _is_closed(stack: Stack, total: Claim, parts: list[Claim]) -> bool:
    first = parts[0]
    return total.start < first.start and bool(CLOSED.search(stack.between(total, first)))


def _sums(total: Claim, part: Claim) -> bool:
    return total.dimension == part.dimension and total.unit == part.unit and total.is_stated and part.is_stated


def _families(stack: Stack, total: Claim, parts: list[Claim]) -> Iterator[list[Claim]]:
    """Parts that are summed together: of other measures than the total's, and of the total's own by sentence."""
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
    if _is_closed(stack, total, parts):
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
    wider = other.population < part.population and (other.figure or 0) > (part.figure or 0)
    return same and (part.restates == other.fact_id or (wider and not other.population))


def _is_open(stack: Stack, total: Claim, parts: list[Claim]) -> bool:
    if any(EACH.search(f"{part.surface} {stack.after(part)[:8]}") for part in parts):
        return True
    return bool(INCLUDING.search(stack.between(total, parts[0])) or INCLUDING.search(stack.sentence_text(parts[0])))


def _unlinked(stack: Stack, claims: list[Claim], linked: set[str]) -> Iterator[Sum]:
    """Runs of neighbouring exact figures that sum to another one of the same sort: a breakdown nobody linked."""
    sorts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if (
            claim.kind == "count"
            and claim.measure
            and claim.low == claim.high
            and claim.is_known
            and not claim.restates
        ):
            sorts[claim.dimension, claim.measure].append(claim)
    for same in sorts.values():
        if len(same) >= 3:
            yield from _runs(same, linked)


def _runs(same: list[Claim], linked: set[str]) -> Iterator[Sum]:
    totals: dict[float, Claim] = {}
    for claim in same:
        totals.setdefault(claim.low, claim)
    for at in range(len(same)):
        reached = same[at].low
        for to in range(at + 1, min(at + RUN, len(same))):
            reached += same[to].low
            total, run = totals.get(reached), same[at : to + 1]
            free = total and total not in run and total.fact_id not in linked
            if total and free and reached >= LEAST and _is_list(run) and not any(_beside(total, one) for one in run):
                yield Sum(total, tuple(run), False)


def _beside(total: Claim, part: Claim) -> bool:
    """Whether a figure stands beside another, as Norway's does beside Chile's, and is none of its parts."""
    fellows = total.part_of is not None and total.part_of == part.part_of
    return fellows or relation(part.place, total.place) == "apart"


def _is_list(run: list[Claim]) -> bool:
    """Whether figures can be a list of parts: none is nought, few are small, and none is another one said again."""
    told_apart = {(part.low, part.place, part.population) for part in run}
    large = len(run) > 2 or min(part.low for part in run) >= 10
    return large and len(told_apart) == len(run) and all(part.low >= 1 for part in run)


def _lists(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """A figure and, in its sentence, three smaller ones of other places or people, or two of places in its own."""
    sentences: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "count" and claim.measure and claim.is_known and claim.low == claim.high:
            sentences[stack.sentence(claim), claim.measure, claim.dimension].append(claim)
    for total, *parts in sentences.values():
        told_apart = {(part.place, part.population) for part in parts}
        enough = len(parts) >= 3 or (len(parts) == 2 and all(relation(p.place, total.place) == "within" for p in parts))
        enough = enough and not any(relation(part.place, total.place) == "apart" for part in parts)
        smaller = enough and all(part.low < total.low and not part.restates for part in parts)
        if smaller and len(told_apart) == len(parts) and total.fact_id not in known:
            share = sum(part.low for part in parts) / total.low
            if COMPLETE <= share <= 2 - COMPLETE:
                yield Sum(total, tuple(parts), _is_open(stack, total, parts), _is_closed(stack, total, parts))


def _amounts(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """An amount of money and, behind it in its sentence, the amounts it is made up of."""
    sentences: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        linked = claim.converts or claim.changed_from or claim.part_of or claim.fact_id in stack.earlier
        if claim.kind == "money" and currency(claim.unit) and claim.bound == "exact" and claim.is_stated and not linked:
            sentences[stack.sentence(claim), claim.unit].append(claim)
    for total, *parts in sentences.values():
        smaller = len(parts) > 1 and all(part.high < total.high for part in parts)
        if smaller and total.fact_id not in known:
            found = Sum(total, tuple(parts), _is_open(stack, total, parts), _is_closed(stack, total, parts))
            if found.is_closed or (not found.left and not are_in_parallel(stack, total, parts)):
                yield found


def _of_wholes(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """ "Of the 31 men, two walked out and 29 are missing": what became of a whole, where it makes it up."""
    for at, total in enumerate(claims):
        if total.fact_id in known or total.bound != "exact" or not OF.search(stack.before(total)):
            continue
        here = stack.sentence(total)
        parts = [c for c in claims[at + 1 : at + 1 + RUN] if stack.sentence(c) == here and c.unit == total.unit]
        exact = len(parts) > 1 and all(part.bound == "exact" and part.is_known for part in parts)
        if exact and sum(part.low for part in parts) == total.low:
            yield Sum(total, tuple(parts), False)


def _made_up(stack: Stack, claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Those aboard and what became of them; votes cast and what they were. Two fates alone may leave a third untold."""
    known = {one.total.fact_id for one in sums if len(one.parts) > 1}
    yield from (Sum(whole, parts, len(parts) < len(ENDS)) for whole, parts in fates(stack, claims, known))
    yield from (Sum(total, parts, False) for total, parts in ballots(stack, claims))
    yield from (Sum(total, parts, False) for total, parts in feared(stack, claims))


def _broken_down(stack: Stack, claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Totals whose parts no link names, by the figures in their passage."""
    several = [one for one in sums if len(one.parts) > 1]
    known = {one.total.fact_id for one in several if one.total.bound == "exact" or one.is_rounded}
    taken = {part.fact_id for one in several if not one.left for part in one.parts}
    for total, parts, is_open, is_rounded in breakdowns(stack, claims, known, taken):
        yield Sum(total, parts, is_open, is_rounded=is_rounded)


def _rests(stack: Stack, claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Those aboard, the dead among them, and "the other 24": a whole, a part and its rest, which make the whole."""
    told = {part.fact_id for one in sums for part in one.parts if len(one.parts) > 1}
    for at, rest in enumerate(claims):
        if rest.kind != "count" or rest.fact_id in told or not rest.is_known or rest.bound != "exact":
            continue
        if OTHERS.search(f"{stack.before(rest)[-20:]}{rest.surface} {stack.after(rest)[:8]}"):
            yield from _with_rest(stack, claims[max(0, at - BEFORE) : at], rest)


def _rounded(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """A hedged toll in round figures, and a run of others' and of other places' tolls that make it."""
    sorts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "count" and claim.measure in NEVER_FALL and is_plain(claim) and not claim.part_of:
            sorts[claim.dimension, claim.measure or ""].append(claim)
    for same in sorts.values():
        hedged = [claim for claim in same if claim.bound in ROUNDING and claim.fact_id not in known]
        for total in hedged if len(same) > 2 else ():
            parts = [one for one in same if one is not total and one.best is not None and one.best < (total.best or 0)]
            run = _run_in_round_figures(total, _outermost(parts))
            if run:
                yield Sum(total, run, False, is_rounded=True)


def _outermost(parts: list[Claim]) -> list[Claim]:
    """Figures without those of a place inside one that a figure before them is of."""
    kept: list[Claim] = []
    for part in parts:
        if not any(relation(part.place, wider.place) == "within" for wider in kept):
            kept.append(part)
    return kept


def _run_in_round_figures(total: Claim, parts: list[Claim]) -> tuple[Claim, ...]:
    """The first run of neighbouring parts of places apart that comes to a total as it is rounded; none, empty."""
    stated = total.best or 0.0
    place = 10.0 ** (len(f"{stated:.0f}") - len(f"{stated:.0f}".rstrip("0")))
    if place > FINE * stated:
        return ()
    least, most = (0.0, place) if total.bound in ("more_than", "at_least") else (-place / 2, place / 2)
    for at in range(len(parts)):
        for to in range(at + 2, min(at + FEW, len(parts)) + 1):
            run = parts[at:to]
            apart = len({part.place for part in run}) == len(run)
            if apart and least <= sum(part.best or 0.0 for part in run) - stated < most:
                return tuple(run)
    return ()


def _told_next(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """A count of people and, as all that the next sentence counts, the parts that make it up to the last one."""
    people: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "count" and claim.dimension == PERSON and not claim.restates:
            people[stack.sentence(claim)].append(claim)
    for here, wholes in people.items():
        parts = people.get(here + 1, [])
        if not 2 <= len(parts) <= RUN or not all(part.bound == "exact" and part.is_known for part in parts):
            continue
        made = sum(part.low for part in parts)
        total = next((c for c in wholes if c.low == c.high == made and c.is_known), None)
        if total and made >= LEAST and total.fact_id not in known and total.measure:
            yield Sum(total, tuple(parts), False)


def _with_rest(stack: Stack, claims: list[Claim], rest: Claim) -> Iterator[Sum]:
    """The nearest whole before a rest, with the part between them that the rest completes."""
    at = stack.sentence(rest)
    near = [c for c in claims if at - stack.sentence(c) <= 2]
    exact = [c for c in near if c.is_known and c.bound == "exact" and c.unit == rest.unit]
    for whole in exact:
        part = next((c for c in exact if c.start > whole.start and c.low + rest.low == whole.low), None)
        if part and (whole.measure in WHOLES or part.part_of == whole.fact_id or rest.part_of == whole.fact_id):
            yield Sum(whole, (part, rest), False)
            return


def _apart(claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Killed and injured against the casualties they make: the largest of each that are no more than those."""
    known = {total.total.fact_id for total in sums}
    whole = [c for c in claims if c.measure == "casualties" and c.is_known and c.fact_id not in known]
    by_size = [_by_size(claims, measure) for measure in ("killed", "injured")] if whole else []
    for total in whole:
        parts = [part for sorted_ in by_size if (part := _largest(sorted_, total))]
        if len(parts) == 2 and total.low == total.high == sum(part.low for part in parts):
            yield Sum(total, tuple(sorted(parts, key=lambda part: part.start)), False)


def _by_size(claims: list[Claim], measure: str) -> list[Claim]:
    """The exact counts of a measure, the smallest first; of equal ones the first in the text last."""
    return sorted((c for c in claims if c.measure == measure and c.low == c.high), key=lambda c: (c.low, -c.start))


def _largest(by_size: list[Claim], total: Claim) -> Claim | None:
    at = bisect_right(by_size, total.low, key=lambda claim: claim.low)
    return by_size[at - 1] if at else None
