"""What figures measure is read in sentences of every sort but those that are known to fail."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.told import cases

KNOWN = (
    "trapped: a rockfall has sealed off the tunnel with {a} labourers inside",  # "inside" tells who was aboard
    "customers: the insurer lost {a} policyholders to cheaper rivals",  # who is lost is dead
    "length: the pipeline will run for {a!} under the sea",  # "under the sea" tells of a depth
    "killed: the army said it had put {a} insurgents out of action for good, killing them in caves",
    "evacuated: helicopters lifted {a} tourists from the cut-off resort",  # who is lifted from a place is rescued
    "detained: agents swooped on a cafe and seized {a} dissidents",  # who seizes them stands in the clause before
    "detained: {a} strikers were bundled into police cars",  # whose cars they are, not the verb tells
    "troops: Uganda has pulled out {a} soldiers",  # as if from the rubble
    "deal_value: a Chinese firm agreed to pay {a!} for the ports",  # what is paid for tells whether it is a deal
    "killed: the funerals of {a} victims of the fire were held on Sunday",  # victims of what is told elsewhere
    "no victims: {a} workers need assistance with their tax forms",  # need is need
    "no victims: the school took in {a} new pupils in September",  # who is taken in has fled
    "no victims: {a} nurses were transferred to the new hospital",  # as patients are
    "no victims: the novel tells how {a} sailors were lost at sea",  # what only a novel tells
    "no victims: {a} reporters were told to leave the courtroom",  # who is told to leave is in danger
    "no victims: {a} members were asked to leave the club",
    "no victims: {a} bodies set up to watch prisons criticised the arrests",  # bodies that are institutions
)
"""Constructions that are not always read as they are meant."""


def test_composed_sentences_are_read_as_they_were_meant() -> None:
    """Every claim of the composed dispatches is found, and nothing else."""
    composed = [case for case in cases(1, 450) if not set(KNOWN) & set(case.constructions)]
    assert {} == {case.text: wrong for case in composed if (wrong := failures(case))}
