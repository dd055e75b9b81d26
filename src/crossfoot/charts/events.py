"""Which event a claim tells of, so that two floods of one week never share one scale.

A country is not one event: within it, dispatches are about one event where they name a place in common. So are claims
that a finding compares, wherever the gazetteer takes them to be; and what a dispatch without any place has its speaker
count goes on with what that speaker counted before. `series.runs` tells apart what lies far apart in time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot.facts.model import Fact
from crossfoot.findings.places import chain, root

if TYPE_CHECKING:
    from crossfoot.charts.material import Material

LIKE_WITH_LIKE = ("equal", "compatible", "narrower", "supersedes", "retracts", "conflicts")
"""Verdicts that compare claims about one thing…"""
OF_MONEY = frozenset({"brackets", "conversions", "ellipses"})
"""… unless by these rules, which hold amounts of anything against one rate, or find their currency."""


class Event(NamedTuple):
    """What happened somewhere, as far as a stack can tell it from what happened elsewhere."""

    country: str
    """Where; a place's own name where the gazetteer does not know it, empty where no place is told."""
    dispatch_id: str
    """The first dispatch of those that tell of it there: it stands for the others."""


def events_of(stack: Material) -> dict[str, Event]:
    """By fact_id, the event each fact of a stack tells of."""
    countries = _countries(stack.facts)
    nodes = {fact.fact_id: Event(countries[fact.fact_id], fact.dispatch_id) for fact in stack.facts}
    groups = _Groups(nodes.values())
    named: dict[tuple[str, str], Event] = {}
    for node, places in _places(stack.facts, nodes).items():
        for place in places:
            groups.join(named.setdefault((node.country, place), node), node)
    for ids in compared(stack.findings):
        for one, other in pairwise(nodes[fact_id] for fact_id in ids if fact_id in nodes):
            groups.join(one, other)
    for node, told in _followed_up(stack, nodes).items():
        events = {groups.of(other) for other in told}
        if len(events) == 1:
            groups.join(node, events.pop())
    return {fact_id: groups.of(node) for fact_id, node in nodes.items()}


def _followed_up(stack: Material, nodes: Mapping[str, Event]) -> dict[Event, list[Event]]:
    """By event told without any place, those in its country of which the same speaker counts the same elsewhere."""
    placed = {nodes[fact.fact_id] for fact in stack.facts if fact.place}
    counted: dict[tuple[str, str | None, str], list[Event]] = {}
    for fact in stack.facts:
        node = nodes[fact.fact_id]
        if fact.attribution and fact.measure and node in placed:
            counted.setdefault((node.country, fact.measure, stack.source(fact)), []).append(node)
    found: dict[Event, list[Event]] = {}
    for fact in stack.facts:
        node = nodes[fact.fact_id]
        if fact.attribution and node not in placed:
            found.setdefault(node, []).extend(counted.get((node.country, fact.measure, stack.source(fact)), ()))
    return found


def compared(findings: Iterable[Mapping[str, Any]]) -> list[list[str]]:
    """The fact_ids of each finding that takes its claims to be about one thing."""
    return [row["facts"] for row in findings if row["verdict"] in LIKE_WITH_LIKE and row["rule"] not in OF_MONEY]


def where(facts: Iterable[Fact], events: Mapping[str, Event]) -> str:
    """The place that names an event: the one all its claims are of, else the country of most."""
    facts = list(facts)
    places = {fact.place for fact in facts if fact.place}
    if len(places) == 1:
        return places.pop()
    countries = Counter(country for fact in facts if (country := root(fact.place)))
    return _most(countries) or min((events[fact.fact_id].country for fact in facts), default="")


def _places(facts: Iterable[Fact], nodes: Mapping[str, Event]) -> dict[Event, set[str]]:
    """By dispatch and country, the places named within it; the country itself where nothing finer is."""
    found: dict[Event, set[str]] = {}
    for fact in facts:
        node = nodes[fact.fact_id]
        found.setdefault(node, set()).update(name for name in chain(fact.place) if name and name != node.country)
    return {node: places or {node.country} for node, places in found.items()}


def _countries(facts: Iterable[Fact]) -> dict[str, str]:
    """By fact_id, the country it tells of; for a place of no gazetteer, the one it is oftenest told together with.

    What has no place is taken to be where its dispatch mostly is, or where the only country of the stack is.
    """
    facts = list(facts)
    by_dispatch: dict[str, Counter[str]] = {}
    for fact in facts:
        if known := root(fact.place):
            by_dispatch.setdefault(fact.dispatch_id, Counter())[known] += 1
    told_with: dict[str, Counter[str]] = {}
    for fact in facts:
        if fact.place and not root(fact.place):
            told_with.setdefault(fact.place, Counter()).update(by_dispatch.get(fact.dispatch_id, {}))
    homes = {place: _most(told) or place for place, told in told_with.items()}
    mains = {name: _most(told) for name, told in by_dispatch.items()}
    only = min(mains.values()) if len(set(mains.values())) == 1 else ""
    return {
        fact.fact_id: root(fact.place) or homes.get(fact.place or "") or mains.get(fact.dispatch_id, only)
        for fact in facts
    }


def _most(told: Counter[str]) -> str:
    return min(told, key=lambda name: (-told[name], name), default="")


class _Groups:
    """Events joined where they prove to be one: the first of each group stands for it."""

    def __init__(self, nodes: Iterable[Event]) -> None:
        self._first = {node: node for node in nodes}

    def of(self, node: Event) -> Event:
        """The first of a node's group."""
        while self._first[node] != node:
            self._first[node] = node = self._first[self._first[node]]
        return node

    def join(self, one: Event, other: Event) -> None:
        """Make two groups one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._first[second] = first
