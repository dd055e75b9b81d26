"""Rates of exchange told in words: "the peso hit 1,000 to the dollar", "a dollar buys 5,830 rials"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.currency_words import money
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.tokens import Tokens


def exchanged(places: Places, row: Tokens, figure: Figure) -> None:
    """Make a rate of exchange of "the peso hit 1,000 to the dollar", "109.15 yen to the dollar"."""
    words, end = row.words, figure.end
    if figure.per or figure.noun or figure.form == "vague" or (figure.unit is not None and not figure.currency):
        return
    at = end + 1
    led = words[end] == "per" or words[at : at + 1] == ["the"]
    if words[end] == "for":
        led = figure.currency and not figure.scaled and words[at : at + 1] in (["a"], ["each"], ["every"])
        at += led
    at += words[at : at + 1] == ["the"]
    at += words[at : at + 1] in _AMERICAN
    code = _bought_at(words, at)
    if code is None or not (led or (words[end] == "to" and not words[at].endswith("s"))):
        return
    sold = figure.unit if figure.currency else _sold(places, row, figure.begin, code)
    if sold is None or sold == code:
        return
    figure.unit, figure.per, figure.kind, figure.currency, figure.end = sold, code, "ratio", True, at + 1
    figure.rules.append("rate.to_the")


_AMERICAN = (["us"], ["u.s."], ["american"])


def _bought_at(words: list[str], at: int) -> str | None:
    """The currency whose noun stands at a token: the dollar, the euro."""
    found = money().nouns.get(words[at]) if at < len(words) else None
    return found[0][1][0] if found and found[0][0] == (words[at],) else None


def _sold(places: Places, row: Tokens, first: int, bought: str) -> str | None:
    """What is paid for a currency: what the sentence names before, else what is paid where the text is of."""
    named = _currency_named(places, row, first, bought)
    return named or places.whose(tuple(code for code in sorted(money().by_code) if code != bought))


def per_currency(figure: Figure) -> None:
    """Make a rate of exchange of "6.4 kyat per dollar", which is no price of goods."""
    found = money().nouns.get(figure.per or "")
    if found and found[0][0] == (figure.per,) and found[0][1][0] != figure.unit:
        figure.per, figure.kind = found[0][1][0], "ratio"
        figure.rules.append("rate.to_the")


_EACH = frozenset({"a", "one", "the", "each", "every", "us", "u.s.", "american"})


def bought(places: Places, row: Tokens, figure: Figure) -> None:
    """Make a rate of exchange of "a dollar buys 5,830 rials"; where nothing names what is paid, the place tells it."""
    words, verb = row.words, figure.begin - 1
    noun = verb - 1
    between = lexicon.words("contexts", "exchange", "now" if words[verb] in _buying() else "stood")
    while noun and (words[noun] in between or (verb - noun < _SHORT and words[noun][0].isdigit())):
        noun -= 1
    if (
        noun == verb - 1
        and words[verb] in _LEVELS
        and words[noun - 2] not in lexicon.words("contexts", "exchange", "fix")
    ):
        return
    if noun < 1 or words[noun - 1] not in _EACH or figure.per or figure.noun:
        return
    code = next((codes[0] for phrase, codes in money().nouns.get(words[noun], ()) if len(phrase) == 1), None)
    if code is None:
        return
    paid = figure.unit if figure.currency else _currency_named(places, row, noun - 1, code)
    if paid is None and figure.unit is None:
        paid = _sold(places, row, noun - 1, code)
    if paid is None or figure.divisor > 1 or paid == code:
        return
    figure.unit, figure.currency, figure.per, figure.kind = paid, True, code, "ratio"
    figure.rules.append("rate.buys")


_SHORT = 4
"""Tokens before a level in which how far a currency moved is told: "gained 2 percent to"."""
_LEVELS = frozenset({"at", "to", "worth"})


def _buying() -> frozenset[str]:
    return lexicon.words("contexts", "exchange", "buys")


def may_be_bought(figure: Figure) -> bool:
    """Whether the word before a figure may lead from a unit of one currency to how much of another it buys."""
    word = figure.row.words[figure.begin - 1]
    return word in _buying() or (word in _LEVELS and figure.currency and not figure.scaled)


_FAR = 30
"""Tokens before a rate of exchange in which the currency that is sold may be named."""


def _currency_named(places: Places, row: Tokens, first: int, bought: str) -> str | None:
    """The currency, but for that `bought`, whose noun stands before token `first`: "The yen strengthened to 109.15"."""
    nouns = money().nouns
    for at in range(first - 1, max(-1, first - _FAR), -1):
        for phrase, codes in nouns.get(row.words[at], ()):
            if len(phrase) == 1 and codes[0] != bought:
                return _owned(row, at, codes) or places.whose(codes) or codes[0]
    return None


def _owned(row: Tokens, at: int, codes: tuple[str, ...]) -> str | None:
    """Which of the currencies that share the noun at token `at` the place before it says: "Argentina's peso"."""
    if len(codes) < 2 or not at:
        return None
    place = row.words[at - 1].removesuffix("'s").removesuffix("’s")
    owners = money().places.get(place, ())
    return next((code for words, code in owners if len(words) == 1 and code in codes), None)
