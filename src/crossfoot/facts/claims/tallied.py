"""The total of a list of names with a number behind each: "437 deaths: Mozambique 242, Zimbabwe 139, Malawi 56"."""

from __future__ import annotations

from crossfoot.facts.claims.story import Part, Story, at_most, fellows
from crossfoot.facts.sentences import Figure
from crossfoot.mentions.model import Mention
from crossfoot.mentions.tallies import RULE

LOOK_BACK = 3
"""Figures before a list among which its total stands: "437 deaths in three countries: …"."""


def total_of_list(figure: Figure, mention: Mention, story: Story) -> Part | None:
    """The count that stands before the list, and that can hold the figure."""
    opening = figure.mention - 1
    while opening >= 0 and RULE in story.mentions[opening].rules:
        opening -= 1
    for index in range(opening, max(opening - LOOK_BACK, -1), -1):
        kinds = story.dimensions[index], figure.dimension
        if (fellows(*kinds) or "bare" in kinds) and at_most(mention, story.mentions[index]):
            return Part(index, "part_of.tallied")
    return None
