"""`crossfoot check`: the report in the form asked for, and failures accepted as a baseline."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from crossfoot.errors import CrossfootError


def check(options: argparse.Namespace) -> int:
    """Validate tables and print the report, or write down what of it is accepted; the exit code."""
    from crossfoot.checks import check_path
    from crossfoot.tables import write_whole

    if options.accept:
        _refuse_half_an_acceptance(options)
    report = check_path(
        options.path,
        suite=options.suite,
        baseline=options.baseline,
        strict=options.strict,
        before=options.before,
        on=options.on,
    )
    if options.accept:
        return _accept(report, options)
    if options.format == "text" and not options.output:
        from rich.console import Console

        Console(highlight=False).print(report)
    else:
        content = report.render(options.format)
        if options.output:
            write_whole(options.output, content.encode())
        else:
            print(content)
    return int(report.exit_code(strict=options.strict))


def _refuse_half_an_acceptance(options: argparse.Namespace) -> None:
    """Nothing, unless the reason or the last day is missing, or a baseline stands there already."""
    if not (options.reason and options.reason.strip()) or _last_day(options) is None:
        raise CrossfootError("--accept needs --reason and --until, an ISO date: 2022-03-31.")
    if Path(options.accept).exists():
        way_out = "Name another file, or add to it by hand."
        raise CrossfootError("a baseline stands here already.", place=options.accept, way_out=way_out)


def _last_day(options: argparse.Namespace) -> Any:
    from datetime import date

    try:
        return date.fromisoformat(options.until or "")
    except ValueError:
        return None


def _accept(report: Any, options: argparse.Namespace) -> int:
    from crossfoot.checks import accept
    from crossfoot.tables import write_whole

    content = accept(report, reason=options.reason, until=_last_day(options))
    print(write_whole(options.accept, content.encode()))
    return 0
