"""What a measure's word means in this dispatch, where it alone leaves that open. Each such reading leaves a doubt."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.facts.cues import measures
from crossfoot.facts.measures import Told
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.facts.story import Story, size
from crossfoot.mentions.model import Mention

OF_WORTH = frozenset({"loss", "valuation", "deal_value"})
"""Measures of worth, which in the story of a robbery is that of the loot."""

SMALL = 100_000
"""Below this, what something is bought or sold for is the price of goods, not the worth of a deal."""

NOT_TOLD = "what is measured is not told"
"""The doubt of a figure without a measure."""

PRICES = frozenset({"price", "price_change", "price_factor"})


def settle(told: Told | None, sentence: Sentence, figure: Figure, story: Story) -> tuple[Told | None, tuple[str, ...]]:
    """The measure as this dispatch uses its word, and the doubts that reading leaves."""
    if (
        told is not None
        and told.measure == "price"
        and _is_difference(sentence, figure, story.mentions[figure.mention])
    ):
        return Told("price_change", "measure.difference"), ()
    if figure.dimension == "money" and (told is None or told.measure in OF_WORTH):
        told, doubts = _worth(told, sentence, figure, story)
        if doubts:
            return told, doubts
    if told is None:
        return None, (NOT_TOLD,)
    if told.measure == "deal_value" and (size(story.mentions[figure.mention]) or 0) < SMALL:
        return told._replace(measure="price"), ()
    if told.measure == "investigations" and "disease" in story.topics and figure.noun and _is_of_disease(figure.noun):
        return Told("disease_cases", "measure.topic:disease"), ()
    if told.measure == "casualties":
        return _victims(told, figure, story)
    if told.measure in ("change", "factor") and _about_prices(story):
        measure = "price_change" if told.measure == "change" else "price_factor"
        return Told(measure, "measure.topic:price"), ("taken as a change of the price told before",)
    if figure.dimension == "bare" and story.measures and story.measures[-1]:
        told = _as_narrow_as_last(told, story.measures[-1])
    if told.rule == "measure.last_counted":
        return told, ("what is counted is not told; taken as what was counted last",)
    return told, ()


def _victims(told: Told, figure: Figure, story: Story) -> tuple[Told, tuple[str, ...]]:
    """The dead, where they are fewer than the injured ("4,000 injured … 100 casualties"), or nobody is injured."""
    value, most = size(story.mentions[figure.mention]), story.most_injured
    if value is not None and (value < most or ("killed" in story.told and not most)):
        return Told("killed", "measure.victims"), ("victims taken as the dead",)
    return told, ()


def _is_of_disease(noun: str) -> bool:
    """Whether cases are those of a disease, not of a court."""
    return noun.endswith(("case", "cases")) and _of_courts().isdisjoint(noun.split())


@cache
def _of_courts() -> frozenset[str]:
    return frozenset(lexicon.load("parts")["courts"]["words"])


def _about_prices(story: Story) -> bool:
    """Whether the last amount of money told before was a price."""
    for index in range(len(story.measures) - 1, max(len(story.measures) - 4, -1), -1):
        if story.measures[index] in PRICES:
            return True
        if story.dimensions[index].startswith("money"):
            return False
    return False


@cache
def _differences() -> frozenset[str]:
    return frozenset(lexicon.load("parts")["differences"]["words"])


def _is_difference(sentence: Sentence, figure: Figure, mention: Mention) -> bool:
    """Whether an amount is how much a price changed: "rose by 30 pesos", "64 cents higher"."""
    words = sentence.words
    by = figure.first > 0 and words[figure.first - 1] == "by"
    return by or "change.size" in mention.rules or (figure.stop < len(words) and words[figure.stop] in _differences())


def _worth(told: Told | None, sentence: Sentence, figure: Figure, story: Story) -> tuple[Told | None, tuple[str, ...]]:
    """Worth of the loot in the story of a robbery; a price where the last amount of money was one."""
    if "robbery" in story.topics:
        return Told("stolen_value", "measure.topic:robbery"), ("taken as the worth of what was stolen",)
    if told is None and _about_prices(story):
        return Told("price", "measure.topic:price"), ("taken as a price, as the amount before",)
    if told is None and figure.first and sentence.words[figure.first - 1] in ("for", "at"):
        return Told("price", "measure.bought_for"), ("taken as a price: what is bought is not told",)
    return told, ()


def _as_narrow_as_last(told: Told, last: str) -> Told:
    """Homes after homes: "60 homes were destroyed and another 300 damaged"."""
    narrow = measures()[last]
    return told._replace(measure=last) if narrow.nouns and narrow.parent == told.measure else told
