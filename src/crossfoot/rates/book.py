"""The book of rates: which published rate stands on a day, and by which way from one currency to another.

A rate stands from the day it is of until the next one of its source, but no longer than `STANDS_FOR` its kind: the
Bank of Russia's of 31 December stands over the New Year holidays, a month's end for the month that follows. Rates are
never interpolated, and never taken from a later day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot.errors import RateNotFound
from crossfoot.rates.pegs import peg_of
from crossfoot.rates.rows import Rate

if TYPE_CHECKING:
    import pandas as pd

STANDS_FOR = {"official": 14, "reference": 7, "peg": inf, "market": 7, "end": 35, "average": 31}
"""Days. The longest breaks known: Bank of Russia 11 (New Year 2022), the ECB 5 (Easter); a month for monthly rates; a
peg stands until it is changed."""
PRECEDENCE = ("official", "reference", "peg", "market", "end", "average")
PIVOTS = ("USD", "EUR")
HUB, ECB = "EUR", "European Central Bank"


class Crossing(NamedTuple):
    """One way from a currency to another on a day: the published rates it goes by."""

    base: str
    quote: str
    date_asked: str
    legs: tuple[Rate, ...]
    rate: float
    """Units of quote for one of base."""

    @property
    def date_found(self) -> str:
        """The day of the oldest rate it goes by."""
        return min(leg.date_found for leg in self.legs)

    @property
    def kind(self) -> str:
        """The kind of the least official rate it goes by."""
        return max((leg.kind for leg in self.legs), key=PRECEDENCE.index)

    @property
    def source(self) -> str:
        """Who published the rates it goes by."""
        return " and ".join(dict.fromkeys(leg.source for leg in self.legs))


class RateBook:
    """Published rates, by pair, source and kind, in the order of their days.

    Parameters
    ----------
    rates : iterable of Rate
        As published. Of two for the same day, the later one given counts.
    with_history : bool
        Whether a pair these do not hold is looked for in the ECB's daily history, loaded when first needed, and among
        the currencies that are fixed to another.
    """

    def __init__(self, rates: Iterable[Rate], *, with_history: bool = False) -> None:
        self._series = _by_series(rates)
        self._with_history = with_history
        self._found: dict[tuple[str, str, str], tuple[Crossing, ...]] = {}
        self.used: dict[tuple[str, str, str, str, str], Rate] = {}
        """The look-ups made so far: date asked and date found."""

    @classmethod
    def of(cls, rates: pd.DataFrame | RateBook | None) -> RateBook:
        """A book of its own from a table, another book, or the default rates."""
        from crossfoot.tables import records

        if rates is None:
            return default_rates()
        if isinstance(rates, RateBook):
            return rates.fresh()
        return cls(Rate(**row) for row in records("rates", rates))

    def fresh(self) -> RateBook:
        """The same rates with no look-up made yet."""
        other = RateBook((), with_history=self._with_history)
        other._series = self._series
        return other

    def crossings(self, base: str, quote: str, day: str) -> tuple[Crossing, ...]:
        """Every way from one currency to another that stands on a day, the most official first; perhaps none."""
        key = (base, quote, day)
        if key not in self._found:
            ways = {way.legs: way for way in self._ways(base, quote, day)}
            found = sorted(ways.values(), key=lambda way: (len(way.legs), PRECEDENCE.index(way.kind), way.source))
            self._found[key] = tuple(found)
        for way in self._found[key]:
            self.used.update({(leg.base, leg.quote, leg.date_asked, leg.source, leg.kind): leg for leg in way.legs})
        return self._found[key]

    def find(self, base: str, quote: str, day: str) -> Crossing:
        """The most official way from one currency to another on a day.

        Raises
        ------
        RateNotFound
            No rate stands on that day; the message names the nearest one.
        """
        ways = self.crossings(base, quote, day)
        if not ways:
            nearest = self._nearest(base, quote, day)
            hint = f" (nearest: {nearest})" if nearest else ""
            way_out = "Add it to data/rates/ or pass other rates."
            raise RateNotFound(f"No rate from {base} to {quote} on {day}{hint}.", way_out=way_out)
        return ways[0]

    def _ways(self, base: str, quote: str, day: str) -> list[Crossing]:
        """Direct, or by way of a third currency; monthly averages only where there is nothing else."""
        if base == quote:
            return []
        paths = list(self._steps(base, quote, day))
        paths += self._pegged(base, quote, day) if self._with_history and not paths else ()
        for pivot in PIVOTS:
            if pivot not in (base, quote):
                onward = list(self._steps(pivot, quote, day))
                paths += [first + then for first in self._steps(base, pivot, day) for then in onward]
        sound = [path for path in paths if _is_sound(path)]
        plain = [path for path in sound if all(leg.kind != "average" for leg in path)]
        return [Crossing(base, quote, day, path, _product(base, path)) for path in plain or sound]

    def _pegged(self, base: str, quote: str, day: str) -> Iterator[tuple[Rate, ...]]:
        """The ways by the anchor of a currency that is fixed to it: the peg, and the anchor's own rates."""
        first, last = peg_of(base, day), peg_of(quote, day)
        start, end = first.base if first else base, last.base if last else quote
        if start == quote and first:
            yield (first,)
        elif end == base and last:
            yield (last,)
        elif first or last:
            ends = [peg for peg in (first, last) if peg]
            between = [()] if start == end else [way.legs for way in self.crossings(start, end, day)]
            yield from ((*ends[: bool(first)], *legs, *ends[bool(first) :]) for legs in between)

    def _steps(self, base: str, quote: str, day: str) -> Iterator[tuple[Rate, ...]]:
        """One published rate, or the two against the euro that a table of euro rates gives for any pair."""
        for leg in self._standing(base, quote, day):
            yield (leg,)
        if HUB not in (base, quote):
            onward = list(self._standing(HUB, quote, day))
            for first in self._standing(base, HUB, day) if onward else ():
                yield from ((first, then) for then in onward if then.source == first.source and then.kind == first.kind)

    def _standing(self, base: str, quote: str, day: str) -> list[Rate]:
        """The rates published for a pair, either way round, that stand on a day."""
        pairs = (base, quote), (quote, base)
        given = [leg for pair in pairs for leg in _standing_in(self._series.get(pair, {}), day)]
        if not self._with_history or any(leg.source == ECB for leg in given):
            return given
        return given + [leg for pair in pairs for leg in _standing_in(_history(pair), day)]

    def _nearest(self, base: str, quote: str, day: str) -> str | None:
        days = [
            when
            for pair in ((base, quote), (quote, base))
            for named in (self._series.get(pair, {}), _history(pair) if self._with_history else {})
            for dates, _ in named.values()
            for when in (dates[max(bisect_right(dates, day) - 1, 0)],)
        ]
        wanted = date.fromisoformat(day).toordinal()
        return min(days, key=lambda when: (abs(date.fromisoformat(when).toordinal() - wanted), when), default=None)


