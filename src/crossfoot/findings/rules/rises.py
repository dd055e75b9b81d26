"""The rise of one good in percent, as two dispatches tell it.

Policy: two dispatches of one country that tell, within `DAYS`, of a rise or of a fall of the very same goods by shares
further apart than `NEAR` points are in conflict. It is told, and alarms nobody: one may reckon from another day.
Where either sentence speaks of another period ("since January", "than last year"), nothing is said.

    >>> from crossfoot.findings.trying import tried
    >>> tried("rises", "In Jordan kerosene rises by 33 percent.", "In Jordan kerosene will rise by 28 percent.")
    conflicts 33, 28
    >>> tried("rises", "In Jordan kerosene rises by 33 percent.", "In Jordan diesel will rise by 28 percent.")
    >>> tried("rises", "In Jordan kerosene rises by 33 percent.", "In Jordan kerosene rose by 48 percent since May.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import OTHER_TIME
from crossfoot.findings.wording import both, listed

DAYS = 3
NEAR = 2.0
"""Points by which desks round and cut: 53, 53.8 and "54 percent" are one rise."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding for each two shares in a row that differ, of goods whose dispatches tell one share each."""
    told: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claims in stack.by_dispatch.values():
        for key, share in _once(stack, claims).items():
            told[key].append(share)
    for (goods, *_), shares in told.items():
        last: Claim | None = None
        for share in shares:
            if last and _is_apart(last, share) and abs(ordinal(share.reported) - ordinal(last.reported)) <= DAYS:
                yield _told(goods, last, share)
            last = share


def _once(stack: Stack, claims: list[Claim]) -> dict[tuple[object, ...], Claim]:
    """The changes in percent of a dispatch by goods and country; none of those of which it tells two."""
    shares: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        plain = claim.unit == "percent" and claim.measure == "price_change" and claim.bound == "exact"
        if plain and claim.status in STATED and (goods := stack.goods(claim)) and not _of_another_time(stack, claim):
            shares[goods, stack.root_of(claim)].append(claim)
    return {key: same[0] for key, same in shares.items() if len(same) == 1}


def _of_another_time(stack: Stack, claim: Claim) -> bool:
    return bool(OTHER_TIME.search(stack.sentence_text(claim)))


def _is_apart(a: Claim, b: Claim) -> bool:
    """Whether two shares go one way, as far as they are told to, and differ by more than desks round."""
    if not (a.way or b.way) or {a.way, b.way} == {"up", "down"}:
        return False
    return abs((a.best or 0.0) - (b.best or 0.0)) > max(NEAR, a.rounding + b.rounding)


def _told(goods: object, early: Claim, late: Claim) -> Finding:
    first, second = both(early, late)
    names = sorted(goods) if isinstance(goods, frozenset) else ()
    what = listed(str(name).replace("_", " ") for name in names)
    way = "rise" if "up" in (early.way, late.way) else "fall"
    text = f"{first} and {second} are in conflict over the {way} of {what}, unless they reckon from different days."
    return found(__name__, "conflicts", [early, late], text)
