"""What a figure is about, as written: "Revenue" in "Revenue rose 5 %", "contract" in "a $150,000 contract".

Places are looked at in this order: the noun a figure stands before, what it is a part of ("80% of the haul"), what a
verb moves to it ("cut its output to 5 tons"), the noun before its "of", the name right before "up" or "down", and the
subject of its clause.
"""

from __future__ import annotations

from bisect import bisect_left

from crossfoot import regexes as re
from crossfoot.facts.clauses import (
    CLAUSE,
    STOPS,
    Words,
    clause_words,
    first_verb,
    is_past,
    is_verb,
    phrase_before,
    subject_of_clause,
)
from crossfoot.mentions import Mention
from crossfoot.mentions.datelines import past_dateline
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Tokens, lower, tokens

_ATTRIBUTIVE = frozenset({"money", "price", "percent", "measurement", "duration", "age", "ratio"})
_MONEY = frozenset({"money", "price"})
_PRICES = frozenset({"price", "prices", "cost", "costs"})
"""Subjects that leave open what is priced."""
_PRICE_OF = re.compile(r"\b(?:prices?|costs?) (?:of|for) ", re.IGNORECASE)
_PRODUCT_REACH = 1500
"""Characters before a price that can tell what it is the price of."""
_PRODUCT_LENGTH = 60
_LONGEST = 6
"""Words a noun behind a figure may have."""
_MOVED = frozenset({"to", "from", "by", "at"})
_ONTO = frozenset({"in", "of", "to", "for"})
_COMPARED = frozenset({"more", "less", "higher", "lower", "fewer", "faster", "slower", "above", "below"})
_CHANGES = frozenset({"change.size", "change.again", "change.sign", "change.reached"})


def subject(text: str, sentence: Tokens, mention: Mention, after: int = 0) -> str | None:
    """What a figure is said of, as written; None where the words name nothing, or only a figure or a dateline.

    Parameters
    ----------
    text : str
        The dispatch.
    sentence : Tokens
        The sentence the figure stands in.
    mention : Mention
        The figure.
    after : int, optional
        The offset at which the figure before it in the sentence ends.

    Examples
    --------
    >>> from crossfoot.mentions import read
    >>> from crossfoot.mentions.tokens import lower, tokens
    >>> text = "Revenue in the quarter rose 5 % and the bank lost 80% of its value."
    >>> [subject(text, tokens(lower(text)), mention) for mention in read(text)]
    ['Revenue in the quarter', 'value']
    """
    first, stop = bisect_left(sentence.starts, mention.start), bisect_left(sentence.starts, mention.end)
    found = _joined(sentence, mention, first) or _behind(sentence, mention, first, stop)
    found = found or _before(text, sentence, mention, first, after)
    if found is None or _is_fellow(sentence, found, first, after):
        return None
    begin, end = sentence.starts[found[0]], sentence.ends[found[1] - 1]
    told = text[begin:end]
    if not any(map(str.isalpha, told)) or past_dateline(text, begin) > begin:
        return None
    if mention.kind == "price" and told.lower().removeprefix("the ") in _PRICES:
        return _product_before(text, begin) or told
    return told


def _is_fellow(row: Tokens, found: tuple[int, int], first: int, after: int) -> bool:
    """Whether what was found is the figure before, of the same list: "19 people had been killed and 210 injured"."""
    begin, end = found
    listed = first > 0 and row.words[first - 1] in _ITEMS and row.ends[end - 1] == after
    return listed and any(_is_number(row.words, at) for at in range(begin, min(begin + 2, end)))


def _product_before(text: str, at: int) -> str | None:
    """What was last said to have a price: "the rise in prices for liquefied gas … prices have increased to 120"."""
    named = list(_PRICE_OF.finditer(text, max(0, at - _PRODUCT_REACH), at))
    if not named:
        return None
    begin = named[-1].end()
    row = tokens(lower(text[begin : begin + _PRODUCT_LENGTH]))
    found = _noun_at(row, 0, leads=True)
    return text[begin + row.starts[found[0]] : begin + row.ends[found[1] - 1]] if found else None


