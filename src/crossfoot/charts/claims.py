"""Counts as claimed: every claim a row, by who said it, bounds left open, parts inside their totals, never added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot.charts import marks, style, wording
from crossfoot.charts.material import Material, Reconciled, material, plotted_row
from crossfoot.charts.panels import Panel, Row, pages
from crossfoot.charts.story import Story, printed_by, tell
from crossfoot.charts.variants import Variant, named
from crossfoot.errors import ChartError
from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ORDER = 30
LEFT, RIGHT = 3.75, 1.95
MOST_PAGES = 8
"""Pages that are drawn unasked; of a larger stack the others are drawn by asking for them."""
ROW, HEADING, SCALE = 0.43, 0.4, 0.36
"""Inches: a claim, a panel's heading, a panel's scale."""


def variants(stack: Material) -> list[Variant]:
    """The counts that run up a total, on as many pages as they need."""
    return [
        Variant(named("claims", first=page == 1, more=str(page)), claims, {"page": page})
        for page in range(1, min(len(pages(stack)), MOST_PAGES) + 1)
    ]


@style.housed
def claims(
    result: Reconciled | pd.DataFrame | Material,
    *,
    measures: list[str] | None = None,
    page: int = 1,
    ax: Axes | None = None,
) -> Axes:
    """Casualties, vehicles and other counts as claimed, drawn row by row on `ax`, a panel each measure.

    Parameters
    ----------
    result : result of `crossfoot.findings`, or a facts table
    measures : list of str, optional
        By default every measure that runs up a total (``accumulates`` in ``lexicon/measures.toml``).
    page : int
        Which page, where the claims need several.
    ax : Axes, optional

    Raises
    ------
    ChartError
        The stack counts none of these, or has fewer pages.
    """
    stack = material(result)
    found = pages(stack, measures)
    if not 1 <= page <= len(found):
        wanted = wording.listing(measures or ["a measure that runs up a total"])
        missing = f"there is no page {page} of {len(found)}" if found else f"no dispatch counts {wanted}"
        raise ChartError(f"{missing}.", way_out="crossfoot.charts.available says what can be drawn.")
    panels = found[page - 1]
    story = _story(stack, panels, f"{page} of {len(found)}" if len(found) > 1 else "")
    height = sum(_height(panel) for panel in panels)
    ax = style.sheet(story, ax, height=height, left=LEFT, right=RIGHT, under=0.1)
    ax.set_axis_off()
    looks = style.looks([stack.source(row.fact) for panel in panels for row in panel.rows])
    top = 0.0
    for panel in panels:
        bottom = top + _height(panel)
        inset = ax.inset_axes((0, 1 - (bottom - SCALE) / height, 1, ROW * len(panel.rows) / height))
        _draw_panel(inset, stack, panel, looks)
        top = bottom
    return tell(ax, story)


def _height(panel: Panel) -> float:
    return HEADING + ROW * len(panel.rows) + SCALE


def _story(stack: Material, panels: list[Panel], page: str) -> Story:
    shown = [row for panel in panels for row in panel.rows]
    subtitle = f"Counts as claimed, each measure on its own scale from zero; {marks.key(row.fact for row in shown)}"
    if any(row.total for row in shown):
        subtitle += "; a part is drawn inside its total and never added to it"
    if page:
        subtitle += f"; page {page}"
    rows = tuple(
        plotted_row(stack, row.fact, panel=panel.title, part_of_surface=row.total.surface if row.total else None,
                    printed_again=len(row.again), flags="; ".join(_flags(stack, row.fact)))
        for panel in panels for row in panel.rows
    )  # fmt: skip
    said = tuple(f"{stack.source(row.fact)}: {_stated(stack, row)} ({wording.inside(panel.title)})"
                 for panel in panels for row in panel.rows)  # fmt: skip
    sources = printed_by(stack, (row.fact.dispatch_id for row in shown))
    return Story(_headline(stack, panels), subtitle, sources, rows, said)


def _headline(stack: Material, panels: list[Panel]) -> str:
    """The highest standing claim of the two panels most claimed, and where, if the stack tells of several events."""
    heads = {id(panel): head for panel in panels if (head := _highest(stack, panel))}
    fullest = sorted((panel for panel in panels if id(panel) in heads), key=lambda panel: -len(panel.rows))
    told = [(panel, heads[id(panel)]) for panel in panels if panel in fullest[:2]]
    if not told:
        return f"{wording.listing([panel.title for panel in panels])}: no claim stands beyond doubt"
    speakers = {stack.source(fact) for _, fact in told}
    places = {panel.place for panel, _ in told}
    if len(speakers) == 1 and len(places) == 1 and told[0][1].attribution:
        counts = wording.listing([_counted(stack, fact) for _, fact in told])
        return f"{counts[0].upper()}{counts[1:]}{_at(told[0][0])}, according to {stack.source(told[0][1])}"
    counts = "; ".join(_counted(stack, fact) + _at(panel) + _by(stack, fact) for panel, fact in told)
    return f"Highest claim{'s' if len(told) > 1 else ''}: {counts}"


def _at(panel: Panel) -> str:
    return f", {panel.place}" if panel.place else ""


def _by(stack: Material, fact: Fact) -> str:
    return f" ({wording.shorten(stack.source(fact), 30)})" if fact.attribution else ""


def _highest(stack: Material, panel: Panel) -> Fact | None:
    heads = [row.fact for row in panel.rows if row.total is None and wording.is_valued(row.fact)]
    standing = [fact for fact in heads if fact.status in ("asserted", "provisional")
                and not stack.is_doubtful(fact) and not stack.overtaken(fact)]  # fmt: skip
    standing = [fact for fact in standing if not _flags(stack, fact)] or standing
    return max(standing, key=lambda fact: (marks.middle(fact) or 0, fact.reported_at or ""), default=None)


def _counted(stack: Material, fact: Fact) -> str:
    """A count with what was counted: "about 500 people injured", "120 vehicles burned"."""
    measure = wording.measure(fact.measure).lower()
    named = measure.split()[0] in (fact.unit, wording.unit_words(fact.unit)) or fact.unit != "person"
    return f"{wording.figure(fact)} {measure}" if named else f"{stack.told(fact)} {measure}"


def _flags(stack: Material, fact: Fact) -> list[str]:
    """What a reader must know about a claim: denied, retracted, read with a doubt, in conflict with another."""
    found = [fact.status] if fact.status in ("denied", "planned", "provisional") else []
    gone = stack.overtaken(fact)
    found += [gone] if gone else []
    found += ["in doubt"] if stack.is_doubtful(fact) else []
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
    if panel.is_unknown:
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
    else:
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
    marks.draw(ax, [marks.Placed(fact, place, look, faded)])
    _value(ax, place, _stated(stack, row), _flags(stack, fact))


def _label(ax: Axes, stack: Material, place: int, row: Row) -> None:
    fact = row.fact
    indent = 0.22 if row.total else 0.0
    room = LEFT - style.MARGIN - 0.15 - indent
    who = style.fit(_who(stack, row, room), room, style.LABEL - 0.5)
    quote = f"“{wording.plain(fact.surface)}”"
    for text, drop, colour, size in ((who, 6.3, style.INK, style.LABEL - 0.5), (quote, -6.3, style.QUIET, style.SMALL)):
        ax.annotate(style.fit(text, room, size), (0, place), (-_points(LEFT) + indent * 72, drop),
                    xycoords=("axes fraction", "data"), textcoords="offset points", fontsize=size, color=colour,
                    va="center", annotation_clip=False)  # fmt: skip


def _who(stack: Material, row: Row, room: float) -> str:
    """Who said it, when and where; of a long line the speaker's name is cut, not the day."""
    fact, total = row.fact, row.total
    again = {0: "", 1: "twice"}.get(len(row.again), f"{len(row.again) + 1} times")
    if total is not None and stack.source(total) == stack.source(fact):
        return ", ".join(part for part in ("of these", *_apart(fact, total), again) if part)
    when = wording.day(fact.reported_at) if fact.attribution else ""
    where = wording.shorten(wording.plain(fact.place), 24)
    rest = "".join(f", {part}" for part in (when, where, again) if part)
    speaker = ("of these, " if total else "") + stack.source(fact)
    size = style.LABEL - 0.5
    return style.fit(speaker, max(room - style.text_width(rest, size), room / 3), size) + rest


