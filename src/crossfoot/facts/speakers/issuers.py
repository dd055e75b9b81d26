"""Who issued a whole text: a situation report, a bulletin or a statement speaks for whoever put it out.

As in "Statement by the Interior Ministry on the floods", or "This report was issued by the Red Crescent." Every figure
for which the text itself names nobody is theirs then.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.speakers.bodies import names_body
from crossfoot.facts.speakers.speech import Sentence, Speaker
from crossfoot.facts.speakers.words import kind_of

HEAD = 600
"""Characters at the beginning of a text in which it may tell who issued it."""
SMALL = 4
"""Letters of a small word within a name at most: "of", "for", "and", "with"."""
LINES = 3
"""First lines of which one may name the issuer, and another the kind of report."""


def issuer(text: str, low: str) -> Speaker | None:
    """Who issued the text; None where it does not say."""
    head = low[:HEAD]
    if any(map(head.__contains__, _words("papers"))) and (told := _patterns().issued.search(head)):
        return _named(text, low, told.end())
    return _titled(text, low) if any(map(head.__contains__, _words("titles"))) else None


def _named(text: str, low: str, start: int) -> Speaker | None:
    """Who is named from an offset on."""
    stop = _STOPS.search(low, start)
    end = stop.start() if stop else len(text)
    speaker = Sentence(text, low, start, end).named_after(start)
    return speaker and speaker._replace(rule="issuer")


def _titled(text: str, low: str) -> Speaker | None:
    """Whose name stands over a report in a line of its own, or before its title: "OCHA Flash Update No. 3"."""
    lines = [line.span() for line, _ in zip(_LINE.finditer(text, 0, HEAD), range(LINES), strict=False)]
    title = next((found for span in lines if (found := _patterns().title.match(low, *span))), None)
    if title is None:
        return None
    others = [span for span in lines if span[0] != title.start()]
    for start, end in [title.span("who"), title.span("by"), *others]:
        start += len(text[start:end]) - len(text[start:end].lstrip(" -–—:|,"))
        name = _ASIDE.split(text[start:end], maxsplit=1)[0].rstrip(" -–—:|,")
        if name[:1].isupper() and (names_body(name) or _is_body(name)) and not name.endswith("."):
            return Speaker(name, kind_of(name.lower()), "issuer", start, start + len(name))
    return None


def _is_body(name: str) -> bool:
    """Whether a line is the name of an office or a firm, each word of it with a capital: "Ministry of Health"."""
    small = [word for word in name.split() if word[0].islower()]
    legal = name.rpartition(" ")[2].rstrip(".").lower() in _words("firms")
    return (legal or kind_of(name.lower()) is not None) and not any(len(word) > SMALL for word in small)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(lexicon.load("passages")["issued"][name])


class Patterns(NamedTuple):
    """The vocabulary of ``lexicon/passages.toml``, compiled."""

    issued: re.Pattern[str]
    title: re.Pattern[str]


@cache
def _patterns() -> Patterns:
    papers, titles, verbs = ("|".join(_words(name)) for name in ("papers", "titles", "verbs"))
    return Patterns(
        issued=re.compile(
            rf"(?:this|the following)\b (?:[a-z]+ ){{0,2}}(?:{papers}) (?:(?:is|was|has been) )?(?:{verbs}) by "
            r"|(?:(?<=\n)|(?<![\s\S]))(?:[a-z]+ )?(?:statement|communique|bulletin)(?: no\.? ?\d+)? (?:by|from|of) "
            r"|\bthis is a summary of what was said by "
        ),
        title=re.compile(rf"(?P<who>[^\n]{{0,80}}?)\b(?:{titles})\b(?P<by>[^\n]{{0,80}})"),
    )


_STOPS = re.compile(r"[\n:]| in (?:collaboration|co-?operation|partnership|coordination) with\b")
"""What ends a name behind "issued by"."""
_ASIDE = re.compile(r" \(|: | [-–—|] |, (?=\d)")
"""What ends a name in its line: a bracket, a dash, a date."""
_LINE = re.compile(r"[^\n]{1,100}(?=\n)")
