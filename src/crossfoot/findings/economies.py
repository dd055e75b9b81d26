"""Amounts of money beyond what an economy can be."""

from __future__ import annotations

from crossfoot.errors import UnitError
from crossfoot.findings.claims import Claim
from crossfoot.findings.products import product_of
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import number
from crossfoot.units import currency, per, scale

ABROAD = "USD"
"""The currency in which sums of every country are told."""


def over_economy(stack: Stack, claim: Claim, shares: dict[str, float]) -> str | None:
    """Why an amount cannot be: against all that the countries of its currency, or its country, make in a year."""
    code = currency(claim.unit)
    if code is None or claim.measure == "exchange_rate":
        return None
    try:
        times = scale("year", per(claim.unit)) if per(claim.unit) else 1.0
    except UnitError:  # per something that is no time: a price
        return None
    amount, day = least(claim) * times, claim.reported or claim.since
    product = product_of(code, day) if day else None
    if product and amount > product * shares["pace_share" if per(claim.unit) else "product_share"]:
        pace = "in a year at that pace, " if times != 1.0 else ""
        return f"{pace}{number(amount / product, 1)} times the yearly product of the country whose money the {code} is"
    return _over_country(stack.root_of(claim), amount, day, shares) if _is_subsidy(claim, code) else None


def _is_subsidy(claim: Claim, code: str) -> bool:
    return code == ABROAD and claim.measure == "subsidy_cost"


def _over_country(country: str, amount: float, day: str, shares: dict[str, float]) -> str | None:
    product = product_of(country, day) if country and day else None
    if product is None or amount <= product * shares["subsidy_share"]:
        return None
    return f"{number(100 * amount / product, 0)} percent of the yearly product of {country}"


def least(claim: Claim) -> float:
    """The least a claim can mean by its words: its floor, else the point, else what it says was reached at the most."""
    return next((end for end in (claim.lower, claim.best, claim.upper) if end is not None), 0.0)
