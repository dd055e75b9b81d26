"""Counts as claimed: every claim a row, by who said it, bounds left open, parts inside their totals, never added."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crossfoot import lexicon
from crossfoot.charts import marks, style, wording
from crossfoot.charts.material import Material, Reconciled, material, plotted_row
from crossfoot.charts.story import Story, printed_by, tell
from crossfoot.charts.variants import Variant
from crossfoot.errors import ChartError
from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ORDER = 30
LEFT, RIGHT = 3.75, 1.95
ROW, HEADING, SCALE = 0.43, 0.4, 0.36
"""Inches: a claim, a panel's heading, a panel's scale."""
MOST_ROWS = 40


@dataclass
class Row:
    """One line of a panel: a claim, and the total it is a part of."""

    fact: Fact
    total: Fact | None = None
    again: list[Fact] = field(default_factory=list)
    """The same claim by the same speaker, printed again."""


@dataclass(frozen=True)
class Panel:
    """The claims of one measure, on a scale of their own that starts at zero."""

    title: str
    rows: list[Row]

    @property
    def height(self) -> float:
        """Inches."""
        return HEADING + ROW * len(self.rows) + SCALE

    @property
    def most(self) -> float:
        """The largest value stated: where the scale ends."""
        values = [value for row in self.rows for value in wording.plain_values(row.fact) if value is not None]
        return max(values, default=1.0) or 1.0


def variants(stack: Material) -> list[Variant]:
    """One chart of all the counts that add up over an event, where any has a value."""
    return [Variant("claims", claims, {})] if marks_any(_counts(stack, None)) else []


def marks_any(facts: list[Fact]) -> bool:
    """Whether any of the facts has a value to draw."""
    return any(wording.is_valued(fact) for fact in facts)


@style.housed
def claims(
    result: Reconciled | pd.DataFrame | Material, *, measures: list[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Casualties, vehicles and other counts as claimed, drawn row by row on `ax`, a panel each measure.

    Parameters
    ----------
    result : result of `crossfoot.reconcile`, or a facts table
    measures : list of str, optional
        By default every measure that runs up a total (``accumulates`` in ``lexicon/measures.toml``).
    ax : Axes, optional

    Raises
    ------
    ChartError
        The stack counts none of these.
    """
    stack = material(result)
    facts = _counts(stack, measures)
    if not marks_any(facts):
        wanted = wording.listing(measures or ["a measure that runs up a total"])
        raise ChartError(f"no dispatch counts {wanted}.", way_out="crossfoot.charts.available says what is.")
    panels, dropped = _panels(stack, facts)
    story = _story(stack, panels, dropped)
    height = sum(panel.height for panel in panels)
    ax = style.sheet(story, ax, height=height, left=LEFT, right=RIGHT, under=0.1)
    ax.set_axis_off()
    looks = style.looks([stack.source(row.fact) for panel in panels for row in panel.rows])
    top = 0.0
    for panel in panels:
        bottom = top + panel.height
        inset = ax.inset_axes((0, 1 - (bottom - SCALE) / height, 1, ROW * len(panel.rows) / height))
        _draw_panel(inset, stack, panel, looks)
        top = bottom
    return tell(ax, story)


def _counts(stack: Material, measures: list[str] | None) -> list[Fact]:
    running = [name for name, entry in lexicon.load("measures").items() if entry.get("accumulates")]
    wanted = set(running if measures is None else measures)
    return [fact for fact in stack.facts if fact.kind == "count" and fact.measure in wanted]


def _panels(stack: Material, facts: list[Fact]) -> tuple[list[Panel], int]:
    by_measure: dict[str, list[Fact]] = {}
    for fact in facts:
        by_measure.setdefault(fact.measure or "", []).append(fact)
    _move_null_reports(by_measure)
    order = list(lexicon.load("measures"))
    names = sorted(by_measure, key=lambda name: (order.index(name) if name in order else len(order), name))
    room, panels = MOST_ROWS, []
    dropped = 0
    for name in names:
        rows = _rows(stack, by_measure[name])
        dropped += max(0, len(rows) - room)
        if rows[:room]:
            panels.append(Panel(_title(name, rows), rows[:room]))
        room = max(0, room - len(rows))
    return panels, dropped


def _title(measure: str, rows: list[Row]) -> str:
    """The measure, and the unit of its scale where the name does not say it: "Injured, people"."""
    title = wording.measure(measure)
    units = {row.fact.unit for row in rows if wording.is_valued(row.fact)}
    return f"{title}, people" if units == {"person"} else title


