"""What is counted: the noun phrase after a number, its singular, and the kind of thing it folds to.

There is no parser: the phrase runs to its first plural, past adjectives and compound nouns, and stops at a function
word, a common verb or a sign. ``lexicon/nouns.toml`` lists the kinds and the words that mislead.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.models import model_counted, past_model
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value

_LONGEST = 8
"""Tokens a counted noun may have with its modifiers."""
KINDS = ("person", "vehicle", "building", "place", "event", "animal")


class Noun(NamedTuple):
    """A counted noun."""

    first: int
    last: int
    """The token after the phrase."""
    head: str
    """The singular of its head."""
    kind: str
    """What it folds to: ``person``, ``vehicle``, …, else its head."""


class _Words(Value):
    kinds: dict[str, str]
    stops: frozenset[str]
    plurals: frozenset[str]
    singulars: dict[str, str]
    adjectives: frozenset[str]
    modifiers: frozenset[str]
    verbal: frozenset[str]
    """Plurals of people that are verbs as well: "12 trucks heads north"."""
    describing: frozenset[str]
    """Adjectives that a comma may follow before the noun: two dim, cool stars."""
    sorts: frozenset[str]
    """Adjectives that look like verbs: confirmed and probable deaths."""
    collectives: frozenset[str]
    before: frozenset[str]
    contexts: frozenset[str]
    groups: frozenset[str]
    leading: frozenset[str]
    after: frozenset[str]
    endings: tuple[str, ...]
    """Endings of nouns for people."""
    numbers: frozenset[str]
    """Number words below a hundred."""
    others: frozenset[str]
    """Nouns with such an ending that are no people."""


@cache
def noun_words() -> _Words:
    """The vocabulary of counted nouns."""
    entries = lexicon.load("nouns")
    kinds = {word: kind for kind in KINDS for word in entries[kind]["words"]} | entries["compounds"]["folded"]
    killing, unmarked, numbers = entries["killing"], entries["unmarked"], lexicon.load("numbers")
    return _Words(
        kinds, frozenset(entries["stops"]["words"]), frozenset(unmarked["words"]), unmarked["singulars"],
        frozenset(entries["adjectives"]["words"]), frozenset(entries["modifiers"]["words"]),
        frozenset(entries["modifiers"]["verbal"]), frozenset(entries["describing"]["words"]),
        frozenset(entries["sorts"]["words"]),
        frozenset(entries["collectives"]["words"]), frozenset(killing["before"]), frozenset(killing["contexts"]),
        frozenset(entries["groups"]["words"]),
        frozenset(killing["leading"]), frozenset(killing["after"]),
        tuple(entries["person"]["endings"]), frozenset((*numbers["units"]["words"], *numbers["tens"]["words"])),
        frozenset(entries["person"]["others"]),
    )  # fmt: skip


_VOWELS = frozenset("aeiouy")


def singular(word: str) -> str:
    """The singular of an English noun.

    >>> [singular(word) for word in ("people", "cities", "churches", "buses", "gas", "police", "policemen")]
    ['person', 'city', 'church', 'bus', 'gas', 'police', 'policeman']
    """
    known = noun_words().singulars.get(word)
    if known or not word.endswith(("s", "men")):
        return known or word
    if word.endswith("men") and len(word) > 4:
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("oes") and len(word) > 5:
        return word[:-2]  # tornadoes, but not canoes, which are listed
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if len(word) == 3 and word[-1] == "s" and not _VOWELS & set(word):
        return word[:-1]  # TDs, CDs
    return word


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    known = noun_words()
    if word[-1] == "s" and len(word) > 2 and word[-2] not in "sui'’" and word not in known.stops:
        return True
    if word in known.plurals:
        return True
    return len(word) > 4 and word.endswith("men") and word not in lexicon.words("nouns", "unmarked", "singular_men")


def counted_noun(row: Tokens, at: int, *, one: bool) -> Noun | None:
    """The noun phrase that begins at token `at`; `one` where the number is one, whose noun is singular."""
    words = row.words
    if at < len(words) and (model := model_counted(row, at)) is not None:
        if words[model[0] - 1] == "s" or not _goes_on(row, model[0]):
            return Noun(at, *model)
    elif at >= len(words) or (words[at] in noun_words().stops and not _opens_phrase(row, at)):
        american = words[at : at + 1] == ["us"] and at + 1 < len(words) and is_plural(words[at + 1])
        return counted_noun(row, at + 1, one=one) if american else None  # "twelve US cities"
    if words[at] in ("to", "or", "and"):
        return None  # "a 5-to-10-minute walk"
    if (named := _model(row, at)) is not None:
        return named
    if one:
        head = _singular_head(row, at)
        return None if head is None else _phrase(row, at, head)
    if not one and words[at] in lexicon.words("nouns", "attributes") and not _goes_on_plural(row, at):
        return Noun(at, at + 1, words[at], kind_of(words, at, at, words[at]))
    hyphened = at > 0 and words[at - 1] == "-" and row.ends[at - 1] == row.starts[at]
    head = None if hyphened and not is_plural(words[at]) else _plural_head(row, at)
    if head is None:
        head = _attributive(row, at, hyphened=hyphened)
        if head is not None:
            return Noun(at, head + 1, words[head], kind_of(words, at, head, words[head]))
        head = _plural_head(row, at) if hyphened else None
    return None if head is None else _phrase(row, at, head)


def _opens_phrase(row: Tokens, at: int) -> bool:
    """Whether a function word is part of a name: "12 on-duty nurses", "three A330-300 jets"."""
    return row.words[at + 1 : at + 2] == ["-"] or past_model(row, at) is not None


def _goes_on(row: Tokens, at: int) -> bool:
    """Whether the noun that is counted stands behind the name of its model: "three A330-300 jets"."""
    words = row.words
    return at < len(words) and words[at].isalpha() and words[at] not in noun_words().stops and _can_head(words[at])


def _goes_on_plural(row: Tokens, at: int) -> bool:
    """Whether a singular is only the first word of what is counted: "50 member states", or is nothing's attribute."""
    following = row.words[at + 1] if at + 1 < len(row.words) else ""
    return not following.isalpha() or not _can_head(following) or is_plural(following)


