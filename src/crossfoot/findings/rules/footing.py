"""Parts against their total, within a dispatch.

Policy:

- Parts fit in a total and are never added to it. They are summed only among themselves: those listed in one sentence,
  and those of different measures (injured and killed make casualties).
- Exact parts of an exact total `foots` where they sum to it, `breaks` where they exceed it. Less than the total leaves
  a `remainder`, which is told and never assigned to anybody; it is an alarm only where the list reads as complete
  (three parts or more with at least `COMPLETE` of the total, and no "including").
- Where the total or a part is hedged only "fits" can be tested.
- Where sums break, the smallest set of figures that would have to be wrong is named (`blame`), never a right figure.

    >>> from crossfoot.findings.trying import tried
    >>> tried("footing", "The flood killed 12 people: seven in Derna and five in Benghazi.")
    foots 12, 7, 5, 12
    >>> tried("footing", "Police detained 40 people, including 12 women.")
    remainder 40, 12
    >>> tried("footing", "Of 30 people hurt, 19 were treated at the city hospital and 12 at the clinic.")
    breaks! 30, 19, 12, 31
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.findings.blame import smallest_sets
from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import listed, number, percent, quote, said

COMPLETE = 0.90
INCLUDING = re.compile(
    r"\b(?:includ|among|of (?:them|whom|these|those|which)|some of|as well as|in particular)", re.IGNORECASE
)
CROSSING = frozenset({"foreigners", "officers", "responders", "journalists", "children", "elderly"})
"""Groups that people of either sex, or of any place, belong to."""
RUN = 12
"""Parts at most in a list that no link names: longer runs sum to something by chance."""
LEAST = 20
"""A total below this is too easily a sum by chance to be taken for one without a link."""


class Sum(NamedTuple):
    """A total and parts that belong together."""

    total: Claim
    parts: tuple[Claim, ...]
    is_open: bool
    """The words say that there are other parts ("including")."""

    @property
    def low(self) -> float:
        """The least the parts come to."""
        return sum(max(part.low, 0.0) for part in self.parts)

    @property
    def stated(self) -> float:
        """What the printed figures of the parts come to."""
        return sum(part.figure or 0.0 for part in self.parts)

    @property
    def is_exact(self) -> bool:
        """Whether nothing in it is hedged or rounded."""
        return all(claim.low == claim.high for claim in (self.total, *self.parts))

    @property
    def looks_complete(self) -> bool:
        """Whether a reader would expect the parts to make up the total."""
        share = self.stated / self.total.high if self.total.high else 0.0
        return not self.is_open and COMPLETE <= share and len(self.parts) >= (3 if share < 0.97 else 2)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a sum."""
    for claims in stack.by_dispatch.values():
        sums = list(_linked(stack, claims))
        sums += _unlinked(stack, claims, {total.total.fact_id for total in sums})
        sums += _lists(stack, claims, {total.total.fact_id for total in sums})
        sums += _apart(claims, sums)
        for total in sums:
            yield _judged(total, sums)


def _linked(stack: Stack, claims: list[Claim]) -> Iterator[Sum]:
    parts_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        total = stack.by_id.get(claim.part_of or "")
        if total and total.dispatch_id == claim.dispatch_id and _sums(total, claim):
            parts_of[total.fact_id].append(claim)
    for fact_id, parts in sorted(parts_of.items(), key=lambda item: stack.by_id[item[0]].start):
        total = stack.by_id[fact_id]
        for family in _families(stack, total, parts):
            yield Sum(total, tuple(family), _is_open(stack, total, family))


def _sums(total: Claim, part: Claim) -> bool:
    return total.dimension == part.dimension and total.unit == part.unit and total.is_known and part.is_known


def _families(stack: Stack, total: Claim, parts: list[Claim]) -> Iterator[list[Claim]]:
    """Parts that are summed together: of other measures than the total's, and of the total's own by sentence."""
    across = [part for part in parts if part.measure != total.measure]
    own: dict[int, list[Claim]] = defaultdict(list)
    for part in parts:
        if part.measure == total.measure:
            own[stack.sentence(part)].append(part)
    joined = [family for family in own.values() if any(stack.sentence(p) == stack.sentence(family[0]) for p in across)]
    if across:
        yield _exclusive(total, _disjoint(across + [part for family in joined for part in family]))
    yield from (_exclusive(total, _disjoint(family)) for family in own.values() if family not in joined)


def _exclusive(total: Claim, parts: list[Claim]) -> list[Claim]:
    """Without groups that cut across the others (the foreigners among men and women), where all would be too many."""
    kept = list(parts)
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
            if total and reached >= LEAST and total not in run and total.fact_id not in linked and _is_list(run):
                yield Sum(total, tuple(run), False)


