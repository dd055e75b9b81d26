"""Facts for the tests of reconciling, from the few columns a test is about."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from crossfoot.facts.model import Fact
from crossfoot.facts.tables import to_frame
from crossfoot.findings import Finding, reconcile
from crossfoot.rates import RateBook
from crossfoot.rates.rows import published

DEFAULTS: dict[str, Any] = {
    "dispatch_id": "a", "reported_at": "2024-06-10", "surface": "so many", "kind": "count", "measure": "killed",
    "bound": "exact", "unit": "person", "aggregation": "cumulative", "status": "asserted", "place": "Derna",
    "rounding": Decimal("0.5"), "doubts": (), "rules": ("test",),
}  # fmt: skip
NO_RATES = RateBook(())
RATES = RateBook(
    [
        published("KZT", "RUB", "2021-12-31", "Bank of Russia", "official", 100, 16.9),
        published("EUR", "CZK", "2024-06-10", "European Central Bank", "reference", 1, 24.65),
    ]
)


def bounds(best: Decimal | None, bound: str) -> dict[str, Decimal | None]:
    """The lower and upper end that a bound gives a figure."""
    if bound == "exact":
        return {"lower": best, "upper": best}
    if bound in ("at_least", "more_than"):
        return {"lower": best, "upper": None}
    return {"lower": None, "upper": best if bound in ("at_most", "less_than") else None}


class Maker:
    """Makes facts one after another, each further on in its dispatch."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, best: float | None, **columns: Any) -> Fact:
        self.count += 1
        value = None if best is None else Decimal(repr(best))
        row = dict.fromkeys(Fact._fields) | DEFAULTS | bounds(value, columns.get("bound", "exact")) | columns
        start = self.count * 200
        row |= {"fact_id": columns.get("fact_id", f"f{self.count:03d}"), "best": value}
        row |= {"start": columns.get("start", start), "end": columns.get("start", start) + len(row["surface"])}
        row.setdefault("event_start", None)
        row["event_start"] = row["event_start"] or row["reported_at"]
        row["event_end"] = row["event_end"] or row["event_start"]
        return Fact(**row)


@pytest.fixture
def make() -> Maker:
    """A fresh maker of facts."""
    return Maker()


@pytest.fixture
def findings() -> Callable[..., list[Finding]]:
    """What one rule finds in some facts."""

    def of(rule: str, *facts: Fact, rates: RateBook = NO_RATES) -> list[Finding]:
        return [finding for finding in reconcile(to_frame(facts), rates=rates).found if finding.rule == rule]

    return of
