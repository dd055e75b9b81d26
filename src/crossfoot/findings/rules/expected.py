"""A toll that was expected, and what it came to.

Policy: "the final toll may be about 80" states no toll, so it is in no sum and no conflict. Once a later dispatch on
the same event gives a toll that is known, that one stands: it `supersedes` what was expected, with how far they are
apart. Told once an expected figure, against the last toll known; who was wrong is not said, and nobody is woken.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "expected",
    ...     "BERN, May 2 - Police believe the final toll of the explosion in Bern will be about 80.",
    ...     "BERN, May 9 - The explosion in Bern killed 71 people, police said.",
    ... )
    supersedes 71, 80
    >>> tried(
    ...     "expected",
    ...     "BERN, May 2 - The explosion in Bern killed 54 people, police said.",
    ...     "BERN, May 9 - The explosion in Bern killed 71 people, police said.",
    ... )
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import NEVER_FALL
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.wholes import is_plain
from crossfoot.findings.wording import number, said

Key = tuple[str, str | None, str]


def find(stack: Stack) -> Iterator[Finding]:
    """One finding an expected toll that later was known."""
    awaited = [claim for claim in stack.claims if claim.status == "planned" and _is_toll(stack, claim)]
    known: dict[Key, list[Claim]] = defaultdict(list)
    for claim in stack.claims if awaited else ():
        if _is_toll(stack, claim) and is_plain(claim):
            known[_key(stack, claim)].append(claim)
    for early in awaited:
        later = [late for late in known.get(_key(stack, early), ()) if _came_of(stack, early, late)]
        if later:
            yield _told(early, max(later, key=lambda late: (late.reported, late.size)))


def _key(stack: Stack, claim: Claim) -> Key:
    return stack.root_of(claim), claim.measure, claim.unit


def _is_toll(stack: Stack, claim: Claim) -> bool:
    counted = claim.kind == "count" and claim.measure in NEVER_FALL and claim.figure is not None
    return (
        counted and not (claim.is_addition or claim.is_subset or claim.part_of) and claim.fact_id not in stack.earlier
    )


def _came_of(stack: Stack, early: Claim, late: Claim) -> bool:
    """Whether a later dispatch tells of the same event."""
    return (
        late.reported > early.reported
        and relation(late.place, early.place) != "apart"
        and stack.is_surely_one_event(early, late)
    )


def _told(early: Claim, late: Claim) -> Finding:
    apart = late.size - early.size
    how = f"{number(abs(apart))} {'more' if apart > 0 else 'fewer'} than" if apart else "as many as"
    text = f"{said(late)} supersedes what was expected, {said(early)}: {how} that."
    return found(__name__, "supersedes", [late, early], text)
