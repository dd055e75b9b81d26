"""Words given as written stand in the dispatch."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import implies, stated


class ExpectWordsInDispatch(RowExpectation):
    """Expect words that a fact gives as written (who said it, where, when) to stand somewhere in its dispatch."""

    columns: ClassVar[tuple[str, ...]] = ("attribution", "attribution_in_dispatch")
    map_metric: ClassVar[str | None] = "crossfoot.words_in_dispatch"
    sentence: ClassVar[str] = "Words given as written stand in the dispatch."
    complaint: ClassVar[str] = "{name0} is “{value0}”, words that do not stand in the dispatch"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Where nothing is given, nothing has to stand there."""
        words, found = (columns[name] for name in columns.columns)
        return implies(stated(words), stated(found))
