"""A link points to a row that is there."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import implies, stated


class ExpectReferenceToResolve(RowExpectation):
    """Expect each key that a column names to be the key of a row that exists; an empty cell names none."""

    columns: ClassVar[tuple[str, ...]] = ("part_of", "part_of_found")
    map_metric: ClassVar[str | None] = "crossfoot.reference_resolves"
    sentence: ClassVar[str] = "Each key named must be the key of a row that exists."
    complaint: ClassVar[str] = "{name0} is {value0}, and there is no such row"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """What is named is found."""
        named, found = (columns[name] for name in columns.columns)
        return implies(stated(named), stated(found))
