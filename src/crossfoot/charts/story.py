"""What a chart says: its headline, unit, sources and plotted rows, kept beside the axes it is drawn on."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from crossfoot.charts import wording
from crossfoot.charts.material import Material
from crossfoot.errors import ChartError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HASH_LENGTH = 12
NAMED_SOURCES = 4
ROWS_IN_ALT = 12


@dataclass(frozen=True)
class Story:
    """What one chart says, apart from how it looks."""

    headline: str
    """The finding, worked out from the rows."""
    subtitle: str
    """What is measured, in which unit, and how the marks read."""
    sources: tuple[str, ...]
    """Who printed the figures, and whose rates were used."""
    rows: tuple[Mapping[str, Any], ...]
    """What is plotted, one row a mark."""
    said: tuple[str, ...] = ()
    """The marks in words, for those who cannot see them."""

    @property
    def csv(self) -> bytes:
        """The plotted rows as UTF-8 CSV."""
        out = StringIO()
        names = list(dict.fromkeys(name for row in self.rows for name in row))
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue().encode("utf-8", "surrogatepass")

    @property
    def data_hash(self) -> str:
        """The start of the SHA-256 of the plotted rows: two charts of the same data carry the same one."""
        return hashlib.sha256(self.csv).hexdigest()[:HASH_LENGTH]

    @property
    def footer(self) -> str:
        """The line under the chart: sources with their dates, and the data's hash."""
        return f"Source: {'; '.join(self.sources)}. Data {self.data_hash}."

    @property
    def alt(self) -> str:
        """The chart in words: headline, subtitle, and its marks (the first dozen; the CSV has all)."""
        told = "; ".join(self.said[:ROWS_IN_ALT])
        more = len(self.said) - ROWS_IN_ALT
        rest = f"; and {more} more in the CSV" if more > 0 else ""
        return f"{self.headline}. {self.subtitle}. {told}{rest}.".replace("..", ".").replace(". .", ".")


_told: WeakKeyDictionary[Axes, Story] = WeakKeyDictionary()


def tell(ax: Axes, story: Story) -> Axes:
    """The axes, with the story kept for whoever saves them."""
    _told[ax] = story
    return ax


def story_of(ax: Axes) -> Story:
    """What the chart on these axes says.

    Raises
    ------
    ChartError
        The axes were not drawn by one of crossfoot's charts.
    """
    try:
        return _told[ax]
    except KeyError as error:
        way_out = "Draw with a function of crossfoot.charts, or pass story=Story(...) with its sources."
        raise ChartError("these axes tell no story.", way_out=way_out) from error


def printed_by(stack: Material, dispatch_ids: Iterable[str]) -> tuple[str, ...]:
    """The dispatches as sources of a chart: each by name, or counted with their dates where there are many."""
    wanted = set(dispatch_ids)
    names = [name for key, name in stack.dispatch_names.items() if key in wanted]
    if len(names) <= NAMED_SOURCES:
        return tuple(names)
    told = [fact for fact in stack.facts if fact.dispatch_id in wanted]
    outlets = sorted({fact.outlet for fact in told if fact.outlet})
    dates = sorted(fact.reported_at for fact in told if fact.reported_at)
    when = f", {wording.days(dates[0], dates[-1])}" if dates else ""
    by = f" of {wording.listing(outlets)}" if 0 < len(outlets) <= NAMED_SOURCES else ""
    return (f"{len(names)} dispatches{by}{when}",)
