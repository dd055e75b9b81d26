"""A conversion against the rate of the day.

Policy:

- The day is that of the dispatch, since that is when a desk converts; the rate is the last published by then, and the
  sentence says of which day.
- An amount is `at_rate` where it is what the rate gives, to the places printed of both; `near` where a rate within
  `NEAR` of it would do; else `off`. A flat tolerance would cry wolf: 20 for 20.28 is the rate as printed, 20.5 is not.
- Desks round: a round number ("30 million", "5,000") is near within `ROUND`, one behind "about" within `ABOUT`. And
  they use the rate of their own bank and hour: `off` by less than `ROUND` is told, and alarms nobody.
- Where a currency is fixed to another one, that rate and the rates of the other stand on every day.
- The rate is the most official one published, unless the dispatch prints its own ("$1 = 460 naira"): then by that.
  Where `AGREEING` conversions of a dispatch hold to one rate, and not to the one it prints, they used another, as of
  the street: that is told, and alarms nobody.
- A month's last rate stands in where no daily one is known. It is called that and not the rate of the day, and a
  conversion off it alarms nobody until it is off by more than `MONTH`.
- A conversion that is off the first rate but at another that stood that day is at that one.
- Where no rate is known, a conversion within the band of the yearly averages around its day is `compatible`; outside
  it nothing is said of it but that: official averages do not tell what the street paid.
- Where the text does not say whose rupees or pounds they are, and those of another country would fit, what is off
  alarms nobody.
- No rate is `rate_unknown`, said once for a pair of currencies and a dispatch. Never a guess.

    >>> from crossfoot.findings.trying import tried
    >>> tried("conversions", "The thieves took 2 million euros (26 million rand).", day="2013-09-09")
    at_rate 2000000, 26000000, 26450000, 26400000
    >>> tried("conversions", "The thieves took 2 million euros (36 million rand).", day="2013-09-09")
    off! 2000000, 36000000, 26450000, 26400000
    >>> tried("conversions", "Petrol costs 557 naira ($1.21) a litre. ($1 = 460 naira)")
    at_rate 557, 1.21, 460
    >>> tried("conversions", "Petrol costs 570 gourdes ($4.78) a gallon.", day="2022-09-14")
    rate_unknown 570, 4.78
    >>> tried("conversions", "The deficit is 3.5 billion Jordanian dinars ($5 billion).", day="2012-11-14")
    at_rate 3500000000, 5000000000, 4940000000, 4900000000
    >>> tried("conversions", "The firm paid 40 million Kenyan shillings ($460,000).", day="2013-05-02")
    compatible 40000000, 460000
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.findings.claims import ABOUT, Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.implied import Bracket, brackets, by_pair, middle
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import (
    SEVERAL,
    day,
    in_unit,
    listed,
    number,
    percent,
    quote,
    said,
    significant,
    times,
)
from crossfoot.rates import Crossing
from crossfoot.rates.rows import Rate
from crossfoot.rates.yearly import SOURCE, Band, yearly_band
from crossfoot.units import currency, per

NEAR = 0.02
ROUND = 0.05
MONTH = 0.15
"""What a currency may lose or gain within a month before a conversion by the last month's end is called wrong."""
KINDS = {
    "official": "official rate",
    "reference": "reference rate",
    "peg": "fixed rate",
    "market": "market rate",
    "end": "month-end rate",
    "average": "monthly average",
}
AGREEING = 3
"""Conversions that one rate prints, and of which none is then a slip."""
MONTHLY = frozenset({"end", "average"})
FRESH = 3
"""Days for which a month's last rate is that of the day: a week-end."""


class Basis(NamedTuple):
    """A rate to judge by: units of the stated currency for one of the restated, and where it is from."""

    rate: float
    words: str
    printed: Claim | None = None
    crossing: Crossing | None = None


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a conversion, or one a dispatch and pair where no rate is known."""
    for _, group in groupby(brackets(stack), key=lambda b: b.stated.dispatch_id):
        unknown: dict[tuple[str, str], list[Bracket]] = {}
        told_here = list(group)
        at_one_rate = {used.pair: len(used.brackets) for used in by_pair(told_here) if used.gap <= NEAR}
        for bracket in told_here:
            bases = printed(stack, bracket) + published(stack, bracket)
            if bases:
                yield _judged(bracket, bases, at_one_rate.get(bracket.pair, 0))
            elif band := _band_it_fits(bracket):
                yield _by_year(bracket, band)
            else:
                unknown.setdefault(bracket.pair, []).append(bracket)
        for pair, missing in unknown.items():
            yield _without_rate(pair, missing)


def printed(stack: Stack, bracket: Bracket) -> list[Basis]:
    """The rates for its pair that the bracket's own dispatch prints."""
    base, quote_code = bracket.pair
    bases = []
    for claim in stack.exchange_rates.get(bracket.stated.dispatch_id, ()):
        over, under = currency(claim.unit), per(claim.unit)
        if (over, under) == (base, quote_code):
            bases.append(Basis(claim.size, f"the dispatch's own {quote(claim)}", printed=claim))
        elif (over, under) == (quote_code, base):
            bases.append(Basis(1 / (claim.figure or 1.0), f"the dispatch's own {quote(claim)}", printed=claim))
    return bases


