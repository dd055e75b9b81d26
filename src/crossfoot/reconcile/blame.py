"""Where sums break: the smallest sets of figures that would have to be wrong.

The question of Fellegi and Holt (1976): change as few fields as possible so that every edit holds. Sums of news are
few and short, so all sets of one, two and three figures are tried; a set will do where the broken sums can hold with
those figures free and no figure of a sum that holds is freed alone. What they should have been is never said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

MOST = 3
Equation = tuple[Mapping[str, float], str, float]
"""Parts by name, the total's name, and the total."""


def smallest_sets(equations: Sequence[Equation]) -> list[tuple[str, ...]]:
    """Every smallest set of figures that, being wrong, would explain all broken sums; none where nothing is broken.

    >>> provinces = ({"Sindh": 760, "Punjab": 905}, "all", 1697)
    >>> people = ({"men": 726, "women": 340, "children": 631}, "all", 1697)
    >>> smallest_sets([provinces, people])
    [('Punjab',), ('Sindh',)]
    >>> smallest_sets([people])
    []
    """
    if all(_miss(equation) == 0 for equation in equations):
        return []
    names = sorted({name for parts, total, _ in equations for name in (*parts, total)})
    for size in range(1, MOST + 1):
        sets = [chosen for chosen in combinations(names, size) if _can_hold(equations, chosen)]
        if sets:
            return sets
    return []


def _miss(equation: Equation) -> Fraction:
    parts, _, total = equation
    return Fraction(total) - sum((Fraction(value) for value in parts.values()), Fraction(0))


def _can_hold(equations: Iterable[Equation], free: tuple[str, ...]) -> bool:
    """Whether corrections to the free figures alone can make every sum hold: Gauss on one row an equation."""
    rows = []
    for equation in equations:
        parts, total, _ = equation
        rows.append([Fraction((name in parts) - (name == total)) for name in free] + [_miss(equation)])
    for column in range(len(free)):
        pivot = next((row for row in rows if row[column] and not any(row[:column])), None)
        if pivot is None:
            continue
        for row in rows:
            if row is not pivot and row[column]:
                factor = row[column] / pivot[column]
                row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]
    return all(any(row[:-1]) or row[-1] == 0 for row in rows)
