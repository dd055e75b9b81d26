"""Whose dollar is meant, by the day of the dispatch: ``crossfoot.facts.moneys_of_day``."""

from __future__ import annotations

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts


def units(text: str, day: str | None) -> list[str]:
    return [fact.unit for fact in read_facts(Dispatch("story", text, day))]


@pytest.mark.parametrize(
    ("day", "unit"),
    [("2007-08-14", "ZWL/liter"), ("2019-01-13", "USD/liter"), ("2019-06-24", "ZWL/liter"), (None, "ZWL/liter")],
)
def test_a_dollar_in_harare_is_of_its_day(day: str | None, unit: str) -> None:
    """From April 2009 to June 2019 Zimbabwe had no dollar of its own in use."""
    assert [unit, unit] == units("HARARE - Petrol in Zimbabwe costs $3.31 a litre, up from $1.24.", day)


def test_what_a_dollar_is_restated_in_is_another() -> None:
    """No amount in dollars is restated in the same dollars."""
    text = "HARARE - Petrol in Zimbabwe now costs $US3.31 ($4.60) a litre."
    assert ["USD/liter", "ZWL/liter"] == units(text, "2019-01-16")


def test_a_currency_that_is_named_is_meant() -> None:
    """Named, it is its own also on a day prices were in another."""
    assert ["ZWL/liter"] == units("HARARE - Petrol costs 1.90 RTGS dollars a litre.", "2019-05-22")
