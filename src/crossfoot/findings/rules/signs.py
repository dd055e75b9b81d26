"""One number in two currencies.

Policy: "$472 million" in one dispatch and "472 million euros" in another, of one country and event within `DAYS`, is a
sign that went astray: the sums differ by the rate of exchange. With `SURE` digits that count it is a conflict and an
alarm; a round number of one measure may be of two things, and is told as not comparable. Where the rate of the day is
near one, or one dispatch gives both, nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> tried("signs", "A fine of 472 million euros was set in Ajka.", "A fine of $472 million was set in Ajka.")
    conflicts! 472000000, 472000000
    >>> tried("signs", "A fine of 20 million euros was set in Ajka.", "A fine of $20 million was set in Ajka.")
    not_comparable 20000000, 20000000
    >>> tried("signs", "A fine of 472 million euros was set in Ajka.", "A loss of $473 million was made in Ajka.")
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.rules.tens import digits_of
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, number
from crossfoot.units import currency

DAYS = 30
LEAST = 10_000.0
SURE = 3
NEAR = 0.04
"""How near to one a rate may be before two currencies print one number by chance."""
RATES = frozenset({"exchange_rate"})
"""Of a rate two currencies are told by their nature."""
MANY = frozenset({None, "price", "price_change", "budget", "revenue", "wage", "change"})
"""Measures of which a stack has many amounts."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a number, measure and country that two dispatches give in two currencies."""
    last: dict[tuple[object, ...], Claim] = {}
    told: set[tuple[object, ...]] = set()
    for claim in stack.claims:
        figure = claim.size
        if currency(claim.unit) is None or claim.measure in RATES or figure < LEAST or claim.status not in STATED:
            continue
        sure = len(digits_of(figure)[0]) >= SURE
        if not sure and claim.measure in MANY:
            continue
        key = figure, stack.root_of(claim), None if sure else claim.measure
        first = last.setdefault(key, claim)
        if key not in told and first.unit != claim.unit and _is_astray(stack, first, claim):
            told.add(key)
            yield _told(first, claim)


def _is_astray(stack: Stack, a: Claim, b: Claim) -> bool:
    """Whether two dispatches of the same days print one number in currencies that are not worth the same."""
    near = abs(ordinal(a.reported) - ordinal(b.reported)) <= DAYS and stack.is_one_event(a, b)
    if a.dispatch_id == b.dispatch_id or not near or not a.reported:
        return False
    given = {claim.unit for name in (a, b) for claim in stack.by_dispatch[name.dispatch_id] if claim.figure == a.figure}
    ways = stack.book.crossings(currency(a.unit) or "", currency(b.unit) or "", b.reported)
    return len(given) == 2 and not any(abs(way.rate - 1) <= NEAR for way in ways)


def _told(a: Claim, b: Claim) -> Finding:
    first, second = both(a, b)
    one = number(a.size)
    text = f"{first} and {second} give one number, {one}, in two currencies: a sign may have gone astray."
    if len(digits_of(a.size)[0]) >= SURE:
        return found(__name__, "conflicts", [a, b], text, severity="warning")
    return found(__name__, "not_comparable", [a, b], text)
