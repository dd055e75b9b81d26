"""Quantities told in many ways: rarer money and coins, units, hedges, ranges, prices; and digits of names alone."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.simulated.cases import Case

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PUBLISHED = "2023-06-22"
BOUNDS = {">=": "at_least", "<=": "at_most", ">": "more_than", "<": "less_than", "~": "approx"}
ENDS = {"exact": "best", "approx": "best", "less_than": "upper", "at_most": "upper"}
FIGURE = re.compile(r"«([^|»]+)\|([^ »]+) ([^»]+)»")
SLOTS = {"a": (11, 40), "b": (41, 99), "c": (2, 10), "d": (101, 400), "e": (401, 981)}
HEDGED = {"any": ("counted", "money", "measured"), "count": ("counted",), "amount": ("money", "measured")}
TIGHT = frozenset({"°C", "MW", "GW", "GB", "MHz", "GHz", "kW", "mg", "ml", "mm"})
"""Units that touch their number."""
KINDS = ("money", "coins", "measured", "hedged", "told", "told", "nothing")


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many sentences, the same for a seed; every row of the vocabulary comes before any comes again."""
    rng = random.Random(seed)
    decks: dict[str, list[Any]] = {}
    for at in range(number):
        kind = KINDS[at % len(KINDS)]
        yield COMPOSERS[kind](rng, _drawn(rng, decks, "hedges" if kind == "hedged" else kind))


def _drawn(rng: random.Random, decks: dict[str, list[Any]], name: str) -> Any:
    if not decks.get(name):
        decks[name] = rng.sample(WORDS[name], len(WORDS[name]))
    return decks[name].pop()


def _filled(rng: random.Random, template: str) -> str:
    for slot, ends in SLOTS.items():
        template = template.replace("{" + slot + "}", str(rng.randrange(*ends)))
    return template


def _number(rng: random.Random) -> tuple[str, float]:
    """A number in digits as it stands beside a unit, and what it is."""
    whole, tenth = rng.randrange(12, 990), rng.randrange(1, 10)
    return rng.choice(
        (
            (f"{whole}", whole),
            (f"{whole}.{tenth}", whole + tenth / 10),
            (f"{whole},000", whole * 1e3),
            (f"{whole}.{tenth} million", (whole + tenth / 10) * 1e6),
            (f"{whole} billion", whole * 1e9),
        )
    )


def _small(rng: random.Random) -> tuple[str, float]:
    value = rng.randrange(12, 90)
    return rng.choice(((f"{value}", value), (f"{value}.5", value + 0.5)))


def _framed(rng: random.Random, kind: str, words: str) -> tuple[str, tuple[str, ...]]:
    frame = rng.choice(WORDS[f"frames_{kind}"])
    text = frame.format(x=words, X=words[0].upper() + words[1:])
    if rng.random() < 0.2:
        decoy = rng.choice(WORDS["opening"])
        keeps = frame.startswith("{X}") and not words[0].islower()
        lowered = text if keeps else text[0].lower() + text[1:]
        return _filled(rng, decoy) + lowered, (frame, decoy)
    if rng.random() < 0.25:
        decoy = rng.choice(WORDS["ending"])
        return f"{text[:-1]}{_filled(rng, decoy)}.", (frame, decoy)
    return text, (frame,)


def _figure(text: str, quote: str, value: float, unit: str, bound: str = "exact") -> dict[str, Any]:
    if quote not in text:
        quote = quote[0].upper() + quote[1:]
    return {"quote": quote, "bound": bound, "unit": unit, "best": None, ENDS.get(bound, "lower"): value}


def _money(rng: random.Random, row: list[str]) -> Case:
    form, code = row
    number, value = _number(rng)
    words = form.format(n=number)
    text, constructions = _framed(rng, "money", words)
    return Case(text, PUBLISHED, (_figure(text, words, value, code),), (form, *constructions))


def _coins(rng: random.Random, row: list[Any]) -> Case:
    noun, code, many = row
    value = rng.randrange(11, 99)
    words = f"{value} {noun}"
    text = rng.choice(("A sweet costs {x}.", "The tax is {x}.", "The price went up by {x}.", "A loaf cost him {x}."))
    text = text.format(x=words)
    return Case(text, PUBLISHED, (_figure(text, words, value / many, code),), (noun, "coins"))


def _measured(rng: random.Random, row: list[str]) -> Case:
    word, unit = row
    unit, _, scale = unit.partition("*1e")
    number, value = _small(rng)
    joined = "" if word in TIGHT else " "
    words = f"{number}{joined}{word}"
    text, constructions = _framed(rng, "measured", words)
    return Case(text, PUBLISHED, (_figure(text, words, value * 10 ** int(scale or 0), unit),), (word, *constructions))


def _hedged(rng: random.Random, row: list[str]) -> Case:
    form, bound, of = row
    kind = rng.choice(HEDGED[of])
    if kind == "money":
        shape, unit = rng.choice(WORDS["plain_money"])
        number, value = _number(rng)
        words = shape.format(n=number)
    elif kind == "measured":
        noun, unit = rng.choice(WORDS["plain_measured"])
        number, value = _number(rng)
        words = f"{number} {noun}"
    else:
        noun, unit = rng.choice(WORDS["counted"])
        value = rng.randrange(12, 9000)
        words = f"{value:,} {noun}"
    text, constructions = _framed(rng, kind, form.format(q=words))
    return Case(text, PUBLISHED, (_figure(text, words, value, unit, bound),), (form, kind, *constructions))


def _told(rng: random.Random, template: str) -> Case:
    filled = _filled(rng, template)
    figures = []
    for quote, value, unit in FIGURE.findall(filled):
        unit, *trend = unit.split()
        figures.append(_asked(quote, value, unit) | ({"trend": trend[0]} if trend else {}))
    return Case(FIGURE.sub(r"\1", filled), PUBLISHED, tuple(figures), (template,))


def _asked(quote: str, value: str, unit: str) -> dict[str, Any]:
    """A figure in the notation of tests/corpus/numbers."""
    low, dots, high = value.partition("..")
    if dots:
        return {"quote": quote, "bound": "range", "unit": unit, "best": None, "lower": float(low), "upper": float(high)}
    sign = next((sign for sign in BOUNDS if value.startswith(sign)), "")
    return _figure(quote, quote, _reckoned(value.removeprefix(sign)), unit, BOUNDS.get(sign, "exact"))


def _reckoned(value: str) -> float:
    """A number, a quotient, or a number and a quotient.

    >>> _reckoned("2+30/60"), _reckoned("1/4"), _reckoned("3e6")
    (2.5, 0.25, 3000000.0)
    """
    whole, plus, part = value.partition("+")
    if plus:
        return float(whole) + _reckoned(part)
    over, _, under = value.partition("/")
    return float(over) / float(under or 1)


def _nothing(rng: random.Random, template: str) -> Case:
    return Case(_filled(rng, template), PUBLISHED, (), (template,))


COMPOSERS = {
    "money": _money,
    "coins": _coins,
    "measured": _measured,
    "hedged": _hedged,
    "told": _told,
    "nothing": _nothing,
}
