"""What a currency lost, against the two rates that tell it.

Policy: a dollar that goes from 8 to 12 pesos has gained 50 percent, and the peso lost a third. Where one sentence gives
two rates of a currency, the later one weaker, and the percent that the currency lost, one that is its loss `foots`; one
that is what the other currency gained `breaks`, an alarm. Any other percent may be of another time, and says nothing.

    >>> from crossfoot.findings.trying import tried
    >>> fell = "CAIRO - The pound fell from 8.8 to the dollar to 13 to the dollar,"
    >>> tried("devaluations", f"{fell} a loss of 48 percent.")
    breaks! 48, 8.8, 13, 32.3
    >>> tried("devaluations", f"{fell} a loss of 32 percent.")
    foots 32, 8.8, 13, 32.3
    >>> tried("devaluations", "CAIRO - The dollar rose from 8.8 pounds to 13 pounds, a gain of 48 percent.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.ties import is_of_loss
from crossfoot.findings.wording import number, quote, said


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a percent that a currency lost, told with its two rates."""
    for claims in stack.by_dispatch.values():
        rates: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.measure == "exchange_rate" and claim.point > 0 and "/" in claim.unit and not claim.converts:
                rates[stack.sentence(claim)].append(claim)
        for stated in claims if rates else ():
            if stated.unit == "percent" and stated.best and is_of_loss(stack, stated):
                yield from _judged(stack, rates.get(stack.sentence(stated), []), stated)


def _judged(stack: Stack, rates: list[Claim], stated: Claim) -> Iterator[Finding]:
    if len(rates) != 2 or rates[0].unit != rates[1].unit or rates[0].point == rates[1].point:
        return
    old, new = sorted(rates, key=lambda rate: rate.point)
    lost, gained = 100 * (1 - old.point / new.point), 100 * (new.point / old.point - 1)
    slack = max(stated.rounding, 1.0)
    ends = f"{number(old.point)} to {number(new.point)}"
    if abs(stated.point - lost) <= slack:
        text = f"{said(stated)} agrees with {stack.both(old, new)}: from {ends} the currency lost {number(lost, 1)} %."
        yield found(__name__, "foots", [stated, old, new], text).weighing(also=[round(lost, 1)])
    elif abs(stated.point - gained) <= slack:
        text = (
            f"{said(stated)} is what the other currency gained: {quote(old)} and {quote(new)}, from {ends}, "
            f"are a loss of {number(lost, 1)} %."
        )
        yield found(__name__, "breaks", [stated, old, new], text, severity="warning").weighing(
            also=[round(lost, 1)], expected=lost, observed=stated.best
        )
