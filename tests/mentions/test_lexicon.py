"""Every entry of the number reader's vocabulary: its examples are read, its counterexamples are not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from crossfoot import lexicon
from crossfoot.mentions import read

parse = cache(lexicon.parse)
FILES = ("numbers", "hedges", "currencies", "currency_names", "units", "nouns", "contexts", "changes", "carrying")


def examples(name: str, key: str) -> Iterator[pytest.ParameterSet]:
    for entry, body in parse(name).items():
        for sentence in body.get(key, ()):
            yield pytest.param(entry, sentence, id=f"{name}.{entry}: {sentence}")


def of_all(key: str) -> list[pytest.ParameterSet]:
    return [case for name in FILES for case in examples(name, key)]


@pytest.mark.parametrize("name", [*FILES, "rejections", "subjects", "abbreviations"])
def test_every_entry_has_examples(name: str) -> None:
    """An entry nobody can try is an entry nobody can check."""
    assert [] == [entry for entry, body in parse(name).items() if not body.get("examples")]


@pytest.mark.parametrize(("entry", "sentence"), of_all("examples"))
def test_examples_state_a_figure(entry: str, sentence: str) -> None:
    """Each example has a figure in it."""
    assert read(sentence), sentence


@pytest.mark.parametrize(
    ("code", "sentence"), [*examples("currencies", "examples"), *examples("currency_names", "examples")]
)
def test_currencies_are_read_as_their_code(code: str, sentence: str) -> None:
    """An amount with the code or the full name is of that currency."""
    assert [code] == [mention.unit for mention in read(sentence)]


@pytest.mark.parametrize(("key", "sentence"), list(examples("units", "examples")))
def test_units_are_read_by_their_name(key: str, sentence: str) -> None:
    """The example of a unit is read in that unit, or per it."""
    entry = parse("units")[key]
    unit = read(sentence)[-1].unit
    assert entry.get("unit", key) in unit or (entry.get("only_per") and "/" in unit), unit


@pytest.mark.parametrize(
    ("bound", "sentence"),
    [case for case in examples("hedges", "examples") if case.values[0] not in ("after",)],
)
def test_hedges_give_their_bound(bound: str, sentence: str) -> None:
    """The example of a hedge has its bound."""
    assert [bound] == [mention.bound for mention in read(sentence)]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        case
        for case in examples("nouns", "examples")
        if case.values[0] in ("person", "vehicle", "building", "place", "event", "animal")
    ],
)
def test_nouns_fold_to_their_kind(kind: str, sentence: str) -> None:
    """What is counted in the example is a thing of that kind."""
    assert {kind} == {mention.unit for mention in read(sentence)}


@pytest.mark.parametrize(("entry", "sentence"), list(examples("rejections", "examples")))
def test_rejected_numbers_are_no_figures(entry: str, sentence: str) -> None:
    """Names, ordinals, scores, idioms: nothing is read."""
    assert [] == [sentence[m.start : m.end] for m in read(sentence)]


@pytest.mark.parametrize(("entry", "sentence"), list(examples("rejections", "counterexamples")))
def test_what_only_looks_rejected_is_read(entry: str, sentence: str) -> None:
    """The counterexample of a rejection states a figure."""
    assert read(sentence), sentence
