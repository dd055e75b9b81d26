"""Stable names for facts: the same dispatch, text, span and reading give the same one on every run and machine."""

from __future__ import annotations

from hashlib import blake2b

from crossfoot.dispatches import Dispatch
from crossfoot.facts.model import plain_number
from crossfoot.facts.null_reports import NullReport
from crossfoot.mentions.model import Mention


class Identities:
    """Names the facts of one dispatch; its text is digested once."""

    def __init__(self, dispatch: Dispatch) -> None:
        self._start = blake2b(dispatch.dispatch_id.encode(), digest_size=8)
        self._start.update(b"\x1f" + dispatch.text.encode("utf-8", "surrogatepass"))

    def of(self, mention: Mention, unit: str) -> str:
        """16 hexadecimal digits for one reading of one span.

        The values are written as tables hold them, so that `crossfoot check` can work the id out anew.
        """
        best, lower, upper = (plain_number(value) for value in (mention.best, mention.lower, mention.upper))
        return self._digest(f"{mention.start},{mention.end},{best},{lower},{upper},{mention.bound},{unit}")

    def of_null(self, null: NullReport) -> str:
        """16 hexadecimal digits for a report that there is no figure."""
        return self._digest(f"{null.start},{null.end},unknown")

    def _digest(self, reading: str) -> str:
        digest = self._start.copy()
        digest.update(b"\x1f" + reading.encode())
        return digest.hexdigest()
