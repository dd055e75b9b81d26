"""Figures belong to who gave them in dispatches of many more sources, which are not all known yet."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.sources import cases

KNOWN = frozenset(
    {
        "again.continued",  # "it continued" is no verb of speech: rain continues, too
        "short.according",  # a second "according to" behind "or" does not part from the first
        "single.had_it",  # "as the ministry had it" shows no speaker
        "single.list",  # nor does "gave the following figures" before a list
        "single.per",  # "per the ministry" is not told from "per day"
        "single.records",  # of records "seen by" an agency, the agency is taken for who keeps them
        "single.colon",  # a name before a colon and a quotation is known only where its last word tells its kind
        "single.third",  # nobody is carried on into a quotation that is a paragraph of its own
        "two.dispute",  # "a figure that organisers disputed, saying" stays with the first of the two
        "relative.figures",  # of "whose figures put the toll at" nobody is known to be the owner
    }
)
SHARE = 0.76
"""Of the others so many are read as meant; most of the rest are names whose words tell no kind of speaker."""


def test_most_figures_are_of_who_gave_them() -> None:
    composed = [case for case in cases(11, 200) if KNOWN.isdisjoint(case.constructions)]
    wrong = [case.text for case in composed if failures(case)]
    assert len(wrong) <= (1 - SHARE) * len(composed), wrong
