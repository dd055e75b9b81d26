"""Each measure's own sentences, and sentences for the structures that its words stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import Fact, read_facts


def read(text: str) -> list[Fact]:
    return read_facts(Dispatch("story", text, "2023-06-14"))


def cases(key: str) -> Iterator[Any]:
    for name, entry in lexicon.parse("measures").items():
        for sentence in entry.get(key, ()):
            yield pytest.param(name, sentence, id=f"{name}: {sentence}")


@pytest.mark.parametrize(("measure", "sentence"), list(cases("examples")))
def test_example_is_read_as_its_measure(measure: str, sentence: str) -> None:
    """Every sentence a measure stands with shows that measure."""
    assert measure in [fact.measure for fact in read(sentence)]


@pytest.mark.parametrize(("measure", "sentence"), list(cases("counterexamples")))
def test_counterexample_is_not(measure: str, sentence: str) -> None:
    """Nor does a sentence that misleads."""
    assert measure not in [fact.measure for fact in read(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nine people were killed.", ["killed"]),
        ("The blast killed nine people and wounded 14.", ["killed", "injured"]),
        ("Nine dead, 14 hurt in market blast.", ["killed", "injured"]),
        ("Nine people, among them a nurse, were reportedly killed.", ["killed"]),
        ("The landslide left nine dead and 14 missing.", ["killed", "missing"]),
        ("Nine have died and another 14 are in hospital.", ["killed", "hospitalised"]),
        ("The death toll from the cyclone rose to 97 on Friday.", ["killed"]),
        ("Killed were 12 miners.", ["killed"]),
        ("Twelve gunmen killed 30 villagers.", ["perpetrators", "killed"]),
        ("The mob burned 13 police vans and 4 shops.", ["vehicles_burned", "premises_damaged"]),
        ("Hundreds of the injured were rushed to hospitals.", ["hospitalised"]),
        ("The storm destroyed 120 shops, 18 schools and around 40 offices.", ["premises_damaged"] * 3),
        ("Police said 85 hostages were freed.", ["released"]),
        ("Twelve of the 40 passengers were killed.", ["killed", "aboard"]),
    ],
)
def test_measures_of_a_sentence(sentence: str, expected: list[str]) -> None:
    """Passive and active, headline and ellipsis, far predicates and lists."""
    assert expected == [fact.measure for fact in read(sentence)]
