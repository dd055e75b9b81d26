"""Places by which a list counts, a name with a number behind each: "Nacala 21, Angoche 17", or one to a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from crossfoot import lexicon
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.places.spans import NAMED, PlaceSpan
from crossfoot.mentions.tallies import tallies

ENOUGH = 2
"""Names of a list that the gazetteer has, by which the list is one of places."""


def with_counted(text: str, found: list[PlaceSpan]) -> list[PlaceSpan]:
    """The mentions with the names of such lists, of which at least half are known places; the others are places too."""
    listed = [span for tally in tallies(text) for span in _places(text, tally.names)]
    if not listed:
        return found
    ours = {span.start for span in listed}
    return sorted([*(place for place in found if place.start not in ours), *listed], key=lambda place: place.start)


def _places(text: str, names: tuple[tuple[int, int], ...]) -> Iterator[PlaceSpan]:
    """The names of one list as places; none where fewer are known than that."""
    own = [(start, end) for start, end in names if text[start:end].split(" ")[0].lower() not in _rest()]
    known = {span: places for span in own if (places := _namesakes(text[slice(*span)]))}
    if len(known) < max(ENOUGH, len(own) / 2):
        return
    countries = Counter(place.country for places in known.values() for place in places[:1])
    common = countries.most_common(1)[0][0]
    for start, end in own:
        name = text[start:end]
        places = known.get((start, end), (Named(gazetteer.without_type(name), "town", "", common, 0),))
        place = next((place for place in places if place.country == common), places[0])
        yield PlaceSpan(start, end, place, name, NAMED, known=(start, end) in known, role="counted")


def _namesakes(name: str) -> tuple[Named, ...]:
    bare = folded(gazetteer.without_type(name))
    if gazetteer.is_common_word(bare):
        return ()
    return tuple(gazetteer.lookup(folded(name)) or gazetteer.lookup(bare) or gazetteer.namesakes(bare))


def _rest() -> frozenset[str]:
    """What begins an entry that names no place of its own: "Other districts"."""
    return lexicon.words("places", "the_rest")
