"""The names of the world's places: countries, first-level regions, towns of 15,000 people and more.

``lexicon/places.tsv`` (made by ``tools/build_places.py`` from GeoNames, CC BY 4.0) is read as sorted lines and
searched by bisection, so that the first question costs milliseconds and no table is built; ``lexicon/places.toml``
adds names in crises, other names over time, adjectives.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from crossfoot import lexicon

RANKS = {"continent": 0, "area": 1, "country": 2, "region": 3, "town": 4, "venue": 5}
"""How fine a kind of place is."""
CITY = 200
"""A town of that many thousand people outweighs the region of the same name."""
FAR_LARGER = 3
"""How many times its people a region abroad outweighs it after all."""


class Named(NamedTuple):
    """One place by its canonical name; `country` and `region` are names too, empty where unknown."""

    name: str
    kind: str
    country: str
    region: str
    thousands: int


def folded(name: str) -> str:
    """The key of a name: lower case, straight apostrophes, no accents.

    >>> folded("São Tomé"), folded("N’Djamena")
    ('sao tome', "n'djamena")
    """
    low = name.replace("’", "'").replace("‘", "'").lower()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFKD", low.replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def lookup(key: str) -> tuple[Named, ...]:
    """The places of that folded name, the likeliest first; none where the gazetteer lacks it.

    >>> lookup("alma-ata")[0].name, lookup("hyderabad")[0].country, lookup("xyzzy")
    ('Almaty', 'India', ())
    """
    names = _names()
    if extra := names.extras.get(key):
        return (extra,)
    found = _listed(key, names.lines)
    other = names.others.get(key)
    if other and folded(other) != key:
        known = lookup(folded(other)) or tuple(place._replace(name=other) for place in found)
        return known or (Named(other, "town", "", "", 0),)
    return found


def _listed(key: str, lines: list[str]) -> tuple[Named, ...]:
    """The places of the gazetteer's file by that key."""
    start = f"{key}\t"
    at = bisect_left(lines, start)
    found = []
    while at < len(lines) and lines[at].startswith(start):
        found.append(_parsed(lines[at]))
        at += 1
    return _likeliest_first(key, found) if len(found) > 1 else tuple(found)


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
    return known.get(word) or known.get(word.removesuffix("s"))


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


def contains(outer: Named, inner: Named) -> bool:
    """Whether `inner` is known to lie in `outer`."""
    if outer.kind == "country":
        return inner.country == outer.name and inner.kind != "country"
    return outer.kind == "region" and inner.kind in ("town", "venue") and folded(inner.region) == folded(outer.name)


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


@lru_cache(maxsize=4096)
def _identity(name: str) -> str:
    key = folded(name)
    head, _, last = key.rpartition(" ")
    if head and last in lexicon.load("places")["types"]["after"]:
        key = head
    if spells := _names().renamed.get(key):
        return spells[-1][0]
    found = lookup(key)
    return folded(found[0].name) if found else key


def _weight(key: str, place: Named) -> tuple[int, int]:
    """Countries first, then towns that outgrow their region's name, regions, towns by size, others' other names."""
    if folded(place.name) != key:
        return 4, -place.thousands
    if place.kind == "country":
        return 0, -place.thousands
    if place.kind == "town" and place.thousands >= CITY:
        return 1, -place.thousands
    return (2, -place.thousands) if place.kind == "region" else (3, -place.thousands)


def _parsed(line: str) -> Named:
    _, name, kind, code, region, thousands = line.split("\t")
    country = _names().countries.get(code, "")
    return Named(name, kind, country, region, int(thousands))


class _Names(NamedTuple):
    lines: list[str]
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
    countries = [line.split("\t") for line in _lines("countries")]
    extras = {}
    for entry in overlay["extra"]:
        for name in entry["names"]:
            key = folded(f"{name} state") if name in entry.get("needs_type", ()) else folded(name)
            extras[key] = Named(name, entry["kind"], entry.get("country", ""), "", 0)
    return _Names(
        lines=_lines("places"),
        countries={code: name for code, name, _ in countries},
        capitals={name: capital for _, name, capital in countries if capital},
        extras=extras,
        others=overlay["other_names"],
        renamed={name: entry["canonical"] for entry in overlay["renamed"] for name in entry["names"]},
        demonyms=overlay["demonyms"],
        money=overlay["money"],
        common=frozenset(overlay["not_places"]["words"]),
    )


def _lines(name: str) -> list[str]:
    return (lexicon.FOLDER / f"{name}.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
