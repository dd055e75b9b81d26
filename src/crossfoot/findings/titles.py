"""The figures of a title that came apart from its text: claims of their own, which are rows of no table.

A fact's offsets are into the text, so a title's figures are read when findings are made, and only where one of them is
not printed in the text. What rests on them quotes the title, and weighs the facts of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim, claim

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

DIGITS = re.compile(r"(\d(?:[\d.,]*\d)?)(?:\s*(million|billion|trillion))?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
COUNTED = re.compile(r"\d\s+([A-Z][a-z]+)(?:\s+([A-Z][a-z]+))?")
"""A number and the words that it counts, where one may name a people."""


def is_of_title(one: Claim) -> bool:
    """Whether a claim stands in a title, and so in no table of facts."""
    return not one.fact_id


def title_claims(stack: Stack, dispatch_id: str, body: list[Claim]) -> list[Claim]:
    """The figures of a dispatch's title, where it prints one that its text does not."""
    title, text = stack.titles.get(dispatch_id, ""), stack.texts.get(dispatch_id, "")
    if not title or not body or text.lstrip().startswith(title) or not _has_news(title, text, body):
        return []
    from crossfoot.dispatches import Dispatch
    from crossfoot.facts import read_facts

    first = body[0]
    facts = read_facts(Dispatch(dispatch_id, title, first.reported or None, first.outlet, title))
    return [_of_its_people(claim(fact.row(), title))._replace(fact_id="") for fact in facts]


def _of_its_people(one: Claim) -> Claim:
    """A figure of the country whose people its own words name, whoever else the title names: "3,200 Finnish jobs"."""
    from crossfoot.facts.gazetteer import demonym

    country = next((found for word in WORD.findall(one.surface) if (found := demonym(word.lower()))), None)
    return one._replace(place=country) if country else one


def _has_news(title: str, text: str, body: Iterable[Claim]) -> bool:
    """Whether a title prints a number that the text does not, or counts those of a country: "4,500 British jobs"."""
    from crossfoot.facts.gazetteer import demonym

    for number, scale in DIGITS.findall(title):
        if number not in text or (scale and not re.search(rf"{re.escape(number)}\s*{scale[0]}", text, re.IGNORECASE)):
            return True
    if any(demonym(word.lower()) for words in COUNTED.findall(title) for word in words if word):
        return True
    spelled = {value for word in WORD.findall(title) if (value := _number_words().get(word.lower())) is not None}
    return bool(spelled) and not spelled <= {one.best for one in body}


@cache
def _number_words() -> dict[str, float]:
    """Number words of one figure above one, which may be a pronoun."""
    numbers = lexicon.load("numbers")
    named = {**numbers["units"]["words"], **numbers["tens"]["words"]}
    return {word: float(value) for word, value in named.items() if float(value) > 1}
