"""Candidates of a sentence and the figure each makes by itself: number, currency, unit or noun, hedge."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.mentions.denominations import currency_before, per_after, unit_after, whose
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.hedges import hedge_after, hedge_before
from crossfoot.mentions.nouns import counted_noun, is_plural, kind_of, noun_words, singular
from crossfoot.mentions.numerals import Numeral, number_words, read_numeral
from crossfoot.mentions.rejections import Rejected, rejection
from crossfoot.mentions.tokens import Tokens

DIGITS = frozenset("0123456789")
_DETERMINERS = frozenset({"the", "these", "those", "its", "his", "her", "their", "our", "my", "all", "such"})
_MINUS = frozenset({"-", "−", "–"})
_PASSED = frozenset({"have", "has", "had", "been", "were", "was", "are", "is", "be", "others", "other", "more", "people", "also", "badly", "seriously", "critically", "slightly", "lightly", "severely", "reportedly", "still", "confirmed", "already", "being", "so", "far", "were", "later", "of", "them", "whom", "those", "feared", "believed", "listed", "reported", "as", "officially", "fatally", "gravely", "mortally", "said", "to", "have"})  # fmt: skip


@cache
def _contexts() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    entries = lexicon.load("contexts")
    return (
        frozenset(entries["magnitude"]["words"]), frozenset(entries["age"]["before"]), frozenset(entries["weight"]["words"]),
    )  # fmt: skip


def candidates(row: Tokens) -> list[int]:
    """The tokens where a number may begin."""
    starters = number_words().starters
    return [at for at, word in enumerate(row.words) if word in starters or word[0] in DIGITS]


def figures_in(
    text: str, lowered: str, row: Tokens, found: list[int], dates: list[tuple[int, int, str]], rejected: list[Rejected]
) -> list[Figure]:
    """The figures of a sentence, each read by itself; what is rejected goes to `rejected` with its reason."""
    figures: list[Figure] = []
    taken = 0
    for at in found:
        if at < taken:
            continue
        start = at - 1 if at and row.words[at - 1] == "." and row.ends[at - 1] == row.starts[at] else at
        numeral = (read_numeral(row, start) if start != at else None) or read_numeral(row, at)
        if numeral is None:
            rejected.append(Rejected(row.starts[at], row.ends[at], "no number"))
            continue
        taken = numeral.last
        reason = _dated(row, numeral, dates) or rejection(text, row, numeral)
        figure = None if reason else _figure(text, lowered, row, numeral)
        if figure is None or (reason := _without_support(text, row, figure)):
            rejected.append(Rejected(row.starts[numeral.first], row.ends[numeral.last - 1], reason or "no figure"))
            continue
        taken = max(figure.last, figure.unit_end if figure.unit else 0)
        figures.append(figure)
    return figures


def _dated(row: Tokens, numeral: Numeral, dates: list[tuple[int, int, str]]) -> str | None:
    start, end = row.starts[numeral.first], row.ends[numeral.last - 1]
    for date_start, date_end, kind in dates:
        if date_start <= start < date_end or date_start < end <= date_end:
            return kind
        if date_start >= end:
            break
    return None


def _figure(text: str, lowered: str, row: Tokens, numeral: Numeral) -> Figure | None:
    figure = Figure(row, numeral)
    _sign(row, figure)
    _currency(text, lowered, row, figure)
    if figure.unit is None:
        _unit(text, lowered, row, figure)
    if figure.unit is not None:
        _per(text, row, figure)
    if figure.unit is None:
        _magnitude(row, figure) or _age(text, row, figure) or _noun(text, row, figure) or _people(row, figure)
    _hedge(row, figure)
    return figure


def _sign(row: Tokens, figure: Figure) -> None:
    words, starts, ends = row
    at = figure.first - 1
    if at < 0 or figure.form == "vague":
        return
    word = words[at]
    if word in ("minus", "negative"):
        figure.value, figure.begin = -figure.value, at
        figure.rules.append("number.minus")
    elif (
        word in _MINUS
        and ends[at] == starts[figure.first]
        and (at == 0 or (ends[at - 1] < starts[at] and words[at - 1][-1] not in DIGITS) or words[at - 1] in "$€£(,")
    ):
        if at and words[at - 1] == "minus":
            at -= 1
        figure.value, figure.begin = -figure.value, at
        figure.rules.append("number.minus")
    elif word == "-" and at and words[at - 1] == "minus":
        figure.value, figure.begin = -figure.value, at - 1
        figure.rules.append("number.minus")
    elif word == "+" and ends[at] == starts[figure.first]:
        figure.trend, figure.begin = "up", at
        figure.rules.append("change.sign")


def _currency(text: str, lowered: str, row: Tokens, figure: Figure) -> None:
    before = currency_before(text, row, figure.begin)
    if before is None:
        return
    code, figure.begin, assumed = before
    words = row.words
    figure.unit, figure.currency, figure.kind = code, True, "money"
    figure.rules.append("currency.before")
    if not figure.scaled and figure.last < len(words) and words[figure.last] in number_words().short:
        scale = number_words().short[words[figure.last]]
        figure.value, figure.scaled = figure.value * scale, True
        figure.place = figure.place * scale if figure.place is not None else None
        figure.last = figure.end = figure.unit_end = figure.last + 1
    after = unit_after(text, row, figure.last)
    if after is not None and after.kind == "money" and not (after.divisor > 1):
        figure.end = figure.unit_end = after.last
        if assumed and not after.codes:
            figure.unit, assumed = after.name, False
    elif (
        figure.last < len(words)
        and words[figure.last] in ("us", "u.s.", "u.s", "can", "aud", "cad", "nz", "hk")
        and words[figure.begin] == "$"
    ):
        figure.end = figure.unit_end = figure.last + 1
        assumed = False
    if assumed:
        _assumed(lowered, figure, ("USD",) if code == "USD" else (code,), code)


def _assumed(lowered: str, figure: Figure, codes: tuple[str, ...], default: str) -> None:
    code = whose(codes, lowered) if len(codes) > 1 or codes == ("USD",) else None
    if code:
        figure.unit = code
        figure.rules.append("currency.by_place")
    else:
        figure.unit = default
        figure.rules.append("currency.assumed")
        figure.doubts.append(f"taken as {default}")


def _unit(text: str, lowered: str, row: Tokens, figure: Figure) -> None:
    unit = unit_after(text, row, figure.last)
    words = row.words
    if unit is None:
        return
    if figure.form in ("fraction",) and figure.value == figure.value and unit.kind == "money" and False:
        return
    if unit.name == "GBP" and words[unit.last - 1] in ("pound", "pounds") and _is_weight(row, figure, unit.last):
        figure.unit, figure.kind = "pound", "measurement"
        figure.rules.append("unit.weight")
    elif unit.kind == "money":
        _money(lowered, figure, unit.name, unit.codes)
        if unit.divisor > 1:
            figure.value /= unit.divisor
            figure.place = figure.place / unit.divisor if figure.place is not None else None
            figure.rules.append("currency.coins")
    else:
        if figure.form == "times":
            return
        figure.unit, figure.kind = unit.name, unit.kind
        figure.rules.append(f"unit.{unit.kind}")
        if unit.name in ("year", "month", "week", "day"):
            unit = unit._replace(last=_old(row, figure, unit.last))
        elif unit.name == "degree" and unit.last < len(words) and words[unit.last] in ("c", "f"):
            figure.unit = {"c": "degree_Celsius", "f": "degree_Fahrenheit"}[words[unit.last]]
    figure.end = figure.unit_end = unit.last


def _money(lowered: str, figure: Figure, code: str, codes: tuple[str, ...]) -> None:
    figure.currency, figure.kind, figure.unit, figure.codes = True, "money", code, codes
    figure.rules.append("currency.after")
    if codes:
        _assumed(lowered, figure, codes, code)


def _is_weight(row: Tokens, figure: Figure, after: int) -> bool:
    words = row.words
    weights = _contexts()[2]
    if after < len(words) and words[after] == "of":
        return True
    return figure.value < 100000 and any(word in weights for word in words[max(0, figure.first - 8) : after + 8])


def _old(row: Tokens, figure: Figure, after: int) -> int:
    """The token after "old" in "28-year-old", "five years old", "3 years of age"; the figure becomes an age."""
    words = row.words
    step = after + 1 if after < len(words) and words[after] == "-" else after
    if step < len(words) and words[step] in ("old", "olds"):
        after = step + 1
    elif words[step : step + 2] == ["of", "age"]:
        after = step + 2
    elif not (figure.first >= 3 and words[figure.first - 1] == "of" and words[figure.first - 2] == "age"):
        return after
    figure.kind = "age"
    figure.rules.append("unit.age")
    return after


def _per(text: str, row: Tokens, figure: Figure) -> None:
    found = per_after(text, row, figure.unit_end)
    if found is None:
        return
    if figure.kind == "percent" and row.words[figure.unit_end] not in ("a", "per", "an"):
        return
    figure.per, figure.end = found
    figure.unit_end = figure.end
    if figure.currency and found[0] not in ("year", "month", "week", "day", "hour"):
        figure.kind = "price"
    figure.rules.append("unit.per")


def _magnitude(row: Tokens, figure: Figure) -> bool:
    words = row.words
    magnitudes = _contexts()[0]
    if figure.value > 12 or figure.form == "vague":
        return False
    before = words[max(0, figure.begin - 6) : figure.begin]
    after = words[figure.last : figure.last + 2]
    close = before[-1:] and (
        before[-1] in magnitudes
        or (len(before) > 1 and before[-2] in magnitudes and before[-1] in ("-", "of", "at", "was", "is", "to"))
    )
    if close:
        figure.rules.append("index.magnitude")
        at = figure.begin - 1
        figure.begin = at if words[at] in magnitudes else at - 1
    elif after[:1] and (after[0] in magnitudes or (after[0] == "-" and after[-1] in magnitudes)):
        figure.rules.append("index.magnitude")
        figure.end = figure.last + (1 if after[0] in magnitudes else 2)
    elif (
        any(word in magnitudes for word in words[: figure.begin])
        and figure.form == "digits"
        and "." in words[figure.first]
    ):
        figure.rules.append("index.magnitude_again")
    else:
        return False
    figure.unit, figure.kind = "dimensionless", "index"
    return True


def _age(text: str, row: Tokens, figure: Figure) -> bool:
    words, starts = row.words, row.starts
    first, last = figure.begin, figure.last
    if first == 0 or not 0 < figure.value < 120 or figure.form == "vague":
        return False
    before = words[first - 1]
    ages = _contexts()[1]
    aged = before in ages or (before == "of" and first > 1 and words[first - 2] in ages)
    named = (
        before == "," and last < len(words) and words[last] == "," and first > 1 and text[starts[first - 2]].isupper()
        and figure.form == "digits" and figure.value == int(figure.value) and figure.place == 1
    )  # fmt: skip
    if not (aged or named):
        return False
    figure.unit, figure.kind = "year", "age"
    figure.rules.append("age.named" if named else "age.aged")
    return True


def _noun(text: str, row: Tokens, figure: Figure) -> bool:
    """What is counted, in the words after the number; "of the" may stand between."""
    words = row.words
    at = figure.last
    if words[at : at + 2] == ["or", "so"]:
        figure.hedge_with("approx", "or so", "hedge.after")
        at += 2
    if at < len(words) and words[at] in ("odd", "-odd"):
        at += 1
    if (
        at + 1 < len(words)
        and words[at] == "-"
        and row.ends[at - 1] == row.starts[at] == row.ends[at] - 1
        and row.ends[at] == row.starts[at + 1]
    ):
        at += 1
    of = at < len(words) and words[at] == "of"
    if of and (figure.form in ("vague", "words", "digits")):
        at += 1
        if at + 1 < len(words) and words[at] in _DETERMINERS:
            at += 1
    noun = counted_noun(row, at, one=figure.value == 1 and figure.form != "vague" and not of)
    if noun is None:
        return False
    if noun.head in ("percentage", "time") and noun.head == "percentage":
        return False
    figure.noun, figure.head = (noun.first, noun.last), noun.head
    figure.unit, figure.kind, figure.end = noun.kind, "count", noun.last
    figure.rules.append("noun.of" if of else "noun.counted")
    return True


def _people(row: Tokens, figure: Figure) -> bool:
    """People without a noun: "18 dead", "50 were injured", "killing at least one", "another 180 were hurt"."""
    words, table = row.words, noun_words()
    at = figure.last
    limit = min(len(words), at + 5)
    while at < limit and words[at] in _PASSED:
        at += 1
    if at < len(words) and words[at] in table.after and at < limit:
        figure.unit, figure.end = "person", at + 1
        figure.rules.append("people.predicate")
        return True
    return False


def _hedge(row: Tokens, figure: Figure) -> None:
    if figure.form == "vague":
        figure.bound, figure.hedge = "at_least", row.words[figure.first]
        figure.rules.append("hedge.vague")
        return
    if figure.form == "about":
        figure.hedge_with("approx", "a couple", "hedge.vague")
    before = hedge_before(row, figure.begin)
    if before is not None:
        figure.hedge_with(before.bound, before.words, f"hedge.{before.bound}")
        figure.begin = before.edge
        return
    after = hedge_after(row, figure.end) or (hedge_after(row, figure.last) if figure.end != figure.last else None)
    if after is not None and figure.hedge is None:
        figure.hedge_with(after.bound, after.words, "hedge.after")
        figure.end = max(figure.end, after.edge)


def _without_support(text: str, row: Tokens, figure: Figure) -> str | None:
    """Why a figure that came out bare, or counts by a name, is none."""
    words, starts = row.words, row.starts
    if figure.unit is None and figure.form == "digits" and not figure.scaled and figure.hedge is None:
        if 1900 <= figure.value <= 2099 and words[figure.first].isdecimal() and len(words[figure.first]) == 4:
            return "year"
        if figure.first and _after_name(text, row, figure.first):
            return "name"
    if (
        figure.noun
        and figure.form == "digits"
        and 1900 <= figure.value <= 2099
        and len(words[figure.first]) == 4
        and text[starts[figure.noun[0]]].isupper()
    ):
        return "year"
    return None


def _after_name(text: str, row: Tokens, at: int) -> bool:
    """Whether a capitalised word, not the first of its sentence, stands right before the digits: "Cessna 172"."""
    words, starts, ends = row
    word = words[at - 1]
    if not word[0].isalpha() or at == 1 or not text[starts[at - 1]].isupper() or ends[at - 1] + 1 < starts[at]:
        return False
    return word not in noun_words().stops and word not in noun_words().before
