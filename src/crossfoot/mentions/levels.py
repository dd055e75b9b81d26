"""From one level to another: the earlier figure that a level was reached from, "up from 2.4 million"."""

from __future__ import annotations

from itertools import pairwise

from crossfoot import lexicon
from crossfoot.mentions.change_words import DETERMINERS, OWNERS, TIMELESS, change_words, past_level
from crossfoot.mentions.changes import SIZES
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.payments import share_dollar
from crossfoot.mentions.tokens import Tokens

_LINKING = frozenset({"from", "to"})
"""Words that lead from one level to another."""


def link_changes(row: Tokens, figures: list[Figure]) -> None:
    """Set `changed_from` on levels whose earlier level is told; restatements in brackets follow their originals."""
    if _LINKING.isdisjoint(row.words):
        return
    stated = [figure for figure in figures if figure.converts is None]
    level: Figure | None = None
    amounts = [figure for figure in stated if figure.kind not in TIMELESS]
    for at in range(1, len(amounts) - 1):
        _link_twins(row, amounts[at - 1 : at + 3])
    for earlier, later in pairwise(stated):
        if not (_is_step(earlier) or (level is not None and earlier.kind in TIMELESS)):
            level = earlier  # "3,726 lives in ten months, down 22.5 percent from 4,808"
        steps = earlier.changed_from is None or row.words[earlier.end : later.begin] == ["to"]
        if not steps or later.changed_to is not None:
            continue
        if _is_step(earlier) and not _is_step(later):
            _link_past_size(row, level, earlier, later)
        else:
            _link(row, earlier, later)
    for at, figure in enumerate(stated):
        if at and figure.changed_to is None:
            _link_from_afar(row, stated[max(0, at - 3) : at], figure)
    for earlier, later in pairwise(figures):
        if later.converts is not None and earlier.converts is not None and earlier.changed_from is None:
            _link(row, earlier, later)


def _link_twins(row: Tokens, figures: list[Figure]) -> None:
    """ "$2.1 billion, or 78 cents a share, from $908 million, or 33 cents a share": each amount from its like."""
    words = row.words
    level, again, earlier = figures[:3]
    between = words[again.end : earlier.begin]
    if words[level.end : again.begin] not in _OR or between[-1:] != ["from"] or len(between) > _DATED:
        return
    if not level.currency or _measured(level) != _measured(earlier) or _measured(again) == _measured(level):
        return
    _changed(level, earlier, "change.from")
    if len(figures) < 4 or words[earlier.end : figures[3].begin] not in _OR or figures[3].unit != again.unit:
        return
    if figures[3].per in (None, again.per):
        _changed(again, figures[3], "change.from")


_OR = (["or"], [",", "or"])
_DATED = 12
"""Tokens between such a pair and the earlier one, in which its months may be told: ", in the fourth quarter, from"."""


def _measured(figure: Figure) -> tuple[str | None, str | None]:
    return figure.unit, figure.per


def _link_from_afar(row: Tokens, before: list[Figure], earlier: Figure) -> None:
    """ "was 57 percent, the lowest yet and down from 63 percent"; "fell to 142, the fewest in 20 years, from 187"."""
    words, first = row.words, past_level(row.words, earlier.begin - 1) + 1
    if first < 2 or words[first - 1] != "from" or words[first - 2] not in ("up", "down", ","):
        return
    moved = words[first - 2] != ","
    if moved and words[first - 3] not in (",", "and", "(", "-", "–", "—"):
        return  # "paid in cash up from": of what, is not said
    for level in reversed(before):
        if first - level.end > _AFAR or ";" in words[level.end : first]:
            return
        if level.kind in TIMELESS or _is_step(level) or level.changed_from is not None or level.kind != earlier.kind:
            continue
        if moved or level.trend is not None:
            if level.trend is None:
                level.trend = {"up": "up", "down": "down"}.get(words[first - 2])
            _changed(level, earlier, "change.from")
        return


_AFAR = 20
"""How many tokens behind a level "down from" may stand."""


def _is_step(figure: Figure) -> bool:
    """Whether a percentage is the size of a change, which no level is reached from."""
    return figure.unit == "percent" and "change.size" in figure.rules


def _link_past_size(row: Tokens, level: Figure | None, size: Figure, later: Figure) -> None:
    """ "1.24 billion, up 14% from 1.09 billion": the level before the size was changed from the one behind it."""
    between = _outside_brackets(row.words[size.end : later.begin])
    if between == ["from"] and later.unit == "percent" and "to" in row.words[later.end : later.end + _NEXT]:
        return None  # "soared 178 percent from 2.03 percent in 2013 to 4.42 percent"
    if between != ["from"] or (later.unit == "percent" and (level is None or level.unit != "percent")):
        return _link(row, size, later)
    if level is not None and level.kind not in TIMELESS and level.trend is None:
        level.trend = size.trend
        _changed(level, later, "change.from")
    return None