def _is_list(run: list[Claim]) -> bool:
    return all(part.low >= 1 for part in run) and (len(run) > 2 or min(part.low for part in run) >= 10)


def _lists(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Sum]:
    """A figure and, in its sentence, three or more smaller ones of other places or people that nearly make it up."""
    sentences: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "count" and claim.measure and claim.is_known and claim.low == claim.high:
            sentences[stack.sentence(claim), claim.measure, claim.dimension].append(claim)
    for total, *parts in sentences.values():
        told_apart = {(part.place, part.population) for part in parts}
        smaller = len(parts) >= 3 and all(part.low < total.low and not part.restates for part in parts)
        if smaller and len(told_apart) == len(parts) and total.fact_id not in known:
            share = sum(part.low for part in parts) / total.low
            if COMPLETE <= share <= 2 - COMPLETE:
                yield Sum(total, tuple(parts), _is_open(stack, total, parts))


def _apart(claims: list[Claim], sums: list[Sum]) -> Iterator[Sum]:
    """Killed and injured against the casualties they make."""
    known = {total.total.fact_id for total in sums}
    whole = [c for c in claims if c.measure == "casualties" and c.is_known and c.fact_id not in known]
    for total in whole:
        parts = [_largest(claims, measure, total) for measure in ("killed", "injured")]
        if all(parts) and total.low == total.high:
            exact = [part for part in parts if part]
            if sum(part.low for part in exact) == total.low:
                yield Sum(total, tuple(sorted(exact, key=lambda part: part.start)), False)


def _largest(claims: list[Claim], measure: str, total: Claim) -> Claim | None:
    exact = [c for c in claims if c.measure == measure and c.low == c.high and c.low <= total.low]
    return max(exact, key=lambda c: (c.low, -c.start), default=None)


def _judged(total: Sum, sums: list[Sum]) -> Finding:
    parts, whole = listed(quote(part) for part in total.parts), said(total.total)
    left = (total.total.figure or 0.0) - total.stated
    told = {
        "expected": total.total.figure,
        "observed": total.stated,
        "also": [] if len(total.parts) == 1 else [total.stated],
    }
    claims = [total.total, *total.parts]
    if total.low > total.total.high:
        excess = number(total.stated - (total.total.figure or 0.0))
        text = f"{parts} come to {number(total.stated)}, {excess} more than {whole}{_blamed(total, sums)}."
        return found(__name__, "breaks", claims, text, severity="warning", **told)  # type: ignore[arg-type]
    if total.is_exact and not left:
        text = f"{parts} come to {number(total.stated)} and foot with {whole}."
        return found(__name__, "foots", claims, text, **told)  # type: ignore[arg-type]
    fits = f"{parts} {'fits' if len(total.parts) == 1 else 'fit'} in {whole}"
    text = f"{fits}: {_remainder(total, left)}."
    alarm = total.is_exact and total.looks_complete
    if alarm:
        text = f"{parts} come to {number(total.stated)}, {number(left)} short of {whole}{_blamed(total, sums)}."
    return found(__name__, "remainder", claims, text, severity="warning" if alarm else "info", **told)  # type: ignore[arg-type]


def _remainder(total: Sum, left: float) -> str:
    share = percent(total.stated / total.total.figure) if total.total.figure else ""
    if total.is_exact:
        return f"{share} of it, the other {number(left)} are not told apart, and a part is never added to its total"
    if left > 0 and total.total.high != math.inf:
        return f"{share} of it; hedged, so only “no more than” can be tested, and some {number(left)} would be left"
    return "hedged, so only “no more than” can be tested"


def _blamed(total: Sum, sums: list[Sum]) -> str:
    """Which smallest set of figures would have to be wrong, given every exact sum of the dispatch."""
    exact = [s for s in sums if s.is_exact and not s.is_open and (s.low > s.total.high or s.looks_complete)]
    sets = smallest_sets([({c.fact_id: c.low for c in s.parts}, s.total.fact_id, s.total.low) for s in exact])
    words = {claim.fact_id: claim for s in exact for claim in (s.total, *s.parts)}
    mine = {claim.fact_id for claim in (total.total, *total.parts)}
    ours = [group for group in sets if mine & set(group)]
    if not ours:
        return ""
    if len(ours) > 1 and all(len(group) == 1 for group in ours):
        free = [words[group[0]] for group in ours]
        fixed = "" if total.total in free else f"; the total {quote(total.total)} also foots elsewhere"
        return f", so any one of {listed(quote(claim) for claim in free)} would have to be wrong{fixed}"
    return f", so at the least {listed(quote(words[name]) for name in ours[0])} would have to be wrong"
