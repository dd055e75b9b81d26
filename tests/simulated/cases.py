"""Dispatches composed from constructions that vary apart from each other, and what of them is not read as it was meant.

A sentence of the corpus shows one construction in one place. Errors live where constructions meet: a speaker named two
sentences before, a day told of the sentence between, a place in a bracket. A simulator composes many such meetings from
a few rows of vocabulary, and knows every claim since it wrote it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from tests.facts.claims_corpus import links, match, wrong_fields


@dataclass(frozen=True)
class Case:
    """One composed dispatch."""

    text: str
    published: str
    figures: tuple[dict[str, Any], ...]
    """As under ``facts`` in ``tests/corpus/dispatches``; only the fields that are given are asked for.
    A link that is ``None`` is one that must not be made."""
    constructions: tuple[str, ...]
    """What it is composed of, one name for each choice that was made."""
    outlet: str | None = None


def failures(case: Case) -> list[str]:
    """What is not read as it was meant, a line each."""
    rows = [fact.row() for fact in read_facts(Dispatch("simulated", case.text, case.published, case.outlet))]
    asked = [{"bound": "exact", "unit": None, **figure} for figure in case.figures]
    taken, spurious = match(case.text, rows, asked)
    overlaps = links(case.text, rows, asked)
    told = [f"{row['surface']!r} is no figure of it" for row in spurious]
    for at, (figure, claim) in enumerate(zip(case.figures, asked, strict=True)):
        if at not in taken:
            told.append(f"{figure['quote']!r} is not found")
            continue
        row = rows[taken[at]]
        for name in sorted(wrong_fields(claim, row, overlaps) & set(figure)):
            column = "event_start" if name == "event" else name
            told.append(f"{figure['quote']!r}: {name} is {figure[name]!r}, read {row[column]!r}")
    return told


def shares(cases: Iterable[Case]) -> list[tuple[str, int, int]]:
    """For each construction how many cases hold it, and how many of those are read as meant; the worst first."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in cases:
        seen.update(case.constructions)
        if not failures(case):
            right.update(case.constructions)
    return sorted(
        ((name, count, right[name]) for name, count in seen.items()), key=lambda row: (row[2] / row[1], row[0])
    )


def report(cases: Sequence[Case], show: int = 20) -> None:
    """Print the share of each construction, and the first cases that are not read as meant."""
    for name, count, right in shares(cases):
        print(f"{right:5} of {count:5}  {name}")
    wrong = [case for case in cases if failures(case)]
    print(f"{len(cases) - len(wrong)} of {len(cases)} read as meant")
    for case in wrong[:show]:
        print("\n" + case.text, *failures(case), " + ".join(case.constructions), sep="\n  ")
