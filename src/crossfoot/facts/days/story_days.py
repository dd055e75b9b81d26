"""The days of a story: when it is told, and when the event it tells of happened.

The day of the story is the first of its headline or lead on which nobody merely spoke, else the day when somebody
spoke. The day of the event is told of the event itself ("the storm hit on Friday", "Thursday's train bombings", "a
day after it sank"), and dates what the event did; "rescuers pulled 12 bodies out on Monday" is a day of the story.
"""

from __future__ import annotations

from datetime import timedelta

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.days.calendars import CLAUSE, LEAD, RECENT, Calendar, StoryDay
from crossfoot.facts.days.dates import Days, resolve
from crossfoot.facts.event_words import event_words
from crossfoot.mentions.dates import DateSpan


def happened(calendar: Calendar) -> StoryDay | None:
    """The first recent day, in the lead or told of a known event after it, on which the event itself happened."""
    in_lead = True
    for first, last in calendar.sentences[:TOLD_WITHIN]:
        counted = _counted_from(calendar, first, last) if in_lead else None
        if counted and event_words().aftermath.search(calendar.low, first, counted.date.start):
            return counted  # "aftershocks shook the border Monday, a day after a quake struck"
        for date in calendar.between(first, counted.date.start if counted else last):
            days = resolve(date, calendar.reported)
            if days and date.relation == "since":
                days = Days(days.first, days.first, "day")
            if days is None or not _is_recent(days, calendar.reported) or calendar.is_header(date, days):
                continue
            if _is_event_day(calendar, date, days, first, in_lead=in_lead):
                return StoryDay(date, days, "event_day")
        if counted:
            return counted
        in_lead = in_lead and calendar.is_headline(first, last)
    return None


def _counted_from(calendar: Calendar, first: int, last: int) -> StoryDay | None:
    """The day of an event that a sentence counts from: "a day after it sank"."""
    for date in calendar.between(first, last):
        if (days := calendar.days_after(date)) and not calendar.is_of_another(date):
            return StoryDay(date, days, "event_day")
    return None


def bygone(calendar: Calendar) -> StoryDay | None:
    """The time of an old event that headline or lead are about: "recorders of the flight that crashed in 2009"."""
    for first, date, days in calendar.lead_dates():
        if calendar.is_anchored(date) or not calendar.is_past(days):
            continue
        if calendar.is_of_speech(date) or calendar.is_beginning(first, date):
            continue
        clause = calendar.low[max(first, date.start - CLAUSE) : date.start]
        if event_words().bygone.search(clause):
            return StoryDay(date, days, "event_day")
    return None


def coming(calendar: Calendar) -> StoryDay | None:
    """The coming day of headline or lead from which prices hold: "fares will rise from next Friday"."""
    for first, last in calendar.sentences[:LEAD]:
        for date in calendar.between(first, last):
            if PRICED.search(calendar.low, first, date.start) is None:
                continue
            then = date.relation == "next" or _FROM_THEN.search(calendar.low, first, date.start)
            if not then and not calendar.is_ahead(date):
                continue
            days = resolve(date, calendar.reported, planned=True)
            if days is not None and calendar.reported is not None and days.first > calendar.reported.last:
                return StoryDay(date, days, "coming_day")
    return None


def _is_recent(days: Days, reported: Days | None) -> bool:
    return days.precision == "day" and reported is not None and (reported.last - days.first).days <= RECENT


def _is_event_day(calendar: Calendar, date: DateSpan, days: Days, first: int, *, in_lead: bool) -> bool:
    """Whether a date is told of an event: its own verb before, or its own noun behind."""
    low, patterns = calendar.low, event_words()
    if low.startswith(("'s", "’s"), date.end):
        return patterns.owned.match(low, date.end) is not None
    if calendar.is_of_speech(date) or calendar.is_compared(first, date.start) or calendar.is_ahead(date):
        return False
    if date.relation == "since":
        return patterns.lasting.search(low, max(first, date.start - 48), date.start) is not None
    if date.relation is not None and date.relation not in ("last", "this"):
        return False
    if (patterns.noun if in_lead else patterns.known_noun).search(low, max(first, date.start - CLAUSE), date.start):
        return True
    clause = low[max(first, date.start - CLAUSE) : date.start]
    if in_lead and patterns.befell.search(clause):
        return patterns.later.search(clause) is None
    if patterns.later.search(clause):
        return False
    if patterns.aftermath.search(low, first, date.start) and not patterns.after_it.search(clause):
        return False
    if _began_before(calendar, date, days, first):
        return False
    if in_lead:
        return patterns.happened.search(clause) is not None
    if patterns.known_happened.search(clause) or patterns.meanwhile.search(clause):
        return True
    if first and _told_before(calendar, patterns.verb.findall(clause), first):
        return True
    if first and _befell_when(calendar, date, clause):
        return True
    bare = patterns.bare_happened.search(clause)
    return bare is not None and calendar.names_in_lead(bare["noun"], first)


