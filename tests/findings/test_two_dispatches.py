"""The two dispatches of data/dispatches, read and reconciled: what an expert would say of them, and would not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from crossfoot.dispatches import read_dispatches, to_frame
from crossfoot.facts import extract
from crossfoot.findings import Finding, Result, reconcile
from crossfoot.rates import read_rates

DATA = Path(__file__).parents[2] / "data"
EXPECTED = {
    "one step in price, twice": ("price_steps", "equal", (60, 120, 60, 120)),
    "a doubling": ("changes", "foots", (60, 120, 100)),
    "20.5 and 20 roubles fit one rate": ("brackets", "compatible", (120, 20.5, 120, 20, 5.854, 5.868)),
    "one rate within the second": ("brackets", "compatible", (60, 10, 120, 20, 5.854, 6.154)),
    "20.5 is near the official rate": ("conversions", "near", (120, 20.5, 20.28)),
    "10 is at it": ("conversions", "at_rate", (60, 10, 10.14)),
    "20 is at it": ("conversions", "at_rate", (120, 20, 20.28)),
    "20.5 lies between official and market": ("rate_basis", "near", (120, 20.5, 20.28, 20.92)),
    "130 fit in about 500": ("footing", "remainder", (500, 130)),
    "33 fit in 120": ("footing", "remainder", (120, 33)),
    "women and old people overlap": ("unions", "not_comparable", (130, 500)),
    "eyewitnesses saw less": ("subjects", "narrower", (3, 120)),
    "no information is not nought": ("null_reports", "not_comparable", (500,)),
    "yet an officer was beaten": ("narratives", "compatible", (1,)),
    "the crowd stands alone": ("crowds", "not_comparable", (1000, 500)),
    "a price and a count": ("collisions", "not_comparable", (120, 120)),
    "a currency left out": ("ellipses", "compatible", (120, 60)),
    "a region in a country": ("scopes", "narrower", (120, 120)),
}


@cache
def result() -> Result:
    """Both, with the rates in the repository."""
    stack = read_dispatches(DATA / "dispatches")
    return reconcile(extract(stack), rates=read_rates(DATA / "rates"), dispatches=to_frame(stack))


def like(rule: str, verdict: str, figures: tuple[float, ...]) -> list[Finding]:
    """The findings of that rule and verdict that begin with those figures."""
    found = [f for f in result().found if (f.rule, f.verdict) == (rule, verdict)]
    return [f for f in found if f.values[: len(figures)] == figures]


@pytest.mark.parametrize("finding", EXPECTED.values(), ids=EXPECTED)
def test_an_expert_would_say_so(finding: tuple[str, str, tuple[float, ...]]) -> None:
    """Once for each dispatch it is true of."""
    assert like(*finding)


def test_two_names_of_one_town() -> None:
    """Alma-Ata is Almaty."""
    assert any(
        "“Alma-Ata”" in f.explanation and "“Almaty”" in f.explanation for f in result().found if f.rule == "aliases"
    )


def test_nothing_is_an_alarm() -> None:
    """The two agree, and differ where they may."""
    assert () == result().alarms


@pytest.mark.parametrize("never", [630, 153, 123, 370, 87])
def test_parts_are_never_added_nor_rests_made_figures(never: float) -> None:
    """Not 630 people, not 153 or 123 vehicles; a remainder is told in words, not weighed."""
    assert not any(never in f.values for f in result().found)


def test_the_day_of_the_rate_is_told() -> None:
    """31 December stands over the holidays."""
    (near,) = like("conversions", "near", (120, 20.5))
    assert ("2021-12-31", "Bank of Russia, official") == (near.rate_date, near.rate_source)
    assert "31 December 2021, the last that stood on 4 January 2022" in near.explanation


def test_every_explanation_has_its_quotes() -> None:
    """Two, or one that spans both figures; and one sentence."""
    for finding in result().found:
        assert finding.explanation.count("“") >= 1
        assert finding.explanation.endswith(".")
