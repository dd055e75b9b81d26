"""Tables keep their form on the way to disk and back, and are written whole or not at all."""

import json
from pathlib import Path

import pandas as pd
import pytest

from crossfoot.errors import OutputError, TableError
from crossfoot.tables import (
    files,
    frame,
    read_table,
    read_tables,
    records,
    schema,
    table_names,
    write_all,
    write_tables,
)

DISPATCH = {"dispatch_id": "a", "text": 'one\r\ntwo "three"\n', "reported_at": "2022-01-04"}
RATE = {
    "base": "KZT",
    "quote": "RUB",
    "date_asked": "2022-01-04",
    "date_found": "2021-12-31",
    "source": "Bank of Russia",
    "kind": "official",
    "nominal": 100,
    "value": 16.9,
}


@pytest.mark.parametrize("name", table_names())
def test_every_column_is_described_once(name: str) -> None:
    """Docs, dtypes and packages come from the schema, so it must be whole."""
    known = schema(name)
    assert len(known.names) == len(set(known.names))
    assert set(known.key) <= set(known.names)
    assert all(column.description.endswith(".") for column in known.columns)


def test_tables_come_back_as_written(tmp_path: Path) -> None:
    """Carriage returns, quotes, dates and numbers survive both formats."""
    frames = {"dispatches": frame("dispatches", [DISPATCH]), "rates": frame("rates", [RATE])}
    write_tables(tmp_path, frames)
    for name, df in frames.items():
        pd.testing.assert_frame_equal(df, read_table(tmp_path / f"{name}.csv"))
        pd.testing.assert_frame_equal(df, read_table(tmp_path / f"{name}.parquet"))
    assert set(frames) == set(read_tables(tmp_path))


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    """A file that did not change does not look changed."""
    frames = {"rates": frame("rates", [RATE])}
    first = {path: path.read_bytes() for path in write_tables(tmp_path, frames)}
    assert first == {path: path.read_bytes() for path in write_tables(tmp_path, frames)}


def test_package_describes_every_column(tmp_path: Path) -> None:
    """A stranger can read the tables with the package alone."""
    write_tables(tmp_path, {"rates": frame("rates", [RATE])})
    package = json.loads((tmp_path / "datapackage.json").read_text())
    fields = package["resources"][0]["schema"]["fields"]
    assert list(schema("rates").names) == [field["name"] for field in fields]
    assert all(field["description"] for field in fields)


def test_records_are_plain_values() -> None:
    """None where missing, lists as lists, dates as ISO text."""
    row = {"finding_id": "f", "facts": ["a", "b"], "values": [1, 2.5], "rate_date": "2021-12-31"}
    (back,) = records("findings", frame("findings", [row]))
    assert row == {name: back[name] for name in row}
    assert back["unit"] is None


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("date_asked", "31.12.2021", "'31.12.2021' is not a date"),
        ("value", "16,9", "'16,9' is not a number"),
        ("nominal", "1.5", "'1.5' is not an integer"),
    ],
)
def test_a_value_of_the_wrong_type_names_its_row(tmp_path: Path, column: str, value: str, says: str) -> None:
    """Row numbers are a spreadsheet's: the header is row 1."""
    write_tables(tmp_path, {"rates": frame("rates", [RATE, RATE])})
    path = tmp_path / "rates.csv"
    raw = pd.read_csv(path, dtype=str)
    raw.loc[1, column] = value
    raw.to_csv(path, index=False)
    with pytest.raises(TableError, match=says) as caught:
        read_table(path)
    assert "row 3" in str(caught.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """And what the table should have."""
    (tmp_path / "rates.csv").write_text("base,quote\nKZT,RUB\n")
    with pytest.raises(TableError, match="column 'date_asked' is missing"):
        read_table(tmp_path / "rates.csv")


def test_nothing_is_replaced_when_one_file_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in the middle leaves what stood there before, and no litter."""
    old = {tmp_path / name: b"old" for name in ("a", "b")}
    write_all(old)
    stage = files._stage

    def full_at_the_second(path: Path, content: bytes) -> Path:
        if path.name == "b":
            raise OSError(28, "No space left on device", str(path))
        return stage(path, content)

    monkeypatch.setattr(files, "_stage", full_at_the_second)
    with pytest.raises(OutputError, match="No space left on device"):
        write_all(dict.fromkeys(old, b"new"))
    assert old == {path: path.read_bytes() for path in tmp_path.iterdir()}
