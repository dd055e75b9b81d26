"""What a bare count is of where its noun stands before it: "a toll of 125", "The number of beds will be cut to 480"."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.change_words import change_words
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.labels import is_closed, label_start
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.nouns import Noun, counted_noun, is_plural, noun_words, singular
from crossfoot.mentions.rejections import is_headline
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value


class _Words(Value):
    asked: frozenset[str]
    numbering: frozenset[str]
    counting: frozenset[str]
    headlines: frozenset[str]
    shared: frozenset[str]


@cache
def _words() -> _Words:
    entries = lexicon.load("carrying")
    return _Words(*[frozenset(entries[name]["words"]) for name in _Words._fields])


def people_told(text: str, row: Tokens, figure: Figure, memory: Memory) -> bool:
    """A bare count after "killing", a toll, a population or a crowd counts people."""
    table, words, first = noun_words(), row.words, figure.begin
    before = words[first - 1] if first else ""
    if not is_count(figure):
        return False
    if before in table.before or (before == "of" and first > 1 and words[first - 2] in table.groups):
        rule = "people.verb" if before != "of" else "people.group"
    elif words[figure.last : figure.last + 1] == ["aged"] or words[figure.last : figure.last + 2] == [",", "aged"]:
        rule = "people.aged"
    elif before in lexicon.words("carrying", "seating") and (first < 2 or words[first - 2] not in _COUNTED_SEATS):
        rule = "people.verb"
    elif before == ":" and (at := _labelled(words, first - 2, figure.last)) is not None:
        one = singular(words[at])
        return count_by(figure, one, noun_words().kinds.get(one, one), (at, at + 1))
    elif _number_of(row, figure):
        return True
    elif _is_told_of_people(words, figure, before):
        rule = "people.context"
    elif memory.people and _counts_again(words, figure, before):
        rule = "people.again"
    elif figure.form == "vague" and _stand_for_people(words, figure, memory):
        rule = "people.vague"
    else:
        return _counted_before(text, row, figure)
    figure.unit, figure.kind = "person", "count"
    figure.rules.append(rule)
    return True


def _is_told_of_people(words: list[str], figure: Figure, before: str) -> bool:
    """Whether a toll, a population or a group stands before a bare count, or the toll it was brought to behind it."""
    table, first = noun_words(), figure.begin
    if before in table.leading and any(word in table.contexts for word in words[max(0, first - 16) : first]):
        return True
    if before in ("at", "to") and words[first - 2] in _REACHES and _is_subject_of_people(words[: min(first, _SUBJECT)]):
        return True  # "The toll of the quake, which set off waves of up to 3 metres, stands at 234"
    return _is_of_group(words, first) or (before == "to" and _is_toll(words, figure.last))


def _is_subject_of_people(subject: list[str]) -> bool:
    """Whether the words that open a sentence tell that people are counted: "the death toll", "the number of people"."""
    if not noun_words().contexts.isdisjoint(subject):
        return True
    at = subject.index("of") if "of" in subject else 0
    counted = at > 0 and subject[at - 1] == "number" and at + 1 < len(subject)
    return counted and noun_words().kinds.get(singular(subject[at + 1])) == "person"


_REACHES = frozenset({"stands", "stood", "stand", "rose", "risen", "rises", "climbed", "jumped"})
_SUBJECT = 10
"""Words at the head of a sentence among which its subject tells that people are counted."""


def _is_of_group(words: list[str], first: int) -> bool:
    """Whether a bare count is of a group named before it: "Of the dead, 650 have been buried"."""
    lead = words[max(0, first - 4) : first - (first > 0 and words[first - 1] == ",")]
    return lead[-3:-1] in OF_GROUP and lead[-1] in lexicon.words("contexts", "people", "groups")


def _is_toll(words: list[str], behind: int) -> bool:
    """Whether what a bare count was brought to stands behind it: "brings to seven the toll"."""
    named = words[behind : behind + 4]
    return named[:1] == ["the"] and not noun_words().contexts.isdisjoint(named[1:3])


OF_GROUP = [["of", "the"], ["of", "those"], ["among", "the"], ["among", "those"]]


def _stand_for_people(words: list[str], figure: Figure, memory: Memory) -> bool:
    """Whether a vague word alone is people: "Dozens fled", but not "Several were noteworthy" of things."""
    after = words[figure.last : figure.last + 2]
    if not after or after[0] in ("of", ",", ".", "and"):
        return False
    if words[figure.first] != "several" or after[0] not in ("are", "were", "is", "was") or memory.tells_of_people:
        return True
    return after[-1] in noun_words().after or after[-1] in lexicon.words("contexts", "people", "passed")


def _counts_again(words: list[str], figure: Figure, before: str) -> bool:
    """Whether a bare count goes on with the people told of: "The figure may reach 12", "The police counted 30,000"."""
    if before in _words().counting:
        return words[figure.last : figure.last + 1] in ([], ["."], [","])
    asked = words[max(0, figure.begin - 8) : figure.begin]
    return before in noun_words().leading and any(word in _words().asked for word in asked)


def _counted_before(text: str, row: Tokens, figure: Figure) -> bool:
    """ "Births 312", "The strikers numbered 650", "Injured: 165": the noun stands before."""
    words, first = row.words, figure.begin
    verb = first - 1 - (first > 1 and words[first - 1] in ("somewhere", "now", "still", "already", "just"))
    if verb > 0 and words[verb] in _words().numbering:
        return _subject_numbered(words, verb, figure, known=False)
    if verb > 1 and words[verb - 1 : verb + 1] in _PEGGED:
        return _subject_numbered(words, verb - 1, figure, known=True)
    people = noun_words().adjectives | lexicon.words("carrying", "labelled_people")
    if first > 1 and words[first - 1] == ":" and words[first - 2] in people:
        return count_by(figure, "person", "person", (first - 2, first - 1))
    at = None if _opens_parts(words, figure) else _noun_before(text, row, first)
    if at is not None:
        one = singular(words[at])
        return count_by(figure, one, noun_words().kinds.get(one, one), (at, at + 1))
    return False


def _opens_parts(words: list[str], figure: Figure) -> bool:
    """Whether a colon opens the parts of a figure before: "126 in a night of riots: 57 in Cali and 69 in Palmira"."""
    first = figure.begin
    by_place = words[figure.last : figure.last + 1] in (["in"], ["at"], ["from"], ["near"])
    return words[first - 1 : first] == [":"] and by_place and any(word[0].isdigit() for word in words[: first - 1])


def _number_of(row: Tokens, figure: Figure) -> bool:
    """ "The number of damaged houses was 1,030", "number of cases to 310 and of deaths to 12": the noun behind "of"."""
    words, first = row.words, figure.begin
    for at in range(first - 2, max(-1, first - 14), -1):
        again = words[at] == "of" and words[at - 1] in ("and", "that") and "number" in words[max(0, at - 14) : at]
        if again or (words[at] == "of" and at and words[at - 1] == "number"):
            noun = counted_noun(row, at + 1, one=False)
            if noun is None or noun.last > first:
                return False
            if words[noun.last - 1 : noun.last + 1] in _PEGGED:  # "the number of dead stands at 115": no stands
                return _subject_numbered(words, noun.last - 1, figure, known=True)
            return count_by(figure, noun.head, noun.kind, (noun.first, noun.last))
        if words[at] in (",", ";", "."):
            return False
    return False


_COUNTED_SEATS = frozenset({"of", "all", "the", "its", "their", "more", "many", "by", "has", "have", "with"})
"""Behind these "seats" is a noun, and the number counts no people."""
_PEGGED = (["pegged", "at"], ["amounted", "to"], ["put", "at"], ["estimated", "at"], ["stood", "at"], ["stands", "at"])


def _subject_numbered(words: list[str], verb: int, figure: Figure, *, known: bool) -> bool:
    """ "The strikers numbered 650", "Complaints against the police numbered 5,120", "The dead number 14".

    Where `known`, only nouns of a known kind are counted so: "homes that were damaged amounted to 20,607".
    """
    begin = verb
    while begin and begin > verb - _CLAUSE and words[begin - 1] not in (",", ".", ";", ":", "said", "while"):
        begin -= 1
    for at in range(begin, verb):
        before_preposition = at + 1 == verb or words[at + 1] in _PREPOSITIONS
        if is_plural(words[at]) and (before_preposition or words[at + 1] in ("that", "which", "who")):
            one = singular(words[at])
            if known and one not in noun_words().kinds:
                return False
            return count_by(figure, one, noun_words().kinds.get(one, one), (at, at + 1))
        if words[at] in noun_words().adjectives and before_preposition:
            return count_by(figure, "person", "person", (at, at + 1))
    return False


_OWNED = frozenset({"its", "their", "his", "her", "the"})
_INSIDE = frozenset({"inside", "outside", "in", "at"})
_CLAUSE = 14
"""Tokens of a clause before its verb that are looked at."""
_PREPOSITIONS = frozenset({"in", "of", "at", "across", "among", "on", "from", "against", "to", "for", "with", "by"})


def _noun_before(text: str, row: Tokens, first: int) -> int | None:
    """The plural that the number before token `first` counts: "deaths to 109", "Births 312,", "claims slid 12,000"."""
    if first < 1:
        return None
    words = row.words
    before = words[first - 1]
    if first == 1 or words[first - 2] in (",", ";", ":"):
        named = first > 1 and text[row.starts[first - 1]].isupper() and not is_headline(text, row, first - 1)
        if before[0].isalpha() and is_plural(before) and before not in _words().headlines and not named:
            return first - 1
    if first < 2:
        return None
    known = before == ":" and first == 2  # a line of a report: "Bridges: 4"
    if before in ("to", ":", "at") and is_plural(words[first - 2]) and (known or is_of_kind(words[first - 2])):
        return first - 2 if _INSIDE.isdisjoint(words[max(0, first - 4) : first - 2]) else None
    stepped = before == "from" and words[first - 3] in _OWNED and words[first + 1 : first + 2] == ["to"]
    counted = words[first - 2] in _words().shared or (is_plural(words[first - 2]) and is_of_kind(words[first - 2]))
    if stepped and counted:
        return first - 2
    verbs = change_words().verbs
    for at in range(first - 1, max(0, first - 10), -1):
        if words[at] in lexicon.words("carrying", "doing"):
            return None  # "employers added 176,000"
        if words[at] in verbs and words[at] not in ("up", "down"):
            return _head_of(words, at - 1) if is_plural(words[at - 1]) else _noun_of_phrase(words, at)
    return None


def is_of_kind(plural: str) -> bool:
    """Whether a plural is one of those of which it is known what kind of thing they are."""
    return singular(plural) in noun_words().kinds


def _labelled(words: list[str], last: int, stop: int) -> int | None:
    """The plural in a label that ends at `last` and says more of it: "Houses destroyed: 210", "New cases today: 9"."""
    if is_closed(words, stop) and (begin := label_start(words, last)) is not None:
        return _counted_in(words, begin, last)
    first = last
    while first > max(0, last - _LABEL) and words[first - 1][0].isalnum():
        first -= 1
    more = lexicon.words("carrying", "label_goes_on")
    for at in range(first, last):
        if is_plural(words[at]) and (at == first or is_of_kind(words[at])):
            return at if words[at + 1].endswith("ed") or words[at + 1] in more else None
        if words[at] in noun_words().stops and words[at] != "of":
            return None
    return None


def _counted_in(words: list[str], begin: int, last: int) -> int | None:
    """The plural that a label of a line counts: the first before a preposition, best of a known kind."""
    stop = next((at for at in range(begin + 1, last + 1) if words[at] in _PREPOSITIONS), last + 1)
    plurals = [at for at in range(begin, stop) if is_plural(words[at])]
    if not plurals and words[stop : stop + 1] == ["of"]:  # "Number of deaths"
        plurals = [at for at in range(stop + 1, last + 1) if is_plural(words[at])]
    known = next((at for at in plurals if is_of_kind(words[at]) and at + 1 not in plurals), None)
    return known if known is not None or not plurals else plurals[0]


_LABEL = 8
"""Tokens of a label before its colon in which the plural stands."""


def _head_of(words: list[str], at: int) -> int:
    """The plural that a plural at the end of its phrase describes: "new applications for jobless benefits fell"."""
    for step in range(at - 1, max(0, at - _PHRASE), -1):
        if words[step] in ("for", "of") and is_plural(words[step - 1]):
            return step - 1
        if not words[step].isalpha() or words[step] in noun_words().stops:
            break
    return at


_PHRASE = 4
"""Words that may describe the plural behind a preposition."""


def _noun_of_phrase(words: list[str], verb: int) -> int | None:
    """The plural of a known kind before a preposition before `verb`: "Murders in the city fell to 142"."""
    for at in range(verb - 1, max(0, verb - 6), -1):
        if words[at] in _PREPOSITIONS:
            return at - 1 if is_plural(words[at - 1]) and singular(words[at - 1]) in noun_words().kinds else None
    return None


def count_by(figure: Figure, head: str, kind: str, span: tuple[int, int]) -> bool:
    """Make a figure a count of the noun at `span`; always true."""
    figure.unit, figure.kind, figure.head, figure.noun = kind, "count", head, span
    figure.rules.append("noun.before")
    return True


def is_count(figure: Figure) -> bool:
    """Whether a figure may be a count: whole, and not too large."""
    point = figure.point
    return (
        point == point.to_integral_value() and figure.form in ("digits", "words", "vague", "about") and point < 10**10
    )


def noun_of_bracket(row: Tokens, before: Figure, figure: Figure) -> Noun | None:
    """What was counted more or fewer of, before a bracket with its number: "97 percent more phones (28.1 million)"."""
    words, at = row.words, before.end
    enclosed = words[figure.begin - 1 : figure.begin] == ["("] and words[figure.last : figure.last + 1] == [")"]
    if not enclosed or before.kind not in ("percent", "ratio") or words[at] not in _COMPARED:
        return None
    noun = counted_noun(row, at + 1, one=False)
    return noun if noun is not None and noun.last == figure.begin - 1 else None


_COMPARED = frozenset({"more", "fewer", "less"})
