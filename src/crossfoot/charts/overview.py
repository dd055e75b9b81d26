"""Every figure of a stack on a time line: when it was printed, and the time it speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossfoot import lexicon
from crossfoot.charts import marks, style, wording
from crossfoot.charts.material import Material, Reconciled, material, plotted_row
from crossfoot.charts.story import Story, printed_by, tell
from crossfoot.charts.timeline import Timeline
from crossfoot.charts.variants import Variant
from crossfoot.errors import ChartError
from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ORDER = 40
LEFT, RIGHT = 4.0, 0.35
ROW, KEY = 0.21, 0.34
MOST_ROWS = 70
"""More figures than this are folded: one line a measure."""


@dataclass(frozen=True)
class Line:
    """One line of the overview: a heading, or one or more facts."""

    text: str
    facts: tuple[Fact, ...] = ()
    is_folded: bool = False
    """It stands for all the figures of a measure."""

    @property
    def is_heading(self) -> bool:
        """Whether the line only names what follows."""
        return not self.facts


def variants(stack: Material) -> list[Variant]:
    """One chart, for a stack of any facts."""
    return [Variant("overview", overview, {})] if stack.facts else []


@style.housed
def overview(result: Reconciled | pd.DataFrame | Material, *, ax: Axes | None = None) -> Axes:
    """Every figure on a time line, drawn on `ax`: one line a figure, or one a measure in a large stack.

    Raises
    ------
    ChartError
        There is no figure.
    """
    stack = material(result)
    if not stack.facts:
        raise ChartError("there is no figure to show.", way_out="Read some dispatches first.")
    lines = _lines(stack)
    story = _story(stack, lines)
    ax = style.sheet(story, ax, height=ROW * len(lines) + KEY, left=LEFT, right=RIGHT)
    time = Timeline.of(stack.facts)
    looks = style.looks([stack.dispatch_names[key] for key in stack.dispatch_names])
    for place, line in enumerate(lines):
        _draw_line(ax, place, line)
    _draw_facts(ax, stack, time, looks, lines)
    ax.set_ylim(len(lines) - 0.3, -0.3 - KEY / ROW)
    _draw_key(ax, looks)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    time.draw_axis(ax)
    return tell(ax, story)


def _lines(stack: Material) -> list[Line]:
    groups: dict[str, list[Fact]] = {}
    for fact in stack.facts:
        groups.setdefault(fact.measure or "", []).append(fact)
    order = list(lexicon.load("measures"))
    names = sorted(groups, key=lambda name: (order.index(name) if name in order else len(order), name == "", name))
    if len(stack.facts) + len(groups) > MOST_ROWS:
        return [Line(_folded(groups[name], name), tuple(groups[name]), is_folded=True) for name in names]
    lines: list[Line] = []
    for name in names:
        lines.append(Line(wording.measure(name)))
        lines += [Line(_words(stack, fact), (fact,)) for fact in groups[name]]
    return lines


def _words(stack: Material, fact: Fact) -> str:
    item, subject = wording.plain(fact.item), stack.subject(fact)
    counted = fact.kind == "count" and item and wording.is_valued(fact)
    told = f"{wording.figure(fact)} {item}" if counted else stack.told(fact)
    about = "" if counted else item or subject
    who = f", {wording.plain(fact.attribution)}" if fact.attribution else ""
    gone = stack.overtaken(fact)
    return f"{told}{f' ({about})' if about else ''}{who}{f', {gone}' if gone else ''}"


def _folded(facts: list[Fact], name: str) -> str:
    """A measure's line: how many figures it has, and from which to which they run."""
    stated = [fact for fact in facts if wording.is_valued(fact)]
    told = [f"{len(stated)}{_span(stated)}"] if stated else []
    unknown = len(facts) - len(stated)
    told += [f"{wording.counted(unknown, 'report')} of no information"] if unknown else []
    return f"{wording.measure(name or None)}: {', and '.join(told)}"


def _span(facts: list[Fact]) -> str:
    if not facts or len({fact.unit for fact in facts}) > 1:
        return ""
    ranked = sorted(facts, key=lambda fact: marks.middle(fact) or 0)
    ends = dict.fromkeys(wording.figure(fact) for fact in (ranked[0], ranked[-1]))
    return f", {' to '.join(ends)} {wording.unit_words(facts[0].unit)}".rstrip()


