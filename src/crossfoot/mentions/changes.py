"""Which way a figure moved, and by how much: "rose 3 percent to 12", "a 25% drop", "two weeks longer".

The size of a change and the level it led to are figures of their own ("rose 3 % to 12"), and while a sentence is read
both have the direction. What earlier level a level names, and which of them tells the direction, is in `levels`.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from crossfoot import lexicon
from crossfoot.mentions.currencies import money
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import is_plural, noun_words
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Tokens
from crossfoot.values import Value

_FAR_BY = 12
"""The same where "by" stands before the number: "raised its forecast for the world's wheat crop by 3 percent"."""
_FAR = 8
"""How many tokens before a number, or the "to" before it, its verb or noun of change may stand."""
_OTHERWISE = frozenset({"and", "while", ";", "but", "(", "up", "down"})
_COMPARED = {"fewer": "down", "less": "down", "more": "up"}
_DIFFERING = frozenset({"measurement", "money"})
"""Kinds of figures that may be a difference: "180 grams less"."""
_NOT_COUNTED: tuple[list[str], ...] = ([], ["."], [","], ["on"], ["than"])
TIMELESS = frozenset({"duration", "age"})


class _Words(Value):
    verbs: dict[str, str]
    transitive: frozenset[str]
    nouns: dict[str, str]
    after: dict[str, str]
    """Words behind a size that say which way: 2 percent firmer."""
    moved: frozenset[str]
    nearby: frozenset[str]
    phrasal: dict[tuple[str, str], str]
    """Verbs of change with the particle that tells it, and comma or verb with a plain "off"."""
    longer: dict[str, str]
    """Comparatives behind a measure of which it is the difference."""
    telling: frozenset[str]
    """All of these: a sentence without one tells of no change, but by multiples."""


@cache
def change_words() -> _Words:
    """Verbs and nouns of change, each with its way."""
    entries = lexicon.load("changes")
    verbs = {verb: way for way in ("up", "down") for verb in entries[way]["verbs"]}
    nouns = {noun: way for way in ("up", "down") for noun in entries[way]["nouns"]}
    longer = {word: way for way in ("up", "down") for word in entries["longer"][way]}
    phrases = {phrase: way for way in ("up", "down") for phrase in entries["phrasal"][way]}
    phrasal = {(phrase.split()[0], phrase.split()[1]): way for phrase, way in phrases.items()}
    after = {word: way for way in ("up", "down") for word in entries["afterwards"][way]}
    return _Words(
        verbs, frozenset(entries["transitive"]["verbs"]), nouns, after,
        frozenset(entries["moved"]["verbs"]), frozenset(entries["nearby"]["words"]),
        phrasal, longer, frozenset((*verbs, *nouns, *longer, *after, *_COMPARED, *(last for _, last in phrasal))),
    )  # fmt: skip


def settle_points(row: Tokens, figures: list[Figure]) -> None:
    """Make percentage points of points between shares: "by 1.7 points to 24.9 percent", "42 percent, up 3 points"."""
    for before, after in pairwise(figures):
        between = row.words[before.end : after.begin]
        if before.head == "point" and after.unit == "percent" and between == ["to"]:
            _of_percent(before)
        elif after.head == "point" and before.unit == "percent" and before.trend is None and between[-1:] in _MOVED:
            _of_percent(after)


_MOVED = (["up"], ["down"])


def _of_percent(figure: Figure) -> None:
    if figure.noun is not None and figure.noun[1] - figure.noun[0] > 1:
        return  # "index points"
    figure.unit, figure.kind, figure.noun, figure.head = "percentage_point", "percent", None, None
    figure.rules.append("unit.percentage_points")


def set_trends(row: Tokens, figures: list[Figure]) -> None:
    """Set `trend` on sizes of changes and on levels a verb leads to."""
    before = size = None
    told = not change_words().telling.isdisjoint(row.words)
    for figure in figures:
        if figure.trend is None and (told or figure.form == "times"):
            _trend(row, figure)
        if figure.trend is None and before is not None and before.trend:
            if _said_again(row, before, figure) or (size is not None and _is_next_size(row, size, figure)):
                _mark(figure, before.trend, "change.again")
            elif _leads_to(row, before, figure):
                _mark(figure, before.trend, "change.reached")
        before = figure
        if figure.trend is not None and figure.kind == "percent" and figure.rules[-1] in _SIZES:
            size = figure


def _said_again(row: Tokens, before: Figure, figure: Figure) -> bool:
    """ "190 points, or 0.6%"; "were down 2.3%, Burlington by 2.6%"."""
    between = row.words[before.end : figure.begin]
    if (
        figure.kind == before.kind == "percent"
        and between[-1:] == ["and"]
        and (between[0] in _PARTS or not between[1:])
    ):
        return before.rules[-1] in _SIZES  # "increases of 43 and 57 percent", "fell 3 percent in May and 7 in June"
    if (figure.head == "point" or before.kind == "percent") and between in ([",", "or"], ["or"]):
        return True  # "rose 0.4% or 159.36 points", "grew 3 percent, or 40,000 tonnes"
    if between == ["("] and figure.kind == "percent" != before.kind and row.words[figure.end : figure.end + 1] == [")"]:
        return before.rules[-1] in _SIZES  # "fell 14 pence (3.2%)"
    if figure.kind not in ("percent", "money", "price"):
        return figure.kind == before.kind == "measurement" and between[-2:] == [",", "or"] and len(between) < 6
    if between in ([",", "or"], ["or"], ["(", "or"]) or (between[-1:] == ["by"] and len(between) < _AGAIN):
        return True  # "rose 28 percent, he said, and cooking gas by 54 percent"
    again = figure.kind != before.kind or row.words[figure.end : figure.end + 1] == ["since"]
    if between[-2:] == [",", "or"] and len(between) < 8 and again:
        return not _OTHERWISE & set(between)  # "rose 4.2% over the year, or £9,409"
    at_rates = between[-1:] == ["at"] == row.words[before.begin - 1 : before.begin]  # "grew at 92%, Oruva at 61%"
    return figure.kind == before.kind == "percent" and _is_item(row, between[: len(between) - at_rates])


_PARTS = frozenset({"in", "for"})
"""Words between a size and its time or place, with another to follow: "3 percent in May and 7 in June"."""
_SIZES = frozenset({"change.noun", "change.size", "change.again"})
SIZES = _SIZES | {"change.compound", "change.compared", "change.multiple", "change.sign"}
"""Rules of figures that tell how much changed."""
_AGAIN = 12
"""Tokens between the size of a change and the next that "by" tells."""


def _is_next_size(row: Tokens, size: Figure, figure: Figure) -> bool:
    """Whether a verb told once governs the next size too: "rose 5% to 315 for flats and 10% to 239 for houses"."""
    words = row.words
    between = words[size.end : figure.begin]
    if figure.kind != "percent" or between[-1:] != ["and"] or len(between) > _AGAIN or figure.end >= len(words):
        return False
    one, other = words[size.end], words[figure.end]
    alike = one == other in _BEHIND_SIZES or {one, other} <= lexicon.words("changes", "periods")
    return alike and change_words().verbs.keys().isdisjoint(between)


_BEHIND_SIZES = frozenset({"to", "for", "in", "from", "on", "at"})
"""Words behind two sizes alike that show the second to go on with the first."""


def _is_item(row: Tokens, between: list[str]) -> bool:
    """Whether a list goes on with another name: "Burglaries are up 16% on last year, car thefts 22%"."""
    at = max((at for at, word in enumerate(between) if word in (",", "and", ";")), default=-1)
    name = between[at + 1 :]
    return at >= 0 and 0 < len(name) < 4 and len(between) < 9 and all(map(_may_name, name))


def _may_name(word: str) -> bool:
    return word[0].isalpha() and word not in noun_words().stops and word not in change_words().verbs


def _leads_to(row: Tokens, before: Figure, figure: Figure) -> bool:
    """ "rose 3 % to 9,412 dollars", "gained 1% to close at 1,478": the level that a change of that size led to."""
    between = row.words[before.end : figure.begin]
    if not between or before.rules[-1] not in _LEADING_SIZES:
        return False
    aside = between[0] == "," and "," in between[-3:-1] and between[-1] == "to"
    aside = aside or (between[0] in _WHEN and between[-1] == "to")
    if len(between) > (_ASIDE if aside else 6):
        return False
    return (between[-1] in ("to", "at") or between[-2:] == ["close", "of"]) and not _OTHERWISE & set(between)


_LEADING_SIZES = frozenset({"change.size", "change.again", "change.multiple", "change.noun"})
_WHEN = frozenset({"in", "during", "over"})
"""Words that open the time between a size and its level: "fell 4 percent in the second quarter of the year to 12"."""
_ASIDE = 14
"""Tokens of an aside between commas that may part a size from the level it led to, commas and all."""


def _trend(row: Tokens, figure: Figure) -> None:
    """The direction of a figure, by the words of change around it."""
    if figure.form == "times" and _multiplies(row, figure):
        return
    words, step, table = row.words, figure.begin - 1, change_words()
    if step > 1 and words[step] == "to" and words[step - 1] == "up" and words[step - 2] in table.moved:
        _mark(figure, "up", "change.reached")  # "went up to 120"
    elif _told_before(words, figure, table):
        return
    elif step > 2 and words[step] == "to" and (way := _phrase_led_to(words, step, table)):
        _mark(figure, way, "change.reached")
    elif (figure.kind == "percent" or figure.form == "times") and (way := _object_moved(words, step, table)):
        _mark(figure, way, "change.size")
    elif figure.unit == "percent" and words[max(0, step)] == "off" and words[figure.end : figure.end + 1] != ["of"]:
        _mark(figure, "down", "change.size")  # "Harvest off 3% from forecast", but "sold off 3% of the firm"
    elif (figure.kind == "percent" or figure.currency) and (way := _noun_in(words, step, table)):
        _mark(figure, way, "change.noun")
    else:
        _told_behind(words, figure, table)


def _phrase_led_to(words: list[str], to: int, table: _Words) -> str | None:
    """The way of what changed, told before the "to" at token `to`: "a decline in the unemployment rate to 3.5%"."""
    for at in range(to - 2, max(-1, to - _FAR), -1):
        if words[at] in table.nouns and words[at + 1] == "in":
            return table.nouns[words[at]]
        if words[at] in table.verbs and words[at + 1] in OWNERS:
            return table.verbs[words[at]]  # "increase its fleet to 133 aircraft"
        if not (words[at].isalpha() or _is_year(words[at])) or words[at] in _OTHER_OBJECT:
            return None
    return None


_OTHER_OBJECT = frozenset({"to", "that", "which", "who", "and", "from"})


def _noun_in(words: list[str], of: int, table: _Words) -> str | None:
    """The way of a noun of change that says in what, before the "of" at token `of`: "a drop in profit of 3 percent"."""
    if of < _NOUN_IN or words[of] != "of" or words[of - 1] in lexicon.words("changes", "priced"):
        return None
    for at in range(of - 1, max(0, of - _FAR), -1):
        if words[at] == "in":
            return table.nouns.get(words[at - 1])
        if not words[at].isalpha():
            return None
    return None


_NOUN_IN = 3
"""The fewest tokens before that "of"."""


def _object_moved(words: list[str], step: int, table: _Words) -> str | None:
    """The way of a verb whose object stands before the size: "increased its share of sales 0.4 percentage points"."""
    for at in range(step, max(0, step - _FAR), -1):
        if words[at] in _OWN:
            return table.verbs.get(words[at - 1])
        if not words[at].isalpha() or (words[at] in noun_words().stops and words[at] not in ("of", "the")):
            return None
    return None


_OWN = frozenset({"its", "their", "his", "her", "our"})
OWNERS = frozenset({"its", "their", "his", "her", "our", "the"})


def _multiplies(row: Tokens, figure: Figure) -> bool:
    """ "twice", "a threefold increase"."""
    words, table = row.words, change_words()
    if words[figure.first] in number_words().multiples:
        _mark(figure, "down" if figure.value < 1 else "up", "change.multiple")
        return True
    if figure.end < len(words) and (way := table.nouns.get(words[figure.end])):
        figure.end += 1
        _mark(figure, way, "change.noun")
        return True
    return False


def _told_before(words: list[str], figure: Figure, table: _Words) -> bool:
    """Whether a verb or noun of change before a figure settles what it is: "rose by 12", "rose to 12"."""
    step, to, by = figure.begin - 1, False, False
    if figure.kind == "duration" and _is_of_level(words, figure.end):
        return True  # "climbed to a 12-year high"
    step = past_level(words, step)
    limit = max(-1, step - (_FAR if words[step : step + 1] != ["by"] else _FAR_BY))
    while step > limit:
        word = words[step]
        if words[step + 1] == "short":
            return False  # "fell short of 3 million tonnes"
        plain = word in ("up", "down") and words[step + 1] in ("to", "from")
        if step and not plain and (way := table.phrasal.get((words[step - 1], word))):
            if to or _is_size(figure, words[step - 1], by, table, phrasal=words[step - 1].isalpha() and word != "off"):
                _mark(figure, way, "change.reached" if to else "change.size")
            return True
        way = table.verbs.get(word)
        if word in _COMPARATIVES and not by and step == figure.begin - 1 and words[step - 1] in _BEFORE_COMPARATIVES:
            return True  # "a much higher 17 percent share"
        if (word == "surge" and words[step - 1 : step] in _WATERS) or (word == "up" and words[step - 1] in _MAKING):
            return False
        if way and not (word in ("up", "down") and words[step + 1] == "from"):
            before = words[step - 1] if step else ""
            if word in ("up", "down") and words[step + 1] == "to" and before not in table.moved | table.verbs.keys():
                return False
            if word in ("up", "down") and step and (other := table.verbs.get(words[step - 1])):
                way = other
            if to or _is_size(figure, word, by, table):
                _mark(figure, way, "change.reached" if to else "change.size")
            return True
        if word in table.nouns and words[step + 1] == "of" and _is_of_change(figure, word, step):
            _mark(figure, table.nouns[word], "change.noun")
            return True
        if word in _LEADING or (word == "at" and words[step - 1] in _BEFORE_LEVEL and _may_be_level(figure)):
            to = True  # "came in lower at 7.5 percent" is a level
        elif word == "by":
            by = True
        elif word == "from" or (
            word not in table.nearby and not word.endswith("ly") and not (by and step > figure.begin - _FAR_BY)
        ):
            return False
        step -= 1
    return False


_BEFORE_LEVEL = frozenset({"lower", "higher", "up", "down"})
"""Words before "at" and the level that was reached: "was up at 96.1"."""


def _may_be_level(figure: Figure) -> bool:
    """Whether what "at" leads to may be a level, and is no place: "broke down at two plants"."""
    return figure.unit is None or figure.kind != "count" or figure.head == "point"


def _is_of_level(words: list[str], at: int) -> bool:
    """Whether a level stands at a token, which only lasted or was not seen for so long: "a five-week high"."""
    return at < len(words) and words[at] in lexicon.words("changes", "level") and words[at] not in ("total", "average")


def past_level(words: list[str], step: int) -> int:
    """The token before "a recent low of" or "the existing", where that ends at token `step`; else the token itself."""
    if step >= 1 and words[step] in lexicon.words("changes", "standing"):
        while step > 1 and words[step - 1].endswith("ly"):
            step -= 1  # "a slightly upwardly revised 357,000"
        return step - 1 - (words[step - 1] in DETERMINERS)
    if step < 2 or words[step] != "of" or words[step - 1] not in lexicon.words("changes", "level"):
        return step
    for at in range(step - 2, max(-1, step - _NAMED_BY), -1):
        if words[at] in DETERMINERS:
            return at - 1
        if not (words[at].isalnum() or words[at] == "-"):
            break
    return step


_NAMED_BY = 8
"""Tokens that may describe a level, with its article: "a more than 20-year low of"."""
_COMPARATIVES = frozenset({"higher", "lower"})
_BEFORE_COMPARATIVES = frozenset({"a", "the", "its", "much", "slightly", "far", "even", "somewhat", "still"})
"""Words before a comparative that describes the figure behind it, and says of no change."""
_MAKING = frozenset({"make", "makes", "made", "making"})
"""Verbs whose up is no rise: "women make up 40 percent"."""
_WATERS = (["storm"], ["tidal"])
"""Words before a surge that is water, and no change: "a storm surge of 6 feet"."""


def _told_behind(words: list[str], figure: Figure, table: _Words) -> None:
    """ "12 percent less than", "a 12 percent rise", "12 points up", "two weeks longer"."""
    after = words[figure.end] if figure.end < len(words) else ""
    if after in _COMPARED and _is_difference(figure):
        return _compare(figure, _COMPARED[after], "change.compared")
    described = figure.kind == "count" and figure.noun is not None and not is_plural(words[figure.end - 1])
    described = described or (figure.unit is None and figure.scaled)  # "a 2.2 million drop"
    if figure.kind in ("percent", "price", "money") or figure.head == "point" or described:
        if way := table.nouns.get(after):  # "a 12 percent rise", "a 200,000 job increase"
            figure.end += 1
            return _mark(figure, way, "change.noun")
        if way := table.after.get(after) or _settled(words, figure.end, table):
            return _compare(figure, way, "change.size")
        if figure.unit == "percent" and (way := _change_of(words, figure.end, table)):
            return _mark(figure, way, "change.compound")
    if figure.kind in ("measurement", "duration", "percent") and (way := table.longer.get(after)):
        return _compare(figure, way, "change.compared")  # "3kg heavier than", "two weeks longer"
    return None


def _settled(words: list[str], at: int, table: _Words) -> str | None:
    """The way told behind a size said twice: "settled $1.20, or 2%, higher at", "closed 12 points (1.5%) lower"."""
    if words[at : at + 2] == [",", "or"]:
        closing = ","
    elif words[at : at + 1] == ["("]:
        closing = ")"
    else:
        return None
    for step in range(at + 2, min(at + _TWICE, len(words) - 1)):
        if words[step] == closing:
            return None if words[step + 2 : step + 3] == ["from"] else table.after.get(words[step + 1])
    return None


_TWICE = 8
"""Tokens behind a size in which it has been said again."""


def _compare(figure: Figure, way: str, rule: str) -> None:
    """Mark a figure as a difference; `tell_once` leaves no direction on one between two things."""
    if not _than_before(figure.row.words, figure.end + 1):
        figure.rules.append(f"compared.{way}")
    _mark(figure, way, rule)


def _than_before(words: list[str], at: int) -> bool:
    """Whether a comparison is with an earlier time, or with nothing that is told; other things make no change."""
    for step in range(at, min(at + _THAN, len(words))):
        if words[step] == "than":
            told = words[step + 1 : step + _TIME]
            amount = told[:1] != [] and (told[0][0].isdigit() or told[0] in money().signs)
            return amount or any(word in lexicon.words("changes", "earlier") or _is_year(word) for word in told)
        if not (words[step].isalnum() or words[step] == "-"):
            break
    return True


_THAN = 6
"""Tokens behind a comparative in which what it is compared with may begin."""
_TIME = 8
"""Tokens behind "than" in which an earlier time is named: "than in the first half of last year"."""


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and "1500" <= word < "2100"


def _change_of(words: list[str], at: int, table: _Words) -> str | None:
    """The way of the change whose noun stands behind what changes: "a 6% salary increase", "20 percent fare hikes"."""
    stops = noun_words().stops
    if words[at + 1 : at + 4] in _COMPARING and words[at + 4 : at + 5] == words[at : at + 1]:
        at += 5  # "a 50% year-over-year increase"
    for step in range(at, min(at + _COMPOUND, len(words))):
        word = words[step]
        way = table.nouns.get(word) or table.nouns.get(word.removesuffix("s"))
        if way is not None:
            return way
        if not word.isalpha() or word in stops or word in table.verbs or is_plural(word):
            return None
    return None


_COMPARING = (["-", "on", "-"], ["-", "over", "-"], ["-", "to", "-"])
_COMPOUND = 4
"""Words behind a percentage in which the noun of its change stands."""


def _is_difference(figure: Figure) -> bool:
    """Whether the less, more or fewer behind a figure says that it is a difference: "180 grams less"."""
    words, after = figure.row.words, figure.end
    if figure.kind == "percent" or figure.form == "fraction":
        return True
    alone = words[after + 1 : after + 2] in _NOT_COUNTED or "than" in words[after : after + 4]
    return figure.kind in _DIFFERING and alone


def _mark(figure: Figure, way: str, rule: str) -> None:
    figure.trend = way
    figure.rules.append(rule)


def _tells_of_games(figure: Figure) -> bool:
    before = figure.row.words[max(0, figure.begin - _FAR) : figure.begin]
    return not lexicon.words("changes", "lost", "won").isdisjoint(before)


def _is_of_change(figure: Figure, noun: str, step: int) -> bool:
    """Whether what a noun of change is of is its size: "a rise of 3 percent", but "a loss of $2 million"."""
    if figure.currency and noun in lexicon.words("changes", "incurred"):
        return False
    return step + 1 < figure.begin and (figure.kind != "count" or figure.head == "point")


def _is_size(figure: Figure, verb: str, by: bool, table: _Words, *, phrasal: bool = False) -> bool:
    """Whether the object of a verb of change is its size: "lost 190 points", not "lost 3 children"."""
    if (figure.kind in TIMELESS and not by) or figure.kind == "index":
        return False
    if verb in lexicon.words("changes", "lost") and _tells_of_games(figure):
        return False  # "won 86 matches, lost 10"
    if figure.kind in ("percent", "ratio") or figure.unit is None or by:
        return True
    if figure.unit == "yard" and verb in table.transitive:
        return False  # ground gained in a game
    row, after = figure.row.words, figure.row.words[figure.end : figure.end + 1]
    attribute = row[figure.begin - 1] in ("a", "an") and after != [] and after[0][0].isalpha()
    if verb in table.transitive and figure.kind == "measurement" and (attribute or _is_of_stuff(row, figure.end)):
        return False  # "added a 60-foot mast", "grows 2,500 acres of wheat"
    if (phrasal or verb in table.transitive) and figure.kind != "measurement":
        told = after in _BEHIND_MONEY or figure.divisor > 1 or _has_closed(row, figure, verb)
        return figure.head == "point" or (figure.currency and told)
    return figure.kind != "count" or verb not in _PLAIN or figure.head == "point"


_BEHIND_MONEY = (["to"], ["at"], [","])
"""What stands behind an amount of money that is the size of a change, and nothing that was lost or raised."""


def _has_closed(row: list[str], figure: Figure, verb: str) -> bool:
    """Whether a market's verb stands before a particle of change: "ended down $3"."""
    before = row[max(0, figure.begin - 2) : figure.begin]
    return verb in ("up", "down") and before[-1:] == [verb] and before[0] in lexicon.words("changes", "closing")


def _is_of_stuff(words: list[str], at: int) -> bool:
    """Whether "of" at token `at` leads to a thing of which there is so much, and to no property that changes."""
    if words[at : at + 1] != ["of"]:
        return False
    return lexicon.words("changes", "properties").isdisjoint(words[at + 1 : at + 4])


_PLAIN = frozenset({"up", "down", ",", "was", "were", "is", "are"})
"""Verbs of change that are none, and what stands before "off": a count of things behind them is no size."""
_LEADING = frozenset({"to", "toward", "towards"})
"""Words before the level that a change led to."""
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "last"})
