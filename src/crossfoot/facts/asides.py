"""Figures that describe within what somebody says: the narrator's, not the speaker's.

"Fire tore through a 16-storey tower, the ministry said": how high the tower is, nobody had to be asked.
"""

from __future__ import annotations

import re
from functools import cache

from crossfoot import lexicon
from crossfoot.facts.speech import Speech

BEFORE = 40
"""Characters before a figure that can tell it to be the size of a place."""


def is_aside(low: str, start: int, end: int, speech: Speech) -> bool:
    """Whether the figure at ``[start, end)`` of a lowered text only describes what `speech` tells of."""
    describing, _ = _patterns()
    if is_size(low, speech.start, start):
        return True
    if speech.leading or describing.fullmatch(low, start, end) is None:
        return False
    told = low.startswith("-old", end - 4) and _AS_NEWS.fullmatch(low, speech.start, start)
    return not told


def is_size(low: str, first: int, start: int) -> bool:
    """Whether the words before a figure tell how large a place is: "in Lamarque, a farming town of 9,000 people"."""
    _, sizes = _patterns()
    return sizes.search(low, max(first, start - BEFORE), start) is not None


_AS_NEWS = re.compile(
    r"\W*(?:(?:in|at|near|on|also|another|among)\b[^;]*, )?an? |.*\b(?:was|were|is|are) an? ", re.DOTALL
)
"""Before an age that is told of somebody as news: "A 26-year-old woman died", "The youngest was a 3-year-old boy"."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entries = lexicon.load("passages")
    describing, sizes = ("|".join(entries[name]["patterns"]) for name in ("describing", "sizes"))
    return re.compile(rf"[\w.,]+-(?:{describing})"), re.compile(rf", (?:with )?(?:{sizes})(?: \w+){{0,2}} $")
