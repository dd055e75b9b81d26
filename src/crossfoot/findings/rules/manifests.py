"""Passengers and crew against a total of those aboard, and against what became of them.

Policy: passengers and crew that a sentence tells side by side make those aboard. Where their dispatch prints that sum,
the rule `footing` tells so. Where it does not, but its dead, saved and missing come to it, these `foots`. Where it
prints another total of those aboard that is near: an alarm where one sentence calls it the total of the two, or where
nobody else gives it of "all aboard"; else the two counts are in conflict, as two lists of one vessel are, and nobody is
woken.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "manifests",
    ...     "The ferry carried 152 passengers and 18 crew. The coast guard at Derna said 140 people were rescued, "
    ...     "eight bodies were found and 22 people were missing.",
    ... )
    foots 152, 18, 140, 8, 22, 170
    >>> tried("manifests", "The ferry carried 152 passengers and 18 crew, or a total of 180 people, the owner said.")
    breaks! 180, 152, 18, 170
    >>> tried("manifests", "The ferry carried 152 passengers and 18 crew, or a total of 170 people, the owner said.")
    >>> tried("manifests", "The jet crashed, killing all 112 people aboard. It carried 102 passengers and six crew.")
    conflicts! 112, 102, 6, 108
    >>> tried("manifests", "The jet crashed, killing all 108 people aboard. It carried 102 passengers and six crew.")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import PERSON, Claim, may_speak_as_one
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wholes import FATES, is_capacity, made_up_of
from crossfoot.findings.wording import listed, number, quote, said
from crossfoot.lexicon.patterns import whole_words

SIDE_BY_SIDE = re.compile(r"[^.;:\d]{0,60}?(?:\band\b|\bplus\b|,|\bas well as\b)[^.;:\d]{0,40}", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:totall?ing|a total of|in total|in all|altogether|making)\s+(?:of )?$", re.IGNORECASE)
ALL = re.compile(r"\ball (?:of )?(?:the |its )?$", re.IGNORECASE)
ABOARD = re.compile(r"\b(?:aboard|on board|on it|in it)\b", re.IGNORECASE)
NEAR = 0.10
"""By what share of it a printed total may miss the sum and still be meant for it."""
LEAST = 20
"""A sum below this comes about by chance."""
BEFORE = 20


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a dispatch that tells passengers and crew apart, and not what they come to."""
    for claims in stack.by_dispatch.values():
        pair = next((two for two in pairwise(claims) if _are_aboard(stack, *two)), None)
        if pair:
            yield from _of_pair(stack, claims, pair)


def _are_aboard(stack: Stack, first: Claim, second: Claim) -> bool:
    """Whether two figures are the passengers and the crew of one vessel."""
    counted = all(one.measure == "aboard" and one.bound == "exact" and one.is_known for one in (first, second))
    if not counted or stack.sentence(first) != stack.sentence(second) or is_capacity(stack, first):
        return False
    carried, crew = _sides()
    words = [_words(stack, one) for one in (first, second)]
    sailing = [bool(crew.search(told)) for told in words]
    passengers = carried.search(words[1] if sailing[0] else words[0])
    return sum(sailing) == 1 and bool(passengers) and bool(SIDE_BY_SIDE.fullmatch(stack.between(first, second)))


@cache
def _sides() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entry = lexicon.load("opposites")["aboard"]
    return whole_words(entry["words"]), whole_words(entry["against"])


def _words(stack: Stack, claim: Claim) -> str:
    """The noun of a figure: in it, right behind it, or before its "of"."""
    led = stack.before(claim, BEFORE)
    led = led if led.endswith(" of ") else ""
    return f"{led}{claim.surface}{re.split(r'[,.;()]| and ', stack.after(claim), maxsplit=1)[0]}"


def _of_pair(stack: Stack, claims: list[Claim], pair: tuple[Claim, Claim]) -> Iterator[Finding]:
    made = sum(one.point for one in pair)
    people = [one for one in claims if one.dimension == PERSON and one.kind == "count" and one.is_known]
    if made < LEAST or any(one.best == made for one in people):
        return
    told = [one for one in people if one.measure in FATES and not one.is_addition]
    fates = made_up_of(made, told)
    if fates:
        whole = f"{listed(quote(one) for one in pair)} make {number(made)}"
        text = f"{listed(quote(one) for one in fates)} come to {number(made)}, and so do those aboard: {whole}."
        yield found(__name__, "foots", [*pair, *fates], text).weighing(also=[made], expected=made, observed=made)
    total = next((one for one in people if _is_near(stack, one, pair, made)), None)
    if total:
        yield _other_total(stack, total, pair, made)


def _is_near(stack: Stack, claim: Claim, pair: Sequence[Claim], made: float) -> bool:
    aboard = claim.measure == "aboard" or TOTAL.search(stack.before(claim)) or _are_all(stack, claim)
    whole = aboard and claim not in pair and claim.bound == "exact" and not is_capacity(stack, claim)
    larger = all(claim.point > one.point for one in pair)
    return bool(whole) and larger and abs(claim.point - made) <= NEAR * made


def _are_all(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is of all who were aboard, whatever became of them: "killing all 112 people aboard"."""
    behind = f"{claim.surface[-12:]}{stack.after(claim)}"
    return bool(ALL.search(stack.before(claim)) and ABOARD.search(behind))


def _other_total(stack: Stack, total: Claim, pair: Sequence[Claim], made: float) -> Finding:
    summed = f"{listed(quote(one) for one in pair)} make {number(made)}"
    so_called = stack.sentence(total) == stack.sentence(pair[0]) and TOTAL.search(stack.before(total))
    if so_called:
        text = f"{said(total)} is called the total, but {summed}."
        return found(__name__, "breaks", [total, *pair], text, severity="warning").weighing(
            also=[made], expected=total.best, observed=made
        )
    text = f"{said(total)} is another count of those aboard: {summed}."
    alarms = _are_all(stack, total) and may_speak_as_one(total, pair[0])
    severity = "warning" if alarms else "info"
    return found(__name__, "conflicts", [total, *pair], text, severity=severity).weighing(
        also=[made], expected=total.best, observed=made
    )
