"""Which rate an outlet used: the rates that satisfy all conversions of a dispatch at once.

Policy:

- Each bracket allows an interval of rates, by its printed places alone; together they allow what all of them do.
  Where that is empty, the fewest brackets that would have to be otherwise are named.
- Conversions that the words say go by two rates ("at the official rate", "on the black market") alarm nobody.
- A gap below `NEAR` is a rounding that went astray, not a finding to wake anybody for.
- Two dispatches that convert within `DAYS` of each other should have used rates that meet, or nearly. More than
  `REGIMES` apart, they used different markets, official and street: an alarm, unless the rate of the day is known and
  `conversions` says which is off.

    >>> from crossfoot.findings.trying import tried
    >>> tried("brackets", "Petrol costs 570 gourdes ($4.78) a gallon and diesel 665 gourdes ($5.57).")
    compatible 570, 4.78, 665, 5.57, 119.3, 119.4
    >>> tried(
    ...     "brackets",
    ...     "Petrol costs 15,000 rials (12.7 cents) a litre.",
    ...     "Petrol costs 15,000 rials (36 cents) a litre.",
    ... )
    off! 15000, 0.127, 15000, 0.36, 117600, 118600, 41100, 42250, 118100, 41670
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice, pairwise

from crossfoot import lexicon
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.implied import Bracket, Used, brackets, by_pair, common
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import SEVERAL, day, listed, percent, quote, said, significant, times, where
from crossfoot.findings.wording import number as shown

NEAR = 0.02
REGIMES = 0.15
DAYS = 14
TIES = 50
"""Sets of odd brackets, all equally few, among which the last in the text is looked for."""
NAMED = 60
"""Characters behind a restatement in which the rate is named that it goes by."""
SHOWN = 4
"""Amounts that a sentence quotes at most."""
MOST = 3
"""Amounts that two dispatches both convert and that are set side by side, the largest first."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a dispatch with several conversions, and one for each two dispatches in a row."""
    of_pair: dict[tuple[str, str], list[Used]] = defaultdict(list)
    for _, group in groupby(brackets(stack), key=lambda b: b.stated.dispatch_id):
        for used in by_pair(group):
            of_pair[used.pair].append(used)
            if len(used.brackets) > 1:
                yield _within(stack, used)
    for _, series in sorted(of_pair.items()):
        for early, late in pairwise(_distinct(series)):
            if ordinal(_day(late)) - ordinal(_day(early)) <= DAYS:
                is_known = bool(stack.book.crossings(*late.pair, _day(late)))
                for a, b in _set_beside(early, late):
                    yield _across(a, b, is_known=is_known)


def _distinct(series: list[Used]) -> list[Used]:
    """In order of time, without those that allow what the one before allowed."""
    ordered = sorted(series, key=lambda u: (_day(u), u.brackets[0].stated.dispatch_id))
    return [u for at, u in enumerate(ordered) if not at or not _repeats(ordered[at - 1], u)]


def _repeats(before: Used, after: Used) -> bool:
    amounts = [{(b.stated.figure, b.restated.figure) for b in used.brackets} for used in (before, after)]
    return amounts[0] == amounts[1]


def _day(used: Used) -> str:
    return used.brackets[0].restated.reported


def _within(stack: Stack, used: Used) -> Finding:
    claims = [claim for bracket in used.brackets for claim in (bracket.stated, bracket.restated)]
    ends = [significant(min(used.low, used.high)), significant(max(used.low, used.high))]
    first = used.brackets[0]
    if not used.gap:
        amounts = _shown(used.brackets)
        text = f"One rate prints all of {amounts} ({where(first.stated)}): {_rates(used.low, used.high, used.pair)}."
        return found(__name__, "compatible", claims, text).weighing(also=ends)
    odd = smallest_wrong(used.brackets)
    rest = [bracket for bracket in used.brackets if bracket not in odd]
    low, high = common(rest)
    text = (
        f"No single rate prints all {len(used.brackets)} conversions of {where(first.stated)}: without "
        f"{_shown(odd)} the rest allow {_rates(low, high, used.pair)}, "
        f"and the gap is {percent(used.gap)}."
    )
    wide = used.gap > NEAR
    claims = [claim for bracket in (*odd, *rest) for claim in (bracket.stated, bracket.restated)]
    severity = "warning" if wide and not _name_their_markets(stack, odd, rest) else "info"
    return found(__name__, "off" if wide else "near", claims, text, severity=severity).weighing(also=[low, high])


