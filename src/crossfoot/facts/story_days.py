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
        """Whether it is the day of the report, printed at the head, or of a picture, where nothing happened."""
        if _CAPTION.search(self.low, max(0, date.start - 12), date.start):
            return True
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
        if date.kind != "elapsed" or date.relation != "after" or date.unit not in _LONG or self.reported is None:
            return None
        if _DEED.match(self.low, date.end):
            return None  # "recalled it on Tuesday, 11 days after launching it"
        first, _ = self.sentence(date.start)
        told = [day for other in self.between(first, date.start) if (day := self._day(other))]
        anchor = told[-1] if told else self.reported.last
        day = anchor - datetime.timedelta(days=min((date.amount or 1) * _LONG[date.unit], RECENT))
        return Days(day, day, "day")

    def is_of_event(self, first: int, date: DateSpan) -> bool:
        """Whether the verb of an event stands before a date: "the cyclone, which struck in April 2000, killed 24"."""
        return _patterns().happened.search(self.low, max(first, date.start - CLAUSE), date.start) is not None

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

    def is_anchored(self, date: DateSpan) -> bool:
        """Whether a date counts from another one told before it: "that day", "a year earlier", "two days later"."""
        if date.kind != "elapsed":
            return date.anchored
        if date.relation == "before":  # "two months before it opened" is no time of its own
            return self.low[date.end : date.end + 1] in STOPS
        return date.relation in ("earlier", "later")

    def anchor(self, date: DateSpan) -> Days | None:
        """The days told last before a date that counts from them: in its sentence, or for days in the one before."""
        first, _ = self.sentence(date.start)
        by_day = date.unit in BY_DAY
        if by_day and not self.between(first, date.start) and first:
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
        first, _ = self.sentence(date.start)
        cue = _AHEAD.search(self.text, max(first, date.start - CLAUSE), date.start)
        return cue and cue.start()

    def through(self, date: DateSpan, days: Days, *, planned: bool = False) -> Days:
        """The days from one date to another: "between Thursday and Saturday", "from May to July last year"."""
        if _FROM.search(self.low, max(0, date.start - 8), date.start) is None:
            return days
        at = bisect_right(self._date_starts, date.start)
        if at == len(self.dates) or self.low[date.end : self.dates[at].start] not in THROUGH:
            return days
        last = resolve(self.dates[at], self.reported, planned=planned)
        return Days(days.first, last.last, "span") if last and last.last >= days.first else days

    def goes_on(self, start: int) -> StoryDay | None:
        """The time of an earlier event, told in the sentence before one without a date: "many died in that unrest"."""
        first, last = self.sentence(start)
        if not first or self.between(first, last):
            return None
        again = _patterns().again.search(self.low, first, last)
        sums = _patterns().sums.match(self.low, first)
        if not sums and (again is None or is_named_in_lead(self, again["noun"], first)):
            return None
        before, _ = self.sentence(first - 1)
        for date in self.between(before, first)[:1]:
            days = resolve(date, self.reported)
            if days is None or date.relation in ENDS or not self.is_past(days):
                return None
            return StoryDay(date, days, "date_of_sentence_before")
        return None

    def is_past(self, days: Days) -> bool:
        """Whether days are too long ago to be those of the story."""
        return self.reported is not None and (self.reported.first - days.last).days > STALE

    def is_of_another(self, date: DateSpan) -> bool:
        """Whether a date is told of an event before this one: "it came a day after 12 had died"."""
        return _COMES.search(self.low, max(0, date.start - 24), date.start) is not None

    def _day(self, told: DateSpan) -> datetime.date | None:
        days = resolve(told, self.reported)
        return days.first if days and days.precision == "day" else None


