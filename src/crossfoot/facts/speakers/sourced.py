"""Who is named in a bracket behind a figure: "Some 40 died (Ministry of Health, 3 August)", "(Source: the army)"."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from crossfoot import regexes as re
from crossfoot.facts.speakers.bodies import names_body
from crossfoot.facts.speakers.speech import Speaker
from crossfoot.facts.speakers.words import kind_of
from crossfoot.values import Value

_DATE = r", (?:as of )?(?:\d\d? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d\d?)(?:,? \d{4})?"
_BRACKET = re.compile(
    rf"[(\[](?:[Ss]ources?: (?P<said>[^()\[\]\n]{{2,90}}?)(?:{_DATE})?"
    rf"|(?P<dated>[A-Z][^()\[\]\n,]{{1,90}}){_DATE})[)\]]"
)
_ENDED = re.compile(r"[.!?;]\s|\n")


class Sourced(Value):
    """A bracket that names who gave the figure before it."""

    start: int
    speaker: Speaker


def sourced(text: str) -> list[Sourced]:
    """The brackets of a text that name somebody, in order."""
    found = []
    for bracket in _BRACKET.finditer(text) if "(" in text or "[" in text else ():
        group = "said" if bracket["said"] else "dated"
        name, kind = bracket[group], kind_of(bracket[group].lower())
        if group == "said" or kind or name.isupper() or names_body(name):
            found.append(Sourced(bracket.start(), Speaker(name, kind, "bracket", *bracket.span(group))))
    return found


def source_behind(text: str, known: list[Sourced], start: int) -> Speaker | None:
    """Who is named in the bracket that ends the clause of a figure at an offset; None where none does."""
    at = bisect_left(known, start, key=attrgetter("start"))
    if at == len(known):
        return None
    between = text[start : known[at].start].rstrip()
    return None if _ENDED.search(between) else known[at].speaker
