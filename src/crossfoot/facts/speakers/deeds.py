"""Whether a verb that may be of speech tells here of a deed instead: "put out 12 fires", "has claimed 38 lives"."""

from __future__ import annotations

from collections.abc import Callable

from crossfoot import regexes as re
from crossfoot.facts.speakers.bodies import names_body
from crossfoot.facts.speakers.gapping import is_figure
from crossfoot.facts.speakers.grammar import SIGNS
from crossfoot.facts.speakers.phrases import Phrase
from crossfoot.facts.speakers.stretches import Stretches
from crossfoot.facts.speakers.words import head_of, is_country, kind_of


class Deeds(Stretches):
    """The tokens of one sentence, asked what its verbs tell of.

    A verb is given by its place, the token `after` it, and who stands before it.
    """

    def _is_other_deed(self, word: str, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """Whether the verb tells here of something else than of what is said: "put out 12 fires"."""
        rule = _BY_VERB.get(word)
        told = rule(self, cue, after, phrase) if rule else None
        if told is None:
            told = self._by_sort(word, cue, after, phrase)
        if told is not None:
            return told
        return self._is_of_a_thing(word, cue, after, phrase) or self._is_found(word, after, phrase)

    def _low(self, phrase: Phrase) -> str:
        return self.low[phrase.start : phrase.end]

    def _near(self, cue: tuple[int, int]) -> int:
        """How far behind a verb what it tells may stand."""
        return min(self.end, cue[1] + PUT_AT)

    def _puts(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """But for "Reports put 700 aboard", "put the toll at 12"."""
        told = self._low(phrase).rsplit(" ", 1)[-1] in self.terms.data
        tabled = is_figure(self, after) and (told or _TABLED.match(self.low, cue[1], self._near(cue)))
        return not (tabled or _PUT_AT.match(self.low, cue[1], self._near(cue)))

    def _confirms(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool | None:
        """As in "Confirmed cases of plague rose to 12"."""
        if after >= self.count or self.words[after] not in _CASES:
            return None
        return kind_of(self._low(phrase)) is None and self._low(phrase) not in self.terms.pronouns

    def _expects(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool | None:
        """As in "Ferry toll expected to reach 40"."""
        return kind_of(self._low(phrase)) is None if self.words[after : after + 1] == ["to"] else None

    def _states(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """As in "churned through six states over the weekend"."""
        return after < self.count and self.words[after] not in ("that", ",", ":")

    def _thinks(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool | None:
        """As in "a think tank"."""
        return True if self.words[after : after + 1] in (["tank"], ["tanks"]) else None

    def _has_it(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """But for "As the ministry had it, 12 died"."""
        return self.words[self.token_at(phrase.start) - 1] != "as"

    def _has_a(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """But for "had a count of 12"."""
        return not _COUNT_OF.match(self.low, cue[1], self._near(cue))

    def _asks(self, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """But for "asked the fund for 3 billion dollars"."""
        return not (_ASKED.match(self.low, cue[1], self._near(cue)) or self.low.startswith(" that ", cue[1]))

    def _by_sort(self, word: str, cue: tuple[int, int], after: int, phrase: Phrase) -> bool | None:
        """What the sort of a verb tells; None where it is of no such sort."""
        vocabulary = self.terms
        if word in vocabulary.going_on:  # "“The road is cut,” it continued."
            return not self.text.endswith(_QUOTED, 0, phrase.start)
        if word in vocabulary.having:
            return not self._is_own_count(cue[1], after, phrase)
        if word in vocabulary.deeds:
            bodies = next((at for at in (after, after + 1) if self.words[at : at + 2] == ["bodies", "of"]), after - 2)
            apposed = "," in self._low(phrase)  # "Ana Duarte, a nurse, treated 12"
            return apposed or kind_of(self._low(phrase)) not in vocabulary.doers or not is_figure(self, bodies + 2)
        if word in vocabulary.setting:
            if self._is_of_count(after):  # "It raised the toll to 12"
                return False
            priced = self.grammar.priced.search(self.low, cue[1], min(self.end, cue[1] + 48))
            return not priced or not kind_of(self._low(phrase))
        if word in _TAKING_BACK:
            return not _A_COUNT.match(self.low, cue[1], self._near(cue))
        return None

    def _is_of_a_thing(self, word: str, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """Whether what stands about a verb shows that nobody speaks."""
        near = self._near(cue)
        if word == "revised":  # "Quake toll revised down to 279"
            surface = self.text[phrase.start : phrase.end]
            return head_of(surface).lower() in self.terms.data and not names_body(surface)
        if word == "updated":  # "Coal mine report Last Updated: Monday"
            return self.low.endswith(" last", phrase.start, phrase.end)
        if word in _GIVING:  # "the state had given the firm tax breaks"
            return not _COUNTING.search(self.low, cue[1], near)
        if word in _COUNTS:  # "Peru counts its dead after the quake"
            return _MOURNED.match(self.low, cue[1], near) is not None
        if word.startswith("toll "):  # "The official death toll is 1,754"
            return self.low.endswith(" death", phrase.start, phrase.end)
        if word.startswith("complain"):  # "said the men had complained of gas for two weeks"
            return self.words[after : after + 1] in (["of"], ["about"])
        return word.startswith("claim") and _LIVES.match(self.low, cue[1]) is not None  # "has claimed 38 lives"

    def _is_found(self, word: str, after: int, phrase: Phrase) -> bool:
        """Whether somebody finds or sees a thing of whom no count comes: "They found 4 million in cash"."""
        if word not in self.terms.finding or self._is_told(after, phrase):
            return False
        surface, never = self._low(phrase), self.terms.finding[word]
        if "country" in never and is_country(surface):
            return True  # "Peru saw a similar fire in 2012"
        pronoun = surface in self.terms.pronouns
        return kind_of(surface) in never or (pronoun and {"authority", "participant"} <= set(never))

    def _is_of_count(self, after: int) -> bool:
        """Whether a toll or a number of some follows: "raised the toll to 12"."""
        return after < self.count and _A_COUNT.match(self.low, self.ends[after - 1], self.end) is not None

    def _is_own_count(self, start: int, after: int, phrase: Phrase) -> bool:
        """Whether a body gives a count it has: "Hospital sources had 60 dead", but not "The army had 60 dead"."""
        surface = self.low[phrase.start : phrase.end]
        spoken = surface.rsplit(" ", 1)[-1]
        known = (
            kind_of(surface) in COUNTING or spoken in self.terms.data or self._is_acronym(self.token_at(phrase.start))
        )
        counted = self.terms.counted.match(self.low, start)
        if counted is None or not (known or surface in self.terms.pronouns):
            return False
        given = counted["by"] is not None or is_figure(self, after)
        return given and (spoken not in self.terms.bearing or " of " in counted[0])

    def _is_told(self, after: int, phrase: Phrase) -> bool:
        """Whether a finding is told of: "found that", and "…, the commission found." but not "Two bodies found, …"."""
        if after < self.count and self.words[after] == "that":
            return True
        return (after >= self.count or self.words[after] in SIGNS) and phrase.start > self.start


Rule = Callable[[Deeds, tuple[int, int], int, Phrase], bool | None]
_BY_VERB: dict[str, Rule] = {
    **dict.fromkeys(("put", "puts"), Deeds._puts),
    **dict.fromkeys(("confirmed", "reported", "recorded"), Deeds._confirms),
    "expected": Deeds._expects,
    "states": Deeds._states,
    "think": Deeds._thinks,
    **dict.fromkeys(("had it", "has it"), Deeds._has_it),
    **dict.fromkeys(("had a", "has a", "have a"), Deeds._has_a),
    **dict.fromkeys(("asked", "asks"), Deeds._asks),
}
"""Verbs with a rule of their own; None from it leaves the verb to its sort."""
_TAKING_BACK = ("withdrew", "retracted")
_COUNTS = ("count", "counts", "counted")
_PUT_AT = re.compile(r"(?! (?:out|up|down|on|off|in|together|aside|back|away) ).* at ")
_TABLED = re.compile(r" .{1,60} on the table\b")  # "management has put 3 percent on the table"
_MOURNED = re.compile(r" (?:(?:the|its|their) (?:dead|cost|costs|losses|damage|toll)|(?:on|for|down))\b")
_LIVES = re.compile(r" (?:[\w,.-]+ ){1,4}(?:lives|victims)\b")
_COUNT_OF = re.compile(r"(?: [\w-]+){0,3} (?:count|toll|tally|figure|estimate|total) of\b")
_ASKED = re.compile(r" (?!for )(?:[\w’'-]+ ){1,5}for (?:[\w-]+ ){0,3}[\d$€£]")
_A_COUNT = re.compile(
    r" (?:an?|the|its|their|his|her|that|this) (?:[\w-]+ ){0,2}"
    r"(?:toll|tally|count|figure|estimate|number|report|claim|breakdown)s?\b"
)
_CASES = frozenset({"case", "cases", "death", "deaths", "dead", "infections", "fatalities", "toll", "killed"})
_QUOTED = (",” ", '," ', "!” ", "?” ", '!" ', '?" ')
"""What a quotation ends with that its speaker goes on behind."""
_GIVING = ("had given", "has given", "have given")
_COUNTING = re.compile(r"\b(?:counts?|tolls?|tally|figures?|estimates?|totals?|numbers?|value|worth)\b")
PUT_AT = 200
"""How far behind "put" its "at" may stand: "put the number of the missing there at 49"."""


COUNTING = frozenset({"authority", "organisation", "media"})
"""Kinds of speaker that keep a count."""
