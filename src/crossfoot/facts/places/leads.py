"""Where the story itself begins, and what its headline and lead firmly name.

The lead is the first sentence under headline, captions, dates of print and a byline. A place is named firmly where
something was in it: not where somebody comes from, what a firm is of, or where a part of the dead were.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS
from crossfoot.facts.headings import ABOVE, HEADLINE, first_closed, headlines
from crossfoot.facts.places.named import LOCATIVE, NAMED, PlaceSpan
from crossfoot.facts.places.openings import Opening
from crossfoot.facts.places.signs import typed_before, words
from crossfoot.facts.places.story_countries import most_spoken_of
from crossfoot.facts.places.text_places import OUTER, TextPlaces, is_finer
from crossfoot.facts.speakers.attributions import Speakers
from crossfoot.lexicon.months import beginnings
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.pronouns import ANY_OF_THEM

PART = 72
"""How far before a name, in characters, "of them" makes it only a part's."""
NEAR = 36
"""How far before a name, in characters, the word stands that makes it only what a place is near to."""


class LeadPlaces(TextPlaces):
    """The places of one text, which sentence is its lead, and what that tells of the scene."""

    def __init__(self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers) -> None:
        super().__init__(text, low, places, speakers)
        self.lead = self._lead()
        opening = self._lead_ends()
        self.opening = Opening(low, opening)
        self.country = most_spoken_of(self, opening, is_of_a_firm=self.opening.is_of_a_firm)
        self.told = self._told()
        """What headline and lead firmly name."""

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

    def _references_of_lead(self) -> list[PlaceSpan]:
        """The places from which the lead tells the way."""
        first = self.sentences[self.lead if self.dateline else 0][0] if self.sentences else 0
        lead = self.within(first, self._lead_ends())
        return [p for p in lead if p.role == "reference" and is_finer(p, "country")]

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

    def _opens_with_its_officials(self, stop: int) -> bool:
        """Whether a country's own ministry tells the story from its first sentence: "The French interior ministry"."""
        opening = (p for p in self.within(0, stop) if p.place.kind == "country")
        return any(_MINISTRY.match(self.low, p.end) for p in opening)

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
_ON_A_DAY = re.compile(r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
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
