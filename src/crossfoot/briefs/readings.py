"""How a figure was read, line by line, in words."""

from __future__ import annotations

from typing import NamedTuple

from crossfoot.charts import wording
from crossfoot.charts.material import Material
from crossfoot.facts.model import Fact

BOUNDS = {
    "exact": "stated exactly",
    "approx": "stated as an approximation",
    "at_least": "a lower bound: it may be more",
    "more_than": "a lower bound: it is more",
    "at_most": "an upper bound: it may be less",
    "less_than": "an upper bound: it is less",
    "range": "a range",
}


class Line(NamedTuple):
    """One line of a reading: what it tells, and what the dispatch says."""

    term: str
    said: str


def reading(stack: Material, fact: Fact, numbers: dict[str, int]) -> list[Line]:
    """A figure's reading: what, how bounded, who, where, when, and the figures it hangs on by their numbers."""
    told = [
        ("says", stack.told(fact)),
        ("bound", _bound(fact)),
        ("measure", wording.measure(fact.measure).lower() if fact.measure else ""),
        ("counted", fact.item),
        ("about", fact.subject),
        ("said by", _speaker(fact)),
        ("where", _where(fact)),
        ("when", when(fact)),
        ("part of", _other(stack, fact.part_of, numbers)),
        ("restates", _other(stack, fact.converts, numbers)),
        ("changed from", _other(stack, fact.changed_from, numbers)),
        ("same claim as", _other(stack, fact.restates, numbers)),
        ("status", fact.status if fact.status != "asserted" else ""),
        ("in doubt" if stack.is_doubtful(fact) else "assumed", "; ".join(fact.doubts)),
        ("read by", ", ".join(fact.rules)),
    ]
    return [Line(term, said) for term, said in told if said]


def when(fact: Fact) -> str:
    """The time a figure speaks of, as resolved and as written."""
    told = wording.days(fact.event_start, fact.event_end)
    return f"{told} (“{fact.event_surface}”)" if told and fact.event_surface else told


def _bound(fact: Fact) -> str:
    if not wording.is_valued(fact):
        return "no figure is given: unknown, not zero"
    return BOUNDS[fact.bound] + (f" (“{fact.hedge}”)" if fact.hedge else "")


def _speaker(fact: Fact) -> str:
    kind = f" ({fact.attribution_kind})" if fact.attribution_kind else ""
    return f"{fact.attribution}{kind}" if fact.attribution else "nobody named: the dispatch itself"


def _where(fact: Fact) -> str:
    written = fact.place_surface if fact.place_surface != fact.place else None
    return f"{fact.place} (“{written}”)" if fact.place and written else fact.place or ""


def _other(stack: Material, fact_id: str | None, numbers: dict[str, int]) -> str:
    other = stack.fact(fact_id)
    return f"figure {numbers[other.fact_id]}, {stack.told(other)}" if other else ""