def happened(calendar: Calendar) -> StoryDay | None:
    """The first recent day, in the lead or told of a known event after it, on which the event itself happened."""
    in_lead = True
    for first, last in calendar.sentences[:TOLD_WITHIN]:
        for date in calendar.between(first, last):
            if days := calendar.days_after(date) if in_lead and not calendar.is_of_another(date) else None:
                return StoryDay(date, days, "event_day")
            days = resolve(date, calendar.reported)
            if days and date.relation == "since":
                days = Days(days.first, days.first, "day")
            if days is None or not _is_recent(days, calendar.reported) or calendar.is_header(date, days):
                continue
            if _is_event_day(calendar, date, days, first, in_lead=in_lead):
                return StoryDay(date, days, "event_day")
        in_lead = in_lead and calendar.is_headline(first, last)
    return None


def bygone(calendar: Calendar) -> StoryDay | None:
    """The time of an old event that headline or lead are about: "recorders of the flight that crashed in 2009"."""
    for first, last in calendar.sentences[:LEAD]:
        for date in calendar.between(first, last):
            days = resolve(date, calendar.reported)
            if days is None or date.relation in ENDS or calendar.is_anchored(date) or not calendar.is_past(days):
                continue
            if calendar.is_of_speech(date) or calendar.is_compared(first, date.start):
                continue
            if BEGAN.search(calendar.low, max(first, date.start - 40), date.start):
                continue
            clause = calendar.low[max(first, date.start - CLAUSE) : date.start]
            if _patterns().bygone.search(clause):
                return StoryDay(date, days, "event_day")
        if not calendar.is_headline(first, last):
            break
    return None


def _is_recent(days: Days, reported: Days | None) -> bool:
    return days.precision == "day" and reported is not None and (reported.last - days.first).days <= RECENT


def _is_event_day(calendar: Calendar, date: DateSpan, days: Days, first: int, *, in_lead: bool) -> bool:
    """Whether a date is told of an event: its own verb before, or its own noun behind."""
    low, patterns = calendar.low, _patterns()
    if low.startswith(("'s", "’s"), date.end):
        return patterns.owned.match(low, date.end) is not None
    if calendar.is_of_speech(date) or calendar.is_compared(first, date.start) or calendar.is_ahead(date):
        return False
    if date.relation == "since":
        return patterns.lasting.search(low, max(first, date.start - 24), date.start) is not None
    if date.relation is not None and date.relation not in ("last", "this"):
        return False
    if (patterns.noun if in_lead else patterns.known_noun).search(low, max(first, date.start - CLAUSE), date.start):
        return True
    clause = low[max(first, date.start - CLAUSE) : date.start]
    if in_lead and patterns.befell.search(clause):
        return True
    if patterns.aftermath.search(low, first, date.start):
        return False
    if _began_before(calendar, date, days, first):
        return False
    if in_lead:
        return patterns.happened.search(clause) is not None
    if patterns.known_happened.search(clause):
        return True
    bare = patterns.bare_happened.search(clause)
    return bare is not None and is_named_in_lead(calendar, bare["noun"], first)


