"""Currencies in a text: signs, codes, nouns and coins before and after a number."""

from __future__ import annotations

from typing import NamedTuple

from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.currency_words import (
    are_of_one_country,
    issue_words,
    local_signs,
    money,
    redenominated,
    spellings,
)
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Tokens


class Unit(NamedTuple):
    """A unit found in a text."""

    name: str
    """Canonical, as the registry reads it: ``kilometer``, ``KZT``."""
    kind: str
    last: int
    """The token after it."""
    divisor: int = 1
    """100 where a coin was named: 28 cents are 0.28 USD."""
    codes: tuple[str, ...] = ()
    """The currencies that share the word, where it is ambiguous."""


THOUSANDS = {"k": 1000, "t": 1000, "m": 10**6, "b": 10**9}
"""What a letter before a code multiplies by: kEUR, TEUR, MUSD, BSEK."""


def currency_before(text: str, row: Tokens, first: int, taken: int = 0) -> tuple[str, int, bool] | None:
    """The currency whose sign or code stands just before token `first`: code, its first token, whether assumed.

    Tokens before `taken` belong to the figure before: "10 USD 20 times".
    """
    if first <= taken:
        return None
    words, starts, ends = row.words, row.starts, row.ends
    at, table = first - 1, money()
    if words[at] in table.spelled and (found := _spelled_sign(row, at)):
        return found
    if words[at] == "." and at and ends[at - 1] == starts[at] and words[at - 1] in spellings().stopped:
        at -= 1  # "Rs. 20"
    word = words[at]
    if word in table.signs and (len(word) == 1 and not word.isalpha()):
        return _sign(text, row, at)
    if not word[0].isalpha():
        return None
    if at and words[at - 1][-1].isdigit() and ends[at - 1] == starts[at]:
        return None  # H5N1
    raw = text[starts[at] : ends[at]]
    if at and words[at - 1] == "$" and f"{word}$" in table.prefixes and raw.isupper() and ends[at - 1] == starts[at]:
        return table.prefixes[f"{word}$"], at - 1, False  # "$US160 million"
    if word in spellings().titled and raw.isupper():
        return None
    touching = ends[at] == starts[first]
    code = table.codes.get(word)
    if code and word not in spellings().words:
        return code, at, False
    named = word in (spellings().series if touching else spellings().never_first)
    if code and raw.isupper() and (not named or _is_sum(words, first)):
        return code, at, False
    if (
        word in table.signs
        and (touching or (len(word) > 1 and word != "ps"))
        and (raw[0].isupper() or word in ("rs", "tk", "rmb") or not word.isascii())
    ):
        return table.signs[word], at, word in ("sh", "shs", "rs", "₨")
    return None


def _spelled_sign(row: Tokens, last: int) -> tuple[str, int, bool] | None:
    """The currency of a sign of several tokens that touch, the last of them at `last`: "S/. 40", "GH¢500"."""
    words, starts, ends = row.words, row.starts, row.ends
    for pieces, code in money().spelled[words[last]]:
        at = last - len(pieces) + 1
        touching = at >= 0 and all(ends[step] == starts[step + 1] for step in range(at, last))
        if touching and tuple(words[at : last + 1]) == pieces:
            return code, at, False
    return None


def _is_sum(words: list[str], first: int) -> bool:
    """Whether digits after a code that is a word too make an amount: "COP 500 for it", not "ALL 5 solutions"."""
    after = words[first + 1] if first + 1 < len(words) else "."
    ends = not after.isalpha() or after in number_words().scales or after in spellings().behind_sum
    return ends and (len(words[first]) > 2 or after in number_words().scales)


def _sign(text: str, row: Tokens, at: int) -> tuple[str, int, bool]:
    words, starts, ends = row.words, row.starts, row.ends
    table = money()
    if at and (code := table.prefixes.get(words[at - 1] + words[at]) or _prefix_code(words[at - 1])):
        gap = starts[at] - ends[at - 1]
        article = words[at - 1] == "a"  # "A $2 billion package", but "A$2 billion"
        spaced = gap == 1 and not article and (text[starts[at - 1]].isupper() or words[at - 1] in spellings().spaced)
        if gap == 0 or spaced:
            return code, at - 1, False
    return table.signs[words[at]], at, words[at] in "$£¥"


_ROUND = (["million"], ["billion"], ["trillion"], ["m"], ["bn"])


def local_sign(text: str, places: Places, row: Tokens, first: int) -> tuple[str, int, bool] | None:
    """The currency of capitals that touch the digits, where the text names its country: "K34.19" in Lusaka.

    Two letters may stand apart from them: "JD 395,000" in Amman.
    """
    at = first - 1
    codes = local_signs().get(row.words[at]) if at >= 0 else None
    if codes is None or not text[row.starts[at] : row.ends[at]].isupper():
        return None
    if row.ends[at] != row.starts[first] and not (len(row.words[at]) > 1 and _is_sum(row.words, first)):
        return None
    alone = len(row.words[first]) < 2 and row.words[first + 1 : first + 2] not in _ROUND
    if alone or (at and row.ends[at - 1] == row.starts[at]):
        return None  # the K2, a K9 unit
    code = places.whose(codes)
    return None if code is None else (code, at, False)


