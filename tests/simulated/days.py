"""Dispatches whose figures speak of several days: of the event, of its telling, of another event, of a plan."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.simulated.cases import Case

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
COUNTS = {"two": 2, "three": 3}
SUNDAY = 6
STALE = 8
"""Days after which a later sentence without a day may as well speak of the day of the report."""


@dataclass(frozen=True)
class Day:
    """An expression of a day, and what it means in a dispatch published on a day."""

    name: str
    words: Callable[[date], str]
    means: Callable[[date], date]
    stands: tuple[str, ...] = ("front", "back")
    precision: str = "day"

    def at(self, published: date) -> str:
        """The day, month or year as the corpora write it."""
        day = self.means(published)
        return {"day": f"{day}", "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[self.precision]


def _ago(days: int) -> Callable[[date], date]:
    return lambda published: published - timedelta(days=days)


def _weekday(form: str, days: int) -> Day:
    return Day(form, lambda p: form.format(day=f"{p - timedelta(days=days):%A}"), _ago(days))


def _calendar(form: str, days: int) -> Day:
    def words(published: date) -> str:
        day = published - timedelta(days=days)
        return form.format(d=day.day, m=f"{day:%B}", mon=f"{day:%b}", y=day.year, a=f"{day:%A}")

    return Day(form, words, _ago(days))


def _month_before(published: date) -> date:
    return published.replace(day=1) - timedelta(days=1)


def _last_week(published: date) -> date:
    """The Wednesday of the week before."""
    return published - timedelta(days=published.weekday() + 5)


def _years_before(published: date, years: int) -> date:
    return published.replace(year=published.year - years, day=min(published.day, 28))


def _year_before(published: date) -> date:
    """The month before, of last year; in January that is the last of months."""
    return _month_before(published).replace(year=published.year - 1, day=1)


DAYS = (
    *(_weekday(form, days) for days in (0, 1, 2, 4) for form in WORDS["weekdays"]),
    *(_weekday(form, days) for days in (1, 3) for form in WORDS["hours"]),
    *(_calendar(form, days) for days in (1, 9) for form in WORDS["calendar"]),
    *(_calendar(form, 40) for form in WORDS["calendar"] if "{y}" in form),
    Day("yesterday", lambda p: "yesterday", _ago(1)),
    Day("yesterday evening", lambda p: "yesterday evening", _ago(1)),
    Day("today", lambda p: "today", _ago(0)),
    Day("in the early hours of today", lambda p: "in the early hours of today", _ago(0)),
    Day("last {day}", lambda p: f"last {p - timedelta(days=5):%A}", _ago(5)),
    Day("in the early hours of {day}", lambda p: f"in the early hours of {p - timedelta(days=1):%A}", _ago(1)),
    Day("this morning", lambda p: "this morning", _ago(0)),
    Day("earlier today", lambda p: "earlier today", _ago(0)),
    Day("last night", lambda p: "last night", _ago(1)),
    Day("two days ago", lambda p: "two days ago", _ago(2)),
    Day("three days ago", lambda p: "three days ago", _ago(3)),
    Day("a week ago", lambda p: "a week ago", _ago(7)),
    Day("{day} last week", lambda p: f"on {_last_week(p):%A} last week", _last_week),
    Day("{month} last year", lambda p: f"in {_year_before(p):%B} last year", _year_before, precision="month"),
    Day("{d} {month} last year", lambda p: f"on {min(p.day, 28)} {p:%B} last year", lambda p: _years_before(p, 1)),
    Day("last {month}", lambda p: f"last {_month_before(p):%B}", _month_before, precision="month"),
    Day("earlier this year", lambda p: "earlier this year", lambda p: p, precision="year"),
    Day("last month", lambda p: "last month", _month_before, precision="month"),
    Day("in {month}", lambda p: f"in {_month_before(p):%B}", _month_before, precision="month"),
    Day("last year", lambda p: "last year", lambda p: p.replace(year=p.year - 1, day=1), precision="year"),
)  # fmt: skip


class Draft:
    """A dispatch that is being composed."""

    def __init__(self, rng: random.Random, published: date) -> None:
        self.rng, self.published = rng, published
        self.sentences: list[str] = []
        self.figures: list[dict[str, Any]] = []
        self.constructions: list[str] = []

    def tell(self, sentence: str, **of_number: str) -> None:
        """Add a sentence, and the day, month or year that each of its numbers is of (``n12="2021-03"``)."""
        self.sentences.append(sentence)
        for number, event in of_number.items():
            quote = _quote(sentence, number[1:])
            self.figures.append({"quote": quote, "best": int(number[1:]), "event": event})

    def case(self) -> Case:
        """What was composed."""
        text = " ".join(self.sentences)
        return Case(text, f"{self.published}", tuple(self.figures), tuple(self.constructions))


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many dispatches, the same for a seed."""
    rng = random.Random(seed)
    for _ in range(number):
        kind = rng.choice((_event, _event, _event, _levels, _chain))
        published = date(2008, 1, 1) + timedelta(days=rng.randrange(16 * 365))
        published += timedelta(days=published.weekday() == SUNDAY)  # whose "last week" may have ended the day before
        draft = Draft(rng, published)
        kind(draft)
        yield draft.case()


