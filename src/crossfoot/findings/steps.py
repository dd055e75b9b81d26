"""Steps from an earlier level to a later one, as a dispatch states them: "went up from 60 tenge to 120"."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import COMPARED, Claim, same_thing
from crossfoot.findings.goods import are_same
from crossfoot.findings.stack import Stack
from crossfoot.lexicon.patterns import either
from crossfoot.units import currency

CHANGE = either({noun for way in ("up", "down") for noun in lexicon.words("changes", way, "nouns")})
"""Nouns of a change, for a pattern."""
_LEVEL = either(lexicon.words("changes", "held_levels"))
_WEEKDAY = either(lexicon.load("dates")["weekdays"])
FROM = re.compile(r"\b(?:from|compared (?:with|to)|against)\s+$", re.IGNORECASE)
WAS = re.compile(
    r"\b(?:from|was|were|had been|had cost|used to (?:be|cost)"
    rf"|(?:previous|old|former|earlier) (?:[\w-]+ ){{0,2}}?(?:{_LEVEL})s?"
    r"(?: of| was| were)?)\s+$",
    re.IGNORECASE,
)
TO = re.compile(r"\bto\b", re.IGNORECASE)
BY = re.compile(r"\bby\s+(?:about\s+|some\s+)?$", re.IGNORECASE)
"""Before a difference."""
OPENS_BEFORE = re.compile(
    rf"(?:[\"“]\s*)?(?:before (?:the|that|this|{_WEEKDAY})\b"
    rf"|until (?:now|then|recently|the|{_WEEKDAY})\b|previously\b"
    r"|prior to\b|formerly\b|earlier,)",
    re.IGNORECASE,
)
"""At the head of a sentence that tells what things cost before: "Before the increase, diesel cost $1.38"."""
USED_TO = re.compile(r"\bused to (?:be|cost|sell (?:at|for))\s+(?:about |some )?$", re.IGNORECASE)
EARLIER = re.compile(r"^[^.;,]*\b(?:before|previously|earlier|formerly|until)\b", re.IGNORECASE)
OTHER_TIME = re.compile(
    r"\b(?:since|annual(?:ly)?|inflation|last (?:week|month|year)|a (?:month|year) (?:ago|earlier|before)"
    r"|so far|average)\b",
    re.IGNORECASE,
)
"""Words of another period: "kerosene is 40 percent dearer than last year"."""
MOST = 12
"""Prices of a dispatch that are tried as each other's earlier level."""
LONG = 60
"""Characters before a level in which "higher than the previous rate of" has room."""
CLOSE = 160
"""Characters: levels further apart than this are two things as often as not."""
RANGE_OF_STEP = re.compile(r"from\b.*\bto\b|\bto\b", re.IGNORECASE)
_AFTER_CLOSING = r"(?:after|having) (?:closing|closed|ending|ended|finishing|finished) at"
_STANDING = either(lexicon.words("changes", "standing") | lexicon.words("changes", "held_against"))
USUAL = re.compile(
    r"\b(?:compared (?:with|to)|against|instead of|rather than|(?:up |down )?from|(?:up|down) on"
    rf"|(?:{COMPARED}) than|{_AFTER_CLOSING})\s+"
    r"(?:(?:the|an?|its|their|his|her)\s+)?"
    rf"(?:(?:{_STANDING})\s+)?"
    rf"(?:(?:{_LEVEL})\s+(?:of\s+)?)?(?:(?:about|some|around)\s+)?$",
    re.IGNORECASE,
)
"""Before a level that another one is held against."""
SURELY = re.compile(
    rf"\b(?:compared (?:with|to)|{_AFTER_CLOSING})\s+"
    r"(?:(?:about|some|around)\s+)?$"
    rf"|\bagainst\s+(?:(?:the|an?|its)\s+)?(?:{_STANDING})\s+$",
    re.IGNORECASE,
)
"""Before a level that was the earlier one, or was to be reached, whatever else the sentence tells."""
PRICED = re.compile(
    r"\b(?:instead of|rather than|as against|(?:up|down) from)\s+(?:(?:the|an?|its|about|some)\s+)?"
    rf"(?:(?:[\w-]+\s+){{0,2}}(?:{_LEVEL})\s+of\s+)?$",
    re.IGNORECASE,
)
"""Before a price that another one took the place of, in a sentence that tells no percentage."""
ELSEWHERE = re.compile(r"[.;:]\s|\b(?:while|whereas|but)\b", re.IGNORECASE)
"""Between two figures of which each is told of its own thing."""
LOWER_AT = re.compile(rf"\d[^.;:\d]{{0,20}}\b(?:{COMPARED}|up|down)(?: than that)?,? at\s+$", re.IGNORECASE)
"""Between two levels of which the later follows its change: "504,000 in May, but now 10 percent lower at 451,000"."""
HIGHER_THAN = re.compile(rf"\d[^.;:\d]{{0,20}}\b(?:{COMPARED}) than [^.;:\d]{{1,40}}$", re.IGNORECASE)
"""Between a level with its change and the earlier one: "590, 19 percent higher than the last record, 496"."""
WENT_TO = re.compile(r"^[^.;:]{0,80}\b\w+(?:ed|en|ew|ell|ose|up|down) to\s+$", re.IGNORECASE)
"""Between an earlier level that opens a sentence and the later one: "From 372 beds in May it has risen to 410"."""
HAS_RISEN = re.compile(
    r"[^.;:]{0,60}\b(?:and|but)\b(?! (?:the|that|those|an?|its|their|his|her)\b)[^.;:\d]{0,40}\bto\s+$", re.IGNORECASE
)
"""Between an earlier level and the one it went to, but nothing else did: "sold at 41 in May and has risen to 46"."""
LEVELS = frozenset({"count", "measurement", "duration", "money", "price"})
"""Kinds of figures that a percentage in their sentence can be the change of, though nothing links them."""


