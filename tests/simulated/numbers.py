"""Sentences of one or two quantities: numerals, hedges, units, ranges and changes, beside digits that count nothing."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from tests.simulated.cases import Case

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PUBLISHED = "2016-06-23"
POINT = {"exact": "best", "approx": "best", "less_than": "upper", "at_most": "upper"}
ONES, TENS = WORDS["ones"], WORDS["tens"]


class Numeral(NamedTuple):
    """A number as written, and what it is."""

    words: str
    value: Decimal
    form: str


class Quantity(NamedTuple):
    """A quantity as written without its hedge."""

    words: str
    value: Decimal
    unit: str
    kind: str
    constructions: tuple[str, ...]


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many sentences, the same for a seed."""
    rng = random.Random(seed)
    for _ in range(number):
        yield rng.choice((_hedged, _hedged, _hedged, _two, _range, _change))(rng)


def spelled(number: int) -> str:
    """A number below a million in words.

    >>> spelled(342), spelled(7_018)
    ('three hundred and forty-two', 'seven thousand and eighteen')
    """
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    rest = number % 1000
    joined = " and " if rest < 100 else " "
    return f"{spelled(number // 1000)} thousand" + (f"{joined}{spelled(rest)}" if rest else "")


def _counting(rng: random.Random) -> Numeral:
    small, large = rng.randrange(21, 100), rng.randrange(1_000, 99_000)
    millions = Decimal(rng.randrange(11, 99)) / 10
    return rng.choice(
        (
            Numeral(f"{small}", Decimal(small), "digits"),
            Numeral(spelled(small), Decimal(small), "words"),
            Numeral(spelled(small * 7), Decimal(small * 7), "hundreds in words"),
            Numeral(spelled(large), Decimal(large), "thousands in words"),
            Numeral(f"{large:,}", Decimal(large), "commas"),
            Numeral(f"{millions} million", millions * 1_000_000, "decimal million"),
            Numeral(f"{small},000", Decimal(small * 1000), "round thousands"),
            Numeral(f"{small} thousand", Decimal(small * 1000), "digits and thousand"),
            Numeral(f"{spelled(small)} thousand", Decimal(small * 1000), "words and thousand"),
            Numeral("half a million", Decimal(500_000), "half a million"),
            Numeral("a quarter of a million", Decimal(250_000), "a quarter of a million"),
            Numeral("two and a half million", Decimal(2_500_000), "and a half million"),
            Numeral("three dozen", Decimal(36), "dozen"),
            Numeral("a dozen", Decimal(12), "a dozen"),
            Numeral(f"{small} lakh", Decimal(small * 100_000), "lakh"),
        )
    )


def _amount(rng: random.Random) -> Numeral:
    small, large = rng.randrange(2, 100), rng.randrange(1_000, 99_000)
    tenths = Decimal(rng.randrange(11, 990)) / 10
    return rng.choice(
        (
            Numeral(f"{small}", Decimal(small), "digits"),
            Numeral(f"{tenths}", tenths, "decimal"),
            Numeral(f"{large:,}", Decimal(large), "commas"),
            Numeral(f"{tenths} million", tenths * 1_000_000, "decimal million"),
            Numeral(f"{small} billion", Decimal(small) * 1_000_000_000, "billion"),
        )
    )


def _short(rng: random.Random) -> Numeral:
    """A number with the letter of the financial press for its scale, which stands beside a sign of money."""
    letter, scale = rng.choice((("m", 10**6), ("bn", 10**9), ("k", 10**3), ("mn", 10**6), ("tn", 10**12)))
    number = Decimal(rng.randrange(11, 990)) / 10
    return Numeral(f"{number}{letter}", number * scale, f"letters {letter}")


def _quantity(rng: random.Random, kind: str) -> Quantity:
    if kind == "counted":
        numeral, (noun, unit) = _counting(rng), rng.choice(WORDS["counted"])
        return Quantity(f"{numeral.words} {noun}", numeral.value, unit, kind, (numeral.form, noun))
    if kind == "money":
        form, unit = rng.choice(WORDS["money"])
        numeral = _short(rng) if form[0] in "$€£" and rng.random() < 0.4 else _amount(rng)
        return Quantity(form.format(n=numeral.words), numeral.value, unit, kind, (numeral.form, form))
    numeral, (word, unit) = _amount(rng), rng.choice(WORDS["measured"])
    if unit.startswith("percent") or unit in (
        "hour",
        "minute",
        "day",
        "week",
        "year",
        "kilometer / hour",
        "mile / hour",
    ):
        value = Decimal(rng.randrange(2, 99))
        numeral = Numeral(f"{value}", value, "digits")
    return Quantity(
        f"{numeral.words}{'' if word == '%' else ' '}{word}", numeral.value, unit, kind, (numeral.form, word)
    )


def _hedge(rng: random.Random, kind: str) -> tuple[str, str]:
    of = "count" if kind == "counted" else "amount"
    form, bound, _ = rng.choice([row for row in WORDS["hedges"] if row[2] in ("any", of)])
    return form, bound


