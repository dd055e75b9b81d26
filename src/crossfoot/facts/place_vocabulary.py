"""The words of ``lexicon/whereabouts.toml`` as patterns."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import either, trie


def one_of(name: str, key: str = "words") -> str:
    """A pattern of any of an entry's words."""
    return either(lexicon.words("whereabouts", name, key))


def whole(name: str, key: str = "words") -> re.Pattern[str]:
    """One pattern for any of an entry's words, whole, in lowered text."""
    return trie(lexicon.words("whereabouts", name, key))
