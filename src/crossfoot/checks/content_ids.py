"""The id that each fact's content gives, a million at once: what is written into a digest is written in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from crossfoot.checks.sources import Sources
    from crossfoot.checks.views import View

FIGURES = ("best", "lower", "upper")
CONTENT = ["start", "end", *FIGURES, "bound", "unit", "status"]
"""The columns that an id is made of, beside the dispatch's text."""
EXACT_BELOW = 2.0**53
"""Whole numbers below it are the same as floats and as integers."""


def identity(view: View, sources: Sources) -> Any:
    """The id that each fact's content gives, as read; missing where its dispatch or its offsets are."""
    import numpy as np
    import pandas as pd

    dispatch = sources.rows(view, "dispatch_id", "dispatches", "dispatch_id")
    dispatches = sources.needed("dispatches")
    known = (dispatch >= 0) & dispatches["text"].notna().to_numpy()[dispatch] if len(dispatches) else dispatch >= 0
    facts = sources.read(view, CONTENT)
    known &= facts[["start", "end"]].notna().all(axis=1).to_numpy()
    found = np.full(len(view.df), None, dtype=object)
    rows = np.flatnonzero(known)
    rows = rows[np.argsort(dispatch[rows], kind="stable")]  # each dispatch's text is digested once
    if rows.size:
        found[rows] = _by_dispatch(dispatches, dispatch[rows], _contents(facts.iloc[rows]))
    return pd.Series(found, dtype="str")


def _by_dispatch(dispatches: pd.DataFrame, dispatch: np.ndarray[Any, Any], contents: list[bytes]) -> Any:
    """The ids of contents that stand in order of their dispatch."""
    import numpy as np

    from crossfoot.dispatches import Dispatch
    from crossfoot.facts.identities import Identities

    firsts = np.flatnonzero(np.diff(dispatch, prepend=-1)).tolist()
    told = dispatches[["dispatch_id", "text"]].iloc[dispatch[firsts]].itertuples(index=False)
    found: list[str] = []
    for (key, text), first, end in zip(told, firsts, [*firsts[1:], len(contents)], strict=True):
        found += Identities(Dispatch(key, text)).of_all(contents[first:end])
    return np.array(found, dtype=object)


def _contents(df: pd.DataFrame) -> list[bytes]:
    """What each row writes into its digest: its span and its reading, or of a null report the word for it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from crossfoot.checks.sources import as_arrow

    comma = pa.scalar(",", pa.large_string())
    span = [_whole(df[name]) for name in ("start", "end")]
    words = [pc.fill_null(as_arrow(df[name]), "None") for name in ("bound", "unit")]
    null = (df["status"] == "unknown").fillna(False) & df[list(FIGURES)].isna().all(axis=1)
    stated = pc.binary_join_element_wise(*span, *(_figure(df[name]) for name in FIGURES), *words, comma)
    unknown = pc.binary_join_element_wise(*span, pa.scalar("unknown", pa.large_string()), comma)
    written = pc.if_else(pa.array(null.to_numpy(dtype=bool)), unknown, stated)
    contents: list[bytes] = written.cast(pa.large_binary()).to_numpy(zero_copy_only=False).tolist()
    return contents


def _whole(values: pd.Series[Any]) -> Any:
    import pyarrow as pa

    return pa.array(values.to_numpy(dtype="int64")).cast(pa.large_string())


def _figure(values: pd.Series[Any]) -> Any:
    """Figures as `written` writes them: whole ones, nearly all, at once; each other one once."""
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.compute as pc

    from crossfoot.facts.identities import written

    figures = values.to_numpy(dtype="float64")
    whole = (np.abs(figures) < EXACT_BELOW) & (np.floor(figures) == figures)
    plain = _whole(pd.Series(np.where(whole, figures, 0.0)))
    if whole.all():
        return plain
    codes, others = pd.factorize(figures[~whole], use_na_sentinel=False)
    words = pa.array([written(None if one != one else one) for one in others.tolist()], pa.large_string())
    return pc.replace_with_mask(plain, pa.array(~whole), words.take(pa.array(codes)))
