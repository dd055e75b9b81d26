"""The days of a story: when it is told, and when the event it tells of happened.

The day of the story is the first of its headline or lead on which nobody merely spoke, else the day when somebody
spoke. The day of the event is told of the event itself ("the storm hit on Friday", "Thursday's train bombings", "a
day after it sank"), and dates what the event did; "rescuers pulled 12 bodies out on Monday" is a day of the story.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.facts.dates import Days, reported_days, resolve
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.dates import DateSpan


class StoryDay(NamedTuple):
    """The day of the story, the words that told it, and how."""

    date: DateSpan
    days: Days
    rule: str
    """``event_day``, ``story_day``, ``story_day_spoken`` or ``story_month``."""


class Calendar:
    """The dates of one text, and what each of them is the day of."""

    def __init__(
        self, text: str, low: str, sentences: list[tuple[int, int]], dates: Iterable[DateSpan], reported_at: str | None
    ) -> None:
        self.text, self.low, self.sentences = text, low, sentences
        self.reported = reported_days(reported_at)
        self.dates = [date for date in dates if date.kind != "clock"]
        self._date_starts = [date.start for date in self.dates]
        self._sentence_starts = [start for start, _ in sentences]
        self._of_speech: dict[int, bool] = {}

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence that holds an offset."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def between(self, first: int, last: int) -> list[DateSpan]:
        """The dates that start in a stretch of the text."""
        return self.dates[bisect_left(self._date_starts, first) : bisect_left(self._date_starts, last)]

    def is_header(self, date: DateSpan, days: Days) -> bool:
        """Whether it is the day of the report, printed at the head or in the dateline, where nothing happened."""
        if date.kind != "date" or date.start > HEAD or self.reported is None or days.first != self.reported.first:
            return False
        return _TOLD.search(self.low, max(0, date.start - 12), date.start) is None

    def is_of_speech(self, date: DateSpan) -> bool:
        """Whether a date tells when somebody spoke: "police said on Friday"."""
        known = self._of_speech.get(date.start)
        if known is None:
            known = _patterns().spoke.search(self.text, max(0, date.start - 80), date.start) is not None
            self._of_speech[date.start] = known
        return known

    def is_compared(self, first: int, at: int) -> bool:
        """Whether what stands at an offset is what something else is compared with: "up from 12 in May"."""
        return _COMPARED.search(self.low, max(first, at - NEAR), at) is not None

    def days_after(self, date: DateSpan) -> Days | None:
        """The day meant by "a day after it sank": counted back from the day told before it, else from the report."""
        if date.kind != "elapsed" or date.relation != "after" or date.unit != "day" or self.reported is None:
            return None
        first, _ = self.sentence(date.start)
        told = [day for other in self.between(first, date.start) if (day := self._day(other))]
        anchor = told[-1] if told else self.reported.last
        day = anchor - datetime.timedelta(days=min(date.amount or 1, RECENT))
        return Days(day, day, "day")

    def _day(self, told: DateSpan) -> datetime.date | None:
        days = resolve(told, self.reported)
        return days.first if days and days.precision == "day" else None


def happened(calendar: Calendar) -> StoryDay | None:
    """The first recent day, in the lead or told of a known event after it, on which the event itself happened."""
    in_lead = True
    for first, last in calendar.sentences[:TOLD_WITHIN]:
        for date in calendar.between(first, last):
            if days := calendar.days_after(date) if in_lead else None:
                return StoryDay(date, days, "event_day")
            days = resolve(date, calendar.reported)
            if days and date.relation == "since":
                days = Days(days.first, days.first, "day")
            if days is None or not _is_recent(days, calendar.reported) or calendar.is_header(date, days):
                continue
            if _is_event_day(calendar, date, days, first, in_lead=in_lead):
                return StoryDay(date, days, "event_day")
        in_lead = in_lead and last - first <= HEADLINE
    return None


def _is_recent(days: Days, reported: Days | None) -> bool:
    return days.precision == "day" and reported is not None and (reported.last - days.first).days <= RECENT


def _is_event_day(calendar: Calendar, date: DateSpan, days: Days, first: int, *, in_lead: bool) -> bool:
    """Whether a date is told of an event: its own verb before, or its own noun behind."""
    low, patterns = calendar.low, _patterns()
    if low.startswith(("'s", "’s"), date.end):
        return patterns.owned.match(low, date.end) is not None
    if calendar.is_of_speech(date) or calendar.is_compared(first, date.start):
        return False
    if date.relation == "since":
        return patterns.lasting.search(low, max(first, date.start - 24), date.start) is not None
    if date.relation is not None and date.relation not in ("last", "this"):
        return False
    if patterns.aftermath.search(low, first, date.start):
        return False
    if _began_before(calendar, date, days, first):
        return False
    clause = low[max(first, date.start - CLAUSE) : date.start]
    return (patterns.happened if in_lead else patterns.known_happened).search(clause) is not None


def _began_before(calendar: Calendar, date: DateSpan, days: Days, first: int) -> bool:
    """Whether a day is the one on which days of unrest began, which have no day of their own."""
    if calendar.reported is None or (calendar.reported.last - days.first).days < 2:
        return False
    return _patterns().beginning.search(calendar.low, max(first, date.start - CLAUSE), date.start) is not None


def story_day(calendar: Calendar) -> StoryDay | None:
    """The first day of the headline or lead that could be the story's, best not as the day when somebody spoke."""
    spoken = coarse = None
    for first, last in calendar.sentences[:LEAD]:
        for date in calendar.between(first, last):
            days = resolve(date, calendar.reported)
            if days is None or date.relation in ENDS or date.anchored or calendar.is_header(date, days):
                continue
            if _is_background(calendar, date, days) or calendar.is_compared(first, date.start):
                continue
            if BEGAN.search(calendar.low, max(first, date.start - 40), date.start):
                continue
            if _began_before(calendar, date, days, first):
                continue
            if calendar.is_of_speech(date):
                spoken = spoken or StoryDay(date, days, "story_day_spoken")
            elif days.precision == "month" and calendar.reported and days.last < calendar.reported.first:
                coarse = coarse or StoryDay(date, days, "story_month")
            else:
                return StoryDay(date, days, "story_day")
        if last - first > HEADLINE:
            break
    return (happened(calendar) or spoken) if spoken else coarse


