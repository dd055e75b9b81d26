"""Whose rupees, pounds or pesos a text speaks of, by the places that it names."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from crossfoot.mentions.currency_words import money


class Places:
    """The places a text names, asked only when a shared currency word has to be told apart, and once for each."""

    def __init__(self, lowered: str) -> None:
        self.lowered = lowered
        self.spaced = f" {lowered}"
        self.known: dict[tuple[str, ...], str | None] = {}

    def whose(self, codes: tuple[str, ...]) -> str | None:
        """Which of several currencies the text speaks of, by the places it names most; None where it names none."""
        if codes not in self.known:
            self.known[codes] = self._most_named(codes)
        return self.known[codes]

    def _most_named(self, codes: tuple[str, ...]) -> str | None:
        if codes == ("USD",):
            codes = money().nouns["dollar"][0][1]
        counts, known = dict.fromkeys(codes, 0), _places_by_letters()
        opens: list[tuple[int, str]] = []
        for letters in self._first_letters() & known.keys():
            for name, code in known[letters]:
                if code in counts and (times := self._times(name)):
                    counts[code] += times
                    opens.append((self.spaced.find(name), code))
        at, home = min(opens, default=(_OPENING, ""))
        if at < _OPENING:
            counts[home] += _HOME  # the first place that it opens with, from which it was sent: "NAIROBI, April 2 -"
        code = max(counts, key=lambda one: (counts[one], one == home))
        if "USD" in counts and _AUSTRALIAN in self.lowered:
            del counts["USD"]  # who writes $US for those of America means another by the bare sign
            code = max(counts, key=counts.__getitem__)
            return code if counts[code] else None
        if "USD" in counts and (counts["USD"] or not self._is_at_home(code, counts[code])):
            return None
        return code if counts[code] else None

    def _times(self, name: str) -> int:
        """How often a place is named, but where a longer name ends with it: Sudan, not South Sudan."""
        times = self.spaced.count(name)
        times -= self.spaced.count(f"{name}$") if times and name == " us" else 0  # "US$1" is a sign, and no place
        return times - sum(map(self.spaced.count, _longer_names().get(name, ()))) if times else 0

    def _first_letters(self) -> set[str]:
        """The first letters of every word of the text, and none, for the names that are tried on any text."""
        return {"", *map(itemgetter(slice(_LETTERS)), self.lowered.split())}

    def _is_at_home(self, code: str, times: int) -> bool:
        """Whether a place is named often, or where a dispatch begins, so that its dollar is meant."""
        opening = self.spaced[:_OPENING]
        return times > 1 or any(map(opening.__contains__, money().by_code[code]))


_AUSTRALIAN = "$us"
_OPENING = 60
"""Characters of a text in which a dateline or a headline says where it is at home."""
_HOME = 3
"""As often as the place that a dispatch opens with counts beside what the text names."""
_LETTERS = 3
"""As many of the first letters of its words tell quickly which places a text may name."""


@cache
def _places_by_letters() -> dict[str, list[tuple[str, str]]]:
    """Every place name, after a space, with its currency, by its first letters; under none what is shorter."""
    found: dict[str, list[tuple[str, str]]] = {"": []}
    for code, names in money().by_code.items():
        for name in names:
            first = name.split()[0]
            found.setdefault(first[:_LETTERS] if len(first) >= _LETTERS else "", []).append((name, code))
    return found


@cache
def _longer_names() -> dict[str, tuple[str, ...]]:
    """The places of other currencies whose names end with that of a place: South Sudan, Equatorial Guinea."""
    owners = {name: code for code, names in money().by_code.items() for name in names}
    found: dict[str, tuple[str, ...]] = {}
    for name, code in owners.items():
        at = name.find(" ", 1)
        while at > 0:
            ending = name[at:]
            if owners.get(ending, code) != code:
                found[ending] = (*found.get(ending, ()), name)
            at = name.find(" ", at + 1)
    return found
