"""From figures to claims: of what, of whom, said by whom, when, where, part of what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crossfoot.facts.model import Fact

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.dispatches import Dispatch
    from crossfoot.facts.explaining import Explanation

__all__ = ["Fact", "explain", "extract", "read_facts"]


def read_facts(dispatch: Dispatch) -> list[Fact]:
    """Every figure of a dispatch as a fact, in the order of the text, null reports among them."""
    from crossfoot.facts.reading import facts_of  # tables and rates use facts too, and need no reader

    return facts_of(dispatch)


def extract(dispatches: Iterable[Dispatch]) -> pd.DataFrame:
    """The facts of dispatches as a table, one row a fact, in the order of the dispatches and their texts."""
    from crossfoot.facts.tables import to_frame

    return to_frame(fact for dispatch in dispatches for fact in read_facts(dispatch))


def explain(text: str, reported_at: str | None = None) -> Explanation:
    """What was read in a text, what was not, and the rules that filled each field; prints as a tree, shows as HTML."""
    from crossfoot.facts.explaining import Explanation

    return Explanation(text, reported_at)
