"""The same number under another measure.

Policy: a number that is no round one rarely turns up twice by chance within one event. Where one dispatch counts as
injured what another counts as victims, dead and hurt together, somebody misread, and the sum shows who: 4,353 injured
and 225 dead make 4,578 victims, so "4,578 injured" is in conflict. Without such a sum the two are only not comparable.
The same where "four dead and 23 hurt" of one dispatch are "27 dead" in another of these days, though nobody prints the
whole; of two sentences where the sum is a number of three digits, and no round one. And where one dispatch hurts the
four firefighters that another one kills, neither telling of both: in conflict, an alarm where both name one speaker,
since he cannot have said both; those who died of it later are no such case.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "misreadings",
    ...     "Police counted 181 casualties in Derna, 21 dead and 160 injured.",
    ...     "In all 181 people were injured in Derna.",
    ... )
    conflicts! 181, 181, 21, 160
    >>> tried("misreadings", "Four people died in Derna and 23 were hurt.", "In Derna 27 people were killed.")
    conflicts! 27, 4, 23
    >>> tried(
    ...     "misreadings",
    ...     "At least 147 people were killed in Derna. The mayor said 79 were hurt.",
    ...     "At least 226 people were killed in Derna.",
    ... )
    conflicts! 226, 147, 79
    >>> tried(
    ...     "misreadings",
    ...     "Four firefighters were injured in Derna, the mayor said.",
    ...     "Four firefighters were killed in Derna, the mayor said.",
    ... )
    conflicts! 4, 4
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim, same_speaker
from crossfoot.findings.comparing import includes, ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.series import EVENT_GAP
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both, counted, number, quote, said, where

LEAST = 20
RARE = 100
SOON = 1
"""Days within which the sum of one dispatch is looked for in another: a toll may reach any number in time."""
WITHIN = 2
"""Days within which those hurt in one dispatch and killed in another are the same people."""
BEFELL = frozenset({"killed", "injured", "missing", "detained"})
DIED_OF_IT = re.compile(
    r"\bdied (?:later|of (?:his|her|their|its)|from (?:his|her|their))\b"
    r"|\b(?:have|has|had) (?:since |now |also )?died\b|\b(?:all|both) (?:\w+ ){1,3}(?:have|had)\b|\bsuccumbed\b",
    re.IGNORECASE,
)
WHOLE = "casualties"
PARTS = ("killed", "injured")
MOST = 60
"""Figures of either in one dispatch that are put together."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a number and pair of measures of an event."""
    numbers: dict[tuple[str, str, float], dict[str, Claim]] = defaultdict(dict)
    wholes: dict[tuple[str, float], tuple[Claim, Claim]] = {}
    for claims in stack.by_dispatch.values():
        wholes |= {(stack.root_of(pair[0]), pair[0].low + pair[1].low): pair for pair in _pairs(claims)}
    for claim in stack.claims:
        if claim.kind == "count" and claim.measure and claim.is_known and claim.low == claim.high >= LEAST:
            named = numbers[stack.root_of(claim), claim.dimension, claim.low]
            if claim.measure in named:
                continue
            for other in named.values():
                if _is_telling(claim, other) and stack.is_one_event(claim, other):
                    yield _told(stack, other, claim, wholes)
            named[claim.measure] = claim
    yield from _misread_sums(stack, wholes)
    yield from _sums_of_one_sentence(stack, wholes)
    yield from _befallen(stack)