_NEXT = 6
"""Tokens behind an earlier level in which the later may follow."""


def _link(row: Tokens, earlier: Figure, later: Figure) -> None:
    words = row.words
    between = words[earlier.end : past_level(words, later.begin - 1) + 1] or words[earlier.end : later.begin]
    if _LINKING.isdisjoint(between):
        return
    between = _to_from(earlier, _outside_brackets(between))
    last = between[-1:]
    if last == ["to"] and len(between) <= 7 and _opens_from(words, earlier.begin):
        if earlier.changed_to is not None and len(between) > 1:
            return  # "diesel rose to $2.30 from $1.03 and petrol to $2.39 from $1.85": the next one's level
        if words[max(0, earlier.begin - 2)] in lexicon.words("changes", "ranging"):
            return  # "from 120 euros for children to 450 for adults": prices apart, no change
        _changed(later, earlier, "change.from_to")
    elif (
        last == ["from"]
        and len(between) <= (8 if earlier.trend else 5)
        and _OTHER_CLAUSE.isdisjoint(_past_hour(between))
    ):
        if tells_of_another(row, earlier, between):
            return  # "Sales for homes of $1 million or more rose from 43,421"
        if len(between) > 1 or earlier.trend or levels_change(row, earlier.begin):
            _changed(earlier, later, "change.from")
    elif last == ["to"] and _is_reached_from(row, earlier, later, between):
        _changed(later, earlier, "change.from_to")


_OTHER_CLAUSE = frozenset({"and", ";", "people", "by", "while", "whereas", "but"})
"""Words between two figures of which the second is no earlier level of the first."""


def _to_from(earlier: Figure, between: list[str]) -> list[str]:
    """What parts two levels, without what names the second: "up from the previously announced", "from a peak of"."""
    if "from" not in between[:NAMED]:
        return between
    at = between.index("from")
    tail = between[at + 1 :]
    led = between[at - 1] in ("up", "down") if at else "change.reached" in earlier.rules
    named = led and 0 < len(tail) < 7 and tail[0] in DETERMINERS and all(map(str.isalpha, tail))
    return between[: at + 1] if named else between


NAMED = 5
"""Tokens behind a level in which "up from" may stand: "334 people were killed, up from an earlier count of 41"."""


def _past_hour(between: list[str]) -> list[str]:
    """What parts two levels, without the time of day of the first: "to 5.15 percent by late afternoon from"."""
    return between[2:] if between[:1] == ["by"] and between[1] in lexicon.words("contexts", "hours") else between


def tells_of_another(row: Tokens, figure: Figure, between: list[str]) -> bool:
    """Whether the verb right behind a figure has its subject before it: "Sales of over $1 million rose from 4,100"."""
    if len(between) < 2:
        return False
    verb, before = between[0], row.words[figure.begin - 1] if figure.begin else ""
    finite = verb in change_words().verbs and verb not in ("up", "down") and not verb.endswith("ing")
    return finite and before in ("at", "of", "for", "over", "under", "above", "below", "than", "worth")


def _is_reached_from(row: Tokens, earlier: Figure, later: Figure, between: list[str]) -> bool:
    """Whether the figure behind "to" is reached from one that no "from" names."""
    if len(between) == 1:
        return earlier.changed_from is not None or _was_its(row, earlier)
    return "," in between and _stood_at(row.words, earlier.begin) and levels_change(row, later.begin)


def _stood_at(words: list[str], first: int) -> bool:
    """Whether a clause tells where a level stood before: "the toll, which stood at 49 on Monday, rose to 51"."""
    lead = words[max(0, first - 6) : first]
    return (
        "at" in (*lead[-1:], words[first])
        and "which" in lead
        and not lexicon.words("changes", "stood").isdisjoint(lead)
    )


def _opens_from(words: list[str], first: int) -> bool:
    """Whether "from" stands before a level, "from a" before a magnitude, "from a recent high of" before either."""
    first = past_level(words, first - 1) + 1
    return first > 0 and (words[first - 1] == "from" or words[max(0, first - 2) : first] == ["from", "a"])


def _was_its(row: Tokens, earlier: Figure) -> bool:
    """ "will cut its 11 data centres to five": the object of a verb of change is the earlier level."""
    words, first = row.words, earlier.begin
    if earlier.noun is None or first < 2 or words[first - 1] not in OWNERS:
        return False
    return any(word in change_words().verbs for word in words[max(0, first - 4) : first - 1])


