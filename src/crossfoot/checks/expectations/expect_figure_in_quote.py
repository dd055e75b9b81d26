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
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """Quotes with one plain number, nearly all, are compared at once; only the others are read one by one."""
        if not hasattr(columns, "iloc"):
            return super().holds(columns)
        plain = _said_plainly(columns)
        rest = super().holds(columns[~plain])
        return rest.reindex(columns.index, fill_value=True)

    @classmethod
    def fits(cls, values: tuple[Any, ...], **parameters: Any) -> bool:
        """A missing quote is for its own rule to say; a fact without a value claims no figure."""
        from crossfoot.checks.figures import stands_in

        quote, *figures = values
        return quote is None or all(stands_in(figure, quote) for figure in set(figures) - {None})


ONE_WHOLE_NUMBER = r"^[^0-9]*?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)[^0-9]*$"
"""A quote with no other digits than those of one whole number."""


def _said_plainly(columns: Any) -> Any:
    """For each row, whether every value of it is the one whole number in its quote."""
    quote, *figures = (columns[name] for name in columns.columns)
    if str(quote.dtype) != "str":
        return quote.isna() & False
    number = quote.str.extract(ONE_WHOLE_NUMBER, expand=False).str.replace(",", "", regex=False).astype("float64")
    said = number.notna()
    for figure in figures:
        said &= figure.isna() | (figure == number)
    return said
