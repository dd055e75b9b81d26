"""Whatever a table holds, the suite that is drawn from it passes on it, and one row that is wrong is named."""

from __future__ import annotations

import csv
import tempfile
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crossfoot.checks import Report, check_path, new_suite, read_suite
from crossfoot.checks.own_tables import read_own_table
from crossfoot.errors import CrossfootWarning, SuiteError, TableError

WORDS = ["LPG", "petrol", "", "n/a", "-", "007", "None", "nan", "true", "a,b", 'say "no"', "two\nlines", "12O", "inf"]
UNITS = ["KZT", "USD", "km", "mi", "meter", "l", "%", "bottles", "degC", "per", "m/", "((", "", "KZT/l", "people"]
HEADERS = [
    "id",
    "price (KZT/l)",
    "price KZT l",
    "unit",
    "amount",
    "Amount",
    "depth [km]",
    "день",
    "%",
    "#",
    "a.b",
    "no",
]
HEADERS += ["unreadable", "amount_unit", "2024", "temperature (degC)", "share (%)", "year", "column", "two\nlines"]
DAYS = ["2024-05-02", "02.05.2024", "2 May 2024", "May 2, 2024", "13/05/2024", "05/06/2024", "2024-13-45", "0001-01-01"]
FIGURES = ["1", "2", "2", "-3", "1,250", "1.250,5", "1 250", "0.1", "1e9", "1e999", "0x1f", ".5", "+4", "9" * 30, ""]

cells = st.one_of(*(st.lists(st.sampled_from(pool), min_size=6, max_size=6) for pool in (WORDS, UNITS, DAYS, FIGURES)))
tables = st.tuples(
    st.lists(
        st.tuples(st.sampled_from(HEADERS), cells),
        min_size=1,
        max_size=5,
        unique_by=lambda column: column[0].casefold(),
    ),
    st.integers(1, 6),
    st.integers(1, 2),
    st.sampled_from([",", ";", "\t"]),
)


def written(path: Path, rows: list[list[str]], mark: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=mark).writerows(rows)
    return path


