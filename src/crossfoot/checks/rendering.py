"""The report in the formats that other tools read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crossfoot.checks import junit, sarif
from crossfoot.checks.locations import location
from crossfoot.checks.pages import page
from crossfoot.checks.terminal import headline
from crossfoot.errors import SuiteError

if TYPE_CHECKING:
    from crossfoot.checks.report import Outcome, Report

ANNOTATED_ROWS = 10
"""GitHub shows ten annotations of a kind for each step, so more for one rule would hide the others."""
SUMMARISED = 20
WORKFLOW_LEVELS = {"critical": "error", "warning": "warning", "info": "notice"}


def as_text(report: Report) -> str:
    """What a terminal shows, without colours."""
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    Console(file=out, width=110, highlight=False).print(report)
    return out.getvalue()


def as_json(report: Report) -> str:
    """Summary, results, failing rows and rules not run, as one JSON object."""
    content = {
        "exit_code": report.exit_code(),
        "summary": report.summary(),
        "results": _records(report.results),
        "failures": _records(report.failures),
        "accepted": report.accepted,
        "not_run": dict(report.not_run),
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def as_markdown(report: Report) -> str:
    """A summary for a pull request: the worst rules, each with its first failing row."""
    bad = [outcome for outcome in report.ranked if outcome.state != "passed"]
    lines = [f"### crossfoot check: {headline(report).plain}", ""]
    if bad:
        lines += ["| | rule | rows | first of them | what to do |", "|---|---|---|---|---|"]
        lines += [_markdown_row(outcome) for outcome in bad[:SUMMARISED]]
    if len(bad) > SUMMARISED:
        lines += ["", f"and {len(bad) - SUMMARISED} more"]
    if report.not_run:
        lines += [
            "",
            f"{len(report.not_run)} expectations were not run: {'; '.join(sorted(set(report.not_run.values())))}",
        ]
    return "\n".join(lines) + "\n"


def _markdown_row(outcome: Outcome) -> str:
    first = outcome.failures(limit=1)[0]
    mark = "errored" if outcome.state == "errored" else outcome.severity
    where = f"row {first['row']}: " if first["row"] else ""
    quote = f" (“{first['quote']}”)" if first["quote"] and first["quote"] not in str(first["found"]) else ""
    cells = (
        mark,
        f"`{outcome.rule.code}`",
        str(outcome.rows_failed),
        f"{where}{first['found']}{quote}",
        first["way_out"],
    )
    return "| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |"


def _markdown_cell(text: str) -> str:
    """Words from dispatches must not end a cell or become markup."""
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;")


def as_github(report: Report) -> str:
    """Workflow commands that GitHub Actions shows beside the lines of the tables, worst first."""
    lines = []
    for outcome in report.ranked:
        level = "error" if outcome.state == "errored" else WORKFLOW_LEVELS[outcome.severity]
        for failure in outcome.failures(limit=ANNOTATED_ROWS):
            path, line = location(report.origins, failure["table"], failure["row"])
            quote = f" “{failure['quote']}”" if failure["quote"] else ""
            message = f"{failure['found']}{quote} {failure['reason']} {failure['way_out']}"
            where = f"file={_property(path)},line={line},title={_property(failure['rule'])}"
            lines.append(f"::{level} {where}::{_message(message)}")
    return "\n".join([*lines, headline(report).plain]) + "\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _records(df: Any) -> list[dict[str, Any]]:
    """Rows as plain JSON values."""
    rows: list[dict[str, Any]] = json.loads(df.to_json(orient="records", force_ascii=False))
    return rows


FORMATS: dict[str, Callable[[Any], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "junit": junit.as_junit,
    "sarif": sarif.as_sarif,
    "github": as_github,
    "html": page,
}


def render(report: Report, name: str) -> str:
    """The report in one of the formats.

    Raises
    ------
    SuiteError
        There is no such format.
    """
    if name not in FORMATS:
        raise SuiteError(f"no format {name!r}.", way_out=f"There are: {', '.join(FORMATS)}.")
    return FORMATS[name](report)
