"""The quote is what stands at its offset."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import same, stated


class ExpectQuoteToStandAtOffset(RowExpectation):
    """Expect the words at a fact's offsets in its dispatch to be the words it quotes.

    A dispatch that is missing, or offsets that point outside it, hold no words and fail. So does a missing quote.
    """

    columns: ClassVar[tuple[str, ...]] = ("surface", "quoted")
    map_metric: ClassVar[str | None] = "crossfoot.quote_at_offset"
    sentence: ClassVar[str] = "The words at the offsets must be the words quoted."
    complaint: ClassVar[str] = "the quote is “{surface}”, but at its offset stands “{quoted}”"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Both are stated, and equal."""
        quote, found = (columns[name] for name in columns.columns)
        return same(quote, found) & stated(quote)
