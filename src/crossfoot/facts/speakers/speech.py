"""Who speaks in one sentence: from a verb of speech or "according to" to the speaker and the stretch they speak."""

from __future__ import annotations

from collections.abc import Iterable

from crossfoot import lexicon
from crossfoot.facts import gazetteer
from crossfoot.facts.speakers.bodies import names_body
from crossfoot.facts.speakers.gapping import COUNTED, gaps
from crossfoot.facts.speakers.grammar import BEFORE_INVERSION, CITING, SIGNS
from crossfoot.facts.speakers.phrases import Phrase
from crossfoot.facts.speakers.verbs import Verbs
from crossfoot.facts.speakers.words import head_of, kind_of, words
from crossfoot.mentions.scales import is_number_word
from crossfoot.mentions.tokens import positions
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
CAPTION = 40
"""Words before "released by" among which a picture is named."""
_TO_BE = (["to", "be"], ["to", "have"])
_ACTING = frozenset({"could", "would", "will", "can", "may", "might", "was", "were", "is", "are"})
_RELATING = frozenset({"saying", "telling", "stating", "having"})
TAIL = 8
"""Words behind a verb of speech in which the day or the occasion stands: "said late on Sunday: 12"."""
PER = "per"
_REASONS = frozenset({*CITING, "cited by", "quoted by"})
"""With these a reason may be named, too, and no speaker."""
_OPENING = frozenset('"“')
_GIVES = frozenset({"gave", "gives"})
COUNTING = frozenset({"by", "in", "at", "of", "per", "total", "number"})
"""With these begins a line that tells of what is counted, and names nobody."""
NUMBER = 4
"""Tokens behind a colon among which the number of a labelled line stands."""
LABEL = 6
"""Words a speaker beside a colon may have."""
DASHES = frozenset("-–—")
DEED = "deed"
"""The rule of those who tell of a deed of their own, and of speech only where nobody else speaks."""


def cues(view: View) -> list[tuple[int, int]]:
    """Every verb of speech or phrase of attribution in a text, tried only at the words that begin one."""
    vocabulary, low = words(), view.lowered
    known, having, counted = vocabulary.cues, vocabulary.having, vocabulary.counted
    found: list[tuple[int, int]] = []
    taken = 0
    for row in map(view.tokens, range(len(view.sentences))):
        for at in positions(row.words, known):
            start = row.starts[at]
            if start >= taken and (end := _cue_end(low, start, known[row.words[at]])):
                cue = low[start:end]
                if (cue in having and not counted.match(low, end)) or (cue == PER and low[start - 2 : start] != ", "):
                    continue  # "40 dollars per day", but ", per the ministry"
                found.append((start, end))
                taken = end
    return found


def _cue_end(low: str, start: int, cues: tuple[str, ...]) -> int | None:
    """Where the longest of the cues ends that stands at an offset as whole words."""
    if not low.startswith(cues, start) or (start and _is_of_word(low[start - 1])):
        return None
    for cue in cues:
        end = start + len(cue)
        if low.startswith(cue, start) and not _is_of_word(low[end : end + 1]):
            return end
    return None


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


