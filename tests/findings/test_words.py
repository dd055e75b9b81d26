"""The words that rules go by: every example holds them and gives the finding, no counterexample does."""

from __future__ import annotations

import re

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch, to_frame
from crossfoot.facts import extract
from crossfoot.findings import reconcile
from crossfoot.findings.claims import folded, is_officialdom
from crossfoot.findings.quoting import quoted
from crossfoot.findings.rules.narratives import HURT
from crossfoot.findings.sides import is_partys_name
from crossfoot.findings.stretches import named_in
from crossfoot.lexicon.patterns import either, whole_words

QUOTING = lexicon.parse("quoting")
SHARES, BASES, SIDES = lexicon.parse("shares"), lexicon.parse("bases"), lexicon.parse("sides")
PROPERTIES, OPPOSITES = lexicon.parse("properties"), lexicon.parse("opposites")
WHOLES, CHANGES = lexicon.parse("wholes"), lexicon.parse("changes")
DEFINITIONS, STRETCHES = lexicon.parse("definitions"), lexicon.parse("stretches")
RESULTS, STATES = lexicon.parse("results"), lexicon.parse("states")


def told(rule: str, text: str) -> int:
    """How many findings of a rule a single dispatch gives."""
    stack = [Dispatch("d1", text, "2024-06-10")]
    result = reconcile(extract(stack), dispatches=to_frame(stack))
    return sum(finding.rule == rule for finding in result.found)


@pytest.mark.parametrize("name", RESULTS)
def test_words_about_results(name: str) -> None:
    """They stand in the examples, and in no counterexample."""
    pattern = whole_words(frozenset(RESULTS[name]["words"]))
    assert all(pattern.search(text) for text in RESULTS[name]["examples"])
    assert not any(pattern.search(text) for text in RESULTS[name]["counterexamples"])


@pytest.mark.parametrize("name", SHARES)
def test_words_about_shares(name: str) -> None:
    """They stand in the examples, and in no counterexample."""
    pattern = re.compile(rf"\b(?:{either(SHARES[name]['words'])})\b", re.IGNORECASE)
    assert all(pattern.search(text) for text in SHARES[name]["examples"])
    assert not any(pattern.search(text) for text in SHARES[name]["counterexamples"])


@pytest.mark.parametrize("name", PROPERTIES)
def test_words_about_properties(name: str) -> None:
    """They stand in the examples, and in no counterexample."""
    pattern = whole_words(PROPERTIES[name]["words"])
    assert all(pattern.search(text) for text in PROPERTIES[name]["examples"])
    assert not any(pattern.search(text) for text in PROPERTIES[name]["counterexamples"])


@pytest.mark.parametrize("name", WHOLES)
def test_words_about_wholes(name: str) -> None:
    """They stand in the examples, and in no counterexample."""
    pattern = whole_words(WHOLES[name]["words"])
    assert all(pattern.search(text) for text in WHOLES[name]["examples"])
    assert not any(pattern.search(text) for text in WHOLES[name]["counterexamples"])


@pytest.mark.parametrize("name", DEFINITIONS)
def test_words_of_another_definition(name: str) -> None:
    """They stand in the examples, and in no counterexample."""
    pattern = whole_words(DEFINITIONS[name]["words"])
    assert all(pattern.search(text) for text in DEFINITIONS[name]["examples"])
    assert not any(pattern.search(text) for text in DEFINITIONS[name]["counterexamples"])


@pytest.mark.parametrize("name", STATES)
def test_words_of_what_became_of_things(name: str) -> None:
    """They stand in the examples, and in no counterexample."""
    pattern = whole_words(STATES[name]["words"])
    assert all(pattern.search(text) for text in STATES[name]["examples"])
    assert not any(pattern.search(text) for text in STATES[name]["counterexamples"])


def test_words_of_one_who_was_hurt() -> None:
    """A verb of harm, and one person behind it."""
    entry = lexicon.parse("null_reports")["one_hurt"]
    assert all(HURT.search(text) for text in entry["examples"])
    assert not any(HURT.search(text) for text in entry["counterexamples"])


@pytest.mark.parametrize("name", [name for name in STRETCHES if name != "records"])
def test_words_of_another_stretch(name: str) -> None:
    """A stretch is named in the examples, and in no counterexample but of another entry."""
    assert all(named_in(text, "2024-06-10") for text in STRETCHES[name]["examples"])
    others = STRETCHES[name]["counterexamples"] if name != "part_of_year" else []
    assert not any(named_in(text, "2024-06-10") for text in others)


