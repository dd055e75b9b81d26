"""Seventy kinds of damage to good tables: each is caught by the expectation meant for it.

That a clean table raises nothing is `test_check.py`'s to say.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from crossfoot.checks import check, check_path
from crossfoot.ledger import correction
from crossfoot.tables import frame, records, write_tables
from tests.checks.conftest import failed, sound_tables

Tables = dict[str, pd.DataFrame]
CROWD, HELD, MINORS, BUSES, FORTY, EIGHTY, ROUBLES, NONE, MORE, BURNED, AMBULANCES = range(11)
MARKET, STOLEN = 12, 13
EARLIER = pd.Timestamp("2024-04-01")
LATER = pd.Timestamp("2024-06-01")


class Damage(NamedTuple):
    """What is done to the tables, and which rule has to say so."""

    rule: str
    do: Callable[[Tables], None]
    asked: dict[str, Any] = {}  # noqa: RUF012 (never changed)
    """What the check is asked besides: the day, the tables of an earlier run."""


def put(row: int, table: str = "facts", **values: Any) -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        for column, value in values.items():
            tables[table].loc[row, column] = value

    return do


def add_to(row: int, **values: float) -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        for column, value in values.items():
            tables["facts"].loc[row, column] += value

    return do


def swap_columns(left: str, right: str) -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        facts = tables["facts"]
        facts[left], facts[right] = facts[right].copy(), facts[left].copy()

    return do


def drop(row: int, table: str = "facts") -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        tables[table] = tables[table].drop(index=row)

    return do


def twice(row: int, table: str = "facts") -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        tables[table] = pd.concat([tables[table], tables[table].iloc[[row]]], ignore_index=True)

    return do


def link(row: int, column: str, target: int) -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        tables["facts"].loc[row, column] = tables["facts"].loc[target, "fact_id"]

    return do


def text_becomes(change: Callable[[str], str]) -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        tables["dispatches"].loc[0, "text"] = change(str(tables["dispatches"].loc[0, "text"]))

    return do


def misdecoded(text: str) -> str:
    """Quotation marks put in, then read in the wrong encoding."""
    return text.replace("Harbour Square", "“Harbour” Square").encode("utf-8").decode("cp1252", "replace")


def float_noise(tables: Tables) -> None:
    tables["facts"].loc[HELD, "best"] += 1e-7


def other_rates(tables: Tables) -> None:
    tables["rates"]["value"] = 25.0


def corrected(**values: Any) -> Callable[[Tables], None]:
    """A person's correction of where the buses burned, itself damaged."""

    def do(tables: Tables) -> None:
        fact = records("facts", tables["facts"])[BUSES]
        made = correction(fact, "place", "Old Port", reason="A slip.", by="desk", on="2024-05-04")
        tables["corrections"] = frame("corrections", [made | values])

    return do


def both(first: Callable[[Tables], None], then: Callable[[Tables], None]) -> Callable[[Tables], None]:
    def do(tables: Tables) -> None:
        first(tables)
        then(tables)

    return do


def ids_of_another_reader(tables: Tables) -> None:
    tables["facts"]["fact_id"] = "x" + tables["facts"]["fact_id"].str.slice(1)


def value(number: float) -> dict[str, float]:
    return {"best": number, "lower": number, "upper": number}


