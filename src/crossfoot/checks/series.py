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
LASTS = 60
"""Days: what is counted at one place after so long a silence is another flood's."""
NUMBER = re.compile(r"\d+")
DATES = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}:\d\d\b")
"""Years and clock times, which are no figures."""


def _least_before(view: View, sources: Sources) -> Any:
    """The highest floor that an earlier day gave the same running total, since it was last silent for `LASTS` days.

    Missing where none did, or it is no total.
    """
    import pandas as pd

    df = view.df
    floor = df["lower"].fillna(df["best"]).where(_is_running_total(df))
    known = df[[*SAME_SERIES, "reported_at"]].assign(floor=floor)[floor.notna() & df["reported_at"].notna()]
    known["series"] = known.groupby(SAME_SERIES, dropna=False).ngroup()
    by_day = known.groupby(["series", "reported_at"], as_index=False)["floor"].max()
    silent = by_day.groupby("series")["reported_at"].diff() > pd.Timedelta(days=LASTS)
    event = [by_day["series"], silent.cumsum()]
    by_day["before"] = by_day.groupby(event)["floor"].cummax().groupby(event).shift()
    told = known.reset_index(names="at").merge(by_day, on=["series", "reported_at"], how="left")
    return told.set_index("at")["before"].reindex(df.index)


def _is_running_total(df: pd.DataFrame) -> pd.Series[Any]:
    """Whether a fact is a total so far: no part of one ("205 of them"), and of some measure somewhere."""
    asserted = df["status"].isin(["asserted", "provisional"]) & df["part_of"].isna()
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
