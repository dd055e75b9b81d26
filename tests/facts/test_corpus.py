"""The dispatches of our own, each with its claims as a person reads them; see ``tests/corpus/dispatches``."""

from __future__ import annotations

from typing import Any

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from crossfoot.facts.cues import measures
from tests.facts.claims_corpus import failures, stories, value_of


@pytest.mark.parametrize("story", [pytest.param(story, id=story["id"]) for story in stories()])
def test_claims_of_a_dispatch(story: dict[str, Any]) -> None:
    """Every claim is found with all its fields but those known to fail, which have to fail; and nothing else is.

    ``python tests/facts/mark_known_failures.py`` writes the lists anew.
    """
    wrong, spurious = failures(story)
    asked = [claim for claim in story["facts"] if value_of(claim) != (None,)]
    told = {
        claim["quote"]: f"now wrong {sorted(set(fields) - known)}, no longer wrong {sorted(known - set(fields))}"
        for claim, fields in zip(asked, wrong, strict=True)
        if (known := set(claim.get("known_failures", ()))) != set(fields)
    }
    assert {} == told
    assert story.get("known_spurious", []) == spurious


def test_every_claim_slices_back() -> None:
    """Spans are into the text as received."""
    for story in stories():
        for fact in read_facts(Dispatch(story["id"], story["text"], story["published"])):
            assert story["text"][fact.start : fact.end] == fact.surface


def test_parents_are_measures() -> None:
    """A wider measure is one of the vocabulary."""
    assert {measure.parent for measure in measures().values() if measure.parent} <= set(measures())
