"""The ledger: facts as they came, corrections by people beside them, and what was known on a day.

Facts are never edited. A correction is a new row of the corrections table, and the latest one of a column stands.
`Ledger` keeps both in an append-only SQLite file; `data/tables` holds the same as plain files.
"""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.errors import OutputError, TableError
from crossfoot.tables import frame, read_table, records, schema, write_tables

if TYPE_CHECKING:
    import pandas as pd

KEPT = {
    "dispatches": ("dispatch_id", "reported_at"),
    "facts": ("fact_id", "reported_at"),
    "corrections": ("correction_id", "corrected_at"),
}
"""The tables of a ledger, with the key and the day of each: keeping a row twice keeps it once."""

FIXED = frozenset({"fact_id", "dispatch_id", "surface", "start", "end", "reported_at", "rules"})
"""What a correction cannot change: the words, where they stand, and who read them how."""


class Ledger:
    """An append-only store of dispatches, facts and corrections in one SQLite file.

    A reader may read while a writer writes (WAL); a kill between two calls loses nothing that `keep` has returned for.
    Rows cannot be changed or removed: triggers refuse.

    >>> ledger = Ledger(":memory:")
    >>> ledger, ledger.count("facts")
    (<Ledger: 0 dispatches, 0 facts, 0 corrections>, 0)
    """

    def __init__(self, path: Path | str) -> None:
        try:
            self.connection = sqlite3.connect(path, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise OutputError(f"the ledger cannot be opened ({error}).", place=str(path)) from error
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        for table in KEPT:
            self._make(table)

    def _make(self, table: str) -> None:
        refuse = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: add a correction instead'); END"
        self.connection.execute(
            f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, day TEXT, row TEXT NOT NULL)"
        )
        for verb in ("UPDATE", "DELETE"):
            self.connection.execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} {refuse}"
            )

    def keep(self, table: str, df: pd.DataFrame) -> int:
        """How many rows were new. All are kept or none; rows kept before are passed over.

        Raises
        ------
        TableError
            The ledger has no such table, or a column of its schema is missing.
        """
        rows = records(self._known(table), df)
        key, day = KEPT[table]
        before = self.count(table)
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            self.connection.executemany(
                f"INSERT INTO {table} VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING",
                ((row[key], row[day], json.dumps(row)) for row in rows),
            )
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        return self.count(table) - before

    def read(self, table: str, *, vintage: str | date | None = None) -> pd.DataFrame:
        """One table, typed, in order of its key; with a vintage, only what was known by the end of that day."""
        query = f"SELECT row FROM {self._known(table)}"
        arguments: tuple[str, ...] = ()
        if vintage is not None:
            query, arguments = query + " WHERE day <= ?", (str(vintage),)
        found = self.connection.execute(query + " ORDER BY key", arguments)
        return frame(table, (json.loads(row) for (row,) in found))

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.connection.execute(f"SELECT count(*) FROM {self._known(table)}").fetchone()[0])

    def __repr__(self) -> str:
        return f"<Ledger: {', '.join(f'{self.count(table)} {table}' for table in KEPT)}>"

    def close(self) -> None:
        """Close the file; everything kept is already in it."""
        self.connection.close()

    @staticmethod
    def _known(table: str) -> str:
        if table not in KEPT:
            raise TableError(f"the ledger keeps no table {table!r}.", way_out=f"It keeps: {', '.join(KEPT)}.")
        return table


def correction(
    fact: Mapping[str, Any], column: str, becomes: str | None, *, reason: str, by: str, on: str
) -> dict[str, Any]:
    """One row of the corrections table.

    Parameters
    ----------
    fact : mapping
        The row of the facts table that is corrected.
    column, becomes : str
        Which column, and what it is to hold; None for nothing.
    reason, by, on : str
        Why, by whom, and the ISO date.

    Raises
    ------
    TableError
        The column cannot be corrected, or cannot hold the value.
    """
    _refuse_fixed(fact, column)
    if not (reason.strip() and by.strip()):
        raise TableError("a correction says why and by whom.", place=f"fact {fact['fact_id']}", way_out="Give both.")
    _day("corrections.corrected_at", on)
    _refuse_disorder(_changed(fact, column, becomes))
    was = None if fact.get(column) is None else str(fact[column])
    content = "\x1f".join(str(part) for part in (fact["fact_id"], column, was, becomes, reason, by, on))
    return {
        "correction_id": hashlib.blake2b(content.encode(), digest_size=8).hexdigest(),
        "fact_id": fact["fact_id"],
        "column": column,
        "was": was,
        "becomes": becomes,
        "reason": reason,
        "corrected_by": by,
        "corrected_at": on,
    }


def amended(fact: Mapping[str, Any], column: str, becomes: str | None) -> dict[str, Any]:
    """A fact's row with one column corrected, where `correction` would have allowed it.

    Raises
    ------
    TableError
        The column cannot be corrected, or cannot hold the value.
    """
    _refuse_fixed(fact, column)
    changed = _changed(fact, column, becomes)
    _refuse_disorder(changed)
    return changed


def _refuse_fixed(fact: Mapping[str, Any], column: str) -> None:
    if column in FIXED:
        way_out = f"These stay as read: {', '.join(sorted(FIXED))}."
        raise TableError(f"{column} cannot be corrected.", place=f"fact {fact['fact_id']}", way_out=way_out)


