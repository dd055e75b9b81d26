"""Where it was: the place a figure speaks of, among all that its text names.

A reader decides in this order. What the sentence names for the figure comes first (`sentence_places`); then what only a
whole country has; then, for a price, the market that was told of with prices; then what the paragraph or the sentence
before goes on with; then where the speaker is at home; and last the scene of the story, its place or its country.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.cues import measures
from crossfoot.facts.generalities import is_general
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.bulletins import opens_line, scope_of
from crossfoot.facts.places.held_back import told_of_another
from crossfoot.facts.places.named import LOCATIVE, NAMED, POSSESSIVE, PlaceSpan
from crossfoot.facts.places.references import NOWHERE
from crossfoot.facts.places.scenes import Scene
from crossfoot.facts.places.sentence_places import IN_SENTENCE, SentencePlaces
from crossfoot.facts.places.signs import heads_line
from crossfoot.facts.places.speaker_places import place_of_nationals, place_of_speaker
from crossfoot.facts.places.text_places import LOOK_BACK, Place, is_finer
from crossfoot.facts.places.whole_countries import (
    counted_kind,
    counts_for_all,
    is_had_by_countries,
    is_of_countries,
    is_of_the_economy,
    is_of_the_nation,
    is_of_the_treasury,
    is_of_the_war,
    is_of_the_world,
    is_of_the_years,
    is_of_votes,
    opens_with_money,
    speaks_for_all,
    stands_alone,
    state_pays,
    sums_up,
)
from crossfoot.facts.speakers.attributions import Speakers
from crossfoot.facts.speakers.speech import Speaker
from crossfoot.lexicon.patterns import trie
from crossfoot.mentions.pronouns import ANY_OF_THEM

PRICED = frozenset({"price", "price_change", "price_factor", "exchange_rate", "price_demanded", "subsidy_cost"})
"""Measures that hold for a market: a country's or a region's, not for the square where people protest them."""
OF_THE_STORM = frozenset({"speed"})
"""Measures of the storm itself, wherever it goes on to strike."""
OF_A_POINT = frozenset({"magnitude", "distance"})
"""Measures of a quake or another thing at one point, told from the nearest town."""
PARAGRAPH = 8
"""Sentences among which the one that opens the paragraph is looked for."""
OPENS = 24
"""A place that near to the start of a paragraph, in characters, frames it: "In Alma-Ata, …"."""


class Whereabouts:
    """The places of one text, asked by a figure's span; `figures` are where its figures begin."""

    def __init__(
        self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers, figures: Sequence[int] = ()
    ) -> None:
        self.text, self.low, self.sentences, self.speakers = text, low, speakers.sentences, speakers
        self.scene = Scene(text, low, places, speakers)
        self.main = self.scene.main
        self._in_sentence = SentencePlaces(self.scene, figures)
        self._last: dict[str, Place | None] = {}
        """Where the last figure of each unit was."""
        self._priced: dict[int, Place | None] = {}
        self._has_paragraphs = "\n\n" in low
        self._scope = scope_of(self.scene, speakers.issuer)

    def place(
        self, start: int, end: int, *, measure: str | None, speaker: Speaker | None, unit: str = ""
    ) -> Place | None:
        """Where the figure at ``[start, end)`` was, given who said it."""
        index = self.speakers.sentence_at(start)
        first = self.sentences[index][0]
        if is_general(self.low, first, end):
            return None
        found = self._named_for_it(index, start, end, measure, speaker)
        if _is_of_harm(measure) and is_of_countries(self.low, end, self.sentences[index][1]):
            return None
        if found is None and self._scope and opens_line(self.text, first):
            found = self._scope
        if found is None and not is_of_the_world(self.low, first, start, end):
            found = self._of_whole(start, unit) or self._around(index, start, measure, speaker, unit) or self.main
        if unit == "place" and (counted := counted_kind(self.low, start, end)):
            within = next((p for p in self.scene.within(start, end) if p.strength >= POSSESSIVE), None)
            found = self.scene.shown(within, "place_named") if within else self._of_counted(counted, found)
        self._last[unit] = found
        return None if found is NOWHERE else found

    def _of_whole(self, start: int, unit: str) -> Place | None:
        """Where those were whom a figure counts some of: "killed 96 in Jos. … 24 of them were in a clinic"."""
        return self._last.get(unit) if _OF_THEM.match(self.low, start) else None

    def _of_counted(self, kind: str, found: Place | None) -> Place | None:
        """Where counted regions or towns lie: "nine other provinces" in the country, not in the one named beside."""
        if found is None:
            return None
        of_it = gazetteer.lookup(gazetteer.folded(gazetteer.without_type(found.canonical)))
        finer = gazetteer.RANKS[of_it[0].kind if of_it else "town"] - gazetteer.RANKS[kind]
        beside = found.rule in ("place_named", "place_gapped") and found != self.main
        if finer < 0 or (finer == 0 and kind == "region" and not beside):
            return found
        span = self.scene.span
        if kind == "region" and span is not None and span.place.kind == "region" and self.main != found:
            return self.main  # "floods in Bihar … 12 districts"
        return self.scene.of_country("country_of_places") or found

    def _named_for_it(
        self, index: int, start: int, end: int, measure: str | None, speaker: Speaker | None
    ) -> Place | None:
        """What its own sentence tells of the figure."""
        found = (self._that_far(start) or self._from_the_town(end)) if measure == "distance" else None
        found = found or self._in_sentence.of(index, start, end, speaker)
        if measure in OF_THE_STORM and found is not None and found.rule == "place_later":
            found = None  # "with winds of 120 kph, it also left 20 dead in Cotabato"
        if measure in OF_A_POINT and self._is_of_country(found or self.main):
            found = self._beside(index) or found
        if found is None:
            matters = self._is_national_matter(index, start, end, measure)
            return self.scene.of_country("national_matter") if matters else None
        return self.main if self._is_coarser(index, found) else found  # "quake hits Indonesia" above a story of Aceh

    def _around(self, index: int, start: int, measure: str | None, speaker: Speaker | None, unit: str) -> Place | None:
        """What the sentences before, or the speaker, tell of a figure whose own sentence names no place."""
        found = place_of_speaker(self.scene, index, speaker) if speaker and measure in PRICED else None
        if found is None and measure in PRICED and is_of_the_treasury(speaker):
            found = self.scene.of_country("national_matter")
        if found is None and measure in PRICED and not self._is_of_shares(index, start):
            if index not in self._priced:
                self._priced[index] = self._of_prices(index)
            found = self._priced[index]
        if found is None and not speaks_for_all(speaker) and not stands_alone(self.low, self.sentences[index][0]):
            found = self._framed(index)
        if found is None and sums_up(self.low, self.sentences[index][0]):
            found = self._whole_told_before(index)
        if found is None and speaker:
            found = place_of_speaker(self.scene, index, speaker)
        if found is None and speaker and not speaks_for_all(speaker):
            found = self._home_beside(index, start, speaker)
        if found is None and (is_of_the_treasury(speaker) or self._is_paid_by_the_state(index, unit)):
            found = self.scene.of_country("national_matter")
        if found is None and _is_of_harm(measure):
            found = place_of_nationals(self.scene, speaker)
        if found is None and self._is_counted_for_all(index, start, measure, speaker):
            found = self.scene.of_country("national_count")
        return found

    def _whole_told_before(self, index: int) -> Place | None:
        """The country of which the sentence before told as a whole: "Violence fell nationwide. A total of 258 …"."""
        if index == 0 or not _ANAPHOR_COUNTRY.search(self.low, *self.sentences[index - 1]):
            return None
        return self.scene.of_country("the_country")

    def _is_national_matter(self, index: int, start: int, end: int, measure: str | None) -> bool:
        """Whether the figure is of what a whole country has: days of mourning, inflation, a price of petrol."""
        if is_of_the_war(self.low, self.sentences[index][0], start):
            return True
        if index > self.scene.lead and is_of_the_nation(self.low, self.sentences[index][0], start):
            return True
        first, last = self.sentences[index]
        if is_had_by_countries(self.low, first, start, end) or opens_with_money(self.low, first):
            return True
        if index <= self.scene.lead:
            return False
        if _is_of_harm(measure):  # not "petrol caught fire and killed 12"
            return self.scene.opening.is_at_one_point and is_of_the_years(self.low, first, start, end, last)
        return is_of_the_economy(self.low, first, start) or is_of_votes(self.low, end)

    def _is_paid_by_the_state(self, index: int, unit: str) -> bool:
        """Whether a sentence behind the lead tells what money the country's government gives or takes."""
        if not (unit[:3].isupper() and len(unit) > 2 and index > self.scene.lead):
            return False
        of_prices = _PRICES.search(self.low, 0, self.sentences[self.scene.lead][1]) is not None
        is_relief = self.scene.opening.is_over_a_stretch and not of_prices  # for those a flood hit
        return not is_relief and state_pays(self.low, self.sentences[index][0])

    def _is_of_march(self, place: PlaceSpan) -> bool:
        """Whether people march or strike at a place: "a march in Durban against fuel prices"."""
        return _MARCH.search(self.low, max(0, place.start - 32), place.start) is not None

    def _is_counted_for_all(self, index: int, start: int, measure: str | None, speaker: Speaker | None) -> bool:
        """Whether a national body tells the harm of what went over the country."""
        if _OF_THE_DEAD.match(self.low, start):
            return False  # "Sixteen of the victims": where those are
        return _is_of_harm(measure) and counts_for_all(speaker) and self.scene.is_over_a_country(index, speaker)

    def _is_of_shares(self, index: int, start: int) -> bool:
        """Whether a firm's own price is told: its shares', or its product's where the story is the firm's."""
        return _SHARES.search(self.low, self.sentences[index][0], start) is not None or self.scene.opening.is_of_a_firm

    def _is_coarser(self, index: int, found: Place) -> bool:
        """Whether headline or lead name only what holds the scene."""
        scene, rule = self.scene, self.main.rule if self.main else ""
        last = scene.lead if rule in ("place_of_dateline", "named_later") else 0
        if index > last or scene.span is None or found.rule not in IN_SENTENCE:
            return False
        if any(p.canonical == found.canonical and scene.is_wide(p) for p in scene.here(index)):
            return False  # "a strike across Greece" above a march in Athens
        if rule == "named_later":
            if (
                scene.span.place.kind == "venue"
                and scene.told
                and found.canonical == scene.told.canonical != scene.holding
            ):
                return False  # workers march in Dhaka over a fire in one of its factories
            wider = (scene.country and scene.country.name, scene.told and scene.told.canonical)
            return found.canonical in wider or gazetteer.contains_name(found.canonical, scene.span.place)
        return gazetteer.contains_name(found.canonical, scene.span.place)

    # What is measured from a place, or at one point.

    def _that_far(self, start: int) -> Place | None:
        """The place that is that far: "Sukkur, 60 km away"."""
        at = bisect_left(self.scene.all_starts, start) - 1
        if at < 0 or _APPOSITION.fullmatch(self.text, self.scene.all[at].end, start) is None:
            return None
        return self.scene.shown(self.scene.all[at], "place_that_far")

    def _from_the_town(self, end: int) -> Place | None:
        """The town last named, from which it is told to be that far: "about 200 km from the town"."""
        if _FROM_THE_TOWN.match(self.low, end) is None:
            return None
        before = self.scene.places[: bisect_left(self.scene.starts, end)][: -LOOK_BACK - 1 : -1]
        town = next((p for p in before if is_finer(p, "country") and p.strength >= NAMED), None)
        return self.scene.shown(town, "place_that_far") if town else None

    def _is_of_country(self, place: Place | None) -> bool:
        country = self.scene.country
        return place is None or (country is not None and place.canonical == country.name)

    def _beside(self, index: int) -> Place | None:
        """The place from which the way to that point is told: of "61 km northwest of Chivay" Chivay."""
        near = [
            p for p in self.scene.within(*self.sentences[index]) if p.role == "reference" and p.place.kind == "town"
        ]
        return self.scene.shown(near[-1], "place_beside") if near else None  # "southwest of A near the village of B"

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
                return self._home_of_speaker(index - 1)
            return self.scene.shown(_finest(told), "place_goes_on")
        if there := self._of_its_event(index) or self._of_those_counted_before(index):
            return there
        for back in range(index, max(self.scene.lead, index - PARAGRAPH), -1):
            if self._opens_paragraph(back):
                first = self.sentences[back][0]
                framing = [p for p in self.scene.here(back) if self._frames(p, first)]
                framing = [p for p in framing if not self._is_of_line_above(p, self.sentences[index][0])]
                headed = bool(framing) and self.low.startswith(":", framing[0].end)
                if not headed and told_of_another(self.low, first, self.sentences[back][1]):
                    return None
                return self.scene.shown(framing[0], "place_of_paragraph") if framing else None
        return None

    def _of_its_event(self, index: int) -> Place | None:
        """Where another event was, of which the sentence before told: "In Sibi a mine blew up. The blast killed …"."""
        if index - 1 <= self.scene.lead or not _ITS_EVENT.match(self.low, self.sentences[index][0]):
            return None
        told = [p for p in self.scene.here(index - 1) if p.strength == LOCATIVE and not p.role]
        main = self.main.canonical if self.main else ""
        if not told or any(p.canonical == main for p in told):
            return None
        another = _ANOTHER_EVENT.search(self.low, *self.sentences[index - 1])
        return self.scene.shown(_finest(told), "place_goes_on") if another else None

    def _of_those_counted_before(self, index: int) -> Place | None:
        """The place that opens the sentence before, of which more is counted: "In Jos, 74 fell ill. A further 33 …"."""
        further = index - 1 > self.scene.lead and _FURTHER.match(self.low, self.sentences[index][0])
        if not further or self._opens_paragraph(index):
            return None
        first = self.sentences[index - 1][0]
        framing = next((p for p in self.scene.here(index - 1) if self._frames(p, first)), None)
        return self.scene.shown(framing, "place_goes_on") if framing else None

    def _frames(self, place: PlaceSpan, first: int) -> bool:
        """Whether a place frames the paragraph that begins at `first`: "In Alma-Ata, …", "VIRGINIA: …", "Mali is …"."""
        if place.start == first and self.low.startswith(":", place.end):
            return True
        if place.place.kind == "country" and place.start - first <= len("the ") and _IS.match(self.low, place.end):
            return self.scene.country is not None and place.place.name == self.scene.country.name
        return place.strength == LOCATIVE and place.start - first < OPENS

    def _is_of_line_above(self, place: PlaceSpan, first: int) -> bool:
        """Whether a place heads one line of a list, and the sentence that begins at `first` another."""
        return heads_line(self.text, place.start, place.end) and "\n" in self.low[place.end : first]

    def _home_of_speaker(self, index: int) -> Place | None:
        """Where those are who spoke: of "bakers in La Paz" what is told of "several thousand of them"."""
        spoken = self.speakers.speeches(index)
        return place_of_speaker(self.scene, 0, spoken[0].speaker) if spoken else None

    def _home_beside(self, index: int, start: int, speaker: Speaker) -> Place | None:
        """Where those are who spoke before in the sentence: "Police in Bulawayo said …; a doctor counted eight"."""
        first = self.sentences[index][0]
        spoken = (
            s.speaker
            for s in self.speakers.speeches(index)
            if first <= s.speaker.start < start and s.speaker.start != speaker.start
        )
        return next(filter(None, (place_of_speaker(self.scene, index, other) for other in spoken)), None)

    def _opens_paragraph(self, index: int) -> bool:
        return (
            self._has_paragraphs
            and index > 0
            and "\n\n" in self.low[self.sentences[index - 1][1] - 1 : self.sentences[index][0] + 1]
        )

    def _of_prices(self, index: int) -> Place | None:
        """For a price without a place: the nearest earlier sentence about prices that has one, else the country."""
        for back in range(index - 1, max(-1, index - 12), -1):
            first, last = self.sentences[back]
            if _PRICES.search(self.low, first, last):
                if _ANAPHOR_COUNTRY.search(self.low, first, last):
                    return self.scene.of_country("the_country")
                told = [p for p in self.scene.here(back) if p.strength >= NAMED]
                if told and len(told) < 2 and told[0].place.kind == "town" and (back or self._is_of_march(told[0])):
                    continue  # a town named in passing, or where people march, is no market
                if told:
                    one = len({place.canonical for place in told}) == 1
                    listed = told[0].group >= 0 and len({place.group for place in told}) == 1
                    return (
                        (self.scene.common(told) if listed else None)
                        or (self.scene.shown(told[-1], "place_of_prices") if one else None)
                        or self.scene.of_country("country_of_prices")
                    )
        return self.scene.of_country("country_of_prices") if _PRICES.search(self.low, 0, self.sentences[0][1]) else None


