"""Reports that there is no figure: "There is no information about the victims", "No casualties were reported"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re


class NullReport(NamedTuple):
    """A statement that something is not known, or was not: a span without a value."""

    start: int
    end: int
    measure: str
    group: str
    """The words for what was not counted: "the victims"."""


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern over lowered text: an opening, "no", a few small words, and the group."""
    entries = lexicon.load("null_reports")
    between = "|".join(entries["uncounted"]["between"])
    groups = "|".join(word for words in entries["groups"].values() for word in words)
    befell = "|".join(word for words in entries["persons"].values() for word in words)
    return re.compile(
        r"\b(?:there\s(?:is|are|was|were|has\sbeen|have\sbeen|appeared\sto\sbe|appear\sto\sbe|seemed\sto\sbe)\s(?:\w+ly\s)?)?"
        rf"(?:(?:no|without)\s(?:(?:{between})\s){{0,5}}({groups})(?:\s(?:were|was|have\sbeen|had\sbeen)\s\w+)?"
        rf"|(?:no\sone|nobody)\s(?:\w+\s){{0,3}}({befell})"
        rf"|(?:number\sof\s(?:the\s)?)({groups})\s(?:is|was|remains|remained)\s(?:still\s)?"
        r"(?:unknown|unclear|not\s(?:\w+\s)?(?:known|clear)))\b"
    )


@cache
def _measures() -> dict[str, str]:
    entries = lexicon.load("null_reports")
    kinds = (entries["groups"], entries["persons"])
    return {word: measure for kind in kinds for measure, words in kind.items() for word in words}


_HINT = re.compile(r"[nw](?<!\w.)(?:o(?:body)?|ithout|umber\sof)\s")
"""What every null report holds: most texts have none, and need not wait for the long pattern."""


def find_null_reports(lowered: str) -> list[NullReport]:
    """Every null report of a text in lower case, in order.

    >>> [lowered := "there is no information about the victims.", [r.measure for r in find_null_reports(lowered)]][1]
    ['casualties']
    """
    found: list[NullReport] = []
    if not _HINT.search(lowered):
        return found
    for match in _pattern().finditer(lowered):
        group = match.lastindex or 1
        found.append(NullReport(match.start(), match.end(), _measures()[match[group]], match[group]))
    return found
