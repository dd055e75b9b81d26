"""When it was: the days a figure speaks of, from the dates around it and the day of the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
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
        self._of_speech: dict[int, bool] = {}
        self._timeline = self._entries()
        self.main = self._main()
        self._of_story = self._told(*self.main) if self.main else self._reported()

    def event(self, start: int, end: int, *, measure: str | None = None, status: str = "asserted") -> Event | None:
        """The days the figure at ``[start, end)`` speaks of: told in its sentence, else the story's, else the report's.

        A toll "since Monday" is a toll as of now; a price "since Monday" holds from then.
        """
        found = None
        if self.dates and measure != "age":  # an age is as of the story, whatever else its sentence tells
            found = self._nearest(start, end, as_of_now=measure in AS_OF_NOW, planned=status == "planned")
        found = found or self._in_timeline(start)
        return self._told(*found) if found else self._of_story

    def _main(self) -> tuple[DateSpan, Days, str] | None:
        """The story's own day: told in its headline or lead, best not as the day when somebody spoke."""
        spoken = None
        for first, last in self.sentences[:LEAD]:
            for date in self._between(first, last):
                days = resolve(date, self.reported)
                if days is None or date.relation in _ENDS or date.anchored or self._is_header(date, days):
                    continue
                if self._is_background(date, days) or self._is_compared(first, date.start):
                    continue
                if _BEGAN.search(self.low, max(first, date.start - 40), date.start):
                    continue
                if not self._is_of_speech(date):
                    return date, days, "story_day"
                spoken = spoken or (date, days, "story_day_spoken")
            if last - first > HEADLINE:
                break
        return spoken

    def _is_background(self, date: DateSpan, days: Days) -> bool:
        """Whether a time is too coarse to be the story's own ("the 1974 mark", "a year ago") or lies ahead of it."""
        if date.kind in ("years", "decade", "elapsed") or (date.unit == "year" and date.shift != 0):
            return True
        if date.kind == "year" and self.reported is not None and days.last.year < self.reported.last.year:
            return True
        return self.low.endswith("from ", 0, date.start)

    def _is_compared(self, first: int, at: int) -> bool:
        return _COMPARED.search(self.low, max(first, at - NEAR), at) is not None

    def _entries(self) -> list[tuple[int, DateSpan, Days]]:
        """The entries of a chronicle: dates at the head of a line or dateline, with a colon behind."""
        entries = []
        for date in self.dates:
            if (
                date.kind == "date"
                and self.text.startswith(": ", date.end)
                and _ENTRY.search(self.text, max(0, date.start - 3), date.start)
            ):
                days = resolve(date, self.reported)
                if days:
                    entries.append((date.start, date, days))
        return entries if len(entries) > 1 else []

    def _in_timeline(self, start: int) -> tuple[DateSpan, Days, str] | None:
        at = bisect_left(self._timeline, (start,)) - 1 if self._timeline else -1
        return (*self._timeline[at][1:], "timeline") if at >= 0 else None

    def _is_header(self, date: DateSpan, days: Days) -> bool:
        """Whether it is the day of the report, printed at the head or in the dateline, where nothing happened."""
        if date.kind != "date" or date.start > HEAD or self.reported is None or days.first != self.reported.first:
            return False
        return _TOLD.search(self.low, max(0, date.start - 12), date.start) is None

    def _is_of_speech(self, date: DateSpan) -> bool:
        """Whether a date tells when somebody spoke: "police said on Friday"."""
        known = self._of_speech.get(date.start)
        if known is None:
            known = _SPOKE.search(self.text, max(0, date.start - 80), date.start) is not None
            self._of_speech[date.start] = known
        return known

    def _sentence(self, offset: int) -> tuple[int, int]:
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def _between(self, first: int, last: int) -> list[DateSpan]:
        return self.dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]

    def _nearest(self, start: int, end: int, *, as_of_now: bool, planned: bool) -> tuple[DateSpan, Days, str] | None:
        """The date of the figure's own sentence that is nearest to it and speaks of it."""
        best: tuple[int, DateSpan, Days] | None = None
        first, last = self._sentence(start)
        for date in self._around(first, last, start, end):
            distance = date.start - end if date.start >= end else max(0, start - date.end) + BEHIND
            if best is not None and distance >= best[0]:
                continue
            if date.relation in _ENDS and (date.relation != "since" or as_of_now):
                continue
            if self._is_of_speech(date) or not self._applies(date, start, end, first):
                continue
            story = self.main[1] if date.anchored and self.main else None
            days = resolve(date, self.reported, story=story, planned=planned)
            if days is None or self._is_header(date, days):
                continue
            best = distance, date, days
        return best and (best[1], best[2], "date_in_sentence")

    def _around(self, first: int, last: int, start: int, end: int) -> list[DateSpan]:
        """The dates of a sentence near a figure, and the one that opens it."""
        if last - first <= 2 * REACH:
            return self._between(first, last)
        opening = self._between(first, min(first + OPENING, start - REACH))
        return [*opening[:1], *self._between(max(first, start - REACH), min(last, end + REACH))]

    def _applies(self, date: DateSpan, start: int, end: int, first: int) -> bool:
        """Whether a date of the sentence reaches the figure: no other clause, no comparison stands between."""
        low = self.low
        if _BEGAN.search(low, max(first, date.start - 40), date.start):
            return False  # "a monsoon that began in mid-June", "since violence broke out Saturday"
        if date.start >= end:
            between = low[end : date.start]
            if _COMPARES.search(between) or _CLAUSE.search(between):
                return False
            if date.kind in ("month", "year") and low.startswith(("'s", "’s"), date.end):
                return False  # "survivors of January's earthquake"
            return date.relation != "since" or not (_FIGURE.search(between) or _RECORD.search(between))
        if date.end > start:
            return True
        between = low[date.end : start]
        if (
            ";" in between
            or _NOW.search(between)
            or (self._is_compared(first, date.start) and not self._is_compared(first, start))
        ):
            return False
        if "," in between and _ASIDE.search(low, first, date.start):
            return False  # "its shares, which had lost 22% this year, fell by 500 yen"
        if date.start - first < OPENING:
            return True
        if date.relation == "since" or (
            date.kind in ("month", "year") and _OF_FIGURE.search(low, max(first, date.start - 32), date.start)
        ):
            return False  # "cost 1,493 in October is 4,199"
        return not self._is_compared(max(first, date.start - 24), date.start) and _NEXT.search(between) is None

    def _told(self, date: DateSpan, days: Days, rule: str) -> Event:
        return Event(
            days.first.isoformat(), days.last.isoformat(), days.precision, self.text[date.start : date.end], rule
        )

    def _reported(self) -> Event | None:
        days = self.reported
        return days and Event(days.first.isoformat(), days.last.isoformat(), days.precision, None, "day_of_report")


