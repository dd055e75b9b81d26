"""A small stack with spans that nest and overlap, and one that means harm."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from crossfoot.tables import frame

TEXT = "Bread rose from 5 to 10 liras (1.04 dollars) a loaf, a baker said. At least 3 shops shut."
HOSTILE = (
    "<script>document.title='owned'</script> & \"7 <b>people</b>\" hurt\u202e, said O'Neil. "
    "</div></article><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} &lt;9 men&gt;\x00\r\nדבר 4 אנשים"
)
PLAIN: dict[str, Any] = {
    "kind": "count",
    "unit": "person",
    "bound": "exact",
    "aggregation": "point",
    "status": "asserted",
    "doubts": [],
    "rules": ["by hand"],
}


def fact(fact_id: str, dispatch_id: str, text: str, words: str, value: float | None, **more: Any) -> dict[str, Any]:
    """One row of a facts table whose words stand in the text."""
    start = text.index(words)
    place = {"surface": words, "start": start, "end": start + len(words)}
    told = {"fact_id": fact_id, "dispatch_id": dispatch_id, "reported_at": "2021-11-01"}
    return PLAIN | told | place | {"best": value, "lower": value, "upper": value} | more


def finding(finding_id: str, verdict: str, severity: str, facts: list[str], text: str) -> dict[str, Any]:
    """One row of a findings table."""
    told = {"finding_id": finding_id, "rule": f"rule_{finding_id}", "verdict": verdict, "severity": severity}
    return told | {"facts": facts, "dispatches": ["bread"], "values": [], "explanation": text}


def nested() -> SimpleNamespace:
    """One dispatch: 5 stands in a span that holds 10's, which another crosses."""
    price = {"kind": "price", "measure": "price", "unit": "TRY/loaf", "subject": "bread"}
    facts = [
        fact("five", "bread", TEXT, "from 5 to 10 liras", 5, **price),
        fact("ten", "bread", TEXT, "10 liras", 10, changed_from="five", trend="up", **price),
        fact("dollars", "bread", TEXT, "10 liras (1.04 dollars) a loaf", 1.04, converts="ten",
             doubts=["taken as USD"], **(price | {"unit": "USD/loaf"})),
        fact("shops", "bread", TEXT, "At least 3 shops", 3, unit="building", upper=None, bound="at_least",
             measure="premises_damaged", attribution="a baker", hedge="At least", doubts=["shut, not damaged"]),
    ]  # fmt: skip
    findings = [
        finding("f1", "equal", "info", ["ten", "five"], "“10 liras” is twice “5”."),
        finding("f2", "off", "warning", ["ten", "dollars"], "“1.04 dollars” is <off> the rate & so on."),
    ]
    dispatches = [{"dispatch_id": "bread", "reported_at": "2021-11-01", "outlet": "The Loaf", "text": TEXT}]
    return _result(facts, findings, dispatches)


def hostile() -> SimpleNamespace:
    """One dispatch that tries to break out of the page."""
    facts = [
        fact("seven", "<x>", HOSTILE, "7 <b>people</b>", 7, measure="injured", attribution="<i>O'Neil</i>\u202e",
             item="<b>people</b>"),
        fact("nine", "<x>", HOSTILE, "&lt;9 men&gt;\x00\r\n", 9, measure="killed"),
        fact("four", "<x>", HOSTILE, "4 אנשים", 4, measure="killed", place="ירושלים"),
    ]  # fmt: skip
    findings = [finding("f1", "conflicts", "error", ["seven"], "“7 <b>people</b>” <script>alert(2)</script>\u202e")]
    title = "</title><script>alert(3)</script>"
    dispatches = [{"dispatch_id": "<x>", "reported_at": "2021-11-01", "outlet": "<u>", "title": title, "text": HOSTILE}]
    return _result(facts, findings, dispatches)


def _result(
    facts: list[dict[str, Any]], findings: list[dict[str, Any]], dispatches: list[dict[str, Any]]
) -> SimpleNamespace:
    return SimpleNamespace(
        facts=frame("facts", facts),
        findings=frame("findings", findings),
        rates=frame("rates", []),
        dispatches=frame("dispatches", dispatches),
    )
