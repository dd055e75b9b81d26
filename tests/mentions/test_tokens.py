"""Sentences and tokens."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.mentions.tokens import lower, sentences, tokens


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Geological Survey said the quake's magnitude was 6.1.",
        "Gov. Lee met Lt. Gen. Ahmad Khan in Golden, Colo., on Jan. 6.",
        "It struck at 3 p.m. (1200 GMT) on Tuesday.",
        "J. K. Rowling lives in St. Andrews.",
        '"Well done!" he said.',
        "It is No. 5 on the list of Rs. 500 notes.",
    ],
)
def test_one_sentence(text: str) -> None:
    """Abbreviations, initials, decimals and quotes do not end a sentence."""
    assert [text] == split(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two cars burned. Three did not.", 2),
        ('He said "Go." She went.', 2),
        ("Ten died\nOslo, Norway\n\nA mine caved in.", 3),
        ("Quake kills ten Tuesday, July 2, 2013 A strong earthquake struck.", 2),
        ("Did it burn? No! It did not…", 3),
        ("- three dead\n- four hurt", 2),
    ],
)
def test_sentences_end(text: str, count: int) -> None:
    """Stops, empty lines, short lines and datelines end one."""
    assert count == len(split(text))


def test_a_wrapped_line_goes_on() -> None:
    """A line broken at its width is one sentence with the next."""
    text = "The ministry said on Monday that the number of people who had died in the\nCaspian floods was 12."
    assert [text] == split(text)


@pytest.mark.parametrize("kind", ["title", "before_digit", "month", "either"])
def test_abbreviations_by_example(kind: str) -> None:
    """The examples of an abbreviation hold as many sentences as they have capitals after real stops."""
    entry = lexicon.parse("abbreviations")[kind]
    for example in entry["examples"]:
        assert len(split(example)) == (2 if "The quake" in example and not example.startswith("The") else 1), example
    for example in entry.get("counterexamples", ()):
        assert len(split(example)) == 2, example


def test_tokens_lie_where_they_say() -> None:
    """Each token is the text between its offsets, in lower case."""
    text = "İstanbul paid $2.5m, i.e. 12.5% of U.S. aid — 1,250 t."
    lowered = lower(text)
    row = tokens(lowered)
    assert len(lowered) == len(text)
    assert row.words == [lowered[start:end] for start, end in zip(row.starts, row.ends, strict=True)]
    assert {"2.5", "m", "1,250", "u.s."} <= set(row.words)


@pytest.mark.parametrize("entry", lexicon.parse("headlines"))
def test_headlines_by_example(entry: str) -> None:
    """A headline without a stop ends where its lead opens; the counterexamples go on."""
    body = lexicon.parse("headlines")[entry]
    assert [2] * len(body["examples"]) == [len(split(text)) for text in body["examples"]]
    assert [1] * len(body["counterexamples"]) == [len(split(text)) for text in body["counterexamples"]]
