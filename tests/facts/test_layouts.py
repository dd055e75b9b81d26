"""Tables, lists by place and labels set apart are read as prose would tell them, and stand where they were printed."""

from __future__ import annotations

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import Fact, read_facts
from crossfoot.facts.layouts import relaid

HEAD = "Ministry of Health\nMadagascar: measles outbreak\nSituation Report No. 4, 9 May 2019\n\n"


def facts_in(text: str) -> list[Fact]:
    return read_facts(Dispatch("bulletin", text, "2019-05-09"))


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(fact.surface, fact.unit, fact.measure, fact.place) for fact in facts_in(text)]


@pytest.mark.parametrize("between", ["\t", " | ", "      "])
def test_a_table_gives_each_figure_its_column_and_its_row(between: str) -> None:
    """Columns are set by tabs, by bars or by blanks; the last row is their total."""
    rows = [("District", "Deaths", "Houses damaged"), ("Toliara", "7", "310"), ("Mahajanga", "5", "90")]
    table = "\n".join(between.join(row) for row in [*rows, ("Total", "12", "400")])
    facts = facts_in(HEAD + table)
    assert [("7", "killed", "Toliara"), ("310", "houses_damaged", "Toliara")] == [
        (fact.surface, fact.measure, fact.place) for fact in facts[:2]
    ]
    totals = {fact.surface: fact.fact_id for fact in facts[-2:]}
    assert [totals["12"], totals["400"]] == [fact.part_of for fact in facts[2:4]]
    assert {"Ministry of Health"} == {fact.attribution for fact in facts}


@pytest.mark.parametrize(
    "line",
    ["Deaths ........ 31", "Deaths\t31", "Deaths = 31", "Deaths | 31", "Deaths - 31\n", "Deaths          31"],
)
def test_a_label_may_stand_apart_from_its_figure(line: str) -> None:
    assert [("31", "person", "killed", "Madagascar")] == told(HEAD + line)


def test_labels_may_stand_over_their_figures() -> None:
    assert ["killed", "missing"] == [fact.measure for fact in facts_in("Deaths\n31\nMissing\n14\n")]


@pytest.mark.parametrize(
    "text",
    [
        "Deaths: 12 (Toliara 7, Mahajanga 5)",
        "Deaths: 12\n  Toliara: 7\n  Mahajanga: 5",
        "Deaths by region: Toliara 7; Mahajanga 5; total 12",
        "Deaths: 12, of which 7 in Toliara, 5 in Mahajanga",
        "12 people have died: Toliara (7), Mahajanga (5).",
    ],
)
def test_a_list_by_place_is_parts_of_its_total(text: str) -> None:
    facts = {fact.surface.split()[0]: fact for fact in facts_in(HEAD + text)}
    assert ["Toliara", "Mahajanga"] == [facts[number].place for number in "75"]
    assert {facts["12"].fact_id} == {facts[number].part_of for number in "75"}
    assert "Madagascar" == facts["12"].place


def test_a_line_tells_what_its_figure_was() -> None:
    now, before = facts_in(HEAD + "Missing: 96 against 13 a day earlier")
    assert before.fact_id == now.changed_from


def test_bullets_of_one_level_are_no_list_of_the_first() -> None:
    """Injured are none of the shelters, though both stand behind bullets."""
    text = "Impact:\n• Shelters open: 66\n• Injured: 12\n• Missing persons: 13"
    assert [None, None, None] == [fact.part_of for fact in facts_in(text)]
    assert relaid(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Fire kills 12\n\nLENA - Twelve people died on Monday, police said.",
        "Two trains collided: 12 people died in Lena and 7 in Ormo.",
        "Lena 2, Ormo 1\nThe match was watched by 12,000 people.",
    ],
)
def test_prose_is_read_as_it_stands(text: str) -> None:
    assert relaid(text) is None


def test_spans_are_of_the_text_as_received() -> None:
    text = HEAD + "Region | Deaths | Injured\nToliara | 7 | 1,204\nMahajanga | 5 | 96\n\nSome 40 people are missing."
    assert all(text[fact.start : fact.end] == fact.surface for fact in facts_in(text))
    assert 5 == len(facts_in(text))


@pytest.mark.parametrize("issued", ["Issued by: Red Crescent", "From: Red Crescent", "RED CRESCENT\n9 May 2019"])
def test_who_issued_a_bulletin_says_its_figures(issued: str) -> None:
    assert ["red crescent"] == [str(fact.attribution).lower() for fact in facts_in(f"{issued}\n\nMissing: 31")]


def test_who_signs_a_bulletin_says_its_figures() -> None:
    text = "Floods in Lena\n\nMissing: 31\n\nSource: Ministry of Health"
    assert ["Ministry of Health"] == [fact.attribution for fact in facts_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "District\tDeaths in 24 hours\nLena\t12\nOrmo\t7\n",  # the head is said with each of its cells
        "District   Deaths   Hurt\nLena   12   40\nOrmo   7\nTotal   19   40\n",  # a row is short of a cell
    ],
)
def test_every_fact_of_a_table_has_a_name_of_its_own(text: str) -> None:
    """And stands where its words do."""
    facts = facts_in(text)
    assert len({fact.fact_id for fact in facts}) == len(facts) > 1
    assert [text[fact.start : fact.end] for fact in facts] == [fact.surface for fact in facts]
