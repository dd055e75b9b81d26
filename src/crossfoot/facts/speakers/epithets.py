"""Whom a noun means that stands for a name told before: of "Falcon Motors … the company said" Falcon Motors.

Only where exactly one can be meant: of two ministries "the ministry" says the words as written. What can be meant has
the noun in its name ("the Interior Ministry"), beside it ("Mayor Ana Duarte", "Nordvik, the operator,"), or is by a
word of its name such a body (``lexicon/epithets.toml``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from operator import itemgetter

from crossfoot import regexes as re
from crossfoot.facts.speakers.bodies import vocabulary
from crossfoot.facts.speakers.grammar import grammar
from crossfoot.facts.speakers.speech import Speaker
from crossfoot.facts.speakers.words import head_of, kind_of, words

LONGEST = 5
"""Words an epithet may have, its article included."""
BESIDE = 80
"""How far from a noun, in characters, the name may stand that it tells more of."""
Span = tuple[int, int]


class Epithets:
    """The names of one text, asked which of them a later noun means."""

    def __init__(self, text: str, low: str) -> None:
        self.text, self.low = text, low
        self._only: dict[str, list[tuple[int, Span | None]]] = {}

    def meant(self, speaker: Speaker) -> Speaker:
        """The speaker by name, where they are called by a noun or by letters that mean one name told before."""
        surface = self._owner(speaker.surface)
        if surface != speaker.surface and head_of(surface)[:1].isupper():  # "Oxfam's tally"
            speaker = speaker._replace(surface=surface, kind=kind_of(surface.lower()) or speaker.kind)
        if speaker.start < 0 or not (surface[:4] in _ARTICLES or surface.isupper()):
            return speaker
        called = surface[4:] if surface[:4] in _ARTICLES else surface
        if called not in self._only:
            self._only[called] = self._steps(called)
        steps = self._only[called]
        at = bisect_right(steps, speaker.start, key=itemgetter(0))
        named = steps[at - 1][1] if at else None
        if named is None:
            return speaker
        verb = speaker.rule.partition(":")[2]
        surface = self.text[slice(*named)]
        return Speaker(
            surface, kind_of(surface.lower()) or speaker.kind, f"epithet:{verb}" if verb else "epithet", *named
        )

    def _owner(self, surface: str) -> str:
        """Whose figures speak: the ministry of "the ministry's earlier count"."""
        owner, _, owned = surface.replace("’", "'").rpartition("'s ")
        gathered = owned.count(" ") < 3 and owned.rsplit(" ", 1)[-1] in words().data
        return owner if owner and gathered else surface

    def _steps(self, called: str) -> list[tuple[int, Span | None]]:
        """From which offsets on what is called so means which name; from where it may mean another, none."""
        steps: list[tuple[int, Span | None]] = []
        known: set[str] = set()
        for span in sorted(self._candidates(called), key=itemgetter(1)):
            spoken = self._words(span) - _SMALL
            if not steps or spoken < known:
                if self._is_name(span, called):
                    known = spoken
                    steps.append((span[1], span))
                    continue
                return []
            if not known <= spoken:
                return [*steps, (span[1], None)]
        return steps

    def _is_name(self, span: Span, called: str) -> bool:
        """Whether more than the noun stands there: no "a company"."""
        return self.low[slice(*span)] != called.lower()

    def _candidates(self, called: str) -> list[Span]:
        """Who may be meant by a noun, its article left off, or by letters."""
        lowered = called.lower()
        *before, noun = lowered.split()
        if called.isupper():
            at = self.text.find(f" ({called})") if not before else -1
            return [span for span in self._names if span[1] == at]
        if not called.rsplit(" ", 1)[-1].islower() or len(before) + 1 >= LONGEST:
            return []
        if noun in vocabulary().offices:
            return list(self._beside(lowered))
        if before and f"{before[-1]} {noun}" in vocabulary().marks:
            noun = f"{before.pop()} {noun}"
        seat = next((at for at, word in enumerate(before) if word.endswith("-based")), -1)  # "the New York-based group"
        told = {word.removesuffix("'s").removesuffix("’s") for word in before[seat + 1 :]} - vocabulary().telling
        again = f"the {lowered}"  # what is called so once more brings in nobody
        found = [span for span in self._bodies(noun) if told <= self._words(span)]
        found = [span for span in found if not self.low.startswith(again, span[0] - 4)] if before else found
        found = [span for span in found if not vocabulary().media & self._words(span)] if before else found
        return [span for span in found if self.low.endswith(noun, *span)] or found  # "the group" of the Kestrel Group

    def _bodies(self, noun: str) -> list[Span]:
        """The bodies that have a noun or a mark of it in their name, or the noun beside it."""
        known = vocabulary()
        marks, names = known.marks.get(noun, frozenset()) | {noun}, known.names.get(noun, frozenset())
        found = [span for span in self._beside(noun) if self._tells(span)]
        for mate in known.mates.get(noun, ()):  # "carmaker Falcon … the company"
            found += [span for at, end in self._places(mate) if (span := self._name_beside(at, end))]
        for span in self._names:
            spoken = self._words(span)
            if names & spoken or (len(spoken) > 1 and marks & spoken):
                found.append(span)
        return [span for span in found if not known.media & self._words(span)] or found

    def _tells(self, span: Span) -> bool:
        """Whether words before a noun are its name, and no more of its kind: not "the aid group"."""
        *before, _ = self.low[slice(*span)].split()
        return not before or not vocabulary().telling.issuperset(before)

    def _beside(self, noun: str) -> Iterator[Span]:
        """Those beside whose name the noun stands, and whom it brings in without a name."""
        for at, end in (*self._places(noun), *self._places(vocabulary().titles.get(noun))):
            if found := self._name_beside(at, end) or self._brought_in(at, end):
                yield found

    def _places(self, noun: str | None) -> Iterator[Span]:
        """Where a noun stands as a whole word."""
        if noun is None:
            return
        at = self.low.find(noun)
        while at >= 0:
            end = at + len(noun)
            if not _of_word(self.low[at - 1 : at]) and not _of_word(self.low[end : end + 1]):
                yield at, end
            at = self.low.find(noun, end)

    def _name_beside(self, at: int, end: int) -> Span | None:
        """The name beside a noun: "carmaker Falcon", "the operator, Nordvik,", "Nordvik, the operator,"."""
        if behind := _BEHIND.match(self.text, end):
            return at, behind.end(1)
        if office := _OFFICE.match(self.text, end):
            return office.span(1)
        apposed = _APPOSED.search(self.text, max(0, at - BESIDE), at)
        return (apposed.start(1), end) if apposed and _CLOSED.match(self.text, end) else None

    def _brought_in(self, at: int, end: int) -> Span | None:
        """What tells a noun apart: "the interior ministry"; the noun alone where it is new, as in "a company said"."""
        first = max(0, at - BESIDE)
        if self.text[at].islower():
            if definite := _DEFINITE.search(self.low, first, at):
                return definite.start(1), end
            named = _CAPITAL.search(self.text, first, at) or _OWNING.search(self.text, first, at)
            if named and named[1].split()[0].lower() not in _no_name():
                return named.start(1), end
        brought = _INDEFINITE.search(self.low, first, at) and _BROUGHT_IN.match(self.low, end)
        return (at, end) if brought else None

    def _words(self, span: Span) -> set[str]:
        return {word.strip(".,’'").removesuffix("'s").removesuffix("’s") for word in self.low[slice(*span)].split()}

    @cached_property
    def _names(self) -> list[Span]:
        """Where capitalised names stand, without what only begins a sentence."""
        found = []
        for name in _NAME.finditer(self.text):
            start, end = name.span()
            for word in name.group().split(" "):
                if word.lower() not in _no_name():
                    break
                start += len(word) + 1
            if start < end and not self.text.endswith(_LISTENING, 0, start):
                found.append((start, end))
        return found


@cache
def _no_name() -> frozenset[str]:
    """Words that begin a sentence, and no name."""
    known = grammar()
    return known.determiners | known.prepositions | known.opening | known.introducing | known.weekdays | {"according"}


def _of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


_ARTICLES = frozenset({"the ", "The "})
_LISTENING = ("(", "/", "told ")
"""Behind these stands who is told, or who prints it, of whom no epithet is meant: "(Reuters)", "told AFP"."""
_SMALL = frozenset({"the", "of", "for", "and", "a", "an"})
_DAY = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
_OWNED = r"(?:(?<!['’]s)|(?= (?:Office|Union|Association|Department|Bureau|Network|Institute|Hospital|Fund)\b))"
_WORD = rf"{_DAY}[A-Z][\w’'&-]*{_OWNED}"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:of|for|the|de|del|der|against|&) ){{0,2}}{_WORD})*")
_PERSON = rf"({_WORD}(?: (?:(?:&|[a-z]{{2,3}}|[a-z]{{2}}-)? ?){_WORD}){{0,3}})"
_BEHIND = re.compile(rf" (?:[A-Z][a-z]{{1,3}}\. )?{_PERSON}")
_OFFICE = re.compile(rf"(?: (?:of|for|in|at) [^,.;:]{{2,40}})?, {_PERSON}[,.;]")
_APPOSED = re.compile(
    rf"({_WORD}(?: {_WORD}){{0,4}}), (?:\d\d, )?(?:(?:an?|the|its|his|her|their) )?(?:[a-z][\w’'-]* ){{0,5}}$"
)
_CLOSED = re.compile(r"(?: (?:of|for|at|in|from|on|with) [^,.;:]{2,100})?[,.;]")
"""What hangs on a name ends so: "Ana Duarte, mayor of Lena,", but not "In Lena, the mayor said"."""
_DEFINITE = re.compile(r"\bthe ((?:(?!(?:of|for|in|by|at|to|from|the|that|and|on|with) )[a-z][a-z0-9’'-]+ ){1,4})$")
_CAPITAL = re.compile(rf"\b({_WORD} (?:[a-z][a-z’'-]+ )?)$")
"""A name that tells a noun apart: "Okara district administration"."""
_OWNING = re.compile(r"\b([A-Z][\w-]*(?: [A-Z][\w-]*)*['’]s? (?:[a-z][a-z’'-]+ ){0,2})$")
"""Whose body a noun is: "Nigeria's disaster agency"."""
_INDEFINITE = re.compile(r"\b(?:an?|another|one|every|any|other|second|two|several) (?:[\w-]+ ){0,2}$")
_BROUGHT_IN = re.compile(r"[.,;]| (?:that|which|who|of|in|from|based|for|at|said|says|had|has|told|reported)\b")
