"""What reconciling gives: findings, the rates looked up, the facts, and who stands where on each subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from crossfoot.errors import PolicyError
from crossfoot.findings.model import Finding
from crossfoot.findings.policies import LATEST_OFFICIAL, settled
from crossfoot.rates import RateBook

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Result:
    """Findings over a table of facts, with everything needed to ask again as of an earlier evening."""

    facts: pd.DataFrame
    """The facts weighed, as given."""
    found: tuple[Finding, ...]
    book: RateBook
    dispatches: pd.DataFrame | None = None
    policy: str = LATEST_OFFICIAL
    vintage: str | None = None
    """The day nothing later than which was looked at; None for all."""

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row a finding, as ``tables/findings.toml`` says."""
        from crossfoot.tables import frame

        return frame("findings", (finding.row() for finding in self.found))

    @cached_property
    def rates(self) -> pd.DataFrame:
        """One row a look-up used: the day asked for and the day found."""
        from crossfoot.tables import frame

        return frame("rates", (rate._asdict() for _, rate in sorted(self.book.used.items())))

    @cached_property
    def settled(self) -> pd.DataFrame:
        """One row a subject and day: the range claimed, who stands where, the policy's figure and why.

        The policy is declared in each row. It chooses among what was said; it estimates no truth.
        """
        from crossfoot.findings.stack import texts_of

        return settled(self.facts, self.policy, texts_of(self.dispatches))

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings a person should look at."""
        return tuple(finding for finding in self.found if finding.severity != "info")

    def __repr__(self) -> str:
        counted = f"{len(self.facts)} facts, {len(self.found)} findings, {len(self.alarms)} of them alarms"
        return f"<Result: {counted}; policy {self.policy}, vintage {self.vintage or 'all'}>"

    def at_vintage(self, day: str) -> Result:
        """What was known on the evening of a day: facts printed by then, reconciled again."""
        from crossfoot.findings import reconcile

        until = self.facts["reported_at"] <= day_of(day)
        return reconcile(
            self.facts[until], rates=self.book, dispatches=self.dispatches, policy=self.policy, vintage=day
        )


def day_of(vintage: str) -> str:
    """The vintage, where it is an ISO day.

    Raises
    ------
    PolicyError
        It is none.
    """
    try:
        return date.fromisoformat(str(vintage)).isoformat()
    except ValueError as error:
        raise PolicyError(f"the vintage {vintage!r} is no day.", way_out="Give an ISO date: 2022-01-04.") from error


def finding_rows(result: Result) -> list[dict[str, Any]]:
    """The findings as plain rows, for JSON Lines."""
    return [finding.row() for finding in result.found]
