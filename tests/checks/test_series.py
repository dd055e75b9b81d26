"""What was reported before: running totals, coverage, and drift between two runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from crossfoot.checks import Report, check
from crossfoot.checks.sources import Sources
from crossfoot.checks.views import build
from crossfoot.errors import TableError
from crossfoot.ledger import correction
from crossfoot.tables import frame, records
from tests.checks.conftest import failed, only, sound_tables

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


def test_a_running_total_that_falls_is_a_warning(tables: Tables, checked: Callable[..., Report]) -> None:
    report = checked(running(tables, 340, 300), "facts")
    told = report.results.set_index("rule").loc["facts.total_not_falling"]
    assert (told["state"], told["severity"]) == ("failed", "warning")
    assert told["found"] == "the total is 300 person, and was at least 340 before"
    assert told["dispatch_id"] == "harbour-2"


def test_one_that_rises_is_sound(tables: Tables, checked: Callable[..., Report]) -> None:
    assert "facts.total_not_falling" not in failed(checked(running(tables, 340, 360), "facts"))


def test_another_speaker_or_place_is_another_series(tables: Tables, checked: Callable[..., Report]) -> None:
    assert "facts.total_not_falling" not in failed(checked(running(tables, 340, 300, place="Old Port"), "facts"))


def test_a_part_is_no_running_total(tables: Tables, checked: Callable[..., Report]) -> None:
    assert "facts.total_not_falling" not in failed(checked(running(tables, 340, 300, part_of="f1"), "facts"))


def test_after_two_months_it_is_another_event(tables: Tables, checked: Callable[..., Report]) -> None:
    changed = running(tables, 340, 300)
    for days, told in ((59, True), (61, False)):
        changed["facts"].loc[8, "reported_at"] = changed["facts"].loc[1, "reported_at"] + pd.Timedelta(days=days)
        assert ("facts.total_not_falling" in failed(checked(changed, "facts"))) is told


def test_a_text_full_of_numbers_that_gave_no_figure(tables: Tables, checked: Callable[..., Report]) -> None:
    tables["dispatches"].loc[2, ["dispatch_id", "text"]] = "scores", "They won 3 to 2, then 4 to 1 and 5 to 0."
    report = checked(tables, "dispatches")
    assert report.results.set_index("rule").loc["dispatches.figures_read", "state"] == "failed"


def test_years_and_clock_times_are_no_figures(tables: Tables, checked: Callable[..., Report]) -> None:
    tables["dispatches"].loc[2, ["dispatch_id", "text"]] = "dates", "From 1991 to 2004, daily at 10:30 and 17:45."
    assert "dispatches.figures_read" not in failed(checked(tables, "dispatches"))


def test_the_same_run_twice_has_not_drifted(suites: list[Any]) -> None:
    report = check(sound_tables(), suites=suites, before=sound_tables())
    assert {one.rule.code for one in report.outcomes if one.rule.table == "drift"} >= {"drift.facts_kept"}
    assert not any(rule.startswith("drift.") for rule in failed(report))


def test_facts_with_other_ids_are_a_warning(suites: list[Any]) -> None:
    """The reader changed: the same words now give other facts."""
    before = sound_tables()["facts"]
    earlier = before.assign(fact_id="old " + before["fact_id"])
    report = check(sound_tables(), suites=only(suites, "drift"), before=earlier)
    assert "drift.facts_kept" in failed(report)
    assert report.exit_code() == 0


def test_a_dispatch_that_gives_nothing_any_more_is_critical(suites: list[Any]) -> None:
    now = sound_tables()
    now["facts"] = now["facts"][now["facts"]["dispatch_id"] != "harbour-2"]
    report = check(now, suites=only(suites, "drift"), before=sound_tables())
    assert "drift.dispatch_not_emptied" in failed(report)
    assert report.failures.set_index("rule").loc["drift.dispatch_not_emptied", "dispatch_id"] == "harbour-2"


def test_without_an_earlier_run_drift_is_not_asked(sound_report: Report) -> None:
    assert not any(one.rule.table == "drift" for one in sound_report.outcomes)


@pytest.fixture
def aged(suites: list[Any]) -> Callable[[str], Report]:
    """How fresh the dispatches of two outlets are on a day."""
    tables = sound_tables()
    tables["dispatches"]["outlet"] = ["Harbour Times", "Port Daily"]
    return lambda on: check(tables, suites=only(suites, "dispatches", "freshness"), on=on)


def test_a_stack_printed_yesterday_is_fresh(aged: Callable[[str], Report]) -> None:
    report = aged("2024-05-04")
    assert {one.rule.code for one in report.outcomes if one.rule.table == "freshness"} == {
        "freshness.newest",
        "freshness.outlet_age",
        "freshness.not_ahead",
    }
    assert failed(report) == set()


def test_the_newest_dispatch_is_held_against_the_day_of_the_check(aged: Callable[[str], Report]) -> None:
    """The newest is of 3 May: on the 5th it will do, on the 6th it is stale."""
    assert failed(aged("2024-05-05")) == set()
    report = aged("2024-05-06")
    assert "freshness.newest" in failed(report)
    assert report.exit_code() == 1


def test_an_outlet_that_fell_silent_is_named(aged: Callable[[str], Report]) -> None:
    """One is of 2 May, the other of the 3rd: on the 17th only the first is older than a fortnight."""
    told = aged("2024-05-17").failures.set_index("rule").loc["freshness.outlet_age"]
    assert (told["quote"], told["found"]) == ("Harbour Times", "age_days is 15, more than 14")


def test_a_dispatch_from_tomorrow_is_critical(aged: Callable[[str], Report]) -> None:
    assert "freshness.not_ahead" in failed(aged("2024-05-02"))


def test_a_day_that_is_none(aged: Callable[[str], Report]) -> None:
    with pytest.raises(TableError, match="2022-01-08"):
        aged("yesterday")


def history(figures: int) -> Tables:
    """Six dispatches of one outlet, each with so many figures."""
    dispatches = [{"dispatch_id": f"d{n}", "outlet": "Port Daily", "text": "…"} for n in range(6)]
    facts = [{"dispatch_id": f"d{n}", "fact_id": f"{n}-{k}"} for n in range(6) for k in range(figures)]
    return {"dispatches": frame("dispatches", dispatches), "facts": frame("facts", facts)}


@pytest.mark.parametrize(
    ("before", "now", "rule"),
    [(4, 4, None), (4, 2, None), (4, 1, "coverage.not_halved"), (4, 9, "coverage.not_doubled")],
)
def test_figures_for_each_dispatch_are_held_against_history(
    before: int, now: int, rule: str | None, suites: list[Any]
) -> None:
    report = check(history(now), suites=only(suites, "coverage"), before=history(before))
    assert {one for one in failed(report) if one.startswith("coverage.")} == ({rule} if rule else set())


def test_few_dispatches_say_nothing_of_coverage(suites: list[Any]) -> None:
    few = {name: df[df["dispatch_id"].isin(["d0", "d1"])] for name, df in history(9).items()}
    report = check(few, suites=only(suites, "coverage"), before=history(1))
    assert failed(report) == set()
    assert report.outcomes


def misread(tables: Tables, row: int, value: float) -> Tables:
    """The reader takes a figure wrongly, and gives it the id of what it read."""
    tables["facts"].loc[row, ["best", "lower", "upper"]] = value
    read = build("facts", Sources(tables), ["identity"]).df["identity"]
    tables["facts"].loc[row, "fact_id"] = read[row]
    return tables


def person_says(tables: Tables, row: int, becomes: str) -> Tables:
    fact = records("facts", tables["facts"])[row]
    made = correction(fact, "best", becomes, reason="As printed.", by="desk", on="2024-05-04")
    return tables | {"corrections": frame("corrections", [made])}


def test_a_misread_figure_that_a_person_corrected_is_no_failure(tables: Tables, checked: Callable[..., Report]) -> None:
    """340 detained, read as 30, so that 45 of them are too many; corrected to 340, all is well, the id too."""
    wrong = misread(tables, 1, 30.0)
    wrong["facts"].loc[2, "part_of"] = wrong["facts"].loc[1, "fact_id"]
    assert {"facts.figure_in_quote", "facts.part_fits_total"} <= failed(checked(wrong, "facts"))
    assert failed(checked(person_says(wrong, 1, "340"))) == {"facts.conversion_as_printed"}


def test_a_misprint_that_a_person_corrected_is_no_failure(tables: Tables, checked: Callable[..., Report]) -> None:
    """What was read stands in the quote; that the outlet was wrong is the person's to say."""
    assert failed(checked(person_says(tables, 1, "350"))) == {"facts.conversion_as_printed"}


def test_a_correction_is_checked_as_any_figure_is(tables: Tables, checked: Callable[..., Report]) -> None:
    """45 minors of 340 detained become 450."""
    report = checked(person_says(tables, 2, "450"), "facts")
    assert "facts.part_fits_total" in failed(report)
    assert "450" in report.failures.set_index("rule").loc["facts.part_fits_total", "found"]


def test_a_correction_that_neither_reading_bears_out_fails(tables: Tables, checked: Callable[..., Report]) -> None:
    assert "facts.figure_in_quote" in failed(checked(person_says(misread(tables, 5, 8.0), 5, "90"), "facts"))
