"""Lists that divide the count before them, as their construction says: "164 were held, 122 on the first night and …".

The numbers are not asked whether they come to the total, or a list that does not would never be found out. Only where
the words leave it open (a comma, and people told by their trades) must the sum be near the total.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from crossfoot import lexicon
from crossfoot.facts.claims.lists import DASHES, VERBAL, is_of_one_sex, same_list
from crossfoot.facts.claims.story import COUNTS, Part, Story, at_most, fellows, leaves_room, size
from crossfoot.facts.clauses import is_verb
from crossfoot.facts.cues import verbs
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import CARRIED, Figure, Sentence
from crossfoot.mentions.model import Mention
from crossfoot.mentions.nouns import noun_words, singular


def first_of_list(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """The total that the first figure of a list divides: "63 bodies: 37 children and 26 women"."""
    at = sentence.place(figure)
    if at == 0 or at + 1 == len(sentence.figures):
        return None
    opening = sentence.words[max(figure.first - 1, 0)]
    told_how = OPENINGS.get(opening)
    whole = _whole(sentence, at, story) if told_how is not None else None
    if told_how is None or whole is None or not fellows(whole.dimension, figure.dimension):
        return None
    if told_how == EQUATED and figure.first - whole.stop > BRIEF:
        return None
    if opening == sentence.words[whole.first - 1] == ":":
        return None  # "Morocco: 87 (media reports), Niger: 19"
    run = _run(sentence, at)
    total, values = size(story.mentions[whole.mention]), [size(story.mentions[one.mention]) for one in run]
    if len(run) < 2 or total is None or None in values:
        return None
    summed = sum((value for value in values if value is not None), Decimal(0))
    divides = _divides(sentence, whole, run, opening, summed / total if total else Decimal(0), story)
    return Part(whole.mention, told_how) if divides else None


EQUATED = "part_of.equated"
"""How a list is told that says who or where all were: "The 16 dead are seven on Tanna, five on Efate and four …"."""
BRIEF = 3
"""Words between a total and the list that says who all were: "The 16 dead are"."""
OPENINGS = {
    ":": "part_of.colon",
    ",": "part_of.apposed",
    "(": "part_of.brackets",
    "are": EQUATED,
    "were": EQUATED,
    **dict.fromkeys(DASHES, "part_of.apposed"),
}
"""What stands before the first of a list that divides, with the rule it goes by."""
FARTHEST = 12
"""Figures of a list that are looked at."""


def _whole(sentence: Sentence, at: int, story: Story) -> Figure | None:
    """The count before a list, past a span of time or its earlier level: "164 were held over two nights, 122 on …"."""
    for figure in reversed(sentence.figures[max(at - 2, 0) : at]):
        if figure.dimension in COUNTS and not story.earlier[figure.mention]:
            return figure
        if figure.dimension != "time" and not story.earlier[figure.mention]:
            return None
    return None


def _run(sentence: Sentence, at: int) -> list[Figure]:
    """The figures that stand in one list with the first."""
    run = [sentence.figures[at]]
    for figure in sentence.figures[at + 1 : at + FARTHEST]:
        if not (same_list(sentence, run[-1], figure) or _has_kind_behind(sentence, run[-1], figure)):
            break
        run.append(figure)
    return run


def _has_kind_behind(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether nothing but its kind and a joint stand between two of a list: "337 confirmed, 122 probable"."""
    gap = sentence.words[one.stop : two.first]
    return gap[1:] in JOINTS and gap[0] in lexicon.words("parts", "told_apart", "turns")


JOINTS = ([","], ["and"], [",", "and"])


def _divides(sentence: Sentence, whole: Figure, run: list[Figure], opening: str, share: Decimal, story: Story) -> bool:
    """Whether a list is of the total before it, by what opens it and what tells its figures apart."""
    fits = all(at_most(story.mentions[one.mention], story.mentions[whole.mention]) for one in run[:2])
    apart = share < TWICE and _are_told_apart(sentence, run)
    of_people = NEAR < share < 1 / NEAR and _are_kinds_of_people(whole, run, story)
    if opening in (":", "are", "were"):
        return (fits and share <= 1) or apart or of_people
    if whole.mention in story.parts or (opening in DASHES and not _is_dash(sentence, run)):
        return False
    return (apart and (opening in DASHES or _is_in_turn(sentence, run))) or of_people


