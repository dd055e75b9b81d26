"""What a figure rests on: the scale, the register or the survey, by the words beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.lexicon.patterns import either

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

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


def what_differs(family: str) -> str:
    """What the bases of a family are, in a word: two scales, two ways of counting."""
    what: str = lexicon.load("bases")[family]["what"]
    return what


def basis_of(stack: Stack, claim: Claim) -> Basis | None:
    """The basis that the words beside a figure name, the nearest; None where they name none."""
    text = stack.texts.get(claim.dispatch_id)
    if text is None:
        return None
    for family, (measures, about, bases) in _families().items():
        holds = claim.measure in measures or (
            about is not None
            and claim.unit == "percent"
            and about.search(text, max(0, claim.start - ABOUT), claim.end + AFTER)
        )
        if holds and (named := _nearest(text, stack, claim, bases)):
            return Basis(family, named)
    return None


def _nearest(text: str, stack: Stack, claim: Claim, bases: tuple[tuple[str, re.Pattern[str]], ...]) -> str | None:
    """The basis named nearest to a figure, between its neighbours: in its clause, else in its sentence."""
    first, last = stack.gap_round(claim)
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
