"""Which days an expression of time means, given the day of the report."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from crossfoot import regexes as re
from crossfoot.mentions.dates import DateSpan
from crossfoot.values import Value


class Days(Value):
    """The first and the last day meant, both within, and how precisely they are told."""

    first: date
    last: date
    precision: str
    """``day``, ``month``, ``year`` or ``span``."""


@lru_cache(maxsize=1024)
def reported_days(reported_at: str | None) -> Days | None:
    """The day of a report; a month or a year where only that is known.

    >>> reported_days("2023-04").last.isoformat(), reported_days("2022-01-04T10:00:00Z").precision, reported_days(None)
    ('2023-04-30', 'day', None)
    """
    if not reported_at or not _ISO.match(reported_at):
        return None
    parts = [int(part) for part in reported_at[:10].split("-")]
    if len(parts) == 3:
        return _day(date(*parts))
    return _month(parts[0], parts[1]) if len(parts) == 2 else _year(parts[0])


def resolve(span: DateSpan, reported: Days | None, *, story: Days | None = None, planned: bool = False) -> Days | None:
    """The days a span means; None where it cannot be told, or would lie after the report without being planned.

    Parameters
    ----------
    span : DateSpan
        From `crossfoot.mentions.dates.find_dates`.
    reported : Days or None
        The day of the report.
    story : Days, optional
        The day the story speaks of, from which "earlier that day" counts; else the day of the report.
    planned : bool
        Whether days after the report are meant: "on Friday" is then the next one.
    """
    days = _KINDS[span.kind](span, reported, story, planned) if span.kind in _KINDS else None
    if days is None or reported is None or planned:
        return days
    if days.first > reported.last:
        return None
    return days if days.last <= reported.last else days._replace(last=reported.last)


_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])")


def _day(day: date) -> Days:
    return Days(day, day, "day")


def _last_day(year: int, month: int) -> int:
    """The calendar module would tell, and cost a tenth of the start-up."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, _last_day(year, month)), "month")


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def _since(span: DateSpan, days: Days, reported: Days | None) -> Days:
    """From the beginning of what was named to the report: "since June"."""
    if span.relation == "since" and reported and days.first <= reported.last:
        return Days(days.first, reported.last, "span")
    return days


def _turned(span: DateSpan) -> date | None:
    """The day of a date whose month and day change places."""
    return date(span.year, span.day, span.month) if span.year and span.day and span.month else None


def _dated(span: DateSpan, reported: Days | None, _story: Days | None, planned: bool) -> Days | None:
    if span.relation == "either" and reported and _turned(span) == reported.last:
        return reported  # "10/02/2005", printed on the second of October
    year = span.year or _year_told(span, reported) or _year_of(span.month or 1, span.day or 1, reported, planned)
    if year is None or span.month is None or span.day is None:
        return None
    is_told = span.year is not None or span.shift is not None
    if not is_told and reported and not planned and _lies_ahead(span.month, span.day, reported):
        return None
    try:
        days = _day(date(year, span.month, span.day))
        if span.last:
            days = Days(days.first, date(year, span.month, span.last), "span")
    except ValueError:
        return None
    return _since(span, days, reported)


def _year_told(span: DateSpan, reported: Days | None) -> int | None:
    """The year of "April last year", counted from that of the report."""
    return reported.last.year + span.shift if reported and span.shift is not None else None


def _year_of(month: int, day: int, reported: Days | None, planned: bool) -> int | None:
    """The latest year in which that day was not after the report; the next such year where it is planned."""
    if reported is None:
        return None
    year = reported.last.year
    if planned:
        return year if (month, day) >= (reported.first.month, reported.first.day) else year + 1
    after = (month, day) > (reported.last.month, reported.last.day)
    return year - 1 if after else year


def _lies_ahead(month: int, day: int, reported: Days) -> bool:
    """Whether a day told without its year is near ahead and long past: "on April 16" of a report in February."""
    ahead = (month - reported.last.month) % 12 * 30 + day - reported.last.day
    return 0 < ahead < AHEAD


def _month_named(span: DateSpan, reported: Days | None, _story: Days | None, planned: bool) -> Days | None:
    year = span.year or _year_told(span, reported) or _year_of(span.month or 1, 1, reported, planned)
    if year is None or span.month is None:
        return None
    return _since(span, _month(year, span.month), reported)


def _day_of_month(span: DateSpan, reported: Days | None, _story: Days | None, planned: bool) -> Days | None:
    if reported is None or span.day is None:
        return None
    month = reported.last.replace(day=1)
    if not planned and span.day > reported.last.day:
        month = (month - timedelta(days=1)).replace(day=1)
    return _day(month.replace(day=min(span.day, _last_day(month.year, month.month))))


def _weekday(span: DateSpan, reported: Days | None, _story: Days | None, planned: bool) -> Days | None:
    if reported is None or reported.precision != "day" or span.weekday is None:
        return None
    today = reported.first
    if span.shift is not None:
        return _since(span, _day(_weeks(today, span.shift).first + timedelta(days=span.weekday)), reported)
    back = (today.weekday() - span.weekday) % 7
    if span.relation == "next" or (planned and span.relation != "last"):
        return _day(today + timedelta(days=(-back) % 7 or 7 * (span.relation == "next")))
    if span.relation == "last" and back == 0:
        back = 7
    return _since(span, _day(today - timedelta(days=back)), reported)


