"""The one pint registry: a dimension per ISO 4217 currency, a dimension per kind of counted thing.

Dimensionless counts of different things add silently, so a person is ``[person]`` and a vehicle ``[vehicle]``. Money
has no factor from one currency to another: it crosses only by a dated rate (`crossfoot.rates`), and without one pint's
complaint becomes our `UnitError`.

Unit strings are canonical names, never words of a text: pint reads ``php`` as a picohorsepower and ``dam`` as a
decametre. So a name is taken as a measurement only where it is pint's own full name; any other noun is a thing counted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from crossfoot import lexicon
from crossfoot.errors import UnitError

if TYPE_CHECKING:
    import pandas as pd
    import pint

KINDS = ("person", "vehicle", "building", "place", "event", "animal")
"""The folded kinds of counted thing; any other noun is its own kind."""
OUR_OWN = (
    "basis_point = 0.01 percent",
    "part_per_billion = 1e-9",
    "part_per_trillion = 1e-12",
    "quintal = 100 kilogram",
    "newton_meter = newton * meter",
    "pound_foot = force_pound * foot",
    "cord = 128 foot ** 3",
    "cusec = foot ** 3 / second",
    "cumec = meter ** 3 / second",
    "barrel = 42 gallon",
    "million_barrel_per_day = 1e6 barrel / day",
    "twenty_foot_equivalent = [container]",
)
"""Units of measurement that pint does not know by these names; its barrel is one of beer, that of the news of oil."""
PLAIN = frozenset({"", "dimensionless", "percent", "percentage_point"})
COUNTED = "counted_"
"""Before a noun that is no unit of pint's, so that its name can never be one."""
WAY_OUT = "Units are written like KZT/liter, percent, mile or person."


@cache
def registry() -> pint.UnitRegistry[Any]:
    """The registry everything in crossfoot shares; built when first asked for, since that takes 0.4 s."""
    import pint

    ureg: pint.UnitRegistry[Any] = pint.UnitRegistry(on_redefinition="ignore")  # to pint a decade is a ratio of ten
    ureg.define("decade = 10 * year")
    ureg.define("night = day")
    for definition in OUR_OWN:
        ureg.define(definition)
    for code in currencies():
        ureg.define(f"{code} = [currency_{code}]")
    for kind in KINDS:
        ureg.define(f"{COUNTED}{kind} = [{kind}]")
    ureg.define("percentage_point = percent")
    pint.set_application_registry(ureg)  # type: ignore[no-untyped-call]  # pint-pandas looks there
    return ureg


@cache
def currencies() -> frozenset[str]:
    """Every currency code of ISO 4217, those no longer in use included, from CLDR; and those of the lexicon (BTC).

    Not the codes that stand for no currency, and for tests.
    """
    from babel import Locale

    codes = frozenset(str(code) for code in Locale("en").currencies if re.fullmatch("[A-Z]{3}", str(code)))
    return (codes - {"XXX", "XTS"}) | frozenset(lexicon.load("currencies"))


def currency(unit: str) -> str | None:
    """The currency of a unit, None where there is none.

    >>> currency("KZT/liter"), currency("percent"), currency("ton")
    ('KZT', None, None)
    """
    head = unit.partition("/")[0]
    return head if head in currencies() else None


def per(unit: str) -> str:
    """What follows the first slash of a unit: ``"liter"`` of ``"KZT/liter"``, empty where nothing does."""
    return unit.partition("/")[2]


@cache
def dimension(unit: str) -> str:
    """The dimension of a unit, as text that is equal for units that convert into each other.

    >>> dimension("mile") == dimension("kilometer"), dimension("KZT/liter") == dimension("RUB/liter")
    (True, False)
    >>> dimension("person") == dimension("vehicle")
    False

    Raises
    ------
    UnitError
        The unit cannot be read.
    """
    dims = pint_unit(unit).dimensionality
    return " ".join(f"{name}{power:+g}" for name, power in sorted(dims.items())) or "dimensionless"


@cache
def pint_unit(unit: str) -> pint.Unit:
    """A canonical unit name as pint's unit.

    Raises
    ------
    UnitError
        The unit cannot be read.
    """
    top, *below = unit.split("/")
    try:
        known = registry().parse_units(_pint_name(top))
        for name in below:
            known = known / registry().parse_units(_pint_name(name))
    except (ValueError, AttributeError, TypeError) as error:
        raise UnitError(f"{unit!r} is not a unit.", way_out=WAY_OUT) from error
    return known