DAMAGE = {
    "a digit too many": Damage("facts.figure_in_quote", put(AMBULANCES, **value(330))),
    "another number": Damage("facts.figure_in_quote", put(HELD, **value(430))),
    "a value negated": Damage("facts.figure_in_quote", put(HELD, **value(-340))),
    "a thousandfold": Damage("facts.figure_in_quote", put(STOLEN, best=1.5e9, upper=1.5e9)),
    "a part above its total": Damage("facts.part_fits_total", put(MINORS, **value(345))),
    "a conversion off by ten": Damage("facts.conversion_near_rate", put(ROUBLES, **value(140))),
    "a conversion off by a little": Damage("facts.conversion_as_printed", put(ROUBLES, **value(14.55))),
    "float noise": Damage("facts.bound_fits_values", float_noise),
    "the unit of another thing": Damage("facts.unit_fits_measure", put(HELD, unit="vehicle")),
    "another currency": Damage("facts.id_matches_content", put(FORTY, unit="USD/kilogram")),
    "a unit nobody reads": Damage("facts.unit_readable", put(FORTY, unit="tenge/kilo")),
    "a count in percent": Damage("facts.kind_fits_unit", put(HELD, unit="percent")),
    "a conversion per another thing": Damage("facts.conversion_keeps_per", put(ROUBLES, unit="RUB/liter")),
    "a change from another unit": Damage("facts.change_in_unit_of_earlier", put(EIGHTY, unit="USD/kilogram")),
    "an unknown kind": Damage("facts.kind_vocabulary", put(HELD, kind="number")),
    "an unknown measure": Damage("facts.measure_vocabulary", put(HELD, measure="imprisoned")),
    "lower above upper": Damage("facts.bounds_ordered", put(STOLEN, lower=2e6)),
    "a bound that does not fit": Damage("facts.bound_fits_values", put(BUSES, bound="exact")),
    "an unknown bound": Damage("facts.bound_vocabulary", put(BUSES, bound="roughly")),
    "zero for no information": Damage("facts.status_fits_value", put(NONE, **value(0))),
    "a value lost": Damage("facts.status_fits_value", put(HELD, best=None, lower=None, upper=None)),
    "an offset shifted": Damage("facts.quote_at_offset", add_to(MINORS, start=1, end=1)),
    "an offset past the end": Damage("facts.quote_at_offset", add_to(MINORS, start=9000, end=9000)),
    "a negative offset": Damage("facts.start_least", put(MINORS, start=-1)),
    "a span too long": Damage("facts.span_fits_quote", add_to(MINORS, end=1)),
    "a quote cut": Damage("facts.quote_at_offset", put(MINORS, surface="45 min")),
    "a quote reworded": Damage("facts.quote_at_offset", put(MINORS, surface="45 adults")),
    "an id retyped": Damage("facts.id_matches_content", put(CROWD, fact_id="0000000000000000")),
    "an id lost": Damage("facts.fact_id_stated", put(CROWD, fact_id=None)),
    "a row twice": Damage("facts.id_unique", twice(HELD)),
    "a row missing that others name": Damage("facts.part_of_found", drop(HELD)),
    "a finding's fact missing": Damage("findings.fact_found", drop(AMBULANCES)),
    "a dispatch missing": Damage("facts.dispatch_found", drop(1, "dispatches")),
    "a dispatch twice": Damage("dispatches.id_unique", twice(0, "dispatches")),
    "a total of itself": Damage("facts.part_of_not_itself", link(HELD, "part_of", HELD)),
    "a link to nothing": Damage("facts.converts_found", put(ROUBLES, converts="ffffffffffffffff")),
    "a change of another measure": Damage("facts.change_of_one_measure", link(EIGHTY, "changed_from", HELD)),
    "an event after its report": Damage("facts.event_not_after_report", put(HELD, event_start=LATER)),
    "a period turned round": Damage("facts.event_ordered", put(HELD, event_end=pd.Timestamp("2024-04-01"))),
    "a report on another day": Damage("facts.reported_as_dispatched", put(HELD, reported_at=LATER)),
    "a report without a day": Damage("facts.reported_at_stated", put(HELD, reported_at=None)),
    "two columns swapped": Damage("facts.quote_at_offset", swap_columns("surface", "item")),
    "start and end swapped": Damage("facts.span_fits_quote", swap_columns("start", "end")),
    "a speaker nobody named": Damage("facts.attribution_as_written", put(HELD, attribution="the mayor")),
    "a word added to the text": Damage("facts.quote_at_offset", text_becomes(lambda text: f"Update: {text}")),
    "the text's end changed": Damage("facts.id_matches_content", text_becomes(lambda text: text[:-1] + "!")),
    "the wrong encoding": Damage("dispatches.text_decoded", text_becomes(misdecoded)),
    "a blank text": Damage("dispatches.text_not_blank", text_becomes(lambda text: " \n")),
    "a rate without its nominal": Damage("rates.nominal_least", put(0, "rates", nominal=0)),
    "a rate of zero": Damage("rates.value_positive", put(0, "rates", value=0.0)),
    "a rate not known yet": Damage("rates.found_not_after_asked", put(0, "rates", date_found=LATER)),
    "a rate by the word": Damage("rates.base_code", put(0, "rates", base="tenge")),
    "a rate turned to another day's": Damage("facts.conversion_near_rate", other_rates),
    "a verdict nobody knows": Damage("findings.verdict_vocabulary", put(0, "findings", verdict="fine")),
    "a difference miswritten": Damage("findings.difference_right", put(0, "findings", difference=87.0)),
    "a correction of a fact that is gone": Damage("corrections.fact_found", corrected(fact_id="ffffffffffffffff")),
    "a correction that is no number": Damage("corrections.taken_up", corrected(column="best", becomes="many")),
    "a correction of the quote": Damage("corrections.taken_up", corrected(column="surface")),
    "a correction of no column": Damage("corrections.taken_up", corrected(column="colour")),
    "a correction out of order": Damage("corrections.taken_up", corrected(column="upper", becomes="1", was=None)),
    "a correction of something else": Damage("corrections.was_as_it_stood", corrected(was="Harbour Square")),
    "a correction that changes nothing": Damage("corrections.changes_something", corrected(becomes="Novy Port")),
    "a correction without a reason": Damage("corrections.reason_stated", corrected(reason=None)),
    "a correction by nobody": Damage("corrections.corrected_by_stated", corrected(corrected_by=None)),
    "a correction twice": Damage("corrections.id_unique", both(corrected(), twice(0, "corrections"))),
    "a stack gone stale": Damage("freshness.newest", put(1, "dispatches", reported_at=EARLIER), {"on": "2024-05-05"}),
    "an outlet fallen silent": Damage(
        "freshness.outlet_age",
        both(put(0, "dispatches", outlet="A"), put(0, "dispatches", reported_at=EARLIER)),
        {"on": "2024-05-04"},
    ),
    "a dispatch from tomorrow": Damage(
        "freshness.not_ahead", put(0, "dispatches", reported_at=LATER), {"on": "2024-05-04"}
    ),
    "ids of another reader": Damage("drift.facts_kept", ids_of_another_reader, {"before": sound_tables()}),
    "a list cut": Damage("findings.facts_list", put(0, "findings", facts='["cc1cb6fc')),
}


