"""One amount told in two units: "20 dollars and 43 cents", "five feet two inches", "2 hours 30 minutes", "6 foot 4"."""

from __future__ import annotations

from crossfoot.mentions.denominations import parts
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.tokens import Tokens

_JOINED: tuple[list[str], ...] = ([], ["and"], [","], [",", "and"])
_TWO_NUMBERS = frozenset({"between", "from"})
_TALL = frozenset({"", ".", ",", ";", "tall", "and", "-", ")", "or", "in", "high", "long"})


def adds_to(row: Tokens, before: Figure, figure: Figure) -> bool:
    """Add to an amount what the next figure tells of it in a smaller unit; whether it did."""
    if before.place != 1 and "unit.and_parts" not in before.rules:
        return False
    if before.per or before.high is not None or figure.begin - before.unit_end > 2:
        return False
    if before.currency:
        return _adds_coins(row, before, figure)
    return before.unit in parts() and _adds_parts(row, before, figure)


def _adds_coins(row: Tokens, before: Figure, figure: Figure) -> bool:
    """ "20 dollars and 43 cents" is one amount; so is "15 dollars and 50" at the end of a clause."""
    between = row.words[before.unit_end : figure.begin]
    if before.divisor > 1 or before.scaled or between not in _JOINED[:3]:
        return False
    if figure.divisor > 1 and figure.currency:
        if figure.unit != before.unit and figure.unit_end - figure.last > 1:
            return False  # "50 Trinidad dollars and 20 Jamaican cents"
        before.value += figure.value
    elif _is_bare(figure, between) and 10 <= figure.value < 100 and _clause_ends(row, figure.last):
        if "currency.after" not in before.rules and between:
            return False
        before.value += figure.value / 100
    else:
        return False
    _extend(before, figure)
    before.place = figure.place
    before.rules.append("currency.and_coins")
    return True


def _is_bare(figure: Figure, between: list[str]) -> bool:
    return figure.unit is None and figure.hedge is None and figure.place == 1 and between != [","]


def _clause_ends(row: Tokens, at: int) -> bool:
    return at >= len(row.words) or row.words[at] in (".", ",", ";")


def _adds_parts(row: Tokens, before: Figure, figure: Figure) -> bool:
    """ "five feet two inches", "2 hours 30 minutes", "eight pounds and 3 ounces", "six foot four"."""
    words = row.words
    between = words[before.unit_end : figure.begin]
    hyphened = (
        between == ["-"] and before.unit == "foot" and row.ends[before.unit_end - 1] == row.starts[figure.first - 1]
    )
    if not (hyphened or between in _JOINED) or before.noun or figure.hedge is not None or figure.high is not None:
        return False
    if before.begin and words[before.begin - 1] in _TWO_NUMBERS:
        return False
    if between == [","] and (figure.per or words[figure.unit_end : figure.unit_end + 1] == ["of"]):
        return False  # "After 2 years, 6 months of it in jail"
    number = parts()[before.unit or ""].get(figure.unit or "")
    if number is None and not between and figure.unit is None:
        number = _bare_inches(row, before, figure)
    elif number is None and hyphened and figure.kind == "count":  # "a 5-foot-10 guard"
        figure.end = figure.unit_end = figure.last
        number = 12
    if number is None or not 0 <= figure.value < number:
        return False
    before.value += figure.value / number
    before.place = figure.place / number if figure.place is not None else None
    before.per, before.kind = figure.per, figure.kind if figure.kind == "age" else before.kind
    before.rules.append("unit.and_parts")
    _extend(before, figure)
    return True


def _bare_inches(row: Tokens, before: Figure, figure: Figure) -> int | None:
    """Twelve where a bare number after feet counts inches: "5 ft 2 in", "six foot four"."""
    words, last = row.words, figure.last
    following = words[last] if last < len(words) else ""
    if before.unit != "foot" or figure.place != 1 or following not in _TALL:
        return None
    if following == "in":
        figure.end = figure.unit_end = last + 1
    return 12


def _extend(before: Figure, figure: Figure) -> None:
    before.last, before.end, before.unit_end = figure.last, figure.end, figure.unit_end
