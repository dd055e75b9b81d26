"""Each own expectation: a row that passes, rows that fail, what it thinks of missing values, and an exception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import pytest

from crossfoot.checks import engine, suites
from crossfoot.checks.expectations import names
from crossfoot.checks.views import View

DAY = pd.Timestamp("2024-05-02")
LATER = pd.Timestamp("2024-05-03")
FIRST, NEXT_MONTH = pd.Timestamp("2024-05-01"), pd.Timestamp("2024-06-01")
PLAIN = {"int": "Int64", "float": "float64", "str": "str", "Timestamp": "datetime64[s]"}


class Case(NamedTuple):
    """Rows by column, which of them are as expected, and the keywords."""

    columns: dict[str, list[Any]]
    passes: list[bool]
    kwargs: dict[str, Any] = {}  # noqa: RUF012 (never changed)


CASES = {
    "expect_bounds_to_be_ordered": Case(
        {
            "lower": [1.0, 3.0, None, 2.0, None, 5.0],
            "best": [1.0, 2.0, 2.0, None, None, None],
            "upper": [1.0, 4.0, None, None, None, 4.0],
        },
        [True, False, True, True, True, False],
    ),
    "expect_bound_to_fit_values": Case(
        {
            "bound": ["exact", "exact", "approx", "at_least", "at_most", "range", "less_than", "exact", None, "range"],
            "best": [1.0, 1.0, 1.0, 1.0, 1.0, None, 1.0, None, 1.0, 1.0],
            "lower": [1.0, None, None, 1.0, 1.0, 1.0, None, None, None, 1.0],
            "upper": [1.0, 1.0, None, None, 1.0, 2.0, 1.0, None, None, 2.0],
            "status": ["asserted"] * 7 + ["unknown", "asserted", "asserted"],
        },
        [True, False, True, True, False, True, True, True, True, False],
    ),
    "expect_columns_to_agree": Case(
        {"unit": ["a", "a", None, "a", None, "percent"], "total_unit": ["a", "b", "a", None, None, "b"]},
        [True, False, True, True, True, True],
        {"column_list": ["unit", "total_unit"], "but_for": ["percent"]},
    ),
    "expect_columns_to_differ": Case(
        {"fact_id": ["a", "a", None, None], "part_of": ["b", "a", "a", None]}, [True, False, True, True]
    ),
    "expect_conversion_near_rate": Case(
        {
            "best": [20.0, 20.5, 21.0, 20.0, None, 20.0, 20.28],
            "rounding": [0.5, 0.05, 0.05, 0.5, 0.5, 0.5, None],
            "source_best": [120.0, 120.0, 120.0, None, 120.0, 120.0, 120.0],
            "rate": [0.169, 0.169, 0.169, 0.169, 0.169, None, 0.169],
            "rate_kind": ["official"] * 7,
        },
        [True, True, False, True, True, True, True],
        {"tolerance": 0.02},
    ),
    "expect_conversion_to_keep_its_per": Case(
        {
            "unit": ["RUB/liter", "RUB/kilogram", "KZT/liter", "RUB", None, "RUB/liter", "mile"],
            "source_unit": ["KZT/liter", "KZT/liter", "KZT/liter", "KZT/liter", "KZT/liter", None, "kilometer"],
        },
        [True, False, False, False, True, True, True],
    ),
    "expect_days_apart_at_most": Case(
        {"date_asked": [DAY, LATER, DAY, None], "date_found": [DAY, DAY, None, DAY]},
        [True, False, True, True],
        {"days": 0},
    ),
    "expect_difference_to_be_right": Case(
        {
            "observed": [20.5, 20.5, None, 1.0],
            "expected": [20.28, 20.28, 1.0, None],
            "difference": [20.5 - 20.28, 2.2, 1.0, 1.0],
        },
        [True, False, True, True],
    ),
    "expect_event_not_after_report": Case(
        {
            "event_start": [DAY, LATER, LATER, None, DAY, LATER, DAY, NEXT_MONTH],
            "reported_at": [DAY, DAY, DAY, DAY, None, DAY, FIRST, FIRST],
            "status": ["asserted", "asserted", "planned", "asserted", "asserted", None, "asserted", "asserted"],
        },
        [True, False, True, True, True, False, True, False],
    ),
    "expect_fact_id_to_match_content": Case(
        {"fact_id": ["a", "a", None, "a"], "identity": ["a", "b", "a", None]}, [True, False, False, True]
    ),
    "expect_figure_in_quote": Case(
        {
            "surface": [
                *["33 trucks", "33 trucks", "1.5 million tenge", "1,500", "from 60 to 120", None, "three cars"],
                *["2 1/2 miles", "5 dozen eggs", "5 eggs", "1.5 million tenge", "1.500 cars", "1.500 cars"],
                *["one was hurt", "one was hurt", "3.2", "3.2", "about two", "3.2"],
            ],
            "best": [
                *[33.0, 330.0, 1.5e6, 1500.0, 60.0, 1.0, 3.0, 2.5, 60.0, 60.0, 1.5, 1500.0, 15.0],
                *[1.0, 7.0, 3.2e9, 3.3e9, 0.02, 3.2e9],
            ],
            "lower": [33.0, 330.0, None, 1500.0, 60.0, 1.0, *[None] * 13],
            "upper": [33.0, 330.0, 1.5e6, 1500.0, 60.0, 1.0, *[None] * 13],
            **dict.fromkeys(("best_read", "lower_read", "upper_read"), [None] * 12 + [1500.0] + [None] * 6),
            "rules": [*[None] * 15, *['["number.digits", "number.scale_shared"]'] * 3, '["number.digits"]'],
        },
        [
            *[True, False, True, True, True, True, True, True, True, False, True, True, True],
            *[True, False, True, False, True, False],
        ],
    ),
    "expect_figures_where_numbers_stand": Case({"figures": [1, 0, 0], "numbers": [9, 9, 2]}, [True, False, True]),
    "expect_kind_to_fit_unit": Case(
        {
            "kind": ["percent", "percent", "price", "price", "count", "count", "index", None, "price"],
            "unit": ["percent", "person", "KZT/liter", "percent", "person", "KZT", "point", "person", None],
        },
        [True, False, True, False, True, False, True, True, False],
    ),
    "expect_part_to_fit_total": Case(
        {
            "best": [33.0, 330.0, 550.0, 700.0, 50.0, None, 33.0, None],
            "lower": [33.0, 330.0, 550.0, 700.0, 50.0, 130.0, 33.0, None],
            "unit": ["vehicle", "vehicle", "person", "person", "percent", "person", "vehicle", "person"],
            "total_best": [120.0, 120.0, 500.0, 500.0, 40.0, 120.0, None, 120.0],
            "total_upper": [120.0, 120.0, None, None, 40.0, None, None, 120.0],
            "total_bound": ["exact", "exact", "approx", "approx", "exact", "at_least", None, "exact"],
            "total_unit": ["vehicle", "vehicle", "person", "person", "person", "person", None, "person"],
        },
        [True, False, True, False, True, True, True, True],
    ),
    "expect_quantity_to_be_between": Case(
        {
            "value": [60.0, 15.0, 2000.0, 60.0, None, 60.0, 3.0],
            "unit": ["liter", "gallon", "liter", "mile", "liter", None, "USD"],
        },
        [True, True, False, False, True, False, True],
        {"ranges": {"liter": [50, 100], "USD": [1, 5]}},
    ),
    "expect_quote_to_stand_at_offset": Case(
        {"surface": ["45 minors", "45 minors", "45 minors", None], "quoted": ["45 minors", "45 min", None, "45"]},
        [True, False, False, False],
    ),
    "expect_reference_to_resolve": Case(
        {"part_of": ["a", "b", None], "part_of_found": ["a", None, None]}, [True, False, True]
    ),
    "expect_span_to_fit_quote": Case(
        {"surface": ["four", "four", None, "four"], "start": [0, 0, 0, None], "end": [4, 5, 4, 4]},
        [True, False, True, True],
    ),
    "expect_status_to_fit_value": Case(
        {
            "status": ["unknown", "unknown", "asserted", "asserted", None],
            "best": [None, 0.0, 1.0, None, 1.0],
            "lower": [None, None, None, None, None],
            "upper": [None, None, None, None, None],
        },
        [True, False, True, False, True],
    ),
    "expect_total_not_to_fall": Case(
        {
            "best": [12.0, 8.0, 8.0, None, 8.0, 8.0],
            "upper": [12.0, 8.0, None, None, 8.0, 12.0],
            "least_before": [10.0, 10.0, 10.0, 10.0, None, 10.0],
        },
        [True, False, False, True, True, True],
    ),
    "expect_unit_to_be_readable": Case(
        {
            "kind": ["count", "price", "price", "measurement", "measurement", "count"],
            "unit": ["dam", "KZT/liter", "tenge/liter", "mile", "smoot hound", None],
        },
        [True, True, False, True, False, False],
    ),
    "expect_unit_to_fit_measure": Case(
        {
            "measure": ["killed", "killed", "depth", "price", "magic", None, "killed", "killed"],
            "unit": ["person", "vehicle", "mile", "KZT/liter", "person", "person", None, "percent"],
        },
        [True, False, True, True, True, True, False, True],
    ),
    "expect_words_in_dispatch": Case(
        {"attribution": ["police", "the mayor", None], "attribution_in_dispatch": ["police", None, None]},
        [True, False, True],
    ),
}


class Hostile:
    """A value that nothing can be done with: whatever asks it raises."""

    def __raise(self, *_: Any) -> Any:
        raise RuntimeError("a value that cannot be compared")

    __hash__ = object.__hash__
    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = __sub__ = __mul__ = __len__ = __raise  # type: ignore[assignment]
    __rsub__ = __rmul__ = __radd__ = __add__ = __abs__ = __raise


def typed(values: list[Any]) -> pd.Series[Any]:
    kinds = {type(value).__name__ for value in values if value is not None}
    return pd.Series(values, dtype=PLAIN[kinds.pop()] if kinds else "float64")


def verdict(kind: str, df: pd.DataFrame, kwargs: dict[str, Any]) -> engine.Verdict:
    meta = {"rule": "r", "reason": "because", "way_out": "do this"}
    written = {"type": kind, "kwargs": kwargs, "meta": meta}
    suite = suites.as_suite({"meta": {"table": "own"}, "expectations": [written]}, origin="here")
    return engine.run(suite.rules, View("own", df, df.index.to_numpy()))[0]


def test_every_own_expectation_has_its_case() -> None:
    assert names() == sorted(CASES)


@pytest.mark.parametrize("kind", CASES)
def test_what_passes_what_fails_and_what_is_missing(kind: str) -> None:
    """Each row by itself: which ones fail, no more and no fewer."""
    case = CASES[kind]
    found = verdict(kind, pd.DataFrame({name: typed(values) for name, values in case.columns.items()}), case.kwargs)
    assert found.error is None
    assert [at for at, passes in enumerate(case.passes) if not passes] == list(found.failed or ())


NEVER_COMPARE = {"expect_reference_to_resolve", "expect_status_to_fit_value", "expect_words_in_dispatch"}
"""These ask only whether a cell is empty or holds one word, which no value can break."""
KEPT = {"expect_unit_to_fit_measure": ("measure", "killed"), "expect_quantity_to_be_between": ("unit", "liter")}
"""A column that has to be sound for the question to get as far as the other."""


@pytest.mark.parametrize("kind", sorted(set(CASES) - NEVER_COMPARE))
def test_an_exception_is_errored_not_failed(kind: str) -> None:
    """Great Expectations calls it a failure; we do not know whether it is one."""
    case = CASES[kind]
    df = pd.DataFrame({name: pd.Series([Hostile(), Hostile()], dtype="object") for name in case.columns})
    if kind in KEPT:
        column, sound = KEPT[kind]
        df[column] = sound
    found = verdict(kind, df, case.kwargs)
    assert found.state == "errored"
    assert found.error
    assert found.failed == ()


@pytest.mark.parametrize("kind", CASES)
def test_an_exception_inside_is_errored_too(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever raises, on rows as sound as any: the three that no value can break are asked here."""
    case = CASES[kind]

    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("the question itself is broken")

    monkeypatch.setattr(suites.implementation(kind, "here"), "holds", broken)
    found = verdict(kind, pd.DataFrame({name: typed(values) for name, values in case.columns.items()}), case.kwargs)
    assert (found.state, found.failed) == ("errored", ())
    assert "the question itself is broken" in (found.error or "")