AS_OF_NOW = frozenset(
    ("killed", "injured", "seriously_injured", "hospitalised", "casualties", "missing", "detained", "displaced",
     "evacuated", "infected", "price_change", "price_factor")
)  # fmt: skip
"""Measures that add up, and changes: what has come about "since Monday" is told as of now."""
HEAD = 300
"""How far into a text its header and dateline can stand."""
HEADLINE = 110
"""A first sentence shorter than that, in characters, is a headline; the lead follows."""
OPENING = 24
"""A date that near to the start of its sentence holds for the whole of it."""
NEAR = 160
"""How far before a date the comparison may stand that it belongs to, in characters."""
REACH = 300
"""How far from a figure its date may stand in a very long sentence."""
BEHIND = 20
"""A date before the figure counts as that much farther than one after it."""
_ENDS = frozenset(["until", "till", "by", "before", "since", "after"])
_TOLD = re.compile(r"\b(?:on|of|since|until|from|into|overnight) (?:\w+day,? )?$")
_THAN = r"(?<!more )(?<!less )(?<!fewer )(?<!rather )(?<!later )than"
_COMPARES = re.compile(
    r"\b(?:up|down|revised|raised|lowered|increased|cut) from\b"
    rf"|\b(?:compared|against|{_THAN}|versus|including)\b"
    r"|\bfrom (?:about |some )?[$€£]?\d|\bas (?:many|much|high) as\b|\bas $"
    r"|\b(?:level|peak|record|high|low|figure|number|total|average) (?:of|in|from|set in)\b|\bto (?=$)"
)
_COMPARED = re.compile(
    rf"\b(?:(?:up|down|revised|raised|lowered|increased|cut) from|compared (?:with|to)|against|{_THAN}|versus|including"
    r"|record (?:of|set in|was|had been)|(?:peak|level|high|low) of|(?:double|twice|half) the|the same (?:months?"
    r"|period|time))\b[^.;]{0,40}$"
)
_CLAUSE = re.compile(
    r";|, (?:and|but|while|as|after|when|which|who)\b| (?:while|whereas) | (?:who|which) (?!died|drowned|perished"
    r"|(?:was|were) )"
)
_ASIDE = re.compile(
    r", (?:which|who|whose|founded|built|born|opened|established|formed|created|launched|introduced)\b[^,;]{0,80}$"
)
_BEGAN = re.compile(r"\b(?:that|which) (?:began|started|broke out|erupted) (?:(?:in|on|at) )?$|\bsince [\w ]{3,32} $")
_NOW = re.compile(r"\b(?:now|currently|today|still)\b")
_RECORD = re.compile(r"\b(?:highest|lowest|worst|biggest|first|deadliest|largest|most|strongest|best)\b[^.;]{0,24}$")
_OF_FIGURE = re.compile(r"\d[\w,.%]*(?: \w+)? (?:in|of) $")
_ENTRY = re.compile(r"(?:^|\n|[-–—] ?|\n[-*•] )$")
_NEXT = re.compile(r", (?:and|but|while)\b| and (?:still|now|remains?|is|are)\b")
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b"
)
_SPOKE = re.compile(
    r"\b(?:[Ss]aid|says|told|announced|reported|stated|confirmed|declared|added|described by|warned|tweeted|wrote"
    r"|estimated|disclosed|acknowledged|revealed|published|released)"
    r"(?: (?:in|on|at|late|early|earlier|later|an?|the|its|his|her|their|this|statement|news|press|conference"
    r"|briefing|reporters|journalists|page|post"
    r"|interview|television|tv|radio|parliament|lawmakers|agency|by|phone|telephone|via|to|of|report|bulletin"
    r"|update|here|was|state|media|[A-Z][\w.’'-]*)){0,8} $"
)
