"""Why a number is no figure: by itself, or as the other end of the score, name, date or code refused before it."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.currencies import local_sign
from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.dates import REJECTED
from crossfoot.mentions.minuses import DIGITS, MINUS
from crossfoot.mentions.nouns import is_plural, noun_words
from crossfoot.mentions.rejections import rejection
from crossfoot.mentions.scales import Numeral
from crossfoot.mentions.tokens import Tokens

_ERAS = (["a.d."], ["ad"], ["b.c."], ["bc"])


def refusal(text: str, places: Places, row: Tokens, numeral: Numeral, refused: tuple[int, str]) -> str | None:
    """Why a number is no figure: by itself, or as the other end of what was refused before it."""
    words, first = row.words, numeral.first
    reason = rejection(text, row, numeral)
    if reason is not None and not (reason == "name" and first and local_sign(text, places, row, first)):
        return reason  # but "K26.50" in Lusaka is money
    sign = words[refused[0]] if refused[0] == first - 1 else ""
    clause = (
        sign == "(" and words[numeral.last : numeral.last + 1] == [")"] and row.ends[first - 2] == row.starts[first - 1]
    )
    joined = sign in MINUS or ((sign == "/" or clause) and refused[1] in _NUMBERED)  # "section 302/34", "article 9(2)"
    if joined and not (refused[1] in REJECTED and (numeral.form == "words" or _begins_clause(row, numeral))):
        return refused[1]  # the other end of a score, a name or a date
    if _goes_on_with(words, numeral, refused):
        return refused[1]
    if refused == (first - 1, "year") and words[first - 3 : first - 2] in _ERAS:
        return "year"  # between A.D. 1000 and 1260
    return None


_NUMBERED = frozenset({"name", "number"})


def _begins_clause(row: Tokens, numeral: Numeral) -> bool:
    """Whether a dash after a date parts clauses: "in October 2012 - 50 per cent more", "May 6 - 40 people died"."""
    words, starts, ends = row.words, row.starts, row.ends
    at, last = numeral.first - 1, numeral.last
    if ends[at - 1] == starts[at] or last >= len(words):
        return False
    return numeral.scaled or words[last] in PERCENT or is_plural(words[last])


def _goes_on_with(words: list[str], numeral: Numeral, refused: tuple[int, str]) -> bool:
    """Whether a number ends what was refused before it: "214 for 6", "a 3-to-1 margin", "0800 555 111"."""
    at, reason = refused
    between = words[at : numeral.first]
    if len(between) > 1 and len(between[0]) == 1 and between[0].isalpha():
        del between[0]  # "sections 120B, 302 and 34"
    if reason == "score":
        return between in (["for"], ["/"], ["-", "to", "-"], ["-", "for", "-"])
    if reason == "name" and numeral.form == "digits":
        ends = between in _JOINING and _is_bare_end(words, numeral)
        return ends or (between in _LISTING and _goes_on_series(words, numeral, at))
    return reason in ("code", "telephone") and at == numeral.first and numeral.form == "digits"


_JOINING = (["and"], ["or"], ["&"])
_LISTING = (*_JOINING, [","], [",", "and"], [",", "or"], ["to"])
_LISTED = 20


def _goes_on_series(words: list[str], numeral: Numeral, at: int) -> bool:
    """Whether a number that counts nothing goes on the list before token `at`: "articles 4, 5 and 9 of the charter"."""
    if numeral.scaled or (numeral.last < len(words) and is_plural(words[numeral.last])):
        return False
    step = at - 1
    while step > max(0, at - _LISTED) and (
        words[step] in _BETWEEN or words[step][0] in DIGITS or len(words[step]) == 1
    ):
        step -= 1
    return words[step] in lexicon.words("rejections", "name", "several")


_BETWEEN = frozenset({"and", "or", "to"})


def _is_bare_end(words: list[str], numeral: Numeral) -> bool:
    """Whether a small number has nothing behind it that it counts: "the third and fourth series, IPL 2 and 3,"."""
    last = numeral.last
    after = words[last] if last < len(words) else "."
    small = numeral.value < 100 and not numeral.scaled and numeral.place == 1
    return small and (after in noun_words().stops or after in ",.;:)") and after != "of"


PERCENT = frozenset({"%", "per", "percent", "pc", "pct"})
