"""The unit of a figure where words or signs say it: money before or after the number, measures, what they are per."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.currencies import (
    Places,
    Unit,
    coin_number,
    currency_before,
    local_sign,
    money,
    nouns_before,
    scaled_code,
)
from crossfoot.mentions.denominations import ADVERBS, per_after, unit_after
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.nouns import counted_noun, noun_words
from crossfoot.mentions.scales import HALF, number_words
from crossfoot.mentions.tokens import Tokens

_IN_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "usd": "USD",
    "can": "CAD",
    "cad": "CAD",
    "aud": "AUD",
    "nz": "NZD",
    "hk": "HKD",
}
_WHOSE = {"canadian": "CAD", "american": "USD", "australian": "AUD"}
"""Whose dollars an amount is in, where nothing more follows: "$5 Canadian", not "$5 Canadian beer"."""
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "night"})
_SHAPES = frozenset({"long", "wide", "high", "deep", "tall"})


def money_before(text: str, places: Places, row: Tokens, figure: Figure, taken: int) -> None:
    """Take the currency that stands before the number: "$4bn", "EUR 20", "US $4.46"."""
    before = currency_before(text, row, figure.begin, taken) or local_sign(text, places, row, figure.begin)
    if before is None:
        return
    code, figure.begin, assumed = before
    words, last = row.words, figure.last
    figure.unit, figure.currency, figure.kind = code, True, "money"
    figure.rules.append("currency.before")
    if last < len(words):
        following = words[last]
        if not figure.scaled and following in number_words().short:
            _letter_scale(figure)
        elif following in _IN_DOLLARS and words[figure.begin] == "$":
            figure.end = figure.unit_end = last + 1
            figure.unit, assumed = _IN_DOLLARS[following], False
        elif following in _WHOSE and words[figure.begin] == "$" and not _goes_on(words, last + 1):
            figure.end = figure.unit_end = last + 1
            figure.unit, assumed = _WHOSE[following], False
        after = None if _opens_another(row, last) else unit_after(text, row, figure.last)
        if after is not None and after.kind == "money" and after.divisor == 1 and (assumed or after.name == code):
            # "$10 dollars"; but "RMB 10 USD 20" are two amounts
            figure.end = figure.unit_end = after.last
            if assumed and not after.codes:
                figure.unit, assumed = after.name, False
    if assumed:
        _assume(places, figure, _owners(code), code)


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a word stands at a token that an adjective before it describes."""
    return at < len(words) and words[at][0].isalnum() and words[at] not in noun_words().stops


def _opens_another(row: Tokens, at: int) -> bool:
    """Whether the sign behind an amount belongs to the next: "$ 20,000 $ 37,305"."""
    words = row.words
    return at + 1 < len(words) and words[at] in money().signs and words[at + 1][0].isdigit()


def _owners(code: str) -> tuple[str, ...]:
    """The currencies a sign may stand for: every dollar for $, every rupee for Rs, yen or yuan for ¥."""
    shared = {"INR": "rupee", "KES": "shilling"}.get(code)
    if shared is not None:
        return money().nouns[shared][0][1]
    return ("JPY", "CNY") if code == "JPY" else (code,)


def _letter_scale(figure: Figure) -> None:
    """The letter after the digits, with or without a space: "$2.5 m"."""
    factor = number_words().short[figure.row.words[figure.last]]
    figure.value, figure.scaled = figure.value * factor, True
    figure.place = figure.place * factor if figure.place is not None else None
    figure.last = figure.end = figure.unit_end = figure.last + 1


def _assume(places: Places, figure: Figure, codes: tuple[str, ...], default: str) -> None:
    """Whose dollar, pound or rupee it is: by the places the text names, else as mostly, with a doubt."""
    code = places.whose(codes) if len(codes) > 1 or codes == ("USD",) else None
    figure.unit = code or default
    figure.rules.append("currency.by_place" if code else "currency.assumed")
    if not code:
        figure.doubts.append(f"taken as {default}")


