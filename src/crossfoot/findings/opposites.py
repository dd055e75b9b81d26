"""Two parts that leave nothing between them, by their words: fully damaged and partially, men and women."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.properties import own_words
from crossfoot.findings.stack import Stack
from crossfoot.lexicon.patterns import whole_words


def are_opposites(stack: Stack, first: Claim, second: Claim) -> bool:
    """Whether two figures are told as one thing and its opposite, so that both together are all."""
    words = own_words(stack, first), own_words(stack, second)
    return any(
        (one.search(words[0]) and other.search(words[1])) or (other.search(words[0]) and one.search(words[1]))
        for one, other in _pairs()
    )


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    entries = lexicon.load("opposites").values()
    return tuple((whole_words(entry["words"]), whole_words(entry["against"])) for entry in entries)
