"""Bare numbers that are somebody's count of a crowd: "the unions spoke of two million and the police of 250,000"."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import PERSON, Claim, folded
from crossfoot.lexicon.patterns import either, whole_words

FEWEST = 1000
"""Fewer than this a bare number counts too many other things."""
NEAR = 300
"""Characters before a figure in which the sentences stand that may tell of a crowd."""
BEHIND = 120
SENTENCE = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z])|\n")
SPOKE = re.compile(
    r"(?:[.;,?!]\s+|\b(?:and|while|but)\s+)((?:[Tt]he\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,4}?)\s+"
    rf"(?:(?:{either(lexicon.words('sides', 'speaking'))})\s+)?of\s+(?:only |some |about )?\Z"
)
"""Who spoke of a bare number, or whose it is behind one that somebody else spoke of."""
DIGIT = re.compile(r"\d")
PEOPLE = frozenset({"person", "dimensionless"})
COUNTED = re.compile(
    r"\b(?!million\b|some\b|about\b|around\b|people\b|over\b|more\b|than\b|least\b|nearly\b|half\b|thousand\b|hundred\b)[^\W\d_]{4,}",
    re.IGNORECASE,
)
"""A word of a surface that names what it counts."""


def as_turnout(claim: Claim, text: str) -> Claim:
    """The claim, as the size of a crowd where its sentence counts those who came and nothing else."""
    big = (claim.figure or claim.low) >= FEWEST and claim.kind == "count" and claim.unit in PEOPLE
    if not big or claim.measure == "crowd" or claim.part_of or claim.converts or COUNTED.search(claim.surface):
        return claim
    if claim.item.casefold() not in ("", "people") or not _counts_who_came(text, claim):
        return claim
    claim = claim._replace(measure="crowd", unit="person", dimension=PERSON, doubt="", status=_stated(claim))
    side = None if claim.speaker else SPOKE.search(text, max(0, claim.start - NEAR), claim.start)
    return claim._replace(attribution=side[1], speaker=folded(side[1])) if side else claim


def with_earlier(claims: list[Claim]) -> list[Claim]:
    """The claims, where what a crowd is said to have come from is a crowd too: "997,000, down from 1.1 million"."""
    came = {claim.changed_from for claim in claims if claim.measure == "crowd" and claim.changed_from}
    return [
        claim._replace(measure="crowd", unit="person", dimension=PERSON, doubt="")
        if claim.fact_id in came and claim.measure is None and claim.unit in PEOPLE
        else claim
        for claim in claims
    ]


def _stated(claim: Claim) -> str:
    """An estimate is how a crowd is counted."""
    return "asserted" if claim.status == "provisional" else claim.status


def _counts_who_came(text: str, claim: Claim) -> bool:
    digits = DIGIT.search(text, claim.start, claim.end)  # "at about 14,170" begins with the words of a tally
    begins = digits.start() if digits else claim.start
    before, after = text[max(0, begins - NEAR) : begins], text[claim.end : claim.end + BEHIND]
    sentence = f"{SENTENCE.split(before)[-1]}{claim.surface}{SENTENCE.split(after, maxsplit=1)[0]}"
    told = _words("turnouts").search(before) or _words("turnouts").search(sentence)
    if not told or _words("no_turnouts").search(sentence):
        return False
    return bool(_tallied().search(before) or _words("turnouts").match(after.lstrip()))


@cache
def _words(entry: str) -> re.Pattern[str]:
    return whole_words(lexicon.words("sides", entry))


@cache
def _tallied() -> re.Pattern[str]:
    hedge = r"(?:(?:only|just|some|about|around|nearly|over|more than|at least|up to|an? \w+)\s+)?"
    tally = either(lexicon.words("sides", "tallies"))
    shared = rf"\b(?:{tally})\b[^.;]{{0,60}}\band\b[^.;,]{{3,40}}\bof"
    """ "The unions spoke of two million and the police of"."""
    number = r"\b(?:number|numbers|figure|estimate|turnout) (?:of|for)\b[^.;,]{3,80}\bat"
    return re.compile(rf"(?:\b(?:{tally})|{shared}|{number}|,\s+at),?\s+{hedge}\Z", re.IGNORECASE)
