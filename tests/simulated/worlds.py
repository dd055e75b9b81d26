"""A world whose truth is known, by day and by region, and the words for its figures."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from crossfoot import default_rates

VOCABULARY = tomllib.loads(Path(__file__).with_name("stacks.toml").read_text("utf-8"))
SAY = VOCABULARY["say"]
SCALES = (5, 9, 17, 31, 60, 110, 240)
SMALL = (5, 9, 17)
"""How many an accident kills, about."""
ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass
class World:
    """What is true, by day."""

    rng: Random
    family: str
    country: dict[str, Any]
    first: date
    days: int
    event: tuple[str, str, str, str]
    regions: list[list[str]]
    toll: list[tuple[int, int, int]]
    fixed: dict[str, Any]

    def slots(self, day: int) -> dict[str, Any]:
        """What every form of sentence may ask for, as of a day."""
        a, b, c = self.toll[day]
        told = dict(self.fixed, a=a, b=b, c=c, n=a + b + c, bc=b + c)
        told |= self._counts(day, a + b + c) | self._days(day) | self._money(day)
        if day:
            told |= {"prev": sum(self.toll[day - 1]), "more": a + b + c - sum(self.toll[day - 1])}
        return told

    def _counts(self, day: int, dead: int) -> dict[str, int]:
        scale, seed = self.fixed["scale"], self.fixed["seed"]
        a = self.toll[day][0]
        kids, sol = max(2, dead * (seed % 3 + 1) // 9), max(2, dead * (seed % 4 + 1) // 7)
        inj, miss = scale * 3 + 7 + 11 * day, max(2, scale // 3 + 9 - 4 * day)
        det, crowd = scale * 9 + 13 + 41 * day, (1200 + 100 * (seed % 60)) * (day + 2) // 100 * 100
        cases = scale * 30 + 17 + 53 * day
        counts = {
            "kids": kids,
            "fore": kids // 2 + 2,
            "sol": sol,
            "civ": dead - sol,
            "inj": inj,
            "miss": miss,
            "km": dead + miss,
            "det": det,
        }
        counts |= {"detcity": det // 4, "detfloor": _floor(det), "crowd": crowd, "crowdall": crowd * 7 // 100 * 100}
        counts |= {
            "cases": cases,
            "newcases": 53,
            "casesreg": cases // 2,
            "susp": cases // 5,
            "allcases": cases + cases // 5,
        }
        counts |= {
            "bodies": max(2, a // 2),
            "hinj": max(2, inj // 4),
            "floor": _floor(dead),
            "disp": 1000 * (scale + day) - 130,
        }
        counts |= {"dispfloor": _floor(1000 * (scale + day) - 130), "dispceil": 1000 * (scale + day)}
        before = self.fixed["seasonbefore"]
        return counts | {"season": dead + before, "group": dead + before + 31, "groupciv": dead - sol}

    def _days(self, day: int) -> dict[str, str]:
        today = self.first + timedelta(days=day)
        week = [(today - timedelta(days=back)).strftime("%A") for back in (0, 1)]
        first = self.first.strftime("%A")
        return {
            "day": f"on {week[0]}",
            "Day": week[0],
            "pday": f"on {week[1]}",
            "eday": f"on {first}",
            "Eday": first,
        } | {"monthday": f"{today:%B} {today.day}"}

    def _money(self, day: int) -> dict[str, str]:
        if "currency" not in self.country:
            return {}
        code, name = self.country["currency"]
        rate = default_rates().find("USD", code, self.published(day)).rate
        f1, g1, p1 = (_price(rate * dollars * self.fixed["dear"]) for dollars in (0.8, 0.7, 0.9))
        f2, g2, p2 = (
            _price(one * (1 + self.fixed["rise"] / 100)) for one in self.fixed.setdefault("prices", (f1, g1, p1))
        )
        f1, g1, p1 = self.fixed["prices"]
        told = {
            "f1": f1,
            "f2": f2,
            "g1": g1,
            "g2": g2,
            "p1": p1,
            "p2": p2,
            "freg": _price(f2 * 1.3),
            "fold": _price(f1 * 0.9),
        }
        told |= {
            "fold2": _price(f1 * 0.7),
            "fx": digits(rate, 4),
            "fxb": digits(rate * 1.2, 3),
            "fxold": digits(rate * 0.9, 3),
        }
        told |= {"fxold2": digits(rate * 0.7, 3), "fxold3": digits(rate * 0.6, 3)}
        sums = {"loc": self.fixed["sum"], "loc2": self.fixed["sum"] / 4, "loc3": self.fixed["sum"] / 400}
        money = {"cur": name, "fpct": round(100 * (f2 - f1) / f1), "pct": round(100 * (p2 - p1) / p1)}
        for local, usd in (("loc", "usd"), ("loc2", "usd2"), ("loc3", "usd3")):
            amount = digits(sums[local] * self.fixed.setdefault("rate", rate), 2)
            money |= {local: amount_in_words(amount), usd: amount_in_words(digits(amount / rate, 2))}
            money |= {f"{local}_value": amount, f"{usd}_value": digits(amount / rate, 2)}
        return (
            {key: _plain(value) for key, value in told.items()} | money | {f"{key}_value": v for key, v in told.items()}
        )

    def published(self, day: int) -> str:
        """The date of a day."""
        return (self.first + timedelta(days=day)).isoformat()


def world(rng: Random, families: Sequence[str]) -> World:
    """One event with its truth."""
    family = rng.choice(families)
    with_money = [one for one in VOCABULARY["country"] if "currency" in one]
    country = rng.choice(with_money if family == "economy" or rng.random() < 0.6 else VOCABULARY["country"])
    first, days = date(rng.randint(2009, 2018), rng.randint(1, 12), rng.randint(1, 24)), rng.randint(2, 5)
    regions, scale = (
        rng.sample(country["regions"], 3),
        rng.choice(SMALL if family == "accident" else SCALES),
    )
    toll, killed = (
        [],
        [scale + rng.randint(4, 9), scale // 2 + rng.randint(3, 5), max(2, scale // 4) + rng.randint(0, 2)],
    )
    for _ in range(days):
        toll.append((killed[0], killed[1], killed[2]))
        killed = [one + rng.randint(low, scale // 5 + 3) for one, low in zip(killed, (2, 1, 0), strict=True)]
        killed.sort(reverse=True)
    event = tuple(rng.choice(VOCABULARY[family]["events"]))
    return World(
        rng, family, country, first, days, event, regions, toll, _fixed(rng, country, event, regions, first, scale)
    )


def _fixed(
    rng: Random, country: dict[str, Any], event: tuple[str, ...], regions: list[list[str]], first: date, scale: int
) -> dict[str, Any]:
    the, an, headline, plural = event
    told: dict[str, Any] = {
        "country": country["name"],
        "adj": country["adj"],
        "capital": country["capital"],
        "events": plural,
    }
    told |= {"event": the, "an_event": an, "headline": headline.lower(), "Headline": headline}
    told |= {"has": "have" if an == plural and an.endswith("s") else "has"}
    told["s"] = "" if told["has"] == "have" else "s"
    told |= {f"{kind}{at + 1}": row[which] for at, row in enumerate(regions) for kind, which in (("r", 0), ("t", 1))}
    bg, before = scale * rng.randint(3, 9) + 21, scale * rng.randint(2, 4) + rng.randint(11, 29)
    told |= {"scale": scale, "seed": rng.randint(0, 999), "bg": bg, "bglast": bg // 2 + 3, "seasonbefore": before}
    told |= {
        "bgceil": bg + 10 - bg % 10,
        "bgyear": str(first.year - rng.randint(3, 9)),
        "bgmonth": rng.choice(["March", "June", "August", "October"]),
    }
    told |= {
        "hx": scale * 12 + 3,
        "hd": scale * 31 + 8,
        "hxfloor": _floor(scale * 12 + 3),
        "engineers": rng.randint(3, 60) * 10,
    }
    told |= {
        "trucks": rng.randint(12, 60),
        "villages": rng.randint(11, 90),
        "cars": scale * 2 + 7,
        "shops": scale * 3 + 5,
    }
    told |= {
        "strikers": rng.randint(20, 90) * 1000,
        "members": rng.randint(110, 300) * 1000,
        "infl": rng.randint(60, 140) / 10,
    }
    told |= {"inflm": rng.randint(6, 19) / 10, "inflf": rng.randint(141, 220) / 10, "inflx": rng.randint(40, 59) / 10}
    told |= {
        "dear": rng.uniform(0.7, 1.6),
        "rise": rng.randint(8, 60),
        "sum": rng.choice((1, 4, 9, 25, 80)) * rng.uniform(1, 2) * 1e6,
    }
    return told


def _floor(number: int) -> int:
    """The round number below."""
    unit = 10 ** (len(str(number - 1)) - 1)
    return max(unit, (number - 1) // unit * unit)


def digits(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _price(value: float) -> float:
    return digits(value, 3) if value < 1000 else float(round(value / 50) * 50)


def _words(number: int) -> str:
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount_in_words(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{digits(value / size, 3):g} {word}"
    return _plain(value)


def _slot(value: Any) -> str:
    if isinstance(value, int):
        return _words(value) if value < 10 else f"{value:,}"
    return str(value)


def _opening(value: Any) -> str:
    if isinstance(value, int):
        return _words(value).capitalize() if value < 100 else f"A total of {value:,}"
    return str(value)[:1].upper() + str(value)[1:]


class _Slots(dict[str, str]):
    """A slot with a capital is the same one at the beginning of a sentence."""

    def __missing__(self, name: str) -> str:
        return _opening(self["\0" + name[:1].lower() + name[1:]])


def filled(form: str, told: dict[str, Any]) -> str:
    slots = _Slots({key: _slot(value) for key, value in told.items()})
    dict.update(slots, {"\0" + key: value for key, value in told.items()})
    return form.format_map(slots)
