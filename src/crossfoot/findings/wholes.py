"""Wholes that a dispatch names in its own words and nobody links to their parts: those aboard, feared dead, votes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import PERSON, Claim
from crossfoot.findings.stack import Stack
from crossfoot.findings.versions import is_of_another_year
from crossfoot.lexicon.patterns import either, whole_words

FATES = {"killed": "killed", "rescued": "rescued", "missing": "missing", "trapped": "missing"}
"""What becomes of those aboard or underground by measure; each of them is one of these, and of no two."""
ENDS = tuple(dict.fromkeys(FATES.values()))
INSIDE = ("aboard", "trapped")
"""Measures of those to whom it happens: passengers, and men in a pit."""
WERE_INSIDE = re.compile(rf"[^.;:,\d]{{0,24}}?\b(?:{either(lexicon.words('wholes', 'inside'))})\b", re.IGNORECASE)
"""Behind a figure of those who were in it when it happened."""
REACH = 2
"""Sentences after a whole in which its parts are told."""
MEN = frozenset({"men"})
_CARRY = either(lexicon.words("wholes", "carry"))
MAY_CARRY = re.compile(
    rf"\b(?:{either(lexicon.words('wholes', 'allowed'))})\s+(?:to\s+(?:{_CARRY})|for)\s+(?:[\w-]+\s+){{0,3}}$"
    r"|\b(?:capacity|maximum|limit)(?:\s+(?:of|is|was))?\s+(?:[\w-]+\s+){0,2}$"
    rf"|\bcan (?:{_CARRY})\s+(?:[\w-]+\s+){{0,3}}$|\bseats\s+(?:only |just |about )?$",
    re.IGNORECASE,
)
SEATS = re.compile(r"[\s-]+(?:[\w-]+\s+)?(?:capacity|seats?\b|seater|berths?\b)", re.IGNORECASE)
BEFORE = 60
"""Characters before a figure in which the words stand that make it what may be carried."""
TRIED = 4
"""Figures of one fate in a dispatch that are tried."""
SURE = 100
"""A whole from which on three figures hardly come to it by chance."""
UNHURT = re.compile(r"\b(?:un(?:hurt|harmed|injured|scathed)|not (?:hurt|harmed|injured)|without injur)", re.IGNORECASE)
NEAR_WHOLE = 0.10
"""By what share of those aboard the dead, the hurt and the unhurt may miss them and still be meant to make them."""
LEAST = 20
"""A whole below this is too easily a sum by chance."""
VOTES = frozenset({"votes", "voters"})
VALID = re.compile(r"(?<!in)(?<!in-)\bvalid\b", re.IGNORECASE)
VOID = whole_words(lexicon.words("wholes", "uncounted"))
YES = re.compile(r"\b(?:yes|for|in favou?r|approv(?:ed|ing))\b", re.IGNORECASE)
NO = re.compile(r"\b(?:no|against|reject(?:ed|ing))\b", re.IGNORECASE)
LED_TO = re.compile(
    rf"\b(?:valid|{either(lexicon.words('wholes', 'uncounted'))})\s+(?:ballots?|votes?)"
    r"\s+(?:is|was|were|are|stood at|reached|:)\s+$",
    re.IGNORECASE,
)
"""Before a count: what it is of, "the number of valid votes is"."""
LED = 60
CAST = re.compile(r"\b(?:ballots?|votes?)\b", re.IGNORECASE)
NEAR_TOTAL = 0.05
"""By what share of it two counts of votes may miss a third and still be meant to make it."""


def fates(stack: Stack, claims: list[Claim], known: set[str]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """People aboard, with the dead, the survivors and the missing: those that make them to the last one, wherever told.

    Else those that the same sentence or the next two give, which leave somebody untold or are too many.
    """
    told = [claim for claim in claims if claim.measure in FATES and _is_fate(claim)]
    if len(told) < 2:
        return
    if all(claim.population <= MEN for claim in claims):  # those in a pit are called men and miners as it comes
        claims = [claim._replace(population=frozenset()) if claim.population else claim for claim in claims]
        told = [claim for claim in claims if claim.measure in FATES and _is_fate(claim)]
    plain = [claim for claim in claims if claim.kind == "count" and claim.dimension == PERSON and is_plain(claim)]
    wholes = [claim for claim in plain if _is_inside(stack, claim) and not is_capacity(stack, claim)]
    parted = (stack.by_id.get(part_of or "") for part_of in dict.fromkeys(claim.part_of for claim in told))
    sentences = {stack.sentence(claim) for claim in told}
    bare = (c for c in claims if c.kind == "count" and c.measure is None and stack.sentence(c) in sentences)
    staff = (claim for claim in plain if claim.measure == "employees")
    totals = wholes + [claim for claim in (*staff, *parted, *bare) if claim and claim not in wholes]
    for whole in totals:
        exact = whole.bound == "exact" and whole.fact_id not in known
        if exact and (made := _made_up_of(whole, told, alone=whole in wholes)):
            yield whole, made
            return
    if len(told) > 2 and (found := _made_of_three(stack, claims, told, known)):
        yield found
        return
    for whole in wholes if len(wholes) == 1 else ():
        if whole.bound != "exact" or whole.fact_id in known:
            continue
        plain = [c for c in told if is_plain(c) and c is not whole and not is_of_another_year(c, whole)]
        parts = _firsts(c for c in plain if _is_told_after(stack, whole, c))
        around = _firsts(c for c in plain if abs(stack.sentence(c) - stack.sentence(whole)) <= REACH)
        parts = around if len(around) == len(ENDS) else parts
        if len(parts) > 1 and parts[0].measure == "killed":
            yield whole, tuple(sorted(parts, key=lambda part: part.start))


def _firsts(told: Iterable[Claim]) -> tuple[Claim, ...]:
    """The first figure of each fate."""
    firsts = {FATES[str(claim.measure)]: claim for claim in reversed(list(told))}
    return tuple(firsts[name] for name in ENDS if name in firsts)


def _is_inside(stack: Stack, claim: Claim) -> bool:
    """Whether a figure counts those to whom it happened: of a ship, or by its words of a pit or a building."""
    if claim.measure in INSIDE:
        return True
    text = stack.texts.get(claim.dispatch_id, "")[claim.end : claim.end + BEFORE]
    return claim.measure in (None, "employees") and bool(WERE_INSIDE.match(text))


def _is_told_after(stack: Stack, whole: Claim, claim: Claim) -> bool:
    """Whether a fate is told in the sentence of a whole, or in the next two."""
    return 0 <= stack.sentence(claim) - stack.sentence(whole) <= REACH


def _is_fate(claim: Claim) -> bool:
    """A figure of what became of people, be it told as part of those aboard: "291 of the 459"."""
    return claim.is_known and not claim.is_addition


def _made_up_of(whole: Claim, told: list[Claim], *, alone: bool) -> tuple[Claim, ...]:
    """The dead, saved and missing that make a whole to the last one; of those inside, the dead and one of these too."""
    exact = [claim for claim in told if claim.bound == "exact" and claim is not whole]
    killed, *others = _by_fate(exact)
    for sort in (others, others[:1], others[1:]) if alone or whole.measure else (others,):
        for parts in product(killed, *sort):
            if len(parts) > 1 and whole.low >= LEAST and sum(part.low for part in parts) == whole.low:
                return tuple(sorted(parts, key=lambda part: part.start))
    return ()


def _by_fate(told: Iterable[Claim]) -> list[list[Claim]]:
    """Some figures of the dead, of the saved and of the missing, each number once."""
    told = list(told)
    return [
        list({claim.best: claim for claim in reversed(told) if FATES.get(str(claim.measure)) == name}.values())[:TRIED]
        for name in ENDS
    ]


def made_up_of(whole: float, told: Iterable[Claim]) -> tuple[Claim, ...]:
    """The dead, the saved and the missing that make a number to the last one; none, empty.

    "At least 28" dead may be all that are known of: floors are tried too, as the number that they print.
    """
    printed = [claim for claim in told if claim.best is not None and (claim.bound == "exact" or claim.is_floor)]
    for parts in product(*_by_fate(printed)):
        if sum(part.point for part in parts) == whole:
            return tuple(sorted(parts, key=lambda part: part.start))
    return ()


def _made_of_three(
    stack: Stack, claims: list[Claim], told: list[Claim], known: set[str]
) -> tuple[Claim, tuple[Claim, ...]] | None:
    """Any count of people of some size that the dead, the saved and the missing make to the last one."""
    for whole in claims:
        counted = whole.kind == "count" and whole.dimension == PERSON and whole.bound == "exact" and whole.is_known
        if not counted or whole.fact_id in known or whole.low < SURE or is_capacity(stack, whole):
            continue
        parts = made_up_of(whole.low, [one for one in told if one is not whole and one.low < whole.low])
        if parts:
            return whole, parts
    return None


def unhurt(stack: Stack, claims: list[Claim]) -> tuple[Claim, tuple[Claim, ...]] | None:
    """People aboard one vehicle, and the dead, the hurt and the unhurt of a dispatch, be they too many."""
    exact = [claim for claim in claims if is_plain(claim) and claim.bound == "exact" and claim.dimension == PERSON]
    whole = [claim for claim in exact if claim.measure == "aboard" and not is_capacity(stack, claim)]
    saved = [claim for claim in exact if UNHURT.search(re.split(r"[,.;]| and ", stack.after(claim))[0])]
    fates_ = [[c for c in exact if c.measure == name and c not in saved] for name in ("killed", "injured")]
    if len(whole) != 1 or len(saved) != 1 or any(len(told) != 1 for told in fates_):
        return None
    parts = sorted((fates_[0][0], fates_[1][0], saved[0]), key=lambda part: part.start)
    near = abs(sum(part.low for part in parts) - whole[0].low) <= NEAR_WHOLE * whole[0].low
    return (whole[0], tuple(parts)) if near and whole[0].low >= LEAST else None


def feared(stack: Stack, claims: list[Claim]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """A toll feared, and beside it the dead found and those still missing that would make it."""
    people = [claim for claim in claims if claim.kind == "count" and claim.dimension == PERSON and claim.best]
    dead = [claim for claim in people if claim.measure == "killed" and claim.bound == "exact" and claim.is_known]
    lost = [claim for claim in people if claim.measure in ("missing", "trapped") and claim.bound == "exact"]
    totals = [
        c for c in people if c.measure in ("killed", None) and (c.status == "provisional" or c.bound == "at_most")
    ]
    for total in totals if dead and lost else ():
        at = stack.sentence(total)
        near = ([one for one in some if abs(stack.sentence(one) - at) <= REACH] for some in (dead, lost))
        parts = next((pair for pair in product(*near) if pair[0].point + pair[1].point == total.best), None)
        if parts and total not in parts:
            yield total, tuple(sorted(parts, key=lambda part: part.start))


def is_capacity(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is what a vessel may carry, and not what it carried: "licensed to carry 600 passengers"."""
    return bool(MAY_CARRY.search(stack.before(claim, BEFORE)) or SEATS.match(stack.after(claim)))


