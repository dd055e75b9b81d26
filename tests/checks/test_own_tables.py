"""Bring your own table: units from headers and columns, a first suite from the data, and what it then catches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossfoot.checks import check_path, new_suite, read_suite
from crossfoot.checks.own_tables import canonical, quantities, read_own_table
from crossfoot.errors import SuiteError, TableError

PRICES = """id,date,product,price (KZT/l),volume,volume_unit
a1,2024-01-01,LPG,60,10,liter
a2,2024-01-02,LPG,120,3,gallon
a3,2024-01-03,LPG,118,12,liter
a4,2024-01-04,petrol,200,12,liter
a5,2024-01-05,petrol,190,12,liter
a6,2024-01-06,petrol,195,12,liter
"""


@pytest.fixture
def prices(tmp_path: Path) -> Path:
    path = tmp_path / "prices.csv"
    path.write_text(PRICES)
    return path


@pytest.fixture
def suite(prices: Path) -> Path:
    return new_suite(prices, prices.with_name("suite.json"))


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("KZT/l", "KZT/liter"),
        ("KZT per litre", "KZT/liter"),
        ("%", "percent"),
        ("people", "person"),
        ("km", "kilometer"),
        ("see note", None),
        ("2024", None),
        ("", None),
        ("php", None),
    ],
)
def test_units_in_headers(words: str, unit: str | None) -> None:
    """Words never reach pint: to it `php` is a picohorsepower."""
    assert canonical(words) == unit


def test_columns_are_typed_and_quantities_found(prices: Path) -> None:
    df = read_own_table(prices)
    assert [column.dtype.kind for _, column in df.items()] == ["O", "M", "O", "f", "f", "O"]
    assert [(one.column, one.unit, one.unit_column) for one in quantities(df)] == [
        ("price (KZT/l)", "KZT/liter", None),
        ("volume", None, "volume_unit"),
    ]


def test_a_first_suite_passes_on_the_table_it_was_drawn_from(prices: Path, suite: Path) -> None:
    report = check_path(prices, suite=suite)
    assert report.exit_code(strict=True) == 0
    assert len(report.outcomes) == len(read_suite(suite).rules) >= 10


def test_its_reasons_ask_to_be_confirmed(suite: Path) -> None:
    expectations = json.loads(suite.read_text())["expectations"]
    assert all("Confirm" in one["meta"]["reason"] or "rows state it" in one["meta"]["reason"] for one in expectations)


DAMAGE = {
    "a price out of range": ("200", "2000", "prices.price_kzt_l_range", "2000 KZT/liter"),
    "a unit that does not convert": ("3,gallon", "3,mile", "prices.volume_range", "3 mile"),
    "a word outside the vocabulary": ("a2,2024-01-02,LPG", "a2,2024-01-02,LNG", "prices.product_vocabulary", "LNG"),
    "a key twice": ("a3", "a1", "prices.id_unique", "a1"),
    "an empty cell": ("a4,2024-01-04,petrol", "a4,2024-01-04,", "prices.product_stated", "product"),
    "a header with another unit": ("price (KZT/l)", "price (KZT/gal)", "prices.columns", "price (KZT/gal)"),
}


@pytest.mark.parametrize(("old", "new", "rule", "told"), DAMAGE.values(), ids=DAMAGE.keys())
def test_what_it_then_catches(old: str, new: str, rule: str, told: str, prices: Path, suite: Path) -> None:
    prices.write_text(PRICES.replace(old, new))
    report = check_path(prices, suite=suite)
    failed = report.results[report.results["state"] == "failed"].set_index("rule")
    assert rule in failed.index
    assert told in failed.loc[rule, "found"]
    assert report.exit_code(strict=True) in (1, 3)


def test_an_amount_in_another_unit_of_the_same_dimension_is_converted(prices: Path, suite: Path) -> None:
    """3 gallons are 11.4 litres, within 10 to 12; 4 gallons are 15.1."""
    prices.write_text(PRICES.replace("3,gallon", "4,gallon"))
    report = check_path(prices, suite=suite)
    assert report.failures["rule"].tolist() == ["prices.volume_range"]
    assert report.failures["row"].tolist() == [3]


def test_a_suite_is_not_overwritten(prices: Path, suite: Path) -> None:
    with pytest.raises(SuiteError, match="already"):
        new_suite(prices, suite)


def test_a_table_without_rows_teaches_nothing(tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text("a,b\n")
    with pytest.raises(SuiteError, match="no rows"):
        new_suite(tmp_path / "none.csv", tmp_path / "suite.json")


def test_a_missing_or_broken_table(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.csv"):
        new_suite(tmp_path / "none.csv", tmp_path / "suite.json")
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(TableError, match=r"bad\.csv"):
        new_suite(tmp_path / "bad.csv", tmp_path / "suite.json")