BARE = re.compile(r"[^A-Za-z]*(?:k|m|mn|mln|bn|tn|thousand|million|billion|trillion)?", re.IGNORECASE)
"""A number that names nothing it is of."""


class Step(NamedTuple):
    """An earlier level and the one it became."""

    old: Claim
    new: Claim

    @property
    def change(self) -> float:
        """In percent of the earlier level."""
        return 100 * (self.new.size / (self.old.figure or 1.0) - 1)

    @property
    def is_of_shares(self) -> bool:
        """Whether its levels are percentages, which change by points."""
        return self.old.unit == "percent"

    @property
    def factor(self) -> tuple[float, float]:
        """The least and the most that the new level can be of the old, by the words and printed places of both."""
        old, new = _coarser(self.old, self.new), _coarser(self.new, self.old)
        return _lowest(new) / _highest(old), _highest(new) / max(_lowest(old), 1e-9)

    @property
    def difference(self) -> tuple[float, float, float]:
        """By how much the level changed, either way: as printed, at the least, at the most."""
        down = self.change < 0
        old, new = (self.new, self.old) if down else (self.old, self.new)
        return new.size - old.size, _lowest(new) - _highest(old), _highest(new) - _lowest(old)

    def distance(self, claim: Claim) -> int:
        """Characters from a claim to the nearer level; nought within."""
        first, last = min(self.old.start, self.new.start), max(self.old.end, self.new.end)
        return max(first - claim.end, claim.start - last, 0)


def levels(stack: Stack, claims: list[Claim]) -> Iterator[Step]:
    """The steps a dispatch states, in its order: linked by the reader, or an earlier price beside what it became."""
    steps = [step for new in claims if (step := _linked(stack, new))]
    forward = {step.old.fact_id for step in steps if step.old.start < step.new.start}
    steps = [step for step in steps if step.old.start < step.new.start or step.old.fact_id not in forward]
    steps += _ranged(stack, claims)
    left = {step.old.fact_id for step in steps}  # a level that one thing left is not what the next one was
    steps += _compared(stack, [c for c in claims if c.fact_id not in left], {step.new.fact_id for step in steps})
    steps += _of_rates(stack, claims, {step.new.fact_id for step in steps})
    used = {claim.fact_id for step in steps for claim in step}
    yield from steps
    open_ = list(candidates(stack, [claim for claim in claims if claim.fact_id not in used]))
    once = Counter(step.old.fact_id for step in open_ if _is_of_one_good(stack, step))
    for step in open_:
        if _is_said(stack, step) or (once[step.old.fact_id] == 1 and _was_before(stack, step)):
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


