"""A suite runs as written or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crossfoot.checks import read_suite, read_suites
from crossfoot.checks.expectations import names
from crossfoot.checks.starting import new_suite
from crossfoot.checks.suites import as_suite
from crossfoot.errors import SuiteError
from crossfoot.tables import schema

GOOD = {
    "type": "expect_column_values_to_not_be_null",
    "kwargs": {"column": "fact_id"},
    "severity": "critical",
    "meta": {"rule": "r", "reason": "because", "way_out": "do this"},
}


def suite(*expectations: Any, **meta: Any) -> dict[str, Any]:
    return {"name": "s", "meta": {"table": "facts"} | meta, "expectations": list(expectations)}


def test_every_expectation_has_a_reason_a_way_out_an_owner_and_a_severity(suites: list[Any]) -> None:
    rules = [rule for suite in suites for rule in suite.rules]
    assert len(rules) >= 25
    for rule in rules:
        assert len(rule.reason) >= 20, rule.code
        assert len(rule.way_out) >= 10, rule.code
        assert rule.owner, rule.code


def test_suites_are_committed_without_random_ids() -> None:
    """Great Expectations assigns ids when a suite is added; committed, they would differ on each writing."""
    for path in Path("expectations").glob("*.json"):
        raw = json.loads(path.read_text(encoding="utf-8"))
        assert "id" not in raw
        assert all("id" not in expectation for expectation in raw["expectations"])


def test_every_own_expectation_is_used(suites: list[Any]) -> None:
    used = {rule.type for suite in suites for rule in suite.rules}
    assert set(names()) - used == {"expect_quantity_to_be_between"}, "which is for tables of one's own"


@pytest.mark.parametrize("table", ["dispatches", "facts", "findings", "rates"])
def test_what_the_schema_promises_is_expected(table: str, suites: list[Any]) -> None:
    """Required, unique, closed and referring columns each have their expectation: a new column brings new rules."""
    rules = [rule for suite in suites for rule in suite.rules if rule.table == table]
    asked = {(rule.type, column) for rule in rules for column in rule.columns}
    for column in schema(table).columns:
        wanted = {
            "expect_column_values_to_not_be_null": column.required,
            "expect_column_values_to_be_unique": column.unique,
            "expect_column_values_to_be_in_set": column.allowed,
            "expect_column_values_to_be_between": column.minimum is not None,
            "expect_reference_to_resolve": column.refers_to,
        }
        for kind in (kind for kind, needed in wanted.items() if needed):
            assert (kind, column.name) in asked, f"{table}.{column.name} has no {kind}"


def test_vocabulary_comes_from_the_schema() -> None:
    expectation = GOOD | {
        "type": "expect_column_values_to_be_in_set",
        "kwargs": {"column": "bound", "value_set": {"$schema": "facts.bound.allowed"}},
    }
    read = as_suite(suite(expectation), origin="here")
    assert list(schema("facts").column("bound").allowed or ()) == read.rules[0].kwargs["value_set"]


def meta_without(key: str) -> dict[str, Any]:
    return GOOD | {"meta": {name: value for name, value in GOOD["meta"].items() if name != key}}  # type: ignore[attr-defined]


REFUSED = {
    "an unknown type": (suite(GOOD | {"type": "expect_miracles"}), "expect_miracles"),
    "no reason": (suite(meta_without("reason")), "reason"),
    "no way out": (suite(meta_without("way_out")), "way_out"),
    "no rule code": (suite(meta_without("rule")), "rule"),
    "the same rule twice": (suite(GOOD, GOOD), "written twice"),
    "an unknown severity": (suite(GOOD | {"severity": "fatal"}), "fatal"),
    "an unknown view": (suite(GOOD | {"meta": GOOD["meta"] | {"view": "moon"}}), "moon"),  # type: ignore[operator]
    "a key misspelt": (suite(GOOD | {"severty": "info"}), "Write 'severity'"),
    "a threshold misspelt": (suite(GOOD | {"meta": GOOD["meta"] | {"treshold": {"info": 3}}}), "Write 'thresholds'"),  # type: ignore[operator]
    "an owner misspelt": (suite(GOOD, ownr="desk"), "Write 'owner'"),
    "a key of the suite that is none": (suite(GOOD) | {"strict": True}, "no key 'strict'"),
    "a kind of column that is none": (suite(GOOD, columns={"price": "money"}), "number, date, string"),
    "no expectations": (suite(), "empty suite"),
    "no table": ({"name": "s", "meta": {}, "expectations": [GOOD]}, "table"),
    "a list": ([GOOD], "not a suite"),
    "a column the schema lacks": (suite(GOOD | {"kwargs": {"column": {"$schema": "facts.moon.allowed"}}}), "moon"),
    "something the schema is silent on": (
        suite(GOOD | {"kwargs": {"column": {"$schema": "facts.item.allowed"}}}),
        "says nothing",
    ),
    "thresholds that are none": (suite(GOOD | {"meta": GOOD["meta"] | {"thresholds": {"warning": "many"}}}), "many"),  # type: ignore[operator]
}


@pytest.mark.parametrize(("raw", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_a_suite_that_cannot_run_as_written_is_refused(raw: Any, told: str) -> None:
    with pytest.raises(SuiteError, match=told):
        as_suite(raw, origin="here")


def test_keywords_that_do_not_fit_are_refused(tables: dict[str, Any]) -> None:
    from crossfoot.checks import check

    odd = as_suite(suite(GOOD | {"kwargs": {"column": "fact_id", "colour": "red"}}), origin="here")
    with pytest.raises(SuiteError, match="colour"):
        check(tables, suites=odd)


def test_a_suite_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="no such suite"):
        read_suite(tmp_path / "none.json")


def test_a_file_that_is_not_json(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(SuiteError, match=r"bad\.json"):
        read_suite(tmp_path / "bad.json")


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="no suite"):
        read_suites(tmp_path)


def test_an_expectation_that_great_expectations_drops_is_noticed(
    tables: dict[str, Any], suites: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were one dropped between loading and running, the run would stop."""
    from crossfoot.checks import check_tables, engine

    whole = engine._validator

    class Forgetful:
        def __init__(self, view: Any) -> None:
            self.validator = whole(view)
            self.metrics_calculator = self.validator.metrics_calculator

        def graph_validate(self, configurations: Any, **options: Any) -> Any:
            return self.validator.graph_validate(configurations[1:], **options)

    monkeypatch.setattr(engine, "_validator", Forgetful)
    with pytest.raises(SuiteError, match="were written"):
        check_tables(tables, [suite for suite in suites if suite.table == "dispatches"])


def test_a_suite_of_ones_own_table_takes_nothing_from_crossfoots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "prices.csv").write_text("item,price\nbread,100\nmilk,120\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    new_suite(Path("prices.csv"))
    assert {"prices", "facts", "dispatches", "rates", "findings"} <= {suite.table for suite in read_suites()}
