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


def extract(dispatches: Iterable[Dispatch], *, jobs: int = 1) -> pd.DataFrame:
    """The facts of dispatches as a table, one row a fact, in the order of the dispatches and their texts.

    Parameters
    ----------
    dispatches : iterable of Dispatch
        As `read_dispatches` gives them.
    jobs : int
        How many processes read; the table is the same.

    Raises
    ------
    DispatchError
        One is no `Dispatch`, or was published on no date; two have one id.
    CrossfootError
        `jobs` is less than one.
    """
    from crossfoot.dispatches.model import without_twins
    from crossfoot.facts.tables import to_frame
    from crossfoot.processes import each

    stack = without_twins(map(_checked, dispatches))
    return to_frame(fact for facts in each(read_facts, stack, jobs=jobs) for fact in facts)


def _checked(dispatch: Dispatch) -> Dispatch:
    """A dispatch made by hand, held to what those read from files are."""
    from crossfoot.dispatches.model import Dispatch, is_date
    from crossfoot.errors import DispatchError

    if not isinstance(dispatch, Dispatch):
        way_out = 'Pass what read_dispatches gives, or [cf.Dispatch("one", "The text.", "2022-01-04")].'
        raise DispatchError(f"{dispatch!r:.40} is no dispatch.", way_out=way_out)
    if dispatch.reported_at is not None and not is_date(dispatch.reported_at):
        message = f"{dispatch.reported_at!r} is no date of publication."
        raise DispatchError(message, place=dispatch.dispatch_id, way_out="Give an ISO date: 2022-01-04.")
    return dispatch


def explain(text: str, reported_at: str | None = None) -> Explanation:
    """What was read in a text, what was not, and the rules that filled each field; prints as a tree, shows as HTML.

    Parameters
    ----------
    text : str
        A sentence or a whole dispatch.
    reported_at : str, optional
        ISO day on which it was printed, for words such as "on Tuesday".
    """
    from crossfoot.facts.explaining import Explanation

    return Explanation(text, reported_at)
