"""What a figure rests on: the scale, the register or the survey, by the words beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import CASES
from crossfoot.lexicon.patterns import either

BEFORE, AFTER = 90, 60
"""Characters on either side of a figure in which the words of its basis stand, within its clause."""
ABOUT = 160
"""Characters before a figure in which what it is a rate of is named."""
CLAUSE = re.compile(r"[;()]|,(?!\d)|[.!?](?=\s|$)|\n|\b(?:and|but|while|whereas|against)\b", re.IGNORECASE)
"""What parts the words of one figure from those of the next; where they name nothing, the whole sentence is asked."""
SENTENCE = re.compile(r"[;()]|[.!?](?=\s|$)|\n")


class Basis(NamedTuple):
    """A family of bases and one of it: ``("magnitude", "moment magnitude")``."""

    family: str
    name: str


@cache
def _families() -> dict[str, tuple[frozenset[str], re.Pattern[str] | None, tuple[tuple[str, re.Pattern[str]], ...]]]:
    return {
        family: (
            frozenset(entry["measures"]),
            _words(entry["about"]) if entry["about"] else None,
            tuple((name, _words(words)) for name, words in entry["bases"].items()),
        )
        for family, entry in lexicon.load("bases").items()
    }


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)", re.IGNORECASE)


def _gap_round(claims: Sequence[Claim], claim: Claim, end: int) -> tuple[int, int]:
    """Where the figure before a claim ends and the one after it begins, of a dispatch's claims in order; else `end`."""
    at = bisect_left(claims, claim.start, key=lambda one: one.start)
    before = (one.end for one in claims[max(0, at - 2) : at] if one.end <= claim.start)
    after = (one.start for one in claims[at + 1 : at + 3] if one.start >= claim.end)
    return max(before, default=0), min(after, default=end)


def by_basis(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims of a dispatch, its cases of a disease told apart where it counts confirmed and suspected ones.

    Each sort is then a group of its own: 11 confirmed cases become 55 confirmed ones, whatever is only suspected.
    """
    named: dict[str, str] = {}
    for claim in claims:
        if claim.measure in CASES and (basis := basis_of(text, claim, claims)):
            named[claim.fact_id] = basis.name
    if len(set(named.values())) < 2:
        return list(claims)
    return [
        one._replace(population=one.population | {named[one.fact_id]}) if one.fact_id in named else one
        for one in claims
    ]


def what_differs(family: str) -> str:
    """What the bases of a family are, in a word: two scales, two ways of counting."""
    what: str = lexicon.load("bases")[family]["what"]
    return what


def verdict_of(family: str) -> str:
    """How figures on two bases of a family stand to each other."""
    verdict: str = lexicon.load("bases")[family].get("verdict", "not_comparable")
    return verdict


def basis_of(text: str, claim: Claim, claims: Sequence[Claim]) -> Basis | None:
    """The basis that the words beside a figure name, the nearest; None where they name none.

    Parameters
    ----------
    text : str
        Of its dispatch.
    claims : sequence of Claim
        Of its dispatch, in their order: no word beyond the figures next to it is its own.
    """
    for family, (measures, about, bases) in _families().items():
        holds = claim.measure in measures or (
            about is not None
            and claim.unit == "percent"
            and about.search(text, max(0, claim.start - ABOUT), claim.end + AFTER)
        )
        if holds and (named := _nearest(text, claim, _gap_round(claims, claim, len(text)), bases)):
            return Basis(family, named)
    return None


def _nearest(
    text: str, claim: Claim, gap: tuple[int, int], bases: tuple[tuple[str, re.Pattern[str]], ...]
) -> str | None:
    """The basis named nearest to a figure, between its neighbours: in its clause, else in its sentence."""
    first, last = gap
    before, surface = text[max(first, claim.start - BEFORE) : claim.start], text[claim.start : claim.end]
    after = text[claim.end : min(last, claim.end + AFTER)]
    for ends in (CLAUSE, SENTENCE):
        begins = ends.split(before)[-1]
        words = f"{begins}{surface}{ends.split(after, maxsplit=1)[0]}"
        start, end = len(begins), len(begins) + len(surface)
        hits = [
            (max(found.start() - end, start - found.end(), 0), found.start() < start, name)
            for name, pattern in bases
            for found in pattern.finditer(words)
        ]
        if hits:
            return min(hits)[2]
    return None
