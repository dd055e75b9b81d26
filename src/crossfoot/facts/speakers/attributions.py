"""Who said it: the speaker of each figure of a text.

A *cue* is a verb of speech or a phrase such as "according to". Cues are found in one pass; the sentence of a cue is
parsed (`crossfoot.facts.speakers.speech`) only when a figure in it, or a pronoun after it, asks. The origin speaks,
not the relay: of "agencies said, citing the ministry" it is the ministry. A speaker goes on in the next sentence of
the paragraph where that opens with a figure or a link back; a quotation has one speaker from end to end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.headings import HEADLINE
from crossfoot.facts.speakers.asides import is_aside, is_size
from crossfoot.facts.speakers.bodies import names_body, names_person
from crossfoot.facts.speakers.epithets import Epithets
from crossfoot.facts.speakers.grammar import CITING, grammar
from crossfoot.facts.speakers.issuers import SIGNED, counts_by_line, issuer
from crossfoot.facts.speakers.lists import lead_in
from crossfoot.facts.speakers.passages import Passages, patterns
from crossfoot.facts.speakers.phrases import Phrase
from crossfoot.facts.speakers.quotations import quotations
from crossfoot.facts.speakers.sourced import Sourced, source_behind, sourced
from crossfoot.facts.speakers.speech import DEED, Sentence, Speaker, Speech, cues
from crossfoot.facts.speakers.words import head_of, is_country, words
from crossfoot.mentions.scales import is_number_word
from crossfoot.mentions.view import View

__all__ = ["Speaker", "Speakers", "Speech"]

LOOK_BACK = 12
"""Sentences among which a pronoun finds its speaker."""
QUOTED_ON = 4
"""Sentences back of a quotation in which who goes on speaking may be named."""
_OPENS = frozenset('"“')
_SOURCES = lexicon.words("attributions", "unnamed", "plurals")
_SAID = ("according", "said", "says", "quoted", "citing")
"""What names a speaker also in a line of a report."""
_QUOTES = (': "', ": “")
_LABELS = (": ", " -", " –", " —")


class Speakers:
    """The speakers of one text."""

    def __init__(self, view: View, sentences: list[tuple[int, int]]) -> None:
        self.text, self.low, self.sentences = view.text, view.lowered, sentences
        self._starts = [0, *[start for start, _ in sentences[1:]]]
        self._cues = cues(view)
        self._cue_starts = [start for start, _ in self._cues]
        self._parsed: dict[int, list[Speech]] = {}
        self._epithets = Epithets(self.text, self.low)
        self._passages = Passages(self.text, self.low, sentences, self.speeches, self._epithets)
        self._quotations = quotations(self.text)
        self._has_lists = ":\n" in self.text

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def speaker(self, start: int, end: int, measure: str | None = None) -> Speaker | None:
        """Who said the words at ``[start, end)``; None where nobody is named.

        `measure` tells whether a sentence without a speaker goes on with what the last one counted.
        """
        found = self._told(start, end, measure)
        return found and self._epithets.meant(found)

    def _told(self, start: int, end: int, measure: str | None) -> Speaker | None:
        """The same by the words as written, which may only stand for a name."""
        index = self.sentence_at(start)
        if speeches := self.speeches(index):
            for speech in speeches:
                if speech.phrase[0] <= start < speech.phrase[1]:
                    return speech.speaker if start >= speech.relative else None
            if found := _covering(speeches, start):
                unsaid = found.speaker.rule.endswith(words().denials) or is_aside(self.low, start, end, found)
                return None if unsaid else found.speaker
        if told := self._in_quotation(index, start) or source_behind(self.text, self._sourced, start):
            return told
        if is_size(self.low, self.sentences[index][0], start):
            return None
        if self._has_lists and (listed := self._listed(index)):
            return listed
        told = self._passages.speaker(index, start, measure) or self._given_behind(index)
        return told or (self.issuer if self.issuer and self._is_issued(start, self.issuer) else None)

    @staticmethod
    def _is_issued(start: int, issuer: Speaker) -> bool:
        """Whether a figure stands below the name of who issued the text, or above it where it stands at the foot."""
        return start > issuer.end or issuer.rule == SIGNED

    @cached_property
    def _sourced(self) -> list[Sourced]:
        return sourced(self.text)

    def _listed(self, index: int) -> Speaker | None:
        """Who gave the items of a list, in the line above it."""
        above = lead_in(self.text, self.sentences, index)
        told = self.speeches(above) if above is not None else []
        return told[-1].speaker._replace(rule="list") if told else None

    @cached_property
    def issuer(self) -> Speaker | None:
        """Who issued the whole text."""
        return issuer(self.text, self.low)

    def phrases(self, index: int) -> list[tuple[int, int]]:
        """Where speakers are named in a sentence: names there are of bodies, not of the figure's place."""
        return [
            (speech.phrase[0], speech.speaker.end) if speech.speaker.rule.startswith("said_by") else speech.phrase
            for speech in self.speeches(index)
        ]

    def speeches(self, index: int) -> list[Speech]:
        """What is said in a sentence, by whom."""
        if index not in self._parsed:
            self._parsed[index] = []  # a pronoun looks only back: it never asks for its own sentence
            self._parsed[index] = self._parse(index)
        return self._parsed[index]

    def _in_quotation(self, index: int, start: int) -> Speaker | None:
        """The speaker of a quotation that runs over several sentences."""
        quotes = self._quotations
        at = bisect_right(quotes, (start, len(self.text))) - 1
        if at < 0 or not quotes[at][0] <= start < quotes[at][1]:
            return None
        first, last = (self.sentence_at(offset) for offset in quotes[at])
        for other in (last, first, first - 1):
            if other != index and 0 <= other < len(self.sentences) and (speeches := self.speeches(other)):
                return speeches[-1 if other < index else 0].speaker._replace(rule="quotation")
        opens = quotes[at][0] == self.sentences[first][0]
        if opens and (told := self._quoted_before(first)):
            return told
        behind = self.speeches(last + 1) if last + 1 < len(self.sentences) else []
        apart = "\n\n" in self.text[quotes[at][1] : quotes[at][1] + 3]
        return behind[0].speaker._replace(rule="quotation") if behind and not apart else None

    def _quoted_before(self, index: int) -> Speaker | None:
        """Who still speaks in a quotation that nobody is named for, behind another: "…," she said. "…"\n\n"…"."""
        for back in range(index - 1, max(-1, index - QUOTED_ON), -1):
            if self.speeches(back):
                told = self.speeches(back)[-1]
                quoted = self.text[self.sentences[back][0]] in _OPENS
                return told.speaker._replace(rule="quotation") if quoted else None
            if self.text[self.sentences[back][0]] not in _OPENS:
                break
        return None

    def _given_behind(self, index: int) -> Speaker | None:
        """Who gave the figures, where the next sentence tells: "The figures come from the police"."""
        if index + 1 >= len(self.sentences):
            return None
        first, last = self.sentences[index + 1]
        given = patterns().given.match(self.low, first, last)
        if given is None or "\n\n" in self.text[self.sentences[index][1] : first]:
            return None
        return Sentence(self.text, self.low, first, last).named_after(given.end())

    def _parse(self, index: int) -> list[Speech]:
        start, end = self.sentences[index]
        here = self._cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]
        if self.issuer is not None and counts_by_line(self.low, start, end):
            here = [cue for cue in here if self.low.startswith(_SAID, cue[0])]
            if not here:
                return []
        if not here:
            return self._labelled(start, end)
        found: list[Speech] = []
        sentence = Sentence(self.text, self.low, start, end)
        for speech, phrase in sentence.speeches(here):
            speaker = self._named(index, speech.speaker, phrase, found, sentence)
            if speaker:
                found.append(speech if speaker is speech.speaker else speech._replace(speaker=speaker))
        if not found:
            return self._labelled(start, end)
        said = [speech for speech in found if not speech.speaker.rule.startswith(DEED)]
        if all(speech.speaker.start in {deed.speaker.start for deed in found if deed not in said} for speech in said):
            said = found  # "The Red Cross buried 78 people and asks for 7 million francs"
        return _origins(_bounded(_tellers(said or found), self.low), self.low)

    def _labelled(self, start: int, end: int) -> list[Speech]:
        """Who speaks in a headline by standing beside its colon."""
        labelled = self.text[start : start + HEADLINE]
        if (end - start > HEADLINE and not any(sign in labelled for sign in _QUOTES)) or not any(
            sign in labelled for sign in _LABELS
        ):
            return []
        found = Sentence(self.text, self.low, start, end).labelled()
        return [found[0]] if found else []

    def _named(
        self, index: int, speaker: Speaker, phrase: Phrase, earlier: list[Speech], sentence: Sentence
    ) -> Speaker | None:
        """The speaker; for a pronoun, the last one named before who can be meant."""
        surface = self.low[phrase.start : phrase.end]
        gathered = surface.startswith(("its ", "their ")) and surface.rsplit(" ", 1)[-1] in words().data
        if surface in words().papers:
            return self._putting_out(index) or speaker
        if surface not in words().pronouns and not gathered:
            return speaker
        person = surface in words().persons
        subject = None if person or gathered or earlier else sentence.subject_before(phrase.start)
        if subject and not _is_counted(subject) and not (surface == "it" and _are_several(subject)):
            return subject  # "The navy rescued 12 sailors, it said", but not "Three suspects were arrested, it said"
        several = unlike = None
        prior = self._before(index)
        for back in range(index, max(-1, index - LOOK_BACK), -1):
            told = earlier if back == index else self.speeches(back)
            if not told and back == prior and (actor := self._acting(back, person=person)):
                if person or _may_be(surface, actor):
                    return actor  # "The trust has settled 256 cases. It expects 500 more."
                unlike = unlike or actor
            for speech in reversed(told):
                if surface.startswith("its ") and speech.speaker.kind != "media" and not _may_be("it", speech.speaker):
                    continue  # "according to its figures", and some critics before
                if person and _are_several(speech.speaker):
                    several = several or speech.speaker._replace(rule="pronoun")
                elif not person and not _may_be(surface, speech.speaker):
                    unlike = unlike or speech.speaker._replace(rule="pronoun_of_body")
                elif not person or not (_is_body(speech.speaker) or _is_gathered(speech.speaker)):
                    return speech.speaker._replace(rule="pronoun" if person else "pronoun_of_body")
        if several or unlike:
            return several or unlike  # "Officials said … he said", where nobody else can be meant
        subject = self._subject(prior) if person and prior >= 0 else None
        dateline = subject is not None and self.text.startswith(":", subject.end)
        return None if subject is None or dateline or _is_body(subject) or _are_several(subject) else subject

    def _putting_out(self, index: int) -> Speaker | None:
        """Who spoke in the sentence before, whose "the statement" is."""
        told = self.speeches(index - 1) if index else []
        return told[-1].speaker._replace(rule="pronoun_of_body") if told else None

    def _before(self, index: int) -> int:
        """The sentence before, or that before the quotation in which the sentence begins."""
        start = self.sentences[index][0]
        at = bisect_right(self._quotations, (start, len(self.text))) - 1
        quoted = at >= 0 and start < self._quotations[at][1]
        return (self.sentence_at(self._quotations[at][0]) if quoted else index) - 1

    def _acting(self, index: int, *, person: bool) -> Speaker | None:
        """The body that opens a sentence in which nobody speaks, or the person, where more is told of who they are.

        As in "Jose Tavares, a shepherd, fled. He estimated that 60 were lost."
        """
        subject = self._subject(index)
        if subject is None or person == _is_body(subject) or _is_counted(subject):
            return None
        if not person:
            return subject
        one = subject.surface[:2].lower() == "a " and not _are_several(subject)  # "A doctor spoke to reporters."
        named = one or (subject.surface.count(" ") > 0 and subject.surface.rpartition(" ")[2][:1].isupper())
        return subject if named and (subject.kind or self.text[subject.end] == ",") else None

    def _subject(self, index: int) -> Speaker | None:
        """Who or what opens a sentence and acts in it."""
        first, last = self.sentences[index]
        return Sentence(self.text, self.low, first, last).subject_before(last)


