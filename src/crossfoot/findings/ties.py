"""Which step a stated change is of: whether it fits the levels, and whether the words tie it to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossfoot import regexes as re
from crossfoot.findings.claims import COMPARED, Claim
from crossfoot.findings.goods import are_same
from crossfoot.findings.steps import ELSEWHERE, OTHER_TIME, Step, kind_of_change
from crossfoot.units import currency

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
"""The levels again in another currency, between them and their change."""
BESIDE = 50
"""Characters between a percent and the levels it is the change of."""
TIED_BEFORE = re.compile(
    r"\s*(?:(?:on|in|over|for|this|last) [\w ]{1,24}?)?,?\s*(?:to|to an?(?: [\w-]+){1,2}|reaching|hitting)\s+"
    r"(?:about\s+|some\s+)?$",
    re.IGNORECASE,
)
"""Between a percent and the level it led to: "rose 12 percent to $2.8 billion"."""
TIED_AT = re.compile(rf"\s*(?:(?:{COMPARED}|up|down),?)? at (?:about |some )?$", re.IGNORECASE)
"""Between a percent and the level that it is told with: "45 percent dearer at 1.6 pounds"."""
TIED_BEHIND = re.compile(
    r"(?: (?:a|per) (?:hour|day|night|week|month|year))?"
    r"(?: (?:(?:the|an?) (?:hour|day|night|week|month|quarter|season|year) (?:before|earlier|ago)|last \w+|in \w+"
    r"|(?:in|for) the (?:same|corresponding|year-ago|year-earlier) (?:period|quarter|month|week|season)"
    r"(?: (?:of )?(?:last year|(?:a|the) year (?:before|earlier|ago)|the previous year))?))?"
    r"[\s,(–—-]*(?:or|that is|up|down|an?(?: [\w-]+){0,2} of|an?|the)?\s*(?:about\s+|some\s+|nearly\s+)?$",
    re.IGNORECASE,
)
"""Between two levels and the percent behind them: "from 2 to 5, an increase of 150 percent"."""
TIED_BY = re.compile(r"\s*,?\s*from\s+(?:about\s+|some\s+|nearly\s+)?$", re.IGNORECASE)
"""Between a percent and the level it was counted from: "by 20 percent, from 125 to 140"."""
TIED_BETWEEN = re.compile(
    r"[^.;:()\d]{0,40}(?:, | )(?:an? (?:[\w-]+ ){0,2}of|up|down|(?:\w+ )?(?:higher|lower) by)\s+"
    r"(?:about\s+|some\s+|nearly\s+)?$",
    re.IGNORECASE,
)
"""Between a level and its change, where the earlier level follows: "to 40 tonnes in May, a fall of 20 percent from"."""
LOST = re.compile(
    r"\b(?:los(?:t|es|ing|s)|fell|fall(?:s|en|ing)?|drop(?:ped|s)?|slid|plung\w+|tumbl\w+|depreciat\w+|devalu\w+|weaken\w*"
    r"|decline[ds]?|slump\w*)\b[^.;:\d]{0,40}\d*[.,]?\d*[^.;:\d]{0,10}\Z",
    re.IGNORECASE,
)
"""Words before a percent that make it a loss."""
TIED_OBJECT = re.compile(r"[^.;:,()\d]{0,60}\bto\s+(?:about\s+|some\s+|only\s+|just\s+)?$", re.IGNORECASE)
"""Between a change in words and the level it led to: "halved its fee to 500 cedis"."""
TIED_RANGE = re.compile(r"\s*,?\s*(?:in [\w ]{1,30},?\s*)?$", re.IGNORECASE)
"""Between a change in words and its levels printed as one range: "tripled, from 15 to 45"."""
NEXT = 2
"""Sentences between a change and the step of the same goods."""
NEIGHBOURS = 4
"""Figures on either side among which another change is looked for."""
DOUBLED = 100
"""Percent: below a doubling the level as a share of the old one is too near to the rise of other things."""
NEARLY = 0.02
LOOSE = 0.1
"""By what share of itself a factor in words may miss: "doubled" is said of 1.9 times too."""


def is_of_loss(stack: Stack, stated: Claim) -> bool:
    """Whether a percent is what was lost: "a loss of 48 percent", "lost 62 percent of its value"."""
    return bool(LOST.search(f"{stack.before(stated)}{stated.surface}"))


def can_be_of(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether a change in percent can be that of a step: of no percentages, no amounts restated, no other goods."""
    if step.new.measure == "exchange_rate" and step.change > 0 and is_of_loss(stack, stated):
        return False  # a currency that falls by the rate loses another share: see the rule `devaluations`
    return (
        not (step.is_of_shares or (step.old.converts and step.new.converts))
        and are_same(stack.goods(step.new), stack.goods(stated)) is not False
    )


