"""Each adapter on a small file of its publisher's shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot import errors
from crossfoot.rates import read_rates
from crossfoot.rates.reading import read_file

SAMPLES = Path(__file__).parent / "samples"
NAMES = {
    "bank_of_russia_daily.xml": ("KZT", "RUB", "2021-12-31", "Bank of Russia", "official", 100, 16.9),
    "bank_of_russia_series.xml": ("KZT", "RUB", "2021-12-30", "Bank of Russia", "official", 100, 16.9158),
    "bank_of_kazakhstan_day.xml": ("HUF", "KZT", "2022-01-14", "National Bank of Kazakhstan", "official", 10, 14.1),
    "bank_of_kazakhstan_feed.xml": ("USD", "KZT", "2022-01-14", "National Bank of Kazakhstan", "official", 1, 433.69),
    "ecb.csv": ("EUR", "USD", "2022-01-05", "European Central Bank", "reference", 1, 1.1319),
    "frankfurter_day.json": ("EUR", "PLN", "2022-01-05", "European Central Bank", "reference", 1, 4.5666),
    "frankfurter_span.json": ("EUR", "USD", "2022-01-04", "European Central Bank", "reference", 1, 1.1279),
    "bis_plain.csv": ("USD", "KZT", "2021-12-31", "Bank for International Settlements", "end", 1, 431.8),
    "bis_labelled.csv": ("USD", "KZT", "2021-12-31", "Bank for International Settlements", "average", 1, 434.2),
    "plain.csv": ("USD", "IRR", "2019-11-16", "bazaar", "market", 1, 118000.0),
    "wide.csv": ("EUR", "RUB", "2022-01-04", "European Central Bank", "reference", 1, 84.9202),
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_a_published_rate_is_read(name: str, expected: tuple[object, ...]) -> None:
    """Base, quote, day, source, kind, nominal and value as the publisher means them."""
    base, quote, day, *rest = expected
    assert (base, quote, day, day, *rest) in [tuple(rate) for rate in read_file(SAMPLES / name)]


def test_every_sample_is_recognised() -> None:
    """A folder is read whole, each file by its own adapter; asked and found are one day."""
    df = read_rates(SAMPLES)
    assert len(df) >= len(NAMES)
    assert (df["date_asked"] == df["date_found"]).all()


def test_days_without_a_rate_are_passed_over() -> None:
    """N/A and empty cells are days without a rate, never nought."""
    assert {"2022-01-04"} == {rate.date_found for rate in read_file(SAMPLES / "wide.csv") if rate.quote == "RUB"}


BROKEN = {
    "a day that is none": ("date,base,quote,value\n2022-02-30,KZT,RUB,0.17\n", "line 2", "2022-02-30"),
    "no day at all": ("date,base,quote,value\n2022-01-04,KZT,RUB,0.17\n,KZT,RUB,0.17\n", "line 3", "without its day"),
    "a word for a rate": ("date,USD\n2022-01-04,about one\n", "line 2", "about one"),
    "a rate of nought": ("date,base,quote,value\n2022-01-04,KZT,RUB,0\n", "line 2", "'0' is not a rate"),
    "a name for a code": ("date,base,quote,value\n2022-01-04,tenge,RUB,0.17\n", "line 2", "tenge"),
    "an unknown kind": ("date,base,quote,value,kind\n2022-01-04,KZT,RUB,0.17,rumour\n", "line 2", "rumour"),
    "more cells than headings": ("date,USD\n2022-01-04,1.1,2.2\n", "line 2", "3 cells"),
    "another file": ("Dear reader,\nno rates here\n", "broken.csv", "no known format"),
}


@pytest.mark.parametrize(("text", "place", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_names_the_place_and_the_way_out(tmp_path: Path, text: str, place: str, said: str) -> None:
    """File, line, value, and what to do."""
    path = tmp_path / "broken.csv"
    path.write_text(text)
    with pytest.raises(errors.RatesError) as caught:
        read_rates(path)
    assert place in str(caught.value)
    assert said in str(caught.value)
    assert caught.value.way_out


def test_hostile_xml_is_refused(tmp_path: Path) -> None:
    """Entities that multiply are an error, not a full memory."""
    path = tmp_path / "bomb.xml"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE v [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><ValCurs Date="&b;"></ValCurs>'
    )
    with pytest.raises(errors.RatesError, match="not readable XML"):
        read_rates(path)


def test_a_missing_folder_is_an_error() -> None:
    """Never an empty book."""
    with pytest.raises(errors.RatesError, match="no such file"):
        read_rates("nowhere/at/all")
