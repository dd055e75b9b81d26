"""The ledger only grows, and corrections stand beside what they correct."""

import sqlite3
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.errors import TableError
from crossfoot.ledger import Ledger, correct, corrected, correction, read_corrections
from crossfoot.tables import frame, records, write_tables


def fact(fact_id: str = "f1", **changes: Any) -> dict[str, Any]:
    row = {
        "fact_id": fact_id,
        "dispatch_id": "a",
        "reported_at": "2022-01-05",
        "surface": "33 ambulances",
        "start": 0,
        "end": 13,
        "kind": "count",
        "measure": "vehicles_burned",
        "best": 33,
        "lower": 33,
        "upper": 33,
        "bound": "exact",
        "unit": "vehicle",
        "aggregation": "cumulative",
        "status": "asserted",
        "rules": ["number.digits"],
    }
    return row | changes


def test_keeping_twice_keeps_once() -> None:
    """A crashed run can simply be run again."""
    ledger, df = Ledger(":memory:"), frame("facts", [fact()])
    assert (1, 0) == (ledger.keep("facts", df), ledger.keep("facts", df))
    pd.testing.assert_frame_equal(df, ledger.read("facts"))


@pytest.mark.parametrize("statement", ["DELETE FROM facts", "UPDATE facts SET row = '{}'"])
def test_rows_cannot_be_changed_or_removed(statement: str) -> None:
    """Not even by hand."""
    ledger = Ledger(":memory:")
    ledger.keep("facts", frame("facts", [fact()]))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.connection.execute(statement)


@given(st.lists(st.dates().map(str), min_size=1, max_size=6), st.dates().map(str))
@settings(deadline=None)
def test_nothing_after_the_vintage_leaks_in(days: list[str], vintage: str) -> None:
    """What was printed later was not known."""
    ledger = Ledger(":memory:")
    ledger.keep("facts", frame("facts", [fact(f"f{n}", reported_at=day) for n, day in enumerate(days)]))
    known = records("facts", ledger.read("facts", vintage=vintage))
    assert sorted(day for day in days if day <= vintage) == sorted(row["reported_at"] for row in known)


def test_a_broken_batch_keeps_nothing(tmp_path: Path) -> None:
    """All rows of a call or none; what was kept before is there on opening again."""
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.keep("facts", frame("facts", [fact()]))
    with pytest.raises(TableError):
        ledger.keep("facts", frame("facts", [fact("f2")]).drop(columns="unit"))
    ledger.close()
    assert 1 == Ledger(tmp_path / "ledger.sqlite").count("facts")


def test_a_correction_is_a_new_row(tmp_path: Path) -> None:
    """facts.csv stays as read; the corrected view has the new value."""
    df = frame("facts", [fact()])
    write_tables(tmp_path, {"facts": df})
    before = (tmp_path / "facts.csv").read_bytes()
    correct(tmp_path, "f1", "best", "32", reason="counted twice", by="the desk", on="2022-01-06")
    assert before == (tmp_path / "facts.csv").read_bytes()
    seen = corrected(df, read_corrections(tmp_path))
    assert ([33.0], [32.0]) == (df["best"].tolist(), seen["best"].tolist())
    assert [(32.0, 32.0)] == list(zip(seen["lower"], seen["upper"], strict=True))  # an exact figure is its own bounds


def test_the_last_correction_of_a_column_stands() -> None:
    """Earlier ones stay on record."""
    first = correction(fact(), "place", "Almaty", reason="the text says so", by="the desk", on="2022-01-06")
    second = correction(fact(), "place", "Aktau", reason="misread", by="the desk", on="2022-01-07")
    seen = corrected(frame("facts", [fact()]), frame("corrections", [first, second]))
    assert ["Aktau"] == seen["place"].tolist()


@pytest.mark.parametrize(
    ("column", "becomes", "says"),
    [
        ("surface", "34 ambulances", "surface cannot be corrected"),
        ("bound", "roughly", "bound cannot be 'roughly'"),
        ("best", "thirty", "'thirty' is not a number"),
        ("best", "nan", "'nan' is not a number"),
        ("event_start", "Tuesday", "'Tuesday' is not a date"),
        ("unit", None, "unit cannot be empty"),
        ("colour", "red", "no column 'colour'"),
    ],
)
def test_a_correction_that_cannot_stand_is_refused(column: str, becomes: str | None, says: str) -> None:
    """With the columns or values that could."""
    with pytest.raises(TableError, match=says):
        correction(fact(), column, becomes, reason="…", by="the desk", on="2022-01-06")


def test_an_unknown_fact_is_refused(tmp_path: Path) -> None:
    """The message says where ids are found."""
    write_tables(tmp_path, {"facts": frame("facts", [fact("f1"), fact("f2")])})
    with pytest.raises(TableError, match="2 facts have an id that begins with 'f'"):
        correct(tmp_path, "f", "best", "32", reason="…", by="the desk")
    write_tables(tmp_path, {"facts": frame("facts", [fact("f1")])})
    with pytest.raises(TableError, match="1 facts have an id that begins with ''"):
        correct(tmp_path, "", "best", "32", reason="…", by="the desk")