def belongs(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether a change stands with a step in one clause: no other sentence or list of changes between."""
    if stack.sentence(stated) != stack.sentence(step.new) or not same_way(step, stated):
        return False
    clause = stack.between(stated, step.old if stated.start > step.old.start else step.new)
    alone = not ELSEWHERE.search(clause) and "respectively" not in stack.sentence_text(stated)
    alone = alone and not _another_between(stack, step, stated) and not _led_elsewhere(stack, step, stated)
    price = step.old.measure == "price" and stated.measure in ("price_change", "price_factor")
    return alone and step.distance(stated) <= BESIDE and (price or is_tied(stack, step, stated))


def _another_between(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether another change stands between one and a step: "kerosene by 28 percent, gas by 54 percent to 14"."""
    near = min(step, key=lambda level: abs(level.start - stated.start))
    first, last = sorted((stated.start, near.start))
    return any(first < c.start < last and kind_of_change(c) for c in stack.around(stated, NEIGHBOURS))


def _led_elsewhere(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether a change led to a level of its own, right behind it: "rose 20 percent to 3.60", "20 % dearer at 3.60"."""
    behind = next((c for c in stack.around(stated, NEIGHBOURS) if c.start >= stated.end), None)
    if behind is None or behind.start in {level.start for level in step}:
        return False
    words = stack.between(stated, behind)
    return _are_of_one_unit(behind, step.new) and bool(TIED_BEFORE.match(words) or TIED_AT.match(words))


def is_right_before(stack: Stack, stated: Claim, step: Step) -> bool:
    """Whether a percent leads to a step with no more than "from" between."""
    before = stated.end <= min(step.old.start, step.new.start) and not step.is_of_shares
    tie = TIED_RANGE if step.old.start == step.new.start else TIED_BY
    return before and bool(tie.fullmatch(stack.between(stated, step.old)))


def of_its_goods(stack: Stack, told: list[Step], stated: Claim) -> list[Step]:
    """The steps of a change's very goods in the sentences next to its own, where nothing dates it to another time."""
    goods, here = stack.goods(stated), stack.sentence(stated)
    if not goods or stated.bound not in ("exact", "approx") or stated.measure != "price_change":
        return []
    return [
        step
        for step in told
        if are_same(goods, stack.goods(step.new))
        and not _led_elsewhere(stack, step, stated)
        and step.new.measure == "price"
        and same_way(step, stated)
        and abs(stack.sentence(step.new) - here) <= NEXT
        and not any(OTHER_TIME.search(stack.sentence_text(claim)) for claim in (stated, step.new))
    ]


def _is_led_to(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether a change in words ("halved", "tripled") is told of the levels behind it."""
    first = min(step.old, step.new, key=lambda level: level.start)
    words = stack.between(stated, first)
    if step.old.start == step.new.start:
        return bool(TIED_RANGE.match(words))
    return first is step.new and bool(TIED_OBJECT.match(words) or TIED_BEFORE.match(words))


def is_tied(stack: Stack, step: Step, stated: Claim) -> bool:
    """Whether the words between a change and a step the reader linked leave no room for anything else."""
    in_words = kind_of_change(stated) in ("fraction", "factor") and stated.end <= min(step.old.start, step.new.start)
    if in_words and _is_led_to(stack, step, stated):
        return True
    if step.new.changed_from != step.old.fact_id:
        return False
    if stated.start < min(step.old.start, step.new.start):
        first = min(step.old, step.new, key=lambda level: level.start)
        tie = TIED_BEFORE if first is step.new else TIED_BY
        return bool(tie.match(stack.between(stated, first)))
    if step.new.end <= stated.start and stated.end <= step.old.start:
        by, to = stack.between(stated, step.old), stack.between(step.new, stated)
        return bool(TIED_BY.match(by) and TIED_BETWEEN.fullmatch(to))
    last = max(step.old, step.new, key=lambda level: level.end)
    between = IN_BRACKETS.sub("", stack.between(last, stated))
    return stated.start >= last.end and bool(TIED_BEHIND.match(between))


def agrees(step: Step, stated: Claim, kind: str | None) -> bool:
    """Whether a change in percent, a factor or a fraction is that of the levels, within what is printed."""
    low, high = step.factor
    if kind == "fraction":
        return abs(abs(step.change) / 100 - stated.point) <= LOOSE * stated.point
    if kind == "factor":
        slack = LOOSE * stated.point
        return stated.low - slack <= high and low <= stated.high + slack
    slack, (low, high) = max(stated.rounding, 0.5), (100 * (low - 1), 100 * (high - 1))
    if step.change < 0:
        low, high = -high, -low
    return stated.low - slack <= high and low <= stated.high + slack


def is_ratio(step: Step, stated: Claim) -> bool:
    """Whether a percent is the later level of the earlier one, instead of the rise between them."""
    return step.change > 0 and abs(step.change + 100 - stated.point) <= max(stated.rounding, 0.5)


def is_ratio_of_most(step: Step, stated: Claim) -> bool:
    """Whether "up to 500 percent" is told of a step to some 500 percent of the old level: nothing rose by so much."""
    most = stated.best or stated.upper or 0.0
    limits = stated.unit == "percent" and stated.is_ceiling
    return limits and step.change >= DOUBLED and abs(step.change + 100 - most) <= NEARLY * most


def is_way_back(step: Step, stated: Claim) -> bool:
    """Whether a percent is taken of the later level: "cut from 6.50 to 5, by 30 percent"."""
    back = 100 * (step.old.size / (step.new.figure or 1.0) - 1)
    return stated.unit == "percent" and abs(abs(back) - stated.point) <= max(stated.rounding, 0.5)


def same_way(step: Step, stated: Claim) -> bool:
    """Whether a change goes up or down as the levels do, or tells no direction."""
    return stated.way in (None, "up" if step.change > 0 else "down")


def may_be(step: Step, stated: Claim) -> bool:
    """Whether a percent goes the way of a step; a currency falls as its price in dollars rises."""
    return same_way(step, stated) or step.old.measure == "exchange_rate"


def is_of_one_unit(step: Step, stated: Claim) -> bool:
    """A price of 51 dollars a barrel rises by 1 dollar."""
    return _are_of_one_unit(stated, step.new) and stated not in step


def _are_of_one_unit(one: Claim, other: Claim) -> bool:
    """Whether two figures are in one unit, or prices in one currency."""
    return one.unit == other.unit or (currency(one.unit) or "-") == currency(other.unit)
