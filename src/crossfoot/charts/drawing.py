"""All the charts a stack has the figures for, drawn into a folder with a list of what they say."""

from __future__ import annotations

import json
import pkgutil
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import crossfoot.charts as package
from crossfoot.charts import style
from crossfoot.charts.material import Material, Reconciled, material
from crossfoot.charts.saving import save_chart
from crossfoot.charts.story import Story, story_of
from crossfoot.charts.variants import Variant
from crossfoot.errors import ChartError
from crossfoot.processes import each
from crossfoot.tables.files import write_whole

if TYPE_CHECKING:
    import pandas as pd

LIST = "charts.json"


def available(result: Reconciled | pd.DataFrame | Material) -> list[str]:
    """The names of the charts that `draw_all` would draw of a result, in order."""
    return [variant.name for variant in _variants(material(result))]


def draw_all(result: Reconciled | pd.DataFrame | Material, folder: Path | str, *, jobs: int = 1) -> list[Path]:
    """The files of all charts of a result, and ``charts.json``, which says what each shows.

    Charts that an earlier call drew in `folder`, and that this result has no figures for, are removed.

    Parameters
    ----------
    result : Reconciled, DataFrame or Material
        A result, or its table of facts alone.
    folder : Path
        Where the files go.
    jobs : int
        How many processes draw; the files are the same.

    Raises
    ------
    CrossfootError
        `jobs` is less than one.
    OutputError
        A file could not be written.
    """
    stack, folder = material(result), Path(folder)
    before = {name for entry in read_list(folder) for name in entry["files"]}
    entries, files = [], []
    variants = _variants(stack)
    # The stack goes to a process with each handful of charts, and charts of one stack take unlike times to draw.
    for entry, written in each(partial(_draw, stack, folder), variants, jobs=jobs, at_once=len(variants) // 32 + 1):
        entries.append(entry)
        files += written
    files.append(write_whole(folder / LIST, (json.dumps(entries, indent=2, ensure_ascii=False) + "\n").encode()))
    for name in sorted(before - {path.name for path in files}):
        (folder / Path(name).name).unlink(missing_ok=True)
    return files


def read_list(folder: Path | str) -> list[dict[str, Any]]:
    """What `draw_all` drew in a folder: name, headline, subtitle, alt text, sources and files of each chart.

    Raises
    ------
    ChartError
        The list is damaged.
    """
    path = Path(folder) / LIST
    if not path.exists():
        return []
    try:
        listed: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        if not all(isinstance(entry["files"], list) and entry["name"] for entry in listed):
            raise ValueError("an entry without files")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        way_out = "Remove it and draw the charts anew: crossfoot chart."
        raise ChartError(f"not a list of charts: {error}.", place=str(path), way_out=way_out) from error
    return listed


def _draw(stack: Material, folder: Path, variant: Variant) -> tuple[dict[str, Any], list[Path]]:
    """What the list says of one chart, and its files, written."""
    ax = variant.draw(stack, ax=style.blank_axes(), **variant.options)
    written = save_chart(ax, folder / variant.name)
    return _entry(variant.name, story_of(ax), written), written


def _entry(name: str, story: Story, written: list[Path]) -> dict[str, Any]:
    return {
        "name": name,
        "headline": story.headline,
        "subtitle": story.subtitle,
        "alt": story.alt,
        "sources": list(story.sources),
        "data": story.data_hash,
        "files": [path.name for path in written],
    }


def _variants(stack: Material) -> list[Variant]:
    return [variant for module in _charts() for variant in module.variants(stack)]


@cache
def _charts() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = [import_module(f"crossfoot.charts.{name}") for name in names if name != "drawing"]
    return tuple(sorted((m for m in modules if hasattr(m, "variants") and hasattr(m, "ORDER")), key=lambda m: m.ORDER))
