"""Every quantity of a text, in text order, and what was rejected on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crossfoot.mentions.amounts import settle_degrees, share_sides
from crossfoot.mentions.carrying import carry_units
from crossfoot.mentions.changes import set_trends, settle_points
from crossfoot.mentions.conversions import find_conversions
from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.dates import DateSpan
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.figures import candidates, figures_in
from crossfoot.mentions.levels import link_changes, tell_once
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.millions import settle_counted_millions, settle_millions
from crossfoot.mentions.model import Mention
from crossfoot.mentions.payments import settle_coins
from crossfoot.mentions.prices import share_per
from crossfoot.mentions.ranges import join_ranges
from crossfoot.mentions.rejections import Rejected
from crossfoot.mentions.tallies import read_tallies, tallies
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.view import View


class Reading(NamedTuple):
    """What a text states, and which of its numbers state nothing."""

    mentions: list[Mention]
    rejected: list[Rejected]


def read(text: str, dates: Sequence[DateSpan] | None = None) -> list[Mention]:
    """Every quantity of a text, in text order.

    Parameters
    ----------
    text : str
        As received; every offset is into it.
    dates : sequence of DateSpan, optional
        What `find_dates` gives for the text, where the caller has it already.

    Examples
    --------
    >>> [(text[m.start : m.end], str(m.best), m.unit) for text in ["At least 3 cars burned on January 4."]
    ...  for m in read(text)]
    [('At least 3 cars', '3', 'vehicle')]
    """
    return read_all(text, dates).mentions


def read_all(text: str, dates: Sequence[DateSpan] | None = None) -> Reading:
    """Every quantity of a text, and every number that is none, with the reason."""
    return read_view(View(text, dates))


def read_view(view: View) -> Reading:
    """What `read_all` gives, of a text that others read too."""
    text, places, memory = view.text, Places(view.lowered), Memory()
    mentions: list[Mention] = []
    rejected: list[Rejected] = []
    memory.tallies = tallies(text)
    for index in range(len(view.sentences)):
        row = view.tokens(index)
        found = candidates(row)
        figures = _sentence(view, places, row, found, memory, rejected) if found else []
        for at, figure in enumerate(figures, len(mentions)):
            figure.index = at
        if figures:
            memory.last = figures[-1]
        mentions.extend(figure.mention(text) for figure in figures)
    return Reading(mentions, rejected)


def _sentence(
    view: View, places: Places, row: Tokens, found: list[int], memory: Memory, rejected: list[Rejected]
) -> list[Figure]:
    text = view.text
    figures = figures_in(text, places, row, found, view.numbers_of_dates, rejected)
    if memory.tallies:
        figures = read_tallies(row, figures, memory, rejected)
    if not figures:
        return figures
    settle_counted_millions(row, figures, memory)
    settle_degrees(row, figures, memory)
    set_trends(row, figures)
    settle_coins(figures, memory)
    settle_points(row, figures)
    if len(figures) > 1:
        settle_millions(row, figures)
        share_sides(row, figures)
        figures = join_ranges(text, row, figures, rejected)
        figures = find_conversions(row, figures)
        link_changes(row, figures)
    if carry_units(text, row, figures, memory) and len(figures) > 1:
        figures = find_conversions(row, figures)  # a bracket after a figure whose unit was carried to it
    share_per(text, row, figures, memory)
    tell_once(figures)
    return figures