def unit_behind(text: str, places: Places, row: Tokens, figure: Figure) -> None:
    """Take the unit or currency that stands after the number."""
    words, at = row.words, figure.last
    if (code := scaled_code(text, row, at)) is not None:
        _in_code(figure, *code)
        return
    if figure.form == "fraction" and words[at] in ("of", "a", "an"):  # "half a minute", "a quarter of an hour"
        at += 1 + (words[at] == "of" and words[at + 1 : at + 2] in (["a"], ["an"]))
    unit = unit_after(text, row, at) or _unit_in_signs(text, row, figure, at) or _of_unit(text, row, figure, at)
    if unit is None and words[at : at + 1] == ["grand"]:
        _grand(places, row, figure, at)
    elif (
        words[figure.last] in ("m", "b")
        and not figure.scaled
        and (unit is None or unit.name == "meter")
        and _is_million(text, row, figure)
    ):
        _letter_scale(figure)
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
            _money(places, figure, name, last, divisor, codes)
            return
        figure.unit, figure.kind = weight, "measurement"
        figure.rules.append("unit.weight")
    elif (paid := _code_of(text, places, row, figure, unit)) is not None:
        _money(places, figure, paid, last, divisor, codes)
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


_QUIDS = frozenset({"quid", "penny", "pence", "£", "fiver", "tenner"})


def _grand(places: Places, row: Tokens, figure: Figure, at: int) -> None:
    """ "two grand a month", "half a grand": thousands of whatever is paid there; grand pianos and slams are none."""
    words = row.words
    after = words[at + 1] if at + 1 < len(words) else ""
    may_follow = noun_words().stops | lexicon.words("contexts", "money")
    if figure.scaled or (after[:1].isalpha() and after not in may_follow):
        return
    thousand = number_words().scales["thousand"]
    figure.value, figure.scaled, figure.kind, figure.currency = figure.value * thousand, True, "money", True
    figure.place = figure.place * thousand if figure.place is not None else None
    figure.last = figure.end = figure.unit_end = at + 1
    figure.rules.append("currency.slang")
    pounds = not _QUIDS.isdisjoint(words) or places.whose(("GBP",)) is not None
    _assume(places, figure, ("USD",), "GBP" if pounds else "USD")


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
        if after.kind != "measurement" or after.begin != figure.last + 1 or words[figure.last] not in _BY:
            continue
        if figure.kind == "count":
            figure.take_unit(after)
            figure.noun, figure.end = None, figure.last
            figure.rules.append("unit.sides")


_BY = frozenset({"by", "x", "×"})


def _in_code(figure: Figure, code: str, factor: int) -> None:
    """ "48.5 MGBP": the code holds the scale."""
    figure.unit, figure.currency, figure.kind, figure.scaled = code, True, "money", True
    figure.value = figure.value * factor
    figure.place = figure.place * factor if figure.place is not None else None
    figure.end = figure.unit_end = figure.last + 1
    figure.rules.append("currency.scaled_code")


def noun_before(places: Places, row: Tokens, figure: Figure) -> None:
    """Take the currency whose noun stands before a number that ends its clause: "ringgit 42", "dollar 22.5 million"."""
    words, first, last = row.words, figure.begin, figure.last
    if figure.form != "digits" or (last < len(words) and words[last][0].isalnum() and words[last] not in _GO_ON):
        return
    if figure.place == 1 and 1900 <= figure.value < 2100:
        return
    codes = nouns_before()[words[first - 1]]
    figure.unit, figure.currency, figure.kind, figure.begin = codes[0], True, "money", first - 1
    figure.rules.append("currency.noun_before")
    if len(codes) > 1 or codes[0] == "USD":
        owner = money().places.get(words[first - 2], ()) if first > 1 else ()
        named = next((code for place, code in owner if len(place) == 1 and code in codes), None)
        if named is not None:
            figure.unit, figure.begin = named, first - 2
        else:
            _assume(places, figure, codes, codes[0])


_GO_ON = frozenset({"and", "or", "per", "in", "to", "from", "for", "on", "at", "by", "a", "each", "while", "but"})


def _bracketed(text: str, row: Tokens, at: int) -> Unit | None:
    """The unit in "20 (kg)"."""
    unit = unit_after(text, row, at + 1) if at + 1 < len(row.words) else None
    if unit is None or unit.last >= len(row.words) or row.words[unit.last] != _BRACKETS[row.words[at]]:
        return None
    return unit._replace(last=unit.last + 1)


