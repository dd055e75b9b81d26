"""Hours, periods, plans and what was before, in dispatches of any day of the year."""

from __future__ import annotations

from tests.simulated.cases import Case, failures
from tests.simulated.moments import cases

KNOWN = (
    "running",  # a toll that runs "since dawn on Friday" may as well be of the day it began as of the report's
    "{k} people were killed in such accidents in the third quarter of {last}.",  # read as of the year alone
    "In the 2018/19 season {k} people died in avalanches.",  # a season of two years is no period yet
)
"""Constructions that are not always read as they are meant."""


def is_known(case: Case) -> bool:
    return not set(KNOWN).isdisjoint(case.constructions)


def test_days_of_composed_moments() -> None:
    """Every figure is of the day, month or year it was composed to speak of."""
    composed = [case for case in cases(7, 250) if not is_known(case)]
    wrong = [told for case in composed for told in failures(case)]
    assert len(wrong) <= len(composed) * 0.02, wrong
