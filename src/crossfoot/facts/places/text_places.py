"""The places of one text, sentence by sentence, and what each mention is there for.

Names within those of speakers are of bodies; others are only compared with, came from or lie beside the story's place.
"""

from __future__ import annotations

from bisect import bisect_left

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS, folded
from crossfoot.facts.headings import captions
from crossfoot.facts.place_vocabulary import one_of, whole
from crossfoot.facts.places.named import NAMED, POSSESSIVE, PlaceSpan
from crossfoot.facts.places.signs import words
from crossfoot.facts.speakers.attributions import Speakers
from crossfoot.values import Value


class Place(Value):
    """The finest place a figure speaks of: its canonical name, and as written."""

    canonical: str
    surface: str
    rule: str
    doubt: str = ""
    """What speaks for another place."""


LOOK_BACK = 60
"""Mentions of places among which "there" and "the district" find theirs."""
METROPOLIS = 600
"""A town of that many thousand people is where newsrooms are: what it is sent from may be all over the country."""
OUTER = 48
"""How far behind a site, in characters, what holds it begins."""
JOURNEY = 72
"""How far before a name, in characters, the journey is told that begins or ends there."""
ASIDE = 48
"""How far before a name, in characters, the words stand that make it one of comparison or a seat."""


class TextPlaces:
    """The places of one text by sentence."""

    def __init__(self, text: str, low: str, places: list[PlaceSpan], speakers: Speakers) -> None:
        self.text, self.low, self.sentences, self.speakers = text, low, speakers.sentences, speakers
        self.all = places
        self.places = [place for place in places if place.role == "" and place.strength >= POSSESSIVE]
        self.all_starts = [place.start for place in places]
        self.starts = [place.start for place in self.places]
        self._named_in: dict[int, list[PlaceSpan]] = {}
        self._on_the_way: dict[int, bool] = {}
        self.captions = captions(low, self.sentences)
        self.holding = ""
        """What holds what the text tells to be in no town."""
        self.dateline = next((place for place in places if place.role == "dateline"), None)

    def within(self, first: int, last: int) -> list[PlaceSpan]:
        """All mentions that begin in a stretch."""
        return self.all[bisect_left(self.all_starts, first) : bisect_left(self.all_starts, last)]

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
                and not self._is_sea_in_passing(first, last, p)
            ]
        return self._named_in[index]

    def is_aside(self, first: int, place: PlaceSpan) -> bool:
        """Whether a place is only compared with, or where a body has its seat."""
        begin = max(first, place.start - ASIDE)
        if self.low.endswith(" in ", 0, place.start) and _BODY_IN.search(self.text, begin, place.start):
            return True
        return _ASIDE.search(self.low, begin, place.start) is not None or self.is_seat_of_body(place)

    def is_seat_of_body(self, place: PlaceSpan) -> bool:
        """Whether a place is only where a body that speaks is based: "the Survey, based in Golden, Colorado"."""
        return _BASED_IN.search(self.low, max(0, place.start - ASIDE), place.start) is not None

    def _is_sea_in_passing(self, first: int, last: int, place: PlaceSpan) -> bool:
        """Whether a sea is named where nothing was at sea: "clouds from the Arabian Sea"."""
        words = place.canonical.lower().split(" ")
        if _SEAS.isdisjoint((words[0], words[-1])):
            return False
        if self.low.endswith(_PAST_SEAS, 0, place.start):
            return True
        return self.low.endswith(_AT_SEA, 0, place.start) and not _MARITIME.search(self.low, first, last)

    def is_in_passing(self, place: PlaceSpan) -> bool:
        """Whether nothing was at a place: what came from there, and a sea that brings the rain."""
        return self.is_origin(place) or self._is_sea_in_passing(*self.sentences[self.index_of(place)], place)

    def is_origin(self, place: PlaceSpan) -> bool:
        """Whether something only came from there or went there: "bananas from Ecuador", "a ship bound for Odesa"."""
        begin = place.group if place.group >= 0 else place.start  # "from Lyon and Nice"
        if place.place.kind == "venue" and self.low.endswith((" from the ", " from "), 0, begin):
            return False  # "bodies from the Pudeng mine", "from Table Rock Lake"
        if self.low.endswith(_ON_THE_WAY, 0, begin) or self.is_on_the_way(place):
            return True
        return (
            self.low.endswith(" of ", 0, begin)
            and _TO_THE_ISLAND.search(self.low, max(0, begin - ASIDE), begin) is not None
        )

    def is_on_the_way(self, place: PlaceSpan) -> bool:
        """Whether a journey only began or was to end there: "on its way from the island of Calayan to Luzon"."""
        known = self._on_the_way.get(place.start)
        if known is None:
            known = self._on_the_way[place.start] = self._is_goal_or_start(place)
        return known

    def _is_goal_or_start(self, place: PlaceSpan) -> bool:
        low, begin, start = self.low, max(0, place.start - JOURNEY), place.start
        if low.find(" from ", begin, start) >= 0 and _JOURNEY.search(low, begin, start):
            return True
        return _LEFT_FOR.match(low, place.end) is not None and _LEFT.search(low, max(0, start - 12), start) is not None

    def is_beside_it(self, place: PlaceSpan) -> bool:
        """Whether a place only lies beside the story's: "another 4 in neighbouring Croatia"."""
        if self.low.startswith(" border", place.end):
            return True  # "near the Hungarian border"
        return self.low.endswith(_NEIGHBOURING, 0, place.start)

    def lies_in(self, part: PlaceSpan, whole: PlaceSpan) -> bool:
        """Whether a place lies in another, as the gazetteer or the words between tell: "Kano state's Rano district"."""
        if gazetteer.contains(whole.place, part.place):
            return True
        larger = RANKS[part.place.kind] > RANKS[whole.place.kind] and 0 < part.start - whole.end < ASIDE
        return larger and _ITS_PART.fullmatch(self.low, whole.end, part.start) is not None

    def is_of_the_crime(self, first: int, place: PlaceSpan, begin: int = 0) -> bool:
        """Whether a court tries what happened at a place; `begin` is where what leads to it may stand from."""
        ruled = _RULED.search(self.low, first, place.start)
        return ruled is not None and _OVER.search(self.low, max(begin, ruled.end()), place.start) is not None

    def is_of_those(self, first: int, place: PlaceSpan) -> bool:
        """Whether a sentence counts some of those told before at a place: "Of the dead, 41 were in Lae"."""
        return _OF_THOSE.fullmatch(self.low, first, place.start) is not None

    def is_wide(self, place: PlaceSpan) -> bool:
        """Whether a place is told as a whole: "across Louisiana"."""
        return _WIDE.search(self.low, max(0, place.start - 32), place.start) is not None

    def is_spoken(self, place: PlaceSpan) -> bool:
        """Whether a name stands in the name of a speaker: "Russian agencies said"."""
        phrases = self.speakers.phrases(self.index_of(place))
        return any(begin <= place.start < end for begin, end in phrases)

    def is_in_caption(self, place: PlaceSpan) -> bool:
        """Whether only what a picture above the story shows was there."""
        return any(first <= place.start < last for first, last in self.captions)

    def index_of(self, place: PlaceSpan) -> int:
        """The index of the sentence that names a place."""
        return self.speakers.sentence_at(place.start)

    def shown(self, place: PlaceSpan, rule: str) -> Place:
        """A place as a fact tells it; a square with its town, a mine with what holds it."""
        name = place.canonical
        if place.place.kind == "venue" and (holder := self._holder_of(place)):
            name = f"{name}, {holder}"
        return Place(name, self.text[place.start : place.end], rule)

    def common(self, told: list[PlaceSpan]) -> Place | None:
        """The region that holds all places of a list: of Zhanaozen and Aktau in Mangystau, Mangystau."""
        if len(told) < 2:
            return None
        last = told[-1].end
        regions = [
            p
            for p in self.all
            if p.place.kind == "region"
            and ((p in told and not p.place.region) or (p.role == "outer" and 0 <= p.start - last < OUTER))
        ]
        holds = regions[-1:]
        if holds and all(
            p is holds[0] or is_finer(p, "region") or gazetteer.contains(holds[0].place, p.place) for p in told
        ):
            return self.shown(holds[0], "common_region")
        names = {place.place.region for place in told}
        if len(names) == 1 and (name := names.pop()):
            known = gazetteer.lookup(folded(name))
            return Place(known[0].name if known else name, self.text[told[0].start : told[-1].end], "common_region")
        return None

    def _holder_of(self, venue: PlaceSpan) -> str:
        """The town a venue lies in; for a site on ground of its own the region or country, where no town is told."""
        if (town := self._town_of(venue)) or venue.canonical.rpartition(" ")[2].lower() in words().exact:
            return town or ""
        after = self.within(venue.end, venue.end + OUTER)
        outer = [p for p in after if p.role == "outer"] if after and after[0].role == "outer" else []
        found = next((p for p in outer if p.known and gazetteer.is_of_size(p.place)), next(iter(outer), None))
        return found.canonical if found else self.holding  # "in Lingshi County, Shanxi": known by the province

    def _town_of(self, venue: PlaceSpan) -> str | None:
        """The town a square lies in: named right behind it, else the last one named before it."""
        at, after = bisect_left(self.starts, venue.start), bisect_left(self.all_starts, venue.end)
        behind = self.all[after : after + 1]
        town = behind[0] if behind and behind[0].place.kind == "town" and behind[0].role in ("", "outer") else None
        if town and (town.role or _CLOSE_TO.fullmatch(self.low, venue.end, town.start)):
            return town.canonical
        earlier = reversed(self.places[max(0, at - LOOK_BACK) : at])
        line = self.dateline.canonical if self.dateline and not is_newsroom(self.dateline) else None
        return next((p.canonical for p in earlier if p.place.kind == "town" and p.strength >= NAMED), line)


