"""Every limit of the plausible: its examples are beyond it, its counterexamples are not."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch, to_frame
from crossfoot.facts import extract
from crossfoot.findings import reconcile

LEXICON = lexicon.parse("plausibility")
LIMITS = LEXICON["measures"] | LEXICON["vehicles"]


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


@pytest.mark.parametrize("code", LEXICON["product"])
def test_a_product_has_its_source(code: str) -> None:
    """Named, with a year."""
    assert "20" in LEXICON["product"][code]["source"]
