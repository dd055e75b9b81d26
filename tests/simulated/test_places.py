"""Figures are where the composed dispatches put them."""

from __future__ import annotations

from tests.simulated.cases import Case, failures
from tests.simulated.places import cases

UNLISTED_REPORTS = "with verbs"
"""A town that no gazetteer has is not known for one by "reported 22 new deaths" alone."""
GOVERNOR_TELLS_ON = "governor"
"""What follows a governor's words in a paragraph is taken to be of the region, even "73 of the victims"."""
MEASURED_FROM = "lead kilometers from"
"""A town that the event was so many kilometers from is left for the region that the headline or a speaker names."""
FAR_IN_BETWEEN = ("same place", "in the town", "as far away as")
"""What goes on with the scene behind a sentence on another town may be taken for that town's."""
SMALL_HOSPITALS = ("followed by other",)
"""The hospital of a town that no gazetteer has, and "at Kano's" without a noun, name no place."""
TWO_AND_OTHERS = ("both towns",)
"""Of two towns one that no gazetteer has is not told of, so "the latter" finds no two."""
ROADS = ("lead road between", "lead river")
"""Of two towns, or a river and a town, the scene is what holds them both, which a reader tells less widely."""
HELP = ("neighbor sends", "food flown")
"""A country or a town to or from which help comes is at times taken for where it is."""
LINES = ("dashes", "many: lead")
"""A town behind no bullet, and "The Philippines" at the head of a line, are not always known to head it."""
REGION_NAMED_AS_TOWN = ("followed by", "poorest", "districts of", "region, including town", "schools")
"""A region called as its capital is taken for that town where no word tells which is meant."""
SMALL_DISTRICTS = ("lead region, then town",)
"""Of a district and a town that no gazetteer has, side by side, none is known to hold the other."""
OTHER_COUNTRIES = ("statement from", "strike: last", "foreign nationals", "Pope after a place beside")
"""A country that only speaks may be taken for the story's, and "the Philippines has" for what the town has."""
KNOWN_FAILURES = frozenset(
    (
        *(UNLISTED_REPORTS, GOVERNOR_TELLS_ON, MEASURED_FROM),
        *(*FAR_IN_BETWEEN, *SMALL_HOSPITALS, *TWO_AND_OTHERS),
        *(*ROADS, *HELP, *LINES, *REGION_NAMED_AS_TOWN, *SMALL_DISTRICTS, *OTHER_COUNTRIES),
    )
)


def may_fail(case: Case) -> bool:
    return not KNOWN_FAILURES.isdisjoint(case.constructions)


def test_a_figure_is_where_the_text_puts_it() -> None:
    told = [failure for case in cases(seed=11, number=200) if not may_fail(case) for failure in failures(case)]
    assert [] == told


def test_nearly_all_figures_of_the_known_failures_are_there_too() -> None:
    composed = [case for case in cases(seed=12, number=200) if may_fail(case)]
    wrong = sum(len(failures(case)) for case in composed)
    assert wrong <= sum(len(case.figures) for case in composed) * 0.1
