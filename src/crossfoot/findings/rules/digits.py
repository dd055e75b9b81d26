"""The same digits a thousand times apart.

Policy: where two dispatches give one amount of one thing as "2.5 billion" and as "2.5 million", somebody slipped a
scale word: an alarm. Only large sums of the same measure, unit and country within `DAYS`, and, where nobody knows what
is measured, in nearly the same sentence; which of the two is right is not said.

    >>> from crossfoot.findings.trying import tried
    >>> tried("digits", "The flood cost 2.5 billion euros.", "The flood cost 2.5 million euros.")
    conflicts! 2500000000, 2500000
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack, ordinal
from crossfoot.findings.wording import said

LEAST = 1e6
ALIKE = 75
"""How alike their sentences must be (rapidfuzz's token sort ratio) where what two amounts measure is not known."""
DAYS = 14
SCALES = (1e3, 1e6)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a pair of scales: the first printing under each."""
    firsts: dict[tuple[str, str, str, float], Claim] = {}
    seen: dict[tuple[str, str, str, float], set[float]] = defaultdict(set)
    for claim in stack.claims:
        if claim.is_known and claim.figure and claim.figure >= LEAST and claim.kind == "money":
            key = (claim.measure or "", claim.unit, stack.root_of(claim))
            for scale in (*SCALES, *(1 / one for one in SCALES)):
                other = firsts.get((*key, round(claim.figure * scale, 6)))
                one = other and _is_one_time(other, claim) and (claim.measure or _are_alike(stack, other, claim))
                if other and one and scale not in seen[*key, claim.figure]:
                    seen[*key, claim.figure].add(scale)
                    yield _told(other, claim)
            firsts.setdefault((*key, round(claim.figure, 6)), claim)


def _is_one_time(a: Claim, b: Claim) -> bool:
    return a.dispatch_id != b.dispatch_id and abs(ordinal(a.reported) - ordinal(b.reported)) <= DAYS


def _are_alike(stack: Stack, a: Claim, b: Claim) -> bool:
    """Whether two amounts of nobody knows what stand in nearly the same sentence."""
    texts = stack.sentence_text(a), stack.sentence_text(b)
    return bool(fuzz.token_sort_ratio(*texts, score_cutoff=ALIKE))


def _told(first: Claim, second: Claim) -> Finding:
    text = f"{said(first)} and {said(second)} have the same digits, a scale word apart: one of them slipped."
    return found(__name__, "conflicts", [first, second], text, severity="warning")
