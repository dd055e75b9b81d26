"""The noun phrase that names a speaker: before a verb of speech, or after it or after "according to"."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from operator import add

from crossfoot.facts import gazetteer
from crossfoot.facts.speaker_words import (
    ADJECTIVES,
    APPOSING,
    AUXILIARIES,
    DETERMINERS,
    ENDS_NAME,
    FINITE,
    GATHERED,
    MONTHS,
    NO_SUBJECT,
    OPENING,
    PARTICLES,
    PREPOSITIONS,
    PUBLISHED,
    QUOTED,
    RELATIVE,
    SIGNS,
    SPEECH_AGAIN,
    TIMES,
    TOKEN,
    VERBS,
    WEEKDAYS,
    is_country,
    kind_of,
    words,
)
from crossfoot.values import Value


class Phrase(Value):
    """A noun phrase that names a speaker: `start` to `end` as shown, `reach` with the clauses that hang on it."""

    start: int
    end: int
    reach: tuple[int, int]


class Phrases:
    """The tokens of one sentence, asked for the phrases that name speakers."""

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text, self.low, self.start, self.end = text, low, start, end
        piece = text[start:end]
        padded = TOKEN.findall(piece)
        self.starts = list(accumulate(map(len, padded), initial=start))
        self.starts.pop()
        self.words = list(map(str.lower, map(str.rstrip, padded)))
        self.ends: list[int] = list(map(add, self.starts, map(len, self.words)))
        self.count = len(self.words)

    def token_at(self, offset: int) -> int:
        """The index of the token that starts at an offset, or of the first after it."""
        return bisect_left(self.starts, offset)

    def _is_capital(self, index: int) -> bool:
        return self.text[self.starts[index]].isupper()

    # Before the verb: "a spokesman for the ministry said".

    def before(self, at: int, *, weak: bool, names: bool = False, alone: bool = False) -> Phrase | None:
        """The subject of the verb of speech at a token; of a `weak` verb only one that can speak.

        With `names` whoever has a name of two words can: "Jose Tavares reported", but no typhoon recorded anything.
        With `alone` a name of one word can, too: "Chen put her losses at 40,000 yuan".
        """
        last = self.before_adverbs(at)
        if last >= 0 and self.words[last] in ("and", "but"):
            return self._elided(last)
        if last < 0 or self.words[last] in NO_SUBJECT or self.words[last] in PREPOSITIONS:
            return None
        if self.words[last] in PUBLISHED:  # "a poll published on Thursday found"
            last -= 1
        reach = self.ends[last]
        named = self._subject(last)
        if named is None:
            return None
        first, last, hangs_on, apposed = named
        weak = weak and not (apposed and self._is_name((first, last + 1)))  # "Ana Duarte, a doctor, put it at 12"
        if (
            first > last
            or "what" in self.words[first : last + 1]  # "half of what the prosecution had claimed"
            or self._is_object_of(first, last)
            or not (
                self._can_speak(first, last, weak=weak)
                or (names and self._is_person(first, last))
                or (alone and first == last and self._is_lone_name(first))
            )
        ):
            return None
        name_ends = self._before_participle(first, last)
        hangs_on, last = hangs_on or name_ends < last, name_ends
        start, end = self.starts[first], self.ends[last]
        if self.words[last].endswith(("'s", "’s")):
            end -= 2
        shown = reach if reach > self.ends[last] and not hangs_on and not RELATIVE.match(self.low, end) else end
        return self._gatherer(Phrase(start, shown - (self.text[shown - 1] == ","), (start, reach)))

    def before_adverbs(self, at: int) -> int:
        """The last token before a verb that is no adverb, day or bracket: that of its subject."""
        last = at - 1
        while last >= 0:
            if self.words[last] in words().adverbs or self._is_time(last):
                last -= 1
            elif self.words[last] == ")" and (opening := self._bracket_before(last)) != last:
                last = opening - 1  # "the Rural Fire Service (RFS) said"
            else:
                break
        return last

    def _subject(self, last: int) -> tuple[int, int, bool, bool] | None:
        """First and last token of the name that ends at `last`; whether more hangs on it; whether that names them."""
        hangs_on = apposed = False
        if self.words[last] == ",":
            comma, last = last, self._before_apposition(last)
            if last < 0:
                return None
            hangs_on = self._is_aside(self._pieces_before(comma)[0])
            apposed = not hangs_on
        elif self.is_relative(last):  # "villagers who accused him"
            last -= 1 + (self.words[last - 1] == ",")
            return (self._back(last), last, False, False) if last >= 0 else None
        by = self._participle_by(last)
        if by > 0:  # "Analysts polled by the agency expect"
            last, hangs_on = by - 1, not apposed
        first = self._back(last)
        relative = self._relative_before(first)
        if relative > 1 and (first > last or not self._can_speak(first, last, weak=True)):
            last = relative - 1  # "The company which owns the mine had counted"
            first, hangs_on = self._back(last), True
        return first, last, hangs_on, apposed

    def _participle_by(self, last: int) -> int:
        """The participle of "polled by the agency", where that stands at the end of a name; -1 where none does."""
        for at in range(last - 1, max(0, last - 8), -1):
            if self.words[at] in SIGNS:
                break
            if self.words[at] == "by" and self.words[at - 1].endswith("ed") and not self._is_capital(at - 1):
                return at - 1 if self.words[at - 2] not in NO_SUBJECT and self.words[at - 2] not in SIGNS else -1
        return -1

    def _relative_before(self, first: int) -> int:
        """The relative pronoun before a token, an auxiliary passed over: "who was thrown clear"; -1 where none is."""
        at = first - 1
        while at > 0 and (self.words[at] in AUXILIARIES or self._is_participle(at)):
            at -= 1
        return at if at > 0 and (self.is_relative(at) or self.words[at] == "that") else -1

    def is_relative(self, index: int) -> bool:
        """Whether a token is a relative pronoun that stands for somebody: "who", but not "the WHO"."""
        return self.words[index] in ("who", "which") and not self._is_capital(index)

    def _is_object_of(self, first: int, last: int) -> bool:
        """Whether a phrase has what somebody owns behind its head, as object of a verb: "The firm cut its profit"."""
        return any(self.words[at] in ("its", "their", "his", "her") for at in range(first + 1, last + 1))

    def _elided(self, conjunction: int) -> Phrase | None:
        """The subject that two verbs share: "The Red Cross recovered 18 bodies and said dozens were missing"."""
        first = conjunction
        while first > 0 and self.words[first - 1] not in SIGNS:
            first -= 1
        if conjunction and self.words[conjunction - 1] == "," and first == conjunction:
            pieces = self._pieces_before(conjunction - 1)
            first = pieces[-1][0] if pieces else first
        while first < conjunction and self.words[first] in OPENING:
            first += 1
        last = first
        while last < conjunction and last - first < 10 and not self._is_verb(last):
            last += 1
        reach = self.starts[conjunction], self.ends[conjunction]
        if last in (conjunction, first) or self.words[first] in PREPOSITIONS:
            opening = self.opening_subject()  # "The union called it “a slap in the face” and said"
            return opening._replace(reach=reach) if opening and opening.end < reach[0] else None
        if not self._can_speak(first, last - 1, weak=True):
            return None
        return Phrase(self.starts[first], self.ends[last - 1], reach)

    def opening_subject(self) -> Phrase | None:
        """Who opens the sentence as its subject, where they can speak: the navy of "The navy rescued 12, it said"."""
        dash = next((index for index in range(min(12, self.count)) if self.words[index] in ("-", "–", "—")), -1)
        first = dash + 1
        while first < self.count and self.words[first] in OPENING:
            first += 1
        last = first
        while last < self.count and last - first < 8 and not (self._is_verb(last) or self.words[last] in SIGNS):
            last += 1
        if last <= first or last >= self.count or self.words[first] in words().pronouns:
            return None
        can_speak = self.words[first] not in PREPOSITIONS and self._can_speak(first, last - 1, weak=True)
        if not (can_speak or self._is_person(first, last - 1)):
            return None
        start, end = self.starts[first], self.ends[last - 1]
        return Phrase(start, end, (start, end))

    def _is_verb(self, index: int) -> bool:
        word = self.words[index]
        if self._is_capital(index):
            return False
        verbs = word in words().stoppers or word in VERBS or word in words().speech
        return verbs or (word.endswith("ed") and len(word) > 4)

    def _before_participle(self, first: int, last: int) -> int:
        """The last token of the name itself: "Firefighters battling the blaze said" is "Firefighters"."""
        for index in range(first + 1, last + 1):
            if (
                self.words[index].endswith("ing")
                and self.words[index - 1] in words().kinds
                and not self._is_capital(index)
            ):
                return index - 1
        return last

    def _is_time(self, index: int) -> bool:
        """A weekday between speaker and verb: "police on Tuesday said"."""
        word = self.words[index]
        return word in WEEKDAYS or (word in ("on", "by", "late", "early") and self.words[index + 1] in WEEKDAYS)

    def _before_apposition(self, comma: int) -> int:
        """The last token of the name that stands before ", an official of the agency,"; -1 where there is none."""
        pieces = self._pieces_before(comma)
        if len(pieces) < 2:
            return -1
        if not (self._is_apposition(pieces[0]) or self._is_name(pieces[0]) or self._is_aside(pieces[0])):
            return -1
        place = self._is_name(pieces[0]) and self._is_place(pieces[0])  # "Ana Duarte, mayor of Lena, Ohio,"
        age = self.words[pieces[1][0]].isdigit()  # "Omar Haddad, 43, a welder,"
        if (age or (place and self._is_apposition(pieces[1]))) and len(pieces) > 2:
            return pieces[2][1] - 1
        return pieces[1][1] - 1

    def _pieces_before(self, comma: int) -> list[tuple[int, int]]:
        """The stretches between commas before this one, the nearest first, as ranges of tokens."""
        pieces: list[tuple[int, int]] = []
        stop = comma
        while len(pieces) < 3:
            start = stop
            while start > 0 and (self.words[start - 1] not in SIGNS or self.words[start - 1] == ")"):
                start -= 1
                if self.words[start] == ")":
                    start = self._bracket_before(start)
            if start == stop:
                break
            pieces.append((start, stop))
            if start == 0 or self.words[start - 1] != ",":
                break
            stop = start - 1
        return pieces

    def _bracket_before(self, closing: int) -> int:
        """The token of the bracket that a closing one closes; its own where there is none near."""
        opening = closing
        while opening > max(0, closing - 12) and self.words[opening] != "(":
            opening -= 1
        return opening if self.words[opening] == "(" else closing

    def _is_apposition(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch tells more of the name before it: "an official of the agency", "29"."""
        opening = self.words[piece[0]]
        return (
            opening in APPOSING
            or opening.isdigit()
            or (opening in words().kinds and self.text[self.starts[piece[0]]].islower())
        )

    def _is_aside(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch tells how or where they spoke: "quoted by the Post", "in a broadcast to the nation"."""
        opening = self.words[piece[0]]
        if self._is_capital(piece[0]) or opening in words().according:
            return False
        if opening in ("in", "on", "at", "by", "for", "known", "led", "run"):
            return True
        if piece[1] - piece[0] == 1 and opening in words().adverbs:
            return True  # "Police, however, say"
        return opening.endswith(("ing", "ed")) and len(opening) > 4

    def _is_person(self, first: int, last: int) -> bool:
        """Whether a phrase is a name of two words or more: "Warden Jose Tavares"."""
        return 0 < last - first < 5 and all(map(self._is_capital, range(first, last + 1)))

    def _is_lone_name(self, index: int) -> bool:
        """Whether a word is a name by itself, and none of those that only begin a sentence: "Enedis", "Moody's"."""
        word = self.words[index]
        no_name = word in DETERMINERS or word in words().nobody or word in words().stoppers
        return self._is_capital(index) and not no_name

    def _is_name(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch is a name and no more: "Rosa Fuentealba", "Colo."."""
        first = piece[0] + self.words[piece[0]].endswith("-old")  # "26-year-old Ali Musa"
        if not first < piece[1] <= first + 5 or not self._is_capital(first) or not self._is_capital(piece[1] - 1):
            return False
        return all(self._is_capital(index) or self.words[index] in PARTICLES for index in range(first, piece[1]))

    def _is_place(self, piece: tuple[int, int]) -> bool:
        name = self.low[self.starts[piece[0]] : self.ends[piece[1] - 1]]
        return name.endswith(".") or bool(gazetteer.lookup(gazetteer.folded(name)))

    def _back(self, last: int) -> int:
        """The first token of the noun phrase that ends at `last`."""
        vocabulary = words()
        if self.words[last] in vocabulary.pronouns:
            return last  # "told the radio she had counted"
        first = last + 1
        while first > 0 and last - first < 14:
            word = self.words[first - 1]
            if word in SIGNS or word in vocabulary.stoppers or word in WEEKDAYS:
                break
            if word in ("and", "or") and not (first >= 2 and self._is_speaking_word(first - 2)):
                break
            if self._is_participle(first - 1):
                break
            first -= 1
        return self._past_intro(first, last)

    def _is_speaking_word(self, index: int) -> bool:
        return self.words[index] in words().kinds or (index > 0 and self._is_capital(index))

    def _is_participle(self, index: int) -> bool:
        word = self.words[index]
        if not word.endswith("ed") or "-" in word or self._is_capital(index):
            return False
        return not (index and self.words[index - 1] in DETERMINERS)

    def _past_intro(self, first: int, last: int) -> int:
        """Past a time or place at the head: "In 2009 police" is "police"."""
        if first <= last and self.words[first] in PREPOSITIONS:
            for index in range(first + 2, last + 1):
                if self.words[index] in words().kinds or self.words[index] in words().pronouns:
                    while index - 1 > first + 1 and (
                        self.words[index - 1] in DETERMINERS or self.words[index - 1] in ADJECTIVES
                    ):
                        index -= 1
                    return index
            return last + 1
        while first <= last and self.words[first] in OPENING:
            first += 1
        return first

    def _can_speak(self, first: int, last: int, *, weak: bool) -> bool:
        vocabulary = words()
        spoken = [word.removesuffix("'s").removesuffix("’s") for word in self.words[first : last + 1]]
        head = self.text[self.starts[last] : self.ends[last]]
        if spoken[0] in vocabulary.nobody and not head.isupper() and (spoken[0] != "one" or len(spoken) == 1):
            return False
        if len(spoken) == 1 and spoken[0] in vocabulary.pronouns:
            return True
        if spoken[0] in ("its", "their") and spoken[-1] in vocabulary.data:
            return True
        if not vocabulary.unnamed.isdisjoint(spoken):
            return True
        if any(word in vocabulary.kinds or word in vocabulary.data for word in spoken) or kind_of(" ".join(spoken)):
            return True
        named = any(
            self._is_capital(index) and self.words[index] not in DETERMINERS
            for index in range(first, last + 1)
            if index or len(spoken) <= 3
        )
        if weak:
            alone = last == first or (last == first + 1 and spoken[0] in ("neighbouring", "neighboring"))
            return named and ((head.isupper() and len(head) > 1) or (alone and is_country(spoken[-1])))
        return named or len(spoken) <= 4

    def owner(self, at: int) -> Phrase | None:
        """Who owns the count at a token, where it is told "by" it: "by the army's count"."""
        before = max(self.start, self.starts[at] - 60)
        if _THEIRS.search(self.low, before, self.starts[at]):
            return Phrase(self.starts[at - 1], self.ends[at], (self.starts[at - 1], self.ends[at]))
        match = _OWNER.search(self.low, before, self.starts[at])
        return match and Phrase(*match.span("who"), (match.start(), match.end()))

    # After the verb: ', said Fauzi', "according to the mayor".

    def after(self, at: int, *, name_only: bool) -> Phrase | None:
        """The phrase from a token on; with `name_only` one that stands behind its verb: ", said Ana Duarte"."""
        vocabulary = words()
        if at >= self.count:
            return None
        if gathered := GATHERED.match(self.low, self.starts[at], self.end):
            at = self.token_at(gathered.end())
            if at >= self.count:
                return None
        last = at
        while last < self.count and last - at < 14 and not self._ends_name(last, at):
            last += 1
        last = ended = last - 1
        while last > at and (self.words[last] in PREPOSITIONS or self.words[last] in ("the", "a", "an")):
            last -= 1
        if last < at:
            return None
        following = self.words[last + 1] if last + 1 < self.count else "."
        spoken = self.words[at : last + 1]
        if spoken[0] in vocabulary.not_speakers or spoken[0] in TIMES_ALONE or spoken[-1] in vocabulary.not_speakers:
            return None
        if name_only and not self._is_inverted(at, last, following):
            return None
        end = self.ends[last]
        reach = end
        if last < ended:  # "said Dr Ana Duarte of the 2,300-bed hospital"
            reach = self.ends[self._before_sign(ended)]
        phrase = Phrase(self.starts[at], end, (self.starts[at], reach))
        opens = at < 5 and (
            name_only or self._closes_sentence(last + 2)
        )  # "Over all, says the union, the household pays"
        return self._gatherer(phrase if opens else self._with_apposition(phrase, last + 1))

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

    def _ends_name(self, index: int, first: int) -> bool:
        """Whether the name that began at `first` has ended before this token."""
        word = self.words[index]
        if self._is_acronym(index):
            return False  # "the WHO"
        if word in SIGNS or (index > first and (word in ENDS_NAME or word in SPEECH_AGAIN)):
            return True
        if index > first and word[0].isdigit() and self.words[index - 1] not in PREPOSITIONS:
            return True  # "according to police figures 40 were held"
        if index + 1 == self.count:
            return False
        following = self.words[index + 1]
        if word in ("in", "on", "at"):
            return following in TIMES
        return word == "and" and following not in DETERMINERS and not self._is_speaking_word(index + 1)

    def _is_acronym(self, index: int) -> bool:
        surface = self.text[self.starts[index] : self.ends[index]]
        return len(surface) > 1 and surface.isalpha() and surface.isupper() and not self.text.isupper()

    def _is_inverted(self, at: int, last: int, following: str) -> bool:
        first = self.words[at]
        if following in FINITE or first in WEEKDAYS or first in MONTHS or first in words().tail or first[0].isdigit():
            return False
        if any(self._is_verb(index) for index in range(at + 1, last + 1)):
            return False
        if any(self.words[index].replace(",", "").isdecimal() for index in range(at, last + 1)):
            return False  # "announced compensation of 200,000 rupees"
        if any(word.removesuffix("'s") in words().kinds for word in self.words[at : last + 1]):
            return True
        named = self.text[self.starts[last]].isupper()
        if first in DETERMINERS and first not in ("two", "three"):  # "said a mechanic"
            return following in SIGNS or following == "who" or named
        if last > at:  # "said baker Ana Duarte"
            return named or (self._is_capital(at) and (following in SIGNS or following in PREPOSITIONS))
        return self._is_capital(at) or first in words().pronouns

    def _with_apposition(self, phrase: Phrase, comma: int) -> Phrase:
        if comma + 1 >= self.count or self.words[comma] != ",":
            return phrase
        opening = self.words[comma + 1]
        last = comma + 1
        while last < self.count and self.words[last] not in SIGNS:
            if last > comma + 1 and self.words[last] in FINITE and opening not in ("who", "whose"):
                return phrase
            last += 1
        if not (self._is_apposition((comma + 1, last)) or (self._is_name((comma + 1, last)) and last > comma + 2)):
            return phrase
        end = self.ends[last - 1]
        shown = phrase.end if opening in ("who", "whose", "which") else end
        reach = self.ends[last + 1] if self._is_age(last) else end  # "said a survivor, Koo Bon-hee, 36."
        return Phrase(phrase.start, shown, (phrase.reach[0], reach))

    def _is_age(self, comma: int) -> bool:
        """Whether a comma opens somebody's age, told behind the name: "Koo Bon-hee, 36."."""
        return (
            comma + 2 < self.count
            and self.words[comma] == ","
            and self.words[comma + 1].isdigit()
            and len(self.words[comma + 1]) < 3
            and self.words[comma + 2] in SIGNS
        )

    def quoted(self, at: int) -> Phrase | None:
        """ "quoted the disaster center as saying": the origin is the one quoted."""
        match = QUOTED.match(self.text, self.starts[at], self.end) if at < self.count else None
        return match and Phrase(*match.span("who"), (match.start("who"), match.end()))

    def _gatherer(self, phrase: Phrase) -> Phrase:
        """Of "figures released by the ministry" the ministry."""
        match = GATHERED.match(self.low, phrase.start, phrase.end)
        return phrase._replace(start=match.end()) if match and match.end() < phrase.end else phrase


_THEIRS = re.compile(r"\bby (?:its|their) $")
TIMES_ALONE = WEEKDAYS | MONTHS
_OWNER = re.compile(r"\bby (?P<who>[^,;.()]{2,48}?)['’]s? $")