def published(stack: Stack, bracket: Bracket) -> list[Basis]:
    """The rates for its pair that stood when the bracket was printed, the most official first."""
    base, quote_code = bracket.pair
    ways = stack.book.crossings(base, quote_code, bracket.when) if bracket.when else ()
    return [Basis(1 / way.rate, told(way, base, quote_code), crossing=way) for way in ways]


def told(way: Crossing, base: str, quote_code: str) -> str:
    """A published rate in words, with its day where that is not the day asked for."""
    units = 1 if way.rate >= 0.1 else 100 if way.rate >= 0.001 else 10_000
    value = f"{number(way.rate * units, 4)} {quote_code} for {units:,} {base}"
    stood = "" if way.date_found == way.date_asked else f", the last that stood on {day(way.date_asked)}"
    return f"{_published_by(way)}{stood} ({value})"


def _published_by(way: Crossing) -> str:
    """The rates a crossing goes by, with their days; each leg apart where publisher, kind or day differ.

    A fixed rate is of every day, and named without one.
    """
    legs = list(dict.fromkeys((leg.source, leg.kind, leg.date_found) for leg in way.legs))
    if len(legs) == 1:
        return f"the {KINDS[way.kind]} of {_named(way.source)}{_of_day(' of', way.kind, way.date_found)}"
    parts = (f"{_named(who)} ({KINDS[kind]}{_of_day(',', kind, when)})" for who, kind, when in legs)
    return f"the rates of {listed(parts)}"


def _of_day(link: str, kind: str, when: str) -> str:
    return "" if kind == "peg" else f"{link} {day(when)}"


def _named(source: str) -> str:
    return f"the {source}" if "Bank" in source or "Authority" in source else source


def is_stale(way: Crossing | None) -> bool:
    """Whether a rate is the last of a month that is over, and stands in for a day that has none."""
    return way is not None and any(_is_stale(leg) for leg in way.legs)


def _is_stale(leg: Rate) -> bool:
    return leg.kind in MONTHLY and ordinal(leg.date_asked) - ordinal(leg.date_found) > FRESH


def _judged(bracket: Bracket, bases: list[Basis], at_one_rate: int) -> Finding:
    graded = [(grade(bracket, basis), basis) for basis in bases]
    verdict, basis = graded[0]
    if verdict == "off":
        verdict, basis = min(graded, key=lambda pair: ("at_rate", "near", "off").index(pair[0]))
    expected = bracket.at(basis.rate)
    claims = [bracket.stated, bracket.restated] + ([basis.printed] if basis.printed else [])
    text = _sentence(bracket, basis, verdict, expected)
    other = verdict == "off" and basis.printed is not None and at_one_rate >= AGREEING
    if other:
        text = f"{text[:-1]}; all {at_one_rate} conversions here hold to one rate, so another one was used."
    return (
        found(
            __name__,
            verdict,
            claims,
            text,
            severity="warning" if verdict == "off" and not other and _is_alarming(bracket, basis) else "info",
        )
        .weighing(
            also=[] if basis.printed else _as_printed(expected, bracket.restated),
            expected=expected,
            observed=middle(bracket.restated),
            rate=basis.crossing,
        )
        ._replace(unit=bracket.restated.unit)
    )


def _is_alarming(bracket: Bracket, basis: Basis) -> bool:
    """Whether a conversion is off by much, and would be with the rupees, where the text tells not whose, of others."""
    far = distance(bracket, basis) > _tolerated(basis)
    return far and not (bracket.stated.is_assumed and _fits_another(bracket))


def _fits_another(bracket: Bracket) -> bool:
    """Whether the yearly rate of another currency that goes by the same noun would have made a conversion."""
    base, quote_code = bracket.pair
    currencies = lexicon.load("currencies")
    nouns = set(currencies.get(base, {}).get("nouns", ()))
    others = (code for code, entry in currencies.items() if code != base and nouns.intersection(entry["nouns"]))
    bands = (yearly_band(quote_code, code, bracket.when) for code in others if bracket.when)
    return any(band and band.low <= bracket.high and bracket.low <= band.high for band in bands)


