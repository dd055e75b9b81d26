"""Parts of what was counted before: "15 of them", "12 of them children", "of whom 38 were still in hospital"."""

from __future__ import annotations

from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import counted_noun, is_plural, noun_words, singular
from crossfoot.mentions.pronouns import THEM
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.told_before import count_by

REACH = 60
"""How many figures back the count may stand that a part is of."""


def whole_of(figures: list[Figure], at: int) -> Figure | None:
    """The count that a part is of: the last that is as large, else the last."""
    earlier = figures[max(0, at - REACH) : at]
    counts = [each for each in earlier if each.kind == "count" and each.unit is not None and each.converts is None]
    return next((each for each in reversed(counts) if each.point >= figures[at].point), counts[-1] if counts else None)


def is_some_of_them(row: Tokens, figure: Figure) -> bool:
    """ "15 of them", "19 of us", "two of which"."""
    words, last = row.words, figure.last
    return last + 1 < len(words) and words[last] == "of" and words[last + 1] in THEM_OR_US


def be_part(row: Tokens, figure: Figure, before: Figure | None) -> None:
    """Take the unit of what was counted before."""
    words, last = row.words, figure.last
    if words[last + 1] in ("us", "whom", "you"):
        figure.unit, figure.kind = "person", "count"
        figure.rules.append("people.of")
    elif before is not None and before.kind == "count" and before.unit != "dimensionless":
        figure.carry(before, "unit.carried")
    elif figure.begin > 1 and words[figure.begin - 1] == "," and is_plural(words[figure.begin - 2]):
        one = singular(words[figure.begin - 2])  # "The forged notes, 8,000 of them, …"
        count_by(figure, one, noun_words().kinds.get(one, one), (figure.begin - 2, figure.begin - 1))
    figure.end = max(figure.end, last + 2)
    name_counted(row, figure, last + 2)


def name_counted(row: Tokens, figure: Figure, at: int) -> None:
    """Take the noun that says what the counted are: "12 of them children,", "of whom two were passers-by"."""
    noun = counted_noun(row, at, one=False)
    if noun is None or figure.kind != "count" or noun.kind not in (figure.unit, noun.head):
        return
    words = row.words
    if not is_plural(words[noun.last - 1]) or (noun.last < len(words) and words[noun.last] not in _NAMED):
        return
    figure.noun, figure.head = (noun.first, noun.last), noun.head
    if noun.first == figure.end:
        figure.end = noun.last
    else:
        figure.rules.append("noun.predicate")


_NAMED = frozenset({",", ".", ";", ")", "—", "–", "-", "and", "who", "were", "was", "from", "in"})
THEM_OR_US = THEM | {"us", "you"}
