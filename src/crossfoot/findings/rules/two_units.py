"""One number of one thing in two units: 4,200 hectares burned in one dispatch, 4,200 square kilometres in another.

Policy: a number with two digits that count hardly turns up twice by chance for one measure of one event. Where two
dispatches of these days print it for one place in two units of one dimension, one of the units is wrong: `implausible`,
and an alarm. Nothing is said of lengths, ages and stretches of time, of which a text tells many, of units that are
nearly one (a ton and a tonne), or where either dispatch gives the amount in the other one's unit, too.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "two_units",
    ...     "A wildfire near Serra Alta has burned 4,200 hectares of forest, the fire service said.",
    ...     "A wildfire near Serra Alta has burned 4,200 square kilometres of forest, the fire service said.",
    ... )
    implausible! 4200, 4200
    >>> tried(
    ...     "two_units",
    ...     "A wildfire near Serra Alta has burned 4,200 hectares of forest, the fire service said.",
    ...     "A wildfire near Serra Alta has burned 42 square kilometres of forest, the fire service said.",
    ... )
    >>> tried(
    ...     "two_units",
    ...     "The storm had winds of 185 kilometres per hour when it struck Lena, the weather office said.",
    ...     "The storm struck Lena with winds of 185 miles per hour, the weather office said.",
    ... )
    implausible! 185, 185
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.errors import UnitError
from crossfoot.findings.claims import Claim, same_speaker
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, number
from crossfoot.units import currency, scale

MANIFOLD = frozenset({"distance", "length", "height", "duration", "age", "altitude"})
"""Measures of which one text tells many."""
NEARLY_ONE = 1.25
"""Times one unit another is that may stand for it: a short ton and a tonne."""
DAYS = 7
LEAST = 2
"""Digits of a number that count."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a number, measure and pair of units."""
    known: dict[tuple[str, str, float], dict[str, Claim]] = defaultdict(dict)
    told = set()
    for claim in stack.claims:
        if not _is_telling(claim):
            continue
        subject = claim.measure or "", claim.dimension, claim.size
        for unit, other in known[subject].items():
            key = subject, frozenset((unit, claim.unit))
            if key not in told and _are_of_one(stack, other, claim):
                told.add(key)
                yield _told(other, claim)
        known[subject].setdefault(claim.unit, claim)


def _is_telling(claim: Claim) -> bool:
    measured = claim.kind == "measurement" and claim.dimension.startswith("[") and not currency(claim.unit)
    plain = claim.is_stated and claim.measure not in {None, *MANIFOLD} and claim.bound != "range"
    return measured and plain and bool(claim.figure) and _digits(claim.size) >= LEAST


def _digits(figure: float) -> int:
    """How many digits of a number count: two of 4,200, three of 18.5."""
    return len(f"{figure:f}".rstrip("0").rstrip(".").replace(".", "").strip("0"))


def _are_of_one(stack: Stack, first: Claim, second: Claim) -> bool:
    if first.unit == second.unit or first.dispatch_id == second.dispatch_id:
        return False
    near = abs(ordinal(first.reported) - ordinal(second.reported)) <= DAYS
    here = relation(first.place, second.place) in ("same", "within", "around")
    one = stack.is_surely_one_event(first, second) or same_speaker(first, second)
    return near and here and one and _times(first, second) > NEARLY_ONE and not _is_restated(stack, first, second)


def _times(first: Claim, second: Claim) -> float:
    """How many times the smaller unit the larger is; one where they cannot be turned into each other."""
    try:
        times = scale(first.unit, second.unit)
    except UnitError:
        return 1.0
    return max(times, 1 / times) if times > 0 else 1.0


def _is_restated(stack: Stack, first: Claim, second: Claim) -> bool:
    """Whether a dispatch gives its figure in the other one's unit as well, and so tells a misprint by itself."""
    units = {first.unit, second.unit}
    return any(units == {one.unit, other.unit} for one in (first, second) for other in _conversions(stack, one))


def _conversions(stack: Stack, claim: Claim) -> list[Claim]:
    ids = {claim.fact_id, claim.converts}
    return [one for one in stack.by_dispatch[claim.dispatch_id] if one.converts in ids or one.fact_id == claim.converts]


def _told(first: Claim, second: Claim) -> Finding:
    a, b = both(first, second)
    times = number(round(_times(first, second), 2))
    text = f"{a} and {b} are one number in two units, {times} times apart: one of the units is wrong."
    return found(__name__, "implausible", [first, second], text, severity="warning", by_measure=True)
