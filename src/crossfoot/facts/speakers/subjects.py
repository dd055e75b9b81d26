"""Who stands before the verb of speech as its subject: "a spokesman for the ministry said"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.speakers.bodies import names_body
from crossfoot.facts.speakers.grammar import RELATIVE, SIGNS
from crossfoot.facts.speakers.phrases import Phrase, Phrases, owner_of
from crossfoot.facts.speakers.words import kind_of

RELATIVE_CLAUSE = 7
"""Words between "who" and the verb of speech that follows its clause."""


_OF_OBJECTS = frozenset({"its", "their", "his", "her", "put", "puts"})
_JOINING = lexicon.words("speaking", "seen_by")
"""Words between a paper's name and who saw it: ", a copy of which was seen by Reuters"."""
_OWN = [own.split() for own in lexicon.words("speaking", "own")]
_SEATED = lexicon.words("speaking", "seated")


class Subjects(Phrases):
    """The tokens of one sentence, asked for the subjects of its verbs of speech."""

    def before(self, at: int, *, weak: bool, names: bool = False, alone: bool = False) -> Phrase | None:
        """The subject of the verb of speech at a token; of a `weak` verb only one that can speak.

        With `names` whoever has a name of two words can: "Jose Tavares reported", but no typhoon recorded anything.
        With `alone` a name of one word can, too: "Chen put her losses at 40,000 yuan".
        """
        last = self.before_adverbs(at)
        if last >= 0 and self.words[last] in ("and", "but"):
            return self._elided(last, weak=weak)
        if last < 0 or self.words[last] in self.grammar.no_subject or self.words[last] in self.grammar.prepositions:
            return None
        if self.words[last] in ("the", "a", "an", "we", "i", "you") or self._is_hour(last - 1):
            return None  # "in the disputed province", "the gunmen we believe to be from the hills", "6:12 AM Updated"
        if self.words[last] in self.grammar.published:  # "a poll published on Thursday found"
            last -= 1
        reach = self.ends[last]
        last -= 2 * self._tells_country(last)
        written = self._before_seen_by(last)
        is_seen, last = written < last, written
        named = self._subject(last)
        if named and self.words[named[0] : named[0] + 1] == ["to"]:
            return self.opening_subject()  # "The firm declined to comment beyond a statement that said"
        tells_name = self.words[last] == "," and self._is_person_between(last)
        if named is None:
            return None
        if (
            named[0] > 1 and self.words[named[0]] == "whose" and self.words[named[1]].endswith(self.terms.data_ends)
        ):  # "Oxfam, whose figures put the toll at 40"
            owner = named[0] - 1 - (self.words[named[0] - 1] == ",")
            named = self._back(owner), owner, True, False
        first, last, hangs_on, apposed = named
        hangs_on = hangs_on or is_seen
        if self._is_object_of(first, last):  # "12 had lost their parents and the mayor said 40 were hurt"
            first = self._behind_and(first, last)
        named_from = first + (self.words[first : first + 1] == ["the"])
        weak = weak and not (apposed and self._is_name((first, last + 1)))  # "Ana Duarte, a doctor, put it at 12"
        if (
            first > last
            or "what" in self.words[first : last + 1]  # "half of what the prosecution had claimed"
            or self._is_object_of(first, last)
            or not (
                tells_name
                or self._can_speak(first, last, weak=weak)
                or (
                    names
                    and (self._is_person(first, last) or (named_from < last and self._is_name((named_from, last + 1))))
                )
                or (names and self._names_body(first, last))
                or self._is_gathered(first, last)
                or (alone and first == last and self._is_lone_name(first))
            )
        ):
            return None
        first = self._named_before(first, last)
        name_ends = self._before_participle(first, last)
        hangs_on, last = hangs_on or name_ends < last, name_ends
        start, end = self.starts[first], self.ends[last]
        end -= len(self.words[last]) - len(owner_of(self.words[last]))
        shown = reach if reach > self.ends[last] and not hangs_on and not RELATIVE.match(self.low, end) else end
        return self._gatherer(Phrase(start, shown - (self.text[shown - 1] == ","), (start, reach)))

    def _before_seen_by(self, last: int) -> int:
        """The last token of a paper's name, who only saw it left off: "kept by the mayor and seen by Reuters"."""
        by = next((at for at in range(last, max(1, last - 5), -1) if self.words[at] == "by"), 0)
        if not by or self.words[by - 1] not in self.terms.looked_at:
            return last
        before = by - 2
        while before > 0 and self.words[before] in _JOINING:
            before -= 1
        named = not {"by", "from", "of"}.isdisjoint(self.words[:before])
        first = self._back(before)
        return before if named or (first <= before and self._can_speak(first, before, weak=True)) else last

    def _names_body(self, first: int, last: int) -> bool:
        """Whether a phrase is by a word of it the name of a body: "the Securities Exchange", "Save the Children"."""
        return names_body(self.text[self.starts[first] : self.ends[last]])

    def _is_gathered(self, first: int, last: int) -> bool:
        """Whether a phrase is what a body gathered, and names it: "an internal memo of Save the Children"."""
        match = self.grammar.gathered.match(self.low, self.starts[first], self.ends[last])
        return match is not None and names_body(self.text[match.end() : self.ends[last]])

    def _behind_and(self, first: int, last: int) -> int:
        """Where a name begins behind the last "and" of a phrase; where the phrase does, if none does."""
        ands = (at for at in range(last - 1, first, -1) if self.words[at] == "and")
        return next((at + 1 for at in ands if self.words[at + 1] in self.grammar.determiners), first)

    def _tells_country(self, last: int) -> bool:
        """Whether a comma and a name only tell where the place before lies: "police in Sagafa, Egypt said"."""
        if last < 4 or self.words[last - 1] != "," or not (self.is_capital(last) and self.is_capital(last - 2)):
            return False
        if self.words[last - 2] in self.grammar.weekdays:
            return False  # "posted on its website on Monday, Oxfam said"
        somebody = self.words[last - 4] in self.terms.kinds
        return somebody and self.words[last - 3] in self.grammar.prepositions

    def _follows_name(self, at: int) -> bool:
        """Whether a name and what tells more of it are all that stands before a verb: "Ali, a nurse, said the fire"."""
        if at < 3 or self.words[at - 1] != ",":
            return False
        pieces = self._pieces_before(at - 1)
        if len(pieces) < 2 or pieces[-1][0] > 0:
            return False
        return self._is_apposition(pieces[0]) and self._is_name(pieces[-1])

    def _named_before(self, first: int, last: int) -> int:
        """The name before an apposition that no comma closes: "Arifa Rahman, an official of the owners told"."""
        if first < 2 or self.words[first - 1] != "," or not self._is_apposition((first, last + 1)):
            return first
        named = self._name_before(first - 1)
        if named is None or "and" in self.words[slice(*named)]:  # "in London, Leeds and Hull, police said"
            return first
        return named[0] if self.words[named[0]] not in self.grammar.introducing else first

    def _is_person_between(self, comma: int) -> bool:
        """Whether a name of two words stands right before a comma: "The head of the province, Timur Aliyev, said"."""
        named = self._name_before(comma)
        return named is not None and not self._is_place(named)

    def _name_before(self, comma: int) -> tuple[int, int] | None:
        """The name of two words or more that is all that stands before a comma, back to the last sign."""
        pieces = self._pieces_before(comma)
        named = bool(pieces) and pieces[0][1] - pieces[0][0] > 1 and self._is_name(pieces[0])
        return pieces[0] if named else None

    def before_adverbs(self, at: int) -> int:
        """The last token before a verb that is no adverb, day or bracket: that of its subject."""
        last = at - 1
        while last >= 0:
            if self.words[last] in self.terms.adverbs or self._is_time(last):
                last -= 1
            elif self._is_place_of_day(last):
                last -= 2
            elif dated := self.date_before(last):
                last -= dated
            elif self.words[last] == ")" and (opening := self._bracket_before(last)) != last:
                last = opening - 1  # "the Rural Fire Service (RFS) said"
            else:
                break
        return last

    def _subject(self, last: int) -> tuple[int, int, bool, bool] | None:
        """First and last token of the name that ends at `last`; whether more hangs on it; whether that names them."""
        hangs_on = apposed = False
        if self.words[last] == ",":
            comma, last = last, self._before_bracket(self._before_apposition(last))
            if last < 0:
                return None
            hangs_on = self._is_aside(self._pieces_before(comma)[0])
            apposed = not hangs_on
        elif self.is_relative(last):  # "villagers who accused him"
            last = self._before_bracket(last - 1 - (self.words[last - 1] == ","))
            return (self._antecedent(last), last, False, False) if last >= 0 else None
        by = self._participle_by(last)
        if by > 0:  # "Analysts polled by the agency expect"
            last, hangs_on = by - 1, not apposed
        first = self._back(last)
        relative = self._relative_before(first)
        within = 0 < relative < first - 1 <= last and self._is_verb(first - 1)  # "a porter who took part in the rescue"
        told = 0 < relative and self.words[relative - 1] in self.terms.data  # "a figure that the army disputed"
        if (
            relative > 1
            and not (told and first <= last)
            and (within or first > last or not self._can_speak(first, last, weak=True))
        ):
            last = relative - 1  # "The company which owns the mine had counted"
            first, hangs_on = self._back(last), True
        return first, last, hangs_on, apposed

    def _antecedent(self, last: int) -> int:
        """The first token of what a relative clause hangs on: of "compared with the town hall, which" the town hall."""
        first, near = self._back(last), last
        if self.is_capital(last) and first >= last:  # "compared with Saint Lucia Hospital, which"
            first = last
            while first > 1 and self.is_capital(first - 1):
                first -= 1
        while near > 0 and last - near < 8 and self.words[near] not in self.grammar.determiners:
            near -= 1
        before = self.words[near - 1] if near else ""
        return (
            near
            if first > near and before in self.grammar.prepositions and SIGNS.isdisjoint(self.words[near:last])
            else first
        )

    def _before_bracket(self, last: int) -> int:
        """The token before a bracket that ends at one, and any other token as it is: "the Survey (LGS), which"."""
        if last < 0 or self.words[last] != ")":
            return last
        opening = self._bracket_before(last)
        return opening - 1 if opening != last else last

    def _participle_by(self, last: int) -> int:
        """The participle of "polled by the agency", "sources involved in it", that ends a name; -1 where none does."""
        for at in range(last - 1, max(0, last - 8), -1):
            if self.words[at] in SIGNS:
                break
            if not self.words[at - 1].endswith("ed"):
                continue
            somebody = self.words[at - 2] in self.terms.kinds or self.words[at - 2] in self.terms.unnamed
            somebody = somebody and not self.is_relative(at - 2)
            hangs = self.words[at] == "by" or (somebody and self.words[at] in self.grammar.prepositions)
            if hangs and not self.is_capital(at - 1):
                return (
                    at - 1
                    if self.words[at - 2] not in self.grammar.no_subject and self.words[at - 2] not in SIGNS
                    else -1
                )
        return -1

    def _relative_before(self, first: int) -> int:
        """The relative pronoun before a token, an auxiliary passed over: "who was thrown clear"; -1 where none is."""
        at = first - 1
        while at > 0 and (self.words[at] in self.grammar.auxiliaries or self._is_participle(at)):
            at -= 1
        if at > 0 and (self.is_relative(at) or self.words[at] == "that"):
            return at
        for far in range(at, max(1, at - RELATIVE_CLAUSE), -1):  # "a porter who took part in the search"
            if self.words[far] in SIGNS or self.words[far] in self.terms.saying:
                break
            if self.words[far] == "who" and self.is_relative(far):
                return far
        return -1

    def _is_object_of(self, first: int, last: int) -> bool:
        """Whether it is the object of a verb, or runs over one: "The firm cut its profit", "groups say the real"."""
        if first and self.words[first - 1] in self.terms.setting:
            return True  # "lowered the number of children admitted to 12"
        within = self.words[first + 1 : last + 1]
        return not (_OF_OBJECTS.isdisjoint(within) and self.terms.saying.isdisjoint(within))

    def _elided(self, conjunction: int, *, weak: bool) -> Phrase | None:
        """The subject that two verbs share: "The Red Cross recovered 18 bodies and said dozens were missing"."""
        first = conjunction
        while first > 0 and self.words[first - 1] not in SIGNS:
            first -= 1
        if conjunction and self.words[conjunction - 1] == "," and first == conjunction:
            pieces = self._pieces_before(conjunction - 1)
            first = pieces[-1][0] if pieces else first
        while first < conjunction and self.words[first] in self.grammar.opening:
            first += 1
        last = first
        while last < conjunction and last - first < 10 and not self._is_verb(last):
            last += 1
        reach = self.starts[conjunction], self.ends[conjunction]
        if last in (conjunction, first) or self.words[first] in self.grammar.prepositions:
            opening = self.opening_subject()  # "The union called it “a slap in the face” and said"
            return opening._replace(reach=reach) if opening and opening.end < reach[0] else None
        named = not weak and (self._is_name((first, last)) if last - first > 1 else self._is_lone_name(first))
        if not (named or self._can_speak(first, last - 1, weak=True)):
            return None
        return Phrase(self.starts[first], self.ends[last - 1], reach)

    def opening_subject(self) -> Phrase | None:
        """Who opens the sentence as its subject, where they can speak: the navy of "The navy rescued 12, it said"."""
        dash = next((index for index in range(min(12, self.count)) if self.words[index] in ("-", "–", "—")), -1)
        first = dash + 1
        while first < self.count and self.words[first] in self.grammar.opening:
            first += 1
        last = first
        while last < self.count and last - first < 8 and not (self._is_verb(last) or self.words[last] in SIGNS):
            if self._is_time(last):
                break  # "Firefighters on Friday found"
            last += 1
        if last <= first or last >= self.count or self.words[first] in self.terms.pronouns:
            return None
        can_speak = self.words[first] not in self.grammar.prepositions and self._can_speak(first, last - 1, weak=True)
        if not (can_speak or self._is_person(first, last - 1) or self._names_body(first, last - 1)):
            return None
        start, end = self.starts[first], self.ends[last - 1]
        return self._named_behind(Phrase(start, end, (start, end)), last)

    def _named_behind(self, phrase: Phrase, comma: int) -> Phrase:
        """With the name between commas behind an office: "Its state chief, Ana Duarte, was held"."""
        last = comma + 1
        while last < self.count and self.is_capital(last) and last - comma < 5:
            last += 1
        if self.words[comma] != "," or last == comma + 1 or last >= self.count or self.words[last] != ",":
            return phrase
        return Phrase(phrase.start, self.ends[last - 1], (phrase.start, self.ends[last - 1]))

    def owner(self, at: int) -> Phrase | None:
        """Who owns the count at a token, where it is told "by" it: "by the army's count"."""
        before = max(self.start, self.starts[at] - 60)
        if _THEIRS.search(self.low, before, self.starts[at]):
            return Phrase(self.starts[at - 1], self.ends[at], (self.starts[at - 1], self.ends[at]))
        match = _OWNER.search(self.low, before, self.starts[at]) or self._counter(before, self.starts[at])
        return match and Phrase(*match.span("who"), (match.start(), match.end()))

    def _counter(self, before: int, stop: int) -> re.Match[str] | None:
        """Whose count it is where it is called after them: "by a Reuters tally"."""
        match = _COUNTER.search(self.low, before, stop)
        return match if match and (kind_of(match["who"]) or self.text[match.start("who")].isupper()) else None

    def _before_participle(self, first: int, last: int) -> int:
        """The last token of the name itself: "Firefighters battling the blaze said" is "Firefighters"."""
        for index in range(first + 1, last + 1):
            if (
                self.words[index].endswith("ing")
                and self.words[index - 1] in self.terms.kinds
                and not self.is_capital(index)
            ):
                return index - 1
        return last

    def _before_apposition(self, comma: int) -> int:
        """The last token of the name that stands before ", an official of the agency,"; -1 where there is none."""
        pieces = self._pieces_before(comma)
        if len(pieces) < 2:
            return -1
        told = self._is_apposition(pieces[0]) or self._is_name(pieces[0]) or self._is_aside(pieces[0])
        if not told and not self._is_name(self._before_who(pieces[0])):
            return -1
        place = self._is_name(pieces[0]) and self._is_place(pieces[0])  # "Ana Duarte, mayor of Lena, Ohio,"
        age = self.words[pieces[1][0]].isdigit()  # "Omar Haddad, 43, a welder,"
        outer = place and (self._is_apposition(pieces[1]) or self.words[pieces[1][0]] in _SEATED)
        if (age or outer or self._names_twice(pieces)) and len(pieces) > 2:
            return pieces[2][1] - 1
        return pieces[1][1] - 1

    def _before_who(self, piece: tuple[int, int]) -> tuple[int, int]:
        """A stretch up to its "who": "Mrs Emily Addo who prosecuted the case"."""
        who = next((at for at in range(piece[0] + 1, piece[1]) if self.words[at] in ("who", "whose")), piece[1])
        return piece[0], who

    def _names_twice(self, pieces: list[tuple[int, int]]) -> bool:
        """Whether a name stands before both: "Rosa, a porter at the clinic, where they were brought, confirmed"."""
        if len(pieces) < 3 or self._is_name(pieces[0]) or not self._is_apposition(pieces[1]):
            return False
        first = pieces[2][0]
        while first < pieces[2][1] and self.words[first] in self.grammar.opening:
            first += 1
        return self.words[first] not in self.grammar.prepositions and self._is_name((first, pieces[2][1]))

    def _is_aside(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch tells how or where they spoke: "quoted by the Post", "in a broadcast to the nation"."""
        opening = self.words[piece[0]]
        own = self.words[piece[0] + 1 : piece[0] + 3] in _OWN  # ", citing its own data,"
        if self.is_capital(piece[0]) or (opening in self.terms.according and not own):
            return False
        if opening in self.grammar.asides:
            return True
        if opening in self.grammar.verbs or opening in self.terms.weak:
            return True  # "a surgeon at the clinic, gave a higher toll, saying"
        if opening in self.terms.nobody and "of" in self.words[piece[0] : piece[1]]:
            return True  # "Volunteers, many of them students, say"
        if piece[1] - piece[0] == 1 and opening in self.terms.adverbs:
            return True  # "Police, however, say"
        return opening.endswith(("ing", "ed")) and len(opening) > 4

    def _is_time(self, index: int) -> bool:
        """A weekday between speaker and verb: "police on Tuesday said"."""
        word = self.words[index]
        return word in self.grammar.weekdays or (
            word in ("on", "by", "late", "early")
            and index + 1 < self.count
            and self.words[index + 1] in self.grammar.weekdays
        )

    def _is_place_of_day(self, last: int) -> bool:
        """Whether a day and a place stand between a speaker and the verb: "police Monday in Nairobi announced"."""
        placed = last > 2 and self.words[last - 1] in ("in", "at") and self.is_capital(last)
        return placed and self.words[last - 2] in self.grammar.weekdays

    def _is_lone_name(self, index: int) -> bool:
        """Whether a word is a name by itself, and none of those that only begin a sentence: "Enedis", "Moody's"."""
        word = self.words[index]
        no_name = word in self.grammar.determiners or word in self.terms.nobody or word in self.terms.stoppers
        return self.is_capital(index) and not no_name


_THEIRS = re.compile(r"\bby (?:its|their) $")
_COUNTER = re.compile(r"\bby an? (?P<who>[^,;.()]{2,40}?) $")
_OWNER = re.compile(r"\bby (?P<who>(?:[a-z]{2,4}\. ){0,2}[^,;.()]{2,48}?)['’]s? $")
