"""How figures are put, what is said not to be known, and what is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import Fact, read_facts


def read(text: str, published: str = "2023-06-14") -> list[Fact]:
    return read_facts(Dispatch("story", text, published))


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The quake killed 164 people.", "asserted"),
        ("The ministry denied reports that 164 people had died.", "denied"),
        ("The ministry denied that 164 people had died.", "denied"),
        ("The agency gave a toll of 164, a figure it later retracted.", "retracted"),
        ("Earlier reports of 164 dead were wrong, the mayor said.", "retracted"),
        ("Reports that 164 people had died were wrong, police said.", "retracted"),
        ("A report of 164 dead was mistaken.", "retracted"),
        ("The report said 164 men died when signals were wrong.", "asserted"),
        ("The army took back an announcement that 164 people had been rescued.", "retracted"),
        ("The town took back the 164 houses it had sold.", "asserted"),
        ("The plant will lay off 164 workers.", "planned"),
        ("The army plans to evacuate 164 families.", "planned"),
        ("Preliminary figures speak of 164 injured.", "provisional"),
        ("Up to 164 people are feared dead.", "provisional"),
        ("A source said 164 people were killed, according to preliminary estimates.", "provisional"),
        ("The preliminary number of the missing as of Thursday remained at 164.", "provisional"),
        ("Some were missing and feared dead and 164 bodies had been found.", "asserted"),
        ("Some 164 people were killed, according to the mayor.", "asserted"),
        ("Falcon to cut 164 jobs", "planned"),
        ("Copper mine to lay off 164 in the north", "planned"),
        ("Revenue in the half year to December rose 164 percent.", "asserted"),
        ("Thanks to 164 divers all were saved.", "asserted"),
        ("Navy denies rebels killed 164 men", "denied"),
        ("The minister rebuffed a claim that 164 men had died.", "denied"),
        ("A report that 164 men died is false, he said.", "denied"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    """Denied, withdrawn, planned and uncertain figures are told apart from asserted ones."""
    assert [status] == [fact.status for fact in read(sentence)]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The radio reported 40 dead. That was wrong: the toll is 4.", ["retracted", "asserted"]),
        ("The paper said 40 guards had died. The report was wrong and is withdrawn: 40 were hurt.",
         ["retracted", "asserted"]),
        ("The mayor said 40 had died. That was the worst toll since 1990.", ["asserted"]),
        ("There were 40 guards. That was wrong.", ["asserted"]),
    ],
)  # fmt: skip
def test_the_next_sentence_may_take_a_report_back(text: str, statuses: list[str]) -> None:
    assert statuses == [fact.status for fact in read(text)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The number of poor may reach 5 million in July, the agency said.", "planned"),
        ("Prices could hit 400 rupees in May.", "planned"),
        ("The firm may have lost 3 million euros in January.", "provisional"),
    ],
)
def test_what_may_be_in_days_to_come_is_planned(sentence: str, status: str) -> None:
    (fact,) = read(sentence, "2017-02-21")
    assert (fact.status, fact.event_start > "2017-02-21") == (status, status == "planned")


def cases(key: str) -> Iterator[Any]:
    for name, entry in lexicon.parse("statuses").items():
        for sentence in entry.get(key, ()):
            yield pytest.param(name, sentence, id=f"{name}: {sentence}")


@pytest.mark.parametrize(("name", "sentence"), list(cases("examples")))
def test_example_of_the_lexicon(name: str, sentence: str) -> None:
    """Every sentence a status stands with shows it."""
    assert name in {word for fact in read(sentence) for word in (fact.status, fact.aggregation)}


@pytest.mark.parametrize(("name", "sentence"), list(cases("counterexamples")))
def test_counterexample_of_the_lexicon(name: str, sentence: str) -> None:
    """Nor does a sentence that misleads."""
    assert name not in {word for fact in read(sentence) for word in (fact.status, fact.aggregation)}


@pytest.mark.parametrize(
    ("text", "aggregations"),
    [
        ("At least 26 people died on Monday. Another 12 people died on Friday.", ["cumulative", "increment"]),
        ("In the past 24 hours 14 people have died.", ["point", "increment"]),
        ("Divers pulled four more bodies from the river on Tuesday.", ["increment"]),
        ("With four more fatalities the toll touches 153.", ["increment", "cumulative"]),
        ("Two fresh deaths were reported from Lena.", ["increment"]),
        ("At least 16 people died on Saturday, taking the toll to 38.", ["increment", "cumulative"]),
        (
            "Some 39 deaths were reported over the weekend, raising the overall death toll to 120.",
            ["increment", "cumulative"],
        ),
        ("The death toll has risen by three.", ["increment"]),
        ("The death toll has risen to three.", ["cumulative"]),
        ("The firm bought 12 more vans, taking its total to 40.", ["point", "point"]),
        ("Two more died and 39 more were injured.", ["cumulative", "cumulative"]),
        ("A blast killed 12 people, taking the town by surprise.", ["cumulative"]),
        ("A crowd of 5,000 gathered.", ["point"]),
        ("Twenty-six people died and another 18 were wounded.", ["cumulative", "cumulative"]),
        ("The ministry recorded 13 new deaths on Sunday.", ["increment"]),
        ("Nine new infections were found, bringing the total to 40 infections.", ["increment", "cumulative"]),
        ("Nine people died. Rescuers found 4 additional dead people.", ["cumulative", "increment"]),
        ("The fire gutted 12 new homes.", ["cumulative"]),
        ("Six people a day die at sea.", ["point"]),
        ("An average of 43 people have died each day.", ["point"]),
        ("The daily toll is about 27 dead.", ["point"]),
        ("More than 3,000 workers die in mines every year.", ["point"]),
        ("Mines kill 5,000 workers annually.", ["point"]),
        ("Some 200 people were hurt, 12 of them every day.", ["cumulative", "point"]),
        ("It killed 12 people a day earlier.", ["cumulative"]),
        ("Twelve people died a day after the raid.", ["cumulative"]),
        ("Twelve people died each time it rained.", ["cumulative"]),
        ("Twelve people died in a night of riots.", ["cumulative"]),
        ("Police told the Daily Star that nine people had died.", ["cumulative"]),
        ("The annual toll is 900 dead.", ["point"]),
    ],
)
def test_aggregation(text: str, aggregations: list[str]) -> None:
    """An addition adds to figures of its own measure; a crowd is of its moment."""
    assert aggregations == [fact.aggregation for fact in read(text)]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("There is no information about the victims.", "casualties"),
        ("There appeared to be no casualties.", "casualties"),
        ("No deaths have been confirmed.", "killed"),
        ("Nobody was hurt.", "injured"),
        ("The number of victims is not yet known.", "casualties"),
    ],
)
def test_null_report(sentence: str, measure: str) -> None:
    """What is not known has a span and a measure, and no value: it is never zero."""
    (fact,) = read(sentence)
    assert ("unknown", measure, None, None, None) == (fact.status, fact.measure, fact.best, fact.lower, fact.upper)


def test_no_null_report_of_other_things() -> None:
    """Warnings that were not issued are not people."""
    assert [] == read("No tsunami warnings were issued.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It will shut two of its seven plants and lay off 5,900 workers.", ["planned", "asserted", "planned"]),
        ("Each family is to receive 50,000 rupees.", ["planned"]),
        ("Some 30,000 people are to be vaccinated.", ["planned"]),
        ("It will sell for 399 euros ($445).", ["planned", "planned"]),
        ("Power demand reached 9,200 megawatts.", ["asserted"]),
        ("The 236 pilgrims could not be traced.", ["asserted"]),
    ],
)
def test_plans(sentence: str, expected: list[str]) -> None:
    """A plan goes on over what it joins and what restates it; a noun is no plan."""
    assert expected == [fact.status for fact in read(sentence)]


def test_restatement_names_the_first() -> None:
    """Headline and body say one claim; the hedge may differ."""
    first, again, other = read("Quake kills 12 in Elbasan. At least 12 people were killed, and 12 cars were crushed.")
    assert first.fact_id == again.restates
    assert other.restates is None


def test_earlier_level_has_no_date() -> None:
    """What it was before is not dated by when it changed; a date behind it is its own."""
    prices = read("Since the start of June the price has gone from 60 to 90 lira a kilo.")
    assert [None, "2023-06-01"] == [fact.event_start for fact in prices]


def test_ids_are_stable() -> None:
    """The same text gives the same ids; another dispatch of the same text gives others."""
    text = "The quake killed 164 people."
    ids = {read_facts(Dispatch(name, text, None))[0].fact_id for name in ("a", "a", "b")}
    assert 2 == len(ids)
    assert {16} == {len(fact_id) for fact_id in ids}
