"""Units said once for several figures: "from 60 tenge per liter to 120", "760 deaths in Sindh, 336 in Balochistan"."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.mentions.denominations import per_after, units
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.tokens import Tokens

_ASKED = frozenset({"number", "figure", "toll", "total", "count", "those", "figures", "that"})


class Memory:
    """What earlier sentences of a text leave to later ones."""

    def __init__(self) -> None:
        self.prices: dict[str, tuple[str, Decimal]] = {}
        """The last per of each currency's prices, and a price."""
        self.people = False


def carry_units(row: Tokens, figures: list[Figure], memory: Memory) -> None:
    """Give bare figures the unit of the one they stand with, and prices what they are per."""
    before: Figure | None = None
    for at, figure in enumerate(figures):
        if figure.unit is None and figure.form != "times":
            _carry(row, figures, at, before)
        if figure.unit is None:
            _people_told(row, figures, at, memory)
        if figure.unit is not None:
            before = figure
    memory.people = any(figure.unit == "person" for figure in figures) or (memory.people and not figures)


def _carry(row: Tokens, figures: list[Figure], at: int, before: Figure | None) -> None:
    """From the partner of a change, then from the figure before, then (for money shared backward) from the next."""
    figure = figures[at]
    partner = figure.changed_from or next((each for each in figures if each.changed_from is figure), None)
    if partner is not None and partner.unit is not None:
        return _take(figure, partner, "unit.carried")
    after = figures[at + 1] if at + 1 < len(figures) else None
    if (
        after is not None
        and after.unit is not None
        and row.words[figure.last : after.begin] in (["and"], [","], ["or"], [",", "and"])
        and after.noun is None
    ):
        return _take(figure, after, "unit.carried_back")
    if before is not None and _continues(row, before, figure):
        _take(figure, before, "unit.carried")
    return None


def _continues(row: Tokens, before: Figure, figure: Figure) -> bool:
    words = row.words
    after = words[figure.last] if figure.last < len(words) else ""
    between = words[before.end : figure.begin]
    if ";" in between or len(between) > 14:
        return False
    if before.kind == "count":
        return after in (
            "in",
            "as",
            "at",
            "from",
            "of",
            "on",
            "were",
            "are",
            "was",
            ",",
            "more",
            "and",
            "by",
            "during",
            "elsewhere",
            "others",
            "when",
            "last",
            "this",
        ) or between[-1:] == ["with"]
    return before.kind in ("money", "price", "percent") and (
        between[-1:] in (["by"], ["to"], ["from"], ["at"], ["is"], ["and"])
    )


def _take(figure: Figure, other: Figure, rule: str) -> None:
    figure.unit, figure.kind, figure.per, figure.currency, figure.codes = (
        other.unit,
        other.kind,
        other.per,
        other.currency,
        other.codes,
    )
    figure.rules.append(rule)


def _people_told(row: Tokens, figures: list[Figure], at: int, memory: Memory) -> None:
    """A bare count after "killing", a toll, a population or a crowd counts people."""
    figure, table, words = figures[at], noun_words(), row.words
    before = words[figure.begin - 1] if figure.begin else ""
    if before in table.before:
        rule = "people.verb"
    elif any(word in table.contexts for word in words[max(0, figure.begin - 16) : figure.begin]) and _is_count(figure):
        rule = "people.context"
    elif (
        memory.people
        and any(word in _ASKED for word in words[max(0, figure.begin - 8) : figure.begin])
        and _is_count(figure)
    ):
        rule = "people.context"
    else:
        return
    figure.unit, figure.kind = "person", "count"
    figure.rules.append(rule)


def _is_count(figure: Figure) -> bool:
    return figure.value == figure.value.to_integral_value() and figure.form in ("digits", "words", "vague")


def share_per(text: str, row: Tokens, figures: list[Figure], memory: Memory) -> None:
    """Prices without a per take it from the bracket's partner, from their neighbours, or from the sentence's "a gallon of"."""
    said = _priced_per(row)
    for figure in figures:
        if figure.currency and figure.per is None and figure.converts is not None:
            _after_bracket(text, row, figures, figure)
    for figure in figures:
        if not figure.currency or figure.per is not None or figure.kind == "ratio":
            continue
        partners = [
            each
            for each in figures
            if each.converts is figure
            or figure.converts is each
            or each.changed_from is figure
            or figure.changed_from is each
        ]
        per = next((each.per for each in partners if each.per), None) or said or _near(figure, figures, memory)
        if per:
            figure.per, figure.kind = per, "price"
            figure.rules.append("unit.per_carried")
    for figure in figures:
        partner = figure.converts
        if figure.currency and figure.per is None and partner is not None and partner.per:
            figure.per, figure.kind = partner.per, partner.kind
        if figure.kind == "price" and figure.per and figure.unit:
            memory.prices[figure.unit] = (figure.per, _point(figure))


def _after_bracket(text: str, row: Tokens, figures: list[Figure], figure: Figure) -> None:
    """ "120 tenge (20.5 rubles) per liter": what follows the bracket belongs to both amounts."""
    closing = figure.end
    if closing >= len(row.words) or row.words[closing] != ")":
        return
    found = per_after(text, row, closing + 1)
    if found is None:
        return
    figure.per, figure.end = found
    figure.kind = "price" if found[0] not in ("year", "month", "week", "day", "hour") else figure.kind
    figure.rules.append("unit.per_after_bracket")
    original = figure.converts
    if original is not None and original.per is None:
        original.per, original.kind = figure.per, figure.kind
        original.rules.append("unit.per_after_bracket")


def _priced_per(row: Tokens) -> str | None:
    """ "the price of a gallon of gasoline", "a liter of gasoline now costs": the sentence says what its prices are per."""
    words = row.words
    for at, word in enumerate(words):
        if word == "of" and at >= 2 and words[at - 2] in ("a", "an", "per"):
            for entry in units().get(words[at - 1], ()):
                if entry.per and not entry.only_per and len(entry.phrase) == 1 and entry.kind == "measurement":
                    return entry.name
    return None


def _near(figure: Figure, figures: list[Figure], memory: Memory) -> str | None:
    for each in figures:
        if (
            each is not figure
            and each.unit == figure.unit
            and each.per
            and each.kind == "price"
            and _alike(_point(each), _point(figure), 20)
        ):
            return each.per
    known = memory.prices.get(figure.unit or "")
    return known[0] if known and _alike(known[1], _point(figure), 5) else None


def _point(figure: Figure) -> Decimal:
    return figure.high if figure.high is not None else figure.value


def _alike(one: Decimal, other: Decimal, times: int) -> bool:
    return bool(one and other) and one <= other * times and other <= one * times
