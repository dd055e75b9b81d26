"""Wholes that a dispatch names by their own words and nobody links to their parts: those aboard, and votes cast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from crossfoot.findings.claims import Claim
from crossfoot.findings.stack import Stack

FATES = ("killed", "rescued", "missing")
"""What becomes of those aboard; each of them is one of these, and of no two."""
REACH = 2
"""Sentences after a whole in which its parts are told."""
MAY_CARRY = re.compile(
    r"\b(?:licen[cs]ed|built|designed|certified|allowed|permitted|authori[sz]ed|approved|meant|able|equipped|intended"
    r"|rated|cleared|registered|supposed)\s+(?:to\s+(?:carry|hold|take|transport|accommodate)|for)\s+(?:[\w-]+\s+){0,3}$"
    r"|\b(?:capacity|maximum|limit)(?:\s+(?:of|is|was))?\s+(?:[\w-]+\s+){0,2}$"
    r"|\bcan (?:carry|hold|take|seat|accommodate)\s+(?:[\w-]+\s+){0,3}$|\bseats\s+(?:only |just |about )?$",
    re.IGNORECASE,
)
SEATS = re.compile(r"[\s-]+(?:[\w-]+\s+)?(?:capacity|seats?\b|seater|berths?\b)", re.IGNORECASE)
BEFORE = 60
"""Characters before a figure in which the words stand that make it what may be carried."""
VOTES = frozenset({"votes", "voters"})
VALID = re.compile(r"(?<!in)(?<!in-)\bvalid\b", re.IGNORECASE)
VOID = re.compile(r"\b(?:blank|void|spoil(?:ed|t)|invalid|null|rejected|annulled)\b", re.IGNORECASE)
CAST = re.compile(r"\b(?:ballots?|votes?)\b", re.IGNORECASE)
NEAR_TOTAL = 0.05
"""By what share of it the valid and the void ballots may miss the votes cast and still be meant to make them."""


def fates(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """People aboard, with the dead, the survivors and the missing that the same sentence or the next two give."""
    told = [claim for claim in claims if claim.measure in FATES and is_plain(claim)]
    aboard = (claim for claim in claims if claim.measure == "aboard" and is_plain(claim))
    wholes = [claim for claim in aboard if not is_capacity(stack, claim)]
    for whole in wholes if len(wholes) == 1 else ():
        if whole.bound != "exact" or whole.fact_id in known:
            continue
        near = [c for c in told if whole.start < c.start and stack.sentence(c) - stack.sentence(whole) <= REACH]
        parts = tuple(first for name in FATES if (first := next((c for c in near if c.measure == name), None)))
        if len(parts) > 1 and parts[0].measure == "killed":
            yield whole, tuple(sorted(parts, key=lambda part: part.start))


def is_capacity(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is what a vessel may carry, and not what it carried: "licensed to carry 600 passengers"."""
    return bool(MAY_CARRY.search(stack.before(claim, BEFORE)) or SEATS.match(stack.after(claim)))


def is_plain(claim: Claim) -> bool:
    """A figure of everybody, that adds to none and is part of none."""
    return claim.is_known and not (claim.is_addition or claim.is_subset or claim.population or claim.restates)


def ballots(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Votes cast, with the valid and the blank or void ones that make them up."""
    counted = [
        claim for claim in claims if claim.measure in (*VOTES, None) and claim.is_known and claim.bound == "exact"
    ]
    if len(counted) < 3:
        return
    words = {claim.fact_id: _words(stack, claim) for claim in counted}
    votes = [c for c in counted if c.measure or CAST.search(words[c.fact_id]) or VOID.search(words[c.fact_id])]
    valid = [claim for claim in votes if VALID.search(words[claim.fact_id])]
    void = [claim for claim in votes if VOID.search(words[claim.fact_id]) and claim not in valid]
    rest = [claim for claim in votes if claim not in valid and claim not in void and claim.fact_id not in known]
    for one, other, total in product(valid[:1], void[:1], rest):
        made = one.low + other.low
        if total.low > max(one.low, other.low) and abs(made - total.low) <= NEAR_TOTAL * total.low:
            yield total, tuple(sorted((one, other), key=lambda part: part.start))
            return


def _words(stack: Stack, claim: Claim) -> str:
    """What a count of votes is said to be of: up to the next figure, else from the one before."""
    after = claim.surface + re.split(r"[\d.;]", stack.after(claim), maxsplit=1)[0]
    if VALID.search(after) or VOID.search(after):
        return after
    before = re.split(r"[\d.;,]", stack.before(claim))[-1]
    return f"{before} {after}"