def _prefix_code(word: str) -> str | None:
    if word == "u.s.":
        return "USD"
    return money().codes.get(word) if len(word) == 3 else None


def currency_after(text: str, row: Tokens, at: int) -> Unit | None:
    """The currency whose noun, coin, code or sign begins at token `at`, with the country before it."""
    words, starts, ends = row.words, row.starts, row.ends
    table = money()
    word = words[at]
    if word in issue_words() and (issue := _issue(row, at + 1)) is not None:
        return issue
    if (found := _noun(row, at, None)) is not None:
        return found
    if word in table.tight_coins and ends[at - 1] == starts[at] and not text[starts[at]].isupper():
        owner, number = table.tight_coins[word]
        return Unit(owner, "money", at + 1, number)
    code = table.codes.get(word)
    if (
        code
        and ends[at - 1] < starts[at]
        and at + 1 < len(words)
        and words[at + 1][0].isdigit()
        and ends[at] == starts[at + 1]
    ):
        return None  # the code belongs to the next amount: "3 USD50 cards"
    if code and word not in spellings().words:
        return Unit(code, "money", at + 1)
    if (code and text[starts[at] : ends[at]].isupper()) or (code and ends[at - 1] == starts[at]):
        return Unit(code or "", "money", at + 1)
    following = at + 1
    if following < len(words) and (prefixed := table.prefixes.get(word + words[following])):
        return Unit(prefixed, "money", at + 2)  # "2 US$"
    if word in "$€£¥₹" and following < len(words) and words[following][0].isdigit() and ends[at] == starts[following]:
        return None  # the sign belongs to the next amount: "8 or $9"
    if word in table.signs and (
        not word.isalpha()
        or (ends[at - 1] == starts[at] and len(word) > 1)
        or text[starts[at] : ends[at]] in spellings().spaced_after
    ):
        return Unit(table.signs[word], "money", at + 1, codes=("USD",) if word == "$" else ())
    return _noun_of_place(row, at)


def _issue(row: Tokens, at: int) -> Unit | None:
    """A redenominated currency whose noun, or the place before it, begins at token `at`: behind "new" or "old"."""
    if at >= len(row.words):
        return None
    found = _noun(row, at, None) or _noun_of_place(row, at)
    return found if found and found.name in redenominated() and found.divisor == 1 else None


def _noun_of_place(row: Tokens, at: int) -> Unit | None:
    """The currency noun behind the place that begins at token `at`; of several owners the one whose word it is."""
    words, first = row.words, None
    for place, owner in money().places.get(words[at], ()):
        size = len(place)
        following = at + size
        if following < len(words) and (size == 1 or tuple(words[at:following]) == place):
            following += words[following] == "-" and following + 1 < len(words)  # "a 4.2-billion-U.S.-dollar loan"
            found = _noun(row, following, owner)
            if found is not None and found.name == owner:
                return found  # "60 Finnish marks"
            first = first or found
    return first


def scaled_code(text: str, row: Tokens, at: int) -> tuple[str, int] | None:
    """The currency and the factor of "MUSD", "kEUR", "mGBP" at token `at`."""
    word = row.words[at]
    if len(word) != 4 or word[0] not in THOUSANDS or not text[row.starts[at] + 1 : row.ends[at]].isupper():
        return None
    code = money().codes.get(word[1:])
    return (code, THOUSANDS[word[0]]) if code else None


def _noun(row: Tokens, at: int, owner: str | None) -> Unit | None:
    """The currency noun or coin at token `at`, of the country of `owner` where a place stood before it."""
    words = row.words
    word = words[at]
    phrases = money().nouns.get(word, ())
    for phrase, codes in phrases:
        size = len(phrase)
        if size > 1 and tuple(words[at : at + size]) != phrase:
            continue
        code = owner if owner in codes else next((c for c in codes if owner and are_of_one_country(owner, c)), None)
        if code is None and owner and (coin := _coin(word, at, owner)):
            return coin  # "50 Qatari dirhams"
        shared = codes if code is None and (len(codes) > 1 or codes[0] == "USD") else ()
        after = at + size
        if after < len(words) and (coin := _coin(words[after], after, code or codes[0])):
            return coin  # "20 euro cents"
        return Unit(code or codes[0], "money", after, codes=shared)
    return _coin(word, at, owner)


def _coin(word: str, at: int, owner: str | None) -> Unit | None:
    """The coin that `word` names, of a country where one is given."""
    coins = money().coins.get(word)
    if not coins:
        return None
    if owner is None:
        code, number = coins[0]
        shared = tuple(code for code, _ in coins)
        return Unit(code, "money", at + 1, number, codes=shared if len(shared) > 1 or code == "USD" else ())
    for code, number in coins:
        if code == owner or are_of_one_country(owner, code):
            return Unit(owner, "money", at + 1, number)
    return Unit(owner, "money", at + 1, 100) if word.startswith("cent") else None
