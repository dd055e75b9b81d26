"""Sound tables pass; damaged ones fail, and the report names the row, the dispatch, the quote and the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from crossfoot.checks import Report, check, check_path
from crossfoot.errors import SuiteError, TableError
from crossfoot.tables import write_tables
from tests.checks.conftest import failed, sound_tables

KNOWN_WARNING = {"facts.conversion_as_printed"}


def test_sound_tables_pass_but_for_a_conversion_at_another_rate(sound_report: Report) -> None:
    """14.2 roubles for the official 14.0: outside the printed rounding, within 2 %."""
    assert failed(sound_report) == KNOWN_WARNING
    assert sound_report.exit_code() == 0


def test_a_warning_counts_when_strict(sound_report: Report) -> None:
    assert sound_report.exit_code(strict=True) == 1


def test_no_rule_is_left_out_when_all_tables_are_there(sound_report: Report, suites: list[Any]) -> None:
    assert sound_report.not_run == {}
    apart = {"drift", "coverage", "freshness"}  # asked only where an earlier run, or a day, is given
    asked = sum(len(suite.rules) for suite in suites if suite.table not in apart)
    assert asked == len(sound_report.outcomes)


TAMPERED = {
    "33 becomes 330": (10, {"best": 330.0, "lower": 330.0, "upper": 330.0}, "facts.figure_in_quote"),
    "only best becomes 330": (10, {"best": 330.0}, "facts.bound_fits_values"),
    "a part outgrows its total": (2, {"best": 900.0, "lower": 900.0, "upper": 900.0}, "facts.part_fits_total"),
    "the quote is cut": (2, {"surface": "45 min"}, "facts.quote_at_offset"),
    "the offset is shifted": (2, {"start": 105, "end": 114}, "facts.quote_at_offset"),
    "the unit is swapped": (2, {"unit": "vehicle"}, "facts.unit_fits_measure"),
}


@pytest.mark.parametrize(("row", "change", "rule"), TAMPERED.values(), ids=TAMPERED.keys())
def test_tampering_shows(
    row: int,
    change: dict[str, Any],
    rule: str,
    tables: dict[str, pd.DataFrame],
    checked: Callable[..., Report],
) -> None:
    """Exit 1, and the report names row, dispatch, quote and reason."""
    for column, value in change.items():
        tables["facts"].loc[row, column] = value
    report = checked(tables, "facts")
    told = report.results.set_index("rule").loc[rule]
    assert report.exit_code() == 1
    assert told["row"] == row + 2
    assert told["dispatch_id"] == tables["facts"].loc[row, "dispatch_id"]
    assert told["quote"] == tables["facts"].loc[row, "surface"]
    assert told["reason"] != ""
    assert told["way_out"] != ""


def test_rules_without_their_table_are_named_not_passed(suites: list[Any]) -> None:
    """Facts alone have no dispatches to stand in: the evidence is not checked, and the report says so."""
    report = check(sound_tables()["facts"], suites=suites)
    assert "facts.quote_at_offset" in report.not_run
    assert "dispatches" in report.not_run["facts.quote_at_offset"]
    assert "facts.quote_at_offset" not in set(report.results["rule"])


def test_a_folder_and_one_table_of_it_are_checked_alike(tmp_path: Path) -> None:
    """`crossfoot check data/tables/facts.csv` finds the dispatches and rates beside it."""
    write_tables(tmp_path, sound_tables())
    whole, one = check_path(tmp_path), check_path(tmp_path / "facts.csv")
    about_facts = {outcome.rule.code for outcome in whole.outcomes if outcome.rule.table == "facts"}
    assert about_facts == {outcome.rule.code for outcome in one.outcomes}
    assert failed(one) == KNOWN_WARNING


def rules_of(report: Report, table: str) -> set[str]:
    return {one.rule.code for one in report.outcomes if one.rule.table == table}


def test_one_table_is_held_to_an_earlier_run_too(tmp_path: Path) -> None:
    """With --before and --on, a folder or one table of it: what drifted, what is stale, what an outlet gives."""
    for folder in ("now", "before"):
        write_tables(tmp_path / folder, sound_tables())
    for before in (tmp_path / "before", tmp_path / "before" / "facts.csv"):
        report = check_path(tmp_path / "now" / "facts.csv", before=before, on="2024-05-04")
        assert all(rules_of(report, table) for table in ("facts", "drift", "coverage", "freshness"))


def test_what_was_asked_and_could_not_be_is_told(tmp_path: Path) -> None:
    """--on without dispatches has nothing to look at, and says so."""
    write_tables(tmp_path, {"facts": sound_tables()["facts"]}, describe=False)
    report = check_path(tmp_path / "facts.csv", before=tmp_path, on="2024-05-04")
    assert rules_of(report, "drift")
    assert report.not_run["freshness.newest"] == "needs the table 'dispatches', which was not given"
    assert "coverage.not_halved" in report.not_run


def test_a_share_of_a_count_is_a_sound_part(tables: dict[str, pd.DataFrame], checked: Callable[..., Report]) -> None:
    """30 % of 120 vehicles: no unit of the total's, and nothing wrong."""
    tables["facts"].loc[10, ["unit", "kind"]] = ["percent", "percent"]
    assert "facts.part_in_unit_of_total" not in failed(checked(tables, "facts"))
    tables["facts"].loc[10, "unit"] = "person"
    assert "facts.part_in_unit_of_total" in failed(checked(tables, "facts"))


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"facts\.csv"):
        check_path(tmp_path / "facts.csv")


