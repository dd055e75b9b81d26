"""The same claim said again in one dispatch: headline, lead and body."""

from __future__ import annotations

from decimal import Decimal

from crossfoot import lexicon
from crossfoot.facts.model import Fact

CLAIMS = 8
"""How many different claims of one value a dispatch may make, before the rest are not compared."""


def link(facts: list[Fact]) -> list[Fact]:
    """The facts, each that says an earlier one again naming the first of them in `restates`.

    Said again is: the same value of the same measure and unit, for days and places that do not exclude each other.
    Hedge and speaker may differ; a part is not its total, and counts of different things are not the same. What
    restates an amount in another unit is left to that amount.
    """
    firsts: dict[tuple[str, str, Decimal], list[Fact]] = {}
    linked: list[Fact] = []
    run = _Run()
    for fact in facts:
        run.add(fact)
        value = fact.size
        if fact.measure is None or value is None or fact.status == "unknown" or fact.converts:
            linked.append(fact)
            continue
        earlier = firsts.setdefault((fact.measure, fact.unit, value), [])
        goes_on = fact.head != OTHERS or (bool(linked) and linked[-1].restates is not None)
        told = (other for other in earlier[:CLAIMS] if other.fact_id not in run.fellows and _says_same(other, fact))
        first = next(told, None) if goes_on else None
        if first is None:
            earlier.append(fact)
            linked.append(fact)
        else:
            rules = (*fact.rules, "restates.same_claim")
            linked.append(fact._replace(restates=first.fact_id, rules=rules))
    return linked


class _Run:
    """The parts of one total in a row: "four from Peru, four from Chile". The four are not the other four."""

    def __init__(self) -> None:
        self.whole: str | None = None
        self.fellows: set[str] = set()

    def add(self, fact: Fact) -> None:
        """Go on with the next fact; an aside of a part ("43 from Mali, including the 15 crew") ends no row."""
        if fact.part_of in self.fellows:
            return
        if fact.part_of is None or fact.part_of != self.whole:
            self.whole, self.fellows = fact.part_of, set()
        self.fellows.add(fact.fact_id)


OTHERS = "others"
"""The rest beside those told before: said again only where those are, of another blast they are others."""


def _says_same(first: Fact, again: Fact) -> bool:
    if first.aggregation == "increment" or again.aggregation == "increment":
        return False
    return first.part_of == again.part_of and _fits(first, again)


def _fits(first: Fact, again: Fact) -> bool:
    return _same_days(first, again) and _same_place(first, again) and _same_item(first, again)


def _same_days(first: Fact, again: Fact) -> bool:
    if not (first.event_start and again.event_start):
        return first.event_start == again.event_start or first.measure == "age"
    ends = (first.event_end or first.event_start, again.event_end or again.event_start)
    return first.event_start <= ends[1] and again.event_start <= ends[0]


def _same_place(first: Fact, again: Fact) -> bool:
    return first.place == again.place or first.place is None or again.place is None or _within(first.place, again.place)


def _within(one: str, two: str) -> bool:
    return one in two or two in one


def _same_item(first: Fact, again: Fact) -> bool:
    """Counts of different things differ: 12 children are not 12 policemen, but may be 12 people or the bare 12."""
    one, two = first.head, again.head
    return one == two or one in lexicon.words("parts", "unnamed") or two in lexicon.words("parts", "unnamed")
