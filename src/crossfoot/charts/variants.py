"""What a chart module offers for a stack: which drawings, under which file names."""

from __future__ import annotations

import re
from collections import Counter
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


def distinct(variants: list[Variant]) -> list[Variant]:
    """The drawings under names of which no two are alike: a number sets apart those that would be."""
    seen: Counter[str] = Counter()
    found = []
    for variant in variants:
        seen[variant.name] += 1
        times = seen[variant.name]
        found.append(variant._replace(name=f"{variant.name}_{times}") if times > 1 else variant)
    return found
