"""Who speaks in one sentence: from a verb of speech or "according to" to the speaker and the stretch they speak."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from crossfoot import lexicon
from crossfoot.facts.gapping import gaps, is_figure
from crossfoot.facts.speaker_grammar import BEFORE_INVERSION, SIGNS
from crossfoot.facts.speaker_names import Names
from crossfoot.facts.speaker_phrases import Phrase
from crossfoot.facts.speaker_words import is_country, kind_of, words
from crossfoot.mentions.scales import number_words
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


_BEING = frozenset({"was", "were", "been", "is", "are"})
_PUT_AT = re.compile(r"(?! (?:out|up|down|on|off|in|together|aside|back|away) ).* at ")
_REASONS = frozenset({"citing", "quoting", "cited by", "quoted by"})
_COMPLEMENT = re.compile(r" (?:of|for|from|at|in|to|on|by|with|close|familiar) ")
_TABLED = re.compile(r" .{1,60} on the table\b")  # "management has put 3 percent on the table"
_LIVES = re.compile(r" (?:[\w,.-]+ ){1,4}(?:lives|victims)\b")
_COUNT_OF = re.compile(r"(?: [\w-]+){0,3} (?:count|toll|tally|figure|estimate|total) of\b")
LABEL = 6
"""Words a speaker beside a colon may have."""
DASHES = frozenset("-–—")
DEED = "deed"
"""The rule of those who tell of a deed of their own, and of speech only where nobody else speaks."""
_ASKED = re.compile(r" (?!for )(?:[\w’'-]+ ){1,5}for (?:[\w-]+ ){0,3}[\d$€£]")
_A_COUNT = re.compile(
    r" (?:an?|the|its|their|his|her|that|this) (?:[\w-]+ ){0,2}"
    r"(?:toll|tally|count|figure|estimate|number|report|claim)s?\b"
)
_GIVING = ("had given", "has given", "have given")
_COUNTING = re.compile(r"\b(?:counts?|tolls?|tally|figures?|estimates?|totals?|numbers?|value|worth)\b")
PUT_AT = 80
"""How far behind "put" its "at" may stand: "put the number of the missing there at 49"."""


def cues(view: View) -> list[tuple[int, int]]:
    """Every verb of speech or phrase of attribution in a text, tried only at the words that begin one."""
    known, low = words().cues, view.lowered
    found: list[tuple[int, int]] = []
    taken = 0
    for row in map(view.tokens, range(len(view.sentences))):
        if known.keys().isdisjoint(row.words):
            continue
        for word, start in zip(row.words, row.starts, strict=True):
            if word in known and start >= taken and (end := _cue_end(low, start, known[word])):
                found.append((start, end))
                taken = end
    return found


def _cue_end(low: str, start: int, cues: tuple[str, ...]) -> int | None:
    """Where the longest of the cues ends that stands at an offset as whole words."""
    if start and _is_of_word(low[start - 1]):
        return None
    for cue in cues:
        end = start + len(cue)
        if low.startswith(cue, start) and not _is_of_word(low[end : end + 1]):
            return end
    return None


@cache
def people() -> frozenset[str]:
    """Nouns for people, who can be cited: "citing engineers"."""
    return lexicon.words("nouns", "person") | {"governments", "head", "leader", "leaders"}


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


class Sentence(Names):
    """One sentence with cues, ready to be asked what is said in it."""

    def speeches(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Speech, Phrase]]:
        """What each cue tells, with the phrase that names the speaker (pronouns are not resolved yet)."""
        found: list[tuple[Speech, Phrase]] = []
        last = -2
        for cue in spans:
            if cue[0] <= last + 1 or (found and cue[0] < found[-1][0].phrase[1]):
                continue  # "the league estimates claims at"
            if speech := self._speech(cue):
                if found and found[-1][0].phrase[0] < speech[1].reach[0] < found[-1][0].phrase[1]:
                    if not self.is_relative(self.before_adverbs(self.token_at(cue[0]))):
                        continue  # "told state television the figure was 84"
                    speech = speech[0]._replace(speaker=found[-1][0].speaker), found[-1][1]  # ", who added that"
                if found and self._is_told_as_report(speech[1], found[-1][0]):
                    continue  # "later said reports indicated nine dead"
                found.append(speech)
                last = cue[1]
        return found + self._gapped(found[-1][0], last) if found and found[-1][0].leading else found

    def _is_told_as_report(self, phrase: Phrase, before: Speech) -> bool:
        """Whether "reports" or "figures" begin right behind who tells of them."""
        head = self.low[phrase.start : phrase.end].rsplit(" ", 1)[-1]
        return (
            head in words().data and before.leading and self.token_at(before.phrase[1]) == self.token_at(phrase.start)
        )

    def labelled(self) -> tuple[Speech, Phrase] | None:
        """Who is named beside a colon, as headlines do: "Toll at 54: ministry", "Police: 30 held"."""
        colon = next((at for at in range(1, self.count - 1) if self.words[at] == ":"), 0)
        dash = next((at for at in range(self.count - 2, max(2, self.count - 6), -1) if self.words[at] in DASHES), 0)
        last = self.count - (self.words[-1] in SIGNS)
        for at in filter(None, (dash, colon)):
            if self._is_label(at + 1, last):
                phrase = Phrase(self.starts[at + 1], self.ends[last - 1], (self.starts[at], self.ends[last - 1]))
                return Speech(
                    self.start, phrase.start, self._speaker(phrase, "label"), False, phrase.reach, phrase.end
                ), phrase
        if colon and self._is_label(0, colon):
            phrase = Phrase(self.start, self.ends[colon - 1], (self.start, self.ends[colon]))
            return Speech(phrase.end, self.end, self._speaker(phrase, "label"), True, phrase.reach, phrase.end), phrase
        return None

    def _is_label(self, first: int, stop: int) -> bool:
        """Whether tokens are a speaker's name and no more: "health ministry", "a senior official"."""
        spoken = self.words[first:stop]
        if not 0 < stop - first < LABEL or not SIGNS.isdisjoint(spoken) or spoken[-1] not in words().kinds:
            return False
        return not any(word[0].isdigit() for word in spoken) and not any(map(self._is_verb, range(first, stop)))

    def _gapped(self, told: Speech, start: int) -> list[tuple[Speech, Phrase]]:
        """Those behind the last verb who share it: "Medics said 40, the army 12"."""
        found = []
        for phrase in gaps(self, start):
            speaker = self._speaker(phrase, f"gap:{told.speaker.rule}")
            speech = Speech(phrase.start, self.end, speaker, told.leading, phrase.reach, phrase.end)
            found.append((speech, phrase))
        return found

    def named_after(self, offset: int) -> Speaker | None:
        """Who is named from an offset on: the police of "The figures come from the police"."""
        phrase = self.after(self.token_at(offset), name_only=False)
        return self._speaker(phrase, "given_behind") if phrase else None

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
        if word in vocabulary.according:
            return self._according(cue, word, at, after)
        if word in ("quoted", "quotes") and (phrase := self.quoted(after)):
            return self._told(phrase, cue, "quoted", at < 8)
        if at > 1 and self.words[self.before_adverbs(at)] in _BEING and after < self.count:
            return self._passive(cue, word, at, after)
        if phrase := self._inverted(word, at, after):
            return self._told(phrase, cue, f"said_by:{word}", leading=False)
        phrase = self._teller(word, at, after)
        if phrase is None or self._is_other_deed(word, cue, after, phrase):
            return None
        return self._said(phrase, cue, word, after), phrase

    def _according(self, cue: tuple[int, int], word: str, at: int, after: int) -> tuple[Speech, Phrase] | None:
        phrase = self.after(after, name_only=False)
        relays = word in words().relays
        if phrase is None or (relays and self._is_relayed(at, phrase)):
            return None
        if word in _REASONS and not self._is_source(at, phrase):
            return None  # "citing a lack of funds", "cited by the government as a reason"
        speech, phrase = self._told(phrase, cue, f"according:{word}", at < 5 and not relays)
        if word in words().of_one:  # "below the 8.6 billion forecast by 14 analysts"
            speech = speech._replace(start=self._noun_phrase_start(at), end=phrase.end)
        return speech, phrase

    def _is_source(self, at: int, phrase: Phrase) -> bool:
        """Whether somebody is cited, and no reason; nor do they cite what is told as theirs."""
        behind = self.token_at(phrase.end)
        if (at and self.words[at - 1] == "be") or (behind < self.count and self.words[behind] == "as"):
            return False
        head = _COMPLEMENT.split(self.text[phrase.start : phrase.end].split(",")[0])[0].rsplit(" ", 1)[-1]
        named = head[:1].isupper() and not head.endswith(("'s", "’s"))
        known = words()
        told = head in known.unnamed or head in known.data or {head, head.removesuffix("s")} & people()
        return bool(named or told or kind_of(head))

    def _passive(self, cue: tuple[int, int], word: str, at: int, after: int) -> tuple[Speech, Phrase] | None:
        """Who speaks beside a passive: "officials were quoted as saying", "was put at 17 by the mayor"."""
        if word == "quoted" and self.words[after] == "as":
            first = self.before_adverbs(at - 1)
            phrase = self.before(first + 1, weak=False) if first >= 0 else None
            return (self._said(phrase, cue, word, after), phrase) if phrase else None
        if self.words[after] not in ("at", "as", "to"):
            return None
        by = next((index for index in range(after + 2, min(after + 8, self.count - 1)) if self.words[index] == "by"), 0)
        phrase = self.after(by + 1, name_only=False) if by else None
        if phrase is None or not kind_of(self.low[phrase.start : phrase.end]):
            return None
        speech, phrase = self._told(phrase, (self.starts[by], self.ends[by]), f"passive:{word}", leading=False)
        return speech._replace(end=phrase.end), phrase

    def _inverted(self, word: str, at: int, after: int) -> Phrase | None:
        """Who stands behind the verb: ', said Ana Duarte'."""
        vocabulary = words()
        if not at or word in ("told", "tells") or self.words[at - 1] not in BEFORE_INVERSION:
            return None
        weak = word in vocabulary.weak
        if weak and word not in vocabulary.inverting:
            return None
        phrase = self.after(after, name_only=True)
        if not phrase or not weak:
            return phrase
        surface = self.text[phrase.start : phrase.end]  # ", declared two days of mourning" names nobody
        return phrase if kind_of(surface.lower()) or surface != surface.lower() else None

    def _teller(self, word: str, at: int, after: int) -> Phrase | None:
        """Who stands before the verb, where they can be its subject."""
        vocabulary = words()
        if word in vocabulary.own_counts and word not in vocabulary.weak:
            return None
        if not self._agrees(at, word) or self._is_noun(word, after):
            return None
        names = word not in vocabulary.of_things
        direct = after < self.count and (self.words[after] == "that" or (names and self._is_object(after)))
        if names and at > 1 and self.words[at - 2] == ",":  # "19 were killed, Asia-Plus reported."
            direct = direct or self._ends_clause(after, word)
        return self.before(at, weak=word in vocabulary.weak, names=names, alone=direct)

    def _is_object(self, index: int) -> bool:
        """Whether what a verb is told of begins here, so that a word on -ed before it is no participle."""
        word = self.words[index]
        return word != "at" and (
            word[0].isdigit()
            or word in self.grammar.determiners
            or word in self.grammar.clause_subjects
            or word in number_words().small
        )

    def _is_other_deed(self, word: str, cue: tuple[int, int], after: int, phrase: Phrase) -> bool:
        """Whether the verb tells here of something else than of what is said: "put out 12 fires"."""
        vocabulary, near = words(), min(self.end, cue[1] + PUT_AT)
        kind = kind_of(self.low[phrase.start : phrase.end])
        if word in ("put", "puts"):
            tabled = is_figure(self, after) and _TABLED.match(self.low, cue[1], near)
            return not (tabled or _PUT_AT.match(self.low, cue[1], near))
        if word in ("had a", "has a", "have a"):
            return not _COUNT_OF.match(self.low, cue[1], near)
        if word in ("asked", "asks"):  # "asked the fund for 3 billion dollars"
            return not _ASKED.match(self.low, cue[1], near)
        if word in vocabulary.deeds:
            return kind not in vocabulary.doers or not is_figure(self, after)
        if word in vocabulary.setting:
            return not kind or not self.grammar.priced.search(self.low, cue[1], min(self.end, cue[1] + 48))
        if word in ("withdrew", "retracted"):
            return not _A_COUNT.match(self.low, cue[1], near)
        if word.startswith("claim") and _LIVES.match(self.low, cue[1]):
            return True  # "the outbreak has claimed 38 lives"
        if word in _GIVING and not _COUNTING.search(self.low, cue[1], near):
            return True  # "the state had given the firm tax breaks"
        if word not in vocabulary.finding or self._is_told(after, phrase):
            return False
        pronoun = self.low[phrase.start : phrase.end] in vocabulary.pronouns  # "They found 4 million in cash"
        return kind in vocabulary.finding[word] or (
            pronoun and {"authority", "participant"} <= set(vocabulary.finding[word])
        )

    def _is_told(self, after: int, phrase: Phrase) -> bool:
        """Whether a finding is told of: "found that", and "…, the commission found." but not "Two bodies found, …"."""
        if after < self.count and self.words[after] == "that":
            return True
        return (after >= self.count or self.words[after] in SIGNS) and phrase.start > self.start

    def _said(self, phrase: Phrase, cue: tuple[int, int], word: str, after: int) -> Speech:
        """The stretch of a speaker who stands before the verb."""
        elided = phrase.reach[0] > phrase.end
        trailing = self._ends_clause(after, word) and phrase.start - self.start > 12 and not elided
        begin = self.start if trailing or (not elided and self._is_intro(phrase.start)) else phrase.reach[0]
        end = self.end
        narrow = None if elided else self._clause_of(phrase, cue, after, trailing=trailing)
        if narrow:
            begin, end = narrow
        elif trailing:
            begin = self._trailing_from(phrase.start)
        else:
            end = self._leading_to(after, deed=word in words().deeds)
        speaker = self._speaker(phrase, f"{DEED if word in words().deeds else 'said'}:{word}")
        reach = (phrase.reach[0], max(cue[1], phrase.reach[1]))
        if word in ("told", "tells"):  # "told an audience of 600"
            reach = (reach[0], self._listeners_end(after))
        return Speech(begin, end, speaker, not trailing, reach, self._relative(reach))

    def _clause_of(self, phrase: Phrase, cue: tuple[int, int], after: int, *, trailing: bool) -> tuple[int, int] | None:
        """The clause of a speaker who is told of in another's: "30,000, which organisers had put at 50,000,"."""
        if self.is_relative(self.before_adverbs(self.token_at(cue[0]))):
            return cue[0], self._clause_end(after)
        at = self.token_at(phrase.start)
        before = self.words[at - 1] if at else ""
        if before == "than":  # "a year less than the prosecution had sought"
            return phrase.start, self._clause_end(after)
        if before in ("which", "whom", "that") and at > 1:
            if self.words[at - 2] == ",":
                return phrase.start, self._clause_end(after)
            if trailing:  # "short of the 28.5 billion that analysts had expected"
                return self._noun_phrase_start(at - 1), self._clause_end(after)
        return None

    def _noun_phrase_start(self, stop: int) -> int:
        """Where the noun phrase that ends before a token begins: at its article, or behind the last sign."""
        first = stop
        while first > 0 and stop - first < 8 and self.words[first - 1] not in SIGNS:
            first -= 1
            if self.words[first] in self.grammar.determiners:
                break
        return self.starts[first]

    def _trailing_from(self, start: int) -> int:
        """Where begins what is told before its speaker: behind a semicolon, or at a quotation behind a colon."""
        return self._quoted_from(max(self.start, self.low.rfind("; ", self.start, start) + 1), start)

    def _quoted_from(self, begin: int, start: int) -> int:
        """Where a quotation behind a colon begins, and before it the narrator speaks: "…: “We found 12,” she said."."""
        quoted = max(self.low.rfind(f": {sign}", begin, start) for sign in '"“')
        return max(begin, quoted + 2 if quoted > 0 else 0)

    def _leading_to(self, after: int, *, deed: bool) -> int:
        """Where ends what is told behind its speaker: at a semicolon before somebody else who acts; a deed at any."""
        for at in range(after, self.count - 2):
            if self.words[at] == ";" and (deed or self._is_actor(at + 1)):
                return self.starts[at]
        return self.end

    def _is_actor(self, first: int) -> bool:
        """Whether a clause that begins here is told of somebody who could speak: "; Pakistan lost 11"."""
        head = self.words[first + 1] if self.words[first] in self.grammar.determiners else self.words[first]
        return head in words().kinds or (self.is_capital(first) and is_country(head))

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
            or before in self.grammar.plurals
            or before in words().adverbs
            or before in SIGNS
            or any(other in words().kinds and other.endswith("s") for other in self.words[max(0, at - 5) : at])
        )

    def _is_noun(self, word: str, after: int) -> bool:
        """Whether another verb follows, so that the word is no verb: "damage estimates were", "reports indicated"."""
        if word not in words().nouns_too or after >= self.count:
            return False
        behind = self.words[after]
        return behind == "of" or behind in self.grammar.finite or behind in words().saying

    def _is_relayed(self, at: int, phrase: Phrase) -> bool:
        """Whether it only tells who passed on what the one before said: "an official, quoted by the Post, said"."""
        behind = self.token_at(phrase.end)
        return at > 0 and self.words[at - 1] == "," and behind < self.count and self.words[behind] == ","

    def _told(self, phrase: Phrase, cue: tuple[int, int], rule: str, leading: bool) -> tuple[Speech, Phrase]:
        reach = (cue[0], phrase.reach[1])
        begin = self.start
        if rule.startswith("according") and not leading:
            begin = self._trailing_from(cue[0])
        elif rule.startswith("said_by"):
            begin = self._quoted_from(begin, cue[0])
        speaker = self._speaker(phrase, rule.replace(" ", "_"))
        narrated = rule.startswith("said_by")  # ", said Ana Duarte, who fled with her three children"
        return Speech(begin, self.end, speaker, leading, reach, reach[1] if narrated else self._relative(reach)), phrase

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
                token[0].isdigit()
                and self.words[index - 1] not in self.grammar.months
                and not self._before_month(index)
                and not self._is_hour(index)
            ):
                return False
        return after + 14 >= self.count

    def _listeners_end(self, at: int) -> int:
        """Where those who were told end: before "that", with the clause, or where what they were told begins."""
        stop = at
        while stop < self.count and stop - at < 12 and self.words[stop] not in SIGNS and self.words[stop] != "that":
            if stop > at and (self._opens_clause(stop) or self._is_agency(stop - 1, stop)):
                break
            stop += 1
        while stop + 2 < self.count and self._is_age(stop):  # "told Hendrik Brandt, 58, that"
            stop += 3
        ended = stop < self.count and stop - at < 12
        return self.ends[stop - 1] if ended and stop > at else self.ends[at - 1]

    def _opens_clause(self, index: int) -> bool:
        """Whether a new noun phrase begins, which is no part of the one before: "told local radio the toll"."""
        before = self.words[index - 1]
        if (
            before in self.grammar.prepositions
            or before in self.grammar.clause_subjects
            or before in ("and", "or", "to")
        ):
            return False
        word = self.words[index]
        return word in self.grammar.determiners or word in self.grammar.clause_subjects or word[0].isdigit()

    def _is_agency(self, last: int, following: int) -> bool:
        """Whether those told end with an agency's letters: "told AFP early estimates were"."""
        if not self._is_acronym(last) or self.is_capital(following):
            return False
        word = self.words[following]
        return word[0].isalpha() and word not in words().kinds and word not in self.grammar.prepositions | {"and", "or"}

    def _relative(self, reach: tuple[int, int]) -> int:
        """Where a clause begins that hangs on the speaker: "the army, which has lost 12 men, said"."""
        first, last = self.token_at(reach[0]), self.token_at(reach[1])
        for at in range(first + 1, last):
            if self.words[at] in ("who", "which") and self.words[at - 1] == ",":
                return self.starts[at]
        return reach[1]

    def _before_month(self, index: int) -> bool:
        return index + 1 < self.count and self.words[index + 1] in self.grammar.months

    def _is_hour(self, index: int) -> bool:
        return index + 1 < self.count and self.words[index + 1] in ("a.m", "p.m", "a.m.", "p.m.", "am", "pm", "gmt")

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
        return lead.endswith(",") and first in self.grammar.introducing and ";" not in lead
