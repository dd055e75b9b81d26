"""Dispatches as received: one published text each, with its outlet, date and address. Never edited."""

from __future__ import annotations

from typing import NamedTuple


class Dispatch(NamedTuple):
    """One published text. Every offset crossfoot gives is into `text`, exactly as received."""

    dispatch_id: str
    text: str
    reported_at: str | None = None
    """ISO date, or ISO date and time, of publication."""
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    origin: str | None = None
    """The file, and line, it was read from."""
