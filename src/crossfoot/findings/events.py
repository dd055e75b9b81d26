"""What kind of event a dispatch tells of, so that a crash's dead are no version of a flood's."""

from __future__ import annotations

from collections import Counter
from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import trie

HEAD = 400
"""Characters at the beginning in which a word counts twice: there a dispatch says what it is about."""
BESIDE = 0.5
"""A second kind named at least so often as this share of the first's leaves open which of the two it is."""


def are_two_events(first: tuple[str, int], second: tuple[str, int]) -> bool:
    """Whether two figures are told of two events: by the word of its sentence that stands nearest to each.

    Each is a sentence and the place of the figure in it. A quake and the landslides it set off are one event.

    >>> quake, ash = "The quake killed 154 people.", "A volcano far to the east killed 28."
    >>> are_two_events((quake, 17), (ash, 34)), are_two_events((quake, 17), ("Landslides killed 28.", 18))
    (True, False)
    """
    a, b = _nearest(*first), _nearest(*second)
    kinds = lexicon.load("event_kinds")
    return bool(a and b) and a != b and b not in kinds[a].get("brings", ()) and a not in kinds[b].get("brings", ())


def _nearest(sentence: str, at: int) -> str:
    named = [(abs(found.start() - at), _kinds()[found.group()]) for found in _words().finditer(sentence.lower())]
    return min(named, default=(0, ""))[1]


@cache
def _kinds() -> dict[str, str]:
    return {word: name for name, entry in lexicon.load("event_kinds").items() for word in entry["words"]}


@cache
def _words() -> re.Pattern[str]:
    return trie(_kinds())


def kind_of(text: str) -> str:
    """The kind of event a text tells of by its words; empty where it names none, or two alike of which neither brings
    the other.

    >>> kind_of("A strong quake shook Peru."), kind_of("The ferry capsized."), kind_of("Bread costs 3 pesos.")
    ('earthquake', 'crash', '')
    """
    counts: Counter[str] = Counter()
    for found in _words().finditer(text.lower()):
        counts[_kinds()[found.group()]] += 2 if found.start() < HEAD else 1
    ranked = counts.most_common(2)
    if len(ranked) < 2 or ranked[1][1] < BESIDE * ranked[0][1]:
        return ranked[0][0] if ranked else ""
    (first, most), (second, fewer) = ranked
    kinds = lexicon.load("event_kinds")
    if second in kinds[first].get("brings", ()):
        return first  # the fires that a quake set off
    return second if most == fewer and first in kinds[second].get("brings", ()) else ""