def told(calendar: Calendar, event: StoryDay | None) -> StoryDay | None:
    """The last day in the headline or lead on which somebody spoke, or something was done about the event."""
    if event is not None and event.rule == "story_day_spoken":
        return event
    latest: StoryDay | None = None
    for first, last in calendar.sentences[:LEAD]:
        for date in calendar.between(first, last):
            days = resolve(date, calendar.reported)
            if days is None or days.precision != "day" or date.relation in ENDS or date.anchored:
                continue
            if _is_background(calendar, date, days) or calendar.is_compared(first, date.start):
                continue
            if (event is None or days.first > event.days.first) and (latest is None or days.first > latest.days.first):
                latest = StoryDay(date, days, "day_of_telling")
        if last - first > HEADLINE:
            break
    return latest


def _is_background(calendar: Calendar, date: DateSpan, days: Days) -> bool:
    """Whether a time is too coarse to be the story's own ("the 1974 mark", "a year ago") or lies ahead of it."""
    if date.kind in ("years", "decade", "elapsed", "window") or (date.unit == "year" and date.shift != 0):
        return True
    if date.kind == "year" and calendar.reported is not None and days.last.year < calendar.reported.last.year:
        return True
    if calendar.low.startswith(("'s", "’s"), date.end) and _patterns().owned.match(calendar.low, date.end) is None:
        return True  # "a premium to Tuesday's close"
    return calendar.low.endswith("from ", 0, date.start)


def is_told_later(low: str, first: int, date: DateSpan, start: int, end: int) -> bool:
    """Whether a date beside a figure is of what followed the event: the count of a toll, a search, a funeral.

    In "rescuers were searching on Thursday for 12 trapped" nobody was trapped on Thursday; but "12 died on Monday".
    """
    patterns = _patterns()
    between = low[end : date.start] if date.start >= end else low[date.end : start]
    if date.start >= end and patterns.direct.search(between):
        return False
    return patterns.aftermath.search(low, first, max(date.start, end)) is not None


