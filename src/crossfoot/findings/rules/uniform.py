"""One percentage said of all, against each of the steps told of them.

Policy: "a 20 percent rise on all routes" promises that every fare rose by so much. Where two steps or more of its
passage do and another one does not, that one `breaks`: told, and no alarm, since fares are rounded to coins.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "uniform",
    ...     "Owners raised fares by 10 percent on all routes. The trip to Derna now costs 220 dinars, up from 200. "
    ...     "Those to Tobruk pay 330 dinars instead of 300, and the fare to Sirte has gone from 400 dinars to 500.",
    ... )
    breaks 10, 400, 500, 25
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import STATED, Claim
from crossfoot.findings.model import Finding, found
from crossfoot.findings.stack import Stack
from crossfoot.findings.steps import Step, kind_of_change, levels
from crossfoot.findings.ties import agrees
from crossfoot.findings.wording import number, said
from crossfoot.lexicon.patterns import either
from crossfoot.units import currency

OF_ALL = re.compile(rf"\b(?:{either(lexicon.words('shares', 'of_all'))})\b", re.IGNORECASE)
REACH = 4
"""Sentences behind the percentage in which its steps are told."""
FEWEST = 2
"""Steps that fit, before one that does not is held against them."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a step that misses what is said of all."""
    for claims in stack.by_dispatch.values():
        stated = [claim for claim in claims if _is_of_all(stack, claim)]
        steps = list(levels(stack, claims)) if stated else []
        for claim in stated:
            yield from _missing(stack, claim, steps)


def _is_of_all(stack: Stack, claim: Claim) -> bool:
    plain = claim.unit == "percent" and claim.bound == "exact" and claim.status in STATED
    if not plain or kind_of_change(claim) != "percent":
        return False
    return bool(OF_ALL.search(f"{stack.before(claim)} {claim.surface} {stack.after(claim)}"))


def _missing(stack: Stack, stated: Claim, steps: list[Step]) -> Iterator[Finding]:
    here = stack.sentence(stated)
    paid = [step for step in steps if currency(step.new.unit) and not step.new.converts]
    near = [step for step in paid if 0 <= stack.sentence(step.new) - here <= REACH]
    fitting = [step for step in near if agrees(step, stated, "percent")]
    for step in near if len(fitting) >= FEWEST else ():
        alike = step.new.measure == fitting[0].new.measure and currency(step.new.unit) == currency(fitting[0].new.unit)
        if alike and step not in fitting and (step.change > 0) == (fitting[0].change > 0):
            made = round(step.change, 1)
            text = f"{said(stated)} is said of all and fits the others, not {stack.quotes(step.old, step.new)}: "
            text += f"{number(step.old.size)} to {number(step.new.size)} is {number(made)} %."
            claims = [stated, step.old, step.new]
            yield found(__name__, "breaks", claims, text).weighing(also=[made], expected=made, observed=stated.best)
