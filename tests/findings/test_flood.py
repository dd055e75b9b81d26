"""The fictitious flood of data/examples, read and reconciled: what a desk would want to be woken for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from crossfoot.dispatches import read_dispatches, to_frame
from crossfoot.facts import extract
from crossfoot.findings import Finding, Result, reconcile
from crossfoot.pipeline import Kept

FLOOD = Path(__file__).parents[2] / "data" / "examples" / "flood.jsonl"
ALARMS = {
    ("headlines", "conflicts", (9.0, 6.0)): "the headline's nine against the body's six",
    ("conversions", "off", (2.5e9, 1.3e8)): "130 million euros for 2.5 billion koruna",
    ("changes", "breaks", (160.0, 30.0, 48.0)): "30 to 48 koruna called a 160 percent increase",
    ("revisions", "supersedes", (21.0, 27.0)): "the toll revised down from 27 to 21",
    ("revisions", "retracts", (27.0, 21.0)): "the mayor's 27, withdrawn",
    ("revisions", "retracts", (27.0, 27.0)): "27 printed as fact a day after",
    ("misreadings", "conflicts", (181.0, 181.0, 21.0, 160.0)): "181 casualties printed as 181 injured",
    ("plausibility", "implausible", (9e11,)): "900 billion koruna a day",
}


@cache
def flood() -> Result:
    """The whole week, reconciled."""
    stack = read_dispatches(FLOOD)
    return reconcile(extract(stack), dispatches=to_frame(stack))


def is_like(finding: Finding, rule: str, verdict: str, figures: tuple[float, ...]) -> bool:
    """Whether a finding is of that rule and verdict, and begins with those figures."""
    return (rule, verdict) == (finding.rule, finding.verdict) and finding.values[: len(figures)] == figures


def test_the_tables_settle_what_the_run_settled() -> None:
    """So `crossfoot chart` draws from them what the run drew."""
    result = flood()
    assert result.dispatches is not None
    kept = Kept(result.facts, result.findings, result.rates, result.dispatches)
    assert kept.settled.equals(result.settled)


def test_a_result_shows_itself_in_a_line() -> None:
    """Not as the repr of its tables."""
    shown = repr(flood().at_vintage("2024-06-11"))
    assert re.fullmatch(r"<Result: \d+ facts, \d+ findings, \d+ of them alarms; policy latest_official, "
                        r"vintage 2024-06-11>", shown)  # fmt: skip


@pytest.mark.parametrize("alarm", ALARMS, ids=ALARMS.values())
def test_each_thing_wrong_is_an_alarm(alarm: tuple[str, str, tuple[float, ...]]) -> None:
    """One for each."""
    assert [True] == [True for finding in flood().alarms if is_like(finding, *alarm)]


def test_hardly_anything_else_is_an_alarm() -> None:
    """At most one in five that nobody planted."""
    planted = [f for f in flood().alarms if any(is_like(f, *alarm) for alarm in ALARMS)]
    assert len(flood().alarms) - len(planted) <= len(flood().alarms) / 5


def test_two_counts_side_by_side_are_not_one_series() -> None:
    """The Red Cross and the ministry."""
    assert [(160.0, 210.0, 14.0, 19.0)] == [f.values for f in flood().found if f.rule == "counts"]


def test_the_evening_before_the_retraction_knows_nothing_of_it() -> None:
    """On the 13th the mayor's 27 still stands."""
    then = flood().at_vintage("2024-06-13")
    assert [] == [f for f in then.found if f.verdict == "retracts"]
    assert "2024-06-13" >= then.facts["reported_at"].max().strftime("%Y-%m-%d")


def test_the_rates_used_are_told() -> None:
    """The European Central Bank's, of the days asked for."""
    rates = flood().rates
    assert {"European Central Bank"} == set(rates["source"])
    assert (rates["date_found"] <= rates["date_asked"]).all()
