"""Where it was: the place a figure speaks of, among all that its text names.

The finest place named nearby wins: in the figure's own clause, then its sentence, then (for a price) the nearest
sentence about prices, then what the text goes on speaking of, then the story's main place, then its country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from crossfoot.facts import gazetteer
from crossfoot.facts.attributions import Speakers
from crossfoot.facts.cues import measures
from crossfoot.facts.gazetteer import RANKS
from crossfoot.facts.generalities import is_general
from crossfoot.facts.places import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.facts.scenes import HOME, LOOK_BACK, Place, Scene, told_of_another
from crossfoot.facts.speech import Speaker, Speech


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
IN_SENTENCE = frozenset({"place_after", "place_before", "place_later", "place_named"})
"""Rules that take a place of the figure's own sentence."""
COUNTED = frozenset({"said:reported", "said:recorded", "said:counted", "said:registered", "said:confirmed"})
"""Rules by which a country speaks of itself: "Uganda confirmed a case"."""
OF_A_POINT = frozenset({"magnitude", "depth", "distance"})
"""Measures of a quake or another thing at one point."""
PARAGRAPH = 8
"""Sentences among which the one that opens the paragraph is looked for."""
OPENS = 24
"""A place that near to the start of a paragraph, in characters, frames it: "In Alma-Ata, …"."""


