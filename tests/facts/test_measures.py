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
        ("The number of people who had drowned off the island stood at 63.", ["killed"]),
        ("The ministry put the number of people who marched on Friday at 390,000.", ["crowd"]),
        ("The number of people known to have died in the fire is now 63.", ["killed"]),
        ("The blast killed nine people and wounded 14.", ["killed", "injured"]),
        ("Nine dead, 14 hurt in market blast.", ["killed", "injured"]),
        ("Nine people, among them a nurse, were reportedly killed.", ["killed"]),
        ("The landslide left nine dead and 14 missing.", ["killed", "missing"]),
        ("Nine have died and another 14 are in hospital.", ["killed", "hospitalised"]),
        ("The death toll from the cyclone rose to 97 on Friday.", ["killed"]),
        ("Killed were 12 miners.", ["killed"]),
        ("The toll is 21, after six people were found to have been counted twice.", ["killed", None]),
        ("Forty were killed; 8 bodies had been listed twice.", ["killed", None]),
        ("Police counted 22 burned motorcycles and 50 damaged houses.", ["vehicles_burned", "houses_damaged"]),
        ("The list has 3 injured officers and 12 arrested men.", ["injured", "detained"]),
        ("The railway promised 20,000 zlotys ($6,200) to the family of each.", ["compensation", "compensation"]),
        ("The plane was carrying 29 people and at least 17 were killed.", ["aboard", "killed"]),
        ("The ferry was carrying 200 passengers and 12 drowned.", ["aboard", "killed"]),
        ("The mine employs 400 people and 12 were trapped.", ["employees", "trapped"]),
        ("Some 12 people and 9 soldiers were killed.", ["killed", "killed"]),
        ("The camp houses 9,000 people and 300 have fallen ill.", ["population", "infected"]),
        ("The toll of the collapse of a mall in the city of Lena rose to 39.", ["killed"]),
        ("A man of 40 years and a calf of two weeks were found.", ["age", "age"]),
        ("A drought of three years ended.", ["duration"]),
        ("The error cost taxpayers $40 million.", ["loss"]),
        ("The storm cost insurers an estimated $2 billion.", ["loss"]),
        ("Repairs cost about $3 million.", ["price"]),
        ("Doctors at the hospital were treating nine divers.", ["hospitalised"]),
        ("Judges sentenced nine men to death.", ["convicted"]),
        ("Nine men were stoned to death.", ["killed"]),
        ("Clashes left two guards dead and 30 marchers, 12 of them women, wounded.", ["killed", "injured", "injured"]),
        ("Forty tourists were taken to three hospitals.", ["hospitalised", "premises"]),
        (
            "The blast hurt 90 in 4 towns; of these, 8 are in intensive care.",
            ["injured", "places", "seriously_injured"],
        ),
        ("Two nurses and 7 porters trapped in the lift were freed.", ["trapped", "trapped"]),
        (
            "Twenty bodies were found in Ormo, population 9,000, and another 4 in Lena.",
            ["killed", "population", "killed"],
        ),
        ("A storm that hit 3 towns has killed 40.", ["places", "killed"]),
        ("A landslide buried nine hikers.", ["trapped"]),
        ("Mourners buried nine victims.", ["killed"]),
        ("One of the dead was a cook, said a nurse of the ward, where seven casualties were brought.", ["casualties"]),
        ("The count of the missing rose to 12, the army said; it had earlier spoken of nine.", ["missing", "missing"]),
        ("The remains of six climbers were flown home.", ["killed"]),
        ("A second tremor of 5.4 followed.", ["magnitude"]),
        ("Two firemen lost an eye.", ["injured"]),
        ("About 900 families slept outdoors.", ["displaced"]),
        ("Eleven hundred were driven from home.", ["displaced"]),
        ("Twelve gunmen killed 30 villagers.", ["perpetrators", "killed"]),
        ("The mob burned 13 police vans and 4 shops.", ["vehicles_burned", "premises_damaged"]),
        ("Hundreds of the injured were rushed to hospitals.", ["hospitalised"]),
        ("The storm destroyed 120 shops, 18 schools and around 40 offices.", ["premises_damaged"] * 3),
        ("Police said 85 hostages were freed.", ["released"]),
        ("Twelve of the 40 passengers were killed.", ["killed", "aboard"]),
        ("A woman of 88 and a boy of six died.", ["age", "age"]),
        ("Most of the dead, 14 in all, were over 75.", ["killed", "age"]),
        ("Contact was lost with 14 climbers.", ["missing"]),
        ("Gas blast kills eight, traps 15", ["killed", "trapped"]),
        ("Nine people did not survive.", ["killed"]),
        ("Twenty-seven relatives of the victims were in court.", [None]),
        ("The cholera clinics counted 340 cases.", ["disease_cases"]),
        ("Shares closed 6 percent higher at 21.5 naira.", ["price_change", "price"]),
        ("The miner fell 3.4 percent to 86.20 francs.", ["price_change", "price"]),
        ("The stock finished 64 cents, or 3.3 percent, higher at $20.04.", ["price_change", "price_change", "price"]),
        ("Petrol sales fell 12 percent.", ["change"]),
        ("House prices have fallen by a tenth.", ["price_change"]),
        ("The maker sells its tablet at 1.49 million won.", ["price"]),
        ("The hospital paid 1.3 million pounds in compensation.", ["compensation"]),
        ("Police took part in raids on 18 homes.", ["premises"]),
    ],
)
def test_measures_of_a_sentence(sentence: str, expected: list[str | None]) -> None:
    """Passive and active, headline and ellipsis, far predicates and lists."""
    assert expected == [fact.measure for fact in read(sentence)]
