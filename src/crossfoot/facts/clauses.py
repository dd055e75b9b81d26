"""The clause before a figure: where it begins, which of its words is its verb, what its subject is.

There is no parser. A clause begins at the last joint behind which a subject and a verb stand; its subject runs to the
verb. All works on the tokens of one sentence, within `CLAUSE` tokens before the figure.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import compress

from crossfoot import lexicon
from crossfoot.mentions.datelines import past_dateline
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Remembered, Tokens
from crossfoot.values import Value

CLAUSE = 60
"""Tokens before a figure that can hold the start of its clause."""
LONGEST = 12
"""Words a subject may have."""
_HEADS = 6
"""Words a noun phrase right before a joint may have."""
STOPS = frozenset('.,;:()[]!?"“”–—…')
_APOSTROPHES = ("'s", "’s", "s'", "s’")


class Words(Value):
    """The vocabulary of clauses."""

    verbs: frozenset[str]
    either: frozenset[str]
    """Verbs that are nouns as often: a cost, the report, its offer."""
    change: frozenset[str]
    changes: frozenset[str]
    """Nouns of change: an increase, a drop."""
    saying: frozenset[str]
    auxiliaries: frozenset[str]
    pronouns: frozenset[str]
    nominative: frozenset[str]
    leading: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]
    times: frozenset[str]
    amounts: frozenset[str]
    not_heads: frozenset[str]
    """Words with which no noun phrase ends."""
    ending: frozenset[str]
    """All before which a noun ends."""
    joints: frozenset[str]
    """Words and signs at or behind which a clause may begin."""
    partings: frozenset[str]
    """Stops, and words that break a clause."""


@cache
def clause_words() -> Words:
    """The vocabulary of ``subjects.toml``, with the verbs of change."""
    entries, changes = lexicon.load("subjects"), lexicon.load("changes")
    words = {name: frozenset(entry["words"]) for name, entry in entries.items()}
    change = frozenset((*changes["up"]["verbs"], *changes["down"]["verbs"]))
    nouns = frozenset((*changes["up"]["nouns"], *changes["down"]["nouns"]))
    either = words["either"] | (change & nouns)
    verbs = words["verbs"] | words["auxiliaries"] | words["saying"] | change | either
    return Words(
        verbs, either, change, nouns, words["saying"], words["auxiliaries"], words["pronouns"], words["nominative"],
        words["leading"], words["determiners"], words["prepositions"], words["breaks"], words["times"],
        words["amounts"],
        words["pronouns"] | words["prepositions"] | words["leading"] | words["determiners"] | words["times"],
        verbs | words["pronouns"] | words["leading"] | words["prepositions"],
        frozenset((";", ":", "–", "—", "(", "while", "whereas", "whilst", "it")) | _JOINTS
        | words["nominative"] | words["saying"] | words["breaks"],
        STOPS | words["breaks"],
    )  # fmt: skip


def is_verb(row: Tokens, at: int) -> bool:
    """Whether the word at `at` is the finite verb of a clause, and no noun or adjective that looks like one."""
    words, table = row.words, clause_words()
    word = words[at]
    known = word in table.verbs
    if not known and not is_past(word):
        return False
    before = words[at - 1] if at else ""
    if before == "-" and row.ends[at - 1] == row.starts[at]:
        return False  # "EPA-rated"
    if word in table.either:
        return not _is_noun(words, at, table)
    if known:
        return not (word.endswith("ed") and _describes(before, table))
    return at > 0 and not _describes(before, table)


@Remembered
def _may_be_verb(word: str) -> bool:
    return word in clause_words().verbs or is_past(word)


@Remembered
def _ends_subject(word: str) -> bool:
    """Whether a subject may end at a word: at a verb, or at what parts the two."""
    return word in _PARTING or _may_be_verb[word]


def is_past(word: str) -> bool:
    """Whether a word on -ed may be a verb: not "speed", "hundred"."""
    return word.endswith("ed") and len(word) > 4 and not word.endswith(("eed", "dred", "red-"))


def _is_noun(words: list[str], at: int, table: Words) -> bool:
    """Whether a word such as "cost" or "offer" stands where a noun does: "the cost of", "its takeover offer was"."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if not before or before in table.determiners or before in table.prepositions or before.endswith(_APOSTROPHES):
        return before != "to"
    return after in table.auxiliaries or after == "of" or (after in table.change and after not in ("up", "down"))


def _describes(before: str, table: Words) -> bool:
    """Whether a word on -ed after `before` describes a noun: "the reconstructed skeleton", "of issued shares"."""
    if before == "that":
        return False
    return (
        before in table.determiners
        or before in table.prepositions
        or before in ("and", "or", "most")
        or before.endswith(("'s", "’s"))
    )