def test_a_file_that_is_none_of_our_tables_needs_a_suite(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("a,b\n1,2\n")
    with pytest.raises(TableError, match="--suite"):
        check_path(tmp_path / "prices.csv")


def test_suites_that_fit_no_table_are_an_error(suites: list[Any]) -> None:
    """Nothing asked is nothing answered: never a pass."""
    with pytest.raises(SuiteError, match="no rule"):
        check({"prices": pd.DataFrame({"a": [1]})}, suites=suites)


def test_a_missing_column_is_errored_and_not_passed(
    tables: dict[str, pd.DataFrame], checked: Callable[..., Report]
) -> None:
    tables["facts"] = tables["facts"].drop(columns="hedge")
    report = checked(tables, "facts")
    states = report.results.set_index("rule")["state"]
    assert states["facts.columns"] == "failed"
    assert states["facts.hedge_as_written"] == "errored"
    assert report.exit_code() == 3


def test_row_order_does_not_change_the_verdicts(
    tables: dict[str, pd.DataFrame], checked: Callable[..., Report]
) -> None:
    tables["facts"] = tables["facts"].iloc[::-1]
    report = checked(tables)
    assert failed(report) == KNOWN_WARNING
    assert report.failures["quote"].tolist() == ["14.2 rubles"]


def test_empty_tables_pass(tables: dict[str, pd.DataFrame], checked: Callable[..., Report]) -> None:
    """A stack of dispatches without figures is no error."""
    empty = {name: df.iloc[:0] for name, df in tables.items()}
    assert failed(checked(empty)) == set()


def test_a_cell_that_cannot_be_read_is_a_failing_row(tmp_path: Path) -> None:
    """12O for 120: the row is named with its column and what stands there, and everything else is checked."""
    write_tables(tmp_path, sound_tables())
    path = tmp_path / "facts.csv"
    assert ",120,120,120," in path.read_text()
    path.write_text(path.read_text().replace(",120,120,120,", ",12O,120,120,"))
    report = check_path(tmp_path)
    told = report.failures.set_index("rule").loc["facts.cells_readable"]
    assert (told["row"], told["quote"]) == (11, "120 vehicles")
    assert told["found"] == "column best: '12O' is not a number"
    assert report.exit_code() == 1
    assert len(report.outcomes) == len(check(tmp_path).outcomes)


def test_semicolons_are_named_as_such(tmp_path: Path) -> None:
    write_tables(tmp_path, sound_tables())
    path = tmp_path / "rates.csv"
    path.write_text(path.read_text().replace(",", ";"))
    with pytest.raises(TableError, match="semicolons"):
        check_path(path)
