"""What figures of disasters are parts of, who told them and of which day is read but where it is known to fail."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.crises import cases

KNOWN = frozenset(
    (
        "part dead_most",  # "the rest, 26 in all" is of nothing
        "part fled_where",  # "of them", behind those who fled told in the sentence before, is of what was counted last
        "part missing_among",  # behind numbers of two counts
        "part dead_nations",
        "part hurt_flown",  # behind cases of another count
        "part dead_who",
        "day worst",
        "part dead_half",  # behind people killed in another event
        "part fled_across",  # "those who fled" are of what was counted last
        "part wells",  # "11 proved unsafe" names nothing counted before
    )
)
"""Constructions that are not always read as they are meant."""


def test_composed_dispatches_are_read_as_they_were_meant() -> None:
    composed = [case for case in cases(3, 110) if KNOWN.isdisjoint(case.constructions)]
    wrong = {case.text: told for case in composed if (told := failures(case))}
    assert len(wrong) <= len(composed) * 0.06, wrong
