"""Where the story is: its main place and its country, out of headline, dateline and lead.

A reader takes as the scene the finest place that headline and lead agree on. A dateline is the scene where it lies in
the place they name ("MORBI, Oct 31: … snaps in Gujarat") or where they name none; a newsroom's dateline only where the
story is not the country's. What the lead holds back a later sentence tells. Places told side by side ("in Aktau and
Zhanaozen") stand for what holds them all. Where dateline and lead differ, the doubt is kept.
"""

from __future__ import annotations

from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS
from crossfoot.facts.place_vocabulary import one_of, whole
from crossfoot.facts.places.held_back import is_alone, named_later
from crossfoot.facts.places.leads import PART, LeadPlaces
from crossfoot.facts.places.named import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.facts.places.text_places import METROPOLIS, Place, is_capital, is_finer, is_newsroom
from crossfoot.facts.places.whole_countries import speaks_for_all
from crossfoot.facts.speakers.attributions import Speakers
from crossfoot.facts.speakers.speech import Speaker

LEAD = 4
"""Sentences in which the scene is looked for: headline, lead and two more."""


class Scene(LeadPlaces):
    """The places of one text, and what they say together of the story."""

    def __init__(self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers) -> None:
        super().__init__(text, low, places, speakers)
        self.holding = self.country.name if self.country else ""
        self.span, self.main = self._main()

    def of_country(self, rule: str) -> Place | None:
        """The story's country as the place of a figure."""
        if self.country is None:
            return None
        doubt = "where: the country is known by its money alone" if self.country.is_by_money else ""
        return Place(self.country.name, self.country.surface, rule, doubt)

    def is_over_a_country(self, index: int, speaker: Speaker | None = None) -> bool:
        """Whether a sentence is of a flood or a storm that goes beyond the main place, in a country that is named.

        A `speaker` may name it: "Nigeria's disaster agency".
        """
        if self.country is None or not self.opening.may_tell_of_a_stretch(self.low, *self.sentences[index]):
            return False
        name = self.country.name
        its = [p for p in self.all if p.place.kind == "country" and p.place.name == name]
        of_town = self.opening.is_without_centre and self.span is not None and is_finer(self.span, "region")
        firm = POSSESSIVE if of_town else NAMED
        return any(p.strength >= firm or (speaker and speaker.start <= p.start < speaker.end) for p in its)

    # The scene.

    def _main(self) -> tuple[PlaceSpan | None, Place | None]:
        """The mention that tells the scene, and the scene."""
        told = self.told
        if told is not None:
            listed = [place for place in self.here(self.index_of(told)) if place.group == told.group >= 0]
            if len(listed) > 1 or self._is_one_of_two(told):
                return self._of_list(listed)
        span = self._refined(told)
        if span is None:
            return None, self.of_country("country_of_story")
        place = self.shown(span, self._scene_rule(span, told))
        return span, place._replace(doubt=self._doubt(span, told))

    def _scene_rule(self, span: PlaceSpan, told: PlaceSpan | None) -> str:
        if span.role == "dateline":
            return "place_of_dateline"
        return "named_later" if told is not None and span is not told else "main_place"

    def _doubt(self, span: PlaceSpan, told: PlaceSpan | None) -> str:
        """What speaks for another scene than the one taken, where dateline and lead differ."""
        line = self.dateline
        if told is not None and span is not told:
            return f"where: {span.canonical} is taken, the lead has only {told.canonical}"
        if line is None or span is line or is_newsroom(line) or line.place == span.place:
            return ""
        if RANKS[span.place.kind] <= RANKS["country"] or gazetteer.contains(line.place, span.place):
            return ""
        return f"where: {span.canonical} is taken, the report was sent from {line.canonical}"

    def _of_list(self, listed: list[PlaceSpan]) -> tuple[PlaceSpan | None, Place | None]:
        """What holds the places of a list; of several countries' the one that the dateline lies in."""
        if common := self.common(listed):
            return None, common
        line = self.dateline
        here = self.within(*self.sentences[self.index_of(listed[0])]) if listed else []
        here = [p for p in here if p.role in ("", "outer")]
        great = {p.canonical: p for p in here if p.place.thousands >= METROPOLIS and p.place.kind == "town"}
        if len(great) == 1:
            city = next(iter(great.values()))
            return city, self.shown(city, "main_place")  # "in Makoko, Yaba and Oshodi, Lagos"
        held = next((p for p in listed if line and gazetteer.is_in_region(line.place, p.place)), None)
        if held is None and listed and not any(place.known for place in listed):
            held = listed[0]  # "between the villages of Palantla and Olmari"
        return held, self.shown(held, "main_place") if held else self.of_country("country_of_story")

    def _refined(self, told: PlaceSpan | None) -> PlaceSpan | None:
        """The dateline where it is the finer scene, or the only one; else what was told, else what is hinted at."""
        line = self.dateline
        if line is not None and self.country is not None and line.place.country not in ("", self.country.name):
            line = None  # sent from abroad
        if line is None:
            if told is None and self._is_of_several_there():
                return None
            return self._named_later(told) or self._beside_blast(told) or told or self._hinted()
        return self._of_dateline(line) if told is None else self._of_both(told, line)

    def _of_dateline(self, line: PlaceSpan) -> PlaceSpan | None:
        """The scene where the lead tells none: the dateline, unless it is a newsroom or the report is of more."""
        if is_newsroom(line) and (there := self._named_later(None, firmly=True) or self._beside()):
            return there
        if self._is_all_over(line) or self._is_of_several_there():
            return None
        of_country = self._is_national() if is_capital(line) else self._opens_with_country(line)
        of_country = of_country or (self._goes_beyond(line) and self._is_told_for_all())
        return self._named_later(None) if of_country else line

    def _of_both(self, told: PlaceSpan, line: PlaceSpan) -> PlaceSpan:
        """What was told or the dateline, whichever is the finer scene of one and the same event."""
        if told.place.kind == "country" and is_newsroom(line):
            return self._named_later(told) or told
        if told.place.kind == "venue":
            return told
        if self._is_off_it(told, line) or self._is_of_verdict(told):
            return line
        close = told.place.kind == "region" and self.opening.is_at_one_point and not is_newsroom(line)
        close = close and gazetteer.contains(told.place, line.place) and not self.is_wide(told)
        if later := self._named_later(told, firmly=close):
            return later
        if is_capital(line) or self.is_wide(told) or not gazetteer.contains(told.place, line.place):
            return told
        if told.place.kind == "region" or line.place.thousands >= METROPOLIS:
            at_one_point = self.opening.is_at_one_point
        else:
            at_one_point = not self.opening.is_over_a_stretch
        return line if at_one_point else told

    def _beside(self) -> PlaceSpan | None:
        """The place of the lead from which the way to the event is told: "50 km south of the island of Lampedusa"."""
        beside = self._references_of_lead()
        return next((p for p in beside if self.dateline and p.place != self.dateline.place), None)

    def _is_of_verdict(self, told: PlaceSpan) -> bool:
        """Whether a jury or judge decided where the dateline is, on what had been near another place."""
        first, last = self.sentences[self.lead]
        ruled = _VERDICT.search(self.low, first, min(last, told.start))
        return ruled is not None and _BACK_THEN.search(self.low, ruled.end(), told.start) is not None

    def _is_off_it(self, told: PlaceSpan, line: PlaceSpan) -> bool:
        """Whether headline and dateline agree on an island or a town off which it was: "the channel off Nungwi"."""
        if not self.low.endswith(_OFF, 0, told.start):
            return False
        above = (p for index in range(self.lead) for p in self.here(index))
        return any(p.place == line.place and p.strength >= NAMED for p in above)

    def _beside_blast(self, told: PlaceSpan | None) -> PlaceSpan | None:
        """The town that what happened is told to have been next to: "The bomb went off west of Kandahar city"."""
        if not self.opening.is_at_one_point or (told is not None and told.place.kind != "country"):
            return None
        last = self.sentences[min(self.lead + 1, len(self.sentences) - 1)][1]
        near = (p for p in self.within(0, last) if p.role == "reference" and is_finer(p, "country"))
        return next((p for p in near if _RIGHT_BY.search(self.low, max(0, p.start - 48), p.start)), None)

    def _named_later(self, told: PlaceSpan | None, *, firmly: bool = False) -> PlaceSpan | None:
        country = self.country.name if self.country else ""
        return named_later(self, self.opening, self.lead, told, country, firmly=firmly)

    def _hinted(self) -> PlaceSpan | None:
        """The first place of the opening however weakly named, or a town that somebody speaks for."""
        if self._opens_with_its_officials(self._lead_ends()) or self._is_told_by_its_head():
            return None
        opening = [self.here(index) for index in range(min(max(LEAD, self.lead + 3), len(self.sentences)))]
        weak = [
            p
            for here in (opening[self.lead : self.lead + 1], opening[:1])
            for ps in here
            for p in ps
            if not self.is_origin(p) and not self.is_beside_it(p) and not self._is_of_part(p)
        ]
        firm = [p for here in opening[1:] for p in here if p.strength == LOCATIVE and not self._is_of_part(p)]
        at_one_point = self.opening.is_at_one_point
        later = [p for p in firm[:1] if self._is_at_home(p) and (at_one_point or is_alone(self, p))]
        towns = [place for place in weak if place.place.kind == "town"]
        homes = (
            p
            for p in self.all
            if p.strength == NAMED and p.place.kind == "town" and HOME.search(self.low, max(0, p.start - 24), p.start)
        )
        first = next(iter([*self._seats(), *towns, *weak, *later]), None)
        return first or next(homes, None) or self._court()

    def _court(self) -> PlaceSpan | None:
        """The town of the first local body of the opening: "Liverpool Crown Court heard"."""
        stop = self.sentences[min(LEAD, len(self.sentences)) - 1][1] if self.sentences else 0
        bodies = (p for p in self.within(0, stop) if p.strength == POSSESSIVE and p.place.kind == "town")
        return next((p for p in bodies if self.text[p.end : p.end + 2].strip().isupper()), None)

    def _goes_beyond(self, line: PlaceSpan) -> bool:
        """Whether the lead may tell of more than the dateline: of a flood, or from a capital of no one happening."""
        if self.opening.is_over_a_stretch or self.opening.is_at_one_point or not is_capital(line):
            return self.opening.is_without_centre or (self.opening.is_over_a_stretch and is_capital(line))
        return _HAPPENED.search(self.low, *self.sentences[self.lead]) is None

    def _is_told_for_all(self) -> bool:
        """Whether who speaks for a whole country tells the lead: "the health ministry said", "President Keita said"."""
        return any(speaks_for_all(speech.speaker) for speech in self.speakers.speeches(self.lead))

    def _is_told_by_its_head(self) -> bool:
        """Whether who speaks for a country that the name tells opens the story: "President Keita of Mali said"."""
        told = (speech.speaker for speech in self.speakers.speeches(self.lead) if speaks_for_all(speech.speaker))
        return any(p.place.kind == "country" for speaker in told for p in self.within(speaker.start, speaker.end))

    def _seats(self) -> list[PlaceSpan]:
        """The seats of those who open the story: "the Milan-based group said", "Sanaa's field hospital says"."""
        last = self._lead_ends()
        return [
            p
            for p in self.within(0, last)
            if p.place.kind == "town"
            and (
                (p.strength == POSSESSIVE and _LOCAL_BODY.match(self.low, p.end))
                or (p.strength == LOCATIVE and not p.role and not self.is_aside(0, p) and not self._is_of_part(p))
            )
        ]

    def _is_one_of_two(self, place: PlaceSpan) -> bool:
        """Whether a place is told beside another: "one in Olst and the other in Enschede"."""
        if _OTHER.match(self.low, place.end):
            return True
        return _THE_OTHER.search(self.low, max(0, place.start - 24), place.start) is not None

    def _is_national(self) -> bool:
        """Whether the opening names the dateline's country, its people or places in it, other than its officials."""
        line = self.dateline
        stop = self.sentences[min(2, len(self.sentences)) - 1][1]
        here = [p for p in self.all if p.start < stop and p.role not in ("dateline", "speech")]
        if line is None:
            return False
        if there := [p for p in here if p.place == line.place and p.start < self._lead_ends()]:
            return all(self._is_of_part(p) for p in there)  # "NAIROBI - … 22 died, 19 of them in Nairobi"
        countries = [p for p in here if p.place.kind == "country" and p.place.country == line.place.country]
        if self.opening.is_of_a_firm and all(p.strength == PEOPLE for p in countries):
            return False  # "TAIPEI - Taiwanese computer maker Hsinlong"
        here = [p for p in here if p.place.kind != "town" or p.place.region != line.place.region]
        at_one_point = self.opening.is_at_one_point
        return any(
            p.place.country == line.place.country and not (at_one_point and self._is_of_officials(p)) for p in here
        )

    def _is_all_over(self, line: PlaceSpan) -> bool:
        """Whether things happened in several places of the dateline's country, and none of them in the dateline."""
        firm = [p for p in self.places if p.strength == LOCATIVE and is_finer(p, "country")]
        firm = [p for p in firm if not _ALSO.search(self.low, max(0, p.start - PART), p.start)]
        home = {p.canonical: p for p in firm if p.place.country == line.place.country}
        regions = [p for p in home.values() if p.place.kind == "region"]
        if not self.opening.is_over_a_stretch or line.canonical in home:
            return False
        return len(regions) > 1 or (is_capital(line) and len(home) > 2)

    def _opens_with_country(self, line: PlaceSpan) -> bool:
        """Whether a story sent from a great city begins with what the country has: "Turkey's death toll rose"."""
        after = self.within(line.end, self._lead_ends())
        first = next((p for p in after if p.role != "dateline"), None)
        if first is None or not is_newsroom(line) or first.place.name != line.place.country:
            return False
        return ITS_TOLL.match(self.low, first.end) is not None

    def _is_of_several_there(self) -> bool:
        """Whether the lead tells of several places of a country by its people's name: "four Indonesian villages"."""
        lead = self.within(*self.sentences[self.lead])
        return any(p.place.kind == "country" and _ITS_SEVERAL.match(self.low, p.end) for p in lead)

    def _is_of_officials(self, place: PlaceSpan) -> bool:
        """Whether a name only tells whose officials speak or act: "Spain's government"."""
        return _OFFICIALS.match(self.low, place.end) is not None


