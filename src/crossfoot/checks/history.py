"""What an outlet has sent, and when: how old its last dispatch is, and whether it gives as many figures as it used to.

The rules about it stand in ``expectations/freshness.json``, asked only where a day is given, and
``expectations/coverage.json``, asked only where an earlier run is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from crossfoot.errors import TableError

if TYPE_CHECKING:
    import pandas as pd

FEWEST = 5
"""Dispatches that an outlet needs in either run before their figures are compared: fewer say nothing."""
UNNAMED = "(no outlet)"


def freshness(dispatches: pd.DataFrame, on: date | str) -> pd.DataFrame:
    """How old each outlet's last dispatch is on a day.

    Returns
    -------
    DataFrame, one row per outlet
        ``outlet``, ``dispatches``, ``latest`` (the day of the last one), ``age_days``. Undated dispatches are left out.

    Raises
    ------
    TableError
        `on` is no date.
    """
    import pandas as pd

    dated = dispatches[dispatches["reported_at"].notna()]
    days = dated.groupby(_outlet(dated))["reported_at"]
    table = pd.DataFrame({"dispatches": days.size().astype("float64"), "latest": days.max()})
    age = (pd.Timestamp(_day(on)) - table["latest"]).dt.days.astype("float64")
    return table.assign(age_days=age).rename_axis("outlet").reset_index()


def _day(on: date | str) -> date:
    try:
        return date.fromisoformat(on) if isinstance(on, str) else on
    except ValueError as error:
        raise TableError(f"{on!r} is not a date.", way_out="Give an ISO date: 2022-01-08.") from error


def coverage(before: dict[str, pd.DataFrame], now: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """How many figures a dispatch of each outlet gives, against what it gave in an earlier run.

    Returns
    -------
    DataFrame, one row per outlet that sent `FEWEST` dispatches or more to either run
        ``outlet``, ``figures_before`` and ``figures_now`` (for each dispatch), and ``figures_share``, the second by the
        first.
    """
    import pandas as pd

    earlier, later = (_figures_a_dispatch(tables) for tables in (before, now))
    table = pd.DataFrame({"figures_before": earlier, "figures_now": later}).dropna()
    table = table[table["figures_before"] > 0]
    share = table["figures_now"] / table["figures_before"]
    return table.assign(figures_share=share).rename_axis("outlet").reset_index()


def _figures_a_dispatch(tables: dict[str, pd.DataFrame]) -> pd.Series[Any]:
    facts, dispatches = tables["facts"], tables["dispatches"]
    figures = dispatches["dispatch_id"].map(facts["dispatch_id"].value_counts()).fillna(0)
    by_outlet = figures.groupby(_outlet(dispatches))
    mean: pd.Series[Any] = by_outlet.mean()
    return mean[by_outlet.size() >= FEWEST]


def _outlet(dispatches: pd.DataFrame) -> pd.Series[Any]:
    return dispatches["outlet"].fillna(UNNAMED)
