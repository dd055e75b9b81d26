"""The same digits ten times apart.

Policy: "4.2 billion" in one dispatch and "42 billion" in another, of one thing within `SOON`, is a slip of the point.
There must be two digits at least, and the two sentences must be of one thing by their words. An alarm for money; an
area burned and a count of people may grow tenfold, so these are told without one. A toll of one place and day that is
ten times another's is told whatever the words; an alarm where a third dispatch, of that day or later, keeps to the
smaller one. Which is right is not said.

    >>> from crossfoot.findings.trying import tried
    >>> tried("tens", "The flood in Derna cost 4.2 billion euros.", "The flood in Derna cost 42 billion euros.")
    conflicts! 4200000000, 42000000000
    >>> tried("tens", "The bridge in Derna cost 18 million euros.", "Derna spends 180 million euros on its schools.")
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from crossfoot import regexes as re
from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.comparing import NEVER_FALL, ordinal
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import both

LARGE = 1000.0
TOLL = 10.0
FAR = 0.5
"""A figure below this share of the larger one keeps to the smaller."""
SOON = 2
"""Days."""
SURE, LIKELY = 80, 50
"""How alike the words of two sentences must be (rapidfuzz's token set ratio); less where both are read to measure one
thing of which a dispatch has one amount."""
SEVERAL = frozenset({None, "price", "budget", "sales", "change"})
"""Measures under which a dispatch has many amounts."""
SORTS = frozenset({"money", "price", "measurement", "count"})
WORD = re.compile(r"[^\W\d_]{3,}")
COMMON = frozenset(
    {"the", "and", "for", "was", "that", "said", "has", "had", "its", "with", "will", "million", "billion"}
)


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a run of digits and pair of sizes: the latest of each before."""
    last: dict[tuple[str, str, str, int], Claim] = {}
    told: set[tuple[str, str, str, int]] = set()
    for claim in stack.claims:
        figure = claim.size
        least = TOLL if _is_toll(claim) else LARGE
        if claim.kind not in SORTS or claim.status not in STATED or figure < least or claim.converts:
            continue
        digits, size = digits_of(figure)
        for other_size in (size - 1, size + 1) if len(digits) > 1 else ():
            key = claim.unit, stack.root_of(claim), digits, max(size, other_size)
            other = last.get((claim.unit, stack.root_of(claim), digits, other_size))
            if other and key not in told and _is_one_thing(stack, other, claim):
                told.add(key)
                yield _told(stack, other, claim)
        last[claim.unit, stack.root_of(claim), digits, size] = claim


def digits_of(figure: float) -> tuple[str, int]:
    """The digits that count, and how many stand before the point.

    >>> digits_of(4.2e9), digits_of(42e9)
    (('42', 10), ('42', 11))
    """
    mantissa, _, exponent = f"{figure:.6e}".partition("e")
    return mantissa.replace(".", "").rstrip("0"), int(exponent) + 1


def _is_one_thing(stack: Stack, a: Claim, b: Claim) -> bool:
    days = abs(ordinal(a.reported) - ordinal(b.reported))
    linked = a.is_subset or b.is_subset or a.part_of or b.part_of or not stack.is_one_event(a, b)
    if a.dispatch_id == b.dispatch_id or days > SOON or linked or (a.kind == "count" and a.measure != b.measure):
        return False
    if _is_toll(a) and _is_toll(b):
        return a.measure == b.measure and a.reported == b.reported and a.place == b.place and stack.are_versions(a, b)
    named = a.measure == b.measure and a.measure not in SEVERAL and a.kind == "money"
    first, second = (_content(stack.sentence_text(claim)) for claim in (a, b))
    return bool(fuzz.token_set_ratio(first, second, score_cutoff=LIKELY if named else SURE))


def _content(sentence: str) -> str:
    return " ".join(word for word in WORD.findall(sentence.casefold()) if word not in COMMON)


def _is_toll(claim: Claim) -> bool:
    """An exact count of all the dead or hurt."""
    plain = not (claim.population or claim.is_addition or claim.is_subset or claim.part_of)
    return plain and claim.measure in NEVER_FALL and claim.unit == "person" and claim.bound == "exact"


def _is_kept_to(stack: Stack, first: Claim, second: Claim) -> bool:
    """Whether a third dispatch, of that day or a later one, gives a figure nearer the smaller one."""
    less, more = sorted((first, second), key=lambda claim: claim.size)
    figures = {
        claim.dispatch_id
        for claim in stack.claims
        if claim.measure == less.measure and claim.place == less.place and claim.reported >= less.reported
        if _is_toll(claim) and less.size <= claim.size < FAR * more.size
    }
    return len(figures - {first.dispatch_id, second.dispatch_id}) > 0


def _told(stack: Stack, first: Claim, second: Claim) -> Finding:
    a, b = both(first, second)
    text = f"{a} and {b} have the same digits, ten times apart: the point of one of them may have slipped."
    money = "money" in (first.kind, second.kind) and first.status == second.status
    alarm = money or (_is_toll(first) and _is_kept_to(stack, first, second))
    return found(__name__, "conflicts", [first, second], text, severity="warning" if alarm else "info")
