"""Where a text says when: dates, weekdays, relative days, years, clock times, windows of time.

Two readers need this. The number reader must not take the 4 of "January 4" or the 45 of "02:45 PM" for a figure;
the facts must know which day a figure speaks of. Both ask `find_dates`, which only finds and parses; which day
"Tuesday" is depends on the day of the report and is settled in `crossfoot.facts.days.dates`.

Every number inside a span of `REJECTED` kinds is part of a date or a clock time, and never a figure. Spans of the
other kinds, `window` and `elapsed`, hold a duration that stays a figure ("24 hours" in "in the past 24 hours").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.mentions.date_words import date_words
from crossfoot.mentions.tokens import lower
from crossfoot.values import Value

REJECTED = frozenset({"date", "day", "month", "weekday", "relative", "year", "years", "decade", "clock"})
"""Kinds whose numbers are not figures."""
HOLDS_FIGURE = frozenset({"window", "elapsed"})
"""Kinds that hold a duration, which stays a figure if it has a number."""


class DateSpan(Value):
    """An expression of time and its parts; what is not stated is None. Offsets are into the text as received.

    ========  ==========================================================  ==========================================
    kind      examples                                                    parts
    ========  ==========================================================  ==========================================
    date      January 4; 4 January 2022; 2022-01-04; Christmas Day 2004   month, day, perhaps year, weekday, last
    month     in December 2008; since June; at the end of July            month, perhaps year, part, relation
    day       on the 4th                                                  day
    weekday   on Tuesday; last Friday; Tuesday of last week               weekday, perhaps relation or shift
    relative  yesterday; overnight; last month; at the start of the year  unit, shift, anchored, perhaps part
    year      in 2009; the 2004 tsunami; since the beginning of 2022      year, perhaps part, relation
    years     2013-2015; from 2013 to 2015                                year, last
    decade    the 1990s                                                   year
    clock     3 p.m.; 1200 GMT; 07:37 a.m. UTC; "yesterday (6/8)"         none
    window    over the past week; in the past 24 hours                    unit, amount (None where none is stated)
    elapsed   three days ago; less than 24 hours after; a week earlier    unit, count, relation
    ========  ==========================================================  ==========================================
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    """The last day of a range of days ("January 4-6"), or the last year of a range of years."""
    weekday: int | None = None
    """0 is Monday."""
    relation: str | None = None
    """``since``, ``until``, ``by``, ``before``, ``after``, ``last``, ``next``, ``this``, ``ago``, ``earlier``…; of
    10/02/2005 ``either``, for its day and month may stand the other way round."""
    part: str | None = None
    """``beginning``, ``middle`` or ``end`` of the month or year."""
    unit: str | None = None
    shift: int | None = None
    """Units away from the anchor: -1 in "yesterday"; of a month or date, years: -1 in "April last year"; of a weekday,
    weeks: -1 in "Friday last week"."""
    amount: int | None = None
    """How many units, where that is a whole number or a word: 24 in "the past 24 hours"."""
    anchored: bool = False
    """Counted from the day the story speaks of ("earlier that day"), not from the day of the report."""


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Every expression of time in a text, in order, without overlap.

    >>> [(text[d.start:d.end], d.kind) for text in ["On Jan. 6 at 7:41 AM, 2004 people fled in 2,000 cars."]
    ...  for d in find_dates(text)]
    [('Jan. 6', 'date'), ('7:41 AM', 'clock')]
    """
    low = lower(text)
    found = sorted((*_worded(text, low), *_numbered(text, low)), key=lambda d: (d.start, -d.end))
    return tuple(_without_overlap(found))


def _without_overlap(found: list[DateSpan]) -> list[DateSpan]:
    kept: list[DateSpan] = []
    for date in found:
        if kept and date.start < kept[-1].end:
            if date.end - date.start > kept[-1].end - kept[-1].start:
                kept[-1] = date
            continue
        kept.append(date)
    return kept


# Words: months, weekdays, relative days, units of time.


def _worded(text: str, low: str) -> Iterator[DateSpan]:
    words = date_words()
    for match in words.anchors.finditer(f"\n{low}"):  # the sign before it counts for its start
        start, end = match.start(), match.end() - 1
        word = low[start:end]
        kind, entry = words.kinds[word]
        capital = text[start].isupper()
        if kind == "month":
            date = _month(low, start, end, entry) if capital or len(word) > 6 else None
        elif kind == "weekday":
            date = _weekday(text, low, start, end, entry) if capital else None
        elif kind == "unit":
            date = _duration(low, start, end, entry)
        elif kind == "holiday":
            date = _holiday(low, start, end, entry)
        else:
            date = _relative(low, start, end, entry)
        if date:
            yield date


def _month(low: str, start: int, end: int, month: int) -> DateSpan | None:
    found = _month_or_day(low, start, end, month)
    return _of_year(low, found) if found and found.year is None else found


def _of_year(low: str, date: DateSpan) -> DateSpan:
    """Widened over the year it is told to be of: "in April last year", "on May 5 of this year"."""
    if date.kind == "month" and (shared := date_words().year_shared.match(low, date.end)):
        return date._replace(year=int(shared["year"]))
    after = date_words().year_told.match(low, date.end)
    return date._replace(end=after.end(), unit="year", shift=_SHIFTS[after["year"]]) if after else date


_SHIFTS = {"last": -1, "this": 0, "next": 1}


def _month_or_day(low: str, start: int, end: int, month: int) -> DateSpan | None:
    words = date_words()
    after = words.day_after.match(low, end)
    before = words.day_before.search(low, max(0, start - 24), start)
    counts = after is not None and _is_counted(low, after, told=before is not None or low.endswith("in ", 0, start))
    if after and before and not counts and (short := _short_year(low, before, month, after)):
        return _with_weekday(low, short)
    if after and not counts:
        return _with_weekday(low, _day_of(low, start, after.end(), month, (after["day"], after["last"]), after["year"]))
    if before:
        year = words.year_after.match(low, end)
        days = before["first"] or before["day"], before["day"] if before["first"] else None
        found = _day_of(low, before.start(), year.end() if year else end, month, days, year and year["year"])
        return _with_weekday(low, found)
    year = words.year_after.match(low, end)
    is_told = year or words.year_told.match(low, end) or words.before_month.search(low, max(0, start - 24), start)
    if (not is_told and not _is_attribute(low, start, end)) or words.no_month.match(low, end):
        return None
    stopped = low[end : end + 1] == "." and low[start:end] not in ("may", "june", "july") and end - start < 5
    stop = year.end() if year else end + stopped
    relation, part, start = _lead(words.lead.search(low, max(0, start - 48), start), start)
    return DateSpan(start, stop, "month", _int(year and year["year"]), month, relation=relation, part=part)


def _is_attribute(low: str, start: int, end: int) -> bool:
    """Whether a month says which: "the July floods", "the mill's August sale"."""
    before = date_words().before_attribute.search(low, max(0, start - 8), start)
    return before is not None and _THING_FOLLOWS.match(low, end) is not None


_THING_FOLLOWS = re.compile(r"(?<!march)(?<!may) (?!(?:and|or|to|of|on|is|was|has|had|in|at|for)\b)[a-z]")


def _is_counted(low: str, after: re.Match[str], *, told: bool) -> bool:
    """Whether the digits behind a month count what follows: "In March 15 people died", "On 5 June 40 soldiers fled".

    `told` says that the month has its day before it, or that no day is asked for.
    """
    if not told or after["year"] or after["day"].startswith("0"):
        return False
    return after["counted"] is not None or _PLURAL_FOLLOWS.match(low, after.end()) is not None


_PLURAL_FOLLOWS = re.compile(r" (?!was\b|is\b|has\b|this\b|as\b|us\b|its\b|his\b)[a-z][a-z-]*s\b")


def _short_year(low: str, before: re.Match[str], month: int, after: re.Match[str]) -> DateSpan | None:
    """ "16 Apr 09": a day before the month makes the two digits behind it a year."""
    if before["first"] or after["year"] or len(after["day"]) != 2:
        return None
    century = "20" if after["day"] < "50" else "19"  # two digits below fifty are of this century
    return _day_of(low, before.start(), after.end(), month, (before["day"], None), century + after["day"])


def _day_of(
    low: str, start: int, end: int, month: int, days: tuple[str, str | None], year: str | None
) -> DateSpan | None:
    """The day of a month, or its first and last."""
    first = int(days[0])
    if not 1 <= first <= 31:
        return None
    relation = date_words().since.search(low, max(0, start - 12), start)
    if relation:
        start = relation.start("relation")
    return DateSpan(
        start, end, "date", _int(year), month, first, _int(days[1]), relation=relation["relation"] if relation else None
    )


def _with_weekday(low: str, date: DateSpan | None) -> DateSpan | None:
    """Widened over the weekday just before it: "Tuesday, January 4"."""
    if date and (before := date_words().weekday_before.search(low, max(0, date.start - 12), date.start)):
        return date._replace(start=before.start("weekday"), weekday=date_words().all_weekdays[before["weekday"]])
    return date


def _weekday(text: str, low: str, start: int, end: int, weekday: int) -> DateSpan | None:
    words = date_words()
    if words.not_after.match(low, end) or words.not_before.search(low, max(0, start - 12), start):
        return None
    if after := words.time_of_day.match(low, end):
        end = after.end()
    if words.named_after.match(text, end) and not words.before_weekday.search(low, max(0, start - 12), start):
        return None  # "Sunday Eze" is somebody
    relation = words.which.search(low, max(0, start - 12), start)
    if relation:
        start = relation.start("which")
    date = DateSpan(start, end, "weekday", weekday=weekday, relation=relation["which"] if relation else None)
    of_week = None if relation else words.week_told.match(low, end)
    return date._replace(end=of_week.end(), unit="week", shift=_SHIFTS[of_week["week"]]) if of_week else date


def _holiday(low: str, start: int, end: int, entry: dict[str, Any]) -> DateSpan:
    """A day with a name, perhaps with its year: "Boxing Day 2004"."""
    year = date_words().year_after.match(low, end)
    return DateSpan(
        start, year.end() if year else end, "date", _int(year and year["year"]), entry["month"], entry["day"]
    )


def _relative(low: str, start: int, end: int, entry: dict[str, Any]) -> DateSpan | None:
    if date_words().not_relative.search(low, max(0, start - 12), start):
        return None
    left = date_words().lead.search(low, max(0, start - 48), start)
    relation, part, start = _lead(left, start)
    if entry.get("needs_part") and not part:
        return None
    if entry.get("new_year"):
        return DateSpan(start, end, "relative", unit="year", shift=0, part="beginning", relation=relation)
    return DateSpan(
        start, end, "relative", unit=entry["unit"], shift=entry["shift"], part=part, relation=relation,
        anchored=entry.get("anchor", False),
    )  # fmt: skip


def _duration(low: str, start: int, end: int, unit: str) -> DateSpan | None:
    """A unit of time: a date only as a window ("the past week") or a distance from another moment ("a week ago")."""
    words = date_words()
    if window := words.window.search(low, max(0, start - 48), start):
        if window["count"] is None and unit in _MOMENTS and low.startswith("s", end - 1):
            return None  # "the last minutes of the flight"
        return DateSpan(window.start(), end, "window", unit=unit, amount=_count(window["count"]))
    if not (after := words.elapsed.match(low, end)):
        return None
    number = words.number_before.search(low, max(0, start - 32), start)
    if not number or _is_age_of_page(low, number.start()):
        return None
    return DateSpan(
        number.start(), after.end(), "elapsed", unit=unit, amount=_count(number["count"]), relation=after["relation"]
    )


_MOMENTS = frozenset({"second", "minute"})


def _is_age_of_page(low: str, start: int) -> bool:
    """Whether a time behind a bar says how old the page is, not when something was: "4:47 AM / 11 years ago"."""
    before = low[max(0, start - 12) : start].split()
    return bool(before) and before[-1] in lexicon.words("rejections", "furniture", "before")


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdecimal() else date_words().numbers.get(word)


def _lead(left: re.Match[str] | None, start: int) -> tuple[str | None, str | None, int]:
    """Relation and part told before a month, year or relative word, and where that begins."""
    if not left or not (left["relation"] or left["part"]):
        return None, None, start
    part = date_words().parts[left["part"]] if left["part"] else None
    return left["relation"], part, left.start("relation") if left["relation"] else left.start("from")


# Numbers: years, numeric dates, clock times.


def _numbered(text: str, low: str) -> Iterator[DateSpan]:
    for match in _numbers().finditer(low):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "iso":
            yield from _calendar(start, end, *low[start : start + 10].split("-"))
        elif kind == "slashed":
            yield from _slashed(start, end, match.group())
        elif kind == "clock":
            yield DateSpan(_clock_start(low, start), end, "clock")
        elif kind == "again":
            yield DateSpan(start, end, "clock")
        elif kind == "decade":
            yield _with_lead(low, DateSpan(start, end, "decade", int(low[start : start + 4])))
        elif kind == "ordinal":
            if date := _ordinal(low, start, end, match.group()):
                yield date
        elif date := _year(text, low, start, end):
            yield date


_SUFFIX = (
    r"(?:[ap]\.m\b\.?|[ap]m\b|o['’]clock\b|hours? (?:gmt|utc|local)\b|(?:gmt|utc|bst|est|edt|pst|pdt|cet|msk)\b"
    r"|local time\b|hrs\b)"
)
_ZONES = (
    r"(?:[0-9]{4} )?(?:gmt|utc|bst|est|edt|pst|pdt|cet|cest|eet|eest|msk|ist|pkt|wib|jst|hkt|sgt|kst|sast|wat|eat|aest"
    r"|aedt|nzst|nzdt|local time)(?:[+-]\d{1,2})?"
)
_ZONE = rf"(?: {_ZONES}\b| \({_ZONES}\))?"
_NUMBERED = (
    r"[0-9](?<![\w.,/:$€£¥₹+][0-9])(?<![0-9][-–][0-9])(?:"
    r"(?P<iso>(?<=[12])[0-9]{3}-[0-9]{2}-[0-9]{2}(?![0-9])(?:t[0-9:.]+(?:z|[+-][0-9:]+)?)?)"
    r"|(?P<slashed>[0-9]?(?P<sep>[/.])[0-9]{1,2}(?P=sep)(?:[12][0-9]{3}|[0-9]{2})(?![\w/]|[.,][0-9]))"
    r"|(?P<again>(?<=(?:[snrio]day|ning|ight|noon) \([0-9])[0-9]?[/.][0-9]{1,2}(?=\)))"
    rf"|(?P<clock>[0-9]?:[0-5][0-9](?::[0-5][0-9])?(?![\w:]|[.,][0-9])(?: ?{_SUFFIX})?{_ZONE}"
    rf"|[0-9]?\.[0-5][0-9] ?{_SUFFIX}{_ZONE}"
    rf"|[0-9]? ?(?:[ap]\.m\b\.?|[ap]m\b|o['’]clock\b){_ZONE}"
    rf"|[0-9]{{3}} ?(?:{_ZONES}|hrs|hours (?:gmt|utc|local)|hours(?=, \d| on\b))\b(?: \({_ZONES}\))?)"
    r"|(?P<decade>(?<=[12])[0-9]{2}0['’]?s\b)"
    r"|(?P<ordinal>[0-9]?(?:st|nd|rd|th)\b)"
    r"|(?P<year>(?<=[12])[0-9]{3}(?![\w/]|:\S|[.,][0-9]| ?%)))"
)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(_NUMBERED)


def _calendar(start: int, end: int, year: str, month: str, day: str) -> Iterator[DateSpan]:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        yield DateSpan(start, end, "date", int(year), int(month), int(day))


def _slashed(start: int, end: int, word: str) -> Iterator[DateSpan]:
    """Day first unless that cannot be: "13/07/2022" and "07/13/2022" are the same day; of "7/8/2022" either may be."""
    first, second, year = re.split(r"[/.]", word)
    day, month = (second, first) if int(second) > 12 else (first, second)
    for span in _calendar(start, end, year if len(year) == 4 else f"20{year}", month, day):
        yield span._replace(relation="either") if int(day) <= 12 else span


def _clock_start(low: str, start: int) -> int:
    """Widened over the first of two times: "between 8 and 9 p.m."."""
    before = date_words().clock_before.search(low, max(0, start - 12), start)
    return before.start("first") if before else start


def _ordinal(low: str, start: int, end: int, word: str) -> DateSpan | None:
    """ "on the 4th": a day of the month only where no noun follows."""
    if low[max(0, start - 7) : start] != "on the " or low[end : end + 1] == "-" or _NOUN_FOLLOWS.match(low, end):
        return None
    day = int(word[:-2])
    return DateSpan(start, end, "day", day=day) if 1 <= day <= 31 else None


_NOUN_FOLLOWS = re.compile(
    r" (?!and\b|of (?:this|the|last) month|at\b|in\b|after\b|when\b|with\b|as\b|to\b|by\b|but\b)[a-z]"
)


def _year(text: str, low: str, start: int, end: int) -> DateSpan | None:
    year = int(low[start:end])
    if not 1500 <= year <= 2099:
        return DateSpan(start, end, "year", year) if _is_far_year(low, start, end, year) else None
    words = date_words()
    if pair := words.years.match(low, end):
        last = int(pair["last"]) if len(pair["last"]) == 4 else year - year % 100 + int(pair["last"])
        if year < last <= 2099:
            return DateSpan(start, pair.end(), "years", year, last=last)
    found = _with_lead(low, DateSpan(start, end, "year", year))
    return found if found.part or _is_year(text, low, start, end, year) else None


def _is_far_year(low: str, start: int, end: int, year: int) -> bool:
    """Whether a round number is a year that forecasts reach to: "by 2100", not "rose by 2100 to 5400"."""
    if year % 50 or not 2100 <= year <= 2300 or _COUNTED.match(low, end):
        return False
    return _FORECAST.search(low, max(0, start - 16), start) is not None


_FORECAST = re.compile(r"\b(?:by|until|before|year|beyond) $")
_COUNTED = re.compile(r"[,.]?\d|%| (?:to\b|from\b|[a-z]+s\b|per)")


def _is_year(text: str, low: str, start: int, end: int, year: int) -> bool:
    """Whether a bare number between 1500 and 2099 is a year: "in 2009", "the 2004 tsunami", not "2004 people"."""
    if _SHARE.match(text, end):
        return False  # "2014 (49%) were vaccinated"
    words = date_words()
    follows = _FOLLOWS.match(text, end)
    noun = follows["noun"] if follows else None
    counted = noun is not None and (noun in words.counted or (noun.endswith("s") and not noun.endswith("ss")))
    before = words.before_year.search(low, max(0, start - 24), start)
    if before is None and text.startswith(": ", end):  # "1987: 4,300 drown"
        return year >= 1900 and _HEADS.search(text, max(0, start - 2), start) is not None
    if before is None:
        return noun is None and year >= 1900 and _BARE.search(low, max(0, start - 2), start) is not None
    if before["word"] == "of" and _is_asked_for(low, start):
        return False
    if before["word"] == "to" and (level := _LEVEL.search(low, max(0, start - 24), start)):
        return 1500 <= int(level[1]) <= 2099  # "fell from 2222 to 1857"
    if before["word"] in ("the", "a"):  # "the 2004 tsunami", but "the 2000 homes"
        return not counted and (before["word"] == "the" or (noun is not None and year >= 1900))
    return not (counted and (year % 100 == 0 or noun in words.counted or before["word"] in ("of", "by", "to", "for")))


def _is_asked_for(low: str, start: int) -> bool:
    """Whether "of" follows a word that asks for an amount: "a total of 1801 cases"."""
    words = low[max(0, start - 24) : start].split()
    return len(words) > 1 and words[-2] in lexicon.words("contexts", "total")


_FOLLOWS = re.compile(r" (?P<noun>[a-z][a-z-]+)")
_SHARE = re.compile(r" \(\d{1,2}(?:\.\d+)? ?(?:%|per ?cent)\)")
_LEVEL = re.compile(r"from (\d{4})(?: [a-z]+)? to $")
_BARE = re.compile(r"[(,] ?$")
_HEADS = re.compile(r"(?:^|[.:;•\n|A-Za-z]) ?$")
"""Before a year that heads an entry of a list."""


def _with_lead(low: str, date: DateSpan) -> DateSpan:
    relation, part, start = _lead(date_words().lead.search(low, max(0, date.start - 48), date.start), date.start)
    return date._replace(start=start, relation=relation, part=part)


def _int(word: str | None) -> int | None:
    return int(word) if word else None
