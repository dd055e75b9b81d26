"""Dispatches of trials, results, takeovers, launches, fires, elections, strikes and recalls, with every claim."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.simulated.cases import Case
from tests.simulated.composing import Number, compose, exact, hedged

KINDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["kinds"]
PUBLISHED = "2019-03-14"
DAYS = (("on Tuesday", "2019-03-12"), ("on Wednesday", "2019-03-13"), ("on Thursday", "2019-03-14"))
HEDGES = (
    ("about {}", "approx"),
    ("some {}", "approx"),
    ("at least {}", "at_least"),
    ("more than {}", "more_than"),
    ("over {}", "more_than"),
    ("nearly {}", "less_than"),
)
FORMS = ("{}.", "{}.", "{}, {who} said.", "{}, according to {who}.", "{who} said {}.", "{who} told reporters that {}.")

SPEAKING = ("expects", "had expected", "the board", "the judge", "had asked")
"""What says that others foresaw, asked or ruled it: whose figure it is may be disputed."""


def _number(rng: Random, row: str, used: set[int], notes: tuple[str, ...]) -> Number:
    """A figure as a row of ``kinds.toml`` tells it."""
    told, _, changed_from = row.partition(" = ")
    measure, unit, form, start, stop, times = (part.strip() for part in told.split("|"))
    value = rng.choice([value for value in range(int(start), int(stop)) if value not in used])
    used.add(value)
    words, value = form.format(value), value * int(times)
    hedgeable = not (changed_from or notes or form.endswith("-year") or " = " in row)
    hedges = HEDGES[:3] if unit in ("year", "month", "hour") else HEDGES  # "over 16 hours" may be a period
    figure = hedged(value, rng.choice(hedges), words) if hedgeable and rng.random() < 0.3 else exact(value, words)
    if "start" in notes:
        figure = Number(words, {"best": value, "lower": value, "bound": "at_least"}, figure.constructions)
    asked = {"measure": None if measure == "-" else measure, "changed_from": changed_from.strip() or None}
    return figure.of(None if unit == "-" else unit, **asked)


def _sentence(rng: Random, row: list[str], speaker: str | None, used: set[int]) -> tuple[str, dict[str, Number]]:
    """What a sentence says, and its figures by their slots."""
    rows = [told for told in row[1:] if "|" in told]
    notes = tuple(told for told in row[1:] if "|" not in told)
    linked = {name: _number(rng, told, used, notes) for name, told in zip("ab", rows, strict=False)}
    if speaker and not any(word in row[0] for word in SPEAKING):
        linked = {name: one.of(one.unit, **one.extra, attribution=speaker) for name, one in linked.items()}
    return row[0], linked


def _case(rng: Random) -> Case:
    kind = rng.choice(KINDS)
    words, day = rng.choice(DAYS)
    text = rng.choice(kind["openings"]).replace("{day}", words)
    constructions, numbers, used = [], {}, set[int]()
    for at, row in enumerate(rng.sample(kind["sentences"], 3)):
        form = rng.choice(FORMS)
        speaker = rng.choice(kind["speakers"]) if "{who}" in form else None
        told, figures = _sentence(rng, row, speaker, used)
        slots = dict(zip("ab", ("abcdef"[2 * at], "abcdef"[2 * at + 1]), strict=True))
        for old, new in slots.items():
            told = told.replace(f"{{{old}}}", f"<{new}>")
        text += " " + form.replace("{who}", speaker or "").replace("{}", told).replace("<", "{").replace(">", "}")
        numbers |= {slots[old]: _dated(one, row, day, slots) for old, one in figures.items()}
        constructions += [f"{kind['name']}: {row[0]}", f"said {form}"]
    text, figures_told = compose(text, numbers)
    return Case(text, PUBLISHED, figures_told, (*constructions, f"kind {kind['name']}", words))


_TIMELESS = ("employs", "workforce", "registered", "previous model", "earlier model", "already", "last year", "marched")
"""What says of another day than the event's, or of none."""


def _dated(figure: Number, row: list[str], day: str, slots: dict[str, str]) -> Number:
    """The figure with the day of the event, where it is of what was done then."""
    extra: dict[str, Any] = dict(figure.extra)
    if "changed_from" in extra:
        extra["changed_from"] = slots[extra["changed_from"]]
    done = ("sentenced", "was given", "was jailed", "received a", "was fined", "awarded", "were found guilty")
    done += ("destroyed", "burned down", "gutted", "told to leave", "killed", "cast ballots", "won", "downed tools")
    if any(word in row[0] for word in done) and not any(word in row[0] for word in _TIMELESS):
        extra["event"] = day
    return figure.of(figure.unit, **extra)


def cases(seed: int, count: int) -> Iterator[Case]:
    """Composed dispatches, the same for the same seed."""
    rng = Random(seed)
    for _ in range(count):
        yield _case(rng)
