"""How long validating a million facts takes, beside two libraries that people use for it.

    python benchmarks/validation.py [ROWS] [--bad SHARE]

Each runs in a process of its own, on one core, on the same table, with the same thirty checks; `crossfoot-all` runs the
whole facts suite with its evidence besides. A peer that is not installed is named as missing, not left out.
Time is of the check alone, imports aside, and of the processor, since other work on the machine stretches the clock's;
the ratio is to crossfoot's. Memory is the most the process held, the table included.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from crossfoot.dispatches import Dispatch
from crossfoot.facts.identities import Identities
from crossfoot.tables import schema

NOUNS = np.array(["people", "cars", "houses", "buses"])
UNITS = np.array(["person", "vehicle", "building", "vehicle"])
MEASURES = np.array(["injured", "vehicles_burned", "houses_damaged", "vehicles_burned"])
LEAD = "Officials said on Tuesday: "
A_DISPATCH = 10
REQUIRED = ["fact_id", "dispatch_id", "surface", "start", "end", "kind", "bound", "unit", "aggregation", "status"]
REQUIRED += ["rules", "reported_at"]
CLOSED = ["kind", "measure", "bound", "trend", "aggregation", "status", "attribution_kind", "event_precision"]
LEAST = {"start": 0, "end": 1, "rounding": 0}
ROW_RULES = ["bounds_ordered", "bound_fits_values", "status_fits_value", "span_fits_quote"]
ROW_RULES += ["event_not_after_report", "event_ordered"]


def tables(rows: int, bad: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Facts, ten a dispatch, and the dispatches in which they stand; a share of the facts damaged in five ways."""
    rng = np.random.default_rng(7)
    kinds, values = rng.integers(0, len(NOUNS), rows), rng.integers(1, 90_000, rows)
    surfaces = [f"{value:,} {noun}" for value, noun in zip(values.tolist(), NOUNS[kinds].tolist(), strict=True)]
    sizes = np.array([len(surface) + 2 for surface in surfaces])
    count = rows // A_DISPATCH
    by_dispatch = sizes.reshape(count, A_DISPATCH)
    start = (np.cumsum(by_dispatch, axis=1) - by_dispatch).ravel() + len(LEAD)
    groups = (surfaces[at : at + A_DISPATCH] for at in range(0, rows, A_DISPATCH))
    texts = [LEAD + ", ".join(group) + ", " for group in groups]
    dispatches = np.array([f"d{number:07d}" for number in range(count)], dtype=object)
    ids = identities(dispatches.tolist(), texts, start, start + sizes - 2, values, UNITS[kinds])
    days = pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 300, count), unit="D")
    printed, best = np.repeat(days, A_DISPATCH), values.astype(float)
    told = {
        "fact_id": ids,
        "dispatch_id": np.repeat(dispatches, A_DISPATCH),
        "reported_at": printed,
        "surface": surfaces,
        "start": start,
        "end": start + sizes - 2,
        "kind": "count",
        "measure": MEASURES[kinds],
        "item": NOUNS[kinds],
        **dict.fromkeys(("best", "lower", "upper"), best),
        "bound": "exact",
        "rounding": 0.5,
        "unit": UNITS[kinds],
        "part_of": parts(kinds, values, ids),
        "aggregation": "point",
        "status": "asserted",
        "attribution": "Officials",
        "attribution_kind": "authority",
        "place": "Novy Port",
        **dict.fromkeys(("event_start", "event_end"), printed),
        "event_precision": "day",
        "doubts": "[]",
        "rules": '["count"]',
    }
    facts = typed("facts", told, rows)
    damage(facts, rng.choice(rows, int(rows * bad), replace=False))
    return facts, typed("dispatches", {"dispatch_id": dispatches, "reported_at": days, "text": texts}, count)


