"""What stands above a story without a stop: the day it was printed, bars, and the dateline with its agency.

"Boat sinks Fri Jul 30, 2010 5:48am EDT KINSHASA (Reuters) - At least 73 drowned."
"""

from __future__ import annotations

import re
from functools import cache

from crossfoot import lexicon
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.headlines import headline_end

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# "July 2, 2013 A strong …", "9 September 2013 11:55 Four men …": headline and date run into the first sentence.
_PRINTED = re.compile(
    r"(\b(?:on|in|of|by|since|until|from|before|after)\s)?"
    rf"\b(?:(?:{_MONTHS})[a-z]*\.?\ \d{{1,2}},?\ \d{{4}}"
    rf"|\d{{1,2}}\ (?:{_MONTHS})[a-z]*\.?,?\ \d{{4}}|date\ \d{{4}}-\d\d-\d\d)"
    r"(,?\ \d{1,2}[:.]\d\d(?:\ ?[ap]\.?m\b\.?)?(?:\ (?:GMT|UTC|[A-Z]{2,4}))?)?"
    r"(?-i:\ +(?=[\"“‘]?[A-Z][\w’'-]*[ ,]))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[12][09]\d\d[ ,T-]")
_PRINTED_WITHIN = 600
"""How far into a text, in characters, a headline and the day it was printed can reach."""
_WITHIN = 400
"""How far bars and a dateline that names its agency can."""
_BAR = re.compile(r" \| ")
"""Between what stands above a story: "The Post, Jakarta | Sun, 10/02/2005 | National Thousands of students"."""
ZONES = "[A-Z]{1,3}T|UTC|WIB|MSK|AM|PM"
"""What ends a time of print, and is no place: "5:48am EDT"."""


def furniture_ends(text: str) -> list[int]:
    """Where dates end that run into the first sentence, a dateline begins that names its agency, bars and headline end.

    Dates are looked for only around a year near the beginning.
    """
    found = []
    for year in _YEAR.finditer(text, 0, _PRINTED_WITHIN):
        match = _PRINTED.search(text, max(0, year.start() - 28), year.end() + 28)
        if match and (match[2] or not match[1]):
            found.append(match.end())
    line = agency_line(text)
    if line and line.start():
        found.append(line.start())
    bars = [match.end() for match in _BAR.finditer(text, 0, _WITHIN)]
    if len(bars) > 1:
        found.append(bars[-1])
    headline = headline_end(text, found)
    return found if headline is None else [*found, headline]


def agency_line(text: str) -> re.Match[str] | None:
    """A dateline that names its agency, with the group ``where``; None where the text has none near its beginning.

    >>> found = agency_line("Boat sinks Fri Jul 30, 2010 5:48am EDT KINSHASA (Reuters) - At least 73 drowned.")
    >>> found["where"]
    'KINSHASA'
    """
    if text.find("(", 0, _WITHIN) < 0:
        return None
    return _agency_line().search(text, 0, _WITHIN)


@cache
def _agency_line() -> re.Pattern[str]:
    agencies = either(lexicon.load("dates")["agencies"]["names"])
    capitals = rf"\b(?!(?:{ZONES}) )[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+){{0,3}}"
    name = r"\b(?<![^\W\d] )[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?"
    return re.compile(
        rf"(?P<where>(?:{capitals}|{name})(?:, (?!\w+\.? \d)[A-Z][\w. ]{{1,24}}?)?)"
        rf"(?:, [A-Z][a-z]+\.? \d{{1,2}}|, \d{{1,2}} [A-Z][a-z]+)? \((?:{agencies})\)(?:\s?[-–—:]+)?\s+(?=[\"“‘A-ZÀ-Þ])"
    )