def _model(row: Tokens, at: int) -> Noun | None:
    """Things counted by the name of their model: "63,150 Model 3s", "five Boeing 737s"."""
    words, starts, ends = row.words, row.starts, row.ends
    for step in range(at + 1, min(at + 3, len(words) - 1)):
        if not words[step - 1].isalpha():
            return None
        if words[step].isdecimal() and words[step + 1] == "s" and ends[step] == starts[step + 1]:
            one = f"{words[step - 1]}_{words[step]}"
            return Noun(at, step + 2, one, noun_words().kinds.get(words[step - 1], one))
    return None


def _plural_head(row: Tokens, at: int) -> int | None:
    """The first plural of the phrase; modifiers that only look plural ("sports cars") are passed over."""
    words, starts, ends = row.words, row.starts, row.ends
    table = noun_words()
    stops, count = table.stops, len(words)
    limit, step, joined = min(count, at + _LONGEST), at, False
    while step < limit:
        word = words[step]
        if (model := past_model(row, step)) is not None and model < limit:
            step, joined = model, False
            continue
        if not word[0].isalpha():
            if word == "-" and step > at and step + 1 < count and ends[step] == starts[step + 1]:
                step, joined = step + 1, True
                continue
            if word == "," and step > at and words[step - 1] in table.describing and step + 1 < limit:
                step += 1  # "two dim, cool stars"
                continue
            listed = word == "," and step > at and _describes(words[step - 1])
            if listed and (joint := _past_listed(words, step, limit)):
                return _joined_head(row, joint, limit)
            touches = joined or (step > at and ends[step - 1] == starts[step]) or words[step + 1 : step + 2] == ["-"]
            if not (word[0].isdigit() and step + 1 < count and touches):
                return None  # "the Corrida 500 drew 3000 fans"
        elif word in JOINING and not joined and step > at and step + 1 < limit and _describes(words[step - 1]):
            return _joined_head(row, step, limit)
        elif word in stops and not joined and words[step + 1 : step + 2] != ["-"]:
            if word != "us" or step + 1 == limit or not is_plural(words[step + 1]):
                return None  # but "300,000 average US homes"
        elif is_plural(word) and words[step + 1 : step + 2] == ["-"] and ends[step] == starts[step + 1]:
            if _past_trailing(words, step + 1) > step + 1:
                return step  # "three passers-by", but "6,800 bricks-and-mud houses"
        elif is_plural(word) and (owned := _owned(row, step)):
            step = owned  # "120 workers' homes"
            continue
        elif is_plural(word) and not (step + 1 < limit and (_modifies(word, words[step + 1]) or _leads(words, step))):
            return step
        step, joined = step + 1, False
    return None


