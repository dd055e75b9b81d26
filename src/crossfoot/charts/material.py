"""What a chart is drawn from: facts, findings, rates and dispatches, as plain rows in one order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from crossfoot.charts import wording
from crossfoot.charts.events import Event, events_of
from crossfoot.errors import ChartError
from crossfoot.facts.model import Fact
from crossfoot.facts.tables import from_frame
from crossfoot.tables import records

if TYPE_CHECKING:
    import pandas as pd

ALARMING = ("warning", "error")
SHORT_NAME = 34
OF_UNITS = re.compile(r"taken as (?:people|[A-Z]{3})|where: .*")
"""Doubts about whose dollars, that people are counted, or where: what is measured is not in doubt."""


class Reconciled(Protocol):
    """What charts ask of a result: four tables. Only `facts` must be there."""

    @property
    def facts(self) -> pd.DataFrame:
        """One row a figure, as ``tables/facts.toml`` says."""

    @property
    def findings(self) -> pd.DataFrame:
        """One row a finding, as ``tables/findings.toml`` says."""

    @property
    def rates(self) -> pd.DataFrame:
        """One row an exchange rate looked up, as ``tables/rates.toml`` says."""


@dataclass(frozen=True)
class Material:
    """The rows behind the charts of one stack, in an order that does not hang on the order they came in."""

    facts: tuple[Fact, ...]
    findings: tuple[dict[str, Any], ...] = ()
    rates: tuple[dict[str, Any], ...] = ()
    dispatches: tuple[dict[str, Any], ...] = ()
    settled: tuple[dict[str, Any], ...] = ()
    """One row a measure, place and day, where the result has a policy to settle disputes by."""
    _by_id: dict[str, Fact] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_id.update({fact.fact_id: fact for fact in self.facts})

    def fact(self, fact_id: str | None) -> Fact | None:
        """The fact of that id; None where there is none."""
        return self._by_id.get(fact_id) if fact_id else None

    @cached_property
    def conversions(self) -> dict[str, list[Fact]]:
        """By fact_id, the facts that restate it in another unit."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if fact.converts:
                found.setdefault(fact.converts, []).append(fact)
        return found

    @cached_property
    def dispatch_names(self) -> dict[str, str]:
        """By dispatch_id, a short name no other dispatch has: outlet and date, else the date, else the id."""
        told = {row["dispatch_id"]: (row.get("outlet"), row.get("reported_at")) for row in self.dispatches}
        told |= {fact.dispatch_id: (fact.outlet, fact.reported_at) for fact in self.facts}
        names = {key: _dispatch_name(key, *parts) for key, parts in told.items()}
        shared = {name for name, times in Counter(names.values()).items() if times > 1}
        return {key: f"{name} [{key[:12]}]" if name in shared else name for key, name in names.items()}

    @cached_property
    def events(self) -> dict[str, Event]:
        """By fact_id, the event it tells of."""
        return events_of(self)

    @cached_property
    def money(self) -> dict[str, str]:
        """By ISO code, the word the dispatches use for a currency."""
        return wording.money_words(self.facts)

    def told(self, fact: Fact) -> str:
        """What a fact says, with its unit in the dispatches' own words: "120 tenge per litre"."""
        return wording.figure_with_unit(fact, self.money)

    @cached_property
    def _speakers(self) -> dict[str, str]:
        """By name without case and article, the name as first written: "The Ministry" and "the ministry" are one.

        A capital that only opens a sentence goes where the name is written without it elsewhere: "Police", "police".
        """
        names: dict[str, str] = {}
        for fact in self.facts:
            if name := wording.plain(fact.attribution):
                name = wording.inside(name) if name.startswith("The ") else name
                first = names.setdefault(_without_article(name), name)
                if name == wording.inside(first):
                    names[_without_article(name)] = name
        return names

    def source(self, fact: Fact) -> str:
        """Who said a figure: its attribution, else the dispatch that printed it."""
        name = wording.plain(fact.attribution)
        return self._speakers[_without_article(name)] if name else self.dispatch_names[fact.dispatch_id]

    def subject(self, fact: Fact) -> str:
        """What a price or the like is about, where it is named; counts are about who or what was counted.

        A capital that only stands there because a sentence begins is taken away.
        """
        told = "" if fact.kind == "count" else wording.plain(fact.subject)
        if told.casefold() in (fact.measure or "", f"{fact.measure}s"):
            return ""  # "prices" names no subject of a price
        lower = wording.inside(told)
        first = lower.partition(" ")[0]
        return lower if any(f" {first} " in row["text"] for row in self.dispatches) else told

    @cached_property
    def weighed(self) -> dict[str, list[dict[str, Any]]]:
        """By fact_id, the findings that weigh it."""
        found: dict[str, list[dict[str, Any]]] = {}
        for row in self.findings:
            for fact_id in dict.fromkeys(row["facts"]):
                found.setdefault(fact_id, []).append(row)
        return found

    def is_doubtful(self, fact: Fact) -> bool:
        """Whether what the fact measures was read with a doubt: it is shown with it, and never headlined."""
        return any(not OF_UNITS.fullmatch(doubt) for doubt in fact.doubts)

    def alarms(self, fact: Fact) -> list[dict[str, Any]]:
        """The findings about a fact that somebody should look at."""
        return [row for row in self.weighed.get(fact.fact_id, ()) if row["severity"] in ALARMING]

    def overtaken(self, fact: Fact) -> str | None:
        """What became of a claim: ``retracted``, or ``superseded`` by its own speaker; None where it stands.

        What another body counts later replaces nothing: both claims stand side by side.
        """
        if fact.status == "retracted":
            return "retracted"
        for row in self.weighed.get(fact.fact_id, ()):
            by = self.fact(row["facts"][0])
            if not by:
                continue
            if row["verdict"] == "retracts" and wording.plain_values(fact) == wording.plain_values(by):
                return "retracted"
            if row["verdict"] == "supersedes" and any(self._replaces(self.fact(other), fact) for other in row["facts"]):
                return "superseded"
        return None

    def _replaces(self, later: Fact | None, fact: Fact) -> bool:
        """Whether a claim is its speaker's later word than another."""
        if later is None or self.source(later) != self.source(fact):
            return False
        return later.changed_from == fact.fact_id or (later.reported_at or "") > (fact.reported_at or "")


