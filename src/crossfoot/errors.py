"""What can go wrong, and what to do about it.

    CrossfootError
    ├── DispatchError (ValueError)      a dispatch that cannot be read
    ├── LexiconError (ValueError)       an entry of the vocabulary that cannot be used
    ├── TableError (ValueError)         a table that does not have the promised form
    ├── RatesError (ValueError)         a file of exchange rates that cannot be read
    ├── RateNotFound (LookupError)      no rate for a pair of currencies on a day
    ├── UnitError (ValueError)          a unit the registry does not know, or units that do not convert
    ├── PolicyError (ValueError)        a policy or vintage that is none
    ├── SuiteError (ValueError)         a validation suite that cannot be run as written
    ├── ChartError (ValueError)         a chart that cannot be drawn, or not saved, as asked
    └── OutputError (OSError)           a result that could not be written whole

    CrossfootWarning (UserWarning)      something read, but with a doubt worth seeing

Every message names the value, the place and the way out; the parts stay on the error as attributes.
"""

from __future__ import annotations

from functools import partial
from typing import Any


class CrossfootError(Exception):
    """The root of every error crossfoot raises on purpose.

    Parameters
    ----------
    message : str
        What is wrong, with the value.
    place : str, optional
        The file, line, column or row where it stands.
    way_out : str, optional
        What the reader can do next.
    """

    def __init__(self, message: str, *, place: str | None = None, way_out: str | None = None) -> None:
        self.message, self.place, self.way_out = message, place, way_out
        super().__init__(message, place, way_out)

    def __reduce__(self) -> tuple[Any, ...]:
        """An error raised in another process arrives as it was: the parts after the first go by name only."""
        return partial(type(self), place=self.place, way_out=self.way_out), (self.message,)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}" + (f" {self.way_out}" if self.way_out else "")


class DispatchError(CrossfootError, ValueError):
    """A dispatch that cannot be read: binary, empty, without a date, or with the id of another."""


class LexiconError(CrossfootError, ValueError):
    """An entry of the vocabulary that cannot be used."""


class TableError(CrossfootError, ValueError):
    """A table that does not have the promised form."""


class RatesError(CrossfootError, ValueError):
    """A file of exchange rates that cannot be read."""


class RateNotFound(CrossfootError, LookupError):  # noqa: N818 (what did not stand there, as in KeyError)
    """No rate for a pair of currencies on a day. Rates are not interpolated."""


class UnitError(CrossfootError, ValueError):
    """A unit the registry does not know, or two units that do not convert."""


class SuiteError(CrossfootError, ValueError):
    """A validation suite that cannot be run as written."""


class ChartError(CrossfootError, ValueError):
    """A chart that cannot be drawn, or not saved, as asked: no such measure, no source."""


class PolicyError(CrossfootError, ValueError):
    """A policy for settling disputes that nobody declared, or a vintage that is no day."""


class OutputError(CrossfootError, OSError):
    """A result that could not be written whole; what stood there before still stands."""


class CrossfootWarning(UserWarning):
    """Something was read, but with a doubt worth seeing."""
