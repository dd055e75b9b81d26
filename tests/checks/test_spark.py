"""The same suites on a Spark DataFrame: the same verdicts, the same failing ids. Needs the extra ``spark`` and Java."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

from crossfoot.checks import Report, check_tables
from crossfoot.tables import schema
from tests.checks.conftest import sound_tables

pytest.importorskip("pyspark", reason="the extra `spark` is not installed: pip install crossfoot[spark]")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17, and there is no java here")

TYPES = {"string": "string", "integer": "long", "number": "double", "date": "date", "array": "string"}
LISTS = {"findings.fact_found", "findings.dispatch_found"}


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").appName("crossfoot").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def on_spark(session: Any, tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """The tables as Spark has them."""
    made = {}
    for name, df in tables.items():
        typed = ", ".join(f"`{column.name}` {TYPES[column.type]}" for column in schema(name).columns)
        rows = [tuple(_plain(cell) for cell in row) for row in df.astype("object").itertuples(index=False)]
        made[name] = session.createDataFrame(rows, typed)
    return made


def _plain(cell: Any) -> Any:
    if cell is None or cell != cell or cell is pd.NaT or cell is pd.NA:
        return None
    return cell.date() if hasattr(cell, "date") else cell


def damaged() -> dict[str, pd.DataFrame]:
    """A bit of everything."""
    tables = sound_tables()
    facts = tables["facts"]
    facts.loc[10, ["best", "lower", "upper"]] = 330.0
    facts.loc[2, ["start", "end"]] += 1
    facts.loc[4, "unit"] = "USD/kilogram"
    facts.loc[6, "converts"] = "ffffffffffffffff"
    facts.loc[1, ["attribution", "measure"]] = ["the mayor", "imprisoned"]
    facts.loc[3, "event_start"] = pd.Timestamp("2024-06-01")
    facts.loc[7, ["best", "hedge"]] = [0.0, None]
    facts.loc[8, "bound"] = "roughly"
    tables["facts"] = facts.drop(index=9)
    tables["dispatches"].loc[0, "reported_at"] = None
    tables["rates"]["value"] = 25.0
    return tables


def failing(report: Report) -> dict[str, tuple[str, list[str]]]:
    """State and failing keys by rule."""
    return {one.rule.code: (one.state, sorted(one.keys())) for one in report.outcomes if one.rule.code not in LISTS}


@pytest.mark.parametrize("make", [sound_tables, damaged], ids=["sound", "damaged"])
def test_verdicts_and_failing_ids_are_those_of_pandas(
    make: Callable[[], dict[str, pd.DataFrame]], session: Any, suites: list[Any]
) -> None:
    expected = check_tables(make(), suites)
    actual = check_tables(on_spark(session, make()), suites)
    assert failing(expected) == failing(actual)
    assert expected.exit_code() == actual.exit_code()
    assert set(actual.not_run) == LISTS


def test_the_failing_row_is_shown_with_its_quote(session: Any, suites: list[Any]) -> None:
    report = check_tables(on_spark(session, damaged()), suites)
    told = report.results.set_index("rule").loc["facts.figure_in_quote"]
    assert told["quote"] == "33 ambulances"
    assert "330" in told["found"]
    assert "33 ambulances" in report.render("text") + report.render("html")
