"""What a number is of, where words or signs say so: currencies, units of measurement, and what they are per.

The vocabulary stands in ``lexicon/currencies.toml`` and ``lexicon/units.toml``; words are matched token by token
through dictionaries keyed by their first token, so that a thousand units cost no more than ten.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.tokens import Tokens, tokens


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


class _Entry(NamedTuple):
    phrase: tuple[str, ...]
    name: str
    kind: str
    exact: tuple[str, ...]
    """Spellings, case kept, of which the text must show one; empty where any case will do."""
    tight: bool
    per: bool
    only_per: bool


class _Money(NamedTuple):
    signs: dict[str, str]
    """One-token signs: ``$``, ``€``, ``rs``."""
    prefixes: dict[str, str]
    """Letters before a dollar, yen or pound sign: ``us``, ``nz``."""
    codes: dict[str, str]
    nouns: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
    coins: dict[str, list[tuple[str, int]]]
    tight_coins: dict[str, tuple[str, int]]
    """Letters for coins that count only where they touch the digits: 70p."""
    places: dict[str, list[tuple[tuple[str, ...], str]]]
    by_code: dict[str, tuple[str, ...]]
    """Every place name of a currency, for telling whose rupee a text speaks of."""


_SPACED = frozenset({"us", "u.s.", "hk", "nz", "au", "ca", "c"})
"""Prefixes of the dollar that count in lower case and with a space after them."""
_LOWER = frozenset(
    {"usd", "eur", "gbp", "jpy", "cny", "inr", "rub", "kzt", "chf", "aud", "hkd", "sgd", "nzd", "uah", "btc"}
)
"""Codes that count in lower case too."""
_SPACED_AFTER = frozenset({"RM", "LE", "TL"})
"""Short forms that count with a space before them: 42 LE."""
_STOPPED = frozenset({"rs", "tk", "rp", "fr", "ksh", "kr", "sh", "dh", "dhs"})
"""Short forms of currencies that may end in a full stop."""
_MOMENTS = frozenset({"ago", "earlier", "later", "before", "after", "old", "behind", "ahead"})
_THOUSANDS = {"k": 1000, "t": 1000, "m": 10**6, "b": 10**9}
"""What a letter before a code multiplies by: kEUR, TEUR, MUSD, BSEK."""
_NEVER_FIRST = frozenset({"sit", "pte", "ats", "ang", "all", "top", "try", "cup", "mop", "pen", "cop", "bob"})
_DEFAULTS = (
    "USD",
    "GBP",
    "INR",
    "MXN",
    "CHF",
    "RUB",
    "TRY",
    "IRR",
    "SAR",
    "SEK",
    "NOK",
    "KRW",
    "KES",
    "IQD",
    "CNY",
    "AZN",
    "KGS",
    "RON",
    "DEM",
    "AED",
    "ZMW",
    "XOF",
)
"""Whose a shared word is taken to be where nothing tells."""


@cache
def money() -> _Money:
    """The currencies' words, signs, coins and places."""
    entries = lexicon.load("currencies")
    signs: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    nouns: dict[tuple[str, ...], list[str]] = {}
    coins: dict[str, list[tuple[str, int]]] = {}
    tight: dict[str, tuple[str, int]] = {}
    places: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, entry in entries.items():
        for symbol in entry.get("symbols", ()):
            pieces = tokens(symbol).words
            if len(pieces) == 1:
                signs.setdefault(symbol, code)
            elif len(pieces) == 2 and pieces[1] in "$£¥₵€":
                prefixes[pieces[0] + pieces[1]] = code
        for noun in entry["nouns"]:
            nouns.setdefault(tuple(tokens(noun).words), []).append(code)
        for coin, number in entry.get("coins", {}).items():
            coins.setdefault(coin, []).append((code, number))
        for coin, number in entry.get("tight_coins", {}).items():
            tight[coin] = (code, number)
        for place in entry["places"]:
            words = tuple(tokens(place).words)
            places.setdefault(words[0], []).append((words, code))
    names = lexicon.load("currency_names")
    for code, entry in names.items():
        for name in entry["names"]:
            nouns.setdefault(tuple(tokens(name).words), [code])
    for owners in coins.values():
        owners.sort(key=lambda pair: _rank(pair[0]))
    for found in places.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return _Money(
        signs, prefixes, {code.lower(): code for code in entries}, _by_first(nouns), coins, tight, places,
        {
            code: tuple(f" {place}" for place in (*entry["places"], *names.get(code, {}).get("towns", ())))
            for code, entry in entries.items()
        },
    )  # fmt: skip


