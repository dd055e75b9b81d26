"""Who stands behind the verb, or behind "according to": ', said Ana Duarte, a diver'."""

from __future__ import annotations

from crossfoot.facts.clauses import clause_words
from crossfoot.facts.speakers.grammar import QUOTED, SIGNS
from crossfoot.facts.speakers.phrases import Phrase
from crossfoot.facts.speakers.subjects import Subjects
from crossfoot.mentions.scales import number_words

_SCENE = 60
"""Words in which the narrator tells of who spoke."""
_STOPS = frozenset('.;:!?"“”')
HELD = frozenset({"and", "or", "to", "save"})
"""Behind these an article is still of the name: "Save the Children"."""


class Names(Subjects):
    """The tokens of one sentence, asked for the speakers named behind its verbs of speech."""

    def after(self, at: int, *, name_only: bool) -> Phrase | None:
        """The phrase from a token on; with `name_only` one that stands behind its verb: ", said Ana Duarte"."""
        vocabulary = self.terms
        if at >= self.count:
            return None
        if gathered := self.grammar.gathered.match(self.low, self.starts[at], self.end):
            at = self.token_at(gathered.end())
            if at >= self.count:
                return None
        last = at
        while last < self.count and last - at < 14 and not self._ends_name(last, at):
            last += 1
        last = ended = last - 1
        while last > at and (self.words[last] in self.grammar.prepositions or self.words[last] in ("the", "a", "an")):
            last -= 1
        if last < at:
            return None
        following = self.words[last + 1] if last + 1 < self.count else "."
        spoken = self.words[at : last + 1]
        if (
            spoken[0] in vocabulary.not_speakers
            or spoken[0] in self.grammar.weekdays
            or spoken[0] in self.grammar.months
            or spoken[-1] in vocabulary.not_speakers
        ):
            return None
        if name_only and not self._is_inverted(at, last, following):
            return None
        end = self.ends[last]
        reach = self._past_bracketed_age(last)
        if last < ended and self.words[last + 1] != "at":  # "said Dr Ana Duarte of the 2,300-bed hospital"
            reach = self.ends[self._before_sign(ended)]
        phrase = Phrase(self.starts[at], end, (self.starts[at], reach))
        opens = at < 5 and (
            name_only or self._closes_sentence(last + 2)
        )  # "Over all, says the union, the household pays"
        whole = self._gatherer(phrase if opens else self._with_apposition(phrase, last + 1))
        return self._with_scene(whole) if name_only and not opens else whole

    def _past_bracketed_age(self, last: int) -> int:
        """Where a name ends with the age behind it: "said Koo Bon-hee (36)"."""
        aged = self.words[last + 1 : last + 4]
        told = len(aged) == 3 and aged[0] == "(" and aged[2] == ")" and aged[1].isdigit()
        return self.ends[last + 3 if told else last]

    def _with_scene(self, phrase: Phrase) -> Phrase:
        """With what the narrator tells of who spoke: ', said Ana Duarte, waiting outside with 200 others'."""
        comma = self.token_at(phrase.reach[1])
        if comma + 2 >= self.count or self.words[comma] != ",":
            return phrase
        opening, behind = self.words[comma + 1], self.words[comma + 2]
        tells = behind in self.terms.speech or behind in self.terms.weak or opening in self.grammar.telling_on
        who = opening in ("who", "whose") or (opening.endswith("ing") and len(opening) > 4)
        who = who or (opening in ("a", "an", "the") and self._has_relative(comma + 1))
        if not who or tells:
            return phrase
        return phrase._replace(reach=(phrase.reach[0], self.ends[self._before_stop(comma + 1)]))

    def _has_relative(self, first: int) -> bool:
        """Whether a relative clause hangs on what tells more of a name: "an engineer who has worked for 22 years"."""
        last = next((at for at in range(first, min(first + 10, self.count)) if self.words[at] in SIGNS), first + 10)
        return any(word in ("who", "whose") for word in self.words[first:last])

    def _before_stop(self, index: int) -> int:
        """The last token before the next stop or quotation mark."""
        last = min(self.count, index + _SCENE)
        while index + 1 < last and self.words[index + 1] not in _STOPS:
            index += 1
        return index

    def told_of(self, at: int) -> Phrase | None:
        """Who told it: the survivors of "according to what survivors told the coastguard"."""
        if at >= self.count or self.words[at] != "what":
            return None
        verb = next(
            (index for index in range(at + 2, min(at + 8, self.count)) if self.words[index] in self.terms.speech),
            0,
        )
        if not verb or not self._can_speak(at + 1, verb - 1, weak=True):
            return None
        return Phrase(self.starts[at + 1], self.ends[verb - 1], (self.starts[at], self.ends[self._before_sign(verb)]))

    def quoted(self, at: int) -> Phrase | None:
        """ "quoted the disaster center as saying": the origin is the one quoted."""
        match = QUOTED.match(self.text, self.starts[at], self.end) if at < self.count else None
        return match and Phrase(*match.span("who"), (match.start("who"), match.end()))

    def _ends_name(self, index: int, first: int) -> bool:
        """Whether the name that began at `first` has ended before this token."""
        word = self.words[index]
        if self._is_acronym(index):
            return False  # "the WHO"
        if word in SIGNS or (index > first and (word in self.grammar.ends_name or word in self.grammar.speech_again)):
            return True
        before = self.words[index - 1] if index > first else ""
        if before and word[0].isdigit() and (before == "at" or before not in self.grammar.prepositions):
            return True  # "according to police figures 40 were held", "estimated by police at 9,000"
        if index > first and self._begins_clause(index):
            return True
        if index + 1 == self.count:
            return False
        following = self.words[index + 1]
        if word in ("in", "on", "at"):
            return following in self.grammar.times
        return word == "and" and following not in self.grammar.determiners and not self._is_speaking_word(index + 1)

    def _begins_clause(self, index: int) -> bool:
        """Whether what was said begins behind a name that no comma closes: "according to the mayor there are 12"."""
        before, word = self.words[index - 1], self.words[index]
        if before in HELD or before in self.grammar.determiners or before.endswith(("ing", "ed")):
            return False  # "the two governments", "officials citing the ministry"
        if before in clause_words().prepositions:
            return False  # "a doctor of the clinic"
        if word in self.grammar.determiners or word in self.grammar.clause_subjects:
            return word != "at" or self.words[index + 1 : index + 2] in (["least"], ["most"])
        known = self.terms.kinds
        ended = self.is_capital(index - 1) or before in known
        if not ended or self.is_capital(index) or not word.isalpha() or word in self.grammar.prepositions:
            return False
        return word not in known and word not in self.terms.data and self._has_verb(index)

    def _has_verb(self, index: int) -> bool:
        """Whether a verb stands at a token, or behind it before its object: "according to doctors shells killed 9"."""
        if self._is_finite(index):
            return True
        if index + 2 >= self.count or self.words[index] in self.grammar.adjectives:
            return False
        word, following = self.words[index + 1], self.words[index + 2]
        has_object = (
            following[0].isdigit() or following in self.grammar.determiners or following in number_words().small
        )
        return self._is_finite(index + 1) or (word.endswith("ed") and has_object)

    def _before_sign(self, index: int) -> int:
        """The last token before the next sign."""
        while index + 1 < self.count and self.words[index + 1] not in SIGNS:
            index += 1
        return index

    def _closes_sentence(self, index: int) -> bool:
        """Whether a stretch that follows a comma runs to the end, so that it is the main clause, no apposition."""
        while index < self.count and self.words[index] not in SIGNS:
            index += 1
        return index >= self.count - 1

    def _is_inverted(self, at: int, last: int, following: str) -> bool:
        first = self.words[at]
        if (
            following in self.grammar.finite
            or first in self.grammar.weekdays
            or first in self.grammar.months
            or first in self.terms.tail
            or (first[0].isdigit() and not first.endswith(("1st", "2nd")))  # "said 1st Lt. Marc Dupree"
        ):
            return False
        if any(self._is_verb(index) for index in range(at + 1, last + 1)):
            return False
        if any(self.words[index].replace(",", "").isdecimal() for index in range(at, last + 1)):
            return False  # "announced compensation of 200,000 rupees"
        spoken = {word.removesuffix("'s") for word in self.words[at : last + 1]}
        if not spoken.isdisjoint(self.terms.kinds.keys() - self.terms.half_kinds):
            return True
        named = self.text[self.starts[last]].isupper()
        if first in self.grammar.determiners and first not in ("two", "three"):  # "said a mechanic"
            return following in SIGNS or following == "who" or named
        if last > at:  # "said baker Ana Duarte"
            return named or (self.is_capital(at) and (following in SIGNS or following in self.grammar.prepositions))
        return self.is_capital(at) or first in self.terms.pronouns

    def _with_apposition(self, phrase: Phrase, comma: int) -> Phrase:
        if comma + 1 >= self.count or self.words[comma] != ",":
            return phrase
        opening = self.words[comma + 1]
        if opening.isdigit() and comma + 2 < self.count and self.words[comma + 2] not in SIGNS:
            return phrase  # "According to the ministry, 78 houses, two schools and eight shops were destroyed"
        last = comma + 1
        while last < self.count and self.words[last] not in SIGNS:
            if last > comma + 1 and self._is_finite(last) and opening not in ("who", "whose", "which"):
                return phrase
            if last > comma + 1 and self.words[last][0].isdigit() and self.token_at(phrase.start) < 6:
                return phrase  # "According to a report, the slide buried 60 houses"
            last += 1
        if not (self._is_apposition((comma + 1, last)) or (self._is_name((comma + 1, last)) and last > comma + 2)):
            return phrase
        end = self.ends[last - 1]
        shown = phrase.end if opening in ("who", "whose", "which") else end
        reach = self.ends[last + 1] if self._is_age(last) else end  # "said a survivor, Koo Bon-hee, 36."
        if self.words[last + 1 : last + 2] == ["aged"] and self.words[last + 2 : last + 3] != [","]:
            reach = self.ends[min(last + 2, self.count - 1)]  # "said Ram Kumar, a porter, aged 52, who"
        return Phrase(phrase.start, shown, (phrase.reach[0], reach))

    def _is_finite(self, index: int) -> bool:
        """Whether a word is the verb of a clause: "According to the bank, the lender intends to close 12 branches"."""
        word = self.words[index]
        if word in self.grammar.finite:
            return True
        if word.endswith("s") and self.words[index + 1 : index + 2] == ["to"]:
            return True  # "intends to"
        known = clause_words()
        return word in known.verbs and word not in known.either and not word.endswith(("ed", "ing"))
