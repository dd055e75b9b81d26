"""The same amount said twice: "120 tenge (28 U.S. cents) a liter", "10 kilometers (six miles)", "$1 = 460 naira"."""

from __future__ import annotations

from crossfoot.mentions.figure import Figure
from crossfoot.mentions.tokens import Tokens

_EQUALS = frozenset({"=", "equals", "equal", "is", "was", "equaled", "equalled", "buys", "bought", "at"})
_LENGTHS = frozenset(
    {"meter", "kilometer", "centimeter", "millimeter", "mile", "foot", "inch", "yard", "nautical_mile"}
)
_FAMILIES = (
    _LENGTHS, frozenset({"meter**2", "kilometer**2", "foot**2", "mile**2", "hectare", "acre", "yard**2", "inch**2", "centimeter**2"}),
    frozenset({"meter**3", "foot**3", "liter", "gallon", "barrel", "pint", "milliliter", "quart", "fluid_ounce", "hectoliter"}),
    frozenset({"gram", "kilogram", "tonne", "ton", "pound", "ounce", "carat", "milligram"}),
    frozenset({"degree_Celsius", "degree_Fahrenheit", "kelvin"}), frozenset({"mile/hour", "kilometer/hour", "meter/second", "knot"}),
    frozenset({"horsepower", "kilowatt", "watt"}), frozenset({"newton_meter", "pound_foot"}),
)  # fmt: skip


def find_conversions(row: Tokens, figures: list[Figure]) -> list[Figure]:
    """Set `converts` where a figure restates the one before it; exchange rates become one figure."""
    kept: list[Figure] = []
    for figure in figures:
        if kept and _is_rate(row, kept[-1], figure):
            _make_rate(kept.pop(), figure)
        elif figure.converts is None and kept and (original := _restated(row, kept, figure)):
            figure.converts = original
            figure.rules.append("conversion.bracket")
            _take_hedge(original, figure)
        kept.append(figure)
    return kept


def _restated(row: Tokens, figures: list[Figure], figure: Figure) -> Figure | None:
    """The figure that the bracketed one restates: the one before the bracket, or its pair of a change."""
    words = row.words
    before = figures[-1]
    opening = figure.begin - 1
    if opening >= 0 and words[opening] == "from":
        opening -= 1
    gap = words[before.end : opening + 1] if opening >= 0 else []
    if gap == ["("] or (gap == [",", "or"] and not before.noun):
        if _same_sort(before, figure):
            pair = (
                figures[-2]
                if len(figures) > 1 and words[opening + 1] == "from" and before.changed_from is figures[-2]
                else None
            )
            return pair or before
    if before.converts is not None and before.converts.unit is not None and words[before.end : figure.begin] == ["to"]:
        later = next((each for each in figures if each.changed_from is before.converts), None)
        if later is not None and _same_sort(later, figure):
            return later
    return None


def _same_sort(one: Figure, other: Figure) -> bool:
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return False
    if one.currency and other.currency:
        return True
    return any(one.unit in family and other.unit in family for family in _FAMILIES)


def _take_hedge(original: Figure, figure: Figure) -> None:
    """A restatement without a hedge of its own has the original's: "less than 50 km (30 miles)"."""
    if figure.hedge is None and figure.bound == "exact" and original.hedge is not None and original.high is None:
        figure.bound, figure.hedge = original.bound, original.hedge
        figure.rules.append("hedge.converted")


def _is_rate(row: Tokens, one: Figure, other: Figure) -> bool:
    """ "$1 = 460 naira"."""
    if not (one.currency and other.currency and one.value == 1 and one.unit != other.unit):
        return False
    between = row.words[one.end : other.begin]
    return len(between) == 1 and between[0] in _EQUALS


def _make_rate(one: Figure, other: Figure) -> None:
    other.begin, other.per, other.kind = one.begin, one.unit, "ratio"
    other.rules.append("rate.equals")
