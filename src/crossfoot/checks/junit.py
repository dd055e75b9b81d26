"""The report as JUnit XML, which every CI server shows: one test suite a table, one test an expectation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from junitparser import JUnitXml, TestCase

    from crossfoot.checks.report import Outcome, Report

TOLD_ROWS = 20
"""Failing rows told in one test; the others are counted."""
CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
"""Characters that XML cannot hold."""


def as_junit(report: Report) -> str:
    """JUnit XML. What does not fail the run (a warning, unless strict) passes, and says so in its output.

    Rules that could not be asked for want of a table are skipped, with the reason.
    """
    from junitparser import JUnitXml, TestSuite

    xml: Any = JUnitXml("crossfoot check")  # typed in part only
    for table in dict.fromkeys([one.rule.table for one in report.outcomes]):
        suite = TestSuite(table)
        for outcome in report.outcomes:
            if outcome.rule.table == table:
                suite.add_testcase(_case(report, outcome))
        xml.add_testsuite(suite)
    _add_not_run(xml, report)
    xml.update_statistics()
    return str(xml.tostring().decode())


def _add_not_run(xml: JUnitXml, report: Report) -> None:
    from junitparser import Skipped, TestCase, TestSuite

    if not report.not_run:
        return
    suite = TestSuite("not run")
    for rule, why in report.not_run.items():
        case = TestCase(rule, classname="not run")
        case.result = [Skipped(why)]
        suite.add_testcase(case)
    xml.add_testsuite(suite)


def _case(report: Report, outcome: Outcome) -> TestCase:
    from junitparser import Error, Failure, TestCase

    case = TestCase(outcome.rule.code, classname=f"crossfoot.{outcome.rule.table}")
    if outcome.state == "errored":
        case.result = [Error(_clean(outcome.verdict.error or ""), "errored")]
    elif outcome.state == "failed":
        told = _clean(_told(outcome))
        if report.counts(outcome):
            failure = Failure(_clean(str(outcome.failures(limit=1)[0]["found"])), outcome.severity)
            failure.text = told
            case.result = [failure]
        else:
            case.system_out = f"{outcome.severity}, which does not fail the run\n{told}"
    return case


def _told(outcome: Outcome) -> str:
    lines = [f"why: {outcome.rule.reason}", f"do: {outcome.rule.way_out}", ""]
    failures = outcome.failures(limit=TOLD_ROWS)
    for one in failures:
        where = f"{one['table']} row {one['row']}, {one['key']}, dispatch {one['dispatch_id']}" if one["row"] else ""
        lines += [f"{one['found']}", f"  {where}", f"  “{one['quote']}”" if one["quote"] else ""]
    if outcome.rows_failed > len(failures):
        lines.append(f"and {outcome.rows_failed - len(failures)} more rows")
    return "\n".join(line for line in lines if line.strip())


def _clean(text: str) -> str:
    return text.translate(CONTROL)
