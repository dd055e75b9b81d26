"""Numbers that are not figures, each with the reason: ordinals, names, scores, idioms, the pronoun "one"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.digit_names import reason_of_digits
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.games import LINE, is_line_of_result, is_of_game
from crossfoot.mentions.nouns import KINDS, is_plural, noun_words
from crossfoot.mentions.pronouns import THEM, is_of_them
from crossfoot.mentions.scales import Numeral, number_words
from crossfoot.mentions.series import is_of_series
from crossfoot.mentions.tokens import Tokens, words_of
from crossfoot.values import Value


class Rejected(NamedTuple):
    """A number that is no figure."""

    start: int
    end: int
    reason: str


Idioms = dict[str, dict[tuple[int, str], list[tuple[tuple[str, ...], int]]]]
"""Each idiom, and where in it a number word of it stands: by that word, and the next or else the last beside it."""


class _Words(Value):
    after_name: frozenset[str]
    pronoun_before: frozenset[str]
    pronoun_after: frozenset[str]
    grades: frozenset[str]
    yearly: frozenset[str]
    scores: frozenset[str]
    idioms: Idioms


@cache
def _words() -> _Words:
    entries = lexicon.load("rejections")
    pronoun = entries["pronoun"]
    return _Words(
        frozenset(entries["name"]["after"]), frozenset(pronoun["before"]), frozenset(pronoun["after"]),
        frozenset(entries["grade"]["after"]), frozenset(entries["yearly"]["after"]),
        frozenset(entries["score"]["verbs"]), _idioms(entries["idiom"]["phrases"]),
    )  # fmt: skip


def _idioms(phrases: list[str]) -> Idioms:
    """Each idiom under each of its number words."""
    table: Idioms = {}
    starters = number_words().starters
    for phrase in phrases:
        words = words_of(phrase)
        for place, word in enumerate(words):
            if word in starters or word[0].isdigit():
                step = 1 if place + 1 < len(words) else -1
                table.setdefault(word, {}).setdefault((step, words[place + step]), []).append((words, place))
    return table


def rejection(text: str, row: Tokens, numeral: Numeral) -> str | None:
    """Why the number at `numeral` is no figure, before its unit is known; None where nothing shows that it is not."""
    words, starts = row.words, row.starts
    table, first = _words(), numeral.first
    word = words[first]
    if numeral.form == "ratio":
        return None
    at = first + 1 if word in ("a", "an") and first + 1 < numeral.last else first  # "thanks a million"
    if _in_idiom(words, at, table.idioms):
        return None if words[at + 1 : at + 3] in _DAY_MORE else "idiom"
    if is_of_game(row, numeral):
        return "score"
    if words[numeral.last : numeral.last + 1] == ["-"] and _is_rank(row, numeral.last + 1):
        return "name"
    if numeral.form == "digits":
        in_line = first < LINE and is_line_of_result(text, row, first)
        return "score" if in_line else reason_of_digits(text, row, numeral)
    if first and text[starts[first]].isupper() and _is_capital_of_name(text, row, numeral):
        return "name"
    if is_of_series(text, row, numeral):
        return "name"
    if word == "one" and numeral.last == first + 1:
        return _one(row, first, table)
    return _spelled(text, row, numeral)


def _is_rank(row: Tokens, at: int) -> bool:
    """Whether a word behind a hyphen makes a rank of the number before it: "a five-star hotel"."""
    return at < len(row.words) and row.words[at] in lexicon.words("rejections", "grade", "joined")


_DAY_MORE = tuple(["day", word] for word in ("more", "less", "longer", "shorter", "earlier", "ahead"))
"""What makes a measure of "one day": it took one day longer."""


def _is_capital_of_name(text: str, row: Tokens, numeral: Numeral) -> bool:
    """Whether a number word has its capital from a name: "the Birmingham Six", "Formula One", "the Four Seasons".

    A dateline or a title may run into a sentence that begins with the number: "KABUL Ten people were killed".
    """
    words, starts, ends = row.words, row.starts, row.ends
    first, last, nouns = numeral.first, numeral.last, noun_words()
    before, after = text[starts[first - 1] : ends[first - 1]], words[last] if last < len(words) else ""
    if not words[first - 1][0].isalpha() or (before.isupper() and len(before) > 3):
        return False
    if not (last < len(words) and text[starts[last]].isupper()):
        counts = after in nouns.after or (numeral.value != 1 and after[:1].isalpha() and is_plural(after))
        if not before[0].isupper() or (counts and words[first - 2 : first - 1] != ["the"]):
            return False
    return not is_headline(text, row, first)


_BESIDE = 7
"""Tokens on each side that show whether every word of a line is capitalised."""


def is_headline(text: str, row: Tokens, at: int) -> bool:
    """Whether the longer words around a token are all capitalised, so that a capital names nothing."""
    words, starts = row.words, row.starts
    beside = range(max(0, at - _BESIDE), min(len(words), at + _BESIDE + 1))
    stops = noun_words().stops
    told = (each for each in beside if len(words[each]) > 2 and words[each].isalpha() and words[each] not in stops)
    return all(text[starts[each]].isupper() for each in told)


def _in_idiom(words: list[str], at: int, idioms: Idioms) -> bool:
    by_place = idioms.get(words[at])
    if by_place is None:
        return False
    behind = by_place.get((1, words[at + 1])) if at + 1 < len(words) else None
    before = by_place.get((-1, words[at - 1])) if at else None
    return _is_any(words, at, behind or ()) or _is_any(words, at, before or ())


def _is_any(words: list[str], at: int, idioms: Iterable[tuple[tuple[str, ...], int]]) -> bool:
    """Whether one of the idioms stands around the number word at `at`."""
    return any(
        at >= place and tuple(words[at - place : at - place + len(phrase)]) == phrase for phrase, place in idioms
    )


def _one(row: Tokens, at: int, table: _Words) -> str | None:
    words = row.words
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    bounded = before in ("least", "than", "most", "exactly", "about", "fewer") or before in noun_words().before
    if after in ("or", "to") and at + 2 < len(words) and words[at + 2] in number_words().small:
        return None
    if before == "only" and noun_words().kinds.get(after):
        return None if words[at - 2 : at - 1] != ["the"] else "pronoun"  # "only one person was killed"
    if not bounded and _is_speaker(row, at):
        return "speaker"
    if before == "that" and words[at - 2 : at - 1] and words[at - 2] in _telling() and _is_of_person(after):
        return None  # "reported that one kidnapper was shot"
    if before == "of" and after in lexicon.words("rejections", "pronoun", "kin"):
        return "pronoun"  # "nine members of one family"
    if before in table.pronoun_before or (after in table.pronoun_after and not bounded):
        return "pronoun"
    return None


@cache
def _telling() -> frozenset[str]:
    """Verbs behind which "that" opens what is told."""
    return lexicon.words("attributions", "speech", "verbs") | lexicon.words("attributions", "reporting", "verbs")


def _is_speaker(row: Tokens, at: int) -> bool:
    """Whether "one" only says who speaks: "One resident said", "…," said one mother, "by one count"."""
    words, table = row.words, lexicon.words("rejections", "speaker", "verbs")
    if words[at + 1 : at + 2] and words[at + 1] in lexicon.words("rejections", "speaker", "documents"):
        by = words[max(0, at - 2) : at] == ["according", "to"] or words[max(0, at - 1) : at] in (["by"], ["in"])
        after = words[at + 2 : at + 3]
        return (by and after != ["of"]) or not lexicon.words("rejections", "speaker", "telling").isdisjoint(after)
    last = next((step for step in range(min(at + 3, len(words) - 1), at, -1) if _is_of_person(words[step])), None)
    if last is None:
        return False
    after = words[last + 1 : last + 3]
    if after == ["was", "quoted"] or not table.isdisjoint(after[:1]) or _speaks_behind(words, last + 1, table):
        return True
    return at > 1 and words[at - 1] in table and words[at - 2] in _QUOTES


def _speaks_behind(words: list[str], at: int, table: frozenset[str]) -> bool:
    """Whether where somebody lives stands before their verb: "One resident of Puno, in the Andes, said"."""
    if words[at : at + 1] not in (["of"], ["from"], ["in"], ["at"]):
        return False
    for step in range(at + 1, min(at + _LIVES, len(words))):
        if words[step] in table:
            return "," not in words[at:step] or words[step - 1] == ","
        if words[step] in (".", ";", ":", "was", "were", "has", "had", "died") or words[step].endswith("ed"):
            return False
    return False


_LIVES = 10
"""Tokens in which the place of somebody who speaks is told."""


def _is_of_person(word: str) -> bool:
    return noun_words().kinds.get(word) == "person"


_QUOTES = frozenset({'"', "”", "'", "’"})


def _spelled(text: str, row: Tokens, numeral: Numeral) -> str | None:
    """Number words inside a compound ("production-four-door") or an ordinal use ("the third")."""
    words, starts, ends = row.words, row.starts, row.ends
    first, last = numeral.first, numeral.last
    if last < len(words) and words[last][0].isdigit() and ends[last - 1] == starts[last]:
        return "name"  # Twenty20
    if (
        first > 1
        and words[first - 1] == "-"
        and ends[first - 2] == starts[first - 1]
        and ends[first - 1] == starts[first]
    ):
        stem = words[first - 2]
        if (
            stem[0].isalpha()
            and stem not in lexicon.words("rejections", "name", "not_joined")
            and stem not in number_words().small
        ):
            return "name"
    if words[last : last + 1] in _OCLOCK:
        return "clock"
    before = words[first - 1] if first else ""
    if before.endswith(("'s", "’s")) and (words[first] == "dozen" or text[starts[first]].isupper()):
        return "idiom" if words[first] == "dozen" else "name"
    if numeral.form == "words" and numeral.value <= 12 and before in ("past", "at", "till", "until"):
        return _spoken_clock(row, numeral)
    return None


def _spoken_clock(row: Tokens, numeral: Numeral) -> str | None:
    """ "resumes at ten", "half past eleven": an hour where nothing is counted and nothing stands at it."""
    words, first, last = row.words, numeral.first, numeral.last
    if words[max(0, first - 2) : first] in _PAST:
        return "clock"
    if words[first - 1] != "past" and first > 1:
        levels = lexicon.words("rejections", "clock", "levels")
        # "stood at", and "that of the injured at ten"
        standing = words[first - 2] in lexicon.words("rejections", "clock", "standing") | noun_words().adjectives
        if standing or not levels.isdisjoint(words[max(0, first - _LEVEL) : first - 1]):
            return None
    return "clock" if last >= len(words) or words[last] in (".", ",", "and", ";", "on", "in") else None


_OCLOCK = (["o'clock"], ["o’clock"])
_PAST = (["half", "past"], ["quarter", "past"])
_LEVEL = 6
"""How many tokens before "at ten" the word may stand that makes it a level: "put the death toll at ten"."""


def unsupported(text: str, row: Tokens, figure: Figure, before: list[Figure]) -> str | None:
    """Why a figure that found neither unit, noun nor hedge is none; None where it may stand."""
    words, starts = row.words, row.starts
    first = figure.first
    if figure.unit is None and figure.hedge is None and figure.begin == first:
        if words[first] == "one" and figure.last == first + 1:
            return None if _governed(row, first) or is_one_more(row, first, before) else "pronoun"
        if figure.form == "digits" and not figure.scaled:
            if (
                figure.last < len(words)
                and words[figure.last].isalpha()
                and row.ends[figure.last - 1] == starts[figure.last]
            ):
                return "name"  # 3M
            if len(words[first]) == 4 and words[first].isdecimal() and _is_year(row, figure):
                return None if _is_other_level(row, figure, before) else "year"
            if (
                first
                and _after_name(text, row, first)
                and not _listed(text, row, figure, before)
                and not (before and before[-1].currency and before[-1].unit_end == first)  # "17 USD 25"
                and not _is_of_more(row, figure)
            ):
                return "name"
            if figure.place is not None and figure.place < 1 and (named := _named_by_fraction(text, row, figure)):
                return named
    if first and words[first - 1] == "top" and not (figure.noun and is_plural(words[figure.noun[1] - 1])):
        known = figure.kind == "percent" or figure.unit in KINDS
        return None if known else "rank"  # "in the top 5", "a Top 5 vendor list"
    if figure.noun and figure.form == "digits" and figure.hedge is None and figure.last == first + 1:
        noun = words[figure.noun[0]]
        upper = text[starts[figure.noun[0]]].isupper()
        if (
            words[first].isdecimal()
            and 1900 <= figure.value <= 2099
            and (upper or _is_yearly(row, figure, figure.noun))
        ):
            return "year"
        if noun in _words().grades or (upper and noun in _words().after_name):
            return "name"
        sold = figure.value < _SERIES and noun in lexicon.words("rejections", "name", "selling")
        if sold and first and _after_name(text, row, first):
            return "name"  # "The Mazda 3 costs 12,000 pounds"
    return None


def _is_of_more(row: Tokens, figure: Figure) -> bool:
    """Whether digits are so many of another number: "gave the Unity Party 105 of the 170 seats"."""
    following = row.words[figure.last : figure.last + _OF_MORE]
    return following[:1] == ["of"] and any(word[0].isdigit() for word in following[1:])


_OF_MORE = 4
"""Tokens behind digits in which another number is what they are of."""
_SERIES = 1000
"""Models have names with smaller numbers."""


def _named_by_fraction(text: str, row: Tokens, figure: Figure) -> str | None:
    """Why a bare decimal fraction is none: a calibre, "7.62 ammunition", or a coordinate, "95.883 E"."""
    words, first = row.words, figure.first
    after = words[figure.last] if figure.last < len(words) else ""
    if after in lexicon.words("rejections", "calibre", "after"):
        return "name"
    placed = first > 0 and words[first - 1] in lexicon.words("rejections", "coordinate", "before")
    letter = len(after) == 1 and text[row.starts[figure.last]].isupper()
    if placed or ((letter or len(after) > 3) and after in lexicon.words("rejections", "coordinate", "after")):
        return "name"
    return None


def _is_yearly(row: Tokens, figure: Figure, noun: tuple[int, int]) -> bool:
    """Whether four digits before a noun are its year: "2025 volumes", "the 2020 protests", "a 2012 law"."""
    words, first = row.words, figure.first
    head = words[noun[1] - 1]
    if not is_plural(head) or head in _words().yearly:
        return True
    before = words[first - 1] if first else ""
    return figure.unit not in KINDS and (before in _OWNING or before.endswith(("'s", "’s")))


_OWNING = frozenset({"the", "its", "their", "his", "her", "our", "early", "late", "mid", "since", "full-year"})


def _is_other_level(row: Tokens, figure: Figure, before: list[Figure]) -> bool:
    """Whether four digits go on from a level that is no year: "from 2105 cases to 1980"."""
    return bool(before) and before[-1].value > _LAST_YEAR and row.words[before[-1].end : figure.first] == ["to"]


_LAST_YEAR = 2099


def _is_year(row: Tokens, figure: Figure) -> bool:
    """Whether four bare digits are a year; before 1900 only after a word that dates."""
    if row.words[figure.last : figure.last + 1] == ["("] and row.words[figure.last + 2 : figure.last + 3] == ["%"]:
        return False  # "2014 (49%) were vaccinated"
    if 1900 <= figure.value <= 2099:
        return True
    before = row.words[figure.first - 1] if figure.first else ""
    return 1500 <= figure.value < 1900 and before in (",", "in", "since", "until", "before", "after", "(")


def _listed(text: str, row: Tokens, figure: Figure, before: list[Figure]) -> bool:
    """Whether a number after a name goes on a list of numbers: "30 jets, Vietnam 12 and Laos two".

    Where the figure before is bare as well, nothing but the name may stand between them: "Cusco lost 31, Puno 12".
    """
    words, last = row.words, before[-1].last if before else 0
    between = words[last : figure.first]
    if not before or {",", "and", ";"}.isdisjoint(between) or not {"a", "an"}.isdisjoint(between[-3:]):
        return False  # "4 rifles, a Glock 19"
    name = _first_of_name(text, row, last, figure.first)
    if before[-1].unit is None:
        if not (last < name < figure.first and words[name - 1] in _BEFORE_ITEM):
            return False
    elif words[name - 1] in _LYING and words[name - 1] not in (words[0], *words[last : name - 1]):
        return words[name - 2] == "and"  # "48 tonnes, in Building 36", but "30 in Lima, in Ica 4", "1,604 and in Ica 4"
    return figure.last >= len(words) or words[figure.last] in _BEHIND_ITEM


_BEFORE_ITEM = frozenset({",", ";", "and"})
_LYING = frozenset({"in", "at", "on", "off", "near", "under", "opposite", "beside", "outside", "along", "via"})
"""What leads to the name of a thing or place that has a number of its own, and to no item of a list."""
_BEHIND_ITEM = frozenset({",", ".", "and", ";", ")", "(", "in", "from", "by", "of", "for", "-"})
_INSIDE_ITEM = frozenset({"-", "'", "’", "of", "the", "state", "province", "region", "district", "county", "city"})
_ITEM = 7
"""Words that the name of an item may have: "the Indian state of Uttar Pradesh"."""


def _first_of_name(text: str, row: Tokens, last: int, first: int) -> int:
    """Where the name begins that stands right before a number, behind the token `last`: "and the city of Ica 4"."""
    words, at, reach = row.words, first, max(last, first - _ITEM)
    while at > reach and (text[row.starts[at - 1]].isupper() or words[at - 1] in _INSIDE_ITEM):
        at -= 1
    return at


def is_one_more(row: Tokens, at: int, before: list[Figure]) -> bool:
    """Whether "one" counts beside a count, or is all that is said: "34 dead, one of them a child", "One of them"."""
    words, after = row.words, row.words[at + 1 : at + 3]
    if words in _ONE_ALONE:
        return True
    if not after or not before or before[-1].kind not in ("count", None) or at - before[-1].end > _NEAR:
        return False
    if words[at - 1] == "including" and after[0] != "of":
        return True  # "five people, including one on the ground"
    if words[at - 1] not in _JOINTS or not _CLOSING.isdisjoint(words[at - 2 : at]):
        return after[0] == "each"
    if after[0] in _PLACED and after[0] in words[before[-1].end : at]:
        return True  # "two in Sandia province and one in Fajardo"
    return after[0] in _GOING_ON or is_of_them(after, 0)


_JOINTS = frozenset({",", "and", ";", "-", "–", "—", "("})
_CLOSING = frozenset({'"', "”"})
"""Behind a quotation "one of them" is who speaks."""
_PLACED = frozenset({"in", "at", "on", "near", "from"})
_GOING_ON = frozenset({"is", "was", "has", "each"})
_ONE_ALONE = [["one"], *(["one", "of", them] for them in THEM)]
_NEAR = 12
"""Tokens between a count and the "one" that goes on with it."""


def _governed(row: Tokens, at: int) -> bool:
    """Whether a verb of killing or a joining word before a bare "one" shows that it counts: "killing one"."""
    before = row.words[at - 1] if at else ""
    return (
        before in noun_words().before
        or before in ("and", "between", "to", "or")
        or (at + 1 < len(row.words) and row.words[at + 1] in ("or", "to", "-", "in", "out"))
    )


def _after_name(text: str, row: Tokens, at: int) -> bool:
    """Whether a capitalised word, not the first of its sentence, stands right before the digits: "Cessna 172"."""
    words, starts, ends = row.words, row.starts, row.ends
    word = words[at - 1]
    if not word[0].isalpha() or not text[starts[at - 1]].isupper() or ends[at - 1] + 1 < starts[at]:
        return False
    acts = at + 1 < len(words) and words[at + 1] in lexicon.words("rejections", "name", "acting")
    if (at == 1 or words[at - 2] in ('"', "“")) and (is_plural(word) or not acts):
        return False  # "Motel 6 said", but "Injured 12", '"Another 300 have died," she said'
    return word not in noun_words().stops and word not in noun_words().before


def is_score(text: str, row: Tokens, first: int, last: int) -> bool:
    """Whether two numbers joined by a hyphen are the result of a game."""
    words, scores = row.words, _words().scores
    return any(word in scores for word in words[max(0, first - 6) : first]) or any(
        word in scores for word in words[last : last + 3]
    )
