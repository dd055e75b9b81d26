"""Tables on disk: CSV for people, Parquet for machines, and a Frictionless ``datapackage.json`` that describes both.

Everything is written beside and renamed, so that a kill or a full disk leaves what stood there before.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.errors import OutputError, TableError
from crossfoot.tables.frames import records
from crossfoot.tables.schema import Column, schema, table_names

if TYPE_CHECKING:
    import pandas as pd

FRICTIONLESS = {"string": "string", "integer": "integer", "number": "number", "date": "date", "array": "array"}


def write_whole(path: Path | str, content: bytes) -> Path:
    """The path, after its whole content has been replaced; never half of it.

    Raises
    ------
    OutputError
        The content could not be written; what stood at `path` is untouched.
    """
    return write_all({Path(path): content})[0]


def write_all(contents: Mapping[Path, bytes]) -> list[Path]:
    """The paths, after all have been replaced. Every content is on disk before the first one is renamed.

    Raises
    ------
    OutputError
        A content could not be written; nothing was renamed.
    """
    staged: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(path, content), path))
        while staged:
            beside, path = staged[0]
            beside.replace(path)
            staged.pop(0)
    except BaseException as error:
        _discard(beside for beside, _ in staged)
        if not isinstance(error, OSError):
            raise
        place = str(path if path.parent.is_dir() else path.parent)
        way_out = "What stood there before is untouched; free some space or choose another folder."
        raise OutputError(f"could not be written ({error.strerror or error}).", place=place, way_out=way_out) from error
    return list(contents)


def _stage(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(0o666 & ~_umask())  # mkstemp makes files that only their owner reads
    except BaseException:
        _discard([beside])
        raise
    return beside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _discard(paths: Any) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()


def write_tables(folder: Path | str, frames: Mapping[str, pd.DataFrame], *, describe: bool = True) -> list[Path]:
    """The files written for some tables: ``NAME.csv`` and ``NAME.parquet`` each, and ``datapackage.json``.

    Parameters
    ----------
    folder : Path
        Made if missing.
    frames : mapping of table name to typed DataFrame
    describe : bool
        Whether ``datapackage.json`` is written anew; not where only some tables of a folder are.

    Raises
    ------
    OutputError
        A file could not be written; none was replaced.
    """
    folder = Path(folder)
    contents: dict[Path, bytes] = {}
    for name, df in frames.items():
        contents[folder / f"{name}.csv"] = as_csv(name, df)
        contents[folder / f"{name}.parquet"] = as_parquet(df)
    if describe:
        contents[folder / "datapackage.json"] = _as_package(list(frames))
    return write_all(contents)


def as_csv(name: str, df: pd.DataFrame) -> bytes:
    """A table as UTF-8 CSV with its header: whole numbers without a point, missing values empty."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(schema(name).names)
    for row in records(name, df):
        writer.writerow(_cell(value) for value in row.values())
    return out.getvalue().encode("utf-8", "surrogatepass")


