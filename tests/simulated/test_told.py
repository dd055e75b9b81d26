"""What figures measure is read in sentences of every sort but those that are known to fail."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.told import cases

KNOWN = (
    "hospitalised: {a} people were admitted with smoke inhalation",  # into what they were admitted, nothing says
    "trapped: a rockfall has sealed off the tunnel with {a} labourers inside",  # "inside" tells who was aboard
    "detained: # Police round up {a} in overnight sweep",  # a number behind which nothing is named
    "released: the rebels handed over {a} prisoners to the Red Cross at a bridge",  # "over" is taken for a hedge
    "accused: {a} former officers went on trial over the massacre",  # officers are troops, whatever they do
    "accused: {a} men appeared in court accused of plotting to blow up the embassy",  # a verb between
    "disease_cases: laboratories have logged {a} cases of the new strain",  # cases without a disease
    "aboard: the bus had {a} pilgrims on board",  # pilgrims are a crowd
    "customers: the insurer lost {a} policyholders to cheaper rivals",  # who is lost is dead
    "bridges_destroyed: retreating troops blew up {a} bridges",  # whom one blows up is killed
    "explosions: {a} bombs went off within minutes of each other",  # bombs are things
    "sold: dealers sold {a} cars in March",  # cars are vehicles first
    "sold: the factory turned out {a} tractors",
    "seized: thieves made off with {a} watches",  # no measure is of what thieves take but its worth
    "price: a tin of milk powder fetches {a} on the black market",  # money without what it is per
    "price: the cheapest ticket sets travellers back {a!}",
    "aid: the World Bank approved {a!} in emergency funding",  # what it is given for stands behind
    "budget: the ministry has earmarked {a!} for new schools",
    "price_change: shares in the company tumbled {a!}",  # words between the shares and their fall
    "length: the pipeline will run for {a!} under the sea",  # "under the sea" tells of a depth
    "killed: the army said it had put {a} insurgents out of action for good, killing them in caves",
)
"""Constructions that are not always read as they are meant."""


def test_composed_sentences_are_read_as_they_were_meant() -> None:
    """Every claim of the composed dispatches is found, and nothing else."""
    composed = [case for case in cases(1, 400) if not set(KNOWN) & set(case.constructions)]
    assert {} == {case.text: wrong for case in composed if (wrong := failures(case))}
