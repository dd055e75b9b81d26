"""A length, weight or volume restated in another unit.

Policy: conversions of measurements are exact, so only rounding can part the two figures. Each is taken as rounded to
the last place that counts ("50 km" may be 45 to 55); figures that then meet are `at_rate`, within `NEAR` `near`, and
others `off`, an alarm.

    >>> from crossfoot.findings.trying import tried
    >>> tried("measurements", "The town lies 55 kilometers (34 miles) from the coast.")
    at_rate 55, 34
    >>> tried("measurements", "The town lies 55 kilometers (43 miles) from the coast.")
    off! 55, 43
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from crossfoot.errors import UnitError
from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import in_unit, percent, quote, said
from crossfoot.units import currency, scale

NEAR = 0.05


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a restated measurement."""
    for restated in stack.claims:
        stated = stack.by_id.get(restated.converts or "")
        if stated and not currency(restated.unit) and stated.figure and restated.figure:
            try:
                factor = scale(stated.unit, restated.unit)
            except UnitError:  # two dimensions: the checks say so
                continue
            yield _judged(stated, restated, factor)


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


def _judged(stated: Claim, restated: Claim, factor: float) -> Finding:
    expected = (stated.figure or 0.0) * factor
    observed = restated.figure or 0.0
    apart = abs(observed - expected)
    slack = last_place(stated) * factor + last_place(restated)
    off = apart / expected if expected else math.inf
    verdict = "at_rate" if apart <= slack else "near" if off <= NEAR else "off"
    what = f"{quote(stated)} is {in_unit(round(expected, 2), restated.unit)}"
    grading = {"at_rate": "agrees", "near": "nearly agrees", "off": "does not agree"}[verdict]
    text = f"{said(restated)} {grading}: {what}" + ("." if verdict == "at_rate" else f", {percent(off)} away.")
    claims, severity = [stated, restated], "warning" if verdict == "off" else "info"
    finding = found(__name__, verdict, claims, text, severity=severity, expected=expected, observed=observed)
    return finding._replace(unit=restated.unit)