class Sentence(Verbs):
    """One sentence with cues, ready to be asked what is said in it."""

    def speeches(self, spans: Iterable[tuple[int, int]]) -> list[tuple[Speech, Phrase]]:
        """What each cue tells, with the phrase that names the speaker (pronouns are not resolved yet)."""
        found: list[tuple[Speech, Phrase]] = []
        last = -2
        for cue in spans:
            cites = self.low.startswith(CITING, cue[0])  # "Reuters reported quoting authorities"
            if (cue[0] <= last + 1 and not cites) or (found and cue[0] < found[-1][0].phrase[1]):
                continue  # "the league estimates claims at"
            if speech := self._speech(cue):
                if found and self._is_its_paper(speech[1], found[-1][0]):
                    continue
                if found and found[-1][0].phrase[0] < speech[1].reach[0] < found[-1][0].phrase[1]:
                    if not self.is_relative(self.before_adverbs(self.token_at(cue[0]))):
                        continue  # "told state television the figure was 84"
                    speech = speech[0]._replace(speaker=found[-1][0].speaker), found[-1][1]  # ", who added that"
                if found and self._is_told_as_report(speech[1], found[-1][0]):
                    continue  # "later said reports indicated nine dead"
                found.append(speech)
                last = cue[1]
        return found + self._gapped(found[-1][0], last) if found and found[-1][0].leading else found

    def _is_its_paper(self, phrase: Phrase, before: Speech) -> bool:
        """Whether what tells is a paper of who is named behind it: "A statement issued by the ministry stated"."""
        head = self.low[phrase.start : phrase.end].rsplit(" ", 1)[-1]
        beside = self.token_at(before.phrase[0]) == self.token_at(phrase.end)
        return beside and head in self.terms.data and before.speaker.rule.startswith("according")

    def _is_told_as_report(self, phrase: Phrase, before: Speech) -> bool:
        """Whether "reports" or "figures" begin right behind who tells of them, or behind their "adding that"."""
        head, at = self.low[phrase.start : phrase.end].rsplit(" ", 1)[-1], self.token_at(phrase.start)
        if head not in self.terms.data or not before.leading:
            return False
        added = self.words[at - 1 : at] == ["that"] and self.words[at - 2] in self.grammar.adding
        return added or self.token_at(before.phrase[1]) == at

    def labelled(self) -> tuple[Speech, Phrase] | None:
        """Who is named beside a colon, as headlines do: "Toll at 54: ministry", "Police: 30 held"."""
        colon = next((at for at in range(1, self.count - 1) if self.words[at] == ":"), 0)
        dash = next((at for at in range(self.count - 2, max(2, self.count - 6), -1) if self.words[at] in DASHES), 0)
        last = self.count - (self.words[-1] in SIGNS)
        for at in filter(None, (dash, colon)):
            if self._is_label(at + 1, last) and self.words[at - 1] not in self.terms.pictures:
                phrase = Phrase(self.starts[at + 1], self.ends[last - 1], (self.starts[at], self.ends[last - 1]))
                return Speech(
                    self.start, phrase.start, self._speaker(phrase, "label"), False, phrase.reach, phrase.end
                ), phrase
        if colon and (self._is_before_quotation(colon) or (self._is_label(0, colon) and not self._is_counted(colon))):
            phrase = Phrase(self.start, self.ends[colon - 1], (self.start, self.ends[colon]))
            return Speech(phrase.end, self.end, self._speaker(phrase, "label"), True, phrase.reach, phrase.end), phrase
        return None

    def _is_label(self, first: int, stop: int) -> bool:
        """Whether tokens are a speaker's name and no more: "health ministry", "a senior official"."""
        spoken = self.words[first:stop]
        if not 0 < stop - first < LABEL or not SIGNS.isdisjoint(spoken):
            return False
        if spoken[-1] not in self.terms.kinds and spoken[-1] not in self.terms.unnamed:
            return False
        if spoken[-2:] == ["on", "board"]:
            return False  # "Total persons on board: 131"
        return not any(word[0].isdigit() for word in spoken) and not any(map(self._is_verb, range(first, stop)))

    def _is_counted(self, colon: int) -> bool:
        """Whether what stands before a colon is what is counted: "Registered voters: 4,120", "By state: Johor 12"."""
        if self.words[0] in COUNTING:
            return True
        number = next((at for at in range(colon + 1, self.count) if self.words[at][0].isdigit()), None)
        return number is not None and number < colon + NUMBER and SIGNS.issuperset(self.words[number + 1 : number + 2])

    def _is_before_quotation(self, colon: int) -> bool:
        """Whether a name is all that stands before a quotation: "Father Ana Duarte: “We found 12.”"."""
        if not 0 < colon < 2 * LABEL or self.words[colon + 1] not in _OPENING or not self.is_capital(0):
            return False
        somebody = self.is_capital(colon - 1) or not self.terms.kinds.keys().isdisjoint(self.words[:colon])
        signs = SIGNS.intersection(self.words[:colon]) - {","}  # "Ana Duarte, the army spokesman: “…”"
        return somebody and not signs and not any(map(self._is_verb, range(1, colon)))

    def _gapped(self, told: Speech, start: int) -> list[tuple[Speech, Phrase]]:
        """Those behind the last verb who share it: "Medics said 40, the army 12"."""
        found: list[tuple[Speech, Phrase]] = []
        if self._has_clause(start):
            return found
        for phrase in gaps(self, start):
            speaker = self._speaker(phrase, f"gap:{told.speaker.rule}")
            speech = Speech(phrase.start, self.end, speaker, told.leading, phrase.reach, phrase.end)
            found.append((speech, phrase))
        return found

    def _has_clause(self, start: int) -> bool:
        """Whether those behind share the verb of what is said: "said the Front took 40 seats, the Union 12"."""
        for at in range(self.token_at(start), self.count):
            if self.words[at][0].isdigit() or self.words[at] == ",":
                return False
            if self._is_verb(at) and self.words[at] not in COUNTED:
                return True
        return False

    def named_after(self, offset: int) -> Speaker | None:
        """Who is named from an offset on: the police of "The figures come from the police"."""
        phrase = self.after(self.token_at(offset), name_only=False)
        return self._speaker(phrase, "given_behind") if phrase else None

    def subject_before(self, offset: int) -> Speaker | None:
        """Who opens the sentence, where a pronoun behind can mean them."""
        phrase = self.opening_subject()
        if phrase is None or phrase.end >= offset:
            return None
        _, _, named = self.low[phrase.start : phrase.end].partition(" ")
        happened = named in lexicon.words("attributions", "half_kinds", "happenings")  # "The fire killed 80, it said"
        return None if happened else self._speaker(phrase, "pronoun_of_subject")

    def _ends_place(self, at: int) -> bool:
        """Whether what looks like a verb is the end of a town's name: "Port Said"."""
        named = at > 0 and self.is_capital(at) and self.is_capital(at - 1)
        return named and bool(gazetteer.lookup(f"{self.words[at - 1]} {self.words[at]}"))

    def _speech(self, cue: tuple[int, int]) -> tuple[Speech, Phrase] | None:
        vocabulary, word = self.terms, self.low[cue[0] : cue[1]]
        at, after = self.token_at(cue[0]), self.token_at(cue[1])
        if at >= self.count or self.starts[at] != cue[0] or self._ends_place(at):
            return None
        if word in vocabulary.set_by:  # "the government-set price"
            who = cue[0], cue[0] + word.index("-")
            return self._told(Phrase(*who, who), cue, "set_by", leading=True)
        if word in vocabulary.own_counts and (phrase := self.owner(at)):
            return self._told(phrase, cue, "own_count", at < 8)
        if word == "quoted by" and (quoted := self._quoted_as(at + 1)):
            return self._passive(cue, "quoted", at, quoted)
        if word in vocabulary.according:
            return self._according(cue, word, at, after)
        if word in vocabulary.passive and self.words[after : after + 2] in _TO_BE:
            return None  # "a man said to be 101 years old"
        if word in ("quoted", "quotes", "cited", "cites") and (phrase := self.quoted(after)):
            return self._told(phrase, cue, "quoted", at < 8)
        if at > 1 and self.words[self.before_adverbs(at)] in _BEING and after < self.count:
            return self._passive(cue, word, at, after)
        if phrase := self._inverted(word, at, after):
            return self._told(phrase, cue, f"said_by:{word}", leading=False)
        phrase = self._sharing(word, at) or self._teller(word, at, after)
        if phrase is None or self._is_other_deed(word, cue, after, phrase) or self._only_tells_kind(word, phrase):
            return None
        return self._said(phrase, cue, word, after), phrase

    def _only_tells_kind(self, word: str, phrase: Phrase) -> bool:
        """Whether what stands before a count says of what kind it is: "the official toll stood at 84"."""
        counted = word.partition(" ")[0] in lexicon.words("revisions", "counts")
        owner, _, last = self.low[phrase.start : phrase.end].rpartition(" ")
        return (
            counted
            and not owner.endswith(("'s", "’s", "s'", "s’"))
            and last in lexicon.words("revisions", "kinds_of_count")
        )

    def _according(self, cue: tuple[int, int], word: str, at: int, after: int) -> tuple[Speech, Phrase] | None:
        phrase = self.told_of(after) or self.after(after, name_only=False)
        relays = word in self.terms.relays
        if phrase is None:
            return None
        behind = self.token_at(phrase.end)
        if word.endswith(" from") and behind < self.count and self.words[behind] in _ACTING:
            return None  # "The new information from the coast could reduce the toll to 550"
        if word.endswith(" by") and (self.words[after] in self.grammar.until or self._is_means(phrase)):
            return None  # "15 deaths were reported by last week", "12 are sought by warrant"
        if word.endswith(" by") and not self.terms.pictures.isdisjoint(self.words[max(0, at - CAPTION) : at]):
            return None  # "this handout picture released by the agency shows"
        if word == PER and not self._is_of_several(phrase):
            return None  # "fell by 3, per capita"
        if (word in _REASONS or word.endswith(" from")) and not self._is_source(at, phrase):
            return None  # "citing a lack of funds", "cited by the government as a reason"
        speech, phrase = self._told(phrase, cue, f"according:{word}", at < 5 and not relays)
        if word in self.terms.of_one:  # "below the 8.6 billion forecast by 14 analysts"
            speech = speech._replace(start=self._noun_phrase_start(at), end=phrase.end)
        return speech, phrase

    def _is_of_several(self, phrase: Phrase) -> bool:
        """Whether a phrase names somebody, and does not count by them: "per the mayor", but not "per resident"."""
        name = self.low[phrase.start : phrase.end]
        named = self.words[self.token_at(phrase.start)] in self.grammar.determiners
        named = named or not self.text[phrase.start : phrase.end].islower()
        return named or (kind_of(name) is not None and head_of(name).endswith("s")) or name.endswith("sources")

    def _quoted_as(self, by: int) -> int:
        """Where "as saying" stands behind who quoted: "was quoted by state radio as saying"; 0 where it does not."""
        near = range(by + 2, min(by + 9, self.count - 1))
        return next((at for at in near if self.words[at] == "as" and self.words[at + 1] in _RELATING), 0)

    def _is_means(self, phrase: Phrase) -> bool:
        """Whether what stands behind "by" is a bare thing, that something is done by: "by warrant", "by phone"."""
        name = self.text[phrase.start : phrase.end]
        return name.islower() and name.isalpha() and not name.endswith("s") and kind_of(name) is None

    def _passive(self, cue: tuple[int, int], word: str, at: int, after: int) -> tuple[Speech, Phrase] | None:
        """Who speaks beside a passive: "officials were quoted as saying", "was put at 17 by the mayor"."""
        if word == "quoted" and self.words[after] == "as":
            first = self.before_adverbs(at - 1)
            phrase = self.before(first + 1, weak=False) if first >= 0 else None
            return (self._said(phrase, cue, word, after), phrase) if phrase else None
        if self.words[after] not in ("at", "as", "to", "from") and not word.endswith(" as"):
            return None
        by = next((index for index in range(after + 1, min(after + 8, self.count - 1)) if self.words[index] == "by"), 0)
        phrase = self.after(by + 1, name_only=False) if by else None
        if phrase is None or not (kind_of(self.low[phrase.start : phrase.end]) or self._is_named(phrase)):
            return None
        speech, phrase = self._told(phrase, (self.starts[by], self.ends[by]), f"passive:{word}", leading=False)
        return speech._replace(end=phrase.end), phrase

    def _is_named(self, phrase: Phrase) -> bool:
        """Whether a phrase is a name of two words or more, or a body's: "put at 12 by Ana Duarte", "by Unicef"."""
        first, last = self.token_at(phrase.start), self.token_at(phrase.end) - 1
        return names_body(self.text[phrase.start : phrase.end]) or (
            first < last and all(map(self.is_capital, (first, last)))
        )

    def _inverted(self, word: str, at: int, after: int) -> Phrase | None:
        """Who stands behind the verb: ', said Ana Duarte'."""
        vocabulary = self.terms
        if not at or word in ("told", "tells") or self.words[at - 1] not in BEFORE_INVERSION:
            return None
        weak = word in vocabulary.weak
        if (weak and word not in vocabulary.inverting) or self._follows_name(at):
            return None
        phrase = self.after(after, name_only=True)
        if not phrase:
            return None
        surface = self.text[phrase.start : phrase.end]  # ", declared two days of mourning" names nobody
        if not weak and not any(map(is_number_word, surface.split()[1:2])):  # "confirmed the two fires"
            return phrase
        return phrase if kind_of(surface.lower()) or surface != surface.lower() else None

    def _teller(self, word: str, at: int, after: int) -> Phrase | None:
        """Who stands before the verb, where they can be its subject."""
        vocabulary = self.terms
        if word in vocabulary.own_counts and word not in vocabulary.weak:
            return None
        if not self._agrees(at, word) or self._is_noun(word, after):
            return None
        recounts = (word in vocabulary.setting or word in _GIVES) and self._is_of_count(after)
        names = recounts or word not in vocabulary.of_things or (word in vocabulary.saying and self._closes(at, after))
        direct = recounts or (
            after < self.count and (self.words[after] == "that" or (names and self._is_object(after)))
        )
        closed = at - 3 if self.words[at - 2] in ('"', "”") else at - 2
        if names and at > 2 and self.words[closed] == ",":  # "19 were killed, Asia-Plus reported."
            direct = direct or self._ends_clause(after, word)
        return self.before(at, weak=word in vocabulary.weak, names=names, alone=direct)

    def _sharing(self, word: str, at: int) -> Phrase | None:
        """Whose word it is where they have done something first: "The agency issued a list, saying 40 had died"."""
        if at < 2 or (word, self.words[at - 1]) == ("say", "to"):  # "The mayor took to X to say that"
            return self._opening_before(at, at - 1) if at > 2 and "took" in self.words[:at] else None
        if word != "saying":
            return None
        if self.words[at - 1] != ",":
            return self._opening_before(at, at - 1) if self._is_behind_paper(at) else None
        return self._disputing(at - 1) or self._opening_before(at - 1, at - 1)

    def _opening_before(self, at: int, joint: int) -> Phrase | None:
        """Who opens the sentence before a token, a pronoun too, with a reach from a joint on: "It went on, saying"."""
        opening = self.opening_subject()
        first = self.words[0] in self.grammar.opening
        one = self.words[first] in self.terms.pronouns or self._is_lone_name(first)
        if opening is None and one and self._is_verb(first + 1):
            opening = Phrase(self.starts[first], self.ends[first], (self.starts[first], self.ends[first]))
        here = opening is not None and opening.end < self.starts[at]
        return opening._replace(reach=(self.starts[joint], self.ends[joint])) if opening and here else None

    def _is_behind_paper(self, at: int) -> bool:
        """Whether a paper is named before a word, and when it came out: "put out a statement late on Monday saying"."""
        for before in range(at - 1, max(0, at - 6), -1):
            if self.words[before] in self.terms.data:
                return True
            if not (self._is_time(before) or self.words[before] in self.grammar.times):
                break
        return False

    def _disputing(self, comma: int) -> Phrase | None:
        """Who says otherwise of what was told: ", a figure that the army disputed, saying"."""
        pieces = self._pieces_before(comma)
        if not pieces:
            return None  # a sign before the comma
        first, last = pieces[0][0], comma - 1
        that = next((at for at in range(first, last) if self.words[at] in ("that", "which")), -1)
        if that < 0 or self.words[last] not in self.terms.cues or self.words[last] not in self.terms.weak:
            return None
        phrase = self.before(last, weak=True, names=True, alone=True)
        return phrase and phrase._replace(reach=(self.starts[comma], self.ends[comma]))

    def _closes(self, at: int, after: int) -> bool:
        """Whether a comma, a subject and a verb are the last of what is told: "…, Ana Duarte added."."""
        ended = after >= self.count or self.words[after] in SIGNS
        return ended and "," in self.words[max(0, at - 4) : at]

    def _said(self, phrase: Phrase, cue: tuple[int, int], word: str, after: int) -> Speech:
        """The stretch of a speaker who stands before the verb."""
        elided, deed = phrase.reach[0] > phrase.end, word in self.terms.deeds  # a deed has its object behind it
        trailing = not deed and self._ends_clause(after, word) and phrase.start - self.start > 12 and not elided
        begin = self.start if trailing or (not elided and self._is_intro(phrase.start)) else phrase.reach[0]
        end = self.end
        if self._tells_both(phrase, after):
            begin = self._trailing_from(phrase.start)
        narrow = None if elided else self._clause_of(phrase, cue, after, trailing=trailing)
        if narrow:
            begin, end = narrow
        elif trailing:
            begin = self._trailing_from(phrase.start)
        else:
            end = self._leading_to(after, deed=deed)
        speaker = self._speaker(phrase, f"{DEED if deed else 'said'}:{word}")
        reach = (phrase.reach[0], max(cue[1], phrase.reach[1]))
        if word in ("told", "tells"):  # "told an audience of 600"
            reach = (reach[0], self._listeners_end(after))
        told_beside = self.words[self.token_at(phrase.start) - 1 : self.token_at(phrase.start)] == ["where"]
        return Speech(begin, end, speaker, not (trailing or told_beside), reach, self._relative(reach))

    def _tells_both(self, phrase: Phrase, after: int) -> bool:
        """Whether what stands before a speaker is theirs, too: "182 have died, officials say [on Monday]: 127 in"."""
        at = self.token_at(phrase.start)
        if after < self.count and self.words[after] in self.terms.tail:
            signs = (step for step in range(after, min(after + TAIL, self.count)) if self.words[step] in SIGNS)
            after = next(signs, after)
        told = after < self.count - 1 and self.words[after] == ":" and self.words[after + 1] not in ('"', "“", "'")
        return told and at > 2 and self.words[at - 1] == ","

    def _told(self, phrase: Phrase, cue: tuple[int, int], rule: str, leading: bool) -> tuple[Speech, Phrase]:
        reach = (cue[0], phrase.reach[1])
        begin = self.start
        if rule.startswith("according") and not leading:
            begin = self._trailing_from(cue[0], parted=True)
        elif rule.startswith("said_by"):
            begin = self._quoted_from(begin, cue[0])
        speaker = self._speaker(phrase, rule.replace(" ", "_"))
        narrated = rule.startswith("said_by")  # ", said Ana Duarte, who fled with her three children"
        return Speech(begin, self.end, speaker, leading, reach, reach[1] if narrated else self._relative(reach)), phrase

    def _speaker(self, phrase: Phrase, rule: str) -> Speaker:
        surface = self.text[phrase.start : phrase.end]
        return Speaker(surface, kind_of(self.low[phrase.start : phrase.end]), rule, phrase.start, phrase.end)
