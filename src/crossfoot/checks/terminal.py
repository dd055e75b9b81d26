"""The report as a terminal shows it: a line of counts, the five worst with their quotes, and how many more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich.panel import Panel
from rich.text import Text

if TYPE_CHECKING:
    from crossfoot.checks.report import Outcome, Report

WORST = 5
LOUD = {"critical": "bold red", "warning": "yellow", "info": "cyan"}


def shown_report(report: Report) -> Iterator[Any]:
    """What rich prints, in order."""
    worst = [outcome for outcome in report.ranked if outcome.state != "passed"]
    yield headline(report)
    for outcome in worst[:WORST]:
        yield _panel(outcome)
    if len(worst) > WORST:
        yield Text(f"and {len(worst) - WORST} more: report.results has them all, --format html shows them in place.")
    if report.accepted:
        yield Text(_accepted(report), style="dim")
    if report.not_run:
        yield Text(f"not run: {_left_out(report)}", style="dim")


def headline(report: Report) -> Text:
    """One line: how many rules passed, failed by severity, errored."""
    counts = report.summary()
    passed = sum(by_state["passed"] for by_state in counts.values())
    errored = sum(by_state["errored"] for by_state in counts.values())
    line = Text(f"{passed} of {len(report.outcomes)} expectations passed", style="bold")
    for severity, by_state in counts.items():
        if by_state["failed"]:
            line.append(f", {by_state['failed']} {severity} failed", style=LOUD[severity])
    if errored:
        line.append(f", {errored} errored", style="bold magenta")
    return line


def _panel(outcome: Outcome) -> Panel:
    style = "magenta" if outcome.state == "errored" else LOUD[outcome.severity]
    failures = outcome.failures(limit=1)
    first = failures[0]
    lines = [Text(str(first["found"]), style="bold")]
    if first["quote"]:
        lines.append(Text(f"“{first['quote']}”", style="italic"))
    lines.append(Text(f"{_where(first)}{_others(outcome)}", style="dim"))
    lines.append(Text(f"why: {outcome.rule.reason}"))
    lines.append(Text(f"do:  {outcome.rule.way_out}"))
    title = Text(f"{outcome.severity} {outcome.state}: {outcome.rule.code}", style=style)
    return Panel(Text("\n").join(lines), title=title, title_align="left", border_style=style)


def _where(failure: dict[str, Any]) -> str:
    """``facts row 11 (a1626e99de336a01), dispatch 003_a514``."""
    if failure["row"] is None:
        return str(failure["table"])
    dispatch = f", dispatch {failure['dispatch_id']}" if failure["dispatch_id"] else ""
    return f"{failure['table']} row {failure['row']} ({failure['key']}){dispatch}"


def _others(outcome: Outcome) -> str:
    more = outcome.rows_failed - 1
    return f", and {more} more row{'s' if more > 1 else ''}" if more > 0 and outcome.state == "failed" else ""


def _accepted(report: Report) -> str:
    """How many entries of the baseline are in use, and those that want looking at."""
    states = [entry["state"] for entry in report.accepted]
    told = [f"{states.count(state)} {state}" for state in ("accepted", "expired", "matches nothing") if state in states]
    return f"baseline: {', '.join(told)}"


def _left_out(report: Report) -> str:
    """How many rules could not be asked, by the table they lacked."""
    reasons = sorted(set(report.not_run.values()))
    return "; ".join(
        f"{sum(why == reason for why in report.not_run.values())} expectations, each {reason}" for reason in reasons
    )
