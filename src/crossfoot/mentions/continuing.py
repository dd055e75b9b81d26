"""Whether a bare number goes on with what the figure before it is of: "760 deaths in Sindh, 336 in Balochistan"."""

from __future__ import annotations

from crossfoot.mentions.carry_words import carry_words
from crossfoot.mentions.carrying_back import ALL
from crossfoot.mentions.figure import Figure
from crossfoot.mentions.levels import tells_of_another
from crossfoot.mentions.tokens import Tokens
from crossfoot.mentions.told_before import is_count


def continues(row: Tokens, before: Figure, figure: Figure) -> bool:
    """Whether a bare number goes on with what the figure before it is of."""
    words = row.words
    if figure.begin - before.end > 16 or before.form in ("times", "ratio") or before.kind == "index":
        return False
    between = words[before.end : figure.begin]
    last = between[-1] if between else ""
    last = "versus" if between[-2:] == ["vs", "."] else last
    after = words[figure.last] if figure.last < len(words) else ""
    table = carry_words()
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
        return goes_on and figure.point <= ALL and before.point <= ALL
    if before.kind in ("duration", "age"):
        return last in ("and", "to", "than", "or") and len(between) < 7 and is_count(figure) and figure.point < _LONG
    return (
        last in table.leads
        or last in ("is", "was", "at", "for")
        or listed
        or (before.currency and last in table.paying)
    )


_CLOSES = tuple(["to", verb, "at"] for verb in ("close", "end", "finish", "settle", "stand"))
_LONG = 1000
"""A bare number from this on goes on with no duration: "the first five months of the year to 148,000"."""
