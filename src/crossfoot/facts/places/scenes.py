"""Where the story is: its main place and its country, out of headline, dateline and lead.

A reader takes as the scene the finest place that headline and lead agree on. A dateline is the scene where it lies in
the place they name ("MORBI, Oct 31: … snaps in Gujarat") or where they name none; a newsroom's dateline only where the
story is not the country's. What the lead holds back a later sentence tells. Places told side by side ("in Aktau and
Zhanaozen") stand for what holds them all. Where dateline and lead differ, the doubt is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS
from crossfoot.facts.headings import ABOVE, HEADLINE, first_closed, headlines
from crossfoot.facts.place_vocabulary import one_of, whole
from crossfoot.facts.places.held_back import is_alone, named_later
from crossfoot.facts.places.named import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.facts.places.openings import Opening
from crossfoot.facts.places.signs import typed_before, words
from crossfoot.facts.places.story_countries import most_spoken_of
from crossfoot.facts.places.text_places import METROPOLIS, OUTER, Place, TextPlaces, is_capital, is_finer, is_newsroom
from crossfoot.facts.places.whole_countries import speaks_for_all
from crossfoot.facts.speakers.attributions import Speakers
from crossfoot.facts.speakers.speech import Speaker
from crossfoot.lexicon.months import beginnings
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.pronouns import ANY_OF_THEM

PART = 72
"""How far before a name, in characters, "of them" makes it only a part's."""
NEAR = 36
"""How far before a name, in characters, the word stands that makes it only what a place is near to."""
LEAD = 4
"""Sentences in which the scene is looked for: headline, lead and two more."""


