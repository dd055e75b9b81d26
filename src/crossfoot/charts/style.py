"""The house style: size, type, colours, marks, and the sheet a chart is drawn on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar, cast

from crossfoot.charts import wording
from crossfoot.charts.story import Story

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 9.0
MARGIN = 0.28
"""Inches of paper left free on every side."""
HEADLINE, SUBTITLE, LABEL, SMALL = 14.0, 9.5, 9.0, 8.0
LINE = 1.35
"""From one line of text to the next, in type sizes."""
LINESPACING = LINE / 0.97
"""What matplotlib must be told for that: its unit is the height of "lp" in DejaVu Sans."""
GAP = 10.0
"""Points between subtitle and plot."""
INK, QUIET, FAINT, ALARM = "#1a1a1a", "#595959", "#d9d9d9", "#b3261e"
FONT = "DejaVu Sans"
FOOTER_GID = "crossfoot-footer"

# Okabe and Ito's palette, which people with any common colour blindness tell apart; without its yellow, too
# pale on white. Source: https://jfly.uni-koeln.de/color/ (2008).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
MARKERS = ("o", "s", "D", "^", "v", "P", "X", "p", "h", "<", ">", "*")

DPI = 100
"""Dots an inch of the plain image; the one for sharp screens has twice as many."""
RC = {
    "font.family": FONT,
    "font.size": LABEL,
    "text.color": INK,
    "text.parse_math": False,  # "$5 or $6" is money, not a formula
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "axes.titlelocation": "left",
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "figure.dpi": DPI,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "svg.hashsalt": "crossfoot",
    "svg.fonttype": "path",
    "hatch.linewidth": 0.5,
}

P = ParamSpec("P")
R = TypeVar("R")


class Look(NamedTuple):
    """How the figures of one source are marked: by shape as well as by colour."""

    colour: str
    marker: str


def looks(sources: list[str]) -> dict[str, Look]:
    """By source, its own look; shapes and colours run at different lengths, so 84 sources differ."""
    return {
        source: Look(COLOURS[place % len(COLOURS)], MARKERS[place % len(MARKERS)])
        for place, source in enumerate(dict.fromkeys(sources))
    }


@contextmanager
def house_style() -> Iterator[None]:
    """The house style on top of matplotlib's own defaults, whatever the reader's settings; undone on leaving."""
    import matplotlib.style

    with matplotlib.style.context(["default", RC]):
        yield


def housed(draw: Callable[P, R]) -> Callable[P, R]:
    """A chart function that draws in the house style."""

    @wraps(draw)
    def in_style(*args: P.args, **kwargs: P.kwargs) -> R:
        with house_style():
            return draw(*args, **kwargs)

    return in_style


@cache
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide one line of text is printed, in inches.

    On the coarser of the sheets that are saved: letters keep to whole pixels, and take most room where these are large.
    """
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    pen: Any = RendererAgg(1, 1, DPI)  # type: ignore[no-untyped-call]
    width, _, _ = pen.get_text_width_height_descent(text, font, False)
    return float(width) / DPI


def wrap(text: str, room: float, size: float, *, bold: bool = False, lines: int = 9) -> list[str]:
    """Text broken into at most `lines` lines of `room` inches; what does not fit ends in an ellipsis."""
    words = [word for word in re.split("[ \t\n]+", wording.drawable(text)) if word]  # no break at a no-break space
    done: list[str] = []
    line = ""
    for word in words:
        tried = f"{line} {word}".strip()
        if text_width(tried, size, bold=bold) <= room or not line:
            line = tried
            continue
        done.append(line)
        line = word
    done.append(line)
    kept = done[:lines]
    if len(done) > lines:
        kept[-1] += " …"
    return [fit(line, room, size, bold=bold) for line in kept]


def fit(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """One line of text cut to `room` inches, with an ellipsis where it was cut."""
    text = wording.drawable(text)
    if text_width(text, size, bold=bold) <= room:
        return text
    low, high = 1, len(text)
    while low < high:  # the longest start that fits
        middle = (low + high + 1) // 2
        fits = text_width(text[: middle - 1].rstrip() + "…", size, bold=bold) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[: low - 1].rstrip() + "…"


def sheet(story: Story, ax: Axes | None, *, height: float, left: float, right: float, under: float = 0.5) -> Axes:
    """Axes to draw on, under the story's headline and subtitle.

    Parameters
    ----------
    story : Story
    ax : Axes or None
        The reader's own axes, left where they are; None for a sheet of our own with room for the footer.
    height, left, right, under : float
        Inches: the plot's height, and the room beside and under it.
    """
    if ax is not None and not is_blank(ax):
        _write_header(ax, story, width=_axes_size(ax)[0], shift=0.0)
        return ax
    header = _header_height(story, WIDTH - 2 * MARGIN)
    footer = footer_height(story) + under
    if ax is None:
        ax = blank_axes()
    fig = cast("Figure", ax.figure)
    total = header + height + footer
    fig.set_size_inches(WIDTH, total)
    ax.set_position((left / WIDTH, footer / total, (WIDTH - left - right) / WIDTH, height / total))
    _write_header(ax, story, width=WIDTH - 2 * MARGIN, shift=MARGIN - left)
    return ax


def blank_axes() -> Axes:
    """Axes on a sheet of our own, whose size the chart may choose. No window shows it; a notebook does."""
    from crossfoot.charts.sheets import blank

    with house_style():
        return blank()


def is_blank(ax: Axes) -> bool:
    """Whether the axes stand on a sheet of our own."""
    from crossfoot.charts.sheets import Sheet

    return isinstance(ax.figure, Sheet)


def footer_height(story: Story) -> float:
    """Inches the footer takes, with the margin under it."""
    return len(footer_lines(story)) * SMALL * LINE / 72 + MARGIN


def footer_lines(story: Story) -> list[str]:
    """The footer as it is broken into lines."""
    return wrap(story.footer, WIDTH - 2 * MARGIN, SMALL, lines=4)


def _header_height(story: Story, width: float) -> float:
    headline, subtitle = _header_lines(story, width)
    return MARGIN + (GAP + 6 + (len(headline) * HEADLINE + len(subtitle) * SUBTITLE) * LINE) / 72


def _header_lines(story: Story, width: float) -> tuple[list[str], list[str]]:
    headline = wrap(story.headline, width, HEADLINE, bold=True, lines=3)
    return headline, wrap(story.subtitle, width, SUBTITLE, lines=4)


def _write_header(ax: Axes, story: Story, *, width: float, shift: float) -> None:
    """Headline and subtitle above the axes; the headline is their title, so that tests and readers find it."""
    headline, subtitle = _header_lines(story, width)
    x = shift / _axes_size(ax)[0]
    ax.annotate(
        "\n".join(subtitle),
        (x, 1),
        (0, GAP),
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize=SUBTITLE,
        color=QUIET,
        linespacing=LINESPACING,
        va="bottom",
        gid="crossfoot-subtitle",
        annotation_clip=False,
    )
    ax.set_title(
        "\n".join(headline),
        loc="left",
        x=x,
        pad=GAP + len(subtitle) * SUBTITLE * LINE + 6,
        fontsize=HEADLINE,
        fontweight="bold",
        linespacing=LINESPACING,
    )


def _axes_size(ax: Axes) -> tuple[float, float]:
    """Inches of the axes' frame."""
    fig = cast("Figure", ax.get_figure(root=True))
    box = ax.get_position()
    width, height = fig.get_size_inches()
    return float(box.width * width), float(box.height * height)
