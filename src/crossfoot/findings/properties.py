"""By what property some figures are told apart: groups by two of them overlap and never add."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.stack import Stack
from crossfoot.lexicon.patterns import whole_words

NEXT = re.compile(r"[\d.,;:()]|\band\b")
"""Behind a figure: where another one's words may begin."""
SHARE = re.compile(r"[^.;\d]{0,30}?\(\s*(?:or |about )?(\d[\d.]*) ?(?:%|per ?cent)|,? or (\d[\d.]*) ?(?:%|per ?cent)")
"""Behind a figure that is told as a share of its total too."""
WHOLE = 100.5
"""Percent that shares of one total come to at the most, as they are rounded."""


def overlap(stack: Stack, parts: Iterable[Claim]) -> bool:
    """Whether groups can hold the same people: they are told by two properties, or as shares of more than all."""
    parts = list(parts)
    told = [property_ for part in parts if (property_ := _property(stack, part))]
    if sum(name == "sex" for name, _ in told) > 1:  # "24 men, 14 women and 15 children" are three groups apart
        told = [(name, word) for name, word in told if word not in lexicon.words("properties", "age", "young")]
    shares = [float(found[1] or found[2]) for part in parts if (found := SHARE.match(_behind(stack, part)))]
    return len({name for name, _ in told}) > 1 or (len(shares) == len(parts) and sum(shares) > WHOLE)


def _property(stack: Stack, claim: Claim) -> tuple[str, str] | None:
    """The property a figure's own words tell it by, the first that they name, with the word."""
    own = own_words(stack, claim)
    firsts = [(one.start(), name, one[0].casefold()) for name, pattern in _patterns() if (one := pattern.search(own))]
    return min(firsts)[1:] if firsts else None


def own_words(stack: Stack, claim: Claim) -> str:
    """A figure and the words behind it, up to where another one's may begin."""
    return f"{claim.surface} {NEXT.split(_behind(stack, claim), maxsplit=1)[0]}"


def _behind(stack: Stack, claim: Claim) -> str:
    text = stack.texts.get(claim.dispatch_id, "")
    return text[claim.end : stack.sentence_span(claim)[1]]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, whole_words(entry["words"])) for name, entry in lexicon.load("properties").items())
