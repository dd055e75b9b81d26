"""What earlier sentences of a text leave to later ones."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from crossfoot.mentions.figure import Figure


class Price(NamedTuple):
    """A price that says per what it is, and the commodity it is of, where that is known."""

    per: str
    point: Decimal
    traded: str | None


class Tally(NamedTuple):
    """A list of names with a number behind each: where its numbers begin, its names, and what the numbers come to."""

    numbers: frozenset[int]
    names: tuple[tuple[int, int], ...]
    start: int
    end: int
    sum: int


class Memory:
    """The last price, the last sum paid and the last thing counted."""

    def __init__(self) -> None:
        self.prices: dict[str, Price] = {}
        """The last price of each currency that is per something."""
        self.priced: Figure | None = None
        """The last price that restates no other."""
        self.people = False
        self.tells_of_people = False
        """Whether the text has counted people."""
        self.paid: Figure | None = None
        """The last amount of money that restates no other."""
        self.scale: str | None = None
        """The scale of the last temperature that named one."""
        self.heat = False
        """Whether the last figure was a temperature."""
        self.millions = False
        """Whether the text has counted in millions by the letter m."""
        self.counted: Figure | None = None
        """The last count of a known thing."""
        self.last: Figure | None = None
        """The last figure of the sentences before."""
        self.tallies: tuple[Tally, ...] = ()
        """The lists of names with a number each of the whole text."""
        self.tallied: tuple[int, Figure] | None = None
        """Where the last list of names with a number each begins, and the total it is told of."""
