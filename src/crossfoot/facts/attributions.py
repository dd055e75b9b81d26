"""Who said it: the speaker of each figure of a text.

A *cue* is a verb of speech or a phrase such as "according to". Cues are found in one pass; the sentence of a cue is
parsed (`crossfoot.facts.speech`) only when a figure in it, or a pronoun after it, asks. The origin speaks, not the
relay: of "agencies said, citing the ministry" it is the ministry. A speaker goes on in the next sentence of the
paragraph where that opens with a figure or a link back; a quotation has one speaker from end to end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from crossfoot.facts.speech import Phrase, Sentence, Speaker, Speech, cues, words

__all__ = ["Speaker", "Speakers", "Speech"]

LOOK_BACK = 12
"""Sentences among which a pronoun finds its speaker."""


class Speakers:
    """The speakers of one text."""

    def __init__(self, text: str, sentences: list[tuple[int, int]], low: str) -> None:
        self.text, self.low, self.sentences = text, low, sentences
        self._starts = [start for start, _ in sentences]
        self._cues = cues(low)
        self._cue_starts = [start for start, _ in self._cues]
        self._parsed: dict[int, list[Speech]] = {}

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def speaker(self, start: int, end: int) -> Speaker | None:
        """Who said the words at ``[start, end)``; None where nobody is named."""
        index = self.sentence_at(start)
        if any(first <= start < last for first, last in self.phrases(index)):
            return None
        return self._in_sentence(index, start) or self._in_quotation(index, start) or self._going_on(index)

    def phrases(self, index: int) -> list[tuple[int, int]]:
        """Where speakers are named in a sentence: names there are of bodies, not of the figure's place."""
        return [speech.phrase for speech in self.speeches(index)]

    def speeches(self, index: int) -> list[Speech]:
        """What is said in a sentence, by whom."""
        if index not in self._parsed:
            self._parsed[index] = []  # a pronoun looks only back: it never asks for its own sentence
            self._parsed[index] = self._parse(index)
        return self._parsed[index]

    def _in_sentence(self, index: int, start: int) -> Speaker | None:
        covering = [speech for speech in self.speeches(index) if speech.start <= start < speech.end]
        if not covering:
            return None
        origins = [speech for speech in covering if speech.speaker.kind != "media"] or covering
        return min(origins, key=lambda speech: (speech.end - speech.start, speech.start)).speaker

    def _in_quotation(self, index: int, start: int) -> Speaker | None:
        """The speaker of a quotation that runs over several sentences."""
        quotes = self._quotations
        at = bisect_right(quotes, (start, len(self.text))) - 1
        if at < 0 or not quotes[at][0] <= start < quotes[at][1]:
            return None
        first, last = (self.sentence_at(offset) for offset in quotes[at])
        for other in (last, first, last + 1, first - 1):
            if other != index and 0 <= other < len(self.sentences) and (speeches := self.speeches(other)):
                return speeches[-1 if other < index else 0].speaker._replace(rule="quotation")
        return None

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [match.span() for match in _QUOTATION.finditer(self.text)]

    def _going_on(self, index: int) -> Speaker | None:
        """The speaker of the sentence before, where this one goes on with what they said."""
        for back in range(index - 1, max(-1, index - 5), -1):
            first, last = self.sentences[back + 1]
            if "\n\n" in self.text[self.sentences[back][1] : first] or not goes_on(self.low[first:last]):
                return None
            if speeches := self.speeches(back):
                last_one = speeches[-1]
                if last_one.leading or _LINKS_BACK.match(self.low, first):
                    return last_one.speaker._replace(rule="speaker_goes_on")
                return None
        return None

    def _parse(self, index: int) -> list[Speech]:
        start, end = self.sentences[index]
        here = self._cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]
        if not here:
            return []
        found: list[Speech] = []
        for speech, phrase in Sentence(self.text, self.low, start, end).speeches(here):
            speaker = self._named(index, speech.speaker, phrase, found)
            if speaker:
                found.append(speech._replace(speaker=speaker))
        return _origins(_bounded(found, self.low), self.low)

    def _named(self, index: int, speaker: Speaker, phrase: Phrase, earlier: list[Speech]) -> Speaker | None:
        """The speaker; for a pronoun, the last one named before who can be meant."""
        surface = self.low[phrase.start : phrase.end]
        if surface not in words().pronouns and not surface.startswith(("its ", "their ")):
            return speaker
        person = surface in words().persons
        for back in range(index, max(-1, index - LOOK_BACK), -1):
            for speech in reversed(earlier if back == index else self.speeches(back)):
                if person != _is_body(speech.speaker) or not person:
                    return speech.speaker._replace(rule="pronoun")
        return None


