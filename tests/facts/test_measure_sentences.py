"""Sentences of our own with the measure of every figure: ``tests/corpus/measures.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import Fact, read_facts

CORPUS = Path(__file__).parents[1] / "corpus" / "measures.txt"


def blocks() -> Iterator[tuple[str, list[str]]]:
    """Each sentence with its lines, one a figure: its words, its unit, its measure."""
    for block in CORPUS.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0], [line.strip() for line in lines[1:]]


def cases() -> Iterator[Any]:
    for sentence, figures in blocks():
        marks = [pytest.mark.xfail(strict=True)] if sentence.startswith("! ") else []
        yield pytest.param(sentence.removeprefix("! "), figures, id=sentence[:60], marks=marks)


def line(fact: Fact) -> str:
    return f"{fact.surface} | {fact.unit} | {fact.measure or '-'}"


@pytest.mark.parametrize(("sentence", "figures"), list(cases()))
def test_every_figure_has_its_measure(sentence: str, figures: list[str]) -> None:
    """What is counted, its unit and its measure, for every figure of a sentence and no other."""
    assert figures == [line(fact) for fact in read_facts(Dispatch("story", sentence, "2015-03-17"))]
