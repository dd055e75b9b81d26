"""Every currency of ISO 4217, as dispatches write it: by code, by name, by its coins."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.mentions import read

TABLE = Path(__file__).parents[1] / "corpus" / "currencies.txt"
"""One line a currency: code, name, place, coins, how many coins make one; a field may be empty."""


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [[field.strip() for field in line.split("|")] for line in lines if line and not line.startswith("#")]


def amounts(sentence: str) -> list[tuple[str, float]]:
    return [(mention.unit, float(mention.best or 0)) for mention in read(sentence)]


CODES = [row[0] for row in rows()]
NAMED = [(row[0], row[1]) for row in rows() if row[1]]
COINED = [(row[0], row[2], row[3], int(row[4])) for row in rows() if row[2] and row[3]]


def test_the_table_is_whole() -> None:
    """No code stands twice, and there are as many as the standard has."""
    assert sorted(set(CODES)) == sorted(CODES)
    assert len(CODES) > 170


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_read_on_either_side(code: str) -> None:
    """Before and after the number, with a space and without, with a scale."""
    place = f"In {place_of(code)} it" if place_of(code) else "It"
    for written in (f"{code} 500", f"500 {code}", f"{code}500", f"500{code}"):
        told = f"{place} paid {written} for the land."
        assert [(code, 500.0)] == amounts(told), told
    assert [(code, 5e8)] == amounts(f"The lender raised {code} 500 million from others.")


def place_of(code: str) -> str:
    return next(row[2] for row in rows() if row[0] == code)


@pytest.mark.parametrize(("code", "name"), NAMED)
def test_a_name_is_read_behind_the_number(code: str, name: str) -> None:
    """In its own letters and in small ones."""
    for spelled in (name, name.lower()):
        assert [(code, 500.0)] == amounts(f"It cost 500 {spelled}."), spelled


@pytest.mark.parametrize(("code", "place", "coins", "number"), COINED)
def test_coins_are_of_the_place_named(code: str, place: str, coins: str, number: int) -> None:
    """And count as parts of the whole."""
    ((unit, value),) = amounts(f"In {place} the stamp costs 50 {coins}.")
    assert code == unit
    assert 50 / number == pytest.approx(value)
