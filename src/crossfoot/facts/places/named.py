"""Where a text names a place: the mentions, each with how firmly it says where something was.

A name counts by what stands around it. "in Aceh", "the town of Bireun", "Bener Meriah district" say where, even of
names no gazetteer knows; "hits Indonesia" and "Almaty police" say it less; "Indonesia's" and "Kazakh" least. Bodies
("Central Bank", "Astana Concert Halls"), people ("Qeshm Gov. Heidar Alishvandi") and points of reference
("34 miles west of Bireun") are not places of anything.
"""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.places.counted_lists import with_counted
from crossfoot.facts.places.datelines import with_datelines
from crossfoot.facts.places.lesser import WATERS
from crossfoot.facts.places.listed_names import listed_too
from crossfoot.facts.places.names import SMALL, read
from crossfoot.facts.places.namesakes import settled
from crossfoot.facts.places.runs import parts
from crossfoot.facts.places.signs import words
from crossfoot.facts.places.spans import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.lexicon.patterns import either

__all__ = ["LOCATIVE", "NAMED", "PEOPLE", "POSSESSIVE", "PlaceSpan", "find_places"]


_OF_DOLLARS = frozenset({"US", "U.S.", "U.S"})
"""Names that before a dollar sign say whose dollar it is."""


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
    [('Kazakhstan', 0), ('Aktau', 3), ('Almaty', 1)]
    """
    found: list[PlaceSpan] = []
    unread: list[tuple[int, int]] = []
    vessels: set[str] = set()
    for match in _NAME.finditer(text):
        if text.endswith(words().vessels, 0, match.start()):
            vessels.add(match.group().removesuffix("'s"))  # "the ferry Santa Marina"
            continue
        if match.group() in _OF_DOLLARS and text.startswith(("$", " $"), match.end()):
            continue  # "25 Zimbabwe dollars (US $0.44)"
        for start, end in parts(text, _with_article(text, match.start()), match.end()):
            places = read(text, start, end, day)
            found.extend(places)
            if not places:
                unread.append((start, end))
    if vessels:
        found = [place for place in found if text[place.start : place.end] not in vessels]
    sure = _sure(text, found, unread)
    unread += [(place.start, place.end) for place in found if place not in sure] if len(sure) < len(found) else []
    named = _again(text, listed_too(text, sure, unread), unread)
    return _joined(text, settled(text, with_datelines(text, with_counted(text, named), day)))


def _with_article(text: str, start: int) -> int:
    """Where a name begins with its Arabic article: "al-Batha"."""
    joined = text[start - 1 : start] == "-" and text[start - 4 : start - 3] == " "
    return start - 3 if joined and text[start - 3 : start - 1] in _ARTICLES else start


def _again(text: str, found: list[PlaceSpan], unread: list[tuple[int, int]]) -> list[PlaceSpan]:
    """With the bare mentions of names that stand as a place elsewhere: "In Bagan, 185 …" and "Bagan has …"."""
    names: dict[str, PlaceSpan] = {}
    for place in found:
        if _is_lesser(place) and place.strength == LOCATIVE:
            names.setdefault(text[place.start : place.end], place)
            names.setdefault(gazetteer.without_type(text[place.start : place.end]), place)
    if not names:
        return found
    bare = []
    read_already = {place.start for place in found}
    for start, end in unread:
        if start in read_already:
            continue
        surface = text[start:end]
        possessive = surface.endswith(("'s", "’s"))
        told = names.get(surface[:-2] if possessive else surface)
        if told:
            strength = POSSESSIVE if possessive else NAMED
            bare.append(told._replace(start=start, end=end - 2 * possessive, strength=strength, group=-1, role=""))
    return sorted([*found, *bare], key=lambda place: place.start)


def _is_lesser(place: PlaceSpan) -> bool:
    """Whether only the words around its name told that it is a place."""
    return not place.known or not gazetteer.is_of_size(place.place)


def _sure(text: str, found: list[PlaceSpan], unread: list[tuple[int, int]]) -> list[PlaceSpan]:
    """Without small towns that no preposition points to anywhere, and surnames: "Herrera said" of Jo-Ar Herrera."""
    located = {place.canonical for place in found if place.strength == LOCATIVE}
    if surnames := {text[text.rfind(" ", start, end) + 1 : end] for start, end in unread if " " in text[start:end]}:
        found = [
            place
            for place in found
            if text[place.start : place.end] not in surnames
            or place.canonical in located
            or place.place.kind not in ("town", "region")
            or place.place.thousands >= METROPOLIS
        ]
    return [
        place
        for place in found
        if place.strength in (LOCATIVE, PEOPLE)
        or _is_lesser(place)
        or place.place.kind != "town"
        or not 0 < place.place.thousands < SMALL
        or place.canonical in located
        or gazetteer.capital_of(place.place.country) == place.place.name
    ]


def _joined(text: str, found: list[PlaceSpan]) -> list[PlaceSpan]:
    """Lists share one preposition ("in A, B and C"), and an outer place after a comma belongs to the inner one."""
    joined: list[PlaceSpan] = []
    for place in found:
        if joined and place.role == "reference" and not joined[-1].role and _is_town_of_part(text, joined[-1], place):
            place = place._replace(role="outer")  # "Lenasia, a suburb south of Johannesburg"
        elif joined and not place.role and not joined[-1].role:
            last = joined[-1]
            gap = _OF_SUCH.sub("", text[last.end : place.start])  # "in Gulran and Koshk districts of Herat"
            hangs_on = _HANGS_ON.fullmatch(gap) is not None and (_is_outer(last, place) or _holds_it(text, last, place))
            if hangs_on or _is_town_of_part(text, last, place):
                place = place._replace(role="outer")
                if last.place.country not in ("", place.place.country):
                    inside = last.place._replace(country=place.place.country, region="", thousands=0)
                    joined[-1] = last._replace(place=inside, known=False)
                elif not last.place.country:
                    joined[-1] = last._replace(place=last.place._replace(country=place.place.country))
            elif (
                gap in (" and ", ", ", ", and ", " or ", " and in ", ", in ")
                and place.strength >= NAMED <= last.strength
            ):
                group = last.group if last.group >= 0 else last.start
                joined[-1] = last._replace(group=group)
                place = place._replace(group=group, strength=max(place.strength, last.strength))
        elif joined and not place.role and joined[-1].role == "outer" and _is_outer_still(text, joined[-1], place):
            place = place._replace(role="outer")
        elif joined and joined[-1].role == "speech" and text[joined[-1].end : place.start] == " and ":
            place = place._replace(role="speech")  # "by our reporters in Eldoret and Nairobi"
        elif (
            joined
            and not place.role
            and joined[-1].role == "reference"
            and _NEAR_REFERENCE.fullmatch(text[joined[-1].end : place.start])
        ):
            place = place._replace(role="reference")
        joined.append(place)
    return joined


def _is_outer_still(text: str, last: PlaceSpan, place: PlaceSpan) -> bool:
    """Whether a third name goes on with what holds the first: "Xinmo village in Mao County in Sichuan"."""
    if last.place.kind == "country" and _ITS_REGION.fullmatch(text, last.end - (last.strength == PEOPLE), place.start):
        return place.place.kind == "region" or _is_called(place, "holding")  # "a village in Peru's Cusco region"
    return _HANGS_ON.fullmatch(text, last.end, place.start) is not None and _is_outer(last, place)


def _is_town_of_part(text: str, part: PlaceSpan, town: PlaceSpan) -> bool:
    """Whether a town only tells whose quarter the other is: "Korangi, a poor suburb of Karachi"."""
    if (
        not town.known
        or town.place.kind != "town"
        or part.place.kind not in ("town", "region")
        or part.strength < NAMED
    ):
        return False
    near = town.start - part.end < APPOSED
    if near and _PART_OF.search(text[max(part.start, part.end - 16) : town.start]):
        return True
    return text[part.end : town.start] == ", " and _ITS_PART.match(text, town.end) is not None


def _holds_it(text: str, town: PlaceSpan, outer: PlaceSpan) -> bool:
    """Whether the name behind a town is that of its province too: "Sibonga, Cebu, after"; not in a longer list."""
    if town.place.kind != "town" or outer.place.kind != "town" or _LIST_GOES_ON.match(text, outer.end):
        return False
    return any(
        place.kind == "region"
        and place.country == town.place.country
        and town.place.region in (place.region, place.name)
        for place in gazetteer.namesakes(gazetteer.folded(outer.canonical))
    )


def _is_called(place: PlaceSpan, entry: str) -> bool:
    """Whether a place's name ends with one of those kinds of place: "Banke district"."""
    return place.canonical.rpartition(" ")[2].lower() in lexicon.words("places", entry)


