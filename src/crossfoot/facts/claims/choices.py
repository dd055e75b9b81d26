"""Everything near a figure that could tell its measure, before it is settled which of it does."""

from __future__ import annotations

from crossfoot.facts.claims.fitting import Fitting, fits, narrow_noun_of, numbers_alone
from crossfoot.facts.claims.lists import DASHES
from crossfoot.facts.claims.predicates import Candidate, after, before, heads
from crossfoot.facts.claims.stations import stations_of
from crossfoot.facts.cues import COMPLEMENT, PARTICIPLE, SUBJECT, WEAK_HEAD, measures
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.labels import label_start
from crossfoot.mentions.model import Mention
from crossfoot.mentions.nouns import noun_words
from crossfoot.values import Value


class Choice(Value):
    """Everything near a figure that could tell its measure."""

    head: Candidate | None
    predicates: list[Candidate]
    fellow: Figure | None
    """The nearest figure before it in the same list."""


def choices(
    sentence: Sentence, figure: Figure, mention: Mention, counted: tuple[str, ...], whole: int | None, *, is_whole: bool
) -> Choice:
    """What stands near a figure that counts one of those kinds of thing, before it is settled which of it tells."""
    fitting = fits(counted, narrow_noun_of(sentence, figure))
    multiple = "change.multiple" in mention.rules
    if counted == ("dimensionless",) and mention.kind == "count" and not multiple:
        fitting = numbers_alone()
    if is_part_of_one(figure, mention) and mention.way:  # "prices have fallen by a tenth"
        fitting = fits(("percent",), None)
    path = stations_of(sentence, fitting)
    labelled = figure.noun is None and sentence.words[figure.first - 1 : figure.first] == [":"]
    named = _named_before(sentence, figure, mention, fitting) if labelled else []
    named = named or heads(sentence, figure, path) or _named_before(sentence, figure, mention, fitting)
    if len(named) > 1:
        named.sort(key=lambda c: not is_weak(c))
    to_left, fellow = before(sentence, figure, path)
    found = after(sentence, figure, path, whole=whole, is_whole=is_whole) + to_left
    found = found or _of_whom(sentence, figure, fitting)
    if len(found) > 1:
        found.sort(key=lambda c: (c.cost, -len(c.cue.rest)))
    return Choice(named[-1] if named else None, found, fellow)


def _named_before(sentence: Sentence, figure: Figure, mention: Mention, fitting: Fitting) -> list[Candidate]:
    """The noun that stands before its number: "the number of cholera cases has passed 124,000", "Dead: 21"."""
    sign = sentence.words[figure.first - 1] if figure.first > 1 else ""
    if sign == ":" or (sign in DASHES and _is_in_row(sentence, figure, figure.first - 2)):
        if label := _label(sentence, figure, fitting, figure.first - 2):
            return [label]
    elif _is_in_row(sentence, figure, figure.first - 1) and (
        label := _label(sentence, figure, fitting, figure.first - 1)
    ):
        return [label]
    if figure.noun is None or not mention.rules or not NOUN_BEFORE.intersection(mention.rules):
        return []
    if "toll" in sentence.words[: figure.first]:
        return []  # "the toll of clashes between miners and the police has risen to 35"
    alone = fitting[figure.noun.rpartition(" ")[2]].get("", ())
    return [Candidate(0, cue, figure.first) for cue in alone if cue.role <= WEAK_HEAD][:1]


def _is_in_row(sentence: Sentence, figure: Figure, label: int) -> bool:
    """Whether only a word of harm stands before a bare number in a row: "a toll of 26, missing 12, injured 231"."""
    words = sentence.words
    if label < 0 or figure.noun is not None or words[label] not in noun_words().adjectives:
        return False
    closed = figure.stop >= len(words) or words[figure.stop] in _BEHIND_ITEM
    return closed and (label == 0 or words[label - 1] in _BEHIND_ITEM)


_BEHIND_ITEM = frozenset({",", ";", ".", "(", ")", "and"})


def _label(sentence: Sentence, figure: Figure, fitting: Fitting, last: int) -> Candidate | None:
    """What the word or two up to a token tell of the number behind: "Dead: 21", "Persons on board: 131"."""
    words = sentence.words
    phrase = fitting[words[last - 1]].get(words[last], ()) if last else ()
    for cue in phrase:
        if cue.rest == (words[last],):
            return Candidate(0, cue, last - 1)
    tokens = _of_label(words, last) if words[figure.first - 1] == ":" else [last]
    for token in tokens:
        alone = fitting[words[token]].get("", ())
        told = next((cue for cue in alone if cue.role <= WEAK_HEAD or cue.role == PARTICIPLE), None)
        if told is not None:
            return Candidate(0, told, token)
    return None


def _of_label(words: list[str], last: int) -> list[int]:
    """The tokens of a label that opens its line, in the order in which they tell: those before a preposition first."""
    begin = label_start(words, last)
    if begin is None:
        return [last]
    stop = next((at for at in range(begin, last) if words[at] in _WITHIN_LABEL), begin)
    return [*range(stop - 1, begin - 1, -1), *range(last, max(stop, begin) - 1, -1)]


_WITHIN_LABEL = grammar().prepositions | {"without"}


def _of_whom(sentence: Sentence, figure: Figure, fitting: Fitting) -> list[Candidate]:
    """What befell those whose number it is: "the number of people who had drowned stood at 63"."""
    words, begin = sentence.words, max(figure.first - OF_WHOM, 0)
    if "number" not in words[begin : figure.first]:
        return []
    number = figure.first - 1 - words[begin : figure.first][::-1].index("number")
    left = _left_so(words, figure, number, fitting)
    if left or OPENS_RELATIVE.isdisjoint(words[begin : figure.first]):
        return left
    opens = next((at for at in range(number, figure.first) if words[at] in OPENS_RELATIVE), figure.first)
    for token in range(opens + 1, min(opens + RELATIVE, figure.first)):
        of_word = fitting[words[token]].get("", ())
        found = [Candidate(figure.first - token, cue, token) for cue in of_word if cue.role in (SUBJECT, PARTICIPLE)]
        if found and opens - number <= RELATIVE:
            return found[:1]
    return []


def _left_so(words: list[str], figure: Figure, number: int, fitting: Fitting) -> list[Candidate]:
    """What they are left as, right behind who they are: "put the number of migrants missing off Lesbos at 310"."""
    token = number + 3
    if words[number + 1] != "of" or token >= figure.first or words[figure.first - 1] not in ("at", "as", "to"):
        return []
    of_word = fitting[words[token]].get("", ())
    return [Candidate(figure.first - number, cue, token) for cue in of_word if cue.role in LEFT][:1]


LEFT = frozenset({PARTICIPLE, COMPLEMENT})
"""Roles of a word behind those it tells of: "the number of migrants missing"."""
OF_WHOM = 30
"""Words before a figure in which the clause that tells of whom it is the number may begin."""
RELATIVE = 6
"""Words of that clause in which its verb stands."""
OPENS_RELATIVE = frozenset({"who", "known", "believed", "feared", "thought", "confirmed", "reported"})
NOUN_BEFORE = frozenset({"noun.before"})


def is_part_of_one(figure: Figure, mention: Mention) -> bool:
    """Whether a figure is a fraction: a third, four in five."""
    return figure.dimension == "dimensionless" and mention.best is not None and mention.best < 1


def is_weak(head: Candidate) -> bool:
    """Whether a counted noun says less than what befell those it counts."""
    return head.cue.role == WEAK_HEAD or measures()[head.cue.measure].rank < 3
