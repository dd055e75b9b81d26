"""Why a text was read as it was: each figure's fields with the rule that filled them, and the numbers that are none."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from crossfoot.dispatches import Dispatch
from crossfoot.facts.model import Fact, plain_number
from crossfoot.facts.reading import facts_of
from crossfoot.mentions import Rejected, read_all

if TYPE_CHECKING:
    from rich.tree import Tree


class Line(NamedTuple):
    """One field of a figure and what stands in it."""

    field: str
    value: str


class Explanation:
    """What was read in a text. Prints as a tree under rich, shows as HTML in a notebook, and `str` gives plain text.

    Parameters
    ----------
    text : str
        A sentence or a whole dispatch.
    reported_at : str, optional
        ISO date of publication, for words such as "on Tuesday".
    """

    def __init__(self, text: str, reported_at: str | None = None) -> None:
        self.text = text
        self.facts: list[Fact] = facts_of(Dispatch("text", text, reported_at))
        self.rejected: list[Rejected] = read_all(text).rejected

    def __rich__(self) -> Tree:
        from rich.markup import escape as plain
        from rich.tree import Tree

        tree = Tree(plain(_heading(self)))
        for fact in self.facts:
            branch = tree.add(f"[bold]{plain(fact.surface)}[/bold]")
            for line in _lines(fact, self.facts):
                branch.add(f"[dim]{line.field}[/dim] {plain(line.value)}")
        if self.rejected:
            branch = tree.add("[dim]not figures[/dim]")
            for number in self.rejected:
                branch.add(plain(f"{self.text[number.start : number.end]}: {number.reason}"))
        return tree

    def __str__(self) -> str:
        parts = [_heading(self)]
        for fact in self.facts:
            parts.append(f"  {fact.surface}")
            parts += [f"    {line.field}: {line.value}" for line in _lines(fact, self.facts)]
        parts += [f"  not a figure: {self.text[r.start : r.end]} ({r.reason})" for r in self.rejected]
        return "\n".join(parts)

    def _repr_html_(self) -> str:
        figures = "".join(_as_html(fact, self.facts) for fact in self.facts)
        rejected = "".join(
            f"<li>{escape(self.text[number.start : number.end])}: {escape(number.reason)}</li>"
            for number in self.rejected
        )
        none = f"<p>Not figures:</p><ul>{rejected}</ul>" if rejected else ""
        return f'<div class="crossfoot-explanation"><p>{escape(_heading(self))}</p><ul>{figures}</ul>{none}</div>'


def _heading(explanation: Explanation) -> str:
    count = len(explanation.facts)
    return f"{count} figure{'' if count == 1 else 's'}, {len(explanation.rejected)} numbers that are none"


def _as_html(fact: Fact, facts: list[Fact]) -> str:
    fields = "".join(f"<dt>{line.field}</dt><dd>{escape(line.value)}</dd>" for line in _lines(fact, facts))
    return f"<li><b>{escape(fact.surface)}</b><dl>{fields}</dl></li>"


def _lines(fact: Fact, facts: list[Fact]) -> list[Line]:
    """The filled fields of a fact, in the order a person asks for them."""
    surfaces = {other.fact_id: other.surface for other in facts}
    told = {
        "value": _value(fact),
        "measure": fact.measure,
        "item": fact.item,
        "subject": fact.subject,
        "said by": _with_kind(fact),
        "when": _when(fact),
        "where": _where(fact),
        "part of": surfaces.get(fact.part_of or ""),
        "converts": surfaces.get(fact.converts or ""),
        "changed from": surfaces.get(fact.changed_from or ""),
        "restates": surfaces.get(fact.restates or ""),
        "status": fact.status if fact.status != "asserted" else None,
        "aggregation": fact.aggregation if fact.aggregation != "point" else None,
        "doubts": "; ".join(fact.doubts) or None,
        "rules": ", ".join(fact.rules),
    }
    return [Line(field, value) for field, value in told.items() if value]


def _value(fact: Fact) -> str:
    """The reading in words: "at_least 3 vehicle [3, )"."""
    if fact.status == "unknown":
        return "none: not known, which is not zero"
    best, lower, upper = (plain_number(value) for value in (fact.best, fact.lower, fact.upper))
    point = "" if best is None else f"{best:,} "
    bounds = f"[{'' if lower is None else f'{lower:,}'}, {'' if upper is None else f'{upper:,}'}]"
    return f"{fact.bound} {point}{fact.unit} {bounds}" + (f" by “{fact.hedge}”" if fact.hedge else "")


def _with_kind(fact: Fact) -> str | None:
    if fact.attribution is None:
        return None
    return fact.attribution + (f" ({fact.attribution_kind})" if fact.attribution_kind else "")


def _when(fact: Fact) -> str | None:
    if fact.event_start is None:
        return None
    days = fact.event_start if fact.event_end in (None, fact.event_start) else f"{fact.event_start} to {fact.event_end}"
    return days + (f" by “{fact.event_surface}”" if fact.event_surface else "")


def _where(fact: Fact) -> str | None:
    if fact.place is None:
        return None
    return fact.place + (f" by “{fact.place_surface}”" if fact.place_surface not in (None, fact.place) else "")
