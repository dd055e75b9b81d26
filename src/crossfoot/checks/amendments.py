"""Corrections by people, as a check sees them: which of them take effect, and why the others do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossfoot.errors import TableError
from crossfoot.ledger import amended
from crossfoot.tables import frame, records

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.checks.sources import Sources
    from crossfoot.checks.views import View


@dataclass(frozen=True)
class Amendments:
    """The facts as corrected, with what came of each correction, in the order of their table."""

    facts: pd.DataFrame
    refused: list[str | None]
    """Why a correction takes no effect; None where it does."""
    stood: list[str | None]
    """What it found in its column, after those before it; None where its fact is not there."""


def amend(facts: pd.DataFrame, corrections: pd.DataFrame) -> Amendments:
    """The facts with every correction that can be taken up; one that cannot is told, and stops nothing."""
    import numpy as np

    touched = np.flatnonzero(facts["fact_id"].isin(corrections["fact_id"]).to_numpy())
    rows = {row["fact_id"]: row for row in records("facts", facts.iloc[touched])}
    changes = records("corrections", corrections)
    refused: list[str | None] = []
    stood: list[str | None] = []
    for change in changes:
        fact = rows.get(change["fact_id"])
        before = None if fact is None else fact.get(change["column"])
        stood.append(None if before is None else str(before))
        refused.append(_taken_up(rows, change))
    return Amendments(_with(facts, touched, rows), refused, stood)


def _taken_up(rows: dict[str, dict[str, Any]], change: dict[str, Any]) -> str | None:
    """None after the correction has been made; else why it was not. One of a fact that is not there changes nothing."""
    fact = rows.get(change["fact_id"])
    if fact is None:
        return None  # `corrections.fact_found` says so
    try:
        rows[change["fact_id"]] = amended(fact, change["column"], change["becomes"])
    except TableError as error:
        return str(error)
    return None


def _with(facts: pd.DataFrame, touched: Any, rows: dict[str, dict[str, Any]]) -> pd.DataFrame:
    """The facts, those touched as they now are, all others as they were."""
    facts = facts.reset_index(drop=True)
    if not rows:
        return facts
    ids = facts["fact_id"].iloc[touched].tolist()
    changed = frame("facts", [rows[one] for one in ids])
    changed.index = facts.index[touched]
    for name in changed.columns:
        facts[name] = facts[name].astype(changed[name].dtype)
        facts.loc[changed.index, name] = changed[name]
    return facts


def _told(part: str, view: View, sources: Sources) -> Any:
    """What came of each correction."""
    import pandas as pd

    sources.needed("facts")
    found = getattr(sources.amendments, part) if sources.amendments else []
    return pd.Series(found, index=view.df.index, dtype="str")


def refused(view: View, sources: Sources) -> Any:
    """Why each correction takes no effect; missing where it does."""
    return _told("refused", view, sources)


def stood(view: View, sources: Sources) -> Any:
    """What each correction found in its column."""
    return _told("stood", view, sources)


BESIDE = {"refused": refused, "stood": stood}
