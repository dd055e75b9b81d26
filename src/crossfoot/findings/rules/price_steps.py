"""The same rise or fall in price in several dispatches.

Policy: two dispatches that give the same earlier and later price in the same unit tell of one step. It is `equal`, told
once with all who give it; whether they are independent is another question (see `witnesses`).

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "price_steps",
    ...     "Gas went up from 60 to 120 tenge per liter.",
    ...     "Gas went up from 60 to 120 tenge per liter.",
    ... )
    equal 60, 120, 60, 120
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import Step, levels
from crossfoot.findings.wording import listed, number, said, unit_words


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a step that more than one dispatch gives."""
    steps: dict[tuple[object, ...], dict[str, Step]] = defaultdict(dict)
    for claims in stack.by_dispatch.values():
        for step in levels(stack, claims):
            if step.old.measure == "price":
                key = (step.old.unit, step.old.figure, step.new.figure, stack.root_of(step.new))
                steps[key].setdefault(step.new.dispatch_id, step)
    for same in steps.values():
        if len(same) > 1:
            yield _told(list(same.values()))


def _told(steps: list[Step]) -> Finding:
    old, new = steps[0].old, steps[0].new
    shown = listed(said(step.new) for step in steps[:3])
    more = f", and {len(steps) - 3} more," if len(steps) > 3 else ""
    step = f"from {number(old.figure or 0)} to {number(new.figure or 0)} {unit_words(old.unit)}"
    text = f"{shown}{more} give one step, {step}."
    return found(__name__, "equal", [claim for step in steps for claim in (step.old, step.new)], text)
