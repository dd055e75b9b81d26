"""Who said it: the speakers of a text, each with the stretch they speak.

A *cue* is a verb of speech or a phrase such as "according to". Cues are found in one pass; the sentence of a cue is
parsed only when a figure in it (or a pronoun after it) asks. The origin speaks, not the relay: of "agencies said,
citing the ministry" it is the ministry.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot.mentions.tokens import lower


class Speaker(NamedTuple):
    """Who is said to have said something, as written, with name and title as in the text."""

    surface: str
    kind: str | None
    """``authority``, ``witness``, ``media``, ``organisation`` or ``participant``; None where nothing tells."""
    rule: str
    start: int = -1
    end: int = -1


class Speech(NamedTuple):
    """A stretch of a sentence, and who speaks it."""

    start: int
    end: int
    speaker: Speaker
    leading: bool
    """The speaker was named first ("police said that …"), and so may go on in the next sentence."""
    phrase: tuple[int, int]
    """Speaker and cue together: a figure in it ("a 22-year-old resident") is not theirs."""


class Speakers:
    """The speakers of one text."""

    def __init__(self, text: str, sentences: list[tuple[int, int]], low: str | None = None) -> None:
        self.text, self.low = text, low if low is not None else lower(text)
        self.sentences = sentences
        self._starts = [start for start, _ in sentences]
        self._cues = [(m.start(), m.end()) for m in _words().cues.finditer(self.low)]
        self._cue_starts = [start for start, _ in self._cues]
        self._parsed: dict[int, list[Speech]] = {}
        self._quotes: list[tuple[int, int]] | None = None

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def speaker(self, start: int, end: int) -> Speaker | None:
        """Who said the words at ``[start, end)``; None where nobody is named."""
        index = self.sentence_at(start)
        found = self._in_sentence(index, start, end)
        if found is not None or self._in_phrase(index, start):
            return found
        return self._in_quotation(index, start) or self._held(index, start)

    def phrases(self, index: int) -> list[tuple[int, int]]:
        """Where speakers are named in a sentence: names there are of bodies, not of the figure's place."""
        return [speech.phrase for speech in self.speeches(index)]

    def speeches(self, index: int) -> list[Speech]:
        """What is said in a sentence, by whom."""
        if index not in self._parsed:
            self._parsed[index] = []  # a pronoun asks for earlier sentences only: no recursion into this one
            self._parsed[index] = self._parse(index)
        return self._parsed[index]

    def _in_phrase(self, index: int, start: int) -> bool:
        return any(first <= start < last for first, last in self.phrases(index))

    def _in_sentence(self, index: int, start: int, end: int) -> Speaker | None:
        covering = [
            speech
            for speech in self.speeches(index)
            if speech.start <= start < speech.end and not speech.phrase[0] <= start < speech.phrase[1]
        ]
        if not covering:
            return None
        origins = [speech for speech in covering if speech.speaker.kind != "media"] or covering
        return min(origins, key=lambda speech: (speech.end - speech.start, speech.start)).speaker

    def _in_quotation(self, index: int, start: int) -> Speaker | None:
        """The speaker of a quotation that runs over several sentences."""
        quotes = self._quotations()
        at = bisect_right(quotes, (start, len(self.text))) - 1
        if at < 0 or not quotes[at][0] <= start < quotes[at][1]:
            return None
        first, last = (self.sentence_at(offset) for offset in quotes[at])
        for other in (last, first, last + 1):
            if other != index and 0 <= other < len(self.sentences):
                for speech in self.speeches(other):
                    return speech.speaker._replace(rule="quotation_over_sentences")
        return None

    def _quotations(self) -> list[tuple[int, int]]:
        if self._quotes is None:
            self._quotes = [m.span() for m in _QUOTATION.finditer(self.text)]
        return self._quotes

    def _held(self, index: int, start: int) -> Speaker | None:
        """The speaker of the sentence before, where they go on: see `_goes_on`."""
        for back in range(index - 1, max(-1, index - 4), -1):
            if self._new_paragraph(back + 1) or not _goes_on(self._sentence(back + 1)):
                return None
            speeches = self.speeches(back)
            if speeches:
                last = speeches[-1]
                return last.speaker._replace(rule="speaker_goes_on") if last.leading else None
        return None

    def _sentence(self, index: int) -> str:
        start, end = self.sentences[index]
        return self.low[start:end]

    def _new_paragraph(self, index: int) -> bool:
        return "\n\n" in self.text[self.sentences[index - 1][1] : self.sentences[index][0]]

    # One sentence.

    def _parse(self, index: int) -> list[Speech]:
        start, end = self.sentences[index]
        cues = self._cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]
        speeches: list[Speech] = []
        for cue in cues:
            if speeches and cue[0] < speeches[-1].phrase[1]:
                continue
            if speech := self._speech(index, start, end, cue):
                speeches.append(speech)
        return _origins(_bounded(speeches, end), self.low)

    def _speech(self, index: int, start: int, end: int, cue: tuple[int, int]) -> Speech | None:
        words, word = _words(), self.low[cue[0] : cue[1]]
        if word in words.according:
            after = self._noun_phrase_after(cue[1], end)
            if not after or self.low[slice(*after)].split()[-1] in words.not_speakers:
                return None
            speaker = self._resolve(index, after, f"according:{word.replace(' ', '_')}")
            leading = cue[0] - start < 24 and word not in words.relays
            return speaker and Speech(start, end, speaker, leading, (cue[0], after[1]))
        before = self._noun_phrase_before(start, cue[0], weak=word in words.weak)
        if before:
            speaker = self._resolve(index, before, f"said:{word}")
            if not speaker:
                return None
            trailing = self._is_trailing(cue[1], end)
            begin = start if trailing or _is_intro(self.low[start : before[0]]) else before[0]
            return Speech(begin, end, speaker, not trailing, (before[0], cue[1]))
        after = self._inverted(start, cue, end) if word not in words.weak else None
        speaker = self._resolve(index, after, f"said_by:{word}") if after else None
        return speaker and after and Speech(start, end, speaker, False, (cue[0], after[1]))

    def _is_trailing(self, at: int, end: int) -> bool:
        """Whether the clause ends with its verb of speech: "…, police said on Tuesday."."""
        return _TRAILING.match(self.low, at, end) is not None

    def _inverted(self, start: int, cue: tuple[int, int], end: int) -> tuple[int, int] | None:
        """The speaker after the verb: '," said Fauzi, an official of the agency'."""
        before = self.text[max(start, cue[0] - 3) : cue[0]].rstrip()
        if cue[0] > start and before[-1:] not in ",\"”’'?!—–-":
            return None
        after = self._noun_phrase_after(cue[1], end)
        return after if after and self._is_speaker(after, weak=False) else None

    def _noun_phrase_after(self, at: int, end: int) -> tuple[int, int] | None:
        match = _AFTER.match(self.text, at, end)
        if not match:
            return None
        start, stop = match.span("name")
        if apposition := _APPOSITION.match(self.text, stop, end):
            stop = apposition.end("what")
        return start, stop

    def _noun_phrase_before(self, start: int, verb: int, *, weak: bool) -> tuple[int, int] | None:
        """The subject of a verb of speech: the words before it, back to the start of their clause."""
        stop = verb
        while stop > start and self.text[stop - 1] == " ":
            stop -= 1
        if adverb := _ADVERB.search(self.low, max(start, stop - 16), stop):
            stop = adverb.start()
        apposition = None
        if self.text[stop - 1 : stop] == ",":
            apposition = _APPOSED.search(self.text, max(start, stop - 160), stop)
            if not apposition:
                return None
            stop = apposition.start()
        match = _BEFORE.search(self.text, max(start, stop - 120), stop)
        if not match:
            return None
        begin = self._clause_start(match.start("name"), stop)
        if begin >= stop or not self._is_speaker((begin, stop), weak=weak):
            return None
        return (begin, apposition.end("what")) if apposition else (begin, stop)

    def _clause_start(self, begin: int, stop: int) -> int:
        """Past conjunctions, times and finite verbs at the head of what looked like a noun phrase."""
        for stopper in _STOPPER.finditer(self.text, begin, stop):
            begin = stopper.end()
        return begin

    def _is_speaker(self, span: tuple[int, int], *, weak: bool) -> bool:
        words = _words()
        phrase = self.low[slice(*span)]
        tokens = phrase.replace("'s", " ").replace("’s", " ").replace(",", " ").split()
        if (
            not tokens
            or len(tokens) > 30
            or tokens[-1] in words.nobody
            or tokens[0] in ("there", "which", "who", "that", "what")
        ):
            return False
        if len(tokens) == 1 and tokens[0] in words.pronouns:
            return not weak or tokens[0] in ("it", "he", "she", "they")
        if any(token.strip(".") in words.kinds for token in tokens):
            return True
        if weak:
            return False
        return len(tokens) <= 8 or any(token[0].isupper() for token in self.text[slice(*span)].split()[1:])

    def _resolve(self, index: int, span: tuple[int, int], rule: str) -> Speaker | None:
        """The speaker named at a span; for a pronoun, the last one named before."""
        words = _words()
        phrase = self.low[slice(*span)]
        if phrase.strip() in words.pronouns or phrase.startswith("its "):
            found = self._last_named(index, span[0])
            return found and found._replace(rule="pronoun")
        return Speaker(self.text[slice(*span)], kind_of(phrase), rule, *span)

    def _last_named(self, index: int, before: int) -> Speaker | None:
        for back in range(index, max(-1, index - 12), -1):
            for speech in reversed(self.speeches(back)):
                if speech.speaker.start < before:
                    return speech.speaker
        return None


