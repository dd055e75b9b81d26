"""Level, change and percent against each other.

Policy:

- A level and the earlier one it was reached from (`changed_from`, or an undated level beside a dated one in the same
  words) give a change: it is told, and it `foots` with every percent, factor or difference stated beside it that fits.
- A percent is taken for the change of a pair only where they stand close together, or where the classic slip fits:
  "from 250 to 570" printed as "a 228 percent increase" is the ratio of the levels, not the change between them.
- Everything within printed places fits; "about" adds its tolerance.

    >>> from crossfoot.findings.trying import tried
    >>> tried("changes", "Bread went up from 20 koruna to 30 koruna, a 50 percent increase.")
    foots 20, 30, 50
    foots 50, 20, 30, 50
    >>> tried("changes", "Bread went up from 20 koruna to 30 koruna, a 150 percent increase.")
    foots 20, 30, 50
    breaks! 150, 20, 30, 50
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.findings.claims import Claim, same_thing
from crossfoot.findings.comparing import NEVER_FALL
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import number, quote, said

FROM = re.compile(r"\b(?:from|compared (?:with|to)|against)\s+$", re.IGNORECASE)
WAS = re.compile(r"\b(?:from|was|were|had been|had cost|used to (?:be|cost))\s+$", re.IGNORECASE)
TO = re.compile(r"\bto\b", re.IGNORECASE)
EARLIER = re.compile(r"^[^.;,]*\b(?:before|previously|earlier|formerly|until)\b", re.IGNORECASE)
MOST = 12
"""Prices of a dispatch that are tried as each other's earlier level."""
APART = re.compile(r"[.;:]\s")
BESIDE = 50
"""Characters between a percent and the levels it is the change of."""
CLOSE = 160
"""Characters: a percent further away from a pair of levels speaks of something else as often as not."""