def _behind(row: Tokens, mention: Mention, first: int, stop: int) -> tuple[int, int] | None:
    """The noun that the figure stands before, or that its of, off or for holds."""
    words = row.words
    at = _past_bracket(words, stop)
    word = words[at] if at < len(words) else ""
    if mention.kind == "count":
        return _behind_count(row, mention, first, at, word)
    if mention.kind not in _ATTRIBUTIVE:
        return None
    if "change.noun" in mention.rules:  # "a 25% drop in earnings"
        return _noun_at(row, at + 1, leads=True) if word in _ONTO else None
    if word == "of" or (word == "off" and mention.kind in ("money", "price", "percent")):
        return _noun_at(row, at + 1, leads=True)
    if words[at : at + 2] == ["worth", "of"]:
        return _noun_at(row, at + 2, leads=True)
    if word in _COMPARED and words[at + 1 : at + 2] == ["than"]:
        return _noun_at(row, at + 2, leads=True)
    if mention.kind == "percent" and word in ("above", "below"):
        return _noun_at(row, at + 1, leads=True)
    if mention.kind in _MONEY and word == "for":
        return _noun_at(row, at + 1, leads=True)
    if mention.kind in _MONEY and word == "in" and _names_money(row, at + 1):
        return _noun_at(row, at + 1, leads=False)
    if not _CHANGES.isdisjoint(mention.rules):
        return None
    return _noun_at(row, at, leads=False, determined=_is_determined(words, first))


def _behind_count(row: Tokens, mention: Mention, first: int, at: int, word: str) -> tuple[int, int] | None:
    """ "a 12-page document", "seasons of the show": what the counted things are of."""
    if mention.noun is None or at < 2:
        return None
    if word == "of":
        return _noun_at(row, at + 1, leads=True)
    joined = "-" in row.words[first:at] and row.words[at - 1] != "-"
    if joined or (word.isalpha() and not row.words[at - 1].endswith("s") and _is_determined(row.words, first)):
        return _noun_at(row, at, leads=False, determined=True)
    return None


def _names_money(row: Tokens, at: int) -> bool:
    """Whether what follows "in" is what money is: "$5m in fines", not "in March", "in the town"."""
    words, table = row.words, clause_words()
    if at >= len(words) or not words[at].isalpha() or words[at] in table.leading or words[at] in table.pronouns:
        return False
    return words[at] not in table.times and (words[at].endswith("s") or words[at] in table.amounts)


def _past_bracket(words: list[str], at: int) -> int:
    if words[at : at + 1] == [")"]:
        return at + 1
    if words[at : at + 1] == ["("] and ")" in words[at : at + 8]:
        return words.index(")", at) + 1
    return at


def _is_determined(words: list[str], first: int) -> bool:
    """Whether an article stands before the figure, so that its noun must follow: "a 5% pay rise"."""
    at = first
    while at > max(0, first - 3) and words[at - 1].isalpha() and words[at - 1] not in clause_words().ending:
        at -= 1
    return at > 0 and (words[at - 1] in clause_words().determiners or words[at - 1].endswith(("'s", "’s")))


def _noun_at(row: Tokens, at: int, *, leads: bool, determined: bool = False) -> tuple[int, int] | None:
    """The noun phrase that begins at `at`; `leads` passes over articles, `determined` takes "rise" for a noun."""
    words, table, count = row.words, clause_words(), len(row.words)
    begin = at
    while (
        at < count
        and at < begin + 5
        and (
            words[at] == "-"
            or (
                leads and (words[at] in table.leading or words[at] in table.determiners or words[at] in ("all", "both"))
            )
            or _is_number(words, at)
        )
    ):
        if words[at] in table.breaks or words[at] in ("and", "or", "but"):
            return None
        at += 1
        while at < count and words[at - 1][0].isdigit() and words[at] in ("-", "l"):
            at += 2
    last = at
    while last < count and last < at + _LONGEST and _goes_on(row, at, last, table, determined=determined or leads):
        last += 1
    while last > at and words[last - 1] == "-":
        last -= 1
    if last == at or words[at] in table.times or (last == at + 1 and (words[at].endswith("ly") or is_past(words[at]))):
        return None
    return at, last