TWICE = Decimal(2)
"""A list that comes to so many times the count before it is a list of something else."""
NEAR = Decimal("0.7")
"""The share of a total, either way, that trades of people must come to where nothing but a comma divides them."""


def _is_dash(sentence: Sentence, run: list[Figure]) -> bool:
    """Whether a dash stands apart before a list, so that it is no hyphen and no sign."""
    row, before = sentence.tokens, run[0].first - 1
    return before > 0 and row.ends[before - 1] < row.starts[before] and row.ends[before] < row.starts[before + 1]


def _are_told_apart(sentence: Sentence, run: list[Figure]) -> bool:
    """Whether each figure of a list is a number that goes on from the total, with its place, turn or kind behind it."""
    return all(_is_told_apart(sentence, one, first=one is run[0]) for one in run)


def _is_told_apart(sentence: Sentence, figure: Figure, *, first: bool) -> bool:
    following = sentence.words[figure.stop : figure.stop + 1]
    own = figure.noun is not None and not first and figure.stop != figure.after_number
    return not own and not lexicon.words("parts", "told_apart", "behind").isdisjoint(following)


def _is_in_turn(sentence: Sentence, run: list[Figure]) -> bool:
    """Whether a list goes by turns or kinds, of which no count stands beside its total: "122 on the first, 52 on …"."""
    known = lexicon.words("parts", "told_apart", "turns")
    stops = [*(min(two.first, one.stop + TURN) for one, two in pairwise(run)), run[-1].stop + TURN]
    behind = [known.intersection(sentence.words[one.stop : stop]) for one, stop in zip(run, stops, strict=True)]
    return all(behind) and len(frozenset[str]().union(*behind)) >= len(run)


TURN = 4
"""Words behind a figure in which its turn or kind is told."""


def _are_kinds_of_people(whole: Figure, run: list[Figure], story: Story) -> bool:
    """Whether people are told by who they are, each a kind: "63 people injured, 12 officers and 48 protesters"."""
    anybody, kinds = lexicon.words("parts", "anyone"), noun_words().kinds
    heads = {_head(one) for one in run} - anybody
    own = all(CARRIED.isdisjoint(story.mentions[one.mention].rules) for one in run)
    people = all(kinds.get(singular(head)) == "person" for head in heads)
    sexes = lexicon.words("parts", "told_apart", "sexes")
    anyone = heads <= sexes | lexicon.words("parts", "told_apart", "ages") and not is_of_one_sex(whole)
    held = _head(whole) in anybody or anyone
    return own and people and len(heads) == len(run) and whole.dimension == "person" and held


def _head(figure: Figure) -> str:
    return (figure.noun or "").rpartition(" ")[2]


