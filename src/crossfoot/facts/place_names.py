"""One name: whether a run of capitalised words is a place, by the gazetteer and by the words around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS, Named, folded

LOCATIVE, NAMED, POSSESSIVE, PEOPLE = 3, 2, 1, 0
"""How firmly a mention says where: "in Aceh"; "hits Aceh"; "Aceh's"; "Acehnese"."""


class PlaceSpan(NamedTuple):
    """One mention of a place. Offsets are into the text as received; type words are within ("Aceh province")."""

    start: int
    end: int
    place: Named
    canonical: str
    """The name to show: in use on the day of the report, with its type word where that is written after it."""
    strength: int
    known: bool
    """Whether the gazetteer has it."""
    role: str = ""
    """``dateline``, ``reference`` (a distance is counted from it), ``outer`` ("Sirjan, Iran": Iran) or empty."""
    group: int = -1
    """Start of the list it belongs to: "in Aktau and Zhanaozen"; -1 where it stands alone."""


def parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run of capitalised words, cut at "of" unless it is one name ("Bay of Bengal") or a body ("Bank of England")."""
    found: list[tuple[int, int]] = []
    while (of := text.find(" of ", start, end)) >= 0 and not gazetteer.lookup(folded(text[start:end])):
        if text[start:of].rsplit(" ", 1)[-1].lower() in _words().bodies:
            return found
        found.append((start, of))
        start = of + 4
    return [*found, (start, end)]


def read(text: str, start: int, end: int, day: str | None) -> list[PlaceSpan]:
    """The places in a run of capitalised words: at most a people and a place."""
    run = _run(text[start:end])
    spans = []
    if run.people:
        at = start + run.skipped
        spans.append(PlaceSpan(at, at + run.people_length, run.people, run.people.name, PEOPLE, known=True))
    if run.tokens and (place := _place(text, start + run.start, end, run, day)):
        spans.append(place)
    return spans


class _Run(NamedTuple):
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


@lru_cache(maxsize=16384)
def _run(surface: str) -> _Run:
    words, preposition, skipped = _words(), "", 0
    tokens = surface.split(" ")
    while tokens and (word := tokens[0].lower()) in words.function:
        preposition = word if word in words.locative else preposition
        skipped += len(word) + 1
        tokens = tokens[1:]
    people, length = _people(tokens)
    start = skipped + (length + 1 if people else 0)
    tokens = surface[start:].split(" ") if start < len(surface) else []
    body = any(token.strip(".,'").lower() in words.bodies for token in tokens[1:])
    if not tokens or body or tokens[0].lower() in words.titles:
        return _Run(skipped, preposition, people, length, start, (), False, (), False, False)
    possessive = tokens[-1].endswith(("'s", "’s"))
    if possessive:
        tokens[-1] = tokens[-1][:-2]
    key = folded(" ".join(tokens))
    found, full = _lookup(key), False
    if not found and len(tokens) > 1 and not possessive and tokens[-1].lower() in words.types_after:
        found = _lookup(folded(" ".join(tokens[:-1])))
        full = bool(found)
    common = gazetteer.is_common_word(key)
    return _Run(skipped, preposition, people, length, start, tuple(tokens), possessive, found, full, common)


def _people(tokens: list[str]) -> tuple[Named | None, int]:
    """An adjective or people at the head of a run: "Kazakh", "South Korean"."""
    for size in (2, 1):
        surface = " ".join(tokens[:size])
        if len(tokens) >= size and (country := gazetteer.demonym(surface.lower())):
            return next(iter(gazetteer.lookup(folded(country))), Named(country, "country", country, "", 0)), len(
                surface
            )
    return None, 0


def _lookup(key: str) -> tuple[Named, ...]:
    return gazetteer.lookup(key) or (gazetteer.lookup(f"st. {key[3:]}") if key.startswith("st ") else ())


def shown(surface: str, place: Named, day: str | None) -> str:
    """The name to show for a place as written: in use on that day; a spelling in use stays as printed."""
    key = folded(surface)
    name = gazetteer.name_on(key, day) or gazetteer.in_use(key)
    if name is not None:
        return name
    if folded(place.name) == key:
        return place.name
    return surface.title() if surface.isupper() else surface


