"""A percentage printed beside the part it is a share of.

Policy: "55 of 79 hospitals (70 percent)" is tested: the percentage stands in a bracket, or after "or", behind the part
in its clause. Within its printed places it `foots`, else it `breaks`. A percentage anywhere else may be of anything:
where it is a share and fits a part and its total of the same or the last sentence, that it `foots` is told.

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

BESIDE = re.compile(r"[^.;:()\d]{0,48}?(?:\(|, or|\bor)\s*(?:about |some |nearly |almost |just over |roughly )?$")
NEAR = 3
"""Figures before a percentage among which its part is looked for."""
WORDS = 10.0
"""Points by which "nearly" and "more than" may stretch: "more than 50 percent" is said of 58, not of 90."""
SHARE = frozenset({"share", "change"})
"""Measures of a percentage that can be a share of something counted beside it."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a percentage behind a part with a known total."""
    for claims in stack.by_dispatch.values():
        for at, share in enumerate(claims):
            if share.unit != "percent" or share.best is None:
                continue
            part = next((c for c in reversed(claims[max(0, at - 2) : at]) if _total(stack, c)), None)
            total = _total(stack, part)
            last = max((part, total), key=lambda c: c.end) if part and total and total.start < share.start else part
            if part and total and last and BESIDE.match(stack.between(last, share) or "-"):
                yield _judged(share, part, total)
            elif share.measure in SHARE and share.trend is None:
                yield from _fitting(stack, claims[max(0, at - NEAR) : at], share)


def _total(stack: Stack, part: Claim | None) -> Claim | None:
    total = stack.by_id.get(part.part_of or "") if part and part.best else None
    return total if total and total.best else None


def _fitting(stack: Stack, before: list[Claim], share: Claim) -> Iterator[Finding]:
    """The nearest part before a share that it fits, of this sentence or the last."""
    for part in reversed(before):
        total = _total(stack, part)
        near = stack.sentence(share) - stack.sentence(part) <= 1
        if total and near and part.unit != "percent" and _fits(share, part, total):
            yield _judged(share, part, total)
            return


def _made(part: Claim, total: Claim) -> float:
    return 100 * (part.best or 0.0) / (total.best or 1.0)


def _fits(share: Claim, part: Claim, total: Claim) -> bool:
    slack = max(share.rounding, 0.5) + (2.0 if "approx" in (share.bound, part.bound, total.bound) else 0.0)
    made = _made(part, total)
    return share.low - slack <= made <= share.high + slack and abs((share.best or 0.0) - made) <= slack + WORDS


def _judged(share: Claim, part: Claim, total: Claim) -> Finding:
    stated, made = share.best or 0.0, _made(part, total)
    fits = _fits(share, part, total)
    agrees = "agrees" if fits else "does not agree"
    text = f"{said(share)} {agrees} with {quote(part)} of {quote(total)}: that is {number(made, 1)} %."
    verdict, severity = ("foots", "info") if fits else ("breaks", "warning")
    made = round(made, 1)
    claims = [share, part, total]
    return found(__name__, verdict, claims, text, severity=severity, expected=made, observed=stated)
