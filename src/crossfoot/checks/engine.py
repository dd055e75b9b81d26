"""Great Expectations, run with no network, no project folder and no bars; its three silences made loud.

It drops expectations it does not know, calls an exception a failure, and ignores severity when it says "success". So
what is loaded is counted, what raised is told apart from what failed, and the exit code is worked out in `report`.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from crossfoot.checks.later import imported_later
from crossfoot.errors import SuiteError

if TYPE_CHECKING:
    from crossfoot.checks.suites import Rule
    from crossfoot.checks.views import View

UNUSED = ("altair", "jsonschema", "scipy.stats")
"""What Great Expectations imports for three of its expectations and for pictures of its own. Beside Jupyter, jsonschema
alone takes a second, since it then builds a grammar of addresses."""
YES_OR_NO = {"result_format": "BOOLEAN_ONLY"}
OBSERVED = {"result_format": "BASIC"}
"""For what is about a table as a whole: what was seen instead."""
ALL_KEYS = {
    "result_format": "COMPLETE",
    "partial_unexpected_count": 0,
    "include_unexpected_rows": False,
    "return_unexpected_index_query": False,
}
"""On Spark: the keys of all failing rows and nothing more."""


@dataclass(frozen=True)
class Verdict:
    """What one rule said of one view: `failed` are positions in the view, None where the rule is about the whole."""

    state: str
    rows: int
    failed: tuple[int, ...] | None = ()
    observed: str | None = None
    error: str | None = None
    keys: tuple[tuple[Any, ...], ...] = ()
    """On Spark, where rows have no position: the keys of the failing rows."""


@cache
def great_expectations() -> Any:
    """The library, imported when first used: that takes seconds, two thirds of which are of no use here."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    with imported_later(*UNUSED):
        import great_expectations as gx
        import great_expectations.expectations.registry

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    return gx


@cache
def _context() -> Any:
    """An ephemeral context: no project folder, no network, no bars."""
    context = great_expectations().get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context


def run(rules: Sequence[Rule], view: View) -> list[Verdict]:
    """What each rule says of a view, in the order of the rules.

    Raises
    ------
    SuiteError
        Great Expectations ran fewer expectations than were written.
    """
    columns, rows = list(view.df.columns), len(view.df)
    ready = [rule for rule in rules if not set(rule.columns) - set(columns)]
    results = _results(ready, view)
    return [results[rule.code] if rule.code in results else _lacking_in(rule, columns, rows) for rule in rules]


def _results(rules: Sequence[Rule], view: View) -> dict[str, Verdict]:
    """Only whether each rule holds is asked; which rows fail is read off the answers it was worked out from."""
    if not rules:
        return {}
    validator = _validator(view)
    answers = _keep_answers(validator)
    found = _asked(validator, rules, YES_OR_NO)
    whole = [rule for rule in rules if not found[rule.code].success and not hasattr(_ready(rule), "map_metric")]
    found |= _asked(validator, whole, OBSERVED) if whole else {}
    return {rule.code: _verdict(rule, found[rule.code], len(view.df), answers) for rule in rules}


def _keep_answers(validator: Any) -> dict[Any, Any]:
    """Where Great Expectations' every metric will be found by its id, once it has been worked out.

    Asked for the positions of failing rows, it would work everything out again and list their values too, which takes
    longer than the check.
    """
    calculator, answers = validator.metrics_calculator, {}
    resolve = calculator.resolve_validation_graph

    def resolve_and_keep(*given: Any, **named: Any) -> Any:
        resolved, aborted = resolve(*given, **named)
        answers.update(resolved)
        return resolved, aborted

    calculator.resolve_validation_graph = resolve_and_keep
    return answers


def run_on_spark(rules: Sequence[Rule], df: Any, key: Sequence[str]) -> list[Verdict]:
    """What each rule says of a Spark DataFrame, its failing rows named by their key."""
    ready = [rule for rule in rules if not set(rule.columns) - set(df.columns)]
    rows = df.count()
    validator = _spark_validator(df)
    by_key = ALL_KEYS | {"unexpected_index_column_names": list(key)}
    found = _asked(validator, ready, YES_OR_NO)
    again = [rule for rule in ready if _wants_positions(rule, found[rule.code])]
    found |= _asked(validator, again, by_key) if again else {}
    return [
        _spark_verdict(found[rule.code], rows, key) if rule.code in found else _lacking_in(rule, df.columns, rows)
        for rule in rules
    ]


def _spark_validator(df: Any) -> Any:
    context = _context()
    from great_expectations.execution_engine.sparkdf_execution_engine import SparkDFExecutionEngine
    from great_expectations.validator.validator import Validator

    engine = SparkDFExecutionEngine(batch_data_dict={"view": df}, spark=df.sparkSession)
    return Validator(execution_engine=engine, data_context=context)


def _spark_verdict(result: Any, rows: int, key: Sequence[str]) -> Verdict:
    raised = _raised(result.exception_info)
    if raised:
        return Verdict("errored", rows, error=raised)
    state = "passed" if result.success else "failed"
    if "unexpected_index_list" not in result.result:
        observed = str(result.result.get("observed_value"))
        return Verdict(state, rows, () if result.success else None, observed)
    listed = result.result["unexpected_index_list"] or ()
    return Verdict(state, rows, keys=tuple(tuple(one[name] for name in key) for one in listed))


