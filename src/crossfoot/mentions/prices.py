"""What prices are per where it is said once for several, or a sentence before: "120 tenge (20.5 rubles) per liter"."""

from __future__ import annotations

from decimal import Decimal

from crossfoot import lexicon
from crossfoot.mentions.denominations import per_after, units
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory, Price
from crossfoot.mentions.tokens import Tokens, positions

_PAID = 12
"""Words before an amount in which its wage stands."""
_TIMES = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "night", "decade", "century", "quarter"}
)
_SHOWN = 12
"""Prices of a sentence that are looked at to tell what others are per."""


def share_per(text: str, row: Tokens, figures: list[Figure], memory: Memory) -> None:
    """Give prices what they are per: from behind a bracket, from partners, from "a gallon of", from neighbours."""
    for figure in figures:
        if figure.converts is not None and figure.per is None:
            _after_bracket(text, row, figure)
    if not any(figure.currency for figure in figures):
        return
    said = _sold_by(row)
    priced = [figure for figure in figures if figure.per and figure.kind == "price"][:_SHOWN]
    for figure in figures:
        if (
            figure.currency
            and figure.per is None
            and figure.kind != "ratio"
            and not (figure.scaled and figure.point >= 1000000)
        ):
            per = (
                _partners_per(figure)
                or _said_of(row, figure, said)
                or _paid_per(row, figure)
                or _near(figure, priced, memory)
            )
            if per:
                _set_per(figure, per, "unit.per_carried")
                if len(priced) < _SHOWN:
                    priced.append(figure)
    for figure in figures:
        partner = figure.converts
        if figure.currency and figure.per is None and partner is not None and partner.per:
            _set_per(figure, partner.per, "unit.per_carried")
        if figure.kind == "price" and figure.per and figure.unit:
            memory.prices[figure.unit] = Price(figure.per, figure.point, _traded(figure))
            memory.priced = figure if figure.converts is None else memory.priced


def _set_per(figure: Figure, per: str, rule: str) -> None:
    figure.per = per
    if figure.currency and per not in _TIMES and per != "person":
        figure.kind = "price"
    figure.rules.append(rule)


def _partners_per(figure: Figure) -> str | None:
    for each in (figure.converted_by, figure.converts, figure.changed_to, figure.changed_from):
        if each is not None and each.per:
            return each.per
    return None


def _after_bracket(text: str, row: Tokens, figure: Figure) -> None:
    """ "120 tenge (20.5 rubles) per liter", "60 litres (16 gallons) a month": what follows belongs to both amounts."""
    words, closing = row.words, figure.end
    limit = min(len(words), closing + 7)
    while closing < limit and words[closing] != ")":
        closing += 1
    if closing >= limit:
        return
    found = per_after(text, row, closing + 1)
    original = figure.converts
    if found is None or original is None or (not figure.currency and found[0] not in _TIMES):
        return
    per = found[0]
    _set_per(figure, per, "unit.per_after_bracket")
    if original.per is None:
        _set_per(original, per, "unit.per_after_bracket")


def _sold_by(row: Tokens) -> list[tuple[int, str]]:
    """What the sentence says its prices are per, and from which token on: "the price of a gallon of gasoline"."""
    words = row.words
    for at in positions(words[:-1], _PER):
        if words[at + 1] in ("-", "capita") and "capita" in words[at + 1 : at + 3]:
            return [(0, "person")]
        if at and words[at - 1] in lexicon.words("contexts", "sold", "spread"):
            found = per_after("", row, at) if words[at + 1].isalpha() else None
            return [(0, found[0])] if found else []
    moving = lexicon.words("contexts", "sold", "moving")
    said = []
    for article in positions(words, ARTICLES):
        behind = words[article + 2] if article + 2 < len(words) else ""
        if behind == "of" and words[article + 3 : article + 4] and words[article + 3][0] in "$€£¥":
            continue  # "a bag of $120,000 in cash"
        sold = behind == "from" if words[article] == "the" else behind == "of" or behind in moving
        if sold and (name := _measured_out(words[article + 1])):
            said.append((article, name))
    return said


_PER = frozenset({"per"})
ARTICLES = frozenset({"a", "an", "per", "the"})


def _measured_out(word: str) -> str | None:
    """The unit or the container that goods are sold by: a gallon, a sack."""
    if word in lexicon.words("contexts", "sold", "containers"):
        return word
    for entry in units().get(word, ()):
        if entry.per and not entry.only_per and len(entry.phrase) == 1 and entry.kind == "measurement":
            return entry.name
    return None


def _said_of(row: Tokens, figure: Figure, said: list[tuple[int, str]]) -> str | None:
    """What the sentence says the price is per: the last before it, else the first behind it in its clause."""
    before = [per for at, per in said if at < figure.begin]
    if before or not said:
        return before[-1] if before else None
    at, per = said[0]
    return per if PARTING.isdisjoint(row.words[figure.end : at]) else None


PARTING = frozenset({";", "while", "whereas"})


def _paid_per(row: Tokens, figure: Figure) -> str | None:
    """The time for which an amount is paid: of "a monthly minimum wage of 1,800 bolivars" the month."""
    paid = lexicon.load("contexts")["paid"]
    before = row.words[max(0, figure.begin - _PAID) : figure.begin]
    for at in range(len(before) - 2, -1, -1):
        if before[at] in paid["times"]:
            found: str | None = paid["times"][before[at]]
            return found if any(word in paid["nouns"] for word in before[at + 1 : at + 4]) else None
    return None


def _near(figure: Figure, priced: list[Figure], memory: Memory) -> str | None:
    """What a price of about the same size in the same currency is per, in this sentence or before."""
    point, traded = figure.point, _traded(figure)
    for each in priced:
        if each.unit != figure.unit or each is figure:
            continue
        named = _traded(each)
        if named != traded and each.per == "ounce" and _alike(each.point, point, _OUNCES):
            return each.per if _is_family(named, traded) else None
        if _alike(each.point, point, 20):
            return each.per if _may_be_one(traded, named) or _is_family(named, traded) else None
    known = memory.prices.get(figure.unit or "")
    return known.per if known and _alike(known.point, point, 6) and _may_be_one(traded, known.traded) else None


def _traded(figure: Figure) -> str | None:
    """The commodity named last before a price, or in its own words: "gold" of "Gold closed at $1,236 an ounce"."""
    words, names = figure.row.words, lexicon.load("contexts")["traded"]["names"]
    near = words[max(0, figure.begin - _NAMED) : figure.begin]
    found: str | None = next((names[word] for word in reversed(near) if word in names), None)
    return found


_NAMED = 16
"""Tokens before a price in which its commodity may be named."""


def _may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two prices may be of one commodity: oil is not sold by the ounce as gold is, no ride by the litre."""
    if one is None or other is None:
        return (one or other) not in lexicon.words("contexts", "traded", "apart")
    return one == other


def _is_family(one: str | None, other: str | None) -> bool:
    """Whether two commodities are sold by one measure where their prices are listed: gold and silver."""
    families = lexicon.load("contexts")["traded"]["families"]
    return one in families and families[one] == families.get(other)


_OUNCES = 200
"""How many times as dear as another a metal sold by the ounce may be."""


def _alike(one: Decimal, other: Decimal, times: int) -> bool:
    return bool(one and other) and one <= other * times and other <= one * times
