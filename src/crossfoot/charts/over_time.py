"""One measure over time: levels as steps, totals as they were revised, ranges as ranges; gaps stay gaps."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from crossfoot import lexicon
from crossfoot.charts import labels, marks, style, wording
from crossfoot.charts.material import Material, Reconciled, material, plotted_row, valued
from crossfoot.charts.story import Story, printed_by, tell
from crossfoot.charts.timeline import Timeline
from crossfoot.charts.variants import Variant
from crossfoot.errors import ChartError
from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ORDER = 10
HEIGHT = 3.9
ZERO_UNLESS = 0.8
"""A scale that is not of counts leaves zero out where all its values lie in the top fifth."""
MOST_LABELS = 24
SHIFT = 0.013
"""How far, in widths of the plot, marks on one spot are moved apart."""


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

    @property
    def earlier(self) -> set[str]:
        """The ids of levels from which others were changed."""
        return {change.before.fact_id for change in self.changes}


def variants(stack: Material) -> list[Variant]:
    """One chart for each measure that has a history: a change, or claims of more than one day."""
    measures = dict.fromkeys(fact.measure for fact in stack.facts if fact.measure)
    told = {measure: _series(stack, measure, None) for measure in sorted(measures)}
    return [
        Variant(f"over_time_{name}", over_time, {"measure": name})
        for name, series in told.items()
        if _has_history(series)
    ]


@style.housed
def over_time(
    result: Reconciled | pd.DataFrame | Material,
    *,
    measure: str = "price",
    subject: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """One measure over time, drawn on `ax`: each claim on the day it was printed, changes as steps.

    Parameters
    ----------
    result : result of `crossfoot.reconcile`, or a facts table
    measure : str
        A name from ``lexicon/measures.toml``.
    subject : str, optional
        What it is about, as written ("liquefied gas"); by default what most figures are about.
    ax : Axes, optional

    Raises
    ------
    ChartError
        No figure of that measure, or about that subject.
    """
    stack = material(result)
    series = _series(stack, measure, subject)
    if not valued(series.facts):
        known = sorted({fact.measure for fact in valued(stack.facts) if fact.measure})
        about = f" about {subject!r}" if subject else ""
        raise ChartError(f"no figure of {measure!r}{about}.", way_out=f"There are: {', '.join(known) or 'none'}.")
    time = Timeline.of(series.facts, earlier=any(_is_undated(change) for change in series.changes))
    story = _story(stack, series)
    ax = style.sheet(story, ax, height=HEIGHT, left=0.85, right=1.3)
    _draw(ax, stack, series, time)
    return tell(ax, story)


def _series(stack: Material, measure: str, subject: str | None) -> Series:
    """The claims themselves, in the unit most of them use; their restatements in another unit go into the labels."""
    mine = [fact for fact in stack.facts if fact.measure == measure and not fact.converts]
    subjects = Counter(_subject(fact) for fact in mine)
    chosen = subject if subject is not None else min(subjects, key=lambda name: (-subjects[name], name), default="")
    mine = [fact for fact in mine if _subject(fact) == chosen]
    units = Counter(fact.unit for fact in valued(mine))
    unit = min(units, key=lambda name: (-units[name], name), default="")
    facts = [fact for fact in mine if fact.unit == unit or not wording.is_valued(fact)]
    ids = {fact.fact_id for fact in facts}
    changes = tuple(
        Change(before, fact) for fact in facts if (before := stack.fact(fact.changed_from)) and before.fact_id in ids
    )
    return Series(measure, chosen, unit, tuple(facts), changes)


def _subject(fact: Fact) -> str:
    """Counts are about who or what was counted; prices and the like about their subject."""
    return "" if fact.kind == "count" else wording.plain(fact.subject)


def _has_history(series: Series) -> bool:
    told = valued(series.facts)
    return bool(series.changes) or (len({fact.reported_at for fact in told}) > 1 and len(told) > 2)


def _is_undated(change: Change) -> bool:
    return not change.before.event_start or change.before.event_start >= (change.after.event_start or "")


def _runs_up(measure: str) -> bool:
    return bool(lexicon.load("measures").get(measure, {}).get("accumulates"))


def _story(stack: Material, series: Series) -> Story:
    unit = wording.unit_words(series.unit, money=stack.money)
    title = wording.measure(series.measure) + (f" of {series.subject}" if series.subject else "")
    subtitle = f"{title}{f', {unit}' if unit else ''}; each mark on the day it was printed, {marks.key(series.facts)}"
    if series.changes:
        subtitle += "; the step stands where the change is said to have come"
    if any(stack.conversions.get(fact.fact_id) for fact in series.facts):
        subtitle += "; in brackets what the dispatch gives in another currency"
    restated = [other for fact in series.facts for other in stack.conversions.get(fact.fact_id, [])]
    rows = tuple(plotted_row(stack, fact, changed_from=fact.changed_from, converts=fact.converts)
                 for fact in (*series.facts, *restated))  # fmt: skip
    said = tuple(_label_text(stack, fact).replace("\n", ", ") for fact in series.facts)
    sources = printed_by(stack, (fact.dispatch_id for fact in series.facts))
    return Story(_headline(stack, series, title), subtitle, sources, rows, said)


def _headline(stack: Material, series: Series, title: str) -> str:
    if series.changes:
        return _change_headline(stack, series, title)
    standing = [fact for fact in valued(series.facts) if not stack.overtaken(fact)]
    spoken = Counter(stack.source(fact) for fact in standing)
    most = min(spoken, key=lambda name: (-spoken[name], name), default="")
    told = [fact for fact in standing if stack.source(fact) == most] or valued(series.facts)
    first, last = told[0], told[-1]
    if len(told) == 1 or first.reported_at == last.reported_at:
        values = sorted(value for fact in valued(series.facts) if (value := marks.middle(fact)) is not None)
        unit = wording.unit_words(series.unit, money=stack.money)
        return f"{title}: claims from {wording.number(values[0])} to {wording.number(values[-1])} {unit}".rstrip()
    middle = (
        "unchanged at"
        if wording.figure(first) == wording.figure(last)
        else f"{wording.figure(first)} on {wording.day(first.reported_at, year=False)},"
    )
    return f"{title}: {middle} {stack.told(last)} on {wording.day(last.reported_at, year=False)} ({most})"


def _change_headline(stack: Material, series: Series, title: str) -> str:
    steps = Counter((wording.figure(c.before), stack.told(c.after)) for c in series.changes)
    (before, after), _ = min(steps.items(), key=lambda item: (-item[1], item[0]))
    mine = [c for c in series.changes if (wording.figure(c.before), stack.told(c.after)) == (before, after)]
    dispatches = {change.after.dispatch_id for change in mine}
    witness = "" if len(dispatches) == 1 else f", say {'both' if len(dispatches) == 2 else len(dispatches)} dispatches"
    others = len(steps) - 1
    rest = f"; {others} other change{'s' if others > 1 else ''} told" if others else ""
    return f"{title} {_verb(mine[0])}, from {before} to {after}{witness}{rest}"


def _verb(change: Change) -> str:
    before, after = marks.middle(change.before), marks.middle(change.after)
    if not before or after is None:
        return "changed"
    ratio = after / before
    exact = {2.0: "doubled", 3.0: "tripled", 0.5: "halved", 1.0: "did not change"}
    if ratio in exact:
        return exact[ratio]
    return f"rose {(ratio - 1) * 100:.0f} %" if ratio > 1 else f"fell {(1 - ratio) * 100:.0f} %"


def _draw(ax: Axes, stack: Material, series: Series, time: Timeline) -> None:
    looks = style.looks([stack.source(fact) for fact in series.facts])
    _scale(ax, series)
    time.draw_axis(ax)
    places = _places(stack, series, time)
    lines = _draw_steps(ax, stack, series, time, looks, places)
    told = []
    for fact in series.facts:
        look = looks[stack.source(fact)]
        if not wording.is_valued(fact):
            _draw_null_report(ax, time.printed(fact))
            continue
        x, y = places[fact.fact_id], marks.middle(fact) or 0.0
        marks.draw(ax, fact, x, look, along="y", faded=stack.overtaken(fact) is not None)
        told.append(labels.Label(x, y, _label_text(stack, fact), style.INK))
    shift = (time.right - time.left) * SHIFT * 3
    labels.place(ax, labels.merged(told, near=shift)[-MOST_LABELS:][::-1], lines=lines)
    ax.grid(axis="y")


def _scale(ax: Axes, series: Series) -> None:
    values = [value for fact in series.facts for value in wording.plain_values(fact) if value is not None]
    low, high = min(values), max(values)
    room = (high - min(low, 0)) or 1.0
    counts = series.facts[0].kind == "count"
    if not counts and low > ZERO_UNLESS * high > 0:
        room = (high - low) or high * 0.1
        ax.set_ylim(low - room * 0.4, high + room * 0.4)
        ax.annotate("the scale does not start at zero", (0, 0), (4, 4), xycoords="axes fraction",
                    textcoords="offset points", fontsize=style.SMALL, color=style.ALARM)  # fmt: skip
    else:
        ax.set_ylim(min(low * 1.1, 0), high + room * 0.28)
    ax.yaxis.set_major_formatter(lambda value, _: wording.number(round(value, 9)))
    if counts:
        ax.locator_params(axis="y", integer=True)


def _places(stack: Material, series: Series, time: Timeline) -> dict[str, float]:
    """By fact_id, the day its mark stands on; claims that would hide each other are moved a little aside."""
    days = {fact.fact_id: time.printed(fact) for fact in series.facts}
    for change in series.changes:
        undated = _is_undated(change) and time.undated is not None
        days[change.before.fact_id] = (time.undated or 0.0) if undated else time.span(change.before)[0]
    shift = (time.right - time.left) * SHIFT
    taken: Counter[tuple[float, float | None]] = Counter()
    for fact in series.facts:
        spot = (days[fact.fact_id], marks.middle(fact))
        days[fact.fact_id] += shift * taken[spot]
        taken[spot] += 1
    return days


def _draw_steps(
    ax: Axes, stack: Material, series: Series, time: Timeline, looks: dict[str, style.Look], places: dict[str, float]
) -> list[tuple[float, float, float, float]]:
    """The lines between claims, which labels keep clear of: a level until its change, a total until its revision."""
    drawn = []
    for change in series.changes:
        drawn += _draw_change(ax, change, time, places)
    if _runs_up(series.measure):
        by_source: dict[str, list[Fact]] = {}
        for fact in valued(series.facts):
            if not fact.part_of and fact.aggregation != "increment":
                by_source.setdefault(stack.source(fact), []).append(fact)
        for source, facts in by_source.items():
            drawn += _draw_total(ax, facts, looks[source], places)
    return drawn


def _draw_change(
    ax: Axes, change: Change, time: Timeline, places: dict[str, float]
) -> list[tuple[float, float, float, float]]:
    low, high = marks.middle(change.before), marks.middle(change.after)
    if low is None or high is None:
        return []
    x0, x1 = places[change.before.fact_id], places[change.after.fact_id]
    turn = max(x0, min(time.span(change.after)[0], x1))
    drawn = [(x0, low, turn, low), (turn, low, turn, high), (turn, high, x1, high)]
    for place, (ax0, ay0, ax1, ay1) in enumerate(drawn):
        # grey, not a source's colour: where several tell the same step, it belongs to all of them
        ax.plot([ax0, ax1], [ay0, ay1], color=style.QUIET, linewidth=1.4, zorder=2,
                linestyle=(0, (2, 2)) if place == 0 else "-")  # fmt: skip
    return drawn


def _draw_total(
    ax: Axes, facts: list[Fact], look: style.Look, places: dict[str, float]
) -> list[tuple[float, float, float, float]]:
    drawn = []
    for first, later in pairwise(facts):
        low, high = marks.middle(first) or 0.0, marks.middle(later) or 0.0
        x0, x1 = places[first.fact_id], places[later.fact_id]
        if x1 > x0:
            ax.plot([x0, x1, x1], [low, low, high], color=look.colour, linewidth=1.3, alpha=0.6, zorder=2)
            drawn += [(x0, low, x1, low), (x1, low, x1, high)]
    return drawn


def _draw_null_report(ax: Axes, x: float) -> None:
    """A band over the whole scale, since the figure could be anywhere on it."""
    ax.axvline(x, color=style.FAINT, linewidth=10, zorder=0)
    marks.draw_unknown(ax, x, 0.93, transform=ax.get_xaxis_transform())


def _label_text(stack: Material, fact: Fact) -> str:
    restated = [f"{wording.figure(other)} {wording.unit_words(other.unit.partition('/')[0], money=stack.money)}"
                for other in stack.conversions.get(fact.fact_id, [])]  # fmt: skip
    unit = wording.unit_words(fact.unit.partition("/")[0], money=stack.money) if fact.kind != "count" else ""
    value = " ".join(part for part in (wording.figure(fact), unit) if part)
    first = f"{value} ({', '.join(restated)})" if restated else value
    told = [wording.shorten(wording.plain(fact.attribution), 28), stack.dispatch_names[fact.dispatch_id]]
    if fact.kind != "count":
        told.append(wording.shorten(wording.plain(fact.place), 24))
    gone = stack.overtaken(fact)
    return "\n".join(
        [first + (f", {gone}" if gone else ""), wording.drawable(", ".join(part for part in told if part))]
    )
