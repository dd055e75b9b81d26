"""Affairs of one or two outlets: nobody is woken where the texts agree, and a planted fault is told."""

from __future__ import annotations

import pytest

from tests.simulated.affairs import Affair, affairs

SUM = "a list behind a verb or a sentence of its own, or of money, is known for a sum only where it comes to its total"
RISE = "one body's other figure of the same day is taken for a rise"
NOT_TOLD = {
    "votes as a percent": 'a share told before "or 2,419,752 of the 4,094,335 ballots" is not set against it',
    "brackets of one rate": "two brackets a fifth or a quarter apart, on rare draws: cause not looked into",
    "seats of a parliament": '"58 to the Green Left": the party is read as a verb, and ends the list',
    "profit by percent": '"in the three months to September" stands between the level and "up 18 percent from"',
    "jobs by town": SUM,
    "official rate": "no rule sets a day's rate of one bank against another dispatch's",
    "pledges": SUM,
    "deficit": "no rule knows that spending less revenue is the deficit",
    "defendants": SUM,
    "two outlets, one speaker": RISE,
    "evacuated in two outlets": "those driven from home and those evacuated are two measures; else " + RISE,
    "cases in two outlets": RISE,
}
"""Affairs some of whose faults are not told, and why."""
COMPOSED = tuple(affairs(5, 1))


@pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in COMPOSED])
def test_nobody_is_woken_where_texts_agree(one: Affair) -> None:
    """The twin of a fault raises no alarm."""
    assert [] == [finding.explanation for finding in one.false_alarms()]


@pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in COMPOSED if one.faulty])
def test_a_planted_fault_is_told(one: Affair) -> None:
    """By its verdict and its figures."""
    assert one.is_told() or one.name in NOT_TOLD
