"""Whether a figure is told in the present tense: as of the day it is told, and not of the day of an event."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import trie, trie_behind_signs


class Tenses:
    """The verbs of one lowered text, asked whether they tell a figure in the present.

    >>> tenses = Tenses(low := "the flood swept away ten homes; 60 people are in tents.")
    >>> tenses.is_present(0, low.index("60"), 42, len(low)), tenses.is_present(0, low.index("ten"), 30, len(low))
    (True, False)
    """

    def __init__(self, low: str) -> None:
        self._low = low
        self._verbs = [
            match.start() for match in _verbs().finditer(f"\n{low}")
        ]  # the sign before it counts for its start

    def is_present(self, first: int, start: int, end: int, last: int) -> bool:
        """Whether the clause of the figure at ``[start, end)``, in the sentence ``[first, last)``, is told in it."""
        low, left, right = self._low, max(first, start - CLAUSE), min(last, end + CLAUSE)
        if not self._has_verb(left, right):
            return False
        relative = False
        for bound in _BEFORE.finditer(low, left, start + WORD):
            if bound.end() <= start:
                left, relative = bound.end(), bound.group() in RELATIVES
        if self._has_verb(left, start):
            return True
        if relative:  # "an earthquake that buried two villages has killed 12"
            return False
        aside = _ASIDE.match(low, end, right)
        end = aside.end() if aside else end
        following = _BEHIND.search(low, end, right)
        return self._has_verb(end, following.start() + 1 if following else right)

    def _has_verb(self, left: int, right: int) -> bool:
        """Whether a verb of the present stands in a stretch."""
        at = bisect_left(self._verbs, left)
        if at == len(self._verbs) or self._verbs[at] >= right:
            return False
        return _present().match(self._low, self._verbs[at], right) is not None


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
def _verbs() -> re.Pattern[str]:
    """Each verb of the present, with the sign before it."""
    return trie_behind_signs(lexicon.load("events")["present"]["words"])


@cache
def _present() -> re.Pattern[str]:
    return trie(lexicon.load("events")["present"]["words"])
