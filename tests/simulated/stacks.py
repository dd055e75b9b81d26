"""Stacks of dispatches of a known world: consistent ones, over which nobody should be woken, and ones with a fault.

Each dispatch tells some of its world as of its day, in one of the forms of ``stacks.toml``: a national toll, a regional
office's, an earlier disaster's, a season's, the dead with the missing. A planted fault is one figure, and the finding
that it asks for is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from crossfoot.dispatches import Dispatch
from crossfoot.findings import Finding
from tests.findings.stacks import Stack, Want, reconciled
from tests.simulated.worlds import SAY, VOCABULARY, World, amount_in_words, digits, filled, world

DEADLY = ("disaster", "unrest", "accident", "outbreak")
HURTING = ("disaster", "unrest", "accident")
RIVALS = (
    "a doctors' union",
    "the opposition",
    "the aid group Bridge Relief",
    "the opposition Unity Party",
    "local aid workers",
)
RIVALS += ("the relief group Open Hand", "the national medical association", "the chamber of lawyers")
LOCAL = ("local officials", "the regional governor", "the regional health office", "the local authorities")


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


# --- dispatches


def _said(state: World, day: int, src: str) -> dict[str, Any]:
    rng = state.rng
    person = f"{rng.choice(VOCABULARY['first_names'])} {rng.choice(VOCABULARY['last_names'])}"
    told = state.slots(day) | {"src": src, "who": f"{person}, {rng.choice(VOCABULARY['roles'])} of {src},"}
    r1 = told["r1"]
    told["loff"] = rng.choice(LOCAL)
    return told | {
        "roff": rng.choice(
            (f"officials in {r1}", f"the governor of {r1}", f"the police in {r1}", f"the {r1} health office")
        )
    }


def _text(state: World, draft: Draft, names: list[str]) -> tuple[str, str | None]:
    rng = state.rng
    src = rng.choice(VOCABULARY[state.family]["bodies"]).format(adj=state.country["adj"])
    told = _said(state, draft.day, src)
    told |= {"outlet": draft.outlet, "TOWN": rng.choice((told["capital"], told["t1"])).upper()}
    sentences = []
    for kind, other in draft.tells:
        at = rng.choice([at for at, form in enumerate(SAY[kind]) if _can(form, told | other)])
        names.append(f"{kind}.{at}")
        sentences.append(filled(SAY[kind][at], told | other))
        if rng.random() < 0.25:
            sentences.append(rng.choice(VOCABULARY["filler"]))
    line = filled(rng.choice(VOCABULARY["datelines"]), told)
    parted = rng.choice((" ", " ", "\n\n"))
    title = filled(rng.choice(SAY[draft.title]), told | draft.title_slots) if draft.title else None
    return line + parted.join(sentences), title[:1].upper() + title[1:] if title else None


def _can(form: str, told: dict[str, Any]) -> bool:
    if told["src"] in RIVALS and "{src}" not in form.lower() and "{who}" not in form.lower():
        return False
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
    apart = [
        one
        for one in ("houses", "displaced", "magnitude_free", "vaccine", "vehicles")
        if one in VOCABULARY[state.family]["tells"]
    ]
    return Draft(day, "", [(kind, slots), *((one, {}) for one in apart[:2])])


Planted = tuple[tuple[str, ...], tuple[float, ...], float]


def _sum_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    told = state.slots(draft.day)
    bad = told["a"] + max(2, told["n"] // state.rng.randint(5, 12))
    draft.tells[:] = [
        ("lead", {}),
        ("breakdown", {"a": bad}),
        *_without(draft, "breakdown", "region", "hospital", "sides"),
    ]
    return ("breaks", "remainder"), (told["n"], bad, told["b"], told["bc"]), bad


def _without(draft: Draft, *kinds: str) -> list[tuple[str, dict[str, Any]]]:
    return [tell for tell in draft.tells[1:] if tell[0] not in kinds]


def _percent_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    told, names = (
        state.slots(draft.day),
        ("fuel", "fpct", "f1", "f2") if state.family == "economy" else ("price", "pct", "p1", "p2"),
    )
    bad = told[names[1]] * 2 + 7 if state.rng.random() < 0.5 else max(2, told[names[1]] // 2)
    tell = (names[0], {names[1]: bad})
    draft.tells[:] = (
        [tell, *_without(draft, names[0])] if names[0] == "fuel" else [draft.tells[0], tell, *_without(draft, names[0])]
    )
    return ("breaks",), (bad, told[names[2] + "_value"], told[names[3] + "_value"]), bad


def _conversion_fault(state: World, drafts: list[Draft]) -> Planted:
    draft = state.rng.choice(drafts)
    kind = {"disaster": "damage", "accident": "compensation", "economy": "subsidy"}[state.family]
    told, factor = state.slots(draft.day), state.rng.choice((0.5, 1.6, 2.2, 10, 0.1))
    bad = digits(told["usd_value"] * factor, 2)
    slots = {
        "usd": amount_in_words(bad),
        "loc2": told["loc"],
        "usd2": amount_in_words(bad),
        "loc3": told["loc"],
        "usd3": amount_in_words(bad),
    }
    draft.tells[:] = [draft.tells[0], (kind, slots), *_without(draft, kind)]
    return ("off", "conflicts", "implausible"), (told["loc_value"], bad), bad


def _dispute_fault(state: World, drafts: list[Draft]) -> Planted:
    at = state.rng.randrange(len(drafts))
    day, rival = drafts[at].day, state.rng.choice(RIVALS)
    true = sum(state.toll[day])
    bad = true * state.rng.randint(14, 22) // 10 + 3
    if state.rng.random() < 0.5:
        drafts[at].tells[:] = [
            ("dispute", {"bad": bad, "rival": rival}),
            *_without(drafts[at], "breakdown", "sides", "group"),
        ]
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
    draft.tells[:] = [
        ("revised_down", {"bad": bad}),
        *_without(draft, "breakdown", "sides", "killed_or_missing", "region"),
    ]
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
    print(
        f"{len(alarms)} alarms over {number} consistent stacks ({len(alarms) / number:.2f} each), {woken} of them woken"
    )
    print(" ", Counter((finding.rule, finding.verdict) for finding in alarms).most_common(30))
    for fault in FAULTS:
        planted = list(stacks(seed, max(1, number // 4), fault))
        found, loud = (sum(one.is_found(how) for one in planted) for how in (False, True))
        other = sum(len(one.false_alarms()) for one in planted)
        print(f"  {fault:14} {found} of {len(planted)} found, {loud} as alarms; {other} alarms over what is right")


def missed(items: Iterable[Simulated]) -> list[Simulated]:
    """Those whose fault is not told."""
    return [one for one in items if not one.is_found()]
