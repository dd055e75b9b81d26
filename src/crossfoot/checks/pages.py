"""The report as HTML: one page that opens offline, in which a failing row shows its sentence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from crossfoot.checks.context import Passage, passage

if TYPE_CHECKING:
    from crossfoot.checks.report import Outcome, Report

SHOWN_ROWS = 50
"""Failing rows shown for each rule; the others are counted."""

STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
.crossfoot-check h3{font-size:1rem;margin:1.5rem 0 .3rem}
.crossfoot-check .state{border-radius:.3rem;color:#fff;font-size:.8rem;padding:.1rem .5rem}
.crossfoot-check .critical{background:#a4161a}.crossfoot-check .warning{background:#8a5a00}
.crossfoot-check .info{background:#1d5c8a}.crossfoot-check .errored{background:#6a1b9a}
.crossfoot-check .passed{background:#2b6a30}
.crossfoot-check blockquote{border-left:.25rem solid #999;margin:.4rem 0;padding:.1rem .8rem}
.crossfoot-check mark{background:#ffe08a;color:#111}
.crossfoot-check .where{font-size:.85rem;opacity:.8}
.crossfoot-check table{border-collapse:collapse;font-size:.85rem}
.crossfoot-check td,.crossfoot-check th{border-bottom:1px solid #9996;padding:.2rem .6rem;text-align:left}
"""


def page(report: Report) -> str:
    """A whole HTML page, self-contained."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>crossfoot check</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>\n'
        f"<h1>{escape(_headline(report))}</h1>\n{fragment(report)}\n{_all_rules(report)}\n</body></html>\n"
    )


def fragment(report: Report, *, rows: int = SHOWN_ROWS) -> str:
    """What did not pass, worst first: for a page, or for a cell of a notebook."""
    bad = [outcome for outcome in report.ranked if outcome.state != "passed"]
    parts = [_outcome(report, outcome, rows) for outcome in bad]
    left = "".join(f"<li>{escape(rule)}: {escape(why)}</li>" for rule, why in report.not_run.items())
    not_run = f"<details><summary>{len(report.not_run)} not run</summary><ul>{left}</ul></details>" if left else ""
    line = f"<p><strong>{escape(_headline(report))}</strong></p>"
    return f'<div class="crossfoot-check"><style>{STYLE}</style>{line}{"".join(parts)}{not_run}</div>'


def _headline(report: Report) -> str:
    from crossfoot.checks.terminal import headline

    return headline(report).plain


def _outcome(report: Report, outcome: Outcome, limit: int) -> str:
    failures = outcome.failures(limit=limit)
    badge = "errored" if outcome.state == "errored" else outcome.severity
    title = f'<h3><span class="state {badge}">{badge}</span> {escape(outcome.rule.code)}</h3>'
    why = f"<p>{escape(outcome.rule.reason)} <em>{escape(outcome.rule.way_out)}</em></p>"
    more = outcome.rows_failed - len(failures)
    tail = f'<p class="where">and {more} more rows</p>' if more > 0 else ""
    return f"<section>{title}{why}{''.join(_failure(report, one) for one in failures)}{tail}</section>"


def _failure(report: Report, failure: dict[str, Any]) -> str:
    told = f"<p>{escape(str(failure['found']))}</p>"
    if failure["row"] is None:
        return told
    where = f"{failure['table']} row {failure['row']}, {failure['key']}"
    if failure["dispatch_id"]:
        where += f", dispatch {failure['dispatch_id']}"
    return f'{told}{_quote(passage(report, failure))}<p class="where">{escape(where)}</p>'


def _quote(found: Passage | None) -> str:
    if found is None:
        return ""
    return f"<blockquote>{escape(found.before)}<mark>{escape(found.words)}</mark>{escape(found.after)}</blockquote>"


def _all_rules(report: Report) -> str:
    rows = "".join(
        f'<tr><td><span class="state {_badge(one)}">{one.state}</span></td><td>{escape(one.rule.code)}</td>'
        f"<td>{one.severity}</td><td>{one.verdict.rows}</td><td>{escape(one.rule.reason)}</td></tr>"
        for one in report.ranked
    )
    head = "<tr><th>state</th><th>rule</th><th>severity</th><th>rows</th><th>reason</th></tr>"
    return f'<div class="crossfoot-check"><h2>Every expectation</h2><table>{head}{rows}</table></div>'


def _badge(outcome: Outcome) -> str:
    return outcome.severity if outcome.state == "failed" else outcome.state