def _move_null_reports(by_measure: dict[str, list[Fact]]) -> None:
    """ "No information about the victims" is shown with the victims that others count: it has no scale of its own."""
    parents = {name: entry.get("parent") for name, entry in lexicon.load("measures").items()}
    for name in [name for name, facts in by_measure.items() if not marks_any(facts)]:
        heirs = [other for other in parents if parents[other] == name and marks_any(by_measure.get(other, []))]
        valued = [other for other, facts in by_measure.items() if marks_any(facts)]
        for heir in (heirs or valued)[:1]:
            by_measure[heir] = sorted(by_measure[heir] + by_measure.pop(name), key=_when)


def _rows(stack: Material, facts: list[Fact]) -> list[Row]:
    """Claims in the order they were made, each total followed by its parts."""
    ids = {fact.fact_id for fact in facts}
    seen: dict[tuple[object, ...], Row] = {}
    for fact in sorted(facts, key=_when):
        if fact.part_of in ids:
            continue
        for each in [fact, *(part for part in facts if part.part_of == fact.fact_id)]:
            claim = (stack.source(each), stack.told(each), each.place, each.item, each.part_of)
            if claim in seen:
                seen[claim].again.append(each)
            else:
                seen[claim] = Row(each, stack.fact(each.part_of))
    return list(seen.values())


def _when(fact: Fact) -> tuple[str, str, int]:
    return fact.reported_at or "", fact.dispatch_id, fact.start


def _story(stack: Material, panels: list[Panel], dropped: int) -> Story:
    shown = [row for panel in panels for row in panel.rows]
    subtitle = f"Counts as claimed, each measure on its own scale from zero; {marks.key(row.fact for row in shown)}"
    if any(row.total for row in shown):
        subtitle += "; a part is drawn inside its total and never added to it"
    if dropped:
        subtitle += f"; {dropped} further claims are in the facts table"
    rows = tuple(
        plotted_row(stack, row.fact, panel=panel.title, part_of_surface=row.total.surface if row.total else None,
                    printed_again=len(row.again), flags="; ".join(_flags(stack, row.fact)))
        for panel in panels for row in panel.rows
    )  # fmt: skip
    said = tuple(f"{stack.source(row.fact)}: {_stated(stack, row)} ({panel.title.lower()})"
                 for panel in panels for row in panel.rows)  # fmt: skip
    sources = printed_by(stack, (row.fact.dispatch_id for row in shown))
    return Story(_headline(stack, panels), subtitle, sources, rows, said)


def _headline(stack: Material, panels: list[Panel]) -> str:
    """The highest standing claim of the two measures most claimed, and whether any claims conflict."""
    heads = [head for panel in panels if (head := _highest(stack, panel))]
    fullest = sorted(panels, key=lambda panel: -len(panel.rows))[:2]
    told = [head for panel in panels if panel in fullest and (head := _highest(stack, panel))] or heads[:2]
    speakers = {stack.source(fact) for fact in told}
    if len(speakers) == 1 and told[0].attribution:
        counts = wording.listing([_counted(stack, fact) for fact in told])
        start = f"{wording.plain(told[0].attribution)} count {counts}"
        return start[0].upper() + start[1:]
    counts = "; ".join(f"{_counted(stack, fact)} ({_short(stack, fact)})" for fact in told)
    return f"Highest claims: {counts}"


def _short(stack: Material, fact: Fact) -> str:
    return wording.shorten(stack.source(fact), 30)


def _highest(stack: Material, panel: Panel) -> Fact | None:
    standing = [row.fact for row in panel.rows if row.total is None and wording.is_valued(row.fact)
                and row.fact.status in ("asserted", "provisional") and not stack.overtaken(row.fact)]  # fmt: skip
    return max(standing, key=lambda fact: (marks.middle(fact) or 0, fact.reported_at or ""), default=None)


def _counted(stack: Material, fact: Fact) -> str:
    """A count with what was counted: "about 500 people injured", "120 vehicles burned"."""
    measure = wording.measure(fact.measure).lower()
    named = measure.split()[0] in (fact.unit, wording.unit_words(fact.unit)) or fact.unit != "person"
    return f"{wording.figure(fact)} {measure}" if named else f"{stack.told(fact)} {measure}"


