"""Money as it was on the day of the dispatch: a dollar in Harare in January 2019 was one of the United States.

Nor was a lira of 2003 that of today, of which one was made of a million (``lexicon/redenominations.toml``).
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, NamedTuple

from crossfoot import lexicon
from crossfoot.facts.model import Fact
from crossfoot.mentions.model import Mention


class Away(NamedTuple):
    """While a currency was not in use, what prices were in instead, and the words that name it for all that."""

    first: str
    until: str
    instead: str
    names: tuple[str, ...]


class Issue(NamedTuple):
    """One issue of a currency: from when it was money, until when prices were told in the one before as well."""

    code: str
    first: str
    both_until: str
    names: frozenset[str]


AROUND = 30
"""Days before and after a redenomination in which prices are told in either money."""
AHEAD = 730
"""Days before it in which "the new lira" is the one to come."""
BEHIND = 12
"""How far behind an amount the word may reach that names its issue: "40 bolivares fuertes"."""
TAKEN = "taken as "


@cache
def _away() -> dict[str, Away]:
    found = {}
    for code, entry in lexicon.load("currencies").items():
        if "away" in entry:
            of = entry["away"]
            several = (noun.split()[0] for noun in entry["nouns"] if " " in noun)
            found[code] = Away(of["from"], of["until"], of["instead"], (code.lower(), *entry["places"], *several))
    return found


@cache
def _issues() -> dict[str, tuple[Issue, ...]]:
    """By its latest code, the issues of every currency that was redenominated, the oldest first."""
    entries = lexicon.load("redenominations")
    olds = {entry["new"]: code for code, entry in entries.items()}
    found = {}
    for latest in olds.keys() - entries.keys():
        codes = [latest]
        while codes[0] in olds:
            codes.insert(0, olds[codes[0]])
        found[latest] = tuple(_issue(code, olds.get(code), entries) for code in codes)
    return found


def _issue(code: str, old: str | None, entries: dict[str, Any]) -> Issue:
    before = entries[old] if old else {"on": ""}
    names = entries.get(code, {"named": (code.lower(),)}).get("named", ())
    names = frozenset((*names, *before.get("new_named", ())))
    return Issue(code, before["on"], before.get("both_until", ""), names)


def in_money_of_day(text: str, mentions: list[Mention], day: str | None) -> list[Mention]:
    """The mentions, an amount in the money of its place in what was paid there on the day of the dispatch.

    While a currency was not in use, that is what was paid instead; not so where the country's own is named: "1.90 RTGS
    dollars"; nor what an amount in that money is restated in, which is of the reader's country: "$US3.31 ($4.60) a
    litre". Of a currency that was redenominated it is the issue of the day, or the one named: "6 hard bolivars".
    """
    if day is None:
        return mentions
    return [_of_day(text, mentions, mention, day) for mention in mentions]


def _of_day(text: str, mentions: list[Mention], mention: Mention, day: str) -> Mention:
    code = mention.unit[:3]
    if not code.isupper():
        return mention  # a count
    if code in _away():
        return _instead(text, mentions, mention, day)
    return _in_issue(text, mention, day) if code in _issues() and mention.unit[3:4] in ("", "/") else mention


def _instead(text: str, mentions: list[Mention], mention: Mention, day: str) -> Mention:
    """An amount in what was paid while its currency was not in use."""
    away = _away()[mention.unit[:3]]
    surface = text[mention.start : mention.end].lower()
    if not away.first <= day < away.until or any(name in surface for name in away.names):
        return mention
    if mention.converts is not None and mentions[mention.converts].unit.startswith(away.instead):
        return mention
    return mention._replace(unit=away.instead + mention.unit[3:], rules=(*mention.rules, "currency.of_day"))


def _in_issue(text: str, mention: Mention, day: str) -> Mention:
    """An amount in the issue of its currency that is named, else in that of the day, doubted around a change."""
    code = mention.unit[:3]
    issues = _issues()[code]
    words = frozenset(text[mention.start : mention.end].lower().split())
    around = words.union(word.rstrip(".,;") for word in text[mention.end : mention.end + BEHIND].lower().split()[:1])
    named = next((issue for issue in reversed(issues) if not issue.names.isdisjoint(around)), None)
    named = named or _relative(words, issues, day)
    issue = named or _current(issues, day)
    doubts = tuple(TAKEN + issue.code if doubt == TAKEN + code else doubt for doubt in mention.doubts)
    other = None if named else _other(text, issues, issue, day)
    if other is not None:
        doubts = (*doubts, f"{issue.code} by the day of the dispatch, perhaps {other.code}")
    if issue.code == code:
        return mention if doubts == mention.doubts else mention._replace(doubts=doubts)
    rules = (*mention.rules, "currency.of_day")
    return mention._replace(unit=issue.code + mention.unit[3:], doubts=doubts, rules=rules)


def _current(issues: tuple[Issue, ...], day: str) -> Issue:
    """The issue that was money on a day, or on the last day of a month or year."""
    return next(issue for issue in reversed(issues) if issue.first <= _day(day).isoformat())


def _relative(words: frozenset[str], issues: tuple[Issue, ...], day: str) -> Issue | None:
    """The issue that "new" and "old" mean on a day, or shortly before a change."""
    if words.isdisjoint(("new", "old")):
        return None
    at = issues.index(_current(issues, day))
    coming = at + 1 < len(issues) and _days(day, issues[at + 1].first) <= AHEAD
    step = int(coming) if "new" in words else int(coming) - 1
    return issues[max(at + step, 0)]


def _other(text: str, issues: tuple[Issue, ...], issue: Issue, day: str) -> Issue | None:
    """The issue an amount may be in instead: a change is near, or the text speaks of one."""
    at = issues.index(issue)
    before, after = issues[at - 1] if at else None, issues[at + 1] if at + 1 < len(issues) else None
    soonest = _day(day, "-01-01")
    if before and (soonest.isoformat() <= issue.both_until or (soonest - _day(issue.first)).days <= AROUND):
        return before
    if after and _days(day, after.first) <= AROUND:
        return after
    return (before or after) if "redenominat" in text.lower() else None


def doubted(fact: Fact) -> Fact:
    """The fact, with a doubt where it is money of a day on which the currency was of another issue."""
    issues = _issues_by_code().get(fact.unit[:3]) if fact.unit[:3].isupper() else None
    if issues is None or not fact.event_start or not fact.reported_at or fact.unit[3:4] not in ("", "/"):
        return fact
    now, then = _current(issues, fact.reported_at).code, _current(issues, fact.event_start).code
    if now == then or now != fact.unit[:3]:
        return fact
    return fact._replace(doubts=(*fact.doubts, f"{now} by the day of the dispatch, {then} by its own day"))


@cache
def _issues_by_code() -> dict[str, tuple[Issue, ...]]:
    return {issue.code: issues for issues in _issues().values() for issue in issues}


def _days(first: str, last: str) -> int:
    """How many days lie between two, each perhaps no more than a month or a year, of which the last day counts."""
    return (_day(last) - _day(first)).days


def _day(told: str, rest: str = "-12-28") -> date:
    """A day, of which no more than the year or the month may be told."""
    return date.fromisoformat(told + rest[len(told) - 4 :])
