"""Where in a sentence a walk from a figure has to look: at the cues that fit it, and at what ends or turns a walk.

The walks (`crossfoot.facts.claims.predicates`) go from one word that matters to the next, not word by word.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate, repeat
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.facts.claims.fitting import Fitting
from crossfoot.facts.cues import GAP, NOMINAL, Cue
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import Sentence, of_sentence
from crossfoot.mentions.tokens import positions


class Ground(NamedTuple):
    """What the walks from every figure of a sentence cross."""

    spent: list[int]
    """What the tokens before each cost together."""
    hindered: list[int]
    """How many prepositions stand before each."""
    ends: list[int]
    """The tokens that may end a walk to the right: where a figure begins, where a stop or a form of *be* stands."""
    last: list[int]
    """The last tokens of figures, at which a walk to the left has to look."""


class Stations(NamedTuple):
    """The tokens of a sentence at which a walk in search of certain cues has to look; all between them only cost."""

    cues: dict[int, tuple[Cue, ...]]
    """Those that stand there, by the token they begin with, the longest first."""
    tokens: list[int]
    """Where one of them begins."""
    last: int
    """Behind which no word of one stands any more."""
    right: list[int]
    left: list[int]
    fitting: Fitting


@cache
def _ending() -> frozenset[str]:
    """The words at which a walk to the right may end."""
    return grammar().be | grammar().stops


@of_sentence
def ground_of(sentence: Sentence) -> Ground:
    """What every walk through a sentence crosses, once for all its figures."""
    words, small = sentence.words, grammar()
    return Ground(
        list(accumulate(map(small.costs.get, words, repeat(1)), initial=0)),
        list(accumulate(map(small.prepositions.__contains__, words), initial=0)),
        [*positions(words, _ending()), *sentence.by_first],
        [stop - 1 for stop in sentence.by_stop],
    )


def stations_of(sentence: Sentence, fitting: Fitting) -> Stations:
    """Where to look for cues that fit; one list for all figures that the same cues fit."""
    asked = "stations", id(fitting)  # which lives as long as the vocabulary
    stations: Stations | None = sentence.known.get(asked)
    if stations is None:
        begun = positions(sentence.words, fitting.words)
        ground, standing = ground_of(sentence), _standing(sentence, begun, fitting)
        last = begun[-1] if begun else -1
        right, left = sorted({*standing, *ground.ends}), sorted({*standing, *ground.last})
        stations = sentence.known[asked] = Stations(standing, list(standing), last, right, left, fitting)
    return stations


def _standing(sentence: Sentence, begun: list[int], fitting: Fitting) -> dict[int, tuple[Cue, ...]]:
    """The cues of which every word stands in a sentence, by their first token, which is one of `begun`."""
    words, standing = sentence.words, {}
    for token in begun:
        by_next = fitting[words[token]]
        following = words[token + 1] if token + 1 < len(words) else ""
        found = by_next.get(following) or by_next[""]
        if found and len(found[0].rest) > 1:  # the longest first
            third = words[token + 2] if token + 2 < len(words) else ""
            found = tuple(
                [cue for cue in found if len(cue.rest) < 2 or (cue.rest[1] == third and _stands(words, token, cue))]
            )
        if words[token] in fitting.gapping:
            of_gaps = filled(sentence, fitting.gapped(words[token]), token + 1)
            found = tuple(sorted((*found, *of_gaps), key=length, reverse=True)) if of_gaps else found
        if found:
            standing[token] = found
    return standing


def length(cue: Cue) -> int:
    """How many words a cue has, of which more tell more: "serious injuries" more than "injuries"."""
    return len(cue.rest)


def filled(sentence: Sentence, cues: tuple[Cue, ...], begin: int) -> list[Cue]:
    """Of cues with a gap those whose other words stand from a token on, each with the words that fill its gap here."""
    found = []
    for cue in cues:
        if cue.rest[-1] in sentence.vocabulary and (rest := _filled(sentence, begin, cue.rest)):
            if cue.role != NOMINAL and not grammar().be.isdisjoint(rest):
                continue  # "pirates are holding nine", but not "have been shot"
            found.append(cue._replace(rest=rest))
    return found


def _filled(sentence: Sentence, begin: int, rest: tuple[str, ...]) -> tuple[str, ...]:
    """The words from a token on that a phrase with a gap matches, the fewest; none where it does not stand there."""
    words, at = sentence.words, begin + rest.index(GAP)
    behind = rest[rest.index(GAP) + 1 :]
    if tuple(words[begin:at]) != rest[: at - begin]:
        return ()
    for first in range(at, at + WIDEST + 1):
        stop = first + len(behind)
        if tuple(words[first:stop]) == behind:
            return tuple(words[begin:stop])
        fills = stop < len(words) and (words[first][:1].isalpha() or words[first] in JOINS)
        done = first > at and words[at - 1] == "to" and words[first] in grammar().determiners  # "to visit the hospital"
        if not fills or done or words[first] in _parting() or first in sentence.by_first:
            break
    return ()


JOINS = frozenset({"-", "'s", "’s"})
WIDEST = 4
"""Tokens that a gap may hold: "third-degree" has three."""


@cache
def _parting() -> frozenset[str]:
    """Words that no gap holds."""
    return grammar().prepositions | lexicon.words("grammar", "parting")


def _stands(words: list[str], token: int, cue: Cue) -> bool:
    """Whether the whole phrase of a cue stands at a token, where its first two words do, which are all of most."""
    rest = cue.rest
    return tuple(words[token + 2 : token + 1 + len(rest)]) == rest[1:]
