"""Facts restated in one currency, each at the rate of its own day."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal

from crossfoot.errors import RateNotFound, TableError, UnitError
from crossfoot.rates.book import RateBook
from crossfoot.units import currencies, currency, per

if TYPE_CHECKING:
    import pandas as pd

FIGURES = ("best", "lower", "upper", "rounding")
TOLD = ("unit", "rate", "rate_date", "rate_source", "rate_missing")


def convert(
    facts: pd.DataFrame,
    to: str,
    *,
    rates: pd.DataFrame | RateBook | None = None,
    on: str = "event_start",
    missing: Literal["empty", "raise"] = "empty",
) -> pd.DataFrame:
    """Facts restated in one currency, each at the rate of its own day.

    Parameters
    ----------
    facts : DataFrame, one row per fact
        Needs ``best``, ``lower``, ``upper``, ``rounding``, ``unit`` and the column named by `on`.
    to : str
        ISO 4217 code.
    rates : DataFrame, one row per day and currency pair, optional
        Units of quote currency per unit of base currency; see ``data/rates/README.md``. Otherwise `default_rates`.
    on : str
        The column with the day whose rate is wanted; where it is empty, ``reported_at``.
    missing : "empty" or "raise"
        What to do with a fact for whose day no rate stands: leave its figures empty and say so, or refuse. Rates are
        never interpolated.

    Returns
    -------
    DataFrame
        Same rows and order. The unit's currency is `to` (``KZT/liter`` becomes ``USD/liter``); facts that are no money
        stay as they are. The stated figures stay in ``*_stated``; ``rate``, ``rate_date`` and ``rate_source`` say by
        what each was multiplied, ``rate_missing`` which rate was not to be had.

    Raises
    ------
    RateNotFound
        No rate for a pair on a day, and `missing` is ``"raise"``.
    UnitError
        `to` is no currency.
    TableError
        A column is missing, or that of `on` holds no days.
    """
    absent = [name for name in (*FIGURES, "unit", on) if name not in facts.columns]
    if absent:
        way_out = f"It has: {', '.join(facts.columns)}."
        raise TableError(f"column {absent[0]!r} is missing.", place="facts", way_out=way_out)
    if to not in currencies():
        raise UnitError(f"{to!r} is no currency.", way_out="Use an ISO 4217 code, like USD.")
    book = RateBook.of(rates)
    crossed = [_crossed(unit, to, day, book) for unit, day in zip(facts["unit"], _days(facts, on), strict=True)]
    refused = next((row["error"] for row in crossed if row["error"]), None)
    if refused is not None and missing == "raise":
        raise refused
    factors = [row["rate"] for row in crossed]
    stated = {f"{name}_stated": facts[name] for name in (*FIGURES, "unit")}
    restated = {name: facts[name].astype("float64") * factors for name in FIGURES}
    told = {name: [row[name] for row in crossed] for name in TOLD}
    return facts.assign(**stated, **restated, **told)


def _days(facts: pd.DataFrame, on: str) -> list[str | None]:
    import pandas as pd

    try:
        days = pd.to_datetime(facts[on])
    except (ValueError, TypeError) as error:
        others = "Name one that holds days, such as event_start or reported_at."
        raise TableError(f"column {on!r} holds no days ({error}).", place="facts", way_out=others) from error
    if "reported_at" in facts:
        days = days.fillna(pd.to_datetime(facts["reported_at"]))
    return [None if pd.isna(day) else day.strftime("%Y-%m-%d") for day in days]


def _crossed(unit: str, to: str, day: str | None, book: RateBook) -> dict[str, Any]:
    told = {"unit": unit, "rate": 1.0, "rate_date": None, "rate_source": None, "rate_missing": None, "error": None}
    code = currency(unit)
    if code is None or code == to:
        return told
    below = per(unit)
    told["unit"] = f"{to}/{below}" if below else to
    try:
        if day is None:
            raise RateNotFound(f"No rate from {code} to {to}: the fact has no day.", way_out="Give it one.")
        way = book.find(code, to, day)
    except RateNotFound as error:
        return told | {"rate": math.nan, "rate_missing": str(error), "error": error}
    return told | {"rate": way.rate, "rate_date": way.date_found, "rate_source": f"{way.source}, {way.kind}"}