def is_plain(claim: Claim) -> bool:
    """A figure of everybody, that adds to none and is part of none."""
    return claim.is_known and not (claim.is_addition or claim.is_subset or claim.population or claim.restates)


def ballots(stack: Stack, claims: list[Claim]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Votes cast, with the valid and the void ones that make them up; the valid ones, with the yes and the no."""
    counted = [
        claim for claim in claims if claim.measure in (*VOTES, None) and claim.is_known and claim.bound == "exact"
    ]
    if len(counted) < 3:
        return
    words = {claim.fact_id: _words(stack, claim) for claim in counted}
    votes = [c for c in counted if c.measure or CAST.search(words[c.fact_id]) or VOID.search(words[c.fact_id])]
    valid = [claim for claim in votes if VALID.search(words[claim.fact_id])]
    void = [claim for claim in votes if VOID.search(words[claim.fact_id]) and claim not in valid]
    rest = [claim for claim in votes if claim not in valid and claim not in void]
    yield from _near_totals(product(valid[:1], void[:1]), rest)
    after = [f"{claim.surface}{re.split(r'[0-9)]', stack.after(claim), maxsplit=1)[0]}" for claim in votes]
    yes, no = ([c for c, told in zip(votes, after, strict=True) if side.search(told)][:1] for side in (YES, NO))
    yield from _near_totals(product(yes, no), valid)


def _near_totals(
    pairs: Iterable[tuple[Claim, Claim]], totals: list[Claim]
) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """The first pair and total of votes that are meant to agree, since they nearly do."""
    for (one, other), total in product(pairs, totals):
        made = one.low + other.low
        larger = total.low > max(one.low, other.low) and total not in (one, other) and one is not other
        if larger and abs(made - total.low) <= NEAR_TOTAL * total.low:
            yield total, tuple(sorted((one, other), key=lambda part: part.start))
            return


def _words(stack: Stack, claim: Claim) -> str:
    """What a count of votes is said to be of: before its "is", else up to the next figure, else from the one before."""
    led = LED_TO.search(stack.before(claim, LED))
    if led:
        return f"{led.group()} {claim.surface}"
    after = claim.surface + re.split(r"[\d.;]", stack.after(claim), maxsplit=1)[0]
    if VALID.search(after) or VOID.search(after):
        return after
    before = re.split(r"[\d.;,]", stack.before(claim))[-1]
    return f"{before} {after}"
