"""Figures, units, measures and days in the words a chart or a brief prints."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from crossfoot import lexicon
from crossfoot.facts.model import Fact, plain_number
from crossfoot.findings.wording import plural
from crossfoot.lexicon.months import months

POWERS = {"2": "square", "3": "cubic"}
MILLION, BILLION = 10**6, 10**9
COUNTED = {
    "person": ("person", "people"),
    "vehicle": ("vehicle", "vehicles"),
    "building": ("building", "buildings"),
    "place": ("place", "places"),
    "event": ("event", "events"),
    "animal": ("animal", "animals"),
}
MEASURES = {
    "vehicles_burned": "Vehicles burned",
    "stolen_value": "Value stolen",
}
SIGNS = {"percent": "%", "dimensionless": ""}


def number(value: Decimal | float | None, *, places: int | None = None) -> str:
    """A number as a chart prints it: thousands set off, millions in words.

    >>> number(1250), number(Decimal("20.5")), number(3.2e9), number(5.9171597, places=3)
    ('1,250', '20.5', '3.2 billion', '5.917')
    """
    if value is None:
        return ""
    exact = Decimal(str(value))
    if places is not None:
        return f"{exact:,.{places}f}"
    for size, word in ((BILLION, "billion"), (MILLION, "million")):
        if abs(exact) >= size:
            return f"{_trimmed(exact / size)} {word}"
    return _trimmed(exact)


def rate(value: float) -> str:
    """An exchange rate to four or five figures: as many as the rounding of prices can tell apart.

    >>> rate(5.9171597), rate(119.2468), rate(0.0083861)
    ('5.917', '119.2', '0.008386')
    """
    places = next(
        (places for size, places in ((1000, 0), (100, 1), (10, 2), (1, 3), (0.1, 4)) if abs(value) >= size), 6
    )
    return number(value, places=places)


PRINTED = 12
"""Digits: a number with more of them was divided, as a third of a million is."""


def _trimmed(value: Decimal) -> str:
    """Thousands set off, and no zeros at the end.

    >>> _trimmed(Decimal("1250.50")), _trimmed(Decimal(1000000) / 3), _trimmed(Decimal(2) / 3)
    ('1,250.5', '333,333', '0.667')
    """
    if len(value.as_tuple().digits) > PRINTED:
        value = round(value, max(0, 2 - value.adjusted()))
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(fact: Fact) -> str:
    """What a fact says, hedge and all, without its unit: "about 500", "at least 3", "no information"."""
    best, lower, upper = fact.best, fact.lower, fact.upper
    if not is_valued(fact):
        return "no information"
    if fact.bound == "range" or (best is None and lower is not None and upper is not None):
        return _span(lower, upper) if None not in (lower, upper) else number(lower or upper)
    stated = next(value for value in (best, lower, upper) if value is not None)
    return f"{HEDGES[fact.bound]}{number(stated)}"


def _span(lower: Decimal | None, upper: Decimal | None) -> str:
    """A range, its magnitude word once: "3–5 billion"."""
    low, high = number(lower), number(upper)
    word = high.rpartition(" ")[2]
    return f"{low.removesuffix(f' {word}')}–{high}" if word in ("million", "billion") else f"{low}–{high}"


HEDGES = {
    "exact": "",
    "approx": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "less than ",
    "range": "",
}


def figure_with_unit(fact: Fact, money: Mapping[str, str] | None = None) -> str:
    """What a fact says, with its unit: "about 500 people", "120 tenge per litre".

    `money` gives the words for currencies by ISO code; the code stands where it has none.
    """
    if not is_valued(fact):
        return figure(fact)
    unit = unit_words(fact.unit, many=fact.best != 1 or fact.bound != "exact", money=money)
    return f"{figure(fact)} {unit}".rstrip()


def is_valued(fact: Fact) -> bool:
    """Whether a fact states a figure at all: a null report does not."""
    return any(value is not None for value in (fact.best, fact.lower, fact.upper))


def unit_words(unit: str, *, many: bool = True, money: Mapping[str, str] | None = None) -> str:
    """A unit in words: "people", "tenge per litre".

    >>> unit_words("person"), unit_words("KZT/liter"), unit_words("square_kilometer"), unit_words("mile", many=False)
    ('people', 'KZT per litre', 'square kilometres', 'mile')
    >>> unit_words("meter**3/second")
    'cubic metres per second'
    """
    over, _, under = unit.partition("/")
    words = (money or {}).get(over) or _one_unit(over, many=many)
    return f"{words} per {_one_unit(under, many=False)}" if under else words


def _one_unit(name: str, *, many: bool) -> str:
    if name in COUNTED:
        return COUNTED[name][many]
    if name in SIGNS:
        return SIGNS[name]
    if re.fullmatch(r"[A-Z]{3}", name):
        return name
    base, _, power = name.partition("**")
    if power in POWERS:
        return f"{POWERS[power]} {_one_unit(base, many=many)}"
    words = name.replace("_", " ").replace("liter", "litre").replace("meter", "metre")
    return plural(words) if many else words


def currency(unit: str) -> str | None:
    """The ISO code a unit of money is in; None for other units.

    >>> currency("KZT/liter"), currency("person")
    ('KZT', None)
    """
    code = unit.partition("/")[0]
    return code if re.fullmatch(r"[A-Z]{3}", code) else None


def money_words(facts: Iterable[Fact]) -> dict[str, str]:
    """By ISO code, the noun that the dispatches themselves use for a currency, the commonest first: "tenge"."""
    nouns = {code: entry.get("nouns", ()) for code, entry in lexicon.load("currencies").items()}
    used: dict[str, Counter[str]] = {}
    for fact in facts:
        words = set(re.findall(r"\w+", fact.surface.lower()))
        code = currency(fact.unit) or ""
        used.setdefault(code, Counter()).update(noun for noun in nouns.get(code, ()) if noun in words)
    return {code: min(seen, key=lambda noun: (-seen[noun], noun)) for code, seen in used.items() if seen}


def measure(name: str | None) -> str:
    """A measure as a heading: "Vehicles burned"."""
    if not name:
        return "Other figures"
    return MEASURES.get(name, name.replace("_", " ").capitalize())


def about(fact: Fact) -> str:
    """What a figure is about, in the dispatch's words where it has them: "injured: women and old people"."""
    told = plain(fact.subject) or plain(fact.item)
    head = measure(fact.measure) if fact.measure else ""
    if not told:
        return head or fact.kind.capitalize()
    return f"{head}: {told}" if head else told


