"""What a claim takes from its neighbours before it is weighed: the words of a conversion, the sense of "casualties"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from crossfoot.findings.claims import Claim
from crossfoot.findings.places import root
from crossfoot.findings.quoting import quoted

NEAR = 80
"""Characters: figures that close together are quoted together."""
WHOLE = re.compile(r"\b(?:casualt|victim)", re.IGNORECASE)
NATIONAL = re.compile(
    r"\b(?:national|nationwide|countrywide|country[- ]wide|the country['’]s)\s+(?:[\w-]+\s+){0,9}$", re.IGNORECASE
)
"""Before a figure: it is the whole country's, whatever town the dispatch is dated from."""
AROUND = 80
Harmed = dict[str, tuple[set[float], set[float]]]


def completed(claims: Iterable[Claim], texts: Mapping[str, str]) -> list[Claim]:
    """The claims in order of time, dispatch and text, each completed."""
    ordered = sorted(claims, key=lambda c: (c.reported, c.dispatch_id, c.start, c.end, c.fact_id))
    by_id = {claim.fact_id: claim for claim in ordered if claim.converts is None}
    harmed = _harmed(ordered)
    return [_as_national(_as_whole(_quoted_whole(claim, by_id, texts), harmed), texts) for claim in ordered]


def _as_national(claim: Claim, texts: Mapping[str, str]) -> Claim:
    """ "The national death toll stands at 269", under a dateline of the capital, is for the country."""
    text, country = texts.get(claim.dispatch_id), root(claim.place)
    if text is None or not country or country == claim.place or claim.kind != "count":
        return claim
    national = NATIONAL.search(text[max(0, claim.start - AROUND) : claim.start])
    return claim._replace(place=country) if national else claim


def _quoted_whole(claim: Claim, by_id: Mapping[str, Claim], texts: Mapping[str, str]) -> Claim:
    """A conversion, quoted with the amount it restates: "2.5 billion koruna (101 million euros)"."""
    stated = by_id.get(claim.converts or "")
    text = texts.get(claim.dispatch_id)
    if stated is None or text is None or not 0 <= claim.start - stated.start <= NEAR:
        return claim
    return claim._replace(words=quoted(text, stated.start, claim.end))


def _as_whole(claim: Claim, harmed: Harmed) -> Claim:
    """ "181 casualties", beside 21 dead and 160 injured in one dispatch, counts both and not the dead alone."""
    if claim.measure not in ("killed", "injured") or not WHOLE.search(claim.surface):
        return claim
    killed, injured = harmed[claim.dispatch_id]
    made = any(claim.low - dead in injured for dead in killed)
    return claim._replace(measure="casualties") if made else claim


def _harmed(claims: Iterable[Claim]) -> Harmed:
    """The exact figures of dead and of injured in each dispatch."""
    harmed: Harmed = defaultdict(lambda: (set(), set()))
    for claim in claims:
        if claim.measure in ("killed", "injured") and claim.low == claim.high:
            harmed[claim.dispatch_id][claim.measure == "injured"].add(claim.low)
    return harmed