def phrase_before(row: Tokens, stop: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase whose last word is right before `stop`, with what its "of" holds: tokens ``[first, stop)``.

    It reaches no further back than `floor`, which must be near: each "of" of a chain is one more call inside another.
    """
    words, table = row.words, clause_words()
    head = words[stop - 1] if stop > floor else ""
    if not head[:1].isalnum() or head in table.not_heads or head.endswith("ly") or head in number_words().small:
        return None
    if head in table.either:
        if not (_is_noun(words, stop - 1, table) or stop - 2 < floor or _joins(row, stop - 2, table)):
            return None
    elif head in table.verbs or is_past(head):
        return None
    first = stop - 1
    while first > floor and stop - first <= _HEADS and _joins(row, first - 1, table):
        first -= 1
    while first < stop and not words[first][0].isalpha():
        first += 1
    if first == stop - 1 and words[first].endswith("ing"):
        return None
    if first > floor + 2 and "of" in words[first - 2 : first]:
        at = first - 1 if words[first - 1] == "of" else first - 2
        whole = phrase_before(row, at, floor)
        if whole is not None and (whole[1] - whole[0]) < _HEADS:
            return whole[0], stop
    return (first, stop) if first < stop else None


def _joins(row: Tokens, at: int, table: Words) -> bool:
    """Whether the word at `at` belongs to the noun phrase behind it."""
    words = row.words
    word = words[at]
    if word in ("-", "&", "/"):
        return at > 0 and words[at - 1][0].isalnum()
    if not word[0].isalnum():
        return False
    if word in table.either:
        return _is_noun(words, at, table)
    if word in table.determiners:
        return False
    if word.endswith("ing"):
        return at > 0 and words[at - 1] in table.determiners
    return word not in table.ending and not (word.endswith("ed") and is_verb(row, at))


def subject_of_clause(text: str, row: Tokens, stop: int) -> tuple[int, int] | None:
    """The subject of the clause that reaches to token `stop`: tokens ``[first, last)``; None where it names nothing."""
    begin = clause_start(text, row, stop)
    at = relative_pronoun(row, begin, stop)
    if at is not None:
        return phrase_before(row, _before_brackets(row.words, at), max(0, at - 20))
    told = named_subject(text, row, begin, stop)
    if told is None and begin > 1 and row.words[begin] == "it":  # "the firm said it was hiring 50 people"
        before = begin - 1 if row.words[begin - 1] in ("that", ":") else begin
        if before < begin or row.words[before - 1] in clause_words().saying:
            return named_subject(text, row, clause_start(text, row, before), before)
    return told


def _before_brackets(words: list[str], at: int) -> int:
    """The token before which the noun of a relative clause ends: a comma and brackets are passed over."""
    if at and words[at - 1] == ",":
        at -= 1
    if at and words[at - 1] == ")":
        opened = at - 1
        while opened > max(0, at - 8) and words[opened] != "(":
            opened -= 1
        at = opened if words[opened] == "(" else at
    return at


RELATIVES = frozenset({"which", "who", "that"})


def relative_pronoun(row: Tokens, begin: int, stop: int) -> int | None:
    """The which, who or that, nearest before `stop`, that is the subject of its own clause."""
    words, floor = row.words, max(begin, stop - 10)
    for at in compress(range(stop - 1, floor, -1), map(RELATIVES.__contains__, words[stop - 1 : floor : -1])):
        if words[at - 1] in clause_words().saying:
            continue
        if at + 1 < stop and (is_verb(row, at + 1) or words[at + 1].endswith("ly")):
            return at
    return None


def named_subject(text: str, row: Tokens, begin: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase from `begin` to the first verb before `stop`; None for a pronoun, or where no verb stands."""
    words, table = row.words, clause_words()
    begin = bisect_left(row.starts, past_dateline(text, row.starts[begin])) if begin < stop else begin
    begin = _past_opening(row, begin, stop, table)
    while begin < stop and (words[begin] in table.leading or not words[begin][0].isalnum()):
        begin += 1
    if begin >= stop or (words[begin] in table.pronouns and not _is_country(text, row, begin)):
        return None
    verb = _main_verb(row, begin, stop)
    if verb in (begin, stop):
        return None
    if words[begin] in table.prepositions:  # "In the last three months the agency has …"
        return phrase_before(row, verb, begin)
    last = _broken_off(words, begin, min(verb, begin + LONGEST), table)
    while last > begin + 1 and _trails(words, last - 1, table):
        last -= 1
    while last > begin and words[last - 1].endswith("ly"):
        last -= 1
    return (begin, last) if last > begin else None


def _trails(words: list[str], at: int, table: Words) -> bool:
    """Whether the word at `at` does not end a noun phrase, as "up" does in "start-up"."""
    return words[at] in table.ending and words[at] not in table.either and words[at - 1] != "-"


def _broken_off(words: list[str], begin: int, stop: int, table: Words) -> int:
    """Where a noun phrase from `begin` is broken off, by a stop or a word that no name holds; else `stop`."""
    for at in compress(range(begin, stop), map(table.partings.__contains__, words[begin:stop])):
        if words[at] != "as" or at == begin:
            return at
    return stop


def _past_opening(row: Tokens, begin: int, stop: int, table: Words) -> int:
    """Past an opening phrase and its comma: "In 2019, …", "According to the ministry, …"."""
    words = row.words
    while begin < stop and words[begin] in ("and", "but", "or", "so"):
        begin += 1
    if begin < stop and (
        words[begin] in table.prepositions or words[begin].endswith(("ly", "ing", "ed")) or words[begin] in table.breaks
    ):
        commas = [at for at in range(begin, first_verb(row, begin + 1, stop)) if words[at] == ","]
        if commas:
            last = commas[-1] + 1
            return commas[0] + 1 if last == stop or is_verb(row, last) else last
    return begin


def _is_country(text: str, row: Tokens, at: int) -> bool:
    """Whether "us" is written "US"."""
    return row.words[at] == "us" and text[row.starts[at] : row.ends[at]] == "US"


def _main_verb(row: Tokens, begin: int, stop: int) -> int:
    """The first verb, past a noun that looks like one: "Wheat exports through the port dropped"."""
    words, table = row.words, clause_words()
    verb = first_verb(row, begin, stop)
    if verb == stop or words[verb] not in table.either:
        return verb
    for at in range(verb + 1, stop):
        if words[at] in (",", "and", "that", ";", "to"):
            return verb
        if words[at] not in table.either and is_verb(row, at):
            return at
    return verb


def first_verb(row: Tokens, begin: int, stop: int) -> int:
    """The first finite verb of a stretch; its end where there is none."""
    for at in compress(range(begin, stop), map(_may_be_verb.__getitem__, row.words[begin:stop])):
        if is_verb(row, at):
            return at
    return stop


def clause_start(text: str, row: Tokens, stop: int) -> int:
    """The token where the last clause before `stop` begins that has a subject and a verb of its own."""
    words, table = row.words, clause_words()
    floor = max(0, stop - CLAUSE)
    for at in compress(range(stop - 1, floor, -1), map(table.joints.__contains__, words[stop - 1 : floor : -1])):
        word = words[at]
        if word in (";", ":", "–", "—", "("):
            if word == "(" and ")" in words[at:stop]:
                continue
            return at + 1
        if word in ("while", "whereas", "whilst"):
            return at + 1
        if word in table.nominative and at + 1 < stop and words[at - 1] not in table.prepositions:
            return at
        if word == "it" and at + 1 < stop and words[at + 1] in table.auxiliaries:
            return at
        if word in table.saying and _opens(row, at + 1, stop, table):
            return at + 1
        if (word in table.breaks or word in _JOINTS) and _opens(row, at + 1, stop, table):
            if word in ("and", "or") and not _is_clause(row, at, floor):
                continue
            return at + 1
    return floor


_JOINTS = frozenset({"but", "that", "and", ",", "or", "than"})
"""Words and signs at which another clause may begin."""


def _opens(row: Tokens, begin: int, stop: int, table: Words) -> bool:
    """Whether a subject and its verb follow at `begin`: "…, and the SUV's economy climbed"."""
    words = row.words
    if begin >= stop or words[begin] in table.prepositions or is_verb(row, begin):
        return False
    far = min(begin + 14, stop)
    for at in compress(range(begin + 1, far), map(_ends_subject.__getitem__, words[begin + 1 : far])):
        word = words[at]
        if word == "," and _is_aside(row, at, stop):
            return True
        if word in _PARTING:
            return False
        if is_verb(row, at):
            return words[at - 1] not in ("which", "who", "that", ",", "to") and not words[begin].endswith(("ing", "ed"))
    return False


def _is_aside(row: Tokens, comma: int, stop: int) -> bool:
    """Whether a verb follows the next comma: "the dividend, frozen for two years, goes up"."""
    for at in range(comma + 1, min(comma + 10, stop - 1)):
        if row.words[at] == ",":
            return is_verb(row, at + 1)
    return False


_PARTING = frozenset({"which", "who", ",", ";", "("})
"""Words and signs that part a subject from the verbs behind them."""


def _is_clause(row: Tokens, stop: int, floor: int) -> bool:
    """Whether a verb stands before the "and" at `stop` in its clause, so that it may join two clauses."""
    words = row.words
    for at in compress(range(stop - 1, floor - 1, -1), map(_ends_subject.__getitem__, reversed(words[floor:stop]))):
        if words[at] == ";":
            return False
        if is_verb(row, at):
            return True
    return False
