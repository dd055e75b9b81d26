"""Who still speaks in a sentence that names no speaker: the passage goes on, or has ended.

It goes on where the sentence opens with a link back ("Of the dead, seven …"), where a toll is followed by its next
count ("Nine bodies had been found."), and, after somebody who was named first, with more harm or further prices. It
ends with the paragraph, with another actor, with what is told of other events, and with what was only said earlier.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.event_words import event_words
from crossfoot.facts.speakers.epithets import Epithets
from crossfoot.facts.speakers.speech import DEED, Speaker, Speech
from crossfoot.facts.speakers.words import head_of, words
from crossfoot.lexicon.patterns import trie
from crossfoot.mentions.scales import is_number_word

LONGEST = 4
"""Sentences a passage goes on for."""
OPENING = 48
"""How much of a sentence is asked for somebody who acts, or for a figure, in characters."""


class Family(NamedTuple):
    """Measures that go on from one another."""

    name: str
    words: re.Pattern[str]


class Patterns(NamedTuple):
    """The vocabulary of ``lexicon/passages.toml``, compiled."""

    links: re.Pattern[str]
    apart: re.Pattern[str]
    earlier: re.Pattern[str]
    given: re.Pattern[str]
    toll: re.Pattern[str]
    tolls: frozenset[str]
    families: dict[str, Family]
    """The family of each measure that has one."""


@cache
def patterns() -> Patterns:
    """The vocabulary, compiled once."""
    entries = lexicon.load("passages")

    def any_of(name: str) -> str:
        return rf"(?:{'|'.join(entries[name]['patterns'])})\b"

    families = {}
    for name in ("harm", "prices"):
        family = Family(name, re.compile(rf"\b{any_of(name)}"))
        families.update(dict.fromkeys(entries[name]["measures"], family))
    return Patterns(
        links=re.compile(rf"[\"“]?{any_of('links')}"),
        apart=re.compile(rf"\b{any_of('apart')}"),
        earlier=re.compile(rf"\b{any_of('earlier')}"),
        given=re.compile(f"{any_of('given')} "),
        toll=re.compile(rf"\b{any_of('toll')}"),
        tolls=frozenset(entries["toll"]["measures"]),
        families=families,
    )


class Passages:
    """The sentences of one text, asked whose word they are where they do not say.

    Parameters
    ----------
    text, low : str
        As received, and in lower case at the same offsets.
    sentences : list of tuple of int
        Their spans, in order.
    speeches : callable
        What is said in the sentence of an index, by whom.
    epithets : Epithets
        Whom the nouns mean by which speakers are called again.
    """

    def __init__(
        self,
        text: str,
        low: str,
        sentences: list[tuple[int, int]],
        speeches: Callable[[int], list[Speech]],
        epithets: Epithets,
    ) -> None:
        self.text, self.low, self.sentences, self.speeches = text, low, sentences, speeches
        self.epithets = epithets
        self._known: dict[tuple[int, int, str | None], Speaker | None] = {}
        self._of_others: dict[int, bool] = {}

    def speaker(self, index: int, start: int, measure: str | None) -> Speaker | None:
        """Who still speaks at an offset of a sentence, with a figure of that measure; None where nobody does."""
        clause = max(self.sentences[index][0], self.low.rfind("; ", self.sentences[index][0], start))
        asked = index, clause, measure
        if asked not in self._known:
            acts = clause > self.sentences[index][0] and self._has_actor(clause + 1, start)
            speaker = None if acts else self._going_on(index, measure, LONGEST) or self._enclosing(index)
            self._known[asked] = speaker and speaker._replace(rule="speaker_goes_on")
        return self._known[asked]

    def _going_on(self, index: int, measure: str | None, left: int) -> Speaker | None:
        """Who spoke in the sentence before, where this one goes on with what they said."""
        if not index or not left or self._is_apart(index):
            return None
        if not self.speeches(index) and _SAID.search(self.low, *self.sentences[index]):
            return None  # "Police spoke of 12. Some said 60."
        first, last = self.sentences[index]
        linked = patterns().links.match(self.low, first) is not None or self._is_elliptic(first, last)
        if not linked and self._has_actor(first, last):
            return None
        if not self.speeches(index - 1):
            goes_on = linked or self._is_of_family(index - 1, measure)
            return self._going_on(index - 1, measure, left - 1) if goes_on else None
        speech = self.speeches(index - 1)[-1]
        if speech.speaker.rule.startswith(DEED):
            return None
        if linked or self._goes_on_counting(index, speech, measure) or self._goes_on_telling(index, speech, measure):
            return speech.speaker
        return None

    def _enclosing(self, index: int) -> Speaker | None:
        """Who spoke in the sentence before, where a pronoun or an epithet behind says that they were still speaking."""
        if not 0 < index < len(self.sentences) - 1 or self._is_other(index):
            return None
        if self._has_actor(*self.sentences[index]) and not _COUNTED.match(self.low, *self.sentences[index]):
            return None
        behind = self.speeches(index + 1)
        if not behind or not self.speeches(index - 1):
            return None
        told = self.speeches(index - 1)[-1]
        on = self._speaks_on(behind[0], told.speaker)
        return told.speaker if on and not told.speaker.rule.startswith(DEED) else None

    def _speaks_on(self, speech: Speech, told: Speaker) -> bool:
        """Whether who is called by less than a name says something, and was told of before: "he added"."""
        phrase, again = self.low[slice(*speech.phrase)].split(), speech.speaker
        if again.rule.startswith("pronoun"):  # but "they found 12 knives" says nothing
            return again.start == told.start and any(word in words().speech or word == "added" for word in phrase)
        if words().saying.isdisjoint(phrase) or any(word.endswith(("'s", "’s")) for word in phrase):
            return False  # "the authority's bulletin said"
        meant = self.epithets.meant(again)
        if meant is again and (" " in again.surface or not again.surface[0].isupper()):
            new = told.surface.lower().startswith(("a ", "an "))  # "a doctor at the clinic … the doctor added"
            return new and head_of(again.surface) == head_of(told.surface)
        return set(_WORDS(meant.surface)) <= set(_WORDS(self.epithets.meant(told).surface))

    def _is_other(self, index: int) -> bool:
        """Whether a sentence tells of other times and events, or has a name for its subject."""
        first, last = self.sentences[index]
        opening = _NAMED.match(self.text, first)
        return self._tells_of_others(first, last) or opening is not None

    def _tells_of_others(self, first: int, last: int) -> bool:
        """Whether a sentence tells of other times and events, or of what came before this one."""
        if first not in self._of_others:
            kinds = patterns().apart, event_words().comes_after
            self._of_others[first] = any(words.search(self.low, first, last) is not None for words in kinds)
        return self._of_others[first]

    def _is_elliptic(self, first: int, last: int) -> bool:
        """Whether a sentence is told of so many of those counted before: "Two were listed in critical condition"."""
        opening = self.low[first : min(last, first + OPENING)].split()[:2]
        return len(opening) == 2 and opening[1] in ELLIPTIC and is_number_word(opening[0])

    def _is_apart(self, index: int) -> bool:
        """Whether a sentence begins a paragraph, or tells of other times, events and places."""
        first, last = self.sentences[index]
        gap = self.text[self.sentences[index - 1][1] : first]
        if "\n\n" in gap or ("\n" not in gap and self._is_headline(index - 1)):
            return True
        return self._tells_of_others(first, last) or _SCENE.search(self.text, first, last) is not None

    def _is_headline(self, index: int) -> bool:
        """Whether a sentence ends without a stop, where a headline runs into the lead or a dateline follows."""
        last = self.sentences[index][1]
        return self.text[max(0, last - 4) : last].rstrip()[-1:].isalnum()

    def _goes_on_counting(self, index: int, speech: Speech, measure: str | None) -> bool:
        """Whether a toll that somebody gave is followed by its next count."""
        if measure not in patterns().tolls or self._was_earlier(speech):
            return False
        told = patterns().toll.search(self.low, speech.start, speech.end)
        return told is not None and self._opens_with_figure(index)

    def _goes_on_telling(self, index: int, speech: Speech, measure: str | None) -> bool:
        """Whether who opened the sentence before goes on with more harm, or with prices that open their sentence."""
        family = patterns().families.get(measure or "")
        if family is None or not speech.leading or self._was_earlier(speech):
            return False
        if not self._is_of_family(index - 1, measure):
            return False
        if family.name == "harm":
            return True
        first, last = self.sentences[index]
        opening = self.low[first : min(last, first + OPENING)]
        return any(map(str.isdigit, opening)) and family.words.search(self.low, first, last) is not None

    def _was_earlier(self, speech: Speech) -> bool:
        """Whether what was said has been overtaken: "The warden had reported 40 missing"."""
        return patterns().earlier.search(self.low, *speech.phrase) is not None

    def _is_of_family(self, index: int, measure: str | None) -> bool:
        """Whether a sentence tells of what the measure goes on from, or goes on with one that does."""
        family = patterns().families.get(measure or "")
        if family is None:
            return False
        if family.words.search(self.low, *self.sentences[index]):
            return True
        linked = index > 0 and patterns().links.match(self.low, self.sentences[index][0])
        return bool(linked and family.words.search(self.low, *self.sentences[index - 1]))

    def _has_actor(self, first: int, last: int) -> bool:
        """Whether a sentence opens with somebody who acts, and so is told anew: "Rioters burned 12 cars"."""
        opening = self.low[first : min(last, first + OPENING)].split()[:3]
        return not words().kinds.keys().isdisjoint(opening)

    def _opens_with_figure(self, index: int) -> bool:
        """Whether a number is among the first words: "Nine bodies", "More than 180 were hurt"."""
        first, last = self.sentences[index]
        opening = self.low[first : min(last, first + OPENING)].replace("-", " ").split()[:4]
        return any(map(is_number_word, opening))


_WORDS = re.compile(r"\w+").findall
_SAID = trie(("said", "says", "told"))
ELLIPTIC = frozenset({"were", "are", "remain", "remained", "had", "have"})
_NAMED = re.compile(r"[\"“]?[A-Z][a-z]+ (?:(?:[A-Z][a-z]+ )|(?:has|have|had|made|is|was|sold|plans?|wants?|offered)\b)")
_SCENE = re.compile(r"(?:(?:In|On|At)(?<=[.!?”\"\n] ..)|Near(?<=[.!?”\"\n] ....)) (?:the )?(?:[a-z]+ ){0,3}[A-Z]")
"""A sentence that opens with another place: "In Mississippi, officials …"."""
_COUNTED = re.compile(r"(?:[a-z]+,? ){0,3}\d[\d,.]* (?:[\w-]+ ){1,3}(?:had|have|has|will|would|were|was|are|is) ")
"""A sentence in which so many suffer or do something, and are no speakers: "Some 256 passengers had been killed"."""
