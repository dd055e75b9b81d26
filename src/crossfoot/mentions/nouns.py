"""What is counted: the noun phrase after a number, its singular, and the kind of thing it folds to.

There is no parser: the phrase runs to its first plural, past adjectives and compound nouns, and stops at a function
word, a common verb or a sign. ``lexicon/nouns.toml`` lists the kinds and the words that mislead.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.tokens import Tokens

_LONGEST = 7
"""Words a counted noun may have with its modifiers."""


class Noun(NamedTuple):
    """A counted noun."""

    first: int
    last: int
    """The token after the phrase."""
    head: str
    """The singular of its head."""
    kind: str
    """What it folds to: ``person``, ``vehicle``, …, else its head."""


class _Words(NamedTuple):
    kinds: dict[str, str]
    stops: frozenset[str]
    plurals: frozenset[str]
    singulars: dict[str, str]
    adjectives: frozenset[str]
    modifiers: frozenset[str]
    collectives: frozenset[str]
    before: frozenset[str]
    contexts: frozenset[str]
    after: frozenset[str]


@cache
def noun_words() -> _Words:
    """The vocabulary of counted nouns."""
    entries = lexicon.load("nouns")
    kinds = {
        word: kind
        for kind in ("person", "vehicle", "building", "place", "event", "animal")
        for word in entries[kind]["words"]
    }
    killing = entries["killing"]
    return _Words(
        kinds, frozenset(entries["stops"]["words"]), frozenset(entries["unmarked"]["words"]), entries["unmarked"]["singulars"],
        frozenset(entries["adjectives"]["words"]), frozenset(entries["modifiers"]["words"]), frozenset(entries["collectives"]["words"]),
        frozenset(killing["before"]), frozenset(killing["contexts"]), frozenset(killing["after"]),
    )  # fmt: skip


@cache
def singular(word: str) -> str:
    """The singular of an English noun.

    >>> [singular(word) for word in ("people", "cities", "churches", "buses", "gas", "police", "policemen")]
    ['person', 'city', 'church', 'bus', 'gas', 'police', 'policeman']
    """
    known = noun_words().singulars.get(word)
    if known:
        return known
    if word.endswith("men") and len(word) > 4:
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    if word in noun_words().plurals:
        return True
    return len(word) > 2 and word[-1] == "s" and word[-2:] not in ("ss", "us", "is") and not word.endswith(("'s", "’s"))


def counted_noun(row: Tokens, at: int, *, one: bool) -> Noun | None:
    """The noun phrase that begins at token `at`; `one` where the number is one, whose noun is singular."""
    words, starts, ends = row
    table, count = noun_words(), len(words)
    stops, kinds = table.stops, table.kinds
    step, first, limit = at, at, min(count, at + _LONGEST + 2)
    head = -1
    while step < limit:
        word = words[step]
        if word in stops or not (word[0].isalpha() or word == "-"):
            break
        if word == "-":
            if step + 1 >= count or ends[step] != starts[step + 1] or step == at:
                break
            step += 1
            continue
        if is_plural(word) and not one:
            if not (word in table.modifiers and step + 1 < limit and _can_head(words[step + 1], stops)):
                head = step
                break
        elif one and (word in kinds or step + 1 >= limit or not _can_head(words[step + 1], stops)):
            head = step
            if word not in kinds or step + 1 >= limit or words[step + 1] not in kinds:
                break
        step += 1
    if head < 0:
        return None
    return _phrase(row, first, head)


def _can_head(word: str, stops: frozenset[str]) -> bool:
    return word[0].isalpha() and word not in stops and not (word.endswith("ed") and word not in noun_words().adjectives)


def _phrase(row: Tokens, first: int, head: int) -> Noun:
    """The phrase with a second coordinated noun of the same kind, or what a collective is made of."""
    words, table, count = row.words, noun_words(), len(row.words)
    one = singular(words[head])
    kind = kind_of(words, first, head, one)
    last = head + 1
    if last + 1 < count and words[last] in ("and", "or", "&"):
        other = _second(row, last + 1)
        if other is not None and kind_of(words, last + 1, other, singular(words[other])) == kind:
            last = other + 1
    elif last + 1 < count and words[last] == "of" and one in table.collectives:
        last = _made_of(row, last + 1)
    return Noun(first, last, one, kind)


def kind_of(words: list[str], first: int, head: int, one: str) -> str:
    """What a noun folds to: its kind by the last two words, or by the last; else itself."""
    kinds = noun_words().kinds
    if head > first and (kind := kinds.get(f"{words[head - 1]} {one}")):
        return kind
    return kinds.get(one, one)


def _second(row: Tokens, at: int) -> int | None:
    """The head of a coordinated noun phrase that begins at `at`."""
    words, stops = row.words, noun_words().stops
    for step in range(at, min(at + 4, len(words))):
        word = words[step]
        if word in stops or not word[0].isalpha() or word.endswith("ed"):
            return None
        if is_plural(word):
            return step
    return None


def _made_of(row: Tokens, at: int) -> int:
    words, stops = row.words, noun_words().stops
    step = at + 1 if words[at] in ("the", "its", "his", "their") else at
    begin = step
    while step < len(words) and step < begin + 4 and words[step][0].isalpha() and words[step] not in stops:
        step += 1
    return step if step > begin else at - 1
