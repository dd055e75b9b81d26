"""Figures are where the composed dispatches put them."""

from __future__ import annotations

import pytest

from tests.simulated.cases import Case, failures
from tests.simulated.places import cases

KNOWN_FAILURES: dict[str, str] = {}
"""Constructions that are not always read as meant, each with the reason."""


@pytest.mark.parametrize("case", list(cases(seed=11, number=150)), ids=lambda case: " + ".join(case.constructions))
def test_a_figure_is_where_the_text_puts_it(case: Case) -> None:
    if KNOWN_FAILURES.keys().isdisjoint(case.constructions):
        assert [] == failures(case)