def identities(dispatches: list[str], texts: list[str], start: Any, end: Any, values: Any, units: Any) -> Any:
    """The id that each fact's content gives."""
    names = [Identities(Dispatch(key, text)) for key, text in zip(dispatches, texts, strict=True)]
    content = zip(*(column.tolist() for column in (start, end, values, values, values)), units.tolist(), strict=True)
    found = [names[row // A_DISPATCH].of_content(*one[:5], "exact", one[5]) for row, one in enumerate(content)]
    return np.array(found, dtype=object)


def parts(kinds: Any, values: Any, ids: Any) -> Any:
    """Every second fact is part of the one before it, where it fits."""
    totals = np.arange(0, len(ids), 2)
    fits = (kinds[totals] == kinds[totals + 1]) & (values[totals] >= values[totals + 1])
    links = np.full(len(ids), None, dtype=object)
    links[totals[fits] + 1] = ids[totals[fits]]
    return links


def typed(name: str, told: dict[str, Any], rows: int) -> pd.DataFrame:
    columns = schema(name).columns
    return pd.DataFrame(
        {one.name: pd.Series(told.get(one.name), index=range(rows), dtype=one.dtype) for one in columns}
    )


def damage(facts: pd.DataFrame, chosen: Any) -> None:
    larger, shifted, other, loose, longer = np.array_split(chosen, 5)
    facts.loc[larger, "best"] *= 10
    facts.loc[shifted, "start"] += 1
    facts.loc[other, "status"] = "perhaps"
    facts.loc[loose, "bound"] = "roughly"
    facts.loc[longer, "surface"] += "x"


def with_crossfoot(facts: pd.DataFrame, dispatches: pd.DataFrame, *, everything: bool) -> Callable[[], int]:
    from dataclasses import replace

    from crossfoot.checks import check, read_suites

    suite = next(suite for suite in read_suites() if suite.table == "facts")
    if not everything:
        wanted = [f"facts.{name}_stated" for name in REQUIRED] + [f"facts.{name}_vocabulary" for name in CLOSED]
        wanted += [f"facts.{name}_least" for name in LEAST] + [f"facts.{name}" for name in [*ROW_RULES, "id_unique"]]
        suite = replace(suite, rules=tuple(rule for rule in suite.rules if rule.code in wanted))
        assert len(suite.rules) == len(wanted) == 30, len(suite.rules)
    check(facts.iloc[:100], dispatches=dispatches, suites=suite)  # imports, and the unit registry

    def run() -> int:
        report = check(facts, dispatches=dispatches, suites=suite)
        return sum(len(outcome.keys()) for outcome in report.outcomes)  # the failing ids, joined after

    return run


def row_checks() -> dict[str, Callable[[pd.DataFrame], Any]]:
    """The six questions about a row, as pandas expressions: what the peers are given."""

    def bounds(df: pd.DataFrame) -> Any:
        return ~((df["lower"] > df["best"]) | (df["best"] > df["upper"]) | (df["lower"] > df["upper"]))

    def fits(df: pd.DataFrame) -> Any:
        exact = (df["bound"] != "exact") | ((df["best"] == df["lower"]) & (df["best"] == df["upper"]))
        return (exact | (df["status"] == "unknown")).fillna(True)

    def status(df: pd.DataFrame) -> Any:
        return (df["status"] == "unknown").fillna(False) == df[["best", "lower", "upper"]].isna().all(axis=1)

    return {
        "bounds_ordered": bounds,
        "bound_fits_values": fits,
        "status_fits_value": status,
        "span_fits_quote": lambda df: df["surface"].str.len() == df["end"] - df["start"],
        "event_not_after_report": lambda df: ~(df["event_start"] > df["reported_at"]),
        "event_ordered": lambda df: ~(df["event_start"] > df["event_end"]),
    }


def with_pandera(facts: pd.DataFrame, dispatches: pd.DataFrame) -> Callable[[], int]:
    import pandera.pandas as pa

    columns: dict[str, Any] = {}
    for name in facts.columns:
        checks = [pa.Check.isin(list(schema("facts").column(name).allowed or ()))] if name in CLOSED else []
        checks += [pa.Check.ge(LEAST[name])] if name in LEAST else []
        columns[name] = pa.Column(checks=checks, nullable=name not in REQUIRED, unique=name == "fact_id")
    known = pa.DataFrameSchema(columns, checks=[pa.Check(check, name=name) for name, check in row_checks().items()])

    def run() -> int:
        try:
            known.validate(facts, lazy=True)
        except pa.errors.SchemaErrors as errors:
            return len(errors.failure_cases)
        return 0

    return run


def with_pointblank(facts: pd.DataFrame, dispatches: pd.DataFrame) -> Callable[[], int]:
    import pointblank as pb

    def run() -> int:
        plan = pb.Validate(facts).col_vals_not_null(columns=REQUIRED).rows_distinct(columns_subset=["fact_id"])
        for name in CLOSED:
            plan = plan.col_vals_in_set(columns=name, set=[*(schema("facts").column(name).allowed or ()), None])
        for name, least in LEAST.items():
            plan = plan.col_vals_ge(columns=name, value=least, na_pass=True)
        for check in row_checks().values():
            plan = plan.col_vals_expr(expr=check)
        plan = plan.interrogate(collect_extracts=True)
        return sum(plan.n_failed().values())

    return run


PEERS: dict[str, Callable[[pd.DataFrame, pd.DataFrame], Callable[[], int]]] = {
    "crossfoot": lambda facts, dispatches: with_crossfoot(facts, dispatches, everything=False),
    "crossfoot-all": lambda facts, dispatches: with_crossfoot(facts, dispatches, everything=True),
    "pandera": with_pandera,
    "pointblank": with_pointblank,
}
OTHERS = ("pandera", "pointblank")


def measure(name: str, folder: Path) -> dict[str, Any]:
    """One peer, in this process, on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    facts, dispatches = (pd.read_parquet(folder / f"{table}.parquet") for table in ("facts", "dispatches"))
    run = PEERS[name](facts, dispatches)
    begun, clock = time.process_time(), time.perf_counter()
    failed = run()
    seconds, elapsed = time.process_time() - begun, time.perf_counter() - clock
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"seconds": seconds, "elapsed": elapsed, "gigabytes": gigabytes, "failures": failed}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("rows", nargs="?", type=lambda text: int(float(text)), default=1_000_000)
    options.add_argument("--bad", type=float, action="append")
    options.add_argument("--one", nargs=2, metavar=("PEER", "FOLDER"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(measure(given.one[0], Path(given.one[1]))))
        return
    print(
        ", ".join(f"{name} {installed(name) or 'not installed'}" for name in ["great-expectations", "pandas", *OTHERS])
    )
    for bad in given.bad or [0.0, 0.05]:
        with tempfile.TemporaryDirectory() as folder:
            for name, df in zip(("facts", "dispatches"), tables(given.rows, bad), strict=True):
                df.to_parquet(Path(folder) / f"{name}.parquet")
            print(
                f"\n{given.rows:,} facts, {bad:.0%} bad\n{'':14}      cpu   clock   ratio   memory   failures",
                flush=True,
            )
            ours = 0.0
            for peer in PEERS:
                found = asked(peer, folder)
                ours = ours or found.get("seconds", 0.0)
                print(f"{peer:14}", told(found, ours), flush=True)


def installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def asked(peer: str, folder: str) -> dict[str, Any]:
    if peer in OTHERS and not installed(peer):
        return {"missing": "not installed"}
    command = [sys.executable, __file__, "--one", peer, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"missing": f"failed: {done.stderr.strip().splitlines()[-1]}"}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def told(one: dict[str, Any], ours: float) -> str:
    if "missing" in one:
        return str(one["missing"])
    took = f"{one['seconds']:6.2f} s {one['elapsed']:6.2f} s {one['seconds'] / ours:6.2f}"
    return f"{took}  {one['gigabytes']:5.2f} GB {one['failures']:10,}"


if __name__ == "__main__":
    main()
