"""The place that a figure's own sentence names for it.

A sentence is read by its statements: a place belongs to the figure of its clause, not to the whole of which that is a
part, not to another statement's figure. Names stand there as places of something, as actors, as owners, or as where
something came from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.named import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.facts.places.references import References
from crossfoot.facts.places.scenes import Scene
from crossfoot.facts.places.text_places import Place, is_capital
from crossfoot.facts.places.whole_countries import speaks_for_all
from crossfoot.facts.several_places import together
from crossfoot.facts.speakers.speech import Speaker
from crossfoot.lexicon.months import beginnings
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.pronouns import ANY_OF_THEM, THEM

IN_SENTENCE = frozenset({"place_after", "place_before", "place_later", "place_named"})
"""Rules that take a place of the figure's own sentence for where it was."""
REACHED = 32
"""How far before an earlier level, in characters, the figure it rose or fell to begins."""
OPENS = 12
"""How far into a sentence, in characters, the capital stands that opens it."""
GIVEN = 64
"""How far before the next who helps, in characters, the first is told to."""


class SentencePlaces:
    """The places of one text's sentences, asked by a figure's span; `figures` are where its figures begin."""

    def __init__(self, scene: Scene, figures: Sequence[int]) -> None:
        self.scene, self.figures, self.text, self.low = scene, figures, scene.text, scene.low
        self.references = References(scene)
        self.counted = {place.end: place for place in scene.all if place.role == "counted"}

    def of(self, index: int, start: int, end: int, speaker: Speaker | None) -> Place | None:
        """The place that the figure's own sentence names for it; None where it names none.

        A place behind the figure in its clause comes first, then a word that means one named before ("there"), a place
        before it, a place further behind, and last a name that no preposition points to.
        """
        first = self.scene.sentences[index][0]
        if label := self.counted.get(start - len(" ")) or self.counted.get(start - len(": ")):
            return self.scene.shown(label, "place_gapped")  # "Nacala 21, Angoche 17"
        here = [place for place in self.scene.here(index) if place.start < end or not self._is_label(place)]
        start, end = self._reached(start, end)
        if beside := self._right_before(here, start, end):
            return beside
        told = [p for p in here if p.strength == LOCATIVE and not self.scene.is_on_the_way(p)]
        if self.low.startswith("of ", first) and start < (comma := self.low.find(", ", first)):
            within = next((p for p in told if end <= p.start < comma and _IN.search(self.low, end, p.start)), None)
            return self.scene.shown(within, "place_after") if within else None  # "Of 325,000 houses, most are in Sindh"
        if owner := self._gapped(first, self._whole_start(first, start, end)):
            return self.scene.shown(owner, "place_gapped")
        if refuge := next((p for p in here if p.start > end and _FLED_TO.fullmatch(self.low, end, p.start)), None):
            return self.scene.shown(refuge, "place_of_refuge")
        if not here:
            return self._meant(index, start, end) or self._whose_things(first, start)
        if owned := self._owned(here, end):
            return self.scene.shown(owned, "place_of_whole")
        behind = (p for p in told if p.start >= start and not self._is_of_next(p, end))
        after = next((p for p in behind if not self._is_worst_of(end, p)), None)
        if after and self._is_of_the_crime(first, end, after):
            told, after = [p for p in told if p.end <= start], None  # "jailed 23 men over a bombing in Benin City"
        of_others = after is not None and self._is_of_part(end, after.start)
        if after and not of_others and not self._clause_ends(end, after.start):
            direct = self.low.find(",", end, after.start) < 0
            if direct or self._antecedent(here, start) is None:
                return self._shown(after, told, "place_after")
        if antecedent := self._antecedent(here, start):
            return self.scene.shown(antecedent, "place_before")
        if there := self._meant(index, start, end):
            return there
        if after and not of_others and self._shares_its_clause(start, end, after):
            return self._shown(after, told, "place_after")
        before = self._told_before(told, first, start, speaker)
        if after and of_others:
            if not before and self._is_sum_of(after, told):
                return self.scene.of_country("place_of_parts")
            after = None  # "212 were arrested, 170 in Blantyre and 42 in Zomba"
        if before:
            return self._nearest(before, after, before if of_others else told)
        if after and not self._is_apart(end, after.start):
            whose = self._whose_things(first, start)
            return whose or self._shown(after, told, "place_later")
        return self._named(here, start, end) or self._whose_things(first, start)

    def _right_before(self, here: list[PlaceSpan], start: int, end: int) -> Place | None:
        """The place that stands right before the figure as its label or owner, or of which the figure is the size."""
        before = [p for p in here if p.end < start]
        if not before:
            return None
        label = next((p for p in before if self.low[p.end : start] in (" ", ": ") and self._is_label(p)), None)
        if label and not self._is_next_to_give(label):
            return self.scene.shown(label, "place_gapped")  # "Mozambique 242, Zimbabwe 139"
        if owner := next((p for p in before if p.end + len("'s ") == start and p.strength == POSSESSIVE), None):
            return self.scene.shown(owner, "place_of_whole")  # "Vietnam's 57 dead"
        if self.low.startswith(")", end) and (of_list := next((p for p in before if p.end + len(" (") == start), None)):
            return self.scene.shown(of_list, "place_gapped")  # "in Padang (313) and Agam (80)"
        apposed = next((p for p in before if _A_TOWN_OF.fullmatch(self.low, p.end, start)), None)
        return self.scene.shown(apposed, "place_apposed") if apposed else None  # "Padang, a city of 900,000"

    def _is_sum_of(self, part: PlaceSpan, told: list[PlaceSpan]) -> bool:
        """Whether the scene is only one of several parts that a sentence tells from `part` on: it holds no total."""
        span = self.scene.span
        if span is None:
            return False
        parts = {p.canonical for p in told if p.start >= part.start}
        beside = len(parts) > 1 and any(gazetteer.same_name(name, span.canonical) for name in parts)
        return span.start >= part.start or beside

    def _is_label(self, place: PlaceSpan) -> bool:
        """Whether a name stands for itself right before the number that is told of it, as in a table."""
        return place.strength < LOCATIVE and _NUMBER.match(self.low, place.end) is not None

    def _is_of_the_crime(self, first: int, end: int, place: PlaceSpan) -> bool:
        """Whether a place behind those whom a court tries or jails is that of the crime: "jailed 23 over a raid in"."""
        return self.scene.is_of_the_crime(first, place, end) and not self._figures_between(end, place.start)

    def _is_worst_of(self, end: int, place: PlaceSpan) -> bool:
        """Whether a figure is only the worst of a country in which the scene lies: "the deadliest month in Iraq"."""
        scene = self.scene.span
        if scene is None or RANKS[place.place.kind] > RANKS["country"] or scene.place.kind == place.place.kind:
            return False
        return _WORST.search(self.low, end, place.start) is not None

    def _reached(self, start: int, end: int) -> tuple[int, int]:
        """The figure of the level that was reached, for the earlier one told right behind it: "rose to 25 from 16"."""
        at = bisect_left(self.figures, start)
        if at and self.low.endswith(" from ", 0, start) and start - self.figures[at - 1] < REACHED:
            return self.figures[at - 1], start
        return start, end

    def _shares_its_clause(self, start: int, end: int, after: PlaceSpan) -> bool:
        """Whether a place is told once for the figures of a clause: ", and 4 people died and 20 were hurt in Palpa"."""
        opens = _TURN.search(self.low, max(0, start - 24), start) is not None
        return opens and _SHARED.fullmatch(self.low, end, after.start) is not None

    def _antecedent(self, here: list[PlaceSpan], start: int) -> PlaceSpan | None:
        """The place of which a clause with "where" tells: "hardest hit was Bertie County, where 11 people died"."""
        for place in reversed([p for p in here if p.end <= start and p.strength >= NAMED]):
            direct = _WHERE.fullmatch(self.low, place.end, start) or _WHICH_HAS.fullmatch(self.low, place.end, start)
            if direct or self._is_in_that_clause(place.end, start):
                return self._first_of_list(place, here)
        return None

    def _is_in_that_clause(self, end: int, start: int) -> bool:
        """Whether a figure is another of the clause with "where": "in Sofala, where 54 died and 892 huts fell"."""
        told = next(iter(self._figures_between(end, start)), None)
        if told is None or _WHERE.fullmatch(self.low, end, told) is None:
            return False
        return not self.scene.within(end, start) and _ENDS_WHERE.search(self.low, told, start) is None

    def _told_before(self, told: list[PlaceSpan], first: int, start: int, speaker: Speaker | None) -> list[PlaceSpan]:
        """The places told before the figure; where a speaker for the whole country takes the turn, from there on."""
        turned = speaker and speaker.start < start and speaks_for_all(speaker)
        begin = speaker.start if speaker and turned and _TURN.search(self.low, first, speaker.start) else -1
        before = [place for place in told if begin < place.end <= start]
        if before and speaker and _is_where_they_spoke(self.low, first, before[-1], speaker):
            return before[:-1]
        if len(before) > 1 and self._is_aside(before[-2].end, before[-1]):
            return before[:-1]
        return before

    def _is_aside(self, begin: int, place: PlaceSpan) -> bool:
        """Whether a place only ends what is told of another by the way: "Kampala, which imports through Kenya, has"."""
        return self.low.startswith(",", place.end) and _BY_THE_WAY.match(self.low, begin, place.start) is not None

    def _nearest(self, before: list[PlaceSpan], after: PlaceSpan | None, among: list[PlaceSpan]) -> Place | None:
        """The last place told before the figure, or the part of that country told behind the figure's clause."""
        nearest = self._first_of_list(before[-1], before)
        within = after is not None and (not after.known or gazetteer.contains(nearest.place, after.place))
        if after and within and nearest.place.kind == "country":
            return self.scene.shown(after, "place_later")
        return self._shown(nearest, among, "place_before")

    def _shown(self, place: PlaceSpan, among: list[PlaceSpan], rule: str) -> Place:
        """A place of the sentence, its part told beside it, or all that are told side by side."""
        place = self.scene.in_not_near(place, among)
        finest = self.finest(place, among)
        listed = [p for p in among if p.group == place.group >= 0]
        if finest is not place or len(listed) < 2 or self._figures_between(listed[0].start, listed[-1].end):
            return self.scene.shown(finest, rule)
        surface = self.scene.text[listed[0].start : listed[-1].end]
        if _BETWEEN.search(self.low, max(0, place.start - 32), listed[0].start):
            return self.scene.shown(place, rule)  # "on the road between Herat and Farah"
        names = list(dict.fromkeys(self.scene.shown(p, rule).canonical for p in listed))
        if _AND not in surface or (name := together(names)) == names[0]:
            return self.scene.shown(place, rule)
        return Place(name, surface, "places_together")

    def finest(self, place: PlaceSpan, among: list[PlaceSpan]) -> PlaceSpan:
        """The part where a whole and its part stand side by side: "in Aceh, in the district of Bener Meriah"."""
        for other in among:
            gap = (place.end, other.start) if place.start < other.start else (other.end, place.start)
            near = gap[1] - gap[0] < 40 and _APPOSED.match(self.low, *gap) and not self._is_of_part(*gap)
            near = near and not self._figures_between(*gap)  # "four in Thala, two in Kasserine"
            near = near and not self._is_label(other)  # "63 people in Mozambique: Nacala 21, Angoche 17"
            if near and other is not place and self.scene.lies_in(other, place):
                return other
        return place

    def _meant(self, index: int, start: int, end: int) -> Place | None:
        """What "there" or "in the district" means beside the figure."""
        first, last = self.scene.sentences[index]
        found = self.references.first_in(max(first - 1, start - 80), min(last, end + 140))
        if found is None or any(
            p.strength == LOCATIVE and found.end <= p.start < start for p in self.scene.here(index)
        ):
            return None
        if found.start >= end and (
            self._clause_ends(end, found.start)
            or _OF_OTHERS.search(self.low, end, found.start + 4)
            or _SUPERLATIVE.search(self.low, end, found.start)
        ):
            return None  # "110,000 have fled, more than half of them in the capital"
        return self.references.meant(index, found)

    def _gapped(self, first: int, start: int) -> PlaceSpan | None:
        """The place right before a figure of a list that leaves out the verb: "Kano has buried 86 and Jigawa 52"."""
        at = bisect_left(self.scene.all_starts, start) - 1
        place = self.scene.all[at] if at >= 0 else None
        if place is None or place.start < first or place.role or not _GAP.fullmatch(self.low, place.end, start):
            return None
        head = self._first_of_list(place, self.scene.within(first, place.end))
        if _NEXT_OF_LIST.search(self.low, max(first, head.start - 24), head.start):
            return None if self._is_next_to_give(head) else head
        opens = head.start == first or _OPENS_COUNT.search(self.low, max(first, head.start - 24), head.start)
        told = _ITS_OWN.fullmatch(self.low, place.end, start) and not self._is_told_elsewhere(start)
        speaks = is_capital(head) and _COUNTS.match(self.low, place.end)  # "Damascus counts": its government
        return head if opens and told and not speaks else None

    def _is_told_elsewhere(self, start: int) -> bool:
        """Whether the clause of a figure goes on with where it was: "Kenya has 300 soldiers in Somalia"."""
        stop = _CLAUSE_STOPS.search(self.low, start)
        here = self.scene.within(start, stop.start() if stop else start + 80)
        return any(place.strength == LOCATIVE for place in here)

    def _whole_start(self, first: int, start: int, end: int) -> int:
        """Where the figure begins whose place a part of it shares: of "Nepal lost 88, six of them women" the 88."""
        at = bisect_left(self.figures, start)
        is_part = self.low.endswith(_OF_THEM, start, end)
        return self.figures[at - 1] if is_part and at and self.figures[at - 1] >= first else start

    def _is_of_next(self, place: PlaceSpan, end: int) -> bool:
        """Whether a place behind a figure is that of the next one of a list: "Lagos counted 11 and Ogun 9"."""
        at = bisect_left(self.figures, place.end)
        return place.start >= end and at < len(self.figures) and self._gapped(end, self.figures[at]) is place

    def _owned(self, here: list[PlaceSpan], end: int) -> PlaceSpan | None:
        """The place whose the whole is of which the figure is a part: "90 percent of Poland's electricity"."""
        return next((p for p in here if p.strength <= NAMED and _OF_ITS.fullmatch(self.low, end, p.start)), None)

    def _whose_things(self, first: int, start: int) -> Place | None:
        """The country whose things open the sentence: "Turkish mines had 61 deaths", "In India's worst fire"."""
        opens = first + len("in ") if self.low.startswith("in ", first) else first
        at = bisect_left(self.scene.all_starts, opens)
        if at == len(self.scene.all) or self.scene.all[at].start != opens or start <= opens:
            return None
        place = self.scene.all[at]
        whose = place.place.kind == "country" and place.strength in (PEOPLE, POSSESSIVE)
        things = _THINGS if opens == first else _ITS_WORST
        return self.scene.shown(place, "country_of_things") if whose and things.match(self.low, place.end) else None

    def _named(self, here: list[PlaceSpan], start: int, end: int) -> Place | None:
        """A place of the sentence that no preposition points to: "hits Indonesia", "Dhaka's terminal"."""
        named = [p for p in here if p.strength == NAMED and not self._is_elsewhere(p) and not self.scene.is_seat(p)]
        named = [p for p in named if not self._is_apart(*_between(p, start, end)) and not self._is_of_next(p, end)]
        named = [
            p for p in named if not (is_capital(p) and _SENDS.search(self.low, p.end, p.end + 16))
        ]  # "Moscow sent"
        named = [p for p in named if p.place.kind != "country" or self._is_goal(p) or self._is_subject(p, start)]
        named = [p for p in named if p.canonical.lower() not in _UNIONS or self._is_goal(p)]  # "The EU gave 5 million"
        owners = (p for p in here if p.strength == POSSESSIVE and RANKS[p.place.kind] > RANKS["country"])
        named = named or [p for p in owners if not self._is_seat_of_speaker(p, start)]
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

    def _is_seat_of_speaker(self, place: PlaceSpan, start: int) -> bool:
        """Whether a town only tells who counted: "the New York-based group said 24 were killed"."""
        return self.low.startswith("-based", place.end) and _COUNTED.search(self.low, place.end, start) is not None

    def _is_elsewhere(self, place: PlaceSpan) -> bool:
        """Whether something only came from, went to or was asked of a place: "flown to Geneva"."""
        begin = place.group if place.group >= 0 else place.start  # "flown in from Lyon and Nice"
        if self._is_goal(place):
            return False
        if self.scene.is_on_the_way(place):
            return True
        return _ELSEWHERE.search(self.low, max(0, begin - 16), begin) is not None

    def _is_goal(self, place: PlaceSpan) -> bool:
        """Whether help or forces were sent there: "700 soldiers were sent to Cali"."""
        return _SENT_TO.search(self.low, max(0, place.start - 32), place.start) is not None

    def _is_subject(self, place: PlaceSpan, start: int) -> bool:
        """Whether a country opens the figure's clause: "Liberia, with 466 deaths", not "Armenia sent 70 men"."""
        opening = self.low[max(0, place.start - 24) : place.start]
        if place.end > start or not (_CLAUSE_OPENS.search(opening) or _WHICH.match(self.low, place.end)):
            return False
        return not _SENDS.search(self.low, place.end, start) and not self._is_next_to_give(place)

    def _is_next_to_give(self, place: PlaceSpan) -> bool:
        """Whether a name is the next of those who sent help: "Spain has sent 86 rescuers, Britain 60"."""
        return _GIVES.search(self.low, max(0, place.start - GIVEN), place.start) is not None

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
        between = _ASIDES.sub("", self.low[end:start])
        return _OF_OTHERS.search(between) is not None or _PART.search(between, 4) is not None

    def _clause_ends(self, start: int, end: int) -> bool:
        """Whether another clause, with a figure of its own, begins between."""
        between = _ASIDES.sub("", self.low[start:end])  # "60 tenge (14 cents) in Shymkent", "died in 2005 at Wai"
        return _CLAUSE.search(between) is not None


