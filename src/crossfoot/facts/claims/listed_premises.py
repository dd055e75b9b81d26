"""Buildings of a list of which only the last has the verb: "78 houses, two schools and a mill were destroyed"."""

from __future__ import annotations

from crossfoot.facts.claims.lists import same_list
from crossfoot.facts.claims.measures import Told
from crossfoot.facts.cues import is_kind_of, measures
from crossfoot.facts.sentences import Figure, Sentence

HARM = "premises_damaged"
NAMED_ONLY = "premises"
"""The measure of buildings of which nothing is said but how many they are."""
RULE = "measure.listed"


def harmed(sentence: Sentence, told: list[Told | None]) -> dict[int, Told]:
    """What those of a list are that were only named, by their place in the sentence: harmed as the last of it was.

    `told` is what each figure of the sentence was taken for.
    """
    found: dict[int, Told] = {}
    run: dict[int, Told] = {}
    last: Figure | None = None
    for at in range(len(sentence.figures) - 1, -1, -1):
        figure, own = sentence.figures[at], told[at]
        if figure.dimension != "building":
            continue
        if last is not None and own is not None and own.measure == NAMED_ONLY and _are_listed(sentence, figure, last):
            run = {**run, at: Told(_narrowest(figure), RULE)} if own.rule in UNTOLD else {}
            last = figure if own.rule in UNTOLD else None  # "runs 40 shops and three hotels, and two bakeries burned"
            continue
        found, run = {**found, **run}, {}
        verb = own is not None and is_kind_of(own.measure, HARM) and own.rule not in UNTOLD
        last = figure if verb else None
    return {**found, **run}


UNTOLD = frozenset({"measure.kind:count", "measure.carried"})
"""Rules by which nothing near a figure told its measure."""


def _are_listed(sentence: Sentence, one: Figure, two: Figure) -> bool:
    return same_list(sentence, one, two) and ";" not in sentence.words[one.stop : two.first]


def _narrowest(figure: Figure) -> str:
    """The measure of harm to what was counted: to homes, if it is homes."""
    noun = (figure.noun or "").rpartition(" ")[2]
    narrow = (name for name, measure in measures().items() if measure.parent == HARM and noun in (measure.nouns or ()))
    return next(narrow, HARM)