def kind_of(phrase: str) -> str | None:
    """The kind of a speaker by the words that name them, in lower case.

    >>> kind_of("health minister hamad hassan"), kind_of("eyewitnesses"), kind_of("a reuters witness")
    ('authority', 'witness', 'witness')
    """
    kinds = _words().kinds
    head, _, rest = phrase.partition(",")
    for part in (head, rest):
        tokens = part.replace("'s", " ").replace("’s", " ").split()
        found = [kinds[token.strip(".,")] for token in tokens if token.strip(".,") in kinds]
        if found:
            return found[0] if " of " in part or " for " in part else found[-1]
        for size in (3, 2):
            for at in range(len(tokens) - size + 1):
                if kind := kinds.get(" ".join(tokens[at : at + size])):
                    return kind
    return None


def _bounded(speeches: list[Speech], end: int) -> list[Speech]:
    """Each speech as far as the next speaker who opens a clause of their own."""
    bounded = []
    for at, speech in enumerate(speeches):
        stop = next(
            (other.phrase[0] for other in speeches[at + 1 :] if other.leading and other.start == other.phrase[0]), end
        )
        begin = speech.start
        if not speech.leading and at and speeches[at - 1].leading and speeches[at - 1].speaker.kind != "media":
            begin = speech.phrase[0]
        bounded.append(speech._replace(start=begin, end=max(stop, speech.phrase[1])))
    return bounded


