"""Make the names of currencies that crossfoot reads: lexicon/currency_names.toml, one table a code.

    python tools/build_currencies.py

The names are those of Unicode CLDR as babel ships it, singular and plural, in the varieties of English that differ
("rubles", "roubles"), with the codes no longer in use, for old dispatches name them. A name that several codes share
("Russian ruble") goes to the one in use, else to the latest. Where currencies share a noun ("peso"), the larger towns
of their countries stand by them, from lexicon/places.tsv: they tell whose peso a text means. What CLDR does not tell
(bare nouns, signs, places, coins, slang) stands in lexicon/currencies.toml, edited by hand.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import babel
from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

LEXICON = Path(__file__).parents[1] / "src/crossfoot/lexicon"
VARIETIES = ("en", "en_GB", "en_AU", "en_CA", "en_IN", "en_NZ", "en_ZA", "en_IE", "en_SG")
NO_MONEY = re.compile(
    r"X(?:AG|AU|BA|BB|BC|BD|PD|PT|RE|SU|TS|UA|XX|FU)|CLF|COU|ECV|MXV|UY[IW]|US[NS]|CHE|CHW|BOV|DEM|ZAL"
)
"""Metals, units of account and tests; the German mark, whose bare name leads elsewhere, is written by hand."""
LARGE = 300
"""Thousands of people from which a town tells whose currency is meant."""
SHORTEST = 5
MISLEADING = frozenset({
    "surrey", "markham", "vaughan", "central coast", "queens", "the bronx", "batman", "bello", "bimbo", "masina",
    "harare", "bulawayo", "chitungwiza", "victoria", "kennedy", "angeles", "armenia",
})  # fmt: skip
"""Towns better known as something else."""
YEARS = re.compile(r"\(\d{4}[^)]*?(\d{4})?\)")
ASIDE = re.compile(r"\s*\([^)]*\)")


def main() -> None:
    """Write the file."""
    current = set(tomllib.loads((LEXICON / "currencies.toml").read_text(encoding="utf-8")))
    owners: dict[str, tuple[tuple[bool, str, str], str]] = {}
    for code in sorted(Locale("en").currencies):
        if NO_MONEY.fullmatch(code) is None:
            for name, year in names_of(code):
                rank = (code in current, year, code)
                owners[name] = max(owners.get(name, (rank, code)), (rank, code))
    tables: dict[str, list[str]] = {}
    for name, (_, code) in owners.items():
        tables.setdefault(code, []).append(name)
    (LEXICON / "currency_names.toml").write_text(as_toml(tables, towns_of_shared()), encoding="utf-8")


def names_of(code: str) -> set[tuple[str, str]]:
    """The names of a currency in lower case, each with the last year it was in use ("9999" if it still is)."""
    found = set()
    for variety in VARIETIES:
        for count in (1, 5):
            name = get_currency_name(code, count, Locale.parse(variety))
            dated = YEARS.search(name)
            year = (dated[1] or "9999") if dated else "9999"
            found |= {(spelled, year) for spelled in spellings(ASIDE.sub("", name).lower().replace("’", "'"))}
    return found


def spellings(name: str) -> set[str]:
    """A name with its accents and without, with "&" and with "and"."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if unicodedata.category(c) != "Mn")
    both = {name, plain}
    return both | {each.replace(" & ", " and ") for each in both}


def towns_of_shared() -> dict[str, list[str]]:
    """The larger towns of each currency that shares a noun with another; those of two countries are left out."""
    currencies = tomllib.loads((LEXICON / "currencies.toml").read_text(encoding="utf-8"))
    not_places = set(tomllib.loads((LEXICON / "places.toml").read_text(encoding="utf-8"))["not_places"]["words"])
    owners = Counter(noun for entry in currencies.values() for noun in entry["nouns"])
    shared = {code for code, entry in currencies.items() if any(owners[noun] > 1 for noun in entry["nouns"])}
    rows = [line.split("\t") for line in (LEXICON / "places.tsv").read_text(encoding="utf-8").splitlines()]
    towns = [row for row in rows if row[2] == "town" and row[0] == folded(row[1])]
    times = Counter(row[0] for row in towns)
    found: dict[str, list[str]] = {}
    for key, name, _, country, _, people in towns:
        known = int(people) >= LARGE and len(key) >= SHORTEST and times[key] == 1
        code = next(iter(get_territory_currencies(country)), "") if known else ""
        if code in shared and key not in not_places and key not in MISLEADING:
            places = currencies[code]["places"]
            found.setdefault(code, []).extend(each for each in {key, name.lower()} if each not in places)
    return found


def folded(name: str) -> str:
    """A name as the gazetteer keys it."""
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if unicodedata.category(c) != "Mn").strip(
        "'‘’"
    )


def as_toml(tables: dict[str, list[str]], towns: dict[str, list[str]]) -> str:
    """The tables, each with its last name as an example."""
    head = (
        f"# Full names of currencies from Unicode CLDR (babel {babel.__version__}), by tools/build_currencies.py.\n"
        "# Do not edit: bare nouns, signs, places and coins stand in currencies.toml.\n"
    )
    parts = []
    for code in sorted(tables):
        names = sorted(tables[code])
        parts.append(f"\n[{code}]\nnames = {json.dumps(names, ensure_ascii=False)}\n")
        if code in towns:
            parts.append(f"towns = {json.dumps(sorted(towns[code]), ensure_ascii=False)}\n")
        parts.append(f'examples = ["500 {names[-1]}"]\n')
    return head + "".join(parts)


if __name__ == "__main__":
    main()
