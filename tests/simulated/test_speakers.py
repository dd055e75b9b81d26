"""Dispatches composed from forms of attribution, each figure with who gave it."""

from __future__ import annotations

import pytest

from tests.simulated.cases import Case, failures
from tests.simulated.speakers import cases


@pytest.mark.parametrize(
    "case", [case for seed in (11, 12) for case in cases(seed, 60)], ids=lambda case: case.text[:40]
)
def test_who_gave_each_figure(case: Case) -> None:
    """Whatever form of words names the speaker, wherever it stands, and however they are called again."""
    assert [] == failures(case)
