"""Every text of the corpus of days dates its figures as it should; those that do not yet are strict failures."""

from __future__ import annotations

import pytest

from tests.context.days_corpus import Case, cases, wrong


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.text[:60], marks=[pytest.mark.xfail(reason="not yet read right")] * case.fails)
        for case in cases()
    ],
)
def test_the_day_of_each_figure(case: Case) -> None:
    assert not wrong(case)