def _flags(stack: Material, fact: Fact) -> list[str]:
    """What a reader must know about a claim: denied, retracted, in conflict with another."""
    found = [fact.status] if fact.status in ("denied", "planned", "provisional") else []
    gone = stack.overtaken(fact)
    found += [gone] if gone else []
    verdicts = {"conflicts": "in conflict", "breaks": "does not add up", "implausible": "implausible"}
    return found + sorted({verdicts[row["verdict"]] for row in stack.alarms(fact) if row["verdict"] in verdicts})


def _stated(stack: Material, row: Row) -> str:
    """The figure without its unit, which the panel names; a part with its total."""
    of = f" of {wording.figure(row.total)}" if row.total and wording.is_valued(row.total) else ""
    return wording.figure(row.fact) + of


def _draw_panel(ax: Axes, stack: Material, panel: Panel, looks: dict[str, style.Look]) -> None:
    ax.set_xlim(0, panel.most * 1.06)
    ax.set_ylim(len(panel.rows) - 0.5, -0.5)
    ax.set_yticks([])
    ax.locator_params(axis="x", nbins=5, integer=True)
    ax.xaxis.set_major_formatter(lambda value, _: wording.number(round(value, 6)))
    ax.grid(axis="x")
    ax.annotate(panel.title, (0, 1), (-_points(LEFT), 7), xycoords="axes fraction", textcoords="offset points",
                fontsize=style.LABEL + 1.5, fontweight="bold", va="bottom", annotation_clip=False)  # fmt: skip
    for place, row in enumerate(panel.rows):
        _draw_row(ax, stack, place, row, looks[stack.source(row.fact)])


def _points(left: float) -> float:
    return (left - style.MARGIN) * 72


def _draw_row(ax: Axes, stack: Material, place: int, row: Row, look: style.Look) -> None:
    fact, faded = row.fact, stack.overtaken(row.fact) is not None
    _label(ax, stack, place, row)
    if not wording.is_valued(fact):
        ax.axhspan(place - 0.4, place + 0.4, facecolor="#f4f4f4", edgecolor=style.FAINT, hatch="////", linewidth=0)
        marks.draw_unknown(ax, 0.5, place, transform=ax.get_yaxis_transform())
        _value(ax, place, "no information", [])
        return
    value = marks.middle(fact) or 0
    total = marks.middle(row.total) if row.total else None
    if total:
        ax.barh(place, total, height=0.5, color="none", edgecolor=look.colour, linewidth=0.8, linestyle=(0, (3, 2)))
    ax.barh(place, value, height=0.5, color=look.colour, alpha=0.1 if faded else 0.45 if total else 0.2, linewidth=0)
    marks.draw(ax, fact, place, look, faded=faded)
    _value(ax, place, _stated(stack, row), _flags(stack, fact))


def _label(ax: Axes, stack: Material, place: int, row: Row) -> None:
    fact = row.fact
    indent = 0.22 if row.total else 0.0
    room = LEFT - style.MARGIN - 0.15 - indent
    where = wording.plain(fact.place)
    when = wording.day(fact.reported_at) if fact.attribution else ""
    again = f"printed {len(row.again) + 1} times" if row.again else ""
    same = row.total is not None and stack.source(row.total) == stack.source(fact)
    told = ["of these"] if same else [f"{'of these, ' if row.total else ''}{stack.source(fact)}", when, where]
    who = ", ".join(part for part in [*told, again] if part)
    quote = f"“{wording.plain(fact.surface)}”"
    for text, drop, colour, size in ((who, 6.3, style.INK, style.LABEL - 0.5), (quote, -6.3, style.QUIET, style.SMALL)):
        ax.annotate(style.fit(text, room, size), (0, place), (-_points(LEFT) + indent * 72, drop),
                    xycoords=("axes fraction", "data"), textcoords="offset points", fontsize=size, color=colour,
                    va="center", annotation_clip=False)  # fmt: skip


def _value(ax: Axes, place: int, text: str, flags: list[str]) -> None:
    """The figure in words at the right edge, clear of arrows, with what to beware of under it."""
    lines: list[tuple[str, Any]] = [(text, style.INK)] + ([("; ".join(flags), style.ALARM)] if flags else [])
    room = RIGHT - 0.2 - 0.4
    for number, (line, colour) in enumerate(lines):
        drop = 0.0 if len(lines) == 1 else 6.0 - 12.0 * number
        ax.annotate(style.fit(line, room, style.SMALL + 0.5), (1, place), (0.4 * 72, drop),
                    xycoords=("axes fraction", "data"), textcoords="offset points", fontsize=style.SMALL + 0.5,
                    color=colour, va="center", annotation_clip=False)  # fmt: skip
