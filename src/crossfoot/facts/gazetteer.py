"""The names of the world's places: countries, regions of the first and second level, towns of 1,000 people and more.

``lexicon/places.tsv`` (made by ``tools/build_places.py`` from GeoNames, CC BY 4.0) is mapped into memory and searched
by bisection, so that neither start-up nor memory grows with it; ``lexicon/places.toml`` adds names in crises, other
names over time, adjectives.
"""

from __future__ import annotations

import mmap
import unicodedata
from functools import cache, lru_cache

from crossfoot import lexicon
from crossfoot.values import Value

RANKS = {"continent": 0, "area": 1, "country": 2, "region": 3, "town": 4, "venue": 5}
"""How fine a kind of place is."""
CITY = 200
"""A town of that many thousand people outweighs the region of the same name."""
SMALL = 15
"""Thousands of people below which a town is one of the small ones, which only the words around its name tell."""
FAR_LARGER = 3
"""How many times its people a region abroad outweighs it after all."""


class Named(Value):
    """One place by its canonical name; `country` and `region` are names too, empty where unknown."""

    name: str
    kind: str
    country: str
    region: str
    thousands: int


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """The key of a name: lower case, straight apostrophes, no accents.

    >>> folded("São Tomé"), folded("N’Djamena")
    ('sao tome', "n'djamena")
    """
    low = name.replace("’", "'").replace("‘", "'").lower()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low.translate(_STROKED))
    return "".join(c for c in plain if not unicodedata.combining(c))


_STROKED = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ħ": "h"})
"""Letters whose stroke is no accent to Unicode."""


@lru_cache(maxsize=65536)
def lookup(key: str) -> tuple[Named, ...]:
    """The places of some size of that folded name, the likeliest first; none where the gazetteer lacks it.

    >>> lookup("alma-ata")[0].name, lookup("hyderabad")[0].country, lookup("xyzzy")
    ('Almaty', 'India', ())
    """
    names = _names()
    if extra := names.extras.get(key):
        return (extra,)
    found = tuple(place for place in namesakes(key) if is_of_size(place))
    other = names.others.get(key)
    if other and folded(other) != key:
        known = lookup(folded(other)) or tuple(place._replace(name=other) for place in found)
        return known or (Named(other, "town", "", "", 0),)
    return lookup(f"st. {key[3:]}") if not found and key.startswith("st ") else found


@lru_cache(maxsize=65536)
def namesakes(key: str) -> tuple[Named, ...]:
    """All places of that folded name, small towns and districts too, the likeliest first.

    >>> [place.country for place in namesakes("chimpay")], lookup("chimpay")
    (['Argentina'], ())
    """
    return _listed(key)


def _listed(key: str) -> tuple[Named, ...]:
    """The places of the gazetteer's file by that key."""
    data, start = _mapped("places"), f"{key}\t".encode()
    at = _first_line(data, start)
    found = []
    while data[at : at + len(start)] == start:
        end = data.find(b"\n", at)
        found.append(_parsed(data[at:end].decode()))
        at = end + 1
    return _likeliest_first(key, found) if len(found) > 1 else tuple(found)


def _first_line(data: mmap.mmap, start: bytes) -> int:
    """Where the first line not before `start` begins, in sorted lines."""
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        begin = data.rfind(b"\n", low, middle) + 1 or low
        if data[begin : begin + len(start)] < start:
            low = data.find(b"\n", middle) + 1
        else:
            high = begin
    return low


def _likeliest_first(key: str, found: list[Named]) -> tuple[Named, ...]:
    """By weight; but a far larger region of another country than the town's comes first: Victoria, Bali, Parana."""
    ordered = sorted(found, key=lambda place: _weight(key, place))
    first = ordered[0]
    if first.kind == "town":
        region = next((p for p in ordered if p.kind == "region" and p.thousands > FAR_LARGER * first.thousands), None)
        if region and region.country != first.country:
            ordered.remove(region)
            ordered.insert(0, region)
    return tuple(ordered)


def name_on(key: str, day: str | None) -> str | None:
    """The name in use on an ISO day for a place that was renamed; None for all others, the latest without a day.

    >>> name_on("astana", "2022-01-05"), name_on("astana", "2023-01-05"), name_on("almaty", None)
    ('Nur-Sultan', 'Astana', None)
    """
    spells = _names().renamed.get(key)
    if not spells:
        return None
    when = day or "9998"
    return next(name for name, first, last in spells if first <= when < last)


def demonym(word: str) -> str | None:
    """The country of an adjective or people, by its lowered form; of "lithuanians" by "lithuanian"."""
    known = _names().demonyms
    if word in known or not word.endswith("s"):
        return known.get(word)
    return None if lookup(word) else known.get(word.removesuffix("s"))  # "philippines" are no people


