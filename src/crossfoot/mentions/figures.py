"""Candidates of a sentence and the figure each makes by itself: number, currency, unit or noun, hedge."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress

from crossfoot import lexicon
from crossfoot.mentions.amounts import (
    half_behind,
    per_behind,
    rate_behind,
    unit_behind,
    unit_inside,
)
from crossfoot.mentions.change_words import OWNERS, change_words
from crossfoot.mentions.counts import count_or_age
from crossfoot.mentions.currencies import local_sign
from crossfoot.mentions.currency_places import Places
from crossfoot.mentions.currency_words import before_closers, money, nouns_before
from crossfoot.mentions.dates import REJECTED
from crossfoot.mentions.denominations import ADVERBS, after_openers
from crossfoot.mentions.exchanges import bought, exchanged, per_currency
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.furniture import is_of_page
from crossfoot.mentions.hedges import after_words, before_words, hedge_after, hedge_before
from crossfoot.mentions.models import past_model
from crossfoot.mentions.nouns import KINDS, is_plural, noun_words
from crossfoot.mentions.numerals import lettered, read_numeral, read_ratio
from crossfoot.mentions.payments import money_before, noun_before
from crossfoot.mentions.portions import is_alone, is_one_unit
from crossfoot.mentions.rejections import Rejected, is_one_more, rejection, unsupported
from crossfoot.mentions.scales import LARGEST, ONE, Numeral, number_words
from crossfoot.mentions.tokens import Remembered, Tokens

DIGITS = frozenset("0123456789")
_CELL = 6
"""Tokens that a sentence has at most that is a number and no more."""
_MINUS = frozenset({"-", "−", "–"})
_ARTICLES = frozenset({"a", "an"})
_ERAS = (["a.d."], ["ad"], ["b.c."], ["bc"])
_SIGNS = _MINUS | {"+", "minus", "negative"}
_PERS = frozenset({"per", "for", "/", "a", "an", "every", "-", "of", *ADVERBS})
_EXCHANGED = frozenset({"to", "against", "per"})


def candidates(row: Tokens) -> list[int]:
    """The tokens where a number may begin."""
    found = list(compress(range(len(row.words)), map(_may_begin.__getitem__, row.words)))
    return found or ([0] if len(row.words) <= _CELL and is_one_unit(row) else [])


@Remembered
def _may_begin(word: str) -> bool:
    """Whether a number may begin with a token."""
    return word in number_words().starters or word[0] in DIGITS


def figures_in(
    text: str,
    places: Places,
    row: Tokens,
    found: list[int],
    dates: list[tuple[int, int, str]],
    rejected: list[Rejected],
) -> list[Figure]:
    """The figures of a sentence, each read by itself; what is rejected goes to `rejected` with its reason."""
    figures: list[Figure] = []
    words, starts, ends = row.words, row.starts, row.ends
    taken, refused = 0, (-2, "")
    for at in found:
        if at < taken:
            continue
        numeral = _numeral(text, row, at)
        if numeral is None:
            rejected.append(Rejected(starts[at], ends[at], "no number"))
            continue
        taken = numeral.last
        if numeral.value > LARGEST:
            rejected.append(Rejected(starts[numeral.first], ends[taken - 1], "too large"))
            continue
        if taken < len(words) and words[taken] in ("in", "out", "of") and (ratio := read_ratio(row, numeral)):
            numeral, taken = ratio, ratio.last
        reason = (_dated(row, numeral, dates) if dates else None) or _refusal(text, places, row, numeral, refused)
        if reason == "pronoun" and is_one_more(row, numeral.first, figures):
            reason = None
        if reason is None:
            figure = _figure(text, places, row, numeral, figures[-1].unit_end if figures else 0)
            if figure.value == 1 and figure.noun is not None and words[figure.end : figure.end + 1] == ["in"]:
                _one_in(row, figure)
            if is_of_page(row, figure):
                reason = "furniture"
            elif figure.unit is None or (figure.noun is not None and figure.form == "digits"):
                reason = unsupported(text, row, figure, figures)
            if reason is None:
                taken = figure.last if figure.unit is None else max(figure.last, figure.unit_end, _past_models(figure))
                figures.append(figure)
                continue
        refused = (numeral.last, reason)
        rejected.append(Rejected(starts[numeral.first], ends[numeral.last - 1], reason))
    return figures


def _past_models(figure: Figure) -> int:
    """The token after what is counted, where its name holds numbers: "54 A320s"."""
    noun, row = figure.noun, figure.row
    if noun is None or noun[1] - noun[0] < 2 or noun[0] < figure.last:
        return 0
    return noun[1] if any(past_model(row, at) is not None for at in range(noun[0], noun[1] - 1)) else 0


def _numeral(text: str, row: Tokens, at: int) -> Numeral | None:
    """The number at a token, or that begins with the point before it: ".5"."""
    words, numeral = row.words, None
    if at and words[at - 1] == "." and row.ends[at - 1] == row.starts[at]:
        numeral = read_numeral(row, at - 1)
    if numeral is None:
        numeral = read_numeral(row, at) if words[at] not in _ARTICLES else Numeral(ONE, at, at + 1, ONE, "words")
    if numeral is not None and numeral.last < len(words) <= _CELL:
        return lettered(text, row, numeral)
    return numeral


def _refusal(text: str, places: Places, row: Tokens, numeral: Numeral, refused: tuple[int, str]) -> str | None:
    """Why a number is no figure: by itself, or as the other end of what was refused before it."""
    words, first = row.words, numeral.first
    reason = rejection(text, row, numeral)
    if reason is not None and not (reason == "name" and first and local_sign(text, places, row, first)):
        return reason  # but "K26.50" in Lusaka is money
    sign = words[refused[0]] if refused[0] == first - 1 else ""
    clause = (
        sign == "(" and words[numeral.last : numeral.last + 1] == [")"] and row.ends[first - 2] == row.starts[first - 1]
    )
    joined = sign in _MINUS or ((sign == "/" or clause) and refused[1] in _NUMBERED)  # "section 302/34", "article 9(2)"
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
    return numeral.scaled or words[last] in _PERCENT or is_plural(words[last])


_PERCENT = frozenset({"%", "per", "percent", "pc", "pct"})


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


def _one_in(row: Tokens, figure: Figure) -> None:
    """ "one train in five": the noun stands inside the ratio."""
    at, words = figure.end + 1, row.words
    whole = read_numeral(row, at) if at < len(words) and words[at] in number_words().small else None
    if (
        whole is None
        or whole.value < 2
        or (whole.last < len(words) and words[whole.last].isalpha() and is_plural(words[whole.last]))
    ):
        return
    figure.value, figure.place, figure.noun = figure.value / whole.value, None, None
    figure.unit, figure.kind, figure.form = "dimensionless", "ratio", "ratio"
    figure.last = figure.end = figure.unit_end = whole.last
    figure.rules.append("ratio.one_in")


def _dated(row: Tokens, numeral: Numeral, dates: list[tuple[int, int, str]]) -> str | None:
    """The kind of date expression the number is part of."""
    if numeral.last < len(row.words) and row.words[numeral.last] in _PERCENT and numeral.form == "digits":
        return None  # "in October 2012 - 50 per cent more"
    start, end = row.starts[numeral.first], row.ends[numeral.last - 1]
    at = bisect_left(dates, (end,)) - 1
    if at < 0 or start >= dates[at][1]:
        return None
    kind = dates[at][2]
    return None if kind == "year" and _is_total(row, numeral) else kind


def _is_total(row: Tokens, numeral: Numeral) -> bool:
    """Whether "of 1500" follows a word that asks for an amount: "an average of 1500"."""
    first, words = numeral.first, row.words
    return first > 1 and words[first - 1] == "of" and words[first - 2] in lexicon.words("contexts", "total")


def _figure(text: str, places: Places, row: Tokens, numeral: Numeral, taken: int) -> Figure:
    """The figure a number makes. Each rule is asked only where a word it needs stands beside the number."""
    figure = Figure(row, numeral)
    words = row.words
    count = len(words)
    if figure.begin:
        if words[figure.begin - 1] in _SIGNS:
            _sign(row, figure)
        if figure.begin and words[figure.begin - 1] in before_closers():
            money_before(text, places, row, figure, taken)
    if words[figure.first] in _ARTICLES and figure.last - figure.first > 4 and words[figure.first + 2] == "and":
        unit_inside(text, row, figure)
    if figure.unit is None and figure.last < count and words[figure.last] in after_openers():
        unit_behind(text, places, row, figure)
        if figure.unit_end < count and words[figure.unit_end] == "and" and figure.unit is not None:
            half_behind(row, figure)
    if figure.unit is None:
        count_or_age(text, row, figure)
        if figure.unit is None and figure.begin > taken and words[figure.begin - 1] in nouns_before():
            noun_before(places, row, figure)
        if figure.unit is None and figure.last + 1 < count and words[figure.last] == "per":
            rate_behind(text, row, figure)
        if figure.value < 0 and figure.unit in KINDS:
            _undo_sign(figure)
    elif figure.unit_end < count and words[figure.unit_end] in _PERS:
        per_behind(text, row, figure)
        if figure.currency and figure.per:
            per_currency(figure)
    if figure.end < count and words[figure.end] == "below":
        _below_zero(row, figure)
    if figure.unit is None and figure.last < count and words[figure.last] in ("-", "to"):
        _to_life(row, figure)
    if figure.end < count and words[figure.end] in _EXCHANGED:
        exchanged(places, row, figure)
    _hedge(row, figure)
    if figure.begin > 1 and words[figure.begin - 1] in lexicon.words("contexts", "exchange", "buys"):
        bought(places, row, figure)
    return figure


def _sign(row: Tokens, figure: Figure) -> None:
    """A minus or plus before the number, which touches it and nothing but space, a bracket or a currency before it."""
    words, starts, ends = row.words, row.starts, row.ends
    at = figure.begin - 1
    word = words[at]
    if word == "minus" and words[max(0, at - 2) : at] == ["plus", "or"]:
        return  # a margin of error
    if word in ("minus", "negative"):
        figure.value, figure.begin = -figure.value, at
    elif ends[at] != starts[figure.first] and not is_alone(row, at, figure.last) and not _is_frost(row, at, figure):
        return
    elif word == "+":
        figure.trend, figure.begin = "up", at
        figure.rules.append("change.sign")
        return
    else:
        if at and words[at - 1] == "minus":
            at -= 1
        elif (at and _binds(row, at)) or figure.form != "digits":
            return  # "(Reuters) -Thirty people died": a dash
        figure.value, figure.begin = -figure.value, at
    figure.rules.append("number.minus")


def _undo_sign(figure: Figure) -> None:
    """Take the minus for a dash or a bullet: nobody counts fewer than no people."""
    figure.value, figure.begin = -figure.value, figure.first
    figure.rules.remove("number.minus")


def _is_frost(row: Tokens, at: int, figure: Figure) -> bool:
    """ "lows of - 20 degrees": a minus that stands apart, before a temperature."""
    words = row.words
    if not at or words[at - 1] not in _BEFORE_FROST or figure.last >= len(words):
        return False
    return words[figure.last] in ("degrees", "degree", "°", "℃", "℉", "celsius", "fahrenheit")


_BEFORE_MINUS = frozenset("$€£(,<>=≤≥~≈:")
_BEFORE_FROST = frozenset({
    "of", "to", "at", "is", "was", "from", "below", "about", "around", "nearly", "near", "reached", "hit", "convert",
    "and", "between", "or",
})  # fmt: skip


def _to_life(row: Tokens, figure: Figure) -> None:
    """Make a term in years of "sentenced to 25-to-life"."""
    words, at = row.words, figure.last
    if words[at : at + 4] == ["-", "to", "-", "life"] or words[at : at + 2] == ["to", "life"]:
        figure.unit, figure.kind = "year", "duration"
        figure.hedge_with("at_least", "to life", "hedge.from")


def _below_zero(row: Tokens, figure: Figure) -> None:
    """ "12 degrees below zero", "fell to 8 below zero", "temperatures of 40 below": a temperature under naught."""
    degrees = figure.unit is not None and figure.unit.startswith("degree")
    counted = figure.unit is not None and figure.head not in lexicon.words("contexts", "heat")
    if (counted and not degrees) or figure.form == "vague":
        return
    words, after = row.words, row.words[figure.end + 1 : figure.end + 2]
    if after not in _NAUGHT:
        alone = after == [] or after[0] in _BEHIND_BELOW
        if not alone or lexicon.words("contexts", "heat").isdisjoint(words[: figure.begin]):
            return
    figure.value, figure.unit, figure.kind = -figure.value, figure.unit if degrees else "degree", "measurement"
    figure.end = figure.unit_end = figure.end + (2 if after in _NAUGHT else 1)
    figure.noun = figure.head = None
    figure.rules.append("number.below_zero")


_NAUGHT = (["zero"], ["freezing"])
_BEHIND_BELOW = frozenset({".", ",", ";", "in", "at", "on", "and", "or", "(", ")", "overnight", "early"})
"""What stands behind a "below" that says no more: "temperatures of 40 below"."""


def _binds(row: Tokens, at: int) -> bool:
    """Whether a hyphen joins the number to what stands before it."""
    word = row.words[at - 1]
    return word[0] in DIGITS or (row.ends[at - 1] == row.starts[at] and word not in _BEFORE_MINUS)


def _hedge(row: Tokens, figure: Figure) -> None:
    words = row.words
    if figure.form == "vague":
        figure.hedge_with("at_least", words[figure.first], "hedge.vague")
        return
    if figure.form == "about":
        figure.hedge_with("approx", "a couple", "hedge.vague")
    first = figure.begin
    if figure.kind == "age" and words[max(0, first - 3) : first] == ["the", "age", "of"]:
        first -= 3
    if first and words[first - 1] == "from" and figure.kind == "duration" and _sentenced(words, figure.end):
        figure.hedge_with("at_least", "from", "hedge.from")
        return
    hedged = first and words[first - 1] in before_words() and _hedge_before(row, figure, first)
    if hedged and (
        figure.bound != "approx"
        or ["or"] not in (words[figure.end : figure.end + 1], words[figure.last : figure.last + 1])
    ):
        return
    if words[figure.end : figure.end + 1] == ["plus"] and not _may_end(words, figure.end + 1):
        return  # "an initial €60m plus €15m in add-ons"
    if (figure.hedge is None or hedged) and not after_words().isdisjoint(
        (*words[figure.end : figure.end + 1], *words[figure.last : figure.last + 1])
    ):
        after = hedge_after(row, figure.end) or (hedge_after(row, figure.last) if figure.end != figure.last else None)
        if after is not None and words[after.edge - 2] == "and" and not _may_end(words, after.edge):
            return  # "98 injured and over 90 missing"
        if after is not None and after.words == ", at least" and words[after.edge : after.edge + 1] not in _CLAUSE_ENDS:
            return  # "30 people, at least 12 of them children"
        if after is not None and (not hedged or after.bound != "approx"):  # "about 500 or less" is at most 500
            figure.hedge_with(after.bound, after.words, "hedge.after")
            figure.end = max(figure.end, after.edge)


_CLAUSE_ENDS: tuple[list[str], ...] = ([], ["."], [","], [";"])


def _may_end(words: list[str], at: int) -> bool:
    """Whether no number or sign begins at token `at` that would be added."""
    if at >= len(words):
        return True
    word = words[at]
    return not (word[0].isdigit() or word in money().signs or word in ("a", "an") or word in number_words().small)


def _sentenced(words: list[str], end: int) -> bool:
    """ "from 8 years in prison to life": the least a sentence can be."""
    after = words[end : end + 6]
    return after[:2] in (["in", "prison"], ["in", "jail"], ["behind", "bars"], ["to", "life"]) or (
        "life" in after and "to" in after
    )


def _hedge_before(row: Tokens, figure: Figure, first: int) -> bool:
    before = hedge_before(row, first)
    if before is None:
        return False
    bound, words, edge = before
    if words == "over" and edge and _is_no_bound(figure, row.words[edge - 1]):
        return False
    if edge and bound in ("more_than", "less_than") and row.words[edge - 1] in _DIFFERENCES:
        return False  # "24 percent more than 1.9 billion"
    if words == "about" and edge and row.words[edge - 1] in ("how", "what"):
        return False  # "What about 300 tents?"
    if words == "up to" and _moves_up_to(row, figure, edge):
        return False
    if words.endswith(" from") and row.words[figure.end : figure.end + 1] == ["to"]:
        return False  # "a rise in fares from 800 to 830 pesos"
    if words in _AS_MUCH and figure.kind == "count" and figure.noun is not None:
        return False  # "It weighed as much as a dozen elephants."
    figure.hedge_with(bound, words, f"hedge.{bound}")
    figure.begin = edge
    return True


_DIFFERENCES = frozenset({"percent", "%", "cent", "pc", "pct", "times"})
"""Ends of an amount by which a figure behind "more than" or "less than" is surpassed."""
_AS_MUCH = frozenset({"as much as", "as big as", "as large as", "as high as", "as long as"})


def _is_no_bound(figure: Figure, before: str) -> bool:
    """As in "paid over thirty years" and "the row over 14 missing ballots"."""
    if figure.kind == "duration" and before not in lexicon.words("contexts", "lasting"):
        return True
    return before in lexicon.words("contexts", "dispute")


def _moves_up_to(row: Tokens, figure: Figure, edge: int) -> bool:
    """ "went up to 120" tells a change, no bound."""
    if not edge:
        return False
    words, table = row.words, change_words()
    if "there" in words[max(0, edge - 2) : edge] or words[edge - 1] in ("by", "of"):
        return False  # "there were up to 12 of them", "to raise the price by up to 20 percent"
    if row.words[figure.end : figure.end + 1] in (["more"], ["less"]):
        return False  # "workers will get up to 12 percent more"
    if words[edge - 1] in _BE and _has_ceiling(figure, words, edge):
        return False  # "the lake is up to 40 metres deep", "the fine is up to $500"
    if _takes_off(figure, words, edge - 1) or words[edge - 1] in lexicon.words("changes", "down", "verbs"):
        return False  # "to cut up to 22,000 jobs", "shares fell up to 4 percent"
    if words[edge - 1] in table.moved or words[edge - 1] in table.verbs or words[edge - 1] in _moving():
        return True
    for at in range(edge - 2, max(0, edge - _OBJECT), -1):
        if words[at] in OWNERS:
            return words[at - 1] in table.verbs  # "grew its share up to 72 percent"
    return False


def _has_ceiling(figure: Figure, words: list[str], edge: int) -> bool:
    """Whether what is told of has an upper end of its own: a size, or what a rule or an offer allows."""
    if figure.kind in ("measurement", "duration"):
        return True
    return not lexicon.words("contexts", "ceilings").isdisjoint(words[max(0, edge - _SUBJECT) : edge])


_BE = frozenset({"is", "was", "are", "were"})
_SUBJECT = 8
"""Tokens before "is up to" in which its subject stands."""


def _takes_off(figure: Figure, words: list[str], verb: int) -> bool:
    """Whether what is counted is the object of a verb that moves something: "the blaze took up to 75 lives"."""
    if figure.noun is None or figure.kind != "count" or words[verb] not in lexicon.words("changes", "moved", "active"):
        return False
    return verb == 0 or words[verb - 1] not in _moving()


_OBJECT = 6
"""Tokens before "up to" in which the object of a verb of change begins."""


def _moving() -> frozenset[str]:
    return lexicon.words("contexts", "moving")
