"""Stacks of dispatches about a world whose truth is known: whole ones, over which nobody should be woken, and ones with one fault.

A world has an event, its toll by day and by region, kinds of victims, prices and rates. Each dispatch tells some of it as
of its day, in one of the forms of ``stacks.toml``: a national toll, a regional office's, an earlier disaster's, a season's,
the dead with the missing. A planted fault is one figure, and the finding that it asks for is known.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from crossfoot import default_rates
from crossfoot.dispatches import Dispatch
from crossfoot.findings import Finding
from tests.findings.stacks import Stack, Want, reconciled

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
SAY = VOCABULARY["say"]
DEADLY = ("disaster", "unrest", "accident", "outbreak")
HURTING = ("disaster", "unrest", "accident")
RIVALS = ("a doctors' union", "the opposition", "the aid group Bridge Relief", "the opposition Unity Party", "local aid workers")
RIVALS += ("the relief group Open Hand", "the national medical association", "the chamber of lawyers")
LOCAL = ("local officials", "the regional governor", "the regional health office", "the local authorities")
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True)
class Simulated:
    """A composed stack."""

    stack: Stack
    fault: str
    """What was planted; nothing in a stack that is consistent."""
    bad: float | None
    """The planted figure: an alarm that weighs it is no false one."""
    constructions: tuple[str, ...]

    def false_alarms(self) -> list[Finding]:
        """The alarms over what is not wrong."""
        loud = [finding for finding in reconciled(self.stack).found if finding.severity != "info"]
        return [finding for finding in loud if self.bad is None or not _weighs(finding, self.bad)]

    def is_found(self, loud: bool = False) -> bool:
        """Whether the planted fault is told, and as an alarm."""
        found = [finding for finding in reconciled(self.stack).found if not loud or finding.severity != "info"]
        return all(any(want.is_met_by(finding) for finding in found) for want in self.stack.wants)


def _weighs(finding: Finding, value: float) -> bool:
    return any(abs(value - one) <= 1e-6 * max(1, abs(value)) for one in finding.values)


@dataclass
class Draft:
    """A dispatch in the making: the kinds of its sentences, with the slots that are other than its day's."""

    day: int
    outlet: str
    tells: list[tuple[str, dict[str, Any]]]
    title: str = ""
    title_slots: dict[str, Any] = field(default_factory=dict)


