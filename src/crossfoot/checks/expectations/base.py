"""What crossfoot's own expectations share: a question about each row, asked in words that pandas and Spark both know.

`RowExpectation` asks by an expression over columns. `PairExpectation` asks by plain Python, once for each distinct
combination of values: right where a column holds few distinct values and the question is hard (units, quotes).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from crossfoot.checks.engine import great_expectations

great_expectations()  # whoever comes first, it is imported without what nobody here uses

from great_expectations.compatibility import pydantic
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sparkdf_execution_engine import SparkDFExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)
from great_expectations.render.renderer_configuration import RendererConfiguration, RendererValueType

from crossfoot.checks.expectations import distinct


class RowExpectation(MulticolumnMapExpectation):
    """A yes-or-no question about each row. Missing values are the question's own business, never skipped for it.

    A subclass states `columns` (the names it takes where none are given), `map_metric`, `sentence` (what is expected,
    for people; it may name parameters as ``$tolerance``), `complaint` (what is wrong with one row; it may name columns
    as ``{best}``), and `holds`.
    """

    column_list: list[str] = []  # noqa: RUF012 (a pydantic field, copied for each expectation)
    ignore_row_if: Literal["all_values_are_missing", "any_value_is_missing", "never"] = "never"

    columns: ClassVar[tuple[str, ...]] = ()
    sentence: ClassVar[str] = ""
    complaint: ClassVar[str] = ""
    shows: ClassVar[tuple[str, ...]] = ()
    """Columns fetched only for the complaint."""
    parameters: ClassVar[tuple[str, ...]] = ()

    @pydantic.validator("column_list", pre=True, always=True)
    def _its_own_columns(cls, given: list[str]) -> list[str]:  # noqa: N805 (pydantic's way)
        return given or list(cls.columns)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.success_keys = ("mostly", *cls.parameters)
        if cls.map_metric is not None:
            _metric(cls)

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """For each row, whether it is as expected: a boolean pandas Series, or a Spark Column."""
        raise NotImplementedError

    @classmethod
    def _prescriptive_template(cls, renderer_configuration: RendererConfiguration[Any]) -> RendererConfiguration[Any]:
        for name in cls.parameters:
            renderer_configuration.add_param(name=name, param_type=RendererValueType.STRING)
        renderer_configuration.template_str = cls.sentence
        return renderer_configuration


class PairExpectation(RowExpectation):
    """A question asked once for each distinct combination of its columns' values."""

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """Whether one combination is as expected. Missing values come as None."""
        raise NotImplementedError

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """For each row, whether its combination `fits`."""
        return distinct.judged(columns, lambda values: cls.fits(values, **parameters))


def _metric(expectation: type[RowExpectation]) -> type[MulticolumnMapMetricProvider]:
    """The metric behind an expectation; defining the class is what registers it with both engines."""

    def judge(_: Any, columns: Any, **given: Any) -> Any:
        return expectation.holds(columns, **_own(expectation, given))

    members = {
        "__module__": expectation.__module__,
        "condition_metric_name": expectation.map_metric,
        "condition_value_keys": expectation.parameters,
        "_pandas": multicolumn_condition_partial(engine=PandasExecutionEngine)(judge),
        "_spark": multicolumn_condition_partial(engine=SparkDFExecutionEngine)(judge),
    }
    return type(f"{expectation.__name__}Metric", (MulticolumnMapMetricProvider,), members)


def _own(expectation: type[RowExpectation], given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in expectation.parameters if name in given}
