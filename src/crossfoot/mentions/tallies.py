"""Lists of names with a number behind each: "437 deaths: Mozambique 242, Zimbabwe 139, Malawi 56"."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory, Tally
from crossfoot.mentions.nouns import is_plural, noun_words, singular
from crossfoot.mentions.numerals import read_numeral
from crossfoot.mentions.rejections import Rejected
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.told_before import count_by, is_count, is_of_kind

RULE = "number.tallied"


@lru_cache(maxsize=2)
def tallies(text: str) -> tuple[Tally, ...]:
    """Every such list of a text, in order; a single name with a number is none.

    >>> [(sorted(tally.numbers), tally.sum) for tally in tallies("Killed: 12 (Lena 5, Ormo 7), Flight 370")]
    [([17, 25], 12)]
    """
    if len(_ENDED.findall(text)) < 2:
        return ()
    found = [match for match in _ITEM.finditer(text) if _is_named(match)]
    lists: list[list[re.Match[str]]] = []
    for match in found:
        if lists and _goes_on(text, lists[-1], match):
            lists[-1].append(match)
        elif _OPENED.search(text, max(0, match.start() - OPENING), match.start()):
            lists.append([match])
    return tuple(_tally(items) for items in lists if len(items) > 1)


def _goes_on(text: str, items: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Whether an entry stands right behind those before it, in the same form: set in as they are, or with a colon."""
    joined = _JOINS.fullmatch(text, items[-1].end(), match.start())
    if joined is None or (items[0]["colon"] == "") != (match["colon"] == ""):
        return False
    return "\n" not in joined[0] or _margin(text, items[0]) == _margin(text, match)


def _margin(text: str, item: re.Match[str]) -> str:
    """What stands before an entry on its line."""
    return text[max(0, item.start() - OPENING) : item.start()].rpartition("\n")[2]


def _tally(items: list[re.Match[str]]) -> Tally:
    numbers = frozenset(item.start("number") for item in items)
    names = tuple(item.span("name") for item in items)
    counted = sum(int(item["number"].replace(",", "")) for item in items)
    return Tally(numbers, names, items[0].start(), items[-1].end(), counted)


def read_tallies(row: Tokens, figures: list[Figure], memory: Memory, rejected: list[Rejected]) -> list[Figure]:
    """The figures of a sentence, the numbers of its lists of the unit of the total that they are told of."""
    first, last = row.starts[0], row.ends[-1]
    for tally in memory.tallies:
        if tally.start >= last or tally.end <= first:
            continue
        total = _total(row, figures, tally, memory)
        noun = _noun_before(row, tally) if total is None else None
        if total is not None or noun is not None:
            memory.tallied = (tally.start, total) if total else memory.tallied
            figures = _with_listed(row, figures, tally, total, noun)
            rejected[:] = [one for one in rejected if one.start not in tally.numbers]
    return figures


def _noun_before(row: Tokens, tally: Tally) -> int | None:
    """The plural that a list without a total says it counts: "Cholera cases by province: Zaire 1,820; Uige 1,204"."""
    words, at = row.words, bisect_left(row.starts, tally.start) - 1
    if not 0 < at < len(words) or words[at] != ":":
        return None
    label = range(at - 1, max(-1, at - LABEL), -1)
    return next((one for one in label if is_plural(words[one]) and is_of_kind(words[one])), None)


def _with_listed(
    row: Tokens, figures: list[Figure], tally: Tally, total: Figure | None, noun: int | None
) -> list[Figure]:
    """The figures of a sentence with those of a list, in the place of what was read of them."""
    read = (read_numeral(row, at) for at, start in enumerate(row.starts) if start in tally.numbers)
    listed = [Figure(row, numeral) for numeral in read if numeral is not None]
    for figure in listed:
        if total is not None and total.unit is not None:
            figure.carry(total, "unit.carried")
        elif noun is not None:
            one = singular(row.words[noun])
            count_by(figure, one, noun_words().kinds.get(one, one), (noun, noun + 1))
        figure.rules.append(RULE)
    taken = {figure.first for figure in listed}
    others = [figure for figure in figures if taken.isdisjoint(range(figure.begin, figure.last))]
    return sorted((*others, *listed), key=lambda figure: figure.first)


def _total(row: Tokens, figures: list[Figure], tally: Tally, memory: Memory) -> Figure | None:
    """The count before a list that is large enough to hold it all, or nearly so."""
    if memory.tallied is not None and memory.tallied[0] == tally.start:
        return memory.tallied[1]
    before = [figure for figure in figures if row.starts[figure.first] < tally.start and is_count(figure)]
    for figure in (*reversed(before), memory.last, memory.counted):
        if figure is not None and tally.sum <= figure.value * SLACK:
            return figure
    return None


def _is_named(match: re.Match[str]) -> bool:
    """Whether the name is none of a day, a model, a section, or a label: "January 5", "Boeing 737", "Injured 40"."""
    last = match["name"].lower().rpartition(" ")[2].rstrip(".")
    if last.endswith("ed") or last in noun_words().adjectives:
        return False
    return last not in lexicon.words("rejections", "name", "before") and last not in lexicon.load("dates")["months"]


SLACK = Decimal("1.1")
"""By how much the parts may come to more than their total: a sum that breaks is for a finding to tell."""
_WORD = r"[A-Z][\w'’.-]{0,39}"  # bounded, as the blanks below are, since a search begins anew at every capital
_ENDS = either(lexicon.words("carrying", "named_places"))
_NAME = rf"(?P<name>{_WORD}(?: (?:{_WORD}|of|al|de|da|el|la|and|{_ENDS})){{0,4}})"
_DIGITS = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w%]|[.,:/-]\d)"
_ITEM = re.compile(rf"{_NAME}(?P<colon>:?) {_DIGITS}(?= ?(?:[,;.)\n]|$| and [A-Z]))")
_JOINS = re.compile(r", |; | and |, and |[^\S\n]{0,8}\n\s{0,16}(?:[-•*·] ?)?")
_OPENED = re.compile(r"(?::|\(|[-–—]|\n)\s*(?:[-•*·] ?)?$")
_ENDED = re.compile(r" \d[\d,]*(?= ?[;)\n]| ?, [A-Z]| and [A-Z]|\. |\.?$)")
"""A number that ends an entry; found sooner than a name is, and no text without two of them has a list."""
LABEL = 8
"""Tokens before the colon of a list among which stands what it counts."""
OPENING = 8
"""How far before a list, in characters, what opens it may stand."""
