"""Where a failing row stands in its file: the line that an editor or a pull request can point to."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FIRST_ROW = 2
"""The row of a table's first record as a spreadsheet counts, the header being row 1."""


def location(origins: Mapping[str, str], table: str, row: int | None) -> tuple[str, int]:
    """File and line of a row; the first line for what is about the table as a whole."""
    path = origins.get(table, f"{table}.csv")
    if row is None:
        return path, 1
    lines = _first_lines(path)
    return path, lines[row - FIRST_ROW] if row - FIRST_ROW < len(lines) else row


@cache
def _first_lines(path: str) -> list[int]:
    """The line on which each record begins: a cell may hold line breaks, so rows and lines differ."""
    file = Path(path)
    if file.suffix != ".csv" or not file.exists():
        return []
    with file.open(encoding="utf-8", errors="replace", newline="") as stream:
        reader = csv.reader(stream)
        ends = [reader.line_num for _ in reader]
    return [end + 1 for end in ends[:-1]]
