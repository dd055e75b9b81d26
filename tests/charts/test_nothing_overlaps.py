"""No word on a chart is cut off by the sheet, and none covers another."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text

from crossfoot import charts
from crossfoot.charts import labels, style
from crossfoot.charts.drawing import _variants
from tests.charts.chart_stacks import bread, collapse, price, row, stack

LONG = "the deputy spokesperson of the regional directorate for emergency response and civil protection of the north"


def crowded():
    """Sixty claims over two weeks by six speakers, with long names, parts, ranges and open bounds."""
    shapes = [("exact", 1, 1), ("approx", None, None), ("at_least", 1, None), ("at_most", None, 1)]
    facts = []
    for place in range(60):
        bound, lower, upper = shapes[place % 4]
        value = 3 + place * 7 % 50
        told = {
            "bound": bound,
            "lower": lower and value,
            "upper": upper and value,
            "measure": ("killed", "injured", "missing")[place % 3],
            "attribution": (LONG, "police", "the mayor", "rescuers", "a witness", None)[place % 6],
            "place": "Saint-Rémy-de-la-Montagne-sur-l'Étang" if place % 2 else "Tula",
            "surface": f"{value} people, and a good many words more about what befell them all that day",
        }
        facts.append(row(f"f{place}", f"d{place // 5}", f"2020-05-{1 + place // 5:02d}", value, **told))
    return stack(facts)


def prices():
    """Twelve prices of one day, close together, and one of a later day."""
    close = [
        price(f"p{n}", f"d{n % 3}", "2020-05-01", 100 + n, "TRY/kilogram", attribution=LONG, event_start="2020-05-01")
        for n in range(12)
    ]
    return stack([*close, price("q", "d9", "2020-05-20", 130, "TRY/kilogram")])


def stacks():
    return {"bread": bread(), "collapse": collapse(), "crowded": crowded(), "prices": prices()}


def cases():
    return [
        pytest.param(source, variant, id=f"{name}-{variant.name}")
        for name, source in stacks().items()
        for variant in _variants(charts.material(source))
    ]


@pytest.mark.parametrize(("source", "variant"), cases())
def test_words_lie_on_the_sheet_and_apart(source, variant):
    ax = variant.draw(source, ax=style.blank_axes(), **variant.options)
    fig = ax.get_figure(root=True)
    fig.draw_without_rendering()
    sheet = fig.bbox
    names = {label for axes in fig.findobj(Axes) for label in _tick_names(axes)}
    drawn = {label for axes in fig.findobj(Axes) for label in _tick_names(axes, drawn=True)}
    texts = [text for text in fig.findobj(Text) if text.get_visible() and text.get_text().strip()]
    # of an annotation the words alone, without its arrow
    boxes = [(text.get_text(), Text.get_window_extent(text)) for text in texts if text not in names or text in drawn]
    for words, box in boxes:
        assert box.x0 >= sheet.x0, words
        assert box.x1 <= sheet.x1, words
        assert box.y0 >= sheet.y0, words
        assert box.y1 <= sheet.y1, words
    for (words, box), (others, other) in combinations(boxes, 2):
        shared_x = min(box.x1, other.x1) - max(box.x0, other.x0)
        shared_y = min(box.y1, other.y1) - max(box.y0, other.y0)
        # two pixels of shared edge are the white round the letters
        assert min(shared_x, shared_y) <= 2.5, (words, others)


def _tick_names(axes: Axes, *, drawn: bool = False) -> list[Text]:
    """The names of ticks, whether drawn or only kept by the axis for later."""
    if not drawn:
        return [tick.label1 for axis in (axes.xaxis, axes.yaxis) for tick in axis.get_major_ticks()]
    return [tick.label1 for axis in (axes.xaxis, axes.yaxis) for tick in axis._update_ticks() if axes.axison]


@pytest.mark.parametrize("words", ["149 naira (0.93 USD)", "motorists, 4 Jan, Abuja", "at least 33, superseded"])
@pytest.mark.parametrize("dpi", [style.DPI, 2 * style.DPI])
def test_words_take_no_more_room_than_is_kept_for_them(words, dpi):
    """On either sheet: letters that keep to whole pixels run wider on a coarse one."""
    with style.house_style():
        fig = style.blank_axes().get_figure(root=True)
        fig.set_dpi(dpi)
        drawn = fig.text(0, 0, words, fontsize=labels.SIZE).get_window_extent().width
    assert drawn / dpi <= style.text_width(words, labels.SIZE) + 1 / dpi
