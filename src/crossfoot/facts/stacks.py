"""A stack of dispatches, read by one process or by several; what comes out is the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from crossfoot.errors import CrossfootError

if TYPE_CHECKING:
    from crossfoot.dispatches import Dispatch

Read = TypeVar("Read")
AT_ONCE = 32
"""Dispatches handed to a process at a time: enough that handing them over costs little beside reading them."""


def read_each(read: Callable[[Dispatch], Read], dispatches: Iterable[Dispatch], *, jobs: int = 1) -> Iterator[Read]:
    """What `read` makes of each dispatch, in their order.

    Parameters
    ----------
    read : callable
        Of a module's top level, since each process imports it by name.
    dispatches : iterable of Dispatch
        Taken a few hundred at a time, so that a long stream never stands in memory whole.
    jobs : int
        How many processes read.

    Raises
    ------
    CrossfootError
        `jobs` is less than one, or a process ended before it had read its dispatches.
    """
    if jobs < 1:
        raise CrossfootError(f"jobs is {jobs}.", way_out="Give the number of processes, 1 or more.")
    return map(read, dispatches) if jobs == 1 else _by_several(read, iter(dispatches), jobs)


def _by_several(read: Callable[[Dispatch], Read], dispatches: Iterator[Dispatch], jobs: int) -> Iterator[Read]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Not forked: a copy of a process whose libraries run threads may hang. Not a `Pool`, which waits for ever for a
    # process that was killed, and starts without end those that fail as they start.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while True:
            some, failure = _taken(dispatches, AT_ONCE * jobs * 4)
            try:
                yield from pool.map(read, some, chunksize=AT_ONCE)
            except BrokenProcessPool as error:
                raise CrossfootError("a process that reads has ended.", way_out=ENDED) from error
            if failure is not None:
                raise failure
            if not some:
                return


ENDED = (
    "It was killed, or is of a script that every process runs anew: there, call with jobs under "
    '`if __name__ == "__main__":`. jobs=1 needs no other process.'
)


def _taken(dispatches: Iterator[Dispatch], count: int) -> tuple[list[Dispatch], CrossfootError | None]:
    """The next dispatches, and why there are no more of them: those before a broken line are read all the same."""
    some: list[Dispatch] = []
    try:
        some.extend(islice(dispatches, count))
    except CrossfootError as error:
        return some, error
    return some, None