def _covering(speeches: list[Speech], start: int) -> Speech | None:
    """What is said at an offset, of all that is said in its sentence."""
    covering = [speech for speech in speeches if speech.start <= start < speech.end]
    if len(covering) < 2:
        return covering[0] if covering else None
    bodies = [speech for speech in covering if not _is_thing(speech.speaker)] or covering
    origins = [speech for speech in bodies if speech.speaker.kind != "media"] or bodies
    return min(origins, key=lambda speech: (speech.end - speech.start, speech.start))


def _is_thing(speaker: Speaker) -> bool:
    """Whether a speaker is what somebody gathered, and they speak rather: "figures", "laboratory tests"."""
    last = speaker.surface.rpartition(" ")[2]
    return _is_gathered(speaker) or (speaker.kind is None and last.islower() and last.endswith("s"))


def _is_gathered(speaker: Speaker) -> bool:
    """Whether a speaker is named by figures, a list or a report, and no bureau: "the latest statistics"."""
    rest, _, last = speaker.surface.rpartition(" ")
    return last.lower().endswith(words().data_ends) and not (rest and last[0].isupper())  # "Bureau of Statistics"


def _is_body(speaker: Speaker) -> bool:
    """Whether a speaker is a body, which "he" cannot mean: "the ministry", "TASS", "India"."""
    if speaker.kind == "media" or names_body(speaker.surface) or is_country(speaker.surface.lower()):
        return True
    head = head_of(speaker.surface)
    return (head.islower() or head == speaker.surface.split(",")[0]) and head.lower() in words().bodies


