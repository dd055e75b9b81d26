"""Currencies in a text: signs, codes, nouns, coins before and after a number, and whose a shared word is.

The vocabulary stands in ``lexicon/currencies.toml`` and ``lexicon/currency_names.toml``.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Tokens, words_of
from crossfoot.values import Value


class Unit(NamedTuple):
    """A unit found in a text."""

    name: str
    """Canonical, as the registry reads it: ``kilometer``, ``KZT``."""
    kind: str
    last: int
    """The token after it."""
    divisor: int = 1
    """100 where a coin was named: 28 cents are 0.28 USD."""
    codes: tuple[str, ...] = ()
    """The currencies that share the word, where it is ambiguous."""


class _Money(Value):
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


THOUSANDS = {"k": 1000, "t": 1000, "m": 10**6, "b": 10**9}
"""What a letter before a code multiplies by: kEUR, TEUR, MUSD, BSEK."""


class _Spellings(NamedTuple):
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
def _spellings() -> _Spellings:
    entry = lexicon.load("contexts")["currency_spellings"]
    return _Spellings(*[frozenset(entry[name]) for name in _Spellings._fields])


@cache
def _defaults() -> dict[str, int]:
    """Whose a shared word is taken to be where nothing tells: the lowest rank."""
    return {code: rank for rank, code in enumerate(lexicon.load("contexts")["currency_spellings"]["defaults"])}


@cache
def money() -> _Money:
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
    return _Money(
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


def currency_before(text: str, row: Tokens, first: int, taken: int = 0) -> tuple[str, int, bool] | None:
    """The currency whose sign or code stands just before token `first`: code, its first token, whether assumed.

    Tokens before `taken` belong to the figure before: "10 USD 20 times".
    """
    if first <= taken:
        return None
    words, starts, ends = row.words, row.starts, row.ends
    at, table = first - 1, money()
    if words[at] in table.spelled and (found := _spelled_sign(row, at)):
        return found
    if words[at] == "." and at and ends[at - 1] == starts[at] and words[at - 1] in _spellings().stopped:
        at -= 1  # "Rs. 20"
    word = words[at]
    if word in table.signs and (len(word) == 1 and not word.isalpha()):
        return _sign(text, row, at)
    if not word[0].isalpha():
        return None
    if at and words[at - 1][-1].isdigit() and ends[at - 1] == starts[at]:
        return None  # H5N1
    raw = text[starts[at] : ends[at]]
    if at and words[at - 1] == "$" and f"{word}$" in table.prefixes and raw.isupper() and ends[at - 1] == starts[at]:
        return table.prefixes[f"{word}$"], at - 1, False  # "$US160 million"
    if word in _spellings().titled and raw.isupper():
        return None
    touching = ends[at] == starts[first]
    code = table.codes.get(word)
    if code and word not in _spellings().words:
        return code, at, False
    named = word in (_spellings().series if touching else _spellings().never_first)
    if code and raw.isupper() and (not named or _is_sum(words, first)):
        return code, at, False
    if (
        word in table.signs
        and (touching or (len(word) > 1 and word != "ps"))
        and (raw[0].isupper() or word in ("rs", "tk", "rmb") or not word.isascii())
    ):
        return table.signs[word], at, word in ("sh", "shs", "rs", "₨")
    return None


def _spelled_sign(row: Tokens, last: int) -> tuple[str, int, bool] | None:
    """The currency of a sign of several tokens that touch, the last of them at `last`: "S/. 40", "GH¢500"."""
    words, starts, ends = row.words, row.starts, row.ends
    for pieces, code in money().spelled[words[last]]:
        at = last - len(pieces) + 1
        touching = at >= 0 and all(ends[step] == starts[step + 1] for step in range(at, last))
        if touching and tuple(words[at : last + 1]) == pieces:
            return code, at, False
    return None


def _is_sum(words: list[str], first: int) -> bool:
    """Whether digits after a code that is a word too make an amount: "COP 500 for it", not "ALL 5 solutions"."""
    after = words[first + 1] if first + 1 < len(words) else "."
    ends = not after.isalpha() or after in number_words().scales or after in _spellings().behind_sum
    return ends and (len(words[first]) > 2 or after in number_words().scales)


def _sign(text: str, row: Tokens, at: int) -> tuple[str, int, bool]:
    words, starts, ends = row.words, row.starts, row.ends
    table = money()
    if at and (code := table.prefixes.get(words[at - 1] + words[at]) or _prefix_code(words[at - 1])):
        gap = starts[at] - ends[at - 1]
        article = words[at - 1] == "a"  # "A $2 billion package", but "A$2 billion"
        spaced = gap == 1 and not article and (text[starts[at - 1]].isupper() or words[at - 1] in _spellings().spaced)
        if gap == 0 or spaced:
            return code, at - 1, False
    return table.signs[words[at]], at, words[at] in "$£¥"


_ROUND = (["million"], ["billion"], ["trillion"], ["m"], ["bn"])


def local_sign(text: str, places: Places, row: Tokens, first: int) -> tuple[str, int, bool] | None:
    """The currency of capitals that touch the digits, where the text names its country: "K34.19" in Lusaka.

    Two letters may stand apart from them: "JD 395,000" in Amman.
    """
    at = first - 1
    codes = _local_signs().get(row.words[at]) if at >= 0 else None
    if codes is None or not text[row.starts[at] : row.ends[at]].isupper():
        return None
    if row.ends[at] != row.starts[first] and not (len(row.words[at]) > 1 and _is_sum(row.words, first)):
        return None
    alone = len(row.words[first]) < 2 and row.words[first + 1 : first + 2] not in _ROUND
    if alone or (at and row.ends[at - 1] == row.starts[at]):
        return None  # the K2, a K9 unit
    code = places.whose(codes)
    return None if code is None else (code, at, False)


@cache
def _local_signs() -> dict[str, tuple[str, ...]]:
    """Capitals that pay in their countries and name things elsewhere."""
    found: dict[str, list[str]] = {}
    for code, entry in lexicon.load("currencies").items():
        for sign in entry.get("local_signs", ()):
            found.setdefault(sign, []).append(code)
    return {sign: tuple(sorted(codes)) for sign, codes in found.items()}


def _prefix_code(word: str) -> str | None:
    if word == "u.s.":
        return "USD"
    return money().codes.get(word) if len(word) == 3 else None


def currency_after(text: str, row: Tokens, at: int) -> Unit | None:
    """The currency whose noun, coin, code or sign begins at token `at`, with the country before it."""
    words, starts, ends = row.words, row.starts, row.ends
    table = money()
    word = words[at]
    if word in issue_words() and (issue := _issue(row, at + 1)) is not None:
        return issue
    if (found := _noun(row, at, None)) is not None:
        return found
    if word in table.tight_coins and ends[at - 1] == starts[at] and not text[starts[at]].isupper():
        owner, number = table.tight_coins[word]
        return Unit(owner, "money", at + 1, number)
    code = table.codes.get(word)
    if (
        code
        and ends[at - 1] < starts[at]
        and at + 1 < len(words)
        and words[at + 1][0].isdigit()
        and ends[at] == starts[at + 1]
    ):
        return None  # the code belongs to the next amount: "3 USD50 cards"
    if code and word not in _spellings().words:
        return Unit(code, "money", at + 1)
    if (code and text[starts[at] : ends[at]].isupper()) or (code and ends[at - 1] == starts[at]):
        return Unit(code or "", "money", at + 1)
    following = at + 1
    if following < len(words) and (prefixed := table.prefixes.get(word + words[following])):
        return Unit(prefixed, "money", at + 2)  # "2 US$"
    if word in "$€£¥₹" and following < len(words) and words[following][0].isdigit() and ends[at] == starts[following]:
        return None  # the sign belongs to the next amount: "8 or $9"
    if word in table.signs and (
        not word.isalpha()
        or (ends[at - 1] == starts[at] and len(word) > 1)
        or text[starts[at] : ends[at]] in _spellings().spaced_after
    ):
        return Unit(table.signs[word], "money", at + 1, codes=("USD",) if word == "$" else ())
    return _noun_of_place(row, at)


def issue_words() -> frozenset[str]:
    """Words that tell which issue of a redenominated currency an amount is in."""
    return _spellings().issues


def _issue(row: Tokens, at: int) -> Unit | None:
    """A redenominated currency whose noun, or the place before it, begins at token `at`: behind "new" or "old"."""
    if at >= len(row.words):
        return None
    found = _noun(row, at, None) or _noun_of_place(row, at)
    return found if found and found.name in _redenominated() and found.divisor == 1 else None


@cache
def _redenominated() -> frozenset[str]:
    entries = lexicon.load("redenominations")
    return frozenset(entry["new"] for entry in entries.values()) - entries.keys()


def _noun_of_place(row: Tokens, at: int) -> Unit | None:
    """The currency noun behind the place that begins at token `at`; of several owners the one whose word it is."""
    words, first = row.words, None
    for place, owner in money().places.get(words[at], ()):
        size = len(place)
        following = at + size
        if following < len(words) and (size == 1 or tuple(words[at:following]) == place):
            found = _noun(row, following, owner)
            if found is not None and found.name == owner:
                return found  # "60 Finnish marks"
            first = first or found
    return first


def scaled_code(text: str, row: Tokens, at: int) -> tuple[str, int] | None:
    """The currency and the factor of "MUSD", "kEUR", "mGBP" at token `at`."""
    word = row.words[at]
    if len(word) != 4 or word[0] not in THOUSANDS or not text[row.starts[at] + 1 : row.ends[at]].isupper():
        return None
    code = money().codes.get(word[1:])
    return (code, THOUSANDS[word[0]]) if code else None


def _noun(row: Tokens, at: int, owner: str | None) -> Unit | None:
    """The currency noun or coin at token `at`, of the country of `owner` where a place stood before it."""
    words = row.words
    word = words[at]
    phrases = money().nouns.get(word, ())
    for phrase, codes in phrases:
        size = len(phrase)
        if size > 1 and tuple(words[at : at + size]) != phrase:
            continue
        code = owner if owner in codes else next((c for c in codes if owner and _same_country(owner, c)), None)
        if code is None and owner and (coin := _coin(word, at, owner)):
            return coin  # "50 Qatari dirhams"
        shared = codes if code is None and (len(codes) > 1 or codes[0] == "USD") else ()
        after = at + size
        if after < len(words) and (coin := _coin(words[after], after, code or codes[0])):
            return coin  # "20 euro cents"
        return Unit(code or codes[0], "money", after, codes=shared)
    return _coin(word, at, owner)


def _coin(word: str, at: int, owner: str | None) -> Unit | None:
    """The coin that `word` names, of a country where one is given."""
    coins = money().coins.get(word)
    if not coins:
        return None
    if owner is None:
        code, number = coins[0]
        shared = tuple(code for code, _ in coins)
        return Unit(code, "money", at + 1, number, codes=shared if len(shared) > 1 or code == "USD" else ())
    for code, number in coins:
        if code == owner or _same_country(owner, code):
            return Unit(owner, "money", at + 1, number)
    return Unit(owner, "money", at + 1, 100) if word.startswith("cent") else None


def coin_number(word: str, code: str) -> int | None:
    """How many of a coin make one of a currency; None where the currency has no such coin."""
    return dict(money().coins.get(word, ())).get(code)


def _same_country(one: str, other: str) -> bool:
    return bool(set(money().by_code[one]) & set(money().by_code[other]))


class Places:
    """The places a text names, asked only when a shared currency word has to be told apart, and once for each."""

    def __init__(self, lowered: str) -> None:
        self.lowered = lowered
        self.spaced = f" {lowered}"
        self.known: dict[tuple[str, ...], str | None] = {}

    def whose(self, codes: tuple[str, ...]) -> str | None:
        """Which of several currencies the text speaks of, by the places it names most; None where it names none."""
        if codes not in self.known:
            self.known[codes] = self._most_named(codes)
        return self.known[codes]

    def _most_named(self, codes: tuple[str, ...]) -> str | None:
        if codes == ("USD",):
            codes = money().nouns["dollar"][0][1]
        counts, known = dict.fromkeys(codes, 0), _places_by_letters()
        opens: list[tuple[int, str]] = []
        for letters in self._first_letters() & known.keys():
            for name, code in known[letters]:
                if code in counts and (times := self._times(name)):
                    counts[code] += times
                    opens.append((self.spaced.find(name), code))
        at, home = min(opens, default=(_OPENING, ""))
        if at < _OPENING:
            counts[home] += _HOME  # the first place that it opens with, from which it was sent: "NAIROBI, April 2 -"
        code = max(counts, key=lambda one: (counts[one], one == home))
        if "USD" in counts and _AUSTRALIAN in self.lowered:
            del counts["USD"]  # who writes $US for those of America means another by the bare sign
            code = max(counts, key=counts.__getitem__)
            return code if counts[code] else None
        if "USD" in counts and (counts["USD"] or not self._is_at_home(code, counts[code])):
            return None
        return code if counts[code] else None

    def _times(self, name: str) -> int:
        """How often a place is named, but where a longer name ends with it: Sudan, not South Sudan."""
        times = self.spaced.count(name)
        times -= self.spaced.count(f"{name}$") if times and name == " us" else 0  # "US$1" is a sign, and no place
        return times - sum(map(self.spaced.count, _longer_names().get(name, ()))) if times else 0

    def _first_letters(self) -> set[str]:
        """The first letters of every word of the text, and none, for the names that are tried on any text."""
        return {"", *map(itemgetter(slice(_LETTERS)), self.lowered.split())}

    def _is_at_home(self, code: str, times: int) -> bool:
        """Whether a place is named often, or where a dispatch begins, so that its dollar is meant."""
        opening = self.spaced[:_OPENING]
        return times > 1 or any(place in opening for place in money().by_code[code])


_AUSTRALIAN = "$us"
_OPENING = 60
"""Characters of a text in which a dateline or a headline says where it is at home."""
_HOME = 3
"""As often as the place that a dispatch opens with counts beside what the text names."""
_LETTERS = 3
"""As many of the first letters of its words tell quickly which places a text may name."""


@cache
def _places_by_letters() -> dict[str, list[tuple[str, str]]]:
    """Every place name, after a space, with its currency, by its first letters; under none what is shorter."""
    found: dict[str, list[tuple[str, str]]] = {"": []}
    for code, names in money().by_code.items():
        for name in names:
            first = name.split()[0]
            found.setdefault(first[:_LETTERS] if len(first) >= _LETTERS else "", []).append((name, code))
    return found


@cache
def _longer_names() -> dict[str, tuple[str, ...]]:
    """The places of other currencies whose names end with that of a place: South Sudan, Equatorial Guinea."""
    owners = {name: code for code, names in money().by_code.items() for name in names}
    found: dict[str, tuple[str, ...]] = {}
    for name, code in owners.items():
        at = name.find(" ", 1)
        while at > 0:
            ending = name[at:]
            if owners.get(ending, code) != code:
                found[ending] = (*found.get(ending, ()), name)
            at = name.find(" ", at + 1)
    return found


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
    return frozenset((".", *table.signs, *table.spelled, *table.codes, *_local_signs(), *prefixes))
