"""The dates of one text: what each of them is the day of, and from which other it counts."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.days.dates import Days, reported_days, resolve
from crossfoot.facts.event_words import event_words
from crossfoot.facts.headings import HEADLINE
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.dates import DateSpan


class StoryDay(NamedTuple):
    """A day that a text tells of, the words that told it, and how."""

    date: DateSpan
    days: Days
    rule: str
    """``event_day``, ``story_day``, ``story_day_spoken``, ``story_month``, ``day_of_telling``, or
    ``date_of_sentence_before``."""


class Calendar:
    """The dates of one text, and what each of them is the day of."""

    def __init__(
        self, text: str, low: str, sentences: list[tuple[int, int]], dates: Iterable[DateSpan], reported_at: str | None
    ) -> None:
        self.text, self.low, self.sentences = text, low, sentences
        self.reported = reported_days(reported_at)
        self.dates = self._with_years([date for date in dates if date.kind != "clock" and not self._is_elsewhere(date)])
        self._date_starts = [date.start for date in self.dates]
        self._sentence_starts = [0, *[start for start, _ in sentences[1:]]]
        self._of_speech: dict[int, bool] = {}
        self._compared: dict[tuple[int, int], bool] = {}
        self._begun: dict[tuple[int, int], bool] = {}
        self._ahead: dict[int, int | None] = {}
        self._goes_on: dict[int, StoryDay | None] = {}
        self._lead_dates: list[tuple[int, DateSpan, Days]] | None = None
        self.printed = self._printed()
        """Where the date of print begins, if behind a headline; else before the text."""

    def _printed(self) -> int:
        for date in self.between(1, HEAD):
            if date.kind == "date" and (days := resolve(date, self.reported)) and self.is_header(date, days):
                return date.start
        return -1

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence that holds an offset."""
        return self.sentences[bisect_right(self._sentence_starts, offset) - 1]

    def between(self, first: int, last: int) -> list[DateSpan]:
        """The dates that start in a stretch of the text."""
        starts = self._date_starts
        return self.dates[bisect_left(starts, first) : bisect_left(starts, last)] if starts else []

    def _is_elsewhere(self, date: DateSpan) -> bool:
        """Whether a day is told in a bracket, for another zone: "5 a.m. Monday (2100 GMT Sunday)"."""
        return _ZONED.search(self.low, max(0, date.start - ZONED), date.start) is not None

    def _with_years(self, dates: list[DateSpan]) -> list[DateSpan]:
        """The dates; the year that opens a sentence is that of its months: "In 2017 it had 900 from May to July"."""
        year: DateSpan | None = None
        for at, date in enumerate(dates):
            if year is None and date.kind in ("month", "date") and date.year is None and at + 1 < len(dates):
                date = dates[at] = self._in_year_of_end(date, dates[at + 1])
            if date.kind == "year" and date.relation is None:
                year = date if _OPENS.search(self.low, max(0, date.start - 8), date.start) else None
            elif year is not None and date.kind in ("month", "date") and date.year is None and date.shift is None:
                if _SAME.fullmatch(self.low, year.end, date.start):
                    dates[at] = date._replace(year=year.year)
                else:
                    year = None
        return dates

    def _in_year_of_end(self, date: DateSpan, end: DateSpan) -> DateSpan:
        """The first day of a span, of the year of its last or of the one before: "from 1 January to 3 March 2024"."""
        if self.low[date.end : end.start] not in THROUGH or end.kind != date.kind or not self._begins_span(date):
            return date
        last = resolve(end, self.reported)
        if last is None or date.month is None or date.shift is not None:
            return date
        later = (date.month, date.day or 1) > (last.last.month, last.last.day)
        return date._replace(year=last.last.year - later)

    def is_header(self, date: DateSpan, days: Days) -> bool:
        """Whether it is the day of the report, printed at the head, or of a picture, where nothing happened."""
        if self._was_freed(date):
            return False
        before = self.low[max(0, date.start - 20) : date.start]
        posted = date.start <= HEAD and event_words().printed.search(before) is not None
        if posted or _CAPTION.search(before):
            return True
        if date.kind != "date" or date.start > HEAD or self.reported is None:
            return False
        told = _TOLD.search(before) is not None
        if days.first == self.reported.first:
            return not told
        if not 0 <= (self.reported.first - days.first).days <= LATE:
            return False
        behind = _DATELINE if told or before.endswith(", ") else _PRINT
        return behind.match(self.text, date.end) is not None

    def is_printed(self, date: DateSpan, days: Days) -> bool:
        """Whether it is the day of print, and not of a dateline: nobody spoke then."""
        return self.is_header(date, days) and _SENT.match(self.text, date.end) is None

    def is_of_speech(self, date: DateSpan) -> bool:
        """Whether a date tells when somebody spoke: "police said on Friday"."""
        known = self._of_speech.get(date.start)
        if known is None:
            begin = max(self.sentence(date.start)[0], date.start - SPEAKER)
            told = event_words().speech.search(self.low, begin, date.start)
            spoke = told and event_words().spoke.search(self.text, begin, date.start)
            counted = date.kind in ("month", "year") and _COUNTED.search(self.low, max(0, date.start - 16), date.start)
            is_dated = counted or date.relation == "by" or self._was_announced(date)
            known = (spoke is not None and not is_dated and not self._was_freed(date)) or self._opens_speech(date)
            self._of_speech[date.start] = known
        return known

    def _was_freed(self, date: DateSpan) -> bool:
        """Whether somebody was let go then, and no paper put out: "14 men held in Lena were released on Friday"."""
        if not self.low.endswith("released on ", 0, date.start):
            return False
        return _HELD.search(self.low, max(self.sentence(date.start)[0], date.start - CLAUSE), date.start) is not None

    def _was_announced(self, date: DateSpan) -> bool:
        """Whether a day is that of a rise or cut itself: "the 6 percent rise announced 10 days ago"."""
        return event_words().announced.search(self.low, max(0, date.start - 40), date.start) is not None

    def _opens_speech(self, date: DateSpan) -> bool:
        """Whether a day opens a sentence that tells who spoke, or its verb: "On Monday, the firm said 862 sailed"."""
        first, last = self.sentence(date.start)
        if date.kind == "weekday" and event_words().spoken_on.match(self.low, date.end):
            return True
        if date.kind != "weekday" or self._clause_start(first, date.start) < date.start - OPENS:
            return False
        return event_words().speaks.match(self.low, date.end, min(last, date.end + SPEAKER)) is not None

    def _clause_start(self, first: int, at: int) -> int:
        """Where the sentence, or what stands behind its last semicolon, begins."""
        parted = self.low.rfind("; ", max(first, at - CLAUSE), at)
        return parted + 2 if parted >= 0 else first

    def is_compared(self, first: int, at: int) -> bool:
        """Whether what stands at an offset is what something else is compared with: "up from 12 in May"."""
        stretch = max(first, at - NEAR), at
        if stretch not in self._compared:
            self._compared[stretch] = _COMPARED.search(self.low, *stretch) is not None
        return self._compared[stretch]

    def is_beginning(self, first: int, date: DateSpan) -> bool:
        """Whether a date is only when something began: "a monsoon that began in mid-June", "since unrest broke out"."""
        stretch = max(first, date.start - CLAUSE), date.start
        if stretch not in self._begun:
            self._begun[stretch] = _BEGAN.search(self.low, *stretch) is not None
        return self._begun[stretch]

    def days_after(self, date: DateSpan, event: Days | None = None) -> Days | None:
        """The day meant by "a day after it sank": counted back from the day told before it, else from the report.

        Where it is told of an event that came so much later, from the day of that: "It came a day after a raid".
        """
        if date.kind != "elapsed" or date.relation != "after" or date.unit not in _LONG or self.reported is None:
            return None
        if _DEED.match(self.low, date.end):
            return None  # "recalled it on Tuesday, 11 days after launching it"
        first, _ = self.sentence(date.start)
        told = [day for other in self.between(first, date.start) if (day := self._day(other))]
        last = event.last if event and self.is_of_another(date) else self.reported.last
        anchor = told[-1] if told else last
        day = anchor - datetime.timedelta(days=min((date.amount or 1) * _LONG[date.unit], RECENT))
        return Days(day, day, "day")

    def is_of_event(self, first: int, date: DateSpan) -> bool:
        """Whether the verb of an event stands before a date: "the cyclone, which struck in April 2000, killed 24"."""
        return event_words().happened.search(self.low, max(first, date.start - CLAUSE), date.start) is not None

    def is_headline(self, first: int, last: int) -> bool:
        """Whether a sentence is short enough for a headline; one with the date of print behind it may be longer."""
        if last - first <= HEADLINE:
            return True
        if first or last > 2 * HEADLINE:
            return False
        printed = [date for date in self.between(PRINTED, last) if date.kind == "date" and date.year]
        return any((days := resolve(date, self.reported)) and self.is_header(date, days) for date in printed)

    def is_in_lead(self, date: DateSpan) -> bool:
        """Whether a date stands in the headline or the lead."""
        return date.start < self.sentences[min(LEAD, len(self.sentences)) - 1][1]

    def lead_dates(self) -> list[tuple[int, DateSpan, Days]]:
        """The dates of headline and lead that end no span and compare nothing, each with the start of its sentence."""
        if self._lead_dates is None:
            self._lead_dates = list(self._in_lead())
        return self._lead_dates

    def _in_lead(self) -> Iterator[tuple[int, DateSpan, Days]]:
        for first, last in self.sentences[:LEAD]:
            for date in self.between(first, last):
                days = resolve(date, self.reported)
                if days is not None and date.relation not in ENDS and not self.is_compared(first, date.start):
                    yield first, date, days
            if not self.is_headline(first, last):
                break

    def names_in_lead(self, noun: str, before: int) -> bool:
        """Whether headline or lead names an event, so that it needs no article further down: "floods hit on Monday"."""
        end = self.sentences[min(LEAD, len(self.sentences)) // 2 - 1][1] if len(self.sentences) > 1 else 0
        return self.low.find(noun, 0, min(end, before)) >= 0

    def lead_end(self) -> int:
        """Where the lead ends: the first sentence that is no headline."""
        for first, last in self.sentences[:LEAD]:
            if not self.is_headline(first, last):
                return last
        return self.sentences[min(LEAD, len(self.sentences)) - 1][1] if self.sentences else 0

    def is_anchored(self, date: DateSpan) -> bool:
        """Whether a date counts from another one told before it: "that day", "a year earlier", "two days later"."""
        if date.kind != "elapsed":
            return date.anchored
        if date.relation == "before":  # "two months before it opened" is no time of its own
            return self.low[date.end : date.end + 1] in STOPS
        return date.relation in ("earlier", "later")

    def anchor(self, date: DateSpan) -> Days | None:
        """The days told last before a date that counts from them: in its sentence, or for days in the one before.

        For "that week" and "two months later", too.
        """
        first, _ = self.sentence(date.start)
        by_day = date.unit in BY_DAY
        pointed = date.relation == "later" or (date.anchored and date.shift == 0)
        if (by_day or pointed) and not self.between(first, date.start) and first:
            first, _ = self.sentence(first - 1)
        for other in reversed(self.between(first, date.start)):
            days = None if other.relation in ENDS else resolve(other, self.reported)
            if days is not None and (days.precision == "day" or (not by_day and days.precision != "span")):
                return days
        return None

    def is_ahead(self, date: DateSpan) -> bool:
        """Whether a day, or a month without its year, is told of what is still to come: "will open on Friday"."""
        return self.ahead_from(date) is not None

    def ahead_from(self, date: DateSpan) -> int | None:
        """Where the words begin that say of a date that it is still to come."""
        if date.kind not in AHEAD_KINDS or date.year is not None or date.relation == "last":
            return None
        if date.start not in self._ahead:
            first, _ = self.sentence(date.start)
            cue = event_words().ahead.search(self.text, max(first, date.start - CLAUSE), date.start)
            self._ahead[date.start] = cue and cue.start()
        return self._ahead[date.start]

    def through(self, date: DateSpan, days: Days, *, planned: bool = False) -> Days:
        """The days from one date to another: "between Thursday and Saturday", "from May to July last year"."""
        if not self._begins_span(date):
            return days
        at = bisect_right(self._date_starts, date.start)
        if at == len(self.dates) or self.low[date.end : self.dates[at].start] not in THROUGH:
            return days
        last = resolve(self.dates[at], self.reported, planned=planned)
        return Days(days.first, last.last, "span") if last and last.last >= days.first else days

    def ends_span(self, date: DateSpan) -> bool:
        """Whether a date is the last of a span that another begins: "between Thursday and Saturday"."""
        at = bisect_left(self._date_starts, date.start) - 1
        if at < 0 or self.low[self.dates[at].end : date.start] not in THROUGH:
            return False
        return self._begins_span(self.dates[at])

    def _begins_span(self, date: DateSpan) -> bool:
        return _FROM.search(self.low, max(0, date.start - 8), date.start) is not None

    def goes_on(self, start: int) -> StoryDay | None:
        """The time of an earlier event, told in the sentence before one without a date: "many died in that unrest"."""
        first, last = self.sentence(start)
        if first not in self._goes_on:
            self._goes_on[first] = self._told_before(first, last)
        return self._goes_on[first]

    def _told_before(self, first: int, last: int) -> StoryDay | None:
        if not first or self.between(first, last):
            return None
        before, _ = self.sentence(first - 1)
        date = next(iter(self.between(before, first)), None)
        days = resolve(date, self.reported) if date else None
        if date is None or days is None or date.relation in ENDS or not self.is_past(days):
            return None
        again = event_words().again.search(self.low, first, last)
        is_told = again is not None and not self.names_in_lead(again["noun"], first)
        if is_told or event_words().sums.match(self.low, first):
            return StoryDay(date, days, "date_of_sentence_before")
        return None

    def is_past(self, days: Days) -> bool:
        """Whether days are too long ago to be those of the story."""
        return self.reported is not None and (self.reported.first - days.last).days > STALE

    def is_of_another(self, date: DateSpan) -> bool:
        """Whether a date is told of an event before this one: "it came a day after 12 had died"."""
        return event_words().comes.search(self.low, max(0, date.start - 24), date.start) is not None

    def is_against(self, date: DateSpan) -> bool:
        """Whether a date is that of what people are against: "protests against the February 1 coup"."""
        return _AGAINST.search(self.low, max(0, date.start - 16), date.start) is not None

    def _day(self, told: DateSpan) -> datetime.date | None:
        days = resolve(told, self.reported)
        return days.first if days and days.precision == "day" else None


LEAD = 4
"""Sentences among which the story's own day is looked for: headline, header, and the first two."""
RECENT = 31
"""Days before the report after which an event is no longer what a story is about."""
PRINTED = 40
"""How far into a text the date of print stands, where it stands behind a headline and is no dateline."""
STALE = 14
"""Days before the report after which a date told by its number is not the day of the story."""
HEAD = 300
"""How far into a text its header and dateline can stand."""
OPENS = 3
"""A day so near the start of its sentence, in characters, opens it: "On Monday"."""
SPEAKER = 80
"""How far behind such a day the verb of speech may stand, in characters."""
NEAR = 64
"""How far before a date the comparison may stand that it belongs to, in characters."""
CLAUSE = 160
"""How far before its day the verb of an event may stand, in characters."""
ENDS = frozenset(["until", "till", "by", "before", "since", "after"])
STOPS = frozenset([".", ",", ";", ":", ")", "\n", ""])
BY_DAY = frozenset(["day", "hour", "minute"])
_LONG = {"day": 1, "week": 7}
THROUGH = frozenset([" and ", " to ", " until ", " through ", " till "])
AHEAD_KINDS = frozenset(["weekday", "month"])
_DEED = re.compile(r" \w+ing (?:it|its|the|a|an|his|her|their|them)\b")
_FROM = re.compile(r"\b(?:between|from) (?:the )?$")
_AGAINST = re.compile(r"\bagainst (?:the |its |their |this |that )?$")
ZONED = 32
"""How far before the day of another zone its bracket may open, in characters."""
LATE = 3
"""Days after its dateline on which a dispatch may be printed."""
_DATELINE = re.compile(r"(?:\.,?|,)? \([A-Z][\w/ .]*\) ?(?:--|[-–—])")
_PRINT = re.compile(_DATELINE.pattern + "| [A-Z]")
_SENT = re.compile(r"(?:\.,?|,)? (?:\([A-Z][\w/ .]*\) ?)?(?:--|[-–—]) ?[^\W\d]")
_HELD = re.compile(
    r"\b(?:men|women|people|boys|girls|children|[a-z]+ers|[a-z]+ists|hostages|inmates|suspects|detainees|arrested"
    r"|held|detained|jailed)\b[^.;]* (?:were|was|been|be) released on $"
)
_COUNTED = re.compile(r"\b(?:reported|confirmed|recorded) in $")
"""Of a month or a year: what was counted in it, and not when somebody spoke."""
_CAPTION = re.compile(r"\b(?:in this|taken|pictured|photo) (?:on )?$")
_TOLD = re.compile(r"\b(?:on|of|since|until|from|into|overnight) (?:\w+day,? )?$")
THAN = r"(?<!more )(?<!less )(?<!fewer )(?<!rather )(?<!later )than"
AGAINST = (
    r"against(?= (?:an? [a-z-]+ of )?(?:[a-z-]+ ){0,2}?"
    r"(?:[$€£]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens"
    r"|hundreds|thousands|half)\b))"
)
"""A comparison names a level: "against 12 in May"; protests are against a levy."""
BEYOND = (
    r"\b(?:above|below|beyond|exceed(?:ed|ing|s)|surpass(?:ed|ing|es))"
    r" (?:(?:the |its |a )?(?:[a-z]+ ){0,3}?[$€£]?\d|(?=$))"
)
"""As a comparison does, these name the level of another time: "above the 12.8 metres of 2012"."""
_DAYS_AND_MONTHS = [*lexicon.load("dates")["weekdays"], *lexicon.load("dates")["months"], "yesterday", "then"]
_BEGAN = re.compile(
    r"\b(?:that|which) (?:began|started|broke out|erupted|set in|appeared|emerged|surfaced) "
    r"(?:(?:in|on|at|across|near) (?:[\w’'-]+ ){1,4}?)?(?:(?:in|on|at) )?$"
    rf"|\bsince (?!(?:last |early |late |mid-)?(?:{either(_DAYS_AND_MONTHS)})\b)"  # "missing since Sunday"
    r"(?:(?!and )[^\s.;,)\d]+ ){1,12}\(?(?:(?:in|on|at) )?$"
)
_ZONED = re.compile(r"\([^()]{2,12} (?:gmt|utc|bst|[ecmp][sd]?t|cet)\b[^()]{0,6}$")
_OPENS = re.compile(r"(?:^|[.!?”\"\n:] ?)in $")
_SAME = re.compile(r"[^.;\n]{1,160}")
_UNSAID = r"(?=(?:[^,]|,(?! (?:he|she|they|officials|police) said))*$)"
"""Behind "than" nobody speaks up: in "worse than Ida, he said, and told of a 2009 storm" the storm is not compared."""
_COMPARED = re.compile(
    rf"\b(?:(?:up|down|revised|raised|lowered|increased|cut) from|compared (?:with|to)|{AGAINST}|{THAN}{_UNSAID}|versus"
    r"|including|record (?:of|set in|was|had been)|(?:peak|level|high|low) of"
    r"|(?:double|twice|half) the|the same (?:months?|period|time)"
    r"|fraction of|(?:premium|discount) to)\b[^.;\"”]{0,40}$"
    r"|\b(?:more|fewer|less|higher|lower|later|earlier) than (?:in |on |at |during |for |the )*$"
    r"|\b(?:more|fewer|less|higher|lower) than (?:it|he|she|they|(?:the|its) [a-z]+) had [a-z]+ (?:on )?$"
)
