"""Level, change and percent against each other.

Policy:

- A level and the earlier one it was reached from (`changed_from`, or an undated level beside a dated one in the same
  words) give a change: it is told, and it `foots` with every percent, factor or difference stated beside it that fits.
- A step printed as one range ("tripled, from 15 to 45 cedis") is a step where a change is stated in its sentence.
- A difference ("rose by 37 to 238 from 205") must be the one of the levels in its sentence.
- A percent is taken for the change of a pair only where they stand close together, or where the classic slip fits:
  "from 250 to 570" printed as "a 228 percent increase" is the ratio of the levels, not the change between them. So it
  is with "by up to 500 percent" of what rose from 54 to 273: a limit that no rise told of comes near.
- Levels in percent change by points: "fell to 6.7 percent from 7.9 percent, a drop of 1.2 points".
- A share right before a step, or right behind it and fitting, is its change ("to 52 from 45, or 15.6 percent").
  "631, more than double the 297" and "up 14 percent to 162 million (142m)" are steps where all three fit.
- "58,300 fewer than in the quarter before, when there were 410,100": a difference in so many words is set against the
  two other figures of its sentence. Where "12 more than the 30" follows a figure directly, it must be the difference.
- A change is told of its own goods: a rise of kerosene is held against no step of cooking gas, nor a change in percent
  against a step with another change before it. A rise and a step of the very same goods, in sentences next to each
  other, must agree.
- Everything within printed places of both fits; "about" adds its tolerance. "Rose 12 percent to 2.8 billion from 2.5
  billion" is tested for any measure; otherwise only prices are, since other percents may be of anything.

    >>> from crossfoot.findings.trying import tried
    >>> tried("changes", "Bread went up from 20 koruna to 30 koruna, a 50 percent increase.")
    foots 20, 30, 50
    foots 50, 20, 30, 50
    >>> tried("changes", "Bread went up from 20 koruna to 30 koruna, a 150 percent increase.")
    foots 20, 30, 50
    breaks! 150, 20, 30, 50
    >>> tried("changes", "Fuel went up by up to 500 percent. Gas rose from 54 kyat a kilo to 273 kyat a kilo.")
    foots 54, 273, 405.6
    breaks! 500, 54, 273, 406
    >>> tried("changes", "The bank raised its rate by half a percentage point to 8.75 percent from 8.50 percent.")
    foots 8.5, 8.75, 0.25
    breaks! 0.5, 8.5, 8.75, 0.25
    >>> tried("changes", "Owners will raise the lowest wage by 20 percent, from 125 euros to 140 euros a week.")
    foots 125, 140, 12
    breaks! 20, 125, 140, 12
    >>> tried("changes", "New cases fell to 560 a day last week from 620 a day the week before, a fall of 26 percent.")
    foots 620, 560, -9.7
    breaks! 26, 620, 560, -10
    >>> tried("changes", "Rice will jump by 28 percent. A kilo of rice goes from 73 pesos to 97 pesos.")
    foots 73, 97, 32.9
    breaks! 28, 73, 97, 33
    >>> tried("changes", "Last year 45 miners were killed, 12 more than the 30 killed the year before.")
    breaks! 12, 45, 30, 15
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import COMPARED, STATED, Claim, digits_in
from crossfoot.findings.comparing import NEVER_FALL
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import BY, LEVELS, Step, candidates, in_unit_of, kind_of_change, levels
from crossfoot.findings.ties import (
    BESIDE,
    NEIGHBOURS,
    NEXT,
    agrees,
    belongs,
    can_be_of,
    is_of_one_unit,
    is_ratio,
    is_ratio_of_most,
    is_right_before,
    is_tied,
    is_way_back,
    may_be,
    of_its_goods,
    same_way,
)
from crossfoot.findings.wording import number, quote, said

POINTS = {"percentage_point": 1.0, "basis_point": 0.01}
"""Units in which percentages change, and how many points they are."""
THAN = re.compile(rf"\s*(?:[^\W\d]+\s+)?({COMPARED})\b(?!\s+than\s*\d)", re.IGNORECASE)
"""In or behind a difference: "58,300 fewer"."""
CLAUSE = re.compile(r"[,;:] |[–—(]")
"""Between a figure and a comparison that is of something else: "118 crew, a number higher than the 841"."""
BESIDE_THAN = re.compile(rf"\b(?:{COMPARED})\s+than\s+the\s+$", re.IGNORECASE)
"""Between a difference and the level it is taken from."""
THAN_LEVEL = re.compile(
    r"(?: (?:more|less|higher|lower|larger|smaller))?,? (?:than|above|below|up on|down on)\s+[^.;:\d]{0,40}?",
    re.IGNORECASE,
)
"""Between a percent and the level it is taken of."""
LAST_TIME = re.compile(
    r"\b(?:last|the previous|the prior) (?:year|month|week|quarter|season)\b"
    r"|\ba (?:year|month|week|quarter) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)
"""In a sentence that tells the earlier level."""
OPENS = re.compile(r"\s*\(\s*")
"""Between a level and the earlier one in a bracket."""
DIGITS = 4
"""With which levels of two sentences are printed that a percent of a third fits by no chance."""
NEAREST = 50
"""Steps before and after a change that it may be of, in a dispatch of very many."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a step, and one for each change stated beside it."""
    for claims in stack.by_dispatch.values():
        said_ = list(levels(stack, claims))
        yield from (_told(stack, step) for step in said_ if step.new.measure not in NEVER_FALL)
        steps = said_ + [step for step in candidates(stack, claims) if step not in said_]
        if not steps:
            yield from (
                found_ for share in claims if share.measure == "share" for found_ in _beside(stack, claims, share)
            )
        yield from _compared(stack, claims)
        yield from _than_before(stack, claims)
        yield from _on_either_side(stack, claims)
        yield from _of_last_time(stack, claims, {claim.fact_id for step in said_ for claim in step})
        said_, steps = _in_order(said_), _in_order(steps)
        for stated in claims if steps else ():
            if stated.best is not None and stated.status in STATED:
                yield from _weighed(stack, _around(said_, stated), _around(steps, stated), stated)


