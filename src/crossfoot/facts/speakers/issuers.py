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
from crossfoot.facts.speakers.words import is_country, kind_of

HEAD = 600
"""Characters at the beginning of a text in which it may tell who issued it."""
FOOT = 160
"""Characters at the end of a text in which it may."""
SMALL = 4
"""Letters of a small word within a name at most: "of", "for", "and", "with"."""
LINES = 5
"""First lines of which one may name the issuer, and another the kind of report."""
ACRONYM = range(3, 8)
"""Letters of a body's name that is written short."""
SIGNED = "signed"
"""The rule of an issuer who is named at the foot."""


def issuer(text: str, low: str) -> Speaker | None:
    """Who issued the text; None where it does not say."""
    head = low[:HEAD]
    if any(map(head.__contains__, _words("papers"))) and (told := _patterns().issued.search(head)):
        return _named(text, low, told.end())
    return (_titled(text, low) if "\n" in head else None) or _signed(text)


def counts_by_line(low: str, start: int, end: int) -> bool:
    """Whether a line of a report tells only what it counts: "Voters registered: 40", "- 12 patients admitted"."""
    return _COUNTING.match(low, start, end) is not None


def _named(text: str, low: str, start: int) -> Speaker | None:
    """Who is named from an offset on."""
    stop = _STOPS.search(low, start)
    end = stop.start() if stop else len(text)
    speaker = Sentence(text, low, start, end).named_after(start)
    return speaker and speaker._replace(rule="issuer")


def _titled(text: str, low: str) -> Speaker | None:
    """Whose name stands over a report in a line of its own, or before its title: "OCHA Flash Update No. 3"."""
    lines = [line.span() for line, _ in zip(_LINE.finditer(text, 0, HEAD), range(LINES), strict=False)]
    if field := next((found for span in lines if (found := _FIELD.match(text, *span))), None):
        return _issuing(field["who"], "issuer", field.start("who"))
    title = next((found for span in lines if (found := _patterns().title.match(low, *span))), None)
    if title is None:
        return _letterhead(text, lines)
    others = [span for span in lines if span[0] != title.start() and text[span[1] - 1] != "."]
    for start, end in [title.span("who"), title.span("by"), *others]:
        start = _LEADING.match(text, start, end).end()  # type: ignore[union-attr]
        name = _OFTEN.sub("", _ASIDE.split(text[start:end], maxsplit=1)[0].rstrip(" -–—:|,"))
        listed = (start, end) in others and text[start + len(name) : end].startswith(": ")
        if name[:1].isupper() and not name.endswith(".") and not listed and _is_issuer(name):
            return _issuing(name, "issuer", start)
    return None


def _letterhead(text: str, lines: list[tuple[int, int]]) -> Speaker | None:
    """Whose name in capitals is the first line, where another of the head is a date and no more."""
    if not lines or not any(_DATED.fullmatch(text, *span) for span in lines):
        return None
    name = text[slice(*lines[0])]
    return _issuing(name, "issuer", lines[0][0]) if name.isupper() and _is_issuer(name) else None


def _signed(text: str) -> Speaker | None:
    """Whose name stands under the text: "Source: Ministry of Health", "Issued by the Red Crescent"."""
    signed = _SIGNED.search(text, max(0, len(text) - FOOT))
    if signed is None or not _is_issuer(signed["who"]):
        return None
    return _issuing(signed["who"], SIGNED, signed.start("who"))


def _issuing(name: str, rule: str, start: int) -> Speaker:
    return Speaker(name, kind_of(name.lower()), rule, start, start + len(name))


def _is_issuer(name: str) -> bool:
    """Whether a line is the name of a body that puts out reports, also in capitals, or written short: "IFRC"."""
    if kind_of(name.lower()) == "media" or is_country(name.lower()):
        return False
    if name.isupper() and " " not in name:
        return name.isalpha() and len(name) in ACRONYM
    shown = name.title() if name.isupper() else name
    return names_body(shown) or _is_body(shown)


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
        title=re.compile(rf"(?P<who>[^\n]{{0,160}}?)\b(?:{titles})\b(?P<by>[^\n]{{0,160}})"),
    )


_STOPS = re.compile(r"[\n:]| in (?:collaboration|co-?operation|partnership|coordination) with\b")
"""What ends a name behind "issued by"."""
_ASIDE = re.compile(r" \(|: | [-–—|] |, (?=\d)")
"""What ends a name in its line: a bracket, a dash, a date."""
_LINE = re.compile(r"[^\n]{1,160}(?=\n)")
_FIELD = re.compile(
    r"(?:Issued by|From|Issuer|Issuing (?:office|agency)|Prepared by|Released by): (?:the )?(?P<who>[A-Z][^\n]+)"
)
"""A line that names the issuer behind a colon."""
_BULLETED = r"(?:[-–—•*·]|\d{1,2}[.)]|\([a-z]\)) "
_HEDGED = r"(?:[~<>] ?|(?:[a-z]+\.? ){1,2})?\d"
_COUNTING = re.compile(rf"(?:{_BULLETED})?[a-z][^\d:\"“”]{{2,60}}: ?{_HEDGED}|{_BULLETED}{_HEDGED}")
_LEADING = re.compile(r"[\s.\-–—:|,]*(?:(?:(?:No\.? ?|#)?\d[\d/]*,?\s+)?(?:by|of|from) (?:the )?)?")
_OFTEN = re.compile(r" (?:Daily|Weekly|Monthly|Joint)\Z", re.IGNORECASE)
"""What stands between a name and its report: "WHO Weekly Bulletin"."""
_DATED = re.compile(r"(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?, )?(?:\d{1,2} [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})")
"""A date in a line of its own, the city before it."""
_SIGNED = re.compile(
    r"\n(?:Sources?: |Issued by:? |(?:Data|Figures) (?:provided|supplied|compiled) by |--? ?|[—–] ?"
    r"|Press [A-Z][a-z]+\n)(?:the )?(?P<who>[A-Z][^\n.:]{2,80}?)\.?\s*(?![\s\S])"
)
"""The last line, where it tells who issued the text."""
