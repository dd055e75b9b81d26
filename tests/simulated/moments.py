"""Dispatches of any day of the year: hours, tolls that run, periods, plans, and what was before."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.simulated.cases import Case

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FIRST, LAST = date(2008, 1, 1), date(2023, 12, 31)
EDGES = (
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (2, 28),
    (3, 1),
    (3, 2),
    (4, 30),
    (5, 1),
    (7, 31),
    (12, 29),
    (12, 30),
    (12, 31),
)
"""Days about which months and years turn, as month and day."""
LEAP_DAYS = (date(2012, 2, 29), date(2016, 2, 29), date(2020, 2, 29), date(2012, 3, 1), date(2020, 3, 2))


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many dispatches, the same for a seed."""
    rng = random.Random(seed)
    for _ in range(number):
        yield _case(rng)


def _published(rng: random.Random) -> date:
    """A day of the years, at their turns more often than not."""
    roll = rng.random()
    if roll < 0.08:
        return rng.choice(LEAP_DAYS)
    if roll < 0.5:
        return date(rng.randrange(FIRST.year, LAST.year + 1), *rng.choice(EDGES))
    return FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))


def _case(rng: random.Random) -> Case:
    published = _published(rng)
    ago = rng.randrange(5)
    event = published - timedelta(days=ago)
    (town, country), (other, _) = rng.sample(WORDS["towns"], 2)
    n, k = rng.sample(range(32, 98), 2)
    slots = {**_slots(rng, published, event), "town": town, "country": country, "other": other, "n": n, "k": k}
    opening, (form, stands) = rng.choice(WORDS["openings"]), rng.choice(WORDS["days"])
    lead = _dated(rng.choice(WORDS["leads"]).format(**slots), form.format(**_of_day(event)), stands)
    filler, said = rng.choice(WORDS["fillers"]), rng.choice(WORDS["said"])
    family = rng.choice(tuple(WORDS["tails"]))
    tail, means, counted = _tail(rng, family, published, ago)
    told = tail.format(**slots)
    body = " ".join(part for part in (f"{lead}{said}.", filler, told) if part)
    figures = [{"quote": _quote(body, n), "best": n, "event": f"{event}"}]
    figures.append({"quote": _quote(told, k), "best": k, **_event(means, published, event, slots)})
    if counted:
        figures.append({"quote": counted, "event": "any", "best": 2})
    if family == "plans":
        figures[1]["status"] = "planned"
    text = _opening(rng, opening, published, slots) + body
    return Case(text, f"{published}", tuple(figures), (f"opening {opening!r}", f"day {form}", family, tail))


def _tail(rng: random.Random, family: str, published: date, ago: int) -> tuple[str, str, str]:
    """A sentence that is true of the days, what it means, and the span of time that it counts."""
    known = {"month": published.month, "year": published.year, "ago": ago}

    def holds(condition: str) -> bool:
        name, _, least = condition.partition(" > ")
        return not condition or known[name] > int(least)

    rows = [(*row, "", "")[:4] for row in WORDS["tails"][family]]
    tail, means, _, counted = rng.choice([row for row in rows if holds(row[2])])
    return tail, means, counted


def _event(means: str, published: date, event: date, slots: Mapping[str, Any]) -> dict[str, str]:
    """The day, month or year that is meant; nothing where readers may differ."""
    found = re.fullmatch(r"(event|report)([+-]\d+)?", means)
    if found:
        day = event if found[1] == "event" else published
        return {"event": f"{day + timedelta(days=int(found[2] or 0))}"}
    found = re.fullmatch(r"(event )?(month|year)([+-]\d+)?(?::(\d\d))?", means)
    if found:
        day, shift = (event if found[1] else published), int(found[3] or 0)
        if found[2] == "year":
            return {"event": f"{day.year + shift}"}
        return {"event": f"{_month(day, shift):%Y-%m}" + (f"-{found[4]}" if found[4] else "")}
    if means == "coming":
        return {"event": f"{slots['coming_day']}"}
    return {"event": means.format(**slots)} if means else {}


def _month(day: date, shift: int) -> date:
    """The first day of a month so many away."""
    months = day.year * 12 + day.month - 1 + shift
    return date(months // 12, months % 12 + 1, 1)


def _slots(rng: random.Random, published: date, event: date) -> dict[str, Any]:
    coming = published + timedelta(days=rng.randrange(7 - published.weekday(), 8) if published.weekday() > 3 else 6)
    return {
        "e": f"{event:%A}", "em": f"{event:%B}", "ed": event.day, "p": f"{published:%A}",
        "year": published.year, "last": published.year - 1, "old": published.year - rng.randrange(4, 15),
        "before": f"{_month(published, -1):%B}", "ahead": f"{_month(published, 1):%B}",
        "coming": f"{coming:%A}", "coming_day": coming, "cm": f"{coming:%B}", "cmon": _short(coming), "cd": coming.day,
    }  # fmt: skip


def _short(day: date) -> str:
    return f"{day:%b}"


def _of_day(day: date) -> dict[str, Any]:
    return {
        "a": f"{day:%A}", "m": f"{day:%B}", "mon": _short(day), "d": day.day, "y": day.year,
        "mm": f"{day:%m}", "dd": f"{day:%d}", "th": _ordinal(day.day),
    }  # fmt: skip


def _ordinal(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _dated(lead: str, words: str, stands: str) -> str:
    if stands == "back":
        return f"{lead} {words}"
    return f"{words}, {lead if lead[0].isdigit() or lead.startswith('Police') else lead[0].lower() + lead[1:]}"


def _opening(rng: random.Random, form: str, published: date, slots: Mapping[str, Any]) -> str:
    headline = rng.choice(WORDS["headlines"]).format(**slots)
    names = {"T": str(slots["town"]).upper(), "O": str(slots["other"]).upper(), "country": slots["country"]}
    people = {"w": rng.choice(WORDS["wires"]), "byline": rng.choice(WORDS["bylines"])}
    return form.format(headline=headline, **names, **people, **_of_day(published)).replace("May.", "May")


def _quote(text: str, number: int) -> str:
    """The number with the word behind it."""
    words = text.split()
    at = next(at for at, word in enumerate(words) if word.rstrip(".,") == f"{number}" and _counts(words, at))
    return " ".join(words[at : at + 2]).rstrip(".,")


def _counts(words: list[str], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1][0].islower()
