"""The level a difference led to, against the level it was taken from, and against other differences to the same level.

Policy:

- "$1.03 billion, cut by $450 million to $599 million": the earlier level of the sentence, the difference and the level
  it led to must agree within their printed places. An alarm where they miss by less than `SLIP` of the difference: by
  more, the three are of several things.
- "67,000, compared with 65,200 last year, a rise of 1,800": two levels that are compared, and a difference behind them.
- "Up 26.02 to 331.38" and "up 10.93 to 331.38": one level, printed with `DIGITS` digits, was reached by two.
  In one dispatch, or in two within `DAYS`, one is wrong: an alarm.
- "Rose 13,000 last week to 399,000 ... 386,000 the week before": the earlier level of another sentence, where it fits.
- A percent, a difference and the level it is taken of ("by five rupees, a 12 percent rise on the rate of 41.32") agree
  where they fit; so do a rise in percent and both levels in a bracket behind it, and a cut in prices told apart from
  those of before and after ("by 5 taka ... now 109 ... raised to 114 in August"). What does not fit may be of some
  other thing, and is not told.

    >>> from crossfoot.findings.trying import tried
    >>> tried("reached", "Of the $1.05 billion awarded, the judge cut $90 million. Rent fell by 5 euros to 610 euros.")
    >>> tried("reached", "The judge took the $1.03 billion award down by $450 million, to $599 million.")
    breaks! 1030000000, 450000000, 599000000, 580000000
    >>> tried("reached", "Thefts came to 67,000, compared with 65,200 a year before, a rise of 2,300.")
    breaks! 65200, 2300, 67000, 67500
    >>> tried("reached", "The index was up by 26.02 to 331.38 at noon. It closed up 10.93 at 331.38.")
    conflicts! 26.02, 331.38, 10.93, 331.38
    >>> tried("reached", "Diesel rose by five rupees, which is a 12 percent rise on the rate of 41.32 rupees a litre.")
    foots 12, 5, 41.32
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim, digits_in
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import CHANGE, Step, levels
from crossfoot.findings.wording import both, number, quote, said
from crossfoot.lexicon.patterns import either
from crossfoot.units import currency

BY = re.compile(
    rf"\b(?:{either(lexicon.words('changes', 'by_how_much'))})\s+(?:about\s+|some\s+|another\s+)?$", re.IGNORECASE
)
"""Before a difference."""
LED_TO = re.compile(r"(?:\s*points?)?\s*,?\s*(?:to (?:(?:close|end|finish|settle|stand) )?at|to|at)\s+$", re.IGNORECASE)
"""Between a difference and the level it led to."""
COMPARED = re.compile(
    r"[^.;:\d]{0,60}?\b(?:compared (?:with|to)|against|(?:up|down) from|from)\s+(?:the |some |about )?$", re.IGNORECASE
)
"""Between two levels, the later one first."""
MADE = re.compile(
    r"[^.;:\d]{0,60}?[\s,(–—-]+(?:an?|the) (?:[\w-]+ )?"
    rf"(?:{CHANGE}) of\s+(?:about |some )?$",
    re.IGNORECASE,
)
"""Between two levels and the difference that they make."""
ON = re.compile(r"[^.;:\d]{0,60}?\b(?:on|over|above|of|from)\s+(?:the |its |a )?(?:[\w-]+ ){0,4}?$", re.IGNORECASE)
"""Between a percent and the level it is taken of."""
BRACKET = re.compile(r"[^.;:()\d]{0,40}?\((?:from )?$", re.IGNORECASE)
"""Between a percent and both of its levels in a bracket."""
LED_LATER = re.compile(r"(?: [\w-]+){0,4}? to (?:an? (?:[\w-]+ ){1,3}?)?", re.IGNORECASE)
"""Between a difference and the level it led to, with when in between: "13,000 last week to a seasonally adjusted"."""
FEWEST = 3
"""Digits that the level is printed with."""
NEXT = 3
"""Sentences between it and the earlier one."""
SLIP = 0.3
DIGITS = 5
DAYS = 1
MOST = 10
"""Changes to one level that are held against each other."""
FIGURES = 3
"""Figures on either side of a change that are of it."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a level and the difference that led to it."""
    reached: dict[tuple[float, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for claims in stack.by_dispatch.values():
        for at, (made, level) in enumerate(pairwise(claims)):
            yield from _of_week_before(stack, made, level)
            if _leads(stack, made, level):
                yield from _from_before(stack, claims[max(0, at - FIGURES) : at], made, level)
                if digits_in(level.size) >= DIGITS:
                    reached[level.size, level.kind].append((made, level))
            yield from _of_level(stack, made, level)
        yield from _compared(stack, claims)
        yield from _cut(stack, claims)
    for changes in reached.values():
        yield from _rivals(changes)


def _leads(stack: Stack, made: Claim, level: Claim) -> bool:
    """Whether a difference led to the level right behind it: "by 26.02 to 331.38"."""
    plain = _is_plain(made) and _is_plain(level) and _are_alike(made, level)
    less = 0 < made.size < level.size
    led = plain and less and LED_TO.fullmatch(stack.between(made, level))
    return bool(led and (made.way or BY.search(stack.before(made))))


def _is_plain(claim: Claim) -> bool:
    return claim.bound == "exact" and claim.best is not None and claim.is_stated and not claim.converts


def _are_alike(a: Claim, b: Claim) -> bool:
    """Whether two figures are of one sort: of one currency, one unit, or one of them bare."""
    if currency(a.unit) or currency(b.unit):
        return currency(a.unit) == currency(b.unit)
    bare = {"dimensionless", "point"}
    return "percent" not in (a.unit, b.unit) and (a.unit == b.unit or bool(bare & {a.unit, b.unit}))


def _slack(*claims: Claim) -> float:
    """What the printed places of some figures leave open together; nought for counts of whole things."""
    return sum(claim.rounding for claim in claims if claim.rounding < 0.5 or claim.rounding >= 500) + 1e-9


def _from_before(stack: Stack, before: list[Claim], made: Claim, level: Claim) -> Iterator[Finding]:
    """The one earlier level of a sentence, with what was taken from it, or added, and the level that made."""
    here = stack.sentence(made)
    olds = [one for one in before if stack.sentence(one) == here and _are_alike(one, made)]
    if len(olds) != 1 or not _is_plain(olds[0]) or level.changed_from:
        return
    old = olds[0]
    went = "down" if level.size < old.size else "up"
    if old.size > made.size and made.way in (None, went):
        yield from _weighed(old, made, level)


def _of_week_before(stack: Stack, made: Claim, level: Claim) -> Iterator[Finding]:
    """ "Rose 13,000 last week to 399,000. Claims totaled 386,000 the week before": the earlier level, where it fits."""
    plain = made.kind == level.kind == "count" and _is_plain(made) and _is_plain(level) and not level.changed_from
    if not plain or digits_in(level.size) < FEWEST or not LED_LATER.fullmatch(stack.between(made, level)):
        return
    if not (made.way or BY.search(stack.before(made))) or made.size >= level.size:
        return
    ends = {level.size + way * made.size for way in (-1.0, 1.0)}
    here = stack.sentence(level)
    near = (
        c
        for c in stack.around(level, MOST)
        if 0 < abs(stack.sentence(c) - here) <= NEXT and c.kind == "count" and _is_plain(c)
    )
    old = next((claim for claim in near if claim.figure in ends), None)
    if old:
        yield from _weighed(old, made, level)


def _weighed(old: Claim, made: Claim, level: Claim) -> Iterator[Finding]:
    """A difference against the two levels it lies between."""
    way = 1.0 if level.size >= old.size else -1.0
    expected = old.size + way * made.size
    off = abs(expected - level.size)
    sum_ = f"{number(old.size)} {'and' if way > 0 else 'less'} {number(made.size)} is {number(expected)}"
    claims, also = [old, made, level], [expected]
    if off <= _slack(old, made, level):
        text = f"{said(level)} agrees with {quote(old)} and {quote(made)}: {sum_}."
        yield found(__name__, "foots", claims, text).weighing(also=also)
    elif off <= SLIP * made.size:
        text = f"{said(level)} does not agree with {quote(old)} and {quote(made)}: {sum_}."
        yield found(__name__, "breaks", claims, text, severity="warning").weighing(
            also=also, expected=expected, observed=level.figure
        )


def _compared(stack: Stack, claims: list[Claim]) -> Iterator[Finding]:
    """ "67,000, compared with 65,200 a year before, a rise of 1,800": two levels and the difference behind them."""
    for level, old, made in zip(claims, claims[1:], claims[2:], strict=False):
        plain = all(map(_is_plain, (level, old, made))) and _are_alike(level, old) and _are_alike(level, made)
        if not plain or not COMPARED.fullmatch(stack.between(level, old)) or made.unit == "percent":
            continue
        if MADE.fullmatch(stack.between(old, made)) and made.size < old.size:
            yield from _weighed(old, made, level)


def _rivals(changes: list[tuple[Claim, Claim]]) -> Iterator[Finding]:
    """Two differences that are said to have led to one level."""
    told: set[frozenset[float]] = set()
    for (made, level), (other, again) in combinations(changes[:MOST], 2):
        sizes = frozenset({made.size, other.size})
        soon = abs(ordinal(level.reported) - ordinal(again.reported)) <= DAYS
        if len(sizes) < 2 or sizes in told or not soon or abs(max(sizes) - min(sizes)) <= _slack(made, other):
            continue
        told.add(sizes)
        first, second = both(made, other)
        text = f"{first} and {second} are in conflict: both are said to lead to {number(level.size)}."
        yield found(__name__, "conflicts", [made, level, other, again], text, severity="warning")


def _of_level(stack: Stack, share: Claim, other: Claim) -> Iterator[Finding]:
    """A percent with the level it is taken of, or with both of its levels in a bracket, right behind it."""
    if share.unit != "percent" or share.bound != "exact" or not (share.measure or "").endswith("change"):
        return
    stated, between = share.size, stack.between(share, other)
    if other.bound == "range" and other.lower and other.upper and currency(other.unit) and BRACKET.fullmatch(between):
        made = 100 * (other.upper / other.lower - 1)
        if abs(made - stated) <= max(share.rounding, 0.5):
            text = f"{said(share)} agrees with {quote(other)}: a rise of {number(made, 1)} %."
            yield found(__name__, "foots", [share, other], text).weighing(also=[round(made, 1)])
    elif other.measure == "price" and _is_plain(other) and ON.fullmatch(between):
        yield from _with_difference(stack, share, other)


def _with_difference(stack: Stack, share: Claim, level: Claim) -> Iterator[Finding]:
    """The difference told right before a percent and the level it is of."""
    here = stack.sentence(share)
    for made in stack.around(share, FIGURES):
        before = made.start < share.start and made.measure == "price_change" and made.unit != "percent"
        if before and stack.sentence(made) == here and _is_plain(made) and currency(made.unit) == currency(level.unit):
            expected = 100 * made.size / (level.figure or 1.0)
            if abs(expected - share.size) <= max(share.rounding, 0.5):
                why = f"{number(made.size)} of {number(level.size)} is {number(expected, 1)} %"
                text = f"{said(share)} agrees with {quote(made)} and {quote(level)}: {why}."
                yield found(__name__, "foots", [share, made, level], text)


def _cut(stack: Stack, claims: list[Claim]) -> Iterator[Finding]:
    """A change in prices against prices of before and after that other sentences tell, where it fits."""
    changes = [c for c in claims if c.measure == "price_change" and currency(c.unit) and c.way and _is_plain(c)]
    steps = list(levels(stack, claims)) if changes else []
    once = Counter(one.unit for one in changes)
    for made in changes if steps else ():
        if once[made.unit] == 1:
            yield from _before_and_after(stack, claims, steps, made)


def _before_and_after(stack: Stack, claims: list[Claim], steps: list[Step], made: Claim) -> Iterator[Finding]:
    known = {claim.fact_id for step in steps for claim in step}
    prices = [
        c for c in claims if c.measure == "price" and c.unit == made.unit and _is_plain(c) and c.fact_id not in known
    ]
    way = -1.0 if made.way == "down" else 1.0
    for old in dict.fromkeys(step.new for step in steps if step.new.unit == made.unit):
        wanted = old.size + way * made.size
        now = next((price for price in prices if abs(price.size - wanted) <= _slack(price)), None)
        if now and _is_plain(old) and stack.sentence(old) != stack.sentence(now):
            text = f"{said(now)} agrees with {quote(old)} and {quote(made)}: that makes {number(wanted)}."
            yield found(__name__, "foots", [old, made, now], text)
