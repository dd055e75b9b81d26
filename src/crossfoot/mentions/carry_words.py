"""The words by which a unit told once goes on to other figures."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.tokens import words_of
from crossfoot.values import Value


class CarryWords(Value):
    """Words beside a bare figure that tell what it is of."""

    joined: frozenset[tuple[str, ...]]
    leads: frozenset[str]
    lists: frozenset[str]
    ends: frozenset[str]
    after_count: frozenset[str]
    after_amount: frozenset[str]
    verbs: frozenset[str]
    otherwise: frozenset[str]
    foreseen: frozenset[str]
    forecasts: frozenset[str]
    moneys: frozenset[str]
    paying: frozenset[str]


@cache
def carry_words() -> CarryWords:
    """The words of ``lexicon/carrying.toml``."""
    entries = lexicon.load("carrying")
    ends = frozenset((*entries["ends"]["words"], ""))
    return CarryWords(
        frozenset(words_of(p) for p in entries["joined"]["phrases"]),
        frozenset(entries["leads"]["words"]), frozenset(entries["lists"]["words"]), ends,
        ends | frozenset(entries["after_count"]["words"]), ends | frozenset(entries["after_amount"]["words"]),
        frozenset(entries["verbs"]["words"]), frozenset(entries["otherwise"]["words"]),
        frozenset(entries["foreseen"]["words"]), frozenset(entries["forecasts"]["words"]),
        frozenset(entries["moneys"]["words"]),
        frozenset(entries["paying"]["words"]),
    )  # fmt: skip