@pytest.mark.parametrize("kind", CASES)
def test_a_missing_column_is_errored(kind: str) -> None:
    """Nor is a question that could not be asked a pass."""
    case = CASES[kind]
    gone = list(case.columns)[-1]
    found = verdict(kind, pd.DataFrame(case.columns).drop(columns=gone), case.kwargs)
    assert found.state == "errored"
    assert gone in (found.error or "")


@pytest.mark.parametrize("kind", CASES)
def test_it_says_what_is_expected_in_words(kind: str) -> None:
    """The prescriptive text, with its parameters filled in."""
    case = CASES[kind]
    expectation = suites.implementation(kind, "here")(**case.kwargs)
    expectation.render()
    text = expectation.rendered_content[0].value.template
    assert text.endswith(".")
    assert expectation.sentence == text


@pytest.fixture
def two_rows() -> Callable[[], pd.DataFrame]:
    return lambda: pd.DataFrame({"lower": [1.0, 3.0], "best": [2.0, 2.0], "upper": [3.0, 4.0]})


def test_columns_may_have_other_names(two_rows: Callable[[], pd.DataFrame]) -> None:
    """For a table of one's own: the same question of low, mid and high."""
    df = two_rows().rename(columns={"lower": "low", "best": "mid", "upper": "high"})
    found = verdict("expect_bounds_to_be_ordered", df, {"column_list": ["low", "mid", "high"]})
    assert found.failed == (1,)