_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def _money(places: Places, figure: Figure, code: str, last: int, divisor: int, codes: tuple[str, ...]) -> None:
    if divisor == 1 and (coin := _coin_of_place(places, figure.row.words[last - 1], code, codes)):
        (code, divisor), codes = coin, ()
    figure.currency, figure.kind, figure.unit, figure.codes = True, "money", code, codes
    figure.rules.append("currency.after")
    if codes:
        _assume(places, figure, codes, code)
    following = figure.row.words[last] if last < len(figure.row.words) else ""
    if not figure.scaled and len(following) > 3 and following in number_words().scales:  # "75 USD million"
        scale = number_words().scales[following]
        figure.value, figure.scaled, last = figure.value * scale, True, last + 1
        figure.place = figure.place * scale if figure.place is not None else None
    figure.end = figure.unit_end = last
    if divisor > 1:
        divisor = coin_number(figure.row.words[last - 1], figure.unit) or divisor
        figure.value, figure.divisor = figure.value / divisor, divisor
        figure.place = figure.place / divisor if figure.place is not None else None
        figure.rules.append("currency.coins")
        _whole_before(figure)


def _coin_of_place(places: Places, word: str, code: str, codes: tuple[str, ...]) -> tuple[str, int] | None:
    """The coin that a currency's noun is in a country the text names: a hundred dirhams make no dinar but in Libya."""
    coins = dict(money().coins.get(word, ()))
    if not coins or places.whose(codes or (code,)) is not None:
        return None
    owner = places.whose(tuple(coins))
    return None if owner is None else (owner, coins[owner])


def _whole_before(figure: Figure) -> None:
    """Add the one that an article tells before its coins: "a dollar and 42 cents"."""
    words, first = figure.row.words, figure.begin
    if first < 3 or words[first - 1] != "and" or words[first - 3] not in ("a", "an") or figure.value >= 1:
        return
    coin, whole = words[figure.end - 1], words[first - 2]
    owners = [code for phrase, codes in money().nouns.get(whole, ()) if phrase == (whole,) for code in codes]
    paid = [code for code in owners if coin_number(coin, code) == figure.divisor]
    if paid:
        figure.unit = figure.unit if figure.unit in paid else paid[0]
        figure.value, figure.first, figure.begin = figure.value + 1, first - 3, first - 3
        figure.rules.append("number.and_coins")


def settle_coins(figures: list[Figure]) -> None:
    """Take coins that many currencies have for those of an amount told beside them: "4 cents down, at $2.31"."""
    for figure in figures:
        if figure.divisor == 1 or len(figure.codes) < 2:
            continue
        told = _nearest_money(figures, figure)
        if told is not None and told != figure.unit:
            figure.unit = told
            figure.rules.append("currency.beside")
            figure.doubts = [doubt for doubt in figure.doubts if not doubt.startswith("taken as ")]


def _nearest_money(figures: list[Figure], coin: Figure) -> str | None:
    """The currency of the amount nearest to some coins, one that has them; the one behind where two are as near."""
    paid = [other for other in figures if other.divisor == 1 and other.unit in coin.codes]
    nearest = min(paid, key=lambda other: (abs(other.begin - coin.begin), -other.begin), default=None)
    return None if nearest is None else nearest.unit


def settle_millions(row: Tokens, figures: list[Figure]) -> None:
    """Take metres for millions of the money told before in the same way: "Of the €80m, 30m went on roads"."""
    paid: Figure | None = None
    for figure in figures:
        last = row.words[figure.last - 1] if figure.currency else ""
        if figure.currency and figure.scaled and last == "m" and not figure.converts:
            paid = figure if paid is None or row.words[figure.begin - 1] != "(" else paid
        elif paid is not None and _is_bare_m(row, figure):
            figure.take_unit(paid)
            figure.per, figure.unit_end = None, figure.last
            _letter_scale(figure)
            figure.rules.append("unit.carried")


