"""What the dispatches say where the facts point: fetched beside each fact, to be compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from crossfoot.checks.sources import needed

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.checks.sources import Tables

Fetch = Callable[[Any, Any], Any]


def _quoted(df: pd.DataFrame, tables: Tables) -> Any:
    """The words that stand at a fact's offsets, missing where the dispatch or the offsets are not there."""
    texts = _texts(tables)
    return _words(
        None if text is None or absent else text[max(start, 0) : max(end, 0)]
        for text, start, end, absent in zip(
            map(texts.get, df["dispatch_id"].tolist()),
            df["start"].fillna(0).astype("int64").tolist(),
            df["end"].fillna(0).astype("int64").tolist(),
            (df["start"].isna() | df["end"].isna()).tolist(),
            strict=True,
        )
    )


def _dispatch_date(df: pd.DataFrame, tables: Tables) -> Any:
    """The day the dispatch says it was published."""
    dispatches = needed(tables, "dispatches").drop_duplicates("dispatch_id").set_index("dispatch_id")
    return dispatches["reported_at"].reindex(df["dispatch_id"]).reset_index(drop=True)


def _in_dispatch(column: str, df: pd.DataFrame, tables: Tables) -> Any:
    """The words of a column where the dispatch holds them, white space aside; missing where it does not."""
    texts = {key: " ".join(text.split()) for key, text in _texts(tables).items()}
    known: dict[tuple[Any, Any], Any] = {}
    for pair in set(zip(df["dispatch_id"].tolist(), df[column].tolist(), strict=True)):
        dispatch, words = pair
        held = isinstance(words, str) and " ".join(words.split()) in texts.get(dispatch, "")
        known[pair] = words if held else None
    return _words(known[pair] for pair in zip(df["dispatch_id"].tolist(), df[column].tolist(), strict=True))


def _texts(tables: Tables) -> dict[Any, str]:
    dispatches = needed(tables, "dispatches")
    pairs = zip(dispatches["dispatch_id"].tolist(), dispatches["text"].tolist(), strict=True)
    return {key: text for key, text in pairs if isinstance(text, str)}


def _words(values: Any) -> Any:
    import pandas as pd

    return pd.Series(list(values), dtype="str")


WRITTEN = ("hedge", "attribution", "place_surface", "event_surface", "item", "subject")
"""Columns that hold words as written: the dispatch has to hold them too."""

BESIDE: dict[str, Fetch] = {
    "quoted": _quoted,
    "dispatch_date": _dispatch_date,
    **{f"{column}_in_dispatch": partial(_in_dispatch, column) for column in WRITTEN},
}
