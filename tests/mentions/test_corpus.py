"""Sentences of our own, with the readings expected of each. A line that begins with "! " is a known failure."""

from __future__ import annotations

import pytest

from tests.mentions.corpus_reader import Case, cases, problems


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_readings_of_a_sentence(case: Case, request: pytest.FixtureRequest) -> None:
    """Every figure of the sentence is read as its corpus line says, and nothing else is."""
    if case.known_failure:
        request.applymarker(pytest.mark.xfail(reason="known failure", strict=True))
    assert [] == problems(case), case.sentence


def test_a_fifth_of_the_sentences_have_nothing_to_find() -> None:
    """What holds no figure is tested as much as what does."""
    every = list(cases())
    assert len(every) >= 1000
    assert sum(not case.readings for case in every) * 5 >= len(every)
