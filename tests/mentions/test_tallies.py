"""Lists of names with a number behind each."""

from __future__ import annotations

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from crossfoot.mentions.tallies import tallies
from tests.work import work

LISTS = [
    ("437 died: Mozambique 242, Zimbabwe 139, Malawi 56", [242, 139, 56]),
    ("Killed: 12 (Lena 5, Ormo 7)", [5, 7]),
    ("Dead: 30\n  Lena 12\n  San Vicente 10\n  Other towns 8\nMissing: 155", [12, 10, 8]),
    ("DEATHS: 30\n- Lena: 12\n- Ormo: 10\n- Osno: 8\nINJURED: 90", [12, 10, 8]),
    ("- 60 deaths in two districts: Lena 40, Ormo 20\n- 142 people injured", [40, 20]),
    ("The dead, 12 in all, were found in two towns: Lena 5, Ormo 7. Rain went on.", [5, 7]),
    ("Some 900 houses fell (Aceh 600; Riau 300).", [600, 300]),
]


@pytest.mark.parametrize(("text", "parts"), LISTS)
def test_a_list_is_parts_of_its_total(text: str, parts: list[int]) -> None:
    facts = [fact.row() for fact in read_facts(Dispatch("list", text, "2019-03-21"))]
    total = facts[0]
    of_total = [fact for fact in facts if fact["part_of"] == total["fact_id"]]
    assert parts == [fact["best"] for fact in of_total]
    assert {total["unit"]} == {fact["unit"] for fact in of_total}


@pytest.mark.parametrize(
    "text",
    [
        "They met twice: January 5, February 7.",
        "The fleet: Boeing 737, Airbus 320.",
        "The report: Section 4, Chapter 12.",
        "At 10 Downing Street, Lena 5.",
        f"Killed: {'A' * 50} 5, {'B' * 50} 7",  # no name is so long, and no text is searched for one
    ],
)
def test_names_with_numbers_are_no_list(text: str) -> None:
    assert () == tallies(text)


def test_a_list_that_comes_to_more_than_its_total_is_none_of_it() -> None:
    facts = read_facts(Dispatch("scores", "Two matches: Lena 5, Ormo 7.", "2019-03-21"))
    assert [None] * len(facts) == [fact.part_of for fact in facts]


@pytest.mark.parametrize("piece", ["A 1, ", ": A 1\n", "Aa ", "(A", "A of "])
def test_work_grows_with_length(piece: str) -> None:
    short, long = (work(lambda times=times: tallies(piece * times)) for times in (500, 2000))
    assert long < 6 * short + 1000
