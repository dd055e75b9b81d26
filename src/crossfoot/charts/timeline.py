"""A time axis of days, with a place at its left for what is told without a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from crossfoot.charts import style, wording
from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_TICKS = 8
DAY_BEFORE_TICKS = 120
"""Longer spans are ticked by month or year."""


class Timeline(NamedTuple):
    """Days as numbers for drawing: whole days since year 1, the undated left of the first."""

    first: int
    last: int
    undated: float | None
    """Where figures without a date stand; None if every one has a date."""
    undated_name: str = "no date"

    @classmethod
    def of(cls, facts: Iterable[Fact], *, earlier: bool = False) -> Timeline:
        """The time line that holds these facts: the days they were printed and speak of.

        `earlier` asks for the place at the left for levels "before", even where all facts are dated.
        """
        facts = list(facts)
        printed = [_ordinal(fact.reported_at) for fact in facts if fact.reported_at]
        spoken = [_ordinal(day) for fact in facts for day in (fact.event_start, fact.event_end) if day]
        days = printed + _near(spoken, printed)
        first, last = (min(days), max(days)) if days else (0, 1)
        last = max(last, first + 1)
        lacking = earlier or any(not fact.reported_at for fact in facts)
        undated = first - (last - first) * 0.4 - 0.5 if lacking else None
        return cls(first, last, undated, "before" if earlier else "no date")

    def holds(self, day: str) -> bool:
        """Whether a day lies on the axis."""
        return self.first <= _ordinal(day) <= self.last

    @property
    def left(self) -> float:
        """Where the axis begins."""
        pad = (self.last - self.first) * 0.05
        return self.first - pad if self.undated is None else self.undated - (self.last - self.first) * 0.12

    @classmethod
    def between(cls, first: str, last: str) -> Timeline:
        """The time line from one day to another."""
        start = _ordinal(first)
        return cls(start, max(_ordinal(last), start + 1), None)

    def place(self, day: str) -> float:
        """Where a day stands."""
        return float(_ordinal(day))

    @property
    def border(self) -> float:
        """Where the dated days begin."""
        return float(self.first) if self.undated is None else self.undated * 0.4 + self.first * 0.6

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.last + (self.last - self.first) * 0.05

    def printed(self, fact: Fact) -> float:
        """Where the day a fact was printed stands."""
        if fact.reported_at:
            return float(_ordinal(fact.reported_at))
        return self.undated if self.undated is not None else float(self.first)

    def span(self, fact: Fact) -> tuple[float, float]:
        """The time a fact speaks of, up to the day it was printed: what lies ahead of that is not yet told.

        Parts outside the axis are cut off at its ends.
        """
        printed = self.printed(fact)
        start = float(_ordinal(fact.event_start)) if fact.event_start else printed
        end = float(_ordinal(fact.event_end)) if fact.event_end else start
        if fact.event_precision != "day" and start <= printed:
            end = min(end, printed)
        return max(min(start, self.right), self.left), max(min(end, self.right), self.left)

    def draw_axis(self, ax: Axes) -> None:
        """Days along the bottom, ticked so that no two names meet; "no date" over the place left for it."""
        ticks = self._ticks()
        names = [self._tick_name(tick, before) for tick, before in zip(ticks, [None, *ticks[:-1]], strict=True)]
        if self.undated is not None:
            ticks, names = [self.undated, *ticks], [self.undated_name, *names]
            _draw_break(ax, self.border)
        ax.set_xticks(ticks, names)
        ax.set_xlim(self.left, self.right)

    def _ticks(self) -> list[float]:
        span = self.last - self.first
        if span <= DAY_BEFORE_TICKS:
            step = max(1, -(-span // (MOST_TICKS - 1)))
            return [float(day) for day in range(self.first, self.last + 1, step)]
        months = [date(year, month, 1) for year in range(date.fromordinal(self.first).year,
                  date.fromordinal(self.last).year + 2) for month in range(1, 13)]  # fmt: skip
        inside = [day.toordinal() for day in months if self.first <= day.toordinal() <= self.last]
        if len(inside) > 2 * 12:
            inside = [day for day in inside if date.fromordinal(day).month == 1] or inside
        step = max(1, -(-len(inside) // MOST_TICKS))
        return [float(day) for day in inside[::step]]

    def _tick_name(self, tick: float, before: float | None) -> str:
        """A tick's day, with the year under it where a year begins; months and years on longer axes."""
        when = date.fromordinal(int(tick))
        if self.last - self.first <= DAY_BEFORE_TICKS:
            new_year = before is None or date.fromordinal(int(before)).year != when.year
            return wording.day(when.isoformat(), year=False) + (f"\n{when.year}" if new_year else "")
        return f"{wording.month(when.month)} {when.year}" if when.month != 1 else str(when.year)


def _draw_break(ax: Axes, x: float) -> None:
    """Two strokes over the axis: days do not run on evenly here."""
    place = ax.get_xaxis_transform()
    ax.plot([x], [0], transform=place, marker="s", markersize=7, color="white", clip_on=False, zorder=8)
    for aside in (-2.5, 2.5):
        ax.annotate("/", (x, 0), (aside, 0), xycoords=place, textcoords="offset points", ha="center",
                    va="center_baseline", fontsize=style.LABEL, color=style.QUIET, zorder=9)  # fmt: skip


def _ordinal(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()


def _near(spoken: list[int], printed: list[int]) -> list[int]:
    """The days spoken of that an axis of the days printed can show: a year far back would squeeze the rest flat."""
    if not printed:
        return spoken
    reach = max(3 * (max(printed) - min(printed)), 14)
    return [day for day in spoken if min(printed) - reach <= day <= max(printed)]
