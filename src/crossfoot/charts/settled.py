"""What was claimed of one measure and place on each day, and the figure a declared policy picks from it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot import lexicon
from crossfoot.charts import labels, marks, style, wording
from crossfoot.charts.material import Material, Reconciled, material
from crossfoot.charts.story import Story, printed_by, tell
from crossfoot.charts.timeline import Timeline
from crossfoot.charts.variants import Variant, distinct, named
from crossfoot.errors import ChartError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ORDER = 35
HEIGHT = 3.6
MOST_CHARTS = 4
"""Of a stack about many places, those with the most days are drawn."""
MOST_LABELS = 14

Day = dict[str, Any]


class Subject(NamedTuple):
    """What the claims of one chart are of: amounts in two currencies have no range in common."""

    measure: str
    place: str | None
    unit: str

    @property
    def order(self) -> tuple[str, str, str]:
        """Where it stands among subjects of as many days."""
        return self.measure, self.place or "", self.unit


def variants(stack: Material) -> list[Variant]:
    """One chart for each measure, place and unit with figures of more than one day; those with most days first."""
    told = _subjects(stack)
    found = sorted((key for key in told if len(told[key]) > 1), key=lambda key: (-len(told[key]), key.order))
    return distinct(
        [
            Variant(
                named("settled", first=not number, more=f"{subject.measure} {subject.place or ''}"),
                settled,
                subject._asdict(),
            )
            for number, subject in enumerate(found[:MOST_CHARTS])
        ]
    )


@style.housed
def settled(
    result: Reconciled | pd.DataFrame | Material,
    *,
    measure: str = "killed",
    place: str | None = None,
    unit: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """The range claimed on each day, and the figure the result's policy picks, drawn on `ax`.

    Parameters
    ----------
    result : result of `crossfoot.findings`
        A facts table alone settles nothing.
    measure : str
    place : str, optional
        By its canonical name; by default the one with figures of most days.
    unit : str, optional
        As in the facts table ("USD"); by default the one with figures of most days.
    ax : Axes, optional

    Raises
    ------
    ChartError
        Nothing is settled of that measure and place.
    """
    stack = material(result)
    subjects = {
        key: days
        for key, days in _subjects(stack).items()
        if key.measure == measure and place in (None, key.place) and unit in (None, key.unit)
    }
    if not subjects:
        where = f" in {place}" if place else ""
        raise ChartError(f"nothing is settled of {measure!r}{where}.", way_out="Pass the result of crossfoot.findings.")
    chosen = min(subjects, key=lambda key: (-len(subjects[key]), key.order))
    days = subjects[chosen]
    story = _story(stack, chosen, days)
    ax = style.sheet(story, ax, height=HEIGHT, left=0.85, right=1.3)
    _draw(ax, days)
    return tell(ax, story)


def _subjects(stack: Material) -> dict[Subject, list[Day]]:
    """The days of what runs up a total, by what is claimed."""
    known = lexicon.load("measures")
    found: dict[Subject, list[Day]] = {}
    for row in stack.settled:
        if row["day"] and known.get(row["measure"], {}).get("accumulates") and row["lowest"] is not None:
            found.setdefault(Subject(row["measure"], row["place"], row["unit"]), []).append(row)
    return found


def _story(stack: Material, subject: Subject, days: list[Day]) -> Story:
    measure, place, _ = subject
    policy = days[0]["policy"].replace("_", " ")
    unit = wording.unit_words(subject.unit, money=stack.money)
    title = wording.measure(measure) + (f", {wording.plain(place)}" if place else "")
    subtitle = (
        f"{title}, {unit}; the bar is the range of what was claimed that day, an arrow where nothing bounds it above; "
        f"the mark is the figure picked by the policy “{policy}”, which chooses among claims and estimates nothing"
    )
    dispatches = [fact.dispatch_id for fact in stack.facts if (fact.measure, fact.place, fact.unit) == subject]
    rows = tuple({**day, "place": place} for day in days)
    said = tuple(
        f"{wording.day(day['day'])}: {_range(day)}, {wording.number(day['figure']) or 'none'} picked" for day in days
    )
    return Story(_headline(title, days, unit), subtitle, printed_by(stack, dispatches), rows, said)


def _headline(title: str, days: list[Day], unit: str) -> str:
    """From the first day's range to the last day's, and the widest dispute between."""
    first, last = days[0], days[-1]
    widest = max(days, key=_width)
    head = f"{title}: {_range(first)} on {_day(first)}, {_range(last)} {unit} on {_day(last)}"
    if widest in (first, last) or not _width(widest):
        return head
    return f"{head}; furthest apart on {_day(widest)}, {_range(widest)}"


def _width(day: Day) -> float:
    return (day["highest"] - day["lowest"]) if day["highest"] is not None else 0.0


def _day(day: Day) -> str:
    return wording.day(day["day"], year=False)


def _range(day: Day) -> str:
    low, high = day["lowest"], day["highest"]
    if high is None:
        return f"at least {wording.number(low)}"
    return wording.number(low) if low == high else f"{wording.number(low)}–{wording.number(high)}"


def _draw(ax: Axes, days: list[Day]) -> None:
    time = Timeline.between(days[0]["day"], days[-1]["day"])
    values = [value for day in days for value in (day["lowest"], day["highest"], day["figure"]) if value is not None]
    ax.set_ylim(0, max(values) * 1.28 or 1)
    ax.locator_params(axis="y", integer=True)
    ax.yaxis.set_major_formatter(lambda value, _: wording.number(round(value, 9)))
    ax.grid(axis="y")
    time.draw_axis(ax)
    look = style.Look(style.COLOURS[0], "D")
    steps = _draw_steps(
        ax, [(time.place(day["day"]), day["figure"]) for day in days if day["figure"] is not None], look
    )
    told = [_draw_day(ax, time, day, look) for day in days]
    drawn = [labels.Mark(label.x, label.y) for label in told]
    bars = [(time.place(day["day"]), day["lowest"], time.place(day["day"]), day["highest"] or day["lowest"])
            for day in days]  # fmt: skip
    labels.place(ax, told[-MOST_LABELS:][::-1], lines=bars + steps, marks=drawn)


def _draw_steps(ax: Axes, picked: list[tuple[float, float]], look: style.Look) -> list[labels.Stroke]:
    """Each figure picked stands until the next day one is."""
    strokes = []
    for (x0, low), (x1, high) in pairwise(picked):
        ax.plot([x0, x1, x1], [low, low, high], color=look.colour, linewidth=1.2, alpha=0.6, zorder=2)
        strokes += [(x0, low, x1, low), (x1, low, x1, high)]
    return strokes


def _draw_day(ax: Axes, time: Timeline, day: Day, look: style.Look) -> labels.Label:
    x, low, high, figure = time.place(day["day"]), day["lowest"], day["highest"], day["figure"]
    if high is None:
        arrow = {"arrowstyle": "<|-", "color": style.QUIET, "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", (x, low), (0, marks.ARROW), textcoords="offset points", arrowprops=arrow, zorder=3)
    elif high > low:
        ax.plot([x, x], [low, high], color=style.QUIET, linewidth=5, alpha=0.35, solid_capstyle="butt", zorder=3)
    ax.plot([x, x], [low, low if high is None else high], linestyle="none", marker="_", markersize=11,
            markeredgewidth=1.8, color=style.QUIET, zorder=4)  # fmt: skip
    if figure is not None:
        ax.plot([x], [figure], marker=look.marker, color=look.colour, markersize=7, zorder=5, clip_on=False)
    text = wording.number(figure) if figure is not None else "none picked"
    second = f"of {_range(day)}" if _range(day) != text else ""
    claims = "1 claim" if day["claims"] == 1 else f"{day['claims']} claims"
    words = "\n".join([text, ", ".join(part for part in (second, claims) if part)])
    return labels.Label(x, figure if figure is not None else low, words, style.INK)
