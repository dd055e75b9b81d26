"""The same amount said twice: "120 tenge (28 U.S. cents) a liter", "10 kilometers (six miles)", "$1 = 460 naira"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.compounds import adds_to
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.tokens import Tokens

_DIMENSIONS = {
    unit: dimension
    for dimension, units in {
        "length": "meter kilometer centimeter millimeter mile foot inch yard nautical_mile",
        "area": "meter**2 kilometer**2 foot**2 mile**2 hectare acre yard**2 inch**2 centimeter**2",
        "volume": "meter**3 foot**3 liter gallon imperial_gallon barrel pint milliliter quart fluid_ounce hectoliter",
        "mass": "gram kilogram tonne ton pound ounce carat milligram quintal stone",
        "temperature": "degree_Celsius degree_Fahrenheit kelvin",
        "speed": "mile/hour kilometer/hour meter/second knot",
        "power": "horsepower kilowatt watt",
        "torque": "newton_meter pound_foot",
    }.items()
    for unit in units.split()
}
"""Restatements join units of one dimension; the registry, which knows them all, is too slow to build here."""
_ABROAD = frozenset({"EUR", "GBP", "USD", "JPY", "CHF"})
"""Currencies that papers everywhere restate in their own; any other is of the story, and restated in U.S. dollars."""
_DOLLARS = frozenset({"$", "dollar", "dollars", "cent", "cents"})
_PASSED_ON = frozenset({"approx", "less_than", "more_than", "at_least"})
_LIMITS = frozenset({"within", "up to", "at most", "no more than", "as much as", "as many as"})
"""Hedges of a limit, which a restatement is within as well; "as high as" was reached."""


NEAR = 8
"""Figures among which the last pair of prices is looked for."""


def find_conversions(row: Tokens, figures: list[Figure]) -> list[Figure]:
    """Set `converts` where a figure restates the one before it; rates and sums with coins become one figure."""
    kept: list[Figure] = []
    words, equals = row.words, lexicon.words("contexts", "exchange", "equals")
    for figure in figures:
        if kept and figure.converts is None:
            before = kept[-1]
            joint = words[figure.begin - 1] if figure.begin else ""
            if before.value == 1 and joint in equals and _is_rate(row, before, figure):
                _make_rate(kept.pop(), figure)
            elif figure.value == 1 and joint in _FOR and _is_priced(row, before, figure):
                before.per, before.kind, before.end = figure.unit, "ratio", figure.end
                before.rules.append("rate.equals")
                continue
            elif joint == "(" and _same_again(row, before, figure):
                before.end = figure.end + 1
                continue
            elif original := _original_of(row, kept, figure, joint):
                _link(original, figure)
            if adds_to(row, before, figure):
                continue
        kept.append(figure)
    return kept


_LONGEST = 6
"""Words between an amount and the same in another currency."""
_JOINTS = frozenset({"(", "or", "from", "/", "to"})


def _link(original: Figure, figure: Figure) -> None:
    figure.converts, original.converted_by = original, figure
    figure.rules.append("conversion.bracket")
    _take_hedge(original, figure)


def _original_of(row: Tokens, kept: list[Figure], figure: Figure, joint: str) -> Figure | None:
    """The figure that one restates, if it restates any; `joint` is the word before it."""
    before = kept[-1]
    joined = joint in _JOINTS or (joint in _GOES_ON and before.converts is not None and figure.currency)
    if joined and (original := _restated(row, kept, figure)):
        return original
    if figure.currency and before.currency and _is_told_again(row, before, figure):
        return before.converts or before
    return before.converts if before.converts is not None and _is_at_other_rate(row, before, figure) else None


def _is_at_other_rate(row: Tokens, before: Figure, figure: Figure) -> bool:
    """As in "$9 at the official rate and $4 on the black market", behind what both restate."""
    words, regimes = row.words, lexicon.words("contexts", "restating", "regimes")
    if not figure.currency or figure.unit != before.unit or figure.begin - before.end > _RATED:
        return False
    told = regimes.isdisjoint(words[before.end : figure.begin]) or regimes.isdisjoint(words[figure.end :][:_RATED])
    return not told and ";" not in words[before.end : figure.begin]


_RATED = 12
"""Words behind an amount in which the rate is told that it goes by."""


def _is_told_again(row: Tokens, before: Figure, figure: Figure) -> bool:
    """Whether an amount in another currency is what the one before it comes to: "5 euros, which is 80 rand"."""
    words = row.words
    between = words[before.end : figure.begin]
    if before.noun or len(between) > _LONGEST or not _same_sort(before, figure):
        return False
    after = words[figure.end : figure.end + 2]
    if not lexicon.words("contexts", "restating", "further").isdisjoint(after):
        return False  # "50 euros, which is 10 dollars less"
    aside = figure.hedge is not None and between in _ASIDE and after[:1] in _ENDS
    merely = lexicon.words("contexts", "restating", "merely")
    plain = " ".join(word for word in between if word not in merely)
    told = " ".join(between), plain, f", {plain}" if plain.startswith("which ") else plain
    return aside or not lexicon.words("contexts", "restating").isdisjoint(told)


_ASIDE: tuple[list[str], ...] = ([","], ["-"], ["–"], ["—"])
_ENDS: tuple[list[str], ...] = ([], ["."], [";"], ["?"], ["for"], *_ASIDE)
_GOES_ON = frozenset({",", ";"})
"""Signs between the amounts of a bracket that restate one in two currencies: "(472 million euros, $647 million)"."""


def _same_again(row: Tokens, before: Figure, figure: Figure) -> bool:
    """ "forty-five (45)": the same number in words and digits."""
    words = row.words
    return (
        figure.value == before.value and figure.unit is None and figure.form != before.form
        and figure.begin == before.end + 1 and words[before.end] == "(" and words[figure.end : figure.end + 1] == [")"]
    )  # fmt: skip


def _restated(row: Tokens, figures: list[Figure], figure: Figure) -> Figure | None:
    """The figure that the bracketed one restates: the one before the bracket, or its pair of a change."""
    words, before = row.words, figures[-1]
    opening = figure.begin - 1
    if opening >= 0 and words[opening] in ("from", "or"):
        opening -= 1
    gap = words[before.end : opening + 1] if 0 <= opening - before.end < 8 else []
    if gap == ["("] and _is_like_last(figures, figure):
        return before
    if gap == ["("] or (gap[-1:] == ["("] and before.noun is None and (_per_between(gap) or _is_sold(gap, figure))):
        return _original(row, figures, figure, opening)
    between = words[before.end : figure.begin]
    if between == [",", "or"] and not before.noun and _same_sort(before, figure):
        return before
    if between == ["or"] and before.converts is None and before.currency and _is_other_money(before, figure):
        return before
    if (
        words[before.end : figure.begin] in (["/"], ["or"], [","], [";"])
        and before.converts is not None
        and _same_sort(before, figure)
    ):
        return before.converts
    if before.converts is not None and words[before.end : figure.begin] == ["to"]:
        later = before.converts.changed_to
        return later if later is not None and _same_sort(later, figure) else None
    return None


def _per_between(gap: list[str]) -> bool:
    """Whether nothing but what the amount is per stands before the bracket: "per liter (", "a gallon of petrol ("."""
    return gap[0] in ("per", "a", "an", "of") and len(gap) <= 5


def _is_sold(gap: list[str], figure: Figure) -> bool:
    """Whether only where or for what is paid stands before an amount's bracket: "15 pesos in Leon (76 cents)"."""
    return figure.currency and gap[0] in ("in", "at", "for") and len(gap) <= 5 and all(map(str.isalpha, gap[:-1]))


