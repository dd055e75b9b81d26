"""Ages told without the word: "a woman of 88", "older than 60", "most of the dead were over 75", "her sons, 9"."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import is_plural, noun_words, singular
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value

_ARTICLES = frozenset({"a", "an", "the", "one", "another", "his", "her", "their"})
_BE = frozenset({"is", "are", "was", "were"})
_LIMITS = frozenset({"over", "under", "above", "below"})
_GROWN = 13
"""Below this only a child is said to be "of" so many years: a foreman of 12 leads twelve."""
_OLDEST = 115


class _Words(Value):
    before: frozenset[str]
    children: frozenset[str]
    parents: frozenset[str]
    extremes: frozenset[str]
    averages: frozenset[str]
    several: frozenset[str]
    anyone: frozenset[str]
    bracketed: frozenset[str]
    """What goes on behind the bracket of an age, and behind no place's count: "who", "a", "was held"."""


@cache
def _words() -> _Words:
    age = lexicon.load("contexts")["age"]
    return _Words(*[frozenset(age[name]) for name in _Words._fields])


def told_age(row: Tokens, figure: Figure) -> str | None:
    """The rule by which a number is somebody's age though no word of age stands beside it; None where none does."""
    words, first, last = row.words, figure.begin, figure.last
    if not first or not 0 < figure.value <= _OLDEST:
        return None
    if words[last : last + 2] in _OR_OLDER and _are_people(words[first - 1]):
        return "age.limit"  # "children 12 and under", "adults 18 or older"
    if first < 2:
        return None
    before, second = words[first - 1], words[first - 2]
    after = words[last] if last < len(words) else ""
    if after and (is_plural(after) or after in ("-", "%")):
        return None
    if first > 3 and before in ("and", "to") and words[first - 3] in ("between", "from"):
        return "age.aged" if words[first - 4] in _words().before else None  # the other end: "aged between 19 and 34"
    if before == "of":
        return "age.of" if _is_one_of_age(words, first, figure) else None
    if (
        before in ("was", "is")
        and second == ","
        and "who" in words[max(0, first - 8) : first]
        and after in (",", ".", "")
    ):
        return "age.told"  # "The driver, who also died, was 34."
    if before == "than" and second in ("older", "younger"):
        return "age.older_than"
    if before == "as" and second in ("old", "young") and words[first - 3] == "as":
        return "age.limit"
    if before in _LIMITS and second in _BE:
        return "age.limit" if not _words().several.isdisjoint(words[max(0, first - 8) : first - 2]) else None
    if before in (",", "and") and _is_of_children(words, first, after):
        return "age.children"
    if before == "or" and words[max(0, first - 5) : first - 2] in _AS_OLD:
        return "age.limit"  # "as young as nine or 10"
    return _by_lead(words[max(0, first - 9) : first])


def _are_people(word: str) -> bool:
    """Whether a plural names people of all ages, before the age of those meant: "children", "anyone"."""
    return word in _words().anyone or (is_plural(word) and noun_words().kinds.get(singular(word)) == "person")


_OR_OLDER = [[joint, way] for joint in ("and", "or") for way in ("under", "over", "older", "younger", "up", "above")]
_AS_OLD = (["as", "young", "as"], ["as", "old", "as"])


def _is_one_of_age(words: list[str], first: int, figure: Figure) -> bool:
    """As in "a woman of 88": one person, who is nobody's parent and leads nobody."""
    noun, table = words[first - 2], noun_words()
    person = table.kinds.get(noun) == "person" or noun.endswith(("man", "woman"))
    if not person or noun in table.groups or noun in _words().parents or singular(noun) != noun:
        return False
    grown = figure.value >= _GROWN or noun in _words().children
    return grown and not _ARTICLES.isdisjoint(words[max(0, first - 6) : first - 2])


def _is_of_children(words: list[str], first: int, after: str) -> bool:
    """As in "his daughters, 9 and 12, are missing"."""
    if words[first - 1] == ",":
        plural = singular(words[first - 2])
        return plural != words[first - 2] and plural in _words().children and after in (",", "and")
    three = words[first - 4 : first - 2]
    return len(three) == 2 and three[1] == "," and singular(three[0]) in _words().children and after in (",", ".", "")


def _by_lead(lead: list[str]) -> str | None:
    """As in "her youngest victim was 71", "the average age of the dead is 62"."""
    if lead[-1] not in ("was", "is", "being", "at", "of", "to", "from", "just", "only"):
        return None
    if not _words().extremes.isdisjoint(lead[-5:]):
        return "age.extreme"
    averaged = "age" in lead and not _words().averages.isdisjoint(lead)
    return "age.average" if averaged else None


def is_age_of_named(text: str, row: Tokens, opening: int, behind: int) -> bool:
    """Whether a bracket that stands between two tokens holds the age of who is named: "said Ana Ruiz (22), who".

    Places have such brackets too, with their dead: "Victoria (26), Otago (3)".
    """
    words, starts, first = row.words, row.starts, opening
    while first > 0 and opening - first < _NAMES and words[first - 1].isalpha() and text[starts[first - 1]].isupper():
        first -= 1
    if opening - first < 2:
        return False
    speech = lexicon.words("rejections", "speaker", "verbs")
    if first and words[first - 1] in speech:
        return True
    at = behind + (words[behind : behind + 1] == [","])
    return at < len(words) and (words[at] in _words().bracketed or words[at] in speech)


_NAMES = 4
"""Words that somebody's name has at most."""
