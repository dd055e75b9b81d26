"""Who said it: speakers before and after their verb, relays, pronouns, quotations, passages."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.facts.context import Context
from crossfoot.facts.speech import Sentence, cues, kind_of
from crossfoot.mentions.tokens import lower
from crossfoot.mentions.view import View


def said_by(text: str, figure: str, measure: str | None = "killed") -> str | None:
    start = text.index(figure)
    speaker = Context(text, "2021-05-06").speaker(start, start + len(figure), measure=measure)
    return speaker.surface if speaker else None


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("Police said 12 people died.", "12", "Police"),
        ("Twelve people died, police said on Thursday.", "Twelve", "police"),
        ("The health minister, Ana Duarte, said 12 people died.", "12", "The health minister, Ana Duarte"),
        ('"We found 12 bodies," said Ana Duarte, a diver.', "12", "Ana Duarte, a diver"),
        ('"We found 12 bodies," said a diver who asked not to be named.', "12", "a diver"),
        ("According to eyewitnesses, at least 12 cars burned.", "12", "eyewitnesses"),
        ("At least 12 cars burned, according to figures released by the city council.", "12", "the city council"),
        ("Officials and state media said 12 people died.", "12", "Officials and state media"),
        ("The observatory put the magnitude at 5.9.", "5.9", "The observatory"),
        ("The Lena Institute in Golden, Colo., said it was 6.1.", "6.1", "The Lena Institute in Golden, Colo."),
        ("The bank lifted its key rate to 17 percent.", "17", "The bank"),
        ("A study found that 12 of them had failed.", "12", "A study"),
        ("The union wants a pay rise of 7 percent.", "7", "The union"),
        ("The Red Cross took in 18 families and said 40 more were on the road.", "40", "The Red Cross"),
        ("The firm which owns the pit had counted 19 dead.", "19", "The firm"),
        ("The government-set price of a litre goes to 12 pesos.", "12", "government"),
    ],
)
def test_the_speaker_is_found_on_either_side_of_the_verb(text: str, figure: str, speaker: str) -> None:
    assert speaker == said_by(text, figure)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Twelve people died on Thursday.", "Twelve"),
        ("Ana Duarte, a 22-year-old diver, said nobody was left.", "22"),
        ("The mayor told an audience of about 600 that the dam was safe.", "600"),
        ("The mayor denied reports that 500 people were trapped.", "500"),
        ("Some 1,740 claims were settled.", "1,740"),
        ("A newspaper report that 12 had died was wrong.", "12"),
        ("All 12 went according to plan.", "12"),
        ("A state of emergency was declared after 12 deaths.", "12"),
        ("Police found 12 bodies.", "12"),
    ],
)
def test_no_speaker_is_none(text: str, figure: str) -> None:
    assert said_by(text, figure) is None


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("Twelve died, news agencies said, citing the interior ministry.", "Twelve", "the interior ministry"),
        ("State television quoted the rescue centre as saying 12 had died.", "12", "the rescue centre"),
        ('"Twelve have died," the ministry said, as quoted by Intertass.', "Twelve", "the ministry"),
        ("The governor said 12 had died, the Lena Post newspaper reported.", "12", "The governor"),
        ("Twelve died, the Lena Post newspaper reported.", "Twelve", "the Lena Post newspaper"),
    ],
)
def test_the_origin_speaks_and_not_the_relay(text: str, figure: str, speaker: str) -> None:
    assert speaker == said_by(text, figure)


def test_each_clause_has_its_own_speaker() -> None:
    text = "The centre put the magnitude at 5.9, but the Lena Survey said it was 6.1."
    assert ["The centre", "the Lena Survey"] == [said_by(text, "5.9"), said_by(text, "6.1")]


def test_a_relative_clause_speaks_only_for_itself() -> None:
    text = "She said the crowd, which organisers had put at 30,000, never exceeded 4,000."
    assert said_by(text, "30,000") == "organisers"


def test_a_pronoun_means_the_last_one_named_who_can_be_meant() -> None:
    text = "Omar Lasri said 12 died, the Gulf Post newspaper reported. He said 40 were hurt."
    assert said_by(text, "40") == "Omar Lasri"


def test_a_quotation_over_sentences_has_one_speaker() -> None:
    text = '"Forty people were brought in. Twelve of them have died," said a nurse, Luz Abalos.'
    assert ["a nurse, Luz Abalos"] * 2 == [said_by(text, "Forty"), said_by(text, "Twelve")]


def test_the_speaker_of_a_toll_goes_on_with_its_parts() -> None:
    text = (
        "Twelve people were killed, the fire service said. Of the dead, seven were children. Another nine were missing."
    )
    assert ["the fire service"] * 2 == [said_by(text, "seven"), said_by(text, "nine", "missing")]


@pytest.mark.parametrize(
    ("after", "figure", "measure"),
    [
        ("The island has a population of 9,000.", "9,000", "population"),
        ("In the flood of 2002, 21 people were killed in Saxony.", "21", "killed"),
        ("Shares closed 3.4 percent higher.", "3.4", "price_change"),
    ],
)
def test_narration_ends_what_a_speaker_says(after: str, figure: str, measure: str) -> None:
    assert said_by(f"Twelve people were killed, the fire service said. {after}", figure, measure) is None


def test_a_speaker_does_not_go_on_over_an_empty_line() -> None:
    assert said_by("Police said 12 people were killed.\n\nAnother nine people were hurt.", "nine", "injured") is None


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the interior ministry", "authority"),
        ("two eyewitnesses", "witness"),
        ("a correspondent of the lena post", "witness"),
        ("the lena post newspaper", "media"),
        ("the world health organization", "organisation"),
        ("the organisers of the march", "participant"),
        ("ana duarte", None),
    ],
)
def test_the_kind_of_a_speaker(phrase: str, kind: str | None) -> None:
    assert kind == kind_of(phrase)


def _lexicon_examples(section: str) -> list[tuple[str, str]]:
    entries = lexicon.parse("attributions")
    tables = [entry for value in entries.values() for entry in (value if isinstance(value, list) else [value])]
    return [(section, example) for table in tables for example in table.get(section, ())]


def _covered(text: str) -> bool:
    """Whether the first figure of a text has a speaker."""
    low = lower(text)
    found = Sentence(text, low, 0, len(text)).speeches(cues(View(text)))
    return bool(found)


@pytest.mark.parametrize("text", [example for _, example in _lexicon_examples("examples")])
def test_examples_of_the_lexicon_have_a_speaker(text: str) -> None:
    assert _covered(text)


@pytest.mark.parametrize("text", [example for _, example in _lexicon_examples("counterexamples")])
def test_counterexamples_of_the_lexicon_have_none(text: str) -> None:
    assert not _covered(text)
