"""Which rate stands on a day, and by which way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot import errors
from crossfoot.facts.model import Fact
from crossfoot.facts.tables import to_frame
from crossfoot.rates import RateBook, convert, default_rates
from crossfoot.rates.rows import published

BANK, ECB = "Bank of Russia", "European Central Bank"
BOOK = RateBook(
    [
        published("KZT", "RUB", "2021-12-30", BANK, "official", 100, 16.9158),
        published("KZT", "RUB", "2021-12-31", BANK, "official", 100, 16.9),
        published("EUR", "USD", "2022-01-04", ECB, "reference", 1, 1.1279),
        published("EUR", "RUB", "2022-01-04", ECB, "reference", 1, 84.9202),
        published("USD", "KZT", "2021-12-31", "IMF", "end", 1, 431.8),
    ]
)


def test_the_last_rate_stands_over_the_holidays() -> None:
    """No new rate until 11 January: that of 31 December is the one, and it says so."""
    way = BOOK.find("KZT", "RUB", "2022-01-05")
    assert ("2021-12-31", "2022-01-05", "official") == (way.date_found, way.date_asked, way.kind)
    assert pytest.approx(0.169) == way.rate


def test_a_rate_does_not_stand_for_ever() -> None:
    """Two months later there is none, and the nearest is named."""
    with pytest.raises(errors.RateNotFound, match="nearest: 2021-12-31"):
        RateBook([published("KZT", "RUB", "2021-12-31", BANK, "official", 100, 16.9)]).find("KZT", "RUB", "2022-03-02")


def test_no_rate_is_taken_from_a_later_day() -> None:
    """The book never looks ahead."""
    with pytest.raises(errors.RateNotFound):
        BOOK.find("KZT", "RUB", "2021-12-29")


def test_a_pair_is_crossed_by_one_source() -> None:
    """Dollars to roubles through the two euro rates of one day."""
    way = BOOK.find("USD", "RUB", "2022-01-04")
    assert pytest.approx(84.9202 / 1.1279) == way.rate
    assert 2 == len(way.legs)


def test_the_market_cross_stands_beside_the_official_rate() -> None:
    """Both are given, the official one first."""
    kinds = [way.kind for way in BOOK.crossings("KZT", "RUB", "2022-01-04")]
    assert ["official", "end"] == kinds


def test_an_unknown_pair_is_refused() -> None:
    """A missing rate is told, never guessed."""
    with pytest.raises(errors.RateNotFound, match="No rate from HTG to USD on 2022-09-14"):
        BOOK.find("HTG", "USD", "2022-09-14")


def test_the_look_ups_are_kept() -> None:
    """Date asked and date found, for the table of rates."""
    book = BOOK.fresh()
    book.find("KZT", "RUB", "2022-01-05")
    used = [rate for rate in book.used.values() if rate.source == BANK]
    assert [("2022-01-05", "2021-12-31")] == [(rate.date_asked, rate.date_found) for rate in used]


def test_the_default_book_knows_the_euro_since_1999(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real rates with no network, from a folder without any."""
    monkeypatch.chdir(tmp_path)
    way = default_rates().find("EUR", "ZAR", "2013-09-09")
    assert (ECB, "2013-09-09") == (way.source, way.date_found)


def fact(best: float, unit: str, day: str = "2022-01-04") -> Fact:
    """A price as a fact."""
    from decimal import Decimal

    empty = dict.fromkeys(Fact._fields)
    value = Decimal(repr(best))
    given_ = {
        "fact_id": "f", "dispatch_id": "d", "reported_at": day, "surface": "x", "start": 0, "end": 1, "kind": "price",
        "best": value, "lower": value, "upper": value, "bound": "exact", "unit": unit, "aggregation": "point",
        "status": "asserted", "event_start": day, "doubts": (), "rules": ("r",),
    }  # fmt: skip
    return Fact(**(empty | given_))


@settings(max_examples=25, deadline=None)
@given(st.decimals("0.01", "1e9", places=2))
def test_conversion_there_and_back_agrees(amount: float) -> None:
    """Within rounding, whichever way round the rate was published."""
    facts = to_frame([fact(float(amount), "KZT/liter")])
    back = convert(convert(facts, "RUB", rates=BOOK), "KZT", rates=BOOK)
    assert pytest.approx(float(amount), rel=1e-12) == back["best"].iloc[0]
    assert "KZT/liter" == back["unit"].iloc[0]


def test_conversion_keeps_what_was_stated() -> None:
    """The stated figure stays, and the rate's day and source are told."""
    row = convert(to_frame([fact(120, "KZT/liter")]), "RUB", rates=BOOK).iloc[0]
    told = (row["unit"], row["best_stated"], row["unit_stated"], row["rate_date"], row["rate_source"])
    assert ("RUB/liter", 120.0, "KZT/liter", "2021-12-31", "Bank of Russia, official") == told
    assert pytest.approx(20.28) == row["best"]


def test_conversion_without_a_rate_stays_empty_and_says_so() -> None:
    """Rates are not interpolated, and one missing rate does not cost the others."""
    df = convert(to_frame([fact(570, "HTG/gallon"), fact(120, "KZT/liter")]), "RUB", rates=BOOK)
    assert [True, False] == df["best"].isna().tolist()
    assert "No rate from HTG to RUB" in df["rate_missing"].iloc[0]
    assert [570.0, 120.0] == df["best_stated"].tolist()
    assert df["rate_missing"].isna().tolist() == [False, True]


def test_conversion_without_a_rate_is_refused_on_request() -> None:
    """With the missing pair named."""
    with pytest.raises(errors.RateNotFound, match="HTG"):
        convert(to_frame([fact(570, "HTG/gallon")]), "USD", rates=BOOK, missing="raise")


def test_a_column_without_days_is_refused() -> None:
    """With those that hold some."""
    with pytest.raises(errors.TableError, match="column 'unit' holds no days"):
        convert(to_frame([fact(1, "KZT")]), "USD", rates=BOOK, on="unit")


def test_conversion_to_no_currency_is_refused() -> None:
    """A unit is no currency."""
    with pytest.raises(errors.UnitError, match="no currency"):
        convert(to_frame([fact(1, "KZT")]), "liter", rates=BOOK)
