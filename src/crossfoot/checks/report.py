"""What the checks found: plain tables, an exit code, and renderings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from crossfoot.checks.complaints import complaint, of_the_whole, shown
from crossfoot.checks.locations import FIRST_ROW
from crossfoot.checks.suites import SEVERITIES

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console, ConsoleOptions, RenderResult

    from crossfoot.checks.engine import Verdict
    from crossfoot.checks.suites import Rule
    from crossfoot.checks.views import View

STATES = ("passed", "failed", "errored")
RESULTS = (
    *("rule", "table", "column", "severity", "state", "rows_failed", "rows"),
    *("row", "dispatch_id", "quote", "found", "reason", "way_out"),
)
FAILURES = ("rule", "table", "severity", "row", "key", "dispatch_id", "quote", "found", "reason", "way_out")
QUOTES = {"facts": "surface", "findings": "explanation", "dispatches": "title"}
QUOTES |= dict.fromkeys(("freshness", "coverage"), "outlet")


@dataclass(frozen=True)
class Outcome:
    """One rule and what came of it. `severity` is the one its thresholds gave, where it has any."""

    rule: Rule
    verdict: Verdict
    view: View | None = None

    @property
    def state(self) -> str:
        """``passed``, ``failed`` or ``errored``."""
        if self.verdict.state == "errored" or self.rule.thresholds is None or self.verdict.failed is None:
            return self.verdict.state
        return "failed" if self._graded else "passed"

    @property
    def severity(self) -> str:
        """How grave it is."""
        return self._graded or self.rule.severity

    @property
    def _graded(self) -> str | None:
        limits, verdict = self.rule.thresholds, self.verdict
        return limits.severity(len(verdict.failed), verdict.rows) if limits and verdict.failed else None

    @property
    def rows_failed(self) -> int:
        """How many rows are not as expected; 1 where the rule is about the table as a whole."""
        return 1 if self.verdict.failed is None else len(self.verdict.keys or self.verdict.failed)

    def keys(self) -> list[str]:
        """The key of each failing row; its number where the table has none of its own."""
        if not self.verdict.failed or self.view is None:
            return []
        columns = list(_key_columns(self.rule.table))
        if not columns:
            return [str(number) for number in self._numbers()]
        rows = self.view.df[columns].iloc[list(self.verdict.failed)]
        return [" ".join(map(shown, cells)) for cells in zip(*(rows[name].tolist() for name in columns), strict=True)]

    def failures(self, limit: int | None = None) -> list[dict[str, Any]]:
        """One mapping for each failing row, with the columns of `FAILURES`."""
        if self.state == "passed":
            return []
        if not self.verdict.failed or self.view is None:
            return [self._told(None, None, {})]
        positions = list(self.verdict.failed[:limit])
        rows = self.view.df.iloc[positions].to_dict("records")
        keys = replace(self, verdict=replace(self.verdict, failed=tuple(positions))).keys()
        return [self._told(number, key, row) for number, key, row in zip(self._numbers(), keys, rows, strict=False)]

    def _numbers(self) -> list[int | None]:
        """The row of each failing one as a spreadsheet counts; None on Spark, whose rows have no number."""
        failed = list(self.verdict.failed or ())
        if self.view is None or self.view.positions is None:
            return [None] * len(failed)
        return [int(number) + FIRST_ROW for number in self.view.positions[failed].tolist()]

    def _told(self, row: int | None, key: str | None, values: Mapping[Any, Any]) -> dict[str, Any]:
        whole = self.verdict.error or of_the_whole(self.rule, self.verdict.observed)
        found = complaint(self.rule, values) if values else whole
        dispatch, quote = values.get("dispatch_id"), values.get(QUOTES.get(self.rule.table, ""))
        told = (self.rule.code, self.rule.table, self.severity, row, key, _text(dispatch), _text(quote), found)
        return dict(zip(FAILURES, (*told, self.rule.reason, self.rule.way_out), strict=True))


@dataclass(frozen=True)
class Report:
    """What came of every rule, and which rules could not be asked for want of a table.

    Printed with rich, or shown by Jupyter, it begins with the five worst.
    """

    outcomes: tuple[Outcome, ...]
    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    not_run: Mapping[str, str] = field(default_factory=dict)
    """Rule: why it was not run."""
    strict: bool = False
    origins: Mapping[str, str] = field(default_factory=dict)
    """Table: the file it was read from."""
    accepted: list[dict[str, str]] = field(default_factory=list)
    """The entries of the baseline, each with what became of it."""

    @cached_property
    def results(self) -> pd.DataFrame:
        """One row a rule, worst first, with the first failing row of each: the columns of `RESULTS`."""
        import pandas as pd

        rows = [self._result(outcome) for outcome in self.ranked]
        return pd.DataFrame(rows, columns=list(RESULTS)).astype({"row": "Int64"})

    @staticmethod
    def _result(outcome: Outcome) -> dict[str, Any]:
        first = (outcome.failures(limit=1) or [{}])[0]
        told = {
            "rule": outcome.rule.code,
            "table": outcome.rule.table,
            "column": ", ".join(outcome.rule.columns) or None,
            "severity": outcome.severity,
            "state": outcome.state,
            "rows_failed": 0 if outcome.state == "errored" else outcome.rows_failed,
            "rows": outcome.verdict.rows,
            "reason": outcome.rule.reason,
            "way_out": outcome.rule.way_out,
        }
        return first | told

    @cached_property
    def failures(self) -> pd.DataFrame:
        """One row for each failing row of each rule: the columns of `FAILURES`."""
        import pandas as pd

        rows = [failure for outcome in self.ranked for failure in outcome.failures()]
        return pd.DataFrame(rows, columns=list(FAILURES)).astype({"row": "Int64"})

    @property
    def ranked(self) -> list[Outcome]:
        """The outcomes, worst first: errored, then failed by severity and number of rows, then passed."""
        order = {"errored": 0, "failed": 1, "passed": 2}
        return sorted(
            self.outcomes,
            key=lambda one: (order[one.state], SEVERITIES.index(one.severity), -one.rows_failed, one.rule.code),
        )

    def summary(self) -> dict[str, dict[str, int]]:
        """How many rules passed, failed and errored, by severity: ``{"critical": {"passed": 20, …}, …}``."""
        counts = {severity: dict.fromkeys(STATES, 0) for severity in SEVERITIES}
        for outcome in self.outcomes:
            counts[outcome.severity][outcome.state] += 1
        return counts

    def exit_code(self, strict: bool | None = None) -> int:
        """0 fine; 1 a critical rule failed, or with `strict` a warning; 3 a rule could not be evaluated."""
        if any(outcome.state == "errored" for outcome in self.outcomes):
            return 3
        return int(any(self.counts(outcome, strict) for outcome in self.outcomes))

    def counts(self, outcome: Outcome, strict: bool | None = None) -> bool:
        """Whether an outcome makes the run fail: critical ones do, warnings only when strict."""
        grave = ("critical", "warning") if (self.strict if strict is None else strict) else ("critical",)
        return outcome.state == "failed" and outcome.severity in grave

    def render(self, name: str) -> str:
        """The report as ``text``, ``json``, ``markdown``, ``junit``, ``sarif``, ``github`` or ``html``."""
        from crossfoot.checks.rendering import render

        return render(self, name)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from crossfoot.checks.terminal import shown_report

        yield from shown_report(self)

    def _repr_html_(self) -> str:
        from crossfoot.checks.pages import fragment

        return fragment(self)


def _key_columns(table: str) -> tuple[str, ...]:
    """The columns that identify a row, by the table's schema."""
    from crossfoot.tables import schema, table_names

    return schema(table).key if table in table_names() else ()


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
