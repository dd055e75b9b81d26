"""Which hedge of those beside a number bounds it: no "over" of a dispute, no "up to" to which something moved."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.mentions.change_words import OWNERS, change_words
from crossfoot.mentions.currency_words import money
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.hedges import after_words, before_words, hedge_after, hedge_before
from crossfoot.mentions.scales import number_words
from crossfoot.mentions.tokens import Tokens


def take_hedge(row: Tokens, figure: Figure) -> None:
    """Bound a figure by the hedge before or behind it; a vague number is its own floor."""
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
