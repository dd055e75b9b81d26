"""What stands above a story without a stop: the day it was printed, bars, and the dateline.

"Boat sinks Fri Jul 30, 2010 5:48am EDT KINSHASA (Reuters) - At least 73 drowned."
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.months import beginnings
from crossfoot.lexicon.patterns import either, trie
from crossfoot.mentions.headlines import lead_start

_MONTHS = beginnings()
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
_LINE_WITHIN = 800
"""How far headline, caption and credits push a dateline down that its own shape tells."""
_BAR = re.compile(r" \| ")
"""Between what stands above a story: "The Post, Jakarta | Sun, 10/02/2005 | National Thousands of students"."""
_LINE_DATE = rf"(?:, (?:(?i:{_MONTHS})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?i:{_MONTHS})[a-z]*)(?:,? \d{{4}})?)?"
_NO_ZONE = "(?!(?<=[EPCM])T |(?<=[AP])M |[SDKG]?[TM]T |(?:FE|FP|PA|PP|TI|NI|PI|AP) )"
"""Behind the capital of "NEW YORK" and "LA PAZ", that of no time zone or agency: "3:01 PM ET", "EPA-EFE"."""
# The capital comes first, and what stands before it is looked at from behind it, so that sre skips to capitals.
_CAPITAL_LINE = re.compile(
    r"(?P<where>[A-ZÀ-Þ](?<=\b.)"
    r"(?:(?<=\b[AP]M .)|(?<=\bAP .)|(?<=\bAFP .)|(?<=\bEPA .)|(?<=\bEFE .)|(?<=\bPTI .)"
    r"|(?<=\b[A-Z]{2}T .)|(?<=\b[EPCM]T .)|(?<![A-ZÀ-Þ:] .))"
    rf"(?:[A-ZÀ-Þ'’.-]{{3,}}|{_NO_ZONE}[A-ZÀ-Þ'’.-]{{1,2}}(?= (?:D[EAO]S? )?[A-ZÀ-Þ]{{3}}))"
    rf"(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){{0,3}}"
    rf"(?P<outer>, (?!(?i:{_MONTHS})[a-z]*\.? \d)[A-Z][\w. ]{{1,24}}?)?)" + _LINE_DATE + r"(?:\)|,? \([^)]{1,30}\))?"
    r"\s?(?:--+|//|[–—•]| - |-(?=\s)|(?<=[A-ZÀ-Þ]{4}):(?=\s)|(?(outer):(?=\s)|(?!)))\s?(?=[\"“‘]?[A-ZÀ-Þ])"
)
_DATED_LINE = re.compile(
    r"(?P<where>[A-ZÀ-Þ](?<=\b.)(?!\w*day\b|(?<=[MTWFS])(?:on|ue|ed|hu|ri|at|un),)[\w'’-]{2,}"
    r"(?: [A-ZÀ-Þ][\w'’-]+){0,2})"
    rf", (?:(?i:{_MONTHS})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?i:{_MONTHS})[a-z]*)(?:,? \d{{4}})?"
    r"(?: \([^)]{1,30}\))?(?:(?<=\))|\s?(?:--+|[:–—•]| - |-(?=\s)))\s?(?=[\"“‘]?[A-ZÀ-Þ\d])"
)
"""One with a date that is not in capitals: "Sentinel Desk Barcelona, July 7: FC Barcelona have bought"."""
_OUTER = re.compile(r", (?:[A-ZÀ-Þ][\w'’-]* )*$")
"""Before a name that is what the dateline's town lies in: "UPINGTON, South Africa, 9 November"."""
_MONTH_DAY = re.compile(rf", (?:\d{{1,2}} )?(?i:{_MONTHS})")
_CAPITALISED = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}"
"""A name of up to three words."""
_CLOCKS = "IST|GMT|UTC|EDT|EST|PKT|BST"
_COLON_LINE = re.compile(
    rf"(?:\A\s*|\n|(?P<behind>[\])] |\d ?(?:[ap]m|[AP]M) |\b(?:{_CLOCKS}|hrs) ))"
    rf"(?P<where>(?!(?:{_CLOCKS})\b)(?=[\w'’-]{{3}}){_CAPITALISED}(?:, {_CAPITALISED})?) ?: "
    r"(?=[\"“‘]?(?:[A-ZÀ-Þ]\w*|(?(behind)\d[\d,.]*|[A-ZÀ-Þ]\w*))[ ,][a-z\d])"
)
# Indian papers give the state, too: "… hurt Rae Bareli (Uttar Pradesh): At least 31 people".
_STATE_LINE = re.compile(
    r"(?P<where>[A-ZÀ-Þ](?<=[a-z\d.] .)[\w'’-]{2,}(?: [A-ZÀ-Þ][\w'’-]+)?) "
    r"\([A-ZÀ-Þ][A-Za-zÀ-ÿ. ]{2,24}\): (?=[\"“‘]?[A-ZÀ-Þ\d])"
)
_TOWN_AND_COUNTRY = re.compile(
    rf"(?P<where>{_CAPITALISED}, {_CAPITALISED})(?=[ \t]*\n| \d{{1,2}} [A-Z][a-z]+ \d{{4}}| \|)"
)
"""A line of its own, or between bars and the time of print: "Lan Vo | Hanoi, Vietnam 28 September 2005"."""
_LINE = re.compile(r"\n")
_LINE_OR_BAR = re.compile(r"\n|\| ")
_MARK = re.compile(r"[-/–—•:](?:(?<=[–—•])|(?<=-)[-\s]|(?<=/)/|(?<=:)\s)")
"""What ends every dateline in capitals, and most texts have nowhere near their beginning."""
_ZONES = "[A-Z]{1,3}T|UTC|WIB|MSK|AM|PM"
"""What ends a time of print, and is no place: "5:48am EDT"."""