def _story(stack: Material, lines: list[Line]) -> Story:
    folded = any(line.is_folded for line in lines)
    subtitle = (
        "Each mark is a figure on the day it was printed, its shape the dispatch; the bar is the time it speaks of"
    )
    subtitle += "; one line a measure" if folded else ""
    rows = tuple(plotted_row(stack, fact, line=line.text) for line in lines for fact in line.facts)
    said = tuple(f"{line.text}, printed {wording.day(fact.reported_at) or 'without a date'}"
                 for line in lines for fact in line.facts[:1])  # fmt: skip
    return Story(_headline(stack), subtitle, printed_by(stack, (fact.dispatch_id for fact in stack.facts)), rows, said)


def _headline(stack: Material) -> str:
    dates = sorted(fact.reported_at for fact in stack.facts if fact.reported_at)
    dispatches = len({fact.dispatch_id for fact in stack.facts})
    figures = sum(wording.is_valued(fact) for fact in stack.facts)
    counts = Counter(
        wording.measure(fact.measure).lower() for fact in stack.facts if fact.measure and wording.is_valued(fact)
    )
    most = wording.listing([f"{name} ({times})" for name, times in counts.most_common(3)])
    when = f", {wording.days(dates[0], dates[-1])}" if dates else ""
    head = f"{wording.counted(figures, 'figure')} in {wording.counted(dispatches, 'dispatch')}{when}"
    return f"{head}, most on {most}" if most else head


def _draw_line(ax: Axes, place: int, line: Line) -> None:
    x = -(LEFT - style.MARGIN) * 72
    room = LEFT - style.MARGIN - 0.1
    bold = line.is_heading
    indent = 0.0 if bold or line.is_folded else 10.0
    size = style.LABEL if bold else style.SMALL + 0.3
    ax.annotate(style.fit(line.text, room - indent / 72, size, bold=bold), (0, place), (x + indent, 0),
                xycoords=("axes fraction", "data"), textcoords="offset points", va="center", fontsize=size,
                fontweight="bold" if bold else "normal", annotation_clip=False)  # fmt: skip
    if not bold:
        ax.axhline(place, color=style.FAINT, linewidth=0.5, zorder=1)


def _draw_facts(ax: Axes, stack: Material, time: Timeline, looks: dict[str, style.Look], lines: list[Line]) -> None:
    """The mark of every fact, those that look alike at one stroke, and the time it speaks of as a bar."""
    alike: dict[tuple[style.Look, str, float], list[tuple[float, int]]] = {}
    spans: dict[str, list[tuple[float, float, float, int]]] = {}
    for place, fact in ((place, fact) for place, line in enumerate(lines) for fact in line.facts):
        look = looks[stack.dispatch_names[fact.dispatch_id]]
        spans.setdefault(look.colour, []).append((*time.span(fact), time.printed(fact), place))
        if not wording.is_valued(fact):
            marks.draw_unknown(ax, time.printed(fact), place)
            continue
        face = "white" if marks.shape(fact) == "approx" else look.colour
        alike.setdefault((look, face, 0.4 if stack.overtaken(fact) else 1.0), []).append((time.printed(fact), place))
    for colour, told in spans.items():
        first, last, printed, places = zip(*dict.fromkeys(told), strict=True)
        ax.hlines(places, first, last, color=colour, linewidth=4, alpha=0.3, zorder=2)
        ax.plot(first, places, linestyle="none", marker="|", markersize=7, color=colour, zorder=2)
        ax.hlines(places, first, printed, color=colour, linewidth=0.8, zorder=2)
    for (look, face, alpha), points in alike.items():
        x, y = zip(*dict.fromkeys(points), strict=True)
        ax.plot(x, y, linestyle="none", marker=look.marker, markersize=6, color=look.colour,
                markerfacecolor=face, markeredgewidth=1.3, alpha=alpha, zorder=4)  # fmt: skip


def _draw_key(ax: Axes, looks: dict[str, style.Look]) -> None:
    """Which shape is which dispatch, over the plot, where all their names find room there."""
    size, gap = style.SMALL, 0.3
    widths = [style.text_width(name, size) + gap for name in looks]
    if sum(widths) > style.WIDTH - LEFT - RIGHT:
        return
    x = 0.0
    for (name, look), width in zip(looks.items(), widths, strict=True):
        mark: dict[str, Any] = {"marker": look.marker, "color": look.colour, "markersize": 5, "clip_on": False}
        at = x / (style.WIDTH - LEFT - RIGHT)
        ax.plot([at + 0.01], [0.99], transform=ax.transAxes, linestyle="none", **mark)
        ax.annotate(wording.drawable(name), (at + 0.01, 0.99), (7, 0), xycoords="axes fraction",
                    textcoords="offset points", fontsize=size, color=style.QUIET, va="center")  # fmt: skip
        x += width
