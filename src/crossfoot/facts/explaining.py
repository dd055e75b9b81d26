"""Why a text was read as it was: every number looked at, what refused it or what it became, and by which rules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch
from crossfoot.facts.model import Fact, plain_number
from crossfoot.facts.reading import facts_of, refused_of
from crossfoot.mentions import Rejected

if TYPE_CHECKING:
    from rich.tree import Tree


class Line(NamedTuple):
    """One field of a figure and what stands in it."""

    field: str
    value: str


class Rule(NamedTuple):
    """A rule that took part in a reading, or the reason for which a number was refused."""

    name: str
    says: str
    where: str
    """The modules and lexicon files to change, within the package."""

    def __str__(self) -> str:
        return f"{self.name}: {self.says} ({self.where})" if self.says else self.name


class Candidate(NamedTuple):
    """A number that was looked at."""

    surface: str
    heading: str
    """What it was read as; "not a figure" where it was refused."""
    fields: list[Line]
    rules: list[Rule]


class Explanation:
    """What was read in a text. Prints as a tree under rich, shows as HTML in a notebook, and `str` gives plain text.

    Parameters
    ----------
    text : str
        A sentence or a whole dispatch.
    reported_at : str, optional
        ISO date of publication, for words such as "on Tuesday".

    Attributes
    ----------
    candidates : list of Candidate
        Every number in text order: what it became, or what refused it, with the rules.
    """

    def __init__(self, text: str, reported_at: str | None = None) -> None:
        self.text = text
        self.facts: list[Fact] = facts_of(Dispatch("text", text, reported_at))
        self.rejected: list[Rejected] = refused_of(text, self.facts)
        found = [(fact.start, _figure(fact, self.facts)) for fact in self.facts]
        found += [(number.start, _refused(text, number)) for number in self.rejected]
        self.candidates: list[Candidate] = [candidate for _, candidate in sorted(found, key=lambda pair: pair[0])]

    def __rich__(self) -> Tree:
        from rich.markup import escape as plain
        from rich.tree import Tree

        tree = Tree(plain(_heading(self)))
        for surface, heading, fields, rules in self.candidates:
            style = "bold" if fields else "dim"
            branch = tree.add(f"[{style}]{plain(surface)}[/{style}] {plain(heading)}")
            for line in fields:
                branch.add(f"[dim]{line.field}[/dim] {plain(line.value)}")
            leaf = branch.add("[dim]by these rules[/dim]") if fields else branch
            for rule in rules:
                leaf.add(f"{plain(rule.name)} [dim]{plain(rule.says)} ({plain(rule.where)})[/dim]")
        return tree

    def __str__(self) -> str:
        parts = [_heading(self)]
        for surface, heading, fields, rules in self.candidates:
            parts.append(f"  {surface}: {heading}")
            parts += [f"    {line.field}: {line.value}" for line in fields]
            parts += [f"    by {rule}" for rule in rules]
        return "\n".join(parts)

    def _repr_html_(self) -> str:
        items = "".join(_as_html(candidate) for candidate in self.candidates)
        return f'<div class="crossfoot-explanation"><p>{escape(_heading(self))}</p><ul>{items}</ul></div>'


def _heading(explanation: Explanation) -> str:
    looked_at, count = len(explanation.candidates), len(explanation.facts)
    return f"{looked_at} looked at: {count} figure{'' if count == 1 else 's'}, {looked_at - count} refused"


def _figure(fact: Fact, facts: list[Fact]) -> Candidate:
    return Candidate(fact.surface, _value(fact), _lines(fact, facts), [rule_named(name, "read") for name in fact.rules])


def _refused(text: str, number: Rejected) -> Candidate:
    reason = rule_named(number.reason, "refused")
    return Candidate(text[number.start : number.end], "not a figure", [], [reason])


def rule_named(name: str, table: str) -> Rule:
    """A rule with what it says and where it lives, as ``lexicon/rules.toml`` tells of it or of its family.

    >>> rule_named("hedge.approx", "read").where
    'mentions/hedges.py, lexicon/hedges.toml'
    """
    entries = lexicon.load("rules")
    known = entries[table]
    plain = name.partition(":")[0]
    entry = known.get(plain) or known.get(plain.partition(".")[0]) or known.get(_family(plain, table))
    return Rule(name, entry["says"], entry["where"]) if entry else Rule(name, "", "")


def _family(name: str, table: str) -> str:
    """The family of a rule that is named without one: of places, else of days; a refused one is part of a date."""
    if table == "refused":
        return "date"
    places = ("place", "main_place", "country_of", "the_capital", "the_country")
    return "place" if name.startswith(places) else "day"


def _as_html(candidate: Candidate) -> str:
    fields = "".join(f"<dt>{line.field}</dt><dd>{escape(line.value)}</dd>" for line in candidate.fields)
    rules = "".join(f"<li>{escape(str(rule))}</li>" for rule in candidate.rules)
    told = f"<dl>{fields}</dl>" if fields else ""
    return (
        f"<li><b>{escape(candidate.surface)}</b> {escape(candidate.heading)}{told}"
        f"<details><summary>rules</summary><ul>{rules}</ul></details></li>"
    )


def _lines(fact: Fact, facts: list[Fact]) -> list[Line]:
    """The filled fields of a fact, in the order a person asks for them."""
    surfaces = {other.fact_id: other.surface for other in facts}
    told = {
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
    }
    return [Line(field, value) for field, value in told.items() if value]


def _value(fact: Fact) -> str:
    """The reading in words: "at_least vehicle [3, ]", "approx 40 person"; bounds only where one is stated."""
    if fact.status == "unknown":
        return "none: not known, which is not zero"
    best, lower, upper = (plain_number(value) for value in (fact.best, fact.lower, fact.upper))
    point = "" if best is None else f"{best:,} "
    ends = ["" if value is None else f"{value:,}" for value in (lower, upper)]
    bounds = f" [{', '.join(ends)}]" if any(ends) else ""
    return f"{fact.bound} {point}{fact.unit}{bounds}" + (f" by “{fact.hedge}”" if fact.hedge else "")


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
