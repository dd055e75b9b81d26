"""Work shared out to several processes; what comes out is the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from crossfoot.errors import CrossfootError

Item = TypeVar("Item")
Made = TypeVar("Made")
AT_ONCE = 32
"""Dispatches handed to a process at a time: enough that handing them over costs little beside reading them."""
ENDED = (
    "It was killed, or is of a script that every process runs anew: there, call with jobs under "
    '`if __name__ == "__main__":`. jobs=1 needs no other process.'
)


def each(
    work: Callable[[Item], Made], items: Iterable[Item], *, jobs: int = 1, at_once: int = AT_ONCE
) -> Iterator[Made]:
    """What `work` makes of each item, in their order.

    Parameters
    ----------
    work : callable
        Of a module's top level, since each process imports it by name, or a `functools.partial` of one.
    items : iterable
        Taken `at_once` for each process a few times over, so that a long stream never stands in memory whole.
    jobs : int
        How many processes work.
    at_once : int
        How many items a process is handed at a time.

    Raises
    ------
    CrossfootError
        `jobs` is less than one, or a process ended before its work was done.
    """
    if jobs < 1:
        raise CrossfootError(f"jobs is {jobs}.", way_out="Give the number of processes, 1 or more.")
    return map(work, items) if jobs == 1 else _by_several(work, iter(items), jobs, at_once)


def _by_several(work: Callable[[Item], Made], items: Iterator[Item], jobs: int, at_once: int) -> Iterator[Made]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Not forked: a copy of a process whose libraries run threads may hang. Not a `Pool`, which waits for ever for a
    # process that was killed, and starts without end those that fail as they start.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while True:
            some, failure = _taken(items, at_once * jobs * 4)
            try:
                yield from pool.map(work, some, chunksize=at_once)
            except BrokenProcessPool as error:
                raise CrossfootError("one of the processes has ended.", way_out=ENDED) from error
            if failure is not None:
                raise failure
            if not some:
                return


def _taken(items: Iterator[Item], count: int) -> tuple[list[Item], CrossfootError | None]:
    """The next items, and why there are no more of them: those before a broken line are read all the same."""
    some: list[Item] = []
    try:
        some.extend(islice(items, count))
    except CrossfootError as error:
        return some, error
    return some, None
