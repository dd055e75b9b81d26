"""Whose a figure is, by the name before it in its sentence: of a party, a candidate, a firm or a donor."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.gazetteer import demonym, folded, lookup
from crossfoot.findings.claims import Claim
from crossfoot.findings.places import GREAT
from crossfoot.findings.stack import Stack
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.nouns import is_plural

NAME = re.compile(r"[A-Z][\w&’'-]*")
RUN = re.compile(r"[A-Z][\w’'&-]*(?:\s+(?:(?:of|the|for|de|al|bin|van)\s+)?[A-Z][\w’'&-]*)*")
"""Words with a capital that stand together: "Unity Party", "Movement for Socialism"."""
OWNER = re.compile(r"(?:[A-Z][\w’'-]*\s+)*[A-Z][\w-]*['’]s\b")
"""Whose a name is: "Sierra Leone's presidency", "Oslo's Borg"."""
DATELINE = re.compile(r"(?:[^\W\d_a-z][\w.’' ]{0,40}?,?[^-–—:]{0,60}?)\s?(?:--|[-–—:])\s")
"""What a dispatch may begin with: "BANGKOK (Agency) - "."""
AT = re.compile(rf"\s+at\s+({RUN.pattern})")
"""Behind a figure: the firm whose so many are, "714 workers at Astra Paper"."""
GOES_TO = re.compile(rf"\s+(?:votes\s+|seats\s+|percent\s+)?(?:for|to)\s+(?:the\s+)?({RUN.pattern})(?!['’]s|\s+\d)")
"""Behind a figure: who got it, "and 41 to the Liberal Union", "to 238,253 for Ousmane Darbo"."""
NEAR = 160
"""Characters before a figure in which whose it is must be told."""


def words_of(text: str, *, countries: bool = True) -> frozenset[str]:
    """The words of a name, without peoples, owners, days, titles and the forms of firms.

    >>> sorted(words_of("Norwegian fertiliser maker Varna ASA")), sorted(words_of("the firm"))
    (['varna'], [])
    >>> sorted(words_of("Oslo's Borg")), sorted(words_of("Turkey Power", countries=False))
    (['borg'], ['power'])
    """
    names = (folded(word) for word in NAME.findall(OWNER.sub("", text)))
    passed = lexicon.words("results", "legal_forms") | lexicon.words("results", "no_names")
    kept = (name for name in names if name not in passed and not demonym(name))
    return frozenset(name for name in kept if countries or not _is_of_country(name))


def _is_of_country(name: str) -> bool:
    """Whether a word is a people, a country or a great city, by which many firms are told."""
    return bool(demonym(name)) or any(place.kind == "country" or place.thousands >= GREAT for place in lookup(name)[:1])


def name_of(stack: Stack, claim: Claim) -> frozenset[str]:
    """The words of the nearest name before a figure that is no place and no opponent, else behind it or its subject."""
    begin, _ = stack.sentence_span(claim)
    text = stack.texts.get(claim.dispatch_id, "")
    dateline = DATELINE.match(text) if begin == 0 else None
    begin = max(dateline.end() if dateline else begin, claim.start - NEAR)
    if (behind := GOES_TO.match(text, claim.end)) and (words := words_of(behind[1], countries=False)):
        return words
    for run in reversed(list(RUN.finditer(text, begin, claim.start))):
        words = words_of(run[0], countries=False)
        bracketed = text[run.start() - 1 : run.start()] == "("  # "Adama Karsova (NPP): 457,519 votes"
        if words and not bracketed and not _opens(text, run) and _is_owner(text, begin, run.start()):
            return words
    if behind := AT.match(text, claim.end):
        return words_of(behind[1], countries=False)
    beside = text[max(begin, claim.start - NEAR) : claim.end + NEAR]
    return words_of(beside, countries=False) & frozenset(map(folded, claim.subject.split()))


def _is_owner(text: str, begin: int, end: int) -> bool:
    """Whether what stands before a name does not make it a place's, or that of somebody who was beaten."""
    if _before("owned").search(text, begin, end):
        return True  # "Shares in Varna rose after it posted"
    return not _before("no_owner").search(text, begin, end)


@cache
def _before(entry: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon.words('results', entry))})\s+(?:[a-z]+\s+){{0,2}}\Z", re.IGNORECASE)


def _opens(text: str, run: re.Match[str]) -> bool:
    """Whether a run is a plural that has its capital from its sentence: "Results gave them 54 seats"."""
    before = text[: run.start()].rstrip()
    return (not before or before[-1] in ".!?\n") and " " not in run[0] and is_plural(run[0].lower())
