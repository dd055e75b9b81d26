"""What earlier sentences of a text leave to later ones."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.mentions.figure import Figure


class Memory:
    """The last price, the last sum paid and the last thing counted."""

    def __init__(self) -> None:
        self.prices: dict[str, tuple[str, Decimal]] = {}
        """The last per of each currency's prices, and a price."""
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
