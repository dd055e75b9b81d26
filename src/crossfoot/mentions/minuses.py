"""The sign of a number: a minus or plus that is one and no dash or bullet, and temperatures told below zero."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.portions import is_alone
from crossfoot.mentions.tokens import Tokens

DIGITS = frozenset("0123456789")
MINUS = frozenset({"-", "−", "–"})
SIGNS = MINUS | {"+", "minus", "negative"}


def take_sign(row: Tokens, figure: Figure) -> None:
    """A minus or plus before the number, which touches it and nothing but space, a bracket or a currency before it."""
    words, starts, ends = row.words, row.starts, row.ends
    at = figure.begin - 1
    word = words[at]
    if word == "minus" and words[max(0, at - 2) : at] == ["plus", "or"]:
        return  # a margin of error
    if word in ("minus", "negative"):
        figure.value, figure.begin = -figure.value, at
    elif ends[at] != starts[figure.first] and not is_alone(row, at, figure.last) and not _is_frost(row, at, figure):
        return
    elif word == "+":
        figure.trend, figure.begin = "up", at
        figure.rules.append("change.sign")
        return
    else:
        if at and words[at - 1] == "minus":
            at -= 1
        elif (at and _binds(row, at)) or figure.form != "digits":
            return  # "(Reuters) -Thirty people died": a dash
        figure.value, figure.begin = -figure.value, at
    figure.rules.append("number.minus")


def undo_sign(figure: Figure) -> None:
    """Take the minus for a dash or a bullet: nobody counts fewer than no people."""
    figure.value, figure.begin = -figure.value, figure.first
    figure.rules.remove("number.minus")


def _is_frost(row: Tokens, at: int, figure: Figure) -> bool:
    """ "lows of - 20 degrees": a minus that stands apart, before a temperature."""
    words = row.words
    if not at or words[at - 1] not in _BEFORE_FROST or figure.last >= len(words):
        return False
    return words[figure.last] in ("degrees", "degree", "°", "℃", "℉", "celsius", "fahrenheit")


_BEFORE_MINUS = frozenset("$€£(,<>=≤≥~≈:")
_BEFORE_FROST = frozenset({
    "of", "to", "at", "is", "was", "from", "below", "about", "around", "nearly", "near", "reached", "hit", "convert",
    "and", "between", "or",
})  # fmt: skip


def below_zero(row: Tokens, figure: Figure) -> None:
    """ "12 degrees below zero", "fell to 8 below zero", "temperatures of 40 below": a temperature under naught."""
    degrees = figure.unit is not None and figure.unit.startswith("degree")
    counted = figure.unit is not None and figure.head not in lexicon.words("contexts", "heat")
    if (counted and not degrees) or figure.form == "vague":
        return
    words, after = row.words, row.words[figure.end + 1 : figure.end + 2]
    if after not in _NAUGHT:
        alone = after == [] or after[0] in _BEHIND_BELOW
        if not alone or lexicon.words("contexts", "heat").isdisjoint(words[: figure.begin]):
            return
    figure.value, figure.unit, figure.kind = -figure.value, figure.unit if degrees else "degree", "measurement"
    figure.end = figure.unit_end = figure.end + (2 if after in _NAUGHT else 1)
    figure.noun = figure.head = None
    figure.rules.append("number.below_zero")


_NAUGHT = (["zero"], ["freezing"])
_BEHIND_BELOW = frozenset({".", ",", ";", "in", "at", "on", "and", "or", "(", ")", "overnight", "early"})
"""What stands behind a "below" that says no more: "temperatures of 40 below"."""


def _binds(row: Tokens, at: int) -> bool:
    """Whether a hyphen joins the number to what stands before it."""
    word = row.words[at - 1]
    return word[0] in DIGITS or (row.ends[at - 1] == row.starts[at] and word not in _BEFORE_MINUS)