def _origins(speeches: list[Speech], low: str) -> list[Speech]:
    """Without those who only pass on what another of the same sentence said."""
    citing = [s for s in speeches if low.startswith(("citing", "quoting"), s.phrase[0])]
    quoted = [s for s in speeches if " as saying" in low[s.phrase[1] : s.phrase[1] + 12]]
    if origins := citing or quoted:
        return [
            s._replace(start=min(x.start for x in speeches)) if s in origins else s
            for s in speeches
            if s in origins or s.leading and s.start > origins[0].phrase[1]
        ]
    return speeches


_CONTINUES = re.compile(
    r"[\"“]?(?:(?:another|among|of (?:these|those|them|whom)|in total|overall|in all|altogether|additionally|in addition|also|"
    r"the (?:dead|injured|wounded|victims|toll|total|figures?|number|others?|remaining)|beyond that|across|they|it|wrecked)\b|"
    r"(?:\w+ ){0,4}[\d$€£])"
)
_STANDING = re.compile(r"\b(?:is|are|lies|has a population|can|could|may)\b")


def _goes_on(low: str) -> bool:
    """Whether a sentence without a speaker goes on with what was said before: it opens with a figure or a link back."""
    return _CONTINUES.match(low) is not None


def _is_intro(low: str) -> bool:
    """Whether what stands before a leading speaker is no clause of its own: "In the 12 districts hit, …"."""
    return not low.strip() or (
        re.match(r"(?:in|at|on|during|after|since|of|among|by|with|for|so|meanwhile|earlier|as)\b", low) is not None
        and ";" not in low
    )


