"""Whole dispatches of disasters and riots: of what each figure is a part, who told it and of which day it is."""

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
from tests.simulated.composing import quote_of, spelled

WORDS = tomllib.loads((Path(__file__).parent / "crises.toml").read_text(encoding="utf-8"))
CHOICE = re.compile(r"<([^<>\[\]]* / [^<>\[\]]*)>")
FIGURE = re.compile(r"\[(\w+):([a-zA-Z]?|=\w+)#([^~\]]*)~([^@\]]*)(?:@([^<\]]*))?(?:<([^\]]*))?\]")
"""How figures are written in the blocks is told in crises.toml."""
SIZES = {"": (11, 29), "s": (3, 9), "S": (3, 9), "m": (40, 96), "h": (140, 890), "t": (1100, 9800)}


@dataclass
class Desk:
    """A dispatch as it is composed: what its figures are, by label, and the names that it uses."""

    chance: random.Random
    names: dict[str, str]
    today: date
    event: date
    used: set[int] = field(default_factory=set)
    labels: dict[str, dict[str, Any]] = field(default_factory=dict)
    figures: list[dict[str, Any]] = field(default_factory=list)

    def write(self, template: str) -> str:
        """The text of a block, one of each of its choices, and its figures noted."""
        while CHOICE.search(template):
            template = CHOICE.sub(lambda found: self.chance.choice(found[1].split(" / ")), template)
        text, at = "", 0
        for found in FIGURE.finditer(template):
            text += template[at : found.start()]
            text += self._told(found, opens=not text or text.endswith((". ", "\n", '"')))
            at = found.end()
        return (text + template[at:]).format_map(self.names)

    def _told(self, found: re.Match[str], *, opens: bool) -> str:
        label, size, noun, who, day, wholes = found.groups()
        number = self._number(size)
        words = spelled(number) if size in ("s", "S") or (opens and number < 100) else f"{number:,}"
        words = words[:1].upper() + words[1:] if opens else words
        claim: dict[str, Any] = {"best": number}
        if who:
            claim["attribution"] = None if who == "-" else who.format_map(self.names)
        if day:
            claim |= self._day(day)
        if wholes:
            claim["part_of"] = None if wholes == "0" else self.labels[wholes]
        self.labels[label] = claim
        self.figures.append(claim)
        return f"\x02{words}\x03 {noun}".strip().format_map(self.names)

    def claims(self, text: str) -> tuple[str, tuple[dict[str, Any], ...]]:
        """The text as it is read, and its claims, each by a quote that no other words of it hold."""
        plain = re.sub("[\x02\x03]", "", text)
        for at, (claim, found) in enumerate(zip(self.figures, re.finditer("\x02(.*?)\x03", text), strict=True)):
            start = found.start() - 2 * at
            claim["quote"] = quote_of(plain, start, start + len(found[1]))
        quoted = [
            {**claim, "part_of": claim["part_of"] and claim["part_of"]["quote"]} if "part_of" in claim else claim
            for claim in self.figures
        ]
        return plain, tuple(quoted)

    def _number(self, size: str) -> int:
        if size.startswith("="):
            return int(self.labels[size[1:]]["best"])
        least, most = SIZES[size]
        sizes = range(least, most + 1)
        number = self.chance.choice([each for each in sizes if each not in self.used] or sizes)
        self.used.add(number)
        return number

    def _day(self, told: str) -> dict[str, str]:
        if told in ("E", "T", "E-1"):
            day = self.today if told == "T" else self.event - timedelta(days=told == "E-1")
            return {"event": f"{day}"}
        if told in ("Y", "Y-1"):
            return {"event": f"{self.today.year - (told == 'Y-1')}"}
        if told == "M-1":
            return {"event": f"{self.today.replace(day=1) - timedelta(days=1):%Y-%m}"}
        return {"event": told.format_map(self.names)} if told.startswith("{") else {}


