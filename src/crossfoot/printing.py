"""What the terminal shows: progress, the table that ends a run, and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from crossfoot.briefs.pages import NOTABLE, says
from crossfoot.pipeline import STEPS, Outcome

if TYPE_CHECKING:
    import pandas as pd

DOING = {
    "read": "Reading the dispatches",
    "extract": "Finding the figures",
    "reconcile": "Reconciling the claims",
    "check": "Checking the tables",
    "chart": "Drawing the charts",
    "brief": "Writing the brief",
}
RANKS = {"error": 0, "warning": 1, "info": 2}
INDENT = 4
LOUD = {"error": "bold red", "warning": "yellow", "info": "default"}


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function to tell each step to; shown as a bar on a terminal, not at all elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Starting", total=len(STEPS))

        def told(step: str) -> None:
            bar.update(task, description=f"{DOING[step]} …", completed=STEPS.index(step))

        yield told


def print_outcome(made: Outcome) -> None:
    """The table that ends a run: what came in, what passed and failed, how the claims stand, what was written.

    Below it, where anything failed, how to see what.
    """
    table = Table(show_header=False, box=None, padding=(0, 2))
    table.add_row("Dispatches", str(len(made.tables["dispatches"])))
    table.add_row("Figures", _figures(made.tables["facts"]))
    for severity, counts in made.report.summary().items():
        table.add_row(f"Checks, {severity}", _checked(counts))
    table.add_row("Findings", _verdicts(made.result.findings))
    table.add_row("Written", _files(made.files))
    console = Console(highlight=False)
    console.print(table)
    if any(outcome.state != "passed" for outcome in made.report.outcomes):
        console.print(f"\n  What failed, and what to do: crossfoot check {made.files[0].parent}", soft_wrap=True)


def _figures(facts: pd.DataFrame) -> str:
    unknown = int((facts["status"] == "unknown").sum())
    return f"{len(facts) - unknown}" + (f", and {unknown} report of no information" if unknown else "")


def _checked(counts: dict[str, int]) -> str:
    """``26 passed, 1 failed``; a failure stands out."""
    shown = [f"{counts.get('passed', 0)} passed"]
    shown += [f"[bold red]{counts[state]} {state}[/]" for state in ("failed", "errored") if counts.get(state)]
    return ", ".join(shown)


def _verdicts(findings: pd.DataFrame) -> str:
    """How many a person should look at, and how many there are of each verdict."""
    counted = Counter(findings["verdict"])
    alarms = int((findings["severity"] != "info").sum())
    look = f"{alarms:,} to look at, of {len(findings):,}\n" if alarms else ""
    return look + ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in sorted(counted.items()))


def _files(files: tuple[Path, ...]) -> str:
    """Files counted by folder: a person wants to know where to look."""
    counted = Counter(str(path.parent) + "/" for path in files if path.suffix != ".html")
    folders = [f"{count} files in {folder}" for folder, count in sorted(counted.items())]
    return "\n".join(folders + [str(path) for path in files if path.suffix == ".html"])


def print_findings(findings: pd.DataFrame) -> None:
    """Findings one below the other: the alarms under their count, then, below a line of its own, what raises none."""
    console = Console(highlight=False)
    rank = findings["severity"].map(RANKS)
    ordered = findings.assign(rank=rank, order=findings["verdict"].map(NOTABLE.index))
    ordered = ordered.sort_values(["rank", "order", "finding_id"], kind="stable")
    is_alarm = ordered["severity"] != "info"
    alarms, others = ordered[is_alarm], ordered[~is_alarm]
    console.print(f"[bold]{_counted(len(alarms), 'alarm') if len(alarms) else 'No alarm'}[/]\n")
    _print_rows(console, alarms)
    if len(others):
        console.print(f"[bold]{_counted(len(others), 'finding')} that raise{'s' if len(others) == 1 else ''} none[/]\n")
        _print_rows(console, others)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _print_rows(console: Console, findings: pd.DataFrame) -> None:
    """Each with what it says, its verdict and rule on a line, and the sentence below over the whole width."""
    for row in findings.itertuples():
        verdict, severity = str(row.verdict), str(row.severity)
        what = says(verdict, severity), LOUD[severity]
        told = Text.assemble("  ", what, (f"  ({verdict}, rule {row.rule})", "dim"))
        console.print(told)
        for line in Text(str(row.explanation)).wrap(console, max(console.width - INDENT, INDENT)):
            console.print(Text(" " * INDENT + line.plain.rstrip()))
        console.print()