class Step(NamedTuple):
    """An earlier level and the one it became."""

    old: Claim
    new: Claim

    @property
    def change(self) -> float:
        """In percent of the earlier level."""
        return 100 * ((self.new.figure or 0.0) / (self.old.figure or 1.0) - 1)

    def distance(self, claim: Claim) -> int:
        """Characters from a claim to the nearer level; nought within."""
        first, last = min(self.old.start, self.new.start), max(self.old.end, self.new.end)
        return max(first - claim.end, claim.start - last, 0)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a step, and one for each change stated beside it."""
    for claims in stack.by_dispatch.values():
        said_ = list(levels(stack, claims))
        yield from (_told(stack, step) for step in said_ if step.new.measure not in NEVER_FALL)
        steps = said_ + [step for step in _candidates(stack, claims) if step not in said_]
        for stated in claims:
            if steps and stated.is_known and stated.best is not None and kind_of_change(stated):
                yield from _against(stack, said_, steps, stated)


def levels(stack: Stack, claims: list[Claim]) -> Iterator[Step]:
    """The steps a dispatch states, in its order: linked by the reader, or an earlier price beside what it became."""
    steps = [step for new in claims if (step := _linked(stack, new))]
    forward = {step.old.fact_id for step in steps if step.old.start < step.new.start}
    steps = [step for step in steps if step.old.start < step.new.start or step.old.fact_id not in forward]
    used = {claim.fact_id for step in steps for claim in step}
    yield from steps
    for step in _candidates(stack, [claim for claim in claims if claim.fact_id not in used]):
        if _is_said(stack, step):
            yield step


def _linked(stack: Stack, new: Claim) -> Step | None:
    old = stack.by_id.get(new.changed_from or "")
    return Step(old, new) if old and _is_step(old, new) else None


def _is_said(stack: Stack, step: Step) -> bool:
    """By "from 60 ... to 120" or "120, up from 60", with nothing far between."""
    between, before = stack.between(step.old, step.new), stack.before(step.old)
    if len(between) > CLOSE or not FROM.search(before):
        return False
    return step.old.start > step.new.start or bool(TO.search(between + step.new.surface))


def _candidates(stack: Stack, claims: list[Claim]) -> Iterator[Step]:
    """Each price that is undated or said to be of before, with every dated one it could have become."""
    prices = [c for c in claims if c.measure == "price" and c.figure and not c.converts][:MOST]
    for old in (price for price in prices if not price.dated or _is_of_before(stack, price)):
        for new in prices:
            same = old.place == new.place and same_thing(old, new)
            if new.dated and old is not new and same and _is_step(old, new):
                yield Step(old, new)


def _is_of_before(stack: Stack, claim: Claim) -> bool:
    return bool(WAS.search(stack.before(claim)) or EARLIER.search(stack.after(claim)))


def _is_step(old: Claim, new: Claim) -> bool:
    return old.unit == new.unit and bool(old.figure) and new.figure is not None and old.dimension != "percent"


def kind_of_change(claim: Claim) -> str | None:
    """``percent``, ``factor`` or None: how a claim states a change."""
    if claim.unit == "percent" and (claim.trend or (claim.measure or "").endswith("_change")):
        return "percent"
    return "factor" if claim.measure == "price_factor" else None


def _told(stack: Stack, step: Step) -> Finding:
    text = (
        f"{stack.both(step.old, step.new)}: {_ends(step)} is a change of {number(step.change, 1)} % ({_factor(step)})."
    )
    return found(__name__, "foots", [step.old, step.new], text, also=[round(step.change, 1)])


def _ends(step: Step) -> str:
    return f"{number(step.old.figure or 0)} to {number(step.new.figure or 0)}"


def _factor(step: Step) -> str:
    factor = (step.new.figure or 0.0) / (step.old.figure or 1.0)
    return "a doubling" if factor == 2 else f"{number(factor)} times"


def _against(stack: Stack, told: list[Step], steps: list[Step], stated: Claim) -> Iterator[Finding]:
    """A stated change against the step it fits, else the one it belongs to by its place in the text."""
    kind = kind_of_change(stated)
    fits = [step for step in steps if _fits(step, stated, kind)]
    if fits:
        yield _foots(stack, min(fits, key=lambda step: step.distance(stated)), stated)
        return
    slips = [step for step in steps if kind == "percent" and _is_ratio(step, stated)]
    near = [step for step in told if _belongs(stack, step, stated)]
    if slips:
        yield _breaks(stack, min(slips, key=lambda step: step.distance(stated)), stated, slip=True)
    elif len(near) == 1:
        yield _breaks(stack, near[0], stated, slip=False)


def _belongs(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether a change stands with a step of price in one clause: no other sentence or list of changes between."""
    clause = stack.between(stated, step.old if stated.start > step.old.start else step.new)
    alone = not APART.search(clause) and "respectively" not in stack.sentence_text(stated)
    same = step.old.measure == "price" and stated.measure in ("price_change", "price_factor")
    close = step.distance(stated) <= BESIDE and stack.sentence(stated) == stack.sentence(step.new)
    return alone and same and close and _same_way(step, stated)


def _fits(step: Step, stated: Claim, kind: str | None) -> bool:
    value = abs(step.change) if kind == "percent" else (step.new.figure or 0.0) / (step.old.figure or 1.0)
    slack = max(stated.rounding, 0.5) if kind == "percent" else 0.05
    return stated.low - slack <= value <= stated.high + slack


def _is_ratio(step: Step, stated: Claim) -> bool:
    return step.change > 0 and abs(step.change + 100 - (stated.best or 0.0)) <= max(stated.rounding, 0.5)


def _same_way(step: Step, stated: Claim) -> bool:
    return stated.trend == ("up" if step.change > 0 else "down")


def _foots(stack: Stack, step: Step, stated: Claim) -> Finding:
    text = f"{quote(stated)} agrees with {stack.both(step.old, step.new)}: {_ends(step)} is {number(step.change, 1)} %."
    return found(__name__, "foots", [stated, step.old, step.new], text, also=[round(step.change, 1)])


def _breaks(stack: Stack, step: Step, stated: Claim, *, slip: bool) -> Finding:
    why = f"{_ends(step)} is {number(step.change, 1)} %"
    if slip:
        level, more = number(step.change + 100, 0), number(step.change, 0)
        why = f"{_ends(step)} is to {level} percent of the old level, an increase of {more} percent"
    text = f"{said(stated)} does not agree with {stack.both(step.old, step.new)}: {why}."
    expected, observed = (round(step.change, 1), stated.best) if stated.unit == "percent" else (None, None)
    claims, also = [stated, step.old, step.new], [round(step.change)]
    return found(__name__, "breaks", claims, text, severity="warning", also=also, expected=expected, observed=observed)
