"""Where a figure was, by what a reader does to find it: the cases of ``tests/corpus/places``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus/places/where.toml").read_text(encoding="utf-8"))
RULES = CORPUS["rule"]
CASES = [pytest.param(*case, id=f"{rule['says']}: {case[1]}") for rule in RULES for case in rule["cases"]]


@pytest.mark.parametrize(("text", "figure", "place"), CASES)
def test_a_figure_is_where_a_reader_puts_it(text: str, figure: str, place: str) -> None:
    at = text.index(figure)
    told = [fact.place for fact in read_facts(Dispatch("one", text, "2021-05-12")) if fact.start <= at < fact.end]
    assert [place or None] == told[:1]


def test_there_are_cases_for_every_rule() -> None:
    assert all(len(rule["cases"]) > 2 for rule in RULES)


@pytest.mark.parametrize("case", CORPUS["doubt"], ids=lambda case: case["text"][:40])
def test_where_dateline_and_lead_differ_a_doubt_is_kept(case: dict[str, str]) -> None:
    *_, fact = read_facts(Dispatch("one", case["text"], "2021-05-12"))
    assert case["says"] == "; ".join(doubt for doubt in fact.doubts if doubt.startswith("where"))
