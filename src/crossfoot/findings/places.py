"""Which place lies in which, by the gazetteer."""

from __future__ import annotations

from functools import lru_cache

from crossfoot import regexes as re
from crossfoot.facts.gazetteer import Named, demonym, folded, lookup, namesakes
from crossfoot.facts.several_places import members

KIND_WORDS = re.compile(
    r"\b(?:the|city|town|village|municipality|island|suburb|region|province|state|district|oblast|governorate|county"
    r"|prefecture)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def chain(place: str | None) -> tuple[str, ...]:
    """A place and those it lies in, the finest first; just itself where the gazetteer does not know it.

    >>> chain("Republic Square, Almaty"), chain("Alma-Ata")
    (('Republic Square', 'Almaty', 'Kazakhstan'), ('Almaty', 'Kazakhstan'))
    >>> chain("Mangistau region"), chain("Nowhere at all")
    (('Mangystau', 'Kazakhstan'), ('Nowhere at all',))
    >>> chain("Nowhere island"), chain("Oslo town")
    (('Nowhere',), ('Oslo', 'Norway'))
    >>> chain("Accra and Kumasi")
    ('Accra and Kumasi', 'Ghana')
    """
    parts = _parts(place)
    if not parts:
        return ("",)
    if len(members(place or "")) > 1:
        return tuple(name for name in (place, root(place)) if name)
    known = [_known(part) for part in parts]
    names = [named.name if named else _bare(part) for named, part in zip(known, parts, strict=True)]
    last = next((named for named in reversed(known) if named), None)
    wider = (last.region, last.country) if last else ()
    return tuple(dict.fromkeys(name for name in (*names, *wider) if name))


def _parts(place: str | None) -> list[str]:
    """A place and those it is told to lie in."""
    return [part.strip() for part in (place or "").split(",") if part.strip()]


def _bare(name: str) -> str:
    """A name without the word for what sort of place it is, by which one dispatch names it and another does not."""
    return " ".join(KIND_WORDS.sub(" ", name).split()) or name


def _known(name: str) -> Named | None:
    """The place of that name; of small ones only one that no other country has: a name of several tells none."""
    written, bare = folded(name), folded(_bare(name))
    if found := lookup(written) or lookup(bare):
        return found[0]
    small = namesakes(written) or namesakes(bare)
    return small[0] if len({place.country for place in small}) == 1 else None


@lru_cache(maxsize=65536)
def root(place: str | None) -> str:
    """The country a place lies in, the place itself if it is one; empty where unknown, or where several share it.

    >>> root("Derna"), root("Libya"), root("Chimpay"), root("Nowhere at all"), root("Kenya and Tanzania")
    ('Libya', 'Libya', 'Argentina', '', '')
    """
    several = members(place or "")
    if len(several) > 1:
        roots = {root(one) for one in several}
        return roots.pop() if len(roots) == 1 else ""
    known = [named for named in map(_known, _parts(place)) if named]
    if not known:
        return ""
    return known[-1].country or (known[-1].name if known[-1].kind == "country" else "")


@lru_cache(maxsize=65536)
def is_small(place: str | None) -> bool:
    """Whether a place is a town that few know, whose name may well be that of another, which no gazetteer has.

    >>> is_small("Kanyama"), is_small("Lusaka"), is_small("Zambia"), is_small("Nowhere at all")
    (True, False, False, False)
    """
    known = _known((place or "").split(",")[0])
    return known is not None and known.kind == "town" and known.thousands < FEW


@lru_cache(maxsize=65536)
def is_metropolis(place: str | None) -> bool:
    """Whether a place is a city in which two things may well happen in one week, or no town but what holds many.

    >>> is_metropolis("Cairo"), is_metropolis("Derna"), is_metropolis("Texas"), is_metropolis("Nowhere at all")
    (True, False, True, False)
    """
    known = _known((place or "").split(",")[0])
    return known is not None and (known.kind != "town" or known.thousands >= GREAT)


FEW = 100
"""Thousands of people below which a town is one that few know."""
GREAT = 600
"""Thousands of people from which a town is one where newsrooms are."""
HEAD = 300
"""Characters at the beginning of a text in which its dateline and lead stand."""
NAMES = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")


def first_country(text: str, head: int | None = HEAD) -> str:
    """The first country a text names at its beginning, or anywhere without a `head`; empty where it names none.

    >>> first_country("TUXTLA GUTIERREZ, Mexico - The quake cut off 32 villages."), first_country("The quake struck.")
    ('Mexico', '')
    """
    for found in NAMES.finditer(text, 0, len(text) if head is None else head):
        for name in (found.group(), *found.group().split()):
            known = lookup(folded(name))
            if known and known[0].kind == "country":
                return known[0].name
    return ""


PEOPLE = re.compile(r"\b[A-Z][a-z]+(?:n|i|ese|ish|ch|k)\b")


def country_of_people(text: str) -> str:
    """The country whose people a text names first; empty where it names none.

    >>> country_of_people("The ferry sank, Tanzanian television said."), country_of_people("The Golden Star sank.")
    ('Tanzania', '')
    """
    return next(filter(None, (demonym(word.lower()) for word in PEOPLE.findall(text))), "")


DATELINE = re.compile(
    r"(?:\A|\n|[a-z\d] )([A-Z][A-Z .'’-]{2,30}?)(?:, [A-Z]\w+ \d{1,2})?(?:, \d{4})? ?(?:\([^()]*\) ?)?[-–—] "
)


def dateline_country(text: str) -> str:
    """The country of the town in capitals from which a text was sent; empty where none is known.

    >>> dateline_country("DAR ES SALAAM - The ferry sank."), dateline_country("The ferry sank.")
    ('Tanzania', '')
    """
    sent = DATELINE.search(text, 0, HEAD)
    known = lookup(folded(sent[1])) if sent else ()
    return known[0].country if known else ""


CAPITALISED = re.compile(r"(?=\b([A-Z][\w-]+(?: [A-Z][\w-]+)?))")


@lru_cache(maxsize=4096)
def other_place(words: str, place: str | None) -> str:
    """The town or region of a place's country that some words name, where it neither is nor holds that place.

    >>> other_place("Derna police", "Libya"), other_place("police in Derna", "Derna"), other_place("Police", "Libya")
    ('Derna', '', '')
    """
    country, around = root(place), chain(place)
    for found in CAPITALISED.finditer(words) if country else ():
        for name in (found[1], found[1].split()[0]):
            own = chain(name)[0]
            if own not in around and any(one.country == country for one in namesakes(folded(name))):
                return own
    return ""


def relation(a: str | None, b: str | None) -> str:
    """How place `a` lies to place `b`: ``same``, ``within``, ``around``, ``apart`` or ``unknown``.

    >>> relation("Republic Square, Almaty", "Alma-Ata"), relation("Libya", "Derna"), relation("Derna", "Almaty")
    ('within', 'around', 'apart')
    >>> relation("Kenya", "Kenya and Uganda"), relation("Kenya and Uganda", "Kampala")
    ('within', 'around')
    """
    if not a or not b:
        return "unknown"
    if len(members(a)) > 1 or len(members(b)) > 1:
        return _relation_of_several(members(a), members(b))
    first, second = chain(a), chain(b)
    if first[0] == second[0]:
        return "same"
    if second[0] in first:
        return "within"
    if first[0] in second:
        return "around"
    return "apart" if root(a) and root(b) else "unknown"


def _relation_of_several(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    """The same for lists: one lies within another when each of its places lies in one of the other's."""
    within = all(any(relation(one, two) in ("same", "within") for two in second) for one in first)
    around = all(any(relation(one, two) in ("same", "around") for one in first) for two in second)
    if within or around:
        return "same" if within and around else "within" if within else "around"
    lies = {relation(one, two) for one in first for two in second}
    return "apart" if lies == {"apart"} else "unknown"
