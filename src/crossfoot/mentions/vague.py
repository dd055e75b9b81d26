"""Numbers that only bound or multiply: "dozens", "several hundred", "a few thousand", "doubled"."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.mentions.portions import is_alone
from crossfoot.mentions.scales import Numeral, number_words
from crossfoot.mentions.tokens import Tokens


def read_vague(row: Tokens, at: int) -> Numeral | None:
    """The floor of "dozens", "several hundred", "hundreds of thousands"."""
    words, table = row.words, number_words()
    floor, after, total = table.vague[words[at]], at + 1, len(words)
    if words[at] == "several":
        while after < total and words[after] in table.scales and len(words[after]) > 2:
            floor, after = floor * table.scales[words[after]], after + 1
        return Numeral(floor, at, after, None, "vague")
    scaled = False
    while (
        after + 1 < total and words[after] == "of" and words[after + 1] in table.vague and words[after + 1] != "several"
    ):
        floor, after, scaled = floor * table.vague[words[after + 1]], after + 2, True
    if words[at] == "tens" and not scaled:
        return None
    if (at and words[at - 1][0].isdigit()) or (at and words[at - 1] in table.small):
        return None
    if words[at] == "scores" and (
        after >= total
        or words[after] not in ("of", "were", "are", "have", "more", "dead", "killed", "injured", "wounded")
    ):
        return None
    return Numeral(floor, at, after, None, "vague")


def read_few(row: Tokens, at: int) -> Numeral | None:
    """ "a few hundred", "a couple of thousand": a number only with a scale."""
    words, table = row.words, number_words()
    after, total = at + 1, len(words)
    if words[at] == "couple" and after < total and words[after] == "of":
        after += 1
    scale = table.scales.get(words[after]) if after < total else None
    first = at - 1 if at and words[at - 1] == "a" else at
    if scale is None and is_alone(row, first, after):
        return Numeral(Decimal(2 if words[at] == "couple" else 3), first, after, None, "vague")
    if scale is None or len(words[after]) < 4:
        return None
    if words[at] == "couple":
        return Numeral(2 * scale, first, after + 1, None, "about", True)
    return Numeral(3 * scale, first, after + 1, None, "vague", True)


def read_multiple(row: Tokens, at: int) -> Numeral | None:
    """ "doubled", "halved": how many times as much, unless the verb says something else ("doubled over")."""
    following = row.words[at + 1] if at + 1 < len(row.words) else ""
    if following in ("as", "over", "up", "down", "back", "for", "between"):
        return None
    return Numeral(number_words().multiples[row.words[at]], at, at + 1, None, "times")


def _compares(words: list[str], at: int) -> bool:
    """Whether "as" opens a comparison: "twice as many", "twice as likely as", not "scored twice as United won"."""
    return words[at : at + 1] in (["many"], ["much"]) or "as" in words[at + 1 : at + 4]


def read_comparative(row: Tokens, at: int) -> Numeral | None:
    """ "twice the number", "almost double what it was": how many times as much, where something is compared."""
    words, table = row.words, number_words()
    following = words[at + 1] if at + 1 < len(words) else ""
    if following not in table.compared or (following == "as" and not _compares(words, at + 2)):
        return None
    return Numeral(table.comparatives[words[at]], at, at + 1, None, "times")