@pytest.mark.parametrize("name", ["compared", "held_levels"])
def test_words_of_levels_held_against_another(name: str) -> None:
    """They stand in the examples, and in no counterexample."""
    pattern = whole_words(CHANGES[name]["words"])
    assert all(pattern.search(text) for text in CHANGES[name]["examples"])
    assert not any(pattern.search(text) for text in CHANGES[name]["counterexamples"])


@pytest.mark.parametrize("name", OPPOSITES)
def test_words_that_leave_nothing_between(name: str) -> None:
    """Both sides stand in the examples, and in no counterexample."""
    sides = whole_words(OPPOSITES[name]["words"]), whole_words(OPPOSITES[name]["against"])
    assert all(side.search(text) for side in sides for text in OPPOSITES[name]["examples"])
    assert not any(all(side.search(text) for side in sides) for text in OPPOSITES[name]["counterexamples"])


def quote_of(text: str, figure: str) -> str:
    """The words quoted for the first such figure of a text."""
    start = text.index(figure)
    return quoted(text, start, start + len(figure))


@pytest.mark.parametrize(
    ("text", "figure", "quote"), [case for entry in QUOTING.values() for case in entry["examples"]]
)
def test_quotes_begin_and_end_with_a_phrase(text: str, figure: str, quote: str) -> None:
    """As a reader would cut them."""
    assert quote == quote_of(text, figure)


@pytest.mark.parametrize(("text", "figure", "quote"), [case for e in QUOTING.values() for case in e["counterexamples"]])
def test_quotes_do_not_end_in_the_midst(text: str, figure: str, quote: str) -> None:
    """Nor begin there."""
    assert quote != quote_of(text, figure)


def test_a_quote_does_not_begin_with_half_a_name() -> None:
    """ "Norway rose to 11" would say that Norway did."""
    text = "The number of people killed in floods in eastern Norway rose to 11 on Wednesday."
    assert "rose to 11 on Wednesday" == quote_of(text, "11")


@pytest.mark.parametrize("text", [text for entry in BASES.values() for text in entry["examples"]])
def test_two_bases_are_told(text: str) -> None:
    """Once."""
    assert 1 == told("bases", text)


@pytest.mark.parametrize("text", [text for entry in BASES.values() for text in entry["counterexamples"]])
def test_one_basis_is_not(text: str) -> None:
    """Whatever the figures."""
    assert 0 == told("bases", text)


@pytest.mark.parametrize("name", SIDES["parties"]["examples"])
def test_parties_take_sides(name: str) -> None:
    """By a word of their name."""
    assert is_partys_name(name)


@pytest.mark.parametrize("name", SIDES["parties"]["counterexamples"])
def test_authorities_take_none(name: str) -> None:
    """They keep the count."""
    assert not is_partys_name(name)


@pytest.mark.parametrize("name", SIDES["officialdom"]["examples"])
def test_those_in_office_are_nobody_by_name(name: str) -> None:
    """Whichever of them is said to speak."""
    assert is_officialdom(folded(name))


@pytest.mark.parametrize("name", SIDES["officialdom"]["counterexamples"])
def test_a_service_is_somebody(name: str) -> None:
    """It keeps a count of its own."""
    assert not is_officialdom(folded(name))


CROWDS = [name for name in SIDES if name not in ("parties", "of_the_state", "officialdom")]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in CROWDS for text in SIDES[name]["examples"]])
def test_a_side_is_told_by_its_words(name: str, text: str) -> None:
    """That somebody came, counted, or holds to a count of his own."""
    assert whole_words(SIDES[name]["words"]).search(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in CROWDS for text in SIDES[name]["counterexamples"]])
def test_words_that_only_look_so_tell_of_none(name: str, text: str) -> None:
    """Other words of a sentence."""
    assert not whole_words(SIDES[name]["words"]).search(text)


@pytest.mark.parametrize("name", SIDES["of_the_state"]["examples"])
def test_offices_take_no_side_by_their_name(name: str) -> None:
    """A disaster management authority is no firm's management."""
    assert not is_partys_name(name)


@pytest.mark.parametrize("name", SIDES["of_the_state"]["counterexamples"])
def test_a_management_takes_a_side(name: str) -> None:
    """It is no office of the state."""
    assert is_partys_name(name)
