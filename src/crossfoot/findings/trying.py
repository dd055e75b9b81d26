"""One rule over texts written on the spot: what the rules' own docstrings show, and what a person types to try one."""

from __future__ import annotations

from crossfoot.dispatches import Dispatch
from crossfoot.dispatches import to_frame as dispatches_frame
from crossfoot.facts import read_facts
from crossfoot.facts.tables import to_frame
from crossfoot.findings.model import plain


def tried(rule: str, *texts: str, day: str = "2024-06-10") -> None:
    """Print the verdict, an exclamation mark for an alarm, and the figures of each finding of one rule.

    Parameters
    ----------
    rule : str
        A module of ``findings/rules``.
    texts : str
        One dispatch each, printed on consecutive days.
    day : str
        The day of the first.

    >>> tried("footing", "The flood killed 12 people: seven in Derna and five in Benghazi.")
    foots 12, 7, 5, 12
    """
    from datetime import date, timedelta

    from crossfoot.findings import reconcile

    days = [(date.fromisoformat(day) + timedelta(days=at)).isoformat() for at in range(len(texts))]
    stack = [Dispatch(f"d{at + 1}", text, days[at]) for at, text in enumerate(texts)]
    facts = to_frame(fact for dispatch in stack for fact in read_facts(dispatch))
    result = reconcile(facts, dispatches=dispatches_frame(stack))
    for finding in result.found:
        if finding.rule == rule:
            alarm = "" if finding.severity == "info" else "!"
            print(f"{finding.verdict}{alarm} {', '.join(str(plain(value)) for value in finding.values)}".rstrip())
