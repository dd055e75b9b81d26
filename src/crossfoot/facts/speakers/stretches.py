"""How far in a sentence somebody speaks: from where, to which clause's end, and past those who are told."""

from __future__ import annotations

from crossfoot.facts.speakers.grammar import CITING, SIGNS
from crossfoot.facts.speakers.names import Names
from crossfoot.facts.speakers.phrases import Phrase
from crossfoot.facts.speakers.words import is_country
from crossfoot.mentions.datelines import past_dateline
from crossfoot.mentions.scales import is_number_word

HEDGING = frozenset({"under", "between"})
"""Words that introduce a clause, but only hedge a number behind them."""


class Stretches(Names):
    """The tokens of one sentence, asked where what a speaker says begins and ends."""

    def _ends_clause(self, after: int, word: str) -> bool:
        """Whether the clause ends with its verb of speech: "…, police said on Tuesday"."""
        if after >= self.count or self.words[after] in SIGNS:
            return after >= self.count or self.words[after] != ":"
        told = word in ("told", "tells")
        if self.words[after] in CITING:
            return True
        if self.words[after] not in self.terms.tail and not told:
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

    def _clause_end(self, at: int) -> int:
        while at < self.count and self.words[at] not in SIGNS:
            at += 1
        return self.ends[at - 1]

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

    def _trailing_from(self, start: int, *, parted: bool = False) -> int:
        """Where begins what is told before its speaker: with the sentence, or at a quotation behind a colon.

        A semicolon parts it from a phrase that hangs on its own clause: "…; nine were hurt, according to the mayor".
        """
        behind = self.low.rfind("; ", self.start, start) + 1 if parted else 0
        return self._quoted_from(max(self.start, behind), start)

    def _quoted_from(self, begin: int, start: int) -> int:
        """Where a quotation behind a colon begins, and before it the narrator speaks: "…: “We found 12,” she said."."""
        quoted = max(self.low.rfind(f": {sign}", begin, start) for sign in '"“')
        return max(begin, quoted + 2 if quoted > 0 else 0)

    def _leading_to(self, after: int, *, deed: bool) -> int:
        """Where ends what is told behind its speaker: at a semicolon before somebody else who acts; a deed at any."""
        for at in range(after, self.count - 2):
            if self.words[at] == ";" and (deed or self._is_actor(at + 1)):
                return self.starts[at]
            if deed and self._is_told_of(at):
                return self.starts[at]
        return self.end

    def _is_told_of(self, at: int) -> bool:
        """Whether a token begins what a deed was about, which is not of it: "arrested 8 over a fire that killed 52"."""
        word, following = (*self.words[at : at + 2], "")[:2]
        charged = word == "for" and following.endswith("ing")  # "arrested 30 for looting 12 shops"
        return charged or word in self.terms.about or (word == "in" and following == "connection")

    def _is_actor(self, first: int) -> bool:
        """Whether a clause that begins here is told of somebody who could speak: "; Pakistan lost 11"."""
        begin = first + (self.words[first] in self.grammar.determiners)
        if is_number_word(self.words[begin]):
            return False  # "; 13,000 officers were to be on duty"
        named = not self.terms.kinds.keys().isdisjoint(self.words[begin : begin + 2])  # "; the coast guard saved 40"
        return named or (self.is_capital(first) and is_country(self.words[begin]))

    def _listeners_end(self, at: int) -> int:
        """Where those who were told end: before "that", with the clause, or where what they were told begins."""
        stop = at
        while stop < self.count and stop - at < 12 and self.words[stop] not in SIGNS and self.words[stop] != "that":
            if stop > at and (self._opens_noun_phrase(stop) or self._is_agency(stop - 1, stop)):
                break
            stop += 1
        while stop + 2 < self.count and self._is_age(stop):  # "told Hendrik Brandt, 58, that"
            stop += 3
        ended = stop < self.count and stop - at < 12
        return self.ends[stop - 1] if ended and stop > at else self.ends[at - 1]

    def _opens_noun_phrase(self, index: int) -> bool:
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
        return (
            word[0].isalpha() and word not in self.terms.kinds and word not in self.grammar.prepositions | {"and", "or"}
        )

    def _relative(self, reach: tuple[int, int]) -> int:
        """Where a clause begins that hangs on the speaker: "the army, which has lost 12 men, said"."""
        first, last = self.token_at(reach[0]), self.token_at(reach[1])
        for at in range(first + 1, last):
            counted = self.words[at] == "whose" and not self.terms.data.isdisjoint(self.words[at + 1 : at + 2])
            if (counted or self.words[at] in ("who", "which")) and self.words[at - 1] == ",":
                return self.starts[at]  # ", whose figures put it at 12"
        return reach[1]

    def _before_month(self, index: int) -> bool:
        return index + 1 < self.count and self.words[index + 1] in self.grammar.months

    def _is_intro(self, start: int) -> bool:
        """Whether what stands before a leading speaker is no clause of its own: "In the 12 districts hit, …"."""
        lead = self.low[min(past_dateline(self.text, self.start), start) : start].strip()
        if not lead or lead[-1] in '"”':
            return True
        first, _, rest = lead.partition(" ")
        first = first.strip('"“')
        if first in HEDGING and rest[:1].isdigit():
            return False  # "Between 20 and 30 students marched in Jakarta, and in Makassar, police said, 12 were held"
        return lead.endswith(",") and first in self.grammar.introducing and ";" not in lead