def _is_of_harm(measure: str | None) -> bool:
    """Whether a measure is one that adds up: of dead, of homes lost."""
    return measure is not None and measures()[measure].accumulates


def _finest(told: list[PlaceSpan]) -> PlaceSpan:
    """The one place of a sentence that is finer than the others; the first where there are several."""
    rank = max(gazetteer.RANKS[p.place.kind] for p in told)
    finest = {p.canonical: p for p in told if gazetteer.RANKS[p.place.kind] == rank}
    return next(iter(finest.values())) if len(finest) == 1 else told[0]


_GOES_ON = re.compile(
    r"[\"“]?(?:[\w-]+ others?|its|their|there(?! (?:is|are|was|were|has|have|had)\b)|one of"
    rf"|(?:on \w+ )?(?:\w+ ){{0,3}}of (?:{ANY_OF_THEM})|of the (?:bodies|dead|victims|injured|wounded|missing)(?=,))\b"
)
"""What opens a sentence that goes on with the one before."""
_IS = re.compile(r" (?:is|was|remains|ranks) ")
_FURTHER = re.compile(r"(?:another|a further) (?:[a-z]+ ){0,2}\d|\d[\d,]* (?:more|others)\b")
_ITS_EVENT = re.compile(rf"the (?:\w+ )?(?:{one_of('its_event')})\b")
_ANOTHER_EVENT = re.compile(
    rf"\b(?:an?|another|two|three|gunmen|militants|rebels) [^.;]{{0,60}}?\b(?:{one_of('happened')})\b"
)
_APPOSITION = re.compile(r", (?:[^,.;\d]{3,48}, )?")
"""What stands between a place and how far it is: "Surabaya, the second-largest city, about 500 km away"."""
_FROM_THE_TOWN = re.compile(
    r"(?: \([^()]{0,24}\))?(?: away)?(?: (?:[a-z-]+ )?(?:north|south|east|west)[a-z-]*(?: of)?)?"
    r" (?:from )?the (?:city|town|village|capital)\b"
)
"""Behind how far it is: "115 km (71 miles) from the city", "40 km north of the town"."""
_OF_THE_DEAD = re.compile(rf"[\w,-]+ of (?:the|those|these|its|their) (?:{one_of('counted_before')})\b")
"""A figure that counts some of those told before: "Sixteen of the victims"."""
_OF_THEM = re.compile(r"[\w,-]+ of (?:them|those|these)\b")
_MARCH = re.compile(
    rf"\b(?:{one_of('marches')})(?: \w+)?"
    r" (?:in|at|through|across) (?:\w+ )?$"
)
_SHARES = trie(("share", "shares", "stock"))
_ANAPHOR_COUNTRY = re.compile(
    r"\b(?:in|across|throughout) the (?:whole |entire )?(?:country|nation|republic)\b|\bnationwide\b"
)
_PRICES = re.compile(
    r"\b(?:prices?|costs?|priced|tariffs?|fares?|rates?|subsid\w+|inflation|fuel|petrol|gasoline|diesel)\b"
)
