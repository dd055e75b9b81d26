"""What a number is of, where words or signs say so: currencies, units of measurement, and what they are per.

The vocabulary of units stands in ``lexicon/units.toml``; words are matched token by token through dictionaries keyed
by their first token, so that a thousand units cost no more than ten.
"""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.currencies import THOUSANDS, Unit, currency_after
from crossfoot.mentions.currency_words import issue_words, money
from crossfoot.mentions.nouns import counted_noun, is_plural, noun_words
from crossfoot.mentions.tokens import Tokens, words_of
from crossfoot.values import Value


class _Entry(Value):
    phrase: tuple[str, ...]
    name: str
    kind: str
    exact: tuple[str, ...]
    """Spellings, case kept, of which the text must show one; empty where any case will do."""
    tight: bool
    per: bool
    only_per: bool
    describes: bool
    """Before what can be counted its word tells which: "two stone houses", "three bar owners"."""


_MOMENTS = frozenset({"ago", "earlier", "later", "before", "after", "old", "behind", "ahead"})


@cache
def units() -> dict[str, list[_Entry]]:
    """The units of measurement by the first token of each of their spellings, longest first."""
    table: dict[str, list[_Entry]] = {}
    for key, entry in lexicon.load("units").items():
        name, kind = entry.get("unit", key), entry.get("kind", "measurement")
        flags = (entry.get("per", False), entry.get("only_per", False), entry.get("describes", False))
        for word in entry["words"]:
            _add(table, _Entry(words_of(word), key if entry.get("keep") else name, kind, (), False, *flags))
        for tight, spellings in ((False, entry.get("symbols", ())), (True, entry.get("tight", ()))):
            for spelling in spellings:
                phrase = words_of(spelling.lower())
                exact = (spelling,) if spelling != spelling.lower() or len(spelling) < 3 else ()
                _add(table, _Entry(phrase, name, kind, exact, tight, *flags))
    for found in table.values():
        found.sort(key=lambda entry: (-len(entry.phrase), not entry.exact))
    return table


@cache
def parts() -> dict[str, dict[str, int]]:
    """The smaller units that may go on with an amount, and how many make one: an inch goes on with feet."""
    return {entry.get("unit", key): entry["parts"] for key, entry in lexicon.load("units").items() if "parts" in entry}


def _add(table: dict[str, list[_Entry]], entry: _Entry) -> None:
    table.setdefault(entry.phrase[0], []).append(entry)


# After the number.


def unit_after(text: str, row: Tokens, at: int) -> Unit | None:
    """The unit or currency whose words begin at token `at`."""
    words = row.words
    if at >= len(words):
        return None
    if words[at] in "-–" and at + 1 < len(words):
        if row.ends[at] != row.starts[at + 1] and row.ends[at - 1] == row.starts[at] and words[at + 1] not in _TORN:
            return None
        if words[at + 1] in money().signs and not words[at + 1].isalpha():
            return None  # "$340-$355"
        at += 1
    if words[at] in _MARKS:
        return _marked(row, at)
    return _measure(text, row, at) or currency_after(text, row, at)


_TORN = frozenset({"year", "month", "week", "day", "hour", "minute", "foot", "mile", "meter", "metre", "km", "pound"})
"""Singulars that a line's end tore from their hyphen: "a 32- year-old"."""
_MARKS = {"'": "foot", "’": "foot", '"': "inch", "”": "inch", "′": "foot", "″": "inch"}
_QUOTING = frozenset("'‘`")
_PRIMES = frozenset("′″")


