"""Dispatches of courts, elections, firms, money, pledges and strikes, each of one or two sentences with figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from re import search
from typing import Any

from tests.simulated.cases import Case
from tests.simulated.composing import ALONE, Number, compose, exact, hedged

_TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SIZES, FIELDS = _TOLD["sizes"], _TOLD["fields"]
PUBLISHED = "2019-03-14"
DAYS = (("on Tuesday", "2019-03-12"), ("on Wednesday", "2019-03-13"), ("on Thursday", "2019-03-14"))
FORMS = ("{}.", "{}.", "{}, {who} said.", "{}, according to {who}.", "{who} said {}.", "{who} said that {}.")
BETWEEN = (
    "",
    "",
    "",
    "The mood was tense.",
    "The matter had been expected for weeks.",
    "No one was available for comment.",
)
HEDGES = (
    ("about {}", "approx"),
    ("at least {}", "at_least"),
    ("more than {}", "more_than"),
    ("nearly {}", "less_than"),
)
MARKS = {"~": HEDGES[0], "^": ("up to {}", "at_most")}
_SPEAKING = (
    r"\b(expects|reported|promised|pledged|estimated|announced|rejected|offer(ed)?|demands|quoted|"
    r"analysts|indictment|dealers)\b"
)
"""What has a speaker of its own, so that whose figure it is may be disputed."""
_FIRM = r"\b(the|only|a|an|of|its|another|additional|by) \{a\}|\{a\}-|months|years"
"""Before or behind a figure: what takes no hedge."""


def _figure(rng: Random, size: str, used: set[float], hedge: tuple[str, str] | None) -> Number:
    """A figure of a size, of a value that none of the dispatch has."""
    form, start, stop, times, unit = SIZES[size]
    value = rng.choice([value for value in range(start, stop) if value not in {*used, 737, 747}])
    used.add(value)
    if form.count("{") > 1:
        upper = value + rng.randint(2, 9)
        words, bounds = form.format(value, upper), {"lower": value * times, "upper": upper * times}
        return Number(words, {"best": None, **bounds, "bound": "range"}, ("range",), unit)
    words = form.format(value)
    worth = (value + (0.4 if "{}.4" in form else 0)) * times
    made = exact(worth, words) if hedge is None else hedged(worth, hedge, words)  # type: ignore[arg-type]
    return replace(made, unit=unit or None)


def _asked(tokens: list[str], day: str | None) -> dict[str, Any]:
    """What is asked of a figure beside its value: the tokens behind its measure and size."""
    asked: dict[str, Any] = {} if "?" in tokens else {"part_of": ALONE, "changed_from": ALONE}
    for token in tokens:
        if token[0] in "<=" and token[1:] in "abcd":
            asked["part_of" if token[0] == "<" else "changed_from"] = token[1:]
        elif token == "planned":
            asked["status"] = token
        elif token[0] == "@":
            asked["event"] = token[1:] or day
    return asked


def _number(rng: Random, told: str, row: str, used: set[float]) -> Number:
    measure, size, *rest = told.split()
    marked = next((MARKS[token] for token in rest if token in MARKS), None)
    free = "{b}" not in row and not search(_FIRM, row) and SIZES[size][0].count("{") == 1
    hedge = marked or (rng.choice(HEDGES) if free and rng.random() < 0.2 else None)
    made = _figure(rng, size, used, hedge)
    counted = next((token for token in rest if token[0] not in "<=@~^?" and token != "planned"), made.unit)
    named = tuple(None if name == "none" else name for name in measure.split("/"))
    asked = _asked(rest, None) | ({} if measure == "-" else {"measure": named})
    return made.of(None if counted == "-" else counted, **asked)


def _sentence(
    rng: Random, row: list[str], speakers: list[str], used: set[float], names: str
) -> tuple[str, dict[str, Number]]:
    """A sentence in a form of speech, and its figures by their slots."""
    form = "{}." if row[0][0] == "!" else rng.choice(FORMS)
    speaker = rng.choice(speakers) if "{who}" in form else None
    numbers = {slot: _number(rng, told, row[0], used) for slot, told in zip("abcd", row[1:], strict=False)}
    slots = dict(zip("abcd", names, strict=True))
    told = row[0].removeprefix("!")
    text = form.replace("{who}", speaker or "").replace("{}", told)
    for old, new in slots.items():
        text = text.replace(f"{{{old}}}", f"<{new}>")
    named = None if search(_SPEAKING, row[0]) else speaker
    return text.replace("<", "{").replace(">", "}"), {
        slots[old]: _linked(one, slots, named) for old, one in numbers.items()
    }


def _linked(one: Number, slots: dict[str, str], speaker: str | None) -> Number:
    extra = dict(one.extra) | ({"attribution": speaker} if speaker else {})
    for link in {"part_of", "changed_from"} & set(extra):
        extra[link] = slots.get(extra[link], ALONE)
    return one.of(one.unit, **extra)


def _case(rng: Random) -> Case:
    field = rng.choice(FIELDS)
    words, _ = rng.choice(DAYS)
    text = rng.choice(field["openings"]).replace("{day}", words)
    numbers: dict[str, Number] = {}
    used: set[float] = set()
    rows = rng.sample(field["rows"], rng.choice((1, 1, 2)))
    for at, row in enumerate(rows):
        told, figures = _sentence(rng, row, field["speakers"], used, ("abcd", "efgh")[at])
        text = " ".join(part for part in (text, rng.choice(BETWEEN), told) if part)
        numbers |= figures
    text, claims = compose(text, numbers)
    names = tuple(f"{field['name']}: {row[0]}" for row in rows)
    hedges = tuple(name for one in numbers.values() for name in one.constructions if name != "exact")
    return Case(text, PUBLISHED, claims, (*names, f"field {field['name']}", *hedges))


def cases(seed: int, count: int) -> Iterator[Case]:
    """Composed dispatches, the same for the same seed."""
    rng = Random(seed)
    for _ in range(count):
        yield _case(rng)
