"""Where a bulletin counts: a line of it that names no place is of the country that stands at its head.

As in "Peru: heavy rain", above "- Roads cut: 46", whatever place the lists between have named.
"""

from __future__ import annotations

from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.places.text_places import Place, TextPlaces
from crossfoot.facts.speakers.speech import Speaker

HEAD = 300
"""Characters in which the title of a bulletin names the country."""


def scope_of(scene: TextPlaces, issuer: Speaker | None) -> Place | None:
    """The country that the head of a bulletin names; None of what nobody issued."""
    if issuer is None:
        return None
    named = (place for place in scene.all if place.start < HEAD and place.place.kind == "country")
    if found := next(named, None):
        return scene.shown(found, "place_of_bulletin")
    state = _STATE.search(scene.text, 0, HEAD)
    known = gazetteer.lookup(gazetteer.folded(state["name"].title())) if state else ()
    return Place(known[0].name, state["name"], "place_of_bulletin") if state and known else None


def opens_line(text: str, first: int) -> bool:
    """Whether the sentence that begins at `first` opens a line, behind its bullet or number."""
    return _OPENS.search(text, max(0, first - 6), first) is not None


_STATE = re.compile(r"(?:REPUBLIC|KINGDOM|GOVERNMENT|COMMONWEALTH) OF (?:THE )?(?P<name>[A-Z]+(?: [A-Z]+)*)(?=\n)")
_OPENS = re.compile(r"\n(?:(?:[-–—•*·]|\d{1,2}[.)]|\([a-z]\)) )?\Z")
