"""Rules asked of tables: which suites, which views, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.checks import engine, views
from crossfoot.checks.baselines import read_baseline, with_baseline
from crossfoot.checks.drift import drift
from crossfoot.checks.history import coverage, freshness
from crossfoot.checks.own_tables import as_declared, read_own_table
from crossfoot.checks.report import Outcome, Report
from crossfoot.checks.sources import Sources, TableMissingError
from crossfoot.checks.suites import Rule, Suite, cells_rule, read_suite, read_suites
from crossfoot.dispatches import as_frame
from crossfoot.errors import SuiteError, TableError
from crossfoot.tables import read_cells, table_files, table_names

if TYPE_CHECKING:
    import pandas as pd

    from crossfoot.rates.book import RateBook


MADE_FROM = {"drift": "facts", "coverage": "dispatches", "freshness": "dispatches"}
"""Tables that a check makes of others, each with the one it cannot be made without."""


def check(
    facts: Any,
    *,
    dispatches: Any = None,
    rates: Any = None,
    findings: Any = None,
    suites: Any = None,
    strict: bool = False,
    before: Any = None,
    on: date | str | None = None,
) -> Report:
    """Tables held against the suites: what passed, what failed, and what could not be evaluated.

    Parameters
    ----------
    facts : DataFrame, or mapping of table names to DataFrames, or folder
        One row a figure, as `extract` gives them; or all tables at once.
    dispatches, rates, findings : DataFrame, optional
        The tables the facts are held against; dispatches may come as `read_dispatches` gives them, rates as
        `read_rates` does. Rules that need one that is not given are listed in ``not_run``; without rates, the published
        ones that came with crossfoot are used.
    suites : path, suite, or list of them, optional
        Otherwise ``expectations/`` of the working directory, else those that came with crossfoot.
    strict : bool
        Whether failed warnings count for ``exit_code``.
    before : DataFrame, mapping or folder, optional
        The facts of an earlier run: what drifted since is then checked too, and with its dispatches the coverage.
    on : date, optional
        The day of the check: how old the dispatches are on it is then checked too.

    Returns
    -------
    Report

    Raises
    ------
    SuiteError
        A suite cannot be run as written.
    TableError
        A folder given holds no tables.
    """
    others = {"dispatches": as_frame(dispatches), "findings": findings}
    book = None if rates is None or hasattr(rates, "columns") else rates
    others |= {"rates": rates} if book is None else {}
    given, unreadable = _tables(facts)
    tables = given | {name: df for name, df in others.items() if df is not None}
    made, read = _since(before, tables) | _aged(tables, on), _suites(suites)
    report = check_tables(tables | made, read, strict=strict, book=book, unreadable=unreadable)
    return replace(report, not_run={**report.not_run, **_not_made(_made(before, on), made, read)})


def check_path(
    path: Path | str,
    *,
    suite: Path | str | None = None,
    baseline: Path | str | None = None,
    strict: bool = False,
    before: Path | str | None = None,
    on: date | str | None = None,
) -> Report:
    """A folder of tables, or one table with those beside it, held against the suites.

    Parameters
    ----------
    path : Path
        ``data/tables``, ``data/tables/facts.csv``, or with a suite any CSV file.
    suite : Path, optional
        A suite of your own, or a folder of them.
    baseline : Path, optional
        Known failures that are accepted until they expire.
    strict : bool
        Whether failed warnings count for ``exit_code``.
    before : Path, optional
        The tables of an earlier run, a folder or one of them: what drifted since is then checked too, and the coverage.
    on : date, optional
        The day of the check: how old the dispatches are on it is then checked too.

    Raises
    ------
    TableError, SuiteError
        A table or a suite cannot be read.
    """
    path = Path(path)
    if not path.exists():
        way_out = "`crossfoot run` writes the tables into data/tables."
        raise TableError("no such table or folder.", place=str(path), way_out=way_out)
    suites = read_suites(suite)
    made_for = _made(before, on)
    accepted = read_baseline(baseline) if baseline else []
    unreadable: dict[str, dict[int, str]] = {}
    if suite and path.stem not in table_names() and not path.is_dir():
        suites = _for_own_table(path, suites)
        tables = {one.table: read_own_table(path, one.kinds) for one in suites}
        origins = dict.fromkeys(tables, str(path))
    elif path.is_dir():
        files = table_files(path)
        tables, unreadable = _read(files)
        origins = {name: str(file) for name, file in files.items()}
    else:
        suites = [one for one in suites if suite or one.table == path.stem or one.table in made_for]
        files = _beside(path)
        tables, unreadable = _read(files)
        origins = {name: str(file) for name, file in files.items()}
    made = _since(before, tables) | _aged(tables, on)
    report = check_tables(tables | made, suites, strict=strict, unreadable=unreadable)
    report = replace(report, origins=origins, not_run={**report.not_run, **_not_made(made_for, made, suites)})
    return with_baseline(report, accepted)


def check_tables(
    tables: Mapping[str, pd.DataFrame],
    suites: Sequence[Suite],
    *,
    strict: bool = False,
    book: RateBook | None = None,
    unreadable: Mapping[str, Mapping[int, str]] | None = None,
) -> Report:
    """Every rule of the suites that is about one of the tables.

    Parameters
    ----------
    book : RateBook, optional
        Exchange rates to look up instead of the table of rates.
    unreadable : mapping, optional
        By table and position of a row, what is wrong with its cells, as `crossfoot.tables.read_cells` tells it.
    """
    if any(is_spark(table) for table in tables.values()):
        from crossfoot.checks.spark import check_spark

        return check_spark(tables, [suite for suite in suites if suite.table in tables], strict=strict, book=book)
    tables, cells, suites = _as_declared(tables, suites)
    sources = Sources(tables, book, {**(unreadable or {}), **cells})
    outcomes: list[Outcome] = []
    not_run: dict[str, str] = {}
    for name, rules in _by_view([suite for suite in suites if suite.table in tables]).items():
        try:
            view = views.build(name, sources, ())
        except TableMissingError as error:
            not_run |= {rule.code: str(error) for rule in rules}
            continue
        outcomes += _asked(name, view, rules, sources, not_run)
    if not outcomes:
        way_out = f"The suites are for: {', '.join(suite.table for suite in suites) or 'nothing'}."
        raise SuiteError(f"no rule fits the tables {', '.join(tables) or '(none)'}.", way_out=way_out)
    return Report(tuple(outcomes), tables, not_run, strict)


def _as_declared(
    tables: Mapping[str, pd.DataFrame], suites: Sequence[Suite]
) -> tuple[dict[str, pd.DataFrame], dict[str, dict[int, str]], list[Suite]]:
    """Tables of one's own with their columns of the kinds their suites declare, and which cells are not of them.

    Where there are such cells, a suite that has no rule about them gets one: none may go unseen.
    """
    made, told, asked = dict(tables), {}, []
    for suite in suites:
        if suite.table in tables and suite.table not in table_names():
            made[suite.table], told[suite.table] = as_declared(made[suite.table], suite.table, suite.kinds)
        bad = told.get(suite.table) and not any(rule.columns == ("unreadable",) for rule in suite.rules)
        asked.append(replace(suite, rules=(*suite.rules, cells_rule(suite))) if bad else suite)
    return made, told, asked


def is_spark(table: Any) -> bool:
    """Whether a table is a Spark DataFrame; asks without importing Spark."""
    return type(table).__module__.startswith("pyspark.")


def _by_view(suites: Iterable[Suite]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for suite in suites:
        for rule in suite.rules:
            found.setdefault(rule.view, []).append(rule)
    return found


def _asked(
    name: str,
    view: views.View,
    rules: Sequence[Rule],
    sources: Sources,
    not_run: dict[str, str],
) -> list[Outcome]:
    """What came of the rules of one view; those that need a table not given are noted in `not_run`."""
    askable: list[Rule] = []
    errored: list[Outcome] = []
    for rule in rules:
        try:
            views.add(name, view, sources, rule.fetched)
            askable.append(rule)
        except TableMissingError as error:
            not_run[rule.code] = str(error)
        except Exception as error:  # whatever broke in fetching, the rule is errored and the others still run
            verdict = engine.Verdict("errored", len(view.df), error=f"{type(error).__name__}: {error}")
            errored.append(Outcome(rule, verdict, view))
    verdicts = engine.run(askable, view)
    return errored + [Outcome(rule, verdict, view) for rule, verdict in zip(askable, verdicts, strict=True)]


def _tables(given: Any) -> tuple[dict[str, pd.DataFrame], dict[str, dict[int, str]]]:
    """The tables of a folder, of a mapping, or the facts alone; and what could not be read in them."""
    if isinstance(given, (str, Path)):
        return _read(table_files(given))
    return (dict(given) if isinstance(given, Mapping) else {"facts": given}), {}


def _for_own_table(path: Path, suites: Sequence[Suite]) -> list[Suite]:
    """The suites that are for a table by its file's name; a single one is taken whatever it is for.

    Raises
    ------
    SuiteError
        There are several, and none is for it.
    """
    named = [one for one in suites if one.table == path.stem]
    if not named and len(suites) > 1:
        way_out = f"There are suites for: {', '.join(one.table for one in suites)}. Name the file of one."
        raise SuiteError(f"no suite for {path.stem!r} here.", place=str(path), way_out=way_out)
    return named or list(suites)


def _made(before: Any, on: Any) -> set[str]:
    """The tables that a check makes itself: those of an earlier run, and of a day."""
    return ({"drift", "coverage"} if before is not None else set()) | ({"freshness"} if on is not None else set())


def _not_made(wanted: Collection[str], made: Collection[str], suites: Iterable[Suite]) -> dict[str, str]:
    """Rules that were asked for, by an earlier run or a day, and for which nothing to ask them of was given."""
    lacking = [suite for suite in suites if suite.table in wanted and suite.table not in made]
    return {rule.code: str(TableMissingError(MADE_FROM[suite.table])) for suite in lacking for rule in suite.rules}


def _since(before: Any, tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """What changed since an earlier run, where one is given."""
    if before is None or "facts" not in tables:
        return {}
    one = isinstance(before, (str, Path)) and Path(before).is_file()
    earlier, _ = _read(_beside(Path(before))) if one else _tables(before)
    if "facts" not in earlier:
        raise TableError("no facts of an earlier run.", place=str(before), way_out="Name a folder that a run wrote.")
    made = {"drift": drift(earlier["facts"], tables["facts"], tables.get("dispatches"))}
    if "dispatches" in earlier and "dispatches" in tables:
        made["coverage"] = coverage(earlier, dict(tables))
    return made


def _aged(tables: Mapping[str, pd.DataFrame], on: date | str | None) -> dict[str, pd.DataFrame]:
    """How old the dispatches are on a day, where one is given."""
    if on is None or "dispatches" not in tables:
        return {}
    return {"freshness": freshness(tables["dispatches"], on)}


def _beside(path: Path) -> dict[str, Path]:
    """The file of one table, and those of its folder that its rules may look at."""
    if path.stem not in table_names():
        known = ", ".join(table_names())
        raise TableError("not one of crossfoot's tables.", place=str(path), way_out=f"Pass --suite, or name: {known}.")
    others = {name: path.with_name(f"{name}{path.suffix}") for name in table_names() if name != path.stem}
    return {path.stem: path, **{name: other for name, other in others.items() if other.exists()}}


def _read(files: Mapping[str, Path]) -> tuple[dict[str, pd.DataFrame], dict[str, dict[int, str]]]:
    """Some tables, and what could not be read in each."""
    found = {name: read_cells(path, name) for name, path in files.items()}
    return {name: df for name, (df, _) in found.items()}, {name: told for name, (_, told) in found.items()}


def _suites(given: Any) -> list[Suite]:
    if given is None or isinstance(given, (str, Path)):
        return read_suites(given)
    listed = [given] if isinstance(given, Suite) else list(given)
    return [one if isinstance(one, Suite) else read_suite(one) for one in listed]