def _event(draft: Draft) -> None:
    """An event with its day, another one between, what is told of it later, and a plan."""
    rng, published = draft.rng, draft.published
    name, lead, later = rng.choice(WORDS["events"])
    town, _ = rng.choice(WORDS["towns"])
    day, who = rng.choice(DAYS), rng.choice(WORDS["speakers"])
    n, m, k = rng.sample(range(32, 98), 3)
    stands, said = rng.choice(day.stands), rng.choice(WORDS["said"])
    told = f"{published:%A}"
    sentence = _with_day(lead.format(n=n, town=town), day.words(published), stands)
    draft.constructions += [name, day.name, stands, f"said {said or 'nobody'}"]
    draft.tell(_opening(draft, town) + sentence + said.format(who=who, told=told) + ".", **{f"n{n}": day.at(published)})
    _also_told(draft, lead, day)
    _between(draft, k)
    if rng.random() < 0.75 and (published - day.means(published)).days < STALE:
        tail = rng.choice(("", "", f", {who} said", f", {who} said on {told}"))
        draft.constructions.append(f"later{' said' if tail else ''} after {draft.constructions[-1]}")
        draft.tell(f"{later.format(m=m)}{tail}.", **{f"n{m}": day.at(published)})
    if rng.random() < 0.2:
        coming = published + timedelta(days=rng.randrange(1, 5))
        draft.constructions.append("plan")
        draft.tell(
            rng.choice(WORDS["plans"]).format(k=150, next=f"on {coming:%A}", next_=f"On {coming:%A}") + ".",
            n150=f"{coming}",
        )
        draft.figures[-1]["status"] = "planned"


def _also_told(draft: Draft, lead: str, day: Day) -> None:
    """What a lead tells besides the number it is about."""
    event, words = day.at(draft.published), day.words(draft.published).split()
    if words[0] in COUNTS and words[1] == "days":
        quote = next(
            form for form in (" ".join(words[:2]), " ".join(words[:2]).capitalize()) if form in draft.sentences[0]
        )
        draft.figures.append({"quote": quote, "best": COUNTS[words[0]], "event": "any"})
    if "At least" in lead:
        draft.figures[0] |= {"best": None, "lower": draft.figures[0]["best"], "bound": "at_least"}
    if "6.1" in lead:
        draft.figures.append({"quote": "6.1", "best": 6.1, "event": event})
    if "five" in lead:
        draft.figures.append({"quote": "five", "best": 5, "event": "any"})


def _between(draft: Draft, k: int) -> None:
    """A sentence of nothing, or of another event."""
    if draft.rng.random() < 0.4:
        between = draft.rng.choice(WORDS["between"])
        draft.constructions.append("between" if between else "nothing between")
        draft.sentences += [between] if between else []
        return
    form, meant = draft.rng.choice(WORDS["older"])
    old = draft.published - timedelta(days=draft.rng.randrange(1500, 6000))
    words = {"y": old.year, "month": f"{old:%B}", "mm": f"{old:%m}", "day": old.day, "dd": f"{old:%d}", "k": k}
    words["last"], words["ten"] = draft.published.year - 1, draft.published.year - 10
    if old.day != k:
        draft.constructions.append(form)
        draft.tell(form.format(**words), **{f"n{k}": meant.format(**words)})


