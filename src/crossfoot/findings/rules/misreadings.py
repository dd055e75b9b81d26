"""The same number under another measure.

Policy: a number that is no round one rarely turns up twice by chance within one event. Where one dispatch counts as
injured what another counts as victims, dead and hurt together, somebody misread, and the sum shows who: 4,353 injured
and 225 dead make 4,578 victims, so "4,578 injured" is in conflict. Without such a sum the two are only not comparable.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "misreadings",
    ...     "Police counted 181 casualties in Derna, 21 dead and 160 injured.",
    ...     "In all 181 people were injured in Derna.",
    ... )
    conflicts! 181, 181, 21, 160
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot import lexicon
from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import EVENT_GAP, Stack, ordinal
from crossfoot.findings.wording import both, number, quote, said, where

LEAST = 20
WHOLE = "casualties"
PARTS = ("killed", "injured")


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a number and pair of measures of an event."""
    numbers: dict[tuple[str, str, float], dict[str, Claim]] = defaultdict(dict)
    wholes: dict[tuple[str, float], tuple[Claim, Claim]] = {}
    for claims in stack.by_dispatch.values():
        wholes |= {(stack.root_of(pair[0]), pair[0].low + pair[1].low): pair for pair in _pairs(claims)}
    for claim in stack.claims:
        if claim.kind == "count" and claim.measure and claim.is_known and claim.low == claim.high >= LEAST:
            named = numbers[stack.root_of(claim), claim.dimension, claim.low]
            if claim.measure in named:
                continue
            for other in named.values():
                if _is_telling(claim, other) and stack.is_one_event(claim, other):
                    yield _told(stack, other, claim, wholes)
            named[claim.measure] = claim
    yield from _misread_sums(stack, wholes)


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Killed and injured that one dispatch gives beside a whole that they make."""
    whole = {c.low for c in claims if c.measure == WHOLE and c.low == c.high}
    killed, injured = ([c for c in claims if c.measure == name and c.low == c.high] for name in PARTS)
    yield from ((a, b) for a in killed for b in injured if a.low + b.low in whole)


def _is_telling(a: Claim, b: Claim) -> bool:
    """Whether the number is unlikely to recur by chance, and not within one dispatch where the words part the two."""
    near = abs(ordinal(a.reported) - ordinal(b.reported)) <= EVENT_GAP
    is_round = (a.low % 10 == 0 and a.low < 1000) or a.low % 100 == 0
    kin = _parent(a.measure) == b.measure or _parent(b.measure) == a.measure
    return near and a.dispatch_id != b.dispatch_id and (not is_round or kin)


def _parent(measure: str | None) -> str | None:
    parent: str | None = lexicon.load("measures").get(measure or "", {}).get("parent")
    return parent


def _told(stack: Stack, first: Claim, second: Claim, wholes: dict[tuple[str, float], tuple[Claim, Claim]]) -> Finding:
    a, b = both(first, second)
    whole, part = (first, second) if first.measure == WHOLE else (second, first)
    pair = wholes.get((stack.root_of(whole), whole.low)) if whole.measure == WHOLE else None
    if pair and part.measure in PARTS:
        text = _sum_text(part, pair)
        return found(__name__, "conflicts", [part, whole, *pair], text, severity="warning", by_measure=True)
    names = [(claim.measure or "").replace("_", " ") for claim in (first, second)]
    text = f"{a} counts {names[0]}, {b} {names[1]}: one number, two meanings, so one may be a misreading."
    return found(__name__, "not_comparable", [first, second], text)


def _misread_sums(stack: Stack, wholes: dict[tuple[str, float], tuple[Claim, Claim]]) -> Iterator[Finding]:
    """The sum printed as a part where no other dispatch prints it as the whole."""
    printed = {(c.dispatch_id, c.low) for c in stack.claims if c.measure == WHOLE}
    told = {key for key, pair in wholes.items() if (pair[0].dispatch_id, key[1]) in printed}
    by_number = {key: pair for key, pair in wholes.items() if key not in told}
    for claim in stack.claims if by_number else ():
        pair = by_number.get((stack.root_of(claim), claim.low))
        one = pair and stack.is_one_event(pair[0], claim)
        if pair and one and claim.measure in PARTS and claim.low == claim.high:
            yield found(
                __name__, "conflicts", [claim, *pair], _sum_text(claim, pair), severity="warning", by_measure=True
            )


def _sum_text(part: Claim, pair: tuple[Claim, Claim]) -> str:
    killed, injured = pair
    made = f"{quote(injured)} and {quote(killed)} make {number(injured.low + killed.low)}"
    where_ = f"{made} in {where(killed)}"
    return f"{said(part)} counts as {part.measure} what elsewhere is killed and injured together: {where_}."