def _owned(row: Tokens, at: int) -> int | None:
    """Where the plural stands that those named by a plural own: the homes of "120 workers' homes"."""
    words, sign = row.words, at + 1
    if words[sign : sign + 1] not in (["'"], ["’"]) or row.ends[at] != row.starts[sign] or sign + 1 == len(words):
        return None
    somebody = noun_words().kinds.get(singular(words[at])) == "person"
    return sign + 1 if somebody and words[sign + 1].isalpha() and is_plural(words[sign + 1]) else None


JOINING = frozenset({"and", "or"})
"""Between two words that one noun belongs to; within hyphens they are part of one: "search-and-rescue teams"."""


def _past_listed(words: list[str], comma: int, limit: int) -> int | None:
    """The "and" of a list of modifiers that goes on behind a comma: "34 naval, coastguard and civilian ships"."""
    for step in range(comma + 1, limit - 1, 2):
        word = words[step]
        if not word.isalpha() or word in noun_words().stops or is_plural(word) or not _describes(word):
            return None
        if words[step + 1] in JOINING:
            return step + 1
        if words[step + 1] != ",":
            return None
    return None


def _joined_head(row: Tokens, at: int, limit: int) -> int | None:
    """The plural after "digital and physical": no function word on the way, and no number ("women and 15 girls")."""
    words, table = row.words, noun_words()
    for step in range(at + 1, limit):
        word = words[step]
        if not word[0].isalpha() or word in table.stops or not _describes(word) or word in table.numbers:
            return None
        if is_plural(word) and not (step + 1 < limit and (_modifies(word, words[step + 1]) or _leads(words, step))):
            return step
    return None


def _describes(word: str) -> bool:
    """Whether a word beside "and" can be one that the noun behind has: no verb in -ed."""
    return not word.endswith("ed") or word in noun_words().sorts


def _leads(words: list[str], at: int) -> bool:
    """Whether a plural without an s only opens a name of things: "aircraft maintenance engineers", "poultry farms"."""
    table, following = noun_words(), words[at + 1 : at + 3]
    unmarked = words[at] in table.plurals and not words[at].endswith("s")
    if not unmarked or not following or table.kinds.get(singular(words[at])) == "person":
        return False
    if following[0][-1] == "s" and is_plural(following[0]):
        return True  # no verb: "12 sheep runs" are no sheep that run
    leading = following[0].endswith(("ance", "ence", "ment", "tion", "ing"))
    return leading and len(following) > 1 and is_plural(following[1])


def _modifies(word: str, following: str) -> bool:
    """Whether a plural only says which sort of thing the noun behind it is: "sports cars", "schools teachers"."""
    table = noun_words()
    if f"{word} {singular(following)}" in table.kinds and is_plural(following):
        return True  # "four personnel carriers"
    if word in table.modifiers:
        somebody = table.kinds.get(singular(word)) == "person"  # "women voters", but "nine men free"
        return _can_head(following) and (not somebody or is_plural(following))
    person = table.kinds.get(singular(following)) == "person" if following not in table.verbal else False
    return person and is_plural(following) and following not in table.plurals and table.kinds.get(word) != "person"


def _singular_head(row: Tokens, at: int) -> int | None:
    words, starts, ends = row.words, row.starts, row.ends
    table = noun_words()
    limit, step = min(len(words), at + _LONGEST), at
    while step < limit:
        word = words[step]
        if word == "-" and step > at and step + 1 < limit and ends[step] == starts[step + 1]:
            step += 2
            continue
        if not word[0].isalpha() or word in table.stops:
            return None
        following = words[step + 1] if step + 1 < limit else ""
        if word in table.kinds and following not in table.kinds and following != "-":
            return step
        if following != "-" and not (following and _can_head(following)):
            return step
        step += 1
    return None


def _can_head(word: str) -> bool:
    return word[0].isalpha() and word not in noun_words().stops and not word.endswith("ed")


