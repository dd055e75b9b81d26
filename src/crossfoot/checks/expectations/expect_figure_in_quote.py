"""The figure stands in its quote."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation


class ExpectFigureInQuote(PairExpectation):
    """Expect the value of a fact to be a number that reading its quote anew gives.

    A figure printed in digits must be those digits, with the magnitude words beside them; one printed in words is read
    by the number grammar.
    """

    columns: ClassVar[tuple[str, ...]] = ("surface", "best", "lower", "upper")
    map_metric: ClassVar[str | None] = "crossfoot.figure_in_quote"
    sentence: ClassVar[str] = "Each value of a fact is a number that reading its quote gives."
    complaint: ClassVar[str] = "best {best}, lower {lower}, upper {upper} cannot be read in “{surface}”"

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A missing quote is for its own rule to say; a fact without a value claims no figure."""
        from crossfoot.checks.figures import stands_in

        quote, *figures = values
        return quote is None or all(stands_in(figure, quote) for figure in set(figures) - {None})
