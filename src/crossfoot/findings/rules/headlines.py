"""A headline against its body.

Policy: a figure in the headline should be met by some figure of the body on the same subject, by words and printed
places: "10 dead" over "at least 10 people died" is met. Where the body gives figures on the subject and none of them
meets the headline's, they are in conflict: an alarm, since most readers see only the one, unless the nearest figure is
so far off (`FACTOR`) that it counts something else, and is no misprint of it by its digits. "81 dead" over "at least 18
people died" is not met: a floor in the body is what was known. A headline is the title where one came apart (no rows of
the table of facts, so the finding weighs the body's and quotes the title), else a first line that does not end like a
sentence, or words that begin most with capitals. A title that gives a country the figure of all ("4,500 British jobs"
over 850 in Britain of 4,500) is met by none. An amount
of money whose digits the body has with another scale word ("$3 billion", "$3 million") is in conflict too, whatever
both are read to measure, and so is one that the body has in another currency alone ("$50M", "50 million euros"), also
under a first sentence of few words.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "headlines",
    ...     "Nine Dead as Flood Hits Derna\\nSix people were killed in Derna on Monday, police said.",
    ... )
    conflicts! 9, 6
    >>> tried(
    ...     "headlines",
    ...     "Six Dead as Flood Hits Derna\\nAt least six people were killed in Derna on Monday, police said.",
    ... )
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossfoot.findings.claims import Claim, overlap
from crossfoot.findings.comparing import FACTOR, aligned, is_compared, times_apart
from crossfoot.findings.heads import headline_end
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import relation, root
from crossfoot.findings.rules.digits import LEAST, SCALES
from crossfoot.findings.rules.tens import digits_of
from crossfoot.findings.stack import Stack
from crossfoot.findings.titles import is_of_title, title_claims
from crossfoot.findings.wording import quote, said
from crossfoot.units import currency

ROUND = 1
"""Digits of a floor that names a step on the way: "more than 30" is met by 40, "more than 200" by 260."""
ABOVE = 1.25
"""By how many times a headline may exceed the "at least" of its body: it is written last, from the same copy."""
TENFOLD = 10.0
FEW = 9
"""Words at most of a first sentence that is a headline by its length."""


def _firsts(heads: Iterable[Claim]) -> list[Claim]:
    """The first figure of a headline for each measure: "Toll climbs to 355, missing 500" has one toll."""
    return list({claim.measure or claim.fact_id: claim for claim in reversed(list(heads))}.values())[::-1]


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a figure of a headline that its body does not meet."""
    for name, claims in stack.by_dispatch.items():
        end = _end(stack, name)
        heads = _firsts(claim for claim in claims if claim.end <= end and claim.is_known)
        yield from _of_two_currencies(claims, heads or list(_of_short_sentence(stack, claims)))
        yield from _unmet(stack, heads, claims, end)
        if stack.titles:
            titled = _firsts(claim for claim in title_claims(stack, name, claims) if claim.status == "asserted")
            yield from _unmet(stack, titled, claims, end)


def _end(stack: Stack, name: str) -> int:
    """Where the headline of a text ends: its title, where it begins with that."""
    text, title = stack.texts.get(name, ""), stack.titles.get(name, "")
    start = len(text) - len(text.lstrip())
    return start + len(title) if title and text.startswith(title, start) else headline_end(text)


def _unmet(stack: Stack, heads: list[Claim], claims: list[Claim], end: int) -> Iterator[Finding]:
    """The figures of a headline that no figure of the body on their subject meets."""
    for head in heads:
        body = [c for c in claims if c.start >= end and _same_subject(stack, head, c)]
        slipped = None if body else next((c for c in claims if c.start >= end and _is_slip(head, c)), None)
        if slipped:
            yield _told(head, slipped)
        elif part := _of_country(head, claims):
            yield _told(head, part, sure=True)
        elif body and not any(_is_met(head, aligned(c, head.unit)) for c in body) and not _is_told(head, claims, end):
            yield _told(head, min(body, key=lambda c: (abs(c.size - head.size), c.start)))


def _of_country(head: Claim, claims: list[Claim]) -> Claim | None:
    """What a body gives for the country to which a title gives the figure of all."""
    if not is_of_title(head) or head.kind != "count" or not head.place or root(head.place) != head.place:
        return None
    of_all = [c for c in claims if c.figure == head.figure and c.unit == head.unit and c.bound == head.bound]
    parts = [c for c in claims if c.measure == head.measure and c.unit == head.unit and c.place == head.place]
    smaller = [c for c in parts if c.bound == "exact" and c.size < head.size]
    elsewhere = bool(of_all) and all(c.place != head.place for c in of_all)
    return smaller[0] if elsewhere and len(parts) == len(smaller) == 1 else None


