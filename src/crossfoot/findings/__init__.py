"""How the claims of a stack of dispatches stand to each other, with the evidence; never an invented number."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crossfoot.findings.model import Finding
from crossfoot.findings.policies import LATEST_OFFICIAL, POLICIES
from crossfoot.findings.result import Result, day_of, finding_rows

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.dispatches import Dispatch
    from crossfoot.rates import RateBook

__all__ = ["POLICIES", "Finding", "Result", "finding_rows", "reconcile"]


def reconcile(
    facts: pd.DataFrame,
    *,
    rates: pd.DataFrame | RateBook | None = None,
    dispatches: pd.DataFrame | Iterable[Dispatch] | None = None,
    policy: str = LATEST_OFFICIAL,
    vintage: str | None = None,
) -> Result:
    """How claims stand to each other: the findings of every rule over a table of facts.

    Parameters
    ----------
    facts : DataFrame, one row per fact
        As ``tables/facts.toml`` says, in any order.
    rates : DataFrame, one row per rate, optional
        As `read_rates` gives them; otherwise `default_rates`.
    dispatches : DataFrame, one row per dispatch, or what `read_dispatches` gives; optional
        With the texts, rules also read the words between figures ("including", "revised"); without, they say less.
    policy : str
        How to settle a dispute: ``latest_official``, ``conservative_low``, ``full_range``, ``majority`` or
        ``by_hand`` (`POLICIES`); declared in the result.
    vintage : str, optional
        ISO day; facts printed later are left out.

    Returns
    -------
    Result
        ``findings`` is a table, one row a finding; ``settled`` what each dispute comes to by the policy; ``alarms``
        what a person should look at; ``at_vintage(day)`` the same as of an earlier evening.

    Raises
    ------
    TableError
        `facts` lacks a column.
    PolicyError
        There is no such policy, or `vintage` is no day.
    """
    from crossfoot.dispatches import as_frame
    from crossfoot.findings.claims import claim
    from crossfoot.findings.policies import checked
    from crossfoot.findings.rules import rules
    from crossfoot.findings.stack import Stack, texts_of, titles_of
    from crossfoot.rates import RateBook
    from crossfoot.tables import records

    if vintage is not None:
        facts = facts[facts["reported_at"] <= day_of(vintage)]
    book = RateBook.of(rates)
    stories = as_frame(dispatches)
    texts = texts_of(stories)
    told = facts["rules"].str.contains(r'"(?:level|compared)\.').fillna(False).astype(bool)
    rows = records("facts", facts.assign(rules=facts["rules"].where(told)))  # lists that no rule reads are not parsed
    unique: dict[str, Finding] = {}
    with _garbage_left():
        stack = Stack((claim(row, texts.get(row["dispatch_id"])) for row in rows), texts, book, titles_of(stories))
        for find in rules().values():
            for finding in find(stack):
                unique.setdefault(finding.finding_id, finding)
    return Result(facts, tuple(unique.values()), book, stories, checked(policy), vintage)


@contextmanager
def _garbage_left() -> Iterator[None]:
    """No search for cycles meanwhile: claims form none, and going through half a million of them again and again took
    an eighth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
