"""Two numbers that make one figure: "50-60", "between A and B", "from A to B" where nothing changed, "three or four"."""

from __future__ import annotations

from crossfoot.mentions.changes import levels_change
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.hedges import hedge_before
from crossfoot.mentions.rejections import Rejected, is_score
from crossfoot.mentions.tokens import Tokens

_DASHES = frozenset({"-", "–", "—", "−"})
_NOT_MONEY = frozenset({"percent", "dimensionless"})


def join_ranges(text: str, row: Tokens, figures: list[Figure], rejected: list[Rejected]) -> list[Figure]:
    """The figures with pairs that are ranges made one; scores are rejected."""
    joined: list[Figure] = []
    at, count = 0, len(figures)
    while at < count:
        figure = figures[at]
        if at + 1 < count:
            after = figures[at + 1]
            joint = _joint(row, figure, after)
            if joint == "-" and _score(text, row, figure, after):
                _reject(row, figure, after, rejected)
                at += 2
                continue
            if joint and _fits(figure, after, joint) and not _changed(row, figure, joint):
                _merge(row, figure, after, joint)
                at += 1
        joined.append(figure)
        at += 1
    return joined


def _changed(row: Tokens, figure: Figure, joint: str) -> bool:
    """Whether "from A to B" tells a change, which is two figures, and no range."""
    return (
        joint == "to"
        and _opened(row, figure, "from")
        and (figure.begin < 2 or row.words[figure.begin - 2] == "(" or levels_change(row, figure.begin - 1))
    )


def _reject(row: Tokens, figure: Figure, after: Figure, rejected: list[Rejected]) -> None:
    rejected.append(Rejected(row.starts[figure.first], row.ends[after.last - 1], "score"))


def _joint(row: Tokens, figure: Figure, after: Figure) -> str | None:
    """What joins two numbers, if one word or sign does: ``-``, ``to``, ``and`` or ``or``."""
    words = row.words
    begin = min(after.begin, after.first)
    between = words[figure.unit_end : begin] if figure.unit and not figure.noun else words[figure.last : begin]
    if after.hedge and between in (["and"], ["to"], ["or"]) and after.hedge not in ("about", "around", "some"):
        return None
    if len(between) == 1:
        word = between[0]
        if word in _DASHES:
            return "-"
        if word == "to":
            return "to"
        if word == "and" and _opened(row, figure, "between"):
            return "and"
        if word == "or":
            return "or"
    elif between in (["-", "to"], ["-", "to", "-"]):
        return "to"
    elif between == ["up", "to"] and _opened(row, figure, "from"):
        return "to"
    return None


def _opened(row: Tokens, figure: Figure, word: str) -> bool:
    words = row.words
    first = figure.begin
    return first > 0 and (
        words[first - 1] == word
        or (first > 1 and words[first - 2] == word and words[first - 1] in ("about", "around", "some"))
    )


def _score(text: str, row: Tokens, figure: Figure, after: Figure) -> bool:
    if figure.unit or figure.currency or figure.form != "digits" or after.form != "digits" or after.scaled:
        return False
    if after.unit is not None and after.kind != "count":
        return False
    if figure.value >= after.value:
        return True
    return is_score(text, row, figure.first, after.last) and figure.value < 200 and after.unit is None


def _fits(figure: Figure, after: Figure, joint: str) -> bool:
    if figure.form == "vague" or after.form == "vague" or figure.noun or "fraction" in (figure.form, after.form):
        return False
    if figure.high is not None or after.high is not None:
        return False
    if (
        figure.unit is not None
        and after.unit is not None
        and figure.unit != after.unit
        and not (figure.unit == "dimensionless")
    ):
        if not (figure.currency and after.currency):
            return False
        return False
    if figure.unit is not None and after.unit is None and not (figure.currency or joint in ("-", "to", "and")):
        return False
    low, high = _scaled(figure, after), after.value
    if joint == "or":
        return low < high and (
            high - low == 1
            or (figure.unit is None and after.value <= low * 2 and after.hedge is None and low + 1 == high)
        )
    return low < high or (joint == "and" and low != high)


def _scaled(figure: Figure, after: Figure) -> object:
    """The first value with the scale of the second, where it has none: "$3-5 billion"."""
    if not figure.scaled and after.scaled and figure.value < 1000 and figure.value <= after.mantissa and after.mantissa:
        return figure.value * (after.value / after.mantissa)
    return figure.value


def _merge(row: Tokens, figure: Figure, after: Figure, joint: str) -> None:
    low, high = _scaled(figure, after), after.value
    figure.low, figure.high = min(low, high), max(low, high)  # type: ignore[type-var]
    figure.bound = "range"
    figure.rules.append({"-": "range.dash", "to": "range.to", "and": "range.between", "or": "range.or"}[joint])
    if joint in ("to", "and") and _opened(row, figure, "from" if joint == "to" else "between"):
        figure.begin -= 1 if row.words[figure.begin - 1] in ("from", "between") else 2
        before = hedge_before(row, figure.begin)
        if before is not None and before.bound == "approx":
            figure.hedge, figure.begin = before.words, before.edge
    if figure.unit is None or figure.unit == after.unit or after.currency and not figure.currency:
        if figure.unit is None and figure.currency is False:
            figure.unit, figure.kind, figure.currency, figure.codes = (
                after.unit,
                after.kind,
                after.currency,
                after.codes,
            )
        figure.rules.extend(
            rule
            for rule in after.rules
            if rule.startswith(("unit.", "currency.", "noun.", "people.", "index.", "age."))
        )
    figure.noun, figure.head, figure.per = after.noun, after.head, after.per or figure.per
    if after.kind == "price":
        figure.kind = "price"
    figure.place = None if figure.place is None or after.place is None else max(figure.place, after.place)
    figure.last, figure.end, figure.unit_end, figure.scaled = after.last, after.end, after.unit_end, True
    for doubt in after.doubts:
        if doubt not in figure.doubts:
            figure.doubts.append(doubt)