def cases(seed: int, number: int) -> Iterator[Case]:
    """Dispatches under every lead, with blocks of every kind in any order."""
    chance = random.Random(seed)
    for _ in range(number):
        yield _dispatch(chance)


def _dispatch(chance: random.Random) -> Case:
    today = date(2010, 1, 1) + timedelta(days=chance.randrange(4_700))
    event = today - timedelta(days=chance.randrange(1, 4))
    desk = Desk(chance, _names(chance, today, event), today, event)
    lead = chance.choice(sorted(WORDS["leads"]))
    paragraphs = [desk.write(WORDS["leads"][lead].strip())]
    blocks = _blocks(chance, desk)
    chance.shuffle(blocks)
    paragraphs += [desk.write(template) for _, template in blocks]
    paragraphs = [text[:1].upper() + text[1:] for text in paragraphs]
    text, figures = desk.claims(chance.choice(("\n\n", "\n\n", "\n")).join(paragraphs))
    told = (f"lead {lead}", *(name for name, _ in blocks if name))
    return Case(text, f"{today}", figures, told)


def _blocks(chance: random.Random, desk: Desk) -> list[tuple[str, str]]:
    """Three parts, two speakers, a day or two and what fills the space between, none of a toll that no one told."""
    fits = [name for name, text in sorted(WORDS["parts"].items()) if _leans_on(text) <= set(desk.labels)]
    chosen = [(f"part {name}", WORDS["parts"][name]) for name in _apart(chance, fits)]
    chosen += [(f"speaker {name}", WORDS["speakers"][name]) for name in chance.sample(sorted(WORDS["speakers"]), 1)]
    chosen += [(f"day {name}", WORDS["days"][name]) for name in chance.sample(sorted(WORDS["days"]), 1)]
    return chosen + [("", text) for text in chance.sample(WORDS["fillers"], 2)]


def _leans_on(template: str) -> set[str]:
    """The labels that the figures of a block lean on and that it does not tell itself."""
    told = {found[1] for found in FIGURE.finditer(template)}
    needed = {name for found in FIGURE.finditer(template) for name in [found[6]] if name and name != "0"}
    return {name for name in needed if name not in told}


def _apart(chance: random.Random, names: list[str]) -> list[str]:
    """Three blocks of which no two divide the same toll."""
    chosen: dict[str, str] = {}
    for name in chance.sample(names, len(names)):
        chosen.setdefault(name.partition("_")[0], name)
    return list(chosen.values())[:3]


def _names(chance: random.Random, today: date, event: date) -> dict[str, str]:
    town, country, nation = chance.choice(WORDS["places"])
    (p1, he), (q1, _) = chance.sample(WORDS["people"], 2)
    org, org2 = chance.sample(WORDS["bodies"], 2)
    hosp, hosp2 = chance.sample(WORDS["hospitals"], 2)
    told = {"town": town, "TOWN": town.upper(), "country": country, "Nation": nation, "p1": p1, "q1": q1}
    told |= {"l1": p1.rsplit(" ", 1)[-1], "he1": he, "He1": he.capitalize(), "His1": "His" if he == "he" else "Her"}
    told |= {"org": org, "org2": org2, "Org": _up(org), "org2c": _up(org2), "Org2": _up(org2)}
    told |= {"hosp": hosp, "hosp2": hosp2, "Hosp": _up(hosp), "side": chance.choice(("northern", "eastern", "western"))}
    told |= dict(zip("xyz", chance.sample(WORDS["groups"], 3), strict=True))
    told |= dict(zip(("v1", "v2", "v3"), chance.sample(WORDS["hamlets"], 3), strict=True))
    told |= {"T": f"{today:%A}", "E": f"{event:%A}", "B": f"{event - timedelta(days=1):%A}"}
    told["m0"] = f"{today:%B} {today.day}"
    return told | {"Y": f"{today - timedelta(days=1):%A}", "old": str(today.year - chance.randrange(4, 15))}


def _up(words: str) -> str:
    return words[:1].upper() + words[1:]
