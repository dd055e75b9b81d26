"""Stable names for facts: the same dispatch, text, span and reading give the same one on every run and machine."""

from __future__ import annotations

from collections.abc import Iterable
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
        best, low, high = mention.best, mention.lower, mention.upper
        point = written(plain_number(best))
        lower = point if low is best else written(plain_number(low))  # an exact figure has one value, thrice
        upper = point if high is best else written(plain_number(high))
        return self._digest(f"{mention.start},{mention.end},{point},{lower},{upper},{mention.bound},{unit}")

    def of_null(self, null: NullReport) -> str:
        """16 hexadecimal digits for a report that there is no figure."""
        return self.of_content(null.start, null.end, "unknown")

    def of_content(self, *content: float | str | None) -> str:
        """16 hexadecimal digits for a span and what it was read as, as the facts table holds them."""
        return self._digest(",".join(map(written, content)))

    def of_all(self, contents: Iterable[bytes]) -> list[str]:
        """16 hexadecimal digits for each of many contents, each as `of_content` writes it: parts joined by commas."""
        found = []
        for content in contents:
            digest = self._start.copy()
            digest.update(b"\x1f" + content)
            found.append(digest.hexdigest())
        return found

    def _digest(self, content: str) -> str:
        digest = self._start.copy()
        digest.update(b"\x1f" + content.encode())
        return digest.hexdigest()


def written(part: float | str | None) -> str:
    """A whole number without its point, as integers are."""
    return str(int(part)) if type(part) is float and part.is_integer() else str(part)
