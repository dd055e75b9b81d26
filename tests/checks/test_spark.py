"""The same suites on a Spark DataFrame: the same verdicts, the same failing ids. Needs the extra ``spark`` and Java."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
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


@pytest.fixture(scope="session")
def damaged_report(session: Any, suites: list[Any]) -> Report:
    """What Spark says of the damaged tables, asked once: a check takes minutes there."""
    return check_tables(on_spark(session, damaged()), suites)


def agree(expected: Report, actual: Report) -> None:
    """The same states, the same failing keys, the same exit code."""
    assert failing(expected) == failing(actual)
    assert expected.exit_code() == actual.exit_code()
    assert set(actual.not_run) == LISTS


def test_sound_tables_pass_as_on_pandas(session: Any, suites: list[Any], sound_report: Report) -> None:
    agree(sound_report, check_tables(on_spark(session, sound_tables()), suites))


def test_verdicts_and_failing_ids_are_those_of_pandas(damaged_report: Report, suites: list[Any]) -> None:
    agree(check_tables(damaged(), suites), damaged_report)


def test_columns_that_only_pandas_has_to_fetch_are_there(damaged_report: Report) -> None:
    """What was read before corrections is what stands; a cell of a typed table can always be read."""
    states = {one.rule.code: one.state for one in damaged_report.outcomes}
    assert states["facts.cells_readable"] == "passed"
    assert states["facts.figure_in_quote"] == "failed"


def test_the_failing_row_is_shown_with_its_quote(damaged_report: Report) -> None:
    told = damaged_report.results.set_index("rule").loc["facts.figure_in_quote"]
    assert told["quote"] == "33 ambulances"
    assert "330" in told["found"]
    assert "33 ambulances" in damaged_report.render("text") + damaged_report.render("html")