def _apart(fact: Fact, total: Fact) -> list[str]:
    """What tells a part from its total, as far as its own words, which stand below, do not say it."""
    words = wording.plain(fact.surface).casefold()
    told = [fact.item, fact.place if fact.place != total.place else None]
    return [name for name in map(wording.plain, told) if name and name.casefold() not in words]


def _value(ax: Axes, place: int, text: str, flags: list[str]) -> None:
    """The figure in words at the right edge, clear of arrows, with what to beware of under it."""
    room = RIGHT - 0.2 - 0.4
    lines: list[tuple[str, str]] = [(text, style.INK)]
    if flags:
        lines.append(("; ".join(flags), style.QUIET if flags == ["superseded"] else style.ALARM))
    elif style.text_width(text, style.SMALL + 0.5) > room and " of " in text:
        figure, _, total = text.partition(" of ")  # "at least 85", and below it "of more than 450"
        lines = [(figure, style.INK), (f"of {total}", style.INK)]
    for number, (line, colour) in enumerate(lines):
        drop = 0.0 if len(lines) == 1 else 6.0 - 12.0 * number
        ax.annotate(style.fit(line, room, style.SMALL + 0.5), (1, place), (0.4 * 72, drop),
                    xycoords=("axes fraction", "data"), textcoords="offset points", fontsize=style.SMALL + 0.5,
                    color=colour, va="center", annotation_clip=False)  # fmt: skip
