"""A length, weight or volume restated in another unit, or a price per another one.

Policy: conversions of measurements are exact, so only rounding can part the two figures. Each is taken as rounded to
the last place that counts ("50 km" may be 45 to 55); figures that then meet are `at_rate`, within `NEAR` `near`, and
others `off`, an alarm. Two units of one amount without their bracket ("125 miles 200 kilometers"), and a volume or
weight told again in another sentence or dispatch, are told where they meet; else they are of two things.

    >>> from crossfoot.findings.trying import tried
    >>> tried("measurements", "The town lies 55 kilometers (34 miles) from the coast.")
    at_rate 55, 34
    >>> tried("measurements", "The town lies 55 kilometers (43 miles) from the coast.")
    off! 55, 43
    >>> tried("measurements", "The storm had winds of 177 km/h (106 mph), and gusts of 200 km/h (125 mph).")
    off! 177, 106
    at_rate 200, 125
    >>> tried("measurements", "The flood brought 400 to 600 cubic metres (14,000 to 21,000 cubic feet) of mud.")
    at_rate 400, 600, 14000, 21000
    >>> tried("measurements", "Each car is allowed two gallons (9 litres) of fuel.")
    at_rate 2, 9
    >>> tried("measurements", "It was 45 degrees Celsius (113 degrees Fahrenheit) in Basra.")
    at_rate 45, 113
    >>> tried("measurements", "Petrol costs $1.20 a litre ($4.54 a gallon).")
    at_rate 1.2, 4.54
    >>> tried("measurements", "Petrol costs $1.20 a litre ($5.45 a gallon).")
    off! 1.2, 5.45
    >>> tried("measurements", "Close to 25,000 gallons of oil leaked. The spill was approximately 588 barrels of oil.")
    at_rate 25000, 588
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.errors import UnitError
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import in_unit, number, percent, quote, said
from crossfoot.units import currency, per, restated, scale

NEAR = 0.02
GRADES = ("at_rate", "near", "off")
WIDEST = 20.0
"""Times its lower end that the upper one of a range may be: more is "600-700 000" read as from 600."""
CLOSE = 0.025
"""By how much of itself an amount told again elsewhere may be off."""
DAYS = 7
MOST = 20
"""Figures of a dimension before one that it is held against."""
AMOUNTS = frozenset({"[length]+3", "[mass]+1"})
SIDE_BY_SIDE = re.compile(r"\s*(?:or|/|,|\()?\s*")
"""Between two units of one amount."""
IMPERIAL = 1.20095
"""American gallons in one of Britain, by which other countries may reckon too."""


class Graded(NamedTuple):
    """How one restated figure stands to what it restates."""

    verdict: str
    expected: float
    observed: float
    off: float


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a restated measurement."""
    for other in stack.claims:
        stated = stack.by_id.get(other.converts or "")
        ends = _ends(stated, other) if stated and currency(stated.unit) == currency(other.unit) else []
        if stated and ends:
            try:
                graded = [_graded(*pair) for pair in ends]
            except UnitError:  # two dimensions: the checks say so
                continue
            yield _told(stated, other, graded)
    yield from _told_again(stack)


def _told_again(stack: Stack) -> Iterator[Finding]:
    """Figures in two units that nothing links, where they are one: each with the first before it that it restates."""
    before: dict[str, deque[Claim]] = defaultdict(lambda: deque(maxlen=MOST))
    for claim in stack.claims:
        if claim.kind != "measurement" or claim.converts or not claim.figure or not claim.is_stated:
            continue
        if claim.bound == "range" or not claim.dimension.startswith("["):
            continue
        first = next((one for one in before[claim.dimension] if _is_restated(stack, one, claim)), None)
        if first:
            yield _told(first, claim, [_graded(first, claim)])
        else:
            before[claim.dimension].append(claim)