def _is_outer(inner: PlaceSpan, outer: PlaceSpan) -> bool:
    ranks = gazetteer.RANKS
    if _is_called(inner, "held") and outer.place.kind in ("town", "region"):
        return _is_called(outer, "holding") or outer.place.kind == "region"
    if inner.place.kind == outer.place.kind == "town":
        return _is_called(outer, "holding") and not _is_called(inner, "holding")
    if inner.place.kind == outer.place.kind == "region" and outer.known and not inner.known:
        first, last = inner.canonical.split(" ")[0].lower(), inner.canonical.rpartition(" ")[2].lower()
        of_nature = first in words().nature or last in WATERS  # "near Lake Mweru, in Luapula Province"
        return of_nature or _is_called(inner, "holding")  # "in Lingshi County, Shanxi Province"
    if ranks[outer.place.kind] >= ranks[inner.place.kind]:
        return False
    if not outer.known:
        return outer.place.kind == "region" and outer.strength == LOCATIVE  # "Xinmo village in Maoxian County"
    return (
        not (inner.known and inner.place.country and outer.place.country) or outer.place.country == inner.place.country
    )


_ARTICLES = frozenset(["al", "el", "ad", "an", "ar", "as", "at", "az", "ez"])
METROPOLIS = 1000
"""A place of that many thousand people is meant by its name, even if somebody bears it."""
_CAPITAL = "[A-ZÀ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ]"
_WORD = rf"{_CAPITAL}(?:[\w’'ʻ-]*\w)?"
APPOSED = 80
"""How far behind a name what it is a part of can be told, in characters."""
_SMALL_NUMBERS = either(lexicon.load("numbers")["units"]["words"])
_OF_SUCH = re.compile(
    rf"^ (?:{either([kind for kind in lexicon.load('places')['types']['after'] if kind.endswith('s')])})(?= (?:in|of) )"
)
"""Behind the last of a list, what its places are."""
_HANGS_ON = re.compile(
    r", an? (?:[a-z-]+ ){1,3}(?:in|of) (?:the )?(?:[a-z-]+ ){0,2}"
    r"|, the (?:[a-z-]+ ){0,2}(?:town|city|capital|seat|port|hub) (?:in|of) (?:the )?(?:[a-z-]+ ){0,2}"
    rf"|, (?!(?:{_SMALL_NUMBERS}) )(?:just )?(?:in |off )?(?:the )?(?:[a-z-]+ ){{0,2}}"
    r"|,? (?:just )?(?:over the border |across the border )?(?:in|of) (?:the )?(?:[a-z-]+ ){0,3}"
)
_ITS_REGION = re.compile(r"(?:['’]s?|\w) (?:[a-z-]+ ){0,3}(?:of )?")
"""What stands between a country and its region in what holds a place."""
_LIST_GOES_ON = re.compile(r",? (?:and|or) (?:in )?[A-Z]|, [A-Z]")
_QUARTERS = r"(?:suburb|district|neighbou?rhood|quarter|slum|ward|part|township|borough|barrio|favela|area)"
_PART_OF = re.compile(
    rf"^[^.;\d]*\b{_QUARTERS} (?:of|in|on the outskirts of"
    r"|(?:(?:some |about )?\d+ ?(?:km|kilomet[a-z]+|miles?) )?(?:just |to the )?"
    r"[a-z-]*(?:north|south|east|west)[a-z]* of) (?:the )?(?:[a-z]+ )*$"
)
_ITS_PART = re.compile(rf"['’]s (?:[\w-]+ ){{0,3}}{_QUARTERS}\b")
_NEAR_REFERENCE = re.compile(r",? (?:(?:on|in|near|off|at|of|the|its|a) |[a-z]+ (?:of|coast|tip|end) |[a-z]+ern ){1,6}")
_NAME = re.compile(
    rf"{_CAPITAL}(?:(?<=U)\.[SK]\.|(?:[\w’'ʻ-]*\w)?)"
    r"(?:(?<!['’]s)(?: (?:of |de (?:la |las |los )?|del |la |al |el |du |den |da |do |dos "
    rf"|das |di |des |and (?=Herzegovina|Tobago"
    rf"|Baluchestan|Nicobar|Kashmir|Principe|Barbuda)|upon |sur |es |am |an der )?|(?<=St)\. "
    rf"|(?<=Mt)\. )(?:(?:al|el|ul|as|ash|ad|ar|at|ez|es)-)?(?:{_WORD})){{0,9}}"
)
