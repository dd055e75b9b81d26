"""The cells of a table of one's own: which are figures, which are days, which are words.

Undeclared, a column is figures or days only where every cell is one. Declared, by its suite, it stays what it was when
the suite was written, and a cell that cannot be read as such is left empty and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("number", "date", "string")
DAY_FIRST = "%d/%m/%Y"
DAYS = {
    "%Y-%m-%d": r"\d{4}-\d{2}-\d{2}",
    "%d.%m.%Y": r"\d{1,2}\.\d{1,2}\.\d{4}",
    "%d %B %Y": r"\d{1,2} [A-Z][a-z]+ \d{4}",
    "%B %d, %Y": r"[A-Z][a-z]+ \d{1,2}, \d{4}",
    DAY_FIRST: r"\d{2}/\d{2}/\d{4}",
}
"""How days are written, by the form that reads them. Between slashes either number may be the month: such a column is
dates only where some day is above 12, and stands first."""
BLANK_IN_FIGURE = r"(?<=\d)[ \u00a0\u202f'](?=\d{3}(?!\d))"
THOUSANDS = r"[-+]?(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)"
DECIMAL_COMMA = r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
FIGURE = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?"
"""As a machine writes it. What pandas reads besides ("inf", "0x1f") is a word to people."""
LABEL = r"0\d+"
"""007 is a name that is written in digits, and stays so."""


def kind_of(column: pd.Series[Any]) -> str:
    """``number``, ``date`` or ``string``: what a typed column holds."""
    return {"i": "number", "u": "number", "f": "number", "M": "date"}.get(column.dtype.kind, "string")


def typed(words: pd.Series[Any], mark: str) -> pd.Series[Any]:
    """Words as days or figures, where every cell is one; `mark` is what parts the columns of the file."""
    words = words.where(words != "")
    stated = words.dropna()
    if stated.empty or stated.str.fullmatch(LABEL).any():
        return words
    for values in (_one_form(words, stated), figures(words, mark)):
        if values is not None and values.notna().sum() == len(stated):
            return values
    return words


def read_as(words: pd.Series[Any], kind: str, mark: str) -> pd.Series[Any]:
    """Words as one kind, missing where a cell is not of it."""
    if kind == "string":
        return words
    return days(words) if kind == "date" else figures(words, mark)


def days(words: pd.Series[Any]) -> pd.Series[Any]:
    """Each cell by the form in which it is written; between slashes only where the column settles the order."""
    import pandas as pd

    found = pd.Series(pd.NaT, index=words.index, dtype="datetime64[s]")
    for form, pattern in DAYS.items():
        written = words.str.fullmatch(pattern).fillna(False).astype(bool)
        if written.any() and _settled(form, words[written]):
            found[written] = pd.to_datetime(words[written], format=form, errors="coerce").astype("datetime64[s]")
    return found


def _one_form(words: pd.Series[Any], stated: pd.Series[Any]) -> pd.Series[Any] | None:
    """Days that are all written in one form."""
    same = any(stated.str.fullmatch(pattern).all() for pattern in DAYS.values())
    return days(words) if same else None


def _settled(form: str, written: pd.Series[Any]) -> bool:
    return form != DAY_FIRST or bool(written.str.slice(0, 2).astype("int").gt(12).any())


def figures(words: pd.Series[Any], mark: str) -> pd.Series[Any]:
    """Cells as figures, missing where one is none."""
    import pandas as pd

    plain = _plain(words, mark)
    return pd.to_numeric(plain.where(plain.str.fullmatch(FIGURE).fillna(False).astype(bool)), errors="coerce").astype(
        "float64"
    )


def _plain(words: pd.Series[Any], mark: str) -> pd.Series[Any]:
    """Figures with a decimal point and nothing between thousands.

    A lone comma before three digits parts thousands where commas part the columns (the cell was quoted for it), and
    decimals where semicolons or tabs do, as is the custom where they are used. Cells that are no figure have no say.
    """
    words = words.str.replace(BLANK_IN_FIGURE, "", regex=True)
    stated = words.dropna()
    by_thousands, by_decimals = (stated.str.fullmatch(pattern) for pattern in (THOUSANDS, DECIMAL_COMMA))
    sayers = stated[by_thousands | by_decimals]
    if not sayers.str.contains(",", regex=False).any():
        return words
    thousands, decimals = by_thousands[sayers.index].all(), by_decimals[sayers.index].all()
    if thousands and (mark == "," or not decimals):
        return words.str.replace(",", "", regex=False)
    if decimals:
        return words.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    return words
