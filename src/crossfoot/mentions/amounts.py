"""The unit of a figure where words or signs say it: money behind the number, measures, what they are per."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.currencies import Unit, scaled_code
from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.currency_words import money
from crossfoot.mentions.denominations import ADVERBS, per_after, unit_after
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.millions import SHAPES, is_million, letter_scale
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.payments import names_level, take_grand, take_money, take_scaled_code
from crossfoot.mentions.scales import HALF
from crossfoot.mentions.tokens import Tokens

_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "night"})


def unit_behind(text: str, places: Places, row: Tokens, figure: Figure) -> None:
    """Take the unit or currency that stands after the number."""
    words, at = row.words, figure.last
    if (code := scaled_code(text, row, at)) is not None:
        take_scaled_code(figure, *code)
        return
    if figure.form == "fraction" and words[at] in ("of", "a", "an"):  # "half a minute", "a quarter of an hour"
        at += 1 + (words[at] == "of" and words[at + 1 : at + 2] in (["a"], ["an"]))
    unit = unit_after(text, row, at) or _unit_in_signs(text, row, figure, at) or _of_unit(text, row, figure, at)
    if unit is not None and names_level(figure, unit):
        return
    if unit is None and words[at : at + 1] == ["grand"]:
        take_grand(places, row, figure, at)
    elif (
        words[figure.last] in ("m", "b")
        and not figure.scaled
        and (unit is None or unit.name == "meter")
        and is_million(text, row, figure)
    ):
        letter_scale(figure)
        if figure.last < len(words):
            unit_behind(text, places, row, figure)
    elif unit is not None:
        _take(text, places, row, figure, unit)


def _of_unit(text: str, row: Tokens, figure: Figure, at: int) -> Unit | None:
    """Money, time and the like behind a vague number: "millions of dollars", "thousands of litres"."""
    if figure.form != "vague" or row.words[at : at + 1] != ["of"] or at + 1 >= len(row.words):
        return None
    unit = unit_after(text, row, at + 1)
    vague = unit is not None and (
        unit.kind in ("money", "duration") or unit.name in lexicon.words("contexts", "vaguely")
    )
    return unit if vague else None


def _unit_in_signs(text: str, row: Tokens, figure: Figure, at: int) -> Unit | None:
    """A unit that stands in brackets, or is the letter of a temperature."""
    sign = row.words[at] if at < len(row.words) else ""
    if sign in _BRACKETS:
        return _bracketed(text, row, at)
    return _degrees(text, row, figure, at) if sign in _DEGREES else None


def _take(text: str, places: Places, row: Tokens, figure: Figure, unit: Unit) -> None:
    """Give a figure the unit behind it, where it is not one of another thing that is spelled alike."""
    name, kind, last, divisor, codes = unit
    if kind == "money":
        weight = _weight_of(row, figure, unit)
        if weight is None:
            take_money(places, figure, name, last, divisor, codes)
            return
        figure.unit, figure.kind = weight, "measurement"
        figure.rules.append("unit.weight")
    elif (paid := _code_of(text, places, row, figure, unit)) is not None:
        take_money(places, figure, paid, last, divisor, codes)
        return
    elif figure.form != "times":
        figure.unit, figure.kind = name, kind
        figure.rules.append(f"unit.{kind}")
        if row.words[last - 1] == "kt" and _is_speed(row, figure):
            figure.unit = "knot"
        if kind == "duration":
            last = _old(row, figure, last)
    figure.end = figure.unit_end = last


def _code_of(text: str, places: Places, row: Tokens, figure: Figure, unit: Unit) -> str | None:
    """The currency that is spelled as a unit of measurement here: Ft in Budapest, 25 KGS in Bishkek, 40 CUP in Cuba."""
    if unit.name == "foot":
        return "HUF" if _is_forint(text, places, row, figure) else None
    at = unit.last - 1
    code = money().codes.get(row.words[at])
    upper = code is not None and text[row.starts[at] : row.ends[at]].isupper()
    return code if upper and code is not None and places.whose((code,)) else None


def _weight_of(row: Tokens, figure: Figure, unit: Unit) -> str | None:
    """The weight that a currency is here: "30 pounds of rice", "5 drams of water"."""
    words, last = row.words, unit.last
    if unit.codes and unit.name == "GBP" and words[last - 1] in ("pound", "pounds") and _is_weight(row, figure, last):
        return "pound"
    return "dram" if unit.name == "AMD" and words[last : last + 1] == ["of"] else None


_DEGREES = {"c": "degree_Celsius", "f": "degree_Fahrenheit"}
_HOTTEST = 140
"""Degrees beyond which a spaced letter is no temperature of the weather or of a body."""


def _degrees(text: str, row: Tokens, figure: Figure, at: int) -> Unit | None:
    """ "53.7 C", "a low of 5 C": a capital that stands apart, before nothing it could be the initial of."""
    words = row.words
    after = words[at + 1] if at + 1 < len(words) else ""
    if not text[row.starts[at]].isupper() or figure.scaled or abs(figure.value) > _HOTTEST:
        return None
    if after[:1].isalpha() and after not in noun_words().stops:
        return None
    if figure.place == 1 and lexicon.words("contexts", "weather").isdisjoint(words):
        return None
    return Unit(_DEGREES[words[at]], "measurement", at + 1)


def settle_degrees(row: Tokens, figures: list[Figure], memory: Memory) -> None:
    """Give degrees the scale that the text named before, where they are no angle: "41 C, then 39 degrees".

    Bare numbers become degrees where temperatures are told of: "Temperatures hit a record high of 108".
    """
    for figure in figures:
        if figure.unit is None and figure.noun is None and _is_heat(row, figure, memory):
            figure.unit, figure.kind = "degree", "measurement"
            figure.rules.append("unit.heat")
        memory.heat = figure.unit == "degree" or figure.unit in _SCALES
        if figure.unit in _SCALES:
            memory.scale = figure.unit
        elif figure.unit == "degree" and memory.scale is not None and figure.per is None:
            near = row.words[max(0, figure.begin - _NEAR) : figure.end + _NEAR // 2]
            if lexicon.words("contexts", "angles").isdisjoint(near):
                figure.unit = memory.scale
                figure.rules.append("unit.carried_on")


def _is_heat(row: Tokens, figure: Figure, memory: Memory) -> bool:
    """Whether a bare number is what was reached where temperatures are told of, here or by the last figure."""
    if figure.form != "digits" or figure.scaled or not figure.begin or abs(figure.value) > _HOTTEST:
        return False
    words, heat = row.words, lexicon.load("contexts")["heat"]
    lead, after = words[max(0, figure.begin - 2) : figure.begin], words[figure.last : figure.last + 1]
    told = lead[-1] in heat["reached"] or (lead[-1] in ("of", "at") and lead[0] in heat["extremes"])
    if not told or (after and after[0].isalnum() and after[0] not in noun_words().stops):
        return False
    return memory.heat or not lexicon.words("contexts", "heat").isdisjoint(words)


_SCALES = frozenset({"degree_Celsius", "degree_Fahrenheit"})
_NEAR = 6


def unit_inside(text: str, row: Tokens, figure: Figure) -> None:
    """Take the unit that stands between the articles of "a year and a half"."""
    unit = unit_after(text, row, figure.first + 1)
    if unit is not None and unit.last == figure.first + 2:
        figure.unit, figure.kind, figure.currency = unit.name, unit.kind, unit.kind == "money"
        figure.rules.append("unit.inside")


def half_behind(row: Tokens, figure: Figure) -> None:
    """Add the part that follows the unit: "two hours and a half", "two miles and three quarters"."""
    words, at = row.words, figure.unit_end + 2
    part = _PARTS.get((words[at - 1], words[at])) if at < len(words) and words[at + 1 : at + 2] != ["of"] else None
    if part is None or figure.place != 1 or figure.scaled or figure.currency:
        return
    figure.value, figure.place, figure.end = figure.value + part, None, at + 1
    figure.unit_end = figure.end
    figure.rules.append("number.and_a_half")


_PARTS = {("a", "half"): HALF, ("a", "quarter"): HALF / 2, ("three", "quarters"): HALF + HALF / 2}


def share_sides(row: Tokens, figures: list[Figure]) -> None:
    """Give the sides before the last its unit: "5 by 7 inches", "10 x 12 feet"."""
    words = row.words
    for at in range(len(figures) - 2, -1, -1):
        figure, after = figures[at], figures[at + 1]
        if after.kind != "measurement" or words[figure.last : after.begin] not in _BY:
            continue
        if figure.kind == "count":
            figure.take_unit(after)
            figure.noun, figure.end = None, figure.last
            figure.rules.append("unit.sides")


_BY = (["by"], ["x"], ["×"], ["-", "by", "-"])


def _bracketed(text: str, row: Tokens, at: int) -> Unit | None:
    """The unit in "20 (kg)"."""
    unit = unit_after(text, row, at + 1) if at + 1 < len(row.words) else None
    if unit is None or unit.last >= len(row.words) or row.words[unit.last] != _BRACKETS[row.words[at]]:
        return None
    return unit._replace(last=unit.last + 1)


_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def _is_weight(row: Tokens, figure: Figure, after: int) -> bool:
    """Whether pounds weigh something rather than pay for it."""
    words, following = row.words, row.words[after : after + 2]
    if following[:1] == ["of"]:
        return True
    if figure.value >= 100000 or following[:1] in (["a"], ["per"], ["an"]):
        return False
    behind = [] if following[:1] == ["each"] else words[after : after + 8]
    near = {*words[max(0, figure.first - 8) : figure.begin], *behind}
    weighs, pays = lexicon.words("contexts", "weight"), lexicon.words("contexts", "money")
    return not near.isdisjoint(weighs) and near.isdisjoint(pays)


def _is_forint(text: str, places: Places, row: Tokens, figure: Figure) -> bool:
    """Whether "Ft" pays: spelled so, apart from the digits, in a text about Hungary or beside a word of money."""
    words, at = row.words, figure.last
    if text[row.starts[at] : row.ends[at]] != "Ft" or words[at + 1 : at + 2] in _SIZES:
        return False
    near = {*words[max(0, figure.first - 10) : figure.begin], *words[at + 1 : at + 6]}
    return not near.isdisjoint(lexicon.words("contexts", "money")) or places.whose(("HUF",)) is not None


_SIZES = tuple([shape] for shape in sorted(SHAPES))


def _is_speed(row: Tokens, figure: Figure) -> bool:
    """Whether "kt" means knots: a word for wind or speed stands near."""
    words = row.words
    near = words[max(0, figure.first - 10) : figure.last + 8]
    return any(word in near for word in lexicon.load("contexts")["speed"]["words"])


def _old(row: Tokens, figure: Figure, after: int) -> int:
    """The token after "old" in "28-year-old", "five years old", "3 years of age"; the figure becomes an age."""
    words, first = row.words, figure.first
    step = after + 1 if after < len(words) and words[after] == "-" else after
    following = words[step] if step < len(words) else ""
    if following in ("old", "olds"):
        after = step + 1
    elif following == "of" and words[step + 1 : step + 2] == ["age"]:
        after = step + 2
    elif words[max(0, first - 2) : first] != ["age", "of"] and words[max(0, first - 1)] not in _AGED:
        return after
    figure.kind = "age"
    figure.rules.append("unit.age")
    return after


_AGED = frozenset({"aged", "ages"})


def per_behind(text: str, row: Tokens, figure: Figure) -> None:
    """Take what the figure is per: "120 tenge a liter", "15 % a year"."""
    words, end = row.words, figure.unit_end
    found = _per_of(text, row, end) if words[end] == "of" else per_after(text, row, end, money=figure.currency)
    if found is None:
        return
    timeless = figure.kind in ("duration", "age") and words[end] in ("a", "an") and found[0] not in _TIMES
    if timeless or (figure.kind == "percent" and found[0] in ("liter", "gallon", "barrel")):
        return  # "20 percent per litre" is a share of a price
    figure.per, figure.end = found
    figure.unit_end = figure.end
    other = money().nouns.get(found[0]) if figure.currency and found[0] != "pound" else None
    if other and (code := other[0][1][0]) != figure.unit:
        figure.per, figure.kind = code, "ratio"  # "1.80 reais a dollar"
    elif figure.currency and found[0] not in _TIMES:
        figure.kind = "price"
    figure.rules.append("unit.per")


def rate_behind(text: str, row: Tokens, figure: Figure) -> None:
    """Make a rate of a bare number: "4.2 per 100,000 residents"."""
    if row.words[figure.last + 1][0].isdigit() and (found := per_after(text, row, figure.last)) is not None:
        figure.unit, figure.kind = "dimensionless", "ratio"
        figure.per, figure.end = found
        figure.unit_end = figure.end
        figure.rules.append("unit.per")


def _per_of(text: str, row: Tokens, at: int) -> tuple[str, int] | None:
    """ "0.8 grams of alcohol per litre", "22 kilos of sugar a year": the per stands behind what is measured."""
    words = row.words
    for step in range(at + 2, min(at + 5, len(words))):
        if words[step] in ADVERBS:
            return per_after(text, row, step)
        if step + 1 == len(words):
            return None
        if words[step] == "per" or (words[step] in ("a", "an") and words[step + 1] in _TIMES):
            return per_after(text, row, step)
        if not words[step].isalnum() or words[step] in ("in", "on", "at", "for", "and", "from", "to"):
            return None
    return None
