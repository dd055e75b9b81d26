"""Which way one figure moved, by the words of change around it: "rose by 12", "fell to 12", "a drop of 3 percent"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.change_words import OWNERS, TIMELESS, ChangeWords, change_words, past_level
from crossfoot.mentions.date_words import is_year
from crossfoot.mentions.differences import told_behind
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Tokens

_FAR = 8
"""How many tokens before a number, or the "to" before it, its verb or noun of change may stand."""
_FAR_BY = 12
"""The same where "by" stands before the number: "raised its forecast for the world's wheat crop by 3 percent"."""


def set_direction(row: Tokens, figure: Figure) -> None:
    """The direction of a figure, by the words of change around it."""
    if figure.form == "times" and _multiplies(row, figure):
        return
    words, step, table = row.words, figure.begin - 1, change_words()
    if step > 1 and words[step] == "to" and words[step - 1] == "up" and words[step - 2] in table.moved:
        figure.move("up", "change.reached")  # "went up to 120"
    elif _told_before(words, figure, table):
        return
    elif step > 2 and words[step] == "to" and (way := _phrase_led_to(words, step, table)):
        figure.move(way, "change.reached")
    elif (figure.kind == "percent" or figure.form == "times") and (way := _object_moved(words, step, table)):
        figure.move(way, "change.size")
    elif figure.unit == "percent" and words[max(0, step)] == "off" and words[figure.end : figure.end + 1] != ["of"]:
        figure.move("down", "change.size")  # "Harvest off 3% from forecast", but "sold off 3% of the firm"
    elif (figure.kind == "percent" or figure.currency) and (way := _noun_in(words, step, table)):
        figure.move(way, "change.noun")
    else:
        told_behind(words, figure, table)


def _phrase_led_to(words: list[str], to: int, table: ChangeWords) -> str | None:
    """The way of what changed, told before the "to" at token `to`: "a decline in the unemployment rate to 3.5%"."""
    for at in range(to - 2, max(-1, to - _FAR), -1):
        if words[at] in table.nouns and words[at + 1] == "in":
            return table.nouns[words[at]]
        if words[at] in table.verbs and words[at + 1] in OWNERS:
            return table.verbs[words[at]]  # "increase its fleet to 133 aircraft"
        if not (words[at].isalpha() or is_year(words[at])) or words[at] in _OTHER_OBJECT:
            return None
    return None


_OTHER_OBJECT = frozenset({"to", "that", "which", "who", "and", "from"})


def _noun_in(words: list[str], of: int, table: ChangeWords) -> str | None:
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


def _object_moved(words: list[str], step: int, table: ChangeWords) -> str | None:
    """The way of a verb whose object stands before the size: "increased its share of sales 0.4 percentage points"."""
    for at in range(step, max(0, step - _FAR), -1):
        if words[at] in _OWN:
            return table.verbs.get(words[at - 1])
        if not words[at].isalpha() or (words[at] in noun_words().stops and words[at] not in ("of", "the")):
            return None
    return None


_OWN = frozenset({"its", "their", "his", "her", "our"})


def _multiplies(row: Tokens, figure: Figure) -> bool:
    """ "twice", "a threefold increase"."""
    words, table = row.words, change_words()
    if words[figure.first] in number_words().multiples:
        figure.move("down" if figure.value < 1 else "up", "change.multiple")
        return True
    if figure.end < len(words) and (way := table.nouns.get(words[figure.end])):
        figure.end += 1
        figure.move(way, "change.noun")
        return True
    return False


def _told_before(words: list[str], figure: Figure, table: ChangeWords) -> bool:
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
                figure.move(way, "change.reached" if to else "change.size")
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
                figure.move(way, "change.reached" if to else "change.size")
            return True
        if word in table.nouns and words[step + 1] == "of" and _is_of_change(figure, word, step):
            figure.move(table.nouns[word], "change.noun")
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


_COMPARATIVES = frozenset({"higher", "lower"})
_BEFORE_COMPARATIVES = frozenset({"a", "the", "its", "much", "slightly", "far", "even", "somewhat", "still"})
"""Words before a comparative that describes the figure behind it, and says of no change."""
_MAKING = frozenset({"make", "makes", "made", "making"})
"""Verbs whose up is no rise: "women make up 40 percent"."""
_WATERS = (["storm"], ["tidal"])
"""Words before a surge that is water, and no change: "a storm surge of 6 feet"."""


def _tells_of_games(figure: Figure) -> bool:
    before = figure.row.words[max(0, figure.begin - _FAR) : figure.begin]
    return not lexicon.words("changes", "lost", "won").isdisjoint(before)


def _is_of_change(figure: Figure, noun: str, step: int) -> bool:
    """Whether what a noun of change is of is its size: "a rise of 3 percent", but "a loss of $2 million"."""
    if figure.currency and noun in lexicon.words("changes", "incurred"):
        return False
    return step + 1 < figure.begin and (figure.kind != "count" or figure.head == "point")


def _is_size(figure: Figure, verb: str, by: bool, table: ChangeWords, *, phrasal: bool = False) -> bool:
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
