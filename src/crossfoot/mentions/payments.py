"""The money of a figure: the currency before or behind it, its coins, and whose a shared word is."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.currencies import Unit, currency_before, local_sign
from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.currency_words import coin_number, money, nouns_before
from crossfoot.mentions.denominations import unit_after
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.millions import letter_scale
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.scales import number_words
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
            letter_scale(figure)
        elif following in _IN_DOLLARS and words[figure.begin] == "$":
            figure.end = figure.unit_end = last + 1
            figure.unit, assumed = _IN_DOLLARS[following], False
        elif words[figure.begin] == "$" and (named := _whose_behind(words, last)):
            figure.end = figure.unit_end = last + 1
            figure.unit, assumed = named, False
        after = None if _opens_another(row, last) else unit_after(text, row, figure.last)
        if after is not None and after.last < len(words) and words[after.last][0].isdigit():
            after = None  # "US$3.60-US$3.85 billion"
        after = None if after is not None and names_level(figure, after) else after
        if after is not None and after.kind == "money" and after.divisor == 1 and (assumed or after.name == code):
            # "$10 dollars"; but "RMB 10 USD 20" are two amounts
            figure.end = figure.unit_end = after.last
            if assumed and not after.codes:
                figure.unit, assumed = after.name, False
    if assumed:
        _assume(places, figure, _owners(code), code)


def names_level(figure: Figure, unit: Unit) -> bool:
    """Whether the mark behind a number is a level, and no money: "the 2 million mark", "below the $50 mark"."""
    words, begin = figure.row.words, figure.begin
    return words[unit.last - 1] == "mark" and begin > 0 and words[begin - 1] in _DETERMINERS


_DETERMINERS = frozenset({"the", "this", "that"})


def _whose_behind(words: list[str], at: int) -> str | None:
    """Whose dollars an amount is in, where nothing more follows: "$5 Canadian", not "$5 Canadian beer"."""
    code: str | None = lexicon.load("contexts")["currency_spellings"]["behind_sign"].get(words[at])
    return None if code is None or _goes_on(words, at + 1) else code


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


def _assume(places: Places, figure: Figure, codes: tuple[str, ...], default: str) -> None:
    """Whose dollar, pound or rupee it is: by the places the text names, else as mostly, with a doubt."""
    code = places.whose(codes) if len(codes) > 1 or codes == ("USD",) else None
    figure.unit = code or default
    figure.rules.append("currency.by_place" if code else "currency.assumed")
    if not code:
        figure.doubts.append(f"taken as {default}")


_QUIDS = frozenset({"quid", "penny", "pence", "£", "fiver", "tenner"})


def take_grand(places: Places, row: Tokens, figure: Figure, at: int) -> None:
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


def take_scaled_code(figure: Figure, code: str, factor: int) -> None:
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


def take_money(places: Places, figure: Figure, code: str, last: int, divisor: int, codes: tuple[str, ...]) -> None:
    """Make a figure money: so many of a currency, or of its coins, that end before token `last`."""
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


def share_dollar(figure: Figure, after: Figure) -> None:
    """Take the dollar of one amount for that of the next: "between $US17.50 and $43", "from 2 RTGS dollars to $4"."""
    dollars = money().nouns["dollar"][0][1]
    told = figure.currency and _TOLD.isdisjoint(figure.rules) and figure.unit in dollars
    if told and not _TOLD.isdisjoint(after.rules) and after.unit in dollars and after.divisor == 1:
        after.unit, after.doubts = figure.unit, []
        after.rules.append("currency.beside")


_TOLD = frozenset({"currency.assumed", "currency.by_place"})
"""Rules that say whose a bare dollar is."""


def settle_coins(figures: list[Figure], memory: Memory) -> None:
    """Take coins that many currencies have for those of an amount told beside them: "4 cents down, at $2.31".

    Where none is, and no place tells whose they are, they are of what was paid last: "It was R6.75. It rose 40 cents."
    """
    for figure in figures:
        if figure.divisor == 1 or len(figure.codes) < 2:
            continue
        told = _nearest_money(figures, figure)
        if told is None and "currency.assumed" in figure.rules:
            paid = (each.unit for each in (memory.paid, memory.priced) if each is not None)
            told = next((unit for unit in paid if unit in figure.codes), None)
        if told is not None and told != figure.unit:
            figure.unit = told
            figure.rules.append("currency.beside")
            figure.doubts = [doubt for doubt in figure.doubts if not doubt.startswith("taken as ")]


def _nearest_money(figures: list[Figure], coin: Figure) -> str | None:
    """The currency of the amount nearest to some coins, one that has them; the one behind where two are as near."""
    paid = [other for other in figures if other.divisor == 1 and other.unit in coin.codes]
    nearest = min(paid, key=lambda other: (abs(other.begin - coin.begin), -other.begin), default=None)
    return None if nearest is None else nearest.unit