def test_there_are_forty_kinds_at_least() -> None:
    assert len(DAMAGE) >= 40


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_caught_by_the_expectation_meant_for_it(kind: str, tables: Tables, suites: list[Any]) -> None:
    """Among the rules of its table, none of which is thrown off."""
    rule, do, asked = DAMAGE[kind]
    do(tables)
    report = check(tables, suites=[suite for suite in suites if suite.table == rule.partition(".")[0]], **asked)
    assert rule in failed(report)
    assert [one.rule.code for one in report.outcomes if one.state == "errored"] == []
    severity = {one.rule.code: one.severity for one in report.outcomes}[rule]
    assert report.exit_code() == 1 or severity == "warning"


def test_a_sound_correction_raises_nothing(tables: Tables, suites: list[Any]) -> None:
    corrected()(tables)
    report = check(tables, suites=suites)
    assert failed(report) == {"facts.conversion_as_printed"}


CELLS = [
    ("facts", "best", "12O", "is not a number"),
    ("facts", "start", "1.5", "is not an integer"),
    ("facts", "event_start", "Tuesday", "is not a date"),
    ("dispatches", "reported_at", "2024-13-45", "is not a date"),
    ("rates", "value", "n/a", "is not a number"),
    ("findings", "difference", "--", "is not a number"),
]


@pytest.mark.parametrize(("table", "column", "cell", "told"), CELLS, ids=[f"{one[0]}.{one[1]}" for one in CELLS])
def test_a_cell_of_the_wrong_type_is_a_failing_row(
    table: str, column: str, cell: str, told: str, tmp_path: Path
) -> None:
    """In every table: its row, its column and what stands there."""
    write_tables(tmp_path, sound_tables())
    path = tmp_path / f"{table}.csv"
    header, *rows = csv.reader(path.read_text().splitlines())
    rows[0][header.index(column)] = cell
    with path.open("w", newline="") as out:
        csv.writer(out).writerows([header, *rows])
    report = check_path(path)
    failure = report.failures.set_index("rule").loc[f"{table}.cells_readable"]
    assert (failure["row"], failure["found"]) == (2, f"column {column}: {cell!r} {told}")
    assert report.exit_code() == 1
