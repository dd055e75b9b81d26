"""Counts that others divide without a word of it: "four survivors, three men and one woman", "and the other three"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from crossfoot.facts.claims.lists import is_of_one_sex
from crossfoot.facts.claims.story import COUNTS, Part, Story, at_most, fellows, size
from crossfoot.facts.sentences import Figure, Sentence

LOOK_BACK = 6
"""How many figures back a total may stand."""


def by_list(sentence: Sentence, run: list[Figure], story: Story) -> bool:
    """Link a list that divides what stands right before it: "four survivors, three men and one woman"."""
    for at in (0, 1):
        total, parts = run[at], run[at + 1 :]
        if len(parts) > 1 and sentence.words[total.stop : parts[0].first] in APPOSED and _add_up(total, parts, story):
            for figure in parts:
                story.parts.setdefault(figure.mention, Part(total.mention, "part_of.apposed_list"))
            return True
    return False


def _add_up(total: Figure, parts: list[Figure], story: Story) -> bool:
    """Whether figures count of what a total does, and all of it."""
    told = {(story.measures[figure.mention], story.dimensions[figure.mention]) for figure in (total, *parts)}
    values = [story.mentions[figure.mention].best for figure in parts]
    if len(told) > 1 or total.dimension not in COUNTS or None in values or total.noun is None:
        return False
    if is_of_one_sex(total):
        return False  # "Five men, three women and two children"
    return story.mentions[total.mention].best == sum(value for value in values if value is not None)


APPOSED = ([","], ["-"], ["-", "-"], ["–"], ["—"], [":"], ["("])
"""What may stand between a total and the list that divides it."""


def by_the_other(sentence: Sentence, story: Story) -> None:
    """Link two that make what was told before: "Five men died. Two were shot at once, and the other three fled"."""
    for one, other in pairwise(sentence.figures):
        if sentence.words[other.first - 2 : other.first] != ["the", "other"] or _go_on(one, other, story):
            continue
        if one.dimension not in PEOPLE:
            continue
        summed = sum((size(story.mentions[figure.mention]) or Decimal(0) for figure in (one, other)), Decimal(0))
        for index in range(one.mention - 1, max(one.mention - LOOK_BACK, -1), -1):
            if story.mentions[index].best == summed and story.dimensions[index] == "person":
                for figure in (one, other):
                    story.parts.setdefault(figure.mention, Part(index, "part_of.the_other"))
                break


def _go_on(one: Figure, other: Figure, story: Story) -> bool:
    """Link two to the total of the part before: "It won 105 of the 170 seats. The Union has 41, X the other 24"."""
    before = (story.parts.get(index) for index in range(one.mention - 1, max(one.mention - 3, -1), -1))
    part = next((known for known in before if known is not None), None)
    own = one.stop != one.after_number  # "Two men were shot and the other three fled"
    if part is None or own or one.mention in story.parts or part.whole >= one.mention:
        return False
    pair, whole = (one, other), story.mentions[part.whole]
    alike = (fellows(story.dimensions[part.whole], story.dimensions[figure.mention]) for figure in pair)
    fits = all(alike) and all(at_most(story.mentions[figure.mention], whole) for figure in pair)
    if fits:
        story.parts.update((figure.mention, Part(part.whole, "part_of.the_other")) for figure in pair)
    return fits


PEOPLE = frozenset({"bare", "person"})
