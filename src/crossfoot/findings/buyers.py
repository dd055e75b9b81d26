"""For whom, when and in which pack a price holds, by the words of its clause."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.lexicon.patterns import either, whole_words

PACK = re.compile(
    rf"(?:(\d+(?:\.\d+)?)[ -]?({either(lexicon.words('packs', 'sizes'))})s?[ -]+)?"
    rf"\b({either(lexicon.words('packs', 'packs'))})s?\b",
    re.IGNORECASE,
)
"""What a price is for one of: "a 50 kg bag", "a cylinder"."""
CLAUSE = re.compile(r"[;:]|\bwhile\b|\bwhereas\b|[.!?](?=\s|$)")
MAXIMUM = re.compile(r"\bmaximum\b|\bhighest\b", re.IGNORECASE)
JOINED = re.compile(r",? (?:and|but) ")
"""What parts the prices of one clause: "$2.2 for diplomats and $3.31 for everybody else"."""
NEAR = 60
"""Characters on either side in which the pack is named."""


def conditions(sentence: str, start: int, end: int, claim: Claim) -> frozenset[str]:
    """What a price is told to hold for, by the clause of its sentence in which ``[start, end)`` stands.

    Of a clause with several prices the words beside this one go first. The highest of the prices of a ride is that of
    the peak.
    """
    first = max((found.end() for found in CLAUSE.finditer(sentence, 0, start)), default=0)
    stop = CLAUSE.search(sentence, end)
    last = stop.start() if stop else len(sentence)
    named = _named(_beside(sentence, first, start, end, last)) or _named(sentence[first:last])
    if MAXIMUM.search(claim.surface):
        named.add("peak")
    pack = PACK.search(sentence, max(first, start - NEAR), end + NEAR)
    if pack:
        named.add("pack " + " ".join(filter(None, (pack[1], (pack[2] or "")[:1], pack[3]))).lower())
    return frozenset(named - ({"peak"} if "off_peak" in named else set()))


def _beside(sentence: str, first: int, start: int, end: int, last: int) -> str:
    """The part of a clause ``[first, last)`` that tells one of its prices."""
    opens = max((found.end() for found in JOINED.finditer(sentence, first, start)), default=first)
    closes = JOINED.search(sentence, end, last)
    return sentence[opens : closes.start() if closes else last]


def _named(words: str) -> set[str]:
    return {name for name, pattern in _words().items() if pattern.search(words)}


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: whole_words(entry["words"]) for name, entry in lexicon.load("buyers").items()}
