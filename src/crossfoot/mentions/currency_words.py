"""The words, signs, codes and coins of currencies: ``lexicon/currencies.toml`` and ``currency_names.toml``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.tokens import words_of
from crossfoot.values import Value


class Money(Value):
    """The currencies' words, signs, coins and places, each to its code."""

    signs: dict[str, str]
    """One-token signs: ``$``, ``€``, ``rs``."""
    prefixes: dict[str, str]
    """Letters before a dollar, yen or pound sign: ``us``, ``nz``."""
    spelled: dict[str, list[tuple[tuple[str, ...], str]]]
    """Signs of several tokens, none of them a sign by itself, by their last: ``S/.``, ``GH¢``."""
    codes: dict[str, str]
    nouns: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
    coins: dict[str, list[tuple[str, int]]]
    tight_coins: dict[str, tuple[str, int]]
    """Letters for coins that count only where they touch the digits: 70p."""
    places: dict[str, list[tuple[tuple[str, ...], str]]]
    by_code: dict[str, tuple[str, ...]]
    """Every place name of a currency, for telling whose rupee a text speaks of."""


class Spellings(NamedTuple):
    """Codes, signs and short forms that count only as they are written."""

    words: frozenset[str]
    """Codes that are words or other short forms in lower case."""
    spaced: frozenset[str]
    """Prefixes of the dollar that count in lower case and with a space after them."""
    spaced_after: frozenset[str]
    """Short forms that count with a space before them: 42 LE."""
    stopped: frozenset[str]
    """Short forms of currencies that may end in a full stop."""
    never_first: frozenset[str]
    """Codes that are too common as words to stand before just any number."""
    series: frozenset[str]
    """Codes that name a meeting where a small number touches them: COP28."""
    titled: frozenset[str]
    """Short forms that all in capitals are something else: a PTA is no peseta."""
    behind_sum: frozenset[str]
    """Words that go on behind an amount, and count nothing."""
    issues: frozenset[str]
    """Words before the noun of a currency that was redenominated: five new lira."""


@cache
def spellings() -> Spellings:
    """How far a code, sign or short form is to be believed."""
    entry = lexicon.load("contexts")["currency_spellings"]
    return Spellings(*[frozenset(entry[name]) for name in Spellings._fields])


@cache
def _defaults() -> dict[str, int]:
    """Whose a shared word is taken to be where nothing tells: the lowest rank."""
    return {code: rank for rank, code in enumerate(lexicon.load("contexts")["currency_spellings"]["defaults"])}


@cache
def money() -> Money:
    """The currencies' words, signs, coins and places."""
    entries = lexicon.load("currencies")
    signs: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    spelled: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    nouns: dict[tuple[str, ...], list[str]] = {}
    coins: dict[str, list[tuple[str, int]]] = {}
    tight: dict[str, tuple[str, int]] = {}
    places: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, entry in entries.items():
        for symbol in entry.get("symbols", ()):
            pieces = words_of(symbol)
            if len(pieces) == 1:
                signs.setdefault(symbol, code)
            elif len(pieces) == 2 and pieces[1] in "$£¥₵€":
                prefixes[pieces[0] + pieces[1]] = code
            else:
                spelled.setdefault(pieces[-1], []).append((pieces, code))
        for noun in entry["nouns"]:
            nouns.setdefault(words_of(noun), []).append(code)
        for coin, number in entry.get("coins", {}).items():
            coins.setdefault(coin, []).append((code, number))
        for coin, number in entry.get("tight_coins", {}).items():
            tight[coin] = (code, number)
        for place in entry["places"]:
            words = words_of(place)
            places.setdefault(words[0], []).append((words, code))
    names = lexicon.load("currency_names")
    for code, entry in names.items():
        for name in entry["names"]:
            nouns.setdefault(words_of(name), [code])
    for owners in coins.values():
        owners.sort(key=lambda pair: _rank(pair[0]))
    for found in places.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return Money(
        signs, prefixes, spelled,
        {code.lower(): code for code in (*_issued(signs), *entries)}, _by_first(nouns), coins, tight, places,
        {
            code: tuple(f" {place}" for kind in ("places", "towns") for place in entry.get(kind, ()))
            for code, entry in ((code, entries.get(code, {}) | names.get(code, {})) for code in (*entries, *names))
        },
    )  # fmt: skip


def _issued(signs: dict[str, str]) -> list[str]:
    """The codes of issues that were replaced, but one that is a sign of the newer one."""
    return [code for code in lexicon.load("redenominations") if code.lower() not in signs]


def _by_first(nouns: dict[tuple[str, ...], list[str]]) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase, codes in nouns.items():
        table.setdefault(phrase[0], []).append((phrase, tuple(sorted(set(codes), key=_rank))))
    for found in table.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return table


def _rank(code: str) -> tuple[int, str]:
    return (_defaults().get(code, len(_defaults())), code)


@cache
def local_signs() -> dict[str, tuple[str, ...]]:
    """Capitals that pay in their countries and name things elsewhere."""
    found: dict[str, list[str]] = {}
    for code, entry in lexicon.load("currencies").items():
        for sign in entry.get("local_signs", ()):
            found.setdefault(sign, []).append(code)
    return {sign: tuple(sorted(codes)) for sign, codes in found.items()}


def issue_words() -> frozenset[str]:
    """Words that tell which issue of a redenominated currency an amount is in."""
    return spellings().issues


@cache
def redenominated() -> frozenset[str]:
    """Currencies that took the place of an older issue of one name."""
    entries = lexicon.load("redenominations")
    return frozenset(entry["new"] for entry in entries.values()) - entries.keys()


def coin_number(word: str, code: str) -> int | None:
    """How many of a coin make one of a currency; None where the currency has no such coin."""
    return dict(money().coins.get(word, ())).get(code)


def are_of_one_country(one: str, other: str) -> bool:
    """Whether two currencies share a place."""
    return bool(set(money().by_code[one]) & set(money().by_code[other]))


@cache
def nouns_before() -> dict[str, tuple[str, ...]]:
    """The currencies of every noun that may stand before its number: "ringgit 42", "dollar 22.5 million"."""
    never = lexicon.load("contexts")["money"]["never_before"]
    phrases = [found for phrases in money().nouns.values() for found in phrases]
    return {phrase[0]: codes for phrase, codes in phrases if len(phrase) == 1 and phrase[0] not in never}


@cache
def before_closers() -> frozenset[str]:
    """Every token that can end a currency before a number."""
    table = money()
    prefixes = [prefix[:-1] for prefix in table.prefixes]
    return frozenset((".", *table.signs, *table.spelled, *table.codes, *local_signs(), *prefixes))
