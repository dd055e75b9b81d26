"""The report as SARIF 2.1.0, for code scanning: a plain dictionary, since no library for it is alive."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from crossfoot.checks.locations import location

if TYPE_CHECKING:
    from crossfoot.checks.report import Outcome, Report

LEVELS = {"critical": "error", "warning": "warning", "info": "note"}
MOST_RESULTS = 5000
"""GitHub refuses more in one run."""
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(report: Report) -> str:
    """SARIF as JSON text."""
    return json.dumps(sarif(report), indent=1, ensure_ascii=False) + "\n"


def sarif(report: Report) -> dict[str, Any]:
    """SARIF as a dictionary: every rule, and one result for each failing row, worst first."""
    results: list[dict[str, Any]] = []
    for outcome in report.ranked:
        left = MOST_RESULTS - len(results)
        results += [_result(report, outcome, failure) for failure in outcome.failures(limit=left)] if left else []
    driver = {
        "name": "crossfoot",
        "informationUri": "https://pypi.org/project/crossfoot/",
        "rules": [_rule(outcome) for outcome in report.outcomes],
    }
    invocation = {"executionSuccessful": all(one.state != "errored" for one in report.outcomes)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(outcome: Outcome) -> dict[str, Any]:
    rule = outcome.rule
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.reason},
        "help": {"text": rule.way_out},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"table": rule.table, "owner": rule.owner, "expectation": rule.type},
    }


def _uri(path: str) -> str:
    """A file as SARIF refers to one: with slashes, from where the check ran, blanks and other letters escaped."""
    from pathlib import Path
    from urllib.parse import quote

    file = Path(path)
    inside = file.is_absolute() and file.is_relative_to(Path.cwd())
    return quote((file.relative_to(Path.cwd()) if inside else file).as_posix())


def _result(report: Report, outcome: Outcome, failure: Mapping[str, Any]) -> dict[str, Any]:
    path, line = location(report.origins, failure["table"], failure["row"])
    place = {"artifactLocation": {"uri": _uri(path)}, "region": {"startLine": line}}
    quote = f" “{failure['quote']}”" if failure["quote"] else ""
    identity = f"{failure['rule']}|{failure['key']}"
    return {
        "ruleId": failure["rule"],
        "level": "error" if outcome.state == "errored" else LEVELS[failure["severity"]],
        "message": {"text": f"{failure['found']}{quote} {failure['way_out']}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"crossfoot/v1": blake2b(identity.encode(), digest_size=8).hexdigest()},
        "properties": {"dispatch_id": failure["dispatch_id"], "key": failure["key"], "state": outcome.state},
    }
