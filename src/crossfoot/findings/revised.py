"""Counts that a dispatch itself says were revised: "revised the toll to 125 from 174", "not 43 as reported first"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossfoot.findings.claims import Claim, may_speak_as_one
from crossfoot.findings.comparing import FACTOR, NEVER_FALL, times_apart

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

REVISED = re.compile(
    r"\brevis|\bcorrect(?:ed|ion|ing|s)\b|\blower(?:ed|ing) (?:the|its|their)|\bdownward|\brecount|\bcut (?:the|its) "
    r"|\b(?:reduc|rais)(?:ed|ing) (?:the|its|their)|\bamend|\badjust|\bupdat(?:ed|ing) "
    r"|\bearlier (?:report|figure|toll|count|estimate)|\bprevious(?:ly)?\b|\binitial(?:ly)?\b|\b(?:down|up) from\b"
    r"|\bfrom an earlier\b|\bcounted (?:twice|more than once)\b|\bdouble[- ]count|\bduplicat",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"\A\W*(?:CORRECT(?:ION|ED|S)S?\b|Correct(?:ion|ed|s)S?\b|Corrigendum\b|CORRIGENDUM\b|Erratum\b|ERRATUM\b|AMENDED\b)"
    r"|\(\s*(?i:corrects|corrected|corrects?ing)\b"
)
"""The heading or the bracket of a corrections notice; a figure of such a text is the corrected one."""
COUNTED_TWICE = re.compile(
    r"\b(?:count|register|record|list|report|tall)(?:ed|ied) (?:twice|more than once|double)\b"
    r"|\bdouble[- ]count|\bduplicat|\b(?:in|by) (?:error|mistake)\b"
    r"|\b(?:erroneous|mistaken|wrong|incorrect)(?:ly)?\b",
    re.IGNORECASE,
)
LOWERED_TO = re.compile(
    r"\b(?:cut|lower(?:ed|s|ing)|revis(?:ed|es|ing)|reduc(?:ed|es|ing)|correct(?:ed|s|ing)|scaled back)\b[^.;]{0,40}"
    r"\b(?:tolls?|figures?|counts?|numbers?|estimates?|tally)\b[^.;]{0,50}\bto\s+$",
    re.IGNORECASE,
)
"""Before a figure that somebody lowered his own to."""
BEFORE_OLDER = re.compile(
    r"\b(?:(?:earlier|previous|initial|original|preliminary|first|prior|old)\s+(?:\w+\s+){0,2}?"
    r"(?:reports?|figures?|tolls?|counts?|estimates?|tall(?:y|ies)|numbers?|statements?|versions?|stor(?:y|ies)"
    r"|announcements?)\b[^.;,]{0,36}"
    r"|(?:earlier|previously|initially|originally|first)\s+(?:\w+\s+)?(?:put|said|reported|stated|gave|given|announced|counted"
    r"|estimated|told|spoke|spoken)\b[^.;,]{0,36}"
    r"|(?:had|was|were|been)\s+(?:earlier|previously|initially|originally|first)\s+[^.;,]{0,30}"
    r"|\bnot|instead of|rather than|down from|up from|(?:replac|correct)(?:es|ing)\s+[^.;,]{0,24})\s*$",
    re.IGNORECASE,
)
"""Words directly before a figure that make it the one that was given up."""
AFTER_OLDER = re.compile(
    r"[^.;,\d]{0,24}?\b(?:(?:as (?:was |had been |it |we )?(?:\w+ )?)?(?:reported|stated|announced|given|said)"
    r"\s+(?:earlier|before|previously|initially|originally|first|at first)"
    r"|(?:as|that) (?:\w+ )?(?:earlier|previously|initially|originally|first) (?:reported|stated|announced|given))\b",
    re.IGNORECASE,
)
LEAST = 0.01
"""A difference of a smaller share is two roundings: "past 1,160" and 1,162."""
AROUND = 3
"""Figures on either side among which the older one is looked for."""
BACK = 60
"""Characters before a figure in which the words that make it the older one stand."""


def revisions(stack: Stack) -> Iterator[tuple[Claim, Claim]]:
    """The newer figure and the older one, wherever the reader linked them or the words between them say so."""
    for claims in stack.by_dispatch.values():
        growing = [c for c in claims if _may_be_revised(c)]
        for at, late in enumerate(growing):
            near = growing[max(0, at - AROUND) : at + AROUND + 1]
            early = stack.by_id.get(late.changed_from or "") or _beside(stack, late, near)
            if early and early.is_known and _differ(early.figure or 0.0, late.figure or 0.0):
                yield late, early


def _may_be_revised(claim: Claim) -> bool:
    """A count that never falls, or of people of whom the reader cannot tell what befell them."""
    measured = claim.measure in NEVER_FALL or (claim.measure is None and claim.unit == "person")
    return measured and claim.figure is not None and claim.status != "planned"


def is_corrected(stack: Stack, claim: Claim) -> bool:
    """Whether a claim stands in a corrections notice, or its sentence says that its count had been wrong."""
    text = stack.texts.get(claim.dispatch_id, "")
    lowered = LOWERED_TO.search(text[max(0, claim.start - 2 * BACK) : claim.start])
    return bool(lowered or is_notice(stack, claim) or COUNTED_TWICE.search(stack.sentence_text(claim)))


def is_notice(stack: Stack, claim: Claim) -> bool:
    """Whether a claim stands in a corrections notice."""
    return bool(NOTICE.search(stack.texts.get(claim.dispatch_id, "")[:200]))


def _differ(early: float, late: float) -> bool:
    return abs(early - late) > LEAST * max(early, late)


def _beside(stack: Stack, late: Claim, others: list[Claim]) -> Claim | None:
    for early in others:
        if early is late or early.measure != late.measure or early.figure in (None, late.figure):
            continue
        same = early.population == late.population and not early.is_addition and not late.is_addition
        same = same and may_speak_as_one(early, late) and times_apart(early, late) <= FACTOR
        if same and _is_said_older(stack, early, late) and not _is_older(stack, late):
            return early
    return None


def _is_said_older(stack: Stack, early: Claim, late: Claim) -> bool:
    """By "to 125 from 174" in a sentence of revision, or by words that make a figure here or in the next one older."""
    apart = abs(stack.sentence(early) - stack.sentence(late))
    if apart > 1 or early.dimension != late.dimension:
        return False
    step = late.start < early.start and stack.between(late, early).strip() in ("from", "down from", "up from")
    return (apart == 0 and step and bool(REVISED.search(stack.sentence_text(early)))) or _is_older(stack, early)


def _is_older(stack: Stack, claim: Claim) -> bool:
    text = stack.texts.get(claim.dispatch_id, "")
    before = text[max(0, claim.start - BACK) : claim.start]
    return bool(BEFORE_OLDER.search(before) or AFTER_OLDER.match(text, claim.end))
