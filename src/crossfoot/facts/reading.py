"""From a dispatch to its facts: the figures first, and what is told of them only where there are any."""

from __future__ import annotations

from crossfoot.dispatches import Dispatch
from crossfoot.facts.model import Fact
from crossfoot.facts.null_reports import find_null_reports
from crossfoot.mentions.reader import read_view
from crossfoot.mentions.view import View


def facts_of(dispatch: Dispatch) -> list[Fact]:
    """Every figure of a dispatch as a fact, in the order of the text, null reports among them."""
    view = View(dispatch.text)
    mentions = read_view(view).mentions
    nulls = find_null_reports(view.lowered)
    if not mentions and not nulls:
        return []
    from crossfoot.facts.telling import told_of  # a text without figures needs none of its vocabulary and patterns

    return told_of(dispatch, view, mentions, nulls)