def _original(row: Tokens, figures: list[Figure], figure: Figure, opening: int) -> Figure | None:
    before = figures[-1]
    by_place = before.currency and figure.currency and "currency.by_place" in figure.rules
    if by_place and before.unit not in _ABROAD and not _DOLLARS.isdisjoint(row.words[figure.begin : figure.end]):
        figure.unit = "USD"  # "10.5 million Australian dollars ($7.5 million)", "8.5 billion yuan ($1.2 billion)"
    if before.unit == figure.unit == "USD" and "currency.assumed" in figure.rules and _spells_abroad(row, before):
        figure.unit, figure.doubts = "AUD", ["taken as AUD"]
    if not _same_sort(before, figure):
        return None
    paired = row.words[opening + 1] == "from" and len(figures) > 1 and before.changed_from is figures[-2]
    return figures[-2] if paired else before


def _spells_abroad(row: Tokens, figure: Figure) -> bool:
    """Whether the dollar is signed as an Australian paper does those of America: "$US3.31 ($4.60)"."""
    return row.words[figure.begin : figure.begin + 2] == ["$", "us"]


def _same_sort(one: Figure, other: Figure) -> bool:
    if one.unit is None or other.unit is None:
        return False
    if one.unit == other.unit:
        return one.currency and _is_per_other(one, other)
    if one.currency or other.currency:
        return one.currency and other.currency
    dimension = _DIMENSIONS.get(one.unit)
    return dimension is not None and dimension == _DIMENSIONS.get(other.unit)


