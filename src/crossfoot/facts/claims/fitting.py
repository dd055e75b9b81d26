"""The cues that can tell the measure of a figure, by what it counts, ready to be looked up by their words."""

from __future__ import annotations

from functools import cache

from crossfoot.facts.cues import GAP, Cue, cues_of, gapping, measures, words_of
from crossfoot.facts.sentences import Figure, Sentence

ByNext = dict[str, tuple[Cue, ...]]
"""Cues with one first word by the word after it, then longest first; where that begins no phrase, those under ""."""
NOTHING: ByNext = {}


class Fitting(dict[str, ByNext]):
    """The cues of some measures, all that fit a figure, by their first word: looked out when it is first met.

    Parameters
    ----------
    names : set of str
        The measures.
    """

    __slots__ = ("_gapped", "_names", "gapping", "words")

    def __init__(self, names: set[str]) -> None:
        self._names = names
        self.words = frozenset[str]().union(*map(words_of, names))
        """Every word with which a cue begins."""
        self.gapping = self.words & gapping()
        """Those with which one begins that leaves a gap."""
        self._gapped: dict[str, tuple[Cue, ...]] = {}

    def __missing__(self, word: str) -> ByNext:
        """The cues that begin with a word; empty for all others."""
        if word not in self.words:
            return NOTHING
        whole = [cue for cue in cues_of(word) if cue.measure in self._names and GAP not in cue.rest]
        known = self[word] = _by_next(whole)
        return known

    def gapped(self, word: str) -> tuple[Cue, ...]:
        """The cues that begin with a word of `gapping` and leave a gap."""
        known = self._gapped.get(word)
        if known is None:
            gapped = [cue for cue in cues_of(word) if cue.measure in self._names and GAP in cue.rest]
            known = self._gapped[word] = tuple(gapped)
        return known


def narrow_noun_of(sentence: Sentence, figure: Figure) -> str | None:
    """The last word or two of the counted noun, where measures hold for certain nouns only."""
    nouns, words = narrow_nouns(), sentence.words
    if figure.noun is None or _last_words().isdisjoint(sentence.vocabulary):
        return None
    for token in range(figure.after_number, figure.end):
        pair = f"{words[token - 1]} {words[token]}"
        if pair in nouns or words[token] in nouns:
            return pair if pair in nouns else words[token]
    named = figure.noun.rpartition(" ")[2]  # before its number: "the number of homes destroyed rose to 346"
    return named if named in nouns else None


@cache
def narrow_nouns() -> frozenset[str]:
    """Every noun that some measure holds for alone: homes, bridges."""
    return frozenset().union(*(measure.nouns for measure in measures().values() if measure.nouns))


@cache
def _last_words() -> frozenset[str]:
    """The last word of each of those nouns: that of residential buildings, too."""
    return frozenset([noun.rpartition(" ")[2] for noun in narrow_nouns()])


@cache
def fits(counted: tuple[str, ...], noun: str | None) -> Fitting:
    """The cues of a figure that counts one of those kinds of thing, or is of that dimension, by that noun."""
    found = {
        name
        for name, measure in measures().items()
        if any(_fits(kind, of) for kind in measure.counts for of in counted)
    }
    narrow = {name for name in found if noun in (measures()[name].nouns or ())}
    found -= {name for name in found if measures()[name].nouns} - narrow
    return Fitting(found - {str(measures()[name].parent) for name in narrow})


@cache
def numbers_alone() -> Fitting:
    """The cues of a broken number without any unit."""
    return Fitting({"magnitude"})


def _by_next(of_word: list[Cue]) -> ByNext:
    """Cues with one first word by their second; those of one word go with each."""
    if len(of_word) == 1 and not of_word[0].rest:
        return {"": (of_word[0],)}
    alone = [cue for cue in of_word if not cue.rest]
    by_next: dict[str, list[Cue]] = {"": []}
    for cue in of_word:
        if cue.rest:
            by_next.setdefault(cue.rest[0], []).append(cue)
    return {following: (*phrases, *alone) for following, phrases in by_next.items()}


def _fits(of_measure: str, of_figure: str) -> bool:
    if of_figure == "money":
        return of_measure in ("money", "money_per")
    return of_measure == of_figure


def can_measure(measure: str, dimension: str, *, bare: bool) -> bool:
    """Whether a figure of a dimension, or a number alone, can be of a measure; a price may change by an amount."""
    if bare or (measure == "price_change" and dimension != "time"):
        return True
    counts = measures()[measure].counts
    return dimension in counts or (dimension == "money" and "money_per" in counts)
