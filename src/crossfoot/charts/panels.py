"""Counts arranged for the chart of claims: a panel each measure and run of days, a row each claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.charts import wording
from crossfoot.charts.events import Event, where
from crossfoot.charts.material import Material, valued
from crossfoot.charts.series import runs
from crossfoot.facts.model import Fact

MOST_ROWS = 26
"""Rows on one page; a total and its parts stay together."""


@dataclass
class Row:
    """One line of a panel: a claim, and the total it is a part of."""

    fact: Fact
    total: Fact | None = None
    again: list[Fact] = field(default_factory=list)
    """The same claim by the same speaker, printed again."""


class Panel(NamedTuple):
    """The claims of one measure over one run of days, on a scale of their own that starts at zero."""

    measure: str
    title: str
    place: str
    """Of which event, where the stack tells of several; else empty."""
    rows: tuple[Row, ...]

    @property
    def is_unknown(self) -> bool:
        """Whether all that is told is that nothing is known: there is no scale then."""
        return not any(wording.is_valued(row.fact) for row in self.rows)

    @property
    def most(self) -> float:
        """The largest value stated: where the scale ends."""
        values = [value for row in self.rows for fact in (row.fact, row.total) if fact
                  for value in wording.plain_values(fact) if value is not None]  # fmt: skip
        return max(values, default=1.0) or 1.0


def counts(stack: Material, measures: list[str] | None) -> list[Fact]:
    """The counts of some measures; by default of every measure that runs up a total."""
    running = [name for name, entry in lexicon.load("measures").items() if entry.get("accumulates")]
    wanted = set(running if measures is None else measures)
    return [fact for fact in stack.facts if fact.kind == "count" and fact.measure in wanted]


def pages(stack: Material, measures: list[str] | None = None) -> list[list[Panel]]:
    """The panels of a stack, page by page. There is no page where no claim has a value."""
    facts = counts(stack, measures)
    if not valued(facts):
        return []
    done: list[list[Panel]] = [[]]
    for panel in _panels(stack, facts):
        for part in _split(panel):
            if done[-1] and sum(len(other.rows) for other in done[-1]) + len(part.rows) > MOST_ROWS:
                done.append([])
            done[-1].append(part)
    return done


def _panels(stack: Material, facts: list[Fact]) -> list[Panel]:
    by_measure: dict[str, list[Fact]] = {}
    for fact in facts:
        by_measure.setdefault(fact.measure or "", []).append(fact)
    _move_null_reports(by_measure)
    order = list(lexicon.load("measures"))
    names = sorted(by_measure, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [panel for name in names for panel in _panels_of(stack, name, by_measure[name])]


def _panels_of(stack: Material, measure: str, facts: list[Fact]) -> list[Panel]:
    """A measure's claims, a panel each event and run of days: what happened elsewhere or months apart has its own."""
    ids = {fact.fact_id for fact in facts}
    events: dict[Event, list[Fact]] = {}
    for fact in facts:
        if fact.part_of not in ids:
            events.setdefault(stack.events[fact.fact_id], []).append(fact)
    told = [(event, run) for event, mine in events.items() for run in runs(mine)]
    times = Counter(event for event, _ in told)
    found = []
    for event, run in told:
        rows = _rows(stack, sorted(run, key=_when), facts)
        place = wording.plain(where(run, stack.events)) if len(events) > 1 else ""
        month = _month(run) if times[event] > 1 or (len(told) > 1 and not place) else ""
        title = ", ".join(part for part in (_title(measure, rows), place, month) if part)
        found.append(Panel(measure, title, place, tuple(rows)))
    return found


def _month(run: Sequence[Fact]) -> str:
    days = sorted(day for fact in run if (day := fact.event_start or fact.reported_at))
    return f"{wording.month(int(days[0][5:7]))} {days[0][:4]}" if days else ""


def _title(measure: str, rows: list[Row]) -> str:
    """The measure, and the unit of its scale where the name does not say it: "Injured, people"."""
    title = wording.measure(measure)
    units = {row.fact.unit for row in rows if wording.is_valued(row.fact)}
    return f"{title}, people" if units == {"person"} else title


def _move_null_reports(by_measure: dict[str, list[Fact]]) -> None:
    """ "No information about the victims" is shown with the victims that others count, where they do."""
    parents = {name: entry.get("parent") for name, entry in lexicon.load("measures").items()}
    for name in [name for name, facts in by_measure.items() if not valued(facts)]:
        heirs = [other for other in parents if parents[other] == name and valued(by_measure.get(other, []))]
        for heir in heirs[:1]:
            by_measure[heir] = sorted(by_measure[heir] + by_measure.pop(name), key=_when)


def _rows(stack: Material, heads: list[Fact], facts: list[Fact]) -> list[Row]:
    """Claims in the order they were made, each total, however often printed, followed by its parts, and theirs."""
    parts: dict[str | None, list[Fact]] = {}
    for fact in sorted(facts, key=_when):
        parts.setdefault(fact.part_of, []).append(fact)
    rows: list[Row] = []
    waiting = _claims(stack, heads)[::-1]
    while waiting:
        row = waiting.pop()
        rows.append(row)
        within = [part for fact in (row.fact, *row.again) for part in parts.pop(fact.fact_id, [])]
        waiting += _claims(stack, within)[::-1]
    return rows


def _claims(stack: Material, facts: list[Fact]) -> list[Row]:
    """A row each claim; what the same speaker said in the same words of number and place is one."""
    seen: dict[tuple[object, ...], Row] = {}
    for fact in facts:
        total = stack.fact(fact.part_of)
        item = None if fact.item in wording.COUNTED.get(fact.unit, ()) else fact.item  # "12" and "12 people"
        claim = (stack.source(fact), stack.told(fact), fact.place, item, stack.told(total) if total else None)
        if claim in seen:
            seen[claim].again.append(fact)
        else:
            seen[claim] = Row(fact, total)
    return list(seen.values())


def _when(fact: Fact) -> tuple[str, str, int]:
    return fact.reported_at or "", fact.dispatch_id, fact.start


def _split(panel: Panel) -> list[Panel]:
    """A panel in parts that fit a page, cut where a claim that is no part begins."""
    if len(panel.rows) <= MOST_ROWS:
        return [panel]
    groups: list[list[Row]] = []
    for row in panel.rows:
        if not groups or (row.total is None and len(groups[-1]) >= MOST_ROWS // 2) or len(groups[-1]) >= MOST_ROWS:
            groups.append([])
        groups[-1].append(row)
    return [panel._replace(title=f"{panel.title} ({place} of {len(groups)})", rows=tuple(rows))
            for place, rows in enumerate(groups, 1)]  # fmt: skip
