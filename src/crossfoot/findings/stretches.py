"""Over which stretch of time a figure is counted, where its words name another than the event its dispatch tells of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.lexicon.patterns import either

if TYPE_CHECKING:
    from collections.abc import Sequence

CLAUSE = re.compile(r"[.;,]")
PART = "part of"
BACK = 60
"""Characters before such words in which it stands that they tell of a record: "the third collapse this year"."""
LEADING = 8
"""Characters from the beginning of a sentence in which a stretch that is told for all of it begins."""


class Named(NamedTuple):
    """Words of a text that name a stretch."""

    start: int
    end: int
    stretch: str
    """A year, or "since" and a year."""


@cache
def _words() -> re.Pattern[str]:
    entries = ("part_of_year", "this_year", "last_year")
    part, this, last = (either(lexicon.words("stretches", name)) for name in entries)
    year = r"(?P<how>in|during|since) (?P<year>(?:19|20)\d\d)"
    return re.compile(
        rf"\b(?:(?P<part>{part})|(?P<this>{this})|(?P<last>{last})|{year})\b(?!['’-]|\d)",
        re.IGNORECASE,
    )


@cache
def _records() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon.words('stretches', 'records'))})\b[^.;,]*\Z", re.IGNORECASE)


def named_in(text: str, reported: str) -> list[Named]:
    """The stretches that a text names, in its order, each by its year."""
    return [
        Named(found.start(), found.end(), _name(found, reported))
        for found in _words().finditer(text)
        if not _records().search(CLAUSE.split(text[max(0, found.start() - BACK) : found.start()])[-1])
    ]


def _name(found: re.Match[str], reported: str) -> str:
    today = int(reported[:4] or 0)
    if found["part"]:
        return f"{PART} {today}"
    if found["this"]:
        return str(today)
    if found["last"]:
        return str(today - 1)
    return f"since {found['year']}" if found["how"].lower() == "since" else found["year"]


def stretch_of(claim: Claim, named: Sequence[Named], claims: Sequence[Claim], span: tuple[int, int]) -> str:
    """The stretch a figure is counted over; empty where its words name none.

    Parameters
    ----------
    named : sequence of Named
        Those of its dispatch.
    claims : sequence of Claim
        Of its dispatch: what stands beyond another figure is of that one, unless it leads the sentence.
    span : tuple of int
        Where the sentence of the figure starts and ends.
    """
    here = [one for one in named if span[0] <= one.start < span[1]]
    near = [one for one in here if one.start - span[0] <= LEADING or not _is_parted(claim, one, claims)]
    part = [one for one in near if one.stretch.startswith(PART)]
    return min(
        part or near, key=lambda one: max(one.start - claim.end, claim.start - one.end), default=Named(0, 0, "")
    ).stretch


def _is_parted(claim: Claim, one: Named, claims: Sequence[Claim]) -> bool:
    first, last = min(claim.end, one.end), max(claim.start, one.start)
    return any(first <= other.start and other.end <= last for other in claims if other is not claim)