def _is_body(speaker: Speaker) -> bool:
    """Whether a speaker is a body, which "he" cannot mean: "the ministry", "TASS"."""
    if speaker.kind == "media":
        return True
    last = speaker.surface.split(",")[0].split(" ")[-1]
    return (
        last.islower()
        and speaker.surface.split(",")[0].rstrip("s") == speaker.surface.split(",")[0]
        and last in _BODIES
    )


def _bounded(speeches: list[Speech], low: str) -> list[Speech]:
    """Each speech as far as the next speaker's own clause."""
    bounded: list[Speech] = []
    for at, speech in enumerate(speeches):
        begin, stop = speech.start, speech.end
        if at:
            before = speeches[at - 1]
            if begin < before.phrase[1] and not low.startswith(("citing", "quoting", "as quoted"), speech.phrase[0]):
                breaks = [m.end() for m in _BREAK.finditer(low, before.phrase[1], speech.phrase[0])]
                if not speech.leading and breaks:
                    begin = breaks[0]
                elif speech.leading:
                    begin = speech.phrase[0]
        if at + 1 < len(speeches):
            after = speeches[at + 1]
            if after.start == after.phrase[0]:
                stop = after.phrase[0]
            elif not after.leading and (cut := _BREAK.search(low, speech.phrase[1], after.phrase[0])):
                stop = cut.end()
        bounded.append(speech._replace(start=begin, end=max(stop, speech.phrase[1])))
    return bounded


def _origins(speeches: list[Speech], low: str) -> list[Speech]:
    """Without those who only pass on what another of the same sentence said."""
    origins = [s for s in speeches if s.speaker.rule == "quoted" or low.startswith(("citing", "quoting"), s.phrase[0])]
    if not origins:
        return speeches
    relays = [s for s in speeches if s not in origins and s.phrase[1] <= origins[0].phrase[0]]
    first = min((s.start for s in relays), default=origins[0].start)
    return [s._replace(start=first) if s in origins else s for s in speeches if s not in relays]


def goes_on(low: str) -> bool:
    """Whether a sentence without a speaker goes on with what was said: it opens with a figure or a link back.

    >>> goes_on("another nine people were missing."), goes_on("the island is a resort with a population of 100.")
    (True, False)
    """
    return _CONTINUES.match(low) is not None and not _STANDING.search(low)


_BODIES = frozenset(
    "ministry agency police government company council union office department committee commission authority court army bank group association".split()
)
_BREAK = re.compile(r"; |, (?:but|and|while|whereas|though|although) | (?:while|whereas) ")
_LINKS_BACK = re.compile(
    r"[\"“]?(?:another|a further|an additional|of (?:these|those|them|whom)|among (?:them|those)|including|they include)\b"
)
_CONTINUES = re.compile(
    r"[\"“]?(?:(?:another|a further|an additional|among|of (?:these|those|them|whom|the)|in total|overall|in all|altogether|additionally|in addition|"
    r"the (?:dead|injured|wounded|victims|toll|total|figures?|number|others?|remaining|rest)|beyond that|across|they|it|wrecked|also)\b|"
    r"(?:[\w'’-]+,? ){0,5}[\d$€£])"
)
_STANDING = re.compile(r"\b(?:is an?|is the|lies|population|can|could|may|are common)\b")
_QUOTATION = re.compile(r"[“\"][^”\"]{1,2000}[”\"]")
