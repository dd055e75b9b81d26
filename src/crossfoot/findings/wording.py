"""How findings speak: numbers with their separators, days in words, quotes with the dispatch they stand in."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from functools import cache

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.lexicon.months import months
from crossfoot.mentions.nouns import noun_words

SEVERAL = 2
"""From so many times on, how far two figures are apart is told in times, and not in per cent."""
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float, places: int = 2) -> str:
    """A number as printed in a brief: separators, no more places than it has, round millions in words.

    >>> number(1697.0), number(20.28), number(5.85366, 3), number(2.5e6), number(12_867_104)
    ('1,697', '20.28', '5.854', '2.5 million', '12,867,104')
    """
    for scale, word in SCALES:
        if abs(value) >= scale and math.isclose(round(value / scale, 4) * scale, value, rel_tol=1e-12):
            return f"{number(value / scale, 4)} {word}"
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def significant(value: float, digits: int = 4) -> float:
    """A value kept to so many digits that count.

    >>> significant(434.7826), significant(0.002312)
    (434.8, 0.002312)
    """
    if not value or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


COUNTED = frozenset({"", "dimensionless", "person", "vehicle", "building", "place", "event"})
PLURALS = {"foot": "feet", "hertz": "hertz", "percent": "percent"}
THINGS = r"(?:vehicles|houses|premises|bridges|roads|animals)_"
"""How measures begin of what befell things."""
VOWEL_SOUNDS = ("a", "e", "i", "o", "hour")


def in_unit(value: float, unit: str) -> str:
    """A number with its unit.

    >>> in_unit(20.28, "RUB/liter"), in_unit(33, "percent"), in_unit(7.87, "foot"), in_unit(146, "mile/hour")
    ('20.28 RUB a liter', '33 %', '7.87 feet', '146 miles an hour')
    """
    shown = number(value, 2 if abs(value) >= 1 else 4)
    if unit == "percent":
        return f"{shown} %"
    return f"{shown} {name}" if (name := unit_words(unit, value)) else shown


def unit_words(unit: str, value: float = 2) -> str:
    """A unit as a sentence names it beside a value; nothing for what is only counted.

    >>> unit_words("USD/hour"), unit_words("degree_Fahrenheit"), unit_words("acre", 1), unit_words("person")
    ('USD an hour', 'degrees Fahrenheit', 'acre', '')
    """
    first, _, second = unit.partition("/")
    if second:
        return (
            f"{unit_words(first, value)} {'an' if second.startswith(VOWEL_SOUNDS) else 'a'} {second.replace('_', ' ')}"
        )
    if unit in COUNTED:
        return ""
    head, _, scale = unit.partition("_")
    words = head if value == 1 or not head.islower() else plural(head)
    return f"{words} {scale}".rstrip()


def plural(noun: str) -> str:
    """A noun for several.

    >>> [plural(noun) for noun in ("bridge", "family", "day", "church", "box", "series", "foot", "wolf")]
    ['bridges', 'families', 'days', 'churches', 'boxes', 'series', 'feet', 'wolves']
    """
    known = PLURALS.get(noun) or _irregular().get(noun)
    if known or noun.endswith("s"):
        return known or noun
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "sh", "x", "z")) else f"{noun}s"


STATES = ("ed", "missing", "aboard", "laid_off")
"""How measures end that are what befell people, rather than what they are."""


def counted(measure: str | None) -> str:
    """Whom or what a measure counts, in words.

    >>> counted("seriously_injured"), counted("aboard"), counted("employees"), counted("houses_damaged")
    ('those seriously injured', 'those aboard', 'employees', 'houses damaged')
    """
    name = measure or ""
    words = name.replace("_", " ")
    return f"those {words}" if name.endswith(STATES) and not re.match(THINGS, name) else words


def day(iso: str) -> str:
    """A day in words.

    >>> day("2022-01-04"), day("")
    ('4 January 2022', 'an unknown day')
    """
    if not iso:
        return "an unknown day"
    when = date.fromisoformat(iso[:10])
    return f"{when.day} {months()[when.month - 1]} {when.year}"


def quote(claim: Claim) -> str:
    """The words of a claim in quotation marks, on one line."""
    return f"“{claim.words}”"


def where(claim: Claim) -> str:
    """The dispatch a claim stands in, by outlet and day; by its id where these do not name it."""
    names = [claim.outlet] * bool(claim.outlet) + [claim.dispatch_id] * (claim.is_named_apart or not claim.outlet)
    return f"{', '.join(map(str, names))}, {day(claim.reported)}"


def said(claim: Claim) -> str:
    """A claim's words, who said them, and where they stand."""
    who = f"{claim.attribution}; " if claim.attribution else ""
    return f"{quote(claim)} ({who}{where(claim)})"


def both(a: Claim, b: Claim) -> tuple[str, str]:
    """Two claims' words; the dispatch named once where they share it."""
    if a.dispatch_id != b.dispatch_id:
        return said(a), said(b)
    who = f" ({b.attribution}, same dispatch)" if b.attribution and b.attribution != a.attribution else ""
    return said(a), f"{quote(b)}{who}"


def listed(parts: Iterable[str]) -> str:
    """Phrases as a list a person reads: ``a, b and c``."""
    *rest, last = parts
    return f"{', '.join(rest)} and {last}" if rest else last


@cache
def _irregular() -> dict[str, str]:
    return {one: many for many, one in sorted(noun_words().singulars.items(), reverse=True)}


def times(ratio: float) -> str:
    """How many times one figure is another; a gap of "888 %" is not seen to be tenfold.

    >>> times(9.86), times(2.0), times(250.4)
    ('9.9 times', '2 times', '250 times')
    """
    return f"{number(ratio, 1 if ratio < 99.5 else 0)} times"


def percent(share: float) -> str:
    """A share as a percentage, to one place below ten.

    >>> percent(0.0108), percent(0.275)
    ('1.1 %', '28 %')
    """
    return f"{number(100 * share, 1 if abs(share) < 0.0995 else 0)} %"
