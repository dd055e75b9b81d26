"""Labels beside points, placed so that none covers another, a mark or the edge of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from crossfoot.charts import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE = style.SMALL + 0.3
CLEAR = 9.0
"""Points of room kept round a mark."""
RINGS = (1.0, 2.4, 4.2, 6.5, 9.0)
PLAIN = 3.0
"""Points by which words must stand nearer to their own mark than to any other, to need no line to it."""
SIDES = ((1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1), (-1, 0),
         (0.5, 1), (0.5, -1), (-0.5, 1), (-0.5, -1))  # fmt: skip
"""Where a label may stand from its point, right and up; halves are above or below, and shifted a quarter width."""
MOST_TOLD = 3
"""Speakers named of one figure; a label with more would stand in nobody's room."""


Point = tuple[float, float]
Stroke = tuple[float, float, float, float]
"""A line that labels keep clear of, from x, y to x, y of the data."""


class Label(NamedTuple):
    """Words for one point, in data coordinates."""

    x: float
    y: float
    text: str
    colour: str


def merged(labels: Sequence[Label], *, near: float) -> list[Label]:
    """Labels in their order, those of marks in a row at one height made one: each figure once, and who says it.

    Of more than `MOST_TOLD` who say the same the others are counted.

    >>> row = [Label(day, 65.0, f"65 naira\\nunion, {day} May", "black") for day in range(1, 7)]
    >>> [label.text for label in merged(row, near=1.0)]
    ['65 naira\\nunion, 1 May\\nunion, 2 May\\nunion, 3 May\\nand 3 more claims']
    >>> [label.text for label in merged([Label(1, 65.0, "65 naira", "black")], near=1.0)]
    ['65 naira']
    """
    groups: list[list[Label]] = []
    for label in labels:
        home = next((group for group in groups if _continues(group, label, near)), None)
        groups.append([label]) if home is None else home.append(label)
    return [group[0]._replace(text=_told_together(group)) for group in groups]


def _continues(group: list[Label], label: Label, near: float) -> bool:
    return group[0].y == label.y and any(abs(other.x - label.x) <= near for other in group)


def _told_together(group: list[Label]) -> str:
    """The first lines of labels, each once, with the lines below them: who says it."""
    speakers: dict[str, list[str]] = {}
    for label in group:
        figure, _, who = label.text.partition("\n")
        speakers.setdefault(figure, []).append(who)
    lines: list[str] = []
    for figure, told in speakers.items():
        kept = list(dict.fromkeys(filter(None, told)))[:MOST_TOLD]
        rest = sum(bool(who) and who not in kept for who in told)
        lines += [figure, *kept, *([f"and {rest} more claims" if rest > 1 else "and another claim"] if rest else [])]
    return "\n".join(lines)


class Mark(NamedTuple):
    """Something drawn that labels keep clear of: a point, and how far an arrow runs up or down from it, in points."""

    x: float
    y: float
    reach: float = 0.0


class Box(NamedTuple):
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share any ground."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def within(self, other: Box) -> bool:
        """Whether this rectangle lies wholly inside the other."""
        across = self.left >= other.left and self.right <= other.right
        return across and self.bottom >= other.bottom and self.top <= other.top


class Spot(NamedTuple):
    """Where a label goes, and the thin line that leads to it from afar, as small boxes."""

    box: Box
    leader: tuple[Box, ...]


def place(
    ax: Axes,
    labels: Sequence[Label],
    *,
    lines: Sequence[Stroke] = (),
    marks: Sequence[Mark] = (),
) -> list[Label]:
    """The labels for which there was no room; the others are drawn.

    Parameters
    ----------
    ax : Axes
        With its limits set: they decide where points lie.
    labels : sequence of Label
        The first ones choose first.
    lines : sequence of (x, y, x, y)
        Upright and level lines that labels keep clear of, in data coordinates.
    marks : sequence of Mark
        Marks that labels keep clear of, whether or not they have one.
    """
    ground = _ground(ax)
    drawn = [_around(ax, mark) for mark in [*(Mark(label.x, label.y) for label in labels), *marks]]
    taken = drawn + [_line_box(ax, line) for line in lines]
    points = {_points(ax, x, y) for x, y in [(one.x, one.y) for one in labels] + [(one.x, one.y) for one in marks]}
    words: list[Box] = []
    left_out = []
    for label in labels:
        others = [point for point in points if point != _points(ax, label.x, label.y)]
        spot = _spot(ax, label, taken, words, others, ground)
        if spot is None:
            left_out.append(label)
            continue
        taken += [spot.box, *spot.leader]
        words.append(spot.box)
        _write(ax, label, spot)
    return left_out