def _outside_brackets(words: list[str]) -> list[str]:
    """The words that stand in no bracket; what follows a bracket's unit ("per liter") is kept."""
    kept, depth = [], 0
    for word in words:
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(word)
    return kept


def _changed(later: Figure, earlier: Figure, rule: str) -> None:
    timeless = later.kind in TIMELESS or earlier.kind in TIMELESS
    bare = earlier.unit is None and earlier.begin < later.begin
    alike = later.kind in TIMELESS and (bare or earlier.kind in TIMELESS)
    alike = alike or "age" in (later.kind, earlier.kind)  # "grown from 30 to 45 days"
    if timeless and later.trend is None and not (alike and levels_change(later.row, earlier.begin)):
        return
    if earlier.unit is not None and later.unit is not None and earlier.unit != later.unit:
        share_dollar(earlier, later)
        if earlier.unit != later.unit:
            return
    _share_scale(earlier, later)
    later.changed_from, earlier.changed_to = earlier, later
    later.trend = later.trend or _way(earlier, later)
    later.rules.append(rule)


def _share_scale(earlier: Figure, later: Figure) -> None:
    """ "from $10 to $15 billion", "from 20 to 30 to 45 million": the scale said last is that of each step before."""
    scale = later.scale if later.scaled else None
    if not scale or earlier.scaled or earlier.value >= 1000 or earlier.unit == "percent":
        return
    if earlier.value <= later.mantissa * 10:
        earlier.value, earlier.scaled, earlier.place = earlier.value * scale, True, None
        earlier.rules.append("number.scale_shared")
        if earlier.changed_from is not None:
            _share_scale(earlier.changed_from, later)


def _way(earlier: Figure, later: Figure) -> str | None:
    one, other = earlier.point, later.point
    return None if one == other else "up" if other > one else "down"


def levels_change(row: Tokens, first: int) -> bool:
    """Whether a verb of change or movement stands before token `first` in its clause."""
    table, words, multiples = change_words(), row.words, lexicon.load("numbers")["multiples"]["words"]
    step, last = first - 1, max(0, first - 13)
    while step >= last:
        word = words[step]
        if word in table.verbs or word in table.moved or word in table.nouns or word in multiples:
            return True
        if word in (";", "(", ":"):
            return False
        if word == ")" and "(" in words[max(0, first - _LISTED) : step]:
            inside = words[:step][::-1].index("(") + 1  # "from $1.38 to $3.11 (€2.73) and that of petrol from"
            step -= inside
            last = max(0, step - 13, first - _LISTED)
        if word == "from" and step < first - 1:
            last = max(0, step - 10, first - _LISTED)  # "bread rose from 20 to 30, milk from 15 to 18 and sugar from …"
        step -= 1
    return False


_LISTED = 60
"""Tokens before the last of a list of levels, each "from" and "to", in which the verb of all may stand."""


def tell_once(figures: list[Figure]) -> None:
    """Leave the direction of each change on one figure, and name it in the rules of every level that a change reached.

    The size of a change tells it ("rose 3 percent to 12"), else the pair of levels ("from 10 to 12"), else the level.
    """
    for at, figure in enumerate(figures):
        if figure.trend is None or not SIZES.isdisjoint(figure.rules):
            if not _COMPARED.isdisjoint(figure.rules):
                figure.trend = None
            continue
        figure.rules.append(f"level.{figure.trend}")
        if figure.changed_from is not None or _has_size(figures, at):
            figure.trend = None


_COMPARED = frozenset({"compared.up", "compared.down"})
"""Rules of differences between two things of one time, which are no change."""


def _has_size(figures: list[Figure], at: int) -> bool:
    """Whether the size of the change that led to a level is told right before or behind it."""
    level = figures[at]
    size = next((one for one in reversed(figures[max(0, at - _NEAREST) : at]) if one.converts is None), None)
    if size is not None and _is_size_of(size, level, size.end, level.begin):
        return True
    size = next((one for one in figures[at + 1 : at + _NEAREST] if one.converts is None), None)
    return size is not None and _is_size_of(size, level, level.end, size.begin)


def _is_size_of(size: Figure, level: Figure, start: int, end: int) -> bool:
    """Whether a figure tells how much changed, in the clause of a level and the same way; tokens between the two."""
    if size.trend != level.trend or SIZES.isdisjoint(size.rules) or end - start > _BESIDE:
        return False
    return _OTHER_CLAUSE.isdisjoint(level.row.words[start:end])


_NEAREST = 4
"""Figures beside a level among which the nearest is looked for that restates no other."""
_BESIDE = 16
"""How many tokens may part a level from the size of the change that led to it."""
