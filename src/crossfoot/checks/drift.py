"""What changed since an earlier run: one row a dispatch that both runs read.

The rules about it stand in ``expectations/drift.json`` and are asked only where an earlier run is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def drift(before: pd.DataFrame, now: pd.DataFrame, dispatches: pd.DataFrame | None = None) -> pd.DataFrame:
    """How the facts of each dispatch changed between two runs.

    Parameters
    ----------
    before, now : DataFrame, one row per fact
    dispatches : DataFrame, optional
        The dispatches read now; without them, one that gives no fact any more cannot be told from one not read.

    Returns
    -------
    DataFrame
        ``dispatch_id``, ``figures_before``, ``figures_now``, ``kept`` (facts with the same id in both) and
        ``kept_share`` of those before. Dispatches that only one run read are left out.
    """
    import pandas as pd

    read_now = set((now if dispatches is None else dispatches)["dispatch_id"].dropna())
    both = sorted(set(before["dispatch_id"].dropna()) & read_now)
    kept = before[before["fact_id"].isin(now["fact_id"])]
    counts = {
        "figures_before": before["dispatch_id"].value_counts(),
        "figures_now": now["dispatch_id"].value_counts(),
        "kept": kept["dispatch_id"].value_counts(),
    }
    table = pd.DataFrame({"dispatch_id": pd.Series(both, dtype="str")})
    for name, count in counts.items():
        table[name] = table["dispatch_id"].map(count).fillna(0).astype("float64")
    return table.assign(kept_share=table["kept"] / table["figures_before"])
