"""One place's share of a total told before: linked by places and days, with a doubt."""

from __future__ import annotations

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from crossfoot.facts.model import Fact
from crossfoot.facts.regional_tolls import DOUBT


def parts(text: str) -> list[tuple[str, str, bool]]:
    """Each part and its total as written, and whether the link is doubted."""
    facts = read_facts(Dispatch("story", text, "2013-06-14"))
    by_id: dict[str, Fact] = {fact.fact_id: fact for fact in facts}
    return [(fact.surface, by_id[fact.part_of].surface, DOUBT in fact.doubts) for fact in facts if fact.part_of]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods have killed 240 people across Zambia, officials said. In Mongu district 31 drowned.",
            [("31 drowned", "240 people")],
        ),
        (
            "Gunmen killed 17 people in Nigeria. In Kano four traders were shot dead. Two guards died in Kaduna.",
            [("four traders", "17 people"), ("Two guards", "17 people")],
        ),
        (
            "Bombings in the Pakistani cities of Quetta and Peshawar killed 22 people and wounded 70. At least nine "
            "people died in Quetta. In Peshawar 40 people were wounded.",
            [("At least nine people", "22 people"), ("40 people", "70")],
        ),
        (
            "A heat wave has killed 61 people in Spain. Twelve people died in Seville and nine in Cordoba.",
            [("Twelve people", "61 people"), ("nine", "61 people")],
        ),
        (
            "Cholera has killed 812 people in Haiti, the ministry said. It recorded 44 deaths in Cap-Haitien.",
            [("44 deaths", "812 people")],
        ),
        ("Police arrested 310 people in France. In Lyon, police arrested 42 people.", [("42 people", "310 people")]),
        (
            "Wildfires destroyed 480 homes in Greece, officials said. In Rhodes, the flames destroyed 52 homes.",
            [("52 homes", "480 homes")],
        ),
    ],
)
def test_a_part_of_a_country_is_part_of_its_total(text: str, expected: list[tuple[str, str]]) -> None:
    """No word says so, so that each link leaves a doubt."""
    assert [(part, whole, True) for part, whole in expected] == parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Floods killed 240 people in Zambia last year. On Monday a bus crash in Mongu killed 31 people.",
        "A bomb killed 18 people in Kirkuk on Monday. In Baghdad six people were killed.",
        "An earthquake killed 207 people in Iran. In Iraq, six people died in Darbandikhan.",
        "Nearly 100 people died in a plane crash in Nepal. The airline said 96 people were killed in Pokhara.",
        "Police said 34 people had died in Pakistan, but a doctor in Quetta said 12 were killed.",
        "Strikes killed 20 soldiers in Ukraine on Tuesday. In Kharkiv 11 civilians were killed.",
        "A landslide killed 12 people in Colombia on Monday. Landslides killed nine people in Medellin in May.",
        "Storms killed five people in Chile. In Temuco four people died and in Osorno three people died.",
        "A quake killed 40 people in Chile. It injured 12 people in Temuco.",
        "A storm killed 40 people in Chile. The toll in Temuco stood at 60, three more than the day before.",
    ],
)
def test_what_lies_elsewhere_or_in_other_days_is_none(text: str) -> None:
    """Neither another country, another year, another group, a rival count, nor parts that pass the total."""
    assert [] == parts(text)


def test_children_are_another_division_than_provinces() -> None:
    """What is divided by age and by place sums to its total twice."""
    text = (
        "At least 193 people died in rains in Pakistan. The dead include 62 children. Ninety people died in Punjab. "
        "In Sindh, 98 people lost their lives."
    )
    assert [part for part, _, _ in parts(text)] == ["62 children", "Ninety people", "98 people"]


def test_places_told_side_by_side_are_no_totals() -> None:
    """Of "47 in Swat and ten in Dir" neither holds what is told of other places behind."""
    text = (
        "Rains killed 173 people in Pakistan. They claimed 47 lives in Swat and ten in Dir. They claimed 21 lives in "
        "Sindh and 12 in Punjab."
    )
    assert {whole for _, whole, _ in parts(text)} == {"173 people"}


def test_a_headline_is_no_total_beside_its_lead() -> None:
    text = (
        "Bombs wound 22 in Thailand\nBombs wounded 22 people in Thailand on Thursday, police said. In Pattani, nine "
        "blasts wounded 15 people."
    )
    assert parts(text)[-1][:2] == ("15 people", "22 people")