# --- the world


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
        counts = {"kids": kids, "fore": kids // 2 + 2, "sol": sol, "civ": dead - sol, "inj": inj, "miss": miss, "km": dead + miss, "det": det}
        counts |= {"detcity": det // 4, "detfloor": _floor(det), "crowd": crowd, "crowdall": crowd * 7 // 100 * 100}
        counts |= {"cases": cases, "newcases": 53, "casesreg": cases // 2, "susp": cases // 5, "allcases": cases + cases // 5}
        counts |= {"bodies": max(2, a // 2), "hinj": max(2, inj // 4), "floor": _floor(dead), "disp": 1000 * (scale + day) - 130}
        counts |= {"dispfloor": _floor(1000 * (scale + day) - 130), "dispceil": 1000 * (scale + day)}
        before = self.fixed["seasonbefore"]
        return counts | {"season": dead + before, "group": dead + before + 31, "groupciv": dead - sol}

    def _days(self, day: int) -> dict[str, str]:
        today = self.first + timedelta(days=day)
        week = [(today - timedelta(days=back)).strftime("%A") for back in (0, 1)]
        first = self.first.strftime("%A")
        return {"day": f"on {week[0]}", "Day": week[0], "pday": f"on {week[1]}", "eday": f"on {first}", "Eday": first} | {
            "monthday": f"{today:%B} {today.day}"
        }

    def _money(self, day: int) -> dict[str, str]:
        if "currency" not in self.country:
            return {}
        code, name = self.country["currency"]
        rate = default_rates().find("USD", code, self.published(day)).rate
        f1, g1, p1 = (_price(rate * dollars * self.fixed["dear"]) for dollars in (0.8, 0.7, 0.9))
        f2, g2, p2 = (_price(one * (1 + self.fixed["rise"] / 100)) for one in self.fixed.setdefault("prices", (f1, g1, p1)))
        f1, g1, p1 = self.fixed["prices"]
        told = {"f1": f1, "f2": f2, "g1": g1, "g2": g2, "p1": p1, "p2": p2, "freg": _price(f2 * 1.3), "fold": _price(f1 * 0.9)}
        told |= {"fold2": _price(f1 * 0.7), "fx": _digits(rate, 4), "fxb": _digits(rate * 1.2, 3), "fxold": _digits(rate * 0.9, 3)}
        told |= {"fxold2": _digits(rate * 0.7, 3), "fxold3": _digits(rate * 0.6, 3)}
        sums = {"loc": self.fixed["sum"], "loc2": self.fixed["sum"] / 4, "loc3": self.fixed["sum"] / 400}
        money = {"cur": name, "fpct": round(100 * (f2 - f1) / f1), "pct": round(100 * (p2 - p1) / p1)}
        for local, usd in (("loc", "usd"), ("loc2", "usd2"), ("loc3", "usd3")):
            amount = _digits(sums[local] * self.fixed.setdefault("rate", rate), 2)
            money |= {local: _sum(amount), usd: _sum(_digits(amount / rate, 2))}
            money |= {f"{local}_value": amount, f"{usd}_value": _digits(amount / rate, 2)}
        return {key: _plain(value) for key, value in told.items()} | money | {f"{key}_value": v for key, v in told.items()}

    def published(self, day: int) -> str:
        """The date of a day."""
        return (self.first + timedelta(days=day)).isoformat()


def world(rng: Random, families: Sequence[str]) -> World:
    """One event with its truth."""
    family = rng.choice(families)
    with_money = [one for one in VOCABULARY["country"] if "currency" in one]
    country = rng.choice(with_money if family == "economy" or rng.random() < 0.6 else VOCABULARY["country"])
    first, days = date(rng.randint(2009, 2018), rng.randint(1, 12), rng.randint(1, 24)), rng.randint(2, 5)
    regions, scale = rng.sample(country["regions"], 3), rng.choice((5, 9, 17) if family == "accident" else (5, 9, 17, 31, 60, 110, 240))
    toll, killed = [], [scale + rng.randint(4, 9), scale // 2 + rng.randint(3, 5), max(2, scale // 4) + rng.randint(0, 2)]
    for _ in range(days):
        toll.append((killed[0], killed[1], killed[2]))
        killed = [one + rng.randint(low, scale // 5 + 3) for one, low in zip(killed, (2, 1, 0), strict=True)]
        killed.sort(reverse=True)
    event = tuple(rng.choice(VOCABULARY[family]["events"]))
    return World(rng, family, country, first, days, event, regions, toll, _fixed(rng, country, event, regions, first, scale))


def _fixed(rng: Random, country: dict[str, Any], event: tuple[str, ...], regions: list[list[str]], first: date, scale: int) -> dict[str, Any]:
    the, an, headline, plural = event
    told: dict[str, Any] = {"country": country["name"], "adj": country["adj"], "capital": country["capital"], "events": plural}
    told |= {"event": the, "an_event": an, "headline": headline.lower(), "Headline": headline}
    told |= {"has": "have" if an == plural and an.endswith("s") else "has"}
    told["s"] = "" if told["has"] == "have" else "s"
    told |= {f"{kind}{at + 1}": row[which] for at, row in enumerate(regions) for kind, which in (("r", 0), ("t", 1))}
    bg, before = scale * rng.randint(3, 9) + 21, scale * rng.randint(2, 4) + rng.randint(11, 29)
    told |= {"scale": scale, "seed": rng.randint(0, 999), "bg": bg, "bglast": bg // 2 + 3, "seasonbefore": before}
    told |= {"bgceil": bg + 10 - bg % 10, "bgyear": str(first.year - rng.randint(3, 9)), "bgmonth": rng.choice(["March", "June", "August", "October"])}
    told |= {"hx": scale * 12 + 3, "hd": scale * 31 + 8, "hxfloor": _floor(scale * 12 + 3), "engineers": rng.randint(3, 60) * 10}
    told |= {"trucks": rng.randint(12, 60), "villages": rng.randint(11, 90), "cars": scale * 2 + 7, "shops": scale * 3 + 5}
    told |= {"strikers": rng.randint(20, 90) * 1000, "members": rng.randint(110, 300) * 1000, "infl": rng.randint(60, 140) / 10}
    told |= {"inflm": rng.randint(6, 19) / 10, "inflf": rng.randint(141, 220) / 10, "inflx": rng.randint(40, 59) / 10}
    told |= {"dear": rng.uniform(0.7, 1.6), "rise": rng.randint(8, 60), "sum": rng.choice((1, 4, 9, 25, 80)) * rng.uniform(1, 2) * 1e6}
    return told


def _floor(number: int) -> int:
    """The round number below."""
    unit = 10 ** (len(str(number - 1)) - 1)
    return max(unit, (number - 1) // unit * unit)


def _digits(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _price(value: float) -> float:
    return _digits(value, 3) if value < 1000 else float(round(value / 50) * 50)


# --- the words


def _words(number: int) -> str:
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _sum(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{_digits(value / size, 3):g} {word}"
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


def _filled(form: str, told: dict[str, Any]) -> str:
    slots = _Slots({key: _slot(value) for key, value in told.items()})
    dict.update(slots, {"\0" + key: value for key, value in told.items()})
    return form.format_map(slots)


def _said(state: World, day: int, src: str) -> dict[str, Any]:
    rng = state.rng
    person = f"{rng.choice(VOCABULARY['first_names'])} {rng.choice(VOCABULARY['last_names'])}"
    told = state.slots(day) | {"src": src, "who": f"{person}, {rng.choice(VOCABULARY['roles'])} of {src},"}
    r1 = told["r1"]
    told["loff"] = rng.choice(LOCAL)
    return told | {"roff": rng.choice((f"officials in {r1}", f"the governor of {r1}", f"the police in {r1}", f"the {r1} health office"))}


def _text(state: World, draft: Draft, names: list[str]) -> tuple[str, str | None]:
    rng = state.rng
    src = rng.choice(VOCABULARY[state.family]["bodies"]).format(adj=state.country["adj"])
    told = _said(state, draft.day, src)
    told |= {"outlet": draft.outlet, "TOWN": rng.choice((told["capital"], told["t1"])).upper()}
    sentences = []
    for kind, other in draft.tells:
        at = rng.choice([at for at, form in enumerate(SAY[kind]) if _can(form, told | other)])
        names.append(f"{kind}.{at}")
        sentences.append(_filled(SAY[kind][at], told | other))
        if rng.random() < 0.25:
            sentences.append(rng.choice(VOCABULARY["filler"]))
    line = _filled(rng.choice(VOCABULARY["datelines"]), told)
    parted = rng.choice((" ", " ", "\n\n"))
    title = _filled(rng.choice(SAY[draft.title]), told | draft.title_slots) if draft.title else None
    return line + parted.join(sentences), title[:1].upper() + title[1:] if title else None


def _can(form: str, told: dict[str, Any]) -> bool:
    return ("{prev}" not in form or "prev" in told) and ("{MORE}" not in form.upper() or "more" in told)


# --- stacks


def _drafts(state: World) -> list[Draft]:
    rng, family = state.rng, VOCABULARY[state.family]
    days = sorted(rng.randrange(state.days) for _ in range(rng.randint(3, 8)))
    outlets = rng.sample(VOCABULARY["outlets"], len(days))
    drafts = []
    for day, outlet in zip(days, outlets, strict=True):
        first = rng.choice([*family["first"], *(["rise", "rise"] if day and state.family != "economy" else [])])
        poor = {"damage", "price", "compensation"} if "currency" not in state.country else set()
        tells = rng.sample([one for one in family["tells"] if one not in poor], rng.randint(3, 6))
        title = rng.choice(("", "", "title_bare", "title_toll" if state.family != "economy" else "title_bare"))
        drafts.append(Draft(day, outlet, [(first, {}), *((one, {}) for one in tells)], title))
    return drafts


def _bare(state: World, day: int, kind: str, slots: dict[str, Any]) -> Draft:
    """A dispatch that tells one thing, and some that is not of the dead."""
    apart = [one for one in ("houses", "displaced", "magnitude_free", "vaccine", "vehicles") if one in VOCABULARY[state.family]["tells"]]
    return Draft(day, "", [(kind, slots), *((one, {}) for one in apart[:2])])


Planted = tuple[tuple[str, ...], tuple[float, ...], float]


def _sum_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    told = state.slots(draft.day)
    bad = told["a"] + max(2, told["n"] // state.rng.randint(5, 12))
    draft.tells[:] = [("lead", {}), ("breakdown", {"a": bad}), *_without(draft, "breakdown", "region", "hospital", "sides")]
    return ("breaks", "remainder"), (told["n"], bad, told["b"], told["bc"]), bad


def _without(draft: Draft, *kinds: str) -> list[tuple[str, dict[str, Any]]]:
    return [tell for tell in draft.tells[1:] if tell[0] not in kinds]


def _percent_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    told, names = state.slots(draft.day), ("fuel", "fpct", "f1", "f2") if state.family == "economy" else ("price", "pct", "p1", "p2")
    bad = told[names[1]] * 2 + 7 if state.rng.random() < 0.5 else max(2, told[names[1]] // 2)
    tell = (names[0], {names[1]: bad})
    draft.tells[:] = [tell, *_without(draft, names[0])] if names[0] == "fuel" else [draft.tells[0], tell, *_without(draft, names[0])]
    return ("breaks",), (bad, told[names[2] + "_value"], told[names[3] + "_value"]), bad


def _conversion_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    kind = {"disaster": "damage", "accident": "compensation", "economy": "subsidy"}[state.family]
    told, factor = state.slots(draft.day), state.rng.choice((0.5, 1.6, 2.2, 10, 0.1))
    bad = _digits(told["usd_value"] * factor, 2)
    slots = {"usd": _sum(bad), "loc2": told["loc"], "usd2": _sum(bad), "loc3": told["loc"], "usd3": _sum(bad)}
    draft.tells[:] = [draft.tells[0], (kind, slots), *_without(draft, kind)]
    return ("off", "conflicts", "implausible"), (told["loc_value"], bad), bad


def _dispute_fault(state: World, drafts: list[Draft]) -> Planted:
    at = state.rng.randrange(len(drafts))
    day, rival = drafts[at].day, state.rng.choice(RIVALS)
    true = sum(state.toll[day])
    bad = true * state.rng.randint(14, 22) // 10 + 3
    if state.rng.random() < 0.5:
        drafts[at].tells[:] = [("dispute", {"bad": bad, "rival": rival}), *_without(drafts[at], "breakdown", "sides", "group")]
    else:
        drafts[at].tells[0] = ("lead", {})
        drafts.insert(at + 1, _bare(state, day, "lead", {"n": bad, "src": rival, "who": rival}))
    return ("conflicts",), (true, bad), bad


def _crowd_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    crowd = state.slots(draft.day)["crowd"]
    bad = crowd * state.rng.randint(3, 8)
    draft.tells[:] = [draft.tells[0], ("crowd_dispute", {"bad": bad}), *_without(draft, "crowd_city", "crowd_nation")]
    return ("conflicts",), (crowd, bad), bad


def _down_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = drafts[-1]
    true = sum(state.toll[draft.day])
    bad = true - max(2, true * state.rng.randint(1, 3) // 10)
    draft.title = "title_bare"
    draft.tells[:] = [("revised_down", {"bad": bad}), *_without(draft, "breakdown", "sides", "killed_or_missing", "region")]
    return ("supersedes", "retracts", "conflicts"), (true, bad), bad


def _withdrawn_fault(state: World, drafts: list[Draft]) -> Planted:
    day = drafts[-1].day
    bad = sum(state.toll[day]) * state.rng.randint(14, 19) // 10 + 2
    drafts.append(_bare(state, day, "withdrawn", {"bad": bad}))
    drafts.append(_bare(state, min(day + 1, state.days - 1), "lead", {"n": bad}))
    return ("retracts", "conflicts"), (bad,), bad


def _headline_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    true = sum(state.toll[draft.day])
    bad = state.rng.choice((true + 9, true * 2, true * 10))
    draft.title, draft.title_slots, draft.tells[0] = "title_toll", {"n": bad}, ("lead", {})
    return ("conflicts", "implausible"), (true, bad), bad


def _tenfold_fault(state: World, drafts: list[Draft]) -> Planted:
    at = state.rng.randrange(len(drafts))
    day = drafts[at].day
    true = sum(state.toll[day])
    drafts[at].tells[0] = ("lead", {})
    drafts.insert(at + 1, _bare(state, day, "lead", {"n": true * 10}))
    return ("conflicts", "implausible"), (true, true * 10), true * 10


def _misread_fault(state: World, drafts: list[Draft]) -> Planted:
    at = state.rng.randrange(len(drafts))
    told = state.slots(drafts[at].day)
    drafts[at].tells[:] = [("misread_right", {}), *_without(drafts[at], "injured", "hospital")]
    bad = told["n"] + told["inj"]
    drafts.insert(at + 1, _bare(state, drafts[at].day, "misread", {"bad": bad}))
    return ("conflicts", "not_comparable"), (bad, told["inj"]), bad


FAULTS: dict[str, tuple[Callable[[World, list[Draft]], Planted], tuple[str, ...]]] = {
    "sum": (_sum_fault, ("disaster", "unrest", "outbreak")),
    "percent": (_percent_fault, ("disaster", "unrest", "economy")),
    "conversion": (_conversion_fault, ("disaster", "accident", "economy")),
    "dispute": (_dispute_fault, DEADLY),
    "crowd": (_crowd_fault, ("unrest", "economy")),
    "revised down": (_down_fault, DEADLY),
    "withdrawn": (_withdrawn_fault, DEADLY),
    "headline": (_headline_fault, DEADLY),
    "tenfold": (_tenfold_fault, DEADLY),
    "misread": (_misread_fault, HURTING),
}
MONEY = ("percent", "conversion")


def stacks(seed: int, number: int, fault: str = "") -> Iterator[Simulated]:
    """So many stacks, consistent ones or with a fault of one name."""
    for at in range(number):
        yield _stack(Random(f"{seed} {at} {fault}"), f"simulated-{seed}-{at}-{fault or 'whole'}", fault)


def _stack(rng: Random, name: str, fault: str) -> Simulated:
    families = FAULTS[fault][1] if fault else (*DEADLY, "economy")
    state = world(rng, families)
    while fault in MONEY and "currency" not in state.country:
        state = world(rng, families)
    drafts, wants, bad = _drafts(state), (), None
    if fault:
        verdicts, values, bad = FAULTS[fault][0](state, drafts)
        wants = (Want(verdicts, tuple(map(float, values))),)
    names: list[str] = [state.family]
    free = [one for one in VOCABULARY["outlets"] if one not in {draft.outlet for draft in drafts}]
    dispatches = []
    for at, draft in enumerate(drafts):
        draft.outlet = draft.outlet or free.pop()
        text, title = _text(state, draft, names)
        dispatches.append(Dispatch(f"{name}-{at}", text, state.published(draft.day), draft.outlet, title))
    return Simulated(Stack(name, tuple(dispatches), wants), fault, bad, tuple(names))


# --- measuring


def shown(one: Simulated) -> str:
    """A stack as a page to read."""
    pages = [f"--- {d.dispatch_id[-9:]} {d.reported_at} [{d.title or ''}]\n{d.text}" for d in one.stack.dispatches]
    return "\n".join(pages)


def report(seed: int, number: int) -> None:
    """Print alarms per consistent stack with the rules that raise them, then the shares of faults found."""
    whole = list(stacks(seed, number))
    alarms = [finding for one in whole for finding in one.false_alarms()]
    woken = sum(bool(one.false_alarms()) for one in whole)
    print(f"{len(alarms)} alarms over {number} consistent stacks, {woken} of them woken; {len(alarms) / number:.2f} a stack")
    print(" ", Counter((finding.rule, finding.verdict) for finding in alarms).most_common(30))
    for fault in FAULTS:
        planted = list(stacks(seed, max(1, number // 4), fault))
        found, loud = (sum(one.is_found(how) for one in planted) for how in (False, True))
        other = sum(len(one.false_alarms()) for one in planted)
        print(f"  {fault:14} {found} of {len(planted)} found, {loud} as alarms; {other} alarms over what is right")


def missed(items: Iterable[Simulated]) -> list[Simulated]:
    """Those whose fault is not told."""
    return [one for one in items if not one.is_found()]

