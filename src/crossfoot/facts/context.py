"""Who said it, where and when: the context of a figure, asked by its span."""

from __future__ import annotations

from typing import NamedTuple


class Speaker(NamedTuple):
    """Who is said to have said a figure, as written."""

    surface: str
    kind: str | None
    """``authority``, ``witness``, ``media``, ``organisation`` or ``participant``."""
    rule: str


class Place(NamedTuple):
    """The finest place a figure speaks of: its canonical name, and as written."""

    canonical: str
    surface: str
    rule: str


class Event(NamedTuple):
    """The days a figure speaks of."""

    start: str
    """ISO date."""
    end: str
    precision: str
    """``day``, ``month``, ``year`` or ``span``."""
    surface: str | None
    """The words that told it; None where it is the day of the report."""
    rule: str


class Context:
    """The speakers, places and times of one dispatch. Nothing is read before it is asked for.

    Parameters
    ----------
    text : str
        The dispatch as received.
    reported_at : str, optional
        ISO day or month ("2023-04") of publication.
    """

    def __init__(self, text: str, reported_at: str | None = None) -> None:
        self.text, self.reported_at = text, reported_at

    def speaker(self, start: int, end: int, *, measure: str | None = None) -> Speaker | None:
        """Who said the figure at ``[start, end)``; None where no speaker is named."""
        del start, end, measure
        return None

    def place(self, start: int, end: int, *, measure: str | None = None) -> Place | None:
        """The finest place named that the figure at ``[start, end)`` speaks of."""
        del start, end, measure
        return None

    def event(self, start: int, end: int, *, measure: str | None = None, status: str = "asserted") -> Event | None:
        """The days the figure at ``[start, end)`` speaks of; never after the report unless `status` is planned.

        `measure` is asked because standing facts (a length, an age) may have no date of their own.
        """
        del start, end, measure, status
        return Event(self.reported_at, self.reported_at, "day", None, "report") if self.reported_at else None
