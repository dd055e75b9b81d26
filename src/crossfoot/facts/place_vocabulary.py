"""The words of ``lexicon/whereabouts.toml`` as patterns."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.lexicon.patterns import either


def one_of(name: str, key: str = "words") -> str:
    """A pattern of any of an entry's words."""
    return either(lexicon.words("whereabouts", name, key))
