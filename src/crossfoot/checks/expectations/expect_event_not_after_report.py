"""Nothing is reported before it happens, unless it is planned."""

from __future__ import annotations

from typing import Any, ClassVar

from crossfoot.checks.expectations.base import RowExpectation
from crossfoot.checks.expectations.columns import at_most, last_meant, one_of


class ExpectEventNotAfterReport(RowExpectation):
    """Expect what a figure speaks of to have begun by the day it was printed; plans look ahead."""

    columns: ClassVar[tuple[str, ...]] = ("event_start", "reported_at", "status")
    map_metric: ClassVar[str | None] = "crossfoot.event_not_after_report"
    sentence: ClassVar[str] = "What a figure speaks of begins by the day it was printed, unless it is planned."
    complaint: ClassVar[str] = "the event begins on {event_start}, after the report of {reported_at}"

    @classmethod
    def holds(cls, columns: Any, **parameters: Any) -> Any:
        """An undated event, or an undated report, contradicts nothing; nor does an event of the month, where no more
        than that is known of the report.
        """
        event, report, status = (columns[name] for name in columns.columns)
        return at_most(event, last_meant(report)) | one_of(status, ["planned"])