def _is_number(words: list[str], at: int) -> bool:
    word = words[at]
    if word in number_words().scales:
        return at > 0 and words[at - 1][0].isdigit()  # "43 % of 17 million voters"
    return word[0].isdigit() or (word in number_words().small and words[at + 1 : at + 2] != ["-"])


def _goes_on(row: Tokens, first: int, at: int, table: Words, *, determined: bool) -> bool:
    words = row.words
    word = words[at]
    if word == "-":
        return first < at < len(words) - 1
    if not word[0].isalpha() or word in STOPS:
        return False
    if at and words[at - 1] == "-" and row.ends[at - 1] == row.starts[at]:
        return True
    if word in table.either and (determined or at > first or words[at + 1 : at + 2] == ["-"]):
        return True
    if word in table.ending:
        return word == "to" and words[at - 1] == "-"
    return at == first or not is_verb(row, at)


def _joined(row: Tokens, mention: Mention, first: int) -> tuple[int, int] | None:
    """What stands before the figure's "of" or is moved to it: these say more than the noun behind."""
    words, table = row.words, clause_words()
    before, floor = words[first - 1] if first else "", max(0, first - CLAUSE)
    if before in ("of", "with") and first > 1:
        told = phrase_before(row, first - 1, floor)
        if told is None or (words[told[1] - 1] in table.amounts and not mention.noun):
            return None
        return told if mention.kind in _MONEY or mention.kind in ("measurement", "count") else None
    if before == "for" and mention.kind in _MONEY:
        return _determined(row, first - 1, floor)
    return _moved(row, first - 1, floor) if before in _MOVED else None


def _before(text: str, row: Tokens, mention: Mention, first: int, after: int) -> tuple[int, int] | None:
    """What the words before the figure say it is of."""
    words = row.words
    before, floor = words[first - 1] if first else "", max(0, first - CLAUSE)
    if mention.kind == "age":
        told = phrase_before(row, first - 1 if before == "," else first, floor)
        if told is not None:
            return told
    if before in ("of", "with") and first > 1:
        told = phrase_before(row, first - 1, floor)
        if told is not None and words[told[1] - 1] not in clause_words().amounts:
            return told
    if mention.kind == "count" and _is_subject(row, mention, first):
        return None
    if before == "," and (aside := _aside(row, mention, first, floor)) is not None:
        return aside
    if "change.size" in mention.rules or before in ("up", "down", "+"):
        told = _named_before(text, row, first)
        if told is not None:
            return told
    return (
        _listed(row, first, after)
        or subject_of_clause(text, row, first)
        or _right_before(row, first, max(floor, bisect_left(row.starts, after)))
    )


def _is_subject(row: Tokens, mention: Mention, first: int) -> bool:
    """Whether the figure begins a clause and its verb follows: "guards were tied up and 29 inmates escaped"."""
    stop = bisect_left(row.starts, mention.end)
    if mention.noun is None or stop >= len(row.words) or not is_verb(row, stop):
        return False
    before = row.words[first - 1] if first else ","
    return before in _BEGINNING or before in clause_words().saying


_BEGINNING = frozenset({"and", ",", "but", ";", "while", "as", "that", "after", "when", "because", "where", "whether"})
"""Words with which a clause begins, as it does behind a verb of speech."""


