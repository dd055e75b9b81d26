"""The figure stands in its quote."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import PairExpectation


class ExpectFigureInQuote(PairExpectation):
    """Expect the value of a fact to be a number that reading its quote anew gives.

    A figure printed in digits must be those digits, with the magnitude words beside them; one printed in words is read
    by the number grammar. Where people corrected a figure, either stands in its quote: what they corrected it to, or,
    if the dispatch itself is wrong, what was read. One that shares the scale word or the coin of the figure beside it
    ("from 3.2 to 2.8 billion euros") is held to its digits.
    """

    columns: ClassVar[tuple[str, ...]] = (
        *("surface", "best", "lower", "upper", "best_read", "lower_read", "upper_read"),
        "rules",
    )
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
        quote, *figures, rules = values
        claimed, read = set(figures[:3]) - {None}, set(figures[3:]) - {None}
        shared = rules is not None and SHARED in rules
        return quote is None or _all_in(claimed, quote, shared) or (bool(read) and _all_in(read, quote, shared))


SHARED = '"number.scale_shared"'
"""The rule by which a figure is worth what the scale word or coin of the one beside it says."""


def _all_in(figures: set[float], quote: str, shared: bool) -> bool:
    from crossfoot.checks.figures import MAGNITUDES, stands_in

    scales = {1.0, *MAGNITUDES.values()} if shared else {1.0}
    return all(any(stands_in(figure / scale, quote) for scale in scales) for figure in figures)


ONE_NUMBER = (
    r"^[^0-9]*?(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
    r"(?: (?P<scale>thousand|million|billion|trillion)\b)?[^0-9]*$"
)
"""A quote with no other digits than those of one number, and the magnitude beside it."""
CLOSE = 1e-9
"""How far apart, as a share, two floats of one number may be."""


def _said_plainly(columns: Any) -> Any:
    """For each row, whether every value of it is the one number in its quote."""
    import pandas as pd

    quote, *figures = (columns[name] for name in columns.columns[:4])
    if str(quote.dtype) != "str":
        return quote.isna() & False
    number = pd.Series(_one_number(quote), index=columns.index)
    said = number.notna()
    for figure in figures:
        said &= figure.isna() | ((figure - number).abs() <= CLOSE * number)
    return said


def _one_number(quote: Any) -> Any:
    """The one number of each quote, NaN where there are none or several; by pyarrow, ten times as fast."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from crossfoot.checks.figures import MAGNITUDES
    from crossfoot.checks.sources import as_arrow

    found = pc.extract_regex(as_arrow(quote), ONE_NUMBER)
    digits = pc.replace_substring(pc.struct_field(found, "number"), ",", "").cast(pa.float64())
    scales = [name for name in MAGNITUDES if name in ONE_NUMBER]
    which = pc.index_in(pc.struct_field(found, "scale"), pa.array(scales, pa.large_string()))
    factors = pa.array([MAGNITUDES[name] for name in scales]).take(which)
    return pc.multiply(digits, pc.fill_null(factors, 1.0)).to_numpy(zero_copy_only=False)
