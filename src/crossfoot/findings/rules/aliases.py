"""Two names of one place.

Policy: figures printed under Alma-Ata and under Almaty are about one place. It is told once a place and pair of names,
with the first figure under each, since whoever compares by the printed name would part them. What is equal is the
place: the figures are only where the names stand, and no value is weighed.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "aliases",
    ...     "The riots left three people injured in Alma-Ata.",
    ...     "The riots left five people injured in Almaty.",
    ... )
    equal
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim, folded
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import said


def find(stack: Stack) -> Iterator[Finding]:
    """One finding for each further name of a place."""
    named: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in stack.claims:
        if claim.place and claim.place_surface and chain(claim.place_surface)[0] == chain(claim.place)[0]:
            named[chain(claim.place)[0]].setdefault(folded(claim.place_surface), claim)
    for place, names in sorted(named.items()):
        first, *others = names.values()
        for other in others:
            yield _told(place, first, other)


def _told(place: str, first: Claim, other: Claim) -> Finding:
    text = (
        f"“{first.place_surface}” in {said(first)} and “{other.place_surface}” in {said(other)} are one place, {place}."
    )
    return found(__name__, "equal", [first, other], text)._replace(values=(), measure=None)
