"""Claims on one subject put together: the same figure printed again, and all figures of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.places import chain

EVENT_GAP = 45
"""Days without a figure between two events at one place: tolls of one flood run on for weeks, not for months."""
MANY = 60
"""Clusters of a place above which each is compared with two others only."""


class Cluster(NamedTuple):
    """The same figure about the same people at the same place, however often it was printed; the first one first."""

    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        """The earliest printing."""
        return self.claims[0]


class Series(NamedTuple):
    """Claims of one measure and dimension about one event: places of one country, no long gap in time."""

    measure: str
    root: str
    claims: tuple[Claim, ...]

    def by_place(self) -> dict[str, list[Claim]]:
        """The claims by their canonical place, in order of time; those of none join the only one there is.

        A quake has one magnitude, wherever a dispatch feels it.
        """
        if self.measure == "magnitude":
            return {"": list(self.claims)}
        placed: dict[str, list[Claim]] = defaultdict(list)
        places = list(dict.fromkeys(chain(claim.place)[0] for claim in self.claims if claim.place))
        of_none = places[0] if len(places) == 1 else ""
        for claim in self.claims:
            placed[chain(claim.place)[0] if claim.place else of_none].append(claim)
        return placed


def events(claims: list[Claim]) -> Iterator[list[Claim]]:
    """Claims parted where nobody speaks of `EVENT_GAP` days in a row; each part in order of time printed.

    A count over a longer span ("since January") is of its last day: it joins no two floods of one year.
    """
    part: list[Claim] = []
    last = 0
    for first, until, claim in sorted((_days(claim) for claim in claims), key=lambda days: days[:2]):
        if part and first - last > EVENT_GAP:
            yield _in_time(part)
            part = []
        part.append(claim)
        last = max(last, until)
    if part:
        yield _in_time(part)


def _days(claim: Claim) -> tuple[int, int, Claim]:
    """The first and last day that a claim speaks of, as numbers."""
    first, last = ordinal(claim.since), ordinal(claim.until)
    return (first if last - first <= EVENT_GAP else last), last, claim


def _in_time(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.reported, c.until, c.dispatch_id, c.start, c.fact_id))


def clusters(claims: Iterable[Claim]) -> list[Cluster]:
    """Claims that state the same, together: same interval, people and bound. In order of their first printing."""
    grouped: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.low, claim.high, claim.bound, claim.population, claim.state, claim.is_addition].append(claim)
    return [Cluster(tuple(members)) for members in grouped.values()]


def neighbours(found: list[Cluster], few: int = 12) -> Iterator[tuple[Cluster, Cluster]]:
    """Pairs worth comparing: all where there are few, else each cluster with some after it, with two of very many."""
    reach = len(found) if len(found) <= few else 8 if len(found) <= MANY else 2
    for at, early in enumerate(found):
        yield from ((early, late) for late in found[at + 1 : at + 1 + reach])


def commonest(names: Iterable[str]) -> str:
    """The name that stands most often, of several the first in the alphabet; empty for none."""
    counts = Counter(name for name in names if name)
    return min(counts, key=lambda name: (-counts[name], name), default="")
