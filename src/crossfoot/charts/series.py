"""Which claims one chart over time shows: one measure, one subject, one unit, one run of days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from crossfoot.charts import wording
from crossfoot.charts.events import compared, where
from crossfoot.charts.material import Material, valued
from crossfoot.facts.model import Fact

QUIET_DAYS = 31
"""After this many days without a figure, the next one belongs to another run of events."""


class Change(NamedTuple):
    """A level, and the one it was changed from."""

    before: Fact
    after: Fact


class Series(NamedTuple):
    """What one chart shows: the claims of one measure, about one subject and event, in one unit."""

    measure: str
    subject: str
    unit: str
    place: str
    """Of which event, where the stack claims the measure of several; else empty."""
    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    left_out: int
    """Figures of the measure that are about something else, in another unit, of another event, or read with a doubt."""

    @property
    def earlier(self) -> set[str]:
        """The ids of levels from which others were changed."""
        return {change.before.fact_id for change in self.changes}

    @property
    def days(self) -> int:
        """On how many days a figure was printed."""
        return len({fact.reported_at for fact in valued(self.facts)})

    @property
    def has_history(self) -> bool:
        """Whether there is anything to see over time: a change, or three figures of two days."""
        return bool(self.changes) or (self.days > 1 and len(valued(self.facts)) > 2)


def select(stack: Material, measure: str, subject: str | None = None, place: str | None = None) -> list[Series]:
    """The courses of a measure, of one subject and place where they are given."""
    return [
        course
        for course in courses(stack, measure)
        if (subject is None or any(stack.subject(fact) == subject for fact in course.facts))
        and (place is None or place in (course.place, *(fact.place for fact in course.facts)))
    ]


def courses(stack: Material, measure: str) -> list[Series]:
    """The claims of a measure as they can share one scale, those with figures of most days first.

    Apart stand what is about another subject or event, in another unit, or of another run of days. Restatements in
    another unit go into the labels of what they restate, parts stay with their totals. A figure that may not be of the
    measure at all is left out, unless all are such.
    """
    claimed = [fact for fact in stack.facts if fact.measure == measure and not fact.converts and not fact.part_of]
    mine = [fact for fact in claimed if not stack.is_doubtful(fact)] or claimed
    subjects = _subjects(stack, mine)
    things: dict[tuple[object, str], list[Fact]] = {}
    for fact in mine:
        things.setdefault((stack.events[fact.fact_id], subjects[fact.fact_id]), []).append(fact)
    several = len({stack.events[fact.fact_id] for fact in valued(mine)}) > 1
    found = [_course(stack, run, of_unit, several, len(claimed))
             for facts in things.values() for of_unit in [_of_one_unit(facts)] for run in runs(of_unit)]  # fmt: skip
    return sorted(found, key=lambda course: (-course.days, -len(course.facts), course.place, course.subject.casefold()))


def _of_one_unit(facts: list[Fact]) -> list[Fact]:
    unit = _commonest(fact.unit for fact in valued(facts))
    return [fact for fact in facts if fact.unit == unit or not wording.is_valued(fact)]


def _course(stack: Material, run: list[Fact], of_unit: list[Fact], several: bool, claimed: int) -> Series:
    """One run of days, with the levels of other runs that its figures were changed from."""
    ids = {fact.fact_id for fact in run} | {fact.changed_from for fact in run if fact.changed_from}
    kept = [fact for fact in of_unit if fact.fact_id in ids]
    held = {fact.fact_id for fact in kept}
    changes = tuple(
        Change(before, fact) for fact in kept if (before := stack.fact(fact.changed_from)) and before.fact_id in held
    )
    title = _commonest(told for fact in kept if (told := stack.subject(fact)))
    place = where(kept, stack.events) if several else ""
    unit = _commonest(fact.unit for fact in valued(kept))
    return Series(kept[0].measure or "", title, unit, place, tuple(kept), changes, claimed - len(kept))


def runs(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts in runs, by the time they speak of: a new one begins where more than `QUIET_DAYS` lie between two."""
    found: list[list[Fact]] = []
    last = None
    for fact in sorted(facts, key=lambda fact: (moment(fact), fact.reported_at or "", fact.dispatch_id, fact.start)):
        day = date.fromisoformat(moment(fact)[:10]).toordinal() if moment(fact) else None
        if not found or (day is not None and last is not None and day - last > QUIET_DAYS):
            found.append([])
        found[-1].append(fact)
        last = day if day is not None else last
    return found


def moment(fact: Fact) -> str:
    """The day a fact is filed under: the one it speaks of, else the one it was printed on."""
    return fact.event_start or fact.reported_at or ""


def _subjects(stack: Material, facts: list[Fact]) -> dict[str, str]:
    """By fact_id, what each is about. What findings weigh as one, or changed into another, is about one thing.

    Dispatches call a thing by several names ("fuel", "liquefied gas"). Prices that are told of nothing by name are of
    as many things: in one list of prices, each is of other goods.
    """
    about = {fact.fact_id: _about(stack, fact) for fact in facts}
    joined: list[list[str]] = compared(stack.findings)
    joined += [[fact.changed_from, fact.fact_id] for fact in facts if fact.changed_from]
    for ids in joined:
        names = sorted({about[fact_id] for fact_id in ids if fact_id in about})
        for name in names[:-1]:
            about = {fact_id: names[-1] if told == name else told for fact_id, told in about.items()}
    return about


def _about(stack: Material, fact: Fact) -> str:
    if fact.kind == "count":
        return ""
    return stack.subject(fact).casefold() or f"\0{fact.fact_id}"  # a name that no subject has


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name), default="")
