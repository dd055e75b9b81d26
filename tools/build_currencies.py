"""Make the names of currencies that crossfoot reads: lexicon/currency_names.toml, one table a code.

    python tools/build_currencies.py

The names are those of Unicode CLDR as babel ships it, singular and plural, in the varieties of English that differ
("rubles", "roubles"), with the codes no longer in use, for old dispatches name them. A name that several codes share
("Russian ruble") goes to the one in use, else to the latest. What CLDR does not tell (bare nouns, signs, places,
coins, slang) stands in lexicon/currencies.toml, edited by hand.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from pathlib import Path

import babel
from babel import Locale
from babel.numbers import get_currency_name

LEXICON = Path(__file__).parents[1] / "src/crossfoot/lexicon"
VARIETIES = ("en", "en_GB", "en_AU", "en_CA", "en_IN", "en_NZ", "en_ZA", "en_IE", "en_SG")
NO_MONEY = re.compile(
    r"X(?:AG|AU|BA|BB|BC|BD|PD|PT|RE|SU|TS|UA|XX|FU)|CLF|COU|ECV|MXV|UY[IW]|US[NS]|CHE|CHW|BOV|DEM|ZAL"
)
"""Metals, units of account and tests; the German mark, whose bare name leads elsewhere, is written by hand."""
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
    (LEXICON / "currency_names.toml").write_text(as_toml(tables), encoding="utf-8")


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


def as_toml(tables: dict[str, list[str]]) -> str:
    """The tables, each with its last name as an example."""
    head = (
        f"# Full names of currencies from Unicode CLDR (babel {babel.__version__}), by tools/build_currencies.py.\n"
        "# Do not edit: bare nouns, signs, places and coins stand in currencies.toml.\n"
    )
    parts = []
    for code in sorted(tables):
        names = sorted(tables[code])
        parts.append(f'\n[{code}]\nnames = {json.dumps(names, ensure_ascii=False)}\nexamples = ["500 {names[-1]}"]\n')
    return head + "".join(parts)


if __name__ == "__main__":
    main()
