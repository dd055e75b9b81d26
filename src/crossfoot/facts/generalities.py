"""What is said of a kind of thing, not of one: it happened nowhere and on no day."""

from __future__ import annotations

from crossfoot import regexes as re


def is_general(low: str, first: int, end: int) -> bool:
    """Whether the figure that ends at `end` is in the subject of what such things can do.

    >>> is_general("a magnitude 6 quake can cause severe damage.", 0, 13)
    True
    >>> is_general("a quake of magnitude 6 struck. it can be felt.", 0, 22)
    False
    """
    return low.startswith(GENERAL, first) and _CAN.match(low, end) is not None


GENERAL = ("a ", "an ", "any ", "every ", "each ")
"""What opens a statement about a kind of thing."""
_CAN = re.compile(r"[\w -]{0,40}? can (?!be seen\b)")
