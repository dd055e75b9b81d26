"""Every limit of the plausible: its examples are beyond it, its counterexamples are not."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch, to_frame
from crossfoot.facts import extract
from crossfoot.findings import reconcile

LEXICON = lexicon.parse("plausibility")
SINGLE = ("fuel", "slips", "left_out", "residents", "handed_out", "wages", "imports")
LIMITS = LEXICON["measures"] | LEXICON["vehicles"] | {name: LEXICON[name] for name in SINGLE}


def is_doubted(text: str) -> bool:
    """Whether something in a text is called implausible."""
    stack = [Dispatch("one", text, "2024-06-10")]
    found = reconcile(extract(stack), dispatches=to_frame(stack)).found
    return any(finding.verdict == "implausible" for finding in found)


@pytest.mark.parametrize("text", [text for entry in LIMITS.values() for text in entry["examples"]])
def test_an_example_is_beyond_its_limit(text: str) -> None:
    """An alarm."""
    assert is_doubted(text)


@pytest.mark.parametrize("text", [text for entry in LIMITS.values() for text in entry["counterexamples"]])
def test_a_counterexample_is_within(text: str) -> None:
    """Rare, and true."""
    assert not is_doubted(text)


@pytest.mark.parametrize("measure", LIMITS)
def test_a_limit_has_its_source(measure: str) -> None:
    """And the day it was read."""
    assert "2026" in LIMITS[measure]["source"]


@pytest.mark.parametrize(
    "text",
    [
        "ASUNCION - The storm cost 7,400 trillion guarani, the ministry said.",
        "RABAT - The port cost 48 trillion dirhams, the ministry said.",
        "AMMAN - The subsidy costs $48 billion a year, the minister said.",
        "ADDIS ABABA - The railway loses 900 billion birr a day, the ministry said.",
    ],
)
def test_a_sum_beyond_its_economy_is_doubted(text: str) -> None:
    """Of any currency whose country's product is known, and of subsidies told in dollars."""
    assert is_doubted(text)


@pytest.mark.parametrize(
    "text",
    [
        "ASUNCION - The storm cost 740 billion guarani, the ministry said.",
        "RABAT - The port cost 48 billion dirhams, the ministry said.",
        "AMMAN - The subsidy costs $1.1 billion a year, the minister said.",
        "DUBLIN - The drug maker was bought for $160 billion, the company said.",
        "VALLETTA - The fund manages $300 billion, the company said.",
    ],
)
def test_a_sum_within_its_economy_is_not(text: str) -> None:
    """Firms of small countries are worth more than these make in a year."""
    assert not is_doubted(text)