Pair = tuple[str, str]
Named = dict[tuple[str, str], tuple[list[str], list[Rate]]]
"""By source and kind: the days, and the rates of those days."""


def _by_series(rates: Iterable[Rate]) -> dict[Pair, Named]:
    days: dict[tuple[str, str], dict[tuple[str, str], dict[str, Rate]]] = defaultdict(lambda: defaultdict(dict))
    for rate in rates:
        days[rate.base, rate.quote][rate.source, rate.kind][rate.date_found] = rate
    return {
        pair: {name: (sorted(found), [found[day] for day in sorted(found)]) for name, found in sorted(named.items())}
        for pair, named in days.items()
    }


def _standing_in(named: Named, day: str) -> Iterator[Rate]:
    for (_, kind), (days, rates) in named.items():
        at = bisect_right(days, day) - 1
        if at >= 0 and _age(days[at], day) <= STANDS_FOR[kind]:
            yield rates[at]._replace(date_asked=day)


def _age(found: str, asked: str) -> int:
    return (date.fromisoformat(asked) - date.fromisoformat(found)).days


def _is_sound(path: tuple[Rate, ...]) -> bool:
    """No currency twice, and a central bank's own currency crossed only by its own rates."""
    ends = [code for leg in path for code in (leg.base, leg.quote)]
    official = {leg.source for leg in path if leg.kind == "official"}
    return all(ends.count(code) <= 2 for code in ends) and (not official or len({leg.source for leg in path}) == 1)


def _product(base: str, path: tuple[Rate, ...]) -> float:
    rate, at = 1.0, base
    for leg in path:
        rate *= _units(leg, at)
        at = leg.quote if leg.base == at else leg.base
    return rate


def _units(leg: Rate, base: str) -> float:
    """Units of the other currency for one of `base`, whichever way round the rate was published."""
    return leg.value / leg.nominal if leg.base == base else leg.nominal / leg.value


@cache
def _history(pair: Pair) -> Named:
    """The ECB's daily rates of a pair; none where it is not one of the euro and another."""
    from crossfoot.rates import ecb

    base, quote = pair
    return _by_series(ecb.history(quote)).get(pair, {}) if base == HUB else {}


@cache
def _published(folder: Path, stamp: tuple[Any, ...]) -> RateBook:
    from crossfoot.rates.reading import read_file

    return RateBook((rate for path, *_ in stamp for rate in read_file(Path(path))), with_history=True)


def default_rates() -> RateBook:
    """The rates used where none are given: data/rates, else the packaged copy, then the ECB's daily history.

    Raises
    ------
    RatesError
        A file of the folder is broken.
    """
    from crossfoot.rates.reading import DATA

    folder = next((path for path in _places() if path.is_dir()), None)
    if folder is None:
        return RateBook((), with_history=True)
    files = sorted(path for path in folder.iterdir() if path.suffix in DATA)
    return _published(folder, tuple((str(path), path.stat().st_mtime_ns) for path in files)).fresh()


def _places() -> Iterator[Path]:
    yield Path("data") / "rates"
    here = Path(__file__).parent
    yield here / "published"
    yield here.parents[2] / "data" / "rates"  # a checkout installed in place carries no copy