def furniture_ends(text: str) -> list[int]:
    """Where dates that run into the first sentence, bars and the headline end, and where datelines begin.

    Dates are looked for only around a year near the beginning.
    """
    found = []
    for year in _YEAR.finditer(text, 0, _PRINTED_WITHIN):
        match = _PRINTED.search(text, max(0, year.start() - 28), year.end() + 28)
        if match and (match[2] or not match[1]):
            found.append(match.end())
    found += [line.start("where") for line in (agency_line(text), *shaped_lines(text)) if line]
    found += [match.end() for match in _stamps().finditer(text, 0, _WITHIN)]
    bars = [match.end() for match in _BAR.finditer(text, 0, _WITHIN)]
    if len(bars) > 1:
        found.append(bars[-1])
    lead = lead_start(text, found)
    return found if lead is None else [*found, lead]


def agency_line(text: str) -> re.Match[str] | None:
    """A dateline that names its agency, with the group ``where``; None where the text has none near its beginning.

    >>> found = agency_line("Boat sinks Fri Jul 30, 2010 5:48am EDT KINSHASA (Reuters) - At least 73 drowned.")
    >>> found["where"]
    'KINSHASA'
    """
    if text.find("(", 0, _WITHIN) < 0 or _agency().search(text, 0, _WITHIN) is None:
        return None
    return _agency_line().search(text, 0, _WITHIN)


@lru_cache(maxsize=4)  # sentences and places ask for the datelines of one text
def shaped_lines(text: str) -> tuple[re.Match[str], ...]:
    """What its shape alone makes a dateline, though no stop stands before it, in order, with the group ``where``.

    It is in capitals before a dash or colon, has a date or its state behind it, or stands before a colon behind a
    caption or a time of print: "(Photo: AP) Beijing: At", "Nashik (Maharashtra): At".

    >>> [found["where"] for found in shaped_lines("Ferry sinks Monday, June 23, 2008 MANILA, June 23 -- More died.")]
    ['MANILA']
    >>> [found["where"] for found in shaped_lines("Cholera spreads\\nKampala, Oct 24 (IRIN) - Three more have died.")]
    ['Kampala']
    >>> [found["where"] for found in shaped_lines("Floods Updated 3:28 pm IST Beijing: At least 34 people died.")]
    ['Beijing']
    """
    found: list[re.Match[str]] = []
    if _MARK.search(text, 0, _LINE_WITHIN):
        found += _CAPITAL_LINE.finditer(text, 0, _LINE_WITHIN)
    if _MONTH_DAY.search(text, 0, _LINE_WITHIN):
        dated = _DATED_LINE.finditer(text, 0, _LINE_WITHIN)
        found += [line for line in dated if not _OUTER.search(text, max(0, line.start() - 40), line.start())]
    if text.find(": ", 0, _LINE_WITHIN) >= 0:
        found += _COLON_LINE.finditer(text, 0, _LINE_WITHIN)
    if text.find("): ", 0, _LINE_WITHIN) >= 0:
        found += _STATE_LINE.finditer(text, 0, _LINE_WITHIN)
    if text.find(", ", 0, _WITHIN) >= 0:
        found += at_lines(_TOWN_AND_COUNTRY, text, _WITHIN, _LINE_OR_BAR)
    by_start = {line.start("where"): line for line in reversed(found)}  # of two shapes of one line the first
    apart: list[re.Match[str]] = []
    for start in sorted(by_start):
        if not apart or start >= apart[-1].end():  # the agency in a line's brackets is no line within it
            apart.append(by_start[start])
    return tuple(apart)


def past_dateline(text: str, at: int) -> int:
    """The end of the dateline that an offset stands in; the offset where it stands in none.

    >>> [past_dateline("LIMA, Jan 10 - Fares in Lima rose.", at) for at in (0, 15)]
    [15, 15]
    """
    if at < _LINE_WITHIN:
        for start, end in _spans(text):
            if start <= at < end:
                return end
    return at


@lru_cache(maxsize=4)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((line.start("where"), line.end()) for line in (agency_line(text), *shaped_lines(text)) if line)


def at_lines(
    pattern: re.Pattern[str], text: str, within: int, begins: re.Pattern[str] = _LINE
) -> Iterator[re.Match[str]]:
    """What a pattern finds where the text begins or a line does, in order, without overlap."""
    at = len(text) - len(text.lstrip())
    while True:
        match = pattern.match(text, at, within)
        if match:
            yield match
        begin = begins.search(text, match.end() - 1 if match else at, within)
        if begin is None:
            return
        at = begin.end()


@cache
def _stamps() -> re.Pattern[str]:
    """Words of the page between headline and lead: "… injures 22 Published Twin attacks hit a hotel"."""
    return re.compile(rf"{trie(lexicon.load('headlines')['stamps']['words']).pattern} (?=[A-Z])")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf" \((?:{either(lexicon.load('dates')['agencies']['names'])})\)")


@cache
def _agency_line() -> re.Pattern[str]:
    agencies = either(lexicon.load("dates")["agencies"]["names"])
    capitals = rf"\b(?!(?:{_ZONES}|{agencies}) )[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+){{0,3}}"
    name = rf"\b(?!(?:{_ZONES}|{agencies}) )(?<![^\W\d] )[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?"
    return re.compile(
        rf"(?P<where>(?:{capitals}|{name})(?:, (?!\w+\.? \d)[A-Z][\w. ]{{1,24}}?)?)"
        rf"(?:, [A-Z][a-z]+\.? \d{{1,2}}|, \d{{1,2}} [A-Z][a-z]+)?"
        rf" \((?:{agencies})\)(?:\s?[-–—:]+)?\s+(?=[\"“‘A-ZÀ-Þ\d])"
    )
