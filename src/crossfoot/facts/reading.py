"""From a dispatch to its facts: the figures first, and what is told of them only where there are any."""

from __future__ import annotations

from crossfoot.dispatches import Dispatch
from crossfoot.facts.identities import Identities
from crossfoot.facts.layouts import Layout, relaid
from crossfoot.facts.model import Fact, plain_number
from crossfoot.facts.null_reports import find_null_reports
from crossfoot.mentions.reader import read_all, read_view
from crossfoot.mentions.rejections import Rejected
from crossfoot.mentions.view import View


def facts_of(dispatch: Dispatch) -> list[Fact]:
    """Every figure of a dispatch as a fact, in the order of the text, null reports among them."""
    if layout := relaid(dispatch.text):
        return _led_back(dispatch, layout, _read(dispatch._replace(text=layout.text)))
    return _read(dispatch)


def refused_of(text: str, facts: list[Fact]) -> list[Rejected]:
    """The numbers of a text that state nothing, in its order, where the facts of the same text have been read."""
    layout = relaid(text)
    if layout is None:
        return read_all(text).rejected
    led_back = {
        Rejected(*layout.original(one.start, one.end), one.reason): None for one in read_all(layout.text).rejected
    }
    return sorted(one for one in led_back if not any(fact.start < one.end and one.start < fact.end for fact in facts))


def _read(dispatch: Dispatch) -> list[Fact]:
    view = View(dispatch.text)
    mentions = read_view(view).mentions
    nulls = find_null_reports(view.lowered)
    if not mentions and not nulls:
        return []
    from crossfoot.facts.telling import told_of  # a text without figures needs none of its vocabulary and patterns

    return told_of(dispatch, view, mentions, nulls)


def _led_back(dispatch: Dispatch, layout: Layout, facts: list[Fact]) -> list[Fact]:
    """Facts of a text said again, where they stand in it as received; those of a column are parts of its total."""
    identities, text = Identities(dispatch), dispatch.text
    moved: dict[str, Fact] = {}
    ids: dict[str, str] = {}
    for fact in facts:
        start, end = layout.original(fact.start, fact.end)
        content = (fact.best, fact.lower, fact.upper)
        numbers = [None if one is None else plain_number(one) for one in content]
        told = [start, end, *numbers, fact.bound, fact.unit]
        ids[fact.fact_id] = identities.of_content(*(told if fact.status != "unknown" else [start, end, "unknown"]))
        own = fact._replace(start=start, end=end, surface=text[start:end])
        moved.setdefault(ids[fact.fact_id], own)  # the head of a column, which is said with each of its cells, once
    wholes = _wholes(layout, [*moved.values()])
    return sorted((_linked(fact, ids, wholes) for fact in moved.values()), key=lambda fact: (fact.start, fact.end))


def _wholes(layout: Layout, facts: list[Fact]) -> dict[int, str]:
    """The fact that is the total of a column, for each place where one of its parts begins."""
    at = {fact.start: fact for fact in facts}
    totals = [(at[total], parts) for total, parts in layout.totals if total in at]
    return {
        part: whole.fact_id for whole, parts in totals for part in parts if part in at and at[part].unit == whole.unit
    }


def _linked(fact: Fact, ids: dict[str, str], wholes: dict[int, str]) -> Fact:
    """A fact under its new name, and those it leans on under theirs."""
    whole = wholes.get(fact.start, fact.part_of)
    return fact._replace(
        fact_id=ids[fact.fact_id],
        part_of=ids.get(whole or ""),
        converts=ids.get(fact.converts or ""),
        changed_from=ids.get(fact.changed_from or ""),
        restates=ids.get(fact.restates or ""),
    )
