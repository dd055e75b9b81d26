"""The exchange rate each conversion implies, as an interval, against the published rates of the day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot.charts import style, wording
from crossfoot.charts.material import Material, Reconciled, material, plotted_row
from crossfoot.charts.story import Story, printed_by, tell
from crossfoot.charts.variants import Variant, named
from crossfoot.errors import ChartError
from crossfoot.facts.model import Fact
from crossfoot.findings.claims import claim
from crossfoot.findings.implied import Bracket, bracket
from crossfoot.findings.wording import SEVERAL, times
from crossfoot.rates.book import RateBook
from crossfoot.rates.rows import Rate

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ORDER = 20
ROW = 0.62
LEFT, RIGHT = 3.2, 1.6
MOST_ROWS = 30
MOST_LABELS = 3
MOST_PAIRS = 6
MOST_PLACES = 9
VERDICTS = ("at_rate", "near", "off")
KINDS = {
    "official": "official",
    "reference": "reference",
    "peg": "fixed",
    "market": "market",
    "average": "average",
    "end": "month-end",
}


class Pair(NamedTuple):
    """Two currencies, the one more of which go to one of the other first: KZT and RUB, for KZT per RUB."""

    many: str
    one: str

    def __str__(self) -> str:
        return f"{self.many} per {self.one}"


@dataclass(frozen=True)
class Implied:
    """One conversion: what it restates, and the rate it implies."""

    stated: Fact
    restated: Fact
    pair: Pair
    best: float
    lower: float
    upper: float
    verdict: str | None
    """What a finding says of it: ``at_rate``, ``near`` or ``off``; None where none does."""

    def stands_to(self, rate: DayRate) -> str:
        """How it stands to a published rate: as the finding says, which may know of more rates than the chart."""
        return self.verdict or ("at_rate" if self.holds(rate) else "off")

    @property
    def turned(self) -> Implied:
        """The same by the other currency: roubles for one tenge, not tenge for one rouble."""
        pair = Pair(self.pair.one, self.pair.many)
        return replace(self, pair=pair, best=1 / self.best, lower=1 / self.upper, upper=1 / self.lower)

    def holds(self, rate: DayRate) -> bool:
        """Whether the rate is among those that would print the amounts."""
        return self.lower <= rate.value <= self.upper


@dataclass(frozen=True)
class DayRate:
    """A published rate as the chart draws it."""

    value: float
    source: str
    kind: str
    date_found: str

    @property
    def label(self) -> str:
        """Whose rate of which day it is, with its value."""
        return f"{self.told}: {wording.rate(self.value)}"

    @property
    def told(self) -> str:
        """Whose rate of which day it is."""
        kind = KINDS[self.kind]
        return f"{self.source}, {kind}, {wording.day(self.date_found)}"


def variants(stack: Material) -> list[Variant]:
    """One chart for each pair of currencies that the dispatches convert."""
    pairs = Counter(conversion.pair for conversion in _conversions(stack))
    most_first = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    return [
        Variant(named("implied_rates", first=not place, more=f"{pair.many}_{pair.one}"), implied_rates, {"pair": pair})
        for place, pair in enumerate(most_first[:MOST_PAIRS])
    ]


@style.housed
def implied_rates(
    result: Reconciled | pd.DataFrame | Material, *, pair: tuple[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """The rate each conversion of one pair of currencies implies, drawn as intervals on `ax`.

    Parameters
    ----------
    result : result of `crossfoot.findings`, or a facts table
        Without a result there are no published rates to draw.
    pair : tuple of two ISO codes, optional
        ``("KZT", "RUB")`` for KZT per RUB; by default the pair converted most often.
    ax : Axes, optional

    Raises
    ------
    ChartError
        No dispatch converts that pair.
    """
    stack = material(result)
    conversions = _conversions(stack)
    chosen = Pair(*pair) if pair else _commonest(conversions)
    mine = [conversion for conversion in conversions if conversion.pair == chosen]
    if not mine or chosen is None:
        raise ChartError(
            f"no dispatch converts {chosen or 'money'}.", way_out="crossfoot.charts.available says what is."
        )
    shown = mine[:MOST_ROWS]
    rates = {conversion.restated.fact_id: _rates_for(stack, chosen, conversion) for conversion in shown}
    story = _story(stack, chosen, shown, rates, dropped=len(mine) - len(shown))
    ax = style.sheet(story, ax, height=ROW * len(shown) + 0.65, left=LEFT, right=RIGHT)
    _draw(ax, stack, chosen, shown, rates)
    return tell(ax, story)


def _conversions(stack: Material) -> list[Implied]:
    found = []
    for restated in stack.facts:
        stated = stack.fact(restated.converts)
        if stated and stated.best and restated.best:
            between = bracket(claim(stated.row()), claim(restated.row()))
            found += [_implied(stack, stated, restated, between)] if between else []
    ways = Counter(conversion.pair for conversion in found)  # the first found of ways taken as often
    taken = {frozenset(pair): pair for pair, _ in reversed(ways.most_common())}
    return [one if taken[frozenset(one.pair)] == one.pair else one.turned for one in found]


def _implied(stack: Material, stated: Fact, restated: Fact, between: Bracket) -> Implied:
    """The rates between two amounts, as many of the one for one of the other as there are more of."""
    judged = (row["verdict"] for row in stack.weighed.get(restated.fact_id, ()) if row["rule"] == "conversions")
    verdict = next((verdict for verdict in judged if verdict in VERDICTS), None)
    pair = Pair(*between.pair)
    conversion = Implied(stated, restated, pair, between.point, between.low, between.high, verdict)
    return conversion.turned if between.point < 1 else conversion


def _commonest(conversions: list[Implied]) -> Pair | None:
    pairs = Counter(conversion.pair for conversion in conversions)
    return min(pairs, key=lambda pair: (-pairs[pair], pair)) if pairs else None


def _rates_for(stack: Material, pair: Pair, conversion: Implied) -> list[DayRate]:
    """The published rates of the pair on the day the conversion was printed, the best of each kind, official first."""
    when = conversion.restated.reported_at
    if not when:
        return []
    book = RateBook(Rate(**row) for row in stack.rates)
    best: dict[str, DayRate] = {}
    for way in book.crossings(pair.one, pair.many, when):
        best.setdefault(way.kind, DayRate(way.rate, way.source, way.kind, way.date_found))
    return list(best.values())


def _story(
    stack: Material, pair: Pair, shown: list[Implied], rates: dict[str, list[DayRate]], *, dropped: int
) -> Story:
    used = sorted(
        {rate for found in rates.values() for rate in found}, key=lambda rate: (rate.kind, rate.date_found, rate.label)
    )
    subtitle = (
        f"{pair} implied by each conversion; the bar is what its printed rounding allows, the mark its plain quotient"
    )
    if used:
        subtitle += "; upright lines are published rates of the day, the solid one official"
    common = _common(shown)
    if common:
        subtitle += f"; one rate of {_span(*common)} (shaded) would fit all"
    if dropped:
        subtitle += f"; {dropped} further conversions are in the facts table"
    rows = tuple(_row(stack, pair, conversion, rates[conversion.restated.fact_id]) for conversion in shown)
    sources = printed_by(stack, (conversion.restated.dispatch_id for conversion in shown))
    published = tuple(rate.told for rate in used)
    said = tuple(f"{row['restated_surface']}: {row['implied_lower']} to {row['implied_upper']} {pair}" for row in rows)
    said += tuple(rate.label for rate in used)
    return Story(_headline(stack, pair, shown, rates), subtitle, sources + tuple(dict.fromkeys(published)), rows, said)


def _common(shown: list[Implied]) -> tuple[float, float] | None:
    """The rates that all conversions allow for; None where there is none, or only one conversion."""
    low, high = max(c.lower for c in shown), min(c.upper for c in shown)
    return (low, high) if len(shown) > 1 and low <= high else None


def _headline(stack: Material, pair: Pair, shown: list[Implied], rates: dict[str, list[DayRate]]) -> str:
    judged = [(conversion, rates[conversion.restated.fact_id][0]) for conversion in shown
              if rates[conversion.restated.fact_id]]  # fmt: skip
    if not judged:
        low, high = min(c.lower for c in shown), max(c.upper for c in shown)
        return f"No published rate at hand: the dispatches imply {_span(low, high)} {pair}"
    missing = [(conversion, rate) for conversion, rate in judged if conversion.stands_to(rate) != "at_rate"]
    off = [(conversion, rate) for conversion, rate in missing if conversion.stands_to(rate) == "off"]
    kind = KINDS[(missing or judged)[0][1].kind]
    if not missing:
        fit = "conversions fit" if len(judged) > 1 else "conversion fits"
        return f"{_all(len(judged))} {fit} the {kind} rate within printed rounding"
    if len(judged) == 1:
        return _missed(stack, pair, *missing[0])
    if len(missing) == 1:
        fit = "fits" if len(judged) == 2 else "fit"
        return (
            f"{len(judged) - 1} of {len(judged)} conversions {fit} the {kind} rate; {_missed(stack, pair, *missing[0])}"
        )
    if len(off) == 1:
        return f"1 of {len(judged)} conversions is off the {kind} rate of the day: {_missed(stack, pair, *off[0])}"
    some = off or missing
    many = _all(len(judged)) if len(some) == len(judged) else f"{len(some)} of {len(judged)}"
    return f"{many} conversions are {f'off the {kind} rate' if off else f'near the {kind} rate, not at it'}"


def _missed(stack: Material, pair: Pair, conversion: Implied, rate: DayRate) -> str:
    """By how much an amount misses what the rate gives: "20.5 roubles is 1.1 % above the 20.28 due"."""
    amount = float(conversion.restated.best or 0)
    due = amount * _ratio_due(conversion, rate, pair)
    return f"{stack.told(conversion.restated)} is {_gap(amount, due)} the {_rounded(due)} due"


def _all(conversions: int) -> str:
    """All of so many."""
    return {1: "The one", 2: "Both"}.get(conversions, f"All {conversions}")


def _rounded(amount: float) -> str:
    """An amount to four figures: more would be read as printed."""
    return wording.number(float(f"{amount:.4g}"))


def _ratio_due(conversion: Implied, rate: DayRate, pair: Pair) -> float:
    """By what the restated amount must be multiplied to stand at the published rate."""
    restated_is_one = wording.currency(conversion.restated.unit) == pair.one
    return conversion.best / rate.value if restated_is_one else rate.value / conversion.best


def _gap(stated: float, due: float) -> str:
    if stated >= SEVERAL * due:
        return times(stated / due)
    share = (stated / due - 1) * 100
    return f"{abs(share):.1f} % {'above' if share > 0 else 'below'}"


def _span(low: float, high: float) -> str:
    """Two rates, with as many places as it takes to tell them apart: never "1.036 to 1.036"."""
    ends = wording.rate(low), wording.rate(high)
    places = len(ends[1].partition(".")[2])
    while ends[0] == ends[1] and low != high and places < MOST_PLACES:
        places += 1
        ends = wording.number(low, places=places), wording.number(high, places=places)
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _row(stack: Material, pair: Pair, conversion: Implied, rates: list[DayRate]) -> dict[str, Any]:
    rate = rates[0] if rates else None
    return plotted_row(
        stack,
        conversion.restated,
        converts_surface=conversion.stated.surface,
        restated_surface=conversion.restated.surface,
        pair=str(pair),
        implied=round(conversion.best, 6),
        implied_lower=round(conversion.lower, 6),
        implied_upper=round(conversion.upper, 6),
        rate=round(rate.value, 6) if rate else None,
        rate_source=rate.source if rate else None,
        rate_kind=rate.kind if rate else None,
        rate_date=rate.date_found if rate else None,
        fits=conversion.holds(rate) if rate else None,
    )


def _draw(ax: Axes, stack: Material, pair: Pair, shown: list[Implied], rates: dict[str, list[DayRate]]) -> None:
    looks = style.looks(list(dict.fromkeys(stack.dispatch_names[c.restated.dispatch_id] for c in shown)))
    every = [rate for found in rates.values() for rate in found]
    low = min([c.lower for c in shown] + [rate.value for rate in every])
    high = max([c.upper for c in shown] + [rate.value for rate in every])
    pad = (high - low or high) * 0.06
    ax.set_xlim(low - pad, high + pad)
    ax.set_ylim(len(shown) - 0.4, -0.7 - 0.27 * len(_named_rates(every)))
    common = _common(shown)
    if common:
        ax.axvspan(*common, ymax=len(shown) / (len(shown) + 0.8), color=style.FAINT, alpha=0.6, linewidth=0, zorder=0)
    for place, conversion in enumerate(shown):
        _draw_row(ax, stack, place, conversion, looks[stack.dispatch_names[conversion.restated.dispatch_id]])
        for rate in rates[conversion.restated.fact_id]:
            official = rate.kind in ("official", "reference", "peg")
            colour, width, dashes = (style.INK, 1.6, "-") if official else (style.QUIET, 1.1, (0, (3, 2)))
            ends = [place - 0.5, place + 0.5]
            ax.plot([rate.value] * 2, ends, color=colour, linewidth=width, linestyle=dashes, zorder=2)
        _draw_verdict(ax, place, conversion, rates[conversion.restated.fact_id])
    _label_rates(ax, every)
    ax.set_yticks([])
    ax.xaxis.set_major_formatter(lambda value, _: wording.number(round(value, MOST_PLACES)))  # whole, without an offset
    ax.locator_params(axis="x", nbins=6)
    ax.spines["left"].set_visible(False)
    ax.grid(axis="x")
    ax.set_xlabel(str(pair), fontsize=style.SMALL, color=style.QUIET)


def _draw_verdict(ax: Axes, place: int, conversion: Implied, rates: list[DayRate]) -> None:
    """The rates implied in figures, and how they stand to the published one where they do not hold it."""
    stands = conversion.stands_to(rates[0]) if rates else "at_rate"
    told = stands != "at_rate"
    _note(ax, place, _span(conversion.lower, conversion.upper), drop=6.5 if told else 0.0, colour=style.INK)
    if told:
        colour = style.ALARM if stands == "off" else style.QUIET
        _note(ax, place, f"{stands} the {KINDS[rates[0].kind]} rate", colour=colour)


def _draw_row(ax: Axes, stack: Material, place: int, conversion: Implied, look: style.Look) -> None:
    bar = [conversion.lower, conversion.upper]
    ax.plot(bar, [place] * 2, color=look.colour, linewidth=7, alpha=0.35, solid_capstyle="butt", zorder=3)
    ax.plot(
        bar, [place] * 2, linestyle="none", marker="|", markersize=14, markeredgewidth=1.6, color=look.colour, zorder=4
    )
    face = "white" if conversion.restated.bound == "approx" else look.colour
    ax.plot(
        [conversion.best], [place], marker=look.marker, color=look.colour, markerfacecolor=face, markersize=7, zorder=5
    )
    room = LEFT - style.MARGIN - 0.15
    told = f"{_amount(stack, conversion.stated)} as {_amount(stack, conversion.restated)}"
    name = stack.dispatch_names[conversion.restated.dispatch_id]
    x = -(LEFT - style.MARGIN) * 72
    words = style.wrap(told, room, style.LABEL, lines=2)
    lines = [(line, style.INK, style.LABEL) for line in words] + [(name, style.QUIET, style.SMALL)]
    for number, (text, colour, size) in enumerate(lines):
        drop = (len(lines) - 1) * 6.5 - 13 * number
        ax.annotate(style.fit(text, room, size), (0, place), (x, drop), xycoords=("axes fraction", "data"),
                    textcoords="offset points", fontsize=size, color=colour, va="center",
                    annotation_clip=False)  # fmt: skip


def _amount(stack: Material, fact: Fact) -> str:
    """The money alone: what it buys is the same on both sides of a conversion."""
    code = wording.currency(fact.unit) or ""
    return f"{wording.figure(fact)} {stack.money.get(code, code)}"


def _note(ax: Axes, place: int, text: str, *, drop: float = -6.5, colour: str = style.ALARM) -> None:
    ax.annotate(text, (1, place), (8, drop), xycoords=("axes fraction", "data"), textcoords="offset points",
                fontsize=style.SMALL, color=colour, va="center", annotation_clip=False)  # fmt: skip


def _label_rates(ax: Axes, every: list[DayRate]) -> None:
    """The published rates, named over their lines, one below the other so that close rates do not collide."""
    low, high = ax.get_xlim()
    for place, (told, values) in enumerate(_named_rates(every)):
        middle = sum(values) / len(values)
        share = (middle - low) / (high - low)
        side = "left" if share < 1 / 3 else "right" if share > 2 / 3 else "center"
        text = f"{told}: {' and '.join(wording.rate(value) for value in values)}"
        ax.annotate(text, (middle, -0.55), (0, 3 + place * 11), textcoords="offset points", ha=side,
                    va="bottom", fontsize=style.SMALL, color=style.INK, annotation_clip=False)  # fmt: skip


def _named_rates(every: list[DayRate]) -> list[tuple[str, list[float]]]:
    """Whose rates they are, official first, each with its values over the days asked for."""
    named: dict[str, list[DayRate]] = {}
    for rate in sorted(set(every), key=lambda rate: (rate.kind != "official", rate.label)):
        named.setdefault(rate.told, []).append(rate)
    return [(told, sorted(rate.value for rate in rates)[:MOST_LABELS]) for told, rates in named.items()][:MOST_LABELS]
