"""A length, weight or volume restated in another unit, or a price per another one.

Policy: conversions of measurements are exact, so only rounding can part the two figures. Each is taken as rounded to
the last place that counts ("50 km" may be 45 to 55); figures that then meet are `at_rate`, within `NEAR` `near`, and
others `off`, an alarm.

    >>> from crossfoot.findings.trying import tried
    >>> tried("measurements", "The town lies 55 kilometers (34 miles) from the coast.")
    at_rate 55, 34
    >>> tried("measurements", "The town lies 55 kilometers (43 miles) from the coast.")
    off! 55, 43
    >>> tried("measurements", "It was 45 degrees Celsius (113 degrees Fahrenheit) in Basra.")
    at_rate 45, 113
    >>> tried("measurements", "Petrol costs $1.20 a litre ($4.54 a gallon).")
    at_rate 1.2, 4.54
    >>> tried("measurements", "Petrol costs $1.20 a litre ($5.45 a gallon).")
    off! 1.2, 5.45
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from crossfoot.errors import UnitError
from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import in_unit, percent, quote, said
from crossfoot.units import currency, per, restated, scale

NEAR = 0.05


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a restated measurement."""
    for other in stack.claims:
        stated = stack.by_id.get(other.converts or "")
        if stated and currency(stated.unit) == currency(other.unit) and stated.figure and other.figure is not None:
            try:
                expected = _expected(stated, other)
            except UnitError:  # two dimensions: the checks say so
                continue
            yield _judged(stated, other, expected)


def _expected(stated: Claim, other: Claim) -> float:
    """What the stated figure is in the other unit; of degrees, a reading or a difference, whichever is nearer."""
    figure, observed = stated.figure or 0.0, other.figure or 0.0
    if currency(stated.unit):
        return figure * _scale(stated, other)
    ways = restated(figure, stated.unit, other.unit), figure * scale(stated.unit, other.unit)
    return min(ways, key=lambda way: abs(way - observed))


def _scale(stated: Claim, other: Claim) -> float:
    """How much larger a figure becomes in the other unit; a price grows with what it is per."""
    if currency(stated.unit):
        return scale(per(other.unit), per(stated.unit))
    return scale(stated.unit, other.unit)


def last_place(claim: Claim) -> float:
    """Half of the last place that counts: 50 of a round 50, 0.05 of 6.6; a single digit is itself taken as printed.

    Printed "about 50", the nought does not count.
    """
    figure = abs(claim.figure or 0.0)
    printed = claim.rounding or 0.5
    if figure < 10 or figure % 10 or printed < 0.5:
        return printed
    zeros = next(power for power in range(1, 16) if figure % 10 ** (power + 1))
    return max(printed, 0.5 * 10.0**zeros)


def _judged(stated: Claim, other: Claim, expected: float) -> Finding:
    observed = other.figure or 0.0
    apart = abs(observed - expected)
    slack = last_place(stated) * _scale(stated, other) + last_place(other)
    off = apart / expected if expected else math.inf
    verdict = "at_rate" if apart <= slack else "near" if off <= NEAR else "off"
    what = f"{quote(stated)} is {in_unit(round(expected, 2), other.unit)}"
    grading = {"at_rate": "agrees", "near": "nearly agrees", "off": "does not agree"}[verdict]
    text = f"{said(other)} {grading}: {what}" + ("." if verdict == "at_rate" else f", {percent(off)} away.")
    claims, severity = [stated, other], "warning" if verdict == "off" else "info"
    finding = found(__name__, verdict, claims, text, severity=severity, expected=expected, observed=observed)
    return finding._replace(unit=other.unit)
