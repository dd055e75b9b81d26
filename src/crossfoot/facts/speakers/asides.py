"""Figures that describe within what somebody says: the narrator's, not the speaker's.

"Fire gutted a 130-year-old mill, the ministry said": how old the mill is, nobody had to be asked.
"""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.speakers.speech import Speech
from crossfoot.facts.speakers.words import words

BEFORE = 40
"""Characters before a figure that can tell it to be the size of a place."""


def is_aside(low: str, start: int, end: int, speech: Speech) -> bool:
    """Whether the figure at ``[start, end)`` of a lowered text only describes what `speech` tells of."""
    describing, _ = _patterns()
    if is_size(low, speech.start, start):
        return True
    if speech.leading or describing.fullmatch(low, start, end) is None:
        return False
    return not _is_of_somebody(low, end)


def is_size(low: str, first: int, start: int) -> bool:
    """Whether the words before a figure tell how large a place is: "in Lamarque, a farming town of 9,000 people"."""
    _, sizes = _patterns()
    return sizes.search(low, max(first, start - BEFORE), start) is not None


def _is_of_somebody(low: str, end: int) -> bool:
    """Whether an age is a person's, which is news as they are: "a 26-year-old woman", not "a 130-year-old mill"."""
    behind = _BEHIND.match(low, end)
    if behind is None:
        return True  # "A 17-year-old was among them"
    return any(word in _persons() or word in words().kinds for word in behind[0].split())


_BEHIND = re.compile(r"(?: [\w-]+){1,3}")
"""What may name whose age it is."""


@cache
def _persons() -> frozenset[str]:
    return lexicon.words("nouns", "person")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entries = lexicon.load("passages")
    describing, sizes = ("|".join(entries[name]["patterns"]) for name in ("describing", "sizes"))
    return re.compile(rf"[\w.,]+-(?:{describing})"), re.compile(rf", (?:with )?(?:{sizes})(?: \w+){{0,2}} $")