def _befell_when(calendar: Calendar, date: DateSpan, clause: str) -> bool:
    """Whether people were harmed on a day, and what happened is told behind it: "six were killed Saturday when"."""
    return calendar.low.startswith(" when ", date.end) and event_words().befell.search(clause) is not None


def _told_before(calendar: Calendar, verbs: list[str], first: int) -> bool:
    """Whether the verb of an event stood in headline or lead too: "a ferry that capsized … capsized on Friday"."""
    if not verbs:
        return False
    groups = lexicon.load("events")["once"]["groups"]
    stems = (stem for group in groups if verbs[-1] in group["verbs"] for stem in group["lead"])
    return any(calendar.names_in_lead(f" {stem}", first) for stem in stems)


def _is_only_beginning(calendar: Calendar, date: DateSpan, days: Days, first: int) -> bool:
    """Whether a day is no more than the one on which something began that goes on."""
    return calendar.is_beginning(first, date) or _began_before(calendar, date, days, first)


def _began_before(calendar: Calendar, date: DateSpan, days: Days, first: int) -> bool:
    """Whether a day is the one on which days of unrest began, which have no day of their own."""
    if calendar.reported is None or (calendar.reported.last - days.first).days < 2:
        return False
    return event_words().beginning.search(calendar.low, max(first, date.start - CLAUSE), date.start) is not None


def story_day(calendar: Calendar, event: StoryDay | None) -> StoryDay | None:
    """The first day of the headline or lead that could be the story's; the event's before one when somebody spoke."""
    spoken = coarse = None
    for first, date, days in calendar.lead_dates():
        if date.anchored or calendar.is_header(date, days) or calendar.is_ahead(date):
            continue
        if _is_only_beginning(calendar, date, days, first):
            continue
        if _is_background(calendar, date, days):
            continue
        if calendar.is_of_speech(date):
            spoken = spoken or StoryDay(date, days, "story_day_spoken")
        elif days.precision == "month" and calendar.reported and days.last < calendar.reported.first:
            behind = calendar.low[:first].rstrip().endswith(".")  # "Bread has risen. Inflation was 8 percent in May."
            coarse = coarse or (None if behind else StoryDay(date, days, "story_month"))
        else:
            return StoryDay(date, days, "story_day")
    return (event or spoken) if spoken else coarse


def in_week(calendar: Calendar, main: StoryDay | None) -> StoryDay | None:
    """The day an event is told to have happened in the week of the lead: "this week … On Aug. 27, a boat sank"."""
    if main is None or main.days.precision != "span" or (main.days.last - main.days.first).days >= WEEK:
        return None
    for first, last in calendar.sentences[:TOLD_WITHIN]:
        date = next(iter(calendar.between(first, min(last, first + OPENING))), None)
        days = resolve(date, calendar.reported) if date else None
        if date is None or days is None or days.precision != "day" or date.relation is not None:
            continue
        if main.days.first <= days.first <= main.days.last and event_words().verb.search(calendar.low, date.end, last):
            return StoryDay(date, days, "event_day")
    return None


def passing(calendar: Calendar, main: StoryDay | None) -> StoryDay | None:
    """The day told in passing soon after a lead that names none, or only when somebody spoke, of what happened once.

    As in "A bus fell into a gorge. It was on its way home late on Sunday when its brakes failed".
    """
    if (main is not None and main.rule != "story_day_spoken") or not _happens_once(calendar):
        return None
    for first, last in calendar.sentences[:PASSING]:
        for date in calendar.between(first, last):
            days = resolve(date, calendar.reported)
            if days is None or not _is_shortly_before(calendar, days, main) or calendar.is_header(date, days):
                continue
            if date.kind in PASSING_KINDS and date.relation is None and _is_in_passing(calendar, date, first):
                return StoryDay(date, days, "event_day")
    return None


def _happens_once(calendar: Calendar) -> bool:
    """Whether headline or lead tell of what is over in a moment, as a crash is, and of nothing that goes on."""
    low, end = calendar.low, calendar.lead_end()
    return event_words().runs_on.search(low, 0, end) is None and event_words().once.search(low, 0, end) is not None


