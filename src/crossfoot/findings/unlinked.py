"""Totals whose parts no link of the reader names: by their sentence, their neighbours, or what becomes of people."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from crossfoot import regexes as re
from crossfoot.findings.added import COMPLETE, Sum, is_closed, is_open
from crossfoot.findings.breakdowns import are_in_parallel, breakdowns
from crossfoot.findings.claims import PERSON, Claim
from crossfoot.findings.comparing import NEVER_FALL
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.wholes import ENDS, ballots, fates, feared, is_plain, unhurt
from crossfoot.units import currency

OF = re.compile(r"(?:^|[.;:]\s|[-–—]\s)Of (?:the |its |these |those |their |all )?$")
"""Before a whole at the beginning of a sentence."""
OTHERS = re.compile(r"\b(?:the\s+)?(?:other|others|remaining|rest)\b", re.IGNORECASE)
"""Words of a figure that counts the rest of a whole: "the other 24 passengers"."""
WHOLES = frozenset(
    {"aboard", "trapped", "abducted", "missing", "casualties", "infected", "detained", "employees", "troops"}
)
"""Measures that others make up: of those aboard some were killed, the others hurt."""
BEFORE = 24
"""Figures before the rest of a whole among which that whole is looked for."""
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


def neighbours_that_sum(stack: Stack, claims: list[Claim], linked: set[str]) -> Iterator[Sum]:
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


def lists(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
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
                yield Sum(total, tuple(parts), is_open(stack, total, parts), is_closed(stack, total, parts))


def amounts(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """An amount of money and the amounts it is made up of, behind it in its sentence or in the next."""
    sentences: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        linked = claim.converts or claim.changed_from or claim.part_of or claim.fact_id in stack.earlier
        if claim.kind == "money" and currency(claim.unit) and claim.bound == "exact" and claim.is_stated and not linked:
            sentences[stack.sentence(claim), claim.unit].append(claim)
    for (at, unit), (first, *rest) in sentences.items():
        before = sentences.get((at - 1, unit), [])[-1:]
        told_before = before and is_closed(
            stack, before[0], [first, *rest]
        )  # "… 7.4 billion. It consists of 5 billion"
        total, parts = (before[0], [first, *rest]) if told_before else (first, rest)
        smaller = len(parts) > 1 and all(part.high < total.high for part in parts)
        if smaller and total.fact_id not in known:
            found = Sum(total, tuple(parts), is_open(stack, total, parts), is_closed(stack, total, parts))
            if found.is_closed or (not found.left and not are_in_parallel(stack, total, parts)):
                yield found


def of_wholes(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """ "Of the 31 men, two walked out and 29 are missing": what became of a whole, where it makes it up."""
    for at, total in enumerate(claims):
        if total.fact_id in known or total.bound != "exact" or not OF.search(stack.before(total)):
            continue
        here = stack.sentence(total)
        parts = [c for c in claims[at + 1 : at + 1 + RUN] if stack.sentence(c) == here and c.unit == total.unit]
        exact = len(parts) > 1 and all(part.bound == "exact" and part.is_known for part in parts)
        if exact and sum(part.low for part in parts) == total.low:
            yield Sum(total, tuple(parts), False)


def made_up(stack: Stack, claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Those aboard and what became of them; votes cast and what they were. Two fates alone may leave a third untold."""
    several = [one for one in sums if len(one.parts) > 1]
    known = {one.total.fact_id for one in several}
    made = {one.total.fact_id for one in several if not one.left}
    if hurt := unhurt(stack, claims):
        known.add(hurt[0].fact_id)
        made.add(hurt[0].fact_id)
        yield Sum(*hurt, is_open=False)
    for one in (Sum(whole, parts, len(parts) < len(ENDS)) for whole, parts in fates(stack, claims, made)):
        if not one.left or one.total.fact_id not in known:
            yield one
    yield from (Sum(total, parts, False) for total, parts in ballots(stack, claims))
    yield from (Sum(total, parts, False) for total, parts in feared(stack, claims))


def broken_down(stack: Stack, claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Totals whose parts no link names, by the figures in their passage."""
    several = [one for one in sums if len(one.parts) > 1]
    known = {one.total.fact_id for one in several if one.total.bound == "exact" or one.is_rounded}
    taken = {part.fact_id for one in several if not one.left for part in one.parts}
    for one in breakdowns(stack, claims, known, taken):
        yield Sum(one.total, one.parts, one.is_open, is_rounded=one.is_rounded)


def rests(stack: Stack, claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Those aboard, the dead among them, and "the other 24": a whole, a part and its rest, which make the whole."""
    told = {part.fact_id for one in sums for part in one.parts if len(one.parts) > 1}
    for at, rest in enumerate(claims):
        if rest.kind != "count" or rest.fact_id in told or not rest.is_known or rest.bound != "exact":
            continue
        if OTHERS.search(f"{stack.before(rest)[-20:]}{rest.surface} {stack.after(rest)[:8]}"):
            yield from _with_rest(stack, claims[max(0, at - BEFORE) : at], rest)


def rounded(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """A hedged toll in round figures, and a run of others' and of other places' tolls that make it."""
    sorts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "count" and claim.measure in NEVER_FALL and is_plain(claim) and not claim.part_of:
            sorts[claim.dimension, claim.measure or ""].append(claim)
    for same in sorts.values():
        hedged = [claim for claim in same if claim.bound in ROUNDING and claim.fact_id not in known]
        for total in hedged if len(same) > 2 else ():
            parts = [one for one in same if one is not total and one.best is not None and one.best < total.point]
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
    stated = total.point
    place = 10.0 ** (len(f"{stated:.0f}") - len(f"{stated:.0f}".rstrip("0")))
    if place > FINE * stated:
        return ()
    least, most = (0.0, place) if total.bound in ("more_than", "at_least") else (-place / 2, place / 2)
    for at in range(len(parts)):
        for to in range(at + 2, min(at + FEW, len(parts)) + 1):
            run = parts[at:to]
            apart = len({part.place for part in run}) == len(run)
            if apart and least <= sum(part.point for part in run) - stated < most:
                return tuple(run)
    return ()


def told_next(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
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
    """The nearest whole before a rest, with the part between them that the rest completes; a linked one from afar."""
    at = stack.sentence(rest)
    exact = [c for c in claims if c.is_known and c.bound == "exact" and c.unit == rest.unit]
    near = [c for c in exact if at - stack.sentence(c) <= 2]
    for whole in exact:
        parts = [c for c in near if c.start > whole.start and c.low + rest.low == whole.low]
        linked = next((part for part in parts if whole.fact_id in (part.part_of, rest.part_of)), None)
        if linked or (parts and whole.measure in WHOLES and whole in near):
            yield Sum(whole, (linked or parts[0], rest), False)
            return


def apart(claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
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
