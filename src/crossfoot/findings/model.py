"""A finding: how some claims stand to each other, with the evidence."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import runs_on
from crossfoot.findings.wording import number, quote
from crossfoot.rates import Crossing


class Finding(NamedTuple):
    """One row of the findings table before it is a row; ``tables/findings.toml`` tells the columns."""

    finding_id: str
    rule: str
    verdict: str
    severity: str
    measure: str | None
    facts: tuple[str, ...]
    dispatches: tuple[str, ...]
    values: tuple[float, ...]
    unit: str | None
    explanation: str
    expected: float | None = None
    observed: float | None = None
    difference: float | None = None
    rate_source: str | None = None
    rate_date: str | None = None

    def weighing(
        self,
        *,
        also: Sequence[float] = (),
        expected: float | None = None,
        observed: float | None = None,
        rate: Crossing | None = None,
    ) -> Finding:
        """The finding with what the rule worked out, and held what was stated against.

        Parameters
        ----------
        also : sequence of float
            What was weighed beside the stated figures (an implied rate), told after them in `values`.
        expected, observed : float, optional
            In the unit of the first claim; the difference follows.
        rate : Crossing, optional
            The exchange rate used.
        """
        return self._replace(
            values=(*self.values, *also),
            expected=expected,
            observed=observed,
            difference=None if expected is None or observed is None else round(observed - expected, 10),
            rate_source=f"{rate.source}, {rate.kind}" if rate else None,
            rate_date=rate.date_found if rate else None,
        )

    def row(self) -> dict[str, Any]:
        """The finding as plain values."""
        row = self._asdict()
        row["facts"], row["dispatches"] = list(self.facts), list(self.dispatches)
        row["values"] = [plain(value) for value in self.values]
        return row


def found(
    rule: str,
    verdict: str,
    claims: Sequence[Claim],
    explanation: str,
    *,
    severity: str = "info",
    by_measure: bool = False,
) -> Finding:
    """A finding over some claims, in the order of its explanation; `Finding.weighing` adds what the rule worked out.

    Parameters
    ----------
    by_measure : bool
        Whether an alarm rests on what the claims are read to measure: where that of one of them is in doubt, or where
        one is a toll yet to come ("will remain at 299") or no number ("dozens"), it is told and no alarm.
    """
    rule = rule.rpartition(".")[2]
    ids = tuple(claim.fact_id for claim in claims)
    reasons = (_unsure(claim) for claim in claims) if by_measure and severity != "info" else ()
    reason = next(filter(None, reasons), "")
    if reason:
        severity, explanation = "info", f"{explanation[:-1]}; no alarm, since {reason}."
    return Finding(
        finding_id=hashlib.sha256("\0".join((rule, verdict, *ids)).encode()).hexdigest()[:16],
        rule=rule,
        verdict=verdict,
        severity=severity,
        measure=claims[0].measure,
        facts=ids,
        dispatches=tuple(dict.fromkeys(claim.dispatch_id for claim in claims)),
        values=tuple(value for claim in claims for value in figures(claim)),
        unit=claims[0].unit,
        explanation=explanation,
    )


def _unsure(claim: Claim) -> str:
    """Why nothing can be held against a claim; empty where it states a number for what it surely measures."""
    if claim.doubt:
        return f"of {quote(claim)} {claim.doubt}"
    if claim.status == "planned" and runs_on(claim.measure or ""):
        return f"{quote(claim)} is yet to come"
    return f"{quote(claim)} is no number" if claim.is_vague else ""


def figures(claim: Claim) -> tuple[float, ...]:
    """The figures a claim prints: its point, or its bounds; none for a null report."""
    stated = (claim.best,) if claim.best is not None else (claim.lower, claim.upper)
    return tuple(value for value in stated if value is not None)


def plain(value: float) -> float | int:
    """A number as JSON writes it: whole where it is whole."""
    return int(value) if math.isfinite(value) and value == int(value) and abs(value) < 2**53 else value


def span(low: float, high: float, places: int = 2) -> str:
    """An interval in words: ``5.854 to 5.868``, ``at least 3``."""
    if high == math.inf:
        return f"at least {number(low, places)}"
    if low in (-math.inf, 0.0):
        return f"at most {number(high, places)}"
    return number(low, places) if low == high else f"{number(low, places)} to {number(high, places)}"
