"""Of what a bare amount is: money paid, forecasts, levels of a price, points of an index."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.carry_words import carry_words
from crossfoot.mentions.change_words import TIMELESS
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.wholes import REACH


def carry_money(row: Tokens, earlier: list[Figure], figure: Figure, memory: Memory) -> None:
    """The currency paid last, of a billion or after a word of money: "from a profit of 890 million"."""
    lead = row.words[max(0, figure.begin - 6) : figure.begin]
    if row.words[figure.end : figure.end + 1] == ["("]:
        return  # the bracket restates it in another currency
    stolen = lead[-2:] == ["away", "with"]
    paid_for = stolen or not carry_words().paying.isdisjoint(lead[-1:])  # "paid 75 million for the stake"
    if figure.point < 10**9 and not paid_for and (lead[-1:] != ["of"] or carry_words().moneys.isdisjoint(lead[-4:])):
        return
    of_sentence = [each for each in earlier if each.kind == "money" and each.converts is None]
    paid = of_sentence[-1] if of_sentence else memory.paid
    if paid is not None:
        figure.carry(paid, "unit.carried_on")
        figure.per = None


def divided_amount(row: Tokens, figures: list[Figure], at: int) -> Figure | None:
    """The money that bare millions behind it divide: "$261 million: 124 million from Japan and 137 from France"."""
    figure, before = figures[at], figures[at - 1] if at else None
    if before is None or not (figure.scaled and before.kind == "money" and before.scaled):
        return None
    between = row.words[before.end : figure.begin]
    lead = between[between.index(":") :] if ":" in between else between[-2:] if between[-2:] in _OF_IT else None
    listed = _DIVIDED in before.rules and between[-1:] in ([","], ["and"]) and len(between) < _LISTED
    divides = lead is not None and len(lead) < _NAMED and {",", ";"}.isdisjoint(lead)
    return before if divides or listed else None


_OF_IT = tuple(["of", word] for word in ("which", "that", "it", "this"))
_DIVIDED = "unit.divided"
_NAMED = 6
"""Tokens from a colon on in which who gets or gives the first part is named."""
_LISTED = 9
"""Tokens between two parts of such a list."""


def is_foreseen(row: Tokens, figure: Figure) -> bool:
    """Whether a bare figure is what was expected: "the 1.15 billion expected", "estimates of 64,900"."""
    words, first, last = row.words, figure.begin, figure.last
    after = words[last] if last < len(words) else ""
    if after in carry_words().foreseen:
        return True
    first -= first > 2 and words[first - 1] in ("a", "an")  # "hopes of a 1.4 million build"
    if first < 2 or words[first - 1] not in ("of", "for", "at", "was"):
        return False
    return words[first - 2] in carry_words().forecasts


def foresee(figure: Figure, before: Figure | None, memory: Memory) -> None:
    """A forecast is of what the outcome before it is of; without one it counts nothing that is known."""
    source = before if before is not None and before.kind not in TIMELESS else memory.paid if figure.scaled else None
    if source is not None and not (figure.scaled and source.kind == "percent"):
        figure.carry(source, "unit.foreseen")
    else:
        figure.unit = "dimensionless"
        figure.rules.append("number.foreseen")


def compared_with(row: Tokens, figures: list[Figure], at: int) -> Figure | None:
    """What is so many per cent of a bare figure: "shipped 40 million phones, 6 percent fewer than the 42.5 million"."""
    if at < 2 or figures[at - 1].unit != "percent":
        return None
    between = row.words[figures[at - 1].end : figures[at].begin]
    if between[1:] not in (["than"], ["than", "the"]):
        return None
    source = figures[at - 2]
    return source if source.kind in ("count", "money", "measurement") and source.unit is not None else None


def bracketed_in(row: Tokens, figures: list[Figure], at: int) -> Figure | None:
    """The money of which a bracket restates more: "2.4 million yen ($22,480) and 2.3 million ($21,972)"."""
    figure = figures[at]
    if at + 1 >= len(figures) or row.words[figure.end : figure.end + 1] != ["("]:
        return None
    inside = figures[at + 1]
    if inside.begin != figure.end + 1 or not inside.currency:
        return None
    return next(
        (
            each
            for each in reversed(figures[max(0, at - REACH) : at])
            if each.currency and each.converted_by is not None
        ),
        None,
    )


def is_level_of_price(row: Tokens, figure: Figure, priced: Figure) -> bool:
    """Whether a broken number is an earlier or a later price of such goods: "Diesel goes up from 23.80 to 38.90"."""
    partner = figure.changed_from or figure.changed_to
    if partner is None or not {"index", "points"}.isdisjoint(row.words):
        return False
    broken = any(each.value != each.value.to_integral_value() for each in (figure, partner))
    return (
        broken and max(figure.point, partner.point) <= priced.point * _ALIKE and figure.point * _ALIKE >= priced.point
    )


_ALIKE = 4
"""How many times as dear one fuel may be as another."""


def is_size_in_points(row: Tokens, figures: list[Figure], at: int) -> bool:
    """Whether an index moved by a bare number: "the Dow loses 178", "the Russell index fell 15.1, or 1.1 percent"."""
    figure = figures[at]
    if "change.size" not in figure.rules or figure.form != "digits" or figure.scaled:
        return False
    subject = row.words[max(0, figure.begin - _SUBJECT) : figure.begin]
    beside = (each for each in figures[max(0, at - 2) : at] if ";" not in row.words[each.end : figure.begin])
    if subject[-1] in ("at", "to") or "percent" in (each.unit for each in beside):
        return False  # "was up at 96.1", "fell 2 percent, the other by 1"
    again = at + 1 < len(figures) and figures[at + 1].unit == "percent" and "change.again" in figures[at + 1].rules
    told = again or row.words[figure.last : figure.last + 1] in ([], ["."], [","])
    return told and not lexicon.words("contexts", "points").isdisjoint(subject)


def level_in_points(figures: list[Figure], at: int) -> Figure | None:
    """The level of an index before: "at 1,463.8 points, while the other lost 1.1% to end at 1,334.2"."""
    if at and figures[at - 1].unit != "percent":
        return None
    return next((each for each in reversed(figures[max(0, at - REACH) : at]) if each.head == "point"), None)


_SUBJECT = 10
"""Tokens before the size of a change in which its index may be named."""
