"""Whether a figure is told in the present tense: as of the day it is told, and not of the day of an event."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import trie


def is_present(low: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether the clause of the figure at ``[start, end)``, in the sentence ``[first, last)``, is in the present.

    >>> is_present(low := "the flood swept away ten homes; 60 people are in tents.", 0, low.index("60"), 42, len(low))
    True
    >>> is_present(low, 0, low.index("ten"), 30, len(low))
    False
    """
    left, right = max(first, start - CLAUSE), min(last, end + CLAUSE)
    present = _present()
    if present.search(low, left, right) is None:
        return False
    relative = False
    for bound in _BEFORE.finditer(low, left, start + WORD):
        if bound.end() <= start:
            left, relative = bound.end(), bound.group() in RELATIVES
    if present.search(low, left, start):
        return True
    if relative:  # "an earthquake that buried two villages has killed 12"
        return False
    aside = _ASIDE.match(low, end, right)
    end = aside.end() if aside else end
    following = _BEHIND.search(low, end, right)
    return present.search(low, end, following.start() + 1 if following else right) is not None


CLAUSE = 100
"""How far from a figure its verb may stand, in characters."""
_BREAKS = r'[;:"“”(]|, | (?:and|but|while|as|after|when|who|which|that|whose|than|said|says|because) '
_LISTED = r"(?!(?:and )?(?:[\d$€£]|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))"
_BEFORE = re.compile(_BREAKS.replace(", ", ", " + _LISTED).replace("(?:and|", f"(?:and(?= {_LISTED})|"))
_BEHIND = re.compile(_BREAKS)
"""What ends a clause; to the left a list goes on: "arrested two guards, three clerks"."""
WORD = 8
"""Characters of a figure that have to be seen to know it goes on a list."""
RELATIVES = frozenset((" who ", " which ", " that ", " whose "))
_ASIDE = re.compile(r",[^,;:.]{1,60},")


@cache
def _present() -> re.Pattern[str]:
    return trie(lexicon.load("events")["present"]["words"])
