"""Those counted before, told by a pronoun: "three of them", "of which 12", "of whom 40 were children"."""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot import lexicon
from crossfoot.lexicon.patterns import either

THEM = lexicon.words("contexts", "counted_before")
ANY_OF_THEM = either(THEM)
"""The same for a pattern."""


def is_of_them(words: Sequence[str], at: int) -> bool:
    """Whether "of them", "of whom" or the like stands at a token.

    >>> words = ["three", "of", "them", "and", "four", "of", "the", "rest"]
    >>> [at for at in range(-1, 9) if is_of_them(words, at)]
    [1]
    """
    return 0 <= at < len(words) - 1 and words[at] == "of" and words[at + 1] in THEM
