"""What the rules look at: a table, and beside each row what it has to agree with.

A rule asks whether two columns agree: the quote and the words at its offset, a part and its total, a conversion and
the rate of the day. Here the second column is fetched from where it stands. Only columns that some rule names are
fetched, so an expensive one costs nothing where nobody asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from crossfoot.checks import amendments, evidence, official, series
from crossfoot.checks.sources import rows_at
from crossfoot.tables import schema, table_names

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from crossfoot.checks.sources import Sources

LINKS = {
    "parts": ("part_of", "total"),
    "conversions": ("converts", "source"),
    "changes": ("changed_from", "earlier"),
    "restatements": ("restates", "first"),
}
"""View: the column of the facts that links to another fact, and what that fact is called there."""

LISTS = {"weighed": ("findings", "facts", "fact_id"), "cited": ("findings", "dispatches", "dispatch_id")}
"""View: a table, its column that lists keys, and the name of one key there: one row for each key listed."""


@dataclass(frozen=True)
class View:
    """Rows to look at; `positions` says which row of the table each one is."""

    table: str
    df: pd.DataFrame
    positions: np.ndarray[Any, Any] | None
    """None on Spark, whose rows have no number."""


def view_names() -> list[str]:
    """The names a rule's ``view`` may have, sorted."""
    return sorted({*table_names(), *LINKS, *LISTS})


def table_of(view: str) -> str:
    """The table whose rows a view shows."""
    if view in LINKS:
        return "facts"
    return LISTS[view][0] if view in LISTS else view


def build(name: str, sources: Sources, columns: Collection[str]) -> View:
    """A view with the columns asked for, its rows numbered from 0.

    Raises
    ------
    TableMissingError
        A table it needs was not given.
    """
    view = _rows(name, sources.needed(table_of(name)))
    return add(name, view, sources, columns)


def add(name: str, view: View, sources: Sources, columns: Collection[str]) -> View:
    """The view with some columns of another table fetched beside its own.

    One whose origin lacks a column stays away, and the rules that name it are errored.
    """
    beside = fetchable(name)
    for column in sorted(set(columns) - set(view.df.columns)):
        if column in beside:
            try:
                view.df[column] = beside[column](view, sources)
            except KeyError:
                if not sources.lack_columns:
                    raise
    return view


def fetchable(name: str) -> dict[str, Callable[[Any, Any], Any]]:
    """The columns a view can fetch, each with the function that does."""
    found: dict[str, Callable[[Any, Any], Any]] = dict(_references(name))
    if table_of(name) == "facts":
        found |= evidence.BESIDE
    found |= series.BESIDE.get(name, {})
    if name in LINKS:
        link, called = LINKS[name]
        found |= {f"{called}_{column}": partial(_linked, link, column) for column in schema("facts").names}
    if name == "conversions":
        found |= official.BESIDE
    if name == "corrections":
        found |= amendments.BESIDE
    if name not in LINKS and name not in LISTS:
        found["unreadable"] = _unreadable
    return found


def _rows(name: str, df: pd.DataFrame) -> View:
    import numpy as np

    if name in LISTS:
        return _listed(name, df)
    wanted = df[LINKS[name][0]].notna().to_numpy() if name in LINKS else np.ones(len(df), dtype=bool)
    positions = np.flatnonzero(wanted)
    return View(table_of(name), _comparable(rows_at(df, positions)), positions)


def _comparable(df: pd.DataFrame) -> pd.DataFrame:
    """Whole numbers as floats: Great Expectations compares nullable integers one by one, a hundred times slower."""
    whole = [column for column, dtype in df.dtypes.items() if str(dtype) == "Int64"]
    return df.astype(dict.fromkeys(whole, "float64"))


def _listed(name: str, df: pd.DataFrame) -> View:
    """One row for each key that a list names."""
    import numpy as np
    import pandas as pd

    table, column, key = LISTS[name]
    keys = [_keys(cell) for cell in df[column].tolist()]
    positions = np.repeat(np.arange(len(df)), [len(found) for found in keys])
    rows = df.iloc[positions].reset_index(drop=True)
    rows[key] = pd.Series([one for found in keys for one in found], dtype="str")
    return View(table, rows, positions)


def _keys(cell: Any) -> list[str]:
    try:
        found = json.loads(cell) if isinstance(cell, str) else []
    except ValueError:
        return []  # `findings.facts` says so: it expects readable lists
    return [str(one) for one in found] if isinstance(found, list) else []


def _references(name: str) -> dict[str, Callable[[Any, Any], Any]]:
    """``COLUMN_found`` for every column that names a row of some table: the key where that row exists."""
    if name in LISTS:
        _, _, key = LISTS[name]
        return {f"{key}_found": partial(_found, key, "facts" if key == "fact_id" else "dispatches", key)}
    if name not in {*table_names(), *LINKS}:
        return {}  # a table of one's own
    targets = {column.name: column.refers_to for column in schema(table_of(name)).columns if column.refers_to}
    return {f"{column}_found": partial(_found, column, *key_named(target)) for column, target in targets.items()}


def key_named(refers_to: str) -> tuple[str, str]:
    """Table and key of ``dispatches.dispatch_id``."""
    table, _, key = refers_to.partition(".")
    return table, key


def _found(column: str, table: str, key: str, view: View, sources: Sources) -> Any:
    return view.df[column].where(sources.rows(view, column, table, key) >= 0)


def _unreadable(view: View, sources: Sources) -> Any:
    """What is wrong with the cells of each row that could not be read; missing where all could."""
    import pandas as pd

    told = pd.Series(sources.unreadable.get(view.table, {}), dtype="str")
    return told.reindex(pd.RangeIndex(len(view.df)))


def _linked(link: str, column: str, view: View, sources: Sources) -> Any:
    """A column of the fact that `link` names; missing where there is no such fact."""
    return taken(sources.needed("facts")[column], sources.rows(view, link, "facts", "fact_id"))


def taken(values: pd.Series[Any], rows: np.ndarray[Any, Any]) -> Any:
    """The values at some positions, missing where the position is -1; numbered from 0."""
    import pandas as pd

    return pd.Series(pd.api.extensions.take(values.array, rows, allow_fill=True), dtype=values.dtype)