def _is_other_money(one: Figure, other: Figure) -> bool:
    """Whether "6 bolivars or 60 US cents" is one amount in two moneys, and no choice of two notes."""
    small = one.place == other.place == 1 and one.form == other.form == "digits" and not one.scaled
    return other.currency and one.unit != other.unit and not (small and one.divisor == other.divisor == 1)


def _is_per_other(one: Figure, other: Figure) -> bool:
    """Whether a price is told again by another measure: "92 cents a liter ($3.48 a gallon)"."""
    dimension = _DIMENSIONS.get(one.per or "")
    return one.per != other.per and dimension is not None and dimension == _DIMENSIONS.get(other.per or "")


def _is_like_last(figures: list[Figure], figure: Figure) -> bool:
    """Whether a bracket restates its price as the last pair did, which alone says per what: "…, up from 50 ($1.89)"."""
    before = figures[-1]
    if not figure.currency or before.unit != figure.unit or before.per or figure.per:
        return False
    for each in reversed(figures[-NEAR:-1]):
        if each.unit == figure.unit and each.converts is not None and _is_per_other(each, each.converts):
            before.per, figure.per = each.converts.per, each.per
            before.kind = figure.kind = "price"
            return True
    return False


def _take_hedge(original: Figure, figure: Figure) -> None:
    """A restatement without a hedge of its own has the original's: "less than 50 km (30 miles)"."""
    passed = original.bound in _PASSED_ON or original.hedge in _LIMITS
    if figure.hedge is None and figure.bound == "exact" and passed:
        figure.bound, figure.hedge = original.bound, original.hedge
        figure.rules.append("hedge.converted")


def _is_rate(row: Tokens, one: Figure, other: Figure) -> bool:
    """Whether "$1 = 460 naira" states a rate of exchange."""
    if not (one.currency and other.currency and one.value == 1 and one.unit != other.unit):
        return False
    between = row.words[one.end : other.begin]
    now = len(between) == 2 and between[0] in lexicon.words("contexts", "exchange", "now")
    return len(between) == 1 + now and between[-1] in lexicon.words("contexts", "exchange", "equals")


_FOR = frozenset({"for", "to", "per", "against"})


def _is_priced(row: Tokens, one: Figure, other: Figure) -> bool:
    """Whether "2,600 soms for $1" states a rate of exchange."""
    both = one.currency and other.currency and one.unit != other.unit and not one.per
    return bool(both and row.words[one.end : other.begin] in [[word] for word in _FOR])


def _make_rate(one: Figure, other: Figure) -> None:
    other.begin, other.per, other.kind = one.begin, one.unit, "ratio"
    other.rules.append("rate.equals")
