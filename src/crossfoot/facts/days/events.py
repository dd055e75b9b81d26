"""When it was: the days a figure speaks of, from the dates around it and the day of the report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from crossfoot import regexes as re
from crossfoot.facts.cues import KINDS_OF_THING, measures
from crossfoot.facts.days.calendars import ENDS, Calendar
from crossfoot.facts.days.dates import AHEAD, Days, resolve
from crossfoot.facts.days.reaches import FIGURE, NOW, reaches
from crossfoot.facts.days.running_tolls import is_running
from crossfoot.facts.days.story_days import (
    OPENING,
    PRICED,
    WEEK,
    bygone,
    coming,
    finer,
    happened,
    in_week,
    is_told_later,
    passing,
    story_day,
    told,
)
from crossfoot.facts.days.tenses import Tenses
from crossfoot.facts.event_words import event_words
from crossfoot.facts.generalities import is_general
from crossfoot.lexicon.patterns import sparse_words
from crossfoot.mentions.dates import HOLDS_FIGURE, DateSpan
from crossfoot.values import Value


class Event(Value):
    """The days a figure speaks of."""

    start: str
    """ISO date."""
    end: str
    precision: str
    """``day``, ``month``, ``year`` or ``span``."""
    surface: str | None
    """The words that told it; None where it is the day of the report."""
    rule: str


_PLEDGED = frozenset({"pledged", "promised", "vowed", "demanded", "proposed"})
_LEAD = 24
"""Characters before a figure in which its verb stands."""


class Events:
    """The times of one text."""

    def __init__(
        self, text: str, low: str, sentences: list[tuple[int, int]], dates: Iterable[DateSpan], reported_at: str | None
    ) -> None:
        self.text, self.low = text, low
        self.calendar = calendar = Calendar(text, low, sentences, dates, reported_at)
        self.reported, self.dates = calendar.reported, calendar.dates
        self._tenses = Tenses(low)
        self._timeline = self._entries()
        self._has_since = any(date.relation == "since" for date in self.dates)
        event = happened(calendar)
        main = story_day(calendar, event)
        self.happened = event or in_week(calendar, main) or passing(calendar, main)
        self.main = finer(main, self.happened, self.reported)
        self._of_story = self._told(*self.main) if self.main else self._reported()
        self._of_event = self._told(*self.happened) if self.happened else self._of_story
        is_open = self.happened is None and (self.main is None or self.main.rule == "story_day_spoken")
        past = bygone(calendar) if is_open else None
        self._of_harm = self._told(*past) if past else self._of_event
        telling = told(calendar, self.happened or self.main)
        by_date = (
            self.main is not None and self.main.date.kind in ("date", "month") and not self._is_as_of(self.main.date)
        )
        told_otherwise = self._reported() if self.happened or by_date else self._of_story
        self._of_telling = self._told(*telling) if telling else told_otherwise
        self._runs = is_running(calendar, event or self.happened or main, telling)
        if self._runs:
            self._of_harm = self._of_story = self._of_telling

    def event(self, start: int, end: int, *, measure: str | None = None, status: str = "asserted") -> Event | None:
        """The days the figure at ``[start, end)`` speaks of: told in its sentence, else the story's, else the report's.

        A toll "since Monday" is a toll as of now; a price "since Monday" holds from then.
        """
        if is_general(self.low, self.calendar.sentence(start)[0], end):
            return None
        found = None
        if self.dates and measure != "age":  # an age is as of the story, whatever else its sentence tells
            come_about = self._has_since and self._has_come_about(start, measure)
            counted = is_counted(measure) or come_about
            found = self._nearest(start, end, counted=counted, planned=status == "planned")
            if found is None and come_about and self._is_since(start, end):
                return self._reported()
            if found and measure in OF_EVENT and self._is_aftermath(found[0], found[1], start, end):
                found = None
            elif found and measure in OF_EVENT and self._holds_event(found[0], found[1]):
                found = self.happened
            if found and self._runs and self._only_tells_event(found[0], start, end):
                found = None
            if found and measure in GOES_ON and self._is_after(found[0], start, end):
                return self._of_telling
        found = found or self._in_timeline(start) or self._carried(start, end, measure)
        if found is None and status == "planned" and measure in PRICES:
            found = coming(self.calendar)
        if found:
            return self._told(*found)
        return self._untold(start, end, measure)

    def _is_as_of(self, date: DateSpan) -> bool:
        """Whether a date says from when the story is told: "as of 19 September", not "on 19 September"."""
        return self.low.endswith("as of ", 0, date.start)

    def lies_ahead(self, event: Event) -> bool:
        """Whether the days begin after the report: what is to be then is planned."""
        return self.reported is not None and event.start > self.reported.last.isoformat()

    def _is_year_to_come(self, date: DateSpan, days: Days) -> bool:
        return date.year is not None and self.reported is not None and days.first > self.reported.last

    def _is_of_another(self, date: DateSpan, start: int, end: int, first: int) -> bool:
        """Whether a time to come is told of another figure: "at 60 it would be a slump of 5 percent in 2031"."""
        if date.start >= end:
            return FIGURE.search(self.low, end, date.start) is not None
        return date.start - first >= OPENING and date.end <= start

    def _untold(self, start: int, end: int, measure: str | None) -> Event | None:
        """The day of a figure that has none beside it: when the event happened, or when it was told of."""
        of_event = measure in OF_EVENT
        if of_event and self._is_rate(start, end):
            return self._of_telling
        first, last = self.calendar.sentence(start)
        if of_event and self._is_since_long(first, last, start, end):
            return self._of_telling
        if of_event and self.happened is None and (earlier := self._counted_before(first, start)):
            return earlier
        if of_event and not self._is_as_of_now(start, end):
            return self._of_harm
        if measure in GOES_ON and of_event:
            return self._of_telling
        if of_event:
            now = NOW.search(self.low, max(first, start - STILL), start) is not None
            return self._of_telling if now and self._tenses.is_present(first, start, end, last) else self._of_story
        if measure in STANDING:
            return self._of_event
        if measure == "exchange_rate" and "=" in self.low[start:end]:
            return self._reported()  # "($1 = 17.85 pounds)", as of the day it is printed
        if measure in OF_TELLING or self._tenses.is_present(first, start, end, last):
            return self._of_telling
        if measure in OF_STORY and (spoken := self._spoken_later(first, last)):
            return spoken
        if measure in OF_STORY or event_words().relief.search(self.low, first, last):
            return self._of_story
        return self._of_event

    def _spoken_later(self, first: int, last: int) -> Event | None:
        """The day on which somebody told of a figure in its sentence, where the story's is more than a week before."""
        for date in self.calendar.between(first, last):
            days = resolve(date, self.reported) if self.calendar.is_of_speech(date) else None
            if days and self.main and (days.first - self.main.days.last).days >= WEEK:
                return self._told(date, days, "day_of_telling")
        return None

    def _counted_before(self, first: int, start: int) -> Event | None:
        """The earlier day on which somebody had told of a figure: "on Tuesday he had spoken of 157 dead"."""
        left = max(first, start - STILL, self.low.rfind("; ", first, start))
        for date in self.calendar.between(left, start):
            days = resolve(date, self.reported) if self.calendar.is_of_speech(date) else None
            if days and self.main and days.last < self.main.days.first and " had " in self.low[left:start]:
                return self._told(date, days, "day_of_telling")
        return None

    def _is_as_of_now(self, start: int, end: int) -> bool:
        """Whether a count of harm is of the day it is told, not of the day it was done: "still missing"."""
        first, last = self.calendar.sentence(start)
        closed = self.low.find(";", end, min(last, end + STILL))
        left = max(first, start - STILL, self.low.rfind(";", first, start) + 1)
        if _STILL.search(self.low, left, closed if closed >= 0 else min(last, end + STILL)):
            return True
        event = self.happened.date.start if self.happened else None
        return any(date.relation == "since" and date.start != event for date in self._around(first, last, start, end))

    def _is_since_long(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether a toll is counted from long before the story: "has killed 20,000 since 2009"."""
        words, left = event_words(), max(first, start - RATE)
        if words.war.search(self.low, left, start) or words.goes_on.search(self.low, left, min(last, end + RATE)):
            return True
        dates = [date for date in self._around(first, last, start, end) if date.relation == "since"]
        return any(date.kind in COARSE for date in dates)

    def _is_rate(self, start: int, end: int) -> bool:
        """Whether a count of harm is of every day or year, and no event's: "mines kill 5,000 a year"."""
        first, last = self.calendar.sentence(start)
        patterns = event_words()
        return patterns.each.match(self.low, end, min(last, end + RATE)) is not None or (
            patterns.average.search(self.low, max(first, start - STILL), start) is not None
        )

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

    def _carried(self, start: int, end: int, measure: str | None) -> tuple[DateSpan, Days, str] | None:
        """The date of the sentence before, where this one goes on with what it told."""
        if not self.dates:
            return None
        if measure in PRICES:
            return self._price_goes_on(start, end)
        return self.calendar.goes_on(start)

    def _price_goes_on(self, start: int, end: int) -> tuple[DateSpan, Days, str] | None:
        """The day of a price in a sentence before: "Petrol rose to 107 rupees on Thursday. Diesel prices were 97." """
        calendar = self.calendar
        first, last = calendar.sentence(start)
        if self._tenses.is_present(first, start, end, last):
            return None
        for _ in range(SENTENCES_ON):
            if calendar.between(first, last) or not first or not PRICED.search(self.low, first, last):
                return None
            first, last = calendar.sentence(first - 1)
            told = [date for date in calendar.between(first, last) if not calendar.is_of_speech(date)]
            days = resolve(told[0], self.reported) if len(told) == 1 else None
            if days and days.precision == "day" and PRICED.search(self.low, first, last):
                return told[0], days, "date_of_sentence_before"
        return None

    def _nearest(self, start: int, end: int, *, counted: bool, planned: bool) -> tuple[DateSpan, Days, str] | None:
        """The date of the figure's own sentence that is nearest to it and speaks of it."""
        best: tuple[int, DateSpan, Days] | None = None
        first, last = self.calendar.sentence(start)
        for date in self._around(first, last, start, end):
            distance = date.start - end if date.start >= end else max(0, start - date.end) + BEHIND
            if best is not None and distance >= best[0]:
                continue
            if date.relation == "since" and self.low.startswith((", when", " when"), date.end):
                date = date._replace(relation=None)  # "the worst crash since 1982, when 39 people died"
            if date.relation in ENDS and date.kind != "elapsed" and not _dates_it(date, counted=counted):
                continue
            if date.kind in HOLDS_FIGURE and date.start <= start and end <= date.end:
                continue  # "the past five days" themselves
            if (
                self.calendar.ends_span(date)
                or end <= self.calendar.printed < date.start
                or self.calendar.is_of_speech(date)
                or self.calendar.is_against(date)
                or not reaches(self.calendar, date, start, end, first)
            ):
                continue
            days = self._days(date, start, planned=planned)
            if days is None or self.calendar.is_header(date, days):
                continue
            if not planned and self._is_year_to_come(date, days) and self._is_of_another(date, start, end, first):
                continue
            best = distance, date, days
        return best and (best[1], best[2], "date_in_sentence")

    def _days(self, date: DateSpan, start: int, *, planned: bool) -> Days | None:
        """The days a date of the figure's sentence means, counted from the day told before it where it says so."""
        calendar = self.calendar
        if date.end <= start and (days := calendar.days_after(date, self._since_event())):
            return days
        story = (calendar.anchor(date) or self._anchor(date) or self.reported) if calendar.is_anchored(date) else None
        if date.kind == "window" and self.main is not None and self.main.rule == "story_day_spoken":
            return resolve(date, self.main.days)
        ahead = (planned and not self._was_told(date, start)) or calendar.is_ahead(date)
        ahead = ahead or (date.unit == "day" and not date.anchored and (date.shift or 0) > 0)  # "tomorrow"
        days = resolve(date, self.reported, story=story, planned=ahead) or self._ahead(date)
        return days and calendar.through(date, days, planned=ahead)

    def _since_event(self) -> Days | None:
        """The day of the event, or of the story, from which "it came a day after" counts."""
        told = self.happened or self.main
        return told.days if told and told.days.precision == "day" else None

    def _was_told(self, date: DateSpan, start: int) -> bool:
        """Whether somebody spoke of the plan on that day: "in a Monday speech he said it would cost 12 pesos".

        What was pledged on a day was pledged then: "donors pledged 300 million on Wednesday".
        """
        if date.start > start:
            lead = self.low[max(0, start - _LEAD) : start].split()[-2:]
            return not _PLEDGED.isdisjoint(lead) and "that" not in lead  # "promised that 150 would come on Monday"
        return date.end <= start and event_words().says.search(self.low, date.end, start) is not None

    def _anchor(self, date: DateSpan) -> Days | None:
        """The day that "two days earlier" counts from where no day is told near it: the event's, or the story's."""
        told = (self.happened if date.kind == "elapsed" else None) or self.main
        return told and told.days

    def _ahead(self, date: DateSpan) -> Days | None:
        """The coming day meant by one without its year, or a year to come: "on sale on March 10", "300 in 2030"."""
        if self.reported is None or _COMING.search(self.low, max(0, date.start - 10), date.start) is None:
            return None  # a dateline
        if date.kind in WITH_YEAR and date.year is not None:
            return resolve(date, self.reported, planned=True) if date.year <= self.reported.last.year + AGE else None
        if date.kind != "date" or date.last is not None:
            return None
        days = resolve(date, self.reported, planned=True)
        return days if days and 0 < (days.first - self.reported.last).days < AHEAD else None

    def _is_since(self, start: int, end: int) -> bool:
        """Whether the sentence tells from when on it counts: "Since Monday they have checked 40 houses"."""
        first, last = self.calendar.sentence(start)
        return any(date.relation == "since" and date.end <= start for date in self._around(first, last, start, end))

    def _has_come_about(self, start: int, measure: str | None) -> bool:
        """Whether so many have been done or found, up to now: "Since Monday they have checked 40 houses"."""
        things = measure is not None and measures()[measure].dimension in KINDS_OF_THING
        return things and _HAVE.search(self.low, self.calendar.sentence(start)[0], start) is not None

    def _holds_event(self, date: DateSpan, days: Days) -> bool:
        """Whether the day of the event lies in a stretch told beside a figure of the lead: "sank last week"."""
        if self.happened is None or days.precision != "span" or date.anchored or not self.calendar.is_in_lead(date):
            return False
        if self.happened.date.start == date.start:
            return False
        return days.first <= self.happened.days.first and (days.last - days.first).days < WEEK

    def _is_aftermath(self, date: DateSpan, days: Days, start: int, end: int) -> bool:
        """Whether the day beside a count of harm is later than the event, and only of what followed it."""
        if self.happened is None or days.precision != "day":
            return False
        if not 0 < (days.first - self.happened.days.first).days <= SOON:
            return False
        if self.low.endswith("by ", 0, date.start) or date.relation == "by":
            return True
        if event_words().brought_up.search(self.low, max(0, start - STILL), start):
            return False
        return is_told_later(self.low, self.calendar.sentence(start)[0], date, start, end)

    def _only_tells_event(self, date: DateSpan, start: int, end: int) -> bool:
        """Whether a date beside a running toll only says when its event was: "the quake that hit in May has killed"."""
        first, _ = self.calendar.sentence(start)
        between = self.low[end : date.start] if date.start >= end else ""
        return self.calendar.is_of_event(first, date) and event_words().direct.search(between) is None

    def _is_after(self, date: DateSpan, start: int, end: int) -> bool:
        """Whether a date is of what came before: "40 are still missing after a boat sank on Sunday"."""
        left = max(self.calendar.sentence(start)[0], start - STILL)
        if date.start < end or _REMAINS.search(self.low, left, date.start) is None:
            return False
        return _SINCE_THEN.search(self.low, end, date.start) is not None

    def _around(self, first: int, last: int, start: int, end: int) -> list[DateSpan]:
        """The dates of a sentence near a figure, and the one that opens it."""
        if last - first <= 2 * REACH:
            return self.calendar.between(first, last)
        opening = self.calendar.between(first, min(first + OPENING, start - REACH))
        return [*opening[:1], *self.calendar.between(max(first, start - REACH), min(last, end + REACH))]

    def _told(self, date: DateSpan, days: Days, rule: str) -> Event:
        return Event(
            days.first.isoformat(), days.last.isoformat(), days.precision, self.text[date.start : date.end], rule
        )

    def _reported(self) -> Event | None:
        days = self.reported
        if days is None:
            return None
        return Event(days.first.isoformat(), days.last.isoformat(), days.precision, None, "day_of_report")


def is_counted(measure: str | None) -> bool:
    """Whether a measure adds up, or is a change: what has come about "since Monday" is told as of now."""
    if measure is None or measure in CHANGES:
        return measure is not None
    return measures()[measure].accumulates and measures()[measure].dimension != "money"


def _dates_it(date: DateSpan, *, counted: bool) -> bool:
    """Whether a day that ends or begins a stretch dates a figure: what it had come to by then, a price since then."""
    return date.relation == "by" or (date.relation == "since" and not counted)


CHANGES = frozenset(("price_change", "price_factor"))
OF_EVENT = frozenset(
    ("killed", "injured", "casualties", "trapped", "aboard",
     "houses_damaged", "premises_damaged", "roads_damaged", "bridges_destroyed", "vehicles_burned", "vehicles_damaged",
     "vehicles_destroyed", "stolen_value", "magnitude", "depth")
)  # fmt: skip
"""What an event did or was: told later, it still is of the day it happened."""
OF_TELLING = frozenset(("missing", "compensation", "exchange_rate"))
"""What goes on, or is done about an event: as of the day it is told."""
GOES_ON = frozenset(("missing", "trapped", "rescued", "displaced", "evacuated", "hospitalised", "detained"))
"""What is told as of now where anything of it "still" is so."""
PRICES = frozenset(("price", "price_change", "price_factor"))
SENTENCES_ON = 6
"""Sentences of prices that may go on from the one that dates them."""
STANDING = frozenset(("population", "length", "width", "height", "distance", "age"))
"""What holds on every day, and so on the day of the event."""
OF_STORY = frozenset(
    ("detained", "displaced", "evacuated", "hospitalised", "troops", "aid", "aid_workers", "affected", "price",
     "price_change", "price_factor", "damage")
)  # fmt: skip
"""What comes of an event for days: of the day the story tells of."""
COARSE = frozenset(("year", "month"))
WITH_YEAR = frozenset(("year", "month", "date"))
AGE = 100
"""Years beyond which no news looks ahead."""
SOON = 14
"""Days after an event in which its toll is still counted."""
STILL = 40
"""How far from a figure the word may stand that makes it one of now, in characters."""
RATE = 60
"""How far behind a figure the words may stand that make it one of every day, in characters."""
REACH = 300
"""How far from a figure its date may stand in a very long sentence."""
BEHIND = 20
"""A date before the figure counts as that much farther than one after it."""
_HAVE = sparse_words(("have", "has"))
_STILL = sparse_words(("still", "remain", "remains", "now", "so far", "since then", "has since", "have since"))
_REMAINS = sparse_words(("still", "remain", "remains", "remained"))
_SINCE_THEN = sparse_words(("after", "when", "since"))
_COMING = re.compile(r"\b(?:in|on|from|by|until|before|for|to|after) $")
_ENTRY = re.compile(r"(?:^|\n|[-–—] ?|\n[-*•] )$")
