"""Figures as a reporter writes them, and texts composed around them whose claims know where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

SIZES: Mapping[str, tuple[int, int, int]] = {
    "few": (2, 9, 1),
    "some": (11, 99, 1),
    "many": (101, 990, 1),
    "crowd": (1_100, 9_800, 100),
    "masses": (11_000, 98_000, 1_000),
}
"""From, to and in steps of what the figures of a size are."""

HEDGES: tuple[tuple[str, str], ...] = (
    ("about {}", "approx"),
    ("around {}", "approx"),
    ("some {}", "approx"),
    ("roughly {}", "approx"),
    ("an estimated {}", "approx"),
    ("approximately {}", "approx"),
    ("at least {}", "at_least"),
    ("no fewer than {}", "at_least"),
    ("{} or more", "at_least"),
    ("not less than {}", "at_least"),
    ("more than {}", "more_than"),
    ("over {}", "more_than"),
    ("upwards of {}", "more_than"),
    ("nearly {}", "less_than"),
    ("almost {}", "less_than"),
    ("fewer than {}", "less_than"),
    ("just under {}", "less_than"),
    ("up to {}", "at_most"),
    ("as many as {}", "at_most"),
    ("no more than {}", "at_most"),
)

VAGUE: Mapping[str, tuple[tuple[str, int], ...]] = {
    "few": (("several", 3),),
    "some": (("dozens of", 12), ("scores of", 40)),
    "many": (("hundreds of", 100), ("several hundred", 300)),
    "crowd": (("thousands of", 1_000), ("several thousand", 3_000)),
    "masses": (("tens of thousands of", 10_000),),
}

ALONE = "alone"
"""What a link of a figure says that is to have none."""

DOZENS: Mapping[int, str] = {12: "a dozen", 24: "two dozen", 36: "three dozen"}


@dataclass(frozen=True)
class Number:
    """One figure as it is written, and what it states."""

    words: str
    values: Mapping[str, Any]
    constructions: tuple[str, ...]
    unit: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def of(self, unit: str | None, **extra: Any) -> Number:
        """The same figure with what it counts and what else is asked of it; a ``None`` is not asked."""
        return replace(self, unit=unit, extra={name: value for name, value in extra.items() if value is not None})


def spelled(value: int) -> str:
    """A whole number below a hundred in words."""
    if value < 20:
        return _ONES.split()[value]
    tens, ones = divmod(value, 10)
    return _TENS.split()[tens - 2] + (f"-{spelled(ones)}" if ones else "")


def plain(value: int, style: str = "press") -> str:
    """A whole number: in words below ten, as the press writes it, unless `style` says digits or words."""
    if value < 100 and (style == "words" or (style == "press" and value < 10)):
        return spelled(value)
    return f"{value:,}"


def exact(value: int, words: str) -> Number:
    return Number(words, {"best": value, "lower": value, "upper": value, "bound": "exact"}, ("exact",))


def hedged(value: int, hedge: tuple[str, str], words: str) -> Number:
    """A figure with a word that shapes its bounds."""
    template, bound = hedge
    sides = {"approx": (), "at_least": ("lower",), "more_than": ("lower",)}.get(bound, ("upper",))
    values = {"best": value, "bound": bound, **dict.fromkeys(sides, value)}
    return Number(template.format(words), values, (f"hedge {template}",))


def number(rng: Random, size: str, *, used: set[int], manner: str = "any") -> Number:
    """A figure of a size, of a value none of `used` has, which then holds it.

    `manner` is "any", "exact" (digits, or a word below ten), "digits" or "hedged or exact" (neither a range nor vague).
    """
    start, stop, step = SIZES[size]
    value = rng.choice([value for value in range(start, stop + 1, step) if value not in used])
    used.add(value)
    if manner == "digits":
        return exact(value, plain(value, "digits"))
    roll = rng.random()
    if manner == "exact" or roll < 0.45:
        return exact(value, DOZENS.get(value, "") if rng.random() < 0.5 and value in DOZENS else plain(value))
    if manner != "any" or roll < 0.8:
        value = _rounded(value)
        used.add(value)
        return hedged(value, rng.choice(HEDGES), plain(value))
    if roll < 0.9:
        return _ranged(rng, value, step, used)
    words, floor = rng.choice(VAGUE[size])
    used.add(floor)
    return Number(words, {"best": None, "lower": floor, "upper": None, "bound": "at_least"}, (f"vague {words}",))


def _rounded(value: int) -> int:
    """As a reporter rounds what is hedged: 47 to 45, 534 to 530."""
    return value if value < 10 else value // 5 * 5 if value < 100 else value // 10 * 10


def _ranged(rng: Random, value: int, step: int, used: set[int]) -> Number:
    upper = value + step * rng.randint(2, 9)
    used.add(upper)
    form = rng.choice(("between {} and {}", "{} to {}", "{}-{}"))
    style = "digits" if "-" in form or value >= 10 or upper >= 10 else "press"
    words = form.format(plain(value, style), plain(upper, style))
    return Number(words, {"best": None, "lower": value, "upper": upper, "bound": "range"}, (f"range {form}",))


_SLOT = re.compile(r"\{([a-z])(!?)\}")
_OPENING = re.compile(r"(?:^|[.!?][\"”]? |\n|(?<= - ))[a-z]")


def compose(template: str, numbers: Mapping[str, Number]) -> tuple[str, tuple[dict[str, Any], ...]]:
    """The text with its figures written in, and their claims.

    ``{a}`` is a figure before its noun, ``{a!}`` one that stands alone, so that "dozens of" loses its "of". A claim
    that says ``part_of="a"``, ``changed_from`` or ``converts`` points at the quote of that figure.
    """
    text, at, where = "", 0, {}
    template = _OPENING.sub(lambda found: found[0].upper(), template)
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        name, alone = slot.groups()
        words = numbers[name].words
        words = words.removesuffix(" of") if alone else words
        if re.search(r"(^|[.!?][\"”]? |\n)$", text):
            words = _opening(words, numbers[name])
        where[name] = (len(text), len(text) + len(words))
        text += words
        at = slot.end()
    text += template[at:]
    quotes = {name: quote_of(text, *span) for name, span in where.items()}
    return text, tuple(_claim(quotes, quote, numbers[name]) for name, quote in quotes.items())


def _opening(words: str, figure: Number) -> str:
    """A figure that opens a sentence: a bare number is spelled out where it is short."""
    value = figure.values["best"]
    if figure.values["bound"] == "exact" and words.isdigit() and value < 100:
        words = spelled(value)
    return words[:1].upper() + words[1:]


def quote_of(text: str, start: int, end: int) -> str:
    """The words of a figure with the word behind it, or as many as tell it from one elsewhere."""
    while end < len(text) and (text.find(text[start:end]) != start or text[end].isdigit()):
        end += 1
    while text.find(text[start:end]) != start:
        start -= 1
    behind = re.compile(r"[^\S\n]?[\w'’$%.-]*\w").match(text, end)
    return text[start : behind.end() if behind else end]


def _claim(quotes: Mapping[str, str], quote: str, figure: Number) -> dict[str, Any]:
    extra = dict(figure.extra)
    for link in ("part_of", "converts", "changed_from"):
        if link in extra:
            extra[link] = None if extra[link] == ALONE else quotes[extra[link]]
    unit = {} if figure.unit is None else {"unit": figure.unit}
    return {"quote": quote, **figure.values, **unit, **extra}
