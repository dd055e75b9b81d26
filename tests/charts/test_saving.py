"""`save_chart` writes the image, its words and its rows, the same on every run."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from matplotlib.axes import Axes

from crossfoot import charts
from crossfoot.charts.style import blank_axes
from crossfoot.errors import ChartError
from tests.charts.chart_stacks import collapse, row, stack

ROOT = Path(__file__).parents[2]


class Saved(NamedTuple):
    """A chart and the files it was saved as, which no test changes."""

    ax: Axes
    files: list[Path]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    ax = charts.claims(collapse())
    return Saved(ax, charts.save_chart(ax, tmp_path_factory.mktemp("saved") / "claims"))


def test_every_form_is_written_beside(saved):
    names = ["claims.png", "claims@2x.png", "claims.svg", "claims.csv", "claims.alt.txt"]
    assert names == [path.name for path in saved.files]


def test_the_second_image_is_twice_as_sharp(saved):
    from PIL import Image

    plain, sharp, *_ = saved.files
    width, height = Image.open(plain).size
    assert Image.open(sharp).size == pytest.approx((2 * width, 2 * height), abs=1)


def test_a_chart_without_a_source_cannot_be_saved(collapse, tmp_path):
    ax = charts.claims(collapse)
    for sources in ((), ("  ",)):
        with pytest.raises(ChartError, match="no source"):
            charts.save_chart(ax, tmp_path / "x", story=replace(charts.story_of(ax), sources=sources))
    assert list(tmp_path.iterdir()) == []


def test_axes_of_elsewhere_tell_no_story(tmp_path):
    with pytest.raises(ChartError, match="no story"):
        charts.save_chart(blank_axes(), tmp_path / "x")


def test_the_footer_names_sources_and_the_hash_of_the_rows(saved):
    *_, rows, _ = saved.files
    data_hash = hashlib.sha256(rows.read_bytes()).hexdigest()[:12]
    days = "; ".join(f"dispatch of {day} Mar 2020" for day in (2, 3, 4, 5))
    assert charts.story_of(saved.ax).footer == f"Source: {days}. Data {data_hash}."


def test_saving_twice_gives_the_same_bytes_and_one_footer(saved, tmp_path):
    again = charts.save_chart(saved.ax, tmp_path / "again")
    assert [path.read_bytes() for path in saved.files] == [path.read_bytes() for path in again]


def test_the_svg_carries_its_words_and_no_date(saved):
    svg = saved.files[2].read_text(encoding="utf-8")
    root = ElementTree.fromstring(svg)
    assert root.find("{http://www.w3.org/2000/svg}title").text.startswith("Highest claims")
    assert "no information" in root.find("{http://www.w3.org/2000/svg}desc").text
    assert "dc:date" not in svg


def test_hostile_words_stay_words_in_the_svg(tmp_path):
    told = row("x", "d", "2020-01-01", 4, measure="killed", attribution="</title><script>alert(1)</script>\x00&")
    charts.save_chart(charts.claims(stack([told])), tmp_path / "x")
    root = ElementTree.parse(tmp_path / "x.svg").getroot()
    assert root.find(".//{http://www.w3.org/2000/svg}script") is None
    assert "<script>" in root.find("{http://www.w3.org/2000/svg}desc").text


def test_draw_all_lists_its_charts_and_removes_those_gone_stale(bread, collapse, tmp_path):
    (tmp_path / "README.md").write_text("mine")
    charts.draw_all(bread, tmp_path)
    assert (tmp_path / "implied_rates.png").exists()
    files = charts.draw_all(collapse, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", *(path.name for path in files)}
    listed = json.loads((tmp_path / "charts.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in listed] == charts.available(collapse)


DRAW = """
import sys
from crossfoot import charts
from tests.charts.chart_stacks import bread
for path in charts.draw_all(bread(), sys.argv[1], jobs=2): print(path.name)
"""


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_several_processes_draw_the_same_bytes(bread, tmp_path):
    """This one, and two more of another with another hash seed and the reader's own matplotlib settings."""
    (tmp_path / "matplotlibrc").write_text("font.size: 20\nlines.linewidth: 9\n")
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    env = os.environ | {"PYTHONHASHSEED": seed, "MATPLOTLIBRC": str(tmp_path)}
    command = [sys.executable, "-c", DRAW, str(tmp_path / "there")]
    subprocess.run(command, check=True, env=env, cwd=ROOT, timeout=120)
    charts.draw_all(bread, tmp_path / "here")
    assert contents(tmp_path / "here") == contents(tmp_path / "there")


def test_a_notebook_shows_the_chart_whether_axes_or_figure(collapse):
    """With its footer, once, and leaving no figure open."""
    from matplotlib import pyplot

    ax = charts.claims(collapse)
    png = ax._repr_png_()
    assert png.startswith(b"\x89PNG")
    assert png == ax.figure._repr_png_()
    assert pyplot.get_fignums() == []