LEAD = 4
"""Sentences among which the story's own day is looked for: headline, header, and the first two."""
TOLD_WITHIN = 10
"""Sentences among which the day of the event itself may be told."""
RECENT = 31
"""Days before the report after which an event is no longer what a story is about."""
HEAD = 300
"""How far into a text its header and dateline can stand."""
HEADLINE = 110
"""A first sentence shorter than that, in characters, is a headline; the lead follows."""
NEAR = 160
"""How far before a date the comparison may stand that it belongs to, in characters."""
CLAUSE = 160
"""How far before its day the verb of an event may stand, in characters."""
ENDS = frozenset(["until", "till", "by", "before", "since", "after"])
BEGAN = re.compile(r"\b(?:that|which) (?:began|started|broke out|erupted) (?:(?:in|on|at) )?$|\bsince [\w ]{3,32} $")
_TOLD = re.compile(r"\b(?:on|of|since|until|from|into|overnight) (?:\w+day,? )?$")
THAN = r"(?<!more )(?<!less )(?<!fewer )(?<!rather )(?<!later )than"
AGAINST = (
    r"against(?= (?:[a-z-]+ ){0,2}?(?:[$€£]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens"
    r"|hundreds|thousands|half)\b))"
)
"""A comparison names a level: "against 12 in May"; protests are against a levy."""
_COMPARED = re.compile(
    rf"\b(?:(?:up|down|revised|raised|lowered|increased|cut) from|compared (?:with|to)|{AGAINST}|{THAN}|versus"
    r"|including|record (?:of|set in|was|had been)|(?:peak|level|high|low) of|(?:double|twice|half) the|the same"
    r" (?:months?|period|time))\b[^.;]{0,40}$"
    r"|\b(?:more|fewer|less|higher|lower|later|earlier) than (?:in |on |at |during |for |the )*$"
)


_REST = r"(?:(?![,;!?] ).)*$"
"""What may stand between a verb and its day: no other clause."""


class _Patterns(NamedTuple):
    happened: re.Pattern[str]
    known_happened: re.Pattern[str]
    """Of an event already told of: "the storm hit", "which happened"."""
    owned: re.Pattern[str]
    lasting: re.Pattern[str]
    beginning: re.Pattern[str]
    """Of what goes on for days: "the unrest broke out"."""
    aftermath: re.Pattern[str]
    direct: re.Pattern[str]
    spoke: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    entries = lexicon.load("events")
    verbs, nouns = either(entries["happened"]["verbs"]), either(entries["happened"]["nouns"])
    direct = either(entries["direct"]["verbs"])
    spoke = entries["spoke"]
    return _Patterns(
        happened=re.compile(rf"\b(?:{verbs})\b{_REST}"),
        known_happened=re.compile(
            rf"\b(?:the|this|it|they|which|that) (?:[^\s,;]+ ){{0,4}}?(?:[^\s,;]+, [^,;]{{1,60}}, )?"
            rf"(?:{verbs})\b{_REST}"
        ),
        owned=re.compile(rf"['’]s (?:[\w.-]+ ){{0,3}}?(?:{nouns})\b"),
        lasting=re.compile(rf"\b(?:{either(entries['happened']['states'])}) $"),
        beginning=re.compile(
            rf"\b(?:{either(entries['lasting']['nouns'])})\b[^.;,]{{0,40}}\b(?:{either(entries['lasting']['verbs'])})\b[^.;,]{{0,30}}$"
        ),
        aftermath=re.compile(rf"\b(?:{either(entries['aftermath']['words'])})\b"),
        direct=re.compile(rf"\b(?:{direct})\b(?: \w+){{0,3}} (?:on |late |early )?$"),
        spoke=re.compile(
            rf"\b(?:(?i:{either(spoke['verbs'])}))(?: (?:{either(spoke['between'])}|[A-Z][\w.’'-]*)){{0,8}} $"
        ),
    )