def _chain(draft: Draft) -> None:
    """One event after another, each dated from the one before or from the report."""
    rng, published = draft.rng, draft.published
    name, lead, _ = rng.choice(WORDS["events"])
    if "At least" in lead or "6.1" in lead or "five" in lead:
        name, lead = "simple", "Gunmen killed {n} people in {town}"
    (town, _), (other, _) = rng.sample(WORDS["towns"], 2)
    n, k = rng.sample(range(32, 98), 2)
    ago, since = rng.randrange(1, 4), rng.randrange(1, 4)
    day = published - timedelta(days=ago)
    form, shift = rng.choice(WORDS["chains"])
    meant = day - timedelta(days={"ago": since, "one": 1, "later": -1 if ago > 1 else 0}[shift])
    draft.constructions += [f"chain {form}", name]
    first = _with_day(lead.format(n=n, town=town), f"on {day:%A}", rng.choice(("front", "back")))
    count = ("one day", "two days", "three days")[since - 1]
    second = form.format(k=k, other=other, count=count, Count=count.capitalize(), day=f"{meant:%A}")
    if shift == "later" and ago == 1:
        second = f"Another {k} people died in {other} on {day:%A}."
    draft.tell(f"{_opening(draft, town)}{first}.", **{f"n{n}": f"{day}"})
    draft.tell(second, **{f"n{k}": f"{meant}"})
    if since > 1 and count in second.lower():
        draft.figures.append({"quote": count if count in second else count.capitalize(), "best": since, "event": "any"})


def _quote(sentence: str, number: object) -> str:
    """The number with the word behind it, for a dateline may hold the same digits."""
    words = sentence.split()
    at = words.index(f"{number}", next((index for index, word in enumerate(words[:5]) if word in ("—", "-")), 0))
    return " ".join(words[at : at + 2]).rstrip(".,")


def _with_day(sentence: str, words: str, stands: str) -> str:
    if stands == "front":
        first = sentence if sentence[0].isdigit() else sentence[0].lower() + sentence[1:]
        return f"{words[0].upper()}{words[1:]}, {first}"
    return f"{sentence} {words}"


def _opening(draft: Draft, town: str) -> str:
    wire = draft.rng.choice(WORDS["wires"])
    form = draft.rng.choice(("{T} ({w}) - ", "{T}, {m} {d} ({w}) - ", "{T}, {m} {d} — ", ""))
    if not wire and "{w}" in form:
        form = ""
    draft.constructions.append(f"dateline {form}")
    return form.format(T=town.upper(), w=wire, m=f"{draft.published:%B}", d=draft.published.day)


def _levels(draft: Draft) -> None:
    """A level of one month beside that of another."""
    rng, this = draft.rng, _month_before(draft.published)
    months = {"this": this, "prior": _month_before(this), "year": this.replace(year=this.year - 1, day=1)}
    town, country = rng.choice(WORDS["towns"])
    moves = [move for move in WORDS["moves"] if this.month < 12 or "{this} last year" not in move[0]]
    series, (form, *means) = rng.choice(WORDS["series"]), rng.choice(moves)
    low = rng.randrange(11, 60) / 10
    a, b = f"{low + rng.randrange(1, 20) / 10:.1f}", f"{low:.1f}"
    of = {"this": f"{this:%B}", "prior": f"{months['prior']:%B}", "last": f"{this.year - 1}", "year": f"{this.year}"}
    words = form.format(s=series, s0=series[0].lower() + series[1:], country=country, a=a, b=b, **of)
    said = rng.choice(("", ", the statistics office said", f", the statistics office said on {draft.published:%A}"))
    draft.constructions += [form, f"said {said and 'day' if 'on' in said else 'no day'}"]
    draft.sentences.append(f"{_opening(draft, town)}{words}{said}.")
    for one, mean in zip(sorted((a, b), key=words.index), means, strict=True):
        event = f"{months[mean]:%Y-%m}"
        draft.figures.append({"quote": f"{one} percent", "best": float(one), "unit": "percent", "event": event})
