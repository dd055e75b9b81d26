"""Currencies fixed to another one: a rate of every day since the peg was declared.

``pegs.toml`` tells each with who keeps it and where that was read. A peg is the rate of a day like a published one; it
stands until the file says otherwise.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from crossfoot.rates.rows import Rate


class Peg(NamedTuple):
    """Units of a currency for one of its anchor, since a day."""

    currency: str
    anchor: str
    rate: float
    since: str
    authority: str


def peg_of(currency: str, day: str) -> Rate | None:
    """The rate a currency is fixed at on a day, as one published that day; None where it is fixed to nothing.

    Examples
    --------
    >>> peg = peg_of("JOD", "2022-06-01")
    >>> (peg.base, peg.quote, peg.value, peg.kind, peg.source)
    ('USD', 'JOD', 0.709, 'peg', 'Central Bank of Jordan')
    >>> peg_of("JOD", "1994-06-01"), peg_of("KZT", "2022-06-01")
    (None, None)
    """
    peg = pegs().get(currency)
    if peg is None or day < peg.since:
        return None
    return Rate(peg.anchor, currency, day, day, peg.authority, "peg", 1, peg.rate)


@cache
def pegs() -> dict[str, Peg]:
    """Every peg by its currency."""
    entries = tomllib.loads((Path(__file__).parent / "pegs.toml").read_text(encoding="utf-8"))
    return {
        code: Peg(code, entry["anchor"], entry["rate"], entry["since"].isoformat(), entry["authority"])
        for code, entry in entries.items()
    }