_LOCAL_BODY = re.compile(
    r"-based |['’]s (?:\w+ ){0,2}(?:hospital|police|mayor|university|zoo|morgue|coroner|council|fire brigade)"
    r"| (?:hospital|police|officials|authorities|city council|fire brigade|firefighters)\b"
)
HOME = re.compile(rf"\b(?:{one_of('at_home')})s?\b")
_OTHER = re.compile(r",? and (?:the other|another|one) (?:\w+ )?(?:in|at|near) ")
_THE_OTHER = re.compile(r"\b(?:the other|another) (?:\w+ )?(?:in|at|near) $")
_OFFICIALS = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:government|officials?|police|ministry|minister|army|authorities|prosecutors?|parliament)\b"
)
_ALSO = re.compile(r"\balso\b[^.;:]*$")
"""Before where a storm went on to: "part of a system that also ripped through Florida"."""
ITS_TOLL = re.compile(r"['’]s (?:[\w-]+ ){0,3}(?:toll|total|tally|count|number|cases)\b")
"""Behind a country or "the country": "raised the country's death toll to 48"."""
_RIGHT_BY = re.compile(rf"\b(?:{one_of('happened')}) (?:just )?(?:\w+ of|outside) (?:the )?(?:\w+ of )?$")
"""What happened right by a town, not so many miles from it."""
_VERDICT = whole("verdicts")
_HAPPENED = whole("happened")
_BACK_THEN = re.compile(r"\b(?:when|after|where|who|over|for) [^;]*$")
"""What leads back from a verdict to what it is on: "told a firm to pay the family of a man who died when"."""
_OFF = ("off ", "near ", "outside ")
_ITS_SEVERAL = re.compile(rf"(?:['’]s)? (?:\w+ ){{0,2}}(?:{one_of('several')})\b")
