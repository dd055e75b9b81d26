"""What headline and lead tell of: something at one point, over a wide stretch, or a firm's own affairs."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re


class Opening:
    """The kind of story that headline and lead open; `low` is the text lowered, `end` where the lead ends."""

    def __init__(self, low: str, end: int) -> None:
        words = set(_WORD.findall(low, 0, end))
        point, wide, firm = _kinds()
        self.is_over_a_stretch = not wide.isdisjoint(words)
        """A flood, a strike."""
        self.is_at_one_point = not self.is_over_a_stretch and not point.isdisjoint(words)
        """A crash."""
        self.things = frozenset(words & point)
        """What it happened to, or what happened: the bus, the blast."""
        self.is_of_a_firm = not self.is_over_a_stretch and not firm.isdisjoint(words)
        """A firm's profit: its dateline is where it is at home."""


@cache
def _kinds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    entries = lexicon.load("places")["scenes"]
    return frozenset(entries["point"]), frozenset(entries["wide"]), frozenset(entries["firm"])


_WORD = re.compile(r"[a-z]+(?:-up\b)?")
