"""Worlds whose truth is known: nobody is woken over a consistent stack, and a planted fault is told."""

from __future__ import annotations

import pytest

from tests.simulated.stacks import FAULTS, Simulated, stacks

CONSISTENT = tuple(stacks(5, 10))
NOT_FOUND = {
    "simulated-5-0-crowd": 'of two that "according to" names in a sentence the first is read as the speaker of both',
    "simulated-5-0-misread": "one body gives both figures on one day, so the higher is taken for a rise",
}
"""Stacks whose fault is known not to be told."""


@pytest.mark.parametrize("one", [pytest.param(one, id=one.stack.name) for one in CONSISTENT])
def test_a_consistent_world_wakes_nobody(one: Simulated) -> None:
    """Whatever rises, is rounded, is a region's, a year's or another definition's."""
    assert [] == [finding.explanation for finding in one.false_alarms()]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_told(fault: str) -> None:
    """By its verdict and its figures."""
    assert all(one.is_found() for one in stacks(5, 1, fault) if one.stack.name not in NOT_FOUND)
