"""The ids worked out in bulk are those that the reader gives, row by row."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from crossfoot.checks.sources import Sources
from crossfoot.checks.views import build
from crossfoot.dispatches import Dispatch
from crossfoot.facts.identities import Identities
from crossfoot.tables import frame
from tests.checks.conftest import sound_tables

TEXTS = {"a": "Twelve, and a half.", "b": "Ünïcode – “12” \ud800", "c": None}


def row(dispatch: str, start: int | None, **reading: Any) -> dict[str, Any]:
    return {"dispatch_id": dispatch, "start": start, "end": 9, "bound": "exact", "unit": "person"} | reading


ROWS = [
    row("b", 0, best=12.0, lower=12.0, upper=12.0, status="asserted"),
    row("a", 1, best=0.1, lower=1 / 3, upper=1e300, status="asserted"),
    row("a", 2, best=1e16, lower=-7.0, upper=2.0**53 + 2, status="provisional"),
    row("b", 3, best=None, lower=3.0, upper=None, bound="at_least", status="asserted"),
    row("a", 4, status="unknown"),
    row("a", 5, best=0.0, status="unknown", unit=None),
    row("a", None, best=1.0, status="asserted"),
    row("c", 0, best=1.0, status="asserted"),
    row("nowhere", 0, best=1.0, status="asserted"),
]


def by_row(told: dict[str, Any]) -> str | None:
    text = TEXTS.get(told["dispatch_id"])
    if text is None or told["start"] is None:
        return None
    names = Identities(Dispatch(told["dispatch_id"], text))
    if told["status"] == "unknown" and "best" not in told:
        return names.of_content(told["start"], told["end"], "unknown")
    figures = (told.get(name) for name in ("best", "lower", "upper"))
    return names.of_content(told["start"], told["end"], *figures, told["bound"], told["unit"])


@pytest.mark.parametrize("order", [1, -1])
def test_they_are_those_of_each_row_by_itself(order: int) -> None:
    """Fractions, figures too large for an integer, null reports, and rows whose text is not there."""
    dispatches = pd.DataFrame({"dispatch_id": list(TEXTS), "text": pd.Series(list(TEXTS.values()), dtype="object")})
    sources = Sources({"facts": frame("facts", ROWS[::order]), "dispatches": dispatches})
    found = build("facts", sources, ["identity"]).df["identity"]
    assert [by_row(one) for one in ROWS[::order]] == [None if one != one else one for one in found.tolist()]


def test_sound_facts_have_the_ids_of_their_content() -> None:
    tables = sound_tables()
    found = build("facts", Sources(tables), ["identity"]).df["identity"]
    assert tables["facts"]["fact_id"].tolist() == found.tolist()
