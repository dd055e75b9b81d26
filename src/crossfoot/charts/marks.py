"""A claim as a mark: a point, a range, or a bound left open, each drawn so that the eye reads the hedge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from crossfoot.charts import wording
from crossfoot.charts.style import INK, QUIET, Look
from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Transform

SIZE = 7.0
ARROW = 24.0
"""Points an open bound's arrow runs on: a direction, not an amount."""

KEY = {
    "exact": "filled: exact",
    "approx": "hollow: about",
    "at_least": "arrow up the scale: at least",
    "at_most": "arrow down the scale: at most",
    "range": "bar: a range",
    "unknown": "?: no information",
}
"""How each shape of claim reads, for the subtitle."""


def shape(fact: Fact) -> str:
    """Which of the shapes in `KEY` a claim has.

    A null report is ``unknown``; an open bound is ``at_least`` or ``at_most``, whatever word said it.
    """
    if not wording.is_valued(fact):
        return "unknown"
    if fact.bound == "range":
        return "range"
    if fact.upper is None and fact.lower is not None:
        return "at_least"
    if fact.lower is None and fact.upper is not None:
        return "at_most"
    return "approx" if fact.bound == "approx" or fact.lower is None else "exact"


def key(facts: Iterable[Fact]) -> str:
    """How to read the marks of these facts: only the shapes that occur."""
    used = {shape(fact) for fact in facts}
    return ", ".join(words for name, words in KEY.items() if name in used)


def reach(fact: Fact) -> float:
    """Points that a claim's arrow runs up (or, below zero, down) its scale: none where no bound is open."""
    return {"at_least": ARROW, "at_most": -ARROW}.get(shape(fact), 0.0)


def middle(fact: Fact) -> float | None:
    """Where a claim's mark sits: its stated value, else the bound it gives, else the middle of its range."""
    best, lower, upper = wording.plain_values(fact)
    if best is not None:
        return best
    if lower is not None and upper is not None:
        return (lower + upper) / 2
    return lower if lower is not None else upper


class Placed(NamedTuple):
    """One claim to draw: where it stands on the axis that is no scale, and how."""

    fact: Fact
    at: float
    look: Look
    faded: bool = False
    """A later claim has taken its place."""


def draw(ax: Axes, claims: Iterable[Placed], *, along: str = "x") -> None:
    """Draw claims on `ax`, marks that look alike at one stroke; null reports are drawn by `draw_unknown`.

    Parameters
    ----------
    claims : iterable of Placed
    along : {"x", "y"}
        Which axis is the scale.
    """
    alike: dict[tuple[Look, str, float], list[tuple[float, float]]] = {}
    for claim in claims:
        value, kind = middle(claim.fact), shape(claim.fact)
        if value is None:
            continue
        alpha = 0.4 if claim.faded else 1.0
        if kind == "range":
            _range(ax, claim, along=along, alpha=alpha)
            continue
        if kind in ("at_least", "at_most"):
            _arrow(ax, claim, value, along=along, sign=1 if kind == "at_least" else -1, alpha=alpha)
        face = "white" if kind == "approx" else claim.look.colour
        alike.setdefault((claim.look, face, alpha), []).append((value, claim.at))
    for (look, face, alpha), points in alike.items():
        values, places = zip(*points, strict=True)
        x, y = (values, places) if along == "x" else (places, values)
        ax.plot(x, y, linestyle="none", marker=look.marker, markersize=SIZE, markeredgewidth=1.6, clip_on=False,
                color=look.colour, markerfacecolor=face, alpha=alpha, zorder=5)  # fmt: skip


def _range(ax: Axes, claim: Placed, *, along: str, alpha: float) -> None:
    _, lower, upper = wording.plain_values(claim.fact)
    ends, at = [value for value in (lower, upper) if value is not None], [claim.at, claim.at]
    x, y = (ends, at[: len(ends)]) if along == "x" else (at[: len(ends)], ends)
    ax.plot(x, y, color=claim.look.colour, linewidth=4, solid_capstyle="butt", alpha=alpha * 0.5, zorder=3)
    ax.plot(x, y, linestyle="none", marker="|" if along == "x" else "_", markersize=11, markeredgewidth=2,
            color=claim.look.colour, alpha=alpha, zorder=4)  # fmt: skip


def _arrow(ax: Axes, claim: Placed, value: float, *, along: str, sign: int, alpha: float) -> None:
    start = (value, claim.at) if along == "x" else (claim.at, value)
    reach = min(ARROW, _room_to_zero(ax, value, along)) if sign < 0 else ARROW
    if reach < SIZE:
        return
    reach_to = (sign * reach, 0.0) if along == "x" else (0.0, sign * reach)
    # matplotlib's arrows run from the words to the point; this one runs away from it, so its head is at the start.
    style = {"arrowstyle": "<|-", "color": claim.look.colour, "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0,
             "alpha": alpha}  # fmt: skip
    ax.annotate("", start, reach_to, textcoords="offset points", arrowprops=style, zorder=4, annotation_clip=False)


def _room_to_zero(ax: Axes, value: float, along: str) -> float:
    """Points between a value and the zero of its scale: an arrow down may not run past what cannot be less."""
    ends = ax.transData.transform([(value, value), (0, 0)])
    axis = 0 if along == "x" else 1
    fig = cast("Figure", ax.get_figure(root=True))
    return abs(float(ends[0][axis] - ends[1][axis])) * 72 / fig.dpi if value > 0 else ARROW


def draw_unknown(ax: Axes, x: float, y: float, *, transform: Transform | None = None) -> None:
    """Draw the "no information" mark: a question mark in a dashed ring, never at zero of a scale."""
    where: dict[str, Any] = {"transform": transform} if transform is not None else {}
    ax.plot([x], [y], linestyle="none", marker="o", markersize=13, markerfacecolor="white", markeredgecolor=QUIET,
            markeredgewidth=1.0, clip_on=False, zorder=4, **where)  # fmt: skip
    ax.text(x, y, "?", ha="center", va="center_baseline", fontsize=9, fontweight="bold", color=INK, zorder=5, **where)