def of_house(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Part | None:
    """The size of the house whose seats are counted: "won 75 seats in the 185-seat parliament, the Unity Party 65".

    So many of one number, and what others have of it: "took 12 of the 60 seats, the Liberals 30 and the Left Bloc 18".
    """
    at = sentence.place(figure)
    following = sentence.figures[at + 1] if at + 1 < len(sentence.figures) else None
    if following is not None and _is_of_house(sentence, figure, following):
        return Part(following.mention, OF_HOUSE) if at_most(mention, story.mentions[following.mention]) else None
    shared = [story.parts.get(one.mention) for one in sentence.figures[max(at - 2, 0) : at]]
    part = next((one for one in reversed(shared) if one is not None and one.rule in SHARED_OUT), None)
    if part is None or not is_named(sentence, sentence.figures[at - 1], figure) or part.whole >= len(story.dimensions):
        return None
    alike = fellows(story.dimensions[part.whole], figure.dimension) and leaves_room(
        mention, part.whole, story, SHARED_OUT
    )
    return Part(part.whole, OF_HOUSE) if alike else None


OF_HOUSE = "part_of.of_house"
SHARED_OUT = frozenset({OF_HOUSE, "part_of.out_of"})
"""Links of a part behind which others get theirs by name and number alone."""


def _is_of_house(sentence: Sentence, figure: Figure, whole: Figure) -> bool:
    """Whether a compound of the same noun follows at once: "75 seats in Malaysia's 185-seat parliament"."""
    gap, noun = sentence.words[figure.stop : whole.first], (figure.noun or "").rpartition(" ")[2]
    compound = sentence.words[whole.after_number : whole.after_number + 2]
    return gap[:1] == ["in"] and len(gap) < NEAR_HOUSE and bool(noun) and compound == ["-", singular(noun)]


NEAR_HOUSE = 6


def is_named(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """Whether nothing but a name stands before a number alone in a list: ", the Unity Party 65"."""
    gap, small = sentence.words[before.stop : figure.first], grammar()
    cut = max((at for at, word in enumerate(gap) if word in (",", "and", ";")), default=len(gap)) + 1
    name, acts = gap[cut:], range(before.stop + cut, figure.first)
    bare = figure.first == figure.number and figure.stop == figure.after_number
    if not bare or not 0 < len(name) < NEAR_HOUSE or name[-1] in small.joining:
        return False
    silent = verbs().isdisjoint(name) and small.be.isdisjoint(name) and VERBAL.isdisjoint(name)
    return silent and not any(is_verb(sentence.tokens, at) for at in acts)


def by_sum_behind(sentence: Sentence, story: Story) -> None:
    """Link a list to the total told behind it: "84 on the first night and 64 on the second, 148 in all"."""
    for at, whole in enumerate(sentence.figures[2:], 2):
        run = _run_before(sentence, at, story)
        total = size(story.mentions[whole.mention])
        if len(run) < 2 or not total or whole.mention in story.parts or not _is_sum(sentence, whole):
            continue
        gap = sentence.words[run[0].stop : whole.first]
        if len(gap) > FARTHEST or not {";", "it", "they"}.isdisjoint(gap) or not verbs().isdisjoint(gap[:-3]):
            continue  # "there is little hope for 124 soldiers and 11 civilians; it had named 117 in all"
        summed = sum((size(story.mentions[one.mention]) or Decimal(0) for one in run), Decimal(0))
        if 1 / TWICE < summed / total < TWICE:
            story.parts.update((one.mention, Part(whole.mention, "part_of.in_all")) for one in run)


def _run_before(sentence: Sentence, at: int, story: Story) -> list[Figure]:
    """The figures of one list that end right before a figure, all of its measure and in no total yet."""
    run: list[Figure] = []
    whole, last = sentence.figures[at], sentence.figures[at - 1]
    measures = {story.measures[last.mention], story.measures[whole.mention] or story.measures[last.mention]}
    for figure in reversed(sentence.figures[max(at - FARTHEST, 0) : at]):
        alike = {story.measures[figure.mention]} == measures and fellows(figure.dimension, whole.dimension)
        if not alike or figure.mention in story.parts or (run and not _goes_on(sentence, figure, run[-1], story)):
            break
        run.append(figure)
    return run


def _goes_on(sentence: Sentence, one: Figure, two: Figure, story: Story) -> bool:
    """Whether a figure is the next of a list, or a number alone behind an "and": "84 on the night of riots and 64"."""
    alone = two.noun is None or not CARRIED.isdisjoint(story.mentions[two.mention].rules)
    joined = sentence.words[two.first - 1] in ("and", ",") and two.first - one.stop < FARTHEST
    return same_list(sentence, one, two) or (alone and joined)


def _is_sum(sentence: Sentence, figure: Figure) -> bool:
    """Whether words beside a figure say that it is what others come to."""
    words = sentence.words
    lead, tail = words[max(figure.first - 3, 0) : figure.first], words[figure.stop : figure.stop + 2]
    phrases = {" ".join(lead[-2:]), " ".join(lead[-3:]), " ".join(lead[-1:])}, {" ".join(tail), " ".join(tail[:1])}
    before, behind = lexicon.words("parts", "in_all", "before"), lexicon.words("parts", "in_all", "behind")
    return not (before.isdisjoint(phrases[0]) and behind.isdisjoint(phrases[1]))
