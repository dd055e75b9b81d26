"""Candidates of a sentence and the figure each makes by itself: number, currency, unit or noun, hedge."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.changes import change_words
from crossfoot.mentions.denominations import currency_before, money, per_after, unit_after, units, whose
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.hedges import hedge_after, hedge_before
from crossfoot.mentions.nouns import counted_noun, noun_words, singular
from crossfoot.mentions.numerals import Numeral, number_words, read_numeral, read_ratio
from crossfoot.mentions.rejections import Rejected, rejection, unsupported
from crossfoot.mentions.tokens import Tokens

DIGITS = frozenset("0123456789")
_DETERMINERS = frozenset({"the", "these", "those", "its", "his", "her", "their", "our", "my", "all", "such", "this"})
_MINUS = frozenset({"-", "−", "–"})
_SKIPPED = frozenset({"more", "additional", "extra", "further"})
_IN_DOLLARS = frozenset({"us", "u.s.", "can", "aud", "cad", "nz", "hk", "usd"})
_RATES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "night"})
_LASTING = frozenset(
    {
        "lasted",
        "lasting",
        "took",
        "takes",
        "taking",
        "last",
        "lasts",
        "for",
        "after",
        "of",
        "is",
        "was",
        "were",
        "spent",
        "waited",
        "wait",
        "with",
        "at",
        "been",
        "just",
        "well",
        "in",
        "only",
        "by",
        "to",
        "spend",
        "needs",
        "and",
        "to",
        "(",
        "served",
    }
)
_STATES = frozenset({"is", "was", "turns", "turned", "be", "turning"})


class _Contexts(NamedTuple):
    magnitudes: frozenset[str]
    ages: frozenset[str]
    age_nouns: frozenset[str]
    pronouns: frozenset[str]
    weights: frozenset[str]
    passed: frozenset[str]
    totals: frozenset[str]


@cache
def _contexts() -> _Contexts:
    entries = lexicon.load("contexts")
    return _Contexts(
        frozenset(entries["magnitude"]["words"]), frozenset(entries["age"]["before"]), frozenset(entries["age"]["nouns"]),
        frozenset(entries["age"]["pronouns"]), frozenset(entries["weight"]["words"]), frozenset(entries["people"]["passed"]),
        frozenset(entries["total"]["words"]),
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
    words, starts, ends = row
    taken = 0
    for at in found:
        if at < taken:
            continue
        numeral = None
        if at and words[at - 1] == "." and ends[at - 1] == starts[at]:
            numeral = read_numeral(row, at - 1)
        if numeral is None:
            numeral = read_numeral(row, at)
        if numeral is None:
            rejected.append(Rejected(starts[at], ends[at], "no number"))
            continue
        numeral = read_ratio(row, numeral) or numeral
        taken = numeral.last
        reason = (_dated(row, numeral, dates) if dates else None) or rejection(text, row, numeral)
        if reason is None:
            figure = _figure(text, lowered, row, numeral, figures[-1].unit_end if figures else 0)
            reason = unsupported(text, row, figure, figures)
            if reason is None:
                taken = figure.last if figure.unit is None else max(figure.last, figure.unit_end)
                figures.append(figure)
                continue
        rejected.append(Rejected(starts[numeral.first], ends[numeral.last - 1], reason))
    return figures


def _dated(row: Tokens, numeral: Numeral, dates: list[tuple[int, int, str]]) -> str | None:
    """The kind of date expression the number is part of."""
    start, end = row.starts[numeral.first], row.ends[numeral.last - 1]
    for date_start, date_end, kind in dates:
        if date_start >= end:
            return None
        if end > date_start and start < date_end:
            return None if kind == "year" and _is_total(row, numeral) else kind
    return None


def _is_total(row: Tokens, numeral: Numeral) -> bool:
    """Whether "of 1500" follows a word that asks for an amount: "an average of 1500"."""
    first, words = numeral.first, row.words
    return first > 1 and words[first - 1] == "of" and words[first - 2] in _contexts().totals


def _figure(text: str, lowered: str, row: Tokens, numeral: Numeral, before: int) -> Figure:
    figure = Figure(row, numeral)
    if figure.begin:
        _sign(row, figure)
        _currency_before(text, lowered, row, figure, before)
    if figure.unit is None and figure.last < len(row.words):
        _unit(text, lowered, row, figure)
    if figure.unit is not None:
        _per(text, row, figure)
    else:
        _unitless(text, row, figure)
        if figure.noun is not None:
            _noun_per(text, row, figure)
    _exchanged(row, figure)
    _hedge(row, figure)
    return figure


def _unitless(text: str, row: Tokens, figure: Figure) -> None:
    """What a number without a unit is: an age, a magnitude, a count of something or of people."""
    if figure.form == "ratio":
        figure.unit, figure.kind = "dimensionless", "ratio"
        return
    if (
        figure.form != "vague"
        and figure.last + 1 < len(row.words)
        and row.words[figure.last] == "times"
        and _is_multiple(row, figure.last + 1)
    ):
        figure.unit, figure.kind, figure.end, figure.form = "dimensionless", "ratio", figure.last + 1, "times"
        figure.rules.append("ratio.times")
        return
    if figure.form == "times" or _magnitude(row, figure) or _age(text, row, figure) or _noun(text, row, figure):
        return
    _people(row, figure)


def _is_multiple(row: Tokens, at: int) -> bool:
    """Whether "times" before token `at` multiplies: "four times the number", "11 times that of", "three times faster"."""
    word = row.words[at]
    return word in (
        "the",
        "that",
        "its",
        "their",
        "his",
        "as",
        "more",
        "less",
        "what",
        "those",
        "book",
        "earnings",
        "equity",
        "revenue",
        "sales",
        "annual",
        "greater",
        "current",
    ) or (word.endswith("er") and word not in ("over", "after", "under", "later", "ever", "other", "earlier"))


def _sign(row: Tokens, figure: Figure) -> None:
    """A minus or plus before the number, which touches it and nothing but space, a bracket or a currency before it."""
    words, starts, ends = row
    at = figure.begin - 1
    word = words[at]
    if word in ("minus", "negative"):
        figure.value, figure.begin = -figure.value, at
    elif word in _MINUS and ends[at] == starts[figure.first]:
        if at and words[at - 1] == "minus":
            at -= 1
        elif at and (
            ends[at - 1] == starts[at] and words[at - 1] not in ("$", "€", "£", "(", ",") or words[at - 1][0] in DIGITS
        ):
            return
        figure.value, figure.begin = -figure.value, at
    elif word == "+" and ends[at] == starts[figure.first]:
        figure.trend, figure.begin = "up", at
        figure.rules.append("change.sign")
        return
    else:
        return
    figure.rules.append("number.minus")


def _currency_before(text: str, lowered: str, row: Tokens, figure: Figure, taken: int) -> None:
    before = currency_before(text, row, figure.begin, taken)
    if before is None:
        return
    code, figure.begin, assumed = before
    words, last = row.words, figure.last
    figure.unit, figure.currency, figure.kind = code, True, "money"
    figure.rules.append("currency.before")
    if last < len(words):
        if not figure.scaled and words[last] in number_words().short:
            _letter_scale(figure)
        elif words[last] in _IN_DOLLARS and words[figure.begin] == "$":
            figure.end = figure.unit_end = last + 1
            figure.unit, assumed = (
                {"can": "CAD", "cad": "CAD", "aud": "AUD", "nz": "NZD", "hk": "HKD"}.get(words[last], "USD"),
                False,
            )
        after = unit_after(text, row, figure.last)
        if after is not None and after.kind == "money" and after.divisor == 1:  # "$10 dollars"
            figure.end = figure.unit_end = after.last
            if assumed and not after.codes:
                figure.unit, assumed = after.name, False
    if assumed:
        _assumed(lowered, figure, ("USD",) if code == "USD" else (code,), code)


def _letter_scale(figure: Figure) -> None:
    """The letter after the digits, with or without a space: "$2.5 m"."""
    factor = number_words().short[figure.row.words[figure.last]]
    figure.value, figure.scaled = figure.value * factor, True
    figure.place = figure.place * factor if figure.place is not None else None
    figure.last = figure.end = figure.unit_end = figure.last + 1


def _assumed(lowered: str, figure: Figure, codes: tuple[str, ...], default: str) -> None:
    """Whose dollar, pound or rupee it is: by the places the text names, else as mostly, with a doubt."""
    code = whose(codes, lowered) if len(codes) > 1 or codes == ("USD",) else None
    figure.unit = code or default
    figure.rules.append("currency.by_place" if code else "currency.assumed")
    if not code:
        figure.doubts.append(f"taken as {default}")


def _unit(text: str, lowered: str, row: Tokens, figure: Figure) -> None:
    words, at = row.words, figure.last
    if figure.form == "fraction" and words[at] in ("of", "a", "an"):  # "half a minute", "a quarter of an hour"
        at += 1 + (words[at] == "of" and words[at + 1 : at + 2] in (["a"], ["an"]))
    unit = unit_after(text, row, at)
    if unit is None:
        if not figure.scaled and words[figure.last] in ("m", "b") and _is_million(text, row, figure):
            _letter_scale(figure)
            _unit(text, lowered, row, figure)
        return
    if unit.name == "meter" and words[figure.last] == "m" and _is_million(text, row, figure):
        _letter_scale(figure)
        _unit(text, lowered, row, figure)
        return
    if unit.name == "GBP" and words[unit.last - 1] in ("pound", "pounds") and _is_weight(row, figure, unit.last):
        figure.unit, figure.kind = "pound", "measurement"
        figure.rules.append("unit.weight")
    elif unit.kind == "money":
        figure.currency, figure.kind, figure.unit, figure.codes = True, "money", unit.name, unit.codes
        figure.rules.append("currency.after")
        if unit.codes:
            _assumed(lowered, figure, unit.codes, unit.name)
        if unit.divisor > 1:
            figure.value, figure.divisor = figure.value / unit.divisor, unit.divisor
            figure.place = figure.place / unit.divisor if figure.place is not None else None
            figure.rules.append("currency.coins")
    elif figure.form != "times":
        figure.unit, figure.kind = unit.name, unit.kind
        figure.rules.append(f"unit.{unit.kind}")
        if unit.kind == "duration":
            unit = unit._replace(last=_old(row, figure, unit.last))
    figure.end = figure.unit_end = unit.last


def _is_million(text: str, row: Tokens, figure: Figure) -> bool:
    """Whether an m after digits counts millions: a capital, or a plural counted after it ("2.7m combined sales")."""
    at = figure.last
    if at + 1 >= len(row.words) or figure.form == "vague":
        return False
    if text[row.starts[at]].isupper():
        return row.words[at + 1][0].isalpha() and counted_noun(row, at + 1, one=False) is not None
    if row.ends[at - 1] != row.starts[at]:
        return False
    before = row.words[figure.begin - 1] if figure.begin else ""
    if (
        before in ("a", "an", "the", "-")
        or at + 1 >= len(row.words)
        or row.words[at + 1] in ("long", "wide", "high", "deep", "tall")
    ):
        return False
    noun = counted_noun(row, at + 1, one=False)
    return noun is not None and row.words[noun.last - 1].endswith("s")


def _is_weight(row: Tokens, figure: Figure, after: int) -> bool:
    """Whether pounds weigh something rather than pay for it."""
    words = row.words
    if after < len(words) and words[after] == "of":
        return True
    weights = _contexts().weights
    return figure.value < 100000 and any(word in weights for word in words[max(0, figure.first - 8) : after + 8])


def _old(row: Tokens, figure: Figure, after: int) -> int:
    """The token after "old" in "28-year-old", "five years old", "3 years of age"; the figure becomes an age."""
    words = row.words
    step = after + 1 if after < len(words) and words[after] == "-" else after
    if step < len(words) and words[step] in ("old", "olds"):
        after = step + 1
    elif words[step : step + 2] == ["of", "age"]:
        after = step + 2
    elif not (figure.first >= 2 and words[figure.first - 1] == "of" and words[figure.first - 2] in _contexts().ages):
        return after
    figure.kind = "age"
    figure.rules.append("unit.age")
    return after


def _per(text: str, row: Tokens, figure: Figure) -> None:
    words, end = row.words, figure.unit_end
    found = per_after(text, row, end)
    if (
        found is None
        or figure.kind in ("duration", "age")
        and words[end] in ("a", "an")
        and found[0] not in ("day", "week", "month", "year", "hour")
    ):
        return
    if words[end] in ("each", "apiece") and not figure.currency:
        return
    figure.per, figure.end = found
    figure.unit_end = figure.end
    if figure.currency and found[0] not in ("year", "month", "week", "day", "hour", "minute", "second", "night"):
        figure.kind = "price"
    figure.rules.append("unit.per")


def _noun_per(text: str, row: Tokens, figure: Figure) -> None:
    """ "70,000 births a year", "1,265 people per square kilometre"."""
    if figure.end >= len(row.words) or row.words[figure.end] not in ("per", "a", "an", "/"):
        return
    found = per_after(text, row, figure.end)
    if found is not None and (row.words[figure.end] == "per" or found[0] in _RATES):
        figure.per, figure.end = found
        figure.rules.append("unit.per")


def _exchanged(row: Tokens, figure: Figure) -> None:
    """ "the peso hit 1,000 to the dollar", "109.15 yen to the dollar": a rate of exchange."""
    words, end = row.words, figure.end
    if (
        end + 1 >= len(words)
        or words[end] not in ("to", "against", "per")
        or figure.per
        or figure.noun
        or figure.form == "vague"
    ):
        return
    at = end + 2 if words[end + 1] == "the" else end + 1
    if at >= len(words) or (words[end] != "per" and at == end + 1):
        return
    bought = money().nouns.get(words[at])
    if not bought or bought[0][0] != (words[at],):
        return
    sold = figure.unit if figure.currency else _currency_named(row, figure.begin)
    if sold is None or sold == bought[0][1][0]:
        return
    figure.unit, figure.per, figure.kind, figure.currency, figure.end = sold, bought[0][1][0], "ratio", True, at + 1
    figure.rules.append("rate.to_the")


def _currency_named(row: Tokens, first: int) -> str | None:
    """The currency whose noun stands before token `first` in the sentence: "The yen strengthened to 109.15"."""
    nouns = money().nouns
    for at in range(first - 1, max(-1, first - 16), -1):
        for phrase, codes in nouns.get(row.words[at], ()):
            if len(phrase) == 1:
                return codes[0]
    return None


def _magnitude(row: Tokens, figure: Figure) -> bool:
    """A number beside "magnitude", or one like it later in a sentence that named it: "… at 5.9, but it was 6.1"."""
    words, magnitudes = row.words, _contexts().magnitudes
    if figure.value > 12 or figure.form == "vague":
        return False
    first, last = figure.begin, figure.last
    before, second = words[first - 1] if first else "", words[first - 2] if first > 1 else ""
    after = words[last] if last < len(words) else ""
    if before in magnitudes or (second in magnitudes and before in ("-", "of", "at", "was", "is", "to", "from")):
        figure.begin = first - 1 if before in magnitudes else first - 2
    elif after in magnitudes or (after == "-" and last + 1 < len(words) and words[last + 1] in magnitudes):
        figure.end = last + (1 if after in magnitudes else 2)
    elif not (figure.place is not None and figure.place < 1 and any(word in magnitudes for word in words[:first])):
        return False
    figure.unit, figure.kind = "dimensionless", "index"
    figure.rules.append("index.magnitude")
    return True


def _age(text: str, row: Tokens, figure: Figure) -> bool:
    """ "aged 44", "over the age of 21", "Nick Hague, 44, has", "who was 10", "a life expectancy of around 73"."""
    words, starts, first, last = row.words, row.starts, figure.begin, figure.last
    if first == 0 or not 0 < figure.value < 120 or figure.form == "vague":
        return False
    context, before = _contexts(), words[first - 1]
    second = words[first - 2] if first > 1 else ""
    rule = None
    if before in context.ages or (before == "of" and second in context.ages):
        rule = "age.aged"
    elif (
        before == ","
        and first > 1
        and last < len(words)
        and words[last] == ","
        and text[starts[first - 2]].isupper()
        and figure.place == 1
    ):
        rule = "age.named"
    elif (
        before in _STATES
        and second in context.pronouns
        and (last >= len(words) or words[last] in (",", ".", ";", "when", "and", "but", "at", "on"))
    ):
        rule = "age.told"
    elif (
        before in ("over", "under", "above", "below")
        and figure.value < 100
        and (second == "those" or noun_words().kinds.get(singular(second)) == "person")
    ):
        rule = "age.limit"
    elif any(word in context.age_nouns for word in words[max(0, first - 9) : first]):
        rule = "age.told"
    if rule is None:
        return False
    figure.unit, figure.kind = "year", "age"
    figure.rules.append(rule)
    return True


def _noun(text: str, row: Tokens, figure: Figure) -> bool:
    """What is counted, in the words after the number; "of the" may stand between."""
    words, count, at = row.words, len(row.words), figure.last
    if words[at : at + 2] == ["or", "so"]:
        figure.hedge_with("approx", "or so", "hedge.after")
        at += 2
    elif at < count and words[at] == "odd":
        figure.hedge_with("approx", "odd", "hedge.after")
        at += 1
    if (
        at + 1 < count
        and words[at] == "-"
        and row.ends[at - 1] == row.starts[at]
        and row.ends[at] == row.starts[at + 1]
    ):
        at += 2 if words[at + 1] in ("odd", "plus") else 1
        if words[at - 1] == "odd":
            figure.hedge_with("approx", "odd", "hedge.after")
    of = at < count and words[at] == "of" and figure.form != "fraction"
    if of:
        at += 1
        if at + 1 < count and words[at] in _DETERMINERS:
            at += 1
            if words[at] in noun_words().adjectives and not _followed_by_noun(row, at):
                return _be(figure, "person", at + 1, "noun.of")
    elif at < count and words[at] in _SKIPPED:
        at += 1
    if at >= count:
        return False
    noun = counted_noun(row, at, one=figure.value == 1 and figure.form != "vague" and not of)
    if noun is None:
        return False
    figure.noun, figure.head, figure.end = (noun.first, noun.last), noun.head, noun.last
    figure.rules.append("noun.of" if of else "noun.counted")
    figure.unit = noun.kind
    if noun.last - noun.first > 1:
        _time_in_noun(row, figure, noun.head)
    return True


def _time_in_noun(row: Tokens, figure: Figure, head: str) -> None:
    """Years, miles and tons keep their unit behind an adjective: "50 previous years"."""
    for entry in units().get(head, ()):
        if len(entry.phrase) == 1 and (
            entry.kind == "duration" or head in ("mile", "kilometer", "ton", "tonne", "acre", "hectare")
        ):
            figure.unit, figure.kind, figure.noun, figure.unit_end = entry.name, entry.kind, None, figure.end
            figure.rules.append("unit.behind_adjective")


def _followed_by_noun(row: Tokens, at: int) -> bool:
    noun = counted_noun(row, at, one=False)
    return noun is not None and noun.last - noun.first > 1


def _be(figure: Figure, unit: str, end: int, rule: str) -> bool:
    figure.unit, figure.end = unit, end
    figure.rules.append(rule)
    return True


def _people(row: Tokens, figure: Figure) -> bool:
    """People without a noun: "18 dead", "50 were injured", "another 180 were hurt"."""
    words, table, passed = row.words, noun_words(), _contexts().passed
    if figure.form in ("fraction", "times") or figure.value != figure.value.to_integral_value():
        return False
    at = figure.last
    limit = min(len(words), at + 6)
    while at < limit and words[at] in passed:
        at += 1
    if at < limit and words[at] in table.after:
        return _be(figure, "person", at + 1, "people.predicate")
    at = figure.last
    if words[at : at + 4] == ["as", "the", "number", "of"]:  # "gave 2,298 as the number of people detained"
        noun = counted_noun(row, at + 4, one=False)
        if noun is not None:
            figure.noun, figure.head = (noun.first, noun.last), noun.head
            return _be(figure, noun.kind, noun.last, "noun.number_of")
    return False


def _hedge(row: Tokens, figure: Figure) -> None:
    if figure.form == "vague":
        figure.hedge_with("at_least", row.words[figure.first], "hedge.vague")
        return
    if figure.form == "about":
        figure.hedge_with("approx", "a couple", "hedge.vague")
    first = figure.begin
    words = row.words
    if figure.kind == "age" and first > 2 and words[first - 3 : first] == ["the", "age", "of"]:
        first -= 3
    before = hedge_before(row, first) if first else None
    if before is not None and before.words == "over" and figure.kind == "duration" and not _lasts(row, before.edge):
        before = None  # "paid over thirty years"
    if before is not None and not (before.words == "up to" and _moves_up_to(row, before.edge)):
        figure.hedge_with(before.bound, before.words, f"hedge.{before.bound}")
        figure.begin = before.edge
        return
    if figure.hedge is None:
        after = hedge_after(row, figure.end) or (hedge_after(row, figure.last) if figure.end != figure.last else None)
        if after is not None:
            figure.hedge_with(after.bound, after.words, "hedge.after")
            figure.end = max(figure.end, after.edge)


def _lasts(row: Tokens, edge: int) -> bool:
    """Whether "over" before a duration says that it was longer."""
    return edge == 0 or row.words[edge - 1] in _LASTING


def _moves_up_to(row: Tokens, edge: int) -> bool:
    """ "went up to 120" tells a change, no bound."""
    if not edge:
        return False
    word, table = row.words[edge - 1], change_words()
    return word in table.moved or word in table.verbs or word in _CREPT


_CREPT = frozenset({"is", "was", "are", "were", "back", "shot", "edged", "inched", "ticked", "crept"})
