"""Whether a number stands in some words: the reading done backwards, as a check on the reader."""

from __future__ import annotations

import re
from functools import lru_cache

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|\d+")
PROBE = "7"
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "cent": 1e-2,
    "cents": 1e-2,
    "pence": 1e-2,
    "kopecks": 1e-2,
    "kopeks": 1e-2,
}
WORD = re.compile(r"[a-z]+")


def stands_in(figure: float, words: str) -> bool:
    """Whether reading the words gives the figure.

    Digits are looked at first, which settles nearly all; where words say more than the digits do, the number grammar
    reads them anew.

    >>> stands_in(33, "33 ambulances"), stands_in(330, "33 ambulances"), stands_in(3, "at least three cars")
    (True, False, True)
    """
    if any(_near(figure, value) for value in in_digits(words)):
        return True
    around, numbers = NUMBER.subn(PROBE, words)
    if numbers == 1 and not _say_more(around):
        return False
    return any(_near(figure, value) for value in read_anew(words))


@lru_cache(maxsize=4096)
def _say_more(words: str) -> bool:
    """Whether the words around the one number say a number too, by reading them with one digit in its place."""
    return not read_anew(words) <= {float(PROBE)}


@lru_cache(maxsize=1024)
def read_anew(words: str) -> frozenset[float]:
    """Every value that the number grammar reads in some words, or would if they were a share, a multiple or a part."""
    # Alone, "a third" is an ordinal, "twice" a time, and "one was hurt" tells of anybody.
    alone = words, f"{words} of it", f"It is {words} as much."
    return _read(*alone) | (_read(f"{PROBE} came and {words}.") - {float(PROBE)})


def _read(*texts: str) -> frozenset[float]:
    from crossfoot.mentions import read

    mentions = [mention for text in texts for mention in read(text)]
    stated = (value for mention in mentions for value in (mention.best, mention.lower, mention.upper))
    return frozenset(float(value) for value in stated if value is not None)


def in_digits(words: str) -> set[float]:
    """The numbers that the digits of some words can be, each with any of the magnitudes named there."""
    plain = {value for found in NUMBER.findall(words) for value in _values(found)}
    factors = {1.0} | {MAGNITUDES[word] for word in WORD.findall(words.lower()) if word in MAGNITUDES}
    return {value * factor for value in plain for factor in factors}


def _values(found: str) -> set[float]:
    """Both readings where a mark may part decimals or thousands: 1,500 and 20,5."""
    bare = re.sub(r"[\u00a0\u202f ]", "", found)
    readings = (bare.replace(",", ""), bare.replace(".", "").replace(",", "."))
    return {float(text) for text in readings if text.count(".") <= 1}


def _near(figure: float, read: float) -> bool:
    return abs(figure - read) <= 1e-9 * max(abs(figure), abs(read))