def settle_counted_millions(row: Tokens, figures: list[Figure], memory: Memory) -> None:
    """Take metres for millions in a text that counts in millions so: "shipped 37m phones to the other's 36m"."""
    for figure in figures:
        if figure.scaled and not figure.currency and row.words[figure.last - 1] == "m":
            memory.millions = True
        elif memory.millions and figure.unit == "meter" and _is_bare_m(row, figure):
            figure.unit, figure.kind, figure.end, figure.unit_end = None, "count", figure.last, figure.last
            _letter_scale(figure)
            figure.rules.append("number.millions")


def _is_bare_m(row: Tokens, figure: Figure) -> bool:
    """Whether nothing but the m that touches the digits says what a figure is of."""
    words, at = row.words, figure.last
    if figure.unit != "meter" or words[at] != "m" or figure.unit_end != at + 1 or row.ends[at - 1] != row.starts[at]:
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[figure.begin - 1] if figure.begin else ""
    if before in ("a", "an", "the", "-"):
        return before == "the" and after in noun_words().stops
    return after not in _SHAPES and after not in ("x", "by", "×", "-")


def _is_million(text: str, row: Tokens, figure: Figure) -> bool:
    """Whether an m after digits counts millions: a capital, or a plural counted after it ("2.7m combined sales")."""
    at, words = figure.last, row.words
    if figure.form == "vague":
        return False
    if at + 1 >= len(words):
        return text[row.starts[at]] == "M" and figure.place is not None and figure.place < 1
    if text[row.starts[at]].isupper():
        if figure.place is not None and figure.place < 1 and row.ends[at - 1] == row.starts[at]:
            return True
        return words[at + 1][0].isalpha() and counted_noun(row, at + 1, one=False) is not None
    before = words[figure.begin - 1] if figure.begin else ""
    if row.ends[at - 1] != row.starts[at] or before in ("a", "an", "the", "-") or words[at + 1] in _SHAPES:
        return False
    unit = unit_after(text, row, at + 1)
    if unit is not None:
        return unit.kind in ("money", "measurement") and words[at + 1].isalpha()  # "1.7m bpd", "1.5m km"
    noun = counted_noun(row, at + 1, one=False)
    return noun is not None and words[noun.last - 1].endswith("s")


def _is_weight(row: Tokens, figure: Figure, after: int) -> bool:
    """Whether pounds weigh something rather than pay for it."""
    words, following = row.words, row.words[after : after + 2]
    if following[:1] == ["of"]:
        return True
    if figure.value >= 100000 or following[:1] in (["a"], ["per"], ["each"], ["an"]):
        return False
    near = {*words[max(0, figure.first - 8) : figure.begin], *words[after : after + 8]}
    weighs, pays = lexicon.words("contexts", "weight"), lexicon.words("contexts", "money")
    return not near.isdisjoint(weighs) and near.isdisjoint(pays)


def _is_forint(text: str, places: Places, row: Tokens, figure: Figure) -> bool:
    """Whether "Ft" pays: spelled so, apart from the digits, in a text about Hungary or beside a word of money."""
    words, at = row.words, figure.last
    if text[row.starts[at] : row.ends[at]] != "Ft" or words[at + 1 : at + 2] in _SIZES:
        return False
    near = {*words[max(0, figure.first - 10) : figure.begin], *words[at + 1 : at + 6]}
    return not near.isdisjoint(lexicon.words("contexts", "money")) or places.whose(("HUF",)) is not None


_SIZES = tuple([shape] for shape in sorted(_SHAPES))


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
    elif not (first >= 2 and words[first - 1] == "of" and words[first - 2] == "age"):
        return after
    figure.kind = "age"
    figure.rules.append("unit.age")
    return after


def per_behind(text: str, row: Tokens, figure: Figure) -> None:
    """Take what the figure is per: "120 tenge a liter", "15 % a year"."""
    words, end = row.words, figure.unit_end
    found = _per_of(text, row, end) if words[end] == "of" else per_after(text, row, end, money=figure.currency)
    if found is None:
        return
    if figure.kind in ("duration", "age") and words[end] in ("a", "an") and found[0] not in _TIMES:
        return
    figure.per, figure.end = found
    figure.unit_end = figure.end
    if figure.currency and found[0] not in _TIMES:
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
        if not words[step].isalpha() or words[step] in ("in", "on", "at", "for", "and", "from", "to"):
            return None
    return None
