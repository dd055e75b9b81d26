"""The months as `dates.toml` spells them: whole, to print a day, and cut short, to find one."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon


@cache
def months() -> tuple[str, ...]:
    """The twelve names in order.

    >>> months()[0], months()[8]
    ('January', 'September')
    """
    whole: dict[int, str] = {}
    for form, month in lexicon.load("dates")["months"].items():
        whole[month] = max(whole.get(month, ""), form, key=len)
    return tuple(whole[month].capitalize() for month in range(1, 13))


@cache
def cut_short() -> frozenset[str]:
    """The forms that a point stands behind, in small letters: "jan", "sept"."""
    return frozenset(form for form in lexicon.load("dates")["months"] if form.capitalize() not in months())


@cache
def beginnings() -> str:
    """How the names begin, as one pattern in small letters: "jan|feb|mar"…"""
    return "|".join(name[:3].lower() for name in months())