def _spot(ax: Axes, label: Label, taken: list[Box], words: list[Box], others: list[Point], ground: Box) -> Spot | None:
    """The nearest free place, first of those where no other mark stands nearer to the words than their own.

    Elsewhere, and from afar, a line leads to the mark; it may cross lines and marks, but no words.
    """
    x, y = _points(ax, label.x, label.y)
    led = None
    for ring, box in _boxes(x, y, *_size(label.text)):
        if not box.within(ground) or any(box.meets(other) for other in taken):
            continue
        if ring <= RINGS[1] and not any(_gap(box, *other) <= _gap(box, x, y) + PLAIN for other in others):
            return Spot(box, ())
        if led is None:
            leader = _leader(x, y, box)
            if not any(step.meets(other) for step in leader for other in words):
                led = Spot(box, leader)
    return led


def _boxes(x: float, y: float, width: float, height: float) -> Iterator[tuple[float, Box]]:
    """Where a label may stand, near the point first."""
    for ring in RINGS:
        for right, up in SIDES:
            centre_x = x + right * (CLEAR * ring + width / 2)
            centre_y = y + up * (CLEAR * ring + height / 2)
            yield ring, Box(centre_x - width / 2, centre_y - height / 2, centre_x + width / 2, centre_y + height / 2)


def _gap(box: Box, x: float, y: float) -> float:
    """How far a point lies from a rectangle."""
    across, up = max(x - box.right, box.left - x, 0), max(y - box.top, box.bottom - y, 0)
    return float((across**2 + up**2) ** 0.5)


def _leader(x: float, y: float, box: Box) -> tuple[Box, ...]:
    """The line from a point to the nearest of a box, in steps of a few points."""
    end_x, end_y = min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)
    across, up = end_x - x, end_y - y
    steps = max(int(max(abs(across), abs(up)) / 3), 1)
    dots = [(x + across * n / steps, y + up * n / steps) for n in range(steps)]
    found = [Box(dot_x - 1, dot_y - 1, dot_x + 1, dot_y + 1) for dot_x, dot_y in dots]
    return tuple(dot for dot in found if not dot.meets(box))


def _write(ax: Axes, label: Label, spot: Spot) -> None:
    x, y = _points(ax, label.x, label.y)
    if spot.leader:
        end = min(max(x, spot.box.left), spot.box.right) - x, min(max(y, spot.box.bottom), spot.box.top) - y
        line = {"arrowstyle": "-", "color": style.QUIET, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 4}
        ax.annotate("", (label.x, label.y), end, textcoords="offset points", arrowprops=line, zorder=4,
                    annotation_clip=False)  # fmt: skip
    ax.annotate(
        label.text,
        (label.x, label.y),
        (spot.box.left - x, (spot.box.bottom + spot.box.top) / 2 - y),
        textcoords="offset points",
        ha="left",
        va="center",
        fontsize=SIZE,
        color=label.colour,
        linespacing=1.25,
        bbox={"facecolor": "white", "alpha": 0.85, "linewidth": 0, "pad": 0.5},
        zorder=6,
        annotation_clip=False,
    )


def _size(text: str) -> tuple[float, float]:
    lines = text.split("\n")
    width = max(style.text_width(line, SIZE) for line in lines) * 72
    return width + 2, len(lines) * SIZE * 1.35 + 1


def _points(ax: Axes, x: float, y: float) -> tuple[float, float]:
    """Where a point of the data lies on the sheet, in points from its lower left corner."""
    fig = cast("Figure", ax.get_figure(root=True))
    across, up = ax.transData.transform((x, y))
    return float(across) * 72 / fig.dpi, float(up) * 72 / fig.dpi


def _around(ax: Axes, mark: Mark) -> Box:
    x, y = _points(ax, mark.x, mark.y)
    half = style.LABEL * 0.6
    return Box(x - half, y - half + min(mark.reach, 0), x + half, y + half + max(mark.reach, 0))


def _line_box(ax: Axes, line: Stroke) -> Box:
    first, last = _points(ax, line[0], line[1]), _points(ax, line[2], line[3])
    left, right = sorted((first[0], last[0]))
    bottom, top = sorted((first[1], last[1]))
    return Box(left - 2, bottom - 2, right + 2, top + 2)


def _ground(ax: Axes) -> Box:
    """Where labels may stand: inside the axes, and out to the right edge of the sheet."""
    fig = cast("Figure", ax.get_figure(root=True))
    box = ax.get_position()
    width, height = (size * 72 for size in fig.get_size_inches())
    return Box(box.x0 * width + 2, box.y0 * height + 2, width - style.MARGIN * 72, box.y1 * height + 2)
