"""A mention of a place, and how firmly it says where something was."""

from __future__ import annotations

from crossfoot.facts.gazetteer import Named
from crossfoot.values import Value

LOCATIVE, NAMED, POSSESSIVE, PEOPLE = 3, 2, 1, 0
"""How firmly a mention says where: "in Aceh"; "hits Aceh"; "Aceh's"; "Acehnese"."""


class PlaceSpan(Value):
    """One mention of a place. Offsets are into the text as received; type words are within ("Aceh province")."""

    start: int
    end: int
    place: Named
    canonical: str
    """The name to show: in use on the day of the report, with its type word where that is written after it."""
    strength: int
    known: bool
    """Whether the gazetteer has it."""
    role: str = ""
    """``dateline``, ``reference`` (a distance is counted from it), ``outer`` ("Sirjan, Iran": Iran), ``counted`` (by a
    list, with a figure of its own) or empty."""
    group: int = -1
    """Start of the list it belongs to: "in Aktau and Zhanaozen"; -1 where it stands alone."""
