"""One measure over time: levels as steps, totals as they were revised, ranges as ranges; gaps stay gaps."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from crossfoot import lexicon
from crossfoot.charts import labels, marks, style, wording
from crossfoot.charts.material import Material, Reconciled, material, plotted_row, valued
from crossfoot.charts.series import Change, Series, select
from crossfoot.charts.story import Story, printed_by, tell
from crossfoot.charts.timeline import Timeline
from crossfoot.charts.variants import Variant, distinct, named
from crossfoot.errors import ChartError
from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ORDER = 10
HEIGHT = 3.9
KINDS = ("count", "price", "money", "index")
"""The kinds of quantity that have a course; distances, ages and the like do not."""
ZERO_UNLESS = 0.8
"""A scale that is not of counts leaves zero out where all its values lie in the top fifth."""
MOST_LABELS = 20
MOST_COURSES = 4
"""Of a measure claimed of many events or things, those with figures of most days are drawn unasked."""
LEAST_SHARE = 0.05
"""Per cent: of a smaller change only the direction is told."""
DATELINE = re.compile(r"^[A-Z][\w .,-]*? [-–—]+ ")
ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
MOST_WORDS = 6
SHIFT = 0.013
"""How far, in widths of the plot, marks on one spot are moved apart."""


def variants(stack: Material) -> list[Variant]:
    """One chart for each measure, subject and event with a history: a change, or claims of more than one day."""
    told = {fact.measure for fact in stack.facts if fact.measure and fact.kind in KINDS}
    order = [measure for measure in lexicon.load("measures") if measure in told]  # the dead before the damage
    order += sorted(told - set(order))
    return distinct([variant for measure in order for variant in _variants_of(stack, measure)])


def _variants_of(stack: Material, measure: str) -> list[Variant]:
    told = [(number, course) for number, course in enumerate(_drawable(stack, measure)) if course.has_history]
    return [
        Variant(
            named(f"over_time_{measure}", first=not place, more=course.place or course.subject),
            over_time,
            {"measure": measure, "course": number},
        )
        for place, (number, course) in enumerate(told[:MOST_COURSES])
    ]


def _drawable(stack: Material, measure: str, subject: str | None = None, place: str | None = None) -> list[Series]:
    return [course for course in select(stack, measure, subject, place) if valued(course.facts)]


@style.housed
def over_time(
    result: Reconciled | pd.DataFrame | Material,
    *,
    measure: str = "price",
    subject: str | None = None,
    place: str | None = None,
    course: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """One measure over time, drawn on `ax`: each claim on the day it was printed, changes as steps.

    Parameters
    ----------
    result : result of `crossfoot.findings`, or a facts table
    measure : str
        A name from ``lexicon/measures.toml``.
    subject : str, optional
        What it is about, as written ("liquefied gas").
    place : str, optional
        Where, by its canonical name. Of several subjects and events, that with figures of most days is drawn.
    course : int
        Or, by number, another: 1 is the second of those that fit.
    ax : Axes, optional

    Raises
    ------
    ChartError
        No figure of that measure, or about that subject.
    """
    stack = material(result)
    fitting = _drawable(stack, measure, subject, place)
    if not 0 <= course < len(fitting):
        raise _no_course(stack, measure, subject, place, len(fitting))
    shown = fitting[course]
    time = Timeline.of(shown.facts)
    if not _runs_up(measure) and any(_came_before(change, time) for change in shown.changes):
        time = Timeline.of(shown.facts, earlier=True)
    story = _story(stack, shown)
    ax = style.sheet(story, ax, height=HEIGHT, left=0.85, right=1.3)
    _draw(ax, stack, shown, time)
    return tell(ax, story)


def _no_course(stack: Material, measure: str, subject: str | None, place: str | None, found: int) -> ChartError:
    if found:
        return ChartError(f"there are {found} courses of {measure!r}.", way_out="They are numbered from 0.")
    known = sorted({fact.measure for fact in valued(stack.facts) if fact.measure})
    about = (f" about {subject!r}" if subject else "") + (f" in {place!r}" if place else "")
    return ChartError(f"no figure of {measure!r}{about}.", way_out=f"There are: {', '.join(known) or 'none'}.")


def _came_before(change: Change, time: Timeline) -> bool:
    """Whether the level a change left is of no day, or of none on the axis."""
    start = change.before.event_start
    return not start or start >= (change.after.event_start or "9") or not time.holds(start)


def _runs_up(measure: str) -> bool:
    return bool(lexicon.load("measures").get(measure, {}).get("accumulates"))


def _story(stack: Material, shown: Series) -> Story:
    unit = wording.unit_words(shown.unit, money=stack.money)
    title = wording.measure(shown.measure) + (f" of {subject}" if (subject := _named(shown)) else "")
    title += f", {wording.plain(shown.place)}" if shown.place else ""
    subtitle = f"{title}{f', {unit}' if unit else ''}; each mark on the day it was printed, {marks.key(shown.facts)}"
    if shown.changes and not _runs_up(shown.measure):
        subtitle += "; the step stands where the change is said to have come"
    if any(stack.conversions.get(fact.fact_id) for fact in shown.facts):
        subtitle += "; in brackets what the dispatch gives in another currency"
    if shown.left_out:
        others = wording.counted(shown.left_out, "figure")
        subtitle += f"; not shown: {others} of something or somewhere else, of another time or in doubt"
    restated = [other for fact in shown.facts for other in stack.conversions.get(fact.fact_id, [])]
    rows = tuple(plotted_row(stack, fact, changed_from=fact.changed_from, converts=fact.converts)
                 for fact in (*shown.facts, *restated))  # fmt: skip
    said = tuple(_label_text(stack, fact).replace("\n", ", ") for fact in shown.facts)
    sources = printed_by(stack, (fact.dispatch_id for fact in shown.facts))
    return Story(_headline(stack, shown, title), subtitle, sources, rows, said)


def _named(shown: Series) -> str:
    """The subject as a title names it: without the dateline before it, its place, its unit, and "price of" once more.

    What runs on like a sentence is no name; then the measure stands alone.
    """
    told = DATELINE.sub("", shown.subject)
    for place in {fact.place for fact in shown.facts if fact.place}:
        told = told.removesuffix(f" in {wording.plain(place)}")
    per = shown.unit.partition("/")[2]
    for measured in (per, wording.unit_words(per, many=False)) if per else ():
        told = ARTICLE.sub("", told).removeprefix(f"{measured} of ")
    head = re.compile(rf"(?:.*\b)?{re.escape(wording.measure(shown.measure))}s? (?:of|for) ", re.IGNORECASE)
    told = ARTICLE.sub("", head.sub("", told))
    return told if len(told.split()) <= MOST_WORDS else ""


def _headline(stack: Material, shown: Series, title: str) -> str:
    """The change most dispatches tell, else the course of who spoke most; nothing that was read with a doubt."""
    sure = [fact for fact in valued(shown.facts) if not stack.is_doubtful(fact)]
    changes = [change for change in shown.changes if change.before in sure and change.after in sure]
    if changes:
        return _change_headline(stack, changes, title)
    standing = [fact for fact in sure if not stack.overtaken(fact)] or sure
    if not standing:
        return f"{title}: {wording.counted(len(shown.facts), 'claim')}, each read with a doubt"
    spoken = Counter(stack.source(fact) for fact in standing)
    (most, times), *others = spoken.most_common()
    told = [fact for fact in standing if stack.source(fact) == most]
    first, last = told[0], told[-1]
    if first.reported_at == last.reported_at:
        return f"{title}: {_spread(stack, standing)}"
    if others and others[0][1] == times:  # nobody spoke most: two sides' counts of a crowd
        return f"{title}: {_spread(stack, list({stack.source(fact): fact for fact in standing}.values()))}"
    middle = (
        "still"
        if wording.figure(first) == wording.figure(last)
        else f"{wording.figure(first)} on {wording.day(first.reported_at, year=False)},"
    )
    return f"{title}: {middle} {stack.told(last)} on {wording.day(last.reported_at, year=False)} ({most})"


def _spread(stack: Material, claims: list[Fact]) -> str:
    """The one figure claimed, with who says so, or the lowest and the highest."""
    ranked = sorted(claims, key=lambda fact: (marks.middle(fact) or 0, fact.fact_id))
    lowest, highest = ranked[0], ranked[-1]
    if wording.figure(lowest) == wording.figure(highest):
        return f"{stack.told(lowest)} ({wording.listing(list(dict.fromkeys(map(stack.source, claims)))[:3])})"
    return f"claims from {wording.figure(lowest)} to {stack.told(highest)}"


def _change_headline(stack: Material, changes: list[Change], title: str) -> str:
    steps = Counter((wording.figure(c.before), stack.told(c.after)) for c in changes[::-1])
    (before, after), _ = steps.most_common(1)[0]  # of several told as often, the latest
    mine = [c for c in changes if (wording.figure(c.before), stack.told(c.after)) == (before, after)]
    dispatches = {change.after.dispatch_id for change in mine}
    witness = "" if len(dispatches) == 1 else f", say {'both' if len(dispatches) == 2 else len(dispatches)} dispatches"
    others = len(steps) - 1
    rest = f"; {others} other change{'s' if others > 1 else ''} told" if others else ""
    speaker = stack.source(mine[0].after) if mine[0].after.attribution and not witness else ""
    witness = f", according to {speaker}" if speaker else witness
    if mine[0].after.kind == "count":
        return f"{title}: {_way(mine[0])} from {before} to {after}{witness}{rest}"
    whose = f"{title}," if ", " in title else title  # "Price of petrol, Norway, rose"
    verb = _verb(mine[0])
    return f"{whose} {verb}{'' if verb in PLAIN else ','} from {before} to {after}{witness}{rest}"


PLAIN = frozenset({"changed", "rose", "fell"})
"""Said of a change without its size: no comma parts them from the levels."""


def _way(change: Change) -> str:
    """Which way a count went; a total that only runs up comes down by a revision."""
    before, after = marks.middle(change.before) or 0, marks.middle(change.after) or 0
    if after >= before:
        return "up" if after > before else "unchanged"
    return "revised down" if _runs_up(change.after.measure or "") else "down"


def _verb(change: Change) -> str:
    """What became of a level; of shares and rates no percentage, which would be one of a percentage."""
    before, after = marks.middle(change.before), marks.middle(change.after)
    if not before or after is None or after * before < 0:
        return "changed"
    ratio = after / before
    exact = {2.0: "doubled", 3.0: "tripled", 0.5: "halved", 1.0: "did not change"}
    if ratio in exact:
        return exact[ratio]
    verb = "rose" if after > before else "fell"
    share = abs(ratio - 1) * 100
    if change.after.kind not in ("price", "money", "index") or share < LEAST_SHARE:
        return verb
    return f"{verb} {wording.number(share, places=0 if share >= 9.5 else 1)} %"


def _draw(ax: Axes, stack: Material, shown: Series, time: Timeline) -> None:
    looks = style.looks([stack.source(fact) for fact in shown.facts])
    _scale(ax, shown)
    time.draw_axis(ax)
    places = _places(stack, shown, time)
    lines = _draw_steps(ax, stack, shown, time, looks, places)
    for fact in shown.facts:
        if not wording.is_valued(fact):
            _draw_null_report(ax, time.printed(fact))
    placed = [
        marks.Placed(fact, places[fact.fact_id], looks[stack.source(fact)], stack.overtaken(fact) is not None)
        for fact in valued(shown.facts)
    ]
    marks.draw(ax, placed, along="y")
    drawn = [labels.Mark(places[fact.fact_id], marks.middle(fact) or 0.0, marks.reach(fact))
             for fact in valued(shown.facts)]  # fmt: skip
    near = (time.right - time.left) * SHIFT * 3
    labels.place(ax, labels.merged(_labels(stack, shown, places), near=near)[:MOST_LABELS], lines=lines, marks=drawn)
    ax.grid(axis="y")


def _labels(stack: Material, shown: Series, places: dict[str, float]) -> list[labels.Label]:
    """What each mark says, the last word of each source first: it is the one a reader looks for."""
    facts = valued(shown.facts)
    last = {stack.source(fact): fact for fact in facts}
    many_places = len({fact.place for fact in facts}) > 1
    rest = [fact for fact in facts if last[stack.source(fact)] is not fact]
    return [
        labels.Label(places[fact.fact_id], marks.middle(fact) or 0.0, _label_text(stack, fact, many_places), style.INK)
        for fact in [*list(last.values())[::-1], *rest[::-1]]
    ]


def _scale(ax: Axes, shown: Series) -> None:
    values = [value for fact in shown.facts for value in wording.plain_values(fact) if value is not None]
    low, high = min(values), max(values)
    room = (high - min(low, 0)) or 1.0
    counts = shown.facts[0].kind == "count"
    if not counts and high > low > ZERO_UNLESS * high:
        room = high - low
        ax.set_ylim(low - room * 0.4, high + room * 0.4)
        ax.annotate("the scale does not start at zero", (0, 0), (4, 4), xycoords="axes fraction",
                    textcoords="offset points", fontsize=style.SMALL, color=style.ALARM)  # fmt: skip
    else:
        ax.set_ylim(min(low * 1.1, 0), high + room * 0.28)
    ax.yaxis.set_major_formatter(lambda value, _: wording.number(round(value, 9)))
    if counts:
        ax.locator_params(axis="y", integer=True)


def _places(stack: Material, shown: Series, time: Timeline) -> dict[str, float]:
    """By fact_id, the day its mark stands on; claims that would hide each other are moved a little aside."""
    days = {fact.fact_id: time.printed(fact) for fact in shown.facts}
    for change in shown.changes if not _runs_up(shown.measure) else ():
        undated = _came_before(change, time) and time.undated is not None
        days[change.before.fact_id] = (time.undated or 0.0) if undated else time.span(change.before)[0]
    shift = (time.right - time.left) * SHIFT
    taken: Counter[tuple[float, float | None]] = Counter()
    for fact in shown.facts:
        spot = (days[fact.fact_id], marks.middle(fact))
        days[fact.fact_id] += shift * taken[spot]
        taken[spot] += 1
    return days


def _draw_steps(
    ax: Axes, stack: Material, shown: Series, time: Timeline, looks: dict[str, style.Look], places: dict[str, float]
) -> list[labels.Stroke]:
    """The lines between claims, which labels keep clear of: a level until its change, a total until its revision."""
    drawn = []
    if not _runs_up(shown.measure):
        # a change that no words date would be drawn where it was printed: not beside one whose day is told
        dated = [change for change in shown.changes if change.after.event_surface]
        for change in dated or shown.changes:
            drawn += _draw_change(ax, change, time, places)
    else:
        by_source: dict[tuple[str, str | None], list[Fact]] = {}
        for fact in valued(shown.facts):
            if fact.aggregation != "increment" and fact.fact_id not in shown.earlier:
                by_source.setdefault((stack.source(fact), fact.place), []).append(fact)
        for (source, _), facts in by_source.items():
            drawn += _draw_total(ax, facts, looks[source], places)
    return drawn


def _draw_change(ax: Axes, change: Change, time: Timeline, places: dict[str, float]) -> list[labels.Stroke]:
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


def _draw_total(ax: Axes, facts: list[Fact], look: style.Look, places: dict[str, float]) -> list[labels.Stroke]:
    points = [(places[fact.fact_id], marks.middle(fact) or 0.0) for fact in facts]
    xs, ys = [points[0][0]], [points[0][1]]
    strokes: list[labels.Stroke] = []
    for (x0, low), (x1, high) in pairwise(points):
        if x1 > x0:
            xs += [x1, x1]
            ys += [low, high]
            strokes += [(x0, low, x1, low), (x1, low, x1, high)]
        else:  # two claims of one day: no line from one to the other
            xs += [float("nan"), x1]
            ys += [float("nan"), high]
    ax.plot(xs, ys, color=look.colour, linewidth=1.3, alpha=0.6, zorder=2)
    return strokes


def _draw_null_report(ax: Axes, x: float) -> None:
    """A band over the whole scale, since the figure could be anywhere on it."""
    ax.axvline(x, color=style.FAINT, linewidth=10, zorder=0)
    marks.draw_unknown(ax, x, 0.93, transform=ax.get_xaxis_transform())


def _label_text(stack: Material, fact: Fact, with_place: bool = True) -> str:
    restated = [f"{wording.figure(other)} {wording.unit_words(other.unit.partition('/')[0], money=stack.money)}"
                for other in stack.conversions.get(fact.fact_id, [])]  # fmt: skip
    unit = wording.unit_words(fact.unit.partition("/")[0], money=stack.money) if fact.kind != "count" else ""
    value = " ".join(part for part in (wording.figure(fact), unit) if part)
    first = f"{value} ({', '.join(restated)})" if restated else value
    gone = stack.overtaken(fact)
    when = wording.day(fact.reported_at, year=False) if fact.attribution else stack.dispatch_names[fact.dispatch_id]
    told = [wording.shorten(stack.source(fact), 28) if fact.attribution else "", when]
    told += [wording.shorten(wording.plain(fact.place), 24)] if with_place else []
    second = wording.drawable(", ".join(part for part in told if part))
    flags = [flag for flag in (gone, "in doubt" if stack.is_doubtful(fact) else None) if flag]
    return "\n".join([", ".join([first, *flags]), second])
