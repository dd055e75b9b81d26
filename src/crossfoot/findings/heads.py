"""The headline a text begins with, where it has one."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.months import cut_short, months
from crossfoot.lexicon.patterns import either

LONGEST = 160
DATE = re.compile(
    rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:{'|'.join(months())})\b"
    rf"|\b\d{{1,2}} (?:{'|'.join(sorted(cut_short())).title()})\b|\n"
)
GOES_ON = re.compile(rf" (?:{either(lexicon.words('dates', 'goes_on'))})\b")
"""Behind a day, in a sentence of which it is no end: "counted 44 dead on Tuesday after a ferry sank"."""
STOP = re.compile(r"[.!?](?=\s+[“\"‘A-Z])(?<![A-Z]\.)")
CAPITALS = 0.6
DATELINE = re.compile(
    r"\([A-Z][^)\n]{2,30}\)\s*[–—-]{1,2}\s"
    r"|[A-Z][A-Z.'’ -]+(?:,[^\d\n.–—-]{1,30}|\.)?(?:\s*\([^)\n]{2,30}\))?\s*(?:[–—-]{1,2}|:)\s"
)
"""A text that begins with a dateline has no headline: "LISBON - Some 90,000 demonstrators"."""


def headline_end(text: str) -> int:
    """Where a text's own headline ends; 0 where it has none.

    >>> headline_end("Twelve Dead as Dam Bursts in Valley\\nTen people were killed on Monday, police said.")
    35
    >>> headline_end("Ten people were killed when a dam burst on Monday, police said. Two are missing.")
    0
    >>> headline_end("Fifteen Dead in Bus Crash Near Kumasi. Fifteen people were killed on Monday, police said.")
    37
    >>> headline_end("LISBON - Some 90,000 Portuguese demonstrators marched in Lisbon on Saturday, police said.")
    0
    """
    start = len(text) - len(text.lstrip())
    if DATELINE.match(text, start):
        return 0
    line_end = text.find("\n", start, start + LONGEST)
    if line_end > 0 and text[start:line_end].rstrip()[-1:] not in ".!?…":
        return line_end
    stops = [found.start() for sort in (DATE, STOP) if (found := _first(sort, text, start))]
    end = min(stops, default=0)
    words = re.findall(r"[^\W\d_]{4,}", text[start:end])
    capitals = sum(word[0].isupper() for word in words)
    return end if len(words) >= 3 and capitals >= CAPITALS * len(words) else 0


def _first(sort: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    ends = sort.finditer(text, start, start + LONGEST)
    return next((found for found in ends if not GOES_ON.match(text, found.end())), None)