def _marked(row: Tokens, at: int) -> Unit | None:
    """Feet and inches by their marks, where no quotation can end: 5' 10", a 10" screen, 5" and no more."""
    words, starts, ends = row.words, row.starts, row.ends
    unit, after = _MARKS[words[at]], at + 1
    if unit == "foot" and words[after : after + 1] == [words[at]] and ends[at] == starts[after]:
        unit, after = "inch", after + 1
    if words[at] in _PRIMES:
        return Unit(unit, "measurement", after)
    following = words[after] if after < len(words) else ""
    sized = following in lexicon.load("contexts")["sized"]["words"]
    inches = unit == "foot" and following.isdecimal() and words[after + 1 : after + 2] in (['"'], ["”"], ["'"], ["″"])
    fraction = unit == "inch" and at > 2 and words[at - 2] in _MARKS
    fallen = unit == "inch" and following == "of" and words[at] not in words[:at]  # 2-5" of rain
    alone = not following and not any(word.isalpha() for word in words[:at])
    doubled = after - at == 2 and not following[:1].isalpha() and not any(word in _QUOTING for word in words[:at])
    larger = unit == "inch" and row.words[after : after + 2] in _OR_LARGER and words[at] not in words[:at]
    alone = alone or doubled or larger  # "at least 5''", "hail of 2\" or larger"
    return Unit(unit, "measurement", after) if sized or inches or fraction or fallen or alone else None


_OR_LARGER = (["or", "larger"], ["or", "more"], ["or", "bigger"], ["or", "smaller"], ["or", "less"])


def _measure(text: str, row: Tokens, at: int) -> Unit | None:
    words, starts, ends = row.words, row.starts, row.ends
    for entry in units().get(words[at], ()):
        size = len(entry.phrase)
        if entry.only_per or (size > 1 and tuple(words[at : at + size]) != entry.phrase):
            continue
        if entry.exact and text[starts[at] : ends[at + size - 1]] not in entry.exact:
            continue
        if entry.tight and ends[at - 1] != starts[at] and words[at + size : at + size + 1] != [")"]:
            continue  # "109 in the north" is no inches, "(109 in)" is
        torn = size > 1 and entry.phrase[-1].isdigit() and ends[at] != starts[at + 1]
        if torn and at + size < len(words) and words[at + size] not in _AFTER_POWER:
            continue  # "12 m 2 dm" holds no square metres, "280 km 2 of forest" does
        if entry.describes and words[at - 1] != "-" and _is_counted(words, at + size):
            continue
        if words[at - 1] != "-" and at + 1 < len(words) and words[at + 1] in _described().get(words[at], ()):
            continue  # "six foot patrols"
        return Unit(entry.name, entry.kind, at + size)
    return None


@cache
def _described() -> dict[str, list[str]]:
    """Plurals that a word of measure describes, which then measures nothing."""
    described: dict[str, list[str]] = lexicon.load("nouns")["measured"]["plurals"]
    return described


_AFTER_POWER = frozenset({")", "of", ",", "."})
"""What stands behind a power that came apart from its unit."""


def _is_counted(words: list[str], at: int) -> bool:
    """Whether what a number counts stands at token `at`: "houses", "staff"."""
    return at < len(words) and (is_plural(words[at]) or words[at] in noun_words().kinds)


@cache
def after_openers() -> frozenset[str]:
    """Every token that can open a unit after a number."""
    table = money()
    prefixes = [prefix[:-1] for prefix in table.prefixes]
    firsts = (
        *units(),
        *prefixes,
        *table.nouns,
        *table.coins,
        *table.tight_coins,
        *table.codes,
        *table.signs,
        *table.places,
        *issue_words(),
    )
    scaled = [letter + code for letter in THOUSANDS for code in table.codes]
    return frozenset((*firsts, *scaled, "-", "–", "of", "a", "an", "m", "b", "(", "[", "{", "<", "grand", *_MARKS))


# What a price or rate is per.


