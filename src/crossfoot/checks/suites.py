"""Suites of expectations: found, read, and made ready, or refused; never run with one expectation fewer than written.

A suite is a JSON file as Great Expectations writes it, with ``meta`` on every expectation: its ``rule`` (a stable
code), ``reason``, ``way_out``, and where it differs from the table its ``view``. Where a value stands in the table's
schema, the suite refers to it, ``{"$schema": "facts.bound.allowed"}``, so that no vocabulary is written twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from crossfoot.checks.cells import KINDS
from crossfoot.checks.thresholds import Thresholds
from crossfoot.checks.views import view_names
from crossfoot.errors import SuiteError, TableError
from crossfoot.tables import schema, table_names

SEVERITIES = ("critical", "warning", "info")
PACKAGED = Path(__file__).parent / "suites"
REPOSITORY = Path(__file__).parents[3] / "expectations"
WRITES_ONE = "`crossfoot suite new TABLE.csv` writes a first one."
NEEDED = ("rule", "reason", "way_out")
WRITTEN_BY_GX = ("id", "notes", "great_expectations_version")
"""Keys that Great Expectations writes into suites it saves."""
KEYS = {
    "a suite": ("name", "meta", "expectations", "suite_parameters", *WRITTEN_BY_GX),
    "a suite's meta": ("table", "owner", "docs", "columns", *WRITTEN_BY_GX),
    "an expectation": ("type", "kwargs", "severity", "meta", "description", "rendered_content", *WRITTEN_BY_GX),
    "an expectation's meta": (*NEEDED, "owner", "docs", "view", "thresholds", *WRITTEN_BY_GX),
}
"""What may be written where: a key misspelt would be passed over, and a severity or a threshold with it."""


CELLS_READABLE = (
    "A column of figures or of days holds nothing else; a cell that cannot be read cannot be checked.",
    "Correct the cell, or leave it empty.",
)
"""Reason and way out of the rule that names cells of the wrong kind."""


@dataclass(frozen=True)
class Rule:
    """One expectation with what people need beside it."""

    code: str
    table: str
    view: str
    type: str
    kwargs: Mapping[str, Any]
    severity: str
    reason: str
    way_out: str
    owner: str | None = None
    docs: str | None = None
    thresholds: Thresholds | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it names, those of its expectation's defaults included."""
        given = [self.kwargs.get(key) for key in ("column", "column_A", "column_B")]
        named = [one for one in given if isinstance(one, str)]
        return tuple(named + list(self.kwargs.get("column_list", ())))

    @property
    def fetched(self) -> tuple[str, ...]:
        """The columns it needs beside it: those it names, and those its complaint shows."""
        return self.columns + tuple(getattr(implementation(self.type, self.code), "shows", ()))


@dataclass(frozen=True)
class Suite:
    """The rules of one file."""

    name: str
    table: str
    rules: tuple[Rule, ...]
    origin: str
    meta: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What each column of a table of one's own holds: as the suite declares it, else as its bounds tell."""
        told = {rule.columns[0]: kind for rule in self.rules for kind in [_bounded_kind(rule)] if kind}
        return told | dict(self.meta.get("columns", {}))


def cells_rule(suite: Suite) -> Rule:
    """What is asked of the cells of a table of one's own: that each is of its column's kind."""
    code, kind = f"{suite.table}.cells_readable", "expect_column_values_to_be_null"
    origin = (suite.meta.get("owner"), suite.meta.get("docs"))
    return Rule(code, suite.table, suite.table, kind, {"column": "unreadable"}, "critical", *CELLS_READABLE, *origin)


def _bounded_kind(rule: Rule) -> str | None:
    """What a rule's bounds are of: figures, or days."""
    if rule.type == "expect_quantity_to_be_between":
        return "number"
    bounds = [rule.kwargs.get(key) for key in ("min_value", "max_value")]
    if rule.type != "expect_column_values_to_be_between" or bounds == [None, None]:
        return None
    return "date" if any(isinstance(bound, datetime) for bound in bounds) else "number"


