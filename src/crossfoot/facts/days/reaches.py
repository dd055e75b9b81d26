"""Whether a date of a figure's sentence reaches the figure: no other clause, no comparison stands between."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.days.calendars import AGAINST, BEYOND, BY_DAY, CLAUSE, THAN, Calendar
from crossfoot.facts.days.story_days import OPENING
from crossfoot.facts.event_words import event_words
from crossfoot.lexicon.patterns import either, trie
from crossfoot.mentions.dates import DateSpan


def reaches(calendar: Calendar, date: DateSpan, start: int, end: int, first: int) -> bool:
    """Whether a date of the sentence reaches the figure: no other clause, no comparison stands between."""
    low = calendar.low
    if date.end <= start and (_WHICH.match(low[date.end : start]) or low[date.end : start] == " ("):
        return True  # "a quake in 1987, which took 1,000 lives", "in 2018 (12,400)"
    if date.end <= start and _OWNS.match(low, date.end, start):
        return True  # "less than last year's 60,000"
    done_then = date.end <= start and _KILLED_THEN.fullmatch(low, date.end, start)
    if done_then and _BEGAN.search(low, first, date.start) is None:
        return True  # "the deadliest since two quakes in the country in 2015 killed nearly 9,000"
    if calendar.is_beginning(first, date) or _is_of_rank(calendar, date, first):
        return False
    if date.start >= end:
        return _reaches_back(calendar, date, start, end)
    return date.end > start or _reaches_on(calendar, date, start, first)


def _reaches_back(calendar: Calendar, date: DateSpan, start: int, end: int) -> bool:
    """Whether a date behind a figure is told of it."""
    low = calendar.low
    if date.kind == "year" and low.startswith(": ", date.end):
        return False  # "2001: 75 killed around Lena 1970: some 66,000 die"
    between = _PARENTHESIS.sub(" ", _INCLUDED.sub(" ", low[end : date.start]))
    if between == " from " and low.startswith(("'s", "’s"), date.end):
        return False  # "a jump of 900 from Saturday's figure"
    if date.start - end < STATE and _GOES_ON.match(low, date.end) and _STATE.fullmatch(low, end, date.start):
        return False  # "14 men arrested on Friday in Lena were released"
    if _is_detached(calendar, date, between):
        return _COMPARES.search(between) is None
    if (
        _COMPARES.search(between)
        or _CLAUSE.search(between)
        or _of_others(between)
        or _MULTIPLE.search(low, start, date.start)
    ):
        return False
    if date.kind in ("month", "year") and (
        low.startswith(("'s", "’s"), date.end) or event_words().of_another.search(between)
    ):
        return False  # "survivors of January's earthquake", "two recorders from the 2009 flight"
    if date.kind == "window" and "," in between and FIGURE.search(between):
        return False  # "37 since October, 16 of them in the past five days"
    ahead = calendar.ahead_from(date)
    if ahead is not None and "," in low[end:ahead]:
        return False  # "the boat that sank, killing 17, is to be raised on Monday"
    return date.relation != "since" or not (FIGURE.search(between) or _RECORD.search(between))


def _is_detached(calendar: Calendar, date: DateSpan, between: str) -> bool:
    """Whether a date stands behind all its sentence: "12 died in a raid by men who burned Osno, about a year ago"."""
    if date.kind != "elapsed" or not between.endswith(", ") or FIGURE.search(between):
        return False
    return calendar.low[date.end : date.end + 1] in (".", "")


def _reaches_on(calendar: Calendar, date: DateSpan, start: int, first: int) -> bool:
    """Whether a date before a figure is still told of it."""
    low = calendar.low
    between = low[date.end : start]
    if (
        (";" in between and not _holds_on(calendar, date, first))
        or NOW.search(between)
        or (calendar.is_compared(first, date.start) and not calendar.is_compared(first, start))
    ):
        return False
    if "," in between and (
        (_ASIDE.search(low, first, date.start) and not calendar.is_of_event(first, date))
        or _BARE_ASIDE.search(low, max(first, date.start - 40), date.start)
    ):
        return False  # "its shares, which had lost 22% this year, fell by 500 yen"
    if calendar.is_anchored(date) and date.unit not in BY_DAY and date.start - first >= OPENING:
        return False  # "from 40,100 a year earlier as orders fell by 12 percent"
    if date.start - first < OPENING:
        return _NEXT_AFTER.match(between) is None or _ADVERBIAL.fullmatch(low, first, date.start) is not None
    if date.relation == "since" or (
        date.kind in ("month", "year") and _OF_FIGURE.search(low, max(first, date.start - 32), date.start)
    ):
        return False  # "cost 1,493 in October is 4,199"
    return not calendar.is_compared(max(first, date.start - 24), date.start) and _NEXT.search(between) is None


def _is_of_rank(calendar: Calendar, date: DateSpan, first: int) -> bool:
    """Whether a stretch up to now only says among what something ranks: "the strongest storm to hit it this year".

    So does one that owns what the figure is of: "1,400 were hurt in this year's floods" is told as of now.
    """
    if date.unit not in ("month", "year", "season", "decade") or date.kind not in ("relative", "window"):
        return False
    if date.shift not in (0, None):
        return False
    if calendar.low.startswith(("'s", "’s"), date.end):
        return True
    return _RANKED.search(calendar.low, max(first, date.start - CLAUSE), date.start) is not None


def _holds_on(calendar: Calendar, date: DateSpan, first: int) -> bool:
    """Whether a date holds past a semicolon: it opens its sentence, or is of the event told there."""
    if date.start - first < OPENING and _ADVERBIAL.fullmatch(calendar.low, first, date.start):
        return True
    return calendar.is_of_event(first, date)


def _of_others(between: str) -> bool:
    """Whether a date behind a figure is told of another: "to pay 800 euros to the heirs of six who drowned in 2015"."""
    if _HONOURED.search(between):
        return True
    relative = _RELATIVE.search(between)
    return relative is not None and FIGURE.search(between, 0, relative.start()) is not None


FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b"
)
_COMPARES = re.compile(
    r"\b(?:(?:fraction of|premium (?:to|over|on)|discount (?:to|on))\b"
    r"|(?:up|down|revised|raised|lowered|increased|cut) from\b"
    r"|(?:from|over|on) the same (?:period|day|week|month|quarter|time)\b"
    rf"|(?:compared|{AGAINST}|{THAN}|versus|including)\b|{BEYOND}"
    r"|from (?:(?!the |last |late |early )[a-z]+ ){0,4}?[$€£]?\d(?!\d?(?:[:.]\d\d)? ?[ap]\.?m\b)"
    r"|as (?:many|much|high) as\b|as $"
    r"|(?:largest|biggest|strongest|worst|deadliest|first|latest) [a-z]+ (?:yet )?(?:to|since|after) "
    r"|(?:level|peak|record|high|low|figure|number|total|average) (?:of|in|from|set in)\b|(?<!\bup )to $)"
)
_MULTIPLE = re.compile(
    r"\b(?:times|twice|double|half|thirds?|quarters?|triple) (?:of )?(?:the|what|that|as)\b"
    r"|\b(?:increase|rise|decrease|drop|fall|decline|gain|jump|growth|improvement) (?:from|on|over)\b"
    r"|\b(?:third|half|quarter|fifth|tenth)s? of (?:nearly |about |some |almost )?\d"
    r"|\b(?:more|fewer|less|higher|lower) than (?:(?:in|on|at|during|a|the|last)\b|$)"
)
"""What stands behind is only compared with: "twice the share of 2007"."""
_INCLUDED = re.compile(
    r",? including [^;.]{1,60}?"
    r"(?:,? (?:died|drowned|perished|were|was|have|had)|, (?:reported|recorded|registered|confirmed))\b"
)
"""What only says who some of them were: "Nine people including three children died in May"."""
_PARENTHESIS = re.compile(r", (?:who|which|whose) [^,;.]{1,80},")
"""A relative clause that ends before the verb: "two farmers, who had refused to leave, died on Friday"."""
_CLAUSE = re.compile(
    r";|, (?:and|but|while|as|after|when|where|which|who|will)\b| (?:while|whereas) "
    r"| since (?:it|they|he|she|the) | (?:who|which) (?!died|drowned|perished|(?:was|were) )"
)
_ASIDE = re.compile(
    r", (?:which|who|whose|founded|built|born|opened|established|formed|created|launched|introduced)\b[^,;]{0,80}$"
)
_BARE_ASIDE = re.compile(r", (?:about |some |nearly )?[$€£]?\d[\w.]*[%p]? (?:on |in |at )?$")
"""A level of another day between commas: "the shares, 639p on Wednesday, ended at 282p"."""
_RECORD = re.compile(r"\b(?:highest|lowest|worst|biggest|first|deadliest|largest|most|strongest|best)\b[^.;]{0,24}$")
_RANKED = re.compile(
    r"\b(?:the|its|his|her|their|our) (?:[\w-]+ )?(?!west\b|east\b|rest\b|latest\b|past\b|forest\b)"
    r"(?:\w{2,}est|most|least|worst|best|first|second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th)|only)\b[^.;,]*$"
)
_NEXT_AFTER = re.compile(r", (?:and|but|while) ")
_ADVERBIAL = re.compile(r"[^\w]*(?:(?:on|in|at|by|since|late|early|from|until|during|last|as|of|the|end|mid) ?)*")
"""What may stand before a date that holds for all its sentence: "In early"; not "Deliveries begin in"."""
_OF_FIGURE = re.compile(r"\d[\w,.%]*(?: \w+)? (?:in|of) $")
_OWNS = re.compile(r"['’]s (?:(?:estimate|figure|record|total|toll|level|count|number) )?(?:of )?$")
_WHICH = re.compile(
    r",? (?:which|when|that|who) (?:also )?(?!will\b|would\b|is\b|are\b|has\b|have\b)(?:[\w’'-]+ ){0,4}$"
)
"""What goes on to tell of the date before it, up to the figure."""
_KILLED_THEN = re.compile(
    rf" (?:(?:in|between|near|among|across|on) [^,;.\d]{{2,90}}? )?(?:{either(lexicon.load('events')['did']['verbs'])})"
    r"(?: (?:an estimated|at least|more than|nearly|about|some|over|around|almost|up to|roughly))? "
)
"""What was done on the date before it, right up to the figure."""
_BEGAN = re.compile(rf"\b(?:{either(lexicon.load('events')['lasting']['verbs'])})\b[^,;.]*$")
_NEXT = re.compile(r", (?:and|but|while)\b| and (?:still|now|remains?|is|are)\b")
_HONOURED = re.compile(
    r" (?:to (?:honou?r|mourn|bury|remember)|funerals? (?:of|for)|(?:mourning|burying|honou?ring) )[^,;.]*"
    r"\b(?:killed|died|shot)\b"
)
"""A date behind those mourned is of their death: "400 came to honour four killed on Thursday"."""
_RELATIVE = re.compile(r" (?:who|which|that|whose) (?!ended\b)")
NOW = trie(("now", "currently", "at present", "today", "still", "since then"))
STATE = 100
"""Characters between people and that day at most."""
_STATE = re.compile(
    r"(?: (?!were |was |have |has |had )[a-z'’-]+){0,3}?"
    rf" (?:{either(lexicon.words('dates', 'states'))})\b[^,;.:\"“”()]{{0,60}}"
)
"""Between people and the day on which began what they were until the verb of their clause."""
_GOES_ON = re.compile(
    r"(?:(?:['’]s)? (?!and |but |who |which |that )[a-z'’-]+){0,5} (?:were|was|have been|has been|had been) "
)
