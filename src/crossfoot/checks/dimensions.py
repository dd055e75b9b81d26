"""What sort of thing a unit measures, in the words that the lexicon's measures use."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon

MEASURED = {
    "[length]+1": "length",
    "[length]+2": "area",
    "[length]+3": "volume",
    "[mass]+1": "mass",
    "[time]+1": "time",
    "[temperature]+1": "temperature",
    "[length]+1 [time]-1": "speed",
    "[length]+2 [mass]+1 [time]-3": "power",
}
"""pint's dimensions and the lexicon's words for them; other measured dimensions keep pint's text."""

ALSO = {
    "money_per": {"money", "money_rate"},
    "place": {"building"},
    "thing": {"dimensionless"},
    "time": {"dimensionless"},
    "percent": {"percentage_point", "dimensionless", "money", "money_per"},
}
"""Dimension of a measure: what else may stand there. A phone's price is per nothing; what was sold may be named before;
an age may name no years; a share may be a third, and a price may change by so much money."""

NOUNS = frozenset({"thing", "event", "person", "place"})
"""Dimensions whose figures may be in any counted noun: votes, charges, households, bridges."""

COUNTED = frozenset({"person", "vehicle", "building", "place", "event", "animal"})
"""Dimensions of which a share may be stated too: 30 % of the houses."""

SPANS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


@cache
def dimension(unit: str | None) -> str | None:
    """``person``, ``money``, ``money_per``, ``money_rate``, ``percent``, ``length``, …; None for a noun or nothing.

    >>> dimension("KZT/liter"), dimension("LKR/USD"), dimension("vehicle"), dimension("mile"), dimension("dam")
    ('money_per', 'money_rate', 'vehicle', 'length', None)
    """
    from crossfoot import units

    if unit is None or unit in units.KINDS or unit in units.PLAIN:
        return unit or None
    if units.currency(unit):
        return _of_money(unit)
    return _measured(unit)


def fits(measured: str, unit: str | None) -> bool:
    """Whether a unit is right for a measure of some dimension; so much a day or a year is right too.

    >>> fits("person", "vehicle"), fits("money", "USD/day"), fits("building", "percent")
    (False, True, True)
    """
    found = dimension(unit)
    if found == measured or found in ALSO.get(measured, ()) or unit in ALSO.get(measured, ()):
        return True
    if found is None and unit is not None and "/" not in unit:
        return measured in NOUNS
    amount, slash, span = (unit or "").rpartition("/")
    return bool(slash and span in SPANS and fits(measured, amount)) or (found == "percent" and measured in COUNTED)


def _of_money(unit: str) -> str | None:
    from crossfoot import units

    below = units.per(unit)
    if not below:
        return "money"
    return "money_rate" if units.currency(below) else "money_per"


def _measured(unit: str) -> str | None:
    """The dimension by pint, None where any part of the unit is only a noun.

    To pint a byte is a plain number, like a count of anything.
    """
    from crossfoot import units
    from crossfoot.errors import UnitError

    if unit in lexicon.load("dimensions")["information"]:
        return "information"
    try:
        found = units.dimension(unit)
    except UnitError:
        return None
    return None if f"[{units.COUNTED}" in found else MEASURED.get(found, found)
