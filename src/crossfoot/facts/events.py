"""When it was: the days a figure speaks of, from the dates around it and the day of the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from crossfoot.facts.dates import Days, reported_days, resolve
from crossfoot.mentions.dates import DateSpan


class Event(NamedTuple):
    """The days a figure speaks of."""

    start: str
    """ISO date."""
    end: str
    precision: str
    """``day``, ``month``, ``year`` or ``span``."""
    surface: str | None
    """The words that told it; None where it is the day of the report."""
    rule: str


LEAD = 4
"""Sentences among which the story's own day is looked for: headline, header, and the first two."""


class Events:
    """The times of one text."""

    def __init__(
        self, text: str, low: str, sentences: list[tuple[int, int]], dates: Iterable[DateSpan], reported_at: str | None
    ) -> None:
        self.text, self.low, self.sentences = text, low, sentences
        self.reported = reported_days(reported_at)
        self.dates = [date for date in dates if date.kind != "clock"]
        self._date_starts = [date.start for date in self.dates]
        self._sentence_starts = [start for start, _ in sentences]

    def event(self, start: int, end: int, *, measure: str | None = None, status: str = "asserted") -> Event | None:
        """The days the figure at ``[start, end)`` speaks of: told in its sentence, else the story's, else the report's.

        A toll "since Monday" is a toll as of now; a price "since Monday" holds from then.
        """
        found = self._nearest(start, end, toll=measure in TOLLS, planned=status == "planned")
        if found:
            return self._told(*found)
        return self._told(*self.main) if self.main else self._reported()

    @cached_property
    def main(self) -> tuple[DateSpan, Days, str] | None:
        """The story's own day: told in its headline or lead, best not as the day when somebody spoke."""
        spoken = None
        for first, last in self.sentences[:LEAD]:
            for date in self._between(first, last):
                days = resolve(date, self.reported)
                if days is None or date.relation in _ENDS or date.anchored or self._is_header(date, days):
                    continue
                if _COMPARED.search(self.low, first, date.start):
                    continue
                if not self._is_of_speech(date):
                    return date, days, "story_day"
                spoken = spoken or (date, days, "story_day_spoken")
            if last - first > HEADLINE:
                break
        return spoken

    def _is_header(self, date: DateSpan, days: Days) -> bool:
        """The day of the report printed at the head of the text or in its dateline, which tells nothing of the event."""
        if date.kind != "date" or date.start > HEAD or self.reported is None or days.first != self.reported.first:
            return False
        return _TOLD.search(self.low, max(0, date.start - 12), date.start) is None

    def _is_of_speech(self, date: DateSpan) -> bool:
        """Whether a date tells when somebody spoke: "police said on Friday"."""
        return _SPOKE.search(self.text, max(0, date.start - 80), date.start) is not None

    def _sentence(self, offset: int) -> tuple[int, int]:
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def _between(self, first: int, last: int) -> list[DateSpan]:
        return self.dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]

    def _nearest(self, start: int, end: int, *, toll: bool, planned: bool) -> tuple[DateSpan, Days, str] | None:
        """The date of the figure's own sentence that is nearest to it and speaks of it."""
        best: tuple[int, DateSpan, Days] | None = None
        first, last = self._sentence(start)
        for date in self._between(first, last):
            if date.relation in _ENDS - {"since"} or (date.relation == "since" and toll):
                continue
            if self._is_of_speech(date) or not self._applies(date, start, end, first):
                continue
            story = self.main[1] if date.anchored and self.main else None
            days = resolve(date, self.reported, story=story, planned=planned)
            if days is None or self._is_header(date, days):
                continue
            distance = date.start - end if date.start >= end else max(0, start - date.end) + BEHIND
            if best is None or distance < best[0]:
                best = distance, date, days
        return best and (best[1], best[2], "date_in_sentence")

    def _applies(self, date: DateSpan, start: int, end: int, first: int) -> bool:
        """Whether a date of the sentence reaches the figure: no other clause, no comparison stands between."""
        if date.start >= end:
            between = self.low[end : date.start]
            if _COMPARES.search(between) or _CLAUSE.search(between):
                return False
            return date.relation != "since" or not _FIGURE.search(between)
        between = self.low[date.end : start]
        if (
            ";" in between
            or _COMPARED.search(self.low, first, date.start)
            and not _COMPARED.search(self.low, first, start)
        ):
            return False
        if date.start - first < OPENING:
            return True
        return _COMPARED.search(self.low, max(first, date.start - 24), date.start) is None and not _NEXT.search(between)

    def _told(self, date: DateSpan, days: Days, rule: str) -> Event:
        return Event(
            days.first.isoformat(), days.last.isoformat(), days.precision, self.text[date.start : date.end], rule
        )

    def _reported(self) -> Event | None:
        days = self.reported
        return days and Event(days.first.isoformat(), days.last.isoformat(), days.precision, None, "day_of_report")


TOLLS = frozenset(
    [
        "killed",
        "injured",
        "seriously_injured",
        "hospitalised",
        "casualties",
        "missing",
        "detained",
        "displaced",
        "evacuated",
        "infected",
    ]
)
"""Measures that add up: "since Monday" tells from when they were counted."""
HEAD = 300
"""How far into a text its header and dateline can stand."""
HEADLINE = 110
"""A first sentence shorter than that, in characters, is a headline; the lead follows."""
OPENING = 24
"""A date that near to the start of its sentence holds for the whole of it."""
BEHIND = 20
"""A date before the figure counts as that much farther than one after it."""
_ENDS = frozenset(["until", "till", "by", "before", "since", "after"])
_TOLD = re.compile(r"\b(?:on|of|since|until|from|into|overnight) (?:\w+day,? )?$")
_COMPARES = re.compile(
    r"\b(?:up|down|revised|raised|lowered|increased|cut) from\b|\b(?:compared|against|than|versus)\b|\bfrom (?:about |some )?[$€£]?\d|\bas (?:many|much|high) as\b|\bas $"
    r"|\b(?:level|peak|record|high|low|figure|number|total|average) (?:of|in|from|set in)\b|\bto (?=$)"
)
_COMPARED = re.compile(
    r"\b(?:(?:up|down|revised|raised|lowered|increased|cut) from|compared (?:with|to)|against|than|versus|record (?:of|set in|was|had been)|(?:peak|level|high|low) of)\b[^.;]{0,40}$"
)
_CLAUSE = re.compile(r";|, (?:and|but|while|as|after|when|which|who)\b| (?:while|whereas|who|which) ")
_NEXT = re.compile(r", (?:and|but|while)\b| and (?:still|now|remains?|is|are)\b")
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b"
)
_SPOKE = re.compile(
    r"\b(?:[Ss]aid|says|told|announced|reported|stated|confirmed|declared|added|described by|warned|tweeted|wrote|estimated|disclosed|acknowledged|revealed|published|released)"
    r"(?: (?:in|on|at|late|early|earlier|later|an?|the|its|his|her|their|this|statement|news|press|conference|briefing|reporters|journalists|page|post"
    r"|interview|television|tv|radio|parliament|lawmakers|agency|by|phone|telephone|via|to|of|report|bulletin|update|here|was|state|media|[A-Z][\w.’'-]*)){0,8} $"
)
