"""The quotations of a text: what stands between a quotation mark that opens and the next that closes."""

from __future__ import annotations

from bisect import bisect_left

from crossfoot import regexes as re

LONGEST = 2000
"""Characters a quotation may hold: a mark that is never closed opens none."""
_MARKS = re.compile('[“”"«»]')


def quotations(text: str) -> list[tuple[int, int]]:
    """The quotations of a text in order, with their marks.

    >>> quotations('He said: “We found 12.” Then: "Two more."')
    [(9, 23), (30, 41)]
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark in _MARKS.finditer(text):
        at, sign = mark.start(), mark.group()
        if sign in "“«":
            opened.append(at)
            continue
        if opened and sign == '"' and text[at - 1] == "\n":
            continue  # a quotation that no mark has closed goes on in the next paragraph, where it is opened again
        first = bisect_left(opened, at - LONGEST - 1)
        if first < len(opened) and opened[first] < at - 1:
            found.append((opened[first], at + 1))
            opened = []
        else:
            opened = [at] if sign == '"' else []
    return found
