"""Known failures, accepted for now: by rule and row, each with a reason and a day on which it expires.

    [[accepted]]
    rule = "facts.conversion_as_printed"
    key = "004a059cf4ebb82a"
    reason = "The outlet converts at the market rate."
    until = 2027-01-31

An entry counts up to and including its day; after it, the failure is back. What is accepted is counted in the report,
and entries that match nothing are named, so that a baseline shrinks.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.errors import SuiteError

if TYPE_CHECKING:
    from crossfoot.checks.report import Outcome, Report

WHOLE = "*"
"""The key of a failure that is about the table as a whole."""
WAY_OUT = "Each [[accepted]] needs rule, key, reason and until (a date)."


@dataclass(frozen=True)
class Accepted:
    """One known failure."""

    rule: str
    key: str
    reason: str
    until: date

    @property
    def identity(self) -> tuple[str, str]:
        """What it is matched by."""
        return (self.rule, self.key)


def read_baseline(path: Path | str) -> list[Accepted]:
    """The accepted failures of a baseline file.

    Raises
    ------
    SuiteError
        The file is missing or not a baseline; an entry has no reason, or no day of expiry.
    """
    path = Path(path)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        way_out = "`crossfoot check --accept FILE` writes a first one."
        raise SuiteError("no such baseline.", place=str(path), way_out=way_out) from error
    except (OSError, ValueError) as error:
        raise SuiteError(f"not a baseline: {error}.", place=str(path), way_out=WAY_OUT) from error
    return [_entry(one, f"{path}, entry {number}") for number, one in enumerate(raw.get("accepted", []), 1)]


def _entry(raw: dict[str, Any], place: str) -> Accepted:
    given = (raw.get("rule"), raw.get("key"), raw.get("reason"), raw.get("until"))
    rule, key, reason, until = given
    if not all(given) or not isinstance(until, date):
        raise SuiteError("an entry is not complete.", place=place, way_out=WAY_OUT)
    return Accepted(str(rule), str(key), str(reason), until)


def with_baseline(report: Report, accepted: Iterable[Accepted], *, on: date | None = None) -> Report:
    """The report without the failures that are accepted on a day (today, where none is given)."""
    today = on or date.today()
    entries = list(accepted)
    standing = {one.identity: one for one in entries if today <= one.until}
    used: set[tuple[str, str]] = set()
    outcomes = tuple(_excused(outcome, standing, used) for outcome in report.outcomes)
    return replace(report, outcomes=outcomes, accepted=_told(entries, used, today))


def _excused(outcome: Outcome, standing: dict[tuple[str, str], Accepted], used: set[tuple[str, str]]) -> Outcome:
    if outcome.state != "failed" or not any(rule == outcome.rule.code for rule, _ in standing):
        return outcome
    failed = outcome.verdict.failed
    if failed is None:
        return _left(outcome, () if _taken((outcome.rule.code, WHOLE), standing, used) else None)
    keys = outcome.keys()
    left = [at for at, key in zip(failed, keys, strict=True) if not _taken((outcome.rule.code, key), standing, used)]
    return _left(outcome, tuple(left))


def _taken(identity: tuple[str, str], standing: dict[tuple[str, str], Accepted], used: set[tuple[str, str]]) -> bool:
    if identity in standing:
        used.add(identity)
        return True
    return False


def _left(outcome: Outcome, failed: tuple[int, ...] | None) -> Outcome:
    state = "passed" if failed == () else outcome.verdict.state
    return replace(outcome, verdict=replace(outcome.verdict, failed=failed, state=state))


def _told(entries: Sequence[Accepted], used: set[tuple[str, str]], today: date) -> list[dict[str, str]]:
    """Every entry, with what became of it: accepted, expired, or matching nothing any more."""
    told = []
    for one in entries:
        state = "accepted" if one.identity in used else "expired" if today > one.until else "matches nothing"
        told.append({"rule": one.rule, "key": one.key, "reason": one.reason, "until": str(one.until), "state": state})
    return told


def accept(report: Report, *, reason: str, until: date) -> str:
    """A baseline, as TOML, that accepts every failure of a report.

    Parameters
    ----------
    reason : str
        Why they are accepted.
    until : date
        The last day on which they are.
    """
    lines = ["# Known failures. Each expires; see docs/ci.md."]
    for outcome in report.ranked:
        if outcome.state == "failed":
            keys = [WHOLE] if outcome.verdict.failed is None else outcome.keys()
            lines += [_toml(outcome.rule.code, key, reason, until) for key in dict.fromkeys(keys)]
    return "\n".join(lines) + "\n"


def _toml(rule: str, key: str, reason: str, until: date) -> str:
    """JSON's strings are TOML's basic strings."""
    told = {"rule": rule, "key": key, "reason": reason}
    body = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in told.items())
    return f"\n[[accepted]]\n{body}\nuntil = {until.isoformat()}"