def _are_several(speaker: Speaker) -> bool:
    """Whether a speaker is several people, whom neither "it" nor "he" can mean: "Three suspects", "Traders wept"."""
    if names_person(speaker.surface):
        return False  # "Doctors Without Borders spokesman Pavel Orlov"
    first, last = speaker.surface.split()[0].lower(), head_of(speaker.surface)
    named = last.islower() or " " not in speaker.surface
    plural = last.lower().endswith("s") and not last.endswith("ss") and last.lower() not in words().bodies
    kinds = words().kinds
    opens = first.endswith("s") and first in kinds and first not in words().bodies and kinds[first] != "media"
    return (
        (is_number_word(first) and first != "one")
        or opens
        or (named and plural and kinds.get(last.lower(), "media") != "media")
    )


def _may_be(pronoun: str, speaker: Speaker) -> bool:
    """Whether a speaker is one or several as a pronoun is: "it" or "they"."""
    spoken = speaker.surface.lower().split()
    plural = _are_several(speaker) or not (grammar().plurals | _SOURCES).isdisjoint(spoken)
    if pronoun.startswith("the"):  # they, their, them
        return plural
    if names_body(speaker.surface):
        return True  # "Doctors Without Borders"
    return not plural and (_is_body(speaker) or not names_person(speaker.surface))