def default_folder() -> Path:
    """Where the suites stand: the working directory's ``expectations/``, else the copy that came with crossfoot."""
    local = Path("expectations")
    return local if any(local.glob("*.json")) else _came_with_crossfoot()


def _came_with_crossfoot() -> Path:
    for folder in (PACKAGED, REPOSITORY):
        if any(folder.glob("*.json")):
            return folder
    way_out = "Reinstall crossfoot, or pass suites=…"
    raise SuiteError("no suites came with this installation.", place=str(PACKAGED), way_out=way_out)


def read_suites(source: Path | str | None = None) -> list[Suite]:
    """The suites of a folder, or of one file; by default those of `default_folder`.

    Where the working directory's are for tables of its own only, those that came with crossfoot are read beside them.

    Raises
    ------
    SuiteError
        There is none, or one cannot be run as written.
    """
    path = default_folder() if source is None else Path(source)
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise SuiteError(
            "no suite here.", place=str(path), way_out="`crossfoot suite new TABLE.csv` writes a first one."
        )
    suites = [read_suite(file) for file in files]
    if source is None and not any(suite.table in table_names() for suite in suites):
        suites += [read_suite(file) for file in sorted(_came_with_crossfoot().glob("*.json"))]
    _once([rule.code for suite in suites for rule in suite.rules], str(path))
    return suites


def read_suite(path: Path | str) -> Suite:
    """One suite from its JSON file.

    Raises
    ------
    SuiteError
        The file is not such a suite; the message names the expectation.
    """
    path = Path(path)
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SuiteError("no such suite.", place=str(path), way_out=WRITES_ONE) from error
    except (OSError, ValueError) as error:
        raise SuiteError(f"not a suite: {error}.", place=str(path), way_out=WRITES_ONE) from error
    return as_suite(raw, origin=str(path))


def as_suite(raw: Any, *, origin: str) -> Suite:
    """A suite from what its JSON says; `origin` is named in messages."""
    meta = raw.get("meta") if isinstance(raw, dict) else None
    if not isinstance(meta, dict) or not isinstance(raw.get("expectations"), list) or "table" not in meta:
        way_out = 'It needs "expectations", a list, and "meta" with the "table" it is for.'
        raise SuiteError("not a suite.", place=origin, way_out=way_out)
    _only_known(raw, "a suite", origin)
    _only_known(meta, "a suite's meta", origin)
    _kinds_known(meta.get("columns", {}), origin)
    written = raw["expectations"]
    if not written:
        raise SuiteError("no expectations; an empty suite would always pass.", place=origin)
    rules = tuple(_rule(one, meta, f"{origin}, expectation {number}") for number, one in enumerate(written, 1))
    _once([rule.code for rule in rules], origin)
    return Suite(str(raw.get("name") or meta["table"]), meta["table"], rules, origin, meta)


def _only_known(given: Mapping[str, Any], what: str, place: str) -> None:
    """Nothing, unless a key is none that `KEYS` has for it."""
    for key in given:
        if key not in KEYS[what]:
            near = get_close_matches(str(key), KEYS[what], 1)
            way_out = f"Write {near[0]!r}?" if near else f"There are: {', '.join(KEYS[what])}."
            raise SuiteError(f"{what} has no key {key!r}.", place=place, way_out=way_out)


def _kinds_known(columns: Any, place: str) -> None:
    if not isinstance(columns, dict) or not set(columns.values()) <= set(KINDS):
        way_out = f"Write each column with what it holds: {', '.join(KINDS)}."
        raise SuiteError("its columns are not of known kinds.", place=place, way_out=way_out)


def _once(codes: Sequence[str], place: str) -> None:
    twice = [code for code, count in Counter(codes).items() if count > 1]
    if twice:
        raise SuiteError(f"the rule {twice[0]!r} is written twice.", place=place, way_out="Give each its own code.")


