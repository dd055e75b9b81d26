"""The sentence around a failing row's words, as it stands in the dispatch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from crossfoot.checks.report import Report

FARTHEST = 300
"""Characters on either side beyond which a sentence is cut."""
ENDS = re.compile(r"(?<=[.!?…])\s|\n")


class Passage(NamedTuple):
    """The words, and what stands before and after them in the sentence."""

    before: str
    words: str
    after: str


def passage(report: Report, failure: dict[str, Any]) -> Passage | None:
    """The sentence that a failing row of the facts points to; of any other table, the words quoted.

    Where the quote does not stand at its offset, the text that does stand there is marked, so that people see both.
    """
    found = _in_dispatch(report, failure) if failure["table"] == "facts" else None
    if found is None and failure["quote"]:
        return Passage("", failure["quote"], "")
    return found


def _in_dispatch(report: Report, failure: dict[str, Any]) -> Passage | None:
    text = _texts(report).get(failure["dispatch_id"])
    row = report.tables["facts"].iloc[failure["row"] - 2]
    start, end = row.get("start"), row.get("end")
    if text is None or start is None or end is None or not 0 <= start < end <= len(text):
        return None
    return around(text, int(start), int(end))


def around(text: str, start: int, end: int) -> Passage:
    """The sentence of a text that holds a span.

    >>> around("It rained. Police counted 33 cars. Nobody slept.", 26, 33)
    Passage(before='Police counted ', words='33 cars', after='.')
    """
    before = ENDS.split(text[max(0, start - FARTHEST) : start])[-1]
    after = ENDS.split(text[end : end + FARTHEST], maxsplit=1)[0]
    return Passage(before, text[start:end], after)


def _texts(report: Report) -> dict[Any, str]:
    dispatches = report.tables.get("dispatches")
    if dispatches is None:
        return {}
    return dict(zip(dispatches["dispatch_id"].tolist(), dispatches["text"].tolist(), strict=True))
