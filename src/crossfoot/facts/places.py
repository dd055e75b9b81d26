"""Where a text names a place: the mentions, each with how firmly it says where something was.

A name counts by what stands around it. "in Aceh", "the town of Bireun", "Bener Meriah district" say where, even of
names no gazetteer knows; "hits Indonesia" and "Almaty police" say it less; "Indonesia's" and "Kazakh" least. Bodies
("Central Bank", "Astana Concert Halls"), people ("Qeshm Gov. Heidar Alishvandi") and points of reference
("34 miles west of Bireun") are not places of anything.
"""

from __future__ import annotations

import re
from functools import cache
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


def find_places(text: str, day: str | None = None) -> list[PlaceSpan]:
    """Every mention of a place, in order.

    Parameters
    ----------
    text : str
        The dispatch as received.
    day : str, optional
        ISO day of the report, for places that were renamed.

    Examples
    --------
    >>> [(p.canonical, p.strength) for p in find_places("In the Kazakh city of Aktau, Almaty police held 3.")]
    [('Kazakhstan', 0), ('Aktau', 3), ('Almaty', 2)]
    """
    found: list[PlaceSpan] = []
    unread: list[tuple[int, int]] = []
    for match in _NAME.finditer(text):
        for start, end in _parts(text, match.start(), match.end()):
            read = _read(text, start, end, day)
            found.extend(read)
            if not read:
                unread.append((start, end))
    return _joined(text, _with_datelines(text, _again(text, _sure(found), unread)))


def _again(text: str, found: list[PlaceSpan], unread: list[tuple[int, int]]) -> list[PlaceSpan]:
    """With the bare mentions of names that stand as a place elsewhere: "In Bagan, 185 …" and "Bagan has …"."""
    names = {place.canonical: place for place in found if not place.known and place.strength == LOCATIVE}
    if not names:
        return found
    bare = []
    for start, end in unread:
        surface = text[start:end]
        possessive = surface.endswith(("'s", "’s"))
        place = names.get(surface[:-2] if possessive else surface)
        if place:
            strength = POSSESSIVE if possessive else NAMED
            bare.append(place._replace(start=start, end=end - 2 * possessive, strength=strength, group=-1, role=""))
    return sorted([*found, *bare], key=lambda place: place.start)


