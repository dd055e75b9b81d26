"""Where it was: the place a figure speaks of, among all that its text names.

The finest place named nearby wins: in the figure's own clause, then its sentence, then (for a price) the nearest
sentence about prices, then what the text goes on speaking of, then the story's main place, then its country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from crossfoot.facts import gazetteer
from crossfoot.facts.attributions import Speakers
from crossfoot.facts.gazetteer import RANKS, folded
from crossfoot.facts.places import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.facts.speech import Speaker


class Place(NamedTuple):
    """The finest place a figure speaks of: its canonical name, and as written."""

    canonical: str
    surface: str
    rule: str


class Reference(NamedTuple):
    """A word that means a place named before: "there", "in the district", "nationwide"."""

    start: int
    end: int
    kind: str
    """``there``, ``wide``, ``world`` or the kind of place."""


NOWHERE = Place("", "", "the_world")
"""The answer for what holds of the whole world."""
PRICED = frozenset({"price", "price_change", "price_factor", "exchange_rate", "price_demanded", "subsidy_cost"})
"""Measures that hold for a market: a country's or a region's, not for the square where people protest them."""
_SPOKEN_OF = re.compile(r"\bthe (?:victims|casualties|dead|injured|wounded|missing)\b")
LEAD = 4
WEIGHTS = {LOCATIVE: 4, NAMED: 3, POSSESSIVE: 3, PEOPLE: 2}
"""How much a mention counts for its country being the story's."""
LOOK_BACK = 60
"""Mentions of places among which "there" and "the district" find theirs."""
HEADLINE = 110
"""A first sentence shorter than that, in characters, is a headline."""


