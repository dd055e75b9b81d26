"""Two dispatches of our own, their facts, the rates of their days and one finding: sound tables to damage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import pytest

from crossfoot.checks import Report, check_tables, read_suites
from crossfoot.dispatches import Dispatch
from crossfoot.facts.identities import Identities
from crossfoot.tables import frame

TEXTS = {
    "harbour-1": (
        "2024-05-02",
        "About 2,000 people gathered in Harbour Square on Thursday. Police said 340 people were detained, including "
        "45 minors. At least three buses burned down, witnesses said. Bread rose from 40 to 80 tenge (14 rubles) "
        "per kilogram. There is no information about the victims.",
    ),
    "harbour-2": (
        "2024-05-03",
        "Some 360 people have been detained since Thursday, the ministry said. 120 vehicles were burned, including "
        "33 ambulances. Bread now costs 80 tenge (14.2 rubles) per kilogram. Up to 1.5 million tenge was stolen.",
    ),
}


def identity(row: Mapping[str, Any]) -> str:
    """The id that the row's content gives."""
    names = Identities(Dispatch(row["dispatch_id"], TEXTS[row["dispatch_id"]][1]))
    if row["status"] == "unknown":
        return names.of_content(row["start"], row["end"], "unknown")
    return names.of_content(*(row[name] for name in ("start", "end", "best", "lower", "upper", "bound", "unit")))


def stated(dispatch: str, surface: str, bound: str, value: float | None, unit: str, **more: Any) -> dict[str, Any]:
    """One row of the facts table; its span is where the words stand."""
    reported_at, text = TEXTS[dispatch]
    start = text.index(surface)
    lower = value if bound in ("exact", "at_least", "more_than") else None
    upper = value if bound in ("exact", "at_most", "less_than") else None
    row = {
        "dispatch_id": dispatch,
        "reported_at": reported_at,
        "surface": surface,
        "start": start,
        "end": start + len(surface),
        "kind": "count",
        "bound": bound,
        "best": value,
        "lower": lower,
        "upper": upper,
        "unit": unit,
        "rounding": 0.5,
        "aggregation": "point",
        "status": "asserted",
        "place": "Novy Port",
        "event_start": reported_at,
        "event_end": reported_at,
        "event_precision": "day",
        "rules": ["by hand"],
        **more,
    }
    return row | {"fact_id": identity(row)}


def facts_rows() -> list[dict[str, Any]]:
    bread = {"kind": "price", "measure": "price", "subject": "Bread"}
    people, cars = "person", "vehicle"
    crowd = stated(
        "harbour-1", "About 2,000 people", "approx", 2000, people, measure="crowd", place_surface="Harbour Square"
    )
    held = stated(
        "harbour-1", "340 people", "exact", 340, people, measure="detained", attribution="Police", item="people"
    )
    minors = stated("harbour-1", "45 minors", "exact", 45, people, measure="detained", part_of=held["fact_id"])
    buses = stated(
        "harbour-1",
        "At least three buses",
        "at_least",
        3,
        cars,
        measure="vehicles_burned",
        hedge="At least",
        attribution="witnesses",
        attribution_kind="witness",
    )
    forty = stated("harbour-1", "from 40 to 80 tenge", "exact", 40, "KZT/kilogram", **bread, event_start=None)
    eighty = stated(
        "harbour-1", "80 tenge", "exact", 80, "KZT/kilogram", **bread, changed_from=forty["fact_id"], trend="up"
    )
    roubles = stated("harbour-1", "14 rubles", "exact", 14, "RUB/kilogram", **bread, converts=eighty["fact_id"])
    none = stated("harbour-1", "no information about the victims", "exact", None, people, status="unknown")
    more_held = stated(
        "harbour-2", "Some 360 people", "approx", 360, people, measure="detained", aggregation="cumulative"
    )
    burned = stated("harbour-2", "120 vehicles", "exact", 120, cars, measure="vehicles_burned")
    ambulances = stated(
        "harbour-2", "33 ambulances", "exact", 33, cars, measure="vehicles_burned", part_of=burned["fact_id"]
    )
    again = stated("harbour-2", "80 tenge", "exact", 80, "KZT/kilogram", **bread)
    market = stated(
        "harbour-2", "14.2 rubles", "exact", 14.2, "RUB/kilogram", **bread, converts=again["fact_id"], rounding=0.05
    )
    stolen = stated(
        "harbour-2", "Up to 1.5 million tenge", "at_most", 1.5e6, "KZT", kind="money", measure="stolen_value"
    )
    first = [crowd, held, minors, buses, forty, eighty, roubles, none]
    return [*first, more_held, burned, ambulances, again, market, stolen]


def sound_tables() -> dict[str, pd.DataFrame]:
    """Every rule passes on these, but one warning: 14.2 roubles are not the official 14.0."""
    rows = facts_rows()
    texts = [{"dispatch_id": key, "reported_at": day, "text": text} for key, (day, text) in TEXTS.items()]
    rates = [
        {
            "base": "KZT",
            "quote": "RUB",
            "date_asked": day,
            "date_found": "2024-05-01",
            "source": "Bank of Russia",
            "kind": "official",
            "nominal": 100,
            "value": 17.5,
        }
        for day, _ in TEXTS.values()
    ]
    foots = {
        "finding_id": "f1",
        "rule": "parts",
        "verdict": "foots",
        "severity": "info",
        "measure": "vehicles_burned",
        "facts": [rows[10]["fact_id"], rows[9]["fact_id"]],
        "dispatches": ["harbour-2"],
        "values": [33, 120],
        "expected": 120,
        "observed": 33,
        "difference": -87,
        "unit": "vehicle",
        "explanation": "“33 ambulances” fit in “120 vehicles”.",
    }
    return {
        "dispatches": frame("dispatches", texts),
        "facts": frame("facts", rows),
        "rates": frame("rates", rates),
        "findings": frame("findings", [foots]),
        "corrections": frame("corrections", []),
    }


@pytest.fixture
def tables() -> dict[str, pd.DataFrame]:
    return sound_tables()


@pytest.fixture(scope="session")
def suites() -> list[Any]:
    return read_suites("expectations")


@pytest.fixture(scope="session")
def sound_report(suites: list[Any]) -> Report:
    return check_tables(sound_tables(), suites)


@pytest.fixture
def checked(suites: list[Any]) -> Callable[..., Report]:
    """Some tables held against all suites, or against those that are named: what one rule says needs no others."""
    return lambda tables, *names: check_tables(tables, only(suites, *names) if names else suites)


def only(suites: list[Any], *names: str) -> list[Any]:
    """The suites of some tables."""
    return [suite for suite in suites if suite.table in names]


def failed(report: Report) -> set[str]:
    """The rules that did not pass."""
    return {outcome.rule.code for outcome in report.outcomes if outcome.state != "passed"}
