"""One name, two bases: a local and a moment magnitude, confirmed and suspected cases, a survey and a register.

Policy: figures that rest on two scales or two ways of counting (``lexicon/bases.toml``) are not comparable: neither is
a version of the other, however near they are. It is said once for two bases of a country and week, with the figures
that stand nearest to each other, in one dispatch rather than in two. A rate of exchange of the street is `off` the
official one of the same currencies, and by how much is told; no alarm, since both are paid.

    >>> from crossfoot.findings.trying import tried
    >>> tried("bases", "The quake in Derna had a local magnitude of 5.9 and a moment magnitude of 6.0.")
    not_comparable 5.9, 6
    >>> tried("bases", "Unemployment in Libya is 5.1 percent by survey. The register puts it at 4.6 percent.")
    not_comparable 5.1, 4.6
    >>> tried("bases", "Unemployment in Libya is 5.1 percent by survey, down from 5.3 percent.")
    >>> tried("bases", "The official rate is 150 naira to the dollar. On the street it is 180 naira to the dollar.")
    off 150, 180, 20
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from crossfoot.findings.bases import verdict_of, what_differs
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, percent

DAYS = 7
Known = dict[str, Claim]
"""A figure by the name of its basis."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding two bases of a country and week."""
    latest: dict[tuple[str, ...], Known] = defaultdict(dict)
    told: set[tuple[tuple[str, ...], frozenset[str], int]] = set()
    for claims in stack.by_dispatch.values():
        here: dict[tuple[str, ...], Known] = defaultdict(dict)
        for claim in claims:
            basis = stack.basis(claim)
            if basis and claim.is_known:
                pair_of = claim.unit if claim.measure == "exchange_rate" else ""
                here[basis.family, stack.root_of(claim), pair_of].setdefault(basis.name, claim)
        for key, known in here.items():
            for pair in _pairs(known, latest[key]):
                names, week = frozenset(name for name, _ in pair), ordinal(pair[0][1].reported) // DAYS
                if (key, names, week) not in told:
                    told.add((key, names, week))
                    yield _told(key[0], *pair)
            latest[key] |= known


def _pairs(here: Known, before: Known) -> Iterator[tuple[tuple[str, Claim], tuple[str, Claim]]]:
    """Figures on two bases: of one dispatch, then of it and one of the days before."""
    yield from combinations(here.items(), 2)
    for name, claim in here.items():
        for other, earlier in before.items():
            if name != other and abs(ordinal(claim.reported) - ordinal(earlier.reported)) <= DAYS:
                yield (other, earlier), (name, claim)


def _told(family: str, first: tuple[str, Claim], second: tuple[str, Claim]) -> Finding:
    (name, claim), (other_name, other) = first, second
    a, b = both(claim, other)
    what = what_differs(family)
    if verdict_of(family) == "off" and claim.figure and other.figure:
        gap = other.figure / claim.figure - 1
        way = "above" if gap > 0 else "below"
        text = f"{a} is {name}, {b} {other_name}: another {what}, and {percent(abs(gap))} {way} the first."
        return found(__name__, "off", [claim, other], text).weighing(also=[round(100 * gap, 1)])
    text = f"{a} rests on {name}, {b} on {other_name}: another {what}, so the two are not comparable."
    return found(__name__, "not_comparable", [claim, other], text)
