"""A duration against the days it speaks of.

Policy: where a figure of days or weeks comes with its first and last day, they should agree, counted with or without
the last day. That they `foot` is told; that they do not is left alone: a text dates other things beside a duration.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.errors import UnitError
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack, ordinal
from crossfoot.findings.wording import day, number, said
from crossfoot.units import scale

LEAST = 2
"""A span of a day is the day."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a duration whose days are told."""
    for claim in stack.claims:
        if claim.measure == "duration" and claim.dated and claim.figure and claim.until > claim.since:
            days = ordinal(claim.until) - ordinal(claim.since)
            try:
                stated = claim.figure * scale(claim.unit, "day")
            except UnitError:  # no time
                continue
            if days >= LEAST and stated in (days, days + 1):
                text = (
                    f"{said(claim)} agrees with its days, {day(claim.since)} to {day(claim.until)}: {number(stated)}."
                )
                yield found(__name__, "foots", [claim], text, also=[float(days)])