def money_country(word: str) -> str | None:
    """The one country that spends this money."""
    return _names().money.get(word)


def capital_of(country: str) -> str | None:
    """The capital of a country by its canonical name."""
    return _names().capitals.get(country)


def in_use(key: str) -> str | None:
    """The canonical name for another name that the overlay lists: "Alma-Ata" is Almaty; None for all others."""
    return _names().others.get(key)


def is_common_word(key: str) -> bool:
    """Whether a name is first of all a word or a surname."""
    return key in _names().common


def is_of_size(place: Named) -> bool:
    """Whether a place is known by its bare name: no small town, no second-level region."""
    if place.kind == "region":
        return not place.region
    return place.thousands >= SMALL or place.kind != "town" or capital_of(place.country) == place.name


def is_overlaid(key: str) -> bool:
    """Whether the overlay says which place that name is."""
    names = _names()
    return key in names.extras or key in names.others


def contains(outer: Named, inner: Named) -> bool:
    """Whether `inner` is known to lie in `outer`."""
    if outer.kind == "country":
        return inner.country == outer.name and inner.kind != "country"
    return outer.kind == "region" and inner.region != "" and _region_key(inner.region) == _region_key(outer.name)


@lru_cache(maxsize=4096)
def _region_key(name: str) -> str:
    """The key of a region whatever its spelling: of "Nord Kivu" that of "North Kivu"."""
    key = folded(name)
    return folded(_names().others.get(key, key))


def is_in_region(inner: Named, outer: Named) -> bool:
    """Whether `inner` is known to lie in a region, not merely in a country."""
    return outer.kind == "region" and contains(outer, inner)


def contains_name(outer: str, inner: Named) -> bool:
    """Whether `inner` is known to lie in the place of that canonical name."""
    return any(contains(place, inner) for place in lookup(folded(outer)))


def same_name(one: str, other: str) -> bool:
    """Whether two written names are of one place: spellings, other names over time, type words ("Mangistau region").

    >>> same_name("Alma-Ata", "Almaty"), same_name("Mangistau region", "Mangystau"), same_name("Astana", "Nur-Sultan")
    (True, True, True)
    """
    return _identity(one) == _identity(other)


def without_type(name: str) -> str:
    """A name without the kind of place behind it.

    >>> without_type("Bener Meriah district"), without_type("Lima")
    ('Bener Meriah', 'Lima')
    """
    head, _, last = name.rpartition(" ")
    return head if head and last.lower() in lexicon.load("places")["types"]["after"] else name


@lru_cache(maxsize=4096)
def _identity(name: str) -> str:
    key = folded(without_type(name))
    key = folded(_names().others.get(key, key))
    if spells := _names().renamed.get(key):
        return spells[-1][0]
    found = lookup(key)
    return folded(found[0].name) if found else key


def _weight(key: str, place: Named) -> tuple[int, int]:
    """Countries first, then towns that outgrow their region's name, regions, towns and districts by size, others'
    other names.
    """
    if folded(place.name) != key:
        return 4, -place.thousands
    if place.kind == "country":
        return 0, -place.thousands
    if place.kind == "town" and place.thousands >= CITY:
        return 1, -place.thousands
    first_level = place.kind == "region" and not place.region
    return (2, -place.thousands) if first_level else (3, -place.thousands)


def _parsed(line: str) -> Named:
    _, name, kind, code, region, thousands = line.split("\t")
    country = _names().countries.get(code, "")
    return Named(name, kind, country, region, int(thousands))


class _Names(Value):
    countries: dict[str, str]
    capitals: dict[str, str]
    extras: dict[str, Named]
    others: dict[str, str]
    renamed: dict[str, list[list[str]]]
    demonyms: dict[str, str]
    money: dict[str, str]
    common: frozenset[str]


@cache
def _names() -> _Names:
    overlay = lexicon.load("places")
    table = (lexicon.FOLDER / "countries.tsv").read_text(encoding="utf-8")
    countries = [line.split("\t") for line in table.splitlines()]
    extras = {}
    for entry in overlay["extra"]:
        for name in entry["names"]:
            key = folded(f"{name} state") if name in entry.get("needs_type", ()) else folded(name)
            extras[key] = Named(name, entry["kind"], entry.get("country", ""), "", 0)
    return _Names(
        countries={code: name for code, name, _ in countries},
        capitals={name: capital for _, name, capital in countries if capital},
        extras=extras,
        others=overlay["other_names"],
        renamed={name: entry["canonical"] for entry in overlay["renamed"] for name in entry["names"]},
        demonyms=overlay["demonyms"],
        money=overlay["money"],
        common=frozenset(overlay["not_places"]["words"]),
    )


@cache
def _mapped(name: str) -> mmap.mmap:
    with (lexicon.FOLDER / f"{name}.tsv").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
