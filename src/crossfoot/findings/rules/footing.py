"""Parts against their total, within a dispatch.

Policy:

- Parts fit in a total and are never added to it. They are summed only among themselves: those listed in one sentence,
  and those of different measures (injured and killed make casualties).
- Exact parts of an exact total `foots` where they sum to it, `breaks` where they exceed it. Less than the total leaves
  a `remainder`, which is told and never assigned to anybody; it is an alarm only where the list reads as complete
  (three parts or more with at least `COMPLETE` of the total, and no "including").
- Figures that foot together with one total are no parts of each other.
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
from collections.abc import Iterator

from crossfoot.findings.added import Sum
from crossfoot.findings.blame import smallest_sets
from crossfoot.findings.likeness import counts_only_some
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.sums import has_one_more, sums_of
from crossfoot.findings.wording import listed, number, percent, quote, said

MOST = 8
"""Sums that are asked together which figures would have to be wrong."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a sum."""
    for name in stack.by_dispatch:
        sums = sums_of(stack, name)
        for total in sums:
            if not _is_restated(total) and not _foots_beside(stack, total, sums):
                yield _judged(stack, total, sums)


def _is_restated(total: Sum) -> bool:
    """Whether one of several parts is the total told again: "nears 600", and "600 after dozens were found"."""
    return len(total.parts) > 1 and any(part.figure == total.total.figure for part in total.parts)


def _foots_beside(stack: Stack, total: Sum, sums: list[Sum]) -> bool:
    """Whether total and parts are all parts of another total, and foot with it: "160 in the South, 100 in Nippes"."""
    ids = {claim.fact_id for claim in (total.total, *total.parts)}
    wider = (one for one in sums if one is not total and ids <= {part.fact_id for part in one.parts})
    return any(_how_it_foots(stack, one) is not None for one in wider)


def _judged(stack: Stack, total: Sum, sums: list[Sum]) -> Finding:
    made = [] if len(total.parts) == 1 else [total.stated]
    return _told(stack, total, sums).weighing(also=made, expected=total.total.figure, observed=total.stated)


def _told(stack: Stack, total: Sum, sums: list[Sum]) -> Finding:
    parts, whole = listed(dict.fromkeys(quote(part) for part in total.parts)), said(total.total)
    left = total.left
    claims = [total.total, *total.parts]
    if total.low > total.total.high and (left or not total.is_exact):
        excess = number(total.stated - total.total.size)
        text = f"{parts} come to {number(total.stated)}, {excess} more than {whole}{_blamed(total, sums)}."
        severity = "warning" if _is_alike(stack, total) else "info"
        return found(__name__, "breaks", claims, text, severity=severity)
    how = _how_it_foots(stack, total)
    if how is not None:
        text = f"{parts} come to {number(total.stated)} and foot with {whole}{how}."
        return found(__name__, "foots", claims, text)
    fits = f"{parts} {'fits' if len(total.parts) == 1 else 'fit'} in {whole}"
    if total.parts[0].words == total.total.words and len(total.parts) == 1:
        fits = f"{whole}: {number(total.stated)} fits in {number(total.total.size)}"
    text = f"{fits}: {_remainder(total, left)}."
    alarm = total.is_exact and total.looks_complete and _is_alike(stack, total)
    if alarm:
        text = f"{parts} come to {number(total.stated)}, {number(left)} short of {whole}{_blamed(total, sums)}."
    return found(__name__, "remainder", claims, text, severity="warning" if alarm else "info")


def _is_alike(stack: Stack, total: Sum) -> bool:
    """Whether nothing tells that total and parts are of other times, people or places."""
    whole = total.total
    one_time = all(stack.stretch(part) == stack.stretch(whole) for part in total.parts)
    everybody = not whole.population or all(part.population & whole.population for part in total.parts)
    beside = len(total.parts) > 1 and all(relation(part.place, whole.place) == "apart" for part in total.parts)
    alike = not counts_only_some(stack, whole) or all(counts_only_some(stack, part) for part in total.parts)
    return one_time and everybody and alike and not beside


def _how_it_foots(stack: Stack, total: Sum) -> str | None:
    """What to say of how parts make their total: to the last one, nothing; None where they do not."""
    if total.is_rounded:
        return ", which is that in round figures"
    several, left = len(total.parts) > 1, total.left
    as_printed = total.total.bound == "approx" and total.stated == total.total.best
    firm = total.total.bound in ("at_most", "at_least") or as_printed
    firm = firm and all(p.bound == "exact" for p in total.parts)
    hedges = {p.bound for p in total.parts} - {"exact"}  # "878 and some 274" to the last one of 1,152
    firm = firm or (hedges == {"approx"} and total.stated == total.total.best and bool(total.stated % 10))
    floors = all(claim.bound == "exact" or claim.is_floor for claim in (total.total, *total.parts))
    if not left and (total.is_exact or (several and (firm or floors))):
        return " within their printed places" if total.stated != total.total.figure else ""
    if total.is_exact and left == 1 and several and has_one_more(stack, total.parts):
        return ", with the one that is told in words"
    return None


def _remainder(total: Sum, left: float) -> str:
    share = percent(total.stated / total.total.figure) if total.total.figure else ""
    if total.is_exact:
        rest = "the other one is" if left == 1 else f"the other {number(left)} are"
        return f"{share} of it; {rest} not told apart"
    if left > 0 and total.total.high != math.inf:
        return f"{share} of it; hedged, so only “no more than” can be tested, and some {number(left)} would be left"
    return "hedged, so only “no more than” can be tested"


def _tied(total: Sum, sums: list[Sum]) -> list[Sum]:
    """The sums that share a figure with this one, or with one that does: `MOST` at most, those nearest by sharing."""
    tied = [one for one in sums if one is total][:1] or [total]
    ids = {claim.fact_id for claim in (total.total, *total.parts)}
    rest = [one for one in sums if one is not total]
    for _ in range(MOST):
        sharing = [one for one in rest if any(claim.fact_id in ids for claim in (one.total, *one.parts))]
        if not sharing or len(tied) >= MOST:
            break
        tied += sharing[: MOST - len(tied)]
        ids.update(claim.fact_id for one in sharing for claim in (one.total, *one.parts))
        rest = [one for one in rest if one not in sharing]
    return [one for one in sums if one in tied] if total in sums else tied


def _blamed(total: Sum, sums: list[Sum]) -> str:
    """Which smallest set of figures would have to be wrong, given the exact sums it shares figures with."""
    exact = _tied(
        total, [s for s in sums if s.is_exact and not s.is_open and (s.low > s.total.high or s.looks_complete)]
    )
    sets = smallest_sets([({c.fact_id: c.size for c in s.parts}, s.total.fact_id, s.total.size) for s in exact])
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
