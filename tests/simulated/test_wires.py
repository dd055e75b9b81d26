"""Figures of whole dispatches are of whom, when and where the text tells."""

from __future__ import annotations

from tests.simulated.cases import failures
from tests.simulated.wires import cases

ON_WITH_THE_WIDER = (
    "bank, results under a dateline",
    "cyclone, landfall and the country",
    "election violence over days",
)
"""Who speaks of the whole country, and tells more behind a figure of a town, is taken to speak of that town."""
ACROSS_THE_BORDER = ("clashes, both sides of the border",)
"""An army across the border is not known to count its own there."""
THERE_AND_THEN = ("court in the capital, crime in a town", "drug haul, sum elsewhere")
"""What had happened, of which the sentence before tells the day, is taken to be of the report's day."""
OF_A_PLACE_BEFORE = ("quake, survey and minister", "a day told in the sentence before", "wave, island after island")
"""What is told of a ruin, of those hurt or of "there" may be taken for the region of who speaks."""
COUNTS_THAT_STAND = ("restated, citing the health ministry",)
""""The ministry's figure for deaths stands at 47" names nobody who says so."""
OF_THE_COUNTRY = ("background, a law", "background, a ministry's licences", "background, a service")
"""What a country's law, ministry or railway has, told behind an event at one town, is taken to be of that town."""
TOLLS_SINCE = ("background, ministry on the season",)
"""The second toll of "have destroyed 90 homes and killed 12 people since May" is taken for one of the event's day."""
FAR_HELP = ("donors one after another",)
"""The town of a body far away that helps is at times taken for where it was."""
STOPPED_TRAINS = ("strike, unions and the firm",)
"""Trains that stand still are taken for a train that something happened to."""
REGION_NAMED_AS_TOWN = (
    *("outbreak, district then ministry", "epidemic by region", "far correspondents, aid agency in Geneva"),
    *("restated, she told the paper", "evacuation, the city and the region", "state television"),
    *("a place held from the sentence before", "migrants of several countries", "restated, president and opponents"),
    *("landslide, villagers and mayor", "background, a rate"),
)
"""Towns that share their name with a region, or that no gazetteer has, are at times not told from those."""
KNOWN_FAILURES = frozenset(
    (
        *(*ON_WITH_THE_WIDER, *ACROSS_THE_BORDER, *THERE_AND_THEN, *OF_A_PLACE_BEFORE),
        *(*OF_THE_COUNTRY, *TOLLS_SINCE),
        *(*COUNTS_THAT_STAND, *FAR_HELP, *STOPPED_TRAINS, *REGION_NAMED_AS_TOWN),
    )
)


def test_a_figure_is_of_whom_when_and_where_the_text_tells() -> None:
    composed = [case for case in cases(21, 87) if KNOWN_FAILURES.isdisjoint(case.constructions)]
    assert [] == [(case.text, told) for case in composed if (told := failures(case))]


def test_nearly_all_figures_of_the_known_failures_are_so_too() -> None:
    composed = [case for case in cases(12, 87) if not KNOWN_FAILURES.isdisjoint(case.constructions)]
    wrong = sum(len(failures(case)) for case in composed)
    assert wrong <= sum(len(case.figures) for case in composed) * 0.4