def _changed(fact: Mapping[str, Any], column: str, becomes: str | None) -> dict[str, Any]:
    """A fact's row with one column corrected; an exact figure is its own bounds."""
    _refuse_unallowed(column, becomes)
    row = {**fact, column: _value(column, becomes)}
    if column == "best" and row["bound"] == "exact":
        row["lower"] = row["upper"] = row["best"]
    return row


def _refuse_unallowed(column: str, becomes: str | None) -> None:
    """Nothing, unless the column must hold something, or one of a few words."""
    known = schema("facts").column(column)
    if becomes is None and known.required:
        raise TableError(f"{column} cannot be empty.", place="facts", way_out="Say what it is to hold.")
    if becomes is not None and known.allowed and becomes not in known.allowed:
        way_out = f"It may be: {', '.join(known.allowed)}."
        raise TableError(f"{column} cannot be {becomes!r}.", place="facts", way_out=way_out)


def _refuse_disorder(row: Mapping[str, Any]) -> None:
    """Nothing, unless a bound would stand on the wrong side of another."""
    stated = [(name, row[name]) for name in ("lower", "best", "upper") if row.get(name) is not None]
    for (low, less), (high, more) in pairwise(stated):
        if less > more:
            way_out = "Correct the other first, or the bound."
            raise TableError(f"{low} {less:g} would be above {high} {more:g}.", place=f"fact {row['fact_id']}",
                             way_out=way_out)  # fmt: skip


def _value(column: str, becomes: str | None) -> Any:
    """What a correction says, in the column's type."""
    if becomes is None:
        return None
    convert = {"number": _number, "integer": _whole, "date": _day}.get(schema("facts").column(column).type)
    return convert(f"facts.{column}", becomes) if convert else becomes


def _number(place: str, becomes: str) -> float:
    try:
        number = float(becomes)
    except ValueError as error:
        raise TableError(f"{becomes!r} is not a number.", place=place, way_out="Write it as 1234.5.") from error
    if not math.isfinite(number):
        raise TableError(f"{becomes!r} is not a number.", place=place, way_out="Leave the value out for nothing.")
    return number


def _whole(place: str, becomes: str) -> int:
    try:
        return int(becomes)
    except ValueError as error:
        raise TableError(f"{becomes!r} is not an integer.", place=place, way_out="Write it as 1234.") from error


def _day(place: str, becomes: str) -> str:
    try:
        return date.fromisoformat(becomes).isoformat()
    except ValueError as error:
        way_out = "Give an ISO date: 2022-01-04."
        raise TableError(f"{becomes!r} is not a date.", place=place, way_out=way_out) from error


def corrected(facts: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The facts as people corrected them; the last correction of a column stands. The facts given are not changed.

    Parameters
    ----------
    facts : DataFrame, one row per fact
    corrections : DataFrame, one row per correction, oldest first
    """
    rows = records("facts", facts)
    by_id = {row["fact_id"]: row for row in rows}
    for change in records("corrections", corrections):
        if change["fact_id"] in by_id:
            by_id[change["fact_id"]].update(_changed(by_id[change["fact_id"]], change["column"], change["becomes"]))
    return frame("facts", rows)


def correct(
    tables: Path | str, fact_id: str, column: str, becomes: str | None, *, reason: str, by: str, on: str | None = None
) -> pd.DataFrame:
    """The corrections table after one more row, which is written beside the facts in the folder `tables`.

    Parameters
    ----------
    tables : Path
        The folder that holds ``facts.csv``, such as ``data/tables``.
    fact_id : str
        The fact's id, or enough of its beginning to name one.
    column : str
        The column to correct; not one of the words, their offsets or the rules that read them (`FIXED`).
    becomes : str or None
        What it is to hold, as it would stand in the CSV; None for nothing.
    reason, by : str
        Why, and who says so.
    on : str, optional
        ISO day of the correction; otherwise today.

    Raises
    ------
    TableError
        There is no such fact, or it cannot be corrected so.
    OutputError
        The table could not be written; what stood there still stands.
    """
    tables = Path(tables)
    facts = corrected(read_table(tables / "facts.csv", "facts"), read_corrections(tables))
    row = _fact(facts, fact_id, tables)
    made = correction(row, column, becomes, reason=reason, by=by, on=on or date.today().isoformat())
    earlier = records("corrections", read_corrections(tables))
    kept = [*earlier, made] if made["correction_id"] not in {old["correction_id"] for old in earlier} else earlier
    df = frame("corrections", kept)
    write_tables(tables, {"corrections": df}, describe=False)
    return df


def read_corrections(tables: Path | str) -> pd.DataFrame:
    """The corrections that people made in a folder of tables; none where there is no such file."""
    path = Path(tables) / "corrections.csv"
    return read_table(path, "corrections") if path.exists() else frame("corrections", [])


def _fact(facts: pd.DataFrame, fact_id: str, tables: Path) -> dict[str, Any]:
    found = records("facts", facts[facts["fact_id"].str.startswith(fact_id)])
    if len(found) != 1 or not fact_id:
        message = f"{len(found)} facts have an id that begins with {fact_id!r}."
        raise TableError(message, place=str(tables / "facts.csv"), way_out="Take the id from that file.")
    return found[0]