def _place(text: str, start: int, end: int, run: _Run, day: str | None) -> PlaceSpan | None:
    words = _words()
    stop = end - 2 if run.possessive else end
    before = run.preposition or _word_before(text, start)
    after = None if run.possessive else _type_after(text, end)
    located = before in words.locative or (before == "of" and _typed_before(text, start))
    if before == "on":
        located = any(place.kind in ("region", "area") for place in run.found)
    surface, found = text[start:stop], run.found
    if not found and after:
        found = gazetteer.lookup(folded(text[start : after.end()]))
    if not found:
        return _unknown(text, start, stop, run.tokens, before, after, located=located and not run.possessive)
    place = found[0]
    if not located and (
        (_NUMBERED_AFTER.match(text, end) and not run.possessive) or (run.common and not after) or _titled(text, start)
    ):
        return None
    name = surface if run.full_name else shown(surface, place, day)
    strength = POSSESSIVE if run.possessive else LOCATIVE if located else NAMED
    if run.possessive and located and place.kind == "town" and _NAME_AFTER.match(text, end):
        strength = LOCATIVE  # "near Dhaka's Sadarghat terminal"
    if _body_after(text, end):
        if text[max(0, start - 4) : start].lower() == "the ":  # "the Carlton hotel"
            return None
        strength = min(strength, POSSESSIVE)
    if run.possessive and place.kind == "country" and (capital := _CAPITAL_AFTER.match(text, end)):
        name = gazetteer.capital_of(place.name) or name
        town = next(iter(gazetteer.lookup(folded(name))), place)
        return PlaceSpan(start, capital.end(), town, name, LOCATIVE if located else NAMED, known=True)
    if after:
        if _is_part_of_another(text, place, after.end()):
            strength = POSSESSIVE  # "the Persian Gulf island of Qeshm"
        elif place.kind in ("region", "town"):
            stop = after.end()
            name = text[start:stop] if not after["plural"] else name
    return PlaceSpan(start, stop, place, name, strength, known=True, role=_role(text, start, before))


def _is_part_of_another(text: str, place: Named, at: int) -> bool:
    """Whether a finer place follows: "the Persian Gulf island of Qeshm", "the Lima suburb of Zzyzx"."""
    other = _OF_NAME.match(text, at)
    if other is None:
        return False
    known = gazetteer.lookup(folded(other["name"]))
    return RANKS[place.kind] < RANKS["region"] or not known or RANKS[known[0].kind] > RANKS[place.kind]


def _role(text: str, start: int, before: str) -> str:
    if before in _MEASURED_FROM and _REFERENCE.search(text, max(0, start - 64), start):
        return "reference"
    return "speech" if before in _SPOKEN_WITH and _SPOKEN_IN.search(text, max(0, start - 64), start) else ""


def _unknown(
    text: str,
    start: int,
    stop: int,
    tokens: tuple[str, ...],
    before: str,
    after: re.Match[str] | None,
    *,
    located: bool,
) -> PlaceSpan | None:
    """A name no gazetteer has, taken as written where the words around it say that it is a place."""
    words = _words()
    last = tokens[-1].lower()
    if not (located or after or before in ("of", "on")):
        return None
    homely = before == "of" and not located and _HOME_OF.search(text, max(0, start - 24), start) is not None
    if last in words.exact:  # "Republic Square"
        kind, accepted = "venue", before in words.locative
    elif after:
        kind = "region" if after["type"].split()[-1] in _LARGE else "town"
        stop = stop if after["plural"] else after.end()
        accepted = True
    elif last in words.types_after and len(tokens) > 1:
        kind, accepted = "region" if last in _LARGE else "town", located
    elif tokens[0].lower() in _NATURE and len(tokens) > 1:  # "Lake Victoria"
        kind, accepted = "region", before in words.locative or before == "on"
    else:
        kind, accepted = "town", (located or homely) and len(tokens) <= 3 and not _modifies(text, start, stop)
        if before == "at":
            accepted = accepted and _EVENT_AT.search(text, max(0, start - 40), start) is not None
        elif text[max(0, start - 3) : start - 1] in ("'s", "’s"):
            accepted = accepted and _town_of(text, start) is None  # "near Dhaka's Sadarghat terminal" is in Dhaka
    if not accepted or not _could_be_a_place(text, start, stop, tokens, words):
        return None
    name = text[start:stop]
    strength = NAMED if homely else LOCATIVE
    return PlaceSpan(
        start, stop, Named(name, kind, "", "", 0), name, strength, known=False, role=_role(text, start, before)
    )