def _attributive(row: Tokens, at: int, *, hyphened: bool) -> int | None:
    """A singular that counts before the noun it describes: "a 12 page document", "a four-cylinder engine"."""
    words, table = row.words, noun_words()
    word, count = words[at], len(words)
    if not word.isalpha() or len(word) < 3:
        return None
    if hyphened:
        return at
    if (
        word in table.adjectives
        or word in lexicon.words("nouns", "abstract")
        or table.kinds.get(word) == "person"
        or word.endswith(("ed", "ing", "ly", "est"))
    ):
        return None
    following = words[at + 1] if at + 1 < count else ""
    if following.isalpha() and _can_head(following) and not following.endswith(("ing", "s", "ly")):
        return at
    return None


def _phrase(row: Tokens, first: int, head: int) -> Noun:
    """The phrase with a second coordinated noun of the same kind, or what a collective is made of."""
    words, table, count = row.words, noun_words(), len(row.words)
    one = _singular_of(words, first, head)
    kind = kind_of(words, first, head, one)
    last = _past_trailing(words, head + 1)
    if last + 1 < count:
        following = words[last]
        if following in ("and", "or", "&"):
            other = _second(row, last + 1)
            if other is not None and kind_of(words, last + 1, other, singular(words[other])) == kind:
                last = other + 1
        elif following == "of" and one in table.collectives:
            counted = words[last - 1]
            last = _made_of(row, last + 1)
            herd = counted == "heads" and noun_words().kinds.get(words[last - 1]) == "animal"
            if counted == "head" or herd:  # "230 head of cattle", not "12 heads of state"
                kind = kind_of(words, last - 1, last - 1, singular(words[last - 1]))
    return Noun(first, last, one, kind)


def _singular_of(words: list[str], first: int, head: int) -> str:
    """The singular of a head, with the verb that a particle makes a noun of: "12 take-offs"."""
    if head > first + 1 and words[head - 1] == "-" and words[head] in lexicon.words("nouns", "hyphened", "particles"):
        return f"{words[head - 2]}-{words[head][:-1]}"
    return singular(words[head])


def _past_trailing(words: list[str], last: int) -> int:
    """The token past what follows a hyphen behind a plural, where that begins at `last`: "three passers-by"."""
    if words[last : last + 1] != ["-"]:
        return last
    for stop in (last + 2, last + 4):
        if "".join(words[last + 1 : stop]) in lexicon.words("nouns", "hyphened", "trailing"):
            return stop
    return last


def kind_of(words: list[str], first: int, head: int, one: str) -> str:
    """What a noun folds to: its kind by the last two words, or by the last; else itself."""
    kinds = noun_words().kinds
    if one == "round" and not lexicon.words("nouns", "ammunition", "near").isdisjoint(words):
        return one
    if one in ("engine", "appliance") and not lexicon.words("nouns", "fire_engines", "near").isdisjoint(words):
        return "vehicle"
    if head > first:
        before = words[head - 1]
        joined = f"{words[head - 2]}-{one}" if before == "-" else f"{before} {one}"
        if kind := kinds.get(joined):
            return kind
        if before[0].isdigit() and one in lexicon.words("nouns", "craft"):
            return "vehicle"
    return kinds.get(one) or ("person" if _is_person_by_ending(one) else one)


def _is_person_by_ending(noun: str) -> bool:
    """Whether an unknown noun says by its ending that it is somebody: a workman, an Ecuadorian, a festivalgoer."""
    table = noun_words()
    return len(noun) > 5 and noun.endswith(table.endings) and noun not in table.others


def _second(row: Tokens, at: int) -> int | None:
    """The head of a coordinated noun phrase that begins at `at`."""
    words, table = row.words, noun_words()
    for step in range(at, min(at + 4, len(words))):
        word = words[step]
        if word in table.stops or word in table.numbers or not word[0].isalpha() or word.endswith("ed"):
            return None
        if is_plural(word):
            hurt = singular(word) in _HARMS and singular(words[at - 2]) not in _HARMS
            return None if hurt else step  # "the deaths of four people and injuries to 95"
    return None


_HARMS = frozenset({"injury", "death", "fatality", "casualty"})


def _made_of(row: Tokens, at: int) -> int:
    words, stops = row.words, noun_words().stops
    step = at + 1 if words[at] in ("the", "its", "his", "their") else at
    begin = step
    while (
        step < len(words)
        and step < begin + 3
        and words[step].isalpha()
        and words[step] not in stops
        and not words[step].endswith(("ing", "ed"))
    ):
        step += 1
    return step if step > begin else at - 1
