"""A percentage of the workforce beside the jobs to go and those employed.

Policy: "68 workers, or 38 percent of its workforce" of a plant that employs 180 is tested: the percentage names the
staff it is of, the jobs to go stand in its sentence, the employees in it or in the next or last two. Where some of them
make it within printed places and hedges it `foots`. Else nothing is said, unless the sentence holds all three and the
dispatch no other such figure: then it `breaks`. A part linked to its total is the rule `shares`' business.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "workforces",
    ...     "The mill in Lodz is laying off 68 workers, or 38 percent of its workforce. It employs 180 people.",
    ... )
    foots 38, 68, 180
    >>> tried(
    ...     "workforces",
    ...     "The mill in Lodz, which employs 180 people, will cut 68 jobs, or 58 percent of its workforce.",
    ... )
    breaks! 58, 68, 180
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.rules.rivals import LAYOFFS
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import number, quote, said
from crossfoot.lexicon.patterns import either

STAFF = frozenset({"employees", *LAYOFFS})
"""Measures of those employed, as the reader takes them."""
REACH = 2
"""Sentences between a percentage and those employed."""
POINTS = 1.0
"""Points by which a rounded count of jobs may miss its percentage."""
HEDGED = 0.10
"""Share by which it may where one of the three is hedged."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a percentage of a workforce whose jobs and employees are told."""
    of_staff = re.compile(
        rf"\s+of\s+(?:[\w'’-]+\s+){{0,4}}?(?:{either(lexicon.words('shares', 'workforce'))})\b", re.IGNORECASE
    )
    for claims in stack.by_dispatch.values():
        shares = [claim for claim in claims if claim.unit == "percent" and claim.best and claim.status in STATED]
        for share in shares:
            if of_staff.match(stack.texts.get(share.dispatch_id, ""), share.end):
                yield from _weighed(stack, share, claims)


def _weighed(stack: Stack, share: Claim, claims: list[Claim]) -> Iterator[Finding]:
    here = stack.sentence(share)
    counts = [c for c in claims if c.kind == "count" and c.measure in STAFF and c.best and c.status in STATED]
    near = [c for c in counts if abs(stack.sentence(c) - here) <= REACH]
    cuts = [c for c in near if c.measure in LAYOFFS and stack.sentence(c) == here and not c.part_of]
    pairs = [(cut, whole) for cut in cuts for whole in near if whole.point > cut.point]
    fitting = next((pair for pair in pairs if _fits(share, *pair)), None)
    if fitting:
        yield _told("foots", share, *fitting)
    elif len(pairs) == 1 and len(counts) == 2 and all(stack.sentence(c) == here for c in counts):
        yield _told("breaks", share, *pairs[0])


def _made(cut: Claim, whole: Claim) -> float:
    return 100 * cut.point / (whole.best or 1.0)


def _fits(share: Claim, cut: Claim, whole: Claim) -> bool:
    """Whether the jobs are that percentage of the staff, as far as printed places and hedges tell."""
    hedged = any(claim.bound != "exact" for claim in (share, cut, whole))
    slack = max(share.rounding, POINTS, HEDGED * share.point if hedged else 0.0)
    return abs(_made(cut, whole) - share.point) <= slack


def _told(verdict: str, share: Claim, cut: Claim, whole: Claim) -> Finding:
    agrees = "agrees" if verdict == "foots" else "does not agree"
    made = round(_made(cut, whole), 1)
    text = f"{said(share)} {agrees} with {quote(cut)} and {quote(whole)}: that is {number(made, 1)} %."
    severity = "info" if verdict == "foots" else "warning"
    return found(__name__, verdict, [share, cut, whole], text, severity=severity, by_measure=True).weighing(
        expected=made, observed=share.best
    )
