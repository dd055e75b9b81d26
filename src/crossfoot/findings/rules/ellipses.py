"""A unit that the words leave out.

Policy: "from 60 tenge (10 rubles) per liter to 120 (20 rubles per liter)" prints no currency after 120. It is read from
its neighbour, and that is told, since a unit nobody printed is the first thing to doubt when a figure looks wrong.

    >>> from crossfoot.findings.trying import tried
    >>> tried("ellipses", "Fuel has risen in price from 60 tenge per liter to 120.")
    compatible 120, 60
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import quote, unit_words, where
from crossfoot.units import currency

UNIT_WORDS = re.compile(r"[^\W\d_]+|[$€£¥₽₸₹₦₺₴%]")
NEAR = 12
"""Figures on either side among which the one that prints the currency is looked for."""
SCALES = frozenset({"thousand", "million", "billion", "trillion", "lakh", "crore", "bn", "m", "k"})
FUNCTION_WORDS = frozenset(
    {"from", "per", "the", "and", "about", "more", "than", "over", "nearly", "almost", "between"}
)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a figure of money whose words name no money, beside the figure the unit came from."""
    for claim in stack.claims:
        source = _source(stack, claim) if currency(claim.unit) and not claim.converts and is_bare(claim) else None
        if source:
            text = (
                f"{quote(claim)} prints no currency ({where(claim)}): it is read as {unit_words(claim.unit)} "
                f"from {quote(source)}, with which it stands in parallel."
            )
            yield found(__name__, "compatible", [claim, source], text)


def is_bare(claim: Claim) -> bool:
    """Whether its words are a number and nothing that tells what it is of: "more than 7.1 million"."""
    words = [word for word in UNIT_WORDS.findall(claim.surface.casefold()) if word not in FUNCTION_WORDS | SCALES]
    return not words


def _source(stack: Stack, claim: Claim) -> Claim | None:
    linked = stack.by_id.get(claim.changed_from or "")
    if linked and linked.unit == claim.unit:
        return linked
    at = stack.sentence(claim)
    same = [c for c in stack.around(claim, NEAR) if c.unit == claim.unit and stack.sentence(c) == at and not is_bare(c)]
    return min(same, key=lambda c: abs(c.start - claim.start), default=None)
