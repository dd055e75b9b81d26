"""For a team's own tests: assert that a table meets a suite, with the failing rows in the message.

    from crossfoot.testing import assert_meets

    def test_prices(prices):
        assert_meets(prices, "expectations/prices.json")

As a pytest plugin (``-p crossfoot.testing``, or ``pytest_plugins = ["crossfoot.testing"]`` in ``conftest.py``) it gives
the fixture `meets`, which does the same and reads each suite once a session.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.checks import Report, Suite

SHOWN = 5
"""Failing rows told for each rule."""


def assert_meets(
    table: pd.DataFrame | dict[str, pd.DataFrame] | Path | str,
    suite: Suite | Path | str | None = None,
    *,
    strict: bool = False,
    baseline: Path | str | None = None,
) -> Report:
    """The report of a table that meets a suite.

    Parameters
    ----------
    table : DataFrame, mapping of table names to DataFrames, or path
        What to check.
    suite : Suite or path, optional
        A suite, its file, or a folder of them; otherwise those of ``expectations/``.
    strict : bool
        Whether warnings fail too.
    baseline : path, optional
        Known failures that are accepted until they expire.

    Raises
    ------
    AssertionError
        An expectation failed or could not be evaluated; the message tells the rows, their quotes and what to do.
    """
    from crossfoot.checks.baselines import read_baseline, with_baseline

    report = _report(table, suite, strict=strict)
    report = with_baseline(report, read_baseline(baseline)) if baseline else report
    if report.exit_code(strict):
        raise AssertionError(_told(report, strict))
    return report


def _report(table: Any, suite: Any, *, strict: bool) -> Report:
    from crossfoot.checks import Suite, check_path, check_tables, read_suites

    if isinstance(table, (str, Path)) and not isinstance(suite, Suite):
        return check_path(table, suite=suite, strict=strict)
    suites = [suite] if isinstance(suite, Suite) else read_suites(suite)
    tables = table if isinstance(table, dict) else {one.table: table for one in suites[:1]}
    return check_tables(tables, suites, strict=strict)


def _told(report: Report, strict: bool) -> str:
    """What a failing test prints: each rule that counts, with its first rows."""
    lines = []
    for outcome in report.ranked:
        if outcome.state == "errored" or report.counts(outcome, strict):
            lines.append(f"{outcome.severity} {outcome.state}: {outcome.rule.code} ({outcome.rows_failed} rows)")
            for failure in outcome.failures(limit=SHOWN):
                where = f"row {failure['row']}: " if failure["row"] else ""
                quote = f"  “{failure['quote']}”" if failure["quote"] else ""
                lines.append(f"    {where}{failure['found']}{quote}")
            lines.append(f"    {outcome.rule.way_out}")
    return "\n".join(lines)


try:
    import pytest
except ImportError:  # crossfoot does not need pytest; only this plugin's fixture does
    pass
else:

    @pytest.fixture(scope="session")
    def meets() -> Callable[..., Report]:
        """`assert_meets` with each suite file read once a session."""
        from functools import cache

        from crossfoot.checks import Suite, read_suite

        read = cache(read_suite)

        def assert_it_meets(table: Any, suite: Any = None, **options: Any) -> Report:
            is_file = suite is not None and not isinstance(suite, Suite) and Path(suite).is_file()
            return assert_meets(table, read(str(suite)) if is_file else suite, **options)

        return assert_it_meets