def _by_first(nouns: dict[tuple[str, ...], list[str]]) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase, codes in nouns.items():
        table.setdefault(phrase[0], []).append((phrase, tuple(sorted(set(codes), key=_rank))))
    for found in table.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return table


def _rank(code: str) -> tuple[int, str]:
    return (_DEFAULTS.index(code) if code in _DEFAULTS else len(_DEFAULTS), code)


@cache
def units() -> dict[str, list[_Entry]]:
    """The units of measurement by the first token of each of their spellings, longest first."""
    table: dict[str, list[_Entry]] = {}
    for key, entry in lexicon.load("units").items():
        name, kind = entry.get("unit", key), entry.get("kind", "measurement")
        flags = (entry.get("per", False), entry.get("only_per", False))
        for word in entry["words"]:
            _add(table, _Entry(tuple(tokens(word).words), key if entry.get("keep") else name, kind, (), False, *flags))
        for tight, spellings in ((False, entry.get("symbols", ())), (True, entry.get("tight", ()))):
            for spelling in spellings:
                phrase = tuple(tokens(spelling.lower()).words)
                exact = (spelling,) if spelling != spelling.lower() or len(spelling) < 3 else ()
                _add(table, _Entry(phrase, name, kind, exact, tight, *flags))
    for found in table.values():
        found.sort(key=lambda entry: (-len(entry.phrase), not entry.exact))
    return table


@cache
def parts() -> dict[str, dict[str, int]]:
    """The smaller units that may go on with an amount, and how many make one: an inch goes on with feet."""
    return {entry.get("unit", key): entry["parts"] for key, entry in lexicon.load("units").items() if "parts" in entry}


def _add(table: dict[str, list[_Entry]], entry: _Entry) -> None:
    table.setdefault(entry.phrase[0], []).append(entry)


# Before the number.


def currency_before(text: str, row: Tokens, first: int, taken: int = 0) -> tuple[str, int, bool] | None:
    """The currency whose sign or code stands just before token `first`: code, its first token, whether assumed.

    Tokens before `taken` belong to the figure before: "10 USD 20 times".
    """
    if first <= taken:
        return None
    words, starts, ends = row
    at, table = first - 1, money()
    if words[at] == "." and at and ends[at - 1] == starts[at] and words[at - 1] in _STOPPED:
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
    touching = ends[at] == starts[first]
    code = table.codes.get(word)
    if code and word in _LOWER:
        return code, at, False
    if code and raw.isupper() and (touching or word not in _NEVER_FIRST or _is_sum(words, first)):
        return code, at, False
    if (
        word in table.signs
        and (touching or (len(word) > 1 and word != "ps"))
        and (raw[0].isupper() or word in ("rs", "tk", "rmb"))
    ):
        return table.signs[word], at, False
    return None


def _is_sum(words: list[str], first: int) -> bool:
    """Whether digits after a code that is a word too make an amount: "COP 500", not "ALL 5 solutions"."""
    after = words[first + 1] if first + 1 < len(words) else "."
    return len(words[first]) > 2 and not after.isalpha()


