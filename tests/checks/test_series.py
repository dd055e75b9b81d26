"""What was reported before: running totals, coverage, and drift between two runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from crossfoot.checks import Report, check
from tests.checks.conftest import failed, sound_tables

Tables = dict[str, pd.DataFrame]


def running(tables: Tables, first: float, then: float, **changes: Any) -> Tables:
    """Two running totals of the detained, a day apart."""
    facts = tables["facts"]
    for row, value in ((1, first), (8, then)):
        facts.loc[row, ["best", "lower", "upper"]] = value
        facts.loc[row, ["aggregation", "item", "attribution"]] = ["cumulative", "people", "police"]
    for column, value in changes.items():
        facts.loc[8, column] = value
    return tables


def test_a_running_total_that_falls_is_a_warning(tables: Tables, checked: Callable[[Any], Report]) -> None:
    report = checked(running(tables, 340, 300))
    told = report.results.set_index("rule").loc["facts.total_not_falling"]
    assert (told["state"], told["severity"]) == ("failed", "warning")
    assert told["found"] == "the total is 300 person, and was at least 340 before"
    assert told["dispatch_id"] == "harbour-2"


def test_one_that_rises_is_sound(tables: Tables, checked: Callable[[Any], Report]) -> None:
    assert "facts.total_not_falling" not in failed(checked(running(tables, 340, 360)))


def test_another_speaker_or_place_is_another_series(tables: Tables, checked: Callable[[Any], Report]) -> None:
    assert "facts.total_not_falling" not in failed(checked(running(tables, 340, 300, place="Old Port")))


def test_a_text_full_of_numbers_that_gave_no_figure(tables: Tables, checked: Callable[[Any], Report]) -> None:
    tables["dispatches"].loc[2] = {"dispatch_id": "scores", "text": "They won 3 to 2, then 4 to 1 and 5 to 0."}
    report = checked(tables)
    assert report.results.set_index("rule").loc["dispatches.figures_read", "state"] == "failed"


def test_years_and_clock_times_are_no_figures(tables: Tables, checked: Callable[[Any], Report]) -> None:
    tables["dispatches"].loc[2] = {"dispatch_id": "dates", "text": "From 1991 to 2004, daily at 10:30 and 17:45."}
    assert "dispatches.figures_read" not in failed(checked(tables))


def test_the_same_run_twice_has_not_drifted() -> None:
    report = check(sound_tables(), before=sound_tables())
    assert {one.rule.code for one in report.outcomes if one.rule.table == "drift"} >= {"drift.facts_kept"}
    assert not any(rule.startswith("drift.") for rule in failed(report))


def test_facts_with_other_ids_are_a_warning() -> None:
    """The reader changed: the same words now give other facts."""
    before = sound_tables()["facts"]
    report = check(sound_tables(), before=before.assign(fact_id="old " + before["fact_id"]))
    assert "drift.facts_kept" in failed(report)
    assert report.exit_code() == 0


def test_a_dispatch_that_gives_nothing_any_more_is_critical() -> None:
    now = sound_tables()
    now["facts"] = now["facts"][now["facts"]["dispatch_id"] != "harbour-2"]
    report = check(now, before=sound_tables())
    assert "drift.dispatch_not_emptied" in failed(report)
    assert report.failures.set_index("rule").loc["drift.dispatch_not_emptied", "dispatch_id"] == "harbour-2"


def test_without_an_earlier_run_drift_is_not_asked(sound_report: Report) -> None:
    assert not any(one.rule.table == "drift" for one in sound_report.outcomes)
