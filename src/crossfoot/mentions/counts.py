"""What a number without a unit is: an age, a magnitude, a multiple, a count of things or of people."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.ages import is_age_of_named, told_age
from crossfoot.mentions.denominations import ADVERBS, occasions, per_after, unit_after, units
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import KINDS, Noun, counted_noun, is_plural, noun_words, singular
from crossfoot.mentions.scales import HALF, number_words
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value

_DETERMINERS = frozenset({"the", "these", "those", "its", "his", "her", "their", "our", "my", "all", "such", "this"})
_QUOTES = frozenset({'"', "”", "’", "'"})
_SKIPPED = frozenset({"earlier", "most", "more", "additional", "extra", "further"})
_STATES = frozenset({"is", "was", "turns", "turned", "be", "turning"})
_AFTER_AGE = frozenset({",", ".", ";", "when", "and", "but", "at", "on", ""})
_AFTER_NAMED = frozenset(
    {",", ".", ";", "", "said", "says", "told", "who", "whose", "a", "an", "was", "is", "has", "had"}
)
_LIMITS = frozenset({"over", "under", "above", "below"})
_PERS = frozenset({"per", "a", "an", "/", *ADVERBS})
_RATES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "night"})
_FAR_UNITS = frozenset({"mile", "kilometer", "ton", "tonne", "acre", "hectare"})
"""Units that stay one behind an adjective ("five long miles"), as durations do."""


class _Contexts(Value):
    magnitudes: frozenset[str]
    ages: frozenset[str]
    age_nouns: frozenset[str]
    pronouns: frozenset[str]
    passed: frozenset[str]
    multiplied: frozenset[str]


@cache
def _contexts() -> _Contexts:
    entries = lexicon.load("contexts")
    age = entries["age"]
    return _Contexts(
        frozenset(entries["magnitude"]["words"]), frozenset(age["before"]), frozenset(age["nouns"]),
        frozenset(age["pronouns"]),
        frozenset(entries["people"]["passed"]), frozenset(entries["multiple"]["after"]),
    )  # fmt: skip


def count_or_age(text: str, row: Tokens, figure: Figure) -> None:
    """Say what a figure without a unit is, if the words around it do."""
    form = figure.form
    if form == "ratio":
        figure.unit, figure.kind = "dimensionless", "ratio"
        return
    words, last = row.words, figure.last
    after = words[last] if last < len(words) else ""
    if after == "times" and form != "vague" and _is_multiple(row, figure):
        figure.unit, figure.kind, figure.end, figure.form = "dimensionless", "ratio", last + 1, "times"
        figure.rules.append("ratio.times")
        return
    if form == "times":
        figure.unit, figure.kind = "dimensionless", "ratio"
        return
    if form != "vague" and figure.value < 120 and (_magnitude(row, figure, after) or _age(text, row, figure)):
        return
    if not _noun(row, figure, after) and not _people(row, figure, after) and form == "fraction":
        figure.kind = "ratio"


def _is_multiple(row: Tokens, figure: Figure) -> bool:
    """Whether "times" behind a figure multiplies: "3 times the number", "2.3 times covered", "at 14 times sales"."""
    words, at = row.words, figure.last + 1
    if at + 1 < len(words) and words[at].endswith(("'s", "’s")):
        return words[at + 1] in lexicon.words("contexts", "multiple", "owned")  # "three times Earth's size"
    if (at < len(words) and _multiplies(words[at])) or (figure.place is not None and figure.place < 1):
        return True
    return figure.begin > 0 and words[figure.begin - 1] == "at"


def _multiplies(word: str) -> bool:
    """Whether "times" before a word multiplies: "four times the number", "11 times that of", "three times faster"."""
    return word in _contexts().multiplied or (
        word.endswith("er") and word not in ("over", "after", "under", "later", "ever", "other", "earlier")
    )


_LARGEST_MAGNITUDE = 12


def _magnitude(row: Tokens, figure: Figure, after: str) -> bool:
    """A number beside "magnitude", or one like it later in a sentence that named it: "… at 5.9, but it was 6.1"."""
    words, magnitudes = row.words, _contexts().magnitudes
    first, last = figure.begin, figure.last
    before, second = words[first - 1] if first else "", words[first - 2] if first > 1 else ""
    if (
        before in magnitudes
        or (before == "m" and row.ends[first - 1] == row.starts[first])
        or (second in magnitudes and before in ("-", "of", "at", "was", "is", "to", "from"))
    ):
        figure.begin = first - 1 if before in magnitudes or before == "m" else first - 2
    elif _past_magnitude(words, last):
        return False  # "nearly 100 magnitude 3.0 or higher aftershocks"
    elif after in magnitudes or (after == "-" and last + 1 < len(words) and words[last + 1] in magnitudes):
        figure.end = last + (1 if after in magnitudes else 2)
    elif not _on_scale(words[last : last + 6], magnitudes) and not (
        figure.place is not None
        and figure.place < 1
        and figure.value <= _LARGEST_MAGNITUDE
        and any(word in magnitudes for word in words[max(0, first - 40) : first])
    ):
        return False
    figure.unit, figure.kind = "dimensionless", "index"
    figure.rules.append("index.magnitude")
    return True


def _past_magnitude(words: list[str], at: int) -> int:
    """The token past the magnitude of the quakes that a number before token `at` counts; 0 where none is told."""
    if words[at : at + 1] == [] or words[at] not in _contexts().magnitudes:
        return 0
    at += 1 + (words[at + 1 : at + 2] in (["-"], ["of"]))
    if at >= len(words) or not words[at][0].isdigit():
        return 0
    at += 1
    if words[at : at + 1] in _OR_MORE:
        at += 2
    return at


_OR_MORE = (["or"], ["and"])


def _on_scale(behind: list[str], magnitudes: frozenset[str]) -> bool:
    """Whether the words behind a number make it one of a scale: "7.0 on the open-ended Richter scale"."""
    return behind[:1] == ["on"] and "scale" in behind and not magnitudes.isdisjoint(behind)


def _age(text: str, row: Tokens, figure: Figure) -> bool:
    """ "aged 44", "over the age of 21", "Nick Hague, 44, has", "who was 10", "a life expectancy of around 73"."""
    words, first, last = row.words, figure.begin, figure.last
    if first == 0 or figure.value <= 0:
        return False
    context, before = _contexts(), words[first - 1]
    second = words[first - 2] if first > 1 else ""
    after = words[last] if last < len(words) else ""
    rule = None
    if before in context.ages or (before == "of" and second in context.ages):
        rule = "age.aged"
    elif before == ",":
        named = after in _AFTER_NAMED and first > 1 and figure.place == 1 and _is_somebody(text, row, first - 2)
        if named and not _lists_places(words, first - 1):
            rule = "age.named"
    elif before == "(":
        if after == ")" and figure.place == 1 and is_age_of_named(text, row, first - 1, last + 1):
            rule = "age.named"
    elif before in _STATES:
        if second in context.pronouns and after in _AFTER_AGE:
            rule = "age.told"
    elif (
        before in _LIMITS
        and figure.value < 100
        and second not in noun_words().adjectives  # "wounded over 30"
        and (second == "those" or noun_words().kinds.get(singular(second)) == "person")
    ):
        rule = "age.limit"
    elif before in ("between", "from") and second in context.ages:
        rule = "age.aged"  # the lower end of a range: "aged between 19 and 34"
    elif before in ("and", "or", "to") and _lists_ages(words, first - 1) and not _are_people(after):
        rule = "age.aged"
    if rule is None and not context.age_nouns.isdisjoint(words[max(0, first - 9) : first]):
        rule = "age.told"
    rule = rule or told_age(row, figure)
    if rule is None:
        return False
    figure.unit, figure.kind = "year", "age"
    figure.rules.append(rule)
    return True


def _are_people(word: str) -> bool:
    """Whether a plural names those that the number before it counts: "under the age of five and four adults"."""
    return bool(word) and is_plural(word) and noun_words().kinds.get(singular(word)) == "person"


def _lists_ages(words: list[str], at: int) -> bool:
    """Whether a list of ages stands before token `at`: "aged 22 and", "aged 9, 12 and", "the ages of 20 to"."""
    while at > 1 and (words[at - 1].isdecimal() or words[at - 1] in number_words().small):
        at -= 1
        if words[at - 1] in _contexts().ages or (words[at - 1] == "of" and words[at - 2] in _contexts().ages):
            return True
        at -= words[at - 1] == ","
    return False


def _lists_places(words: list[str], comma: int) -> bool:
    """Whether a name before its number is one of a list of places: "were from Cameroon, 20; Niger, 19; India, 18"."""
    start, farthest = comma, max(0, comma - _LISTED)
    while start > farthest and words[start - 1].isalpha() and words[start - 1] not in _OF_PLACES:
        start -= 1
        if words[start - 1 : start] in ([";"], [":"]) and start > 3 and words[start - 2].isdecimal():
            start -= 3  # the comma of the entry before
    listed = ";" in words[start : comma + 3]
    return listed and start > 0 and words[start - 1] in _OF_PLACES


_LISTED = 200
"""Tokens before an entry in which the list of places begins."""
_OF_PLACES = frozenset({"from", "in", "at"})
"""Before the first of places listed with a number each."""


def _is_somebody(text: str, row: Tokens, at: int) -> bool:
    """A name, or a word for a person in the singular: "Nick Hague, 44," or "the goalkeeper, 38,"."""
    while at > 1 and row.words[at - 1] == "-" and row.ends[at - 1] == row.starts[at]:
        at -= 2  # "Koo Bon-hee, 36"
    return text[row.starts[at]].isupper() or noun_words().kinds.get(row.words[at]) == "person"


def _noun(row: Tokens, figure: Figure, after: str) -> bool:
    """What is counted, in the words after the number; "of the" may stand between."""
    words, at = row.words, figure.last
    if figure.form == "fraction" and _is_of_point(words, figure, after):
        return True
    if after == "-" and words[at + 1 : at + 2] == ["strong"]:
        return _be(figure, "person", at + 2, "people.strong")  # "a 10,000-strong crowd"
    if after == "of" and figure.place is not None and figure.place < 1 and words[at + 1 : at + 2] == ["a"]:
        return _part_of_one(row, figure, at + 2)
    if after == "tops":
        return False  # "4 tops" is at most four
    if after in _QUOTES and (at + 1 >= len(words) or not is_plural(words[at + 1])):
        return False  # "'About 800' join march"
    of = after == "of" and figure.form != "fraction"
    at = _past_magnitude(words, at) or _noun_start(row, figure, after, of=of)
    if at >= len(words):
        return False
    if of and words[at - 1] in _DETERMINERS and words[at] in noun_words().adjectives and not _followed_by_noun(row, at):
        return _be(figure, "person", at + 1, "noun.of")  # "two of the injured"
    if at > figure.last + 1 and figure.hedge is not None and (unit := unit_after("", row, at)) is not None:
        figure.unit, figure.kind, figure.end, figure.unit_end = unit.name, unit.kind, unit.last, unit.last
        figure.rules.append(f"unit.{unit.kind}")
        return True  # "two 50-plus yard catches"
    if of and (many := _many(row, at)):
        figure.unit, figure.kind = _unit_of_many(many)
        figure.rules.append("noun.of")
        return True
    return _counted(row, figure, at, after, of=of)


def _noun_start(row: Tokens, figure: Figure, after: str, *, of: bool) -> int:
    """Where the noun phrase behind a number begins: behind "of the", "of India's most", or a joint."""
    words, count, at = row.words, len(row.words), figure.last + 1
    if not of:
        return figure.last if after == "of" else _past_joint(row, figure, after)
    if at + 1 < count and words[at].endswith(("'s", "’s")):
        return at + 1 + (words[at + 1] == "most" and at + 2 < count)  # "two of India's most populous states"
    return at + (at + 1 < count and words[at] in _DETERMINERS)


def _many(row: Tokens, at: int) -> Noun | None:
    """Of how many a figure tells some: "three of the past 10 years", of which 10 are a figure too."""
    if row.words[at] not in lexicon.words("numbers", "parts", "spans"):
        return None
    many = counted_noun(row, at + 2, one=False)
    return many if many and _is_number(row.words[at + 1]) else None


def _counted(row: Tokens, figure: Figure, at: int, after: str, *, of: bool) -> bool:
    """The noun phrase that begins at a token, where it is what is counted."""
    words = row.words
    noun = counted_noun(row, at, one=_is_single(figure, after) and not of)
    if noun is None or (figure.form == "vague" and not of and _acts(words, figure, noun)):
        return False
    if of and words[at - 1] == "of" and _is_attribute(words, noun):
        return False  # "seven counts: three of mail fraud"
    first, last, figure.head, figure.unit = noun
    if of and words[figure.last + 1].endswith(("'s", "’s")):
        first = figure.last + 1
    figure.noun, figure.end = (first, last), last
    figure.rules.append("noun.of" if of else "noun.counted")
    if last - first > 1 and figure.head in units():
        _unit_behind_adjective(figure, figure.head)
    if figure.noun is not None and last < len(words) and words[last] in _PERS:
        _noun_per(row, figure)
    return True


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in noun_words().numbers


def _part_of_one(row: Tokens, figure: Figure, at: int) -> bool:
    """ "0.985 of a share": decimals of one thing."""
    noun = counted_noun(row, at, one=True)
    if noun is None:
        return False
    figure.noun, figure.head = (noun.first, noun.last), noun.head
    return _be(figure, noun.kind, noun.last, "noun.of")


def _unit_of_many(noun: Noun) -> tuple[str, str]:
    """What so many of a number are: years of ten, else things of their kind."""
    entry = next((entry for entry in units().get(noun.head, ()) if len(entry.phrase) == 1), None)
    return (noun.kind, "count") if entry is None or entry.kind != "duration" else (entry.name, "duration")


def _is_attribute(words: list[str], noun: Noun) -> bool:
    """Whether what follows "of" is no plural and no known kind of thing, so that nobody counts it."""
    return not is_plural(words[noun.last - 1]) and noun.kind not in KINDS and noun.head == words[noun.last - 1]


def _acts(words: list[str], figure: Figure, noun: Noun) -> bool:
    """Whether what follows "thousands" is what they do, not what they are: "thousands decrying police killings"."""
    verb = words[noun.first]
    return noun.last - noun.first > 1 and words[figure.last - 1].endswith("s") and verb.endswith("ing")


def _is_single(figure: Figure, after: str) -> bool:
    """Whether a singular noun is counted: one of it, or a half ("a half turn")."""
    if figure.form == "fraction":
        return figure.value == HALF and after in number_words().halved
    return figure.value == 1 and figure.form != "vague"


def _unit_behind_adjective(figure: Figure, head: str) -> None:
    """Years, miles and tons keep their unit behind an adjective: "50 previous years"."""
    for entry in units()[head]:
        if len(entry.phrase) == 1 and (entry.kind == "duration" or head in _FAR_UNITS):
            figure.unit, figure.kind, figure.noun, figure.unit_end = entry.name, entry.kind, None, figure.end
            figure.rules.append("unit.behind_adjective")
            return


def _is_of_point(words: list[str], figure: Figure, after: str) -> bool:
    """ "half a point", "a tenth of a point"."""
    point = figure.last + (after == "of")
    point += words[point : point + 1] == ["a"]
    if words[point : point + 1] != ["point"]:
        return False
    figure.head = "point"
    return _be(figure, "point", point + 1, "noun.counted")


def _past_joint(row: Tokens, figure: Figure, after: str) -> int:
    """The token where what is counted may begin, past a hyphen, a quotation mark, or a hedge behind the number."""
    words, count, at = row.words, len(row.words), figure.last
    if after == "-":
        if row.ends[at - 1] != row.starts[at] or at + 1 >= count or row.ends[at] != row.starts[at + 1]:
            return at
        at += 1
        if words[at] in ("odd", "plus"):
            figure.hedge_with("approx" if words[at] == "odd" else "at_least", words[at], "hedge.after")
            at += 1
        return at
    if after in _PLUS and at + 1 < count and words[at + 1][0].isalpha() and words[at + 1] not in noun_words().stops:
        figure.hedge_with("at_least", after, "hedge.after")
        return at + 1
    if after == "odd" or (after == "or" and words[at + 1 : at + 2] == ["so"]):
        figure.hedge_with("approx", "or so" if after == "or" else "odd", "hedge.after")
        return at + (2 if after == "or" else 1)
    if after == "or" and words[at + 1 : at + 2] in (["more"], ["fewer"], ["less"]):  # "20 or more people"
        return at + 2
    return at + (after in _SKIPPED or after in _QUOTES)


_PLUS = frozenset({"plus", "+"})


def _noun_per(row: Tokens, figure: Figure) -> None:
    """ "70,000 births a year", "1,265 people per square kilometre"."""
    found = per_after("", row, figure.end)
    if found is not None and (row.words[figure.end] in ("per", "in") or found[0] in _RATES | occasions()):
        figure.per, figure.end = found
        figure.unit_end = figure.end
        figure.rules.append("unit.per")


_QUOTES = frozenset({"'", "‘", "’", '"', "“", "”"})


def _followed_by_noun(row: Tokens, at: int) -> bool:
    noun = counted_noun(row, at, one=False)
    return noun is not None and noun.last - noun.first > 1


def _be(figure: Figure, unit: str, end: int, rule: str) -> bool:
    figure.unit, figure.end = unit, end
    figure.rules.append(rule)
    return True


def _is_of_case(words: list[str], at: int) -> bool:
    """Whether cases of a disease are suspected, and no people: "631 confirmed, 38 probable and 18 suspected"."""
    return words[at] == "suspected" and not lexicon.words("nouns", "killing", "cases").isdisjoint(words)


def _people(row: Tokens, figure: Figure, after: str) -> bool:
    """People without a noun: "18 dead", "50 were injured", "another 180 were hurt"."""
    words, table, passed = row.words, noun_words(), _contexts().passed
    at = figure.last + (after in _QUOTES and figure.begin > 0 and words[figure.begin - 1] in _QUOTES)
    after = words[at] if at < len(words) else ""  # "'At least 12' dead"
    if figure.form in ("fraction", "times") or not (after in passed or after in table.after):
        return False
    if figure.value != figure.value.to_integral_value():
        return False
    limit = min(len(words), at + 6)
    while at < limit and words[at] in passed:
        at += 1
    if at < limit and words[at] in table.after and not _is_of_case(words, at):
        return _be(figure, "person", at + 1, "people.predicate")
    if words[figure.last : figure.last + 4] == ["as", "the", "number", "of"]:  # "gave 2,298 as the number of people"
        noun = counted_noun(row, figure.last + 4, one=False)
        if noun is not None:
            figure.noun, figure.head = (noun.first, noun.last), noun.head
            return _be(figure, noun.kind, noun.last, "noun.number_of")
    return False
