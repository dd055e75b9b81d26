"""Units said once for several figures: "from 60 tenge per liter to 120", "760 deaths in Sindh, 336 in Balochistan"."""

from __future__ import annotations

from crossfoot.mentions.carry_words import carry_words
from crossfoot.mentions.carrying_amounts import (
    bracketed_in,
    carry_money,
    compared_with,
    divided_amount,
    foresee,
    is_foreseen,
    is_level_of_price,
    is_size_in_points,
    level_in_points,
)
from crossfoot.mentions.carrying_back import carry_back
from crossfoot.mentions.change_words import TIMELESS
from crossfoot.mentions.continuing import continues
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.memory import Memory
from crossfoot.mentions.nouns import is_plural
from crossfoot.mentions.ones import settle_named, settle_ones
from crossfoot.mentions.pronouns import is_of_them
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.told_before import count_by, is_count, noun_of_bracket, people_told
from crossfoot.mentions.wholes import REACH, be_part, is_some_of_them, name_counted, whole_of

_SHORT = 6
"""Tokens of an answer that is little more than its number."""


def carry_units(text: str, row: Tokens, figures: list[Figure], memory: Memory) -> bool:
    """Give bare figures the unit of the one they stand with; whether any was bare."""
    settle_named(row, figures)
    settle_ones(row, figures)
    units = [figure.unit for figure in figures]
    if None not in units:
        memory.people = "person" in units
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
            carry_back(row, figures, at)
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


def _stands_aside(row: Tokens, figure: Figure) -> bool:
    """Whether no other figure goes on with this one: "the last 20-session average", "Leyte 1,837 (14%)"."""
    words, last = row.words, figure.last
    if figure.kind == "percent" and words[figure.begin - 1 : figure.begin] == ["("]:
        return words[figure.unit_end : figure.unit_end + 1] == [")"]
    if figure.noun is None or last >= len(words) or words[last] != "-":
        return False
    return not is_plural(words[figure.noun[1] - 1])


def _carry(text: str, row: Tokens, figures: list[Figure], at: int, before: Figure | None, memory: Memory) -> None:
    """From the partner of a change, from words that count people, or from the figure before."""
    figure = figures[at]
    if is_some_of_them(row, figure):
        be_part(row, figure, whole_of(figures, at) or memory.counted)
        return
    partner = figure.changed_from or figure.changed_to
    if partner is not None and partner.unit is not None:
        figure.carry(partner, "unit.carried")
    elif (original := bracketed_in(row, figures, at)) is not None:
        figure.carry(original, "unit.carried_by_bracket")
    elif "change.reached" in figure.rules and (level := level_in_points(figures, at)) is not None:
        figure.carry(level, "unit.carried")
    elif is_size_in_points(row, figures, at):
        figure.unit = figure.head = "point"
        figure.rules.append("noun.points")
    elif is_of_them(row.words, figure.begin - 2) and (whole := whole_of(figures, at)):
        figure.carry(whole, "unit.carried")
        if row.words[figure.begin - 1] == "whom":  # "149 cases, of whom 38 were still in hospital"
            figure.unit = "person"
    elif at and (noun := noun_of_bracket(row, figures[at - 1], figure)):
        count_by(figure, noun.head, noun.kind, (noun.first, noun.last))
    elif is_foreseen(row, figure):
        foresee(figure, before, memory)
    elif (source := compared_with(row, figures, at)) is not None:
        figure.carry(source, "unit.carried")
    elif (divided := divided_amount(row, figures, at)) is not None:
        figure.carry(divided, "unit.divided")
        figure.per = None
    elif not people_told(text, row, figure, memory) and before is not None and continues(row, before, figure):
        figure.carry(_holding(row, figures[max(0, at - REACH) : at], before, figure), "unit.carried")
    elif figure.unit is None and _is_subject(row, figure) and memory.counted is not None:
        figure.carry(memory.counted, "unit.carried_on")
    if figure.unit == "person" and row.words[figure.last : figure.last + 1] in (["are"], ["were"]):
        name_counted(row, figure, figure.last + 1)
    if figure.unit is None and memory.priced is not None and is_level_of_price(row, figure, memory.priced):
        figure.carry(memory.priced, "unit.carried_on")
    if figure.unit is None and figure.scaled:
        carry_money(row, figures[max(0, at - REACH) : at], figure, memory)
    if figure.unit is None and row.words[figure.last : figure.last + 1] in (["fewer"], ["more"]):
        _carry_counted(figures[max(0, at - REACH) : at], figure)
    if figure.unit is None and _may_be_people(row, figures[max(0, at - _BESIDE) : at + _BESIDE], figure, memory):
        figure.unit, figure.kind = "person", "count"
        figure.rules.append("people.assumed")
        figure.doubts.append("taken as people")


def _holding(row: Tokens, earlier: list[Figure], before: Figure, figure: Figure) -> Figure:
    """The count that is large enough to include a figure: "215 died in three countries, including 80 in Zimbabwe"."""
    if row.words[figure.begin - 1 : figure.begin] != ["including"] or before.kind != "count":
        return before
    if figure.point <= before.point:
        return before
    counts = (each for each in reversed(earlier) if each.kind == "count" and each.unit not in (None, "dimensionless"))
    return next((each for each in counts if each.point >= figure.point), before)


def _carry_counted(earlier: list[Figure], figure: Figure) -> None:
    """What was counted before, of so many more or fewer: "19,300 trucks in three months, 2,600 fewer"."""
    counted = [each for each in earlier if each.kind == "count" and each.unit not in (None, "dimensionless")]
    if counted and is_count(figure):
        figure.carry(counted[-1], "unit.carried")


_BESIDE = 12
"""Figures on each side that are looked at to tell whether a bare count is of people."""


def _may_be_people(row: Tokens, figures: list[Figure], figure: Figure, memory: Memory) -> bool:
    """Whether a bare count is most likely one of people: the figures beside it count them, and nothing else."""
    if not (memory.tells_of_people and is_count(figure) and figure.value > 1 and figure.point < 10**8):
        return False
    units = {each.unit for each in figures if each.unit is not None and each.kind not in TIMELESS}
    if units - {"person"}:
        return False
    if figure.begin and row.words[figure.begin - 1] in carry_words().otherwise:
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
    return begins and is_count(figure) and (after in carry_words().verbs or (after.endswith("ed") and len(after) > 4))
