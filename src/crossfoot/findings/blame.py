"""Where sums break: the smallest sets of figures that would have to be wrong.

The question of Fellegi and Holt (1976): change as few fields as possible so that every edit holds. Sums of news are
few and short, so all sets of one, two and three figures are tried; a set will do where the broken sums can hold with
those figures free and no figure of a sum that holds is freed alone. What they should have been is never said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

MOST = 3
FEW = 40
"""Figures at most of which sets of two and three are tried."""
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
    misses = [_miss(equation) for equation in equations]
    if not any(misses):
        return []
    names = sorted({name for parts, total, _ in equations for name in (*parts, total)})
    signs = {name: [(name in parts) - (name == total) for parts, total, _ in equations] for name in names}
    for size in range(1, (MOST if len(names) <= FEW else 1) + 1):
        sets = [chosen for chosen in combinations(names, size) if _can_hold([signs[name] for name in chosen], misses)]
        if sets:
            return sets
    return []


def _miss(equation: Equation) -> float:
    """By how much the parts fall short of the total; printed figures have few places, so noise below them is nought."""
    parts, _, total = equation
    return round(total - sum(parts.values()), 6)


def _can_hold(signs: Sequence[Sequence[int]], misses: Sequence[float]) -> bool:
    """Whether corrections to some figures alone, one row of signs each, can make every sum hold."""
    if len(signs) == 1:
        wanted = {miss * sign for sign, miss in zip(signs[0], misses, strict=True) if sign}
        return len(wanted) == 1 and not any(miss for sign, miss in zip(signs[0], misses, strict=True) if not sign)
    return _is_solvable([[*(Fraction(s[at]) for s in signs), Fraction(miss)] for at, miss in enumerate(misses)])


def _is_solvable(rows: list[list[Fraction]]) -> bool:
    """Whether linear equations, each a row of coefficients and a right side, have a solution: Gauss and Jordan."""
    used: list[list[Fraction]] = []
    for column in range(len(rows[0]) - 1):
        pivot = next((row for row in rows if row[column] and all(row is not other for other in used)), None)
        if pivot is None:
            continue
        used.append(pivot)
        for row in rows:
            if row is not pivot and row[column]:
                factor = row[column] / pivot[column]
                row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]
    return all(any(row[:-1]) or row[-1] == 0 for row in rows)
