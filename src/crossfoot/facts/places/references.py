"""Words that mean a place named before: "there", "in the district", "nationwide"."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.named import LOCATIVE, NAMED, PlaceSpan
from crossfoot.facts.places.scenes import ITS_TOLL, Scene
from crossfoot.facts.places.text_places import LOOK_BACK, Place, is_newsroom


class Reference(NamedTuple):
    """A word that means a place named before: "there", "in the district", "nationwide"."""

    start: int
    end: int
    kind: str
    """``there``, ``wide``, ``world`` or the kind of place."""


NOWHERE = Place("", "", "the_world")
"""The answer for what holds of the whole world."""


class References:
    """The references of one text."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.text, self.low = scene, scene.text, scene.low
        self._found = self._find()

    def first_in(self, first: int, last: int) -> Reference | None:
        """The first reference of a stretch, unless a name follows that tells the place itself."""
        at = bisect_left(self._found, (first,))
        found = self._found[at] if at < len(self._found) else None
        if found is None or found.end > last or _NAME_FOLLOWS.match(self.text, found.end):
            return None
        return found

    def meant(self, index: int, found: Reference) -> Place | None:
        """The place that a reference in that sentence means."""
        if found.kind == "world":
            return NOWHERE
        if found.kind in _OF_TWO:
            return self._of_two(index, found)
        if found.kind == "here":
            return self.scene.shown(self.scene.dateline, "place_of_dateline") if self.scene.dateline else None
        if found.kind in OF_THE_COUNTRY:
            if index <= self.scene.lead and _PART_OF_IT.search(self.low, max(0, found.start - 16), found.start):
                return self.scene.main  # "a village in the north of the country", which a later sentence names
            its = self._country_beside(index, found.start) or self._country_of_others(found.start)
            return self.scene.shown(its, "the_country") if its else self.scene.of_country("the_country")
        if found.kind == "capital":
            first = max(self.scene.sentences[index][0], found.start - 48)
            if _NOT_IN_IT.search(self.low, first, found.start):
                return None
            if capital := self._capital(found.start):
                return Place(capital, self.text[found.start : found.end], "the_capital")
        return self._last_named(index, found)

    def _of_two(self, index: int, found: Reference) -> Place | None:
        """The first or the last of the two places that the sentence before tells: "in the latter, 16 were missing"."""
        told = self.scene.here(index - 1) if index else []
        if len({place.canonical for place in told}) != len(told) or len(told) != len(_OF_TWO):
            return None
        return self.scene.shown(told[_OF_TWO[found.kind]], "place_meant")

    def _country_beside(self, index: int, before: int) -> PlaceSpan | None:
        """The country that the sentence has named before: "Nepalese police count 110 dead in 26 of the country's …"."""
        named = [p for p in self.scene.within(self.scene.sentences[index][0], before) if p.place.kind == "country"]
        one = len({p.place.name for p in named}) == 1 and not self.scene.is_origin(named[0])
        return named[0] if one else None

    def _country_of_others(self, before: int) -> PlaceSpan | None:
        """The country named last, where the one of most of the story is not told of yet."""
        country = self.scene.country
        told = [p for p in self._before(before) if p.place.kind == "country" and p.role != "dateline"]
        if (
            country is None
            or not told
            or any(p.place.country == country.name for p in self.scene.within(0, before) if p.role != "dateline")
        ):
            return None
        return told[0] if not self.scene.is_origin(told[0]) else None

    def _last_named(self, index: int, reference: Reference) -> Place | None:
        there = reference.kind == "there"
        if typed := self._of_that_type(reference):
            return self.scene.shown(typed, "place_meant")
        earliest = self.scene.sentences[max(0, index - 3)][0] if there else 0
        for place in self._before(reference.start):
            if place.start < earliest:
                break
            firm = place.strength >= NAMED
            if self.scene.is_in_passing(place) if there else self._is_of_others(index, place):
                continue  # "winds from the Arabian Sea … 311 people died there"
            if there and self._holds_the_scene(place):
                return self.scene.main  # "at the mine … there"
            if firm if there else (firm or place.known) and _fits(reference.kind, place):
                return self.scene.shown(place, "place_meant")
        if reference.kind not in _REGIONS:
            return None
        held = (p for p in self.scene.all if p.role in ("outer", "dateline") and p.known)
        return next((self.scene.shown(p, "place_meant") for p in held if _fits(reference.kind, p)), None)

    def _is_of_others(self, index: int, place: PlaceSpan) -> bool:
        """Whether a sentence before told only of people from there, or of officials at a capital: "in Abuja said"."""
        if self.scene.index_of(place) == index:
            return False
        return self.scene.is_origin(place) or (is_newsroom(place) and self.scene.is_spoken(place))

    def _of_that_type(self, reference: Reference) -> PlaceSpan | None:
        """The place last named with that very word: for "the same district" Van Chan district, not its village."""
        named = f"{reference.kind} of "
        at = bisect_left(self.scene.all_starts, reference.start)
        for place in self.scene.all[max(0, at - LOOK_BACK) : at][::-1]:
            if place.role not in ("", "outer") or (reference.kind in _TOWNS and place.place.kind == "region"):
                continue  # "the main town of Pernambuco state"
            if place.canonical.lower().endswith(f" {reference.kind}") or self.low.endswith(named, 0, place.start):
                return place
        return None

    def _holds_the_scene(self, place: PlaceSpan) -> bool:
        """Whether a country that the lead names only holds the place of the story."""
        scene = self.scene
        if place.place.kind != "country" or scene.span is None or scene.index_of(place) > scene.lead:
            return False
        return gazetteer.contains(place.place, scene.span.place)

    def _before(self, offset: int) -> list[PlaceSpan]:
        """The mentions before an offset, the nearest first."""
        at = bisect_left(self.scene.starts, offset)
        return self.scene.places[max(0, at - LOOK_BACK) : at][::-1]

    def _capital(self, before: int) -> str | None:
        """The capital of the country named last."""
        named = (p for p in self._before(before) if p.place.kind == "country" and p.strength == LOCATIVE)
        country = next((p.place.country for p in named), None)
        return gazetteer.capital_of(country or (self.scene.country.name if self.scene.country else ""))

    def _find(self) -> list[Reference]:
        found = []
        for match in _THE_KIND.finditer(self.low):
            before = self.low[max(0, match.start() - 12) : match.start()].rpartition("\n")[2].rpartition(" ")[2]
            its = match["kind"] in _OF_PEOPLE and _ITS.match(self.low, match.end())
            its = its or (match["kind"] in OF_THE_COUNTRY and ITS_TOLL.match(self.low, match.end()))
            in_it = before.lstrip('"“(') in _IN_THE and not _ITS_WORST.match(self.low, match.end())
            if in_it or _COUNTS.match(self.low, match.end()) or its:
                found.append(Reference(match.start(), match.end(), match["kind"]))
        for pattern, kind in _WIDER:
            found += [Reference(match.start(), match.end(), kind) for match in pattern.finditer(self.low)]
        return sorted(found)


