"""Charts in the house style, one a module; `save_chart` is the only way one is saved.

    from crossfoot import charts
    charts.available(result)
    ax = charts.over_time(result, measure="price")
    charts.save_chart(ax, "figures/price")

A module here that defines ``variants`` and ``ORDER`` is a chart: `draw_all` and `available` find it by themselves.
"""

from __future__ import annotations

from crossfoot.charts.claims import claims
from crossfoot.charts.drawing import available, draw_all, read_list
from crossfoot.charts.implied_rates import implied_rates
from crossfoot.charts.material import Material, material
from crossfoot.charts.over_time import over_time
from crossfoot.charts.overview import overview
from crossfoot.charts.saving import save_chart
from crossfoot.charts.settled import settled
from crossfoot.charts.story import Story, story_of

__all__ = [
    "Material",
    "Story",
    "available",
    "claims",
    "draw_all",
    "implied_rates",
    "material",
    "over_time",
    "overview",
    "read_list",
    "save_chart",
    "settled",
    "story_of",
]