def _rule(written: Any, suite: Mapping[str, Any], place: str) -> Rule:
    meta = written.get("meta") if isinstance(written, dict) else None
    if not isinstance(meta, dict) or not written.get("type"):
        raise SuiteError("not an expectation.", place=place, way_out='It needs "type", "kwargs" and "meta".')
    _only_known(written, "an expectation", place)
    _only_known(meta, "an expectation's meta", place)
    for key in NEEDED:
        if not meta.get(key):
            raise SuiteError(
                f"its meta has no {key!r}.", place=place, way_out="Say why it is expected, and what to do."
            )
    severity, view = written.get("severity", "critical"), meta.get("view", suite["table"])
    if severity not in SEVERITIES:
        raise SuiteError(f"no severity {severity!r}.", place=place, way_out=f"There are: {', '.join(SEVERITIES)}.")
    if view not in view_names() and suite["table"] in table_names():
        raise SuiteError(f"no view {view!r}.", place=place, way_out=f"There are: {', '.join(view_names())}.")
    kwargs = {key: _resolved(value, place) for key, value in (written.get("kwargs") or {}).items()}
    kwargs |= {key: _as_day(kwargs[key]) for key in ("min_value", "max_value") if key in kwargs}
    kwargs = _with_defaults(written["type"], kwargs, place)
    owner, docs = meta.get("owner", suite.get("owner")), meta.get("docs", suite.get("docs"))
    thresholds = Thresholds.read(meta["thresholds"], place) if "thresholds" in meta else None
    return Rule(
        meta["rule"],
        suite["table"],
        view,
        written["type"],
        kwargs,
        severity,
        meta["reason"],
        meta["way_out"],
        owner,
        docs,
        thresholds,
    )


def _resolved(value: Any, place: str) -> Any:
    """``{"$schema": "facts.bound.allowed"}`` as what the schema says there; anything else as it is."""
    if not isinstance(value, dict) or set(value) != {"$schema"}:
        return value
    table, *path = str(value["$schema"]).split(".")
    try:
        known = schema(table)
        found: Any = getattr(known.column(path[0]), path[1]) if len(path) == 2 else getattr(known, *path)
    except (TableError, AttributeError, TypeError, IndexError) as error:
        way_out = "Write TABLE.COLUMN.allowed, TABLE.COLUMN.minimum, TABLE.COLUMN.pattern, or TABLE.names."
        raise SuiteError(f"the schema has no {value['$schema']!r}.", place=place, way_out=way_out) from error
    if found is None:
        raise SuiteError(f"the schema says nothing at {value['$schema']!r}.", place=place)
    return list(found) if isinstance(found, tuple) else found


def _as_day(bound: Any) -> Any:
    """An ISO date as a moment: JSON has no dates, and a column of days compares with nothing else."""
    try:
        return datetime.fromisoformat(bound) if isinstance(bound, str) else bound
    except ValueError:
        return bound


def _with_defaults(kind: str, kwargs: dict[str, Any], place: str) -> dict[str, Any]:
    """The keywords with the columns its expectation takes when none are named."""
    own = getattr(implementation(kind, place), "columns", ())
    return {"column_list": list(own)} | kwargs if own else kwargs


@cache
def implementation(kind: str, place: str) -> Any:
    """The class of one type of expectation.

    Raises
    ------
    SuiteError
        There is none: Great Expectations would drop it from the suite and pass.
    """
    from crossfoot.checks.engine import great_expectations
    from crossfoot.checks.expectations import load_all, names

    gx = great_expectations()
    load_all()
    try:
        return gx.expectations.registry.get_expectation_impl(kind)
    except gx.exceptions.ExpectationNotFoundError as error:
        way_out = f"crossfoot's own are: {', '.join(names())}. The others are in the Great Expectations gallery."
        raise SuiteError(f"no expectation of type {kind!r}.", place=place, way_out=way_out) from error
