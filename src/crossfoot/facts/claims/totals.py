"""Which figures are parts of which totals, as their measures and values say where no word does.

Each rule looks at the figures of one sentence, against those before it, and only ever links a figure that no words
have linked: a total told last, a list of places, figures that sum exactly to a total. What one figure by itself tells
stands in `crossfoot.facts.claims.measured_totals`.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from crossfoot.facts.claims import befallen, divided, enumerated
from crossfoot.facts.claims.lists import is_of_one_sex, same_list
from crossfoot.facts.claims.measured_totals import LOOK_BACK, are_alike, is_placed, part_by_measure
from crossfoot.facts.claims.siblings import with_first
from crossfoot.facts.claims.story import COUNTS, HASTE, Part, Story, at_most, fellows, size
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.model import Mention

LOOK_FAR_BACK = 20
"""How many figures back a total may stand to which a list sums exactly."""


def link(sentence: Sentence, story: Story) -> None:
    """Record the links to totals that the figures of one sentence show, once all of them are read."""
    for figure in sentence.figures:
        if figure.mention not in story.parts and story.measures[figure.mention] is not None:
            part = part_by_measure(sentence, figure, story)
            if part is not None:
                story.parts[figure.mention] = part
    if len(sentence.figures) > 1:
        if not SUMMED_UP.isdisjoint(sentence.vocabulary):
            enumerated.by_sum_behind(sentence, story)
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
    for whole in reversed(before[-LOOK_BACK:]):
        run = _divided(whole.mention, sentence.figures[len(before) :], story)
        if run := run or _by_entries(sentence, whole, colon, story):
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


def _by_entries(sentence: Sentence, whole: Figure, colon: int, story: Story) -> list[int]:
    """The figures of a list that semicolons part, each entry with one of the total's noun, whatever they come to.

    "18 cases as follows: Guinea, 6 cases; Liberia, 2 cases; and Sierra Leone, 11 cases" is one too many.
    """
    ends = [at for at in range(colon, len(sentence.words)) if sentence.words[at] == ";"]
    if not 2 <= len(ends) <= ENTRIES or whole.noun is None:
        return []
    noun, run = whole.noun.rpartition(" ")[2], list[int]()
    for start, stop in pairwise([colon, *ends, len(sentence.words)]):
        entry = [figure for figure in sentence.figures if start < figure.first < stop]
        own = [figure.mention for figure in entry if (figure.noun or "").rpartition(" ")[2] == noun]
        if len(own) != 1 or own[0] in story.parts:
            return []
        run += own
    values, total = [size(story.mentions[index]) for index in run], size(story.mentions[whole.mention])
    summed = sum((value for value in values if value is not None), Decimal(0))
    return run if None not in values and total and ROUGHLY <= summed / total <= 1 / ROUGHLY else []


ENTRIES = 30
"""Semicolons of a list at most: who has more of them sets out a table."""
SUMMED_UP = frozenset({"all", "total", "altogether", "overall", "combined", "making", "totalling", "totaling"})
"""Words of which a sentence has one whose list is summed up behind it."""
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
        alike = measure is not None and are_alike(story.measures[index], measure) and index not in story.parts
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
        if gap[-1:] != [","] or len(gap) > 2 or total is None or whole.mention in story.parts or is_of_one_sex(whole):
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
        some = "noun.of" in story.mentions[index].rules  # "845 of the jobs are in Spain, 288 in Italy"
        settled = index not in earlier and index not in story.parts and not some
        alike = measure is not None and settled and are_alike(story.measures[index], measure)
        if alike and total is not None and (total >= summed or _is_about(story.mentions[index], total, summed, run)):
            for figure in run:
                story.parts.setdefault(figure.mention, Part(index, "part_of.places"))
            return


def _side_by_side(sentence: Sentence, story: Story) -> list[int]:
    """The figures of one measure that each say where, of a sentence that has several of them."""
    placed = [figure.mention for figure in sentence.figures if is_placed(sentence, figure)]
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
        placed = is_placed(sentence, figure) and figure.mention not in story.parts
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
