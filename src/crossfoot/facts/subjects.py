"""What a figure is about, as written: "Revenue" in "Revenue rose 5 %", "contract" in "a $150,000 contract".

Three places are looked at, in order: the noun a figure stands before, what it is a part of ("80% of the haul"), and the
subject of its clause. There is no parser: a subject runs from the start of the clause to its first verb.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions import Mention
from crossfoot.mentions.tokens import Tokens, lower, tokens

_LONGEST = 12
"""Words a subject may have."""
_REACH = 24
"""Tokens behind a figure that can hold the noun it stands before."""
_CLAUSE = 60
"""Tokens before a figure that can hold the start of its clause."""
_ATTRIBUTIVE = frozenset({"money", "price", "percent", "measurement", "duration", "age"})
_PRICES = frozenset({"price", "prices", "cost", "costs"})
"""Subjects that leave open what is priced."""
_PRICE_OF = re.compile(r"\b(?:prices?|costs?) (?:of|for) ", re.IGNORECASE)
_PRODUCT_REACH = 1500
"""Characters before a price that can tell what it is the price of."""
_PRODUCT_LENGTH = 60
_STOPS = frozenset('.,;:()[]!?"“”–—')


class _Words(NamedTuple):
    verbs: frozenset[str]
    pronouns: frozenset[str]
    leading: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]
    change: frozenset[str]
    times: frozenset[str]
    ending: frozenset[str]
    """All before which a noun ends."""


@cache
def _words() -> _Words:
    entries, changes = lexicon.load("subjects"), lexicon.load("changes")
    change = frozenset((*changes["up"]["verbs"], *changes["down"]["verbs"]))
    verbs = frozenset(entries["verbs"]["words"]) | change
    pronouns, leading = frozenset(entries["pronouns"]["words"]), frozenset(entries["leading"]["words"])
    prepositions = frozenset(entries["prepositions"]["words"])
    return _Words(
        verbs, pronouns, leading, prepositions, frozenset(entries["breaks"]["words"]), change,
        frozenset(entries["times"]["words"]), verbs | pronouns | leading | prepositions,
    )  # fmt: skip


def subject(text: str, sentence: Tokens, mention: Mention) -> str | None:
    """What a figure is said of, as written; None where the words name nothing.

    Parameters
    ----------
    text : str
        The dispatch.
    sentence : Tokens
        The sentence the figure stands in.
    mention : Mention
        The figure.

    Examples
    --------
    >>> from crossfoot.mentions import read
    >>> from crossfoot.mentions.tokens import lower, tokens
    >>> text = "Revenue in the quarter rose 5 % and the bank lost 80% of its value."
    >>> [subject(text, tokens(lower(text)), mention) for mention in read(text)]
    ['Revenue in the quarter', 'value']
    """
    found = None
    if mention.kind in _ATTRIBUTIVE or mention.kind == "ratio":
        stop = bisect_left(sentence.starts, mention.end)
        found = _after(_part(sentence, stop, stop + _REACH), priced=mention.kind in ("money", "price"))
    if found is None:
        stop = bisect_left(sentence.starts, mention.start)
        before = _part(sentence, max(0, stop - _CLAUSE), stop)
        found = _of(before) or _clause_subject(before) or _nearest(before)
    if found is None:
        return None
    told = text[found[0] : found[1]]
    if mention.kind == "price" and told.lower().removeprefix("the ") in _PRICES:
        return _product_before(text, found[0]) or told
    return told


def _product_before(text: str, at: int) -> str | None:
    """What was last said to have a price: "the rise in prices for liquefied gas … prices have increased to 120"."""
    named = list(_PRICE_OF.finditer(text, max(0, at - _PRODUCT_REACH), at))
    if not named:
        return None
    begin = named[-1].end()
    row = tokens(lower(text[begin : begin + _PRODUCT_LENGTH]))
    found = _after(Tokens(["of", *row.words], [0, *row.starts], [0, *row.ends]), priced=True)
    return text[begin + found[0] : begin + found[1]] if found else None


def _part(row: Tokens, first: int, stop: int) -> Tokens:
    return Tokens(row.words[first:stop], row.starts[first:stop], row.ends[first:stop])


def _of(row: Tokens) -> tuple[int, int] | None:
    """The noun before "of" and the figure: "sales of 5,835 units", "at a speed of 15 mph"."""
    words, table = row.words, _words()
    last = len(words) - 1
    if last < 1 or words[last] not in ("of", "with"):
        return None
    first = last
    while first > 0 and words[first - 1][0].isalnum() and not _ends_noun(words[first - 1], table) and last - first < 5:
        first -= 1
    return (row.starts[first], row.ends[last - 1]) if first < last else None


def _nearest(row: Tokens) -> tuple[int, int] | None:
    """The noun nearest before the figure, past the verbs and prepositions between: "sizes starting from 450 sq ft"."""
    words, table = row.words, _words()
    last, limit = len(words), max(0, len(words) - _PASSED)
    while last > limit and (_ends_noun(words[last - 1], table) or words[last - 1].endswith(("ing", "ed"))):
        last -= 1
    first = last
    while first > 0 and words[first - 1][0].isalpha() and not _ends_noun(words[first - 1], table) and last - first < 5:
        first -= 1
    return (row.starts[first], row.ends[last - 1]) if first < last else None


_PASSED = 7
"""Words that may stand between a figure and the noun before it."""


def _after(row: Tokens, *, priced: bool) -> tuple[int, int] | None:
    """The noun right after the figure ("$150,000 contract"), after its of ("80% of the haul") or its for."""
    words, at, table = row.words, 0, _words()
    if words[:1] == [")"]:
        at = 1
    elif words[:1] == ["("] and ")" in words[:8]:
        at = words.index(")") + 1
    if at:
        row = _part(row, at, len(words))
        words, at = row.words, 0
    if words[:1] == ["of"] or (priced and words[:1] in (["for"], ["off"])):
        at = 1
    elif not words or words[0] in table.prepositions or words[0] in _STOPS:
        return None
    while at < len(words) and (words[at] in table.leading or words[at] == "-") and at < 4:
        if words[at] in table.breaks or words[at] in ("and", "or", "but"):
            return None
        at += 1
    last = at
    while last < len(words) and last < at + 6 and _goes_on(words, at, last) and not _ends_noun(words[last], table):
        last += 1
    if last == at or words[at].endswith("ly") or words[at] in table.times:
        return None
    return row.starts[at], row.ends[last - 1]


def _goes_on(words: list[str], first: int, at: int) -> bool:
    return words[at][0].isalpha() or (words[at] == "-" and first < at < len(words) - 1)


def _ends_noun(word: str, table: _Words) -> bool:
    return word in table.ending


def _clause_subject(row: Tokens) -> tuple[int, int] | None:
    """The words from the start of the figure's clause to its first verb."""
    words, table = row.words, _words()
    begin = _clause_start(words, table)
    for at in range(len(words) - 1, max(begin, len(words) - 8), -1):
        if words[at] in _RELATIVES and words[at - 1] not in table.verbs:
            return _antecedent(row, at, table)
    verbs, verb = table.verbs, begin
    while verb < len(words) and not (words[verb] in verbs or (words[verb].endswith("ed") and _is_past(words, verb))):
        verb += 1
    while verb == begin and begin < len(words):  # "…, reports say"
        begin = verb = begin + 1
        while verb < len(words) and words[verb] not in verbs:
            verb += 1
    return _noun_phrase(row, begin, verb, table)


