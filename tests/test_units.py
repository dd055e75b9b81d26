"""The unit registry: money apart by currency, counted things apart by kind."""

from __future__ import annotations

import pandas as pd
import pytest

from crossfoot import errors
from crossfoot.units import as_quantities, currency, dimension, registry, scale


def test_money_does_not_cross_without_a_rate() -> None:
    """Our error, with the way out; not a bare KeyError."""
    with pytest.raises(errors.UnitError, match="KZT does not convert to RUB") as caught:
        scale("KZT", "RUB")
    assert "rates of the day" in str(caught.value)


def test_things_counted_are_kept_apart() -> None:
    """A person is no vehicle, and neither is a plain number."""
    assert 3 == len({dimension(unit) for unit in ("person", "vehicle", "dimensionless")})


@pytest.mark.parametrize(
    "noun", ["dam", "php", "myr", "k", "police officer", "point", "tank", "bag", "grain", "league", "quarter", "shot"]
)
def test_a_noun_is_never_a_unit_of_physics(noun: str) -> None:
    """Pint reads dam as a decametre and php as a picohorsepower; here each is a thing counted."""
    assert f"[counted_{noun.replace(' ', '_')}]+1" == dimension(noun)


@pytest.mark.parametrize(("unit", "to", "factor"), [("mile", "kilometer", 1.609344), ("foot", "meter", 0.3048)])
def test_lengths_convert(unit: str, to: str, factor: float) -> None:
    """By their definitions."""
    assert pytest.approx(factor) == scale(unit, to)


def test_a_price_has_a_currency() -> None:
    """And a measurement none."""
    assert ("KZT", None) == (currency("KZT/liter"), currency("liter/month"))


def test_the_registry_is_the_application_registry() -> None:
    """pint-pandas looks there."""
    import pint

    assert registry() is pint.get_application_registry().get()  # type: ignore[no-untyped-call]


def test_a_slice_of_one_dimension_is_seen_as_quantities() -> None:
    """In the first row's unit, as arrays."""
    df = pd.DataFrame({"best": [10.0, 6.0], "lower": [10.0, 6.0], "upper": [10.0, 6.0], "unit": ["kilometer", "mile"]})
    view = as_quantities(df)
    assert ["kilometer", "kilometer"] == view["unit"].tolist()
    assert pytest.approx([10.0, 9.656064]) == view["best"].pint.magnitude.tolist()


def test_a_slice_of_two_dimensions_is_refused() -> None:
    """Persons and vehicles do not share a column of quantities."""
    df = pd.DataFrame({"best": [1.0, 2.0], "lower": [1.0, 2.0], "upper": [1.0, 2.0], "unit": ["person", "vehicle"]})
    with pytest.raises(errors.UnitError, match="vehicle does not convert to person"):
        as_quantities(df)
