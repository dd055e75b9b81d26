"""Where a headline ends that runs into the first sentence without a stop: "Ferry sinks off Batan At least 22 drowned".

The lead opens with a capital in the midst of small letters: "At least 22", "A strong earthquake", "The Navy". A
headline in which all words have capitals shows nothing by "In" or "A", unless small words follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import either

LONGEST = 240
"""How far into a text, in characters, a headline can reach."""
SHORTEST = 3
"""Words a headline has at the least."""
_STOP = re.compile(r"[.!?…]['\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|;\s+(?=[A-Z])|\n")
_SMALL = re.compile(r"(?<![\w'’-])[a-z]{4,}(?!\w)")
_LAST = re.compile(r"([\w-]+)[ \"”’)]*$")


def lead_start(text: str, breaks: Iterable[int] = ()) -> int | None:
    """Where the lead begins behind a headline that has no stop; None where none shows.

    Parameters
    ----------
    text : str
        As received.
    breaks : iterable of int
        Where dates and agencies above the headline end.

    >>> text = "Ferry sinks off Batan At least 22 people drowned."
    >>> text[lead_start(text):]
    'At least 22 people drowned.'
    """
    for start in sorted({0, *breaks}):
        stop = _STOP.search(text, start, start + LONGEST)
        last = stop.start() if stop else min(len(text), start + LONGEST)
        for match in _lead().finditer(text, start, last):
            if _opens_lead(text[start : match.start()], match):
                return match.start("lead")
    return None


def _opens_lead(headline: str, match: re.Match[str]) -> bool:
    """Whether what stands before a capital word is a headline, and the word no part of it."""
    before = _LAST.search(headline)
    if before is None or len(headline.split()) < SHORTEST:
        return False
    if match["phrase"]:
        return True
    mixed = _SMALL.search(headline) is not None
    if match["number"]:
        return mixed
    if match["opener"]:
        lettered = match["opener"] == "A" and before[1].lower() in lexicon.words("headlines", "lettered")
        return (mixed or match["small"] is not None) and not lettered
    return mixed and before[1].islower() and before[1] not in lexicon.words("headlines", "before_the")


@cache
def _lead() -> re.Pattern[str]:
    """A capital word that may open the lead, behind a word and a space."""
    entries = lexicon.load("headlines")
    phrases, openers, numbers = (either(entries[name]["words"]) for name in ("phrases", "openers", "numbers"))
    return re.compile(
        rf" (?<=[\w'’\"”)%] )(?P<lead>(?P<phrase>(?:{phrases}) (?=[a-z0-9]))"
        rf"|(?P<opener>{openers})(?P<small>(?= [a-z]+ [a-z]))? (?=[a-z])|(?P<number>{numbers}) (?=[a-z])|The (?=\w))"
    )