def _asked(validator: Any, rules: Sequence[Rule], result_format: Mapping[str, Any]) -> dict[str, Any]:
    configurations = [_ready(rule).configuration for rule in rules]
    with warnings.catch_warnings(), _worked_out_once():
        warnings.filterwarnings("ignore", message="DataFrame columns are not unique")  # one column may stand for two
        found = validator.graph_validate(configurations, runtime_configuration={"result_format": dict(result_format)})
    if len(found) != len(rules):
        message = f"{len(rules)} expectations were written, but {len(found)} were run."
        raise SuiteError(message, place=rules[0].table, way_out="Run with fewer suites to find which is dropped.")
    return {result.expectation_config.meta["rule"]: result for result in found}


def _wants_positions(rule: Rule, result: Any) -> bool:
    """A rule that failed; or one that may pass with some rows failing, which its thresholds then grade."""
    return (not result.success and not _raised(result.exception_info)) or _may_pass_with_failures(rule)


@contextmanager
def _worked_out_once() -> Iterator[None]:
    """Every expectation works out its configuration once, and every configuration its expectation; what an id is made
    of is turned into JSON only where it is not plain already.

    Left alone, a run of a hundred rules does each of these thousands of times, which together is over half of the time
    a check of small tables takes.
    """
    from great_expectations.core import id_dict
    from great_expectations.expectations.expectation import Expectation
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    asked: Any = Expectation
    written: Any = ExpectationConfiguration
    ids: Any = id_dict
    configuration, to_domain_obj = asked.configuration, written.to_domain_obj
    as_json = ids.convert_to_json_serializable
    asked.configuration, written.to_domain_obj = property(_once(configuration.fget)), _once(to_domain_obj)
    ids.convert_to_json_serializable = lambda data: data if _is_plain(data) else as_json(data)
    try:
        yield
    finally:
        asked.configuration, written.to_domain_obj = configuration, to_domain_obj
        ids.convert_to_json_serializable = as_json


def _once(work_out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same function, which works out each thing's answer once."""
    kept: dict[int, tuple[Any, Any]] = {}  # by identity; the thing beside its answer keeps that from being given again

    def known(thing: Any) -> Any:
        if id(thing) not in kept:
            kept[id(thing)] = (thing, work_out(thing))
        return kept[id(thing)][1]

    return known


def _is_plain(data: dict[str, Any]) -> bool:
    """Whether JSON writes it as it stands: names of columns and lists of them, yes or no."""
    return all(
        value is None or type(value) in (str, bool) or (type(value) is list and {str}.issuperset(map(type, value)))
        for value in data.values()
    )


def _may_pass_with_failures(rule: Rule) -> bool:
    return bool(rule.kwargs.get("mostly", 1) < 1)


def _ready(rule: Rule) -> Any:
    """The expectation of a rule.

    Raises
    ------
    SuiteError
        Its keywords do not fit its type.
    """
    from crossfoot.checks.suites import implementation

    kwargs = dict(rule.kwargs)
    try:
        return implementation(rule.type, rule.code)(**kwargs, meta={"rule": rule.code}, severity=rule.severity)
    except (ValueError, TypeError) as error:
        raise SuiteError(f"{rule.type} does not take {kwargs}: {error}", place=rule.code) from error


def _validator(view: View) -> Any:
    """Great Expectations' validator on an engine of the view's own.

    A batch of a data source would be hashed, loaded twice, and kept alive for as long as the process lives.
    """
    context = _context()
    from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
    from great_expectations.validator.validator import Validator

    engine = PandasExecutionEngine(batch_data_dict={"view": view.df})
    return Validator(execution_engine=engine, data_context=context)


def _verdict(rule: Rule, result: Any, rows: int, answers: Mapping[Any, Any]) -> Verdict:
    raised = _raised(result.exception_info)
    if raised:
        return Verdict("errored", rows, (), error=raised)
    if result.success and not _may_pass_with_failures(rule):
        return Verdict("passed", rows)
    state = "passed" if result.success else "failed"
    condition = _condition(_ready(rule))
    if condition is None:  # about the table as a whole: columns, counts
        return Verdict(state, rows, () if result.success else None, str(result.result.get("observed_value")))
    unexpected, *_ = answers[condition]
    return Verdict(state, rows, tuple(unexpected.index[unexpected.to_numpy(dtype=bool)].tolist()))


def _condition(expectation: Any) -> tuple[str, str, str] | None:
    """The id of the metric that says of each row whether it fails; None where the question is about the table."""
    metric = getattr(expectation, "map_metric", None)
    if metric is None:
        return None
    asked = expectation.get_validation_dependencies(runtime_configuration={"result_format": dict(YES_OR_NO)})
    count = asked.get_metric_configuration(f"{metric}.unexpected_count")
    return (f"{metric}.condition", count.metric_domain_kwargs_id, count.metric_value_kwargs_id)


def _raised(info: Mapping[str, Any] | None) -> str | None:
    """The first message of an exception; one metric's sits a level deeper than the expectation's own."""
    if not info:
        return None
    if "raised_exception" in info:
        return str(info["exception_message"]) if info["raised_exception"] else None
    return next((str(one["exception_message"]) for one in info.values() if one.get("raised_exception")), None)


def _lacking_in(rule: Rule, columns: Sequence[str], rows: int) -> Verdict:
    """Asked of a missing column, Great Expectations would run everything four times over before it says so."""
    missing = next(column for column in rule.columns if column not in columns)
    if rule.type == "expect_column_to_exist":
        return Verdict("failed", rows, None, observed=f"no column {missing!r}")
    near = get_close_matches(missing, columns, 1)
    beside = f"; there is {near[0]!r}" if near else f"; there are: {', '.join(map(str, columns))}"
    return Verdict("errored", rows, error=f"the column {missing!r} is missing{beside}")
