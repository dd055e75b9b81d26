"""Which total one figure is part of, as its measure says where no word does.

A new total told with its last addition, a narrower measure beside its wider one, the count of one place among those
of all: each rule takes a figure that no words have linked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot.facts.claims import befallen
from crossfoot.facts.claims.gates import ALWAYS, SEVERAL, Gates
from crossfoot.facts.claims.story import COUNTS, Part, Story, at_most, is_less
from crossfoot.facts.cues import is_kind_of, measures
from crossfoot.facts.sentences import Figure, Sentence

LOOK_BACK = 6
"""How many figures back a total may stand."""
FARTHEST = 50
"""How many figures back a wider measure may stand in a sentence that never ends."""


def part_by_measure(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """The link of a figure whose measure is known: what the words of its sentence say comes before what they are."""
    for rule in RULES.of(sentence):
        part = rule(sentence, figure, story)
        if part is not None:
            return part
    return None


def _brought_to(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "A further 12 died, taking the toll to 112": the new total follows its last addition."""
    at, measure = sentence.place(figure), story.measures[figure.mention]
    level = "toll" in sentence.words[max(figure.first - LEVEL, 0) : figure.first]  # "the toll was 24, but another …"
    if level or measure is None or not measures()[measure].accumulates:
        return None
    for total in sentence.figures[at + 1 : at + 5]:
        gap = sentence.words[figure.stop : total.first]
        if story.measures[total.mention] == measure and _is_brought(sentence, figure, gap):
            fits = at_most(story.mentions[figure.mention], story.mentions[total.mention])
            return Part(total.mention, "part_of.brought_to") if fits else None
    return None


def _is_brought(sentence: Sentence, figure: Figure, gap: list[str]) -> bool:
    """Whether what stands between an addition and a total says that the one led to the other."""
    if not lexicon.words("parts", "bringing").isdisjoint(gap):
        return True
    more = not lexicon.words("parts", "bringing", "more").isdisjoint(sentence.words[figure.first : figure.stop + 1])
    reached = not lexicon.words("parts", "bringing", "reaching").isdisjoint(gap[-3:])
    return more and reached and sentence.words[max(figure.first - 1, 0)] == "with"


LEVEL = 6
"""Words before a figure in which "toll" makes it a level, and no addition to one."""


