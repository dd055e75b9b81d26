"""When it was: the days a figure speaks of, from the dates around it and the day of the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
        self, text: str, low: str, sentences: list[tuple[int, int]], dates: list[DateSpan], reported_at: str | None
    ) -> None:
        self.text, self.low, self.sentences = text, low, sentences
        self.reported = reported_days(reported_at)
        self.dates = [date for date in dates if date.kind != "clock"]
        self._date_starts = [date.start for date in self.dates]
        self._sentence_starts = [start for start, _ in sentences]

    def event(self, start: int, end: int, *, measure: str | None = None, status: str = "asserted") -> Event | None:
        """The days the figure at ``[start, end)`` speaks of."""
        planned = status == "planned"
        first, last = self._sentence(start)
        found = self._nearest(first, last, start, end, planned)
        if found:
            return self._told(*found)
        if self.main:
            return self._told(*self.main)
        return self._reported()

    def is_another_day(self, start: int) -> bool:
        """Whether the sentence at `start` opens with a time of its own, apart from the story's."""
        first, last = self._sentence(start)
        for date in self._between(first, min(last, first + 40)):
            days = resolve(date, self.reported)
            if days and self.main and (days.last < self.main[1].first) and not self._is_of_speech(date):
                return True
        return False

    @cached_property
    def main(self) -> tuple[DateSpan, Days, str] | None:
        """The story's own day: the first told in its opening that is not when somebody spoke."""
        spoken = None
        header = True
        for first, last in self.sentences[:LEAD]:
            for date in self._between(first, last):
                days = resolve(date, self.reported)
                if days is None or date.relation in ("until", "by", "before", "since"):
                    continue
                if self._is_header(date, days):
                    continue
                if self._is_of_speech(date):
                    spoken = spoken or (date, days, "story_day_spoken")
                    continue
                return date, days, "story_day"
        del header
        return spoken

    def _is_header(self, date: DateSpan, days: Days) -> bool:
        """The day of the report printed at the head of the text, which tells nothing of the event."""
        return date.kind == "date" and date.year is not None and days.first == (self.reported and self.reported.first)

    def _is_of_speech(self, date: DateSpan) -> bool:
        """Whether a date tells when somebody spoke: "police said on Friday"."""
        return _SPOKE.search(self.low, max(0, date.start - 40), date.start) is not None

    def _sentence(self, offset: int) -> tuple[int, int]:
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def _between(self, first: int, last: int) -> list[DateSpan]:
        return self.dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]

    def _nearest(self, first: int, last: int, start: int, end: int, planned: bool) -> tuple[DateSpan, Days, str] | None:
        """The date of the figure's own sentence that is nearest to it, those that tell when somebody spoke aside."""
        best: tuple[int, DateSpan, Days] | None = None
        for date in self._between(first, last):
            if self._is_of_speech(date) or date.relation in ("until", "by", "before") and not planned:
                continue
            days = resolve(date, self.reported, story=self.main[1] if self._main_ready(date) else None, planned=planned)
            if days is None or self._is_header(date, days) and first < 200:
                continue
            distance = date.start - end if date.start >= end else (start - date.end) + 20
            if date.start < end and date.end > start:
                distance = 0
            if best is None or distance < best[0]:
                best = distance, date, days
        return best and (best[1], best[2], "date_in_sentence")

    def _main_ready(self, date: DateSpan) -> bool:
        return date.anchored and self.main is not None

    def _told(self, date: DateSpan, days: Days, rule: str) -> Event:
        return Event(
            days.first.isoformat(), days.last.isoformat(), days.precision, self.text[date.start : date.end], rule
        )

    def _reported(self) -> Event | None:
        days = self.reported
        return days and Event(days.first.isoformat(), days.last.isoformat(), days.precision, None, "day_of_report")


_SPOKE = re.compile(
    r"\b(?:said|says|told \w+|announced|reported|stated|confirmed|declared|added|described by [\w ]+|warned|tweeted|wrote)"
    r"(?: (?:late|early|in a statement|earlier|this was))? (?:on )?(?:the )?(?:evening of )?$"
)
