"""Where the story is: its main place and its country, out of headline, dateline and lead.

A reader takes as the scene the finest place that headline and lead agree on. A dateline is the scene where it lies in
the place they name ("MORBI, Oct 31: … snaps in Gujarat") or where they name none; a capital's dateline only where the
story is not the country's. Places told side by side ("in Aktau and Zhanaozen") stand for what holds them all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property

from crossfoot import lexicon
from crossfoot.facts import gazetteer
from crossfoot.facts.attributions import Speakers
from crossfoot.facts.gazetteer import RANKS, folded
from crossfoot.facts.places import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.values import Value


class Place(Value):
    """The finest place a figure speaks of: its canonical name, and as written."""

    canonical: str
    surface: str
    rule: str
    doubt: str = ""
    """What speaks for another place."""


LEAD = 4
"""Sentences in which the scene is looked for: headline, lead and two more."""
WEIGHTS = {LOCATIVE: 4, NAMED: 3, POSSESSIVE: 3, PEOPLE: 2}
"""How much a mention counts for its country being the story's."""
LOOK_BACK = 60
"""Mentions of places among which "there" and "the district" find theirs."""
HEADLINE = 110
"""A first sentence shorter than that, in characters, is a headline."""


class Scene:
    """The places of one text by sentence, and what they say together of the story."""

    def __init__(self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers) -> None:
        self.text, self.low, self.sentences, self.speakers = text, low, speakers.sentences, speakers
        self.all = places
        self.places = [place for place in places if place.role == "" and place.strength >= POSSESSIVE]
        self.all_starts = [place.start for place in places]
        self.starts = [place.start for place in self.places]
        self._named_in: dict[int, list[PlaceSpan]] = {}
        self.dateline = next((place for place in places if place.role == "dateline"), None)
        self.lead = self._lead()
        self.is_by_money = False
        self.country = self._most_spoken_of()
        self.span, self.main = self._main()

    def here(self, index: int) -> list[PlaceSpan]:
        """The places of a sentence, without those in the names of speakers and those that are only compared with."""
        if index not in self._named_in:
            first, last = self.sentences[index]
            here = self.places[bisect_left(self.starts, first) : bisect_left(self.starts, last)]
            spoken = self.speakers.phrases(index) if here else ()
            self._named_in[index] = [
                p
                for p in here
                if not any(
                    begin <= p.start < end and not _WHOSE.search(self.low, begin, p.start) for begin, end in spoken
                )
                and not self.is_aside(first, p)
            ]
        return self._named_in[index]

    def is_aside(self, first: int, place: PlaceSpan) -> bool:
        """Whether a place is only compared with, or where a body has its seat."""
        begin = max(first, place.start - ASIDE)
        return _ASIDE.search(self.low, begin, place.start) is not None or (
            _ACRONYM_IN.search(self.text, begin, place.start) is not None
        )

    def shown(self, place: PlaceSpan, rule: str) -> Place:
        """A place as a fact tells it; a square with its town."""
        name = place.canonical
        if place.place.kind == "venue" and (town := self._town_of(place)):
            name = f"{name}, {town}"
        return Place(name, self.text[place.start : place.end], rule)

    def is_over_a_country(self) -> bool:
        """Whether a flood or a storm is told of that goes beyond the main place, in a country that is named."""
        if self.country is None or not self._is_over_a_stretch():
            return False
        name = self.country[0]
        return any(p.place.kind == "country" and p.place.name == name and p.strength >= NAMED for p in self.all)

    def of_country(self, rule: str) -> Place | None:
        """The story's country as the place of a figure."""
        doubt = "where: the country is known by its money alone" if self.is_by_money else ""
        return self.country and Place(self.country[0], self.country[1], rule, doubt)

    def common(self, told: list[PlaceSpan]) -> Place | None:
        """The region that holds all places of a list: of Zhanaozen and Aktau in Mangystau, Mangystau."""
        if len(told) < 2:
            return None
        last = told[-1].end
        regions = [
            p
            for p in self.all
            if p.place.kind == "region" and (p in told or (p.role == "outer" and 0 <= p.start - last < 16))
        ]
        if regions and all(place is regions[-1] or _is_finer(place, "region") for place in told):
            return self.shown(regions[-1], "common_region")
        names = {place.place.region for place in told}
        if len(names) == 1 and (name := names.pop()):
            known = gazetteer.lookup(folded(name))
            return Place(known[0].name if known else name, self.text[told[0].start : told[-1].end], "common_region")
        return None

    # The scene.

    def _main(self) -> tuple[PlaceSpan | None, Place | None]:
        """The mention that tells the scene, and the scene."""
        told = self.told = self._told()
        if told is not None:
            listed = [place for place in self.here(self._index(told)) if place.group == told.group >= 0]
            if len(listed) > 1 or self._is_one_of_two(told):
                return self._of_list(listed)
        span = self._refined(told)
        if span is None:
            return None, self.of_country("country_of_story")
        place = self.shown(span, self._scene_rule(span, told))
        return span, place._replace(doubt=self._doubt(span, told))

    def _scene_rule(self, span: PlaceSpan, told: PlaceSpan | None) -> str:
        if span.role:
            return "place_of_dateline"
        return "named_later" if told is not None and span is not told else "main_place"

    def _doubt(self, span: PlaceSpan, told: PlaceSpan | None) -> str:
        """What speaks for another scene than the one taken, where dateline and lead differ."""
        line = self.dateline
        if told is not None and span is not told:
            return f"where: {span.canonical} is taken, the lead has only {told.canonical}"
        if line is None or span is line or self._is_newsroom(line) or line.place == span.place:
            return ""
        if RANKS[span.place.kind] <= RANKS["country"] or gazetteer.contains(line.place, span.place):
            return ""
        return f"where: {span.canonical} is taken, the report was sent from {line.canonical}"

    def _of_list(self, listed: list[PlaceSpan]) -> tuple[PlaceSpan | None, Place | None]:
        """What holds the places of a list; of several countries' the one that the dateline lies in."""
        if common := self.common(listed):
            return None, common
        line = self.dateline
        held = next((p for p in listed if line and gazetteer.is_in_region(line.place, p.place)), None)
        return held, self.shown(held, "main_place") if held else self.of_country("country_of_story")

    def _told(self) -> PlaceSpan | None:
        """The place that lead and headline firmly name, the finer of the two where one holds the other."""
        title, lead = self._firm(range(self.lead)), self._firm((self.lead,))
        if title and lead:
            if gazetteer.contains(lead.place, title.place) and title.strength >= NAMED:
                return title
            return lead if lead.known or not title.known else title
        return lead or title

    def _firm(self, indices: range | tuple[int, ...]) -> PlaceSpan | None:
        """The first place that sentences name as where something was, best a known one in the story's country."""
        here = [p for index in indices if index < len(self.sentences) for p in self.here(index)]
        here = [p for p in here if not (self.is_origin(p) or self._is_beside_it(p) or self._is_of_part(p))]
        located = [p for p in here if p.strength == LOCATIVE]
        named = [p for p in here if p.strength == NAMED]
        at_home = [p for p in (*located, *named) if p.known and self._is_at_home(p)]
        known = [p for p in (*located, *named) if p.known]
        at_one = [p for p in located if _is_finer(p, "country") and self._is_at_home(p)]
        weak = at_home[0].strength == NAMED and at_home[0].place.kind == "country" if at_home else not known
        found = next(iter([*(at_one if weak else ()), *at_home, *known, *located]), None)
        return found and self._part_of_it(found, at_home)

    def _is_of_part(self, place: PlaceSpan) -> bool:
        """Whether a place only tells where a part was: "525 lives, 435 of them in Manabi"."""
        if place.place.kind == "country":
            return False
        first = self.sentences[self._index(place)][0]
        return _SOME_OF_THEM.search(self.low, max(first, place.start - 48), place.start) is not None

    def _part_of_it(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        """The part of a place that the same sentence names: the town for "hits Indonesia"."""
        if self._is_wide(place):
            return place
        finer = (p for p in among if p.strength >= NAMED and gazetteer.contains(place.place, p.place))
        return next((p for p in finer if not _OF_THEM.search(self.low, place.end, p.start)), place)

    def _is_at_home(self, place: PlaceSpan) -> bool:
        return self.country is None or not place.place.country or place.place.country == self.country[0]

    def _refined(self, told: PlaceSpan | None) -> PlaceSpan | None:
        """The dateline where it is the finer scene, or the only one; else what was told, else what is hinted at."""
        line = self.dateline
        if line is not None and self.country is not None and line.place.country not in ("", self.country[0]):
            line = None  # sent from abroad
        if line is None:
            return self._named_later(told) or told or self._hinted()
        if told is None:
            if not (self._is_capital(line) and self._is_national()):
                return line
            return self._named_later(told)
        if told.place.kind == "country" and self._is_newsroom(line):
            return self._named_later(told) or told
        if told.place.kind == "venue" and not self._is_newsroom(line):
            return line
        if later := self._named_later(told):
            return later
        if self._is_capital(line) or self._is_wide(told) or not gazetteer.contains(told.place, line.place):
            return told
        if told.place.kind == "region" or line.place.thousands >= METROPOLIS:
            at_one_point = self._is_at_one_point()
        else:
            at_one_point = not self._is_over_a_stretch()
        return line if at_one_point else told

    def _named_later(self, told: PlaceSpan | None) -> PlaceSpan | None:
        """The place that a story names once its lead is told: "a resort in western Georgia … the village of Shovi"."""
        if told is not None and RANKS[told.place.kind] > RANKS["region"]:
            return None
        country = self.country[0] if self.country else ""
        homes: list[PlaceSpan] = []
        at_one_point, over_a_stretch = self._is_at_one_point(), self._is_over_a_stretch()
        if told is not None and told.place.kind == "region" and not at_one_point:
            return None
        for index in range(self.lead, min(len(self.sentences), self.lead + SOON)):
            for place in self.here(index):
                if RANKS[place.place.kind] <= RANKS["country"] or place.group >= 0 or self.is_origin(place):
                    continue
                if place.place.country not in ("", country) or not self._is_within(place, told):
                    continue
                if over_a_stretch and place.place.kind != "region":
                    continue
                if place.strength == LOCATIVE and self._happened_at(self.sentences[index][0], place):
                    return place
            homes += [p for p in self._homes(index) if at_one_point and p.place.country in ("", country)]
        return next(iter(homes), None) or (self._closer(country) if at_one_point else None)

    def _closer(self, country: str) -> PlaceSpan | None:
        """The town that the sentence behind the lead names for what happened at one point of a country."""
        if self.lead + 1 >= len(self.sentences):
            return None
        index = self.lead + 1
        first = self.sentences[index][0]
        towns = (p for p in self.here(index) if p.strength == LOCATIVE and _is_finer(p, "country") and p.group < 0)
        near = (p for p in towns if p.place.country in ("", country) and not self.is_origin(p))
        return next((p for p in near if not _AWAY.search(self.low, first, p.start)), None)

    def _is_within(self, place: PlaceSpan, told: PlaceSpan | None) -> bool:
        """Whether a place may lie in what the lead tells, for all that is known."""
        if told is None or told.place.kind == "country":
            return True
        finer = RANKS[place.place.kind] > RANKS["region"] or not place.place.thousands
        unknown = not place.place.region or not told.place.country
        return place.place != told.place and finer and (unknown or gazetteer.contains(told.place, place.place))

    def _homes(self, index: int) -> list[PlaceSpan]:
        """The places of local officials who speak in a sentence: "the mayor of Inongo"."""
        first, last = self.sentences[index]
        here = self.all[bisect_left(self.all_starts, first) : bisect_left(self.all_starts, last)]
        return [p for p in here if _OFFICIAL_OF.search(self.low, max(first, p.start - 32), p.start) and not p.role]

    def _happened_at(self, first: int, place: PlaceSpan) -> bool:
        """Whether the event itself is told to have been at a place."""
        if told_of_another(self.low, first, place.start):
            return False
        begin = max(first, place.start - NEARBY)
        if _GATHERED.search(self.low, begin, place.start):
            return True
        return (
            _THE_EVENT.match(self.low, first) is not None and _HAPPENED.search(self.low, begin, place.start) is not None
        )

    def _hinted(self) -> PlaceSpan | None:
        """The first place of the opening however weakly named, or a town that somebody speaks for."""
        if self.sentences and self._opens_with_its_officials(
            self.sentences[min(self.lead, len(self.sentences) - 1)][1]
        ):
            return None
        opening = [self.here(index) for index in range(min(LEAD, len(self.sentences)))]
        weak = [
            p
            for here in (opening[self.lead : self.lead + 1], opening[:1])
            for ps in here
            for p in ps
            if not self.is_origin(p) and not self._is_beside_it(p)
        ]
        later = [p for here in opening[1:] for p in here if p.strength == LOCATIVE and not self._is_of_part(p)]
        towns = [place for place in weak if place.place.kind == "town"]
        homes = (
            p
            for p in self.all
            if p.strength == NAMED and p.place.kind == "town" and HOME.search(self.low, max(0, p.start - 24), p.start)
        )
        return next(iter([*self._seats(), *towns, *weak, *later]), None) or next(homes, None)

    def _opens_with_its_officials(self, stop: int) -> bool:
        """Whether a country's own ministry tells the story from its first sentence: "The French interior ministry"."""
        opening = (p for p in self.all[: bisect_left(self.all_starts, stop)] if p.place.kind == "country")
        return any(_MINISTRY.match(self.low, p.end) for p in opening)

    def _seats(self) -> list[PlaceSpan]:
        """The seats of those who open the story: "the Milan-based group said", "Sanaa's field hospital says"."""
        last = self.sentences[min(self.lead, len(self.sentences) - 1)][1] if self.sentences else 0
        return [
            p
            for p in self.all[: bisect_left(self.all_starts, last)]
            if p.place.kind == "town"
            and (
                (p.strength == POSSESSIVE and _LOCAL_BODY.match(self.low, p.end))
                or (p.strength == LOCATIVE and not p.role and not self.is_aside(0, p))
            )
        ]

    def _is_at_one_point(self) -> bool:
        """Whether headline or lead tell of what happens at one point: a crash, not a flood."""
        words = set(_WORD.findall(self.low, 0, self.sentences[min(self.lead, len(self.sentences) - 1)][1]))
        point, wide = _scenes()
        return not point.isdisjoint(words) and wide.isdisjoint(words)

    def _is_over_a_stretch(self) -> bool:
        """Whether headline or lead tell of what happens over a wide stretch: a flood, a strike."""
        words = set(_WORD.findall(self.low, 0, self.sentences[min(self.lead, len(self.sentences) - 1)][1]))
        return not _scenes()[1].isdisjoint(words)

    def _is_wide(self, place: PlaceSpan) -> bool:
        """Whether a place is told as a whole: "across Louisiana"."""
        return _WIDE.search(self.low, max(0, place.start - 32), place.start) is not None

    def _is_one_of_two(self, place: PlaceSpan) -> bool:
        """Whether a place is told beside another: "one in Olst and the other in Enschede"."""
        if _OTHER.match(self.low, place.end):
            return True
        return _THE_OTHER.search(self.low, max(0, place.start - 24), place.start) is not None

    def is_origin(self, place: PlaceSpan) -> bool:
        """Whether something only came from there or went there: "bananas from Ecuador", "a ship bound for Odesa"."""
        begin = place.group if place.group >= 0 else place.start  # "from Lyon and Nice"
        return self.low.endswith(_ON_THE_WAY, 0, begin)

    def _is_beside_it(self, place: PlaceSpan) -> bool:
        """Whether a place only lies beside the story's: "another 4 in neighbouring Croatia"."""
        return _NEIGHBOURING.search(self.low, max(0, place.start - 16), place.start) is not None

    def _is_capital(self, place: PlaceSpan) -> bool:
        """Whether a place is its country's capital, whose datelines are over the country's news."""
        return folded(gazetteer.capital_of(place.place.country) or "") == folded(place.canonical)

    def _is_newsroom(self, line: PlaceSpan) -> bool:
        """Whether a dateline is a capital's or a great city's, from where the whole country is told of."""
        return line.place.thousands >= METROPOLIS or self._is_capital(line)

    def _is_national(self) -> bool:
        """Whether the opening names the dateline's country, its people or places in it, other than its officials."""
        line = self.dateline
        stop = self.sentences[min(2, len(self.sentences)) - 1][1]
        here = [p for p in self.all if p.start < stop and p.role not in ("dateline", "speech")]
        if line is None or any(p.place == line.place for p in here):
            return False
        countries = [p for p in here if p.place.kind == "country" and p.place.country == line.place.country]
        if self.is_of_a_firm and all(p.strength == PEOPLE for p in countries):
            return False  # "TAIPEI - Taiwanese computer maker Hsinlong"
        at_one_point = self._is_at_one_point()
        return any(
            p.place.country == line.place.country and not (at_one_point and self._is_of_officials(p)) for p in here
        )

    @cached_property
    def is_of_a_firm(self) -> bool:
        """Whether headline or lead tell of a firm, which is where its dateline is."""
        words = _WORD.findall(self.low, 0, self.sentences[min(self.lead, len(self.sentences) - 1)][1])
        return not _firms().isdisjoint(words) and _scenes()[1].isdisjoint(words)

    def _is_of_officials(self, place: PlaceSpan) -> bool:
        """Whether a name only tells whose officials speak or act: "Spain's government"."""
        return _OFFICIALS.match(self.low, place.end) is not None

    def _lead(self) -> int:
        """The index of the first sentence of the story itself: 1 under a headline, else 0."""
        if len(self.sentences) < 2:
            return 0
        first, last = self.sentences[0]
        dated = self.dateline is not None and self.dateline.start < last
        told = dated or any(p.strength == LOCATIVE for p in self.here(0)) or self._opens_with_its_officials(last)
        closed = self.text[last - 1] == "." and told
        return int(not closed and last - first < HEADLINE)

    def _index(self, place: PlaceSpan) -> int:
        return self.speakers.sentence_at(place.start)

    # The country.

    def _most_spoken_of(self) -> tuple[str, str] | None:
        """The story's country, and the words that first named it: the dateline's where the opening names it too."""
        votes: Counter[str] = Counter()
        surfaces: dict[str, str] = {}
        opening = self.sentences[min(self.lead, len(self.sentences) - 1)][1] if self.sentences else 0
        line = self.dateline.place.country if self.dateline else ""
        for place in self.all:
            name = place.place.country
            if not name or self.is_origin(place):
                continue
            votes[name] += self._weight(place) * (2 if place.start < opening and place.role != "dateline" else 1)
            surfaces.setdefault(name, self.text[place.start : place.end])
            agrees = name == line and place.role != "dateline" and place.start < opening
            if agrees and not self._is_spoken(place) and not self._is_beside_it(place):
                votes[name] += LINE_AGREES
        if not votes:
            self.is_by_money = True
            return self._of_money()
        if line and not self._is_abroad(line):
            return line, surfaces[line]
        most = max([name for name in votes if name != line] or votes, key=lambda country: votes[country])
        return most, surfaces[most]

    def _is_abroad(self, country: str) -> bool:
        """Whether the story is in another country than the dateline's, of which it says nothing more."""
        here = [p for p in self.all if p.role != "dateline" and not self.is_origin(p) and not self._is_beside_it(p)]
        if any(place.place.country == country for place in here):
            return False
        opening = self.sentences[min(self.lead, len(self.sentences) - 1)][1]
        firm = [p for p in here if p.known and p.strength == LOCATIVE and p.place.country]
        if here and here[0].start < opening and here[0].place.kind == "country" and here[0].strength >= NAMED:
            return True  # "NAIROBI - Uganda said on Tuesday"
        told: Counter[str] = Counter(place.place.country for place in firm)
        return any(place.start < opening for place in firm) or any(count > 1 for count in told.values())

    def _weight(self, place: PlaceSpan) -> int:
        if place.role == "dateline":
            return 2
        if self.low.startswith(BASED, place.end) and self.is_of_a_firm:
            return SEAT
        if self._is_beside_it(place):
            return 0
        return 1 if self._is_spoken(place) else WEIGHTS[place.strength]  # "Brazil's army said"

    def _of_money(self) -> tuple[str, str] | None:
        for match in _WORD.finditer(self.low):
            if spends := gazetteer.money_country(match.group()):
                return spends, self.text[match.start() : match.end()]
        return None

    def _is_spoken(self, place: PlaceSpan) -> bool:
        """Whether a name stands in the name of a speaker: "Russian agencies said"."""
        phrases = self.speakers.phrases(self._index(place))
        return any(begin <= place.start < end for begin, end in phrases)

    def _town_of(self, venue: PlaceSpan) -> str | None:
        """The town a square lies in: named right behind it, else the last one named before it."""
        at, after = bisect_left(self.starts, venue.start), bisect_left(self.all_starts, venue.end)
        behind = self.all[after : after + 1]
        if behind and behind[0].role == "outer" and behind[0].place.kind == "town":
            return behind[0].canonical
        earlier = reversed(self.places[max(0, at - LOOK_BACK) : at])
        line = self.dateline.canonical if self.dateline and not self._is_newsroom(self.dateline) else None
        return next((p.canonical for p in earlier if p.place.kind == "town" and p.strength >= NAMED), line)


def told_of_another(low: str, start: int, end: int) -> bool:
    """Whether a stretch tells of another event than the story's: an earlier or a similar one."""
    return _ANOTHER.search(low, start, end) is not None


def _is_finer(place: PlaceSpan, kind: str) -> bool:
    return RANKS[place.place.kind] > RANKS[kind]


@cache
def _scenes() -> tuple[frozenset[str], frozenset[str]]:
    """The words of what happens at one point, and of what happens over a wide stretch."""
    entries = lexicon.load("places")["scenes"]
    return frozenset(entries["point"]), frozenset(entries["wide"])


@cache
def _firms() -> frozenset[str]:
    return frozenset(lexicon.load("places")["scenes"]["firm"])


BASED = "-based "
SEAT = 8
"""Votes of a firm's seat for its country: "the Milan-based group"."""
_LOCAL_BODY = re.compile(
    r"-based |['’]s (?:\w+ ){0,2}(?:hospital|police|mayor|university|zoo|morgue|coroner|council|fire brigade)"
    r"| (?:hospital|police)\b"
)
LINE_AGREES = 6
"""Votes more for the country of the dateline where headline or lead speak of it too."""
HOME = re.compile(
    r"\b(?:resident|villager|official|officer|mayor|governor|commandant|chief|head|police|fire|sheriff|teacher"
    r"|farmer|shopkeeper|doctor|councillor|administrator|commissioner|coroner|lawmaker|driver)s?\b"
)
SOON = 5
"""Sentences from the lead on in which a place is named that the lead held back."""
NEARBY = 96
"""Characters before a place among which it is told that something happened there."""
_THE_EVENT = re.compile(r"[\"“]?(?:the|it|its|they)\b")
_GATHERED = re.compile(r"\b(?:had|were) (?:gathered|gathering|massed|packed|crammed)\b[^.;]*$")
_HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|came down|struck|hit|sank|capsized|rammed|broke up|broke out|crashed|exploded"
    r"|went off|derailed|plunged|veered|overturned|collided|collapsed|erupted|burst|swept|tore through|engulfed|lay"
    r"|went down|came ashore|caught fire|gave way|ran into|slammed into)\b[^.;]*$"
    r"|\bthe (?:[\w-]+ ){0,3}(?:clashes|blast|explosion|crash|fire|attack|crush|stampede|landslide|collapse|shooting"
    r"|accident|quake|earthquake|tremor|violence|riots?|protests?|siege|raid) (?:in|at|near|off|outside)"
    r" (?:the )?(?:\w+ (?:of )?){0,2}$"
)
_AWAY = re.compile(
    r"\b(?:hospitals?|clinic|morgue|mortuary|flown|taken|rushed|evacuated|transferred|spoke|speaking|told|said|trial|court"
    r"|another|second|similar|earlier|sent|funeral|from)\b"
)
"""Words that lead away from where it happened."""
_OFFICIAL_OF = re.compile(
    r"\b(?:mayor|administrator|commissioner|prefect|police chief|sheriff|chief|coroner) (?:of|in) "
    r"(?:the (?:town|village|city|district|commune|island), )?$"
)
_ANOTHER = re.compile(
    r"\b(?:of (?:which|whom|them|these|those)|another|second|separate|similar|earlier|previous(?:ly)?"
    r"|in (?:19|20)\d\d|last (?:year|month)|years? ago|(?:weeks|months|years?) (?:after|before)|worst)\b"
)
METROPOLIS = 600
"""A town of that many thousand people is where newsrooms are: what it is sent from may be all over the country."""
ASIDE = 48
"""How far before a name, in characters, the words stand that make it one of comparison or a seat."""
_WHOSE = re.compile(r", (?:whose|where) ")
_ASIDE = re.compile(
    r"\b(?:twice|half|three times|the size|size|as (?:big|large) as|(?:bigger|larger) than)(?: (?:of|the size of))? $"
    r"|\b(?:council|ministry|agency|institute|centre|center|office|headquarters|embassy|bureau) in $"
)
"""Before a place that a figure is only compared with, or where a body has its seat."""
_ACRONYM_IN = re.compile(r"\b[A-Z]{2,6} in $")
_WIDE = re.compile(r"\b(?:across|throughout|all over|around|parts of|much of|most of) (?:the )?(?:\w+ )?$")
_OTHER = re.compile(r",? and (?:the other|another|one) (?:\w+ )?(?:in|at|near) ")
_THE_OTHER = re.compile(r"\b(?:the other|another) (?:\w+ )?(?:in|at|near) $")
_MINISTRY = re.compile(r"(?:['’]s)? (?:\w+ ){0,2}(?:government|ministry|federation|central bank|bureau|agency)\b")
_SOME_OF_THEM = re.compile(r"\bof (?:them|whom)\b[^.;:]*$")
_NEIGHBOURING = re.compile(r"\b(?:neighbou?ring|nearby) $")
_OFFICIALS = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:government|officials?|police|ministry|minister|army|authorities|prosecutors?|parliament)\b"
)
_OF_THEM = re.compile(r"\b(?:of (?:them|whom|those|these)|including|mostly|mainly|especially)\b")
_ON_THE_WAY = tuple(f"{words} " for words in ("from", "bound for", "destined for", "headed for", "en route to"))
_WORD = re.compile(r"[a-z]+")
