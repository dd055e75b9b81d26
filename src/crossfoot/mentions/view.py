"""A text as all readers see it: numbers, facts, speakers and dates look at the same sentences and tokens."""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot.mentions.dates import REJECTED, DateSpan, find_dates
from crossfoot.mentions.tokens import Tokens, lower, sentences, tokens


class View:
    """One text with its sentences, tokens and dates; what not every text needs is made when first asked for.

    Parameters
    ----------
    text : str
        As received; every offset is into it.
    dates : sequence of DateSpan, optional
        What `find_dates` gives for the text, where the caller has it already.

    Attributes
    ----------
    text, lowered : str
        As received, and in lower case at the same offsets.
    sentences : list of tuple of int
        The spans that `crossfoot.mentions.tokens.sentences` gives.
    """

    __slots__ = ("_dates", "_free", "_rows", "lowered", "sentences", "text")

    def __init__(self, text: str, dates: Sequence[DateSpan] | None = None) -> None:
        self.text, self.lowered, self.sentences = text, lower(text), sentences(text)
        self._rows: dict[int, Tokens] = {}
        self._dates = dates
        self._free: list[tuple[int, int, str]] | None = None

    def tokens(self, index: int) -> Tokens:
        """The tokens of a sentence."""
        row = self._rows.get(index)
        if row is None:
            row = self._rows[index] = tokens(self.lowered, *self.sentences[index])
        return row

    @property
    def dates(self) -> Sequence[DateSpan]:
        """Every expression of time, in order."""
        if self._dates is None:
            self._dates = find_dates(self.text)
        return self._dates

    @property
    def numbers_of_dates(self) -> list[tuple[int, int, str]]:
        """Start, end and kind of each date whose numbers are no figures, in order."""
        if self._free is None:
            self._free = [(date.start, date.end, date.kind) for date in self.dates if date.kind in REJECTED]
        return self._free
