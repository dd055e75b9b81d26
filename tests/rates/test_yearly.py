"""The yearly averages: where a day's rate must lie, and when nothing is said."""

from __future__ import annotations

import pytest

from crossfoot.findings.trying import tried
from crossfoot.rates.yearly import yearly_band


def test_the_band_holds_the_averages_of_the_year_and_its_neighbours() -> None:
    band = yearly_band("USD", "BRL", "2005-08-09")
    assert band is not None
    assert (band.average, band.year) == (2.4344, 2005)
    assert band.low == pytest.approx(2.1753 * 0.9)
    assert band.high == pytest.approx(2.9251 * 1.1)


def test_a_pair_without_the_dollar_goes_by_way_of_it() -> None:
    there, back = yearly_band("EUR", "KZT", "2014-02-11"), yearly_band("KZT", "EUR", "2014-02-11")
    assert there is not None
    assert back is not None
    assert there.average == pytest.approx(179.19 / 0.75273)
    assert back.average == pytest.approx(1 / there.average)


@pytest.mark.parametrize(("base", "quote", "day"), [("USD", "NPR", "2023-11-04"), ("USD", "XTS", "2010-01-01")])
def test_no_band_without_an_average_of_the_year(base: str, quote: str, day: str) -> None:
    assert yearly_band(base, quote, day) is None


@pytest.mark.parametrize(
    ("text", "day", "verdict"),
    [
        ("A litre costs 2,500 kyat ($1.95) now.", "2007-08-15", "rate_unknown"),  # the street's rate, not the official
        ("The firm paid 40 million Kenyan shillings ($460,000).", "2013-05-02", "compatible"),
        ("The firm paid 40 million Kenyan shillings ($4.6 million).", "2013-05-02", "rate_unknown"),
    ],
)
def test_only_what_fits_is_said_to_fit(text: str, day: str, verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    tried("conversions", text, day=day)
    assert capsys.readouterr().out.split()[0] == verdict
