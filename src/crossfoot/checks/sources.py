"""The tables a check was given, what is looked up in them, and what it means for a rule that one was not given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from crossfoot.checks.amendments import Amendments, amend
from crossfoot.tables import schema, table_names

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from crossfoot.checks.views import View
    from crossfoot.rates.book import RateBook


class TableMissingError(LookupError):
    """A rule needs a table that was not given: the rule is reported as not run, never as passed."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(f"needs the table {table!r}, which was not given")


class Sources:
    """The tables of one check, and what has been looked up in them so far."""

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        rates: RateBook | None = None,
        unreadable: Mapping[str, Mapping[int, str]] | None = None,
    ) -> None:
        self.tables = dict(tables)
        self.as_read = self.tables.get("facts")
        """The facts before people corrected them: what ids are given for."""
        self.unreadable = unreadable or {}
        """Table: by position of a row, what is wrong with its cells that could not be read."""
        self._given_rates = rates
        self._rows: dict[tuple[str, str, str, str], Any] = {}
        self.amendments: Amendments | None = None
        if self.as_read is not None and len(self.tables.get("corrections", ())):
            self.amendments = amend(self.as_read, self.tables["corrections"])
            self.tables["facts"] = self.amendments.facts

    @property
    def lack_columns(self) -> bool:
        """Whether a table given is without some column of its schema."""
        known = set(table_names())
        return any(set(schema(name).names) - set(df.columns) for name, df in self.tables.items() if name in known)

    def needed(self, name: str) -> pd.DataFrame:
        """One of the tables given.

        Raises
        ------
        TableMissingError
            It was not given.
        """
        if name not in self.tables:
            raise TableMissingError(name)
        return self.tables[name]

    def read(self, view: View, columns: list[str]) -> pd.DataFrame:
        """Some columns of the facts of a view before people corrected them, numbered from 0."""
        return view.df[columns] if self.as_read is None else rows_at(self.as_read[columns], view.positions)

    def rows(self, view: View, column: str, table: str, key: str) -> np.ndarray[Any, Any]:
        """For each row of a view, the position in a table of the row whose key its column names; -1 where none is.

        Of several rows with one key the first counts. A column of the view's own table is looked up once for all views.
        """
        if column not in self.tables[view.table].columns:
            return self._positions(view.df[column], table, key)
        asked = (view.table, column, table, key)
        if asked not in self._rows:
            self._rows[asked] = self._positions(self.tables[view.table][column], table, key)
        found: np.ndarray[Any, Any] = self._rows[asked][view.positions]
        return found

    def _positions(self, values: pd.Series[Any], table: str, key: str) -> np.ndarray[Any, Any]:
        """By pyarrow, since pandas takes ten times as long to look up strings."""
        import numpy as np
        import pyarrow.compute as pc

        keys = self.needed(table)[key]
        found = np.full(len(values), -1, dtype=np.int64)
        stated = values.notna().to_numpy()
        if stated.any():
            asked = pc.index_in(as_arrow(values[stated]), value_set=as_arrow(keys), skip_nulls=True)
            found[stated] = pc.fill_null(asked, -1).to_numpy()
        return found

    @cached_property
    def texts(self) -> dict[Any, str]:
        """The text of each dispatch by its id; of two with one id, the first."""
        dispatches = self.needed("dispatches")
        pairs = zip(dispatches["dispatch_id"].tolist(), dispatches["text"].tolist(), strict=True)
        texts: dict[Any, str] = {}
        for key, text in pairs:
            if isinstance(text, str):
                texts.setdefault(key, text)
        return texts

    @cached_property
    def spaced_texts(self) -> list[str]:
        """The texts in the table's order, all white space as single blanks: words are found across a line's end."""
        texts = self.needed("dispatches")["text"].fillna("").tolist()
        return [" ".join(text.casefold().split()) for text in texts]

    @cached_property
    def rates(self) -> RateBook:
        """The exchange rates: the book given, else the table given, else those that came with crossfoot."""
        from crossfoot.rates.book import RateBook

        return RateBook.of(self.tables.get("rates") if self._given_rates is None else self._given_rates)


def rows_at(df: pd.DataFrame, positions: Any) -> pd.DataFrame:
    """The rows at some positions, in order and each once, numbered from 0; all of them without copying any."""
    return (df if len(positions) == len(df) else df.iloc[positions]).reset_index(drop=True)


def as_arrow(values: pd.Series[Any]) -> Any:
    """A column of words as one pyarrow array."""
    import pyarrow as pa

    found = pa.array(values, type=pa.large_string(), from_pandas=True)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found  # a concatenated column has chunks
