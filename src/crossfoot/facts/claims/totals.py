"""Which figures are parts of which totals, as their measures and values say where no word does.

Each rule looks at the figures of one sentence, against those before it, and only ever links a figure that no words
have linked: a total told last, a list of places, a narrower measure, figures that sum exactly to a total.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot.facts.claims import befallen, divided
from crossfoot.facts.claims.gates import ALWAYS, SEVERAL, Gates
from crossfoot.facts.claims.lists import same_list
from crossfoot.facts.claims.siblings import with_first
from crossfoot.facts.claims.story import COUNTS, HASTE, Part, Story, at_most, fellows, is_less, size
from crossfoot.facts.cues import is_kind_of, measures
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.model import Mention

LOOK_BACK = 6
"""How many figures back a total may stand."""

LOOK_FAR_BACK = 20
"""How many figures back a total may stand to which a list sums exactly."""

FARTHEST = 50
"""How many figures back a wider measure may stand in a sentence that never ends."""


def link(sentence: Sentence, story: Story) -> None:
    """Record the links to totals that the figures of one sentence show, once all of them are read."""
    for figure in sentence.figures:
        if figure.mention not in story.parts and story.measures[figure.mention] is not None:
            part = _part(sentence, figure, story)
            if part is not None:
                story.parts[figure.mention] = part
    if len(sentence.figures) > 1:
        if ":" in sentence.vocabulary:
            _behind_colon(sentence, story)
        if "in" in sentence.vocabulary:
            _broken_down(sentence, story)
        _summed_list(sentence, story)
        if "," in sentence.vocabulary:
            _apposed(sentence, story)
        if "(" in sentence.vocabulary:
            _in_brackets(sentence, story)
        befallen.aboard_told_last(sentence, story)
        if "rest" in sentence.vocabulary:
            _the_rest(sentence, story)
        if "other" in sentence.vocabulary:
            divided.by_the_other(sentence, story)


def _behind_colon(sentence: Sentence, story: Story) -> None:
    """As in "45 people died: 34 were on the bus, and 10 were passers-by": all or nearly all of a total."""
    colon = sentence.words.index(":")
    before = [figure for figure in sentence.figures if figure.stop <= colon]
    if not before:
        return
    for whole in reversed(before):
        run = _divided(whole.mention, sentence.figures[len(before) :], story)
        if run:
            story.parts.update((index, Part(whole.mention, "part_of.colon")) for index in run)
            return


def _divided(whole: int, listed: list[Figure], story: Story) -> list[int]:
    """The figures of a list that together are all or nearly all of a total; none where they are not."""
    total, summed, run = size(story.mentions[whole]), Decimal(0), []
    for figure in listed:
        value, known = size(story.mentions[figure.mention]), story.parts.get(figure.mention)
        if (known is not None and known.whole != whole) or not fellows(story.dimensions[whole], figure.dimension):
            continue  # "43 from Malaysia (including the 15 crew)"
        if total is None or value is None or summed + value > total:
            break
        summed += value
        run.append(figure.mention)
    least = ROUGHLY if any(story.mentions[index].bound in FLOORS for index in run) else NEARLY
    return run if len(run) > 1 and total is not None and summed >= total * least else []


FLOORS = frozenset({"at_least", "more_than"})
ROUGHLY = Decimal("0.8")
"""That share where the list gives floors: "6,700 were held: 3,000 on Friday, more than 2,000 on Saturday"."""
NEARLY = Decimal("0.9")
"""The share of a total that a list behind a colon makes up, told in clauses of its own."""


def _in_brackets(sentence: Sentence, story: Story) -> None:
    """As in "left 102 dead, in Lena (48), Tula (27) and Rila (11)": each bracket the count of a place."""
    words = sentence.words
    run = [
        figure
        for figure in sentence.figures
        if words[figure.first - 1 : figure.first] == ["("] and words[figure.end : figure.end + 1] == [")"]
    ]
    run = [figure for figure in run if figure.mention not in story.parts and figure.dimension in COUNTS]
    if len(run) < 2:
        return
    measure, values = story.measures[run[0].mention], [size(story.mentions[figure.mention]) for figure in run]
    summed = sum((value for value in values if value is not None), Decimal(0))
    for index in range(run[0].mention - 1, max(run[0].mention - LOOK_BACK, -1), -1):
        total = size(story.mentions[index])
        alike = measure is not None and _alike(story.measures[index], measure) and index not in story.parts
        if alike and total is not None and total >= summed:
            for figure in run:
                story.parts[figure.mention] = Part(index, "part_of.brackets")
            return


def _the_rest(sentence: Sentence, story: Story) -> None:
    """As in "297 bodies, 109 of them children; 105 men and 83 women make up the rest": parts of the same total."""
    last = sentence.figures[-1]
    run = [last]
    for figure in reversed(sentence.figures[:-1]):
        if figure.mention in story.parts or not same_list(sentence, figure, run[0]):
            break
        run.insert(0, figure)
    earlier = [index for index in story.parts if run[0].mention - LOOK_BACK <= index < run[0].mention]
    gap = sentence.words[last.stop : last.stop + REST]
    if not earlier or ("the", "rest") not in pairwise(gap):
        return
    whole = story.parts[max(earlier)].whole
    for figure in run:
        if figure.mention not in story.parts and fellows(story.dimensions[whole], figure.dimension):
            fits = at_most(story.mentions[figure.mention], story.mentions[whole])
            story.parts.update({figure.mention: Part(whole, "part_of.the_rest")} if fits else {})


REST = 6
"""Words behind a figure in which "the rest" makes it a part."""


def _part(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
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
            and _alike(story.measures[index], measure)
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
    return Part(before.whole, ONE_PLACE) if same and not more and _is_placed(sentence, figure) else None


def _alike(one: str | None, two: str) -> bool:
    return one is not None and (is_kind_of(one, two) or is_kind_of(two, one))


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


def _summed_list(sentence: Sentence, story: Story) -> None:
    """As in "33 people were held … 24 Spaniards, six Colombians and three Albanians": a list that sums to a total."""
    figures = sentence.figures
    start = 0
    while start < len(figures) - 1:
        stop = start + 1
        while stop < len(figures) and same_list(sentence, figures[stop - 1], figures[stop]):
            stop += 1
        if stop - start > 1 and not divided.by_list(sentence, figures[max(start - 1, 0) : stop], story):
            _link_list(figures[start:stop], story)
        start = stop


def _link_list(run: list[Figure], story: Story) -> None:
    values = [size(story.mentions[figure.mention]) for figure in run]
    linked = any(figure.mention in story.parts or figure.dimension not in COUNTS for figure in run)
    if linked or None in values:
        return
    summed = sum((value for value in values if value is not None), Decimal(0))
    first = run[0].mention
    for index in range(first - 1, max(first - LOOK_FAR_BACK, -1), -1):
        alike = story.dimensions[index] in COUNTS and size(story.mentions[index]) == summed
        if alike and summed >= (FEW if len(run) > 2 else MANY):
            for figure in run:
                story.parts[figure.mention] = Part(index, "part_of.summed_list")
            return


def _apposed(sentence: Sentence, story: Story) -> None:
    """As in "left five civilians dead, three children and two women": who all of a total were, right behind it."""
    figures = sentence.figures
    for at, whole in enumerate(figures[:-2]):
        gap = sentence.words[whole.stop : figures[at + 1].first]
        total, run = size(story.mentions[whole.mention]), figures[at + 1 : at + 1 + APPOSED]
        if gap[-1:] != [","] or len(gap) > 2 or total is None or whole.mention in story.parts:
            continue
        summed = Decimal(0)
        for count, figure in enumerate(run, 1):
            value, alike = size(story.mentions[figure.mention]), fellows(whole.dimension, figure.dimension)
            joined = count == 1 or same_list(sentence, run[count - 2], figure)
            if value is None or not (alike and joined and figure.noun) or figure.mention in story.parts:
                break
            summed += value
            if summed == total and count > 1:
                story.parts.update((one.mention, Part(whole.mention, "part_of.apposed")) for one in run[:count])
                break


APPOSED = 6
"""Figures among which those of such a list stand."""
MANY = 20
"""Below this, two figures of a list sum to another count by chance."""


def _broken_down(sentence: Sentence, story: Story) -> None:
    """As in "The toll reached 97. It has 60 deaths in Sindh, 22 in Punjab and 9 in Swat": places, after their total."""
    run = _run_of_places(sentence, story)
    earlier = frozenset(story.placed)
    story.placed.update(_side_by_side(sentence, story))
    if len(run) < 2:
        return
    run = with_first(sentence, run, story)
    measure = story.measures[run[0].mention]
    values = [size(story.mentions[figure.mention]) for figure in run]
    summed = sum((value for value in values if value is not None), Decimal(0))
    closed = same_list(sentence, run[0], run[1])
    for index in range(run[0].mention - 1, max(run[0].mention - LOOK_BACK, 0) - 1, -1):
        total = size(story.mentions[index])
        if not closed and total != summed:
            continue  # behind a verb of its own a list need not be of a total before it
        settled = index not in earlier and index not in story.parts
        alike = measure is not None and settled and _alike(story.measures[index], measure)
        if alike and total is not None and (total >= summed or _is_about(story.mentions[index], total, summed, run)):
            for figure in run:
                story.parts.setdefault(figure.mention, Part(index, "part_of.places"))
            return


def _side_by_side(sentence: Sentence, story: Story) -> list[int]:
    """The figures of one measure that each say where, of a sentence that has several of them."""
    placed = [figure.mention for figure in sentence.figures if _is_placed(sentence, figure)]
    told = [story.measures[index] for index in placed]
    return [index for index in placed if story.measures[index] and told.count(story.measures[index]) > 1]


def _is_about(mention: Mention, total: Decimal, summed: Decimal, run: list[Figure]) -> bool:
    """Whether the sum stands little above a total: a floor ("more than 250 …"), or one of many places."""
    if len(run) > SEVERAL_PLACES and summed <= total * HASTE:
        return True
    return mention.lower is not None and mention.upper is None and summed <= mention.lower * Decimal("1.1")


SEVERAL_PLACES = 3


def _run_of_places(sentence: Sentence, story: Story) -> list[Figure]:
    """The longest run of one list whose members each say where: "336 in Balochistan, 308 in …"."""
    run: list[Figure] = []
    for figure in sentence.figures:
        placed = _is_placed(sentence, figure) and figure.mention not in story.parts
        listed = run and (same_list(sentence, run[-1], figure) or _is_next(sentence, run, figure))
        same = listed and _same_measure(run[-1], figure, story)
        if placed and (not run or same):
            run.append(figure)
        elif len(run) < 2:
            run = [figure] if placed else []
        else:
            break
    return run


def _is_next(sentence: Sentence, run: list[Figure], figure: Figure) -> bool:
    """Whether a place and its number alone follow one that has the verb: "43 died in Sindh, 10 in Punjab and …"."""
    first = run[0]
    gap = sentence.words[first.stop : figure.first]
    alone = sentence.words[figure.stop : figure.stop + 1] == ["in"] and gap[-1:] in ([","], ["and"])
    return alone and "in" in gap and len(gap) < NEXT and gap.count(",") < 2 and len(run) == 1


NEXT = 9
"""Words behind the first number of a list of places before the next."""


def _is_placed(sentence: Sentence, figure: Figure) -> bool:
    """Whether "in" follows before another figure does: "45 in the capital", "212 were detained in …"."""
    for token in range(figure.stop, min(figure.stop + 3, len(sentence.words))):
        if token in sentence.by_first:
            return False
        if sentence.words[token] == "in":
            return True
    return False


def _same_measure(one: Figure, two: Figure, story: Story) -> bool:
    return story.measures[one.mention] == story.measures[two.mention]


def sums(story: Story) -> None:
    """Record runs of a measure that sum exactly to a total before them: 64 and 114 after 178."""
    by_measure: dict[str, list[int]] = {}
    for index, measure in enumerate(story.measures):
        free = measure and measure != "age" and index not in story.parts and not story.earlier[index]
        if measure and free and story.mentions[index].bound in SUMMED:
            by_measure.setdefault(measure, []).append(index)
    for indexes in by_measure.values():
        for at, index in enumerate(indexes[:-2]):  # one figure sums to nothing
            _link_sum(index, indexes[at + 1 : at + 1 + LOOK_BACK], story)


def _link_sum(index: int, following: list[int], story: Story) -> None:
    total = size(story.mentions[index])
    if total is None or total < FEW or index in story.parts or index in story.placed:
        return
    summed = Decimal(0)
    for count, other in enumerate(following, 1):
        value = size(story.mentions[other])
        if value is None or value >= total or story.mentions[other].bound != "exact":
            return
        summed += value
        if summed == total and count > 1:
            for part in following[:count]:
                story.parts.setdefault(part, Part(index, "part_of.sums"))
            return


SUMMED = frozenset({"exact", "at_least"})
"""Bounds of totals: "at least 13" are the eight, the two and the three told since."""

FEW = 10
"""Below this, figures sum to others by chance."""
