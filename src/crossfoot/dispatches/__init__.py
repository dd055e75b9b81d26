"""Dispatches as received: one published text each, with its outlet, date and address. Never edited.

Read from folders of text files, single text files, JSON Lines, CSV, saved HTML pages and feeds (RSS, Atom). A text says
its own date in its first words (``date 2022-01-04 …``), or a ``.toml`` of the same name beside it does (``published``,
``outlet``, ``title``, ``url``); a page and a feed say theirs in their own metadata.
"""

from __future__ import annotations

from crossfoot.dispatches.files import parse_lines, read_dispatches
from crossfoot.dispatches.model import Dispatch, as_frame, date_in_first_words, from_row, is_date, to_frame

__all__ = [
    "Dispatch",
    "as_frame",
    "date_in_first_words",
    "from_row",
    "is_date",
    "parse_lines",
    "read_dispatches",
    "to_frame",
]