def _is_counted(speaker: Speaker) -> bool:
    """Whether they are so many of whom something is told: "About 763 workers would be laid off, they said"."""
    return any(map(is_number_word, speaker.surface.lower().split()))


def _tellers(speeches: list[Speech]) -> list[Speech]:
    """Without those whose wish, find or count only is told of: "The union wants 5 percent, the ministry said"."""
    if len(speeches) < 2:
        return speeches
    return [one for one in speeches if not (_is_told_of(one) and any(_holds(other, one) for other in speeches))]


def _is_told_of(speech: Speech) -> bool:
    verb = speech.speaker.rule.partition(":")[2]
    if verb in words().finding or verb in words().setting:
        return True
    last = speech.speaker.surface.rpartition(" ")[2].lower()
    return verb in words().of_countries and (last in words().areas or is_country(last))


def _holds(teller: Speech, told: Speech) -> bool:
    """Whether somebody who is named behind it tells all of what another is said to want or count."""
    verb = teller.speaker.rule.partition(":")[2]
    says = verb not in words().weak and teller.phrase[0] > told.phrase[1]
    return says and not teller.leading and teller.start <= told.phrase[0]


def _bounded(speeches: list[Speech], low: str) -> list[Speech]:
    """Each speech as far as the next speaker's own clause."""
    bounded: list[Speech] = []
    if len(speeches) == 1 and speeches[0].end >= speeches[0].phrase[1]:
        return speeches
    for at, speech in enumerate(speeches):
        begin, stop = speech.start, speech.end
        if at and not _passes_on(speech, speeches[at - 1]):
            before = speeches[at - 1]
            if begin < before.phrase[1] and not low.startswith((*CITING, "as quoted"), speech.phrase[0]):
                breaks = [m.end() for m in grammar().parting.finditer(low, before.phrase[1], speech.phrase[0])]
                if not speech.leading and (breaks or _gives_another(before, speech, low)):
                    begin = breaks[0] if breaks else before.phrase[1]
                elif speech.leading:
                    begin = speech.phrase[0]
        if at + 1 < len(speeches) and not _passes_on(speeches[at + 1], speech):
            after = speeches[at + 1]
            if after.start == after.phrase[0] and (after.leading is False or after.end >= stop):
                stop = after.phrase[0]
            elif not after.leading and (cut := grammar().parting.search(low, speech.phrase[1], after.phrase[0])):
                stop = cut.end()
            elif _gives_another(speech, after, low):
                stop = speech.phrase[1]
        bounded.append(speech._replace(start=begin, end=max(stop, speech.phrase[1])))
    return bounded