def _figure(quantity: Quantity, bound: str = "exact") -> dict[str, Any]:
    """What is asked of a quantity; its best where it has one, else the end that is told."""
    row: dict[str, Any] = {"quote": quantity.words, "bound": bound, "unit": quantity.unit}
    return row | {"best": None, "lower": None} | {POINT.get(bound, "lower"): float(quantity.value)}


def _framed(rng: random.Random, kind: str, words: str) -> tuple[str, tuple[str, ...]]:
    """A sentence around a quantity, perhaps with digits in it that count nothing."""
    frame = rng.choice(WORDS[f"frames_{kind}"])
    sentence = frame.format(x=words, X=words[0].upper() + words[1:])
    if rng.random() < 0.25:
        decoy = rng.choice(WORDS["opening"])
        return decoy + (sentence if sentence[0].isdigit() else sentence[0].lower() + sentence[1:]), (frame, decoy)
    if rng.random() < 0.3:
        decoy = rng.choice(WORDS["ending"])
        return f"{sentence[:-1]}{decoy}.", (frame, decoy)
    return sentence, (frame,)


def _hedged(rng: random.Random) -> Case:
    kind = rng.choice(("counted", "money", "measured"))
    quantity, (form, bound) = _quantity(rng, kind), _hedge(rng, kind)
    if form == "an estimated {q}" and quantity.words.startswith(("a ", "half ")):
        form, bound = "{q}", "exact"
    text, constructions = _framed(rng, kind, form.format(q=quantity.words))
    return Case(text, PUBLISHED, (_found(text, quantity, bound),), (form, *quantity.constructions, *constructions))


def _found(text: str, quantity: Quantity, bound: str) -> dict[str, Any]:
    """What is asked of a quantity that may have opened the sentence."""
    figure = _figure(quantity, bound)
    if figure["quote"] not in text:
        figure["quote"] = figure["quote"][0].upper() + figure["quote"][1:]
    return figure


def _two(rng: random.Random) -> Case:
    """Two quantities of one kind, each with its own hedge."""
    kind = rng.choice(("counted", "money"))
    one, two = _quantity(rng, kind), _quantity(rng, kind)
    (form, bound), (other, bound_of_other) = _hedge(rng, kind), _hedge(rng, kind)
    joined = rng.choice((" and ", " as well as ", ", but only ", " besides "))
    words = f"{form.format(q=one.words)}{joined}{other.format(q=two.words)}"
    text, constructions = _framed(rng, kind, words)
    if one.words in two.words or two.words in one.words or " or " in f"{form}{other}":
        return _hedged(rng)
    figures = _found(text, one, bound), _found(text, two, bound_of_other)
    return Case(
        text, PUBLISHED, figures, (f"{form}{joined}{other}", *one.constructions, *two.constructions, *constructions)
    )


def _range(rng: random.Random) -> Case:
    """From one number to another, in one unit."""
    low = rng.randrange(11, 80)
    high = low + rng.randrange(2, 40)
    scale, factor = rng.choice((("", 1), (" million", 10**6), ("", 1)))
    form = rng.choice(("between {a} and {b}{s}", "{a}-{b}{s}", "{a} to {b}{s}", "{a} – {b}{s}"))
    kind = rng.choice(("counted", "measured"))
    word, unit = rng.choice(WORDS[kind])
    if word == "%":
        word, unit = "percent", "percent"
    words = f"{form.format(a=low, b=high, s=scale)} {word}"
    text, constructions = _framed(rng, kind, words)
    start = text.lower().index(words.lower())
    figure = {"quote": text[start : start + len(words)], "bound": "range", "unit": unit, "best": None}
    figure |= {"lower": low * factor, "upper": high * factor}
    return Case(text, PUBLISHED, (figure,), (form, word, *constructions))


CHANGES = (
    ("Output rose from {a} to {b} {u}.", "level", "level"),
    ("Sales fell by {c} percent to {b} {u}.", "percent", "level"),
    ("The stock of grain was up {c} percent at {b} {u}.", "percent", "level"),
    ("Stocks climbed by {a}{s} {u} to {b} {u}.", "level", "level"),
    ("Output was {b} {u}, up from {a}{s} {u}.", "level", "level"),
    ("Demand, at {b} {u}, was {c} percent higher than before.", "level", "percent"),
)


def _change(rng: random.Random) -> Case:
    """A level and the one before, or a level and by how much it moved."""
    form, *kinds = rng.choice(CHANGES)
    word, unit = rng.choice(
        [row for row in WORDS["measured"] if row[0] in ("tonnes", "barrels", "megawatts", "litres")]
    )
    scale, factor = rng.choice((("", 1), (" million", 10**6)))
    a, b, c = rng.randrange(101, 400), rng.randrange(401, 990), rng.randrange(2, 60)
    text = form.format(a=a, b=f"{b}{scale}", c=c, u=word, s=scale)
    told = {"a": (f"{a}", a * factor, unit), "b": (f"{b}", b * factor, unit), "c": (f"{c} percent", c, "percent")}
    figures = [
        {"quote": quote, "best": value, "bound": "exact", "unit": of}
        for name, (quote, value, of) in told.items()
        if "{" + name + "}" in form
    ]
    return Case(text, PUBLISHED, tuple(figures), (form, word, *kinds))
