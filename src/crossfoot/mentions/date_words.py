"""The vocabulary of dates, compiled once: what may open one, and what stands around months, weekdays and years."""

from __future__ import annotations

from functools import cache
from typing import Any

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.lexicon.patterns import either, trie_behind_signs
from crossfoot.values import Value


class DateWords(Value):
    """Patterns and lists of `lexicon/dates.toml`, by the rule of `dates` that asks for them."""

    anchors: re.Pattern[str]
    """Each word of time, with the sign before it."""
    kinds: dict[str, tuple[str, Any]]
    all_weekdays: dict[str, int]
    parts: dict[str, str]
    numbers: dict[str, int]
    counted: frozenset[str]
    day_after: re.Pattern[str]
    day_before: re.Pattern[str]
    year_after: re.Pattern[str]
    year_shared: re.Pattern[str]
    """Behind a month, another with the year of both: "between March and June 2013"."""
    year_told: re.Pattern[str]
    week_told: re.Pattern[str]
    lead: re.Pattern[str]
    since: re.Pattern[str]
    before_month: re.Pattern[str]
    before_attribute: re.Pattern[str]
    before_year: re.Pattern[str]
    weekday_before: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    no_month: re.Pattern[str]
    not_relative: re.Pattern[str]
    time_of_day: re.Pattern[str]
    which: re.Pattern[str]
    named_after: re.Pattern[str]
    before_weekday: re.Pattern[str]
    window: re.Pattern[str]
    number_before: re.Pattern[str]
    elapsed: re.Pattern[str]
    years: re.Pattern[str]
    clock_before: re.Pattern[str]


@cache
def date_words() -> DateWords:
    """The vocabulary, compiled at its first use."""
    entries = lexicon.load("dates")
    kinds = _kinds(entries)
    weekdays = {**entries["weekdays"], **entries["short_weekdays"]}
    around = {name: entry["words"] for name, entry in entries["around"].items()}
    some_day, parts = either(weekdays), either(entries["parts"])
    number = rf"(?:\d{{1,3}}|{either(entries['numbers'])})"
    return DateWords(
        anchors=trie_behind_signs(kinds),
        kinds=kinds,
        all_weekdays=weekdays,
        parts=entries["parts"],
        numbers=entries["numbers"],
        counted=frozenset(entries["counted"]["nouns"]),
        day_after=re.compile(
            r"\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\w|:\d|[.,]\d| ?%)(?! (?:million|billion|thousand)\b)"
            r"(?:(?: ?[-–—] ?| to | and )(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\w:]|[.,]\d| [a-z]))?"
            r"(?:,? (?P<year>(?:19|20)\d\d)(?![\w]|[.,]\d))?"
            rf"(?P<counted>(?= (?:{either(entries['counted']['nouns'])})\b))?"
        ),
        day_before=re.compile(
            r"(?<![\w.,/:$€£-])(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?(?: ?[-–—] ?| to | and ))?"
            r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]$"
        ),
        year_after=re.compile(r"\.?(?:,? |-|, of )(?:of )?(?P<year>(?:1[5-9]|20)\d\d)(?![\w]|[.,]\d| ?%)"),
        year_shared=re.compile(
            rf" (?:and|to|through|until) (?:{either(entries['months'])}),? (?P<year>(?:1[5-9]|20)\d\d)\b"
        ),
        year_told=re.compile(r",? (?:of )?(?P<year>last|this|next) year\b"),
        week_told=re.compile(r",? (?:of )?(?P<week>last|this|next) week\b"),
        lead=re.compile(
            r"\b(?:(?P<relation>since|until|till|by|before|after) )?"
            rf"(?:(?P<from>(?:at |in |from )?(?:the )?(?:very )?)(?P<part>{parts})"
            r"(?: of| in|-| of the year| part of)? ?(?:the )?)?$"
        ),
        since=re.compile(r"\b(?P<relation>since|until|till|by|before|after) $"),
        before_month=re.compile(rf"\b(?:{either(around['month'])})[ -]$"),
        before_attribute=re.compile(rf"(?:\b(?:{either(around['attribute'])})|['’]s) $"),
        before_year=re.compile(rf"\b(?P<word>{either(around['year'])})[ -]\(?$"),
        weekday_before=re.compile(rf"\b(?P<weekday>{some_day})\.?,? (?:the )?$"),
        not_before=re.compile(rf"\b(?:{either(entries['not_weekdays']['before'])}) $"),
        not_after=re.compile(rf" (?:{either(entries['not_weekdays']['after'])})\b"),
        no_month=re.compile(rf" (?:{either(entries['not_months']['after'])})\b"),
        not_relative=re.compile(rf"\b(?:{either(entries['not_relative']['before'])}) $"),
        time_of_day=re.compile(rf"(?:['’]s)? (?:(?:early |late )?(?:mid-?)?(?:{either(around['day'])}))\b"),
        which=re.compile(r"\b(?P<which>last|next|this|since) $"),
        named_after=re.compile(rf" (?!(?:{some_day}|{either(entries['months'])})\b)[A-Z](?i:[a-z])"),
        before_weekday=re.compile(rf"(?:\b(?:{either(around['weekday'])}) |^|[.!?”\"\n:] ?)$"),
        window=re.compile(
            r"\b(?:(?:in|over|during|within|for|throughout) )?(?:the |these |this )(?:past|last|previous|preceding) "
            rf"(?:(?P<count>{number}) )?$"
        ),
        number_before=re.compile(
            r"\b(?:(?:less|more) than |about |some |nearly |almost |just |only |at least )?(?:a )?"
            rf"(?<![\d,.])(?P<count>{number})[ -](?:of )?$"
        ),
        elapsed=re.compile(rf" (?P<relation>{either(around['elapsed'])})\b"),
        years=re.compile(r"(?: ?[-–—/] ?| to )(?P<last>(?:1[5-9]|20)\d\d|(?<![ o] )\d\d)(?!\w|[.,-]\d)"),
        clock_before=re.compile(r"(?<![\w.,/:$€£-])(?P<first>\d{1,2}(?:[:.]\d\d)?)(?: ?[-–—] ?| and | to | or )$"),
    )


def _kinds(entries: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    kinds: dict[str, tuple[str, Any]] = {word: ("month", month) for word, month in entries["months"].items()}
    kinds.update((word, ("weekday", day)) for word, day in entries["weekdays"].items())
    for word, unit in entries["units"].items():
        kinds[word] = ("unit", unit)
        kinds["centuries" if word == "century" else f"{word}s"] = ("unit", unit)
    for entry in entries["holidays"]:
        kinds.update((word, ("holiday", entry)) for word in entry["words"])
    for entry in entries["relative"]:
        kinds.update((word, ("relative", entry)) for word in entry["words"])
    return kinds


def is_year(word: str) -> bool:
    """Whether a word is four digits that may be a year."""
    return len(word) == 4 and word.isdecimal() and "1500" <= word < "2100"
