"""Where it was: the place a figure speaks of, among all that its text names.

The finest place named nearby wins: in the figure's own clause, then its sentence, then (for a price) the nearest
sentence about prices, then what the text goes on speaking of, then the story's main place, then its country.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS, Named, folded
from crossfoot.facts.places import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan


class Place(NamedTuple):
    """The finest place a figure speaks of: its canonical name, and as written."""

    canonical: str
    surface: str
    rule: str


PRICED = frozenset({"price", "price_change", "price_factor", "exchange_rate", "price_demanded", "subsidy_cost"})
"""Measures that hold for a market: a country's or a region's, not for the square where people protest them."""
LEAD = 4


class Whereabouts:
    """The places of one text, asked by a figure's span."""

    def __init__(
        self, text: str, low: str, sentences: Sequence[tuple[int, int]], places: list[PlaceSpan],
        speaking: list[tuple[int, int]],
    ) -> None:  # fmt: skip
        self.text, self.low, self.sentences = text, low, sentences
        spoken = sorted(speaking)
        self.all = places
        self.places = [p for p in places if p.role == "" and p.strength >= POSSESSIVE and not _within(p.start, spoken)]
        self._starts = [place.start for place in self.places]
        self._sentence_starts = [start for start, _ in sentences]

    def place(self, start: int, end: int, *, measure: str | None, dated: bool) -> Place | None:
        """Where the figure at ``[start, end)`` was; `dated` tells that its sentence speaks of another day."""
        index = max(0, bisect_right(self._sentence_starts, start) - 1)
        found = self._in_sentence(index, start, end)
        if found is None and measure in PRICED:
            found = self._of_prices(index)
        if found is None and not dated:
            found = self._going_on(index)
        if found is None:
            found = self.main
        return found

    # In the figure's own sentence.

    def _in_sentence(self, index: int, start: int, end: int) -> Place | None:
        first, last = self.sentences[index]
        here = self._between(first, last)
        told = [place for place in here if place.strength == LOCATIVE]
        after = next((place for place in told if place.start >= start), None)
        if after and not self._clause_ends(end, after.start):
            return self._shown(self._finest(after, told), "place_after")
        if there := self._anaphor(index, start, end):
            return there
        before = [place for place in told if place.end <= start]
        if before:
            return self._shown(self._finest(before[-1], told), "place_before")
        if after:
            return self._shown(self._finest(after, told), "place_later")
        named = [place for place in here if place.strength == NAMED]
        if named:
            near = min(named, key=lambda place: min(abs(place.start - end), abs(start - place.end)))
            if RANKS[near.place.kind] > RANKS["country"] or self._is_object(near):
                return self._refined(near, "place_named")
        return None

    def _clause_ends(self, start: int, end: int) -> bool:
        """Whether another clause, with a figure of its own, begins between."""
        between = self.low[start:end]
        return _CLAUSE.search(between) is not None

    def _finest(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        """The part where a whole and its part stand side by side: "in Aceh, in the district of Bener Meriah"."""
        for other in among:
            near = abs(other.start - place.end) < 24 or abs(place.start - other.end) < 24
            if near and other is not place and gazetteer.contains(place.place, other.place):
                return other
        return place

    def _is_object(self, place: PlaceSpan) -> bool:
        """Whether something happens to a named country: "hits Indonesia", not "Armenia sent"."""
        return _STRIKES.search(self.low, max(0, place.start - 32), place.start) is not None

    def _anaphor(self, index: int, start: int, end: int) -> Place | None:
        """ "there", "in the district", "in the country": the last such place named before."""
        first, last = self.sentences[index]
        match = _ANAPHOR.search(self.low, max(first, start - 80), min(last, end + 60))
        if not match:
            return None
        kind = match["kind"]
        if kind in ("country", "nation", "republic") or match["wide"]:
            return self._country_place("the_country")
        for place in reversed(self.places[: bisect_left(self._starts, match.start())]):
            if place.strength < NAMED or (not kind and self.sentences[max(0, index - 3)][0] > place.start):
                continue
            if not kind or _fits(kind, place):
                return self._shown(place, "place_meant")
        return None

    # In the sentences before.

    def _of_prices(self, index: int) -> Place | None:
        """For a price without a place: the nearest earlier sentence about prices that has one, else the country."""
        for back in range(index - 1, max(-1, index - 12), -1):
            first, last = self.sentences[back]
            if _PRICES.search(self.low, first, last):
                if _ANAPHOR_COUNTRY.search(self.low, first, last):
                    return self._country_place("the_country")
                told = [p for p in self._between(first, last) if p.strength >= NAMED]
                if told:
                    return self._common(told) or self._shown(told[-1], "place_of_prices")
        return self._country_place("country_of_prices")

    def _common(self, told: list[PlaceSpan]) -> Place | None:
        """The region that holds all places of a sentence: of Zhanaozen and Aktau in Mangystau, Mangystau."""
        if len(told) < 2:
            return None
        regions = [place for place in told if place.place.kind == "region"]
        if regions and all(_held(place, regions[-1]) for place in told):
            return self._shown(regions[-1], "common_region")
        names = {place.place.region for place in told}
        if len(names) == 1 and (name := names.pop()):
            known = gazetteer.lookup(folded(name))
            return Place(known[0].name if known else name, self.text[told[0].start : told[-1].end], "common_region")
        return None

    def _going_on(self, index: int) -> Place | None:
        """The place of the sentence before, where this one goes on in its paragraph."""
        for back in range(index - 1, max(-1, index - 3), -1):
            if "\n\n" in self.text[self.sentences[back][1] : self.sentences[back + 1][0]]:
                return None
            told = [p for p in self._between(*self.sentences[back]) if p.strength == LOCATIVE]
            if told:
                return self._shown(told[-1], "place_goes_on")
        return None

    # Of the whole text.

    @cached_property
    def main(self) -> Place | None:
        """Where the story is: the finest place firmly named in its opening, else its country."""
        lead = (
            [p for p in self._between(0, self.sentences[min(LEAD, len(self.sentences)) - 1][1])]
            if self.sentences
            else []
        )
        firm = [place for place in lead if place.strength == LOCATIVE] or [p for p in lead if p.strength == NAMED]
        for place in firm:
            return self._refined(place, "main_place")
        return self._country_place("country_of_story")

    def _refined(self, place: PlaceSpan, rule: str) -> Place:
        """A part of it named in the opening instead of the whole: Aceh for "hits Indonesia"."""
        stop = self.sentences[min(LEAD, len(self.sentences)) - 1][1]
        for other in self._between(0, stop):
            if other.strength >= NAMED and other is not place and gazetteer.contains(place.place, other.place):
                return self._shown(other, rule)
        return self._shown(place, rule)

    @cached_property
    def country(self) -> tuple[str, str] | None:
        """The country most spoken of, and the words that first named it."""
        votes: Counter[str] = Counter()
        surfaces: dict[str, str] = {}
        for place in self.all:
            name = place.place.country
            if name:
                weight = {LOCATIVE: 4, NAMED: 3, POSSESSIVE: 3, PEOPLE: 2}[place.strength]
                votes[name] += 1 if place.role == "dateline" else weight
                surfaces.setdefault(name, self.text[place.start : place.end])
        if not votes:
            for match in _MONEY.finditer(self.low):
                if name := gazetteer.money_country(match.group()):
                    return name, self.text[match.start() : match.end()]
            return None
        name = max(votes, key=lambda country: votes[country])
        return name, surfaces[name]

    def _country_place(self, rule: str) -> Place | None:
        return self.country and Place(self.country[0], self.country[1], rule)

    def _between(self, first: int, last: int) -> list[PlaceSpan]:
        return self.places[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def _shown(self, place: PlaceSpan, rule: str) -> Place:
        name = place.canonical
        if place.place.kind == "venue" and (town := self._town_before(place)):
            name = f"{name}, {town}"
        return Place(name, self.text[place.start : place.end], rule)

    def _town_before(self, venue: PlaceSpan) -> str | None:
        """The town a square lies in: the last one named before it."""
        at = bisect_left(self._starts, venue.start)
        return next(
            (p.canonical for p in reversed(self.places[:at]) if p.place.kind == "town" and p.strength >= NAMED), None
        )


def _held(place: PlaceSpan, region: PlaceSpan) -> bool:
    return place is region or RANKS[place.place.kind] > RANKS["region"]


def _fits(kind: str, place: PlaceSpan) -> bool:
    if kind in ("city", "town", "village", "suburb", "camp", "capital", "area", "settlement", "port"):
        return place.place.kind == "town"
    return place.place.kind == "region" or not place.known


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


_CLAUSE = re.compile(r";|, (?:and|but|while|as) | (?:while|but|whereas) |\d|\band (?:\w+ly )?\w+(?:ed|ing)\b")
_STRIKES = re.compile(
    r"\b(?:hits?|struck|strikes?|rocks?|rocked|shakes?|shook|jolts?|jolted|batters?|battered|ravaged?|devastates?d?|floods?|flooded)\b[\w ]*$"
)
_ANAPHOR = re.compile(
    r"\b(?:in|across|throughout|around|of) the (?:whole |entire |same )?(?P<kind>country|nation|republic|district|province|region|state|city|town|village|island|county|camp|suburb|settlement|capital|port)\b(?! of)|\b(?P<there>there)\b(?! (?:was|were|are|is|have|has|had|appeared|may|could|will|would))|(?P<wide>\bnationwide\b|\bnationally\b|\belsewhere\b)"
)
_ANAPHOR_COUNTRY = re.compile(
    r"\b(?:in|across|throughout) the (?:whole |entire )?(?:country|nation|republic)\b|\bnationwide\b"
)
_PRICES = re.compile(
    r"\b(?:prices?|costs?|priced|tariffs?|fares?|rates?|subsid\w+|inflation|fuel|petrol|gasoline|diesel)\b"
)
_MONEY = re.compile(r"[a-z]+")
