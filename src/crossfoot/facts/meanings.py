"""What a measure's word means in this dispatch, where it alone leaves that open. Each such reading leaves a doubt."""

from __future__ import annotations

from crossfoot.facts.measures import Told
from crossfoot.facts.parts import Ledger, size
from crossfoot.facts.sentences import Figure

PRICES = frozenset({"price", "price_change", "price_factor"})


def settle(told: Told | None, figure: Figure, ledger: Ledger) -> tuple[Told | None, tuple[str, ...]]:
    """The measure as this dispatch uses its word, and the doubts that reading leaves."""
    if told is None:
        return None, ("what is measured is not told",)
    if told.measure == "casualties":
        return _victims(told, figure, ledger)
    if told.measure in ("change", "factor") and _about_prices(ledger):
        measure = "price_change" if told.measure == "change" else "price_factor"
        return Told(measure, "measure.topic:price"), ("taken as a change of the price told before",)
    if told.rule == "measure.last_counted":
        return told, ("what is counted is not told; taken as what was counted last",)
    return told, ()


def _victims(told: Told, figure: Figure, ledger: Ledger) -> tuple[Told, tuple[str, ...]]:
    """As in "4,000 injured … around 100 casualties": fewer than the injured, so the dead; so too where none are injured."""
    value = size(ledger.mentions[figure.mention])
    injured = [size(m) or 0 for m, of in zip(ledger.mentions, ledger.measures, strict=False) if of == "injured"]
    killed = "killed" in ledger.measures
    if value is not None and ((injured and value < max(injured)) or (killed and not injured)):
        return Told("killed", "measure.victims"), ("victims taken as the dead",)
    return told, ()


def _about_prices(ledger: Ledger) -> bool:
    """Whether the last amount of money told before was a price."""
    for index in range(len(ledger.measures) - 1, max(len(ledger.measures) - 4, -1), -1):
        if ledger.measures[index] in PRICES:
            return True
        if ledger.dimensions[index].startswith("money"):
            return False
    return False
