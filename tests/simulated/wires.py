"""Whole dispatches of several places, days and speakers: every figure is of one speaker, of one day, at one place."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.simulated.cases import Case
from tests.simulated.composing import spelled
from tests.simulated.places import Writer, names_of

WORDS = tomllib.loads((Path(__file__).parent / "wires.toml").read_text(encoding="utf-8"))

CHOICE = re.compile(r"<([^<>]*)>")
FIGURE = re.compile(r"\[([a-zS$%]?)#([^@\]]*)@([^~\]]*)~([^~\]]*)~([^\]]*)\]")
"""How figures are written in the forms is told in wires.toml."""


@dataclass
class Desk(Writer):
    """A dispatch as it is composed, with the day on which it appears."""

    today: date = date(2020, 1, 1)
    words: set[int] = field(default_factory=set)

    def write(self, template: str) -> str:
        """The text of a form, one of each of its choices, and its figures noted."""
        while CHOICE.search(template):
            template = CHOICE.sub(lambda found: self.chance.choice(found[1].split(" / ")), template)
        return FIGURE.sub(self._told, template).format_map(self.names)

    def _told(self, found: re.Match[str]) -> str:
        size, noun, place, who, day = found.groups()
        number, words = self._written(size)
        quote = f"{words} {noun}".strip().format_map(self.names)
        claim: dict[str, Any] = {"quote": quote, "best": number}
        if place:
            claim["place"] = self._place(place)
        if who:
            claim["attribution"] = None if who == "-" else who.format_map(self.names)
        if day:
            claim["event"] = self._day(day)
        self.figures.append(claim)
        return quote

    def _written(self, size: str) -> tuple[float, str]:
        if size in ("s", "S"):
            number = self.chance.choice([each for each in range(3, 10) if each not in self.words])
            self.words.add(number)
            return number, spelled(number) if size == "s" else spelled(number).capitalize()
        number = self._number(size if size in "ht" else "")
        if size == "$":
            return number * 1_000_000, f"${number} million"
        return number, f"{number} percent" if size == "%" else f"{number:,}"

    def _day(self, told: str) -> str:
        if told.startswith("E"):
            return (self.today - timedelta(days=int(told[1:]))).isoformat()
        return told.format_map(self.names)


def cases(seed: int, number: int) -> Iterator[Case]:
    """Dispatches of every form in turn."""
    chance = random.Random(seed)
    forms = sorted(WORDS["form"].items())
    for at in range(number):
        name, form = forms[at % len(forms)]
        yield _dispatch(chance, name, form)


def _dispatch(chance: random.Random, name: str, form: dict[str, Any]) -> Case:
    today = date(2019, 1, 1) + timedelta(days=chance.randrange(1_700))
    while "day" in form and f"{today:%A}" != form["day"]:
        today += timedelta(days=1)
    names = names_of(chance)
    names |= {**_people(chance), **_days(today), "Owner": names["owner"][:1].upper() + names["owner"][1:]}
    desk = Desk(chance, names, form.get("site", "T"), today=today)
    text = desk.write(form["text"].strip().replace("LEAD", chance.choice(WORDS["leads"]).strip()))
    return Case(text, today.isoformat(), tuple(desk.figures), (name,))


def _people(chance: random.Random) -> dict[str, str]:
    """Three people by their names, their last names, and the words that stand for them."""
    told = {}
    for at, (name, pronoun) in enumerate(chance.sample(WORDS["people"], 3), 1):
        last = name.rsplit(" ", 1)[-1]
        told |= {f"p{at}": name, f"l{at}": last, f"he{at}": pronoun, f"He{at}": pronoun.capitalize()}
        his, him = ("his", "him") if pronoun == "he" else ("her", "her")
        told |= {f"his{at}": his, f"His{at}": his.capitalize(), f"him{at}": him}
    return told


def _days(today: date) -> dict[str, str]:
    told = {}
    for ago in range(10):
        day = today - timedelta(days=ago)
        told |= {f"d{ago}": f"{day:%A}", f"m{ago}": f"{day:%B} {day.day}", f"n{ago}": f"{day.day} {day:%B}"}
    tomorrow = today + timedelta(days=1)
    return told | {"t1": f"{tomorrow:%A}", "year": str(today.year), "past": str(today.year - 1)}
