"""For whom a price holds."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import extract
from crossfoot.findings.buyers import conditions
from crossfoot.findings.claims import claim
from crossfoot.tables import records

BUYERS, PACKS = lexicon.parse("buyers"), lexicon.parse("packs")


def of_last(text: str) -> frozenset[str]:
    """What the last figure of a sentence holds for; of the whole sentence where it has none."""
    rows = records("facts", extract([Dispatch("one", f"In Egypt bread costs 1 pound: {text}", "2024-06-10")]))
    last = claim(rows[-1])
    return conditions(text, 0, len(text), last)


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, entry in BUYERS.items() for text in entry["examples"]]
)
def test_an_example_names_its_buyers(name: str, text: str) -> None:
    """By a word of its clause."""
    assert {name} == of_last(text)


@pytest.mark.parametrize("text", [text for entry in BUYERS.values() for text in entry["counterexamples"]])
def test_a_counterexample_names_none(text: str) -> None:
    """The price holds for all."""
    assert frozenset() == of_last(text)


def names_pack(text: str, entry: str) -> bool:
    """Whether a price is of one pack; of one whose size is told, where that is asked."""
    return any(told.startswith("pack") and (entry == "packs" or any(map(str.isdigit, told))) for told in of_last(text))


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, entry in PACKS.items() for text in entry["examples"]]
)
def test_an_example_names_its_pack(name: str, text: str) -> None:
    """And its size, where that is what the words are for."""
    assert names_pack(text, name)


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, entry in PACKS.items() for text in entry["counterexamples"]]
)
def test_a_counterexample_names_no_pack_or_size(name: str, text: str) -> None:
    """A kilo is no pack, and 40 biscuits are no size."""
    assert not names_pack(text, name)


@pytest.mark.parametrize(
    ("text", "pack"), [("A 50 kg bag costs 90 pounds.", "pack 50 k bag"), ("A loaf costs 2 pounds.", "pack loaf")]
)
def test_a_pack_is_one(text: str, pack: str) -> None:
    """Of its size, where that is told."""
    assert pack in of_last(text)