def _is_where_they_spoke(low: str, first: int, place: PlaceSpan, speaker: Speaker) -> bool:
    """Whether the capital only opens what the country's own say: "In Ottawa, the president promised $40 million"."""
    opens = low.startswith("in ", first) and place.start - first < OPENS and low.startswith(", ", place.end)
    return opens and 0 < speaker.start - place.end < OPENS and is_capital(place) and speaks_for_all(speaker)


def _between(place: PlaceSpan, start: int, end: int) -> tuple[int, int]:
    """What stands between a place and the figure at ``[start, end)``."""
    return (place.end, start) if place.start < start else (end, place.start)


_KINDS = either(lexicon.load("places")["types"]["before"] + ["country", "nation"])
_ELSEWHERE = re.compile(r"\b(?:from|to|towards?|by|for|asked|urged|told|accused|blamed|sued|thanked) (?:and |or )?$")
_AND = " and "
_UNIONS = lexicon.words("whereabouts", "unions")
"""What acts as a body, and is a place only where a preposition says so."""
_BETWEEN = re.compile(r"\bbetween (?:[a-z-]+ ){0,4}$")
_FLED_TO = re.compile(
    rf" (?:[a-z'-]+ ){{0,4}}(?:{one_of('fled')})(?: [a-z-]+){{0,3}} (?:to|into) (?:the )?(?:[a-z-]+ ){{0,2}}(?:of )?"
)
"""What stands between people and where they have fled to."""
_OF_ITS = re.compile(r"(?: \([^()]{0,40}\))? of (?:the |all )?(?:inland |rural |rugged |remote )?")
_GAP = re.compile(
    r" (?:(?:state|province|county|district|region|alone|together|now|in the [a-z-]+) )?"
    rf"(?:(?:{one_of('fares')}|with|had|has|have|for|at|accounting for|counting|reporting) )?(?:only |just )?"
)
"""What stands between the place of a list and its figure."""
_ITS_OWN = re.compile(
    rf"(?: (?:state|province|county|district|region))?(?: (?:alone|together|now))? (?:{one_of('fares')}|has|had|have) "
)
"""What stands between a place that opens a clause and a figure of its own: "Nepal has lost at least 88"."""
_COUNTS = re.compile(r" (?:has )?(?:counts|counted|report|record|regist|put)")
_OPENS_COUNT = re.compile(
    r"(?:^|[.;:,] |\b(?:while|and|but|whereas) |\b(?:worst|hardest)[ -](?:off|hit|affected) (?:is|was|were|are) )"
    r"(?:the |in all,? |neighbou?ring )?$"
)
_IN = re.compile(r"\b(?:in|at|near|from|across|throughout)\b")
_SUPERLATIVE = re.compile(r", ?(?:the|its|one of the) (?:\w+ )?(?:latest|last|first|second|third|most|worst|\w+est)\b")
"""What leads from a figure to where it is one of many: "36 hurt, the latest in a series across the country"."""
_OF_THEM = tuple(f" of {word}" for word in THEM)
_COMMA = re.compile(r"[,;.](?=\s|$)")
_CLAUSE_STOPS = re.compile(r"[,;.](?=\s|$)| (?:since|after|when) ")
_BY_THE_WAY = re.compile(r", (?:which|who|whose) [^,;.]*$")
_NEXT_OF_LIST = re.compile(rf"(?:;|,| and|, and|, with|followed by|led by|—|–) (?:in )?(?:the )?(?:(?:{_KINDS}) of )?$")
_ASIDES = re.compile(
    rf"\([^()]{{0,40}}\)| (?:in|on) (?:(?:{beginnings()})[a-z]* )?(?:\d{{1,2}}(?:, \d{{4}})?|(?:19|20)\d\d)(?= |$)"
)
"""What stands between a figure and its place and is no clause of its own: an amount in brackets, a date."""
_CLAUSE = re.compile(
    r";|\b(?:days?|weeks?|months?|years?) (?:after|before) |, (?:and|but|while|as) | (?:while|but|whereas) |\d"
    r"|\band (?:\w+ly )?\w+(?:ed|ing)\b"
)
_OF_OTHERS = re.compile(
    r"(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|half|quarters?|most|rest"
    rf"|others?|many))(?: of (?:{ANY_OF_THEM})| others?| more| are| were)? (?:in|at|near"
    r"|from|[—–-] in) (?:the )?(?:\w+ )?$"
    r"|\b(?:rest|others|most|half)(?: are| were)? (?:in|at) (?:\w+ ){1,3}(?:in|on|at|near) (?:the )?$"
)
_ACTS = re.compile(r" (?:has |have |had |also |itself )?[a-z]+ed\b")
_APPOSED = re.compile(r"['’]s|,| \(|$| (?:in|at|near|of|on|outside|off|around)\b")
"""What stands between a whole and its part, or a part and its whole."""
_SENT_TO = re.compile(r"\b(?:sent|deployed|dispatched|rushed|ordered)(?: \w+){0,2} to (?:the )?$")
_THINGS = re.compile(
    r"(?:['’]s)? (?!(?:\w+(?:ers|ors|ists|ians|nts)|troops|forces|authorities|officials|companies|firms)\b)[a-z]+s\b"
)
_ITS_WORST = re.compile(rf"(?:['’]s?)? (?:{one_of('worst')})\b")
_SHARED = re.compile(
    r"[^,;:.]{0,24} and \d[\d,]*(?: [a-z]+){1,3} (?:in|at|near|around|outside) (?:the )?(?:[a-z]+ ){0,3}(?:of )?"
)
"""What stands between the first of two figures and the place of both."""
_WHERE = re.compile(r"(?:, an? (?:[^,;.]|,\d){3,60})?,? where (?:\w+ ){0,2}|, which (?:is|lies|was) (?:about |some )?")
_WHICH_HAS = re.compile(r", which (?:has|had|counted|reported|recorded|confirmed) (?:about |some |only )?")
_ENDS_WHERE = re.compile(r"[;:]|\.(?= )|, (?:\w+ ){0,4}(?:said|told|according)\b|, (?:while|but|after|as|with)\b")
"""What ends a clause with "where"."""
_COUNTED = re.compile(r"\b(?:said|says|count(?:s|ed)|report(?:s|ed)|puts?|estimate[sd])\b")
_A_TOWN_OF = re.compile(
    rf", (?:(?:an?|the|its) (?:[\w'’-]+ ){{0,4}}(?:{_KINDS})(?: [\w'’-]+){{0,3}} (?:of|with)"
    r"|(?:[^,;.]{3,40} )?home to)(?: (?:about|around|some|nearly|over))? "
)
"""What stands between a place and how many live there: "Padang, a coastal city of 900,000"."""
_NUMBER = re.compile(r":? \d[\d,]*(?![\w.,]*\d| ?[a-z])")
"""A number that stands right behind its label, and counts nothing named behind it."""
_WORST = re.compile(rf"\b(?:in|of) (?:the|its) (?:\w+ )?(?:{one_of('worst')})\b[^.;,]*$")
_TURN = re.compile(r"(?:;|\b(?:and|but|while|whereas)) (?:the |its |\w+['’]s )?$")
"""What turns to another speaker."""
_STATEMENT = re.compile(
    r";|[.!?][\"”]? (?=[A-Z])|\band (?:that|(?:also )?(?:said|says|will|would|is|are|was|were|has|have|had|plans?"
    r"|wants?|expects?|hopes?))\b"
)
"""What begins another statement."""
_SUBORDINATE = re.compile(r"\b(?:after|when|as|while|because|where|who)(?: [\w'’]+)? $")
_PART = re.compile(rf"\b(?:(?:of|among) (?:{ANY_OF_THEM})|including)\b(?!.*, )")
"""What tells of a part of what was counted, unless a comma closes it: "65 people, most of them women, in a park"."""
_CLAUSE_OPENS = re.compile(
    r"(?:^|[.,;:!?\"”–—-] ?|\n|\bneighbou?ring |\b(?:and|but|while|though|that|which) |\b(?:in|since|by) \d{4} "
    r"|\blast (?:year|month|week) )$"
)
_WHICH = re.compile(r", (?:which|where|whose)\b")
_GIVES = re.compile(rf"\b(?:{one_of('given')})\b[^;.]*$")
"""Words of who helps: what the next of a list sends is not there."""
_SENDS = re.compile(rf"\b(?:{one_of('given')}|{one_of('sends')})\b")
