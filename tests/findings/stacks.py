"""The stacks of ``tests/corpus/stacks``: a few dispatches each, what an expert would find in them, and nothing else."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from crossfoot.dispatches import Dispatch, to_frame
from crossfoot.facts import extract
from crossfoot.findings import Finding, Result, reconcile

FOLDER = Path(__file__).parents[1] / "corpus" / "stacks"


@dataclass(frozen=True)
class Want:
    """One finding an expert would make: a verdict, figures it weighs, and whether it is an alarm (None: either)."""

    verdict: tuple[str, ...]
    values: tuple[float, ...]
    alarm: bool | None = None
    known_failure: str = ""

    def is_met_by(self, finding: Finding) -> bool:
        """By verdict and by figures: two that are named, or the only one."""
        weighed = sum(any(_is_same(one, value) for value in finding.values) for one in self.values)
        return finding.verdict in self.verdict and weighed >= min(2, len(self.values))

    def is_alarm_of(self, finding: Finding) -> bool:
        """Whether it is told as loudly as an expert would."""
        return self.alarm is None or self.alarm == (finding.severity != "info")


def _is_same(wanted: float, value: float) -> bool:
    return abs(value - wanted) <= 1e-6 * max(1, abs(wanted))


@dataclass(frozen=True)
class Stack:
    """Some dispatches, and what is wanted of them."""

    name: str
    dispatches: tuple[Dispatch, ...]
    wants: tuple[Want, ...]
    refuses: tuple[Want, ...] = ()
    """What only looks like a finding: it is not made, not even as a note."""
    false_alarms: str = ""
    """Why an alarm that nobody wants is raised all the same: a known failure."""

    def findings(self) -> tuple[Finding, ...]:
        """What reconciling says of it."""
        return reconciled(self).found

    def refused(self) -> list[Finding]:
        """The findings that an expert would call mistaken, loud or not."""
        return [finding for finding in self.findings() if any(one.is_met_by(finding) for one in self.refuses)]

    def unwanted(self) -> list[Finding]:
        """The alarms that no want asks for."""
        loud = [finding for finding in self.findings() if finding.severity != "info"]
        asked = [want for want in self.wants if want.alarm is not False]
        return [finding for finding in loud if not any(want.is_met_by(finding) for want in asked)]


@cache
def stacks() -> tuple[Stack, ...]:
    """All of them, by file and place in it."""
    paths = sorted(FOLDER.glob("*.toml"))
    return tuple(_stack(entry) for path in paths for entry in tomllib.loads(path.read_text("utf-8"))["stack"])


def _stack(entry: dict[str, Any]) -> Stack:
    dispatches = tuple(
        Dispatch(d["id"], d["text"], d["published"], d.get("outlet"), d.get("title")) for d in entry["dispatch"]
    )
    wants, refuses = (
        tuple(
            Want(tuple(w["verdict"]), tuple(map(float, w["values"])), w.get("alarm"), w.get("known_failure", ""))
            for w in entry.get(name, ())
        )
        for name in ("wants", "refuses")
    )
    return Stack(entry["id"], dispatches, wants, refuses, entry.get("false_alarms", ""))


_RESULTS: dict[str, Result] = {}


def reconciled(stack: Stack) -> Result:
    """The result of a stack, worked out once."""
    if stack.name not in _RESULTS:
        facts = extract(stack.dispatches)
        _RESULTS[stack.name] = reconcile(facts, dispatches=to_frame(stack.dispatches))
    return _RESULTS[stack.name]