def _sign(text: str, row: Tokens, at: int) -> tuple[str, int, bool]:
    words, starts, ends = row
    table = money()
    if at and (code := table.prefixes.get(words[at - 1] + words[at]) or _prefix_code(words[at - 1])):
        gap = starts[at] - ends[at - 1]
        spaced = gap == 1 and (text[starts[at - 1]].isupper() or words[at - 1] in _SPACED)
        if gap == 0 or spaced:
            return code, at - 1, False
    return table.signs[words[at]], at, words[at] in "$£¥"


def _prefix_code(word: str) -> str | None:
    if word == "u.s.":
        return "USD"
    return money().codes.get(word) if len(word) == 3 else None


# After the number.


def unit_after(text: str, row: Tokens, at: int) -> Unit | None:
    """The unit or currency whose words begin at token `at`."""
    words = row.words
    if at >= len(words):
        return None
    if words[at] in "-–" and at + 1 < len(words):
        if row.ends[at] != row.starts[at + 1] and row.ends[at - 1] == row.starts[at]:
            return None
        if words[at + 1] in money().signs and not words[at + 1].isalpha():
            return None  # "$340-$355"
        at += 1
    if words[at] in _MARKS:
        return _marked(row, at)
    return _measure(text, row, at) or _currency_after(text, row, at)


_MARKS = {"'": "foot", "’": "foot", '"': "inch", "”": "inch"}


def _marked(row: Tokens, at: int) -> Unit | None:
    """Feet and inches by their marks, where no quotation can end: 5' 10", a 10" screen, 5" and no more."""
    words, starts, ends = row
    unit, after = _MARKS[words[at]], at + 1
    if unit == "foot" and words[after : after + 1] == [words[at]] and ends[at] == starts[after]:
        unit, after = "inch", after + 1
    following = words[after] if after < len(words) else ""
    sized = following in lexicon.load("contexts")["sized"]["words"]
    inches = unit == "foot" and following.isdecimal() and words[after + 1 : after + 2] in (['"'], ["”"], ["'"], ["″"])
    fraction = unit == "inch" and at > 2 and words[at - 2] in _MARKS
    alone = not following and not any(word.isalpha() for word in words[:at])
    return Unit(unit, "measurement", after) if sized or inches or fraction or alone else None


def _measure(text: str, row: Tokens, at: int) -> Unit | None:
    words, starts, ends = row
    for entry in units().get(words[at], ()):
        size = len(entry.phrase)
        if entry.only_per or (size > 1 and tuple(words[at : at + size]) != entry.phrase):
            continue
        if entry.exact and text[starts[at] : ends[at + size - 1]] not in entry.exact:
            continue
        if entry.tight and ends[at - 1] != starts[at]:
            continue
        if size > 1 and entry.phrase[-1].isdigit() and ends[at] != starts[at + 1]:
            continue  # "12 m 2 dm" holds no square metres
        return Unit(entry.name, entry.kind, at + size)
    return None


def _currency_after(text: str, row: Tokens, at: int) -> Unit | None:
    words, starts, ends = row
    table = money()
    word = words[at]
    if (found := _noun(row, at, None)) is not None:
        return found
    if word in table.tight_coins and ends[at - 1] == starts[at] and text[starts[at]].islower():
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
    if code and word in _LOWER:
        return Unit(code, "money", at + 1)
    if (code and text[starts[at] : ends[at]].isupper()) or (code and ends[at - 1] == starts[at]):
        return Unit(code or "", "money", at + 1)
    following = at + 1
    if word in "$€£¥₹" and following < len(words) and words[following][0].isdigit() and ends[at] == starts[following]:
        return None  # the sign belongs to the next amount: "8 or $9"
    if word in table.signs and (
        not word.isalpha()
        or (ends[at - 1] == starts[at] and len(word) > 1)
        or text[starts[at] : ends[at]] in _SPACED_AFTER
    ):
        return Unit(table.signs[word], "money", at + 1, codes=("USD",) if word == "$" else ())
    for place, owner in table.places.get(word, ()):
        size = len(place)
        if size == 1 or tuple(words[at : at + size]) == place:
            following = at + size
            if following < len(words) and (found := _noun(row, following, owner)):
                return found
    return None


