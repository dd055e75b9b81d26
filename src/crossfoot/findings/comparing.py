"""Which measures are compared, and how two claims on one subject stand.

Policy:

- Only what runs on through an event (tolls, damage, arrests) is compared over days; a crowd, a price or a magnitude
  only with one of its own day. Ages, durations and distances are many things in one dispatch, and are never compared.
- Claims linked to each other (part of, conversion of, changed from, restatement of) are other rules' business.
- "Another 18 wounded" adds to a figure and is compared with none.
"""

from __future__ import annotations

import math
from datetime import date
from functools import cache

from crossfoot import lexicon
from crossfoot.findings.claims import MARCHERS, Claim, may_speak_as_one, overlap
from crossfoot.units import restated

OF_THE_MOMENT = frozenset(
    {"crowd", "magnitude", "depth", "stolen_value", "damage", "troops", "price", "wind_speed", "rainfall", "trapped"}
)
SETTLED = frozenset({"aboard"})
"""Counts that an event begins with, and that are the same on every day of it."""
NEVER_FALL = frozenset({
    "killed", "injured", "casualties", "vehicles_burned", "vehicles_destroyed", "vehicles_damaged", "houses_damaged",
    "houses_destroyed", "premises_damaged", "bridges_destroyed", "roads_damaged",
})  # fmt: skip
"""Counts that only grow unless somebody corrects them. The missing are found and the detained let go."""
GROWING = NEVER_FALL | {"rescued", "hospitalised", "infected", "disease_cases", "animals_killed"}
"""Counts of which the largest of a dispatch is its total, though some of them may also fall."""


@cache
def runs_on(measure: str) -> bool:
    """Whether later figures of a measure usually add to earlier ones."""
    return bool(lexicon.load("measures").get(measure, {}).get("accumulates"))


def includes(wide: str | None, narrow: str | None) -> bool:
    """Whether one measure counts all that another counts, too: casualties the killed.

    >>> includes("casualties", "killed"), includes("killed", "casualties"), includes(None, "killed")
    (True, False, False)
    """
    return wide is not None and lexicon.load("measures").get(narrow or "", {}).get("parent") == wide


def is_compared(measure: str | None) -> bool:
    """Whether claims of a measure are set against each other at all."""
    return bool(measure) and (runs_on(measure or "") or measure in OF_THE_MOMENT | SETTLED)


def aligned(claim: Claim, unit: str) -> Claim:
    """A claim in another unit of its dimension; itself where it is in that unit."""
    if claim.unit == unit or claim.kind in ("count", "price", "money"):
        return claim
    ends = claim.best, claim.lower, claim.upper
    best, lower, upper = (None if end is None else restated(end, claim.unit, unit) for end in ends)
    low, high = restated(claim.low, claim.unit, unit), restated(claim.high, claim.unit, unit)
    return claim._replace(unit=unit, best=best, lower=lower, upper=upper, low=low, high=high)


def same_day(a: Claim, b: Claim) -> bool:
    """Whether the days two claims speak of meet."""
    return a.since <= b.until and b.since <= a.until


def ordinal(iso: str) -> int:
    """A day as a number; 0 for none."""
    return date.fromisoformat(iso[:10]).toordinal() if iso else 0


def scope(a: Claim, b: Claim) -> str:
    """Who or what two claims count: ``same``, ``first`` or ``second`` narrower, or ``other`` people or things.

    Those killed or held at a march are called protesters as well as people, by one speaker of one count.
    """
    if a.state and b.state and a.state != b.state:
        return "other"
    if a.population == b.population or (a.population ^ b.population <= MARCHERS and may_speak_as_one(a, b)):
        return "same"
    if a.population < b.population:
        return "second"
    return "first" if b.population < a.population else "other"


def standing(a: Claim, b: Claim) -> str:
    """How two figures on one subject stand: ``equal``, ``compatible``, ``higher`` or ``lower`` (the second)."""
    b = aligned(b, a.unit)
    if a.low == a.high == b.low == b.high:
        return "equal"
    if (a.low, a.high, a.bound) == (b.low, b.high, b.bound):
        return "equal"
    if overlap(a, b) and not _falls(a, b):
        return "compatible"
    return "higher" if (b.figure or b.low) > (a.figure or a.low) else "lower"


def is_rise(early: Claim, late: Claim) -> bool:
    """Whether a later figure of a running count is more than an earlier one.

    A floor that is raised is a rise too: "at least 400" allows the 1,144 of three days later, but did not mean it.
    """
    if not runs_on(early.measure or "") or late.reported <= early.reported:
        return False
    if late.is_ceiling:  # "nearly 450" is a rise from 363, "up to 450" may be none
        return late.low > (early.figure or early.high)
    stands = standing(early, late)
    if stands == "compatible" and early.is_floor:
        return (late.figure or late.low) > (early.figure or early.low)
    return stands == "higher"


def has_risen_by(a: Claim, b: Claim) -> bool:
    """Whether two dispatches of one day give a count before and after a rise.

    The higher one is said to have risen, whoever gives the lower one and whichever was written first; or the two are
    not by speakers named apart, and it is of a later day or no more than `WITHIN_A_DAY` times as many.
    """
    lower, higher = (a, b) if (b.figure or b.low) > (a.figure or a.low) else (b, a)
    apart = standing(a, b) in ("higher", "lower") or _is_above_floor(lower, higher)
    grows = a.measure in GROWING and a.dispatch_id != b.dispatch_id and apart
    ran_on = may_speak_as_one(a, b) and (lower.until < higher.until or times_apart(a, b) <= WITHIN_A_DAY)
    return grows and (higher.way == "up" or ran_on) and a.status == b.status == "asserted"


def _is_above_floor(lower: Claim, higher: Claim) -> bool:
    """Whether a figure says more than "at least 201", which allows it and did not mean it."""
    return lower.is_floor and not higher.is_ceiling and (higher.figure or higher.low) > (lower.figure or lower.low)


def _falls(a: Claim, b: Claim) -> bool:
    """Two floors allow one number, but "at least 11,300" that becomes "at least 3,958" has fallen."""
    return a.is_floor and b.is_floor and a.best is not None and b.best is not None and b.best < 0.5 * a.best


WITHIN_A_DAY = 3.0
"""Times: so much may a toll rise from one dispatch of a day to the next, before it is of something else."""
CASES = frozenset({"disease_cases", "infected"})
"""Measures of one thing: people infected are the cases of their disease."""


def series_of(measure: str, dimension: str) -> tuple[str, str]:
    """Under what claims of a measure are put together: its dimension tells them apart, but not of `CASES`.

    >>> series_of("infected", "[person]+1"), series_of("killed", "[person]+1")
    (('disease_cases', ''), ('killed', '[person]+1'))
    """
    return ("disease_cases", "") if measure in CASES else (measure, dimension)


FACTOR = 4.0
"""Figures further apart than so many times count two things more often than they contradict each other."""


def times_apart(a: Claim, b: Claim) -> float:
    """How many times the larger of two figures is the smaller."""
    b = aligned(b, a.unit)
    small, large = sorted((abs(a.figure or a.low), abs(b.figure or b.low)))
    return large / small if small else math.inf


def gap(a: Claim, b: Claim) -> float:
    """How far two intervals are apart, as a share of the larger figure; nought where they meet."""
    b = aligned(b, a.unit)
    low, high = (a, b) if a.high < b.low else (b, a)
    return max(0.0, (high.low - low.high) / max(abs(high.low), 1e-9))