def _relative(span: DateSpan, reported: Days | None, story: Days | None, _planned: bool) -> Days | None:
    anchor = (story if span.anchored else None) or reported
    if anchor is None or span.unit is None or span.shift is None:
        return None
    if anchor.precision != "day" and span.unit in ("day", "week", "weekend"):
        return anchor
    if anchor.precision == "month" and span.unit == "year" and span.anchored and span.shift:
        return _months(anchor.first, 12 * span.shift)  # "5 percent in June, from 4 percent a year earlier"
    days = _UNITS[span.unit](anchor.first, span.shift)
    if span.part == "beginning" and span.unit in ("year", "month"):
        days = _month(days.first.year, days.first.month) if span.unit == "year" else days
    if span.part == "end" and span.unit == "year":
        days = _month(days.first.year, 12)
    return _since(span, days, reported)


def _weeks(day: date, shift: int) -> Days:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    if shift == -1 and day.weekday() == SUNDAY:  # a Sunday paper's "last week" ended the day before
        return Days(monday + timedelta(weeks=1), day - timedelta(days=1), "span")
    return Days(monday, monday + timedelta(days=6), "span")


def _weekend(day: date, _shift: int) -> Days:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    return Days(saturday, saturday + timedelta(days=1), "span")


def _months(day: date, shift: int) -> Days:
    months = day.year * 12 + day.month - 1 + shift
    return _month(months // 12, months % 12 + 1)


def _recent(day: date, _shift: int) -> Days:
    return _day(day)


SUNDAY = 6
AHEAD = 100
"""Days ahead within which a day without a year is not meant as one of the year before."""
_UNITS = {
    "day": lambda day, shift: _day(day + timedelta(days=shift)),
    "week": _weeks,
    "weekend": _weekend,
    "month": _months,
    "year": lambda day, shift: _year(day.year + shift),
    "season": lambda day, shift: _year(day.year + shift),
    "recent": _recent,
}
_DAYS_IN = {
    "second": 0,
    "minute": 0,
    "hour": 1 / 24,
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "quarter": 91,
    "year": 365,
    "decade": 3652,
}


def _year_named(span: DateSpan, reported: Days | None, _story: Days | None, _planned: bool) -> Days | None:
    if span.year is None:
        return None
    days = _year(span.year)
    if span.part == "beginning":
        days = _month(span.year, 1)
    elif span.part == "end":
        days = _month(span.year, 12)
    return _since(span, days, reported)


def _years(span: DateSpan, _reported: Days | None, _story: Days | None, _planned: bool) -> Days | None:
    if span.year is None or span.last is None:
        return None
    return Days(date(span.year, 1, 1), date(span.last, 12, 31), "span")


def _decade(span: DateSpan, _reported: Days | None, _story: Days | None, _planned: bool) -> Days | None:
    return Days(date(span.year, 1, 1), date(span.year + 9, 12, 31), "span") if span.year else None


def _window(span: DateSpan, reported: Days | None, _story: Days | None, _planned: bool) -> Days | None:
    """ "over the past week": from that long before the report to the report; hours are as of the report."""
    if reported is None or span.unit not in _DAYS_IN:
        return None
    if _DAYS_IN[span.unit] < 1:
        return _day(reported.last)
    return Days(_back(reported.last, span.amount or 1, span.unit), reported.last, "span")


def _elapsed(span: DateSpan, reported: Days | None, story: Days | None, _planned: bool) -> Days | None:
    """ "three days ago", "a week later": one moment, as precise as its unit."""
    if reported is None or span.unit not in _DAYS_IN or span.amount is None:
        return None
    if span.relation == "later":
        return _later(span, story)
    if span.relation not in ("ago", "earlier", "before"):
        return None
    if span.relation == "before" and story is None:
        return None
    moment = _back((reported if span.relation == "ago" else story or reported).last, span.amount, span.unit)
    if span.unit == "year" and story is not None and story.precision == "month":
        return _month(moment.year, story.last.month)  # "5 percent in June, from 4 percent two years earlier"
    if span.unit in ("year", "decade", "century"):
        return _year(moment.year)
    return _month(moment.year, moment.month) if span.unit in ("month", "quarter") else _day(moment)


def _later(span: DateSpan, story: Days | None) -> Days | None:
    """ "two days later", counted from a day told before."""
    if story is None or span.amount is None or span.unit not in ("hour", "day", "week", "month", "year"):
        return None
    if span.unit in ("month", "year"):
        return _later_by_months(span.amount * (12 if span.unit == "year" else 1), story)
    if story.precision != "day":
        return None
    return _day(story.first + timedelta(days=int(min(span.amount, 3000) * _DAYS_IN[span.unit])))


def _later_by_months(amount: int, story: Days) -> Days | None:
    """ "two months later", as precise as the time it counts from."""
    if story.precision == "span":
        return None
    if story.precision == "year":
        return _year(story.first.year + min(amount, 1200) // 12)
    return _months(story.first, min(amount, 1200))


def _back(day: date, amount: int, unit: str) -> date:
    if unit == "month":
        return _months(day, -amount).first.replace(day=min(day.day, 28))
    if unit == "year":
        return day.replace(year=max(1, day.year - amount), day=min(day.day, 28))
    return day - timedelta(days=round(min(amount, 3000) * _DAYS_IN[unit]))


_KINDS = {
    "date": _dated,
    "month": _month_named,
    "day": _day_of_month,
    "weekday": _weekday,
    "relative": _relative,
    "year": _year_named,
    "years": _years,
    "decade": _decade,
    "window": _window,
    "elapsed": _elapsed,
}
