"""A fact's id is worked out from its content."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import missing, same


class ExpectFactIdToMatchContent(RowExpectation):
    """Expect each fact's id to be the one that its dispatch's text, its span and its reading give.

    Whoever changes a value, a bound, a unit or an offset, or the text itself, leaves an id that no longer fits. A
    value changed by a person belongs into the corrections, where the id stays right.
    """

    columns: ClassVar[tuple[str, ...]] = ("fact_id", "identity")
    map_metric: ClassVar[str | None] = "crossfoot.fact_id_matches_content"
    sentence: ClassVar[str] = "The id is the one that the dispatch's text, the span and the reading give."
    complaint: ClassVar[str] = "the id is {fact_id}, but “{surface}” read as {best} {unit} gives {identity}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Without its dispatch an id cannot be worked out, which its link's rule says."""
        given, worked_out = (columns[name] for name in columns.columns)
        return same(given, worked_out) | missing(worked_out)