def scaled_code(text: str, row: Tokens, at: int) -> tuple[str, int] | None:
    """The currency and the factor of "MUSD", "kEUR", "mGBP" at token `at`."""
    word = row.words[at]
    if len(word) != 4 or word[0] not in _THOUSANDS or not text[row.starts[at] + 1 : row.ends[at]].isupper():
        return None
    code = money().codes.get(word[1:])
    return (code, _THOUSANDS[word[0]]) if code else None


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
        names = money().by_code
        counts = [(sum(map(self.spaced.count, names[code])), code) for code in codes]
        most, code = max(counts, key=lambda pair: pair[0])
        if "USD" in codes and (counts[codes.index("USD")][0] or not self._is_at_home(code, most)):
            return None
        return code if most else None

    def _is_at_home(self, code: str, times: int) -> bool:
        """Whether a place is named often, or where a dispatch begins, so that its dollar is meant."""
        return times > 1 or any(place in self.spaced[:60] for place in money().by_code[code])


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
    return frozenset((".", *table.signs, *table.codes, *(prefix[:-1] for prefix in table.prefixes)))


@cache
def after_openers() -> frozenset[str]:
    """Every token that can open a unit after a number."""
    table = money()
    firsts = (*units(), *table.nouns, *table.coins, *table.tight_coins, *table.codes, *table.signs, *table.places)
    scaled = [letter + code for letter in _THOUSANDS for code in table.codes]
    return frozenset((*firsts, *scaled, "-", "–", "of", "a", "an", "m", "b", "(", "[", "{", "<", *_MARKS))


# What a price or rate is per.


def per_after(text: str, row: Tokens, at: int, *, money: bool = False) -> tuple[str, int] | None:
    """What a quantity that ends before token `at` is per, and the token after it: "per litre", "a barrel", "/kg".

    Of money it may be any noun at the end of a clause: "9 lakh taka a katha".
    """
    words, starts, ends = row
    count = len(words)
    if at + 1 >= count:
        return None
    word = words[at]
    if word in ("per", "/"):
        if word == "/" and ends[at] != starts[at + 1]:
            return None
        return _per(text, row, at + 1, any_noun=word == "per")
    if word in ("a", "an", "every"):
        after = words[at + 2] if at + 2 < count else ""
        if after in _MOMENTS:  # "$6 billion a year earlier"
            return None
        return _per(text, row, at + 1, any_noun=money and after in _CLAUSE_ENDS)
    if word == "-" and at + 3 < count and words[at + 1] in ("a", "an", "per") and words[at + 2] == "-":
        return _per(text, row, at + 3, any_noun=words[at + 1] == "per")
    return None


_CLAUSE_ENDS = frozenset({"", ".", ",", ";", "and", ")", "or", "but"})


def _per(text: str, row: Tokens, at: int, *, any_noun: bool) -> tuple[str, int] | None:
    words, starts, ends = row
    for entry in units().get(words[at], ()):
        size = len(entry.phrase)
        if (entry.per or any_noun or (entry.kind in ("measurement", "duration") and words[at - 1] == "/")) and (
            size == 1 or tuple(words[at : at + size]) == entry.phrase
        ):
            if entry.exact and text[starts[at] : ends[at + size - 1]] not in entry.exact:
                continue
            return _per_name(entry, words[at]), at + size
    if any_noun and words[at].isalpha() and len(words[at]) > 2:
        return words[at], at + 1
    return None


def _per_name(entry: _Entry, word: str) -> str:
    if entry.name in ("person", "piece"):
        return "person" if word in ("capita", "head", "person") else "piece" if word in ("each", "apiece") else word
    return entry.name
