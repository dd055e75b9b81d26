"""The same measure for a place and for a wider one round it.

Policy: a figure for a town fits in that for its country and is not a version of it; told once for each two places of a
series, with the latest figure of each. Prices alike: "in the country" and "in Mangystau" are two scopes, and the
series is that of the finer one. The same count under both names by one speaker is `equal`, also of some group, and so
is one of three digits or more that two dispatches of one event give to the last place.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "scopes",
    ...     "Nearly 4,000 people were killed across Libya.",
    ...     "The flood killed 3,166 people in Derna.",
    ... )
    narrower 3166, 4000
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

from crossfoot.findings.claims import Claim, may_speak_as_one, same_speaker, same_thing
from crossfoot.findings.comparing import is_compared, ordinal, scope, standing
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain, relation
from crossfoot.findings.series import EVENT_GAP, Series
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, said

LEAST = 100
KEPT = 4
"""Dispatches of which it is kept that they give a figure by itself."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a place and the nearest wider one with figures of its own: in each dispatch, and of the latest."""
    for series in stack.series:
        if is_compared(series.measure):
            latest: dict[str, Claim] = {}
            within: dict[str, dict[str, Claim]] = defaultdict(dict)
            for claim in series.claims:
                if claim.place and _is_whole(stack, claim):
                    place = chain(claim.place)[0]
                    latest[place] = claim
                    within[claim.dispatch_id].setdefault(place, claim)
            told = set()
            for pair in _same_figures(stack, series):
                told.add(pair[0].figure)
                yield _equal(*pair)
            for placed in (*within.values(), latest):
                yield from _pairs(stack, placed, told)
    yield from _in_totals_of_others(stack)


def _in_totals_of_others(stack: Stack) -> Iterator[Finding]:
    """A figure that another dispatch gives, for the same place, as part of its total: each with the total once."""
    alone: dict[tuple[object, ...], dict[str, Claim]] = defaultdict(dict)
    for claim in stack.claims:
        if claim.fact_id not in stack.shares and claim.place and is_compared(claim.measure) and _is_whole(stack, claim):
            of_it = alone[_sort(claim)]
            if len(of_it) < KEPT:
                of_it.setdefault(claim.dispatch_id, claim)
    told: set[tuple[str, str]] = set()
    for part in stack.claims:
        if part.fact_id not in stack.shares or not part.place:
            continue
        total = stack.by_id[part.part_of or ""]
        for claim in alone[_sort(part)].values():
            once = claim.dispatch_id, total.dispatch_id
            if once not in told and _is_part_there(claim, total) and stack.is_one_event(claim, part):
                told.add(once)
                yield _part_told(claim, part, total)


def _sort(claim: Claim) -> tuple[object, ...]:
    return claim.measure, claim.dimension, chain(claim.place)[0], claim.figure, claim.bound, claim.population


def _is_part_there(claim: Claim, total: Claim) -> bool:
    other = claim.dispatch_id != total.dispatch_id
    near = other and abs(ordinal(claim.reported) - ordinal(total.reported)) <= EVENT_GAP
    told = relation(claim.place, total.place) == "within"  # `_pairs` tells of these
    return near and not told and claim.figure is not None and claim.figure < total.size


def _part_told(claim: Claim, part: Claim, total: Claim) -> Finding:
    small, large = said(claim), said(total)
    text = f"{small} is part of {large}, which gives it for {part.place}: narrower, so neither replaces the other."
    return found(__name__, "narrower", [claim, total], text)


def _same_figures(stack: Stack, series: Series) -> Iterator[tuple[Claim, Claim]]:
    """Two dispatches' same figure to the last place, under a finer and a wider name of the place; each figure once."""
    by_figure: dict[float, list[Claim]] = defaultdict(list)
    for claim in series.claims:
        telling = bool(claim.population and claim.speaker and claim.figure) or _is_to_the_last(claim.figure)
        whole = telling and _is_whole(stack, claim._replace(population=frozenset()))
        if claim.kind == "count" and claim.place and whole:
            by_figure[claim.size].append(claim)
    for claims in by_figure.values():
        places = {chain(claim.place)[0]: claim for claim in reversed(claims)}
        for narrow in places.values() if len(places) > 1 else ():
            wide = _nearest_wider(narrow, places)
            if wide and wide.dispatch_id != narrow.dispatch_id and _is_one_count(stack, narrow, wide):
                yield narrow, wide
                break


def _is_one_count(stack: Stack, a: Claim, b: Claim) -> bool:
    versions = stack.are_versions(a, b) and scope(a, b) == "same" and standing(a, b) in ("equal", "compatible")
    if not (_is_to_the_last(a.figure) and not a.population):
        return versions and same_speaker(a, b)  # nine policemen, by one ministry
    return versions and (may_speak_as_one(a, b) or stack.is_surely_one_event(a, b))


def _is_to_the_last(figure: float | None) -> bool:
    """Whether a count has three digits that count, so that two bodies hardly reach it by chance."""
    return figure is not None and figure >= LEAST and len(f"{figure:.0f}".rstrip("0")) >= 3


def _is_whole(stack: Stack, claim: Claim) -> bool:
    return not (
        claim.is_addition or claim.is_subset or claim.converts or claim.population or claim.fact_id in stack.earlier
    )


def _pairs(stack: Stack, placed: dict[str, Claim], told: Container[float | None]) -> Iterator[Finding]:
    for narrow in placed.values():
        wide = _nearest_wider(narrow, placed)
        if wide is None or (narrow.figure == wide.figure and narrow.figure in told):
            continue
        if stack.are_versions(narrow, wide) and _fits(narrow, wide) and _is_one_thing(narrow, wide):
            yield _told(narrow, wide)


def _fits(narrow: Claim, wide: Claim) -> bool:
    """Whether a figure can be of some of those another counts: it is not the larger, by its words or by its floor."""
    return narrow.low <= wide.high and (narrow.figure is None or wide.figure is None or narrow.figure <= wide.figure)


def _is_one_thing(a: Claim, b: Claim) -> bool:
    """Prices of two goods have no scope in common."""
    return a.measure != "price" or a.figure == b.figure or (bool(a.subject and b.subject) and same_thing(a, b))


def _nearest_wider(narrow: Claim, latest: dict[str, Claim]) -> Claim | None:
    for place in chain(narrow.place)[1:]:
        if place in latest and relation(narrow.place, place) == "within":
            return latest[place]
    return None


def _told(narrow: Claim, wide: Claim) -> Finding:
    same = narrow.figure == wide.figure and narrow.bound == wide.bound and same_speaker(narrow, wide)
    if same and narrow.kind == "count" and narrow.dispatch_id != wide.dispatch_id:
        return _equal(narrow, wide)
    a, b = both(narrow, wide)
    text = f"{a} is for {narrow.place}, {b} for {wide.place}: narrower in scope, so neither replaces the other."
    return found(__name__, "narrower", [narrow, wide], text)


def _equal(narrow: Claim, wide: Claim) -> Finding:
    a, b = both(narrow, wide)
    text = f"{a} is for {narrow.place}, {b} for {wide.place}: one figure under a finer and a wider name of the place."
    return found(__name__, "equal", [narrow, wide], text)