def _tolerated(basis: Basis) -> float:
    """By how much a conversion may be off before anybody is woken."""
    return MONTH if is_stale(basis.crossing) else ROUND


def _as_printed(expected: float, restated: Claim) -> list[float]:
    """What the rate gives, to one and two places more than were printed: 26.4 and 26.45 million for "R26 million"."""
    place = 2 * restated.rounding or 1.0
    return list(dict.fromkeys(round(round(expected / step) * step, 6) for step in (place / 100, place / 10)))


def grade(bracket: Bracket, basis: Basis) -> str:
    """``at_rate``, ``near`` or ``off``."""
    if bracket.low <= basis.rate <= bracket.high:
        return "at_rate"
    hedged = "approx" in (bracket.stated.bound, bracket.restated.bound)
    allowed = ABOUT if hedged else ROUND if is_round(bracket.restated) or is_stale(basis.crossing) else NEAR
    return "near" if distance(bracket, basis) <= allowed else "off"


def is_round(claim: Claim) -> bool:
    """Whether a figure is printed as a round one: "30 million", "5,000"; not "26 million", "4.90" or "7".

    The last place printed is then itself a nought: a whole multiple of ten of it, with one digit that counts.
    """
    printed = 2 * claim.rounding
    figure = abs(claim.size)
    return bool(printed) and figure >= 10 * printed and figure % (10 * printed) == 0 and claim.rounding >= 0.5


def distance(bracket: Bracket, basis: Basis) -> float:
    """How far a rate lies outside those that would print the amount."""
    return max(bracket.low / basis.rate - 1, basis.rate / bracket.high - 1, 0.0)


def _sentence(bracket: Bracket, basis: Basis, verdict: str, expected: float) -> str:
    amount = in_unit(middle(bracket.restated), bracket.restated.unit)
    share = bracket.point / basis.rate
    stated = in_unit(middle(bracket.stated), bracket.stated.unit)
    made = f"{stated} is {in_unit(significant(expected, 5), bracket.restated.unit)} by {basis.words}"
    stale = is_stale(basis.crossing)
    if verdict == "at_rate":
        printed_so = abs(expected - middle(bracket.restated)) <= bracket.restated.rounding * 1.000001
        how = f"which prints as {amount}" if printed_so else f"which is {amount} within the printed places of both"
        grading = "fits the last month-end rate, none of the day being known" if stale else "is at the rate"
        return f"{said(bracket.restated)} {grading}: {made}, {how}."
    gap = f"{percent(abs(1 / share - 1))} {'above' if share < 1 else 'below'}"
    gap = times(1 / share) if 1 / share >= SEVERAL else gap
    the_rate = "the last month-end rate, none of the day being known" if stale else "the rate"
    grading = "near" if verdict == "near" else "off"
    rounding = ", but outside its printed rounding" if verdict == "near" and not stale else ""
    return f"{said(bracket.restated)} is {grading} {the_rate}{rounding}: {made}, and {amount} is {gap} that."


def _band_it_fits(bracket: Bracket) -> Band | None:
    """The band of yearly averages that holds the rate a conversion was made at, if it is known and holds it."""
    base, quote_code = bracket.pair
    band = yearly_band(quote_code, base, bracket.when) if bracket.when else None
    return band if band and band.low <= bracket.high and bracket.low <= band.high else None


def _by_year(bracket: Bracket, band: Band) -> Finding:
    base, quote_code = bracket.pair
    text = (
        f"{said(bracket.restated)} is compatible with the yearly average of {band.year} "
        f"({number(band.average, 4)} {base} for one {quote_code}; {SOURCE}): no rate of the day is in the book, and "
        f"the years {band.year - 1} to {band.year + 1} allow {number(band.low, 4)} to {number(band.high, 4)}."
    )
    return (
        found(__name__, "compatible", [bracket.stated, bracket.restated], text)
        .weighing(expected=bracket.at(band.average), observed=middle(bracket.restated))
        ._replace(unit=bracket.restated.unit)
    )


def _without_rate(pair: tuple[str, str], missing: list[Bracket]) -> Finding:
    first = missing[0]
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    text = (
        f"{said(first.restated)}{more} cannot be tested: no rate from {pair[0]} to "
        f"{pair[1]} for {day(first.when)} is in the book, and none is guessed."
    )
    return found(__name__, "rate_unknown", [claim for b in missing for claim in (b.stated, b.restated)], text)
