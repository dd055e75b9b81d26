"""The one way a chart is saved: its size, its footer, its images, its words and its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from crossfoot.charts import style
from crossfoot.charts.story import Story, story_of
from crossfoot.errors import ChartError
from crossfoot.tables.files import write_all

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

ENDINGS = (".png", "@2x.png", ".svg", ".csv", ".alt.txt")


def save_chart(ax: Axes, path: Path | str, *, story: Story | None = None) -> list[Path]:
    """The files of one chart: ``NAME.png``, ``NAME@2x.png``, ``NAME.svg``, ``NAME.csv`` and ``NAME.alt.txt``.

    The same axes give the same bytes on every run.

    Parameters
    ----------
    ax : Axes
        Drawn by a function of `crossfoot.charts`.
    path : Path
        Where, with or without an ending: every ending is written.
    story : Story, optional
        What it says, where the axes were drawn otherwise.

    Raises
    ------
    ChartError
        The chart names no source, or plots nothing.
    OutputError
        A file could not be written; none was replaced.
    """
    story = story or story_of(ax)
    stem = re.sub(r"(@2x)?\.(png|svg)$", "", str(path))
    if not [source for source in story.sources if source.strip()]:
        way_out = "A chart without a source is not saved: name who printed the figures."
        raise ChartError("no source.", place=stem, way_out=way_out)
    if not story.rows:
        raise ChartError("nothing is plotted.", place=stem, way_out="crossfoot.charts.available tells what can be.")
    images = _images(ax, story)
    words = {".csv": story.csv, ".alt.txt": f"{story.alt}\n".encode("utf-8", "replace")}
    return write_all({Path(stem + ending): (images | words)[ending] for ending in ENDINGS})


def as_png(ax: Axes, *, story: Story | None = None) -> bytes:
    """The image of one chart, with its footer, for a notebook to show."""
    return _images(ax, story or story_of(ax), {".png"})[".png"]


def _images(ax: Axes, story: Story, endings: Collection[str] = ENDINGS) -> dict[str, bytes]:
    fig = cast("Figure", ax.get_figure(root=True))
    with style.house_style():
        footer = _write_footer(fig, story)
        # Axes of the reader's own have no room kept for the footer: the sheet grows round what is drawn.
        box = None if style.is_blank(ax) else "tight"
        drawings: dict[str, Callable[[], bytes]] = {
            ".png": lambda: _png(fig, style.DPI, box),
            "@2x.png": lambda: _png(fig, 2 * style.DPI, box),
            ".svg": lambda: _svg(fig, story, box),
        }
        try:
            return {ending: draw() for ending, draw in drawings.items() if ending in endings}
        finally:
            footer.remove()


def _write_footer(fig: Figure, story: Story) -> Text:
    return fig.text(
        style.MARGIN / fig.get_figwidth(),
        style.MARGIN * 0.7 / fig.get_figheight(),
        "\n".join(style.footer_lines(story)),
        fontsize=style.SMALL,
        color=style.QUIET,
        linespacing=style.LINESPACING,
        va="bottom",
        gid=style.FOOTER_GID,
    )


def _png(fig: Figure, dpi: int, box: str | None) -> bytes:
    out = BytesIO()
    fig.savefig(out, format="png", dpi=dpi, bbox_inches=box, metadata={"Software": None})
    return out.getvalue()


def _svg(fig: Figure, story: Story, box: str | None) -> bytes:
    """The drawing with its words inside, for screen readers: matplotlib writes neither title nor description."""
    out = BytesIO()
    fig.savefig(out, format="svg", bbox_inches=box, metadata={"Date": None, "Creator": None})
    told = f"<title>{_xml(story.headline)}</title>\n <desc>{_xml(story.alt)}</desc>"
    drawing = out.getvalue().decode("utf-8")
    return re.sub(r"(<svg\b[^>]*)>", lambda tag: f'{tag[1]} role="img">\n {told}', drawing, count=1).encode("utf-8")


def _xml(text: str) -> str:
    """Escaped text, without the characters XML has no place for."""
    return escape(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text))
