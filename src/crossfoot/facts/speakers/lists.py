"""Whose word the items of a list are: who is named in the line above it, "The ministry gave these figures:"."""

from __future__ import annotations

from crossfoot import regexes as re

LONGEST = 30
"""Sentences of a list that are walked back."""
_ITEM = re.compile(r"[-–—*•·▪‣●►] ?|\d{1,2}[.)] |[a-z]\) ")


def lead_in(text: str, sentences: list[tuple[int, int]], index: int) -> int | None:
    """The sentence that ends with a colon above the list that a sentence stands in; None where it stands in none."""
    for at in range(index, max(0, index - LONGEST), -1):
        first, before = sentences[at][0], sentences[at - 1]
        new_line = "\n" in text[before[1] : first]
        if new_line and not _ITEM.match(text, first):
            return None
        if new_line and text[before[1] - 1] == ":":
            return at - 1
    return None
