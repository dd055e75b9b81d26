"""crossfoot's own expectations, one a file: what Great Expectations has none for.

A file here is found by its name: `load_all` imports them all, which is what makes Great Expectations know them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The types of crossfoot's own expectations, sorted: ``expect_bounds_to_be_ordered``, …"""
    return sorted(path.stem for path in FOLDER.glob("expect_*.py"))


@cache
def load_all() -> None:
    """Make every expectation of this folder known to Great Expectations."""
    for name in names():
        import_module(f"{__name__}.{name}")
