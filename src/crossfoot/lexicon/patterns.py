"""Patterns of any word of a list of the vocabulary."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache, lru_cache

from crossfoot import regexes as re


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longer ones first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of the words, whole and in any case."""
    return re.compile(rf"\b(?:{either(words)})\b", re.IGNORECASE)


@cache
def any_word(*words: str) -> re.Pattern[str]:
    """The same of words that a lexicon entry lists, compiled once for all who ask."""
    return whole_words(words)


def trie(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for whole words in lowered text. The first letter comes first, so that sre skips to it."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    branches = (rf"{letter}(?<!\w.)(?:{_branch(rest)})" for letter, rest in sorted(by_letter.items()))
    return re.compile(rf"(?:{'|'.join(branches)})(?!\w)")


def trie_behind_signs(words: Iterable[str]) -> re.Pattern[str]:
    """As `trie`, each match with the sign or space before its word; for a search through all of a text.

    It tries at each word, not at each letter, and is more than twice as fast.
    """
    return re.compile(rf"\W(?:{_branch(list(words))})(?!\w)")


def _branch(tails: list[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for tail in tails:
        if tail:
            by_letter.setdefault(tail[0], []).append(tail[1:])
    parts = [re.escape(letter) + _branch(rest) for letter, rest in sorted(by_letter.items())]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and "" not in tails else f"(?:{'|'.join(parts)})"
    return f"{body}?" if "" in tails else body


class Sparse:
    """A pattern in each of whose matches one of some words stands whole, as no word does in most texts.

    A text in lower case that has none of them is not searched: that is found out once a text, not once a figure.

    >>> plague = Sparse(re.compile(r"\\bplague of [a-z]+"), ["plague"])
    >>> plague.search("a plague of frogs", 0) is not None, plague.search("a plaque of brass", 0)
    (True, None)
    """

    def __init__(self, pattern: re.Pattern[str], words: Iterable[str]) -> None:
        self._search, self._match = pattern.search, pattern.match
        self._words = frozenset(max(_runs_of_letters(word), key=len) for word in words)
        self._asked = "", False  # of the text asked last whether it has one; set at once, for threads

    def search(self, low: str, first: int, last: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern's own `search` gives."""
        text, told = self._asked
        if text is not low:
            told = self._stands_in(low)
        return self._search(low, first, last) if told else None

    def match(self, low: str, first: int, last: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern's own `match` gives."""
        text, told = self._asked
        if text is not low:
            told = self._stands_in(low)
        return self._match(low, first, last) if told else None

    def _stands_in(self, low: str) -> bool:
        told = not self._words.isdisjoint(_words_of(low))
        self._asked = low, told
        return told


def sparse_words(words: Iterable[str]) -> Sparse:
    """Whole words in lowered text, as `trie` finds them, that most texts have none of."""
    words = list(words)
    return Sparse(trie(words), words)


_LETTERS = bytes(byte if chr(byte).islower() and byte < 128 else ord(" ") for byte in range(256))
"""Each byte of a text, all but its plain small letters made spaces."""


def _runs_of_letters(low: str) -> list[bytes]:
    """What ``[a-z]+`` finds, in a tenth of its time."""
    return low.encode(errors="replace").translate(_LETTERS).split()


@lru_cache(maxsize=4)  # all that is asked of one text is asked before the next
def _words_of(low: str) -> frozenset[bytes]:
    return frozenset(_runs_of_letters(low))