def is_named_in_lead(calendar: Calendar, noun: str, before: int) -> bool:
    """Whether headline or lead names an event, so that it needs no article further down: "floods hit on Monday"."""
    end = calendar.sentences[min(LEAD, len(calendar.sentences)) // 2 - 1][1] if len(calendar.sentences) > 1 else 0
    return calendar.low.find(noun, 0, min(end, before)) >= 0


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
            if calendar.is_ahead(date):
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
        if not calendar.is_headline(first, last):
            break
    return (happened(calendar) or spoken) if spoken else coarse


def in_week(calendar: Calendar, main: StoryDay | None) -> StoryDay | None:
    """The day an event is told to have happened in the week of the lead: "this week … On Aug. 27, a boat sank"."""
    if main is None or main.days.precision != "span" or (main.days.last - main.days.first).days >= WEEK:
        return None
    for first, last in calendar.sentences[:TOLD_WITHIN]:
        date = next(iter(calendar.between(first, min(last, first + OPENING))), None)
        days = resolve(date, calendar.reported) if date else None
        if date is None or days is None or days.precision != "day" or date.relation is not None:
            continue
        if main.days.first <= days.first <= main.days.last and _patterns().verb.search(calendar.low, date.end, last):
            return StoryDay(date, days, "event_day")
    return None


def finer(main: StoryDay | None, event: StoryDay | None) -> StoryDay | None:
    """The day of the story, told by the day of its event where it names no day: "sank last week … on Thursday"."""
    if main is None or event is None or main.days.precision == "day":
        return main
    return event if main.days.first <= event.days.first else main


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
            if calendar.is_ahead(date):
                continue
            if _is_background(calendar, date, days) or calendar.is_compared(first, date.start):
                continue
            if (event is None or days.first > event.days.first) and (latest is None or days.first > latest.days.first):
                latest = StoryDay(date, days, "day_of_telling")
        if not calendar.is_headline(first, last):
            break
    return latest


def _is_background(calendar: Calendar, date: DateSpan, days: Days) -> bool:
    """Whether a time is too coarse to be the story's own ("the 1974 mark", "a year ago") or lies ahead of it."""
    if date.kind in ("years", "decade", "elapsed", "window") or (date.unit == "year" and date.shift != 0):
        return True
    if date.kind == "date" and calendar.reported is not None and (calendar.reported.first - days.first).days > STALE:
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


WEEK = 7
OPENING = 24
"""A date that near to the start of its sentence holds for the whole of it."""
LEAD = 4
"""Sentences among which the story's own day is looked for: headline, header, and the first two."""
TOLD_WITHIN = 10
"""Sentences among which the day of the event itself may be told."""
RECENT = 31
"""Days before the report after which an event is no longer what a story is about."""
PRINTED = 40
"""How far into a text the date of print stands, where it stands behind a headline and is no dateline."""
STALE = 14
"""Days before the report after which a date told by its number is not the day of the story."""
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
STOPS = frozenset([".", ",", ";", ":", ")", "\n", ""])
BY_DAY = frozenset(["day", "hour", "minute"])
_LONG = {"day": 1, "week": 7}
_COMES = re.compile(r"\b(?:comes?|came|coming|occurred|happened|took place) (?:just |only |barely )?$")
THROUGH = frozenset([" and ", " to ", " until ", " through ", " till "])
AHEAD_KINDS = frozenset(["weekday", "month"])
_DEED = re.compile(r" \w+ing (?:it|its|the|a|an|his|her|their|them)\b")
_FROM = re.compile(r"\b(?:between|from) (?:the )?$")
_AHEAD = re.compile(
    r"\b(?:(?:set|due|scheduled|slated|planned) (?:to|for)|(?:expected|forecast|likely|poised) to|will|expects?"
    r"|(?:is|are) to|plans? to|(?:may|could|might)(?! have))\b"
    r"(?:(?! (?:that|which|who|whose|when|where|after|because|as) )[^,;:.\"“”]|[,.](?=\d))*$"
)
"""What is told of before a day that is still to come; a comma ends it: "expected to weaken, it hit on Friday".

Looked for in the text as it is printed, since May is a month.
"""
_CAPTION = re.compile(r"\b(?:in this|taken|pictured|photo) (?:on )?$")
_TOLD = re.compile(r"\b(?:on|of|since|until|from|into|overnight) (?:\w+day,? )?$")
THAN = r"(?<!more )(?<!less )(?<!fewer )(?<!rather )(?<!later )than"
AGAINST = (
    r"against(?= (?:[a-z-]+ ){0,2}?(?:[$€£]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens"
    r"|hundreds|thousands|half)\b))"
)
"""A comparison names a level: "against 12 in May"; protests are against a levy."""
_UNSAID = r"(?=(?:[^,]|,(?! (?:he|she|they|officials|police) said))*$)"
"""Behind "than" nobody speaks up: in "worse than Ida, he said, and told of a 2009 storm" the storm is not compared."""
_COMPARED = re.compile(
    rf"\b(?:(?:up|down|revised|raised|lowered|increased|cut) from|compared (?:with|to)|{AGAINST}|{THAN}{_UNSAID}|versus"
    r"|including|record (?:of|set in|was|had been)|(?:peak|level|high|low) of|(?:double|twice|half) the|the same"
    r" (?:months?|period|time)|fraction of|(?:premium|discount) to)\b[^.;\"”]{0,40}$"
    r"|\b(?:more|fewer|less|higher|lower|later|earlier) than (?:in |on |at |during |for |the )*$"
)


_REST = r"(?:(?![,;!?] ).)*$"
"""What may stand between a verb and its day: no other clause."""


class _Patterns(NamedTuple):
    verb: re.Pattern[str]
    happened: re.Pattern[str]
    known_happened: re.Pattern[str]
    """Of an event already told of: "the storm hit", "which happened"."""
    bygone: re.Pattern[str]
    """Of an event that only says which: "the flight that crashed", "the quake which killed 40"."""
    bare_happened: re.Pattern[str]
    """Of one named without an article: "Typhoon Ambo struck", "floods hit"."""
    noun: re.Pattern[str]
    """Right before its day: "killed in a bombing on Sunday"."""
    known_noun: re.Pattern[str]
    owned: re.Pattern[str]
    lasting: re.Pattern[str]
    beginning: re.Pattern[str]
    """Of what goes on for days: "the unrest broke out"."""
    aftermath: re.Pattern[str]
    direct: re.Pattern[str]
    befell: re.Pattern[str]
    """Right before its day, told of those it befell: "the 12 who were killed Wednesday"."""
    again: re.Pattern[str]
    sums: re.Pattern[str]
    spoke: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    entries = lexicon.load("events")
    verbs, nouns = either(entries["happened"]["verbs"]), either(entries["happened"]["nouns"])
    point = either([noun for noun in entries["happened"]["nouns"] if noun not in entries["lasting"]["nouns"]])
    lasting = either(entries["lasting"]["nouns"])
    direct = either(entries["direct"]["verbs"])
    spoke = entries["spoke"]
    return _Patterns(
        verb=re.compile(rf"\b(?:{verbs})\b"),
        happened=re.compile(rf"\b(?:{verbs})\b{_REST}"),
        known_happened=re.compile(
            rf"\b(?:the|this|its|his|her|their|it|they|which|that) (?:[^\s,;]+ ){{0,4}}?(?:[^\s,;]+, [^,;]{{1,60}}, )?"
            rf"(?:{verbs})\b{_REST}"
        ),
        bygone=re.compile(rf"\b(?:that|which|when|who|whose) (?:[^\s,;]+ ){{0,4}}?(?:{verbs})\b{_REST}"),
        bare_happened=re.compile(
            rf"(?:^|[^\w-])(?P<noun>{nouns}) (?:[^\s,;]+ ){{0,3}}?(?:[^\s,;]+, [^,;]{{1,60}}, )?(?:{verbs})\b{_REST}"
        ),
        noun=re.compile(rf"\b(?:{point}) (?:(?:on|late|early|late on|early on) )?$"),
        known_noun=re.compile(rf"\bthe (?:[\w-]+ ){{0,3}}?(?:{point}) (?:(?:late|early) )?$"),
        owned=re.compile(rf"['’]s (?:[\w.-]+ ){{0,3}}?(?:{nouns})\b"),
        lasting=re.compile(rf"\b(?:{either(entries['happened']['states'])}) $"),
        beginning=re.compile(
            rf"\b(?:{lasting})\b[^.;,]{{0,40}}\b(?:{either(entries['lasting']['verbs'])})\b[^.;,]{{0,30}}$"
        ),
        aftermath=re.compile(rf"\b(?:{either(entries['aftermath']['words'])})\b"),
        again=re.compile(
            rf"\b(?:in|during|after|by|of|from) (?:the|that|those|these) (?:[\w-]+ )?(?P<noun>{nouns}|{lasting})\b"
        ),
        befell=re.compile(rf"\b(?:who|that|which|and|were|was) (?:were |was )?(?:{direct}) (?:on |late |early )?$"),
        sums=re.compile(rf"(?:{either(entries['sums']['words'])}),? "),
        direct=re.compile(rf"\b(?:{direct})\b(?: \w+){{0,3}} (?:on |late |early )?$"),
        spoke=re.compile(
            rf"\b(?:(?i:{either(spoke['verbs'])}))(?: (?:{either(spoke['between'])}|[A-Z][\w.’'-]*)){{0,8}} $"
        ),
    )