def _town_of(text: str, start: int) -> Named | None:
    """The town that owns the name at `start`: of "Dhaka's Sadarghat" Dhaka."""
    owner = _OWNER.search(text, max(0, start - 40), start)
    known = _lookup(folded(owner["name"])) if owner else ()
    return known[0] if known and known[0].kind == "town" else None


def _modifies(text: str, start: int, stop: int) -> bool:
    """Whether a name only tells of a thing after it: "in the Camp Creek fire"."""
    if _body_after(text, stop):
        return True
    following = _NOUN_AFTER.match(text, stop)
    return following is not None and text[max(0, start - 4) : start].lower() in ("the ", " an ")


def _could_be_a_place(text: str, start: int, stop: int, tokens: tuple[str, ...], words: _Words) -> bool:
    first = tokens[0].strip(".").lower()
    if first in words.never or first in words.titles or len(first) < 3 or (len(tokens) == 1 and first.isdigit()):
        return False
    if tokens[0].isupper() and len(tokens[0]) < 6:
        return False
    return _NO_PLACE_BEFORE.search(text, max(0, start - 32), start) is None and not _PERSON_AFTER.match(text, stop)


def _word_before(text: str, start: int) -> str:
    """The word before a name, past articles and adjectives of direction: "in central Paris" is "in"."""
    fillers, at = _words().fillers, start
    for _ in range(6):
        if at < 2 or text[at - 1] != " ":
            return ""
        space = text.rfind(" ", max(0, at - 24), at - 1)
        word = text[space + 1 : at - 1]
        low = word.lower().lstrip("(\"“‘'—–-")
        if low not in fillers and not (low.endswith(("'s", "’s")) and word[0].isupper()):
            return low if low.isalpha() else ""
        at = space + 1
    return ""


def _typed_before(text: str, start: int) -> bool:
    """Whether a kind of place stands before "of": "the town of", "center of"."""
    return _type_before().search(text, max(0, start - 40), start) is not None


def _type_after(text: str, end: int) -> re.Match[str] | None:
    """The kind of place written behind a name: "Aceh province"."""
    word = _NEXT_WORD.match(text, end)
    if not word or word[1] not in _words().type_firsts:
        return None
    return _types().match(text, end)


def _body_after(text: str, end: int) -> bool:
    word = _NEXT_WORD.match(text, end)
    return word is not None and word[1] in _words().bodies_after


def _titled(text: str, start: int) -> bool:
    """Whether somebody's title stands before: "Mr Lagos"."""
    space = text.rfind(" ", max(0, start - 8), max(0, start - 1))
    return text[space + 1 : start].rstrip(" .") in _TITLES


