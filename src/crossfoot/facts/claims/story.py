"""What was read so far in a dispatch: what parts, repetitions and meanings of later figures are judged by."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot.facts.cues import KINDS_OF_THING, is_kind_of, measures
from crossfoot.facts.sentences import CARRIED, Figure, Sentence, of_sentence
from crossfoot.mentions.date_words import is_year
from crossfoot.mentions.model import Mention
from crossfoot.mentions.tokens import positions
from crossfoot.values import Value

COUNTS = KINDS_OF_THING | {"bare", "thing"}
"""Dimensions of counts."""

PAST = frozenset({"last", "previous", "earlier", "before", "first", "initially"})
"""Words before a total of another time: "last year's toll of 160"."""

CHANGED = (("up", "from"), ("down", "from"))
DIFFERENCES = (["more", "than"], ["fewer", "than"])

CASES = frozenset({"case", "cases"})

ROOM = "capacity"
"""The measure of those who would fit, of whom none is a part."""

LOOK_BACK = 40
"""How many figures back a total may stand."""


class Part(Value):
    """A link to a total: the index of its mention, and the rule."""

    whole: int
    rule: str


class Story:
    """What was read so far in a dispatch: its mentions, with their measures and totals, in order."""

    def __init__(self, mentions: list[Mention], lowered: str) -> None:
        self.mentions = mentions
        self._lowered = lowered
        self._topics: dict[str, bool] = {}
        self.measures: list[str | None] = []
        self.dimensions: list[str] = []
        self.bare: list[bool] = []
        self.people: list[bool] = []
        self.earlier: list[bool] = []
        self.open: list[bool] = []
        """Which are no settled totals: a toll that could pass 20, "80 more than the day before"."""
        self.parts: dict[int, Part] = {}
        self.wholes: set[int] = set()
        """Totals named before they are read: "12 of the 40"."""
        self.placed: set[int] = set()
        """Counts of one place each, told side by side: "12 in Missouri, four in Oklahoma"."""
        self.past: set[int] = set()
        """Counts of another year: "the 65,602 of 2018"."""
        self.told: set[str] = set()
        """Every measure read."""
        self.most_injured = Decimal(0)
        self.planned = False
        """Whether the figure before is planned."""

    def add(self, sentence: Sentence, figure: Figure, measure: str | None, part: Part | None, *, is_open: bool) -> None:
        """Record the next figure; a number alone counts the kind of thing its measure does."""
        words, first, dimension = sentence.words, figure.first, figure.dimension
        self.measures.append(measure)
        lead = words[max(first - 6, 0) : first]
        differs = words[figure.stop : figure.stop + 2] in DIFFERENCES or _is_by_how_much(lead)
        past = not PAST.isdisjoint(lead) or _looks_back(words)
        past = past or ("from" in lead and any(pair in CHANGED for pair in pairwise(lead)))
        past = past or is_of_before(sentence) or "than" in lead[-2:]  # "lower than the 24 it had reported"
        self.open.append(is_open or differs or past)
        behind = words[figure.stop : figure.stop + 2]
        if len(behind) == 2 and behind[0] == "of" and is_year(behind[1]):
            self.past.add(figure.mention)
        if words[first - 1 : first] == [","] and behind[:1] == [";"]:
            self.placed.add(figure.mention)  # "Cameroon, 20; Niger, 19; India, 18"
        if measure is not None:
            self.told.add(measure)
            if measure == "injured":
                self.most_injured = max(self.most_injured, size(self.mentions[figure.mention]) or Decimal(0))
        self.bare.append(dimension == "bare")
        counted = measures()[measure].dimension if measure is not None else None
        self.people.append(figure.counts_people or (dimension == "event" and counted == "person"))
        self.earlier.append("from" in words[max(first - 1, 0) : figure.number])
        self.dimensions.append(counted if counted is not None and dimension == "bare" else dimension)
        if part is not None:
            self.parts[figure.mention] = part
            self.wholes.add(part.whole)

    def is_about(self, topic: str) -> bool:
        """Whether the dispatch as a whole is about robbery, or disease: a word of it stands anywhere in it."""
        if topic not in self._topics:
            self._topics[topic] = any(word in self._lowered for word in lexicon.load("parts")["topics"][topic])
        return self._topics[topic]

    def counted(self, sentence: Sentence, figure: Figure, part: Part | None) -> tuple[str, ...]:
        """The kinds of thing a number alone can count: its total's, else people or what was counted last."""
        if figure.dimension != "bare":
            if is_case(figure, self.mentions[figure.mention]):
                return ("event", "person")
            return (figure.dimension,)
        if part is not None and part.whole < figure.mention:
            return (self.dimensions[part.whole],)
        if part is not None and (whole := sentence.figure(part.whole).dimension) != "bare":
            return (whole,)
        last = next((kind for kind in reversed(self.dimensions[-4:]) if kind in KINDS_OF_THING), "person")
        return ("person",) if last == "person" else ("person", last)

    def latest(self, before: int, part: Mention, dimension: str) -> int | None:
        """The nearest earlier count that can hold the part: of its kind, and no smaller."""
        for index in range(before - 1, max(before - LOOK_BACK, 0) - 1, -1):
            if self._is_superseded(index) or self.measures[index] == ROOM or index in self.past:
                continue
            if fellows(self.dimensions[index], dimension) and is_less(part, self.mentions[index]):
                return index
        return None

    def _is_superseded(self, index: int) -> bool:
        """Whether a figure is the earlier level of one told right before it: "1,354 were held, up from 757"."""
        return index > 0 and self.mentions[index - 1].changed_from == index

    def latest_of(self, measure: str, before: int, part: Mention) -> int | None:
        """The nearest earlier figure of a measure, or a kind of it, that can hold the part; a settled one if any."""
        settled = unsettled = None
        for index in range(before - 1, max(before - LOOK_BACK, 0) - 1, -1):
            known = self.measures[index]
            if self._is_superseded(index) or index in self.past:
                continue
            held = known and is_kind_of(known, measure) and at_most(part, self.mentions[index])
            again = part.bound == "exact" and part.best == size(self.mentions[index])  # "the bodies of 32", of 32
            if held and not again and index not in self.parts:
                if self.open[index]:
                    unsettled = index if unsettled is None else unsettled
                elif measure != "killed":
                    return index
                elif settled is None or self._dwarfs(index, settled):
                    settled = index
        return unsettled if settled is None else settled

    def _dwarfs(self, index: int, later: int) -> bool:
        """Whether a count is the toll beside which a later one is of a few: "killed 711 … five drowned in a lake"."""
        toll, few = size(self.mentions[index]), size(self.mentions[later])
        return toll is not None and few is not None and few * FEW < toll


