"""One name for several places that a figure is told of together: "412 people in Malawi, Zambia and Mozambique".

A comma alone means that one place lies in the other: "Republic Square, Almaty".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crossfoot.facts.gazetteer import folded, lookup

_AND = " and "


def together(names: Sequence[str]) -> str:
    """Several places as one name, in the order told; the first alone where a name among them would blur the list.

    >>> together(["Malawi", "Zambia", "Mozambique"]), together(["Kenya", "Bosnia and Herzegovina"])
    ('Malawi, Zambia and Mozambique', 'Kenya')
    """
    if len(names) < 2 or any(_AND in name or "," in name for name in names):
        return names[0]
    return f"{', '.join(names[:-1])}{_AND}{names[-1]}"


@lru_cache(maxsize=65536)
def members(place: str) -> tuple[str, ...]:
    """The places that one name tells of together; the name alone where it is that of one.

    >>> members("Malawi, Zambia and Mozambique"), members("Republic Square, Almaty")
    (('Malawi', 'Zambia', 'Mozambique'), ('Republic Square, Almaty',))
    >>> members("Bosnia and Herzegovina"), members("Hare and Hounds, Leeds")
    (('Bosnia and Herzegovina',), ('Hare and Hounds, Leeds',))
    """
    *first, last = place.split(", ")
    if _AND not in last or lookup(folded(last)):
        return (place,)
    return (*first, *last.split(_AND))