def _is_restated(stack: Stack, first: Claim, claim: Claim) -> bool:
    """Whether two figures are one amount in two units: side by side, or of one amount by their words, and they meet."""
    if first.unit == claim.unit or abs(ordinal(first.reported) - ordinal(claim.reported)) > DAYS:
        return False
    beside = first.dispatch_id == claim.dispatch_id and SIDE_BY_SIDE.fullmatch(stack.between(first, claim))
    if not beside:
        ours, theirs = _substances(stack, first), _substances(stack, claim)
        same = ours | theirs if first.dispatch_id == claim.dispatch_id else ours & theirs
        if claim.dimension not in AMOUNTS or not same:
            return False
    try:
        graded = _graded(first, claim)
    except UnitError:
        return False
    return graded.verdict == "at_rate" or (graded.verdict == "near" and graded.off <= CLOSE)


def _substances(stack: Stack, claim: Claim) -> frozenset[str]:
    """What a volume or weight is of, by the words of its sentence."""
    limits = lexicon.load("plausibility")["measures"]
    return frozenset(limits["volume"]["of"] + limits["mass"]["of"]).intersection(
        re.findall(r"[a-z]+", stack.sentence_text(claim).casefold())
    )


def _ends(stated: Claim, other: Claim) -> list[tuple[Claim, Claim]]:
    """The figures that restate each other: the two, or of ranges the lower ends and the upper ones."""
    if stated.bound == other.bound == "range":
        pairs = [*zip(_as_figures(stated), _as_figures(other), strict=True)]
        low, high = stated.lower or 0.0, stated.upper or 0.0
        return pairs if 0 < low and high <= WIDEST * low and all(there.figure for _, there in pairs) else []
    return [(stated, other)] if stated.figure and other.figure is not None else []


def _as_figures(claim: Claim) -> tuple[Claim, Claim]:
    """The ends of a range, each as an exact figure."""
    low, high = (claim._replace(best=end, lower=end, upper=end, bound="exact") for end in (claim.lower, claim.upper))
    return low, high


def _expected(stated: Claim, other: Claim) -> float:
    """What the stated figure is in the other unit, whichever is nearest: a reading or a difference, either gallon."""
    figure, observed = stated.size, other.size
    if currency(stated.unit):
        return figure * _scale(stated, other)
    ways = [restated(figure, stated.unit, other.unit), figure * scale(stated.unit, other.unit)]
    if stated.unit.startswith("gallon"):
        ways.append(ways[-1] * IMPERIAL)
    elif other.unit.startswith("gallon"):
        ways.append(ways[-1] / IMPERIAL)
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
    figure = abs(claim.size)
    printed = claim.rounding or 0.5
    if figure < 10 or figure % 10 or printed < 0.5:
        return printed
    zeros = next(power for power in range(1, 16) if figure % 10 ** (power + 1))
    return max(printed, 0.5 * 10.0**zeros)


def _graded(stated: Claim, other: Claim) -> Graded:
    expected, observed = _expected(stated, other), other.size
    apart = abs(observed - expected)
    slack = last_place(stated) * _scale(stated, other) + last_place(other)
    off = apart / expected if expected else math.inf
    return Graded("at_rate" if apart <= slack else "near" if off <= NEAR else "off", expected, observed, off)


def _told(stated: Claim, other: Claim, graded: list[Graded]) -> Finding:
    """The finding of a figure, or of the end of a range that is off the most."""
    worst = max(graded, key=lambda one: (GRADES.index(one.verdict), one.off))
    made = " to ".join(number(round(one.expected, 2)) for one in graded[:-1])
    amount = in_unit(round(graded[-1].expected, 2), other.unit)
    what = f"{quote(stated)} is {f'{made} to ' if made else ''}{amount}"
    grading = {"at_rate": "agrees", "near": "nearly agrees", "off": "does not agree"}[worst.verdict]
    text = f"{said(other)} {grading}: {what}" + ("." if worst.verdict == "at_rate" else f", {percent(worst.off)} away.")
    finding = found(
        __name__, worst.verdict, [stated, other], text, severity="warning" if worst.verdict == "off" else "info"
    ).weighing(expected=worst.expected, observed=worst.observed)
    return finding._replace(unit=other.unit)
