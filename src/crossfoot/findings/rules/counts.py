"""Two bodies that each keep their own count.

Policy: where two named speakers give figures for two measures or more of one event (a union's dead and wounded, a
ministry's dead and wounded) and they do not agree, each counts by its own rules. The series are not comparable: never
charted as one, never mixed, no figure of one set against another measure of the other.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "counts",
    ...     "The union said 273 were killed and 579 hurt in Sudan. The WHO said 420 were killed and 990 hurt.",
    ... )
    not_comparable 579, 990, 273, 420
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.findings.model import Finding, found
from crossfoot.findings.parallel import Pairs, parallel_counts
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import listed, quote, where


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a pair of bodies and day."""
    yield from (_told(pairs) for pairs in parallel_counts(stack))


def _told(pairs: Pairs) -> Finding:
    first, second = ([pair[i] for pair in pairs] for i in (0, 1))
    a, b = (listed(quote(claim) for claim in claims) for claims in (first, second))
    text = (
        f"{first[0].attribution} counts {a} ({where(first[0])}) and {second[0].attribution} {b} ({where(second[0])}): "
        "two bodies that each keep their own count, which are not comparable and never one series."
    )
    return found(__name__, "not_comparable", [claim for pair in pairs for claim in pair], text)