def _in_order(steps: list[Step]) -> list[Step]:
    """Many steps in the order of the text; few stay as they are."""
    return steps if len(steps) <= 2 * NEAREST else sorted(steps, key=lambda step: step.new.start)


def _around(steps: list[Step], stated: Claim) -> list[Step]:
    """The steps nearest to a change: a list of a thousand prices must not take a million comparisons."""
    if len(steps) <= 2 * NEAREST:
        return steps
    at = bisect_left(steps, stated.start, key=lambda step: step.new.start)
    return steps[max(0, at - NEAREST) : at + NEAREST]


def _weighed(stack: Stack, told: list[Step], steps: list[Step], stated: Claim) -> Iterator[Finding]:
    led = next((step for step in told if _is_change_of(stack, step, stated)), None)
    if stated.measure == "share" and led:  # its verb stands with its fellow: "and the other by six percent from"
        stated = stated._replace(measure="price_change" if led.new.measure == "price" else "change")
        told = [led]
    if stated.unit in POINTS:
        yield from _difference(stack, [step for step in told if step.is_of_shares], _in_points(stated))
    elif kind_of_change(stated):
        told, steps = ([step for step in each if can_be_of(stack, step, stated)] for each in (told, steps))
        yield from _against(stack, told, steps, stated)
    elif stated.unit != "percent" and (BY.search(stack.before(stated)) or stated.way):
        yield from _difference(stack, told, stated)
        yield from _told_next(stack, told, stated)


