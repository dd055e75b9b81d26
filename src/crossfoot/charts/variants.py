"""What a chart module offers for a stack: which drawings, under which file names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Variant(NamedTuple):
    """One drawing a chart can make of a stack."""

    name: str
    """The stem of its files."""
    draw: Callable[..., Axes]
    options: Mapping[str, Any]


def named(chart: str, *, first: bool, more: str) -> str:
    """A file stem: the first drawing of a chart carries its name alone, the others what sets them apart.

    >>> named("over_time", first=True, more="price"), named("over_time", first=False, more="water level")
    ('over_time', 'over_time_water_level')
    """
    return chart if first else f"{chart}_{re.sub(r'[^a-z0-9]+', '_', more.lower()).strip('_')}"
