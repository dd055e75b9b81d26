"""The command line: arguments and printing, nothing else. Every command has a Python twin of the same name.

argparse, not a larger library: `crossfoot extract` has to start in 0.15 s, and the others cost half of that on import.
Exit codes: 0 fine, 1 a check failed, 2 misuse or unreadable input, 3 a check could not be run.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.cli.streams import json_line, lines_of, stack_of
from crossfoot.errors import CrossfootError, CrossfootWarning

if TYPE_CHECKING:
    from crossfoot.dispatches import Dispatch

DISPATCHES, TABLES, FIGURES, BRIEF = "data/dispatches", "data/tables", "figures", "data/brief.html"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = parser().parse_args(arguments)
    try:
        if sys.stdout is None:
            raise CrossfootError("closed.", place="standard output", way_out="Send it somewhere: > facts.csv.")
        with _doubts_told(), _stopped_as_by_hand():
            code = int(options.command(options))
            sys.stdout.flush()
            return code
    except CrossfootError as error:
        print(f"crossfoot: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output left, as `head` does
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        place = error.filename or "standard output"
        print(f"crossfoot: {place}: could not be written or read ({error.strerror or error}).", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _drop_output() -> None:
    """Give the flush at exit somewhere to go."""
    sys.stdout = open("/dev/null", "w")  # noqa: SIM115


@contextmanager
def _stopped_as_by_hand() -> Iterator[None]:
    """A polite kill stops the work as Ctrl-C does: what was being written is taken away, what stood there stands."""
    import signal
    import threading

    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _doubts_told() -> Iterator[None]:
    """Our own warnings as one line for a person, without the place in the code where they were raised."""
    show = warnings.showwarning

    def told(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
        if issubclass(category, CrossfootWarning):
            print(f"crossfoot: {message}", file=sys.stderr)
        else:
            show(message, category, *place, **more)

    with warnings.catch_warnings():
        warnings.showwarning = told
        yield


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    from crossfoot import __version__

    top = argparse.ArgumentParser(
        prog="crossfoot", description="Trust the numbers in the news, with the words behind each."
    )
    top.add_argument("--version", action="version", version=f"crossfoot {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_run, _add_extract, _add_explain, _add_check, _add_reconcile, _add_convert):
        add(commands)
    for add in (_add_chart, _add_brief, _add_correct, _add_rates, _add_suite):
        add(commands)
    return top


def _command(commands: Any, name: str, does: Any, help_text: str, *examples: str) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help_text,
        description=help_text,
        epilog="\n  ".join(("examples:", *(f"crossfoot {name} {rest}".rstrip() for rest in examples))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.set_defaults(command=does)
    return made


def _add_run(commands: Any) -> None:
    own = "my-dispatches/ --tables my/tables --figures my/figures --brief my/brief.html"
    made = _command(commands, "run", _run, "The whole job: extract, reconcile, check, chart, brief.", "", own)
    made.add_argument("dispatches", nargs="?", default=DISPATCHES, help=f"folder or file ({DISPATCHES})")
    made.add_argument("--tables", default=TABLES, help=f"where the tables go ({TABLES})")
    made.add_argument("--figures", default=FIGURES, help=f"where the charts go ({FIGURES})")
    made.add_argument("--brief", default=BRIEF, help=f"where the page goes ({BRIEF})")
    made.add_argument("--rates", help="folder or file of exchange rates (data/rates and the ECB's history)")
    made.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    _add_jobs(made)


def _run(options: argparse.Namespace) -> int:
    from crossfoot import printing
    from crossfoot.pipeline import run

    with printing.progress() as told:
        made = run(
            options.dispatches,
            tables=options.tables,
            figures=options.figures,
            brief=options.brief,
            rates=options.rates,
            jobs=options.jobs,
            progress=told,
        )
    printing.print_outcome(made)
    return int(made.report.exit_code(strict=options.strict))


def _add_extract(commands: Any) -> None:
    examples = "my-dispatches/ > facts.csv", "--jsonl < dispatches.jsonl > facts.jsonl"
    made = _command(commands, "extract", _extract, "Every figure of the dispatches, one row each.", *examples)
    made.add_argument("dispatches", nargs="?", help=f"folder or file; - for standard input ({DISPATCHES})")
    made.add_argument(
        "--jsonl", action="store_true", help='JSON Lines {"id","text","published"} in, {"id","facts"} out, in order'
    )
    _add_jobs(made)


def _add_jobs(made: argparse.ArgumentParser) -> None:
    made.add_argument("--jobs", "-j", type=int, default=1, help="how many processes work (1); the result is the same")


def _extract(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _extract_lines(options.dispatches or "-", options.jobs)
    from crossfoot.facts import extract
    from crossfoot.tables.files import as_csv

    sys.stdout.buffer.write(as_csv("facts", extract(stack_of(options.dispatches or DISPATCHES), jobs=options.jobs)))
    return 0


def _extract_lines(source: str, jobs: int) -> int:
    from crossfoot.dispatches import parse_lines
    from crossfoot.processes import each

    with lines_of(source) as (lines, origin):
        for line in each(_facts_as_json, parse_lines(lines, origin=origin), jobs=jobs):
            sys.stdout.write(line)
    return 0


def _facts_as_json(dispatch: Dispatch) -> str:
    from crossfoot.facts import read_facts

    return json_line({"id": dispatch.dispatch_id, "facts": [fact.row() for fact in read_facts(dispatch)]})


def _add_explain(commands: Any) -> None:
    what = "What was read in a sentence, what was not, and by which rules."
    example = '"About 500 people were hurt on Tuesday." --published 2022-01-05'
    made = _command(commands, "explain", _explain, what, example)
    made.add_argument("text", help="the sentence; - for standard input")
    made.add_argument("--published", help="the date it was printed, for words such as 'on Tuesday'")


def _explain(options: argparse.Namespace) -> int:
    from rich.console import Console

    from crossfoot.dispatches import is_date
    from crossfoot.facts import explain

    if options.published and not is_date(options.published):
        raise CrossfootError(f"published is {options.published!r}.", way_out="Give an ISO date: 2022-01-04.")
    text = options.text
    if text == "-":
        with lines_of("-") as (lines, _):
            text = "".join(lines)
    if not text.strip():
        raise CrossfootError("no text to explain.", way_out='Give a sentence: "About 500 people were hurt."')
    Console(highlight=False).print(explain(text, options.published))
    return 0


def _add_check(commands: Any) -> None:
    examples = "--strict", "data/tables/facts.csv --format junit -o report.xml", "prices.csv --suite prices.json"
    made = _command(commands, "check", _check, "Validate tables; exit 1 where a critical expectation fails.", *examples)
    made.add_argument("path", nargs="?", default=TABLES, help=f"folder of tables, or one table ({TABLES})")
    made.add_argument("--suite", help="an expectation suite of your own, for a table of your own")
    made.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    made.add_argument(
        "--format", default="text", choices=["text", "json", "markdown", "junit", "sarif", "github", "html"]
    )
    made.add_argument("--output", "-o", help="write the report there instead of standard output")
    made.add_argument("--baseline", help="a file of known failures, each with a reason and a day it expires")
    made.add_argument(
        "--accept", metavar="FILE", help="write today's failures there as a baseline, instead of a report"
    )
    made.add_argument("--reason", help="with --accept: why they are accepted")
    made.add_argument("--until", help="with --accept: the last day on which they are (2022-03-31)")
    made.add_argument("--before", help="the tables of an earlier run: what drifted since is checked too")
    made.add_argument("--on", help="the day of the check (2022-01-08): how old the dispatches are is checked too")


def _check(options: argparse.Namespace) -> int:
    from crossfoot.cli.checking import check

    return check(options)


def _add_reconcile(commands: Any) -> None:
    what = "How the claims of a stack of dispatches stand to each other."
    made = _command(commands, "reconcile", _reconcile, what, "my-dispatches/", "my-dispatches/ --vintage 2022-01-04")
    made.add_argument("dispatches", nargs="?", help=f"folder or file; - for standard input ({DISPATCHES})")
    made.add_argument("--jsonl", action="store_true", help="JSON Lines of dispatches in, JSON Lines of findings out")
    made.add_argument("--rates", help="folder or file of exchange rates (data/rates and the ECB's history)")
    made.add_argument("--vintage", help="only what had been printed by the end of that day")
    _add_jobs(made)


def _reconcile(options: argparse.Namespace) -> int:
    from crossfoot.dispatches import to_frame
    from crossfoot.facts import extract
    from crossfoot.findings import reconcile
    from crossfoot.rates import default_rates, read_rates
    from crossfoot.tables import records

    stack = stack_of(options.dispatches or ("-" if options.jsonl else DISPATCHES))
    rates = read_rates(options.rates) if options.rates else default_rates()
    result = reconcile(extract(stack, jobs=options.jobs), rates=rates, dispatches=to_frame(stack))
    if options.vintage:
        result = result.at_vintage(options.vintage)
    if options.jsonl:
        for row in records("findings", result.findings):
            sys.stdout.write(json_line(row))
    else:
        from crossfoot import printing

        printing.print_findings(result.findings)
    return 0


def _add_convert(commands: Any) -> None:
    what = "Money facts restated in one currency, each at the rate of its day."
    made = _command(commands, "convert", _convert, what, "USD > in-dollars.csv", "EUR my/tables/facts.csv")
    made.add_argument("to", help="ISO 4217 code, such as USD")
    made.add_argument("path", nargs="?", default=f"{TABLES}/facts.csv", help=f"facts table ({TABLES}/facts.csv)")
    made.add_argument("--rates", help="folder or file of exchange rates (data/rates and the ECB's history)")
    made.add_argument("--on", default="event_start", help="the column that holds the day of the rate (event_start)")


def _convert(options: argparse.Namespace) -> int:
    from crossfoot.rates import convert, default_rates, read_rates
    from crossfoot.tables import read_table

    rates = read_rates(options.rates) if options.rates else default_rates()
    df = convert(read_table(options.path, "facts"), options.to, rates=rates, on=options.on)
    df.to_csv(sys.stdout, index=False, lineterminator="\n")
    _tell_unconverted(df)
    return 0


def _tell_unconverted(df: Any) -> None:
    """One line for each currency, since a stack of a year lacks the rates of many days."""
    from crossfoot.units import currency

    missing = df[df["rate_missing"].notna()]
    for code, rows in missing.groupby(missing["unit_stated"].map(currency)):
        days = rows["rate_missing"].nunique()
        others = f" Of {days} days none has one: the column rate_missing names them." if days > 1 else ""
        print(f"left empty, in {code}: {len(rows)}. {rows['rate_missing'].iloc[0]}{others}", file=sys.stderr)


def _add_chart(commands: Any) -> None:
    made = _command(commands, "chart", _chart, "Draw the charts of a folder of tables.", "my/tables -o my/figures")
    made.add_argument("tables", nargs="?", default=TABLES, help=f"folder of tables ({TABLES})")
    made.add_argument("--figures", "-o", default=FIGURES, help=f"where the charts go ({FIGURES})")
    _add_jobs(made)


def _chart(options: argparse.Namespace) -> int:
    from crossfoot.charts import draw_all
    from crossfoot.pipeline import kept

    for path in draw_all(kept(options.tables), Path(options.figures), jobs=options.jobs):
        print(path)
    return 0


def _add_brief(commands: Any) -> None:
    examples = "my/tables --figures my/figures -o my/brief.html", "-o brief.md"
    made = _command(commands, "brief", _brief, "Write the brief: one page that opens offline.", *examples)
    made.add_argument("tables", nargs="?", default=TABLES, help=f"folder of tables ({TABLES})")
    made.add_argument("--output", "-o", default=BRIEF, help=f"where it goes; .html or .md ({BRIEF})")
    made.add_argument("--figures", help=f"the folder of charts it shows ({FIGURES}, if there is one)")


def _brief(options: argparse.Namespace) -> int:
    from crossfoot.briefs import write_brief
    from crossfoot.pipeline import kept

    charts = options.figures or (FIGURES if Path(FIGURES).exists() else None)
    print(write_brief(kept(options.tables), Path(options.output), charts=charts))
    return 0


def _add_correct(commands: Any) -> None:
    example = '496e best 34 --reason "counted again" --by "night desk"'
    made = _command(commands, "correct", _correct, "Correct a fact: a new row beside it, never an edit.", example)
    made.add_argument("fact_id", help="the fact's id, or enough of its beginning")
    made.add_argument("column", help="the column to correct")
    made.add_argument("becomes", nargs="?", help="what it is to hold; leave out for nothing")
    made.add_argument("--reason", required=True, help="why")
    made.add_argument("--by", required=True, help="who corrects it")
    made.add_argument("--on", help="ISO date (today)")
    made.add_argument("--tables", default=TABLES, help=f"folder of tables ({TABLES})")


def _correct(options: argparse.Namespace) -> int:
    import pandas as pd

    from crossfoot.ledger import correct

    made = correct(
        options.tables,
        options.fact_id,
        options.column,
        options.becomes,
        reason=options.reason,
        by=options.by,
        on=options.on,
    )
    last = made.iloc[-1]
    was, becomes = ("empty" if pd.isna(value) else value for value in (last.was, last.becomes))
    print(f"{last.fact_id}: {last.column} was {was}, is now {becomes}. `crossfoot run` takes it up.")
    return 0


def _add_rates(commands: Any) -> None:
    what = "Fetch exchange rates from those who publish them."
    made = _command(commands, "rates", _rates, what, "fetch bank_of_russia 2022-01-04")
    made.add_argument("verb", choices=["fetch"])
    made.add_argument("source", help="ecb, bank_of_russia, nbk, bis or frankfurter")
    made.add_argument("day", help="ISO date")
    made.add_argument("--folder", default="data/rates", help="where the file and its origin go (data/rates)")


def _rates(options: argparse.Namespace) -> int:
    from crossfoot.rates import fetch

    print(fetch(options.source, options.day, folder=Path(options.folder)))
    return 0


def _add_suite(commands: Any) -> None:
    made = _command(commands, "suite", _suite, "Write a first suite for a table of your own.", "new prices.csv")
    made.add_argument("verb", choices=["new"])
    made.add_argument("table", help="a CSV file")
    made.add_argument("--output", "-o", help="where it goes (expectations/NAME.json)")


def _suite(options: argparse.Namespace) -> int:
    from crossfoot.checks import new_suite

    table = Path(options.table)
    print(new_suite(table, Path(options.output or f"expectations/{table.stem}.json")))
    return 0