def _pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Killed and injured that one dispatch gives beside a whole that they make."""
    whole = {c.low for c in claims if c.measure == WHOLE and c.low == c.high}
    if whole:
        exact = ((c for c in claims if c.measure == name and c.low == c.high) for name in PARTS)
        killed, injured = (list(islice(of_one, MOST)) for of_one in exact)
        pairs = ((a, b) for a in killed for b in injured if a.low + b.low in whole)
        yield from ((a, b) for a, b in pairs if a.place == b.place or relation(a.place, b.place) == "same")


def _is_telling(a: Claim, b: Claim) -> bool:
    """Whether the number is unlikely to recur by chance, and not within one dispatch where the words part the two."""
    near = abs(ordinal(a.reported) - ordinal(b.reported)) <= EVENT_GAP
    is_round = (a.low % 10 == 0 and a.low < 1000) or a.low % 100 == 0
    kin = includes(a.measure, b.measure) or includes(b.measure, a.measure)
    return near and a.dispatch_id != b.dispatch_id and (not is_round or kin)


def _told(stack: Stack, first: Claim, second: Claim, wholes: dict[tuple[str, float], tuple[Claim, Claim]]) -> Finding:
    a, b = both(first, second)
    whole, part = (first, second) if first.measure == WHOLE else (second, first)
    pair = wholes.get((stack.root_of(whole), whole.low)) if whole.measure == WHOLE else None
    if pair and part.measure in PARTS:
        text = _sum_text(part, pair)
        return found(__name__, "conflicts", [part, whole, *pair], text, severity="warning", by_measure=True)
    names = [counted(claim.measure) for claim in (first, second)]
    text = f"{a} counts {names[0]}, {b} {names[1]}: one number, two meanings, so one may be a misreading."
    return found(__name__, "not_comparable", [first, second], text)


def _misread_sums(stack: Stack, wholes: dict[tuple[str, float], tuple[Claim, Claim]]) -> Iterator[Finding]:
    """The sum printed as a part where no other dispatch prints it as the whole."""
    printed = {(c.dispatch_id, c.low) for c in stack.claims if c.measure == WHOLE}
    told = {key for key, pair in wholes.items() if (pair[0].dispatch_id, key[1]) in printed}
    by_number = {key: pair for key, pair in wholes.items() if key not in told}
    for claim in stack.claims if by_number else ():
        pair = by_number.get((stack.root_of(claim), claim.low))
        one = pair and stack.is_one_event(pair[0], claim)
        if pair and one and claim.measure in PARTS and claim.low == claim.high:
            yield found(
                __name__, "conflicts", [claim, *pair], _sum_text(claim, pair), severity="warning", by_measure=True
            )


def _sums_of_one_sentence(stack: Stack, wholes: dict[tuple[str, float], tuple[Claim, Claim]]) -> Iterator[Finding]:
    """ "Four killed and 23 hurt" in one dispatch, "27 killed" or "27 hurt" in another of these days."""
    pairs: dict[tuple[str, float], tuple[Claim, Claim]] = {}
    for claims in stack.by_dispatch.values():
        harmed = [c for c in claims if c.measure in PARTS and _is_whole(c)]
        for first, second in pairwise(harmed):
            beside = stack.sentence(first) == stack.sentence(second) or _is_rare(first.low + second.low)
            if first.measure != second.measure and beside:
                dead, hurt = (first, second) if first.measure == "killed" else (second, first)
                pairs.setdefault((stack.root_of(dead), dead.low + hurt.low), (dead, hurt))
    told: set[str] = set()
    for claim in stack.claims if pairs else ():
        key = stack.root_of(claim), claim.size
        pair = pairs.get(key)
        if pair and key not in wholes and claim.dispatch_id not in told and _is_their_sum(stack, claim, pair):
            told.add(claim.dispatch_id)
            text = _sum_text(claim, pair)
            yield found(__name__, "conflicts", [claim, *pair], text, severity="warning", by_measure=True)


def _is_whole(claim: Claim) -> bool:
    stated = claim.low == claim.high or claim.bound == "at_least"
    return stated and claim.figure is not None and not (claim.is_addition or claim.is_subset)


def _is_rare(figure: float) -> bool:
    """Whether a sum hardly comes about by chance, of figures that two sentences tell."""
    return figure >= RARE and figure % 10 != 0


def _is_their_sum(stack: Stack, claim: Claim, pair: tuple[Claim, Claim]) -> bool:
    counted = claim.measure in PARTS and claim.is_known and claim.size >= LEAST
    near = abs(ordinal(claim.reported) - ordinal(pair[0].reported)) <= SOON and claim.fact_id not in stack.shares
    return counted and near and claim.dispatch_id != pair[0].dispatch_id and stack.are_versions(pair[0], claim)


def _befallen(stack: Stack) -> Iterator[Finding]:
    """The same few people under two fates, where neither dispatch tells of both."""
    fates = {name: {c.measure for c in claims} & BEFELL for name, claims in stack.by_dispatch.items()}
    seen: dict[tuple[str, float, frozenset[str]], dict[str, Claim]] = defaultdict(dict)
    for claim in stack.claims:
        whole = claim.is_known and claim.low == claim.high > 1 and not (claim.is_addition or claim.part_of)
        if claim.measure not in BEFELL or not whole or not claim.population:
            continue
        named = seen[stack.root_of(claim), claim.low, claim.population]
        for measure, other in named.items():
            alone = measure not in fates[claim.dispatch_id] and claim.measure not in fates[other.dispatch_id]
            if alone and _are_the_same(stack, other, claim):
                yield _befell(other, claim)
        named[claim.measure] = claim


def _are_the_same(stack: Stack, early: Claim, late: Claim) -> bool:
    near = abs(ordinal(late.reported) - ordinal(early.reported)) <= WITHIN and stack.are_versions(early, late)
    died = any(DIED_OF_IT.search(stack.sentence_text(claim)) for claim in (early, late))
    return near and not died and relation(early.place, late.place) != "apart" and early.low < LEAST


def _befell(early: Claim, late: Claim) -> Finding:
    a, b = both(early, late)
    names = [(claim.measure or "").replace("_", " ") for claim in (early, late)]
    text = f"{a} and {b} are in conflict: the same people are {names[0]} in the one and {names[1]} in the other."
    severity = "warning" if same_speaker(early, late) else "info"
    return found(__name__, "conflicts", [early, late], text, severity=severity, by_measure=True)


def _sum_text(part: Claim, pair: tuple[Claim, Claim]) -> str:
    killed, injured = pair
    made = f"{quote(injured)} and {quote(killed)} make {number(injured.low + killed.low)}"
    where_ = f"{made} in {where(killed)}"
    return f"{said(part)} counts as {part.measure} what elsewhere is killed and injured together: {where_}."