_OF_NAME = re.compile(r" of (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_MEASURED_FROM = frozenset(["of", "from", "off", "outside", "with"])
_SPOKEN_WITH = frozenset(["in", "from", "at"])
_TITLES = frozenset(
    ["Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady", "Prof", "Sgt", "Lt", "Col", "Gen", "Capt", "Rep", "Sen"]
)
_NEXT_WORD = re.compile(r" ([a-z][a-z-]+)")
_SPOKEN_IN = re.compile(
    r"\b(?:told (?:reporters|journalists|[\w ]{1,20})|news conference|press conference|briefing|interview"
    r"|said) (?:in|from|at) (?:the )?(?:capital,? )?$"
)
_OWNER = re.compile(r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s $")
_HOME_OF = re.compile(
    r"\b(?:mayor|governor|commandant|residents?|people|inhabitants|prefect|villagers|bishop|archbishop"
    r"|administrator|commissioner) of $"
)
_EVENT_AT = re.compile(
    r"\b(?:crush|stampede|blast|explosion|clash|clashes|crash|attack|collapse|protests?|rally|battle|camp|border"
    r"|shooting|accident|derailment|flooding|gathered|arrived|landed|killed|died|mine|danger mark) at $"
)
_NAME_AFTER = re.compile(r" (?:[A-Z][\w-]+ ?){1,3}(?:[a-z]|$)")
_NATURE = frozenset(["lake", "mount", "river", "cape", "strait"])
_CAPITAL_AFTER = re.compile(r" (?:[a-z]+ )?capital\b(?:, (?=[A-Z]))?")
_NOUN_AFTER = re.compile(
    r" (?!(?:in|on|at|and|or|but|where|when|after|before|by|from|to|was|were|is|are|had|has|have|that|which|who|as"
    r"|for|with|near|since|during|said|early|late|this|last"
    r"|while|over|into|will|would|last|until|also|not|alone|itself|today|yesterday|overnight|because|amid|about"
    r"|around|says|put|told|than|then|where)\b)[a-z]"
)
_LARGE = frozenset(
    ["province", "region", "state", "island", "islands", "county", "governorate", "oblast", "prefecture", "department"]
)
_REFERENCE = re.compile(
    r"(?:\b(?:km|kilometers|kilometres|miles|meters|metres|mi)\b[^.,;]{0,24}? (?:of|from|off|outside)"
    r"|(?<!the )\b(?:west|east|north|south|northeast|northwest|southeast|southwest|north-east|north-west"
    r"|south-east|south-west|border) (?:of|with))(?: the (?:town|city|village|island|capital|border) (?:of"
    r"|with))?(?: the)?(?: capital,?)? $"
)
_NO_PLACE_BEFORE = re.compile(
    r"\b(?:stake|shares|share|invest\w*|interest|interested|believe\w*|confidence|trust|faith|stock|stakes|trading"
    r"|customers|role|fluent|speaking|written|wrote|dressed|died) in $"
)
_PERSON_AFTER = re.compile(
    r"(?: (?:said|says|told|who|inc|corp|ltd|plc)\b|['’]s (?:\w+ )?(?:shares|stock|profit|phone|products?|sales"
    r"|revenue)\b)",
    re.I,
)
_NUMBERED_AFTER = re.compile(r"\$| (?:dollars?|cents?|currency)\b| \d{1,3}\b(?!\w|,\d)")  # "US dollars", "Aurora 3"


class _Words(NamedTuple):
    bodies: frozenset[str]
    exact: frozenset[str]
    types_after: frozenset[str]
    function: frozenset[str]
    locative: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    fillers: frozenset[str]
    type_firsts: frozenset[str]
    bodies_after: frozenset[str]


@cache
def _words() -> _Words:
    overlay = lexicon.load("places")
    signs = overlay["signs"]
    return _Words(
        bodies=frozenset(overlay["bodies"]["words"]),
        exact=frozenset(overlay["types"]["exact"]),
        types_after=frozenset(overlay["types"]["after"]),
        function=frozenset(signs["function"]),
        locative=frozenset(signs["locative"]),
        titles=frozenset(signs["titles"]),
        never=frozenset(signs["never"]),
        fillers=frozenset(signs["fillers"]),
        type_firsts=frozenset(word.split(" ")[0] for word in overlay["types"]["after"]),
        bodies_after=frozenset(signs["bodies_after"]),
    )


@cache
def _types() -> re.Pattern[str]:
    return re.compile(
        rf" (?P<type>{_either(lexicon.load('places')['types']['after'])})\b(?P<plural>(?<=s)(?<!ss))?(?! (?:police"
        rf"|court|council|government|officials?|authorities|mayor|governor|media|television|tv|hospital|university"
        rf"|assembly)\b)"
    )


@cache
def _type_before() -> re.Pattern[str]:
    entries = lexicon.load("places")["types"]
    return re.compile(rf"\b(?:{_either(entries['before'] + entries['parts'])}) of (?:the )?(?:\w+ (?=$))?$")


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
