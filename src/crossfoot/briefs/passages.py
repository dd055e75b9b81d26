"""A dispatch's text cut where figures begin and end, so that spans that nest or overlap can all be marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from crossfoot.errors import TableError
from crossfoot.facts.model import Fact

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters a page cannot hold, or that turn the writing round and so show another number than stands there."""


class Piece(NamedTuple):
    """A run of characters: ordinary ones, or one that is shown by its code."""

    text: str
    is_code: bool = False


class Passage(NamedTuple):
    """A stretch of text that the same figures cover."""

    pieces: tuple[Piece, ...]
    covering: tuple[int, ...]
    """Places, in the list of facts, of the figures that hold this stretch; the shortest first."""
    opening: tuple[int, ...]
    """Those that begin here."""
    closing: tuple[int, ...]
    """Those that end here."""


def passages(text: str, facts: Sequence[Fact]) -> list[Passage]:
    """The whole text as passages, in order: joined, their characters are the text.

    Raises
    ------
    TableError
        A fact's words do not stand at its offsets.
    """
    for fact in facts:
        if text[fact.start : fact.end] != fact.surface:
            place = f"dispatch {fact.dispatch_id}, fact {fact.fact_id}, offsets {fact.start}-{fact.end}"
            raise TableError(f"{fact.surface!r} does not stand there.", place=place, way_out="Extract the facts anew.")
    cuts = sorted({0, len(text), *(fact.start for fact in facts), *(fact.end for fact in facts)})
    return [_passage(text, facts, start, end) for start, end in pairwise(cuts)]


def _passage(text: str, facts: Sequence[Fact], start: int, end: int) -> Passage:
    inside = [place for place, fact in enumerate(facts) if fact.start <= start and end <= fact.end]
    inside.sort(key=lambda place: (facts[place].end - facts[place].start, facts[place].start, place))
    opening = tuple(place for place in inside if facts[place].start == start)
    closing = tuple(place for place in sorted(inside) if facts[place].end == end)
    return Passage(pieces(text[start:end]), tuple(inside), opening, closing)


def pieces(text: str) -> tuple[Piece, ...]:
    """Text as runs, characters that must not reach the page as such named by their code.

    >>> [piece.text for piece in pieces("13\\u202e0 people")]
    ['13', 'U+202E', '0 people']
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # the only line end a page knows
    found, done = [], 0
    for match in UNSEEN.finditer(text):
        found += [Piece(text[done : match.start()]), Piece(f"U+{ord(match[0]):04X}", is_code=True)]
        done = match.end()
    return tuple(piece for piece in [*found, Piece(text[done:])] if piece.text)