def day(iso: str | None, *, year: bool = True) -> str:
    """A day as a chart prints it.

    >>> day("2022-01-04"), day("2022-01-04", year=False), day(None)
    ('4 Jan 2022', '4 Jan', '')
    """
    if not iso:
        return ""
    when = date.fromisoformat(iso[:10])
    return f"{when.day} {month(when.month)}" + (f" {when.year}" if year else "")


def month(number: int) -> str:
    """A month as a chart prints it.

    >>> month(9)
    'Sep'
    """
    return months()[number - 1][:3]


def days(first: str | None, last: str | None) -> str:
    """A span of days.

    >>> days("2022-01-04", "2022-01-05"), days("2021-12-31", "2022-01-05"), days("2022-01-04", "2022-01-04")
    ('4–5 Jan 2022', '31 Dec 2021 – 5 Jan 2022', '4 Jan 2022')
    """
    first, last = first or last, last or first
    if not first or not last or first[:10] == last[:10]:
        return day(first)
    if first[:7] == last[:7]:
        return f"{int(first[8:10])}–{day(last)}"
    return f"{day(first, year=first[:4] != last[:4])} – {day(last)}"


def listing(words: list[str]) -> str:
    """Words joined as a sentence joins them.

    >>> listing(["a"]), listing(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def counted(count: int, one: str) -> str:
    """A number of things by a regular noun.

    >>> counted(1, "claim"), counted(3, "claim"), counted(2, "dispatch")
    ('1 claim', '3 claims', '2 dispatches')
    """
    return f"{count} {one if count == 1 else plural(one)}"


def inside(heading: str) -> str:
    """A heading as it stands within a sentence: only its first letter is lowered, for names keep theirs.

    >>> inside("Killed, people, Norway")
    'killed, people, Norway'
    """
    return heading[:1].lower() + heading[1:]


def plain(text: str | None) -> str:
    """Text on one line, without control characters and marks that turn the direction of writing."""
    return " ".join("".join(_printable(char) for char in text or "").split())


def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return char if char in JOINERS else ""
    return " " if category in ("Cc", "Cs", "Co") else char


JOINERS = "\u200c\u200d"  # they shape Persian and Indic letters, and turn nothing


def shorten(text: str, room: int) -> str:
    """Text cut at a word to at most `room` characters, with an ellipsis where it was.

    >>> shorten("the commandant's office of Almaty", 20)
    "the commandant's…"
    """
    if len(text) <= room:
        return text
    cut = text[: room - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[room // 2 :] else cut).rstrip(" ,;:") + "…"


@cache
def drawable(text: str) -> str:
    """Text with each run of characters that the charts' font lacks shown as one box."""
    from matplotlib import font_manager

    glyphs = font_manager.get_font(font_manager.findfont("DejaVu Sans")).get_charmap()
    kept = "".join(char if ord(char) in glyphs or char == "\n" else "\0" for char in text)
    return re.sub("\0+", "\N{WHITE SQUARE}", kept)


def plain_values(fact: Fact) -> tuple[float | None, float | None, float | None]:
    """`best`, `lower` and `upper` as floats for drawing."""
    best, lower, upper = (plain_number(value) for value in (fact.best, fact.lower, fact.upper))
    return best, lower, upper
