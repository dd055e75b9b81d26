"""Which goods a figure is of."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import extract
from crossfoot.findings.claims import claim
from crossfoot.findings.goods import Goods, are_same, goods_of
from crossfoot.findings.stack import Stack
from crossfoot.tables import records

GOODS = lexicon.parse("goods")


def of_last(text: str) -> Goods:
    """The goods of a text's last figure."""
    rows = records("facts", extract([Dispatch("one", text, "2024-06-10")]))
    stack = Stack([claim(row, text) for row in rows], {"one": text})
    return goods_of(stack, stack.claims[-1])


def names(entry: str) -> Goods:
    """What an entry's words name."""
    return frozenset({entry, *GOODS[entry]["also"]})


@pytest.mark.parametrize(
    ("entry", "text"), [(name, text) for name, entry in GOODS.items() if name != "grades" for text in entry["examples"]]
)
def test_the_last_figure_of_an_example_is_of_that_good(entry: str, text: str) -> None:
    assert names(entry) <= of_last(text)


@pytest.mark.parametrize(
    ("entry", "text"), [(name, text) for name, entry in GOODS.items() for text in entry["counterexamples"]]
)
def test_the_last_figure_of_a_counterexample_is_of_another(entry: str, text: str) -> None:
    assert entry not in of_last(text)
    assert of_last(text)


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Diesel and kerosene went up by 33 percent.", {"diesel", "kerosene"}),
        (
            "The minister told of a 14 percent rise in diesel prices, and 28 percent in prices for kerosene.",
            {"kerosene"},
        ),
        ("Premium gasoline sells at 18 pesos.", {"petrol", "grade premium"}),
        ("Fuel went up by 33 percent.", set()),
        ("A litre of diesel costs 3 dollars and a litre of petrol is to be had.", {"diesel"}),
        ("Petrol rose from 86 to 130 taka and octane from 89 to 135 taka.", {"octane"}),
    ],
)
def test_goods_stand_before_a_figure_or_right_behind_it(text: str, goods: set[str]) -> None:
    assert goods == of_last(text)


def test_what_names_no_good_may_be_of_any() -> None:
    assert are_same(frozenset({"petrol"}), frozenset()) is None
    assert are_same(frozenset({"petrol"}), frozenset({"grade premium"})) is None
    assert are_same(frozenset({"petrol"}), frozenset({"diesel"})) is False