def fresh(path: Path) -> Report:
    """What the suite that is drawn from a table says of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CrossfootWarning)  # an odd cell is told; it has a test of its own
        suite = new_suite(path, path.with_name("suite.json"))
    return check_path(path, suite=suite, strict=True)


def told(report: Report) -> list[str]:
    return [f"{one['rule']}: {one['found']}" for one in report.failures.to_dict("records")]


@given(tables)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_fresh_suite_passes_its_own_table(table: Any) -> None:
    """Two units, mixed currencies, gaps, one row, rows twice, days in several forms, cells that are wrong."""
    columns, rows, times, mark = table
    body = [[cells[row] for _, cells in columns] for row in range(rows)] * times
    assume(any("".join(row) for row in body))
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "own.csv", [[header for header, _ in columns], *body], mark)
        report = fresh(path)
        assert told(report) == []
        assert report.exit_code(strict=True) == 0


def make(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def rules(path: Path) -> dict[str, dict[str, Any]]:
    """What the suite beside a table asks, by rule."""
    return {rule.code: dict(rule.kwargs) for rule in read_suite(path.with_name("suite.json")).rules}


TWO_UNITS = "product,price,unit\nLPG,60,KZT/l\nLPG,0.3,USD/l\nLPG,227,KZT/gal\npetrol,200,KZT/l\npetrol,0.4,USD/l\n"


def test_figures_in_units_that_do_not_convert_have_a_range_for_each(tmp_path: Path) -> None:
    """No rate stands in a table of prices: tenge and dollars are held apart, litres and gallons together."""
    path = make(tmp_path, TWO_UNITS)
    assert told(fresh(path)) == []
    assert list(rules(path)["own.price_range"]["ranges"]) == ["KZT/l", "USD/l"]
    assert rules(path)["own.price_range"]["ranges"]["USD/l"] == [0.3, 0.4]
    path.write_text(TWO_UNITS.replace("0.3,USD/l", "60,USD/l"), encoding="utf-8")
    report = check_path(path, suite=tmp_path / "suite.json")
    assert told(report) == [
        "own.price_range: price is 60 USD/l, not within 59.9671 and 200 KZT/l, or 0.3 and 0.4 USD/l"
    ]


KEYS = {
    "words": ("id,price\na,1\nb,1\nc,2\n", "own.id_unique", ["id"]),
    "numbers called one": ("ID,price\n1,5\n2,5\n3,6\n", "own.id_unique", ["ID"]),
    "days": ("day,price\n2024-01-01,5\n2024-01-02,5\n2024-01-03,6\n", "own.key", ["day"]),
    "two columns": ("product,year,price\nx,2020,1\nx,2021,2\ny,2020,1\n", "own.key", ["product", "year"]),
    "with its unit": ("product,price,unit\nx,1,KZT\nx,2,USD\ny,3,KZT\n", "own.key", ["product", "unit"]),
}


@pytest.mark.parametrize("kind", KEYS)
def test_a_key_that_is_there_is_written(kind: str, tmp_path: Path) -> None:
    """And a copy of a row breaks it."""
    text, rule, columns = KEYS[kind]
    path = make(tmp_path, text)
    assert told(fresh(path)) == []
    kwargs = rules(path)[rule]
    assert columns == kwargs.get("column_list", [kwargs.get("column")])
    path.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    assert rule in {one.split(":")[0] for one in told(check_path(path, suite=tmp_path / "suite.json"))}


@pytest.mark.parametrize("text", ["a,price\nx,1\nx,1\nx,2\n", "a,price\nx,1\ny,2\n", "price\n1\n2\n3\n4\n"])
def test_figures_that_never_repeat_are_no_key(text: str, tmp_path: Path) -> None:
    """Nor are two rows."""
    path = make(tmp_path, text)
    assert told(fresh(path)) == []
    assert not [rule for rule in rules(path) if rule.endswith(("_unique", ".key"))]


PRICES = "id,day,price (KZT/l),what\n" + "".join(f"a{n},2024-01-{n:02},{n + 50},petrol\n" for n in range(1, 9))
BAD_CELLS = {
    "a day that is none": ("2024-01-03", "2024-13-03", "column day: '2024-13-03' is not a date"),
    "words for a day": ("2024-01-03", "soon", "column day: 'soon' is not a date"),
    "a letter for a zero": ("53", "5O", "column price (KZT/l): '5O' is not a number"),
    "a day's figures for a price": ("53", "2024-01-01", "column price (KZT/l): '2024-01-01' is not a number"),
}


@pytest.mark.parametrize("kind", BAD_CELLS)
@pytest.mark.parametrize("mark", [",", ";"])
def test_a_cell_of_the_wrong_kind_is_a_failing_row(kind: str, mark: str, tmp_path: Path) -> None:
    """Its row and what stands there are named, nothing is errored, and all other rules are asked."""
    old, new, found = BAD_CELLS[kind]
    path = make(tmp_path, PRICES.replace(",", mark))
    assert told(fresh(path)) == []
    path.write_text(PRICES.replace(",", mark).replace(old, new), encoding="utf-8")
    report = check_path(path, suite=tmp_path / "suite.json")
    failure = report.failures.set_index("rule").loc["own.cells_readable"]
    assert (failure["row"], failure["found"]) == (4, found)
    assert report.exit_code() == 1
    assert {one.state for one in report.outcomes} == {"passed", "failed"}


def test_a_cell_that_cannot_be_read_is_not_called_empty(tmp_path: Path) -> None:
    path = make(tmp_path, PRICES)
    assert told(fresh(path)) == []
    path.write_text(PRICES.replace("2024-01-03", "soon"), encoding="utf-8")
    assert "own.day_stated: day could not be read" in told(check_path(path, suite=tmp_path / "suite.json"))


def test_a_missing_column_is_told_with_what_is_there(tmp_path: Path) -> None:
    path = make(tmp_path, PRICES)
    assert told(fresh(path)) == []
    path.write_text(PRICES.replace("price (KZT/l)", "price (KZT/gal)"), encoding="utf-8")
    found = told(check_path(path, suite=tmp_path / "suite.json"))
    assert "own.price_kzt_l_range: the column 'price (KZT/l)' is missing; there is 'price (KZT/gal)'" in found


def test_a_suite_written_before_cells_were_asked_about_names_them_too(tmp_path: Path) -> None:
    """What its bounds are of says what a column holds."""
    path = make(tmp_path, PRICES.replace("2024-01-03", "2024-13-03"))
    old = (
        '{"meta": {"table": "own"}, "expectations": [{"type": "expect_column_values_to_be_between", "kwargs": {'
        '"column": "day", "min_value": "2024-01-01"}, "meta": {"rule": "r", "reason": "because", "way_out": "do"}}]}'
    )
    suite = tmp_path / "old.json"
    suite.write_text(old)
    report = check_path(path, suite=suite)
    assert report.failures["found"].tolist() == ["column day: '2024-13-03' is not a date"]


def test_numbers_in_a_column_of_words_stay_words(tmp_path: Path) -> None:
    """A code of which only digits are left is still a code."""
    path = make(tmp_path, "code,n\n" + "A1,1\n7,2\n" * 4)
    assert told(fresh(path)) == []
    path.write_text("code,n\n" + "7,1\n7,2\n" * 4)
    assert told(check_path(path, suite=tmp_path / "suite.json")) == []


def test_an_odd_cell_is_told_when_the_suite_is_written(tmp_path: Path) -> None:
    """Else nobody would hear that the column's range was not learnt."""
    path = make(tmp_path, PRICES.replace("53", "5O"))
    with pytest.warns(CrossfootWarning, match=r"row 4, column price \(KZT/l\): '5O' is not a number"):
        new_suite(path, tmp_path / "suite.json")


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="line 3 has 3 cells, the header 2"):
        read_own_table(make(tmp_path, "a,b\n1,2\n1,2,3\n"))


def test_columns_that_differ_in_capitals_only_are_refused(tmp_path: Path) -> None:
    """Great Expectations would look at the first of them twice."""
    with pytest.raises(TableError, match="two columns are named 'price'"):
        read_own_table(make(tmp_path, "Price,price\n1,2\n"))


def test_a_folder_of_suites_none_of_which_is_for_the_table(tmp_path: Path) -> None:
    """Nothing was meant to be asked of it; a single suite is taken at its word."""
    with pytest.raises(SuiteError, match="no suite for 'own' here"):
        check_path(make(tmp_path, PRICES), suite="expectations")


def test_a_name_that_crossfoot_uses_is_refused(tmp_path: Path) -> None:
    """A table called `parts` would be taken for the facts that are parts of others."""
    path = tmp_path / "parts.csv"
    path.write_text("a\n1\n")
    with pytest.raises(SuiteError, match="'parts'"):
        new_suite(path, tmp_path / "suite.json")
