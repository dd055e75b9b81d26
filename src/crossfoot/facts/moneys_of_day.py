"""Money as it was on the day of the dispatch: a dollar in Harare in January 2019 was one of the United States."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.model import Mention


class Away(NamedTuple):
    """While a currency was not in use, what prices were in instead, and the words that name it for all that."""

    first: str
    until: str
    instead: str
    names: tuple[str, ...]


@cache
def _away() -> dict[str, Away]:
    found = {}
    for code, entry in lexicon.load("currencies").items():
        if "away" in entry:
            of = entry["away"]
            several = (noun.split()[0] for noun in entry["nouns"] if " " in noun)
            found[code] = Away(of["from"], of["until"], of["instead"], (code.lower(), *entry["places"], *several))
    return found


def in_money_of_day(text: str, mentions: list[Mention], day: str | None) -> list[Mention]:
    """The mentions, an amount in the money of its place in what was paid there instead on a day it was not in use.

    Not so where the country's own is named: "1.90 RTGS dollars"; nor what an amount in that money is restated in, which
    is of the reader's country: "$US3.31 ($4.60) a litre".
    """
    if day is None:
        return mentions
    return [_of_day(text, mentions, mention, day) if mention.unit[:3] in _away() else mention for mention in mentions]


def _of_day(text: str, mentions: list[Mention], mention: Mention, day: str) -> Mention:
    away = _away()[mention.unit[:3]]
    surface = text[mention.start : mention.end].lower()
    if not away.first <= day < away.until or any(name in surface for name in away.names):
        return mention
    if mention.converts is not None and mentions[mention.converts].unit.startswith(away.instead):
        return mention
    return mention._replace(unit=away.instead + mention.unit[3:], rules=(*mention.rules, "currency.of_day"))
