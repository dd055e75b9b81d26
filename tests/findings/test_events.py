"""Every entry of the kinds of event: its examples tell of it, its counterexamples do not."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.findings.events import kind_of

ENTRIES = lexicon.parse("event_kinds")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in ENTRIES for text in ENTRIES[kind]["examples"]])
def test_the_words_of_an_example_name_its_kind(kind: str, text: str) -> None:
    """And no other."""
    assert kind == kind_of(text)


@pytest.mark.parametrize("text", [text for entry in ENTRIES.values() for text in entry["counterexamples"]])
def test_counterexamples_name_none(text: str) -> None:
    """Words that only sound like it."""
    assert "" == kind_of(text)


def test_two_kinds_alike_leave_it_open_unless_one_brings_the_other() -> None:
    """A blaze after a quake is of the quake; cholera and a riot are two things."""
    assert "earthquake" == kind_of("The quake set off a blaze.")
    assert "" == kind_of("Cholera broke out as a riot went on.")
