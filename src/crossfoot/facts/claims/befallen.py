"""What befell some of those who were counted before, so that they are part of them."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.claims.story import ROOM, Part, Story, at_most, is_less, size
from crossfoot.facts.cues import is_kind_of
from crossfoot.facts.sentences import CARRIED, Figure, Sentence
from crossfoot.mentions.model import Mention


def befell(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "Fifty workmen were inside. Nine were pulled out alive": what befell some of those counted before."""
    measure = story.measures[figure.mention]
    if (story.mentions[figure.mention].noun or "").lower().split()[-1:] == ["survivors"]:
        measure = "rescued"  # "nine survivors were flown to hospital"
    if measure not in BEFELL or figure.dimension not in ("bare", "person"):
        return None
    mention = story.mentions[figure.mention]
    unnamed = figure.noun is None or not CARRIED.isdisjoint(mention.rules)
    joined = measure == "released" and sentence.words[figure.first - 1] in ("and", ",")  # "and 871 have gone home"
    if unnamed and not (joined or _begins_clause(sentence, figure)):
        return None
    for index in range(figure.mention - 1, max(figure.mention - NEAR, -1), -1):
        earlier = story.mentions[index]
        if story.dimensions[index] != "person" or not earlier.noun or index in story.parts:
            continue
        if story.measures[index] == ROOM:
            continue
        fits = _may_befall(measure, story.measures[index]) and is_less(mention, earlier)
        if fits and (unnamed or _same_noun(mention, earlier) or _were_aboard(mention, story.measures[index])):
            return Part(index, BEFALLEN)
        if unnamed:
            return None
    return None


def _may_befall(measure: str, group: str | None) -> bool:
    return group in GROUPS or (measure == "released" and group in HELD)


def _were_aboard(mention: Mention, group: str | None) -> bool:
    """As in "more than 600 people were aboard … 325 passengers were pulled out alive"; of those buried, bodies."""
    named = (mention.noun or "").lower().split()[-1:]
    return named in AMONG_THOSE.get(group or "", ())


AMONG_THOSE = {"aboard": (["passengers"], ["survivors"], ["crew"]), "trapped": (["survivors"], ["bodies"])}


def aboard_told_last(sentence: Sentence, story: Story) -> None:
    """As in "39 people were rescued and 76 are missing after a ferry with 118 aboard sank": the total comes last."""
    whole = next((one.mention for one in reversed(sentence.figures) if story.measures[one.mention] == "aboard"), None)
    if whole is None or whole in story.parts:
        return
    for figure in sentence.figures:
        index = figure.mention
        if index >= whole:
            break
        told = story.measures[index] in TOLD_FIRST and figure.dimension in ("bare", "person")
        if told and index not in story.parts and is_less(story.mentions[index], story.mentions[whole]):
            story.parts[index] = Part(whole, ABOARD_LAST)


ABOARD_LAST = "part_of.aboard"
TOLD_FIRST = frozenset({"rescued", "missing"})
"""What is told of those aboard before how many they were; the dead are seldom meant as some of them there."""


def _begins_clause(sentence: Sentence, figure: Figure) -> bool:
    return figure.first == 0 or sentence.words[figure.first - 1] in (";", "but", "only", "that")


def _same_noun(mention: Mention, earlier: Mention) -> bool:
    last = (mention.noun or "").lower().split()[-1:]
    return last == (earlier.noun or "").lower().split()[-1:] and last not in (["people"], [])


BEFELL = frozenset({"killed", "injured", "seriously_injured", "rescued", "missing", "convicted", "released"})
GROUPS = frozenset({None, "aboard", "trapped", "abducted", "accused", "employees"})
"""Measures of people of whom nothing is said yet but where they were and what they are."""
HELD = frozenset({"detained", "abducted", "hospitalised", "sought_medical_help", "infected"})
NEAR = 7


def befell_more(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "The bus carried 52. Twenty died and 32 were injured": what befell others of the same total."""
    if story.measures[figure.mention] not in BEFELL:
        return None
    at, mention = sentence.place(figure), story.mentions[figure.mention]
    before = story.parts.get(figure.mention - 1) if at else None
    joined = sentence.words[figure.first - 1] in ("and", ",", ";", "while")
    if before is None or not joined or before.rule not in (BEFALLEN, SOME_OF_LAST):
        return None
    unnamed = figure.noun is None or not CARRIED.isdisjoint(mention.rules)
    fits = unnamed and at_most(mention, story.mentions[before.whole])  # together they may be too many: that is found
    return Part(before.whole, BEFALLEN) if fits else None


BEFALLEN, SOME_OF_LAST = "part_of.befell", "part_of.some_of_last"


def some_of_last(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "Six officers were injured. Three received head injuries": a bare number that opens its sentence."""
    words, mention, at = sentence.words, story.mentions[figure.mention], figure.mention - 1
    unnamed = figure.noun is None or not CARRIED.isdisjoint(mention.rules)
    if figure.first or at < 0 or not unnamed or figure.dimension not in ("bare", "person"):
        return None
    whole, measure = story.mentions[at], story.measures[figure.mention]
    counted = story.dimensions[at] == "person" and whole.noun is not None and at not in story.parts
    named = measure is not None and is_kind_of(measure, story.measures[at] or "")
    if not counted or not named or not is_less(mention, whole) or size(mention) == size(whole):
        return None
    apart = lexicon.words("parts", "apart").isdisjoint(sentence.vocabulary)
    return Part(at, SOME_OF_LAST) if apart and _has_other_verb(words, figure) else None


def _has_other_verb(words: list[str], figure: Figure) -> bool:
    """Whether what befell some of them is told closer, not said again of others: "received head injuries"."""
    behind = words[figure.stop : figure.stop + 3]
    said_again = not behind or behind[0] in lexicon.words("parts", "said_again", "behind")
    return not said_again and lexicon.words("parts", "said_again").isdisjoint(behind)