class Whereabouts:
    """The places of one text, asked by a figure's span."""

    def __init__(self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers) -> None:
        self.text, self.low, self.sentences, self.speakers = text, low, speakers.sentences, speakers
        self.all = places
        self.places = [place for place in places if place.role == "" and place.strength >= POSSESSIVE]
        self._all_starts = [place.start for place in places]
        self._starts = [place.start for place in self.places]
        self._priced: dict[int, Place | None] = {}
        self._named_in: dict[int, list[PlaceSpan]] = {}
        self._references = self._find_references()
        self.country = self._most_spoken_of()
        self._main_span = self._find_main()
        self.main = self._main()

    def place(self, start: int, end: int, *, measure: str | None, speaker: Speaker | None) -> Place | None:
        """Where the figure at ``[start, end)`` was, given who said it."""
        index = self.speakers.sentence_at(start)
        found = self._in_sentence(index, start, end)
        refines = (
            index == 0
            and found is not None
            and found.rule in ("place_after", "place_before", "place_later", "place_named")
        )
        if refines and found and self._main_span and gazetteer.contains_name(found.canonical, self._main_span.place):
            found = self.main  # "quake hits Indonesia" above a story of Aceh
        if found is None and measure in PRICED:
            if index not in self._priced:
                self._priced[index] = self._of_prices(index)
            found = self._priced[index]
        if found is None and _SPOKEN_OF.search(self.low, start, end):
            found = self._just_before(index)
        if found is None and speaker:
            found = self._of_speaker(index, speaker)
        if found is NOWHERE:
            return None
        return found or self.main

    # In the figure's own sentence.

    def _in_sentence(self, index: int, start: int, end: int) -> Place | None:
        first = self.sentences[index][0]
        here = self._here(index)
        told = [place for place in here if place.strength == LOCATIVE]
        if self.low.startswith("of ", first) and start < self.low.find(",", first):
            return None  # "Of 325,000 houses destroyed, most are in Sindh"
        if not here:
            return self._anaphor(index, start, end)
        after = next((place for place in told if place.start >= start), None)
        if after and not self._clause_ends(end, after.start):
            return self._shown(self._finest(after, told), "place_after")
        if there := self._anaphor(index, start, end):
            return there
        before = [place for place in told if place.end <= start]
        if after and _OF_OTHERS.search(self.low, end, after.start):
            if not before and self._main_span and self._main_span.start >= after.start:
                return self._country_place("whole_of_parts")
            after = None  # "212 were arrested, 170 in Blantyre and 42 in Zomba"
        if before:
            nearest = self._first_of_list(before[-1], before)
            if (
                after
                and nearest.place.kind == "country"
                and (not after.known or gazetteer.contains(nearest.place, after.place))
            ):
                return self._shown(after, "place_later")
            return self._shown(self._finest(nearest, told), "place_before")
        if after:
            people = self._people_first(first, start) if self.places else None
            return people or self._shown(self._finest(after, told), "place_later")
        return self._named(here, start, end)

    def _people_first(self, first: int, start: int) -> Place | None:
        """The country of the people that open the sentence: "Turkish mines had 61 deaths, against 1,049 in China"."""
        for place in self.all[bisect_left(self._all_starts, first) : bisect_left(self._all_starts, start)]:
            if place.strength == PEOPLE and place.start == first:
                return self._shown(place, "people_named")
        return None

    def _named(self, here: list[PlaceSpan], start: int, end: int) -> Place | None:
        """A place of the sentence that no preposition points to: "hits Indonesia", "Dhaka's terminal"."""
        named = [p for p in here if p.strength == NAMED and (p.place.kind != "country" or self._is_subject(p, start))]
        named = named or [p for p in here if p.strength == POSSESSIVE and RANKS[p.place.kind] > RANKS["country"]]
        if not named:
            return None
        if (
            len(named) > 1
            and len({p.group for p in named}) == 1
            and named[0].group >= 0
            and (common := self._common(named))
        ):
            return common
        near = min(named, key=lambda place: min(abs(place.start - end), abs(start - place.end)))
        return self._shown(near, "place_named")

    def _is_subject(self, place: PlaceSpan, start: int) -> bool:
        """Whether a country opens the figure's clause: "Liberia, with 466 deaths", not "Armenia sent 70 men"."""
        opening = self.low[max(0, place.start - 24) : place.start]
        if place.end > start or not (_CLAUSE_OPENS.search(opening) or _WHICH.match(self.low, place.end)):
            return False
        return not _SENDS.search(self.low, place.end, start)

    def _first_of_list(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        return next((other for other in among if place.group >= 0 and other.group == place.group), place)

    def _clause_ends(self, start: int, end: int) -> bool:
        """Whether another clause, with a figure of its own, begins between."""
        between = _BRACKETS.sub("", self.low[start:end])  # "60 tenge (14 cents) in Shymkent"
        return _CLAUSE.search(between) is not None

    def _finest(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        """The part where a whole and its part stand side by side: "in Aceh, in the district of Bener Meriah"."""
        for other in among:
            near = abs(other.start - place.end) < 40 or abs(place.start - other.end) < 40
            if near and other is not place and gazetteer.contains(place.place, other.place):
                return other
        return place

    def _anaphor(self, index: int, start: int, end: int) -> Place | None:
        """ "there", "in the district", "in the country": the last such place named before."""
        first, last = self.sentences[index]
        found = self._referring(max(first, start - 80), min(last, end + 140))
        if not found or _NAME_FOLLOWS.match(self.text, found.end):
            return None
        if any(p.strength == LOCATIVE and found.end <= p.start < start for p in self._here(index)):
            return None
        if found.start >= end and (
            self._clause_ends(end, found.start) or _OF_OTHERS.search(self.low, end, found.start + 4)
        ):
            return None  # "110,000 have fled, more than half of them in the capital"
        if found.kind == "world":
            return NOWHERE
        if found.kind in ("country", "nation", "republic", "wide"):
            return self._country_place("the_country")
        if found.kind == "capital" and (capital := self._capital(found.start)):
            return Place(capital, self.text[found.start : found.end], "the_capital")
        return self._last_named(index, found)

    def _last_named(self, index: int, reference: Reference) -> Place | None:
        there = reference.kind == "there"
        at = bisect_left(self._starts, reference.start)
        for place in reversed(self.places[max(0, at - LOOK_BACK) : at]):
            if there and self.sentences[max(0, index - 3)][0] > place.start:
                break
            if (place.strength >= NAMED or place.known) and (
                place.strength >= NAMED if there else _fits(reference.kind, place)
            ):
                return self._shown(place, "place_meant")
        return None

    def _referring(self, first: int, last: int) -> Reference | None:
        """The first "there" or "in the district" of a stretch."""
        at = bisect_left(self._references, (first,))
        found = self._references[at] if at < len(self._references) else None
        return found if found and found.end <= last else None

    def _find_references(self) -> list[Reference]:
        found = []
        for match in _THE_KIND.finditer(self.low):
            before = self.low[max(0, match.start() - 12) : match.start()].rsplit(" ", 1)[-1]
            if before.lstrip('"“(') in _IN_THE:
                found.append(Reference(match.start(), match.end(), match["kind"]))
        for pattern, kind in _WIDER:
            found += [Reference(match.start(), match.end(), kind) for match in pattern.finditer(self.low)]
        return sorted(found)

    def _capital(self, before: int) -> str | None:
        """The capital of the country named last."""
        at = bisect_left(self._starts, before)
        earlier = reversed(self.places[max(0, at - LOOK_BACK) : at])
        name = next((p.place.country for p in earlier if p.place.kind == "country" and p.strength == LOCATIVE), None)
        name = name or (self.country[0] if self.country else "")
        return gazetteer.capital_of(name)

    # In the sentences before.

    def _just_before(self, index: int) -> Place | None:
        """Where the paragraph last was, for people it speaks of as known: "the victims", "the injured"."""
        for back in range(index - 1, max(-1, index - LEAD), -1):
            if "\n\n" in self.low[self.sentences[back][1] : self.sentences[back + 1][0]]:
                return None
            told = [p for p in self._here(back) if p.strength == LOCATIVE]
            if told:
                return self._shown(self._finest(told[0], told), "place_goes_on")
        return None

    def _of_prices(self, index: int) -> Place | None:
        """For a price without a place: the nearest earlier sentence about prices that has one, else the country."""
        for back in range(index - 1, max(-1, index - 12), -1):
            first, last = self.sentences[back]
            if _PRICES.search(self.low, first, last):
                if _ANAPHOR_COUNTRY.search(self.low, first, last):
                    return self._country_place("the_country")
                told = [p for p in self._here(back) if p.strength >= NAMED]
                if told and len(told) < 2 and told[0].place.kind == "town" and back:
                    continue  # a town named in passing is no market
                if told:
                    one = len({place.canonical for place in told}) == 1
                    return (
                        self._common(told)
                        or (self._shown(told[-1], "place_of_prices") if one else None)
                        or self._country_place("country_of_prices")
                    )
        return self._country_place("country_of_prices") if _PRICES.search(self.low, 0, self.sentences[0][1]) else None

    def _common(self, told: list[PlaceSpan]) -> Place | None:
        """The region that holds all places of a sentence: of Zhanaozen and Aktau in Mangystau, Mangystau."""
        if len(told) < 2:
            return None
        last = told[-1].end
        regions = [
            p
            for p in self.all
            if p.place.kind == "region" and (p in told or (p.role == "outer" and 0 <= p.start - last < 16))
        ]
        if regions and all(_held(place, regions[-1]) for place in told):
            return self._shown(regions[-1], "common_region")
        names = {place.place.region for place in told}
        if len(names) == 1 and (name := names.pop()):
            known = gazetteer.lookup(folded(name))
            return Place(known[0].name if known else name, self.text[told[0].start : told[-1].end], "common_region")
        return None

    def _of_speaker(self, index: int, speaker: Speaker) -> Place | None:
        """Where the speaker is at home: of "a relief officer in Sylhet" what they tell of Sylhet; or spoke of last."""
        start, end = speaker.start, speaker.end
        for place in self.all[bisect_left(self._all_starts, start) : bisect_left(self._all_starts, end)]:
            if place.strength >= NAMED and RANKS[place.place.kind] > RANKS["country"] and self._is_home(start, place):
                return self._shown(place, "place_of_speaker")
        if speaker.rule == "pronoun" and index and start < self.sentences[index][0]:
            told = [p for p in self._here(index - 1) if p.strength == LOCATIVE and p.start > end]
            if told:
                return self._shown(told[-1], "speaker_goes_on")
        return None

    def _is_home(self, start: int, place: PlaceSpan) -> bool:
        return _HOME.search(self.low, start, place.start) is not None

    # Of the whole text.

    def _main(self) -> Place | None:
        """Where the story is: the place firmly named in its opening, else where it was sent from, else its country."""
        span = self._main_span
        return (
            self._shown(span, "dateline" if span.role else "main_place")
            if span
            else self._country_place("country_of_story")
        )

    def _find_main(self) -> PlaceSpan | None:
        opening = [self._here(index) for index in range(min(LEAD, len(self.sentences)))]
        if not opening:
            return None
        lead = self._lead()
        order = ((lead, LOCATIVE, True), (lead, NAMED, True), (1 - lead, LOCATIVE, True), (1 - lead, NAMED, True))
        for at, strength, known in order if lead else (*order[:2], (lead, LOCATIVE, False)):
            firm = [
                p for p in (opening[at] if at < len(opening) else ()) if p.strength >= strength and p.known >= known
            ]
            if firm:
                return self._refined(firm[0], opening[1:2]) if at < lead else firm[0]
        weak = [p for at in (lead, 0) for p in (opening[at] if at < len(opening) else ()) if p.strength >= POSSESSIVE]
        later = [p for here in opening[1:] for p in here if p.strength == LOCATIVE]
        towns = [place for place in weak if place.place.kind == "town"]
        if towns:
            return towns[0]
        for place in self.all:
            if place.role == "dateline":
                return None if self._is_capital(place) and self._is_national(place.place.country) else place
        homes = (
            p
            for p in self.all
            if p.strength == NAMED and p.place.kind == "town" and _HOME.search(self.low, max(0, p.start - 24), p.start)
        )
        return next(iter([*weak, *later]), None) or next(homes, None)

    def _is_capital(self, place: PlaceSpan) -> bool:
        """Whether a place is its country's capital, whose datelines are over the country's news."""
        return folded(gazetteer.capital_of(place.place.country) or "") == folded(place.canonical)

    def _is_national(self, country: str) -> bool:
        """Whether the opening names a country, its people or places in it."""
        stop = self.sentences[min(2, len(self.sentences)) - 1][1]
        return any(p.place.country == country and p.role != "dateline" for p in self.all if p.start < stop)

    def _lead(self) -> int:
        """The index of the first sentence of the story itself: 1 under a headline, else 0."""
        if len(self.sentences) < 2:
            return 0
        first, last = self.sentences[0]
        dated = any(place.role == "dateline" and place.start < last for place in self.all)
        closed = self.text[last - 1] == "." and any(place.strength == LOCATIVE for place in self._here(0))
        return int(not dated and not closed and last - first < HEADLINE)

    def _refined(self, place: PlaceSpan, lead: list[list[PlaceSpan]]) -> PlaceSpan:
        """A part of it named in the lead instead of the whole of the headline: Aceh for "hits Indonesia"."""
        for other in (other for here in lead for other in here):
            if other.strength >= NAMED and other.start > place.end and gazetteer.contains(place.place, other.place):
                return other
        return place

    def _most_spoken_of(self) -> tuple[str, str] | None:
        """The country most spoken of, and the words that first named it."""
        votes: Counter[str] = Counter()
        surfaces: dict[str, str] = {}
        first = self.sentences[min(1, len(self.sentences) - 1)][1] if self.sentences else 0
        for place in self.all:
            name = place.place.country
            if name:
                weight = WEIGHTS[place.strength] * (2 if place.start < first else 1)
                if place.role == "dateline":
                    weight = 2
                elif self._is_spoken(place):  # "Brazil's army said"
                    weight = 1
                votes[name] += weight
                surfaces.setdefault(name, self.text[place.start : place.end])
        if not votes:
            for match in _MONEY.finditer(self.low):
                if spends := gazetteer.money_country(match.group()):
                    return spends, self.text[match.start() : match.end()]
            return None
        most = max(votes, key=lambda country: votes[country])
        return most, surfaces[most]

    def _country_place(self, rule: str) -> Place | None:
        return self.country and Place(self.country[0], self.country[1], rule)

    def _here(self, index: int) -> list[PlaceSpan]:
        """The places of a sentence, without those in the names of speakers."""
        if index not in self._named_in:
            first, last = self.sentences[index]
            here = self.places[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
            spoken = self.speakers.phrases(index) if here else ()
            self._named_in[index] = [p for p in here if not any(begin <= p.start < end for begin, end in spoken)]
        return self._named_in[index]

    def _is_spoken(self, place: PlaceSpan) -> bool:
        """Whether a name stands in the name of a speaker: "Russian agencies said"."""
        phrases = self.speakers.phrases(self.speakers.sentence_at(place.start))
        return any(begin <= place.start < end for begin, end in phrases)

    def _shown(self, place: PlaceSpan, rule: str) -> Place:
        name = place.canonical
        if place.place.kind == "venue" and (town := self._town_before(place)):
            name = f"{name}, {town}"
        return Place(name, self.text[place.start : place.end], rule)

    def _town_before(self, venue: PlaceSpan) -> str | None:
        """The town a square lies in: the last one named before it."""
        at = bisect_left(self._starts, venue.start)
        earlier = reversed(self.places[max(0, at - LOOK_BACK) : at])
        return next((p.canonical for p in earlier if p.place.kind == "town" and p.strength >= NAMED), None)


def _held(place: PlaceSpan, region: PlaceSpan) -> bool:
    return place is region or RANKS[place.place.kind] > RANKS["region"]


def _fits(kind: str, place: PlaceSpan) -> bool:
    if kind in ("city", "town", "village", "suburb", "camp", "capital", "area", "settlement", "port"):
        return place.place.kind == "town"
    return place.place.kind == "region" or not place.known


_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_CLAUSE = re.compile(r";|, (?:and|but|while|as) | (?:while|but|whereas) |\d|\band (?:\w+ly )?\w+(?:ed|ing)\b")
_OF_OTHERS = re.compile(
    r"(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|half|quarters?|most|rest"
    r"|others?|many))(?: of (?:them|these|whom)| others?| more| are| were)? (?:in|at|near"
    r"|from) (?:the )?(?:\w+ )?$"
)
_CLAUSE_OPENS = re.compile(r"(?:^|[.,;:!?\"”–—-] ?|\n|\b(?:and|but|while|though|that) )$")
_WHICH = re.compile(r", (?:which|where|whose)\b")
_SENDS = re.compile(
    r"\b(?:sends?|sent|dispatched|deployed?|pledged|donated|offered|promised|said|says|put|puts|counted|reported)\b"
)
_HOME = re.compile(
    r"\b(?:resident|villager|official|officer|mayor|governor|commandant|chief|head|police|fire|sheriff|teacher"
    r"|farmer|shopkeeper|doctor|councillor|administrator|commissioner|coroner|lawmaker|driver)s?\b"
)
_NAME_FOLLOWS = re.compile(r",? (?:of )?[A-Z][a-z]")
# Each pattern begins with letters, so that the search can skip to them.
_THE_KIND = re.compile(
    r" the (?:whole |entire |same )?(?P<kind>country|nation|republic|district|province|region|state|city|town|village"
    r"|island|county|camp|suburb|settlement|capital|port)\b(?! of)"
)
_IN_THE = frozenset(["in", "across", "throughout", "around", "of", "at"])
_WIDER = (
    (re.compile(r"there\b(?<= there)(?! (?:was|were|are|is|have|has|had|appeared|may|could|will|would)\b)"), "there"),
    (re.compile(r"nationwide\b|nationally\b"), "wide"),
    (re.compile(r"elsewhere\b"), "wide"),
    (re.compile(r"worldwide\b|globally\b"), "world"),
    (re.compile(r" the world\b(?:(?<=cross the world)|(?<=round the world)|(?<= in the world))"), "world"),
)
_ANAPHOR_COUNTRY = re.compile(
    r"\b(?:in|across|throughout) the (?:whole |entire )?(?:country|nation|republic)\b|\bnationwide\b"
)
_PRICES = re.compile(
    r"\b(?:prices?|costs?|priced|tariffs?|fares?|rates?|subsid\w+|inflation|fuel|petrol|gasoline|diesel)\b"
)
_MONEY = re.compile(r"[a-z]+")
