"""Which claims one chart over time shows: one measure, one subject, one unit, one run of days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from crossfoot.charts import wording
from crossfoot.charts.material import Material, valued
from crossfoot.facts.model import Fact

LIKE_WITH_LIKE = ("equal", "compatible", "narrower", "supersedes", "retracts", "conflicts")
"""Verdicts that compare claims about one thing."""
QUIET_DAYS = 31
"""After this many days without a figure, the next one belongs to another run of events."""


class Change(NamedTuple):
    """A level, and the one it was changed from."""

    before: Fact
    after: Fact


class Series(NamedTuple):
    """What one chart shows: the claims of one measure, about one subject, in one unit."""

    measure: str
    subject: str
    unit: str
    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    left_out: int
    """Figures of the measure that are about something else, in another unit, or of another time."""

    @property
    def earlier(self) -> set[str]:
        """The ids of levels from which others were changed."""
        return {change.before.fact_id for change in self.changes}

    @property
    def has_history(self) -> bool:
        """Whether there is anything to see over time: a change, or three figures of two days."""
        told = valued(self.facts)
        return bool(self.changes) or (len({fact.reported_at for fact in told}) > 1 and len(told) > 2)


def select(stack: Material, measure: str, subject: str | None = None) -> Series:
    """The claims of a measure that can share one scale and one run of days.

    Restatements in another unit go into the labels of what they restate, parts stay with their totals. Where claims
    are about several subjects, in several units, or of several times, those that most figures share are kept.
    """
    mine = [fact for fact in stack.facts if fact.measure == measure and not fact.converts and not fact.part_of]
    groups = _subjects(stack, mine)
    wanted = _commonest(groups.values()) if subject is None else None
    about = [fact for fact in mine if groups[fact.fact_id] == wanted or stack.subject(fact) == subject]
    unit = _commonest(fact.unit for fact in valued(about))
    of_unit = [fact for fact in about if fact.unit == unit or not wording.is_valued(fact)]
    kept = max(runs(of_unit), key=_weight, default=[])
    ids = {fact.fact_id for fact in kept}
    earlier = [before for fact in kept if (before := stack.fact(fact.changed_from)) and before.fact_id not in ids]
    kept = [fact for fact in of_unit if fact.fact_id in ids | {fact.fact_id for fact in earlier}]
    ids = {fact.fact_id for fact in kept}
    changes = tuple(
        Change(before, fact) for fact in kept if (before := stack.fact(fact.changed_from)) and before.fact_id in ids
    )
    title = _commonest(told for fact in kept if (told := stack.subject(fact)))
    return Series(measure, title, unit, tuple(kept), changes, len(mine) - len(kept))


def _weight(run: list[Fact]) -> tuple[int, int]:
    """How much a run has to show: on how many days figures were printed, and how many."""
    return len({fact.reported_at for fact in valued(run)}), len(run)


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

    Dispatches call a thing by several names ("fuel", "liquefied gas") or by none ("prices").
    """
    about = {fact.fact_id: stack.subject(fact).casefold() for fact in facts}
    joined = [row["facts"] for row in stack.findings if row["verdict"] in LIKE_WITH_LIKE]
    joined += [[fact.changed_from, fact.fact_id] for fact in facts if fact.changed_from]
    for ids in joined:
        names = sorted({about[fact_id] for fact_id in ids if fact_id in about})
        for name in names[:-1]:
            about = {fact_id: names[-1] if told == name else told for fact_id, told in about.items()}
    return about


def _commonest(names: Iterable[str]) -> str:
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name), default="")
