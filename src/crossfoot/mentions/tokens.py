"""Sentences and tokens: the one view of a text that every reader here shares.

`sentences` gives half-open spans that do not overlap and, but for the white space between them, cover the text.
`tokens` gives parallel lists instead of objects: a megabyte of news holds two hundred thousand tokens.

>>> text = "Gov. Lee of Golden, Colo., spoke at 3 p.m. on Jan. 6. Two cars burned."
>>> [text[start:end] for start, end in sentences(text)]
['Gov. Lee of Golden, Colo., spoke at 3 p.m. on Jan. 6.', 'Two cars burned.']
>>> tokens("at least 1,250 cars").words
['at', 'least', '1,250', 'cars']
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import cache
from itertools import accumulate, compress
from operator import add

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.mentions.datelines import furniture_ends
from crossfoot.values import Value

# A line's end, or a stop with its closing quotes and white space. The look-behind keeps a run of stops linear.
_STOP = re.compile(r"""[.!?…\n](?:(?<=\n)\s*+|(?<![.!?…].)[.!?…]*+[\"'”’)\]»]*+(?:\s++(?![a-z])|(?=[A-Z][a-z])))""")
_OPENING = "\"'“‘([«-–—•*"
_TERMINAL = ".!?…"
_WORD_AFTER = re.compile(r"[^\W_]+")
_LONG_LINE = 60
"""A line at least this long that stops without a stop was wrapped, not ended."""
_WIDE_LINE = 120
"""A line longer than this is of a text that nobody wrapped."""

_INITIAL = re.compile(r"(?<![^\s(\"“‘,])[A-Z]$")
_GOES_ON = re.compile(
    r"(?: (?:of|the|an?|in|at|to|and|for|with|by|from|or|that|its|their|than|least|nearly|almost|roughly)|\w['’]s) ?$"
)
"""The end of a line that was wrapped, however short: "in southwest China's"."""

# Each token with the white space after it, so that their lengths add up to the offsets; most are plain words.
_TOKEN = re.compile(
    r"[a-z]++ (?!\s)"
    r"|(?:[a-z]\.(?:[a-z]\.)+|[a-z]++(?![^\W\d_²³])(?:['’][a-z]+)?|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|_)\s*"
)


WORDS_KEPT = 16384
"""How many words are remembered with what they may be, wherever a rule asks that of every word of a sentence."""


class Remembered(dict[str, bool]):
    """What a rule says of each word, asked once a word; a look-up costs a third of `functools.lru_cache`'s."""

    def __init__(self, rule: Callable[[str], bool]) -> None:
        self._rule = rule

    def __missing__(self, word: str) -> bool:
        if len(self) >= WORDS_KEPT:
            self.clear()
        told = self[word] = self._rule(word)
        return told


class Tokens(Value):
    """The tokens of a stretch of text as parallel lists; token `i` is ``text[starts[i]:ends[i]]``, in lower case.

    A number with its points and commas is one token, a word with its apostrophe is one, any other sign is one. Digits
    and letters that touch are two tokens without a gap: ``"2.5m"`` is ``2.5``, ``m``.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokens(lowered: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of ``lowered[start:end]``, in order, with offsets into `lowered` (see `lower`)."""
    piece = lowered[start:end]
    body = piece.lstrip()
    padded = _TOKEN.findall(body)
    starts = list(accumulate(map(len, padded), initial=start + len(piece) - len(body)))
    starts.pop()
    words = list(map(str.rstrip, padded))
    return Tokens(words, starts, list(map(add, starts, map(len, words))))


def positions(words: Sequence[str], vocabulary: Container[str]) -> list[int]:
    """Which of some tokens are words of a vocabulary, in order; as fast as no loop of Python is.

    >>> positions(["12", "dead", "and", "30", "hurt"], {"dead", "hurt"})
    [1, 4]
    """
    return list(compress(range(len(words)), map(vocabulary.__contains__, words)))


def words_of(entry: str) -> tuple[str, ...]:
    """The words of an entry of the vocabulary, as the tokens of a text; most are plain words, and soon cut."""
    plain = entry.isascii() and entry.replace(" ", "").isalpha()
    return tuple(entry.split() if plain else tokens(entry).words)


def lower(text: str) -> str:
    """The text in lower case, with plain hyphens, never longer or shorter.

    "İ", whose lower case is two characters, stays.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered if lowered.isascii() else lowered.replace("\u2010", "-").replace("\u2011", "-")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends (half-open), in order; headlines and list items count as sentences.

    Abbreviations ("U.S.", "Gov.", "Colo.", "Jan. 6", "a.m."), initials, decimals and quotes do not end one; an empty
    line does, and a single line break where the line was not merely wrapped. Neither leading nor trailing white space
    belongs to a span. The number of spans and the time taken grow with the length of the text, whatever it holds.
    """
    breaks = []
    for match in _STOP.finditer(text):
        at, end = match.span()
        word = text[at - 5 : at]
        plain = (
            text[at] == "." and end - at == 2 and word.islower() and word.isalpha() and text[end : end + 1].isupper()
        )
        if plain or _ends_sentence(text, match):
            breaks.append(end)
    if above := furniture_ends(text):
        breaks = sorted({*breaks, *above})
    breaks.append(len(text))
    spans: list[tuple[int, int]] = []
    start = 0
    for at in breaks:
        piece = text[start:at]
        if body := piece.strip():
            start += piece.find(body[0])
            spans.append((start, start + len(body)))
        start = at
    return spans


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    found = match[0]
    if "\n" in found:
        return _ends_line(text, match)
    after = text[match.end() : match.end() + 24].lstrip(_OPENING + " ")
    first = after[:1]
    if not first or first.islower():
        return False
    if found[0] != "." or found[1:2] == ".":
        return first.isupper() or first.isdigit()
    if found == "." and _INITIAL.search(text, max(0, match.start() - 3), match.start()):
        return False  # "W.Va."
    opened = text[match.end()] in "([-–—"
    return not _is_abbreviation(text, match.start(), after, closed=not found[1:2].isspace(), opened=opened)


def _ends_line(text: str, match: re.Match[str]) -> bool:
    """An empty line always ends; a lone break unless the line was wrapped at its width or goes on in lower case."""
    if match[0].count("\n") > 1:
        return True
    if text[match.end() : match.end() + 1].islower():
        return False
    if _BULLET.match(text, match.end()) or _LABEL.match(text, match.end()):
        return True
    at = match.start()
    line = text[max(0, at - _LONG_LINE) : at].rpartition("\n")[2]
    if (match[0][0] in _TERMINAL) or line.rstrip("\"'”’)]» \t").endswith(tuple(_TERMINAL)):
        return True
    if line[:1].islower() or _GOES_ON.search(line):
        return False
    far = match.end() + _WIDE_LINE  # what follows is no line of a text wrapped at that width: a headline stands above
    return len(line) < _LONG_LINE or (far < len(text) and text.find("\n", match.end(), far) < 0)


_BULLET = re.compile(r"[-–•*·] (?=[A-Z0-9])")
_LABEL = re.compile(r"[A-Z][\w'’/ -]{0,48}: ?[$€£]?\d")
"""What opens a line of a report: "Roads cut: 9"."""


def _is_abbreviation(text: str, stop: int, after: str, *, closed: bool, opened: bool) -> bool:
    """Whether the point at `stop` belongs to the word before it; `after` is what follows it."""
    before = text[max(0, stop - 16) : stop].rsplit(None, 1)[-1:]
    if closed or not before:
        return False
    word = before[0].lstrip(_OPENING).rpartition("-")[2]
    kind = _abbreviations().get(word.lower())
    if word.islower() and word in lexicon.words("abbreviations", "capital"):
        return False  # "Forty pupils fell ill. Schools were shut."
    if word == "X" and text.endswith(" on X", 0, stop):
        return False  # "the mayor wrote on X. Power was out."
    if kind is None and ((len(word) == 1 and word.isupper()) or _is_initials(word)):
        kind = "either"
    if kind is None:
        return False
    if opened:  # "at 3 p.m. (1200 GMT)", "OSO, Wash. - "
        return True
    if after[0].isdigit():
        return kind in ("title", "before_digit", "month")
    if kind == "before_digit":
        return False
    following = _WORD_AFTER.match(after)
    starters = lexicon.words("abbreviations", "starters")
    return kind == "title" or following is None or following[0].lower() not in starters


def _is_initials(word: str) -> bool:
    return "." in word and all(len(part) == 1 and part.isalpha() for part in word.split("."))


@cache
def _abbreviations() -> dict[str, str]:
    """Each abbreviation, without its point, to how it behaves before a capital or a digit."""
    entries = lexicon.load("abbreviations")
    return {word: kind for kind in ("title", "before_digit", "month", "either") for word in entries[kind]["words"]}
