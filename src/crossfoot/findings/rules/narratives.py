"""A null report beside somebody hurt in the same text.

Policy: a dispatch that says there is no information about victims and tells of one person beaten has a narrative floor
of one, and no figure. It is told with both quotes; nothing is counted.

    >>> from crossfoot.findings.trying import tried
    >>> tried("narratives", "Protesters beat an officer in Almaty. There is no information about the victims.")
    compatible 1
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.model import Finding, found
from crossfoot.findings.rules.null_reports import HARM
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import said
from crossfoot.lexicon.patterns import either

HURT = re.compile(
    rf"\b(?:{either(lexicon.words('null_reports', 'one_hurt', 'verbs'))})\s+(?:up\s+)?(?:an?|the)\s+(?:\w+\s+){{0,2}}?"
    rf"(?:{either(lexicon.words('null_reports', 'one_hurt', 'people'))})\b",
    re.IGNORECASE,
)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a null report of harm with somebody hurt in its own text."""
    for null in stack.claims:
        if null.status == "unknown" and null.measure in HARM:
            hurt = HURT.search(stack.texts.get(null.dispatch_id, ""))
            if hurt:
                words = " ".join(hurt.group().split())
                text = (
                    f"{said(null)} stands beside “{words}” in the same text: one was hurt at least, without a figure."
                )
                yield found(__name__, "compatible", [null], text).weighing(also=[1.0])
