"""Courts, elections, firms, budgets, pledges and strikes are read in every construction but those known to fail."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.civil import cases

KNOWN = (
    "trial: of the {a} defendants, {b} pleaded guilty",  # what some pleaded is read of all
    "trial: the jury cleared {a} of the {b} defendants",  # the cleared are read as set free
    "trial: the appeals court reduced his sentence to {a} from {b}",  # of two units, years and months
    "protest: {a} of those held face charges of rioting",  # read as held, like the others
    "protest: {a} people were injured, {b} officers and {c} protesters",  # officers are read as troops
    "migration: {a} Poles and {b} Czechs were among those stopped",  # Poles are read as poles
    "migration: {a} migrants were picked up off Lampedusa, {b} women and {c} children among them",
    "election: the Unity Party won {b} of parliament's {a} seats, the Farmers' Party {c} and the Green Left {d}",
    "election: of the {a} seats in the assembly, the ruling party holds {b} and the opposition {c}",
    "donors: the agency is short of {a}",  # short of is read as less than
    "donors: the United States offered an additional {a}",  # offers are read as those of bidders
    "launch: production will start at {a} vehicles a month",  # start at is read as at least
    "budget: education will get {a}, {b} more than in 2018",  # nor does what is got tell a measure
    "budget: {a} has been earmarked for the new port",
    "acquisition: the seller paid {a} for the unit in 2011",  # that a deal is meant, only the story tells
    "results: revenue beat the {a} forecast by analysts",
    "results: it reported sales of {a} for the quarter, with {b} from Europe and the rest from the Americas",
    "results: the lender added {a} new customers, bringing the total to {b}",  # the lender is read as telling it
    "results: net debt stood at {a} on December 31",
    "results: the company wrote down the value of its brands by {a}",
    "money: the bank raised its key rate by {a} to {b}",
    "money: the central bank quoted the dollar at {a} zlotys",
)
"""Constructions that are not always read as they are meant."""
SHARE = 0.02
"""Of the others at most: a sentence before, or a second one, sometimes misleads what is read of the first."""


def test_composed_dispatches_are_read_as_they_were_meant() -> None:
    """Every claim of the composed dispatches is found, and nothing else, in all but a few."""
    composed = [case for case in cases(1, 400) if not set(KNOWN) & set(case.constructions)]
    wrong = {case.text: told for case in composed if (told := failures(case))}
    assert len(wrong) <= SHARE * len(composed), wrong