def _is_change_of(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether a percent that no verb of its own calls a change is that of a step: "to 743 from 734, or 1.2 percent"."""
    if is_right_before(stack, stated, step):
        return True
    return stated.unit == "percent" and agrees(step, stated, "percent") and is_tied(stack, step, stated)


def _in_points(stated: Claim) -> Claim:
    """A difference in points of percent, as the levels it is taken of."""
    factor = POINTS[stated.unit]
    low, high = (
        (stated.point + way * stated.rounding for way in (-1, 1))
        if stated.bound == "exact"
        else (stated.low, stated.high)
    )
    return stated._replace(unit="percent", best=stated.point * factor, low=low * factor, high=high * factor)


def _told(stack: Stack, step: Step) -> Finding:
    if step.is_of_shares:
        text, worked_out = f"{stack.both(step.old, step.new)}: {_ends(step)} is {_change(step)}.", step.difference[0]
        return found(__name__, "foots", [step.old, step.new], text).weighing(also=[round(worked_out, 6)])
    text = f"{stack.both(step.old, step.new)}: {_ends(step)} is {_change(step)} ({_factor(step)})."
    return found(__name__, "foots", [step.old, step.new], text).weighing(also=[round(step.change, 1)])


def _ends(step: Step) -> str:
    return f"{number(step.old.size)} to {number(step.new.size)}"


def _factor(step: Step) -> str:
    factor = step.new.size / (step.old.figure or 1.0)
    return "a doubling" if factor == 2 else f"{number(factor)} times" if factor >= 1 else f"to {number(factor)} of it"


def _change(step: Step) -> str:
    """A rise or a fall in percent, of percentages in points."""
    if step.is_of_shares:
        return f"{'a rise' if step.change >= 0 else 'a fall'} of {number(step.difference[0])} points"
    return f"{'a rise' if step.change >= 0 else 'a fall'} of {number(abs(step.change), 1)} %"


def _against(stack: Stack, told: list[Step], steps: list[Step], stated: Claim) -> Iterator[Finding]:
    """A stated change against the step it fits, else the one it belongs to by its place in the text."""
    kind = kind_of_change(stated)
    if mistaken := [step for step in told if is_ratio_of_most(step, stated)]:
        yield _breaks(stack, max(mistaken, key=lambda step: step.change), stated, slip=True)
        return
    fits = [step for step in steps if agrees(step, stated, kind) and (kind != "percent" or may_be(step, stated))]
    if fits:
        yield _foots(stack, min(fits, key=lambda step: step.distance(stated)), stated)
        return
    slips = [step for step in steps if kind == "percent" and is_ratio(step, stated)]
    near = [step for step in told if belongs(stack, step, stated)] or of_its_goods(stack, told, stated)
    if slips:
        yield _breaks(stack, min(slips, key=lambda step: step.distance(stated)), stated, slip=True)
    elif len(near) == 1:
        yield _breaks(stack, near[0], stated, slip=False)


def _beside(stack: Stack, claims: list[Claim], stated: Claim) -> Iterator[Finding]:
    """A premium, a discount: a percentage that the only two prices of its sentence make, in either order."""
    at = stack.sentence(stated)
    prices = [c for c in claims if c.measure == "price" and stack.sentence(c) == at and c.figure and not c.converts]
    if len(prices) == 2 and prices[0].unit == prices[1].unit:
        for step in (Step(*prices), Step(*reversed(prices))):
            if agrees(step, stated, "percent") and abs(step.change) >= 1:
                yield _foots(stack, step, stated)
                return


def _difference(stack: Stack, told: list[Step], stated: Claim) -> Iterator[Finding]:
    """ "Rose by 37 to 238 from 205": the difference against the levels of its sentence, where there is one pair."""
    at = stack.sentence(stated)
    steps = [s for s in told if stack.sentence(s.new) == at and is_of_one_unit(s, stated)]
    if len(steps) != 1 or steps[0].distance(stated) > BESIDE:
        return
    step = steps[0]
    points = " points" if step.is_of_shares else ""
    made, low, high = step.difference
    words, ends = stack.both(step.old, step.new), _ends(step)
    claims, also = [stated, step.old, step.new], [round(made, 6)]
    if stated.low <= high and low <= stated.high:
        text = f"{quote(stated)} agrees with {words}: {ends} is {number(made)}{points}."
        yield found(__name__, "foots", claims, text).weighing(also=also)
    elif step.is_of_shares or is_tied(stack, step, stated):
        words = stack.quotes(step.old, step.new)
        text = f"{said(stated)} does not agree with {words}: {ends} is {number(made)}{points}."
        yield found(__name__, "breaks", claims, text, severity="warning").weighing(
            also=also, expected=made, observed=stated.best
        )


def _told_next(stack: Stack, told: list[Step], stated: Claim) -> Iterator[Finding]:
    """A difference that the levels of the sentences next to it make to the last digit printed."""
    here = stack.sentence(stated)
    for step in told:
        near = 0 < abs(stack.sentence(step.new) - here) <= NEXT and is_of_one_unit(step, stated)
        made = abs(step.new.size - step.old.size)
        if near and same_way(step, stated) and made and abs(made - stated.point) <= 1e-6 * made:
            text = f"{quote(stated)} agrees with {stack.both(step.old, step.new)}: {_ends(step)} is {number(made)}."
            yield found(__name__, "foots", [stated, step.old, step.new], text).weighing(also=[round(made, 6)])
            return


def _than_before(stack: Stack, claims: list[Claim]) -> Iterator[Finding]:
    """ "The gap came to 54 billion. That is 6.9 percent more than the 50.5 billion of May": where all three fit."""
    for stated, old in pairwise(claims):
        if stated.unit != "percent" or not kind_of_change(stated) or old.kind not in LEVELS or not old.figure:
            continue
        if not THAN_LEVEL.fullmatch(stack.between(stated, old)) or stated.best is None:
            continue
        here = stack.sentence(stated)
        before = [c for c in stack.around(stated, NEIGHBOURS) if 0 < here - stack.sentence(c) <= NEXT]
        steps = (Step(old, new) for new in before if new.unit == old.unit and new.figure and not new.converts)
        fits = next((step for step in steps if same_way(step, stated) and agrees(step, stated, "percent")), None)
        if fits and abs(fits.change) >= 1:
            yield _foots(stack, fits, stated)


def _on_either_side(stack: Stack, claims: list[Claim]) -> Iterator[Finding]:
    """ "631, more than double the 297", "up 14 percent to 162 million (142m)": levels that nothing links, fitting."""
    for new, other, last in zip(claims, claims[1:], claims[2:], strict=False):
        if new.converts or stack.sentence(new) != stack.sentence(last):
            continue
        if kind_of_change(other) == "factor":
            old, stated, level = last, other, new
        elif kind_of_change(new) == "percent" and OPENS.fullmatch(stack.between(other, last)):
            old, stated, level = last, new, other
        else:
            continue
        old = in_unit_of(old, level)
        plain = level.kind in LEVELS and old.unit == level.unit and level.changed_from is None and not old.converts
        step = Step(old, level) if plain and old.figure and level.figure else None
        if step and stated.best and same_way(step, stated) and agrees(step, stated, kind_of_change(stated)):
            yield _foots(stack, step, stated)


def _of_last_time(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Finding]:
    """A percent, this year's level and last year's, each in a sentence of its own: where all three fit."""
    for stated in claims:
        if stated.unit != "percent" or not stated.way or stated.bound != "exact" or not kind_of_change(stated):
            continue
        here = stack.sentence(stated)
        near = [
            c
            for c in stack.around(stated, NEIGHBOURS)
            if c.kind in LEVELS
            and c.bound == "exact"
            and c.fact_id not in known
            and abs(stack.sentence(c) - here) <= NEXT
        ]
        near = [c for c in near if digits_in(c.size) >= DIGITS]
        olds = [c for c in near if LAST_TIME.search(stack.sentence_text(c))]
        news = [c for c in near if c not in olds]
        steps = (Step(old, new) for old in olds for new in news if old.unit == new.unit)
        fits = next((step for step in steps if same_way(step, stated) and agrees(step, stated, "percent")), None)
        if fits and abs(fits.change) >= 1:
            yield _foots(stack, fits, stated)


def _compared(stack: Stack, claims: list[Claim]) -> Iterator[Finding]:
    """A difference in so many words, "12 more than the 30", against the two figures it lies between."""
    for at, stated in enumerate(claims):
        if stated.kind != "count" or stated.bound != "exact" or stated.best is None:
            continue
        words, last = f"{stated.surface} {stack.after(stated).lstrip()}", stated.surface.rfind(" ") + 1
        than = THAN.search(words, last)
        if not than or CLAUSE.search(words, last, than.start(1)):
            continue
        here = stack.sentence(stated)
        near = [c for c in claims[max(0, at - 3) : at + 4] if c is not stated and _is_level(stack, c, stated, here)]
        levels_ = [c for c in near if c.start < stated.start][-1:] + [c for c in near if c.start > stated.start][:1]
        if len(levels_) == 2:
            less = than.group(1).lower() in lexicon.words("changes", "compared", "down")
            yield from _as_compared(stack, stated, *levels_, less=less)


def _is_level(stack: Stack, claim: Claim, stated: Claim, here: int) -> bool:
    """Whether a figure can be one of two that differ by a stated one: of its sentence and its unit."""
    same = claim.unit == stated.unit and claim.best is not None and not claim.converts
    return same and claim.fact_id not in (stated.part_of, stated.changed_from) and stack.sentence(claim) == here


def _as_compared(stack: Stack, stated: Claim, now: Claim, then: Claim, *, less: bool) -> Iterator[Finding]:
    made = (then.point - now.point) * (1 if less else -1)
    what = f"{number(now.point)} is {number(abs(made))} {'fewer' if less == (made >= 0) else 'more'} than"
    what = f"{what} {number(then.point)}"
    claims, also = [stated, now, then], [made]
    if abs(made - stated.point) <= stated.rounding * (stated.rounding >= 500):
        text = f"{said(stated)} agrees with the figures around it: {what}."
        yield found(__name__, "foots", claims, text).weighing(also=also)
    elif now.bound == then.bound == "exact" and BESIDE_THAN.search(f"{stated.surface} {stack.between(stated, then)}"):
        text = f"{said(stated)} does not agree with the figures around it, {quote(now)} and {quote(then)}: {what}."
        yield found(__name__, "breaks", claims, text, severity="warning").weighing(
            also=also, expected=made, observed=stated.best
        )


def _foots(stack: Stack, step: Step, stated: Claim) -> Finding:
    text = f"{quote(stated)} agrees with {stack.both(step.old, step.new)}: {_ends(step)} is {_change(step)}."
    return found(__name__, "foots", [stated, step.old, step.new], text).weighing(also=[round(step.change, 1)])


def _breaks(stack: Stack, step: Step, stated: Claim, *, slip: bool) -> Finding:
    why = f"{_ends(step)} is {_change(step)}"
    if slip:
        level, more = number(step.change + 100, 0), number(step.change, 0)
        why = f"{_ends(step)} is to {level} percent of the old level, an increase of {more} percent"
    elif is_way_back(step, stated):
        why = f"{why}, and {number(stated.point)} % is the way back, of {number(step.new.size)}"
    text = f"{said(stated)} does not agree with {stack.quotes(step.old, step.new)}: {why}."
    expected, observed = (round(step.change, 1), stated.best) if stated.unit == "percent" else (None, None)
    claims, also = [stated, step.old, step.new], [round(step.change)]
    return found(__name__, "breaks", claims, text, severity="warning").weighing(
        also=also, expected=expected, observed=observed
    )
