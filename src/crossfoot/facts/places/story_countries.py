"""The story's country: the one most spoken of, the dateline's where nothing speaks against it.

Each mention votes by how firmly it says where; the opening counts double, officials and speakers little, what only
lies beside the story nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.places.named import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.facts.places.text_places import TextPlaces


class Country(NamedTuple):
    """A country by its canonical name, and the words that first named it."""

    name: str
    surface: str
    is_by_money: bool
    """Whether only its money tells."""


WEIGHTS = {LOCATIVE: 4, NAMED: 3, POSSESSIVE: 3, PEOPLE: 2}
"""How much a mention counts for its country being the story's."""
BASED = "-based "
SEAT = 8
"""Votes of a firm's seat for its country: "the Milan-based group"."""
LINE_AGREES = 6
"""Votes more for the country of the dateline where headline or lead speak of it too."""


def most_spoken_of(places: TextPlaces, opening: int, *, is_of_a_firm: bool) -> Country | None:
    """The country of the story; None where nothing names one.

    Parameters
    ----------
    places : TextPlaces
        The places of the text.
    opening : int
        Where the lead ends.
    is_of_a_firm : bool
        Whether the story is a firm's: then its seat counts.
    """
    votes: Counter[str] = Counter()
    surfaces: dict[str, str] = {}
    line = places.dateline.place.country if places.dateline else ""
    aside = False
    for place in _of_story(places):
        name = place.place.country
        aside = (aside and place.role == "outer") or places.is_seat_of_body(place)
        if not name or aside or places.is_origin(place):
            continue
        opens = place.start < opening and place.role != "dateline"
        votes[name] += _weight(places, place, is_of_a_firm=is_of_a_firm) * (2 if opens else 1)
        surfaces.setdefault(name, places.text[place.start : place.end])
        if name == line and opens and not places.is_spoken(place) and not places.is_beside_it(place):
            votes[name] += LINE_AGREES
    if not votes:
        return _of_money(places)
    if line and not _is_abroad(places, opening, line):
        return Country(line, surfaces[line], False)
    most = max([name for name in votes if name != line] or votes, key=lambda country: votes[country])
    return Country(most, surfaces[most], False)


def _is_abroad(places: TextPlaces, opening: int, country: str) -> bool:
    """Whether the story is in another country than the dateline's, of which it says nothing more."""
    told = [p for p in _of_story(places) if p.role != "dateline"]
    here = [p for p in told if not places.is_origin(p) and not places.is_beside_it(p)]
    begins = here and here[0].start < opening and here[0].place.kind == "country" and here[0].strength >= NAMED
    first = here[0].place.country if begins else ""
    if first not in ("", country) and not any(p.place.country == country and p.start < opening for p in here):
        return True  # "NAIROBI - Uganda said on Tuesday"
    if any(place.place.country == country and not places.is_spoken(place) for place in here):
        return False
    firm = [p for p in here if p.known and p.strength == LOCATIVE and p.place.country]
    counts = Counter(place.place.country for place in firm).values()
    return any(place.start < opening for place in firm) or any(count > 1 for count in counts)


def _of_story(places: TextPlaces) -> list[PlaceSpan]:
    """The mentions without those of captions and of lines that hold nothing else; all where there are no others."""
    kept = [place for place in places.all if place.role != "furniture" and not places.is_in_caption(place)]
    return kept or places.all


def _weight(places: TextPlaces, place: PlaceSpan, *, is_of_a_firm: bool) -> int:
    if place.role == "dateline":
        return 2
    if is_of_a_firm and places.low.startswith(BASED, place.end):
        return SEAT
    if places.is_beside_it(place):
        return 0
    return 1 if places.is_spoken(place) else WEIGHTS[place.strength]  # "Brazil's army said"


def _of_money(places: TextPlaces) -> Country | None:
    for match in _WORD.finditer(places.low):
        if spends := gazetteer.money_country(match.group()):
            return Country(spends, places.text[match.start() : match.end()], True)
    return None


_WORD = re.compile(r"[a-z]+")
