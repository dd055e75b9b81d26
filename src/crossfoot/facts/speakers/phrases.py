"""The noun phrases of a sentence that can name a speaker: where they begin, and whether they can speak."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from operator import add

from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.speakers.grammar import SIGNS, grammar
from crossfoot.facts.speakers.words import is_country, kind_of, words
from crossfoot.values import Value

_WITHIN = frozenset({"and", "of", "for"})
"""Small words that stand within the names of bodies."""


class Phrase(Value):
    """A noun phrase that names a speaker: `start` to `end` as shown, `reach` with the clauses that hang on it."""

    start: int
    end: int
    reach: tuple[int, int]


class Phrases:
    """The tokens of one sentence, asked for the phrases that name speakers."""

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text, self.low, self.start, self.end = text, low, start, end
        self.grammar, self.terms = grammar(), words()
        piece = text[start:end]
        padded = self.grammar.token.findall(piece)
        self.starts = list(accumulate(map(len, padded), initial=start))
        self.starts.pop()
        self.words = list(map(str.lower, map(str.rstrip, padded)))
        self.ends: list[int] = list(map(add, self.starts, map(len, self.words)))
        self.count = len(self.words)

    def token_at(self, offset: int) -> int:
        """The index of the token that starts at an offset, or of the first after it."""
        return bisect_left(self.starts, offset)

    def is_capital(self, index: int) -> bool:
        """Whether a token begins with a capital, or with an article before one: "al-Baldawi"."""
        start = self.starts[index]
        if self.text[start].isupper():
            return True
        article, hyphen, _ = self.words[index].partition("-")
        return bool(hyphen) and article in self.grammar.articles and self.text[start + len(article) + 1].isupper()

    def is_relative(self, index: int) -> bool:
        """Whether a token is a relative pronoun that stands for somebody: "who", but not "the WHO"."""
        return self.words[index] in ("who", "which") and not self.is_capital(index)

    def _is_verb(self, index: int) -> bool:
        word = self.words[index]
        if self.is_capital(index):
            return False
        verbs = word in self.terms.stoppers or word in self.grammar.verbs or word in self.terms.speech
        return verbs or (word.endswith("ed") and len(word) > 4)

    def _is_participle(self, index: int) -> bool:
        word = self.words[index]
        if not word.endswith("ed") or "-" in word or self.is_capital(index):
            return False
        return not (index and self.words[index - 1] in self.grammar.determiners)

    def _is_acronym(self, index: int) -> bool:
        surface = self.text[self.starts[index] : self.ends[index]]
        return len(surface) > 1 and surface.isalpha() and surface.isupper() and not self.text.isupper()

    def _is_speaking_word(self, index: int) -> bool:
        return self.words[index] in self.terms.kinds or (index > 0 and self.is_capital(index))

    def _is_person(self, first: int, last: int) -> bool:
        """Whether a phrase is a name of two words or more: "Warden Jose Tavares"."""
        return 0 < last - first < 5 and all(map(self.is_capital, range(first, last + 1)))

    def _is_name(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch is a name and no more: "Rosa Fuentealba", "Colo."."""
        first = piece[0] + self.words[piece[0]].endswith("-old")  # "26-year-old Ali Musa"
        if not first < piece[1] <= first + 5 or not self.is_capital(first) or not self.is_capital(piece[1] - 1):
            return False
        particles = self.grammar.particles
        return all(self.is_capital(index) or self.words[index] in particles for index in range(first, piece[1]))

    def _is_place(self, piece: tuple[int, int]) -> bool:
        name = self.low[self.starts[piece[0]] : self.ends[piece[1] - 1]]
        return name.endswith(".") or bool(gazetteer.lookup(gazetteer.folded(name)))

    def _is_age(self, comma: int) -> bool:
        """Whether a comma opens somebody's age, told behind the name: "Koo Bon-hee, 36."."""
        return (
            comma + 2 < self.count
            and self.words[comma] == ","
            and self.words[comma + 1].isdigit()
            and len(self.words[comma + 1]) < 3
            and self.words[comma + 2] in SIGNS
        )

    def _is_hour(self, index: int) -> bool:
        """Whether a token is the hour of a clock: "6:12 AM"."""
        return index + 1 < self.count and self.words[index + 1] in ("a.m", "p.m", "a.m.", "p.m.", "am", "pm", "gmt")

    def _is_apposition(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch tells more of the name before it: "an official of the agency", "29"."""
        opening = self.words[piece[0]]
        return (
            opening in self.grammar.apposing
            or opening.isdigit()
            or opening == "aged"
            or (opening in ("of", "from") and self._is_of_body(piece))
            or opening.endswith("-old")  # "a survivor, 33-year-old trader Ana Duarte,"
            or (opening in self.terms.kinds and self.text[self.starts[piece[0]]].islower())
            or self._is_office(piece)
            or self._is_bare_office(piece)
        )

    def _is_of_body(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch tells whose somebody is: "of West Mercia Police", "from the provincial council"."""
        named = piece[0] + 1 + (self.words[piece[0] + 1 : piece[0] + 2] == ["the"])
        return named < piece[1] and (self.is_capital(named) or kind_of(self.words[piece[1] - 1]) is not None)

    def _is_office(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch names an office that one person holds: "permanent secretary of the ministry"."""
        for at in range(piece[0] + 1, min(piece[0] + 4, piece[1] - 1)):
            if self.words[at + 1] in ("of", "at", "for", "in"):
                small = self.text[self.starts[piece[0]] : self.ends[at]].islower()
                return small and kind_of(self.words[at]) is not None and not self.words[at].endswith("s")
        return False

    def _is_bare_office(self, piece: tuple[int, int]) -> bool:
        """Whether a stretch names an office without an article: "coast guard public information officer"."""
        spoken = self.words[piece[0] : piece[1]]
        if len(spoken) < 2 or spoken[-1].endswith("s") or spoken[-1] not in self.terms.kinds:
            return False
        small = self.text[self.starts[piece[1] - 1]].islower() and not self.terms.stoppers & set(spoken)
        return small and spoken[0] not in self.grammar.introducing and spoken[0] not in self.terms.bodies

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

    def date_before(self, last: int) -> int:
        """How many tokens of a date end at one, between speaker and verb: "Amnesty on Nov. 19 said"."""
        months, words, first = self.grammar.months, self.words, last
        while first > max(-1, last - 4) and (words[first] in months or words[first].isdecimal() or words[first] == "."):
            first -= 1
        dated = first >= 0 and not months.isdisjoint(words[first + 1 : last + 1])
        return last - first + 1 if dated and words[first] in ("on", "in") else 0

    def _back(self, last: int) -> int:
        """The first token of the noun phrase that ends at `last`."""
        vocabulary = self.terms
        if self.words[last] in vocabulary.pronouns:
            return last  # "told the radio she had counted"
        first = last + 1
        while first > 0 and last - first < 14:
            word = self.words[first - 1]
            if word in SIGNS or word in vocabulary.stoppers or word in self.grammar.weekdays or word == "by":
                break
            joined = first >= 2 and (self._is_speaking_word(first - 2) or self.words[first - 2] == "search")
            if word in ("and", "or") and not joined:
                break
            if self._is_participle(first - 1):
                break
            first -= 1
        return self._past_intro(first, last)

    def _past_intro(self, first: int, last: int) -> int:
        """Past a time or place at the head: "In 2009 police" is "police"."""
        if first <= last and self.words[first] in self.grammar.prepositions:
            for index in range(first + 2, last + 1):
                if self.words[index] in self.terms.kinds or self.words[index] in self.terms.pronouns:
                    while index - 1 > first + 1 and (
                        self.words[index - 1] in self.grammar.determiners
                        or self.words[index - 1] in self.grammar.adjectives
                    ):
                        index -= 1
                    return self._whole_name(first, index)
            return self._named_in_intro(first, last)
        if self.words[first - 1 : first] == [","] and self.words[first].endswith("ing") and first < last:
            return first + (self.words[first + 1] in self.grammar.determiners)  # ", contradicting the army, which"
        while first <= last and self.words[first] in self.grammar.opening:
            first += 1
        return first

    def _whole_name(self, first: int, index: int) -> int:
        """Where a name begins of which a word is known: "with the Food and Agriculture Organization"."""
        begin = index
        while begin - 1 > first and (self.is_capital(begin - 1) or self.words[begin - 1] in _WITHIN):
            begin -= 1
        named = begin < index and begin - 1 > first and self.words[begin - 1] in ("the", "its")
        return begin - 1 if named else index

    def _named_in_intro(self, first: int, last: int) -> int:
        """Where a name begins that ends a phrase of place: "In the north the White Helmets"; behind it without one."""
        capital = last + 1
        while capital - 1 > first and self.is_capital(capital - 1):
            capital -= 1
        named = capital < last and self.words[capital - 1] == "the" and capital - 2 > first
        return capital - 1 if named else last + 1

    def _can_speak(self, first: int, last: int, *, weak: bool) -> bool:
        vocabulary = self.terms
        spoken = [owner_of(word) for word in self.words[first : last + 1]]
        head = self.text[self.starts[last] : self.ends[last]]
        if not vocabulary.unnamed.isdisjoint(spoken):
            return True  # "people familiar with the matter"
        nobody = spoken[0] in vocabulary.nobody and not self._is_acronym(first)  # "who", but "WHO"
        if nobody and not head.isupper() and not self._is_some(spoken):
            return False
        if len(spoken) == 1 and spoken[0] in vocabulary.pronouns:
            return True
        if spoken[-2:-1] == ["of"] and spoken[-1] in ("them", "these", "those", "which"):
            return False  # "2,713 cases, 2,619 of them confirmed"
        if spoken[0] in ("its", "their") and spoken[-1] in vocabulary.data:
            return True
        if any(word in vocabulary.kinds or word in vocabulary.data for word in spoken) or kind_of(" ".join(spoken)):
            return True
        named = any(
            self.is_capital(index) and self.words[index] not in self.grammar.determiners
            for index in range(first, last + 1)
            if index or len(spoken) <= 3
        )
        if weak:
            alone = last == first or (last == first + 1 and spoken[0] in ("neighbouring", "neighboring"))
            return named and ((head.isupper() and len(head) > 1) or (alone and is_country(spoken[-1])))
        return named or len(spoken) <= 4

    def _is_some(self, spoken: list[str]) -> bool:
        """Whether a phrase is of some who can speak: "some survivors", "one officer"; but not "some say"."""
        counted = spoken[0] in ("one", "some", "many", "several", "both", "most", "two", "three")
        return counted and len(spoken) > 1 and (spoken[0] == "one" or spoken[-1] in self.terms.kinds)

    def _gatherer(self, phrase: Phrase) -> Phrase:
        """Of "figures released by the ministry" the ministry."""
        match = self.grammar.gathered.match(self.low, phrase.start, phrase.end)
        return phrase._replace(start=match.end()) if match and match.end() < phrase.end else phrase


_THEIRS = re.compile(r"\bby (?:its|their) $")


def owner_of(word: str) -> str:
    """A lowered word without its genitive: "police's", "organisers'"."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("s'", "s’")) else word
