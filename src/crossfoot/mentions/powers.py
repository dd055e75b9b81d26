"""Numbers with a power: "1.3 x 10^6", "2.48×10⁻⁵", "1.3e6", "2.5^-1"."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.mentions.scales import ONE, Numeral
from crossfoot.mentions.tokens import Tokens

_MINUS = frozenset("-−–⁻")
_SIGNS = _MINUS | {"+"}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_GREATEST = 40
"""Digits a power may give."""


def read_power(row: Tokens, numeral: Numeral) -> Numeral | None:
    """The number with the power behind it; None where there is none."""
    words, at = row.words, numeral.last
    word = words[at]
    if word in "×x*·":
        ten = at + 1 < len(words) and words[at + 1] == "10"
        found = _exponent(row, at + 2) if ten else None
        return _times_ten(numeral, *found) if found else None
    if word == "e" and row.ends[at - 1] == row.starts[at]:
        found = _exponent(row, at + 1)
        return _times_ten(numeral, *found) if found else None
    if word == "^" and row.ends[at - 1] == row.starts[at]:
        found = _exponent(row, at)
        return _raised(numeral, *found) if found else None
    return None


def _exponent(row: Tokens, at: int) -> tuple[int, int] | None:
    """The exponent that touches what stands before it, and the token after it."""
    words, starts, ends = row.words, row.starts, row.ends
    step = at + (at < len(words) and words[at] == "^")
    sign = step < len(words) and words[step] in _SIGNS
    negative = sign and words[step] in _MINUS
    step += sign
    if step >= len(words) or any(ends[here - 1] != starts[here] for here in range(at, step + 1)):
        return None
    digits = words[step].translate(_RAISED)
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 2:
        return None
    return (-int(digits) if negative else int(digits)), step + 1


def _times_ten(numeral: Numeral, power: int, last: int) -> Numeral:
    place = numeral.place.scaleb(power) if numeral.place is not None else None
    return Numeral(numeral.value.scaleb(power), numeral.first, last, place, "digits")


def _raised(numeral: Numeral, power: int, last: int) -> Numeral | None:
    base = numeral.value
    if base == 0 or abs(power * (base.adjusted() + ONE)) > _GREATEST:
        return None
    return Numeral(base ** Decimal(power), numeral.first, last, None, "digits")
