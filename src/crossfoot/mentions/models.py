"""Names of models that hold numbers, inside what is counted: "54 A320s", "four T-72 tanks", "30 737s"."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value

_LETTERS = 4
"""Letters that the name of a model may have before its digits: CRJ, MiG."""


class _Named(Value):
    """The words by which models are known."""

    numbers: frozenset[str]
    series: frozenset[str]
    makers: frozenset[str]


@cache
def _named() -> _Named:
    entries = lexicon.load("nouns")["models"]
    return _Named(*(frozenset(entries[name]) for name in ("numbers", "series", "makers")))


def past_model(row: Tokens, at: int) -> int | None:
    """The token after the name of a model that begins at token `at`; None where none does."""
    words, starts, ends = row.words, row.starts, row.ends
    digits = _digits_of(row, at)
    if digits is None:
        return None
    after, count = digits + 1, len(words)
    while after < count and starts[after] == ends[after - 1]:
        if words[after] == "-" and after + 1 < count and starts[after + 1] == ends[after]:
            after += 2
        elif words[after].isalnum():
            after += 1
        else:
            break
    return after


def _digits_of(row: Tokens, at: int) -> int | None:
    """The token of the digits in the name of a model that begins at token `at`: 320 of "A320", 29 of "MiG-29"."""
    words, starts, ends = row.words, row.starts, row.ends
    word, count, named = words[at], len(words), _named()
    if word in named.numbers:
        return at
    if not word.isalpha() or at + 1 >= count:
        return None
    if word in named.series:
        return at + 1 if words[at + 1].isdecimal() else None  # "eight Class 66 locomotives"
    if word in named.makers and starts[at + 1] == ends[at] + 1:
        return at + 1 if words[at + 1].isdecimal() else _digits_of(row, at + 1)  # "three BMW X5s"
    if len(word) > _LETTERS or starts[at + 1] != ends[at] or word.upper() in lexicon.load("currencies"):
        return None  # "3 USD50 vouchers"
    if words[at + 1].isdecimal():
        return at + 1
    joined = words[at + 1] == "-" and at + 2 < count and words[at + 2].isdecimal() and starts[at + 2] == ends[at + 1]
    return at + 2 if joined else None


def model_counted(row: Tokens, at: int) -> tuple[int, str, str] | None:
    """The token after a model that is counted by its name alone, the model, and its kind: "54 A320s", "10 A321neo"."""
    after = past_model(row, at)
    if after is None:
        return None
    words = row.words
    makes = words[at] in _named().makers or words[at].isdecimal()
    plural = words[after - 1] == "s"
    if not plural and not (makes and words[after - 1] in lexicon.words("nouns", "models", "versions")):
        return None
    name = "_".join(word for word in words[at : after - plural] if word != "-")
    return after, name, "vehicle" if makes else name
