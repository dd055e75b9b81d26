"""Where a dispatch was sent from and by whom: "KINSHASA (Reuters) - ", wherever in the furniture above a story."""

from __future__ import annotations

import re
from functools import cache

from crossfoot import lexicon
from crossfoot.lexicon.patterns import either

HEAD = 400
"""How far into a text, in characters, its dateline can stand: after a headline, dates of print and a byline."""

ZONES = "[A-Z]{1,3}T|UTC|WIB|MSK|AM|PM"
"""What ends a time of print, and is no place: "5:48am EDT"."""


def agency_line(text: str) -> re.Match[str] | None:
    """A dateline that names its agency, with the group ``where``; None where the text has none near its beginning.

    >>> found = agency_line("Boat sinks Fri Jul 30, 2010 5:48am EDT KINSHASA (Reuters) - At least 73 drowned.")
    >>> found["where"]
    'KINSHASA'
    """
    if text.find("(", 0, HEAD) < 0:
        return None
    return _agency_line().search(text, 0, HEAD)


@cache
def _agency_line() -> re.Pattern[str]:
    agencies = either(lexicon.load("dates")["agencies"]["names"])
    capitals = rf"\b(?!(?:{ZONES}) )[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+){{0,3}}"
    name = r"\b(?<![^\W\d] )[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?"
    return re.compile(
        rf"(?P<where>(?:{capitals}|{name})(?:, (?!\w+\.? \d)[A-Z][\w. ]{{1,24}}?)?)"
        rf"(?:, [A-Z][a-z]+\.? \d{{1,2}}|, \d{{1,2}} [A-Z][a-z]+)? \((?:{agencies})\)(?:\s?[-–—:]+)?\s+(?=[\"“‘A-ZÀ-Þ])"
    )
