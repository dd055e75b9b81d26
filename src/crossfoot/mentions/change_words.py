"""The words of change: verbs, nouns and comparatives with their way, and the levels that stand before a figure."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.values import Value

TIMELESS = frozenset({"duration", "age"})
COMPARED = {"fewer": "down", "less": "down", "more": "up"}


class ChangeWords(Value):
    """Words that tell of change."""

    verbs: dict[str, str]
    transitive: frozenset[str]
    nouns: dict[str, str]
    after: dict[str, str]
    """Words behind a size that say which way: 2 percent firmer."""
    moved: frozenset[str]
    nearby: frozenset[str]
    phrasal: dict[tuple[str, str], str]
    """Verbs of change with the particle that tells it, and comma or verb with a plain "off"."""
    longer: dict[str, str]
    """Comparatives behind a measure of which it is the difference."""
    telling: frozenset[str]
    """All of these: a sentence without one tells of no change, but by multiples."""


@cache
def change_words() -> ChangeWords:
    """Verbs and nouns of change, each with its way."""
    entries = lexicon.load("changes")
    verbs = {verb: way for way in ("up", "down") for verb in entries[way]["verbs"]}
    nouns = {noun: way for way in ("up", "down") for noun in entries[way]["nouns"]}
    longer = {word: way for way in ("up", "down") for word in entries["longer"][way]}
    phrases = {phrase: way for way in ("up", "down") for phrase in entries["phrasal"][way]}
    phrasal = {(phrase.split()[0], phrase.split()[1]): way for phrase, way in phrases.items()}
    after = {word: way for way in ("up", "down") for word in entries["afterwards"][way]}
    return ChangeWords(
        verbs, frozenset(entries["transitive"]["verbs"]), nouns, after,
        frozenset(entries["moved"]["verbs"]), frozenset(entries["nearby"]["words"]),
        phrasal, longer, frozenset((*verbs, *nouns, *longer, *after, *COMPARED, *(last for _, last in phrasal))),
    )  # fmt: skip


def past_level(words: list[str], step: int) -> int:
    """The token before "a recent low of" or "the existing", where that ends at token `step`; else the token itself."""
    if step >= 1 and words[step] in lexicon.words("changes", "standing"):
        while step > 1 and words[step - 1].endswith("ly"):
            step -= 1  # "a slightly upwardly revised 357,000"
        return step - 1 - (words[step - 1] in DETERMINERS)
    if step < 2 or words[step] != "of" or words[step - 1] not in lexicon.words("changes", "level"):
        return step
    for at in range(step - 2, max(-1, step - _NAMED_BY), -1):
        if words[at] in DETERMINERS:
            return at - 1
        if not (words[at].isalnum() or words[at] == "-"):
            break
    return step


_NAMED_BY = 8
"""Tokens that may describe a level, with its article: "a more than 20-year low of"."""
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "last"})
OWNERS = frozenset({"its", "their", "his", "her", "our", "the"})
