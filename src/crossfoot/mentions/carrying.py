"""Units said once for several figures: "from 60 tenge per liter to 120", "760 deaths in Sindh, 336 in Balochistan"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.levels import tells_of_another
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.nouns import counted_noun, is_plural, noun_words, singular
from crossfoot.mentions.tokens import Tokens, words_of
from crossfoot.mentions.told_before import count_by, is_count, noun_of_bracket, people_told
from crossfoot.values import Value

_CLOSES = tuple(["to", verb, "at"] for verb in ("close", "end", "finish", "settle", "stand"))
_TIMELESS = frozenset({"duration", "age"})
_SHORT = 6
"""Tokens of an answer that is little more than its number."""


class _Words(Value):
    joined: frozenset[tuple[str, ...]]
    leads: frozenset[str]
    lists: frozenset[str]
    ends: frozenset[str]
    after_count: frozenset[str]
    after_amount: frozenset[str]
    verbs: frozenset[str]
    otherwise: frozenset[str]
    foreseen: frozenset[str]
    forecasts: frozenset[str]
    moneys: frozenset[str]
    paying: frozenset[str]


@cache
def _words() -> _Words:
    entries = lexicon.load("carrying")
    ends = frozenset((*entries["ends"]["words"], ""))
    return _Words(
        frozenset(words_of(p) for p in entries["joined"]["phrases"]),
        frozenset(entries["leads"]["words"]), frozenset(entries["lists"]["words"]), ends,
        ends | frozenset(entries["after_count"]["words"]), ends | frozenset(entries["after_amount"]["words"]),
        frozenset(entries["verbs"]["words"]), frozenset(entries["otherwise"]["words"]),
        frozenset(entries["foreseen"]["words"]), frozenset(entries["forecasts"]["words"]),
        frozenset(entries["moneys"]["words"]),
        frozenset(entries["paying"]["words"]),
    )  # fmt: skip


def carry_units(text: str, row: Tokens, figures: list[Figure], memory: Memory) -> bool:
    """Give bare figures the unit of the one they stand with; whether any was bare."""
    _settle_named(row, figures)
    _settle_ones(row, figures)
    if all(figure.unit is not None for figure in figures):
        memory.people = any(figure.unit == "person" for figure in figures)
        memory.tells_of_people |= memory.people
        counts = [
            each
            for each in figures
            if each.kind == "count" and each.unit != "dimensionless" and not _stands_aside(row, each)
        ]
        memory.counted = counts[-1] if counts else memory.counted
        money = [figure for figure in figures if figure.kind == "money" and figure.converts is None]
        memory.paid = money[-1] if money else memory.paid
        return False
    before: Figure | None = None
    for at in range(len(figures) - 1, -1, -1):
        if figures[at].unit is None:
            _carry_back(row, figures, at)
    for at, figure in enumerate(figures):
        if figure.unit is None and figure.form not in ("times", "fraction", "ratio"):
            _carry(text, row, figures, at, before, memory)
        if figure.unit is not None and figure.converts is None and not _stands_aside(row, figure):
            before = figure
            if figure.kind == "count" and figure.unit != "dimensionless":
                memory.counted = figure
                memory.tells_of_people |= figure.unit == "person"
    memory.paid = next(
        (figure for figure in reversed(figures) if figure.kind == "money" and figure.converts is None), memory.paid
    )
    memory.people = any(figure.unit == "person" for figure in figures) or (memory.people and not figures)
    return True


def _settle_named(row: Tokens, figures: list[Figure]) -> None:
    """Take for a count what looked like an age in a list of counts: "Visayas with 37 and Calabarzon, 33"."""
    for before, figure in pairwise(figures):
        if "age.named" not in figure.rules or before.kind != "count" or before.noun is not None:
            continue
        first = figure.begin
        if row.words[first - 3 : first - 2] in (["and"], [","]) and first - before.end < 5:
            figure.unit, figure.kind = None, "count"
            figure.rules.remove("age.named")


def _settle_ones(row: Tokens, figures: list[Figure]) -> None:
    """What "ones" and "others" are: "12 wooden houses and 40 brick ones" counts buildings twice."""
    for before, figure in pairwise(figures):
        if before.kind != "count" or before.noun is None:
            continue
        if figure.unit == "one" or (figure.head == "other" and _are_alike(row, before, figure)):
            figure.unit, figure.head = before.unit, before.head
            figure.rules.append("unit.carried")


def _are_alike(row: Tokens, before: Figure, figure: Figure) -> bool:
    """Whether "others" are what was counted before: "90 trains were cancelled and 210 others ran late"."""
    words, table = row.words, noun_words()
    behind, between = words[figure.end : figure.end + 4], words[before.end : figure.begin]
    hurt = table.after | table.adjectives | table.before
    if "," in behind:
        behind = behind[: behind.index(",")]
    if len(between) >= _BESIDE or not hurt.isdisjoint(behind) or not hurt.isdisjoint(between):
        return False
    things = before.unit in ("building", "vehicle")  # "destroyed 23,000 houses and damaged 40,000 others"
    return between[-1:] == ["and"] or (things and between[-2:-1] == ["and"] and between[-1].endswith("ed"))


_ALL = 100
"""More per cent than these only a change has; a bare number above them counts something."""


def _stands_aside(row: Tokens, figure: Figure) -> bool:
    """Whether no other figure goes on with this one: "the last 20-session average", "Leyte 1,837 (14%)"."""
    words, last = row.words, figure.last
    if figure.kind == "percent" and words[figure.begin - 1 : figure.begin] == ["("]:
        return words[figure.unit_end : figure.unit_end + 1] == [")"]
    if figure.noun is None or last >= len(words) or words[last] != "-":
        return False
    return not is_plural(words[figure.noun[1] - 1])


def _carry_back(row: Tokens, figures: list[Figure], at: int) -> None:
    """From the figure after, where a word joins the two: "six and seven miles", "55 out of 79 hospitals"."""
    figure = figures[at]
    if at + 1 >= len(figures) or figure.form in ("times", "fraction", "ratio"):
        return
    after = figures[at + 1]
    if at + 2 < len(figures) and _is_share_of(row, figure, after, figures[at + 2]):
        _take(figure, figures[at + 2], "unit.carried_back")
        return
    if (
        after.unit is None
        or (after.kind == "percent" and figure.point > after.point and figure.point > _ALL)
        or after.begin - figure.end > 5
        or (after.currency and figure.hedge is None and figure.begin and row.words[figure.begin - 1] == "$")
    ):
        return
    between = row.words[figure.end : after.begin]
    listed = (
        between in ([","], ["-", ","])
        and at + 2 < len(figures)
        and figures[at + 2].unit == after.unit
        and (after.noun is None or "unit.carried_back" in after.rules)
    )
    of = between[:1] == ["of"] and len(between) <= 4 and after.kind == "count" and _OF_WHOM.isdisjoint(between)
    if between == ["-"] and after.unit == "percent" and figure.kind == "count" and figure.point <= _ALL:
        _take(figure, after, "unit.carried_back")  # "Democrats say 83 - 13 percent"
        return
    if _shares_noun(figure, after, between):
        _take(figure, after, "unit.carried_back")
        figure.noun = (figure.last, figure.last + len(between) - (2 if between[-2:] == [",", "and"] else 1))
        figure.end = figure.noun[1]
        return
    if (tuple(between) in _words().joined or listed or of) and not ("unit.carried_back" in after.rules and of):
        _take(figure, after, "unit.carried_back")


def _is_share_of(row: Tokens, figure: Figure, share: Figure, whole: Figure) -> bool:
    """ "303 (74%) of 412 patients": a percentage in brackets between a part and its whole."""
    words = row.words
    if share.unit != "percent" or whole.kind != "count" or whole.unit is None or words[figure.end] != "(":
        return False
    return words[share.end : whole.begin] in _OF_WHOLE


_OF_WHOLE = ([")", "of"], [")", "of", "the"], [")", "out", "of"])


def _shares_noun(figure: Figure, after: Figure, between: list[str]) -> bool:
    """ "600 mango and 450 neem trees", "18 Ugandan, six Rwandan and four Burundian drivers": each its own adjective."""
    joined = between[-2:] == [",", "and"]
    adjectives = between[: -2 if joined else -1]
    if not 0 < len(adjectives) < 3 or between[-1] not in ("and", ",", "or", "&") or after.kind != "count":
        return False
    if after.noun is None or figure.kind != "count" or figure.form not in ("digits", "words"):
        return False
    several = after.noun[1] - after.noun[0] > 1 or "unit.carried_back" in after.rules
    return several and not any(is_plural(word) for word in adjectives) and all(map(_may_describe, adjectives))


def _may_describe(word: str) -> bool:
    return word.isalpha() and word not in noun_words().stops and word not in noun_words().adjectives


def _carry(text: str, row: Tokens, figures: list[Figure], at: int, before: Figure | None, memory: Memory) -> None:
    """From the partner of a change, from words that count people, or from the figure before."""
    figure = figures[at]
    if _is_of_them(row, figure):
        _be_part(row, figure, _whole(figures, at) or memory.counted)
        return
    partner = figure.changed_from or figure.changed_to
    if partner is not None and partner.unit is not None:
        _take(figure, partner, "unit.carried")
    elif (original := _bracketed_in(row, figures, at)) is not None:
        _take(figure, original, "unit.carried_by_bracket")
    elif "change.reached" in figure.rules and (level := _level_in_points(figures, at)) is not None:
        _take(figure, level, "unit.carried")
    elif _is_size_in_points(row, figures, at):
        figure.unit = figure.head = "point"
        figure.rules.append("noun.points")
    elif row.words[max(0, figure.begin - 2) : figure.begin] in _OF_WHICH and (whole := _whole(figures, at)):
        _take(figure, whole, "unit.carried")
        if row.words[figure.begin - 1] == "whom":  # "149 cases, of whom 38 were still in hospital"
            figure.unit = "person"
    elif at and (noun := noun_of_bracket(row, figures[at - 1], figure)):
        count_by(figure, noun.head, noun.kind, (noun.first, noun.last))
    elif _is_foreseen(row, figure):
        _foresee(figure, before, memory)
    elif (source := _compared_with(row, figures, at)) is not None:
        _take(figure, source, "unit.carried")
    elif not people_told(text, row, figure, memory) and before is not None and _continues(row, before, figure):
        _take(figure, before, "unit.carried")
    elif figure.unit is None and _is_subject(row, figure) and memory.counted is not None:
        _take(figure, memory.counted, "unit.carried_on")
    if figure.unit == "person" and row.words[figure.last : figure.last + 1] in (["are"], ["were"]):
        _name(row, figure, figure.last + 1)
    if figure.unit is None and memory.priced is not None and _is_level_of_price(row, figure, memory.priced):
        _take(figure, memory.priced, "unit.carried_on")
    if figure.unit is None and figure.scaled:
        _carry_money(row, figures[max(0, at - _WHOLES) : at], figure, memory)
    if figure.unit is None and row.words[figure.last : figure.last + 1] in (["fewer"], ["more"]):
        _carry_counted(figures[max(0, at - _WHOLES) : at], figure)
    if figure.unit is None and _may_be_people(row, figures[max(0, at - _BESIDE) : at + _BESIDE], figure, memory):
        figure.unit, figure.kind = "person", "count"
        figure.rules.append("people.assumed")
        figure.doubts.append("taken as people")


def _is_level_of_price(row: Tokens, figure: Figure, priced: Figure) -> bool:
    """Whether a broken number is an earlier or a later price of such goods: "Diesel goes up from 23.80 to 38.90"."""
    partner = figure.changed_from or figure.changed_to
    if partner is None or not {"index", "points"}.isdisjoint(row.words):
        return False
    broken = any(each.value != each.value.to_integral_value() for each in (figure, partner))
    return (
        broken and max(figure.point, partner.point) <= priced.point * _ALIKE and figure.point * _ALIKE >= priced.point
    )


_ALIKE = 4
"""How many times as dear one fuel may be as another."""


def _bracketed_in(row: Tokens, figures: list[Figure], at: int) -> Figure | None:
    """The money of which a bracket restates more: "2.4 million yen ($22,480) and 2.3 million ($21,972)"."""
    figure = figures[at]
    if at + 1 >= len(figures) or row.words[figure.end : figure.end + 1] != ["("]:
        return None
    inside = figures[at + 1]
    if inside.begin != figure.end + 1 or not inside.currency:
        return None
    return next(
        (
            each
            for each in reversed(figures[max(0, at - _WHOLES) : at])
            if each.currency and each.converted_by is not None
        ),
        None,
    )


def _level_in_points(figures: list[Figure], at: int) -> Figure | None:
    """The level of an index before: "at 1,463.8 points, while the other lost 1.1% to end at 1,334.2"."""
    if at and figures[at - 1].unit != "percent":
        return None
    return next((each for each in reversed(figures[max(0, at - _WHOLES) : at]) if each.head == "point"), None)


def _is_size_in_points(row: Tokens, figures: list[Figure], at: int) -> bool:
    """Whether an index moved by a bare number: "the Dow loses 178", "the Russell index fell 15.1, or 1.1 percent"."""
    figure = figures[at]
    if "change.size" not in figure.rules or figure.form != "digits" or figure.scaled:
        return False
    subject = row.words[max(0, figure.begin - _SUBJECT) : figure.begin]
    beside = (each for each in figures[max(0, at - 2) : at] if ";" not in row.words[each.end : figure.begin])
    if subject[-1] in ("at", "to") or "percent" in (each.unit for each in beside):
        return False  # "was up at 96.1", "fell 2 percent, the other by 1"
    again = at + 1 < len(figures) and figures[at + 1].unit == "percent" and "change.again" in figures[at + 1].rules
    told = again or row.words[figure.last : figure.last + 1] in ([], ["."], [","])
    return told and not lexicon.words("contexts", "points").isdisjoint(subject)


_SUBJECT = 10
"""Tokens before the size of a change in which its index may be named."""


def _carry_money(row: Tokens, earlier: list[Figure], figure: Figure, memory: Memory) -> None:
    """The currency paid last, of a billion or after a word of money: "from a profit of 890 million"."""
    lead = row.words[max(0, figure.begin - 6) : figure.begin]
    if row.words[figure.end : figure.end + 1] == ["("]:
        return  # the bracket restates it in another currency
    stolen = lead[-2:] == ["away", "with"]
    paid_for = stolen or not _words().paying.isdisjoint(lead[-1:])  # "paid 75 million for the stake"
    if figure.point < 10**9 and not paid_for and (lead[-1:] != ["of"] or _words().moneys.isdisjoint(lead[-4:])):
        return
    of_sentence = [each for each in earlier if each.kind == "money" and each.converts is None]
    paid = of_sentence[-1] if of_sentence else memory.paid
    if paid is not None:
        _take(figure, paid, "unit.carried_on")
        figure.per = None


def _carry_counted(earlier: list[Figure], figure: Figure) -> None:
    """What was counted before, of so many more or fewer: "19,300 trucks in three months, 2,600 fewer"."""
    counted = [each for each in earlier if each.kind == "count" and each.unit not in (None, "dimensionless")]
    if counted and is_count(figure):
        _take(figure, counted[-1], "unit.carried")


def _is_foreseen(row: Tokens, figure: Figure) -> bool:
    """Whether a bare figure is what was expected: "the 1.15 billion expected", "estimates of 64,900"."""
    words, first, last = row.words, figure.begin, figure.last
    after = words[last] if last < len(words) else ""
    if after in _words().foreseen:
        return True
    first -= first > 2 and words[first - 1] in ("a", "an")  # "hopes of a 1.4 million build"
    if first < 2 or words[first - 1] not in ("of", "for", "at", "was"):
        return False
    return words[first - 2] in _words().forecasts


def _compared_with(row: Tokens, figures: list[Figure], at: int) -> Figure | None:
    """What is so many per cent of a bare figure: "shipped 40 million phones, 6 percent fewer than the 42.5 million"."""
    if at < 2 or figures[at - 1].unit != "percent":
        return None
    between = row.words[figures[at - 1].end : figures[at].begin]
    if between[1:] not in (["than"], ["than", "the"]):
        return None
    source = figures[at - 2]
    return source if source.kind in ("count", "money", "measurement") and source.unit is not None else None


def _foresee(figure: Figure, before: Figure | None, memory: Memory) -> None:
    """A forecast is of what the outcome before it is of; without one it counts nothing that is known."""
    source = before if before is not None and before.kind not in _TIMELESS else memory.paid if figure.scaled else None
    if source is not None and not (figure.scaled and source.kind == "percent"):
        _take(figure, source, "unit.foreseen")
    else:
        figure.unit = "dimensionless"
        figure.rules.append("number.foreseen")


_BESIDE = 12
"""Figures on each side that are looked at to tell whether a bare count is of people."""


def _may_be_people(row: Tokens, figures: list[Figure], figure: Figure, memory: Memory) -> bool:
    """Whether a bare count is most likely one of people: the figures beside it count them, and nothing else."""
    if not (memory.tells_of_people and is_count(figure) and figure.value > 1 and figure.point < 10**8):
        return False
    units = {each.unit for each in figures if each.unit is not None and each.kind not in _TIMELESS}
    if units - {"person"}:
        return False
    if figure.begin and row.words[figure.begin - 1] in _words().otherwise:
        return False
    return bool(units) or (memory.people and len(row.words) < _SHORT)  # "And dead?" "Two."


def _is_subject(row: Tokens, figure: Figure) -> bool:
    """Whether a bare count is the subject of a verb: "188 were below", "five clung to a tree", "183 walked out"."""
    words, last = row.words, figure.last
    after = words[last] if last < len(words) else ""
    begins = figure.begin == 0 or words[figure.begin - 1] in (
        "and",
        ",",
        "that",
        "said",
        "but",
        ";",
        '"',
        "“",
        "only",
        "all",
        "where",
        "while",
    )
    if after.startswith("un"):
        return False  # "1,290 up and 453 unchanged"
    return begins and is_count(figure) and (after in _words().verbs or (after.endswith("ed") and len(after) > 4))


_WHOLES = 60
"""How many figures back the count may stand that a part is of."""


def _whole(figures: list[Figure], at: int) -> Figure | None:
    """The count that a part is of: the last that is as large, else the last."""
    earlier = figures[max(0, at - _WHOLES) : at]
    counts = [each for each in earlier if each.kind == "count" and each.unit is not None and each.converts is None]
    return next((each for each in reversed(counts) if each.point >= figures[at].point), counts[-1] if counts else None)


def _is_of_them(row: Tokens, figure: Figure) -> bool:
    """ "15 of them", "19 of us", "two of which"."""
    words, last = row.words, figure.last
    return last + 1 < len(words) and words[last] == "of" and words[last + 1] in _OF_WHOM


def _be_part(row: Tokens, figure: Figure, before: Figure | None) -> None:
    """Take the unit of what was counted before."""
    words, last = row.words, figure.last
    if words[last + 1] in ("us", "whom", "you"):
        figure.unit, figure.kind = "person", "count"
        figure.rules.append("people.of")
    elif before is not None and before.kind == "count" and before.unit != "dimensionless":
        _take(figure, before, "unit.carried")
    elif figure.begin > 1 and words[figure.begin - 1] == "," and is_plural(words[figure.begin - 2]):
        one = singular(words[figure.begin - 2])  # "The forged notes, 8,000 of them, …"
        count_by(figure, one, noun_words().kinds.get(one, one), (figure.begin - 2, figure.begin - 1))
    figure.end = max(figure.end, last + 2)
    _name(row, figure, last + 2)


def _name(row: Tokens, figure: Figure, at: int) -> None:
    """Take the noun that says what the counted are: "12 of them children,", "of whom two were passers-by"."""
    noun = counted_noun(row, at, one=False)
    if noun is None or figure.kind != "count" or noun.kind not in (figure.unit, noun.head):
        return
    words = row.words
    if not is_plural(words[noun.last - 1]) or (noun.last < len(words) and words[noun.last] not in _NAMED):
        return
    figure.noun, figure.head = (noun.first, noun.last), noun.head
    if noun.first == figure.end:
        figure.end = noun.last
    else:
        figure.rules.append("noun.predicate")


_NAMED = frozenset({",", ".", ";", ")", "—", "–", "-", "and", "who", "were", "was", "from", "in"})


_OF_WHICH = (["of", "which"], ["of", "whom"], ["of", "these"], ["of", "those"])
_OF_WHOM = frozenset({"them", "us", "whom", "which", "these", "those", "you"})


def _continues(row: Tokens, before: Figure, figure: Figure) -> bool:
    """Whether a bare number goes on with what the figure before it is of."""
    words = row.words
    if figure.begin - before.end > 16 or before.form in ("times", "ratio") or before.kind == "index":
        return False
    between = words[before.end : figure.begin]
    last = between[-1] if between else ""
    last = "versus" if between[-2:] == ["vs", "."] else last
    after = words[figure.last] if figure.last < len(words) else ""
    table = _words()
    listed = not table.lists.isdisjoint(between)
    if ":" in between or ("(" in between and ")" not in between) or tells_of_another(row, before, between):
        return False
    if before.head == "point" and (last == "to" or between[-3:] in _CLOSES):
        return True
    if before.kind == "count":
        known = before.unit not in (None, "dimensionless") and is_count(figure)
        whole = between[:2] == ["out", "of"] and tuple(between) in table.joined
        return known and after in table.after_count and (last in table.leads or listed or whole)
    if after not in table.after_amount and not (after == "(" and before.currency and last in ("to", "for", "at")):
        return False  # "sold for one pound, has gone up to three ($0.06)"
    listed = listed and after in table.ends
    if before.kind == "measurement" and ";" in between and not table.verbs.isdisjoint(between):
        return False  # "fell to 200 metres; the index stood at 412"
    if before.kind == "percent":
        against = between == ["to"] and before.trend is None and figure.trend is None  # "48.3 percent to 45.1"
        goes_on = against or last in ("by", "and", "from", "with") or listed
        return goes_on and figure.point <= _ALL and before.point <= _ALL
    if before.kind in ("duration", "age"):
        return last in ("and", "to", "than", "or") and len(between) < 7 and is_count(figure) and figure.point < _LONG
    return (
        last in table.leads
        or last in ("is", "was", "at", "for")
        or listed
        or (before.currency and last in table.paying)
    )


_LONG = 1000
"""A bare number from this on goes on with no duration: "the first five months of the year to 148,000"."""


def _take(figure: Figure, other: Figure, rule: str) -> None:
    coins = other.divisor > 1 and figure.divisor == 1
    figure.take_unit(other)
    if coins:
        figure.value /= other.divisor
        figure.place = figure.place / other.divisor if figure.place is not None else None
    if other.noun is not None and figure.noun is None and other.row is figure.row:
        figure.noun = other.noun
    figure.rules.append(rule)