def _is_by_how_much(lead: list[str]) -> bool:
    """Whether the words before a figure make a difference of it: "the official toll was reduced by 106"."""
    return lead[-1:] == ["by"] and not _changing().isdisjoint(lead)


@cache
def _changing() -> frozenset[str]:
    ways = (lexicon.words("changes", way, "verbs") for way in ("up", "down"))
    return frozenset().union(*ways, lexicon.words("revisions", "lowering"))


@of_sentence
def is_of_before(sentence: Sentence) -> bool:
    """Whether a sentence tells of a year, "A quake there in 2004 killed 38", or of what was told before: "had put"."""
    if LEADS_BACK.isdisjoint(sentence.vocabulary):
        return False
    words = sentence.words
    pairs = [(words[at], words[at + 1]) for at in positions(words, LEADS_BACK) if at + 1 < len(words)]
    return any(two in TOLD if one == "had" else two == "year" if one == "this" else is_year(two) for one, two in pairs)


LEADS_BACK = frozenset({"in", "since", "this", "had"})
TOLD = frozenset({"put", "spoken", "reported", "counted", "given", "said", "confirmed"})
"""What follows "had" where a count was given before the story's."""


def _looks_back(words: list[str]) -> bool:
    """Whether a sentence opens with another time than the story's: "In 1991 a cyclone killed 138,000"."""
    if words[0] == "in" and len(words) > 1:
        of_month = len(words) > 2 and words[1] in lexicon.load("dates")["months"]
        return is_year(words[2 if of_month else 1])
    return words[:2] in BACK


BACK = (["earlier", "this"], ["earlier", "in"], ["last", "year"], ["last", "month"], ["a", "year"], ["years", "ago"])
"""First words of a sentence that tells of an earlier event: "Earlier this month a crane killed 109"."""


def is_case(figure: Figure, mention: Mention) -> bool:
    """Whether a number goes on from a count of cases, which are people too: "Of the 412 cases, 290 have recovered"."""
    return figure.noun in CASES and not CARRIED.isdisjoint(mention.rules)


def fellows(one: str, two: str) -> bool:
    """Whether figures of these dimensions can be part and total."""
    return one in COUNTS and two in COUNTS and (one == two or "bare" in (one, two))


def size(mention: Mention) -> Decimal | None:
    """The value a mention is compared by."""
    for value in (mention.best, mention.lower, mention.upper):
        if value is not None:
            return value
    return None


FEW = 3
"""How many times a later count the toll of the story is, where "the dead" are those of the toll."""
VAGUE = 8
"""How many times the floor of a vague word its total may be: dozens are fewer than a hundred."""


def at_most(part: Mention, whole: Mention) -> bool:
    """Whether a part fits its total; a vague one ("dozens") holds several times its floor."""
    inner, outer = size(part), size(whole)
    if inner is None or outer is None:
        return False
    if whole.best is None:
        return inner <= (whole.upper if whole.upper is not None else outer * VAGUE)
    return inner <= outer


def is_less(part: Mention, whole: Mention) -> bool:
    """Whether a part leaves something of its total: where both are exact, two are no part of two."""
    return at_most(part, whole) and (part.best != whole.best or part.best is None or whole.bound != "exact")


HASTE = Decimal("1.01")
"""How much the sum of many parts may exceed a total, which is seldom told to the last."""


def leaves_room(mention: Mention, whole: int, story: Story, rules: frozenset[str]) -> bool:
    """Whether a total holds one more part beside those it has by the same rules: it may be divided in several ways."""
    alike = [index for index, part in story.parts.items() if part.whole == whole and part.rule in rules]
    told = [size(story.mentions[index]) for index in alike]
    more, total = size(mention), size(story.mentions[whole])
    known = sum((value for value in told if value is not None), Decimal(0))
    return more is not None and total is not None and known + more <= total * HASTE
