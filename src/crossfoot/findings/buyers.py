"""For whom, when and in which pack a price holds, by the words of its clause."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.lexicon.patterns import whole_words

PACK = re.compile(
    r"(?:(\d+(?:\.\d+)?)[ -]?(kg|kilo|kilogram|kilogramme|lb|pound|litre|liter|l)s?[ -]+)?"
    r"\b(bag|sack|cylinder|canister|tin|bottle|drum|bucket|carton|loaf|tray|crate)s?\b",
    re.IGNORECASE,
)
"""What a price is for one of: "a 50 kg bag", "a cylinder"."""
CLAUSE = re.compile(r"[;:]|\bwhile\b|\bwhereas\b|[.!?](?=\s|$)")
MAXIMUM = re.compile(r"\bmaximum\b|\bhighest\b", re.IGNORECASE)
NEAR = 60
"""Characters on either side in which the pack is named."""


def conditions(sentence: str, start: int, end: int, claim: Claim) -> frozenset[str]:
    """What a price is told to hold for, by the clause of its sentence in which ``[start, end)`` stands.

    The highest of the prices of a ride is that of the peak.
    """
    first = max((found.end() for found in CLAUSE.finditer(sentence, 0, start)), default=0)
    stop = CLAUSE.search(sentence, end)
    clause = sentence[first : stop.start() if stop else len(sentence)]
    named = {name for name, words in _words().items() if words.search(clause)}
    if MAXIMUM.search(claim.surface):
        named.add("peak")
    pack = PACK.search(sentence, max(first, start - NEAR), end + NEAR)
    if pack:
        named.add("pack " + " ".join(filter(None, (pack[1], (pack[2] or "")[:1], pack[3]))).lower())
    return frozenset(named - ({"peak"} if "off_peak" in named else set()))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: whole_words(entry["words"]) for name, entry in lexicon.load("buyers").items()}
