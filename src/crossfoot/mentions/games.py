"""Results of games and odds, which are no figures: "214 for 6 at stumps", "a four-under 68", "a 3-to-1 margin"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.scales import Numeral, number_words
from crossfoot.mentions.tokens import Tokens

_PAR = frozenset({"under", "over"})
_AFTER, _BEFORE = frozenset({"for", "not", "-", "/"}), frozenset({"for", "par", *_PAR})
"""What stands behind and before a number of a result."""
_CLUBS = frozenset({"iron", "irons", "wood", "woods"})
_WICKETS = 10


def is_of_game(row: Tokens, numeral: Numeral) -> bool:
    """Whether a number is one of a result or of odds, as the words that touch it show."""
    words, first, last = row.words, numeral.first, numeral.last
    after = words[last] if last < len(words) else ""
    before = words[first - 1] if first else ""
    if after not in _AFTER and before not in _BEFORE:
        return False
    if after == "for" or (after == "/" and _touches(row, last)):
        return _for_wickets(words, numeral)
    if after == "not":
        return words[last + 1 : last + 2] == ["out"]
    if after == "-" and _touches(row, last):
        if words[last + 1 : last + 3] == ["for", "-"]:
            return True  # "3-for-4"
        if words[last + 1] in _CLUBS:
            return numeral.value < _WICKETS  # a nine-iron
        return _is_round_of_golf(words, last + 1) or _is_formation(row, first) or _is_odds(row, numeral)
    if before == "for":
        return words[max(0, first - 3) : first - 1] == ["all", "out"]
    if before in _PAR or before == "par":
        joined = first > 2 and words[first - 2] == "-"
        return joined and (before == "par" or row.ends[first - 2] == row.starts[first - 1])
    return False


LINE = 9
"""Tokens that a line with a result has at most."""


def is_line_of_result(text: str, row: Tokens, first: int) -> bool:
    """Whether a number stands in a line, or before a colon, that tells a result and no more: "Ghana 2 Togo 1"."""
    words, starts = row.words, row.starts
    if len(words) > LINE and first < LINE and ":" in words[first : LINE + 1]:
        words = words[: words.index(":", first)]  # "Lions 89, Bears 84: It was close."
    if not 4 <= len(words) <= LINE or not words[0][0].isalpha():
        return False
    numbers = [at for at, word in enumerate(words) if word.isdecimal()]
    if len(numbers) != 2 or not words[numbers[0] - 1][0].isalpha() or not words[numbers[1] - 1][0].isalpha():
        return False
    rest = [at for at in range(len(words)) if at not in numbers]
    if any(words[at] not in _SIGNS and not (words[at].isalpha() and text[starts[at]].isupper()) for at in rest):
        return False
    return words[numbers[1] + 1 :] in ([], ["."]) and max(len(words[at]) for at in numbers) < 4


_SIGNS = frozenset({",", ".", ";", "-", "'"})


def _touches(row: Tokens, at: int) -> bool:
    """Whether the hyphen at a token joins what stands on both its sides."""
    return at + 1 < len(row.words) and row.ends[at - 1] == row.starts[at] and row.ends[at] == row.starts[at + 1]


def _for_wickets(words: list[str], numeral: Numeral) -> bool:
    """ "204 for six": runs for wickets, where a word of cricket stands in the sentence."""
    at = numeral.last + 1
    if at >= len(words) or numeral.value != numeral.value.to_integral_value():
        return False
    if words[max(0, numeral.first - 2) : numeral.first] == ["figures", "of"] and words[at].isdecimal():
        return numeral.value <= _WICKETS  # "his best figures of 6 for 42"
    if numeral.value < _WICKETS and words[numeral.first - 1 : numeral.first] not in _STANDING:
        return False
    lost = int(words[at]) if words[at].isdecimal() and len(words[at]) < 3 else number_words().small.get(words[at], 99)
    ends = at + 1 >= len(words) or not words[at + 1][0].isalpha() or words[at + 1] in _AFTER_WICKETS
    near = words[max(0, numeral.first - _NEAR) : at + _NEAR]
    return lost <= _WICKETS and ends and not lexicon.words("rejections", "cricket", "near").isdisjoint(near)


_NEAR = 60
"""Tokens on each side of a score in which a word of cricket may stand."""
_STANDING = (["at"], ["on"])
"""Words before a score, however low: "left them at 2 for 2"."""
_AFTER_WICKETS = frozenset(
    {"to", "at", "declared", "in", "and", "when", "after", "before", "off", "on", "overnight", "from"}
)


def _is_round_of_golf(words: list[str], at: int) -> bool:
    """ "four-under 68", "three-over-par"."""
    if words[at] not in _PAR or at + 1 >= len(words):
        return False
    return words[at + 1].isdecimal() or words[at + 1 : at + 3] == ["-", "par"] or words[at + 1] == "par"


def _is_formation(row: Tokens, first: int) -> bool:
    """ "4-4-2": three digits or four, hyphened."""
    words = row.words
    three = words[first : first + 5]
    if len(three) < 5 or three[1::2] != ["-", "-"]:
        return False
    return all(len(word) == 1 and word.isdecimal() for word in three[::2]) and _touches(row, first + 3)


_ODDS = (["-", "to", "-"], ["-", "for", "-"])


def _is_odds(row: Tokens, numeral: Numeral) -> bool:
    """ "a 3-to-1 majority", "a two-for-one split": the larger first, so that it is no range."""
    words, at = row.words, numeral.last
    if words[at : at + 3] not in _ODDS or at + 3 >= len(words):
        return False
    other = words[at + 3]
    below = int(other) if other.isdecimal() and len(other) < 3 else number_words().small.get(other)
    return below is not None and numeral.value > below
