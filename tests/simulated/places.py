"""Dispatches that name places in many ways and at many points, each figure with the finest place it speaks of."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.simulated.cases import Case

WORDS = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))
SITE = ("country", "people", "capital", "side", "region", "kind", "town", "second", "far", "far_region", "village")

# How figures are written in the templates is told in places.toml.
FIGURE = re.compile(r"\[([ht]?)#([^@\]]*)@([^\]]+)\]")
KEYS = {"C": "country", "R": "region", "T": "town", "2": "second", "F": "far", "G": "far_region", "K": "capital"}


WIDE = {"flood", "quake", "riot", "outbreak"}
TOLLS = {"bus", "fire", "blast", "mine", "flood", "quake", "gunmen"}

DAYS = ("on Monday", "on Friday night", "early Sunday", "on Wednesday morning")


@dataclass
class Writer:
    """A dispatch as it is composed."""

    chance: random.Random
    names: dict[str, str]
    site: str = "S"
    used: set[str] = field(default_factory=lambda: {"1998", "2003", "2009", "2011", "2012", "2014", "2019"})
    parts: list[str] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)
    constructions: list[str] = field(default_factory=list)

    def add(self, name: str, template: str) -> None:
        """Write what `template` says, and note its figures."""
        self.constructions.append(name)
        text = FIGURE.sub(self._figure, template)
        self.parts.append(_opened(text.format_map(self.names)))

    def _figure(self, found: re.Match[str]) -> str:
        size, noun, places = found.groups()
        number = self._number(size)
        quote = f"{number:,} {noun}".strip().format_map(self.names)
        self.figures.append({"quote": quote, "best": number, "place": self._place(places)})
        return quote

    def _number(self, size: str) -> int:
        low, high = {"": (11, 98), "h": (110, 980), "t": (11_000, 98_000)}[size]
        free = [each for each in range(low, high) if each % 100 >= 11 and self._is_free(f"{each:,}")]
        number = self.chance.choice(free)
        self.used.add(f"{number:,}")
        return number

    def _is_free(self, digits: str) -> bool:
        """Whether no number of the text holds these digits, or they it: a quote is found by where it first stands."""
        return not any(digits in other or other in digits for other in self.used)

    def _place(self, keys: str) -> str | None:
        finest = keys.replace("S", self.site).split("|")
        if finest == ["-"]:
            return None
        found = [self.names[key] if key in self.names else self.names[KEYS[key]] for key in dict.fromkeys(finest)]
        found += ["Democratic Republic of the Congo"] if "Congo" in found and len(found) > 1 else []
        return found[0] if len(found) == 1 else ", ".join(f"{name} {kind}" for name in found for kind in self._kinds())

    def _kinds(self) -> tuple[str, ...]:
        """A name of several may be read with what sort of place it is."""
        return ("", self.names.get("kind", "state"), "district", "neighborhood", "suburb", "area")


def _opened(text: str) -> str:
    at = next((at for at, letter in enumerate(text) if letter.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def cases(seed: int, number: int) -> Iterator[Case]:
    """Dispatches of one event each; one in six of a kind of its own."""
    chance = random.Random(seed)
    for at in range(number):
        yield (_event if at % 6 else chance.choice(KINDS))(chance)


def names_of(chance: random.Random) -> dict[str, str]:
    *row, neighbor = chance.choice(WORDS["sites"])
    names = dict(zip(SITE, row, strict=True))
    return _shared(chance, {**names, "neighbor": neighbor, "X": neighbor.removeprefix("the "), "V": names["village"]})


def _shared(chance: random.Random, names: dict[str, str]) -> dict[str, str]:
    """The names with the forms of them that texts use."""
    country = names["country"]
    name = chance.choice(WORDS["surnames"])
    forms = {
        "bare": country.removeprefix("the ").capitalize() if country.islower() else country.removeprefix("the "),
        "Country": _opened(country),
        "owner": country + ("'" if country.endswith("s") else "'s"),
        "People": names["people"],
        "name": name,
        "surname": chance.choice(("Daniel Orsov", "Marta Quellin", "Ibram Tuveh", "Luis Panteno")),
    }
    capitals = {key.upper(): names[key].upper() for key in ("capital", "town") if key in names}
    return {**names, **forms, **capitals, **WORDS["invented"]}


def _event(chance: random.Random) -> Case:
    names = names_of(chance)
    event = chance.choice(tuple(WORDS["leads"]))
    names["noun"] = WORDS["nouns"][event]
    names["plural"] = names["noun"] + "s"
    odd = ("highway", "river", "shrine", "kilometers from") if event in WIDE else ()
    odd += ("region's district",) if names["kind"] == "district" else ()
    naming, (where, finest) = chance.choice([row for row in WORDS["namings"].items() if row[0] not in odd])
    writer = Writer(chance, names, "R|C" if finest == "C" else finest)  # a later sentence may name the region
    if event in TOLLS:
        _headline(writer)
    _lead(writer, event, naming, where)
    _follow(writer, event, finest)
    return _case(writer)


def _headline(writer: Writer) -> None:
    name, words = writer.chance.choice(tuple(WORDS["headlines"].items()))
    writer.add(name, words + "\n\n" if words else "")


def _lead(writer: Writer, event: str, naming: str, where: str) -> None:
    chance = writer.chance
    of_town = writer.site == "T"
    dateline, opening = chance.choice([row for row in WORDS["datelines"].items() if of_town or "TOWN" not in row[1]])
    of_region = ("governor", "state agency") if event in WIDE else ()  # they may speak of all the region
    saying, said = chance.choice([row for row in WORDS["sayings"].items() if row[0] not in of_region])
    lead = chance.choice(WORDS["leads"][event]).replace("{said}", said).replace("{in}", where)
    lead = lead.replace("{day}", chance.choice(DAYS)).replace(",,", ",").replace(",.", ".")
    writer.add(dateline, opening)
    writer.add(f"{event}: {saying}: {naming}", lead)
    writer.constructions[-1:] = [event, "lead by " + saying, "lead " + naming]


def _follow(writer: Writer, event: str, finest: str) -> None:
    chance = writer.chance
    sizes = (0, 0) if event == "outbreak" else (0, 2)
    main = {
        **WORDS["main"],
        **(WORDS["travels"] if event == "bus" else {}),
        **(WORDS["of_town"] if finest == "T" else {}),
    }
    first = chance.sample(sorted(main.items()), chance.randint(*sizes))
    beside = chance.sample(sorted(WORDS["beside"].items()), chance.randint(0, 2))
    beside = [row for row in beside if _is_clear(writer, row[1])]
    for name, words in (*first, *beside):
        writer.add(name, chance.choice((" ", "\n\n")) + words)
    if beside and sizes[1] and chance.random() < 0.5:
        name, words = chance.choice([row for row in sorted(WORDS["main"].items()) if row not in first])
        writer.add(name + " after a place beside", "\n\n" + words)
    for name, words in chance.sample(sorted(WORDS["wider"].items()), chance.randint(1, 2)) if event in WIDE else []:
        writer.add(name, words if words.startswith("\n") else "\n\n" + words)


def _is_clear(writer: Writer, words: str) -> bool:
    """Whether the text tells which country "nationwide" means."""
    text = "".join(writer.parts)
    told = any(writer.names[key].lower() in text.lower() for key in ("bare", "people", "capital"))
    return told or "C]" not in words or "ountry}" in words or "{capital}" in words


def _case(writer: Writer) -> Case:
    return Case("".join(writer.parts), "2019-05-06", tuple(writer.figures), tuple(writer.constructions))


def _plain(chance: random.Random, names: dict[str, str], site: str, kind: str) -> Case:
    """A dispatch of two sentences."""
    writer = Writer(chance, names, site)
    for at in ("lead", "last"):
        gap = "" if at == "lead" else "\n" if writer.parts[0].endswith("\n") else " "
        writer.add(f"{kind}: {at}", gap + chance.choice(WORDS["kinds"][kind][at]).strip(" "))
    return _case(writer)


def _renamed(chance: random.Random) -> Case:
    country, people, town, other_country, other_town = chance.choice(WORDS["renamed"])
    names = _shared(chance, {"country": country, "people": people, "town": town, "A": f"{town}, {other_town}"})
    names["B"] = f"{country}, {other_country}"
    return _plain(chance, names, "A", "renamed")


def _quake(chance: random.Random) -> Case:
    island, country, people = chance.choice(WORDS["islands"])
    names = _shared(chance, {"country": country, "people": people, "I": island, "island": island})
    return _plain(chance, names, "I", "island")


def _american(chance: random.Random) -> Case:
    town, state, second = chance.choice(WORDS["american"])
    names = _shared(chance, {"country": "the United States", "people": "U.S.", "town": town, "T": town})
    names.update({"state": state, "M": state, "second": second, "P": second})
    return _plain(chance, names, "T", "american_town")


def _many(chance: random.Random) -> Case:
    """An outbreak in several countries."""
    one, two, three = (row[0] for row in chance.sample(WORDS["sites"], 3))
    names = {"one": one, "One": _opened(one), "two": two, "three": three, "Three": _opened(three)}
    names.update(zip("abc", (name.removeprefix("the ") for name in (one, two, three)), strict=True))
    return _plain(chance, names, "a", "many")


def _in_towns(kind: str) -> Callable[[random.Random], Case]:
    return lambda chance: _plain(chance, names_of(chance), "T", kind)


KINDS = (_renamed, _quake, _american, _many, _in_towns("prices"), _in_towns("trial"), _in_towns("strike"))
"""Dispatches of other kinds than events with a toll."""
