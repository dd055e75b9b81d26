"""Facts as a typed table, and a table as facts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crossfoot.facts.model import Fact
from crossfoot.tables import frame, records

if TYPE_CHECKING:
    import pandas as pd

NUMBERS = ("best", "lower", "upper", "rounding")


def to_frame(facts: Iterable[Fact]) -> pd.DataFrame:
    """One row a fact, typed as ``tables/facts.toml`` says."""
    return frame("facts", (fact.row() for fact in facts))


def from_frame(df: pd.DataFrame) -> list[Fact]:
    """The facts of a typed table, in its order.

    Raises
    ------
    TableError
        A column of the schema is missing.
    """
    return [from_row(row) for row in records("facts", df)]


def from_row(row: dict[str, Any]) -> Fact:
    """A fact from plain values, as `Fact.row` gives them."""
    values: dict[str, Any] = {name: row.get(name) for name in Fact._fields}
    for name in NUMBERS:
        values[name] = None if values[name] is None else Decimal(repr(values[name])).normalize()
    values["doubts"], values["rules"] = tuple(values["doubts"] or ()), tuple(values["rules"] or ())
    return Fact(**values)
