"""How many witnesses a figure has: speakers and independent texts, not articles.

Policy: one agency story printed twice is one witness, and so is one ministry quoted by five outlets. Printings of a
figure are joined where one speaker is named in both, or where their sentences are nearly the same (rapidfuzz's token
sort ratio of `ALIKE` or more); each is compared with the first of every witness so far, `MOST` at most. Told where
several dispatches print one figure.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "witnesses",
    ...     "The fire brigade said four people were killed in Derna.",
    ...     "Four people were killed in Derna, the fire brigade said.",
    ... )
    equal 4, 4
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from crossfoot.findings.claims import Claim, same_speaker
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, listed, said

ALIKE = 85
MOST = 20


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a figure that several dispatches print and fewer witnesses vouch for."""
    for _, places in stack.subjects:
        for cluster in (cluster for grouped in places for cluster in grouped):
            printings = list({claim.dispatch_id: claim for claim in reversed(cluster.claims)}.values())[::-1]
            if len(printings) > 1:
                groups = witnesses(stack, printings)
                if len(groups) < len(printings):
                    yield _told(printings, groups)


def witnesses(stack: Stack, printings: list[Claim]) -> list[list[Claim]]:
    """The printings of a figure, those of one witness together."""
    groups: list[list[Claim]] = []
    for claim in printings:
        same = next((group for group in groups[:MOST] if _is_same(stack, group[0], claim)), None)
        if same is None:
            groups.append([claim])
        else:
            same.append(claim)
    return groups


def _is_same(stack: Stack, a: Claim, b: Claim) -> bool:
    if same_speaker(a, b):
        return True
    texts = stack.sentence_text(a), stack.sentence_text(b)
    return bool(fuzz.token_sort_ratio(*texts, score_cutoff=ALIKE))


def _told(printings: list[Claim], groups: list[list[Claim]]) -> Finding:
    shared = max(groups, key=len)
    a, b = both(shared[0], shared[1])
    count = "one witness" if len(groups) == 1 else f"{len(groups)} witnesses"
    why = "name one speaker" if same_speaker(shared[0], shared[1]) else "are one text"
    more = (
        ""
        if len(groups) == 1
        else f"; the others are {listed(said(group[0]) for group in groups if group is not shared)}"
    )
    text = f"{len(printings)} dispatches print one figure, but {a} and {b} {why}: {count}{more}."
    return found(__name__, "equal", printings, text)