def _risen_after(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "The toll rose to 23 after five bodies were found": the new total comes before its last addition."""
    at, measure = sentence.place(figure), story.measures[figure.mention]
    if at == 0 or measure is None or not measures()[measure].accumulates:
        return None
    for total in reversed(sentence.figures[:at]):
        if story.measures[total.mention] == measure:
            rose = (
                "change.reached" in story.mentions[total.mention].rules
                and "after" in sentence.words[total.stop : figure.first]
            )
            fits = rose and at_most(story.mentions[figure.mention], story.mentions[total.mention])
            return Part(total.mention, "part_of.risen_after") if fits else None
    return None


@cache
def _wider() -> dict[str, tuple[str, ...]]:
    return {measure: tuple(wider) for measure, wider in lexicon.load("parts")["within"].items()}


def _narrower(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "More than 180 were hurt; 25 lay in critical condition": a narrower measure beside its wider one."""
    measure = story.measures[figure.mention]
    wider = _wider().get(measure or "")
    if wider is None:
        return None
    if sentence.words[figure.after_number : figure.after_number + 2] == ["of", "the"]:  # "Four of the badly injured"
        whole = story.latest_of(str(measure), figure.mention, story.mentions[figure.mention])
        if whole is not None:
            return Part(whole, "part_of.same_group")
    since = max(sentence.figures[0].mention - 3, figure.mention - FARTHEST, 0)
    if "another" in sentence.words[max(figure.first - 1, 0) : figure.stop]:
        return None
    for index in range(figure.mention - 1, since - 1, -1):
        beside = index >= sentence.figures[0].mention
        if story.measures[index] in wider and (beside or index not in story.parts):
            fits = is_less(story.mentions[figure.mention], story.mentions[index])
            return Part(index, "part_of.narrower") if fits else None
    return None


def _of_one_place(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "Thirteen deaths were in the capital", "in Bakorat alone 83 died": of the last total of its measure."""
    if not _may_be_of_one_place(figure, story) or not _is_of_one_place(sentence.words, figure):
        return None
    measure = str(story.measures[figure.mention])
    for index in range(figure.mention - 1, max(figure.mention - LOOK_BACK, -1), -1):
        settled = index not in story.parts and not story.open[index]
        if (
            settled
            and are_alike(story.measures[index], measure)
            and at_most(story.mentions[figure.mention], story.mentions[index])
        ):
            return Part(index, ONE_PLACE)
    return None


ONE_PLACE = "part_of.one_place"
"""The rule of the count of one place among those of a total."""


def _may_be_of_one_place(figure: Figure, story: Story) -> bool:
    """Whether a figure counts what adds up over places."""
    return measures()[str(story.measures[figure.mention])].accumulates and figure.dimension in COUNTS


def _is_of_one_place(words: list[str], figure: Figure) -> bool:
    lead, tail = words[max(figure.first - 8, 0) : figure.first], words[figure.stop : figure.stop + 6]
    if "alone" in (*lead[-5:], *tail[:5]) or tail[:2] in _places_behind():
        return True
    hit = lexicon.words("parts", "one_place", "before")
    if lead[-1:] == ["with"] and not hit.isdisjoint(tail):  # "Liberia, with 466 deaths, was hit hardest"
        return True
    return not hit.isdisjoint(lead) or _suffered(lead)


def _suffered(lead: list[str]) -> bool:
    """As in "the coast suffered most: 458 bodies"."""
    return "most" in lead and any(one in ("suffered", "hit", "lost") and two == "most" for one, two in pairwise(lead))


@cache
def _places_behind() -> tuple[list[str], ...]:
    return tuple(phrase.split() for phrase in lexicon.load("parts")["one_place"]["behind"])


def _followed(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "worst hit with 71 deaths, followed by the coast with 58": of the total of the figure before."""
    at = sentence.place(figure)
    before = story.parts.get(figure.mention - 1) if at else None
    if before is None or not _may_be_of_one_place(figure, story):
        return None
    gap = sentence.words[sentence.figures[at - 1].stop : figure.first]
    return Part(before.whole, ONE_PLACE) if gap[:3] == [",", "followed", "by"] else None


def _another(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "the coast was hit hardest, with 21 dead. Another 16 died in the hills": of the total of that before."""
    before = story.parts.get(figure.mention - 1)
    if before is None or before.rule != ONE_PLACE or not _may_be_of_one_place(figure, story):
        return None
    more = {"another", "further"}.isdisjoint(sentence.words[max(figure.first - 1, 0) : figure.after_number])
    same = story.measures[figure.mention] == story.measures[figure.mention - 1]
    return Part(before.whole, ONE_PLACE) if same and not more and is_placed(sentence, figure) else None


def are_alike(one: str | None, two: str) -> bool:
    """Whether one of two measures is a kind of the other, or both are one."""
    return one is not None and (is_kind_of(one, two) or is_kind_of(two, one))


def is_placed(sentence: Sentence, figure: Figure) -> bool:
    """Whether "in" follows before another figure does: "45 in the capital", "212 were detained in …"."""
    for token in range(figure.stop, min(figure.stop + 3, len(sentence.words))):
        if token in sentence.by_first:
            return False
        if sentence.words[token] == "in":
            return True
    return False


Rule = Callable[[Sentence, Figure, Story], Part | None]


def _rules() -> dict[Rule, frozenset[str]]:
    """The rules in order, each with the words of which a sentence needs one."""
    hit = frozenset(phrase[0] for phrase in _places_behind()) | lexicon.words("parts", "one_place", "before")
    return {
        _brought_to: lexicon.words("parts", "bringing") | lexicon.words("parts", "bringing", "reaching"),
        _risen_after: frozenset({"after"}),
        _narrower: ALWAYS,
        befallen.befell: ALWAYS,
        befallen.befell_more: SEVERAL,
        befallen.some_of_last: ALWAYS,
        _followed: frozenset({"followed"}),
        _another: frozenset({"another", "further"}),
        _of_one_place: hit | {"alone", "most"},
    }


RULES = Gates(_rules)
