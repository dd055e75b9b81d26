"""What was reported before: fetched beside each running total, and beside each dispatch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.checks.sources import Sources
    from crossfoot.checks.views import View

SAME_SERIES = ["measure", "unit", "place", "item", "outlet", "attribution"]
"""Two running totals belong together where all of these are alike; another outlet's total is for reconciling."""
NUMBER = re.compile(r"\d+")
DATES = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}:\d\d\b")
"""Years and clock times, which are no figures."""


def _least_before(view: View, sources: Sources) -> Any:
    """The highest floor that an earlier day gave the same running total; missing where none did, or it is no total."""
    df = view.df
    floor = df["lower"].fillna(df["best"]).where(_is_running_total(df))
    known = df[SAME_SERIES].assign(day=df["reported_at"], floor=floor)[floor.notna() & df["reported_at"].notna()]
    if known.empty:
        return floor.where(floor.isna())
    by_day = known.groupby([*SAME_SERIES, "day"], dropna=False)["floor"].max()
    highest = by_day.groupby(level=SAME_SERIES, dropna=False).cummax()
    before = highest.groupby(level=SAME_SERIES, dropna=False).shift().rename("before").reset_index()
    told = known.reset_index(names="at").merge(before, on=[*SAME_SERIES, "day"], how="left")
    return told.set_index("at")["before"].reindex(df.index)


def _is_running_total(df: pd.DataFrame) -> pd.Series[Any]:
    asserted = df["status"].isin(["asserted", "provisional"])
    return (df["aggregation"] == "cumulative") & asserted & df["measure"].notna() & df["place"].notna()


def _figures(view: View, sources: Sources) -> Any:
    """How many facts each dispatch gave."""
    counts = sources.needed("facts")["dispatch_id"].value_counts()
    return view.df["dispatch_id"].map(counts).fillna(0).astype("float64")


def _numbers(view: View, sources: Sources) -> Any:
    """How many numbers stand in each text in digits, years and clock times aside."""
    texts = view.df["text"].fillna("")
    return texts.map(lambda text: len(NUMBER.findall(DATES.sub(" ", text)))).astype("float64")


BESIDE = {"facts": {"least_before": _least_before}, "dispatches": {"figures": _figures, "numbers": _numbers}}
