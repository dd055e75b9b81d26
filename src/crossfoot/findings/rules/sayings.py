"""A change in percent that the next sentence tells of two levels: "The decline is 12 percent."

Policy: where a sentence gives an earlier and a later level, and the next one sums them up with nothing but a word of
change and a percentage ("That is a drop of 12 percent", "The increase comes to 8 per cent"), the percentage must be the
change between the two. Within the printed places of all three it `foots`; else it `breaks`, an alarm. Nothing is said
where the sentence names another time ("since January"), the first gives several steps, or the word another direction.

    >>> from crossfoot.findings.trying import tried
    >>> tried("sayings", "Exports fell to 44,000 tonnes in May from 50,000 tonnes. The decline is 12 percent.")
    foots 12, 50000, 44000, -12
    >>> tried("sayings", "Exports fell to 44,000 tonnes in May from 50,000 tonnes. The decline is 22 percent.")
    breaks! 22, 50000, 44000, -12
    >>> tried("sayings", "Exports fell to 44,000 tonnes from 50,000 tonnes. The decline since January is 22 percent.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import OTHER_TIME, Step, levels
from crossfoot.findings.wording import number, said
from crossfoot.lexicon.patterns import either

SLACK = 0.5
"""Points that a percentage in whole numbers may be off."""
REACH = 60
"""Characters before a percentage in which its sentence begins."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a percentage that sums the last sentence up."""
    for claims in stack.by_dispatch.values():
        sums = [(claim, way) for claim in claims if (way := _way(stack, claim))]
        steps: dict[int, list[Step]] = defaultdict(list)
        for step in levels(stack, claims) if sums else ():
            steps[max(stack.sentence(step.old), stack.sentence(step.new))].append(step)
        for share, way in sums:
            told = steps[stack.sentence(share) - 1]
            if len(told) == 1 and (told[0].change < 0) == (way == "down") and not told[0].is_of_shares:
                yield _judged(stack, share, told[0])


def _way(stack: Stack, claim: Claim) -> str:
    """``up`` or ``down`` where all that stands before a percentage in its sentence is a word of that change."""
    if claim.unit != "percent" or claim.bound != "exact" or claim.best is None:
        return ""
    start, end = stack.sentence_span(claim)
    text = stack.texts.get(claim.dispatch_id, "")
    if claim.start - start > REACH or OTHER_TIME.search(text, start, end):
        return ""
    led = text[start : claim.start].strip()
    return next((way for way, pattern in _ways() if pattern.fullmatch(led)), "")


@cache
def _ways() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((way, _summing_up(either(lexicon.load("changes")[way]["nouns"]))) for way in ("up", "down"))


def _summing_up(nouns: str) -> re.Pattern[str]:
    """ "The decline is", "That was a rise of", "This represents an increase of"."""
    verbs = r"(?:is|was|equals|represents|represented|comes to|came to|amounts to|amounted to|works out at|means|meant)"
    return re.compile(
        rf"(?:(?:the|this|that) (?:{nouns}) {verbs}|(?:that|this|it) {verbs} (?:an?|the) (?:{nouns}) of)", re.IGNORECASE
    )


def _judged(stack: Stack, share: Claim, step: Step) -> Finding:
    least, most = sorted(100 * abs(factor - 1) for factor in step.factor)
    slack = max(share.rounding, SLACK if share.rounding >= SLACK else 0.0)
    fits = least - slack <= share.point <= most + slack
    made = f"{number(step.old.size)} to {number(step.new.size)} is {number(abs(step.change), 1)} %"
    verb, verdict = ("agrees", "foots") if fits else ("does not agree", "breaks")
    return found(
        __name__,
        verdict,
        [share, step.old, step.new],
        f"{said(share)} {verb} with {stack.quotes(step.old, step.new)}: {made}.",
        severity="info" if fits else "warning",
    ).weighing(also=[round(step.change, 1)], expected=round(abs(step.change), 1), observed=share.best)
