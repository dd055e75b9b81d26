"""What stands above a story's first sentence: headline, captions and credits, and lines of the page around them."""

from __future__ import annotations

from crossfoot import regexes as re
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.mentions.datelines import MONTHS

ABOVE = 14
"""Sentences above a dateline at most: headline, captions, when it was printed and brought up to date, who wrote it."""
LINES = 8
"""Lines without a stop above a story that has no dateline."""
HEADLINE = 110
"""A first sentence shorter than that, in characters, is a headline; the lead follows."""


def is_caption(low: str, first: int, last: int) -> bool:
    """Whether a sentence tells what a picture shows, or who took it: "Rescuers in Bijie. [Photo/Weibo]"."""
    if _CAPTIONED.match(low, first) or _CAPTIONED_BEFORE.search(low, max(0, first - CREDIT), first):
        return True
    if low.find("this ", first, last) >= 0 and _PICTURED.search(low, first, last):
        return True
    return _CREDIT.search(low, max(first, last - CREDIT), min(len(low), last + AFTER)) is not None


def captions(low: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of the captions above a story."""
    return [(first, last) for first, last in sentences[:ABOVE] if is_caption(low, first, last)]


def first_closed(low: str, sentences: list[tuple[int, int]], begin: int) -> int:
    """The index of the first sentence from `begin` on that has a stop and is no caption; `begin` where none has."""
    for index in range(begin, min(len(sentences), begin + LINES)):
        first, last = sentences[index]
        if low[first:last].rstrip(_CLOSING).endswith(_STOPS) and not is_caption(low, first, last):
            return index
    return begin


def headlines(low: str, sentences: list[tuple[int, int]], lead: int) -> list[int]:
    """The indices of the headline and what stands beside it above the lead, without captions and summaries."""
    lines = [index for index in range(lead) if not is_caption(low, *sentences[index])]
    above = [index for index in lines if not _OF_PAGE.search(low, *sentences[index])] or lines
    return [i for n, i in enumerate(above) if not n or low[sentences[i][1] - 1] not in _STOPS]


CREDIT = 60
"""How far before the end of a caption, in characters, its credit stands."""
AFTER = 24
"""How far behind a sentence, in characters, the credit of its picture stands."""
_CLOSING = "\"'”’)]» "
_STOPS = (".", "!", "?")
_CREDIT = re.compile(rf"[(\[/] ?(?:{one_of('credits')})\b[^.]*$|\b(?:{one_of('credits')}) ?(?:[:/]|by )")
_CAPTIONED = re.compile(rf"(?:{one_of('captioned')}) ")
_CAPTIONED_BEFORE = re.compile(rf"\b(?:{one_of('captioned')}) $")
_OF_PAGE = re.compile(
    rf"\b(?:{MONTHS})[a-z]*\.? \d{{1,2}}, \d{{4}}"
    r"|\b\d{1,2}:\d\d\b|\bupdated\b|\bposted\b"
)
"""What only lines of the page tell: when it was printed."""
_PICTURED = re.compile(
    r"\b(?:in )?this (?:[\w-]+ ){0,2}(?:photo|image|picture) (?:shows|taken|released|provided)\b"
    r"|\bin this (?:[\w-]+ )?photo\b"
)
