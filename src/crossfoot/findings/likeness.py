"""Whether two figures are told to be of one thing, and not merely not known to differ.

An alarm needs that: where only one of two counts takes in the missing, is of suspected cases, of those brought to one
hospital, of workers, or is a town's police's, each may be right.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import CASES
from crossfoot.findings.places import other_place
from crossfoot.lexicon.patterns import whole_words

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

NAMED = re.compile(r"[^\W\d_]{2,}")


def another_definition(stack: Stack, a: Claim, b: Claim) -> str:
    """By what words one of two figures counts others than the other does; empty where both count alike."""
    if a.state != b.state:
        return "what was destroyed and what was damaged are two things"
    if {a.measure, b.measure} & CASES and stack.basis(a) != stack.basis(b):
        return "confirmed and suspected cases are two things"
    if _has("or_missing", stack, a) != _has("or_missing", stack, b):
        return "one counts the missing with the dead"
    less, more = sorted((a, b), key=lambda claim: claim.figure or claim.low)
    if counts_only_some(stack, a) != counts_only_some(stack, b):
        return "one counts only some of them"
    if _has("brought", stack, less) and not _has("brought", stack, more):
        return "one is of those brought to a hospital"
    return ""


def counts_only_some(stack: Stack, claim: Claim) -> bool:
    """Whether its sentence says that a figure is of some of them only: "which counts only civilians"."""
    return _has("some_only", stack, claim)


def doubt_of_likeness(a: Claim, b: Claim) -> str:
    """Why two figures may be of two groups or places though nothing says so; empty where they are told alike."""
    if not _is_one_sort(a.item, b.item):
        return "one is of people of one sort"
    if _speaks_for(a) != _speaks_for(b):
        return "one is given by those of another place"
    return ""


def _has(entry: str, stack: Stack, claim: Claim) -> bool:
    own = claim.attribution or ""
    return bool(_words(entry).search(stack.sentence_text(claim).replace(own, "")))


@cache
def _words(entry: str) -> re.Pattern[str]:
    return whole_words(lexicon.words("definitions", entry))


def _is_one_sort(first: str, second: str) -> bool:
    """Whether two nouns can be of the same people: both leave it open, or they share a word."""
    one, other = (frozenset(NAMED.findall(item.casefold())) for item in (first, second))
    everybody = lexicon.words("definitions", "everybody")
    open_ = [not words or bool(words & everybody) for words in (one, other)]
    return all(open_) or bool(one & other)


def _speaks_for(claim: Claim) -> str:
    """The place for which a figure's speaker speaks, where it is not the figure's own: "Legazpi police"."""
    return other_place(claim.attribution or "", claim.place)