def _antecedent(row: Tokens, at: int, table: _Words) -> tuple[int, int] | None:
    """The noun a relative clause speaks of: "a squad that contained 17 players"."""
    words = row.words
    last = at - 1 if words[at - 1] == "," else at
    first = last
    while first > 0 and words[first - 1][0].isalnum() and not _ends_noun(words[first - 1], table) and last - first < 5:
        first -= 1
    return (row.starts[first], row.ends[last - 1]) if first < last else None


def _is_past(words: list[str], at: int) -> bool:
    """Whether a word on -ed is a verb in the past: it stands before no noun it could describe."""
    word = words[at]
    return len(word) > 4 and at > 0 and words[at - 1] not in ("the", "a", "an", "and", "of")


def _clause_start(words: list[str], table: _Words) -> int:
    """The token where the last clause begins that has a subject before its verb."""
    for at in range(len(words) - 1, 0, -1):
        if words[at] not in _JOINTS:
            continue
        if words[at] in (";", ":", "while", "whereas") or (words[at] == "but" and words[at - 1] == ","):
            return at + 1
        if words[at] == "that" and words[at - 1] in table.verbs and not table.verbs.isdisjoint(words[at + 2 :]):
            return at + 1
        if words[at] in ("and", ",") and at + 1 < len(words) and _has_subject(words, at + 1, table):
            return at + 1
    return 0


_JOINTS = frozenset({";", ":", "while", "whereas", "but", "that", "and", ","})
"""Words and signs at which another clause may begin."""
_RELATIVES = frozenset({"which", "who", "that"})
_PARTINGS = _RELATIVES | {",", ";"}
"""Words and signs that part a subject from the verbs behind them."""


def _has_subject(words: list[str], at: int, table: _Words) -> bool:
    """Whether a noun and a verb of change follow: "…, and the SUV's economy climbed"."""
    for step in range(at + 1, min(at + 9, len(words))):
        if words[step] in table.change:
            return words[at] not in table.verbs and words[step - 1] not in ("which", "who", "that", ",")
        if words[step] in _PARTINGS:
            return False
    return False


def _noun_phrase(row: Tokens, begin: int, verb: int, table: _Words) -> tuple[int, int] | None:
    words = row.words
    begin = _past_opening(words, begin, verb, table)
    while begin < verb and (words[begin] in table.leading or not words[begin][0].isalnum()):
        begin += 1
    last = begin
    while last < verb and last < begin + _LONGEST and words[last] not in _STOPS and words[last] not in table.breaks:
        last += 1
    if last <= begin or words[begin] in table.pronouns or words[begin] in table.prepositions:
        return None
    while last > begin and (words[last - 1] in table.prepositions or words[last - 1] in table.leading):
        last -= 1
    return (row.starts[begin], row.ends[last - 1]) if last > begin else None


def _past_opening(words: list[str], begin: int, verb: int, table: _Words) -> int:
    """Past an opening phrase and its comma: "In 2019, …", "According to the ministry, …"."""
    if begin < verb and (
        words[begin] in table.prepositions or words[begin].endswith("ly") or words[begin] in table.breaks
    ):
        for at in range(begin, verb):
            if words[at] == ",":
                return at + 1
    return begin
