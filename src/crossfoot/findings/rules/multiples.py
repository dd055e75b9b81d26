"""An amount for one, how many there are, and what that comes to.

Policy: "1,200 tonnes at $310 a tonne for a total of $372,000": an amount per unit, or to each, a count of those units
and a larger sum of the currency, in one sentence or in two next to each other, `foots` where the first two make the
third within the printed places of all. Where the words say so ("320 customers 1,800 euros each, or 756,000 altogether")
and it does not, it `breaks`: an alarm. Otherwise the sum may be of something else, and nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> tried("multiples", "The state bought 1,200 tonnes of rice at $310 a tonne for a total of $372,000.")
    foots 310, 1200, 372000
    >>> tried("multiples", "The bank must pay 1,800 euros each to 320 customers, or 756,000 euros altogether.")
    breaks! 1800, 320, 756000, 576000
    >>> tried("multiples", "Oil is at $98.40 a barrel. Iran sells 2.1 million barrels a day for $207 million a day.")
    foots 98.4, 2100000, 207000000
    >>> tried("multiples", "The 18 miners got 500 dollars each. The mine is worth 40 million dollars.")
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.errors import UnitError
from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import in_unit, number, quote, said
from crossfoot.lexicon.patterns import either, whole_words
from crossfoot.units import currency, per, scale

EACH = re.compile(rf"\s*(?:{either(lexicon.words('wholes', 'each'))})\b", re.IGNORECASE)
"""Behind an amount that each of several gets or pays."""
EACH_OF = re.compile(r"\b(?:each|every one) of the\b", re.IGNORECASE)
"""In a sentence that tells what each of several gets."""
IN_ALL = whole_words(lexicon.words("wholes", "in_all"))
"""Before or behind a sum that all of them make."""
NEAR = 4
"""Figures on either side of an amount."""
COARSE = 0.06
"""By what share of itself the product may be open, by printed places, before it would fit anything."""
FACTOR = 3.0
"""Times: a sum further off than so much is of something else, if its scale word did not slip."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding an amount for one whose count and sum stand beside it."""
    for claims in stack.by_dispatch.values():
        for one in claims:
            if _is_plain(one) and currency(one.unit) and one.kind in ("money", "price"):
                yield from _of_amount(stack, one)


def _is_plain(claim: Claim) -> bool:
    return claim.bound in ("exact", "approx") and bool(claim.figure) and claim.status in STATED and not claim.converts


def _of_amount(stack: Stack, one: Claim) -> Iterator[Finding]:
    each = _is_for_each(stack, one)
    if not (per(one.unit) or each):
        return
    here = stack.sentence(one)
    near = [c for c in stack.around(one, NEAR) if c is not one and _is_plain(c) and abs(stack.sentence(c) - here) <= 1]
    counts = [(c, times) for c in near if (times := _times(one, c, each)) and c.size > 1]
    sums = [c for c in near if c.measure != "price_change" and _is_sum(one, c)]
    triples = [(one, count, times, sum_) for (count, times), sum_ in product(counts, sums)]
    fits = next((triple for triple in triples if _fits(*triple)), None)
    if fits:
        yield _told(*fits, "foots")
    elif len(triples) == 1 and _says_so(stack, *triples[0], each=each):
        yield _told(*triples[0], "breaks")


def _is_for_each(stack: Stack, one: Claim) -> bool:
    return bool(EACH.match(stack.after(one)) or EACH_OF.search(stack.sentence_text(one)))


def _times(one: Claim, count: Claim, each: bool) -> float:
    """How many of what the amount is for one unit of a count is; nought where it counts other things."""
    if currency(count.unit) or count.unit in ("percent", "dimensionless"):
        return 0.0
    of = per(one.unit)
    if not of:
        return 1.0 if each and count.kind == "count" else 0.0
    counted = count.unit.partition("/")[0]
    if counted == of:
        return 1.0
    try:
        return scale(counted, of) if count.kind in ("measurement", "duration") else 0.0
    except UnitError:  # tonnes at so much a barrel
        return 0.0


def _is_sum(one: Claim, sum_: Claim) -> bool:
    """Whether an amount can be what all of them make: of the currency, larger, and for no unit but a time."""
    same = currency(sum_.unit) == currency(one.unit) and sum_.kind in ("money", "price")
    return same and per(sum_.unit) in ("", "day", "week", "month", "year") and sum_.size > one.size


def _fits(one: Claim, count: Claim, times: float, sum_: Claim) -> bool:
    """Whether an amount and a count make a sum, to the digit or within printed places that leave little open."""
    made = times * one.size * count.size
    if abs(made - sum_.size) <= 1e-9 * made:
        return True
    least, most = (_end(one, way) * _end(count, way) * times for way in (-1.0, 1.0))
    low, high = _end(sum_, -1.0), _end(sum_, 1.0)
    coarse = max(most / max(least, 1e-9), high / max(low, 1e-9)) - 1
    return least <= high * (1 + 1e-9) and low <= most * (1 + 1e-9) and coarse <= 2 * COARSE


def _end(claim: Claim, way: float) -> float:
    whole = claim.rounding == 0.5  # 310 dollars a tonne, 1,200 tonnes: as they stand
    return claim.size + way * (0.0 if whole else claim.rounding)


def _says_so(stack: Stack, one: Claim, count: Claim, times: float, sum_: Claim, *, each: bool) -> bool:
    """Whether the words say that the sum is what all get, and it is not far off, or a thousand times."""
    together = stack.sentence(one) == stack.sentence(count) == stack.sentence(sum_)
    beside = f"{stack.before(sum_)} {sum_.surface} {stack.after(sum_)}"
    off = sum_.size / max(times * one.size * count.size, 1e-9)
    near = 1 / FACTOR <= off <= FACTOR or any(abs(off / slip - 1) <= COARSE for slip in (1e-3, 1e3))
    exact = one.bound == count.bound == sum_.bound == "exact"
    return together and exact and near and bool(IN_ALL.search(beside)) and (each or bool(per(one.unit)))


def _told(one: Claim, count: Claim, times: float, sum_: Claim, verdict: str) -> Finding:
    made = times * one.size * count.size
    what = f"{number(count.size)} times {number(one.size)} is {in_unit(made, currency(one.unit) or '')}"
    claims = [one, count, sum_]
    if verdict == "foots":
        text = f"{said(sum_)} agrees with {quote(one)} and {quote(count)}: {what}."
        return found(__name__, "foots", claims, text)
    text = f"{said(sum_)} does not agree with {quote(one)} and {quote(count)}: {what}."
    return (
        found(__name__, "breaks", claims, text, severity="warning")
        .weighing(also=[round(made, 6)], expected=made, observed=sum_.figure)
        ._replace(unit=sum_.unit)
    )
