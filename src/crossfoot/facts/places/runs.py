"""A run of capitalised words: into which names it is cut, and what each is by itself, wherever it stands."""

from __future__ import annotations

from functools import cache, lru_cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.signs import words
from crossfoot.lexicon.patterns import either
from crossfoot.values import Value


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run of capitalised words, cut at "of" unless it is one name ("Bay of Bengal") or a body ("Bank of England")."""
    if " " not in text[start:end]:
        return [(start, end)]
    return [span for piece in _headline_pieces(text, start, end) for span in _cut_at_of(text, *piece)]


def _cut_at_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    while (of := text.find(" of ", start, end)) >= 0 and not gazetteer.lookup(folded(text[start:end])):
        if text[start:of].rsplit(" ", 1)[-1].lower() in words().bodies:
            return [*found, (of + 4, end)] if is_at_a_body(text, of + 4) else found
        found.append((start, of))
        start = of + 4
    return [*found, (start, end)]


def _headline_pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run cut at the small words and verbs of headlines, and before days and months behind a name.

    "Quake Strikes Off Peru" is "Quake", "Peru"; "Bogota Tuesday" and "Osh June 11" are towns, and so is "Cali More
    than 20 shops burned", where a headline runs into the lead.
    """
    found = _headline_words().finditer(text[start : end + len(" 1")])
    cuts = [(start + match.start(), start + match.end()) for match in found]
    if not cuts or gazetteer.lookup(folded(text[start:end])):
        return [(start, end)]
    pieces = []
    for first, last in cuts:
        if first > start:
            pieces.append((start, first))
        start = last + 1
    if start < end:
        pieces.append((start, end))
    return pieces


def is_at_a_body(text: str, at: int) -> bool:
    """Whether the town in a body's name begins there, and something happened at it: "near the University of Gaya"."""
    return _AT_A_BODY.search(text, max(0, at - BODY), at) is not None


@cache
def _headline_words() -> re.Pattern[str]:
    signs = lexicon.load("places")["signs"]
    inner, last = (either([word.capitalize() for word in signs[name]]) for name in ("headline", "headline_last"))
    dates = lexicon.load("dates")
    days, months = (either([word.capitalize() for word in dates[name]]) for name in ("weekdays", "months"))
    above = lexicon.load("headlines")
    opening = (words for name in ("phrases", "openers", "numbers") for words in above[name]["words"])
    openings = either(sorted({words.split()[0] for words in opening}))
    return re.compile(
        rf" (?:{inner})(?= [A-Z])| (?:{last})(?= |$)| (?:{days})s?\b"
        rf"| (?:{months})(?= \d)| (?:{openings})(?= [a-z0-9\"“])"
    )


class Run(Value):
    """What a run of capitalised words is by itself, wherever it stands."""

    skipped: int
    """Characters of function words at its head: "In", "The"."""
    preposition: str
    people: Named | None
    people_length: int
    start: int
    tokens: tuple[str, ...]
    """The name; empty where there is none, or where it is of a body or a person with a title."""
    possessive: bool
    found: tuple[Named, ...]
    full_name: bool
    """Whether `found` is of the name without its type word: "Yunnan Province"."""
    common: bool
    seat: int = 0
    """The length of the place at the head of a local body's name: of "Leeds Crown Court"."""


@lru_cache(maxsize=16384)
def read_run(surface: str) -> Run:
    """What a run is by itself."""
    signs, preposition, skipped = words(), "", 0
    tokens = surface.split(" ")
    while tokens and (word := tokens[0].lower()) in signs.function:
        preposition = word if word in signs.locative else preposition
        skipped += len(word) + 1
        tokens = tokens[1:]
    if len(tokens) > 1 and _only_directs(tokens):  # "in Northeast Nigeria"
        skipped += len(tokens[0]) + 1
        tokens = tokens[1:]
    people, length = (None, 0) if _is_whole_name(tokens) else _people(tokens)
    start = skipped + (length + 1 if people else 0)
    tokens = surface[start:].split(" ") if start < len(surface) else []
    body = any(token.strip(".,'").lower() in signs.bodies for token in tokens[1:])
    if not tokens or body or tokens[0].lower() in signs.titles:
        seat, seats = _seat(tokens) if body and not people else (0, ())
        return Run(skipped, preposition, people, length, start, (), False, seats, False, False, seat)
    possessive = tokens[-1].endswith(("'s", "’s"))
    if possessive:
        tokens[-1] = tokens[-1][:-2]
    key = folded(" ".join(tokens))
    found, full = gazetteer.lookup(key), False
    if not found and len(tokens) > 1 and not possessive and tokens[-1].lower() in signs.types_after:
        counties = gazetteer.namesakes(key) if key.endswith(" county") else ()
        found = counties or gazetteer.lookup(folded(" ".join(tokens[:-1])))  # "Marion County" is no town
        full = bool(found)
    common = gazetteer.is_common_word(key)
    return Run(skipped, preposition, people, length, start, tuple(tokens), possessive, found, full, common)


def _only_directs(tokens: list[str]) -> bool:
    """Whether a direction with a capital only tells in what part of a country or region: "Northern California"."""
    direction = tokens[0].lower()
    if direction not in words().directions:
        return False
    rest = folded(" ".join(tokens[1:]).removesuffix("'s").removesuffix("’s"))
    if gazetteer.namesakes(f"{direction} {rest}") or gazetteer.lookup(f"{direction} {rest}"):
        return False
    kinds = ("country", "region") if direction.endswith("ern") else ("country",)
    return any(place.kind in kinds for place in gazetteer.lookup(rest)[:1])


def _is_whole_name(tokens: list[str]) -> bool:
    """Whether a name that begins with a people is a place's own: "British Columbia", "American Samoa"."""
    if len(tokens) < 2 or gazetteer.demonym(tokens[0].lower()) is None:
        return False
    key = folded(" ".join(tokens).removesuffix("'s").removesuffix("’s"))
    return bool(gazetteer.lookup(key)) or (key.endswith(" county") and bool(gazetteer.namesakes(key)))


def _seat(tokens: list[str]) -> tuple[int, tuple[Named, ...]]:
    """The place at the head of a local body's name, and its length: of "Leeds Crown Court" Leeds."""
    if not any(token.lower() in words().local_bodies for token in tokens[1:]):
        return 0, ()
    for size in (3, 2, 1):
        surface = " ".join(tokens[:size])
        key = folded(surface)
        found = gazetteer.lookup(key) if size < len(tokens) and not gazetteer.is_common_word(key) else ()
        if found and found[0].kind in ("town", "region"):
            return len(surface), found
    return 0, ()


def _people(tokens: list[str]) -> tuple[Named | None, int]:
    """An adjective or people at the head of a run: "Kazakh", "South Korean"."""
    for size in (2, 1):
        surface = " ".join(tokens[:size])
        if len(tokens) >= size and (country := gazetteer.demonym(surface.lower())):
            return next(iter(gazetteer.lookup(folded(country))), Named(country, "country", country, "", 0)), len(
                surface
            )
    return None, 0


BODY = 48
"""How far before the town in a body's name, in characters, it is told that something happened there."""
_AT_A_BODY = re.compile(
    rf"\b(?:near|outside|inside|around|(?i:{one_of('events')}|{one_of('marches')}) at)"
    r" the (?:University|College|Port) of $"
)
"""Before the town in the name of what lies in it: "near the University of Gaya", "a shooting at the University of"."""