def per_after(text: str, row: Tokens, at: int, *, money: bool = False) -> tuple[str, int] | None:
    """What a quantity that ends before token `at` is per, and the token after it: "per litre", "a barrel", "/kg".

    Of money it may be any noun at the end of a clause: "9 lakh taka a katha".
    """
    words, starts, ends = row.words, row.starts, row.ends
    count = len(words)
    if at < count and words[at] in ADVERBS:
        return _by_adverb(words, at)
    if at + 1 >= count:
        return None
    word = words[at]
    if word in ("per", "/"):
        if word == "/" and ends[at] != starts[at + 1]:
            return None
        return _per(text, row, at + 1, any_noun=word == "per")
    if word == "for":
        each = words[at + 1] in ("each", "every") and at + 2 < count
        share = each and words[at + 2] == "share"
        measured = share or (each and _measure(text, row, at + 2))  # not "for each worker"
        return _per(text, row, at + 2, any_noun=share) if measured else None
    if word in ("a", "an", "every"):
        after = words[at + 2] if at + 2 < count else ""
        if after in _MOMENTS:  # "$6 billion a year earlier"
            return None
        if words[at + 1] in occasions():
            return words[at + 1], at + 2  # "25 points a game"
        return _per(text, row, at + 1, any_noun=money and after in _CLAUSE_ENDS)
    if word == "-" and at + 3 < count and words[at + 1] in ("a", "an", "per") and words[at + 2] == "-":
        return _per(text, row, at + 3, any_noun=words[at + 1] == "per")
    return None


def occasions() -> frozenset[str]:
    """What players do so much in: a game, a season."""
    return lexicon.words("contexts", "occasions")


ADVERBS = {
    "daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour", "pcm": "month",
}  # fmt: skip


def _by_adverb(words: list[str], at: int) -> tuple[str, int] | None:
    """ "80 million litres daily": per day, where the word describes no noun ("a $5 monthly fee")."""
    after = words[at + 1] if at + 1 < len(words) else "."
    ends = not after[0].isalpha() or after in noun_words().stops
    return (ADVERBS[words[at]], at + 1) if ends else None


_CLAUSE_ENDS = frozenset({"", ".", ",", ";", "and", ")", "or", "but"})


def _per(text: str, row: Tokens, at: int, *, any_noun: bool) -> tuple[str, int] | None:
    words, starts, ends = row.words, row.starts, row.ends
    if words[at] in _ROUND:
        return _per_so_many(text, row, at, any_noun=any_noun)
    while any_noun and at + 2 < len(words) and words[at] in lexicon.words("contexts", "of_shares"):
        at += 1  # "46 cents per diluted share"
    for entry in units().get(words[at], ()):
        size = len(entry.phrase)
        if (entry.per or any_noun or (entry.kind in ("measurement", "duration") and words[at - 1] == "/")) and (
            size == 1 or tuple(words[at : at + size]) == entry.phrase
        ):
            if entry.exact and text[starts[at] : ends[at + size - 1]] not in entry.exact:
                continue
            return _per_name(entry, words[at]), at + size
    if any_noun and words[at].isalpha() and len(words[at]) > 2:
        return words[at], at + 1
    return None


_ROUND = {
    "10": "ten", "100": "hundred", "1,000": "thousand", "1000": "thousand", "10,000": "ten_thousand",
    "100,000": "hundred_thousand", "100000": "hundred_thousand", "1,000,000": "million",
}  # fmt: skip
"""Numbers that a rate may be of: per 100,000 people, per 10 grams, per 100 km."""


def _per_so_many(text: str, row: Tokens, at: int, *, any_noun: bool) -> tuple[str, int] | None:
    """As in "per 10 grams", "12 deaths per 100,000 people", "5.4 litres per 100 km": the number belongs to the unit."""
    unit = unit_after(text, row, at + 1)
    if unit is not None and unit.kind != "money":
        return f"{_ROUND[row.words[at]]}_{unit.name}", unit.last
    noun = counted_noun(row, at + 1, one=False) if any_noun else None
    return None if noun is None else (f"{_ROUND[row.words[at]]}_{noun.kind}", noun.last)


def _per_name(entry: _Entry, word: str) -> str:
    if entry.name in ("person", "piece"):
        return "person" if word in ("capita", "head", "person") else "piece" if word in ("each", "apiece") else word
    return entry.name
