"""The words that show a name to be that of a body, or of somebody who has an office: ``lexicon/epithets.toml``."""

from __future__ import annotations

from functools import cache, lru_cache

from crossfoot import lexicon
from crossfoot.facts.speakers.words import head_of, words
from crossfoot.values import Value


class Vocabulary(Value):
    """``lexicon/epithets.toml``, ready for look-up."""

    marks: dict[str, frozenset[str]]
    """Each noun for a body, to the words by which names show such bodies."""
    names: dict[str, frozenset[str]]
    """The same, to the names that are one of these words."""
    mates: dict[str, frozenset[str]]
    """The same, to the other nouns for such bodies."""
    media: frozenset[str]
    """Those of who passes on what others say."""
    of_one_word: frozenset[str]
    every: frozenset[str]
    """All marks."""
    telling: frozenset[str]
    offices: frozenset[str]
    titles: dict[str, str]
    """Offices that are written short before a name: "Gen." of a general."""


@cache
def vocabulary() -> Vocabulary:
    """The nouns and marks, read once."""
    entries = lexicon.load("epithets")
    marks = {noun: frozenset[str]() for noun in words().bodies}
    names: dict[str, frozenset[str]] = {}
    mates: dict[str, frozenset[str]] = {}
    for entry in entries.values():
        for noun in entry["nouns"] if "marks" in entry else ():
            marks[noun] = marks.get(noun, frozenset()).union(entry["marks"])
            names[noun] = names.get(noun, frozenset()).union(entry.get("names", ()))
            mates[noun] = mates.get(noun, frozenset()).union(entry["nouns"]) - {noun}
    return Vocabulary(
        marks=marks,
        names=names,
        mates=mates,
        media=frozenset(entries["news_agency"]["names"]),
        of_one_word=frozenset().union(*names.values()),
        every=frozenset().union(*marks.values()),
        telling=frozenset(entries["telling"]["words"]),
        titles=entries["titles"]["short"],
        offices=frozenset(entries["offices"]["nouns"]),
    )


_BODIES = frozenset({"authority", "organisation"})


@lru_cache(maxsize=4096)
def names_body(surface: str) -> bool:
    """Whether a name is by one of its words that of a body, and of no person who has an office there.

    >>> [*map(names_body, ("Falcon Motors", "Unicef spokesman James Elder", "Ana Duarte", "Aid workers"))]
    [True, False, False, False]
    """
    spoken, known = surface.lower().split(), vocabulary()
    paired = len(spoken) > 1 and words().kinds.get(" ".join(spoken[-2:])) in _BODIES
    if paired and spoken[-1] not in known.offices and known.offices.isdisjoint(spoken[:-2]):
        return True  # "Civil Protection", "the town hall"
    if not known.offices.isdisjoint(spoken):
        return False
    named = {word.lower() for word in surface.split() if word[0].isupper()} - {"the"}
    if head_of(surface).lower() in words().bodies and (spoken[0] == "the" or len(named) > 2):
        return True
    if len(spoken) > 1 and spoken[-2] in known.marks and surface.split()[-1][0].isupper():
        return True  # "the industry association Portlink"
    return bool(named & known.of_one_word or (len(named) > 1 and named & known.every))


@lru_cache(maxsize=4096)
def names_person(surface: str) -> bool:
    """Whether a name is of somebody who has an office.

    >>> names_person("Governor Ana Duarte"), names_person("Banco Andino")
    (True, False)
    """
    return not vocabulary().offices.isdisjoint(surface.lower().replace(",", "").split())
