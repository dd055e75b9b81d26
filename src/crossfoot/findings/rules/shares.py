"""A percentage printed beside the part it is a share of.

Policy: "55 of 79 hospitals (70 percent)" is tested: the percentage stands in a bracket, or after "or", directly behind
the part. Within its printed places it `foots`, else it `breaks`. A percentage anywhere else may be of anything.

    >>> from crossfoot.findings.trying import tried
    >>> tried("shares", "Police detained 40 people, including 12 women (30 percent).")
    foots 30, 12, 40
    >>> tried("shares", "Police detained 40 people, including 12 women (48 percent).")
    breaks! 48, 12, 40
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import number, quote, said

BESIDE = re.compile(r"\s*(?:\w+\s+){0,2}(?:\(|, or|or)\s*(?:about |some |nearly )?$")


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a percentage directly behind a part with a known total."""
    for claims in stack.by_dispatch.values():
        for at, share in enumerate(claims):
            part = claims[at - 1] if at else None
            if share.unit == "percent" and share.best is not None and part and part.best:
                total = stack.by_id.get(part.part_of or "")
                if total and total.best and BESIDE.match(stack.between(part, share) or "-"):
                    yield _judged(share, part, total)


def _judged(share: Claim, part: Claim, total: Claim) -> Finding:
    stated, made = share.best or 0.0, 100 * (part.best or 0.0) / (total.best or 1.0)
    slack = max(share.rounding, 0.5) + (2.0 if "approx" in (share.bound, part.bound, total.bound) else 0.0)
    fits = abs(stated - made) <= slack
    agrees = "agrees" if fits else "does not agree"
    text = f"{said(share)} {agrees} with {quote(part)} of {quote(total)}: that is {number(made, 1)} %."
    verdict, severity = ("foots", "info") if fits else ("breaks", "warning")
    made = round(made, 1)
    claims = [share, part, total]
    return found(__name__, verdict, claims, text, severity=severity, expected=made, observed=stated)