_QUOTATION = re.compile(r"[“\"][^”\"]{1,2000}[”\"]")
_TRAILING = re.compile(
    r"(?: (?:on|in|at|late|early|earlier|later|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|by"
    r"|via|during|as|to|here|there|separately|the|a|an|statement|briefing|press|conference|news|report|morning|night|evening|\d+|january|february|march|april|may|june|july|august|september|october|november|december|its|his|her|their|tweet|television|told|reporters|afternoon|interview|revised|post|twitter|telegram|facebook|online))*"
    r" ?(?:[.,;:!?)\"”—–-]|$)"
)
_ADVERB = re.compile(
    r" (?:also|had|has|have|later|earlier|then|now|previously|on \w+day|reportedly|only|officially|further|since|initially)$"
)
_NAME = r"[A-Z][\w’'.&-]*"
_AFTER = re.compile(
    r" (?P<name>(?:(?:the|a|an|its|their|his|her|local|state|senior|several|some|two|other|latest|initial|preliminary) ){0,3}"
    r"[\w’'.&/-]+(?: (?!(?:that|who|which|after|as|when|while|on|during|because|but|adding|had|was|were|is|are|has|have|"
    r"show|shows|showed|in an?|in his|in her|late|earlier|by|with|at)\b)[\w’'.&/-]+){0,9}(?<![.]))"
)
_APPOSITION = re.compile(r", (?P<what>(?:the|an?|who|whose|its|[a-z]+) [^,.;\"”]{3,90})(?=[,.;\"”]|$)")
_APPOSED = re.compile(
    r", (?P<what>(?:(?:the|an?|who|whose|its|\d\d|[a-z]+)\b[^,;\"”]{0,110}|[A-Z][\w. ]{1,20})(?:, [^,;\"”]{1,60})?),$"
)
_BEFORE = re.compile(r"(?:^|[,;:—–\"“”(]|\n)?\s*(?P<name>[^,;:—–\"“”(\n]+)$")
_STOPPER = re.compile(
    r"(?:^|(?<= ))(?:[Bb]ut|[Aa]nd (?=(?:the |a |an )?[a-zA-Z’'-]+$)|[Ww]hile|[Tt]hat|[Aa]fter|[Bb]ecause|[Ww]here|[Ww]hen|[Aa]lthough|[Mm]eanwhile|[Hh]owever|[Ee]arlier|[Ll]ater|[Yy]esterday|[Tt]oday|[Aa]s|"
    r"was|were|is|are|been|be|have|has|had|killed|injured|damaged|died|"
    r"(?:[Oo]n |[Ll]ast |[Ll]ate )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Ii]n (?:19|20)\d\d) "
)


class _Words(NamedTuple):
    cues: re.Pattern[str]
    according: frozenset[str]
    relays: frozenset[str]
    weak: frozenset[str]
    not_speakers: frozenset[str]
    kinds: dict[str, str]
    pronouns: frozenset[str]
    nobody: frozenset[str]


@cache
def _words() -> _Words:
    entries = lexicon.load("attributions")
    according = entries["according"]["phrases"]
    speech, weak = entries["speech"]["verbs"], entries["reporting"]["verbs"]
    every = sorted({*according, *speech, *weak}, key=lambda word: (-len(word), word))
    return _Words(
        cues=re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})\b"),
        according=frozenset(according),
        relays=frozenset(entries["relays"]["phrases"]),
        weak=frozenset(weak),
        not_speakers=frozenset(entries["not_speakers"]["words"]),
        kinds={word: kind for kind, words in entries["kinds"].items() for word in words},
        pronouns=frozenset(entries["pronouns"]["person"] + entries["pronouns"]["body"]),
        nobody=frozenset(entries["nobody"]["words"]),
    )