def _gives_another(before: Speech, speech: Speech, low: str) -> bool:
    """Whether each of two is named behind a figure of its own: "40, according to police, or 60, according to"."""
    if before.leading or speech.leading or not speech.speaker.rule.startswith("according:"):
        return False
    return _ANOTHER.match(low, before.phrase[1], speech.phrase[0]) is not None


def _passes_on(speech: Speech, before: Speech) -> bool:
    """Whether media named at the end only pass on what somebody said: "The mayor said 12 died, while …, TASS said"."""
    relay = speech.speaker.kind == "media" and not speech.leading and speech.phrase[0] > before.phrase[1]
    told = before.speaker.rule.partition(":")[2]
    return relay and before.leading and before.speaker.kind != "media" and told in words().speech


_ANOTHER = re.compile(r",? (?:or|and|but)\b[^;.]*?\d")


def _is_citing(speech: Speech, cited: Speech, low: str) -> bool:
    """Whether who says it follows at once on whom they cite: "Citing the mayor, the radio said 12 had died"."""
    behind = speech.phrase[0] > cited.phrase[0] and cited.leading and low.startswith(CITING, cited.phrase[0])
    between = low[cited.phrase[1] : speech.phrase[0]].strip(" ,")
    return behind and (not between or (between[0] == "(" and between[-1] == ")"))


def _origins(speeches: list[Speech], low: str) -> list[Speech]:
    """Without those who only pass on what another of the same sentence said."""
    origins = [s for s in speeches if s.speaker.rule == "quoted" or low.startswith(CITING, s.phrase[0])]
    if not origins:
        return speeches
    first_cited = origins[0].phrase[0]
    parted = [m.end() for m in grammar().parting.finditer(low, min(s.phrase[1] for s in speeches), first_cited)]
    clause = parted[-1] if parted else 0  # "The army said 12 died, but the daily, citing a doctor, counted 15"
    relays = [
        s
        for s in speeches
        if s not in origins
        and ((clause <= s.phrase[0] and s.speaker.end <= first_cited) or _is_citing(s, origins[0], low))
    ]
    first = max(clause, min((s.start for s in relays), default=origins[0].start))
    last = max((s.end for s in relays if s.phrase[1] > first_cited), default=0)  # "Radio quoting police said 12 died"
    return [s._replace(start=first, end=max(s.end, last)) if s in origins else s for s in speeches if s not in relays]
