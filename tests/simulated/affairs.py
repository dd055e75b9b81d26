"""Affairs told by one or two outlets: elections, quarters of firms, rates, pledges, trials, wrecks, floods, outbreaks.

Each affair of ``affairs.toml`` is composed twice of the same choices: with a fault, whose finding is known, and as its
true twin, in which the same texts agree and nobody should be woken. Affairs that are ``quiet`` have no fault to plant.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from crossfoot import default_rates
from crossfoot.dispatches import Dispatch
from crossfoot.findings import Finding
from tests.findings.stacks import Stack, Want, reconciled
from tests.simulated.worlds import VOCABULARY, amount_in_words, digits, filled

WORDS = tomllib.loads(Path(__file__).with_name("affairs.toml").read_text("utf-8"))
Slots = dict[str, Any]
FIRST = re.compile(r"(^\{|\. \{)(\w)")
"""A slot that begins a sentence."""
FIGURE = re.compile(r"\{(?!country|adj|day|capital|firm|cur\d?\}|cand|party|[rt]\d)(\w+)\}", re.IGNORECASE)
SIZES = {"": 1, "million": 1e6, "billion": 1e9, "trillion": 1e12}


@dataclass(frozen=True)
class Affair:
    """A composed stack with what is wanted of it, and the same with nothing wrong."""

    name: str
    faulty: Stack | None
    """None where the affair is quiet and asks for no finding."""
    twin: Stack

    def is_told(self) -> bool:
        """Whether what is wanted is found."""
        assert self.faulty is not None
        found = reconciled(self.faulty).found
        return all(any(want.is_met_by(finding) for finding in found) for want in self.faulty.wants)

    def false_alarms(self) -> list[Finding]:
        """The alarms over texts that agree."""
        return self.twin.unwanted()


# --- what is true


def _election(rng: Random) -> Slots:
    p1, valid = rng.randint(513, 689) / 10, rng.randint(2_100_000, 9_800_000)
    votes, shown = round(valid * p1 / 100), f"{p1:.1f}"
    s1, s2, s3 = rng.randint(70, 110), rng.randint(40, 65), rng.randint(12, 35)
    return {
        "p1": p1, "p2": round((100 - p1) * 0.8, 1), "p1round": round(float(shown)), "p1part": round(p1 - 3.3, 1),
        "counted": rng.randint(31, 62), "turnout": rng.randint(521, 781) / 10, "v1": votes, "valid": valid,
        "s1": s1, "s2": s2, "s3": s3, "house": s1 + s2 + s3,
    }  # fmt: skip


def _company(rng: Random) -> Slots:
    before, rise = rng.randint(120, 480), rng.randint(12, 45)
    j1, j2, j3 = rng.randint(310, 640), rng.randint(150, 290), rng.randint(60, 140)
    d1, d2, d3 = rng.randint(610, 840), rng.randint(330, 490), rng.randint(120, 260)
    now = round(before * (1 + rise / 100))
    return {
        "before": before, "now": now, "rise": round(100 * (now - before) / before), "jobs": j1 + j2 + j3,
        "j1": j1, "j2": j2, "j3": j3, "sales": d1 + d2 + d3, "d1": d1, "d2": d2, "d3": d3,
    }  # fmt: skip


def _money(rng: Random) -> Slots:
    return {"dollars": rng.randint(12, 96) * 1e6, "dollars2": rng.randint(101, 480) * 1e6}


def _aid(rng: Random) -> Slots:
    g1, g2, g3 = rng.randint(110, 260), rng.randint(41, 95), rng.randint(12, 38)
    income, gap = rng.randint(310, 640), rng.randint(24, 88)
    told = {"g1": g1, "g2": g2, "g3": g3, "pledged": g1 + g2 + g3}
    return told | {"income": income, "gap": gap, "spent": income + gap}


def _trial(rng: Random) -> Slots:
    guilty, freed, years = rng.randint(21, 58), rng.randint(11, 19), rng.randint(10, 15)
    told = {"guilty": guilty, "freed": freed, "accused": guilty + freed, "years": years, "asked": years + 5}
    return told | {"compensation": f"{rng.randint(12, 95) / 10} million"}


def _ferry(rng: Random) -> Slots:
    passengers, crew, dead = rng.randint(121, 290), rng.randint(12, 29), rng.randint(14, 39)
    lost, dead2 = rng.randint(11, 33), dead + rng.randint(11, 26)
    told = {"passengers": passengers, "crew": crew, "aboard": passengers + crew, "dead": dead, "dead2": dead2}
    return told | {"lost": lost, "saved": passengers + crew - dead - lost}


def _mine(rng: Random) -> Slots:
    dead, saved, more = rng.randint(21, 44), rng.randint(11, 31), rng.randint(11, 18)
    told = {"dead": dead, "saved": saved, "trapped": dead + saved, "more": more, "dead2": dead + more}
    return told | {"casualties": (dead + 60) // 10 * 10}


def _flood(rng: Random) -> Slots:
    e1, e2, e3 = rng.randint(5210, 9880), rng.randint(2110, 4790), rng.randint(610, 1890)
    return {"e1": e1, "e2": e2, "e3": e3, "moved": e1 + e2 + e3}


def _protest(rng: Random) -> Slots:
    det1, det2, officers, marchers = (
        rng.randint(61, 140), rng.randint(31, 58), rng.randint(11, 29), rng.randint(32, 77)
    )  # fmt: skip
    told = {"crowd": rng.randint(40, 240) * 100, "det1": det1, "det2": det2, "detall": det1 + det2}
    return told | {"officers": officers, "marchers": marchers, "hurt": officers + marchers}


def _disease(rng: Random) -> Slots:
    confirmed, suspected, new = rng.randint(310, 890), rng.randint(120, 290), rng.randint(21, 77)
    cases, died = confirmed + suspected, rng.randint(24, 61)
    told = {"confirmed": confirmed, "suspected": suspected, "cases": cases, "new": new, "cases2": cases + new}
    return told | {"died": died, "rate": round(100 * died / cases, 1)}


WORLDS: dict[str, Callable[[Random], Slots]] = {
    "election": _election, "company": _company, "money": _money, "aid": _aid, "trial": _trial, "ferry": _ferry,
    "mine": _mine, "flood": _flood, "protest": _protest, "disease": _disease,
}  # fmt: skip


# --- what is wrong


def _factors(affair: dict[str, Any]) -> tuple[float, ...]:
    if "times" in affair:
        return (affair["times"],)
    return (0.72, 0.8) if "lower" in affair else (0.72, 0.8, 1.25, 1.35)


def _wrong(rng: Random, value: Any, factors: tuple[float, ...]) -> Any:
    """Another figure in the place of one: well apart from it, and as precise."""
    if isinstance(value, str):
        amount, _, unit = value.partition(" ")
        return f"{_wrong(rng, float(amount.replace(',', '')), factors):,g} {unit}".strip()
    factor = rng.choice(factors)
    return round(value * factor, 1) if isinstance(value, float) else round(value * factor)


def _values(value: Any, scale: float) -> tuple[float, ...]:
    """A figure as a finding weighs it: with the size of its unit, or as it is where it is a percent."""
    amount, _, unit = str(value).partition(" ")
    number = float(amount.replace(",", "")) * SIZES[unit]
    return (number,) if scale == 1 else (number, number * scale)


# --- texts


def _common(rng: Random, affair: dict[str, Any]) -> Slots:
    needs = [one for one in VOCABULARY["country"] if "currency" in one]
    country = rng.choice(needs)
    first = date(rng.randint(2010, 2018), rng.randint(1, 12), rng.randint(1, 24))
    first += timedelta(days=(0 - first.weekday()) % 7 if affair["world"] == "election" else 0)
    cand1, cand2 = rng.sample(WORDS["leaders"], 2)
    told: Slots = {"country": country["name"], "adj": country["adj"], "capital": country["capital"], "first": first}
    told |= dict(zip(("party1", "party2", "party3"), rng.sample(WORDS["parties"], 3), strict=True))
    for at, (region, town) in enumerate(rng.sample(country["regions"], 3), 1):
        told |= {f"r{at}": region, f"t{at}": town}
    told |= {"cand1": cand1, "cand2": cand2, "firm": rng.choice(WORDS["firms"]), "cur": country["currency"][1]}
    told |= WORLDS[affair["world"]](rng)
    return told | (_rates(country, first, told) if affair["world"] == "money" else {})


def _rates(country: dict[str, Any], first: date, told: Slots) -> Slots:
    rate = default_rates().find("USD", country["currency"][0], first.isoformat()).rate
    money: Slots = {"fx": f"{digits(rate, 4):,g}", "fxb": f"{digits(rate * 1.31, 3):,g}"}
    for local, usd, dollars in (("loc", "usd", told["dollars"]), ("loc2", "usd2", told["dollars2"])):
        amount = digits(dollars * rate, 2)
        money |= {local: amount_in_words(amount), usd: amount_in_words(digits(amount / rate, 2))}
    return money


def _of_day(told: Slots, day: int) -> Slots:
    today = told["first"] + timedelta(days=day)
    return {"day": f"on {today:%A}", "Day": f"{today:%A}", "monthday": f"{today:%B} {today.day}"}


def _stack(
    name: str, affair: dict[str, Any], told: Slots, chosen: list[tuple[str, str, str, str]], wants: Any
) -> Stack:
    days = affair.get("days", [0] * len(chosen))
    dispatches = []
    for at, ((outlet, line, form, title), day) in enumerate(zip(chosen, days, strict=True)):
        slots = told | _of_day(told, day) | {"outlet": outlet, "TOWN": told["capital"].upper()}
        text = (filled(line, slots) + filled(form, slots)).replace("s's ", "s' ")
        heading = filled(title, slots) if title else None
        published = (told["first"] + timedelta(days=day)).isoformat()
        dispatches.append(Dispatch(f"{name}-{at}", text, published, outlet, heading))
    return Stack(name, tuple(dispatches), wants)


def affairs(seed: int, number: int) -> Iterator[Affair]:
    """So many of each affair."""
    for affair in WORDS["affair"]:
        for at in range(number):
            yield _affair(Random(f"{seed} {at} {affair['name']}"), f"{affair['name']} {seed} {at}", affair)


def _affair(rng: Random, name: str, affair: dict[str, Any]) -> Affair:
    told = _common(rng, affair)
    outlets = rng.sample(VOCABULARY["outlets"], len(affair["dispatches"]))
    titles = affair.get("titles", [""])
    chosen = [
        (outlet, rng.choice(WORDS["lines"]), _told(rng, forms), rng.choice(titles))
        for outlet, forms in zip(outlets, affair["dispatches"], strict=True)
    ]
    right = affair.get("bad", "")
    true = told | ({"bad": told[right]} if right else {})
    false = told | ({"bad": _wrong(rng, told[right], _factors(affair))} if right else {})
    wanted = _wants(affair, false, [right, "bad"] if len(chosen) > 1 else FIGURE.findall(chosen[0][2]))
    faulty = _stack(f"{name} fault", affair, false, chosen, wanted) if wanted else None
    return Affair(affair["name"], faulty, _stack(f"{name} twin", affair, true, chosen, () if right else wanted))


def _wants(affair: dict[str, Any], told: Slots, weighed: list[str]) -> tuple[Want, ...]:
    if "wants" not in affair:
        return ()
    names = [one if one in told else one.lower() for one in affair.get("values", weighed)]
    figures = tuple(figure for name in names for figure in _values(told[name], affair.get("scale", 1)))
    return (Want(tuple(affair["wants"]), figures, False if "quiet" in affair else None),)


def _told(rng: Random, forms: list[str]) -> str:
    form = FIRST.sub(lambda slot: slot[1] + slot[2].upper(), rng.choice(forms))
    return form + (f" {rng.choice(VOCABULARY['filler'])}" if rng.random() < 0.4 else "")


# --- measuring


def report(seed: int, number: int, show: int = 20) -> None:
    """Print for each affair how many faults are told and how many twins wake somebody, then the first that fail."""
    made = list(affairs(seed, number))
    planted = [one for one in made if one.faulty]
    for name in dict.fromkeys(one.name for one in made):
        own = [one for one in made if one.name == name]
        told = sum(one.is_told() for one in own if one.faulty)
        woken = sum(bool(one.false_alarms()) for one in own)
        print(f"{told:4} of {sum(bool(one.faulty) for one in own):3} told, {woken:3} twins woken  {name}")
    told, woken = sum(one.is_told() for one in planted), sum(bool(one.false_alarms()) for one in made)
    print(f"{told} of {len(planted)} told, {woken} of {len(made)} twins woken")
    for one in [one for one in made if (one.faulty and not one.is_told()) or one.false_alarms()][:show]:
        print_failure(one)


def print_failure(one: Affair) -> None:
    """A stack that fails, with what was found."""
    missed = one.faulty is not None and not one.is_told()
    stack = one.faulty if missed and one.faulty else one.twin
    print(f"\n=== {stack.name}: {'not told' if missed else 'woken'} {[(w.verdict, w.values) for w in stack.wants]}")
    for d in stack.dispatches:
        print(f"  {d.reported_at} [{d.title or ''}] {d.text}")
    for f in reconciled(stack).found:
        print(f"    {f.severity} {f.rule} {f.verdict} {f.explanation[:230]}")
