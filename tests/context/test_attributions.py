"""Who said it: speakers before and after their verb, relays, pronouns, quotations, passages."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from crossfoot.facts.context import Context
from crossfoot.facts.speakers.speech import Sentence, cues, kind_of
from crossfoot.mentions.tokens import lower
from crossfoot.mentions.view import View


def said_by(text: str, figure: str, measure: str | None = "killed") -> str | None:
    start = text.index(figure)
    speaker = Context(text, "2021-05-06").speaker(start, start + len(figure), measure=measure)
    return speaker.surface if speaker else None


SPEAKERS: dict[str, list[tuple[str, str, str | None]]] = {
    "on either side of the verb": [
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
    "nobody": [
        ("Twelve people died on Thursday.", "Twelve", None),
        ("Ana Duarte, a 22-year-old diver, said nobody was left.", "22", None),
        ("The mayor told an audience of about 600 that the dam was safe.", "600", None),
        ("The mayor denied reports that 500 people were trapped.", "500", None),
        ("Some 1,740 claims were settled.", "1,740", None),
        ("A newspaper report that 12 had died was wrong.", "12", None),
        ("All 12 went according to plan.", "12", None),
        ("A state of emergency was declared after 12 deaths.", "12", None),
        ("Police found 12 bodies.", "12", None),
    ],
    "the origin and not the relay": [
        ("Twelve died, news agencies said, citing the interior ministry.", "Twelve", "the interior ministry"),
        ("State television quoted the rescue centre as saying 12 had died.", "12", "the rescue centre"),
        ('"Twelve have died," the ministry said, as quoted by Intertass.', "Twelve", "the ministry"),
        ("The governor said 12 had died, the Lena Post newspaper reported.", "12", "The governor"),
        ("Twelve died, the Lena Post newspaper reported.", "Twelve", "the Lena Post newspaper"),
    ],
    "as wires write": [
        ("Nine bodies were found, according to the WHO.", "Nine", "the WHO"),
        ("A local official, quoted by the private Delta channel, said about 150 had died.", "150", "A local official"),
        ("Union leaders, cited by the Lena Post, said 300 workers had walked out.", "300", "Union leaders"),
        ("Mayor Luis Bravo told local radio the toll could pass 20.", "20", "Mayor Luis Bravo"),
        ("One father told Delta News he had received 12 messages.", "12", "One father"),
        ("A nurse told the broadcaster that 12 had died.", "12", "A nurse"),
        (
            "Kofi Addo, a doctor at the clinic, put the number of dead at 130.",
            "130",
            "Kofi Addo, a doctor at the clinic",
        ),
        (
            "President Ana Mensah, in a broadcast to the nation, announced 12 days of mourning.",
            "12",
            "President Ana Mensah",
        ),
        (
            "The party's chairman, Ana Chane, accused police of beating 12 people.",
            "12",
            "The party's chairman, Ana Chane",
        ),
        ("Spokesman Akin Ogun disputed the figure, putting deaths at 1,100.", "1,100", "Spokesman Akin Ogun"),
        (
            'He spoke of loss. "I lost my wife and 2 sons," Rahim Sheikh, a 45-year-old farmer, told the Lena Post.',
            "2",
            "Rahim Sheikh, a 45-year-old farmer",
        ),
        ("Warden Jose Tavares had reported 40 missing.", "40", "Warden Jose Tavares"),
        (
            'Sociologist Rasa Juodyte thought the true number lower, "maybe 12 percent".',
            "12",
            "Sociologist Rasa Juodyte",
        ),
        ("Farmers put their losses at 4 billion euros.", "4", "Farmers"),
        ("A poll published Thursday found that 58 percent blamed pay.", "58", "A poll"),
        ("Data released on Monday showed 58 new cases.", "58", "Data"),
        (
            "The blast killed 12, a senior official in the governor's office, who asked not to be named, said.",
            "12",
            "a senior official in the governor's office",
        ),
        ("Twelve people died, a hospital source told Reuters by phone.", "Twelve", "a hospital source"),
        ("In its morning bulletin the ministry listed 40 villages as cut off.", "40", "the ministry"),
        ("It was unclear how many had died. Local media put the toll at 12.", "12", "Local media"),
        ("The army, which has denied wrongdoing, says 12 rebels were killed.", "12", "The army"),
        ("At least 12 died, emergency services said, adding that 40 were missing.", "40", "emergency services"),
        ("The governor, Ana Lee, added that 12 homes had burned.", "12", "The governor, Ana Lee"),
        ("The ministry says it has counted 40 cases.", "40", "The ministry"),
        ("The Red Cross estimates that 40 people are missing.", "40", "The Red Cross"),
        ("Twelve miners were dead, Xinhua quoted rescuers as saying.", "Twelve", "rescuers"),
        ("The Lena Post, citing police sources, reported 12 arrests.", "12", "police sources"),
        ("Rebels claimed to have killed 40 soldiers.", "40", "Rebels"),
        ("Residents said by telephone that 40 houses had been burned.", "40", "Residents"),
        ("The company has said it will hire 40 people.", "40", "The company"),
        (
            "As of Friday 40 people were in hospital, Health Minister Ana Roy said in a tweet.",
            "40",
            "Health Minister Ana Roy",
        ),
        ('"It was over in 20 minutes," recalls Ana Tate, who fled with her three children.', "20", "Ana Tate"),
        ('"It was over in 20 minutes," recalls Ana Tate, who fled with her three children.', "three", None),
        ("Police have confirmed 12 deaths.", "12", "Police"),
        ("A count by the Lena Post found 12 dead.", "12", "the Lena Post"),
        ("The ministry of health reported on Tuesday 12 new deaths.", "12", "The ministry of health"),
        ("Analysts at Bank Delta expect profit of 12 billion yen.", "12", "Analysts at Bank Delta"),
        ("Insurers reckon claims will reach 12 million euros.", "12", "Insurers"),
        ("The UN refugee agency, UNHCR, says 12,000 people have crossed.", "12,000", "The UN refugee agency, UNHCR"),
        ("Witnesses spoke of 40 shots.", "40", "Witnesses"),
        ("Prosecutors allege that the gang stole 40 cars.", "40", "Prosecutors"),
        ("The judge ruled that 40 of the claims were void.", "40", "The judge"),
        ("The indictment accuses him of taking 40 bribes.", "40", "The indictment"),
        ("The report blames 40 failures.", "40", "The report"),
        ("Fire chief Ana Voss warned that 40 homes were at risk.", "40", "Fire chief Ana Voss"),
        ("Between 30 and 40 people are trapped, rescue worker Ana Diaz estimated.", "40", "rescue worker Ana Diaz"),
        ("Officials in the capital declined to comment. Twelve people died.", "Twelve", None),
        (
            "The death toll stood at 40, the state news agency SANA said, quoting a hospital director.",
            "40",
            "a hospital director",
        ),
        ("The bank will pay 40 million euros, its spokeswoman told AFP.", "40", "its spokeswoman"),
        ("Aid group Save Us said 40 of its staff were missing.", "40", "Aid group Save Us"),
        ("The premier, Ana Roy, later revised the figure to 40.", "40", "The premier, Ana Roy"),
        ("Police Chief Ana Lopes gave the number of injured as 40.", "40", "Police Chief Ana Lopes"),
        ("Organisers claimed 40,000 people took part; police put the crowd at 9,000.", "9,000", "police"),
        ("Organisers claimed 40,000 people took part; police put the crowd at 9,000.", "40,000", "Organisers"),
        ("Twelve were killed and, officials say, 40 hurt.", "40", "officials"),
        ("The mayor, speaking on state television, said 40 had died.", "40", "The mayor"),
        ("The airline said in a statement that the plane carried 40 people.", "40", "The airline"),
        ("Toyo Motor said it would recall 40,000 cars.", "40,000", "Toyo Motor"),
    ],
    "who owns the count": [
        ("By the army's count 40 people died.", "40", "the army"),
        ("Some 40 homes were lost, by the council's reckoning.", "40", "the council"),
        ("The army's toll was 40 dead.", "40", "The army"),
        ("According to police figures 40 people were held.", "40", "police figures"),
        ("Police, however, say 40 people died.", "40", "Police"),
        ("Moscow claims 40 were killed.", "40", "Moscow"),
        ("The institute had given a toll of 40.", "40", "The institute"),
        ("On that account 40 people were freed.", "40", None),
    ],
    "each clause its own": [
        ("The centre put the magnitude at 5.9, but the Lena Survey said it was 6.1.", "5.9", "The centre"),
        ("The centre put the magnitude at 5.9, but the Lena Survey said it was 6.1.", "6.1", "the Lena Survey"),
        ("She said the crowd, which organisers had put at 30,000, never exceeded 4,000.", "30,000", "organisers"),
    ],
    "a pronoun means who can be meant": [
        ("Omar Lasri said 12 died, the Gulf Post newspaper reported. He said 40 were hurt.", "40", "Omar Lasri"),
    ],
    "a quotation has one speaker": [
        (
            '"Forty people were brought in. Twelve of them have died," said a nurse, Luz Abalos.',
            "Forty",
            "a nurse, Luz Abalos",
        ),
        (
            '"Forty people were brought in. Twelve of them have died," said a nurse, Luz Abalos.',
            "Twelve",
            "a nurse, Luz Abalos",
        ),
    ],
}
"""Sentences by what they show, each with a figure and its speaker."""

PASSAGES: list[tuple[str, str, str, str | None]] = [
    ("Police said 40 people were killed. Rioters burned 12 lorries.", "12", "killed", None),
    ("Police said 40 people were killed. An earlier crash killed 12.", "12", "killed", None),
    ("Police said 40 people were killed. The 1987 slide killed 12.", "12", "killed", None),
    ("Police said 40 people were killed. Hospitals treated 12.", "12", "killed", "Hospitals"),
    ("Police said 40 people were killed. At least 12 were hurt.", "12", "injured", "Police"),
    ("Some 40 people were killed, police said. At least 12 were hurt.", "12", "injured", "police"),
    ("Police said 40 homes were damaged. Gone too were 12 shops.", "12", "premises_damaged", "Police"),
    ("Some 40 homes were damaged, police said. Gone too were 12 shops.", "12", "premises_damaged", None),
    ("Some 40 people were killed, police said. The road has been closed for 12 days.", "12", "duration", None),
    ("Police had reported 40 dead. At least 12 were hurt.", "12", "injured", None),
    ("Police said 40 people were killed. Nine buses burned; rioters wrecked 12.", "12", "vehicles_destroyed", None),
    ("Police said 40 people were killed. It was the worst fire since 1990, when 12 died.", "12", "killed", None),
    (
        "Twelve were killed, the fire service said. Of the dead, seven were children. Another nine were missing.",
        "seven",
        "killed",
        "the fire service",
    ),
    (
        "Twelve were killed, the fire service said. Of the dead, seven were children. Another nine were missing.",
        "nine",
        "missing",
        "the fire service",
    ),
    (
        "Twelve people were killed, the fire service said. The island has a population of 9,000.",
        "9,000",
        "population",
        None,
    ),
    (
        "Twelve people were killed, the fire service said. In the flood of 2002, 21 people were killed in Saxony.",
        "21",
        "killed",
        None,
    ),
    (
        "Twelve people were killed, the fire service said. Shares closed 3.4 percent higher.",
        "3.4",
        "price_change",
        None,
    ),
    ("Police said 12 people were killed.\n\nAnother nine people were hurt.", "nine", "injured", None),
]
"""Two sentences and more, with a figure of the later, its measure, and its speaker."""


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [pytest.param(*row, id=f"{shown}: {row[0][:60]} {row[1]}") for shown, rows in SPEAKERS.items() for row in rows],
)
def test_the_speaker_of_a_figure(text: str, figure: str, speaker: str | None) -> None:
    assert speaker == said_by(text, figure)


@pytest.mark.parametrize(("text", "figure", "measure", "speaker"), PASSAGES)
def test_a_passage_goes_on_or_ends(text: str, figure: str, measure: str, speaker: str | None) -> None:
    assert speaker == said_by(text, figure, measure)


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


def _lexicon_examples(name: str, key: str) -> list[str]:
    entries = lexicon.parse(name)
    tables = [entry for value in entries.values() for entry in (value if isinstance(value, list) else [value])]
    return [example for table in tables for example in table.get(key, ())]


def _covered(text: str) -> bool:
    """Whether the first figure of a text has a speaker."""
    low = lower(text)
    found = Sentence(text, low, 0, len(text)).speeches(cues(View(text)))
    return bool(found)


@pytest.mark.parametrize(
    "text", [*_lexicon_examples("attributions", "examples"), *_lexicon_examples("speaking", "examples")]
)
def test_examples_of_the_lexicon_have_a_speaker(text: str) -> None:
    assert _covered(text)


@pytest.mark.parametrize(
    "text", [*_lexicon_examples("attributions", "counterexamples"), *_lexicon_examples("speaking", "counterexamples")]
)
def test_counterexamples_of_the_lexicon_have_none(text: str) -> None:
    assert not _covered(text)


def _last_speaker(text: str) -> str | None:
    return read_facts(Dispatch("one", text, "2021-05-06"))[-1].attribution


@pytest.mark.parametrize("text", _lexicon_examples("passages", "examples"))
def test_the_speaker_of_a_passage_goes_on(text: str) -> None:
    assert _last_speaker(text)


@pytest.mark.parametrize("text", _lexicon_examples("passages", "counterexamples"))
def test_the_passage_of_a_speaker_has_ended(text: str) -> None:
    assert _last_speaker(text) is None


@pytest.mark.parametrize(
    "example", [*_lexicon_examples("epithets", "examples"), *_lexicon_examples("epithets", "counterexamples")]
)
def test_a_noun_means_the_one_name_told_before(example: str) -> None:
    text, _, speaker = example.partition(" => ")
    assert speaker == _last_speaker(text)