def _cell(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else value


def as_parquet(df: pd.DataFrame) -> bytes:
    """A table as zstd-compressed Parquet; the same table gives the same bytes."""
    out = BytesIO()
    df.to_parquet(out, compression="zstd", index=False)
    return out.getvalue()


def read_table(path: Path | str, name: str | None = None) -> pd.DataFrame:
    """One typed table from a CSV or Parquet file.

    Parameters
    ----------
    path : Path
    name : str, optional
        Which table it is; otherwise the file's stem says so.

    Raises
    ------
    TableError
        The file is missing, is not such a table, or holds a value of the wrong type; the message names the row.
    """
    df, unreadable = read_cells(path, name)
    if unreadable:
        row, told = next(iter(unreadable.items()))
        place = f"{path}, row {row + 2}"  # as a spreadsheet counts, the header being row 1
        raise TableError(f"{told}.", place=place, way_out="Correct the cell, or leave it empty.")
    return df


def read_cells(path: Path | str, name: str | None = None) -> tuple[pd.DataFrame, dict[int, str]]:
    """One typed table, cells of the wrong type left empty; and by position of its row, what is wrong with each.

    Raises
    ------
    TableError
        The file is missing, or is not such a table.
    """
    path = Path(path)
    known = schema(name or path.stem)
    raw = _read_raw(path)
    missing = [column for column in known.names if column not in raw.columns]
    if missing:
        near = get_close_matches(missing[0], [str(column) for column in raw.columns if column not in known.names], 1)
        way_out = f"Is it the column {near[0]!r}? " if near else ""
        way_out += f"{known.name} has: {', '.join(known.names)}."
        if len(raw.columns) == 1 and ";" in str(raw.columns[0]):
            way_out = "Its columns are parted by semicolons: save it with commas, as CSV (comma delimited)."
        raise TableError(f"column {missing[0]!r} is missing.", place=str(path), way_out=way_out)
    typed = {column.name: _typed(raw[column.name], column) for column in known.columns}
    told: dict[int, list[str]] = {}
    for column in known.columns:
        bad = raw[column.name].notna().to_numpy() & typed[column.name].isna().to_numpy()
        for row in bad.nonzero()[0].tolist():
            told.setdefault(row, []).append(
                f"column {column.name}: {raw[column.name].iloc[row]!r} is not {column.a_type}"
            )
    return raw.assign(**typed), {row: "; ".join(told[row]) for row in sorted(told)}


def _read_raw(path: Path) -> pd.DataFrame:
    import pandas as pd

    try:
        if path.suffix == ".parquet":
            return pd.read_parquet(path)
        return pd.read_csv(
            path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8", encoding_errors="surrogatepass"
        )
    except FileNotFoundError as error:
        way_out = "`crossfoot run` writes the tables into data/tables."
        raise TableError("no such table.", place=str(path), way_out=way_out) from error
    except (ValueError, OSError) as error:
        raise TableError(f"not a table: {str(error).strip()}.", place=str(path)) from error


def _typed(series: pd.Series[Any], column: Column) -> pd.Series[Any]:
    """A column in its type, missing where a cell is not of it."""
    import pandas as pd

    if column.type == "date":
        return pd.to_datetime(series, format="ISO8601", errors="coerce").astype("datetime64[s]")
    if column.type in ("integer", "number"):
        numbers = pd.to_numeric(series, errors="coerce")
        whole = numbers if column.type == "number" else numbers.where((numbers % 1 == 0).fillna(False))
        return whole.astype(column.dtype)
    return series.astype(column.dtype)


def read_tables(folder: Path | str) -> dict[str, pd.DataFrame]:
    """Every table of a folder by name, from CSV where there is one (people edit those), else Parquet.

    Raises
    ------
    TableError
        The folder is missing or holds no table.
    """
    return {name: read_table(path, name) for name, path in table_files(folder).items()}


def table_files(folder: Path | str) -> dict[str, Path]:
    """The file of every table of a folder by name: CSV where there is one (people edit those), else Parquet.

    Raises
    ------
    TableError
        The folder is missing or holds no table.
    """
    folder = Path(folder)
    files = {name: _table_file(folder, name) for name in table_names()}
    found = {name: path for name, path in files.items() if path}
    if not found:
        way_out = f"Name a folder with {', '.join(f'{name}.csv' for name in table_names())}, as `crossfoot run` writes."
        raise TableError("no tables here.", place=str(folder), way_out=way_out)
    return found


def _table_file(folder: Path, name: str) -> Path | None:
    for ending in ("csv", "parquet"):
        path = folder / f"{name}.{ending}"
        if path.exists():
            return path
    return None


def _as_package(names: list[str]) -> bytes:
    package = {
        "profile": "tabular-data-package",
        "name": "crossfoot-tables",
        "title": "Figures stated in a stack of dispatches, and how they stand to each other",
        "resources": [resource(name) for name in names],
    }
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()


def resource(name: str) -> dict[str, Any]:
    """The Frictionless description of one table: every column with its type, unit, meaning and constraints."""
    known = schema(name)
    fields = [_field(column) for column in known.columns]
    links = [
        {"fields": column.name, "reference": dict(zip(("resource", "fields"), _target(name, column), strict=True))}
        for column in known.columns
        if column.refers_to
    ]
    described = {"fields": fields, "primaryKey": list(known.key), "missingValues": [""]}
    return {
        "name": name,
        "title": known.title,
        "description": known.description,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "schema": described | ({"foreignKeys": links} if links else {}),
    }


def _target(name: str, column: Column) -> list[str]:
    """Frictionless writes a link into the same table as the empty name."""
    table, _, key = (column.refers_to or "").partition(".")
    return ["" if table == name else table, key]


def _field(column: Column) -> dict[str, Any]:
    constraints = {
        "required": column.required or None,
        "unique": column.unique or None,
        "minimum": column.minimum,
        "pattern": column.pattern,
        "enum": list(column.allowed) if column.allowed else None,
    }
    given = {key: value for key, value in constraints.items() if value is not None}
    field = {"name": column.name, "type": FRICTIONLESS[column.type], "description": column.description}
    if column.unit:
        field["unit"] = column.unit
    return field | ({"constraints": given} if given else {})
