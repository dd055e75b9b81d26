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


SPREADSHEETS = {
    "semicolons and decimal commas": ("id;price (KZT/l)\na;1.234,50\nb;60,1\n", [1234.5, 60.1]),
    "a byte order mark": ("\ufeffid,price (USD)\na,5\nb,6\n", [5.0, 6.0]),
    "decimal commas in quotation marks": ('id,price (EUR/kg)\na,"1,25"\nb,"2,5"\n', [1.25, 2.5]),
    "thousands in quotation marks": ('id,people (persons)\na,"1,250,000"\nb,900\n', [1250000.0, 900.0]),
    "thousands parted by blanks": ("id,people\na,1 250\nb,12\u00a0500\n", [1250.0, 12500.0]),
    "tabs": ("id\tprice [USD/t]\na\t70,5\nb\t71\n", [70.5, 71.0]),
    "columns without name or cells": ("id,price,,\na,1,,\nb,2,,\n", [1.0, 2.0]),
}


@pytest.mark.parametrize("kind", SPREADSHEETS)
def test_spreadsheets_as_people_save_them(kind: str, tmp_path: Path) -> None:
    written, figures = SPREADSHEETS[kind]
    (tmp_path / "own.csv").write_text(written, encoding="utf-8")
    df = read_own_table(tmp_path / "own.csv")
    assert figures == df.iloc[:, 1].tolist()
    assert len(df.columns) == 2
    assert check_path(tmp_path / "own.csv", suite=new_suite(tmp_path / "own.csv", tmp_path / "s.json")).exit_code() == 0


@pytest.mark.parametrize("day", ["2024-05-13", "13.05.2024", "13 May 2024", '"May 13, 2024"', "13/05/2024"])
def test_days_in_several_forms(day: str, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(f"id,day\na,{day}\n")
    assert str(read_own_table(tmp_path / "own.csv").loc[0, "day"]) == "2024-05-13 00:00:00"


def test_a_day_that_may_be_a_month_is_left_as_written(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("id,day\na,05/06/2024\n")
    assert read_own_table(tmp_path / "own.csv").loc[0, "day"] == "05/06/2024"


@pytest.mark.parametrize(
    ("header", "told"), [("id,a,a", "two columns are named 'a'"), ("id,,a", "column 2 has no name")]
)
def test_headers_that_name_nothing_for_sure(header: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(f"{header}\n1,2,3\n")
    with pytest.raises(TableError, match=told):
        read_own_table(tmp_path / "own.csv")


def test_units_beside_are_read_as_people_write_them(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("what,amount,unit\nx,3,km\ny,4,mi\nz,5,meter\n")
    suite = new_suite(tmp_path / "own.csv", tmp_path / "s.json")
    assert check_path(tmp_path / "own.csv", suite=suite).exit_code(strict=True) == 0
