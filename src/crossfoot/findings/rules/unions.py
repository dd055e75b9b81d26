"""Groups that overlap.

Policy: "130 women and old people" counts the union of two groups that share members. It is one figure: never split,
never subtracted from a total to say who the rest were.

    >>> from crossfoot.findings.trying import tried
    >>> tried("unions", "About 500 people were beaten, including 130 women and old people.")
    not_comparable 130, 500
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import quote, said

DISJOINT = (frozenset({"men", "women"}), frozenset({"officers", "civilians"}), frozenset({"men", "women", "children"}))


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a figure over groups that overlap, with the total it is part of."""
    for claim in stack.claims:
        if claim.is_known and _overlaps(claim):
            yield _told(claim, stack.by_id.get(claim.part_of or ""))


def _overlaps(claim: Claim) -> bool:
    words = f" {claim.surface.casefold()} "
    return len(claim.population) > 1 and " and " in words and claim.population not in DISJOINT


def _told(claim: Claim, total: Claim | None) -> Finding:
    rest = f", and the rest of {quote(total)} is nobody in particular" if total else ""
    text = f"{said(claim)} counts people who may be in both groups: it is not split{rest}."
    return found(__name__, "not_comparable", [claim, total] if total else [claim], text)
