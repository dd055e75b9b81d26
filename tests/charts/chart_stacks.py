"""Small stacks made by hand, so that charts are tested apart from the reader."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from crossfoot.tables import frame

PLAIN: dict[str, Any] = {
    "outlet": None,
    "kind": "count",
    "unit": "person",
    "bound": "exact",
    "aggregation": "cumulative",
    "status": "asserted",
    "doubts": [],
    "rules": ["by hand"],
}


def row(fact_id: str, dispatch_id: str, day: str | None, value: float | None, **more: Any) -> dict[str, Any]:
    """One row of a facts table: an exact count of people, unless told otherwise."""
    bounds = {"best": value, "lower": value, "upper": value}
    words = more.pop("surface", f"{fact_id} {value}")
    place = {"surface": words, "start": more.pop("start", 0), "end": len(words)}
    return {"fact_id": fact_id, "dispatch_id": dispatch_id, "reported_at": day} | PLAIN | bounds | place | more


def stack(facts: list[dict[str, Any]], **tables: list[dict[str, Any]]) -> SimpleNamespace:
    """A result of these rows, as far as charts ask for one."""
    names = ("findings", "rates", "dispatches")
    return SimpleNamespace(facts=frame("facts", facts), **{name: frame(name, tables.get(name, [])) for name in names})


def price(fact_id: str, dispatch_id: str, day: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    """One row that states a price of bread."""
    told = {"kind": "price", "measure": "price", "subject": "bread", "unit": unit, "aggregation": "point"}
    return row(fact_id, dispatch_id, day, value, **(told | more))


def official(day: str, value: float, **more: Any) -> dict[str, Any]:
    """An official rate: lira for one dollar."""
    told = {"base": "USD", "quote": "TRY", "date_asked": day, "date_found": day, "source": "Central Bank"}
    return told | {"kind": "official", "nominal": 1, "value": value} | more


def bread() -> SimpleNamespace:
    """Bread rose from 5 to 10 lira, say two papers; one gives dollars that fit the rate, one that do not."""
    facts = [
        price("a5", "mon", "2021-11-01", 5, "TRY/kilogram", surface="5 liras"),
        price("a10", "mon", "2021-11-01", 10, "TRY/kilogram", changed_from="a5", event_start="2021-10-30",
              event_end="2021-10-30", event_precision="day", surface="10 liras"),
        price("a$", "mon", "2021-11-01", 1.04, "USD/kilogram", converts="a10", rounding=0.005, surface="1.04 dollars"),
        price("b5", "tue", "2021-11-02", 5, "TRY/kilogram", surface="from 5"),
        price("b10", "tue", "2021-11-02", 10, "TRY/kilogram", changed_from="b5", event_start="2021-10-30",
              event_end="2021-10-30", event_precision="day", surface="10 liras"),
        price("b$", "tue", "2021-11-02", 1.2, "USD/kilogram", converts="b10", rounding=0.05, surface="1.2 dollars"),
    ]  # fmt: skip
    return stack(facts, rates=[official("2021-11-01", 9.6), official("2021-11-02", 9.6)])


def collapse() -> SimpleNamespace:
    """A market roof fell in: nobody knew, then about 40 hurt, 12 of them children; the police say at least 3 died."""
    facts = [
        row("null", "mon", "2020-03-02", None, measure="casualties", status="unknown", surface="no word on victims"),
        row("hurt", "tue", "2020-03-03", 40, measure="injured", lower=None, upper=None, bound="approx",
            attribution="the governor", surface="about 40 people were hurt"),
        row("young", "tue", "2020-03-03", 12, measure="injured", part_of="hurt", attribution="the governor",
            item="children", surface="12 children"),
        row("dead", "tue", "2020-03-03", 3, measure="killed", upper=None, bound="at_least", attribution="police",
            surface="at least three died"),
        row("dead2", "wed", "2020-03-04", 7, measure="killed", attribution="police", surface="seven died"),
        row("dead3", "thu", "2020-03-05", 5, measure="killed", attribution="police", surface="the toll is now five"),
    ]  # fmt: skip
    finding = {
        "finding_id": "f1",
        "rule": "revisions",
        "verdict": "retracts",
        "severity": "warning",
        "measure": "killed",
        "facts": ["dead2", "dead3"],
        "dispatches": ["wed", "thu"],
        "values": [7, 5],
        "explanation": "“seven died” was taken back: “the toll is now five”.",
    }
    return stack(facts, findings=[finding])
