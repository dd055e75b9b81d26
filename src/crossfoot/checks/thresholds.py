"""Graded thresholds: how many rows may fail before a warning becomes critical."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crossfoot.errors import SuiteError

WAY_OUT = 'Write a count (3) or a share ("5%") for each severity, e.g. {"warning": "1%", "critical": "5%"}.'


@dataclass(frozen=True)
class Limit:
    """So many rows, or such a share of them, is where a severity begins."""

    amount: float
    is_share: bool

    def reached(self, failed: int, rows: int) -> bool:
        """Whether that many of the rows are at the limit or over it, and any at all."""
        return failed > 0 and failed >= (self.amount * rows if self.is_share else self.amount)


@dataclass(frozen=True)
class Thresholds:
    """Severity by number of failing rows; below all of them the rule passes."""

    limits: Mapping[str, Limit]

    @classmethod
    def read(cls, written: Any, place: str) -> Thresholds:
        """Thresholds as a suite writes them: ``{"warning": "1%", "critical": "5%"}``.

        Raises
        ------
        SuiteError
            A severity is unknown, or an amount is neither a count nor a share.
        """
        known = ("critical", "warning", "info")
        if not isinstance(written, dict) or not written or not set(written) <= set(known):
            raise SuiteError(f"{written!r} are not thresholds.", place=place, way_out=WAY_OUT)
        return cls({severity: _limit(written[severity], place) for severity in known if severity in written})

    def severity(self, failed: int, rows: int) -> str | None:
        """The gravest severity reached, None where none is."""
        return next((severity for severity, limit in self.limits.items() if limit.reached(failed, rows)), None)


def _limit(written: Any, place: str) -> Limit:
    try:
        if isinstance(written, str) and written.endswith("%"):
            return Limit(float(written[:-1]) / 100, is_share=True)
        if isinstance(written, int) and not isinstance(written, bool) and written > 0:
            return Limit(written, is_share=False)
    except ValueError:
        pass
    raise SuiteError(f"{written!r} is not a threshold.", place=place, way_out=WAY_OUT)
