"""A null report against figures of the same place.

Policy: "there is no information about the victims" is unknown, never nought. Figures given later, or by others, do not
contradict it, and it contradicts none; a series begins with its first figure. After figures were given it takes none of
them back.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "null_reports",
    ...     "There is no information about the victims in Almaty.",
    ...     "The riots left 500 people injured in Almaty.",
    ... )
    not_comparable 500
    >>> tried(
    ...     "null_reports",
    ...     "The riots left 500 people injured in Almaty.",
    ...     "There is no information about the victims in Almaty.",
    ... )
    not_comparable 500
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.series import EVENT_GAP
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import day, said

NEAR = 100
"""Figures of the country before and after a null report that it could be confused with."""
HARM = frozenset({"casualties", "killed", "injured", "seriously_injured", "hospitalised", "missing"})


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a null report: with the first figure of harm it could be confused with, else alone."""
    figures: dict[str, list[Claim]] = defaultdict(list)
    for claim in stack.claims:
        if claim.measure in HARM and claim.is_known:
            figures[stack.root_of(claim)].append(claim)
    for null in stack.claims:
        if null.status == "unknown":
            yield _told(null, _first(null, figures[stack.root_of(null)]))


def _first(null: Claim, figures: list[Claim]) -> Claim | None:
    """The first figure of its day or later, else the last before it: of the same place, else of the same country."""
    at = bisect_left(figures, null.reported, key=lambda claim: claim.reported)
    later, sooner = figures[at : at + NEAR], figures[max(0, at - NEAR) : at][::-1]
    near = [claim for claim in (*later, *sooner) if _is_of_its_kind(claim, null)]
    return next((c for c in near if relation(c.place, null.place) != "apart"), near[0] if near else None)


def _is_of_its_kind(claim: Claim, null: Claim) -> bool:
    soon = abs(ordinal(claim.reported) - ordinal(null.reported)) <= EVENT_GAP
    return soon and (null.measure == "casualties" or claim.measure == null.measure)


def _told(null: Claim, other: Claim | None) -> Finding:
    if other is None:
        text = f"{said(null)} is unknown, not nought: it gives no figure, and none stands against it."
        return found(__name__, "not_comparable", [null], text)
    if other.reported < null.reported:
        text = f"{said(null)} gives no figure, so it takes nothing back of {said(other)}, which had been given before."
    else:
        begins = f": the series begins on {day(other.reported)}" if other.reported > null.reported else ""
        text = f"{said(null)} is unknown, not nought, so {said(other)} does not contradict it{begins}."
    return found(__name__, "not_comparable", [null, other], text)