def _is_of_one_good(stack: Stack, step: Step) -> bool:
    """Whether both levels are of the very same goods."""
    return are_same(stack.goods(step.old), stack.goods(step.new)) is True


def _was_before(stack: Stack, step: Step) -> bool:
    """Whether a sentence of earlier prices tells the old one: "Until now diesel cost $1.38 a litre, petrol $1.43"."""
    opens = OPENS_BEFORE.match(stack.sentence_text(step.old)) or USED_TO.search(stack.before(step.old))
    return bool(opens) and not OPENS_BEFORE.match(stack.sentence_text(step.new)) and _is_of_one_good(stack, step)


def candidates(stack: Stack, claims: list[Claim]) -> Iterator[Step]:
    """Each price that is undated or said to be of before, with every dated one it could have become."""
    prices = [c for c in claims if c.measure == "price" and c.figure and not c.converts][:MOST]
    for old in (price for price in prices if not price.dated or is_of_before(stack, price)):
        for new in prices:
            goods = are_same(stack.goods(old), stack.goods(new))
            same = old.place == new.place and (same_thing(old, new) if goods is None else goods)
            if new.dated and old is not new and same and _is_step(old, new):
                yield Step(old, new)


def is_of_before(stack: Stack, claim: Claim) -> bool:
    """Whether the words round a price say that it was asked before."""
    was = WAS.search(stack.before(claim, LONG)) or EARLIER.search(stack.after(claim))
    return bool(was or OPENS_BEFORE.match(stack.sentence_text(claim)))


def _is_step(old: Claim, new: Claim) -> bool:
    """Two levels of one unit; of percentages only those the reader linked."""
    share = old.dimension == "percent" and new.changed_from != old.fact_id
    return old.unit == new.unit and bool(old.figure) and new.figure is not None and not share


def kind_of_change(claim: Claim) -> str | None:
    """``percent``, ``fraction`` ("by a quarter"), ``factor`` or None: how a claim states a change."""
    if claim.measure in ("change", "price_change") and claim.kind == "ratio":
        return "fraction"
    if claim.unit == "percent" and (claim.way or (claim.measure or "").endswith("change")):
        return "percent"
    return "factor" if claim.measure in ("price_factor", "factor") else None


def _ranged(stack: Stack, claims: list[Claim]) -> Iterator[Step]:
    """Steps that are printed as one range, in a sentence that states a change before it: "tripled, from 15 to 45"."""
    changes = [claim for claim in claims if kind_of_change(claim)]
    for claim in claims if changes else ():
        if claim.bound == "range" and claim.lower and claim.upper and RANGE_OF_STEP.match(claim.surface):
            at = stack.sentence(claim)
            before = bisect_left(changes, claim.start, key=lambda change: change.start)
            last = changes[before - 1] if before else None
            if last and stack.sentence(last) == at and claim.start - last.end <= CLOSE:
                yield Step(_end(claim, claim.lower), _end(claim, claim.upper))


def _compared(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Step]:
    """Neighbours in a sentence that states a change in percent: "from 20 to 30 days", "500 instead of the usual 9".

    Amounts of money need no percent where the words leave no doubt: "344 million euros, compared with 57 million".
    """
    changed = {stack.sentence(claim) for claim in claims if kind_of_change(claim) == "percent"}
    plain = [c for c in claims if c.kind in LEVELS and c.figure and not c.converts]
    for first, second in pairwise(plain):
        second = in_unit_of(second, first) if PRICED.search(stack.before(second, LONG)) else second
        paid = first.unit == second.unit and currency(first.unit) and first.fact_id not in known
        if not (paid or changed or second.way) or stack.sentence(first) != stack.sentence(second):
            continue
        ends = _ends(stack, first, second, stack.sentence(first) in changed)
        if ends is None:
            continue
        old, new = ends
        old = in_unit_of(old, new)
        if new.fact_id not in known and _is_step(old, new):
            yield Step(old, new._replace(changed_from=old.fact_id))


