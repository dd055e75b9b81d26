"""Who speaks in one sentence: from a verb of speech or "according to" to the speaker and the stretch they speak."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crossfoot.facts.speaker_phrases import Phrase, Phrases
from crossfoot.facts.speaker_words import (
    BEFORE_INVERSION,
    CLAUSE_SUBJECTS,
    DETERMINERS,
    INTRODUCING,
    MONTHS,
    PLURALS,
    PREPOSITIONS,
    PRICED,
    SIGNS,
    kind_of,
    words,
)
from crossfoot.mentions.view import View
from crossfoot.values import Value


class Speaker(Value):
    """Who is said to have said something, as written, with name and title as in the text."""

    surface: str
    kind: str | None
    """``authority``, ``witness``, ``media``, ``organisation`` or ``participant``; None where nothing tells."""
    rule: str
    start: int = -1
    end: int = -1


class Speech(Value):
    """A stretch of a sentence, and who speaks it."""

    start: int
    end: int
    speaker: Speaker
    leading: bool
    """The speaker was named first ("police said that …"), and so may go on in the next sentence."""
    phrase: tuple[int, int]
    """Speaker and cue together: a figure in it ("a 22-year-old resident") is not theirs."""
    relative: int
    """Where in `phrase` the clause begins that is theirs for all that ("Prosecutors, who had sought 20 years, said");
    its end where there is none."""


_PUT_AT = re.compile(r"(?! (?:out|up|down|on|off|in|together|aside|back|away) ).* at ")
_LIVES = re.compile(r" (?:[\w,.-]+ ){1,4}(?:lives|victims)\b")
_COUNT_OF = re.compile(r"(?: [\w-]+){0,3} (?:count|toll|tally|figure|estimate|total) of\b")
PUT_AT = 80
"""How far behind "put" its "at" may stand: "put the number of the missing there at 49"."""


def cues(view: View) -> list[tuple[int, int]]:
    """Every verb of speech or phrase of attribution in a text, tried only at the words that begin one."""
    match, first_words = words().cues.match, words().first_words
    found: list[tuple[int, int]] = []
    taken = 0
    for row in map(view.tokens, range(len(view.sentences))):
        if first_words.isdisjoint(row.words):
            continue
        for word, start in zip(row.words, row.starts, strict=True):
            if word in first_words and start >= taken and (cue := match(view.lowered, start)):
                found.append(cue.span())
                taken = cue.end()
    return found


class Sentence(Phrases):
    """One sentence with cues, ready to be asked what is said in it."""

    def speeches(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Speech, Phrase]]:
        """What each cue tells, with the phrase that names the speaker (pronouns are not resolved yet)."""
        found: list[tuple[Speech, Phrase]] = []
        last = -2
        for cue in spans:
            if cue[0] <= last + 1 or (found and cue[0] < found[-1][0].phrase[1]):
                continue  # "the league estimates claims at"
            if speech := self._speech(cue):
                found.append(speech)
                last = cue[1]
        return found

    def subject_before(self, offset: int) -> Speaker | None:
        """Who opens the sentence, where a pronoun behind can mean them."""
        phrase = self.opening_subject()
        return self._speaker(phrase, "pronoun_of_subject") if phrase and phrase.end < offset else None

    def _speech(self, cue: tuple[int, int]) -> tuple[Speech, Phrase] | None:
        vocabulary, word = words(), self.low[cue[0] : cue[1]]
        at, after = self.token_at(cue[0]), self.token_at(cue[1])
        if at >= self.count or self.starts[at] != cue[0]:
            return None
        if word in vocabulary.set_by:  # "the government-set price"
            who = cue[0], cue[0] + word.index("-")
            return self._told(Phrase(*who, who), cue, "set_by", leading=True)
        if word in vocabulary.own_counts and (phrase := self.owner(at)):
            return self._told(phrase, cue, "own_count", at < 8)
        if word in vocabulary.own_counts and word not in vocabulary.weak:
            return None
        if word in vocabulary.according:
            phrase = self.after(after, name_only=False)
            if phrase is None or (word in vocabulary.relays and self._is_relayed(at, phrase)):
                return None
            return self._told(phrase, cue, f"according:{word}", at < 5 and word not in vocabulary.relays)
        weak = word in vocabulary.weak
        if word in ("quoted", "quotes") and (phrase := self.quoted(after)):
            return self._told(phrase, cue, "quoted", at < 8)
        inverts = not weak and word not in ("told", "tells") and at > 0
        inverted = inverts and self.words[at - 1] in BEFORE_INVERSION and self.after(after, name_only=True)
        if phrase := inverted or None:
            return self._told(phrase, cue, f"said_by:{word}", leading=False)
        names = word not in vocabulary.of_things
        phrase = self.before(at, weak=weak, names=names) if self._agrees(at, word) else None
        if word in ("put", "puts") and not _PUT_AT.match(self.low, cue[1], min(self.end, cue[1] + PUT_AT)):
            return None
        if word in ("had a", "has a", "have a") and not _COUNT_OF.match(
            self.low, cue[1], min(self.end, cue[1] + PUT_AT)
        ):
            return None
        if phrase and word in vocabulary.setting and not kind_of(self.low[phrase.start : phrase.end]):
            return None
        if phrase is None or (
            word in vocabulary.setting and not PRICED.search(self.low, cue[1], min(self.end, cue[1] + 48))
        ):
            return None
        if _LIVES.match(self.low, cue[1]) and word.startswith("claim"):
            return None  # "the outbreak has claimed 38 lives"
        is_told = after < self.count and self.words[after] == "that"
        if (
            word in vocabulary.finding
            and not is_told
            and kind_of(self.low[phrase.start : phrase.end]) in vocabulary.finding[word]
        ):
            return None
        elided = phrase.reach[0] > phrase.end
        trailing = self._ends_clause(after, word) and phrase.start - self.start > 12 and not elided
        begin = self.start if trailing or (not elided and self._is_intro(phrase.start)) else phrase.reach[0]
        end = self.end
        if trailing:
            begin = max(begin, self.low.rfind("; ", self.start, phrase.start) + 1)
        elif self._is_relative(phrase.start):  # "the crowd, which organisers had put at 30,000, never exceeded 4,000"
            begin, end = phrase.start, self._clause_end(after)
        speaker = self._speaker(phrase, f"said:{word}")
        reach = (phrase.reach[0], max(cue[1], phrase.reach[1]))
        if word in ("told", "tells"):  # "told an audience of 600"
            reach = (reach[0], self._listeners_end(after))
        return Speech(begin, end, speaker, not trailing, reach, self._relative(reach)), phrase

    def _agrees(self, at: int, word: str) -> bool:
        """Whether the word before can be the subject of that form: not "1,740 claims", not "a newspaper report"."""
        if not at:
            return False
        before = self.words[at - 1]
        if before[0].isdigit():
            return False
        return (
            word not in words().base
            or before.endswith("s")
            or before in PLURALS
            or before in words().adverbs
            or before in SIGNS
            or any(other in words().kinds and other.endswith("s") for other in self.words[max(0, at - 5) : at])
        )

    def _is_relayed(self, at: int, phrase: Phrase) -> bool:
        """Whether it only tells who passed on what the one before said: "an official, quoted by the Post, said"."""
        behind = self.token_at(phrase.end)
        return at > 0 and self.words[at - 1] == "," and behind < self.count and self.words[behind] == ","

    def _told(self, phrase: Phrase, cue: tuple[int, int], rule: str, leading: bool) -> tuple[Speech, Phrase]:
        reach = (cue[0], phrase.reach[1])
        begin = self.start
        if rule.startswith("according") and not leading:
            begin = max(begin, self.low.rfind("; ", self.start, cue[0]) + 1)
        speaker = self._speaker(phrase, rule.replace(" ", "_"))
        return Speech(begin, self.end, speaker, leading, reach, self._relative(reach)), phrase

    def _speaker(self, phrase: Phrase, rule: str) -> Speaker:
        surface = self.text[phrase.start : phrase.end]
        return Speaker(surface, kind_of(self.low[phrase.start : phrase.end]), rule, phrase.start, phrase.end)

    # The stretch.

    def _ends_clause(self, after: int, word: str) -> bool:
        """Whether the clause ends with its verb of speech: "…, police said on Tuesday"."""
        if after >= self.count or self.words[after] in SIGNS:
            return after >= self.count or self.words[after] != ":"
        told = word in ("told", "tells")
        if self.words[after] not in words().tail and not told:
            return False
        for index in range(after, min(after + 14, self.count)):
            token: str = self.words[index]
            if token in SIGNS:
                return token != ":"
            if token in ("that", "there"):
                return False
            if token in ("after", "as", "when", "following") and index > after:
                return True  # "confirmed on Monday after a drill broke through at 688 metres"
            if not told and (
                token[0].isdigit() and self.words[index - 1] not in MONTHS and not self._before_month(index)
            ):
                return False
        return after + 14 >= self.count

    def _listeners_end(self, at: int) -> int:
        """Where those who were told end: before "that", with the clause, or where what they were told begins."""
        stop = at
        while stop < self.count and stop - at < 12 and self.words[stop] not in SIGNS and self.words[stop] != "that":
            if stop > at and self._opens_clause(stop):
                break
            stop += 1
        while stop + 2 < self.count and self._is_age(stop):  # "told Hendrik Brandt, 58, that"
            stop += 3
        ended = stop < self.count and stop - at < 12
        return self.ends[stop - 1] if ended and stop > at else self.ends[at - 1]

    def _opens_clause(self, index: int) -> bool:
        """Whether a new noun phrase begins, which is no part of the one before: "told local radio the toll"."""
        before = self.words[index - 1]
        if before in PREPOSITIONS or before in CLAUSE_SUBJECTS or before in ("and", "or", "to"):
            return False
        word = self.words[index]
        return word in DETERMINERS or word in CLAUSE_SUBJECTS or word[0].isdigit()

    def _is_relative(self, start: int) -> bool:
        at = self.token_at(start)
        return at > 1 and self.words[at - 1] in ("which", "whom", "that") and self.words[at - 2] == ","

    def _relative(self, reach: tuple[int, int]) -> int:
        """Where a clause begins that hangs on the speaker: "the army, which has lost 12 men, said"."""
        first, last = self.token_at(reach[0]), self.token_at(reach[1])
        for at in range(first + 1, last):
            if self.words[at] in ("who", "which") and self.words[at - 1] == ",":
                return self.starts[at]
        return reach[1]

    def _before_month(self, index: int) -> bool:
        return index + 1 < self.count and self.words[index + 1] in MONTHS

    def _clause_end(self, at: int) -> int:
        while at < self.count and self.words[at] not in SIGNS:
            at += 1
        return self.ends[at - 1]

    def _is_intro(self, start: int) -> bool:
        """Whether what stands before a leading speaker is no clause of its own: "In the 12 districts hit, …"."""
        lead = self.low[self.start : start].strip()
        if not lead or lead[-1] in '"”':
            return True
        first = lead.split(" ", 1)[0].strip('"“')
        return lead.endswith(",") and first in INTRODUCING and ";" not in lead
