"""Two numbers that make one figure: "50-60", "between A and B", "from A to B" where nothing moved, "three or four"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from crossfoot import lexicon
from crossfoot.mentions.amounts import per_behind
from crossfoot.mentions.carry_words import carry_words
from crossfoot.mentions.change_words import past_level
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.hedges import hedge_before
from crossfoot.mentions.levels import levels_change
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.payments import share_dollar
from crossfoot.mentions.pronouns import is_of_them
from crossfoot.mentions.rejections import Rejected, is_score
from crossfoot.mentions.scales import ONE
from crossfoot.mentions.tokens import Tokens

_FAR = 5
"""Tokens that may stand between the ends of a range, where it is said to be one."""
_DASHES = frozenset({"-", "–", "—", "−"})
_TO = frozenset({"to", "through", "thru", "till"})
_WHOLE = frozenset({"vague", "times", "ratio", "about"})
"""Forms that never are the end of a range."""
_LOOSE = frozenset({"about", "around", "some", "roughly", "approximately"})
_RULES = {"-": "range.dash", "to": "range.to", "and": "range.between", "or": "range.or"}
_KEPT = ("unit.", "currency.", "noun.", "people.", "index.", "age.")


def join_ranges(text: str, row: Tokens, figures: list[Figure], rejected: list[Rejected]) -> list[Figure]:
    """The figures with pairs that are ranges made one; scores are rejected."""
    joined: list[Figure] = []
    at, count, sets = 0, len(figures), -1
    while at < count:
        figure = figures[at]
        if at + 1 < count:
            after = figures[at + 1]
            joint = _joint(row, figure, after) or (joined and _joint_in_bracket(row, joined[-1], figure, after)) or None
            if joint == "to" and _are_two(row, figures, at):
                joined += _two_ranges(row, figures, at)
                at += 4
                continue
            if joined and (
                (joint == "or" and _lists(row, joined[-1], figure))
                or (joint == "to" and _is_step(row, joined[-1], figure, after))
            ):
                joint = None
            if joint and figure.unit != after.unit:
                share_dollar(figure, after)
            if joint is None and _closes(row, figure, after):
                _enclose(figure, after)
                joined.append(figure)
                at += 2
                continue
            if joint == "-" and (_score(text, row, figure, after) or _goes_on_scores(row, figure, after, sets)):
                rejected.append(Rejected(row.starts[figure.first], row.ends[after.last - 1], "score"))
                at, sets = at + 2, after.last
                continue
            if joint and _fits(row, figure, after, joint):
                _merge(row, figure, after, joint)
                if figure.currency and figure.per is None and figure.unit_end < len(row.words):
                    per_behind(text, row, figure)  # "Rs 28-35 per kg"
                at += 1
        joined.append(figure)
        at += 1
    return joined


def _joint(row: Tokens, figure: Figure, after: Figure) -> str | None:
    """What joins two numbers, if one word or sign does: ``-``, ``to``, ``and`` or ``or``."""
    words = row.words
    end = figure.unit_end if figure.unit and not figure.noun else figure.last
    start = min(after.begin, after.first)
    if start - end > _FAR:
        return None
    between = words[end:start]
    if after.hedge == "~" and not between and row.ends[end - 1] == row.starts[start]:  # "20~30"
        after.hedge = None
        return "-"
    if after.hedge in _PERHAPS and between in ([","], ["or"]):
        return "or"  # "12, perhaps 13 elephants"
    if after.hedge in _UP_TO and not between and _opened(row, figure, "from"):
        return "to"
    if after.hedge in _AS_MANY:
        ends = between == ["to"] and (after.hedge.endswith("plus") or _opened(row, figure, "from"))
        return "to" if ends else None
    if after.hedge and after.hedge not in _LOOSE:
        return None
    if 1 < len(between) and between[-1] == "to" and figure.unit == after.unit and _ranges(row, figure):
        return "to"
    if len(between) == 1:
        word = between[0]
        if word in _DASHES:
            return None if _is_aside(row, end, after.end) else "-"
        if word == "and":
            return "and" if _opened(row, figure, "between") else None
        return "to" if word in _TO else "or" if word == "or" else None
    if between == ["-", "to"] or between == ["-", "to", "-"] or between == ["up", "to"]:
        return "to"
    return None


def _are_two(row: Tokens, figures: list[Figure], at: int) -> bool:
    """Whether four numbers are a range that another was changed from: "from 10 to 12 tonnes to 6 to 8 tonnes"."""
    four = figures[at : at + 4]
    if len(four) < 4 or not _opened(row, four[0], "from"):
        return False
    if any(row.words[one.end : other.begin] != ["to"] for one, other in pairwise(four)):
        return False
    low, high, lower, higher = four
    alike = high.unit == higher.unit and {low.unit, lower.unit} <= {None, high.unit}
    return alike and low.point < high.point and lower.point < higher.point


def _two_ranges(row: Tokens, figures: list[Figure], at: int) -> list[Figure]:
    begin = figures[at].begin
    _merge(row, figures[at], figures[at + 1], "to")
    _merge(row, figures[at + 2], figures[at + 3], "to")
    figures[at].begin = begin  # its "from" says that it was changed
    return [figures[at], figures[at + 2]]


def _is_step(row: Tokens, before: Figure, figure: Figure, after: Figure) -> bool:
    """Whether a number is one step of several: "tickets went from $5 to $8 to $12"; forecasts move to a range."""
    if row.words[before.end : figure.begin] != ["to"] or not _opened(row, before, "from"):
        return False
    lead = row.words[max(0, before.begin - _FORECAST) : before.begin]
    if not (carry_words().forecasts | _WIDE).isdisjoint(lead) or before.high is not None:
        return False
    return before.point < figure.point < after.point or before.point > figure.point > after.point


_FORECAST = 12
"""Tokens before a level in which it may be told to be a forecast."""
_WIDE = frozenset({"guidance", "outlook", "range", "band", "estimated"})
"""Other words of what may be put as a range."""


def _lists(row: Tokens, before: Figure, figure: Figure) -> bool:
    """Whether a bare number and a comma stand before the first of two alternatives: "by 10, 15 or 20 points"."""
    return before.unit is None and row.words[before.end : figure.begin] == [","]


def _joint_in_bracket(row: Tokens, before: Figure, figure: Figure, after: Figure) -> str | None:
    """The "and" of a bracket that restates a range: "between 94 and 375 tons (85 and 340 tonnes)"."""
    words = row.words
    restates = before.bound == "range" and words[before.end : figure.begin] == ["("] and figure.noun is None
    joined = words[figure.last : after.begin] == ["and"] and words[after.end : after.end + 1] == [")"]
    return "and" if restates and joined else None


def _is_aside(row: Tokens, dash: int, end: int) -> bool:
    """Whether two dashes that stand apart enclose a figure: "just over half - 53% - came from abroad"."""
    words, starts, ends = row.words, row.starts, row.ends
    if words[end : end + 1] != [words[dash]] or end + 1 >= len(words):
        return False
    return all(ends[at - 1] < starts[at] and ends[at] < starts[at + 1] for at in (dash, end))


def _ranges(row: Tokens, figure: Figure) -> bool:
    """Whether a verb says that an amount is the lower end of a range: "ranging in price from 16 pounds each to 30"."""
    first, words = figure.begin, row.words
    ranging = lexicon.words("changes", "ranging")
    return first > 1 and words[first - 1] == "from" and not ranging.isdisjoint(words[max(0, first - 4) : first - 1])


_PERHAPS = frozenset({"perhaps", "possibly", "maybe"})
_UP_TO = frozenset({"up to", "to as many as", "to as much as", "to as high as"})
_AS_MANY = frozenset({"as many as", "as much as", "over", "more than", "plus", "-plus"})
"""Hedges of the upper end that leave a range one: "from 80 to over 200"."""
_FLOORS = frozenset({"at_least", "more_than"})
_CEILINGS = frozenset({"at_most", "less_than"})


def _closes(row: Tokens, figure: Figure, after: Figure) -> bool:
    """ "at least 20 but no more than 50 people": a floor and a ceiling of one number."""
    bounds = {figure.bound, after.bound}
    if not (bounds & _FLOORS and bounds & _CEILINGS) or figure.unit not in (None, after.unit) or figure.noun:
        return False
    if lexicon.words("hedges", "less_than", "by_little") & {figure.hedge, after.hedge}:
        return False  # "at least £5m and nearly £8m" are two: what comes close to a number closes nothing
    if _WHOLE & {figure.form, after.form} or figure.form == "fraction" != after.form:
        return False
    if is_of_them(row.words, after.last):
        return False  # "nearly 645, at least seven of them children"
    low, high = (figure, after) if figure.bound in _FLOORS else (after, figure)
    return low.value < high.value and row.words[figure.end : after.begin] in (["and"], ["but"], [","], [",", "but"], [])


def _enclose(figure: Figure, after: Figure) -> None:
    low, high = sorted((figure.value, after.value))
    figure.rules.append("range.hedges")
    if figure.unit is None:
        figure.take_unit(after)
    figure.low, figure.high, figure.bound, figure.hedge = low, high, "range", None
    figure.noun, figure.head, figure.per = after.noun or figure.noun, after.head, after.per or figure.per
    figure.last, figure.end, figure.unit_end, figure.scaled = after.last, after.end, after.unit_end, True


def _opened(row: Tokens, figure: Figure, word: str) -> bool:
    words, first = row.words, _behind_opening(row, figure)
    if not first:
        return False
    return words[first - 1] == word or (figure.hedge is not None and figure.hedge.endswith(word))


def _behind_opening(row: Tokens, figure: Figure) -> int:
    """The token that "from" or "between" would stand before: "between the ages of 5 and 11"."""
    words, first = row.words, past_level(row.words, figure.begin - 1) + 1
    if figure.kind == "age" and words[first - 2 : first] == ["ages", "of"]:
        return first - 2 - (words[first - 3 : first - 2] == ["the"])
    return first - (first > 1 and words[first - 1] == "a")  # "from a magnitude 6.9 to 7.2"


def _score(text: str, row: Tokens, figure: Figure, after: Figure) -> bool:
    behind = [] if figure.unit else row.words[after.last : after.last + 3]
    if behind[:2] == ["from", "the"] and behind[2:] and behind[2] in lexicon.words("rejections", "score", "shots"):
        return True  # "went 7-10 from the free throw line"
    if figure.unit or figure.form != "digits" or after.form != "digits" or after.scaled or after.currency:
        return False
    if after.unit is not None and after.kind not in ("count", "percent"):
        return False
    if figure.value >= after.value and after.kind != "percent":
        return True
    if _is_record(text, row, figure, after) or _parts_names(text, row, figure, after):
        return True
    return figure.value < 200 and after.unit is None and is_score(text, row, figure.first, after.last)


def _parts_names(text: str, row: Tokens, figure: Figure, after: Figure) -> bool:
    """Whether two small numbers stand between two names in capitals: "Belgium 1-3 Italy"."""
    words, starts, first, last = row.words, row.starts, figure.begin, after.last
    if not first or last >= len(words) or after.value > _GOALS or after.unit is not None:
        return False
    sides = (first - 1, last)
    named = all(words[at].isalpha() and text[starts[at]].isupper() for at in sides)
    return named and noun_words().stops.isdisjoint(words[at] for at in sides)


_GOALS = 20


def _is_record(text: str, row: Tokens, figure: Figure, after: Figure) -> bool:
    """Whether two small numbers in brackets behind a name are games won and lost: "the Giants (1-6)"."""
    words, first = row.words, figure.begin
    if first < 2 or words[first - 1] != "(" or words[after.last : after.last + 1] != [")"] or after.value > 99:
        return False
    return words[first - 2][0].isalpha() and text[row.starts[first - 2]].isupper() and after.unit is None


def _goes_on_scores(row: Tokens, figure: Figure, after: Figure, sets: int) -> bool:
    """Whether a pair goes on a list of scores that ends at token `sets`: "6-4, 7-6, 3-6"."""
    if sets < 0 or figure.unit or after.unit or not {figure.form, after.form} <= {"digits"}:
        return False
    return row.words[sets : figure.begin] in ([","], ["and"], [",", "and"])


def _fits(row: Tokens, figure: Figure, after: Figure, joint: str) -> bool:
    if after.form == "times" and "ratio.times" in after.rules and joint in ("to", "or", "-"):
        return figure.unit is None and figure.form in ("digits", "words") and figure.value < after.value
    if _WHOLE & {figure.form, after.form} or figure.noun or figure.high is not None:
        return False
    if figure.divisor != after.divisor and figure.unit is not None:
        return False
    bare = after.unit is None and (figure.currency or figure.kind == "age")
    if joint == "or" and figure.kind == after.kind == "age" and "age.limit" in after.rules:
        return figure.value < after.value  # "as young as nine or 10"
    if bare and joint == "to" and row.words[figure.begin - 1 : figure.begin] in _AGES:
        return figure.value < after.value  # "viewers ages 18 to 40"
    if figure.unit is not None and figure.unit != after.unit and not bare:
        return False
    if (
        figure.unit is not None
        and joint in ("to", "or")
        and ((after.unit is None and joint == "to") or figure.trend is not None or joint == "or")
        and not (joint == "to" and row.words[max(0, figure.begin - 2) : figure.begin] == ["growth", "of"])
    ):
        return joint == "to" and _opened(row, figure, "from") and figure.trend is None and after.unit is not None
    if joint == "to" and _is_size_and_level(row, figure, after):
        return False
    if joint == "to" and _opened(row, figure, "from") and _moved(row, figure):
        return False
    low, high = figure.value * _lift(figure, after), after.value
    if joint == "-" and low > high and _restates(row, figure):
        return True
    if joint == "or":
        return not after.currency and low < high <= low + max(ONE, low)
    return low < high or (joint == "and" and low != high) or (figure.value < 0 and low != high)


def _restates(row: Tokens, figure: Figure) -> bool:
    """Whether a bracket says a range again, the wrong way round: "200-300 meters (985-655 feet)"."""
    words, at = row.words, figure.begin - 1
    return at > _RANGE and words[at] == "(" and words[at - _RANGE + 1] in _DASHES


_RANGE = 4
"""Tokens of a range before the bracket that says it again: "200-300 meters"."""


def _is_size_and_level(row: Tokens, figure: Figure, after: Figure) -> bool:
    """ "swelled by 43.6 billion to 419.2 billion", "fell by 4,000 to 12,000 from 16,000", "jumped 412 to 39,120"."""
    if figure.unit is None and "change.size" in figure.rules and "currency.before" in after.rules:
        return True  # "lost 9 3/4 to $13.19 1/2"
    if row.words[max(0, figure.begin - 1)] != "by" and "change.size" not in figure.rules:
        return False
    priced = after.currency or after.unit == "percent"  # "by 10 to 40 pesos", by what is bought
    larger = after.value * after.divisor > (5 if priced else 3) * figure.value
    return figure.scaled or larger or row.words[after.end : after.end + 1] == ["from"]


_AGES = (["aged"], ["ages"])


def _moved(row: Tokens, figure: Figure) -> bool:
    """Whether "from A to B" tells a change, which is two figures, and no range."""
    at = figure.begin - 1
    if _ranges(row, figure):
        return False
    return (at > 0 and row.words[at - 1] == "(") or levels_change(row, at)


def _lift(figure: Figure, after: Figure) -> Decimal:
    """What the first value is worth by the scale and coin of the second: "$3-5 billion", "12-14 cents"."""
    value, factor = figure.value, ONE
    if not figure.scaled and after.scaled and after.scale and value < 1000 and value <= after.mantissa:
        factor = after.scale
    return factor / after.divisor if figure.unit is None and after.divisor > 1 else factor


def _merge(row: Tokens, figure: Figure, after: Figure, joint: str) -> None:
    factor = _lift(figure, after)
    low, high = figure.value * factor, after.value
    figure.place = figure.place * factor if figure.place is not None else None
    figure.low, figure.high = min(low, high), max(low, high)
    figure.mantissa = after.mantissa if high >= low else figure.mantissa
    figure.rules.append(_RULES[joint])
    if joint in ("to", "and") and _opened(row, figure, "from" if joint == "to" else "between"):
        first = _behind_opening(row, figure) if figure.kind == "age" else figure.begin
        figure.begin = first - 1 if row.words[first - 1] in ("from", "between") else figure.begin
        before = hedge_before(row, figure.begin)
        if before is not None and before.bound == "approx":
            figure.hedge, figure.begin = before.words, before.edge
    figure.bound = "range"
    if (
        figure.hedge is not None
        and figure.hedge not in _LOOSE
        and not figure.hedge.startswith(("an estimated", "estimated", "~"))
    ):
        figure.hedge = None
    if figure.unit is None:
        figure.take_unit(after)
        figure.rules.extend(rule for rule in after.rules if rule.startswith(_KEPT))
        figure.doubts.extend(doubt for doubt in after.doubts if doubt not in figure.doubts)
    figure.noun, figure.head, figure.per, figure.kind = (
        after.noun or figure.noun,
        after.head,
        after.per or figure.per,
        after.kind if after.unit else figure.kind,
    )
    figure.place = None if figure.place is None or after.place is None else max(figure.place, after.place)
    figure.last, figure.end, figure.unit_end, figure.scaled = after.last, after.end, after.unit_end, True
    figure.trend = figure.trend or after.trend