def _of_short_sentence(stack: Stack, claims: list[Claim]) -> Iterator[Claim]:
    """The figures of a first sentence of few words."""
    first = [claim for claim in claims if stack.sentence(claim) == 0]
    if first and len(stack.sentence_text(first[0]).split()) <= FEW:
        yield from first


def _of_two_currencies(claims: list[Claim], heads: list[Claim]) -> Iterator[Finding]:
    """A large amount of a headline that the body has in another currency alone, and restates in none."""
    for head in heads:
        if not currency(head.unit) or head.size < LEAST:
            continue
        same = [c for c in claims if c not in heads and c.figure == head.figure and currency(c.unit)]
        if same and not head.converts and not any(c.converts or currency(c.unit) == currency(head.unit) for c in same):
            yield _told(head, same[0])


def _is_met(head: Claim, claim: Claim) -> bool:
    """Whether a figure of the body can be the headline's; "at least 18" allows 81, and is not what 81 was made of."""
    floor = claim.figure if claim.is_floor and head.bound == "exact" else None
    return overlap(head, claim) and (floor is None or (head.low <= _reach(claim) and not _is_swapped(head, claim)))


def _reach(floor: Claim) -> float:
    """The most that a headline may give over a floor: the next step, where "more than" names one."""
    digits, size = digits_of(floor.size)
    step = 10.0 ** (size - 1) if floor.bound == "more_than" and len(digits) == ROUND and size > 1 else 0.0
    return max(ABOVE * floor.size, floor.size + step)


def _is_told(head: Claim, claims: list[Claim], end: int) -> bool:
    """Whether the body has the headline's number under whatever measure, or parts of it."""
    return any(c.start >= end and (c.figure == head.figure or c.part_of == head.fact_id) for c in claims)


def _is_slip(head: Claim, claim: Claim) -> bool:
    """Whether two amounts of one currency have the same digits, a scale word apart."""
    if not (currency(head.unit) and head.unit == claim.unit and head.figure and claim.figure and claim.is_known):
        return False
    more, less = max(head.figure, claim.figure), min(head.figure, claim.figure)
    scales = (TENFOLD, *SCALES) if head.measure and head.measure == claim.measure else SCALES
    return less >= LEAST and any(abs(more - less * scale) < 1e-6 * more for scale in scales)


def _is_swapped(head: Claim, claim: Claim) -> bool:
    """Whether two whole numbers have the same digits in another order: 81 and 18."""
    first, second = (f"{claim.size:.0f}" for claim in (head, claim))
    return first != second and len(first) == len(second) and sorted(first) == sorted(second)


def _same_subject(stack: Stack, head: Claim, claim: Claim) -> bool:
    sort = (head.measure, head.dimension, head.population) == (claim.measure, claim.dimension, claim.population)
    whole = claim.fact_id not in stack.shares and not claim.is_addition and not claim.converts
    if is_of_title(head):  # a word or two, read without the dateline: "off Cebu" is told of Talisay
        here = not (root(head.place) and root(claim.place)) or root(head.place) == root(claim.place)
    else:
        here = relation(head.place, claim.place) != "apart"
    one_time = stack.stretch(claim) == ("" if is_of_title(head) else stack.stretch(head))
    return (
        sort and whole and here and one_time and claim.is_known and is_compared(head.measure) and _is_whole(stack, head)
    )


def _is_whole(stack: Stack, head: Claim) -> bool:
    """Whether a headline's figure is no part of another, and adds to none."""
    return not (head.is_addition or head.is_subset or head.fact_id in stack.shares)


def _told(head: Claim, body: Claim, *, sure: bool = False) -> Finding:
    text = f"The headline's {said(head)} is met by no figure of its body, which has {quote(body)}."
    swapped = _is_swapped(head, body)
    if swapped:
        text = f"{text[:-1]}: the same digits in another order."
    one_number = currency(head.unit) != currency(body.unit)
    near = swapped or one_number or _is_slip(head, body) or times_apart(head, body) <= FACTOR
    severity = "warning" if sure or near else "info"
    if is_of_title(head):
        text, severity = text.replace("headline", "title", 1), "info" if head.doubt else severity
        also = [value for value in (head.figure,) if value is not None]
        return found(__name__, "conflicts", [body], text, severity=severity, by_measure=True).weighing(also=also)
    return found(__name__, "conflicts", [head, body], text, severity=severity, by_measure=True)