def _name_their_markets(stack: Stack, odd: Sequence[Bracket], rest: Sequence[Bracket]) -> bool:
    """Whether the words say that the conversions go by two rates: "at the official rate", "on the black market"."""
    first, second = ({_market(stack, bracket) for bracket in some} for some in (odd, rest))
    return "" not in first and first.isdisjoint(second)


def _market(stack: Stack, bracket: Bracket) -> str:
    """The market that the words behind a restatement name; empty where they name none."""
    end = bracket.restated.end
    behind = stack.texts.get(bracket.restated.dispatch_id, "")[end : end + NAMED].casefold()
    named = ((behind.find(word), name) for name, words in _markets().items() for word in words if word in behind)
    return min(named, default=(0, ""))[1]


@cache
def _markets() -> dict[str, list[str]]:
    markets: dict[str, list[str]] = lexicon.load("bases")["exchange"]["bases"]
    return markets


def _shown(brackets_: Sequence[Bracket]) -> str:
    """The amounts of some brackets, the first few quoted."""
    words = [quote(b.restated) for b in brackets_[:SHOWN]]
    more = len(brackets_) - len(words)
    return listed([*words, f"{more} more"] if more else words)


def smallest_wrong(found_: Sequence[Bracket]) -> tuple[Bracket, ...]:
    """The fewest brackets without which the rest allow one rate; where several sets would do, the last in the text.

    The most brackets that meet meet where one of them begins, so only those points are looked at.
    """
    begins, ends = sorted(b.low for b in found_), sorted(b.high for b in found_)
    counts = {low: bisect_right(begins, low) - bisect_left(ends, low) for low in begins}
    most = max(counts.values())
    sets = ([at for at, b in enumerate(found_) if not b.low <= low <= b.high] for low in counts if counts[low] == most)
    odd = max(islice(sets, TIES), key=lambda places: places[::-1])
    return tuple(found_[at] for at in reversed(odd))


def _set_beside(early: Used, late: Used) -> list[tuple[Bracket, Bracket]]:
    """The brackets of two dispatches to compare: those of one amount if there are any, else the narrowest of each."""
    same = [(a, b) for a in early.brackets for b in late.brackets if a.stated.figure == b.stated.figure]
    if same:
        finest = sorted(same, key=lambda two: (-two[0].stated.size, two[0].stated.start))
        return sorted(finest[:MOST], key=lambda two: two[0].stated.start)
    first, second = (min(used.brackets, key=lambda b: (b.high / b.low, b.stated.start)) for used in (early, late))
    return [(first, second)]


def _across(a: Bracket, b: Bracket, *, is_known: bool) -> Finding:
    claims = [a.stated, a.restated, b.stated, b.restated]
    first, second = said(a.restated), said(b.restated)
    low, high = max(a.low, b.low), min(a.high, b.high)
    also = [significant(value) for value in (a.low, a.high, b.low, b.high, a.point, b.point)]
    if low <= high:
        serves = f"{_rates(low, high, a.pair)} serves both"
        text = f"{first} and {second} are compatible once printed rounding is allowed for: {serves}."
        return found(__name__, "compatible", claims, text).weighing(also=[significant(low), significant(high), *also])
    apart = low / high - 1
    used = [_rates(one.low, one.high, one.pair) for one in (a, b)]
    gap = percent(apart) if apart + 1 < SEVERAL else times(apart + 1)
    kinds = f"the first used {used[0]}, the second {used[1]}, {gap} apart"
    days = [one.restated.reported for one in (a, b)]
    if apart <= REGIMES:
        when = "" if days[0] == days[1] else f", {day(days[0])} and {day(days[1])}"
        text = f"{first} and {second} were not converted at one rate: {kinds}{when}."
        return found(__name__, "near", claims, text).weighing(also=also)
    text = f"{first} and {second} were converted at two rates, official and street, or one by mistake: {kinds}."
    severity = "info" if is_known else "warning"  # where the rate is known, `conversions` says which is off
    return found(__name__, "off", claims, text, severity=severity).weighing(also=also)


def _rates(low: float, high: float, pair: tuple[str, str]) -> str:
    low, high = min(low, high), max(low, high)
    ends = dict.fromkeys(shown(significant(value), 6) for value in (low, high))
    return f"{' to '.join(ends)} {pair[0]} for one {pair[1]}"