class Whereabouts:
    """The places of one text, asked by a figure's span."""

    def __init__(
        self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers, figures: Sequence[int] = ()
    ) -> None:
        self.figures = figures
        self.text, self.low, self.sentences, self.speakers = text, low, speakers.sentences, speakers
        self.scene = scene = Scene(text, low, places, speakers)
        self.places, self.main, self.country = scene.places, scene.main, scene.country
        self._priced: dict[int, Place | None] = {}
        self._references = self._find_references()

    def place(self, start: int, end: int, *, measure: str | None, speaker: Speaker | None) -> Place | None:
        """Where the figure at ``[start, end)`` was, given who said it."""
        index = self.speakers.sentence_at(start)
        if is_general(self.low, self.sentences[index][0], end):
            return None
        found = self._that_far(start) if measure == "distance" else None
        found = found or self._in_sentence(index, start, end, speaker)
        if measure in OF_A_POINT and self._is_of_country(found or self.main):
            found = self._beside(index) or found
        if found is None and self._is_national_matter(index, start, end):
            found = self.scene.of_country("national_matter")
        if found is not None and self._is_coarser(index, found):
            found = self.main  # "quake hits Indonesia" above a story of Aceh
        if found is None and _is_of_world_market(self.low, self.sentences[index][0], start, end):
            return None
        if found is None and speaker and measure in PRICED:
            found = self._of_speaker(index, speaker)
        if found is None and measure in PRICED and not self._is_of_shares(index, start):
            if index not in self._priced:
                self._priced[index] = self._of_prices(index)
            found = self._priced[index]
        if found is None and not (speaker and _is_national(speaker)) and not self._stands_alone(index):
            found = self._framed(index)
        if found is None and speaker:
            found = self._of_speaker(index, speaker)
        if found is None and speaker and _TREASURY.search(speaker.surface):
            found = self.scene.of_country("national_matter")
        if found is None and speaker and self._counts_for_all(measure, speaker):
            found = self.scene.of_country("national_count")
        if found is NOWHERE:
            return None
        return found or self.main

    def _is_national_matter(self, index: int, start: int, end: int) -> bool:
        """Whether the figure is of what a whole country has: days of mourning, inflation, a price of petrol."""
        if _OF_MOURNING.match(self.low, end):
            return True
        opening = _OPENS_WITH.match(self.low, self.sentences[index][0])
        if opening and gazetteer.money_country(opening[1]):
            return True  # "The cedi has lost over half its value"
        first = max(self.sentences[index][0], start - 60)
        return index > self.scene.lead and _NATIONAL_SUBJECT.search(self.low, first, start) is not None

    def _counts_for_all(self, measure: str | None, speaker: Speaker) -> bool:
        """Whether a national body tells the harm of what went over the country: "the national disaster agency"."""
        counted = measure is not None and measures()[measure].accumulates
        return counted and _NATION_WIDE.search(speaker.surface) is not None and self.scene.is_over_a_country()

    def _is_of_shares(self, index: int, start: int) -> bool:
        """Whether a firm's own price is told: its shares', or its product's where the story is the firm's."""
        return _SHARES.search(self.low, self.sentences[index][0], start) is not None or self.scene.is_of_a_firm

    def _stands_alone(self, index: int) -> bool:
        """Whether a sentence leaves the place of those before: the country's government opens it, or it sums up."""
        return self._sums_up(index) or _GOVERNMENT_ACTS.match(self.low, self.sentences[index][0]) is not None

    def _sums_up(self, index: int) -> bool:
        """Whether a sentence tells the whole: "A total of 1,354 have been arrested"."""
        return self.low.startswith(_IN_ALL, self.sentences[index][0])

    def _is_coarser(self, index: int, found: Place) -> bool:
        """Whether headline or lead name only what holds the scene."""
        scene, rule = self.scene, self.main.rule if self.main else ""
        last = scene.lead if rule in ("place_of_dateline", "named_later") else 0
        if index > last or scene.span is None or found.rule not in IN_SENTENCE:
            return False
        if rule == "named_later":
            wider = (self.country and self.country[0], scene.told and scene.told.canonical)
            return found.canonical in wider or gazetteer.contains_name(found.canonical, scene.span.place)
        return gazetteer.contains_name(found.canonical, scene.span.place)

    # What is measured from a place, or at one point.

    def _that_far(self, start: int) -> Place | None:
        """The place that is that far: "Sukkur, 60 km away"."""
        at = bisect_left(self.scene.all_starts, start) - 1
        if at < 0 or self.text[self.scene.all[at].end : start] != ", ":
            return None
        return self.scene.shown(self.scene.all[at], "place_that_far")

    def _is_of_country(self, place: Place | None) -> bool:
        return place is None or (self.country is not None and place.canonical == self.country[0])

    def _beside(self, index: int) -> Place | None:
        """The place from which the way to that point is told: of "61 km northwest of Chivay" Chivay."""
        first, last = self.sentences[index]
        here = self.scene.all[bisect_left(self.scene.all_starts, first) : bisect_left(self.scene.all_starts, last)]
        near = [p for p in here if p.role == "reference" and p.place.kind == "town"]
        return self.scene.shown(near[-1], "place_beside") if near else None  # "southwest of A near the village of B"

    # In the figure's own sentence.

    def _in_sentence(self, index: int, start: int, end: int, speaker: Speaker | None) -> Place | None:
        first = self.sentences[index][0]
        here = self.scene.here(index)
        told = [place for place in here if place.strength == LOCATIVE]
        if self.low.startswith("of ", first) and start < self.low.find(",", first):
            return None  # "Of 325,000 houses destroyed, most are in Sindh"
        if owner := self._gapped(first, start):
            return self.scene.shown(owner, "place_gapped")
        if not here:
            return self._anaphor(index, start, end) or self._whose_things(first, start)
        if owned := self._owned(here, end):
            return self.scene.shown(owned, "place_of_whole")
        after = next((place for place in told if place.start >= start), None)
        of_others = after is not None and self._is_of_part(end, after.start)
        if after and not of_others and not self._clause_ends(end, after.start):
            return self.scene.shown(self._finest(after, told), "place_after")
        if there := self._anaphor(index, start, end):
            return there
        before = [place for place in told if place.end <= start]
        if speaker and speaker.start < start and _is_national(speaker) and _TURN.search(self.low, first, speaker.start):
            before = [place for place in before if not place.end <= speaker.start]
        if after and of_others:
            if not before and self.scene.span and self.scene.span.start >= after.start:
                return self.scene.of_country("place_of_parts")
            after = None  # "212 were arrested, 170 in Blantyre and 42 in Zomba"
        if before:
            nearest = self._first_of_list(before[-1], before)
            if (
                after
                and nearest.place.kind == "country"
                and (not after.known or gazetteer.contains(nearest.place, after.place))
            ):
                return self.scene.shown(after, "place_later")
            return self.scene.shown(self._finest(nearest, before if of_others else told), "place_before")
        if after and not self._is_apart(end, after.start):
            whose = self._whose_things(first, start)
            return whose or self.scene.shown(self._finest(after, told), "place_later")
        return self._named(here, start, end) or self._whose_things(first, start)

    def _gapped(self, first: int, start: int) -> PlaceSpan | None:
        """The place right before a figure of a list that leaves out the verb: "Kano has buried 86 and Jigawa 52"."""
        at = bisect_left(self.scene.all_starts, start) - 1
        place = self.scene.all[at] if at >= 0 else None
        if place is None or place.start < first or place.role or not _GAP.fullmatch(self.low, place.end, start):
            return None
        return place if _NEXT_OF_LIST.search(self.low, max(first, place.start - 24), place.start) else None

    def _is_of_next(self, place: PlaceSpan, end: int) -> bool:
        """Whether a place behind a figure is that of the next one of a list: "Lagos counted 11 and Ogun 9"."""
        at = bisect_left(self.figures, place.end)
        return place.start >= end and at < len(self.figures) and self._gapped(end, self.figures[at]) is place

    def _owned(self, here: list[PlaceSpan], end: int) -> PlaceSpan | None:
        """The place whose the whole is of which the figure is a part: "90 percent of Poland's electricity"."""
        return next((p for p in here if p.strength <= NAMED and _OF_ITS.fullmatch(self.low, end, p.start)), None)

    def _whose_things(self, first: int, start: int) -> Place | None:
        """The country whose things open the sentence: "Turkish mines had 61 deaths", "India's roads claim"."""
        at = bisect_left(self.scene.all_starts, first)
        if at == len(self.scene.all) or self.scene.all[at].start != first or start <= first:
            return None
        place = self.scene.all[at]
        whose = place.place.kind == "country" and place.strength in (PEOPLE, POSSESSIVE)
        return self.scene.shown(place, "country_of_things") if whose and _THINGS.match(self.low, place.end) else None

    def _named(self, here: list[PlaceSpan], start: int, end: int) -> Place | None:
        """A place of the sentence that no preposition points to: "hits Indonesia", "Dhaka's terminal"."""
        named = [p for p in here if p.strength == NAMED and not self._is_elsewhere(p)]
        named = [p for p in named if not self._is_apart(*sorted((end, p.start))) and not self._is_of_next(p, end)]
        named = [p for p in named if p.place.kind != "country" or self._is_goal(p) or self._is_subject(p, start)]
        named = named or [p for p in here if p.strength == POSSESSIVE and RANKS[p.place.kind] > RANKS["country"]]
        if not named:
            return None
        if (
            len(named) > 1
            and len({p.group for p in named}) == 1
            and named[0].group >= 0
            and (common := self.scene.common(named))
        ):
            return common
        near = min(named, key=lambda place: min(abs(place.start - end), abs(start - place.end)))
        return self.scene.shown(near, "country_acts" if _ACTS.match(self.low, near.end) else "place_named")

    def _is_elsewhere(self, place: PlaceSpan) -> bool:
        """Whether something only came from, went to or was asked of a place: "flown to Geneva"."""
        begin = place.group if place.group >= 0 else place.start  # "flown in from Lyon and Nice"
        if self._is_goal(place):
            return False
        return _ELSEWHERE.search(self.low, max(0, begin - 16), begin) is not None

    def _is_goal(self, place: PlaceSpan) -> bool:
        """Whether help or forces were sent there: "700 soldiers were sent to Cali"."""
        return _SENT_TO.search(self.low, max(0, place.start - 32), place.start) is not None

    def _is_subject(self, place: PlaceSpan, start: int) -> bool:
        """Whether a country opens the figure's clause: "Liberia, with 466 deaths", not "Armenia sent 70 men"."""
        opening = self.low[max(0, place.start - 24) : place.start]
        if place.end > start or not (_CLAUSE_OPENS.search(opening) or _WHICH.match(self.low, place.end)):
            return False
        return not _SENDS.search(self.low, place.end, start)

    def _first_of_list(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        return next((other for other in among if place.group >= 0 and other.group == place.group), place)

    def _figures_between(self, start: int, end: int) -> Sequence[int]:
        return self.figures[bisect_left(self.figures, start) : bisect_left(self.figures, end)]

    def _is_apart(self, end: int, start: int) -> bool:
        """Whether a place stands in another statement of the sentence: one with a verb and a figure of its own."""
        if _STATEMENT.search(self.text, end, start):
            return True
        return any(_SUBORDINATE.search(self.low, end, figure) for figure in self._figures_between(end, start))

    def _is_of_part(self, end: int, start: int) -> bool:
        """Whether a place is only that of a part of the figure: "38 dead, more than half of them in Sofala"."""
        between = self.low[end:start]
        return _OF_OTHERS.search(between) is not None or _PART.search(between, 4) is not None

    def _clause_ends(self, start: int, end: int) -> bool:
        """Whether another clause, with a figure of its own, begins between."""
        between = _BRACKETS.sub("", self.low[start:end])  # "60 tenge (14 cents) in Shymkent"
        return _CLAUSE.search(between) is not None

    def _finest(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        """The part where a whole and its part stand side by side: "in Aceh, in the district of Bener Meriah"."""
        for other in among:
            gap = (place.end, other.start) if place.start < other.start else (other.end, place.start)
            near = gap[1] - gap[0] < 40 and _APPOSED.match(self.low, *gap) and not self._is_of_part(*gap)
            if near and other is not place and gazetteer.contains(place.place, other.place):
                return other
        return place

    def _anaphor(self, index: int, start: int, end: int) -> Place | None:
        """ "there", "in the district", "in the country": the last such place named before."""
        first, last = self.sentences[index]
        found = self._referring(max(first, start - 80), min(last, end + 140))
        if not found or _NAME_FOLLOWS.match(self.text, found.end):
            return None
        if any(p.strength == LOCATIVE and found.end <= p.start < start for p in self.scene.here(index)):
            return None
        if found.start >= end and (
            self._clause_ends(end, found.start) or _OF_OTHERS.search(self.low, end, found.start + 4)
        ):
            return None  # "110,000 have fled, more than half of them in the capital"
        if found.kind == "world":
            return NOWHERE
        if found.kind in ("country", "nation", "republic", "kingdom", "wide"):
            return self.scene.of_country("the_country")
        if found.kind == "capital" and _NOT_IN_IT.search(self.low, max(first, found.start - 48), found.start):
            return None
        if found.kind == "capital" and (capital := self._capital(found.start)):
            return Place(capital, self.text[found.start : found.end], "the_capital")
        return self._last_named(index, found)

    def _last_named(self, index: int, reference: Reference) -> Place | None:
        there = reference.kind == "there"
        at = bisect_left(self.scene.starts, reference.start)
        for place in reversed(self.places[max(0, at - LOOK_BACK) : at]):
            if there and self.sentences[max(0, index - 3)][0] > place.start:
                break
            if (place.strength >= NAMED or place.known) and (
                place.strength >= NAMED if there else _fits(reference.kind, place)
            ):
                return self.scene.shown(place, "place_meant")
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
        at = bisect_left(self.scene.starts, before)
        earlier = reversed(self.places[max(0, at - LOOK_BACK) : at])
        name = next((p.place.country for p in earlier if p.place.kind == "country" and p.strength == LOCATIVE), None)
        name = name or (self.country[0] if self.country else "")
        return gazetteer.capital_of(name)

    # In the sentences before.

    def _framed(self, index: int) -> Place | None:
        """The place that frames a sentence: the one that opens its paragraph, or that of the sentence it goes on with.

        "In Alma-Ata, the protesters were pushed back. There is no information about the victims."
        """
        if index <= self.scene.lead:
            return None
        if _GOES_ON.match(self.low, self.sentences[index][0]) and not self._opens_paragraph(index):
            told = [p for p in self.scene.here(index - 1) if p.strength == LOCATIVE]
            if not told:
                return self._home_of(self.speakers.speeches(index - 1))
            return self.scene.shown(self._finest(told[0], told), "place_goes_on")
        for back in range(index, max(self.scene.lead, index - PARAGRAPH), -1):
            if self._opens_paragraph(back):
                first = self.sentences[back][0]
                if told_of_another(self.low, first, self.sentences[back][1]):
                    return None
                framing = [p for p in self.scene.here(back) if p.strength == LOCATIVE and p.start - first < OPENS]
                return self.scene.shown(framing[0], "place_of_paragraph") if framing else None
        return None

    def _opens_paragraph(self, index: int) -> bool:
        return index > 0 and "\n\n" in self.low[self.sentences[index - 1][1] - 1 : self.sentences[index][0] + 1]

    def _of_prices(self, index: int) -> Place | None:
        """For a price without a place: the nearest earlier sentence about prices that has one, else the country."""
        for back in range(index - 1, max(-1, index - 12), -1):
            first, last = self.sentences[back]
            if _PRICES.search(self.low, first, last):
                if _ANAPHOR_COUNTRY.search(self.low, first, last):
                    return self.scene.of_country("the_country")
                told = [p for p in self.scene.here(back) if p.strength >= NAMED]
                if told and len(told) < 2 and told[0].place.kind == "town" and back:
                    continue  # a town named in passing is no market
                if told:
                    one = len({place.canonical for place in told}) == 1
                    return (
                        self.scene.common(told)
                        or (self.scene.shown(told[-1], "place_of_prices") if one else None)
                        or self.scene.of_country("country_of_prices")
                    )
        return self.scene.of_country("country_of_prices") if _PRICES.search(self.low, 0, self.sentences[0][1]) else None

    def _home_of(self, speeches: list[Speech]) -> Place | None:
        """Where those are who spoke: of "bakers in La Paz" what is told of "several thousand of them"."""
        found = (self._of_speaker(0, speech.speaker) for speech in speeches[:1])
        return next((place for place in found if place), None)

    def _of_speaker(self, index: int, speaker: Speaker) -> Place | None:
        """Where the speaker is at home: of "a relief officer in Sylhet" what they tell of Sylhet; or spoke of last."""
        start, end = speaker.start, speaker.end
        for place in self.scene.all[
            bisect_left(self.scene.all_starts, start) : bisect_left(self.scene.all_starts, end)
        ]:
            if place.strength >= NAMED and RANKS[place.place.kind] > RANKS["country"] and self._is_home(start, place):
                return self.scene.shown(place, "place_of_speaker")
            if place.strength == POSSESSIVE and self._is_local_body(start, place):
                return self.scene.shown(place, "place_of_speaker")  # "La Libertad's mayor said"
            alone = place.end == end and _ALONE.fullmatch(self.text, start, place.start) is not None
            first = self.sentences[index][0]
            goes_on = start < first and _IT_HAS.match(self.low, first) is not None
            counts = speaker.rule in COUNTED or goes_on or _OF_ITSELF.match(self.low, end) is not None
            if alone and (RANKS[place.place.kind] > RANKS["country"] or counts):
                return self.scene.shown(place, "place_of_speaker")  # "Kerala state reported 40 deaths"
        if speaker.rule == "pronoun" and index and start < self.sentences[index][0] and not self._sums_up(index):
            told = [p for p in self.scene.here(index - 1) if p.strength == LOCATIVE and p.start > end]
            if told:
                return self.scene.shown(told[-1], "speaker_goes_on")
        return None

    def _is_local_body(self, start: int, place: PlaceSpan) -> bool:
        """Whether a speaker is of a town's own: its mayor, its hospital."""
        if place.start == start and _ITS_OFFICIAL.match(self.low, place.end):
            return True
        return place.place.kind == "town" and self.low.startswith((" hospital", " police"), place.end)

    def _is_home(self, start: int, place: PlaceSpan) -> bool:
        """Whether a speaker is of a place: "a relief officer in Sylhet", "bakers in La Paz"."""
        abroad = self.country is not None and place.place.country not in ("", self.country[0])
        if not abroad and HOME.search(self.low, start, place.start):
            return True
        people = _SOMEBODY_IN.fullmatch(self.low, start, place.start) if place.strength == LOCATIVE else None
        return people is not None and people["who"] not in _SEATED and not self.scene.is_aside(start, place)


def _is_of_world_market(low: str, first: int, start: int, end: int) -> bool:
    """Whether a price is one that holds all over the world: of copper a tonne, of gold an ounce."""
    per = _PER_MEASURE.search(low, start, end) or _PER_MEASURE.match(low, end)
    return per is not None and _COMMODITY.search(low, first, start) is not None


def _is_national(speaker: Speaker) -> bool:
    """Whether somebody speaks for a whole country."""
    return _NATIONAL.search(speaker.surface) is not None


def _fits(kind: str, place: PlaceSpan) -> bool:
    if kind in ("city", "town", "village", "suburb", "camp", "capital", "area", "settlement", "port"):
        return place.place.kind == "town"
    if kind in ("region", "province", "state", "county"):
        return place.place.kind == "region"
    return place.place.kind == "region" or not place.known


_ALONE = re.compile(r"(?:(?:[Tt]he|[Nn]eighbou?ring|[A-Z]\w+['’]s) )*")
"""What may stand before a place that itself is the speaker: "India's Kerala state reported"."""
_ITS_OFFICIAL = re.compile(r"['’]s (?:\w+ )?(?:mayor|governor|prefect|sheriff|(?:police|fire) chief)\b")
_ELSEWHERE = re.compile(r"\b(?:from|to|towards?|by|for|asked|urged|told|accused|blamed|sued|thanked) (?:and |or )?$")
_OF_ITSELF = re.compile(r" (?:says|said) (?:that )?it (?!would|will|could|planned|sent|is sending)")
_IT_HAS = re.compile(r"it (?:has|had|lost|also|alone)\b")
_OF_ITS = re.compile(r" of (?:the |all )?")
_GAP = re.compile(
    r" (?:state |province |county |district |region )?(?:(?:with|had|has|for|at|accounting for|counting|reporting) )?"
)
"""What stands between the place of a list and its figure."""
_NEXT_OF_LIST = re.compile(r"(?:;|,| and|, and|, with|—|–) (?:the )?$")
_GOES_ON = re.compile(
    r"[\"“]?(?:its|their|there(?! (?:is|are|was|were|has|have|had)\b)|one of|(?:on \w+ )?(?:\w+ ){0,3}of"
    r" (?:them|these|those))\b"
)
"""What opens a sentence that goes on with the one before."""
_NOT_IN_IT = re.compile(
    r"\b(?:north|south|east|west|\w+(?:-|th)(?:east|west)|outside|km|kilometers|kilometres|miles) of$"
    r"|\b(?:conference|reporters|journalists|briefing|services|said|told)(?: \w+)? in$"
)
"""Before "the capital": a point of reference, or where somebody spoke."""
_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_CLAUSE = re.compile(
    r";|\b(?:days?|weeks?|months?|years?) (?:after|before) |, (?:and|but|while|as) | (?:while|but|whereas) |\d"
    r"|\band (?:\w+ly )?\w+(?:ed|ing)\b"
)
_OF_OTHERS = re.compile(
    r"(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|half|quarters?|most|rest"
    r"|others?|many))(?: of (?:them|these|whom)| others?| more| are| were)? (?:in|at|near"
    r"|from) (?:the )?(?:\w+ )?$"
    r"|\b(?:rest|others|most|half)(?: are| were)? (?:in|at) (?:\w+ ){1,3}(?:in|on|at|near) (?:the )?$"
)
_NATIONAL = re.compile(
    r"^(?!.*\b(?:provincial|regional|state|local|city|district|municipal|county)\b)(?:.*\b)?(?:minist(?:ry|er)"
    r"|government|president|premier|national|federal|parliament|central bank|federation|confederation)\b",
    re.IGNORECASE,
)
"""A speaker for the whole country."""
_OF_MOURNING = re.compile(r" of (?:national |official )?(?:mourning|silence)\b")
_NATIONAL_SUBJECT = re.compile(
    r"\b(?:inflation|unemployment|interest rates?|key rate|gross domestic product|gdp|exports|imports|petrol|gasoline"
    r"|diesel|currency|reserves|public debt|foreign debt|the country (?:needs|owes|spends|imports|exports))\b[^.;]*$"
)
_OPENS_WITH = re.compile(
    r"the (\w+) (?:has |had |is |was )?(?:lost|fallen|slid|weakened|fell|slumped|traded|gained|rose|dropped)\b"
)
_TREASURY = re.compile(r"\b(?:[Ff]inance [Mm]inist|[Cc]entral [Bb]ank|[Tt]reasury|[Ss]tatistics)")
"""A speaker on what the whole country earns, owes and spends."""
_GOVERNMENT_ACTS = re.compile(r"the (?:\w+ )?(?:government|parliament|cabinet|prime minister|president|premier)\b")
_NATION_WIDE = re.compile(r"\b(?:national|federal|interior|prime minister)\b", re.IGNORECASE)
_ACTS = re.compile(r" (?:has |have |had |also |itself )?[a-z]+ed\b")
_IN_ALL = ("a total of", "in all,", "altogether", "overall,", "in total,", "across the country", "nationwide")
_PER_MEASURE = re.compile(r" (?:an?|per) (?:tonne|ton|ounce|barrel|troy ounce)\b")
_COMMODITY = re.compile(
    r"\b(?:copper|cobalt|gold|silver|platinum|palladium|nickel|zinc|tin|aluminium|aluminum|iron ore|brent|crude"
    r"|the metal)\b"
)
_APPOSED = re.compile(r"['’]s|,| \(|$| (?:in|at|near|of|on|outside|off|around)\b")
"""What stands between a whole and its part, or a part and its whole."""
_SEATED = frozenset(["authority", "union", "bank", "company", "firm", "group", "association", "agency", "office"])
_SOMEBODY_IN = re.compile(r"(?:an? |the |some |many |most )?(?:[a-z-]+ )?(?P<who>[a-z-]+) (?:in|at|near) (?:the )?")
_SENT_TO = re.compile(r"\b(?:sent|deployed|dispatched|rushed|ordered)(?: \w+){0,2} to (?:the )?$")
_SHARES = re.compile(r"\b(?:shares?|stock)\b")
_THINGS = re.compile(
    r"(?:['’]s)? (?!(?:\w+(?:ers|ors|ists|ians|nts)|troops|forces|authorities|officials|companies|firms)\b)[a-z]+s\b"
)
_TURN = re.compile(r"(?:;|\b(?:and|but|while|whereas)) (?:the |its |\w+['’]s )?$")
"""What turns to another speaker."""
_STATEMENT = re.compile(
    r";|[.!?][\"”]? (?=[A-Z])|\band (?:that|(?:also )?(?:said|says|will|would|is|are|was|were|has|have|had|plans?"
    r"|wants?|expects?|hopes?))\b"
)
"""What begins another statement."""
_SUBORDINATE = re.compile(r"\b(?:after|when|as|while|because|where|who)(?: [\w'’]+)? $")
_PART = re.compile(r"\b(?:of (?:them|these|those|whom|which)|including|among (?:them|these|those|whom))\b(?!.*, )")
"""What tells of a part of what was counted, unless a comma closes it: "65 people, most of them women, in a park"."""
_CLAUSE_OPENS = re.compile(
    r"(?:^|[.,;:!?\"”–—-] ?|\n|\b(?:and|but|while|though|that) |\b(?:in|since|by) \d{4} |\blast (?:year|month|week) )$"
)
_WHICH = re.compile(r", (?:which|where|whose)\b")
_SENDS = re.compile(
    r"\b(?:sends?|sent|dispatched|deployed?|pledged|donated|offered|promised|said|says|put|puts|counted|reported)\b"
)
_NAME_FOLLOWS = re.compile(r",? (?:of )?[A-Z][a-z]")
# Each pattern begins with letters, so that the search can skip to them.
_THE_KIND = re.compile(
    r" the (?:whole |entire |same |[\w-]+ (?:[\w-]+ )?(?=country|nation|kingdom))?"
    r"(?P<kind>country|nation|republic|kingdom|district|province|region|state|city|town|village"
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
