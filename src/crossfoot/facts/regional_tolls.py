"""Which figures are one place's share of a total told before, as places and days say where no word does.

"Floods killed 240 people across Zambia, officials said … In Mongu district 31 drowned": the district lies in the
country, its dead are fewer, and both are told of one time. The link is an inference, so that a doubt goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.cues import KINDS_OF_THING, measures
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.model import Fact
from crossfoot.facts.places.named import NAMED, PlaceSpan
from crossfoot.facts.places.scenes import Scene
from crossfoot.facts.places.sentence_places import IN_SENTENCE
from crossfoot.lexicon.patterns import either

LOOK_BACK = 24
"""How many figures of one measure back a total may stand."""
DOUBT = "part_of: told of a place within that of the total, no word says so"
SETTLED = frozenset({"asserted", "provisional"})
ROUNDED = frozenset({"approx", "less_than", "at_most"})
"""Bounds of a total that a smaller figure may say again: "nearly 100" are the 96 of the next sentence."""
NEARLY = Decimal("0.85")
"""From that share of a rounded total on, a figure may be the total itself."""
SLACK = Decimal("1.1")
"""How far the sum of parts may pass a total that is a floor."""
OF_TOTALS = IN_SENTENCE | {"the_country", "national_count"}
"""Rules that take what a total is told of: a place of its own sentence, or the whole country ("across the country 605
died"). What only stands in a story of somewhere is no total of it."""
BY_PLACE = frozenset({"part_of.places", "part_of.one_place", "part_of.next_place"})
"""Rules by whose links a total is divided by place; children and women are another division of it."""
OF_ITS_DAY = frozenset({"date_in_sentence"})
"""Rules that date a total beside it, so that it counts that day only."""
ERROR = Decimal("1.05")
MANY = 3
"""Of more places than that the sum may pass its total a little: provinces and country count each for itself."""
BEFORE = timedelta(days=45)
"""How long before the day of a running total what it counts may lie."""


def link(facts: list[Fact], scene: Scene) -> list[Fact]:
    """The facts, in the order of the text, those of one place with the total of what holds it in `part_of`."""
    by_measure: dict[tuple[str, str], list[int]] = {}
    for index, fact in enumerate(facts):
        if fact.measure and fact.unit in KINDS_OF_THING and measures()[fact.measure].accumulates:
            by_measure.setdefault((fact.measure, fact.unit), []).append(index)
    told = [indices for indices in by_measure.values() if len(indices) > 1]
    if not told:
        return facts
    regions, linked = Regions(scene), list(facts)
    for indices in told:
        wholes = dict(_wholes([facts[index] for index in indices], regions))
        for whole, parts in _fitting(wholes, [facts[index] for index in indices]):
            for part in parts:
                linked[indices[part]] = _part_of(linked[indices[part]], facts[indices[whole]])
    return linked


def _part_of(fact: Fact, whole: Fact) -> Fact:
    return fact._replace(
        part_of=whole.fact_id, doubts=(*fact.doubts, DOUBT), rules=(*fact.rules, "part_of.place_within")
    )


def _wholes(told: list[Fact], regions: Regions) -> Iterator[tuple[int, int]]:
    """Each figure of one measure that may be a part, and which of the others is its total."""
    for index, fact in enumerate(told):
        if fact.part_of or fact.place is None or fact.size is None or not _is_free(fact):
            continue
        held = [
            before
            for before in range(max(index - LOOK_BACK, 0), index)
            if _can_hold(told[before], fact)
            and (before == 0 or not OF_TOTALS.isdisjoint(told[before].rules))
            and regions.holds(told[before], fact)
        ]
        if held:
            yield index, max(held, key=lambda before: (*regions.nearness(told[before], fact), before))


def _fitting(wholes: dict[int, int], told: list[Fact]) -> Iterator[tuple[int, list[int]]]:
    """The parts of each total, where they do not sum to more than it."""
    parts: dict[int, list[int]] = {}
    for part, whole in wholes.items():
        parts.setdefault(whole, []).append(part)
    for whole, members in parts.items():
        total, floor = told[whole].size, told[whole].upper is None
        told_already = (f for f in told if f.part_of == told[whole].fact_id and not BY_PLACE.isdisjoint(f.rules))
        values = {_key(fact): fact.size for fact in (*[told[part] for part in members], *told_already)}
        summed = sum((value for value in values.values() if value is not None), Decimal(0))
        slack = SLACK if floor else ERROR if len(members) > MANY else 1
        if total is not None and summed <= total * slack:
            yield whole, members


def _key(fact: Fact) -> tuple[str | None, Decimal | None]:
    """What a figure said again has in common: its place and its value."""
    return fact.place, fact.size


def _is_free(fact: Fact) -> bool:
    """Whether a figure can be a part: one whose own place is told, no conversion and no level of a change."""
    if fact.status not in SETTLED or fact.converts or fact.changed_from:
        return False
    return not TOLD_PLACE.isdisjoint(fact.rules) and OF_LEVELS.isdisjoint(fact.rules)


TOLD_PLACE = IN_SENTENCE | {"place_of_paragraph", "place_goes_on", "place_meant", "place_gapped"}
"""Rules that take a place told for the figure, not that of the whole story."""
OF_LEVELS = frozenset({"change.reached", "change.from", "measure.changed_from"})


def _can_hold(whole: Fact, part: Fact) -> bool:
    """Whether one figure can be the total of another, by what they count, how many and when."""
    total, value = whole.size, part.size
    if total is None or value is None or total <= value or whole.status != "asserted":
        return False
    if whole.bound in ROUNDED and value >= total * NEARLY:
        return False
    return _counts_all(whole, part) and _at_one_time(whole, part)


def _counts_all(whole: Fact, part: Fact) -> bool:
    """Whether a total counts whoever there was, or the same as its part: no policemen among farmers."""
    one, two = whole.head, part.head
    return one == two or one in lexicon.words("parts", "anyone")


def _of_same_days(whole: Fact, part: Fact) -> bool:
    return (whole.event_start, whole.event_end) == (part.event_start, part.event_end)


def _at_one_time(whole: Fact, part: Fact) -> bool:
    """Whether a part lies in the days of its total; a running total is of the day it was told, and of those before."""
    if not (whole.event_start and part.event_start):
        return True
    whole_end, part_end = whole.event_end or whole.event_start, part.event_end or part.event_start
    if part.event_start <= whole_end and whole.event_start <= part_end:
        return whole.event_precision == part.event_precision or part.event_start >= whole.event_start
    ran = whole.aggregation == "cumulative" and OF_ITS_DAY.isdisjoint(whole.rules) and part_end <= whole.event_start
    return ran and date.fromisoformat(whole.event_start) - date.fromisoformat(part_end) <= BEFORE


@cache
def _several() -> re.Pattern[str]:
    """What tells a total to be of more places than one: "in three states"."""
    counts, places = (either(lexicon.words("parts", "several", name)) for name in ("counts", "places"))
    hedged = "(?:at least |more than |about )?"
    return re.compile(rf"\b(?:in|across|over) {hedged}(?:\d+|{counts}) (?:[a-z]+ )?(?:{places})\b")


_SEPARATE = re.compile(r"(?:separate(?:ly)?\b|the same day,)")
"""In the sentence of a figure these make it one of another event than the total's."""
_DIFFERS = (" more than", " fewer than")
"""Behind a figure that is no count but a difference: "125, three more than the day before"."""
BESIDE = 32
"""How far apart places of a list may stand, in characters."""
_JOINED = re.compile(r",? (?:and |or )?(?:in |near )?(?:the )?(?:[a-z]+ ){0,2}|, ")
"""What stands between places told side by side."""


class Regions:
    """Which of the places of one text lie in which others."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._country = scene, scene.country.name if scene.country else None
        self._named: dict[str, Named] = {}
        for span in scene.all:
            self._named.setdefault(span.canonical, span.place)
        self._listed: dict[int, list[Named]] = {}

    def holds(self, whole: Fact, part: Fact) -> bool:
        """Whether the place of a part lies within that of its total, or is one of several that its sentence lists."""
        if part.place is None or self._is_rival(whole, part) or self._scene.low.startswith(_DIFFERS, part.end):
            return False
        inner = self._place(part.place)
        if self._is_of_several(whole, part, inner):
            return True
        if any(self._lies_in(inner, outer, part) for outer in self._told_of(whole, part)):
            return True
        return any(inner == place or gazetteer.contains(place, inner) for place in self._listed_beside(whole, part))

    def nearness(self, whole: Fact, part: Fact) -> tuple[bool, bool, int]:
        """How well one of several totals fits a part: of the same days, in no headline, of the finest place."""
        fineness = gazetteer.RANKS[self._place(whole.place).kind] if whole.place else 0
        return _of_same_days(whole, part), self._sentence(whole) >= self._scene.lead, fineness

    def _told_of(self, whole: Fact, part: Fact) -> list[Named]:
        """The place of a total; where the story tells it, what the total's own sentence names."""
        if not IN_SENTENCE.isdisjoint(whole.rules):
            return [self._place(whole.place)] if whole.place and whole.place != part.place else []
        here = self._scene.here(self._sentence(whole))
        named = [span.place for span in here if span.strength >= NAMED and span.canonical != part.place]
        return named or ([self._place(whole.place)] if whole.place and whole.place != part.place else [])

    def _lies_in(self, inner: Named, outer: Named, part: Fact) -> bool:
        """Whether one lies in another; a name no gazetteer knows lies in the story's country if no other is told."""
        key = folded(gazetteer.without_type(inner.name))
        if any(gazetteer.contains(outer, place) for place in (inner, *gazetteer.namesakes(key))):
            return True
        if outer.kind != "country" or outer.name != self._country or inner.country or inner.kind != "town":
            return False
        told = self._scene.within(*self._scene.sentences[self._sentence(part)])
        return all(span.place.country in ("", outer.name) for span in told)

    def _is_rival(self, whole: Fact, part: Fact) -> bool:
        """Whether somebody else counts in the same breath, or the lead says the headline again.

        "Police said 34 had died, a doctor in Swat 12".
        """
        first = self._sentence(whole)
        if (
            first < self._scene.lead == self._sentence(part)
            and self._scene.low[self._scene.sentences[first][1] - 1] != "."
        ):
            return True
        if self._sentence(whole) != self._sentence(part):
            return _SEPARATE.search(self._scene.low, *self._scene.sentences[self._sentence(part)]) is not None
        return whole.attribution != part.attribution or " but " in self._scene.low[whole.end : part.start]

    def _is_of_several(self, whole: Fact, part: Fact, inner: Named) -> bool:
        """Whether a total is told of several places at once, of which the part's may be one: "in three states"."""
        index = self._sentence(whole)
        if index == self._sentence(part) or inner.country not in ("", self._country):
            return False
        return _several().search(self._scene.low, whole.end, self._scene.sentences[index][1]) is not None

    def _listed_beside(self, whole: Fact, part: Fact) -> list[Named]:
        """The places that a total's sentence tells of side by side: "in Kirkuk and the capital Baghdad"."""
        index = self._sentence(whole)
        if index == self._sentence(part):
            return []
        if index not in self._listed:
            here = [span for span in self._scene.here(index) if span.strength >= NAMED]
            self._listed[index] = [
                span.place for pair in pairwise(here) if self._are_side_by_side(*pair) for span in pair
            ]
        return self._listed[index]

    def _are_side_by_side(self, one: PlaceSpan, two: PlaceSpan) -> bool:
        gap = self._scene.low[one.end : two.start]
        if len(gap) > BESIDE or not _JOINED.fullmatch(gap):
            return False
        nested = gazetteer.contains(one.place, two.place) or gazetteer.contains(two.place, one.place)
        return one.place != two.place and not nested

    def _sentence(self, fact: Fact) -> int:
        return self._scene.speakers.sentence_at(fact.start)

    def _place(self, canonical: str) -> Named:
        known = self._named.get(canonical)
        if known is not None:
            return known
        found = gazetteer.lookup(folded(canonical)) or gazetteer.lookup(folded(gazetteer.without_type(canonical)))
        return found[0] if found else Named(canonical, "town", "", "", 0)
