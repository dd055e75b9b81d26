"""A sheet of our own to draw on, which a notebook shows by itself. Imported when first drawn: it needs matplotlib."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure


class ChartAxes(Axes):
    """Axes that a notebook shows as the whole chart, with headline and footer."""

    def _repr_png_(self) -> bytes:
        from crossfoot.charts.saving import as_png

        return as_png(self)


class Sheet(Figure):
    """A figure with one chart on it, which belongs to no window: nothing has to be closed."""

    def _repr_png_(self) -> bytes:
        from crossfoot.charts.saving import as_png

        return as_png(self.axes[0])


def blank() -> ChartAxes:
    """Axes on a sheet of their own."""
    axes = Sheet().add_subplot(axes_class=ChartAxes)
    assert isinstance(axes, ChartAxes)
    return axes
