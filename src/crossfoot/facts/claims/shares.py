"""Shares and sums as parts: "two thirds of them", "Of 300 homes, half …", "2 million of its 18 million pesos"."""

from __future__ import annotations

from crossfoot.facts.claims import groups
from crossfoot.facts.claims.lists import same_list
from crossfoot.facts.claims.story import COUNTS, PAST, Part, Story, at_most
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.model import Mention
from crossfoot.mentions.pronouns import is_of_them


def of_amount(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """The count or amount of which a figure is said to be a share, or a sum a part."""
    if figure.dimension in SHARES:
        if bracketed := _in_bracket(sentence, figure, story):
            return bracketed
        told = _share_of_them(sentence, figure, story) or _share_of_the(sentence, figure, mention)
        told = (
            told
            or _share_of_last(sentence, figure, mention, story)
            or _share_of_group(sentence, figure, mention, story)
        )
        return told or _share_of_counted(sentence, figure)
    if figure.dimension not in AMOUNTS:
        return None
    told = _of_sum(sentence, figure, mention, story) or _of_the_sum(sentence, figure, mention, story)
    if told is not None:
        return told
    if sentence.words[figure.stop : figure.stop + 1] != ["of"]:
        return None
    whole = next_figure(sentence, figure.stop, 4)
    if whole is None or whole.dimension != figure.dimension:
        return None
    before = sentence.words[whole.first - 1]
    owned = before in POSSESSIVES or sentence.words[whole.first] in POSSESSIVES or before.endswith(("'s", "’s"))
    fits = owned and at_most(mention, story.mentions[whole.mention])
    return Part(whole.mention, "part_of.out_of") if fits else None


def _of_sum(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "It cost 1.7 million euros ($2 million), of which 900,000 went on the roof", "12 lakh of it was spent"."""
    of_it = sentence.words[figure.stop : figure.stop + 2] in (["of", "it"], ["of", "that"], ["of", "this"])
    if not of_it and sentence.words[figure.first - 3 : figure.first] != [",", "of", "which"]:
        return None
    for index in range(figure.mention - 1, max(figure.mention - 4, -1), -1):
        earlier = story.mentions[index]
        if earlier.unit == mention.unit and at_most(mention, earlier):
            return Part(index, "part_of.of_it" if of_it else "part_of.of_which")
    return None


def _of_the_sum(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Of revenue of $9 billion, $2 billion came from Europe and $1 billion from Asia": the total comes first."""
    at = sentence.place(figure)
    if at == 0:
        return None
    before = sentence.figures[at - 1]
    known = story.parts.get(before.mention)
    if known is not None and known.rule == OF_THE_SUM and same_list(sentence, before, figure):
        return known if at_most(mention, story.mentions[known.whole]) else None
    start = next(
        (token for token in range(before.first - 1, max(before.first - OPENING, -1), -1) if _opens(sentence, token)),
        None,
    )
    gap = sentence.words[before.stop : figure.first]
    if start is None or "," not in gap or len(gap) > OPENING or before.dimension != figure.dimension:
        return None
    alike = story.mentions[before.mention].unit == mention.unit and at_most(mention, story.mentions[before.mention])
    return Part(before.mention, OF_THE_SUM) if alike else None


def _opens(sentence: Sentence, token: int) -> bool:
    """Whether an "of" opens a clause at a token."""
    words = sentence.words
    return words[token] == "of" and (token == 0 or words[token - 1] in ("that", ",", "said", ";"))


OF_THE_SUM = "part_of.of_the_sum"
OPENING = 8
"""Words from such an "of" to its total, and from there to the part."""
AMOUNTS = frozenset({"money", "area", "mass", "volume", "length"})
"""Dimensions of amounts of which one may hold another."""


SHARES = frozenset({"percent", "dimensionless"})
POSSESSIVES = frozenset({"the", "its", "their", "his", "her", "our"})


def _share_of_them(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "2,600 jobs, two thirds of them in Germany", "of whom half …": the share of what was counted last."""
    listed, at = sentence.words, figure.stop
    told = next((token for token in (figure.first - 2, at - 1, at) if is_of_them(listed, token)), None)
    if told is not None and listed[told + 1] != "those":  # "those infected" are told here, and not counted before
        for index in range(figure.mention - 1, max(figure.mention - 4, -1), -1):
            if story.dimensions[index] in COUNTS and story.mentions[index].unit != "dimensionless":
                return Part(index, "part_of.share_of_them")
    return None


def _share_of_last(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "It set aside 500 million pesos, but less than a fifth has been spent": the share of the last amount."""
    if "number.fraction" not in mention.rules or sentence.words[figure.stop : figure.stop + 1] not in VERBS_OF_SHARES:
        return None
    if figure.first and sentence.words[figure.first - 1] not in ("that", ",", "but", "and", "only"):
        return None
    for index in range(figure.mention - 1, max(figure.mention - 3, -1), -1):
        if story.mentions[index].converts is None and story.dimensions[index] in COUNTS | {"money"}:
            return Part(index, "part_of.share_of_last")
    return None


def _share_of_group(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """As in "Half of the dead were children": the share of the total for which the group stands."""
    if "number.fraction" not in mention.rules:
        return None
    at = figure.stop if sentence.words[figure.stop : figure.stop + 1] == ["of"] else figure.stop - 1
    lead, named = sentence.words[at : at + 2], sentence.words[at + 2 : at + 3]
    group = groups.group_measures().get(named[0]) if named and lead in OF_GROUP else None
    whole = groups.latest_of_group(group, figure, mention, story) if group else None
    return None if whole is None else Part(whole, "part_of.group")


OF_GROUP = (["of", "the"], ["of", "those"])
VERBS_OF_SHARES = [[verb] for verb in ("has", "had", "have", "were", "was", "are", "is")]


def _share_of_counted(sentence: Sentence, figure: Figure) -> Part | None:
    """As in "half of the 31 dead": the count follows. Percents of a count are seldom meant as parts of it."""
    if figure.dimension == "percent" or sentence.words[figure.stop : figure.stop + 1] != ["of"]:
        return None
    whole = next_figure(sentence, figure.stop, 7)
    if whole is None or whole.dimension not in COUNTS:
        return None
    earlier = not PAST.isdisjoint(sentence.words[whole.stop : whole.stop + 5])  # "half of the 3.9 million of last year"
    return None if earlier else Part(whole.mention, "part_of.out_of")


def _in_bracket(sentence: Sentence, figure: Figure, story: Story) -> Part | None:
    """As in "Of these 228 (72%) were severe": the share that a part has of its total, told again in a bracket."""
    before = story.parts.get(figure.mention - 1)
    if before is None or figure.dimension != "percent" or before.whole >= figure.mention:
        return None
    gap = sentence.words[sentence.figure(figure.mention - 1).stop : figure.first] if sentence.place(figure) else []
    closed = gap[-1:] == ["("] and len(gap) < BRACKET and sentence.words[figure.stop : figure.stop + 1] == [")"]
    return Part(before.whole, "part_of.bracket") if closed else None


BRACKET = 5
"""Words between a part and the number of the bracket in which its share is told: "3,116 of the cases (24%)"."""


def _share_of_the(sentence: Sentence, figure: Figure, mention: Mention) -> Part | None:
    """As in "Of 325,000 houses destroyed, three-quarters are in the south"."""
    at = sentence.place(figure)
    if at != 1 or mention.kind == "percent":  # the percents of a poll are no parts of those who were asked
        return None
    whole = sentence.figures[0]
    lead = [word for word in sentence.words[: whole.first] if word not in DETERMINERS]
    return Part(whole.mention, "part_of.of_the") if lead == ["of"] and whole.dimension in COUNTS else None


DETERMINERS = frozenset({"the", "these", "those", "all"})


def next_figure(sentence: Sentence, start: int, reach: int) -> Figure | None:
    """The next figure with nothing but words between."""
    for token in range(start, min(start + reach, len(sentence.words))):
        if token in sentence.by_first:
            return sentence.by_first[token]
        if sentence.words[token] in ENDS_PHRASE:
            return None
    return None


ENDS_PHRASE = frozenset({",", ";", ":", ".", "(", ")", "and", "but", "who", "that"})
"""What ends a phrase of "of": "a fifth of its staff and close seven branches"."""
