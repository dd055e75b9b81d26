"""Patterns of any word of a list of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from crossfoot import regexes as re


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longer ones first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of the words, whole and in any case."""
    return re.compile(rf"\b(?:{either(words)})\b", re.IGNORECASE)


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
