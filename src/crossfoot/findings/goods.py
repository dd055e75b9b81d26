"""Which goods a price or a rise in prices is of, by the words beside it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.lexicon.patterns import either

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

GRADES = "grades"
"""The entry whose words tell sorts of one good apart: premium petrol is not regular petrol."""
OF_IT = re.compile(
    r"(?:\s*\([^)]*\))?(?:(?!\b(?:and|but|while|whereas)\b)[^.;:,\d]){0,40}?"
    r"\b(?:for|of|on|in)\s+(?:(?:a|an|the|each|every)\s+)?(?:(?:litre|liter|gallon|kilo|bag)s? of\s+)?"
    r"\Z",
    re.IGNORECASE,
)
"""Between a figure and the good it is of: "145 naira for a litre of petrol", "a 53 percent hike on cooking gas"."""
JOINED = re.compile(r"\s*(?:,|/|and|or|&|,\s*and)\s*\Z", re.IGNORECASE)
"""Between two goods that share a figure: "diesel and kerosene by 33 percent"."""
COMPOUND = re.compile(r"\s+\Z|-\Z")
"""Between the words of one name: "premium gasoline", "90-octane petrol"."""
NEXT = re.compile(r"(?:(?!\b(?:and|but|while|whereas)\b)[^.;:,\d]){0,40}", re.IGNORECASE)
"""Between a figure and a good of the same clause: "added 20 taka a litre to the price of petrol"."""
Goods = frozenset[str]
FAR = 300
"""Characters before a price that names no good in which the one it is of was named."""


class _Named(NamedTuple):
    start: int
    end: int
    names: Goods


def goods_of(stack: Stack, claim: Claim) -> Goods:
    """The goods a figure is of: those right behind it, else the last named before it in its sentence, else the next.

    Empty where its sentence names none.
    """
    text = stack.texts.get(claim.dispatch_id)
    if text is None:
        return frozenset()
    first, last = stack.sentence_span(claim)
    named = _named(text[first:last])
    start, end, sentence = claim.start - first, claim.end - first, text[first:last]
    behind = [at for at, one in enumerate(named) if one.start >= end]
    if behind and OF_IT.match(sentence[end : named[behind[0]].start]):
        return _with_next(sentence, named, behind[0])
    before = [at for at, one in enumerate(named) if one.end <= start]
    if before:
        return _with_those_joined(sentence, named, before[-1])
    alone = behind and NEXT.fullmatch(sentence, end, named[behind[0]].start)
    return _with_next(sentence, named, behind[0]) if alone else frozenset()


def last_goods(text: str) -> Goods:
    """The good that a text names last, within `FAR` characters of its end; empty where it names none there.

    >>> last_goods("Bread is dear, and petrol. It went up to "), last_goods("It went up to ")
    (frozenset({'petrol'}), frozenset())
    """
    named = _named(text[-FAR:])
    return _with_those_joined(text[-FAR:], named, len(named) - 1) if named else frozenset()


def only_goods(text: str) -> Goods:
    """The one good that a whole text names; empty where it names none, or two.

    >>> only_goods("Petrol is dear. A litre of petrol costs 150 naira."), only_goods("Petrol and bread are dear.")
    (frozenset({'petrol'}), frozenset())
    """
    named = {one.names - _sorts(one.names) for one in _named(text)} - {frozenset()}
    return named.pop() if len(named) == 1 else frozenset()


def are_same(a: Goods, b: Goods) -> bool | None:
    """Whether two figures are of the same goods; None where one of them names none.

    >>> are_same(frozenset({"diesel", "kerosene"}), frozenset({"kerosene"}))
    True
    >>> are_same(frozenset(), frozenset({"bread"}))
    >>> are_same(frozenset({"petrol", "grade premium"}), frozenset({"petrol", "grade regular"}))
    False
    """
    first, second = _sorts(a), _sorts(b)
    if not a or not b:
        return None
    if first and second and not first & second:
        return False
    return bool(a & b) or (None if a == first or b == second else False)


def _sorts(goods: Goods) -> Goods:
    return frozenset(name for name in goods if name.startswith("grade "))


def _with_those_joined(sentence: str, named: tuple[_Named, ...], at: int) -> Goods:
    """The goods named at a place, and those before it that share its figure."""
    goods = named[at].names
    while at and _are_joined(sentence, named[at - 1], named[at]):
        at -= 1
        goods |= named[at].names
    return goods


def _with_next(sentence: str, named: tuple[_Named, ...], at: int) -> Goods:
    """The goods named at a place behind a figure, and those joined to it."""
    goods = named[at].names
    while at + 1 < len(named) and _are_joined(sentence, named[at], named[at + 1]):
        at += 1
        goods |= named[at].names
    return goods


def _are_joined(sentence: str, one: _Named, other: _Named) -> bool:
    """Whether two goods share a figure, or are words of one name."""
    between = sentence[one.end : other.start]
    return bool(JOINED.match(between) or COMPOUND.match(between))


@lru_cache(maxsize=8192)
def _named(sentence: str) -> tuple[_Named, ...]:
    pattern, names = _words()
    return tuple(_Named(*found.span(), names[found.group().lower()]) for found in pattern.finditer(sentence))


@cache
def _words() -> tuple[re.Pattern[str], dict[str, Goods]]:
    names: dict[str, Goods] = {}
    for name, entry in lexicon.load("goods").items():
        for word in entry["words"]:
            names[word] = frozenset({f"grade {word}"}) if name == GRADES else frozenset({name, *entry["also"]})
    return re.compile(rf"(?<![\w-])(?:{either(names)})(?!\w)", re.IGNORECASE), names
