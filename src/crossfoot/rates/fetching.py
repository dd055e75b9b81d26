"""Rates fetched from those who publish them, politely: a time limit, a few retries, and a cache of what was answered.

Nothing here runs unless asked for: crossfoot opens no network by itself.
"""

from __future__ import annotations

import hashlib
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

from crossfoot.errors import RatesError
from crossfoot.rates.reading import adapters, read_file
from crossfoot.tables import write_whole

AGENT = "crossfoot (+https://pypi.org/project/crossfoot/)"
WORTH_RETRYING = frozenset({408, 425, 429, 500, 502, 503, 504})
ENDINGS = {"ecb": ".csv", "bis": ".csv", "frankfurter": ".json"}
MOST_BYTES = 64_000_000


def fetch(
    source: str,
    day: str,
    *,
    until: str | None = None,
    currencies: Sequence[str] = (),
    folder: Path | str = "data/rates",
    address: str | None = None,
    timeout: float = 20.0,
    tries: int = 3,
    wait: Callable[[float], None] = time.sleep,
) -> Path:
    """The file of rates fetched, with its origin beside it; the cached one where the same was fetched before.

    Parameters
    ----------
    source : str
        An adapter that knows an address: ``ecb``, ``bank_of_russia``, ``nbk``, ``bis``, ``frankfurter``.
    day : str
        ISO day; the first of a span where `until` is given.
    until : str, optional
        The last day of the span.
    currencies : sequence of str
        ISO 4217 codes; all the source has, where none is named.
    folder : Path
        Where the file goes.
    address : str, optional
        Instead of the source's own.
    timeout : float
        Seconds for one try.
    tries : int
        How often, with pauses of 1, 2, 4 … seconds, where the server says it is busy or does not answer.

    Raises
    ------
    RatesError
        The source is unknown, does not answer, or answers with what is no table of rates. Nothing is kept then.
    """
    module = known(source)
    first, last = (_iso(one) for one in (day, until or day))
    url = address or module.address(list(currencies), first, last)
    path = Path(folder) / _name(source, url, first, last)
    if path.exists():
        return path
    raw = download(url, timeout=timeout, tries=tries, wait=wait)
    write_whole(path, raw)
    try:
        count = sum(1 for _ in read_file(path))
        if not count:
            raise RatesError("the answer holds no rate.", place=url, way_out="Ask for other days or currencies.")
    except RatesError:
        path.unlink()
        raise
    write_whole(path.with_suffix(".toml"), _origin(module, url, raw))
    return path


def _iso(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise RatesError(f"{day!r} is not a date.", way_out="Write it as 2022-01-04.") from error


def known(source: str) -> ModuleType:
    """The adapter of that name, if it knows where its source publishes.

    Raises
    ------
    RatesError
        There is none.
    """
    fetching = {module.NAME: module for module in adapters() if hasattr(module, "address")}
    if source not in fetching:
        raise RatesError(f"no source {source!r}.", way_out=f"There are: {', '.join(sorted(fetching))}.")
    return fetching[source]


def download(url: str, *, timeout: float, tries: int, wait: Callable[[float], None] = time.sleep) -> bytes:
    """What an address answers.

    Raises
    ------
    RatesError
        It does not answer after `tries`, or refuses; the message names the address and the reason.
    """
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    for attempt in range(tries):
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return bytes(answer.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            reason, again = f"HTTP {error.code} {error.reason}", error.code in WORTH_RETRYING
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            reason, again = str(getattr(error, "reason", error)), True
        if not again or attempt + 1 == tries:
            break
        wait(2.0**attempt)
    way_out = "Try again later, or put a file of rates in data/rates yourself; crossfoot works without a network."
    raise RatesError(f"no answer ({reason}).", place=url, way_out=way_out)


def _name(source: str, url: str, first: str, last: str) -> str:
    digest = hashlib.sha256(url.encode()).hexdigest()[:8]
    return f"{source}_{first}_{last}_{digest}{ENDINGS.get(source, '.xml')}"


def _origin(module: ModuleType, url: str, raw: bytes) -> bytes:
    from datetime import UTC, datetime

    lines = (
        f'producer = "{module.SOURCE}"',
        f'address = "{url}"',
        f"accessed = {datetime.now(UTC).date().isoformat()}",
        f'sha256 = "{hashlib.sha256(raw).hexdigest()}"',
    )
    return ("\n".join(lines) + "\n").encode()
