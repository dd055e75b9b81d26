"""Currencies fixed to another one."""

from __future__ import annotations

import pytest

from crossfoot.findings.trying import tried
from crossfoot.rates import RateBook, default_rates
from crossfoot.rates.pegs import Peg, pegs
from crossfoot.rates.yearly import yearly_band


@pytest.mark.parametrize("peg", pegs().values(), ids=pegs())
def test_a_peg_agrees_with_the_yearly_averages_since_it_was_declared(peg: Peg) -> None:
    """Every year from the one after it was declared that both are known of, within three hundredths."""
    bands = {at: yearly_band(peg.anchor, peg.currency, f"{at}-06-30") for at in range(int(peg.since[:4]) + 1, 2022)}
    off = {at: band.average for at, band in bands.items() if band and abs(band.average / peg.rate - 1) > 0.03}
    assert {} == off


def test_a_pegged_currency_goes_by_the_rates_of_its_anchor() -> None:
    """Nepal's rupee to the dollar: 1.6 for one of India's, and that by the European Central Bank."""
    way = default_rates().find("NPR", "USD", "2019-05-02")
    assert ["peg", "reference", "reference"] == [leg.kind for leg in way.legs]
    assert pytest.approx(default_rates().find("INR", "USD", "2019-05-02").rate / 1.6) == way.rate


def test_two_pegged_currencies_meet_at_their_anchor() -> None:
    way = default_rates().find("SAR", "JOD", "2023-02-01")
    assert ["USD", "USD"] == [leg.base for leg in way.legs]
    assert pytest.approx(0.709 / 3.75) == way.rate


def test_a_book_of_own_rates_knows_no_peg() -> None:
    assert () == RateBook(()).crossings("JOD", "USD", "2023-02-01")


def test_the_rates_of_a_run_hold_the_pegs_it_went_by() -> None:
    """A check of the tables written finds the way that the run found."""
    book = default_rates()
    found = book.find("SAR", "JOD", "2023-02-01")
    assert RateBook(book.used.values()).find("SAR", "JOD", "2023-02-01") == found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A cylinder of gas costs 7 Jordanian dinars ($9.87) since Monday.", "at_rate"),
        ("A cylinder of gas costs 7 Jordanian dinars ($7.98) since Monday.", "off"),
        ("The bridge cost 12 million Saudi riyals ($3.2 million).", "at_rate"),
        ("The bridge cost 12 million Saudi riyals ($32 million).", "off"),
        ("Families were given 200,000 Nepalese rupees ($1,500) each.", "near"),
    ],
)
def test_conversions_of_pegged_currencies_are_judged_after_2021_too(
    text: str, verdict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tried("conversions", text, day="2023-11-06")
    assert verdict == capsys.readouterr().out.split()[0].rstrip("!")