def _fits(kind: str, place: PlaceSpan) -> bool:
    if kind in _TOWNS:
        return place.place.kind == "town"
    if kind in _REGIONS:
        is_county = place.canonical.lower().endswith(" county")
        return place.place.kind == "region" and (kind == "county" or not is_county)
    return place.place.kind == "region" or not place.known


_TOWNS = lexicon.words("whereabouts", "known_kinds", "towns")
_REGIONS = lexicon.words("whereabouts", "known_kinds", "regions")
OF_THE_COUNTRY = lexicon.words("whereabouts", "known_kinds", "countries") | {"wide"}
_OF_TWO = {"former": 0, "latter": 1}
_NOT_IN_IT = re.compile(
    r"\b(?:north|south|east|west|\w+(?:-|th)(?:east|west)|outside|km|kilometers|kilometres|miles) of$"
    r"|\b(?:conference|reporters|journalists|briefing|services|said|told)(?: \w+)? in$"
)
"""Before "the capital": a point of reference, or where somebody spoke."""
_PART_OF_IT = re.compile(r"\b(?:[a-z-]*(?:north|south|east|west)|centre|center|part|corner|heart|tip|edge) of$")
_NAME_FOLLOWS = re.compile(r" (?:of )?[A-Z][a-z]|, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:[,.;)]|$)")
"""What names the place itself: "the city of Ica", "the capital, Lima,"; but not ", Home Ministry official"."""
# Each pattern begins with letters, so that the search can skip to them.
_THE_KIND = re.compile(
    r" th(?:e|at) (?:whole |entire |same |[\w-]++ (?:[\w-]++ )?(?=country|nation|kingdom))?"
    rf"(?P<kind>{'|'.join(one_of('known_kinds', key) for key in ('towns', 'regions', 'countries', 'others'))})"
    r"\b(?! of(?! \d))"
)
_COUNTS = re.compile(
    rf" (?:{one_of('fares')})\b| ha[sd] (?=\d|(?:an?|the|some|about|more|nearly|over|almost|only|around)\b)"
)
"""Behind "the country", "the city": what is told of it as a whole."""
_ITS_WORST = re.compile(rf"['’]s (?:\w+ )?(?:{one_of('worst')})\b(?!-)")
"""Behind "the country": what a thing at one place is the worst of: "in the country's worst mine accident"."""
_ITS = re.compile(rf"['’]s (?!(?:[\w-]+ ){{0,2}}(?:{one_of('own_officials')}|{one_of('nation')})\b)")
"""Behind "the city": what it has, other than those who speak for it."""
_OF_PEOPLE = (_TOWNS | {"island"}) - {"capital"}
_IN_THE = frozenset(["in", "across", "throughout", "around", "of", "at"]) | lexicon.words("whereabouts", "striking")
_WIDER = (
    (
        re.compile(
            r"there\b(?<= there)(?<!reporters there)(?<!journalists there)"
            r"(?! (?:was|were|are|is|have|has|had|appeared|may|could|will|would)\b)"
        ),
        "there",
    ),
    (re.compile(r"here\b(?<= here)(?! (?:is|are|was|were)\b)"), "here"),
    (re.compile(r"in the latter\b"), "latter"),
    (re.compile(r"in the former\b(?=,)"), "former"),
    (re.compile(r"nationwide\b|nationally\b"), "wide"),
    (re.compile(r"elsewhere\b"), "wide"),
    (re.compile(r"country\b(?<= a country)(?= (?:where|of|that|with|whose)\b)"), "wide"),
    (re.compile(r"worldwide\b|globally\b"), "world"),
    (re.compile(r" the world\b(?:(?<=cross the world)|(?<=round the world)|(?<= in the world))"), "world"),
)
