"""Where a figure was, by what a reader does to find it: the cases of ``tests/corpus/places``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts

FOLDER = Path(__file__).parents[1] / "corpus/places"
CORPUS = tomllib.loads((FOLDER / "where.toml").read_text(encoding="utf-8"))
RULES = CORPUS["rule"]
CASES = [pytest.param(*case, id=f"{rule['says']}: {case[1]}") for rule in RULES for case in rule["cases"]]
MARK = re.compile(r"\{(?P<words>[^|}]+)\|(?P<known_failure>!?)(?P<place>[^}]+)\}")


def marked_dispatches() -> Iterator[tuple[str, str, list[tuple[int, int, str, bool]]]]:
    """Day, text and the marked figures of each dispatch: their spans, places, and whether they are known to fail."""
    blocks = (FOLDER / "dispatches.txt").read_text(encoding="utf-8").split("\n# ")[1:]
    for block in blocks:
        day, _, body = block.partition("\n")[2].strip().partition(" ")
        text, at, marks = "", 0, []
        for match in MARK.finditer(body):
            text += body[at : match.start()]
            start, text, at = len(text), text + match["words"], match.end()
            marks.append((start, len(text), match["place"], bool(match["known_failure"])))
        yield day, text + body[at:], marks


@pytest.mark.parametrize(("text", "figure", "place"), CASES)
def test_a_figure_is_where_a_reader_puts_it(text: str, figure: str, place: str) -> None:
    at = text.index(figure)
    told = [fact.place for fact in read_facts(Dispatch("one", text, "2021-05-12")) if fact.start <= at < fact.end]
    assert [place or None] == told[:1]


@pytest.mark.parametrize(("day", "text", "marks"), list(marked_dispatches()), ids=lambda value: str(value)[:40])
def test_the_figures_of_a_dispatch_are_where_a_reader_puts_them(
    day: str, text: str, marks: list[tuple[int, int, str, bool]]
) -> None:
    """A place holds the words of the mark or is held in them: "Kullu" and "Kullu district" are one."""
    facts = read_facts(Dispatch("one", text, day))
    wrong = {}
    for start, end, place, known_failure in marks:
        told = next((fact.place or "" for fact in facts if fact.start < end and start < fact.end), "")
        one, other = sorted((told.lower(), place.lower()), key=len)
        if (bool(told) and one in other) == known_failure:
            wrong[text[start:end]] = f"{told or None}, known to fail: {known_failure}"
    assert {} == wrong


def test_there_are_cases_for_every_rule() -> None:
    assert all(len(rule["cases"]) > 2 for rule in RULES)


@pytest.mark.parametrize("case", CORPUS["doubt"], ids=lambda case: case["text"][:40])
def test_where_dateline_and_lead_differ_a_doubt_is_kept(case: dict[str, str]) -> None:
    *_, fact = read_facts(Dispatch("one", case["text"], "2021-05-12"))
    assert case["says"] == "; ".join(doubt for doubt in fact.doubts if doubt.startswith("where"))


EXAMPLES = [
    pytest.param(*example, id=f"{name}: {example[1]}")
    for name, entry in lexicon.parse("whereabouts").items()
    for example in (*entry["examples"], *entry.get("counterexamples", ()))
]


@pytest.mark.parametrize(("text", "figure", "place"), EXAMPLES)
def test_examples_of_the_lexicon(text: str, figure: str, place: str) -> None:
    test_a_figure_is_where_a_reader_puts_it(text, figure, place)
