"""The cues that can tell the measure of a figure, by what it counts, ready to be looked up by their words."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from crossfoot.facts.cues import Cue, cues_by_measure, measures
from crossfoot.facts.sentences import Figure, Sentence

Fitting = dict[str, dict[str, tuple[Cue, ...]]]
"""The cues that fit a figure, by their first word, then by the word after it, then longest first; where that word
begins no phrase, those under ""."""


def narrow_noun_of(sentence: Sentence, figure: Figure) -> str | None:
    """The last word of the counted noun, where measures hold for certain nouns only."""
    nouns = narrow_nouns()
    if figure.noun is None or nouns.isdisjoint(sentence.vocabulary):
        return None
    for token in range(figure.after_number, figure.end):
        if sentence.words[token] in nouns:
            return sentence.words[token]
    named = figure.noun.rpartition(" ")[2]  # before its number: "the number of homes destroyed rose to 346"
    return named if named in nouns else None


@cache
def narrow_nouns() -> frozenset[str]:
    """Every noun that some measure holds for alone: homes, bridges."""
    return frozenset().union(*(measure.nouns for measure in measures().values() if measure.nouns))


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
    return _cues_of(found - {str(measures()[name].parent) for name in narrow})


@cache
def numbers_alone() -> Fitting:
    """The cues of a broken number without any unit."""
    return _cues_of({"magnitude"})


def _cues_of(names: set[str]) -> Fitting:
    found: dict[str, list[tuple[int, Cue]]] = {}
    for name in sorted(names):
        for word, place, cue in cues_by_measure()[name]:
            found.setdefault(word, []).append((place, cue))
    return {word: _by_next([cue for _, cue in sorted(of_word, key=_PLACE)]) for word, of_word in found.items()}


_PLACE = itemgetter(0)


def _by_next(of_word: list[Cue]) -> dict[str, tuple[Cue, ...]]:
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
    return (
        bare
        or any(_fits(kind, dimension) for kind in measures()[measure].counts)
        or (measure == "price_change" and dimension != "time")
    )
