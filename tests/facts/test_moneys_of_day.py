"""Whose dollar is meant, by the day of the dispatch: ``crossfoot.facts.moneys_of_day``."""

from __future__ import annotations

from datetime import date

import pytest
from babel.core import get_global

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from crossfoot.rates.book import RateBook
from crossfoot.units import currencies

OLD = lexicon.parse("redenominations")


def units(text: str, day: str | None) -> list[str]:
    return [fact.unit for fact in read_facts(Dispatch("story", text, day))]


@pytest.mark.parametrize(
    ("day", "unit"),
    [("2007-08-14", "ZWL/liter"), ("2019-01-13", "USD/liter"), ("2019-06-24", "ZWL/liter"), (None, "ZWL/liter")],
)
def test_a_dollar_in_harare_is_of_its_day(day: str | None, unit: str) -> None:
    """From April 2009 to June 2019 Zimbabwe had no dollar of its own in use."""
    assert [unit, unit] == units("HARARE - Petrol in Zimbabwe costs $3.31 a litre, up from $1.24.", day)


def test_what_a_dollar_is_restated_in_is_another() -> None:
    """No amount in dollars is restated in the same dollars."""
    text = "HARARE - Petrol in Zimbabwe now costs $US3.31 ($4.60) a litre."
    assert ["USD/liter", "ZWL/liter"] == units(text, "2019-01-16")


def test_a_currency_that_is_named_is_meant() -> None:
    """Named, it is its own also on a day prices were in another."""
    assert ["ZWL/liter"] == units("HARARE - Petrol costs 1.90 RTGS dollars a litre.", "2019-05-22")


def doubts(text: str, day: str) -> list[str]:
    return [
        doubt for fact in read_facts(Dispatch("story", text, day)) for doubt in fact.doubts if "by the day" in doubt
    ]


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, said) for code, entry in OLD.items() for said in entry["examples"]]
)
def test_an_old_issue_is_meant_before_the_new_one_came(code: str, sentence: str) -> None:
    """A year before, with no doubt; without a day, or long after, it is the issue of today."""
    entry, latest = OLD[code], OLD[code]["new"]
    while latest in OLD:
        latest = OLD[latest]["new"]
    before = f"{int(entry['on'][:4]) - 1}{entry['on'][4:]}"
    assert ([code], []) == (units(sentence, before), doubts(sentence, before))
    assert [latest] == units(sentence, None) == units(sentence, "2025-05-02")
    assert code in currencies()
    assert entry["on"] < entry.get("both_until", "9999")


@pytest.mark.parametrize(
    ("day", "unit"),
    [
        ("2007-12-31", "VEB/liter"),
        ("2008-01-01", "VEF/liter"),
        ("2016-02-19", "VEF/liter"),
        ("2018-08-20", "VES/liter"),
        ("2024-02-19", "VES/liter"),
        ("2016", "VEF/liter"),
        ("2003-11", "VEB/liter"),
    ],
)
def test_a_bolivar_is_of_its_day(day: str, unit: str) -> None:
    """Of three issues; a day may be no more than a month or a year."""
    assert [unit] == units("CARACAS - Petrol will cost 6 bolivars a litre.", day)


@pytest.mark.parametrize(
    ("day", "amount", "unit"),
    [
        ("2008-06-03", "3 hard bolivars", "VEF"),
        ("2007-11-03", "3 strong bolivars", "VEF"),
        ("2007-11-03", "3 bolivares fuertes", "VEF"),
        ("2008-06-03", "3,000 old bolivars", "VEB"),
        ("2007-11-03", "3,000 old bolivars", "VEB"),
        ("2018-08-11", "18 sovereign bolivars", "VES"),
        ("2018-09-11", "180,000 old bolivars", "VEF"),
        ("2004-10-02", "2 new lira", "TRY"),
        ("2004-10-02", "2 new Turkish liras", "TRY"),
        ("2006-10-02", "2 million old Turkish liras", "TRL"),
        ("2001-10-02", "40 million TRY", "TRY"),
        ("1997-10-02", "6 new roubles", "RUB"),
        ("2009-10-02", "GHC 40", "GHS"),
    ],
)
def test_an_issue_that_is_named_is_meant(day: str, amount: str, unit: str) -> None:
    """Whatever the day is, and with no doubt."""
    text = f"The fine was {amount}."
    assert ([unit], []) == (units(text, day), doubts(text, day))


@pytest.mark.parametrize(
    ("day", "sentence", "number"),
    [
        ("2005-01-20", "The fine was 40 Turkish liras.", 1),
        ("2004-12-20", "The fine was 40 Turkish liras.", 1),
        ("2005", "The fine was 40 Turkish liras.", 1),
        ("2005-05-20", "The fine was 40 Turkish liras.", 0),
        ("2010-05-20", "In 2003 a loaf cost 400,000 Turkish liras.", 1),
        ("2007-05-20", "Turkey redenominated its money. The fine was 40 Turkish liras.", 1),
        ("2023-03-01", "The fine was 4,000 Sierra Leonean leones.", 1),
        ("2024-03-01", "The fine was 4,000 Sierra Leonean leones.", 0),
    ],
)
def test_around_a_redenomination_the_issue_is_in_doubt(day: str, sentence: str, number: int) -> None:
    """So is what was paid on a day of another issue than that of the dispatch, and what a text on the change tells."""
    assert number == len(doubts(sentence, day))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Five new schools opened in Turkey.", "building"),
        ("MOSCOW - The fine was 40 roubles.", "RUB"),
        ("The fine was 40 new shekels.", "ILS"),
        ("LIMA - The fine was 40 new soles.", "PEN"),
        ("ROME - The fine was 40 Italian lire.", "ITL"),
    ],
)
def test_other_things_stay_what_they_are(text: str, unit: str) -> None:
    """In 2003, in other countries and of other things."""
    assert [unit] == units(text, "2003-03-04")


def test_an_old_issue_crosses_by_its_factor() -> None:
    """Also over two redenominations, and not before the new issue was there."""
    book = RateBook((), with_history=True)
    assert 1_000_000 == pytest.approx(1 / book.find("TRL", "TRY", "2005-02-01").rate)
    assert 100_000_000 == pytest.approx(1 / book.find("VEB", "VES", "2018-09-01").rate)
    assert not book.crossings("TRL", "TRY", "2004-12-01")


OLD_NOTES_WENT_OUT = {"RUR"}
"""CLDR begins the new issue with the day the old notes went out, a year after prices had changed."""


def test_new_issues_begin_when_cldr_says_so() -> None:
    """Within a fortnight: CLDR has the day of the law for some, that of the notes for others."""
    begun: dict[str, date] = {}
    for told in get_global("territory_currencies").values():
        for code, start, *_ in told:
            if start:
                begun[code] = min(begun.get(code, date.max), date(*start))
    issues = lexicon.load("redenominations")
    off = {old: abs((begun[issue["new"]] - date.fromisoformat(issue["on"])).days) for old, issue in issues.items()}
    assert {old for old, days in off.items() if days > 14} == OLD_NOTES_WENT_OUT
