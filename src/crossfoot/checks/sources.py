"""The tables a check was given, and what it means for a rule that one of them was not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]


class TableMissingError(LookupError):
    """A rule needs a table that was not given: the rule is reported as not run, never as passed."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(f"needs the table {table!r}, which was not given")


def needed(tables: Tables, name: str) -> pd.DataFrame:
    """One of the tables given.

    Raises
    ------
    TableMissingError
        It was not given.
    """
    if name not in tables:
        raise TableMissingError(name)
    return tables[name]
