"""Which rate a conversion was made at, where official and market rates differ.

Policy: where rates of several kinds stood on the day and a conversion is at none of them but lies between two, it is
graded, never called wrong: the desk may have used either, or a third of its own. Where it is at one and off another,
that too is said.

    >>> from crossfoot.findings.trying import tried
    >>> tried("rate_basis", "Gas costs 120 tenge (20.5 rubles) per liter.", day="2022-01-04")
    near 120, 20.5, 20.28, 20.92
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.findings.implied import Bracket, brackets
from crossfoot.findings.model import Finding, found
from crossfoot.findings.rules.conversions import Basis, grade, published
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import in_unit, listed, said


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a conversion that not all rates of its day agree on."""
    for bracket in brackets(stack):
        bases = _by_kind(published(stack, bracket))
        grades = {grade(bracket, basis) for basis in bases}
        if len(bases) > 1 and grades != {"at_rate"}:
            yield _told(bracket, bases)


def _by_kind(bases: list[Basis]) -> list[Basis]:
    first: dict[str, Basis] = {}
    for basis in bases:
        if basis.crossing:
            first.setdefault(basis.crossing.kind, basis)
    return list(first.values())


def _told(bracket: Bracket, bases: list[Basis]) -> Finding:
    amount = (bracket.restated.low + bracket.restated.high) / 2
    exact = {basis.words: bracket.point * amount / basis.rate for basis in bases}
    between = min(exact.values()) <= amount <= max(exact.values())
    lies = (
        "lies between what the rates then published give" if between else "is at one published rate and not at another"
    )
    parts = listed(f"{in_unit(value, bracket.restated.unit)} by {words}" for words, value in exact.items())
    verdict = "near" if between else min((grade(bracket, b) for b in bases), key=("at_rate", "near", "off").index)
    text = f"{said(bracket.restated)} {lies}: {parts}."
    weighed = [round(value, 2) for value in exact.values()]
    return found(__name__, verdict, [bracket.stated, bracket.restated], text).weighing(
        also=weighed, rate=bases[-1].crossing
    )
