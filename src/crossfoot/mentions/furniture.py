"""Numbers of the page around a story, which state nothing: "0 comments", "4 min read", "/ 11 years ago"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.tokens import Tokens

_READING = (["read", "time"], ["reading", "time"])
_CELL = 4
"""Tokens that a counter of the page has at most, where it stands alone: "12 Comments", "| 48 shares"."""
_STAMP = 6
"""How far behind the word that opens a line the age of the page stands."""


def is_of_page(row: Tokens, figure: Figure) -> bool:
    """Whether a figure is one of the page: a counter of comments, how long reading takes, when it was put up."""
    words, first, end = row.words, figure.begin, figure.end
    if words[0] in _words("counters") and words[1] == ":" and len(words) <= _CELL + 2:
        return True  # "Comments: (0)"
    if figure.form == "digits" and figure.unit is None and figure.noun is None and _numbers_picture(words, first, end):
        return True
    if figure.kind == "duration":
        return _tells_age_or_reading(words, figure)
    if figure.noun is not None:
        counted = words[figure.noun[1] - 1] in _words("counters")
        return counted and (figure.value == 0 or len(words) <= _CELL)
    return figure.unit is None and figure.form == "digits" and figure.value == 0 and set(words) == {"0"}


def _tells_age_or_reading(words: list[str], figure: Figure) -> bool:
    """Whether a time is how long ago a page was put up, or how long it takes to read."""
    first, end = figure.begin, figure.end
    if words[: min(2, first)] in _READING:
        return True  # "Read Time: 2 Minute, 52 Second"
    if first > 1 and words[first - 1] == "in":
        return words[first - 2] in _words("before")  # "October 23, 2012 / 9:30 PM / in 5 years"
    if words[end : end + 1] == ["ago"]:
        stamped = words[0] in _words("stamps") and first <= _STAMP
        return stamped or (figure.first > 0 and words[figure.first - 1] in _words("before"))
    return words[end : end + 1] == ["read"]


def _numbers_picture(words: list[str], first: int, end: int) -> bool:
    """Whether a number opens a line as that of a picture, or as how many there are: "2 of 9: A guard stands …"."""
    begin = first - 2 if words[max(first - 1, 0)] == "of" else first
    opening = (
        begin >= 0 and words[begin].isdecimal() and (begin == 0 or (begin == 1 and words[0] in _words("pictures")))
    )
    behind = words[begin + 3 : begin + 4]
    return opening and words[begin + 1 : begin + 2] == ["of"] and end <= begin + 3 and behind in ([":"], ["-"], [")"])


def _words(name: str) -> frozenset[str]:
    return lexicon.words("rejections", "furniture", name)