def _aside(row: Tokens, mention: Mention, first: int, floor: int) -> tuple[int, int] | None:
    """What a figure between two commas says the amount of: "The transfer fee, 41 million euros, is the highest"."""
    stop = bisect_left(row.starts, mention.end)
    if mention.kind == "count" or row.words[stop : stop + 1] != [","]:
        return None
    return phrase_before(row, first - 1, floor)


def _listed(row: Tokens, first: int, after: int) -> tuple[int, int] | None:
    """The noun of an item that shares the verb of the one before: "…, wheat by 2%", "and oils between 6% and 7%"."""
    words, begin = row.words, bisect_left(row.starts, after)
    at = first - 1 if words[first - 1] in ("by", "to", "at", "between", "from", "-") else first
    told = phrase_before(row, at, max(begin, at - CLAUSE))
    if not after or told is None or told[0] <= begin or words[told[0] - 1] not in _ITEMS:
        return None
    return None if first_verb(row, begin, first) < first else told


_ITEMS = frozenset({",", "and", ";", "the", "but"})


def _right_before(row: Tokens, first: int, floor: int) -> tuple[int, int] | None:
    """The noun right before the figure, past a participle and its preposition: "sizes starting from 450 sq ft"."""
    words, at = row.words, first
    while at > floor and (words[at - 1] in clause_words().prepositions or words[at - 1].endswith("ing")):
        at -= 1
    at -= at > floor and words[at - 1] == "," and at < first
    told = phrase_before(row, at, floor)
    if told is None or words[told[1] - 1] in clause_words().amounts:
        return None
    if _is_fronted(row, told[0]):
        return None
    infinitive = told[1] - told[0] == 1 and told[0] > 0 and words[told[0] - 1] == "to"
    return None if infinitive and not words[told[0]].endswith("s") else told


def _is_fronted(row: Tokens, at: int) -> bool:
    """Whether the noun at `at` only opens the clause: "At its height 140 firefighters …"."""
    words, table = row.words, clause_words()
    while at > 0 and words[at - 1] in table.determiners:
        at -= 1
    return at > 0 and words[at - 1] in table.prepositions and (at == 1 or words[at - 2] in (",", ";"))


def _moved(row: Tokens, at: int, floor: int) -> tuple[int, int] | None:
    """What a verb moves: "cut its output to", "grow sales by", "expects its value to increase from"."""
    words, table = row.words, clause_words()
    if at > 2 and words[at - 1] in table.change and words[at - 2] == "to":
        return _determined(row, at - 2, floor)
    return _determined(row, at, floor)


def _determined(row: Tokens, stop: int, floor: int) -> tuple[int, int] | None:
    """The object of a verb that ends at `stop`, with an article of its own or right behind the verb."""
    words, table = row.words, clause_words()
    told = phrase_before(row, stop, floor)
    if told is None or told[0] < 1 or not words[told[0]][0].isalpha():
        return None
    at = told[0] - 1
    if words[at] in table.determiners and words[at] not in ("that", "this"):
        at -= 1
    while at > 0 and words[at] in ("down", "up", "back", "down"):
        at -= 1
    if at < 0:
        return None
    word = words[at]
    if word in table.auxiliaries or word in table.saying:
        return None
    if word in ("in", "of") and at and words[at - 1] in table.changes:
        return told  # "an improvement in its margins to 64 per cent"
    return told if word.endswith("ing") or word in table.change or is_verb(row, at) or words[at - 1] == "to" else None


def _named_before(text: str, row: Tokens, first: int) -> tuple[int, int] | None:
    """ "Blackmores up 9.4 per cent", "Unite Group, down 68p", "Dow +0.2%": the name right before."""
    words = row.words
    at = first
    while at > 0 and words[at - 1] in ("up", "down", "+", "by", ","):
        at -= 1
    if at == first and words[first : first + 1] != ["+"]:
        return None
    told = phrase_before(row, at, max(0, at - CLAUSE))
    return told if told is not None and text[row.starts[told[0]]].isupper() else None