class Scene(TextPlaces):
    """The places of one text, and what they say together of the story."""

    def __init__(self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers) -> None:
        super().__init__(text, low, places, speakers)
        self.lead = self._lead()
        opening = self._lead_ends()
        self.opening = Opening(low, opening)
        self.country = most_spoken_of(self, opening, is_of_a_firm=self.opening.is_of_a_firm)
        self.told = self._told()
        """What headline and lead firmly name."""
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

    def _told(self) -> PlaceSpan | None:
        """The place that lead and headline firmly name, the finer of the two where one holds the other."""
        title, lead = (
            self._firm(headlines(self.low, self.sentences, self.lead, self.captions)),
            self._firm((self.lead,)),
        )
        if title and lead:
            firmer = lead.strength > title.strength or lead.place.kind == "venue"
            finer = RANKS[lead.place.kind] > RANKS[title.place.kind] or typed_before(self.text, lead.start)
            finer = finer or self._is_held_by(lead, title)
            return lead if lead.known or not title.known or firmer or finer or _is_quarter(lead) else title
        return lead or self._measured_from(title) or title

    def _is_held_by(self, place: PlaceSpan, title: PlaceSpan) -> bool:
        """Whether the headline names what is told behind a place to hold it: "Bwera, a town of Kasese district"."""
        behind = self.within(place.end, place.end + OUTER)[:1]
        return any(p.role == "outer" and gazetteer.without_type(p.canonical) == title.canonical for p in behind)

    def _measured_from(self, title: PlaceSpan | None) -> PlaceSpan | None:
        """The place from which the lead tells the way, where it names no other: "a crash 40 km north of Gondar"."""
        line = self.dateline.place if self.dateline else None
        near = (p for p in self._references_of_lead() if p.place != line and self._is_at_home(p))
        found = next(near, None)
        if found is None or title is None:
            return found
        return found if RANKS[title.place.kind] < RANKS[found.place.kind] and title.place != found.place else None

    def _firm(self, indices: Sequence[int]) -> PlaceSpan | None:
        """The first place that sentences name as where something was, best a known one in the story's country."""
        here = [p for index in indices if index < len(self.sentences) for p in self.here(index)]
        here = [p for p in here if not (self.is_origin(p) or self.is_beside_it(p) or self._is_of_part(p))]
        here = [p for p in here if not self.is_of_the_crime(self.sentences[self.index_of(p)][0], p)]
        located = [p for p in here if p.strength == LOCATIVE]
        named = [p for p in here if p.strength == NAMED and not self.is_seat(p)]
        at_home = [p for p in (*located, *named) if p.known and self._is_at_home(p)]
        known = [p for p in (*located, *named) if p.known and (p in located or self._is_at_home(p))]
        at_one = [p for p in located if is_finer(p, "country") and self._is_at_home(p)]
        weak = at_home[0].strength == NAMED and at_home[0].place.kind == "country" if at_home else not known
        found = next(iter([*(at_one if weak else ()), *at_home, *known, *located]), None)
        found = found and self._lesser_in(self.in_not_near(found, located), located)
        return found and self._part_of_it(found, at_home)

    def _lesser_in(self, place: PlaceSpan, located: list[PlaceSpan]) -> PlaceSpan:
        """The hamlet that a region is named to hold: "an attack on Kaboro community in Zamfara state"."""
        if place.place.kind not in ("region", "town"):
            return place
        held = (p for p in located if not p.known and p.group < 0 and _HOLDS.fullmatch(self.low, p.end, place.start))
        if place.place.kind == "town":  # "Barangay Tipolo in Mandaue City"
            held = (p for p in held if _is_quarter(p) or p.place.kind == "venue")
        return next(held, place)

    def in_not_near(self, place: PlaceSpan, located: list[PlaceSpan]) -> PlaceSpan:
        """What lies near a place, where that is all the place is named for: "in Bokkos district near Jos"."""
        if self.low.find("near", max(0, place.start - NEAR), place.start) < 0:
            return place
        beside = (p for p in located if p.end < place.start and _IS_NEAR.fullmatch(self.low, p.end, place.start))
        return next((p for p in beside if is_finer(p, "country")), place)

    def is_seat(self, place: PlaceSpan) -> bool:
        """Whether a town only tells which firm is meant: "Wyeth of Madison, N.J."."""
        return (
            self.opening.is_of_a_firm and _FIRM_OF.search(self.text, max(0, place.start - 24), place.start) is not None
        )

    def _is_of_part(self, place: PlaceSpan) -> bool:
        """Whether a place only tells where a part was: "525 lives, 435 of them in Manabi"."""
        if place.place.kind == "country":
            return False
        if self.low.startswith(" alone", place.end):
            return True  # "11,300 in Derna alone"
        first = self.sentences[self.index_of(place)][0]
        if self.is_of_those(first, place):
            return True
        begin = max(first, place.start - PART)
        if _WORST_HIT.search(self.low, begin, place.start) or _COUNTED_APART.search(self.low, begin, place.start):
            return True
        return _SOME_OF_THEM.search(self.low, begin, place.start) is not None

    def _part_of_it(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        """The part of a place that the same sentence names: the town for "hits Indonesia"."""
        if self.is_wide(place):
            return place
        finer = (p for p in among if p.strength >= NAMED and self.lies_in(p, place))
        return next((p for p in finer if not _OF_THEM.search(self.low, place.end, p.start)), place)

    def _is_at_home(self, place: PlaceSpan) -> bool:
        return self.country is None or not place.place.country or place.place.country == self.country.name

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

    def _references_of_lead(self) -> list[PlaceSpan]:
        """The places from which the lead tells the way."""
        first = self.sentences[self.lead if self.dateline else 0][0] if self.sentences else 0
        lead = self.within(first, self._lead_ends())
        return [p for p in lead if p.role == "reference" and is_finer(p, "country")]

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

    def _opens_with_its_officials(self, stop: int) -> bool:
        """Whether a country's own ministry tells the story from its first sentence: "The French interior ministry"."""
        opening = (p for p in self.within(0, stop) if p.place.kind == "country")
        return any(_MINISTRY.match(self.low, p.end) for p in opening)

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

    def _lead(self) -> int:
        """The index of the first sentence of the story itself: 1 under a headline, else 0."""
        if len(self.sentences) < 2:
            return 0
        below = self.speakers.sentence_at(self.dateline.start) if self.dateline else 0
        if self.dateline and _DATELINE_ALONE.fullmatch(self.low, self.dateline.end, self.sentences[below][1]):
            last = len(self.sentences) - 1
            below = min(below + 1, last)  # "PORTO ALEGRE, May 5. A week of floods …"
            below = min(below + 1, last) if _AGENCY_ALONE.fullmatch(self.text, *self.sentences[below]) else below
        if 0 < below <= ABOVE:
            return below  # under a headline, captions, dates of print and a byline
        above = range(1, min(ABOVE + 1, len(self.sentences)))
        if signed := next((i for i in above if _SIGNED.match(self.text, self.sentences[i][0])), 0):
            return signed
        first, last = self.sentences[0]
        dated = self.dateline is not None and self.dateline.start < last
        runs_on = "\n" not in self.text[last : self.sentences[1][0]]
        goes_on = runs_on or _ON_A_DAY.search(self.low, first, last) is not None
        firm = NAMED if goes_on else LOCATIVE  # "Aid reached Mali on Monday. The Red Cross in Geneva released"
        told = dated or any(p.strength >= firm for p in self.here(0)) or self._opens_with_its_officials(last)
        told = told or (runs_on and bool(self.speakers.speeches(0)))
        closed = self.text[last - 1] == "." and (told or last - first >= HEADLINE)
        of_page = not closed and _UPDATED.search(self.low, first, last)  # "UP, 5 dead | Rae Bareli Last Updated at"
        if closed or (last - first >= HEADLINE and not of_page and runs_on):
            return 0
        return first_closed(self.low, self.sentences, 1, self.captions)

    def _lead_ends(self) -> int:
        return self.sentences[min(self.lead, len(self.sentences) - 1)][1] if self.sentences else 0


def _is_quarter(place: PlaceSpan) -> bool:
    """Whether a name itself says that it is a part of a town: "Barangay Tipolo", "Gulbari neighborhood"."""
    first, last = place.canonical.split(" ")[0].lower(), place.canonical.rpartition(" ")[2].lower()
    return first in words().type_heads or last in ("neighborhood", "neighbourhood", "suburb", "quarter")


_DATELINE_ALONE = re.compile(
    rf"(?:, [a-z. ]{{1,24}})?(?:,? (?:(?:{beginnings()})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?:{beginnings()})[a-z]*)"
    r"(?:,? \d{4})?(?: \d{1,2}[:.]\d\d)?)?(?: ?\([^)]*\))?[.\s–—-]*"
)
"""What a dateline holds besides its place where it is a sentence by itself."""
_AGENCY_ALONE = re.compile(r"/[A-Z-]+/\.?")
"""An agency that stands by itself behind the day: "KIEV, May 6. /TASS/. A hostel caught fire"."""
_SIGNED = re.compile(r"\([A-Z][\w/. ]{1,24}\) ?[-–—]+ ")
"""The agency before a story that names no town: "(Reuters) – The boat in which 17 people died"."""
_UPDATED = re.compile(r"\blast (?:updated|modified)\b")
_HOLDS = re.compile(r",? (?:in|of) (?:[\w'’-]+ ){0,7}")
"""What leads from a place to what holds it."""
_IS_NEAR = re.compile(r",? (?:just )?near (?:the )?(?:[a-z]+ ){0,2}(?:of )?")
_FIRM_OF = re.compile(r"[A-Z][\w&.-]* of $")
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
_ON_A_DAY = re.compile(r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_HAPPENED = whole("happened")
_BACK_THEN = re.compile(r"\b(?:when|after|where|who|over|for) [^;]*$")
"""What leads back from a verdict to what it is on: "told a firm to pay the family of a man who died when"."""
_OFF = ("off ", "near ", "outside ")
_ITS_SEVERAL = re.compile(rf"(?:['’]s)? (?:\w+ ){{0,2}}(?:{one_of('several')})\b")
_MINISTRY = re.compile(r"(?:['’]s)? (?:\w+ ){0,2}(?:government|ministry|federation|central bank|bureau|agency)\b")
_WORST_HIT = re.compile(r"\b(?:worst|hardest)[ -](?:hit|affected)\b[^.;]{0,40}$")
_COUNTED_APART = re.compile(
    rf"(?:[:,;]| and) (?:\d[\d,]*|{either(lexicon.load('numbers')['units']['words'])})"
    r"(?: (?:people|others|more))? (?:in|at|near) (?:the )?$"
)
"""Before the place of one count of several: "21 died: four in Thala, two in Kasserine"."""
_SOME_OF_THEM = re.compile(
    rf"\bof (?:{ANY_OF_THEM})\b(?<!those)[^.;:,]*$|\bincluding (?:the )?(?:first|one|two|three|\w+teen|\d+)\b[^.;:,]*$"
)
_OF_THEM = re.compile(rf"\b(?:of (?:{ANY_OF_THEM})|including|mostly|mainly|especially)\b")
