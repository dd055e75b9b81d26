"""What always holds of speakers, places and times, whatever the text."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.facts.context import Context
from crossfoot.facts.days.dates import reported_days, resolve
from crossfoot.facts.places.named import find_places
from crossfoot.mentions.dates import find_dates
from tests.work import work

PIECES = [
    "12",
    "Police said",
    "said Ana Duarte, a diver",
    "in Paris",
    "on Tuesday",
    "on January 4",
    "since June",
    "2004",
    "people",
    "were killed",
    ". ",
    ", ",
    "\n\n",
    '"',
    "“",
    "”",
    "according to the mayor",
    "the district of",
    "Xyz",
    "U.S.",
    "St.",
    "İstanbul",
    "in the past 24 hours",
    "from 9",
    "and",
    "which",
    "there",
    "LENA, May 6 -",
    "of the dead",
    "he",
    "It",
    "3 p.m.",
    "Alma-Ata's",
    "a week ago",
    "31 June",
    "the 1990s",
    "(",
    ")",
    ":",
    ";",
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
days = st.dates(min_value=date(1995, 1, 1), max_value=date(2030, 12, 31))


@given(texts)
def test_times_stand_in_order_and_do_not_overlap(text: str) -> None:
    spans = [(found.start, found.end) for found in find_dates(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(texts, days)
def test_a_time_ends_after_it_starts_and_never_after_the_report(text: str, reported: date) -> None:
    report = reported_days(reported.isoformat())
    assert report is not None
    for found in find_dates(text):
        meant = resolve(found, report)
        assert meant is None or meant.first <= meant.last <= report.last or found.year is not None
        assert meant is None or meant.first <= report.last


@given(texts)
def test_places_slice_back_to_names(text: str) -> None:
    for place in find_places(text):
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start : place.end].strip()


@settings(max_examples=60)
@given(texts, days)
def test_context_gives_what_the_text_holds_and_the_same_each_time(text: str, reported: date) -> None:
    for match in re.finditer("12|9", text):
        first, second = (_all(Context(text, reported.isoformat()), *match.span()) for _ in range(2))
        assert first == second
        speaker, place, event = first
        assert speaker is None or speaker.surface in text
        assert place is None or place.surface in text
        assert event is not None
        assert event.start <= event.end <= reported.isoformat() or event.surface is not None
        assert event.surface is None or event.surface in text


def _all(context: Context, start: int, end: int) -> tuple:
    return (
        context.speaker(start, end, measure="killed"),
        context.place(start, end, measure="price"),
        context.event(start, end, measure="killed"),
    )


@pytest.mark.parametrize(
    "piece",
    [
        "police said 12, ",
        "A ",
        "of Xa ",
        "12 January ",
        "on Tuesday 12 ",
        '"12 ',
        "there 12 ",
        "X's ",
        "“",
        "“a ",
        "“12” ",
    ],
)
def test_work_grows_with_the_text(piece: str) -> None:
    """A piece without an end, such as "police said 12, police said 12, …", asked of its last figure."""

    def ask(length: int) -> None:
        text = piece * (length // len(piece)) + "12"
        _all(Context(text, "2022-01-05"), len(text) - 2, len(text))

    ask(16_000)  # loads what is loaded once
    assert work(lambda: ask(16_000)) < 9 * work(lambda: ask(2_000)) + 1_000
