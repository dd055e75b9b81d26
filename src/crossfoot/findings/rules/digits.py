"""The same digits a thousand times apart.

Policy: where two dispatches give one amount of one thing as "2.5 billion" and as "2.5 million", somebody slipped a
scale word, or left one out: an alarm. Only large figures of one unit within `DAYS`: sums of money of the same measure
and country (aid has many givers), and others in nearly the same sentence; within `MONTH`, whole counts of one measure,
place and event ("300 homeless", "300,000 homeless"). The two together are implausible; which of them is, is said only
where something tells: the one that stands alone beside one that a bracket restates in another currency; of what a
state pays in a year for a subsidy or the like, which is no sum of thousands, the smaller one.

    >>> from crossfoot.findings.trying import tried
    >>> tried("digits", "The flood cost 2.5 billion euros.", "The flood cost 2.5 million euros.")
    implausible! 2500000000, 2500000
    >>> tried("digits", "The flood cost 2.5 billion euros ($3.4 billion).", "The flood cost 2.5 million euros.")
    implausible! 2500000, 2500000000
    >>> tried("digits", "Farmers brought in 21.8 million tonnes of rye.", "Farmers brought in 21,800 tonnes of rye.")
    implausible! 21800000, 21800
    >>> tried("digits", "Bolivia puts its subsidy at $380 million a year.", "The total subsidy is $380,000 a year.")
    implausible! 380000, 380000000
    >>> tried("digits", "The blast in Derna left 300,000 people homeless.", "Some 300 were left homeless in Derna.")
    implausible! 300000, 300
    >>> tried("digits", "The flood drew 5 billion euros of state aid.", "A bank gave 5 million euros of aid.")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal, scope
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import said
from crossfoot.lexicon.patterns import either

COSTS = frozenset({"damage", "loss"})
"""What a flood costs goes by either name."""
LEAST = 1e6
"""Of the larger one."""
SMALL = 1e3
FEW = 100.0
"""A count below this has the digits of another one by chance."""
MANY_GIVE = frozenset({"aid"})
ALIKE = 75
"""How alike their sentences must be (rapidfuzz's token set ratio) where measure and country do not say so."""
MOST = 6
"""Figures of the same digits that a further one is set against."""
DAYS = 14
MONTH = 30
SCALES = (1e3, 1e6)
NUMBER = re.compile(r"\d[\d.,]*|\b(?:thousand|million|billion|trillion)\b", re.IGNORECASE)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a pair of scales: the first printing under each."""
    firsts: dict[tuple[str, float], list[Claim]] = defaultdict(list)
    seen: set[tuple[str, frozenset[float]]] = set()
    for claim in stack.claims:
        if not _is_large(claim):
            continue
        same_digits = firsts[claim.unit, _digits(claim.size)]
        for other in same_digits:
            pair = claim.unit, frozenset({claim.size, other.size})
            if len(pair[1]) == 2 and pair not in seen and _has_slipped(stack, other, claim):
                seen.add(pair)
                yield _told(stack, other, claim)
        if len(same_digits) < MOST:
            same_digits.append(claim)


def _is_large(claim: Claim) -> bool:
    """A figure that a scale word, or the want of one, can have made: of money, a measurement or a count."""
    kind = claim.kind in ("money", "measurement", "count") and not claim.converts
    return kind and claim.is_stated and claim.bound != "range" and claim.size >= (FEW if _is_whole(claim) else SMALL)


def _is_whole(claim: Claim) -> bool:
    """Whether a claim counts all of what its measure says, and no part of it."""
    part = claim.is_addition or claim.is_subset or claim.is_difference or claim.part_of
    return claim.kind == "count" and bool(claim.measure and claim.place) and not part


def _digits(figure: float) -> float:
    """A figure without its scale: 340 for 340,000 and for 340 million."""
    while figure >= 1000:
        figure /= 1000
    return round(figure, 6)


def _has_slipped(stack: Stack, a: Claim, b: Claim) -> bool:
    """Whether two figures with the same digits are of one thing: by measure and country, or in sentences alike."""
    less, more = sorted((a.size, b.size))
    if _is_one_count(stack, a, b):
        return True
    if less < SMALL or more < LEAST or not _is_one_time(a, b):
        return False
    named = a.measure and _is_one_measure(a, b) and stack.root_of(a) == stack.root_of(b)
    if named and a.kind == "money" and less >= LEAST and a.measure not in MANY_GIVE:
        return True
    return _is_of_a_state(stack, a, b) or _are_alike(stack, a, b)


def _is_one_count(stack: Stack, a: Claim, b: Claim) -> bool:
    """Whether two whole counts of one measure, place and event are a thousand times apart, and no more."""
    less, more = sorted((a.size, b.size))
    slipped = more == less * SCALES[0] and _is_whole(a) and _is_whole(b) and a.measure == b.measure
    if not slipped or a.dispatch_id == b.dispatch_id or abs(ordinal(a.reported) - ordinal(b.reported)) > MONTH:
        return False
    return relation(a.place, b.place) == "same" and scope(a, b) == "same" and stack.are_versions(a, b)


def _is_one_measure(a: Claim, b: Claim) -> bool:
    return a.measure == b.measure or {a.measure, b.measure} == COSTS


def _is_of_a_state(stack: Stack, a: Claim, b: Claim) -> bool:
    """Whether two amounts of one country, or of none that is named, are of one cost that only states have."""
    roots = {stack.root_of(a), stack.root_of(b)} - {""}
    costs = [set(_costs().findall(stack.sentence_text(claim).casefold())) for claim in (a, b)]
    return a.kind == "money" and a.unit == b.unit and len(roots) < 2 and bool(costs[0] & costs[1])


@cache
def _costs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon.words('plausibility', 'state_costs', 'stems'))})")


def _is_one_time(a: Claim, b: Claim) -> bool:
    return a.dispatch_id != b.dispatch_id and abs(ordinal(a.reported) - ordinal(b.reported)) <= DAYS


def _are_alike(stack: Stack, a: Claim, b: Claim) -> bool:
    """Whether two figures stand in nearly the same sentence, whatever else one of them adds."""
    texts = (NUMBER.sub("", stack.sentence_text(claim)).lower() for claim in (a, b))
    return bool(fuzz.token_set_ratio(*texts, score_cutoff=ALIKE))


def _told(stack: Stack, first: Claim, second: Claim) -> Finding:
    less, more = sorted((first, second), key=lambda claim: claim.size)
    if less.size < LEAST and _is_of_a_state(stack, first, second):
        text = f"{said(less)} is implausible beside {said(more)}: the same digits, and too little for a state."
        return found(__name__, "implausible", [less, more], text, severity="warning")
    alone = _alone(stack, first, second)
    if alone:
        other = second if alone is first else first
        text = f"{said(alone)} is implausible beside {said(other)}, which is told twice: a scale word slipped."
        return found(__name__, "implausible", [alone, other], text, severity="warning")
    text = f"{said(first)} and {said(second)} have the same digits, a scale word apart: one of them is implausible."
    return found(__name__, "implausible", [first, second], text, severity="warning")


def _alone(stack: Stack, first: Claim, second: Claim) -> Claim | None:
    """Which of two amounts stands alone, where the other is restated in a bracket."""
    restated = [claim.fact_id in stack.restated for claim in (first, second)]
    return None if restated[0] == restated[1] else second if restated[0] else first
