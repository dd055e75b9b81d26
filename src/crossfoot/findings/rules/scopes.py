"""The same measure for a place and for a wider one round it.

Policy: a figure for a town fits in that for its country and is not a version of it; told once for each two places of a
series, with the latest figure of each. Prices alike: "in the country" and "in Mangystau" are two scopes, and the
series is that of the finer one. The same count under both names by one speaker is `equal`.

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
from collections.abc import Iterator

from crossfoot.findings.claims import Claim, same_speaker, same_thing
from crossfoot.findings.comparing import is_compared
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain, relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both


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
            for placed in (*within.values(), latest):
                yield from _pairs(stack, placed)


def _is_whole(stack: Stack, claim: Claim) -> bool:
    return not (
        claim.is_addition or claim.is_subset or claim.converts or claim.population or claim.fact_id in stack.earlier
    )


def _pairs(stack: Stack, placed: dict[str, Claim]) -> Iterator[Finding]:
    for narrow in placed.values():
        wide = _nearest_wider(narrow, placed)
        if wide and stack.are_versions(narrow, wide) and narrow.low <= wide.high and _is_one_thing(narrow, wide):
            yield _told(narrow, wide)


def _is_one_thing(a: Claim, b: Claim) -> bool:
    """Prices of two goods have no scope in common."""
    return a.measure != "price" or a.figure == b.figure or (bool(a.subject and b.subject) and same_thing(a, b))


def _nearest_wider(narrow: Claim, latest: dict[str, Claim]) -> Claim | None:
    for place in chain(narrow.place)[1:]:
        if place in latest and relation(narrow.place, place) == "within":
            return latest[place]
    return None


def _told(narrow: Claim, wide: Claim) -> Finding:
    a, b = both(narrow, wide)
    same = narrow.figure == wide.figure and narrow.bound == wide.bound and same_speaker(narrow, wide)
    if same and narrow.kind == "count" and narrow.dispatch_id != wide.dispatch_id:
        text = (
            f"{a} is for {narrow.place}, {b} for {wide.place}: one figure under a finer and a wider name of the place."
        )
        return found(__name__, "equal", [narrow, wide], text)
    text = f"{a} is for {narrow.place}, {b} for {wide.place}: narrower in scope, so neither replaces the other."
    return found(__name__, "narrower", [narrow, wide], text)