def material(source: Reconciled | pd.DataFrame | Material) -> Material:
    """The rows behind the charts of a result, or of a facts table alone.

    Raises
    ------
    ChartError
        `source` has no facts table.
    """
    import pandas as pd

    if isinstance(source, Material):
        return source
    facts = source if isinstance(source, pd.DataFrame) else getattr(source, "facts", None)
    if not isinstance(facts, pd.DataFrame):
        way_out = "Pass the result of crossfoot.findings, or a facts table."
        raise ChartError(f"a {type(source).__name__} has no facts to chart.", way_out=way_out)
    return Material(
        tuple(sorted(from_frame(facts), key=_order)),
        tuple(sorted(_rows("findings", source), key=lambda row: (row["rule"], row["finding_id"]))),
        tuple(sorted(_rows("rates", source), key=lambda row: str(sorted(row.items(), key=str)))),
        tuple(sorted(_rows("dispatches", source), key=lambda row: (row["reported_at"] or "", row["dispatch_id"]))),
        tuple(_settled(source)),
    )


def _settled(source: object) -> list[dict[str, Any]]:
    """The settled table, which is worked out on asking and has no schema of its own."""
    import pandas as pd

    df = getattr(source, "settled", None) if not isinstance(source, pd.DataFrame) else None
    if not isinstance(df, pd.DataFrame) or df.empty:
        return []
    plain = df.assign(day=df["day"].dt.strftime("%Y-%m-%d")).astype(object)
    rows = [
        {str(name): value for name, value in row.items()} for row in plain.where(df.notna(), None).to_dict("records")
    ]
    return sorted(rows, key=lambda row: (row["measure"] or "", row["place"] or "", row["unit"], row["day"] or ""))


def _rows(table: str, source: object) -> list[dict[str, Any]]:
    import pandas as pd

    df = getattr(source, table, None) if not isinstance(source, pd.DataFrame) else None
    return records(table, df) if isinstance(df, pd.DataFrame) and len(df.columns) else []


def _order(fact: Fact) -> tuple[str, str, int, int, str]:
    return fact.reported_at or "", fact.dispatch_id, fact.start, fact.end, fact.fact_id


def _dispatch_name(dispatch_id: str, outlet: str | None, reported_at: str | None) -> str:
    printed_by, day = wording.plain(outlet), wording.day(reported_at)
    if printed_by:
        return f"{printed_by}, {day}" if day else printed_by
    return f"dispatch of {day}" if day else f"dispatch {wording.shorten(dispatch_id, SHORT_NAME)}"


def _without_article(name: str) -> str:
    return name.casefold().removeprefix("the ")


def valued(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that state a figure at all: not the null reports."""
    return [fact for fact in facts if wording.is_valued(fact)]


def plotted_row(stack: Material, fact: Fact, **more: Any) -> dict[str, Any]:
    """One row of the CSV beside a chart: the claim as drawn, and the words behind it."""
    claim: Mapping[str, Any] = fact.row()
    names = ("fact_id", "dispatch_id", "reported_at", "measure", "item", "subject", "best", "lower", "upper", "bound")
    rest = ("unit", "status", "place", "event_start", "event_end", "surface")
    return (
        {name: claim[name] for name in names}
        | {"rounding": claim["rounding"]}
        | {name: claim[name] for name in rest}
        | {"said_by": stack.source(fact)}
        | more
    )
