"""What headline and lead tell of: something at one point, over a wide stretch, or a firm's own affairs."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re


class Opening:
    """The kind of story that headline and lead open; `low` is the text lowered, `end` where the lead ends."""

    def __init__(self, low: str, end: int) -> None:
        words = set(_WORD.findall(low, 0, end))
        single = words | {word.removesuffix("s") for word in words}  # "earthquakes"
        if "storm" in words and _STORMING.search(low, 0, end):
            single.discard("storm")
        point, wide, firm, causes, centred = _kinds()
        at_point = words & point
        stretched = single & wide
        self.is_over_a_stretch = bool(stretched - causes if at_point else stretched)
        """A flood, a strike; not the slide that rain set off."""
        self.is_without_centre = self.is_over_a_stretch and single.isdisjoint(centred)
        """A flood; a quake is worst near a town."""
        self.is_at_one_point = not self.is_over_a_stretch and bool(at_point)
        """A crash."""
        self.things = frozenset(word.removesuffix("s") for word in at_point)
        """What it happened to, or what happened: the bus, the blast."""
        self.is_of_a_firm = not self.is_over_a_stretch and not firm.isdisjoint(words)
        """A firm's profit: its dateline is where it is at home."""

    def may_tell_of_a_stretch(self, low: str, first: int, last: int) -> bool:
        """Whether a sentence, or the opening, tells of what goes over a stretch: "the quake killed 432"."""
        if self.is_over_a_stretch or self.is_at_one_point:
            return self.is_over_a_stretch
        return not _kinds()[1].isdisjoint(_WORD.findall(low, first, last))

    def is_of_it(self, low: str, first: int, last: int) -> bool:
        """Whether a stretch of the text speaks of the thing that the story is about."""
        return not self.things.isdisjoint(word.removesuffix("s") for word in _WORD.findall(low, first, last))


@cache
def _kinds() -> tuple[frozenset[str], ...]:
    entries = lexicon.load("places")["scenes"]
    return tuple(frozenset(entries[name]) for name in ("point", "wide", "firm", "causes", "centred"))


_STORMING = re.compile(r"(?:men|ers|ors|nts|police|troops|mob|crowd) storm ")
"""Who storms a place: no weather."""
_WORD = re.compile(r"[a-z]+(?:-up\b)?")
