"""Currencies fixed to another one: a rate of every day since the peg was declared.

``pegs.toml`` tells each with who keeps it and where that was read. A peg is the rate of a day like a published one; it
stands until the file says otherwise. So is what an issue of a currency is of the one that replaced it, from that day on
(``lexicon/redenominations.toml``): a million old lira are one new.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from crossfoot import lexicon
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
    >>> peg_of("TRL", "2005-02-01").value
    1000000.0
    """
    peg = pegs().get(currency) or _replaced().get(currency)
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


@cache
def _replaced() -> dict[str, Peg]:
    """Every issue that another replaced, as fixed to that one."""
    entries = lexicon.load("redenominations")
    return {
        code: Peg(code, entry["new"], float(entry["for_one"]), entry["on"], "law of the redenomination")
        for code, entry in entries.items()
    }
