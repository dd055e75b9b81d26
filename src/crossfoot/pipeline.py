"""The whole job: read, extract, reconcile, check, chart, and write the tables, figures and brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from crossfoot.briefs import brief_path, write_brief
from crossfoot.charts import draw_all
from crossfoot.checks import check
from crossfoot.dispatches import read_dispatches
from crossfoot.dispatches import to_frame as dispatches_frame
from crossfoot.errors import TableError
from crossfoot.facts import extract
from crossfoot.findings import reconcile
from crossfoot.findings.policies import LATEST_OFFICIAL, settled
from crossfoot.findings.stack import texts_of
from crossfoot.ledger import corrected, read_corrections
from crossfoot.rates import default_rates, read_rates
from crossfoot.tables import read_tables, write_tables

if TYPE_CHECKING:
    import pandas as pd

STEPS = ("read", "extract", "reconcile", "check", "chart", "brief")


class Kept(NamedTuple):
    """A result as its tables keep it: what charts and briefs are drawn from."""

    facts: pd.DataFrame
    """As people corrected them."""
    findings: pd.DataFrame
    rates: pd.DataFrame
    dispatches: pd.DataFrame

    @property
    def settled(self) -> pd.DataFrame:
        """The range claimed each day, and the figure of the policy a run settles disputes by."""
        return settled(self.facts, LATEST_OFFICIAL, texts_of(self.dispatches))


class Outcome(NamedTuple):
    """What a run made."""

    tables: dict[str, pd.DataFrame]
    report: Any
    result: Any
    files: tuple[Path, ...]
    """Everything written, in order."""


def run(
    dispatches: Path | str = "data/dispatches",
    *,
    tables: Path | str = "data/tables",
    figures: Path | str = "figures",
    brief: Path | str = "data/brief.html",
    rates: Path | str | None = None,
    jobs: int = 1,
    progress: Callable[[str], None] = lambda step: None,
) -> Outcome:
    """Extract, check, reconcile, chart and brief one stack of dispatches, and write all of it.

    Parameters
    ----------
    dispatches : Path
        A folder of dispatches, or one file.
    tables, figures, brief : Path
        Where the tables, the charts and the page go.
    rates : Path, optional
        A folder or file of exchange rates; otherwise ``data/rates`` and the European Central Bank's history.
    jobs : int
        How many processes read the dispatches and draw the charts.
    progress : callable
        Told each of `STEPS` as it begins.

    Returns
    -------
    Outcome

    Raises
    ------
    CrossfootError
        Something could not be read or written. Nothing is left half-written.
    """
    page = brief_path(brief)
    progress("read")
    stack = read_dispatches(dispatches)
    corrections = read_corrections(tables)
    progress("extract")
    facts = extract(stack, jobs=jobs)
    frames = {"dispatches": dispatches_frame(stack), "facts": facts, "corrections": corrections}
    progress("reconcile")
    book = default_rates() if rates is None else read_rates(rates)
    result = reconcile(corrected(facts, corrections), rates=book, dispatches=frames["dispatches"])
    frames |= {"rates": result.rates, "findings": result.findings}
    progress("check")
    report = check(frames)
    progress("chart")
    files = [*write_tables(tables, frames), *draw_all(result, Path(figures), jobs=jobs)]
    progress("brief")
    files.append(write_brief(result, page, report=report, charts=Path(figures)))
    return Outcome(frames, report, result, tuple(files))


def kept(tables: Path | str) -> Kept:
    """The result that a run wrote into a folder of tables.

    Raises
    ------
    TableError
        A table is missing or is not as promised.
    """
    found = read_tables(tables)
    missing = [name for name in Kept._fields if name not in found]
    if missing:
        way_out = "`crossfoot run` writes them all."
        raise TableError(f"{missing[0]}.csv is missing.", place=str(tables), way_out=way_out)
    facts = corrected(found["facts"], read_corrections(tables))
    return Kept(facts, found["findings"], found["rates"], found["dispatches"])