def _is_shortly_before(calendar: Calendar, days: Days, main: StoryDay | None) -> bool:
    """Whether a day is one of the few before the story is told, and before the one when somebody spoke."""
    if days.precision != "day" or calendar.reported is None or days.last > calendar.reported.last:
        return False
    told = main.days.first if main else calendar.reported.last + ONE_DAY
    return 0 < (told - days.first).days <= SHORTLY


def _is_in_passing(calendar: Calendar, date: DateSpan, first: int) -> bool:
    """Whether nobody spoke on a day, and it dates neither what followed the event, nor another event, nor a level."""
    low = calendar.low
    if date.anchored or calendar.is_of_speech(date) or calendar.is_ahead(date) or calendar.is_beginning(first, date):
        return False
    if calendar.is_compared(first, date.start) or low.startswith(("'s", "’s"), date.end):
        return False
    if _ANOTHER.match(low, first) and event_words().happened.search(low, max(first, date.start - CLAUSE), date.start):
        return False  # "A bus crashed on Tuesday", where the story is of a ferry
    return event_words().aftermath.search(low, first, date.start) is None


def finer(main: StoryDay | None, event: StoryDay | None, reported: Days | None) -> StoryDay | None:
    """The day of the story, told by the day of its event where it names no day: "sank last week … on Thursday".

    None where all it names is a stretch that holds the report: "this week" is told of the day of the report.
    """
    if main is None or main.days.precision == "day":
        return main
    if event is not None and main.days.first <= event.days.first:
        return event
    return None if reported is not None and main.days.last >= reported.first else main


def told(calendar: Calendar, event: StoryDay | None) -> StoryDay | None:
    """The last day in the headline or lead on which somebody spoke, or something was done about the event."""
    if event is not None and event.rule == "story_day_spoken":
        return event
    latest: StoryDay | None = None
    for first, date, days in calendar.lead_dates():
        if days.precision != "day" or date.anchored or calendar.is_ahead(date) or _is_background(calendar, date, days):
            continue
        if _is_only_beginning(calendar, date, days, first) or calendar.is_printed(date, days):
            continue
        if (event is None or days.first > event.days.first) and (latest is None or days.first > latest.days.first):
            latest = StoryDay(date, days, "day_of_telling")
    return latest


def _is_background(calendar: Calendar, date: DateSpan, days: Days) -> bool:
    """Whether a time is too coarse to be the story's own ("the 1974 mark", "a year ago") or lies ahead of it."""
    if date.kind in ("years", "decade", "window") or (date.unit == "year" and date.shift != 0):
        return True
    if date.kind == "elapsed" and not (date.relation == "ago" and date.unit in ("day", "week")):
        return True
    if date.kind in ("date", "elapsed") and calendar.is_past(days):
        return True
    if date.kind == "year" and calendar.reported is not None and days.last.year < calendar.reported.last.year:
        return True
    if calendar.low.startswith(("'s", "’s"), date.end) and event_words().owned.match(calendar.low, date.end) is None:
        return True  # "a premium to Tuesday's close"
    return calendar.low.endswith("from ", 0, date.start)


def is_told_later(low: str, first: int, date: DateSpan, start: int, end: int) -> bool:
    """Whether a date beside a figure is of what followed the event: the count of a toll, a search, a funeral.

    In "rescuers were searching on Thursday for 12 trapped" nobody was trapped on Thursday; but "12 died on Monday".
    """
    patterns = event_words()
    between = low[end : date.start] if date.start >= end else low[date.end : start]
    if date.start >= end and patterns.direct.search(between):
        return False
    return patterns.aftermath.search(low, first, max(date.start, end)) is not None


PRICED = re.compile(r"\b(?:prices?|rates?|fares?|costs?|charges?|fees?|tolls?)\b")
_FROM_THEN = re.compile(r"\b(?:from|effective|starting|beginning|as of) (?:on )?$")
_ANOTHER = re.compile(r"(?:an?|another|one|two|three|several) ")
WEEK = 7
PASSING = 4
"""Sentences among which the day of an event may be told in passing."""
PASSING_KINDS = frozenset(["weekday", "date", "relative"])
SHORTLY = 4
"""Days before the story is told on which what it tells of in passing may have happened."""
ONE_DAY = timedelta(days=1)
OPENING = 24
"""A date that near to the start of its sentence holds for the whole of it."""
TOLD_WITHIN = 10
"""Sentences among which the day of the event itself may be told."""