def _ends(stack: Stack, first: Claim, second: Claim, percent: bool) -> tuple[Claim, Claim] | None:
    """Which of two neighbours is the earlier level of the other; `percent`: whether their sentence tells a change."""
    between = stack.between(first, second)
    led = FROM.search(stack.before(first)) and (
        (percent and TO.fullmatch(between.strip())) or (second.way and WENT_TO.search(between))
    )
    if led or (percent and LOWER_AT.search(between)) or (second.way and HAS_RISEN.fullmatch(between)):
        return first, second
    words = USUAL if percent else PRICED if first.measure == second.measure == "price" else SURELY
    against = _is_held_against(stack, second, between, words) or _is_held_against(stack, second, between, SURELY)
    return (second, first) if against or (percent and HIGHER_THAN.search(between)) else None


def _is_held_against(stack: Stack, old: Claim, between: str, words: re.Pattern[str]) -> bool:
    return bool(words.search(stack.before(old, LONG))) and not ELSEWHERE.search(between)


def _of_rates(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[Step]:
    """Rates of exchange of two days, of one market: "31,200 to the dollar on Friday", "38,000 on Tuesday"."""
    rates = [c for c in claims if c.measure == "exchange_rate" and c.figure and not c.converts]
    for old in rates[:MOST] if len(rates) > 1 else ():
        later = [new for new in rates[:MOST] if new.unit == old.unit and new.since > old.until and new.dated]
        later = [new for new in later if stack.basis(new) == stack.basis(old)] or (
            later if stack.basis(old) is None else []
        )
        if later and old.dated and later[0].fact_id not in known:
            yield Step(old, later[0])


def in_unit_of(old: Claim, new: Claim) -> Claim:
    """A bare number held against a figure is of what that counts."""
    bare = old.unit == "dimensionless" and BARE.fullmatch(old.surface)
    return old._replace(unit=new.unit, dimension=new.dimension, kind=new.kind, measure=new.measure) if bare else old


def _end(claim: Claim, figure: float) -> Claim:
    """One end of a range, as an exact figure."""
    low, high = figure - claim.rounding, figure + claim.rounding
    return claim._replace(best=figure, lower=figure, upper=figure, bound="exact", low=low, high=high)


def _lowest(claim: Claim) -> float:
    exact = claim.size - _rounding(claim)
    return exact if claim.bound == "exact" or not math.isfinite(claim.low) else claim.low


def _highest(claim: Claim) -> float:
    exact = claim.size + _rounding(claim)
    return exact if claim.bound == "exact" or not math.isfinite(claim.high) else claim.high


FINER = 10
"""Times that one amount is printed finer than another beside it, which is then taken as rounded: "from 9.18 to 14"."""


def _coarser(claim: Claim, beside: Claim) -> Claim:
    """An amount printed in whole units beside one with cents, as the interval it may be rounded from."""
    rounded = claim.kind in ("price", "money") and claim.bound == "exact" and claim.rounding >= FINER * beside.rounding
    if not rounded or not beside.rounding or claim.figure is None or _is_in_quarters(beside):
        return claim
    return claim._replace(bound="range", low=claim.figure - claim.rounding, high=claim.figure + claim.rounding)


def _is_in_quarters(claim: Claim) -> bool:
    """Whether a price is told in halves or quarters, beside which a whole one is exact: "5 instead of 6.50"."""
    return claim.rounding == 0.005 and claim.size * 4 % 1 == 0


def _rounding(claim: Claim) -> float:
    """Half the last printed place of a level: a price of 60 is 60, one of 1.2 may be 1.24, 2.8 billion 2.84."""
    return claim.rounding if claim.kind in ("price", "money", "percent") and not 0.5 <= claim.rounding < 500 else 0.0
