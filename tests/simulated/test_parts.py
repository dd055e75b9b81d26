"""What figures lean on is read in every construction but those that are known to fail."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.parts import cases

KNOWN = (
    " - {p} {x} and {q} {y}",  # behind "unaccounted for" a list of soldiers or policemen is read as of those sent
    ". of these, {p!} were {x} and {q!} {y}",  # behind "members of one family" a list does not go on
)
"""Constructions that are not always read as they are meant."""


def test_composed_dispatches_are_read_as_they_were_meant() -> None:
    """Every claim of the composed dispatches is found, and nothing else."""
    composed = [case for case in cases(1, 300) if not set(KNOWN) & set(case.constructions)]
    assert {} == {case.text: wrong for case in composed if (wrong := failures(case))}
