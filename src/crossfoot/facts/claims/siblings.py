"""The first figure of a list of places, which is no total of the others: "35 were killed in Assam, 16 in Bihar"."""

from __future__ import annotations

from crossfoot.facts.claims.story import Story
from crossfoot.facts.gazetteer import Named, folded, namesakes
from crossfoot.facts.sentences import Figure, Sentence

REACH = 6
"""Words behind a figure in which it is told where."""
NAME = 3
"""Words at most of a place's name that is looked for."""


def with_first(sentence: Sentence, run: list[Figure], story: Story) -> list[Figure]:
    """A run of figures that each say where, with the one before it where that is of a place beside theirs."""
    at = sentence.figures.index(run[0])
    if at == 0:
        return run
    first = sentence.figures[at - 1]
    free = first.mention not in story.parts and story.measures[first.mention] == story.measures[run[0].mention]
    return [first, *run] if free and _are_beside(_places(sentence, first), _places(sentence, run[0])) else run


def _places(sentence: Sentence, figure: Figure) -> tuple[Named, ...]:
    """Those of the name behind the "in" that follows a figure."""
    last = min(figure.stop + REACH, len(sentence.words))
    for token in range(figure.stop, last):
        if token in sentence.by_first:
            return ()
        if sentence.words[token] == "in":
            return _named(sentence.words[token + 1 : token + 1 + NAME])
    return ()


def _named(words: list[str]) -> tuple[Named, ...]:
    names = (folded(" ".join(words[:count])) for count in range(len(words), 0, -1))
    return next((found for name in names if (found := namesakes(name))), ())


def _are_beside(first: tuple[Named, ...], second: tuple[Named, ...]) -> bool:
    """Whether both are known, of one country, and neither the first is that country nor holds the second."""
    pairs = [(a, b) for a in first for b in second if a.country and a.country == b.country and a.kind != "country"]
    return bool(pairs) and not any(a.name in (b.region, b.name) for a, b in pairs)
