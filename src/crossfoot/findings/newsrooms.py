"""Capitals that stand in a dateline only: news of the whole country is told from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossfoot import regexes as re
from crossfoot.facts.gazetteer import capital_of, folded
from crossfoot.findings.claims import Claim
from crossfoot.findings.places import chain, root

HEAD = 60
"""Characters at the beginning of a text in which a dateline names its town."""
ENDS = re.compile(r"[^.\n]{0,50}?(?:[–—-]|:)\s")
"""Behind the town of a dateline, up to the story."""


def of_one_place(claims: Sequence[Claim], texts: Mapping[str, str]) -> Sequence[Claim]:
    """The claims of a series; those placed in a capital by their dateline alone are of the country, where others are.

    One dispatch is dated from Seoul, the next says "off South Korea": both tell of the same ferry.
    """
    countries = {claim.place for claim in claims if claim.place and root(claim.place) == chain(claim.place)[0]}
    if not countries:
        return claims
    of: dict[tuple[str, str], bool] = {}
    for claim in claims:
        key = claim.dispatch_id, claim.place or ""
        if key not in of:
            of[key] = root(claim.place) in countries and is_of_dateline(texts.get(claim.dispatch_id, ""), claim.place)
    return [
        claim._replace(place=root(claim.place)) if of[claim.dispatch_id, claim.place or ""] else claim
        for claim in claims
    ]


def is_of_dateline(text: str, place: str | None) -> bool:
    """Whether a place is its country's capital and named in the dateline of a text only.

    >>> is_of_dateline("SEOUL, South Korea - A ferry sank off the coast.", "Seoul")
    True
    >>> is_of_dateline("SEOUL - A ferry sank. Families in Seoul wept.", "Seoul")
    False
    """
    name = chain(place)[0]
    if not name or folded(capital_of(root(place)) or "") != folded(name):
        return False
    low, sought = text.lower(), name.lower()
    at = low.find(sought, 0, HEAD)
    return at >= 0 and bool(ENDS.match(text, at + len(sought))) and sought not in low[at + len(sought) :]
