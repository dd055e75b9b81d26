"""The form of every table as data: ``facts.toml`` and its neighbours, read into frozen values.

Docs, dtypes, Frictionless packages and the basic expectations all come from here; a column is described once.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from crossfoot import lexicon
from crossfoot.errors import TableError

FOLDER = Path(__file__).parent
DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "date": "datetime64[s]", "array": "str"}


@dataclass(frozen=True)
class Column:
    """One column: its name, type, unit, meaning and what it may hold."""

    name: str
    type: str
    description: str
    required: bool = False
    unique: bool = False
    unit: str | None = None
    minimum: float | None = None
    pattern: str | None = None
    allowed: tuple[str, ...] | None = None
    refers_to: str | None = None
    """``table.column`` of the key it names."""

    @property
    def a_type(self) -> str:
        """Its type as a sentence names one: "a number", "an integer"."""
        return f"an {self.type}" if self.type[0] in "ai" else f"a {self.type}"

    @property
    def dtype(self) -> Any:
        """The pandas dtype. Arrays are JSON text, as Frictionless writes them."""
        return DTYPES[self.type]


@dataclass(frozen=True)
class Schema:
    """One table: its title, key and columns in order."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; `TableError` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise TableError(f"no column {name!r}.", place=self.name, way_out=f"There are: {', '.join(self.names)}.")


def table_names() -> list[str]:
    """The names of all tables, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def schema(name: str) -> Schema:
    """The schema of one table.

    Raises
    ------
    TableError
        There is no table of that name.
    """
    path = FOLDER / f"{name}.toml"
    if not path.exists():
        raise TableError(f"no table named {name!r}.", way_out=f"There are: {', '.join(table_names())}.")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    columns = tuple(_column(entry) for entry in raw["column"])
    return Schema(name, raw["title"], raw["description"], tuple(raw["key"]), columns)


def _column(entry: dict[str, Any]) -> Column:
    """Closed vocabularies stand in the lexicon; ``allowed_from`` says in which file."""
    entry = dict(entry)
    source = entry.pop("allowed_from", None)
    if source:
        entry["allowed"] = sorted(lexicon.load(source))
    if "allowed" in entry:
        entry["allowed"] = tuple(entry["allowed"])
    return Column(**entry)