@cache
def _pint_name(name: str) -> str:
    """What pint calls one canonical name: itself if it is a full name of pint's, else a thing counted, defined now."""
    name, power, exponent = name.strip().partition("**")
    if power:
        return f"{_pint_name(name)}**{int(exponent)}"
    if name in PLAIN:
        return name or "dimensionless"
    if (many := _MANY.match(name)) is not None:
        return _define_many(name, int(_NUMBERS[many[1]]), name[many.end() :])
    if name in currencies() or _is_measurement(name):
        return name
    noun = COUNTED + re.sub(r"\W+", "_", name)
    if noun not in registry():
        registry().define(f"{noun} = [{noun}]")
    return noun


_NUMBERS = {
    "ten": 10, "hundred": 100, "thousand": 1000, "ten_thousand": 10000, "hundred_thousand": 100000, "million": 10**6,
}  # fmt: skip
_MANY = re.compile(rf"({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})_(?=.)")
"""What a rate is of, as ``mentions/denominations.py`` writes it: ten_gram, hundred_thousand_person."""


def _define_many(name: str, number: int, one: str) -> str:
    """The name of so many of a unit, which pint knows from now on: ten_gram is 10 gram."""
    many = f"many_{re.sub(r'[^a-z0-9_]', '_', name.lower())}"
    if many not in registry():
        registry().define(f"{many} = {number} * {_pint_name(one)}")
    return many


def _is_measurement(name: str) -> bool:
    if name in lexicon.words("nouns", "not_units") or not name.isascii():
        return False
    if any(prefix + base == name and not suffix for prefix, base, suffix in registry().parse_unit_name(name)):
        return True
    return name in lexicon.load("units") and name in registry()  # tonne, which pint calls a metric ton


def scale(unit: str, to: str) -> float:
    """How many of `to` one `unit` is; of temperatures, how many degrees of the one scale a degree of the other is.

    >>> round(scale("mile", "kilometer"), 4), round(scale("degree_Celsius", "degree_Fahrenheit"), 4)
    (1.6093, 1.8)

    Raises
    ------
    UnitError
        The two do not convert; money crosses only with a dated rate.
    """
    return _line(unit, to)[0]


def restated(value: float, unit: str, to: str) -> float:
    """A value in another unit of its dimension; temperatures by where their scales begin.

    >>> round(restated(26.2, "mile", "kilometer"), 1), round(restated(38, "degree_Celsius", "degree_Fahrenheit"), 1)
    (42.2, 100.4)

    Raises
    ------
    UnitError
        The two do not convert; money crosses only with a dated rate.
    """
    slope, beginning = _line(unit, to)
    return value * slope + beginning


@cache
def _line(unit: str, to: str) -> tuple[float, float]:
    """The factor from one unit to another, and what nought of the first is in the second: 1.8 and 32."""
    import pint

    try:
        nought, one = (float(registry().Quantity(v, pint_unit(unit)).to(pint_unit(to)).magnitude) for v in (0.0, 1.0))
    except pint.DimensionalityError as error:
        money = {currency(unit), currency(to)}
        way_out = "Use convert() with rates of the day." if None not in money else "They measure different things."
        raise UnitError(f"{unit} does not convert to {to}.", way_out=way_out) from error
    return (one, 0.0) if not nought else (one - nought, nought)


def as_quantities(df: pd.DataFrame) -> pd.DataFrame:
    """A view of facts of one dimension with ``lower``, ``best`` and ``upper`` as pint arrays, in the first row's unit.

    Parameters
    ----------
    df : DataFrame, one row per fact
        Needs ``lower``, ``best``, ``upper`` and ``unit``, and at least one row.

    Raises
    ------
    UnitError
        The rows do not share one dimension; the message names two units that differ.
    """
    import pint_pandas

    names = df["unit"].unique().tolist()
    if not names:
        raise UnitError("no rows, so no unit.", way_out="Pass at least one fact.")
    lines = {name: _line(name, names[0]) for name in names}
    pint_type = pint_pandas.PintType(pint_unit(names[0]))  # type: ignore[no-untyped-call]
    slope, beginning = (df["unit"].map({name: line[at] for name, line in lines.items()}) for at in (0, 1))
    values = {name: (df[name] * slope + beginning).astype(pint_type) for name in ("lower", "best", "upper")}
    return df.assign(unit=names[0], **values)
