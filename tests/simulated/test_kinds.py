"""Trials, results, takeovers, launches and fires are read in every construction but those that are known to fail."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.kinds import cases

KNOWN = (
    "trial: the judge gave him {a}",  # what is given is told by who gives it
    "trial: the victims were awarded {a}",  # the day of the award
    "acquisition: the takeover will cost it {a}",  # what somebody is cost is read as lost
    "acquisition: the combined group would be worth {a}",  # worth alone tells no measure
    "acquisition: the sellers will get {a} in cash",  # nor does what is got
    "acquisition: the bidder offered {a} in cash for every share",  # a unit behind other words
    "acquisition: the price agreed was {a}",  # that it is of a deal, only the story tells
    "launch: it runs for {a} on one charge",  # a charge of a battery is read as one of a court
)
"""Constructions that are not always read as they are meant."""


def test_composed_dispatches_are_read_as_they_were_meant() -> None:
    """Every claim of the composed dispatches is found, and nothing else."""
    composed = [case for case in cases(1, 300) if not set(KNOWN) & set(case.constructions)]
    assert {} == {case.text: wrong for case in composed if (wrong := failures(case))}
