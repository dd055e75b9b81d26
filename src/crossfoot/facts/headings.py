"""What stands above a story's first sentence: headline, captions and credits, and lines of the page around them."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.lexicon.months import beginnings

ABOVE = 14
"""Sentences above a dateline at most: headline, captions, when it was printed and brought up to date, who wrote it."""
LINES = 8
"""Lines without a stop above a story that has no dateline."""
HEADLINE = 110
"""A first sentence shorter than that, in characters, is a headline; the lead follows."""


Spans = list[tuple[int, int]]


def captions(low: str, sentences: Spans) -> Spans:
    """The spans of the captions above a story: they tell what a picture shows, or who took it.

    As in "Rescuers in Bijie. [Photo/Weibo]".
    """
    above = sentences[:ABOVE]
    if above and any(map(low[: above[-1][1] + AFTER].__contains__, _CAPTION_WORDS)):
        return [span for span in above if _is_shown(low, *span) or _is_marked(low, *span)]
    return [span for span in above if _is_shown(low, *span)]


def _is_shown(low: str, first: int, last: int) -> bool:
    return low.find("this ", first, last) >= 0 and _PICTURED.search(low, first, last) is not None


def _is_marked(low: str, first: int, last: int) -> bool:
    """Whether a word of captions, or who took the picture, stands beside a sentence."""
    if _CAPTIONED.match(low, first) or _CAPTIONED_BEFORE.search(low, max(0, first - CREDIT), first):
        return True
    return _CREDIT.search(low, max(first, last - CREDIT), last + AFTER) is not None


def first_closed(low: str, sentences: Spans, begin: int, pictured: Spans) -> int:
    """The index of the first sentence from `begin` on that has a stop and is not `pictured`; `begin` where none has."""
    for index in range(begin, min(len(sentences), begin + LINES)):
        first, last = sentences[index]
        if low[first:last].rstrip(_CLOSING).endswith(_STOPS) and (first, last) not in pictured:
            return index
    return begin


def headlines(low: str, sentences: Spans, lead: int, pictured: Spans) -> list[int]:
    """The indices of the headlines over the lead, without what is `pictured` and without summaries."""
    lines = [index for index in range(lead) if sentences[index] not in pictured]
    above = [index for index in lines if not _OF_PAGE.search(low, *sentences[index])] or lines
    return [i for n, i in enumerate(above) if not n or low[sentences[i][1] - 1] not in _STOPS]


CREDIT = 60
"""How far before the end of a caption, in characters, its credit stands."""
AFTER = 24
"""How far behind a sentence, in characters, the credit of its picture stands."""
_CLOSING = "\"'”’)]» "
_STOPS = (".", "!", "?")
_MARKS = lexicon.words("whereabouts", "credits") | lexicon.words("whereabouts", "captioned")
_CAPTION_WORDS = tuple(sorted(word for word in _MARKS if not any(part in word for part in _MARKS - {word})))
"""The words of which one stands in every caption and credit: "photo", but not "file photo"."""
_CREDIT = re.compile(rf"[(\[/] ?(?:{one_of('credits')})\b[^.]*$|\b(?:{one_of('credits')}) ?(?:[:/]|by )")
_CAPTIONED = re.compile(rf"(?:{one_of('captioned')}) ")
_CAPTIONED_BEFORE = re.compile(rf"\b(?:{one_of('captioned')}) $")
_OF_PAGE = re.compile(
    rf"\b(?:{beginnings()})[a-z]*\.? \d{{1,2}}, \d{{4}}"
    r"|\b\d{1,2}:\d\d\b|\bupdated\b|\bposted\b"
)
"""What only lines of the page tell: when it was printed."""
_PICTURED = re.compile(
    r"\b(?:in )?this (?:[\w-]+ ){0,2}(?:photo|image|picture) (?:shows|taken|released|provided)\b"
    r"|\bin this (?:[\w-]+ )?photo\b"
)