def is_capital(place: PlaceSpan) -> bool:
    """Whether a place is its country's capital, whose datelines are over the country's news."""
    return folded(gazetteer.capital_of(place.place.country) or "") in (
        folded(place.canonical),
        folded(place.place.name),
    )


def is_newsroom(line: PlaceSpan) -> bool:
    """Whether a dateline is a capital's or a great city's, from where the whole country is told of."""
    return line.place.thousands >= METROPOLIS or is_capital(line)


def is_finer(place: PlaceSpan, kind: str) -> bool:
    """Whether a place is finer than that kind: a town than a region."""
    return RANKS[place.place.kind] > RANKS[kind]


_ITS_PART = re.compile(
    r"['’]s (?:[a-z-]+ )?(?:(?:town|city|village|district) of )?"
    r"|, (?:in|at|near) the (?:[a-z-]+ )?(?:town|city|village|district) of "
)
"""What stands between a place and its part."""
_RULED = whole("verdicts")
_OVER = re.compile(r"\b(?:over|for|after|in connection with|on charges of|accused of|suspected of)\b")
"""What leads from a verdict to what it is on."""
_WHOSE = re.compile(r", (?:whose|where) ")
_ASIDE = re.compile(
    r"\bas far (?:away |afield |north |south |east |west )?as (?:the )?(?:\w+ ){0,2}(?:of )?$|"
    r"\b(?:twice|half|three times|the size|size|as (?:big|large) as|(?:bigger|larger) than)(?: (?:of|the size of))? $"
    rf"|\b(?:{one_of('seats')}) in $|\b(?:analysts?|economists?|strategists?|brokers?) (?:at|with) $"
    rf"|\b(?:who|whose \w+) (?:now |still )?(?:{one_of('homes')}) in $|, (?:who was )?born (?:and raised )?in $"
    rf"|\b(?:{one_of('briefings')}) (?:(?:in|at|from) (?:the )?(?:[\w’'-]+ ){{1,4}})?(?:in|at) $"
)
"""Before a place that is only compared with, where a body sits, a person lives, or reporters were told."""
_BASED_IN = re.compile(rf"\b(?:{one_of('seats')}|{one_of('watchers')}), (?:which is )?based (?:in|at) $")
_BODY_IN = re.compile(rf"\b(?:[A-Z]{{2,6}}|{one_of('seats', 'named')}) in $")
"""Before the town of a body that its letters or a name tell: "the Seismological Centre in Manila", no clinic's."""
_SEAS = lexicon.words("whereabouts", "at_sea", "seas")
_AT_SEA = (" in the ", " on the ")
_PAST_SEAS = tuple(f" {word} the " for word in ("from", "over", "into", "towards", "toward", "to", "by"))
_MARITIME = whole("at_sea")
_OF_THOSE = re.compile(
    rf"(?:and )?of (?:(?:all )?(?:the|those|these) )?(?:\d[\d,]* )?(?:{one_of('counted_before')})"
    r"(?:,| (?!who|that|living|left|from)) ?[^.;]*"
)
"""What leads from the head of a sentence to where some of those told before were."""
_WIDE = re.compile(r"\b(?:across|throughout|all over|around|parts of|much of|most of) (?:the )?(?:\w+ )?$")
_CLOSE_TO = re.compile(r",? (?:in|near|outside|at|on the (?:edge|outskirts) of) (?:the )?(?:[a-z-]+ ){0,3}(?:of )?")
"""What stands between a site and its town: "the Karadon mine near the town of Kilimli"."""
_NEIGHBOURING = tuple(
    f"{near} {kind}"
    for near in ("neighbouring", "neighboring", "nearby")
    for kind in ("", "town of ", "city of ", "village of ", "district of ", "province of ")
)
_JOURNEY = re.compile(
    rf"\b(?:{one_of('journeys')})"
    r" from (?:the )?(?:[a-z]+ of )?(?:[\w' -]{1,24} to (?:the )?(?:[\w’']+ ){0,3}(?:of )?)?$"
)
_TO_THE_ISLAND = re.compile(
    rf"\b(?:{one_of('on_the_way')}) the (?:[a-z]+ ){{0,2}}(?:island|port|town|city|village|capital) of $"
)
_LEFT = re.compile(r"\b(?:left|leaving|departed) $")
_LEFT_FOR = re.compile(r" (?:bound )?for\b")
_ON_THE_WAY = tuple(f"{phrase} " for phrase in lexicon.words("whereabouts", "on_the_way"))