def _sure(found: list[PlaceSpan]) -> list[PlaceSpan]:
    """Without small towns that no preposition points to anywhere: more often a surname or a brand."""
    located = {place.canonical for place in found if place.strength == LOCATIVE}
    return [
        place
        for place in found
        if place.strength in (LOCATIVE, PEOPLE)
        or place.place.kind != "town"
        or not 0 < place.place.thousands < SMALL
        or place.canonical in located
    ]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run of capitalised words, cut at "of" unless it is one name ("Bay of Bengal") or a body ("Bank of England")."""
    of = text.find(" of ", start, end)
    if of < 0 or gazetteer.lookup(folded(text[start:end])):
        return [(start, end)]
    if text[start:of].rsplit(" ", 1)[-1].lower() in _words().bodies:
        return []
    return [(start, of), *_parts(text, of + 4, end)]


def _read(text: str, start: int, end: int, day: str | None) -> list[PlaceSpan]:
    """The places in a run of capitalised words."""
    words = _words()
    start, preposition = _without_function_words(text, start, end)
    if start >= end:
        return []
    tokens = text[start:end].split(" ")
    people = _people(text, start, tokens)
    spans = [people] if people else []
    if people:
        start = people.end + 1
        tokens = text[start:end].split(" ")
    if start >= end:
        return spans
    before = preposition or _word_before(text, start)
    place = _name(text, start, end, tokens, before, day, words)
    return [*spans, place] if place else spans


def _people(text: str, start: int, tokens: list[str]) -> PlaceSpan | None:
    """An adjective or people at the head of a run: "Kazakh", "South Korean"."""
    for size in (2, 1):
        surface = " ".join(tokens[:size])
        if len(tokens) >= size and (country := gazetteer.demonym(surface.lower())):
            place = next(iter(gazetteer.lookup(folded(country))), Named(country, "country", country, "", 0))
            return PlaceSpan(start, start + len(surface), place, place.name, PEOPLE, known=True)
    return None


def _name(
    text: str, start: int, end: int, tokens: list[str], before: str, day: str | None, words: _Words
) -> PlaceSpan | None:
    if any(token.strip(".,'").lower() in words.bodies for token in tokens[1:]) or tokens[0].lower() in words.titles:
        return None
    possessive = tokens[-1].endswith(("'s", "’s"))
    stop = end - 2 if possessive else end
    surface = text[start:stop]
    after = None if possessive else _type_after().match(text, end)
    located = before in words.locative or (before == "of" and _typed_before(text, start))
    if before == "on":
        located = any(place.kind in ("region", "area") for place in gazetteer.lookup(folded(surface)))
    known = (
        _known(surface, day)
        or _without_type(tokens, possessive, day)
        or (after and _known(text[start : after.end()], day))
        or None
    )
    if known is None:
        return _unknown(text, start, stop, tokens, before, after, located=located and not possessive)
    place, name = known
    if (not located and _NUMBERED_AFTER.match(text, end)) or (
        gazetteer.is_common_word(folded(surface)) and not (located or after)
    ):
        return None
    if not located and _TITLE_BEFORE.search(text, max(0, start - 16), start):  # "Mr Lagos"
        return None
    strength = POSSESSIVE if possessive else LOCATIVE if located else NAMED
    if possessive and located and place.kind == "town" and _TITLED.match(text, end):
        strength = LOCATIVE  # "near Dhaka's Sadarghat terminal"
    if body := _BODY_AFTER.match(text, end):
        if text[max(0, start - 4) : start].lower() == "the ":  # "the Carlton hotel"
            return None
        strength = min(strength, POSSESSIVE if body["body"] else NAMED)
    if possessive and place.kind == "country" and (capital := _CAPITAL_AFTER.match(text, end)):
        name = gazetteer.capital_of(place.name) or name
        town = next(iter(gazetteer.lookup(folded(name))), place)
        return PlaceSpan(start, capital.end(), town, name, LOCATIVE if located else NAMED, known=True)
    if after:
        if (
            text.startswith(" of ", after.end()) and RANKS[place.kind] < RANKS["region"]
        ):  # "the Persian Gulf island of Qeshm"
            strength = POSSESSIVE
        elif place.kind in ("region", "town"):
            stop = after.end()
            name = text[start:stop] if not after["plural"] else name
    role = _role(text, start)
    return PlaceSpan(start, stop, place, name, strength, known=True, role=role)


def _role(text: str, start: int) -> str:
    if _REFERENCE.search(text, max(0, start - 64), start):
        return "reference"
    return "speech" if _SPOKEN_IN.search(text, max(0, start - 64), start) else ""


def _without_type(tokens: list[str], possessive: bool, day: str | None) -> tuple[Named, str] | None:
    """ "Yunnan Province": Yunnan, by its full name as written."""
    if len(tokens) < 2 or possessive or tokens[-1].lower() not in _words().types_after:
        return None
    known = _known(" ".join(tokens[:-1]), day)
    return known and (known[0], " ".join(tokens))


def _known(surface: str, day: str | None) -> tuple[Named, str] | None:
    key = folded(surface)
    found = gazetteer.lookup(key)
    if not found and key.startswith("st "):
        found = gazetteer.lookup(f"st. {key[3:]}")
    if not found:
        return None
    place = found[0]
    name = gazetteer.name_on(key, day) or gazetteer.in_use(key)
    if name is None:  # a spelling that is in use stays as printed: "Antwerp", which is Antwerpen at home
        name = place.name if folded(place.name) == key else surface.title() if surface.isupper() else surface
    return place, name


def _unknown(
    text: str, start: int, stop: int, tokens: list[str], before: str, after: re.Match[str] | None, *, located: bool
) -> PlaceSpan | None:
    """A name no gazetteer has, taken as written where the words around it say that it is a place."""
    words = _words()
    last = tokens[-1].lower()
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
    return PlaceSpan(start, stop, Named(name, kind, "", "", 0), name, strength, known=False, role=_role(text, start))


def _town_of(text: str, start: int) -> Named | None:
    """The town that owns the name at `start`: of "Dhaka's Sadarghat" Dhaka."""
    owner = _OWNER.search(text, max(0, start - 40), start)
    known = _known(owner["name"], None) if owner else None
    return known[0] if known and known[0].kind == "town" else None


def _modifies(text: str, start: int, stop: int) -> bool:
    """Whether a name only tells of a thing after it: "in the Camp Creek fire"."""
    if _BODY_AFTER.match(text, stop):
        return True
    following = _NOUN_AFTER.match(text, stop)
    return following is not None and text[max(0, start - 4) : start].lower() in ("the ", " an ")


def _could_be_a_place(text: str, start: int, stop: int, tokens: list[str], words: _Words) -> bool:
    first = tokens[0].strip(".").lower()
    if first in words.never or first in words.titles or len(first) < 3 or (len(tokens) == 1 and first.isdigit()):
        return False
    if tokens[0].isupper() and len(tokens[0]) < 6:
        return False
    return _NO_PLACE_BEFORE.search(text, max(0, start - 32), start) is None and not _PERSON_AFTER.match(text, stop)


def _without_function_words(text: str, start: int, end: int) -> tuple[int, str]:
    """Past "In", "The", "Near" at the head of a run, and the preposition among them."""
    words, preposition = _words(), ""
    while start < end:
        match = _HEAD_WORD.match(text, start, end)
        word = match.group().lower() if match else ""
        if word not in words.function:
            break
        preposition = word if word in words.locative else preposition
        start += len(word) + 1
    return start, preposition


def _word_before(text: str, start: int) -> str:
    """The word before a name, past articles and adjectives of direction: "in central Paris" is "in"."""
    match = _BEFORE.search(text, max(0, start - 64), start)
    return match["word"].lower() if match else ""


def _typed_before(text: str, start: int) -> bool:
    """Whether a kind of place stands before "of": "the town of", "center of"."""
    return _type_before().search(text, max(0, start - 40), start) is not None


def _with_datelines(text: str, found: list[PlaceSpan]) -> list[PlaceSpan]:
    """The place a report was sent from is marked as such: "BAKU, Jan. 6.", "PORT-AU-PRINCE, Haiti - "."""
    match = next(_DATELINE.finditer(text, 0, HEAD), None)
    if not match:
        return found
    start, end = match.span("where")
    kept = [place for place in found if place.start >= end or place.end <= start]
    lines = []
    for part in _PART.finditer(text, start, end):
        name = part.group().title() if part.group().isupper() else part.group()
        known = _known(name, None)
        if known and (len(part.group()) > 4 or lines):
            lines.append(PlaceSpan(*part.span(), known[0], known[1], NAMED, known=True, role="dateline"))
        elif not lines and _DATED.search(text, end, match.end()):
            unknown = Named(name, "town", "", "", 0)
            lines.append(PlaceSpan(*part.span(), unknown, name, NAMED, known=False, role="dateline"))
    return sorted([*lines, *kept], key=lambda place: place.start)


def _joined(text: str, found: list[PlaceSpan]) -> list[PlaceSpan]:
    """Lists share one preposition ("in A, B and C"), and an outer place after a comma belongs to the inner one."""
    joined: list[PlaceSpan] = []
    for place in found:
        if joined and not place.role and not joined[-1].role:
            last = joined[-1]
            gap = text[last.end : place.start]
            if _HANGS_ON.fullmatch(gap) and _is_outer(last, place):
                place = place._replace(role="outer")
                if not last.place.country:
                    joined[-1] = last._replace(place=last.place._replace(country=place.place.country))
            elif (
                gap in (" and ", ", ", ", and ", " or ", " and in ", ", in ")
                and place.strength >= NAMED <= last.strength
            ):
                group = last.group if last.group >= 0 else last.start
                joined[-1] = last._replace(group=group)
                place = place._replace(group=group, strength=max(place.strength, last.strength))
        elif (
            joined
            and not place.role
            and joined[-1].role == "reference"
            and _NEAR_REFERENCE.fullmatch(text[joined[-1].end : place.start])
        ):
            place = place._replace(role="reference")
        joined.append(place)
    return joined


def _is_outer(inner: PlaceSpan, outer: PlaceSpan) -> bool:
    ranks = gazetteer.RANKS
    if not outer.known or ranks[outer.place.kind] >= ranks[inner.place.kind]:
        return False
    return (
        not (inner.known and inner.place.country and outer.place.country) or outer.place.country == inner.place.country
    )


_WORD = r"[A-ZÀ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ](?:[\w’'ʻ-]*\w)?"
SMALL = 100
"""Thousands of people below which a bare name is not taken for a town."""
HEAD = 300
"""How far into a text its dateline can stand: after a headline."""
_HANGS_ON = re.compile(
    r", (?:just )?(?:in |off )?(?:the )?(?:[a-z-]+ ){0,2}|,? (?:just )?(?:over the border |across the border )?(?:in|of) (?:the )?(?:[a-z-]+ ){0,3}"
)
_NEAR_REFERENCE = re.compile(r",? (?:(?:on|in|near|off|at|of|the|its|a) |[a-z]+ (?:of|coast|tip|end) |[a-z]+ern ){1,6}")
_SPOKEN_IN = re.compile(
    r"\b(?:told (?:reporters|journalists|[\w ]{1,20})|news conference|press conference|briefing|interview|said) (?:in|from|at) (?:the )?(?:capital,? )?$"
)
_OWNER = re.compile(r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s $")
_HOME_OF = re.compile(
    r"\b(?:mayor|governor|commandant|residents?|people|inhabitants|prefect|villagers|bishop|archbishop|administrator|commissioner) of $"
)
_EVENT_AT = re.compile(
    r"\b(?:crush|stampede|blast|explosion|clash|clashes|crash|attack|collapse|protests?|rally|battle|camp|border|shooting|accident|derailment|flooding|gathered|arrived|landed|killed|died|mine|danger mark) at $"
)
_TITLED = re.compile(r" (?:[A-Z][\w-]+ ?){1,3}(?:[a-z]|$)")
_NATURE = frozenset(["lake", "mount", "river", "cape", "strait"])
_CAPITAL_AFTER = re.compile(r" (?:[a-z]+ )?capital\b(?:, (?=[A-Z]))?")
_NOUN_AFTER = re.compile(
    r" (?!(?:in|on|at|and|or|but|where|when|after|before|by|from|to|was|were|is|are|had|has|have|that|which|who|as|for|with|near|since|during|said|early|late|this|last"
    r"|while|over|into|will|would|last|until|also|not|alone|itself|today|yesterday|overnight|because|amid|about|around|says|put|told|than|then|where)\b)[a-z]"
)
_DATED = re.compile(r"\d|\(|, [A-Z]")
_PART = re.compile(r"[^,/ ][^,/]*")
_LARGE = frozenset("province region state island islands county governorate oblast prefecture department".split())
_NAME = re.compile(
    rf"(?:U\.[SK]\.|{_WORD})(?:(?<!['’]s)(?: (?:of |de |del |la |al |el |du |den |and (?=Herzegovina|Tobago|Baluchestan|Nicobar|Kashmir|Principe|Barbuda)|upon |sur |es |am |an der )?|(?<=St)\. |(?<=Mt)\. )(?:{_WORD}))*"
)
_HEAD_WORD = re.compile(r"[\w’']+")
_BEFORE = re.compile(
    r"(?:^|[\s(\"“—–-])(?P<word>\w+)(?: (?:the|its|their|his|her|a|an|central|northern|southern|eastern|western|north|south|east|west|downtown|"
    r"northeastern|northwestern|southeastern|southwestern|north-east|north-eastern|north-western|south-east|south-eastern|south-western|upper|lower|outer|inner|"
    r"mainland|rural|remote|nearby|neighbouring|neighboring|greater|coastal|tiny|war-torn|quake-hit|flood-hit|state of|parts of|capital|capital city|city|town|village|province|region|island|port city|district|the capital|capital,|"
    r"coastal town|port|village|mountainous|[A-Z][\w-]*['’]s))*,? $"
)
_REFERENCE = re.compile(
    r"(?:\b(?:km|kilometers|kilometres|miles|meters|metres|mi)\b[^.,;]{0,24}? (?:of|from|off|outside)|(?<!the )\b(?:west|east|north|south|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west|border) (?:of|with))(?: the (?:town|city|village|island|capital|border) (?:of|with))?(?: the)?(?: capital,?)? $"
)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Sgt|Lt|Col|Gen|Capt|Rep|Sen)\.? $")
_NO_PLACE_BEFORE = re.compile(
    r"\b(?:stake|shares|share|invest\w*|interest|interested|believe\w*|confidence|trust|faith|stock|stakes|trading|customers|role|fluent|speaking|written|wrote|dressed|died) in $"
)
_PERSON_AFTER = re.compile(
    r"(?:,? (?:said|says|told|who|inc|corp|ltd|plc)\b|['’]s (?:\w+ )?(?:shares|stock|profit|phone|products?|sales|revenue)\b)",
    re.I,
)
_NUMBERED_AFTER = re.compile(r" (?:dollars?|cents?|currency)\b| \d{1,3}\b(?!\w|,\d)")  # "US dollars", "Aurora 3"
_BODY_AFTER = re.compile(
    r" (?P<body>(?:police|officials?|authorities|government|army|hotel|hospital|school|university|media|television|tv|newspaper|agency|agencies"
    r"|mayor|governor|court|club|company|fans|troops|residents|soldiers|ambassador|embassy|president|minister)\b)"
)
_DATELINE = re.compile(
    r"(?:\A\s*|(?<=[.!?\n] )|(?<=\n))(?P<where>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+){0,3}(?:, [A-Z][\w. ]{1,24}?)?)"
    r"(?:, (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?(?:,? (?:\d{4}|[A-Z]{2,6}))?)?"
    r"(?: \([^)]{1,30}\))?(?:\s?[-–—:]+\s|\. |, (?=[A-Z]))"
)


class _Words(NamedTuple):
    bodies: frozenset[str]
    exact: frozenset[str]
    types_after: frozenset[str]
    function: frozenset[str]
    locative: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]


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
    )


@cache
def _type_after() -> re.Pattern[str]:
    return re.compile(
        rf" (?P<type>{_either(lexicon.load('places')['types']['after'])})\b(?P<plural>(?<=s)(?<!ss))?(?! (?:police|court|council|government|officials?|authorities|mayor|governor|media|television|tv|hospital|university|assembly)\b)"
    )


@cache
def _type_before() -> re.Pattern[str]:
    entries = lexicon.load("places")["types"]
    return re.compile(rf"\b(?:{_either(entries['before'] + entries['parts'])}) of (?:the )?(?:\w+ (?=$))?$")


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
