"""Counts that a dispatch itself says were lowered: "revised the toll to 125 from 174"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import NEVER_FALL

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

REVISED = re.compile(
    r"\brevis|\bcorrect(?:ed|ion)|\blower(?:ed|ing) (?:the|its)|\bdownward|\brecount"
    r"|\bearlier (?:report|figure|toll|count)|\bprevious(?:ly)?\b|\binitial(?:ly)?\b|\bdown from\b"
    r"|\bfrom an earlier\b|\bcounted twice\b|\bduplicat",
    re.IGNORECASE,
)
LEAST = 0.01
"""A fall by a smaller share is two roundings: "past 1,160" and 1,162."""
AROUND = 3
"""Figures on either side among which the older one is looked for."""


def revisions(stack: Stack) -> Iterator[tuple[Claim, Claim]]:
    """The newer figure and the older, higher one, wherever the reader linked them or the words between them say so."""
    for claims in stack.by_dispatch.values():
        falling = [c for c in claims if c.measure in NEVER_FALL and c.figure is not None and c.status != "planned"]
        for at, late in enumerate(falling):
            near = falling[max(0, at - AROUND) : at + AROUND + 1]
            early = stack.by_id.get(late.changed_from or "") or _beside(stack, late, near)
            if early and early.is_known and (early.figure or 0) * (1 - LEAST) > (late.figure or 0):
                yield late, early


def _beside(stack: Stack, late: Claim, others: list[Claim]) -> Claim | None:
    for early in others:
        if early is late or early.measure != late.measure or early.figure in (None, late.figure):
            continue
        same = early.population == late.population and not early.is_addition and not late.is_addition
        if same and _is_said_older(stack, early, late):
            return early
    return None


def _is_said_older(stack: Stack, early: Claim, late: Claim) -> bool:
    """By "to 125 from 174" in a sentence of revision, or by the older figure's own sentence next to the newer one's."""
    apart = abs(stack.sentence(early) - stack.sentence(late))
    if apart == 0:
        revised = REVISED.search(stack.sentence_text(early))
        said = late.start < early.start and stack.between(late, early).strip() in ("from", "down from", "up from")
        return bool(revised) and said
    return apart == 1 and bool(REVISED.search(stack.before(early))) and early.dimension == late.dimension
