"""Lines of a label and a number: "Houses destroyed: 210", "- Treatment beds: 40 (estimated)"."""

from __future__ import annotations

LONGEST = 8
"""Tokens of a label at most."""
_BULLETS = frozenset("-–—•*·o)")
_CLOSING = frozenset({".", ",", ";", "(", ")", "+", "in", "against", "as", "up", "down"})
"""What may stand behind the number of such a line, and makes it none of a clause."""


def label_start(words: list[str], last: int) -> int | None:
    """Where the label that ends at `last` opens its line, behind a bullet; None where it does not open it.

    >>> label_start(["-", "houses", "destroyed", ":", "210"], 2), label_start(["12", "died", "here", ":", "210"], 2)
    (1, None)
    """
    first = last
    while first and first > last - LONGEST and words[first - 1].isalpha():
        first -= 1
    opens = first == 0 or (first <= 3 and words[first - 1] in _BULLETS)
    return first if opens and words[first].isalpha() and (first == 0 or words[first - 1] != ":") else None


def is_closed(words: list[str], stop: int) -> bool:
    """Whether a number that ends before token `stop` is all that its line tells of its label."""
    return stop >= len(words) or words[stop] in _CLOSING
