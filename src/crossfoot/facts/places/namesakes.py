"""Which of several places of one name a text means: Cambridge in Ontario where it tells of Canada.

The countries that a text names surely (by their own name, their people, places that no other country has) choose
among namesakes; a place behind the comma settles it ("Paris, Texas"). A great city is itself whatever else is named,
and a small town abroad is none: its name is then taken as one no gazetteer has.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.places.spans import PEOPLE, PlaceSpan

GREAT = 1000
"""A town of that many thousand people is meant wherever the story is."""
WELL_KNOWN = 200
"""Thousands of people from which on a town is meant in whatever spelling."""
LITTLE = 50
"""Thousands of people below which a town abroad is not meant where nothing else tells of its country."""
DWARFS = 5
"""How many times larger a place must be than its namesakes abroad to tell the country by itself."""
FIRMER = 3
"""How many times the votes of its own country another's must have to take the name from the larger place."""


def settled(text: str, found: list[PlaceSpan]) -> list[PlaceSpan]:
    """The mentions, each of the namesake that the text means."""
    among = [_among(place.place) if place.known and place.strength != PEOPLE else () for place in found]
    if not any(among) and not any(_may_be_abroad(text, place, found) for place in found):
        return found
    votes = _votes(found, among)
    return [
        _meant(text, found, at, places, votes)
        if (places := among[at])
        else _unknown(place)
        if _may_be_abroad(text, place, found) and _is_foreign(place, found, votes)
        else place
        for at, place in enumerate(found)
    ]


def _may_be_abroad(text: str, place: PlaceSpan, found: list[PlaceSpan]) -> bool:
    """Whether only its name brings a small town of another country than the dateline's into the story."""
    if _is_spelled_otherwise(text, place):
        return True
    if not place.known or place.place.kind != "town" or place.place.thousands >= LITTLE or place.role == "dateline":
        return False
    if gazetteer.is_overlaid(folded(place.place.name)):
        return False
    return any(one.role == "dateline" and one.place.country not in ("", place.place.country) for one in found)


def _is_spelled_otherwise(text: str, place: PlaceSpan) -> bool:
    """Whether a small town's name is another spelling of one the gazetteer has: "Malin" of Malyn."""
    if not place.known or place.place.kind != "town" or place.place.thousands >= WELL_KNOWN or place.role == "dateline":
        return False
    key = folded(gazetteer.without_type(text[place.start : place.end]))
    return key != folded(place.place.name) and gazetteer.in_use(key) is None and not gazetteer.is_overlaid(key)


def _is_foreign(place: PlaceSpan, found: list[PlaceSpan], votes: Counter[str]) -> bool:
    """Whether the text tells surely of other countries, and of a place's own by its name alone."""
    country = place.place.country
    own = sum(1 for other in found if other.place == place.place)
    others = {other: count for other, count in votes.items() if other != country}
    dated = any(one.role == "dateline" and one.place.country in others for one in found)
    return votes[country] <= own and (dated or any(count > 1 for count in others.values()))


def _unknown(place: PlaceSpan) -> PlaceSpan:
    return place._replace(place=place.place._replace(country="", region="", thousands=0), known=False)


@lru_cache(maxsize=16384)
def _among(place: Named) -> tuple[Named, ...]:
    """The places that a name may mean; none where the overlay tells, or where no other country has the name."""
    key = folded(place.name)
    if gazetteer.is_overlaid(key):
        return ()
    places = gazetteer.namesakes(key)
    if place not in places:
        return ()
    alone = all(other.country == place.country for other in places)
    return () if alone and gazetteer.is_of_size(place) else places


def _votes(found: list[PlaceSpan], among: list[tuple[Named, ...]]) -> Counter[str]:
    """How often the text names each country surely."""
    votes: Counter[str] = Counter()
    for place, places in zip(found, among, strict=True):
        if place.place.country and _is_sure(place.place, places):
            votes[place.place.country] += 2 if place.place.kind == "country" else 1
    return votes


def _is_sure(first: Named, places: tuple[Named, ...]) -> bool:
    """Whether no namesake abroad comes near in size."""
    return not places or (
        gazetteer.is_of_size(first)
        and all(place.country == first.country or place.thousands * DWARFS < first.thousands for place in places)
    )


def _meant(text: str, found: list[PlaceSpan], at: int, places: tuple[Named, ...], votes: Counter[str]) -> PlaceSpan:
    place = found[at]
    chosen = _by_outer(text, found, at, places) or _by_votes(place.place, places, votes)
    if chosen is not None:
        return place if chosen == place.place else place._replace(place=chosen, canonical=_name(text, place, chosen))
    return _unknown(place)


def _name(text: str, place: PlaceSpan, chosen: Named) -> str:
    """The name to show for the namesake: as printed, unless that alone would be a place of another country."""
    first = next(iter(gazetteer.lookup(folded(place.canonical))), chosen)
    if gazetteer.is_of_size(chosen) and first.country != chosen.country:
        return chosen.name  # "Hanover" alone is in Jamaica, Hannover in Germany
    if gazetteer.is_of_size(chosen) or folded(place.canonical) != folded(chosen.name):
        return place.canonical
    surface = text[place.start : place.end]
    return surface.title() if surface.isupper() else surface


def _by_outer(text: str, found: list[PlaceSpan], at: int, places: tuple[Named, ...]) -> Named | None:
    """The namesake that lies in the place named behind a comma."""
    if at + 1 == len(found) or text[found[at].end : found[at + 1].start] != ", ":
        return None
    outer = found[at + 1].place
    return next((place for place in places if gazetteer.contains(outer, place)), None)


def _by_votes(first: Named, places: tuple[Named, ...], votes: Counter[str]) -> Named | None:
    """The namesake in the country most spoken of; None for a small town of which no country tells."""
    small = not gazetteer.is_of_size(first)
    if not small and first.thousands >= GREAT and first.kind == "town":
        return first
    told = [place for place in places if votes[place.country]]
    if first.kind == "country":
        told = [place for place in told if place.kind != "town"]  # Venezuela is a town in Cuba
    if not told:
        return first if not small or not votes else None
    best = max(told, key=lambda place: votes[place.country])
    if not small and votes[best.country] < (FIRMER if votes[first.country] or first.kind == "country" else 1) * max(
        1, votes[first.country]
    ):
        return first
    return best
