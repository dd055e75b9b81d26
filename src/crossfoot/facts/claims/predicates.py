"""The verbs and nouns near a figure that can tell its measure, each with how far it stands.

One walk to the right of the figure and one to the left, within its sentence. A step costs by the word it passes
(``breaks.costs`` in ``lexicon/grammar.toml``); the nearest cue that fits the figure and stands to it as its role
demands is the one that tells. The walks go from one word that matters to the next (`Stations`), not word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import accumulate, repeat
from typing import NamedTuple

from crossfoot.facts.claims.governing import cuts_nobody, done_to, follows_be
from crossfoot.facts.clauses import RELATIVES, is_verb
from crossfoot.facts.cues import COMPLEMENT, NOMINAL, OBJECT, PARTICIPLE, SUBJECT, WEAK_HEAD, Cue, verbs
from crossfoot.facts.grammar import Grammar, grammar
from crossfoot.facts.sentences import Figure, Sentence, of_sentence
from crossfoot.mentions.nouns import noun_words
from crossfoot.mentions.tokens import positions
from crossfoot.values import Value

REACH = 28
"""How many steps away a predicate may stand."""


Fitting = dict[str, dict[str, tuple[Cue, ...]]]
"""The cues that fit a figure, by their first word, then by the word after it, then longest first; where that word
begins no phrase, those under "" (see `crossfoot.facts.claims.measures.fits`)."""


FAR = 80
"""How many words a walk may pass in all: some cost nothing."""
LEEWAY = 8
"""How much farther than the first cue another may stand and still tell more (see `crossfoot.facts.claims.measures`)."""


class Candidate(Value):
    """A cue near a figure."""

    cost: int
    cue: Cue
    token: int


class Ground(NamedTuple):
    """What the walks from every figure of a sentence cross."""

    spent: list[int]
    """What the tokens before each cost together."""
    hindered: list[int]
    """How many prepositions stand before each."""
    ends: list[int]
    """The tokens that may end a walk to the right: where a figure begins, where a stop or a form of *be* stands."""
    last: list[int]
    """The last tokens of figures, at which a walk to the left has to look."""


class Stations(NamedTuple):
    """The tokens of a sentence at which a walk in search of certain cues has to look; all between them only cost."""

    cues: dict[int, tuple[Cue, ...]]
    """Those that stand there, by the token they begin with, the longest first."""
    tokens: list[int]
    """Where one of them begins."""
    last: int
    """Behind which no word of one stands any more."""
    right: list[int]
    left: list[int]
    fitting: Fitting


@cache
def _ending() -> frozenset[str]:
    """The words at which a walk to the right may end."""
    return grammar().be | grammar().stops


@of_sentence
def _ground(sentence: Sentence) -> Ground:
    words, small = sentence.words, grammar()
    return Ground(
        list(accumulate(map(small.costs.get, words, repeat(1)), initial=0)),
        list(accumulate(map(small.prepositions.__contains__, words), initial=0)),
        [*positions(words, _ending()), *sentence.by_first],
        [stop - 1 for stop in sentence.by_stop],
    )


def stations_of(sentence: Sentence, fitting: Fitting) -> Stations:
    """Where to look for cues that fit; one list for all figures that the same cues fit."""
    asked = "stations", id(fitting)  # which lives as long as the vocabulary
    stations: Stations | None = sentence.known.get(asked)
    if stations is None:
        begun = positions(sentence.words, fitting)
        ground, standing = _ground(sentence), _standing(sentence.words, begun, fitting)
        last = begun[-1] if begun else -1
        right, left = sorted({*standing, *ground.ends}), sorted({*standing, *ground.last})
        stations = sentence.known[asked] = Stations(standing, list(standing), last, right, left, fitting)
    return stations


def _standing(words: list[str], begun: list[int], fitting: Fitting) -> dict[int, tuple[Cue, ...]]:
    """The cues of which every word stands in a sentence, by their first token, which is one of `begun`."""
    standing = {}
    for token in begun:
        by_next = fitting[words[token]]
        following = words[token + 1] if token + 1 < len(words) else ""
        found = by_next.get(following) or by_next[""]
        if found and len(found[0].rest) > 1:  # the longest first
            third = words[token + 2] if token + 2 < len(words) else ""
            found = tuple(
                [cue for cue in found if len(cue.rest) < 2 or (cue.rest[1] == third and _stands(words, token, cue))]
            )
        if found:
            standing[token] = found
    return standing


def heads(sentence: Sentence, figure: Figure, stations: Stations) -> list[Candidate]:
    """The counted nouns that name a measure: inside the mention, or right behind it. The last one counts."""
    standing, tokens = stations.cues, stations.tokens
    end, at = figure.end, bisect_left(tokens, figure.after_number)
    if at == len(tokens) or tokens[at] > end + 1:
        return []
    words, small = sentence.words, grammar()
    found: list[Candidate] = []
    unnamed = figure.noun is None
    covered = 0  # "critically injured" is not also injured
    for token in tokens[at:]:
        if token > end + 1 or (token >= end and _is_parted(sentence, end, token, small)):
            break
        if token < covered:
            continue
        for cue in standing[token]:
            named = token < end or unnamed or words[token] not in verbs()
            describes = cue.role == PARTICIPLE and not cue.rest and token < end - 1  # "22 burned motorcycles"
            if named and (cue.role <= WEAK_HEAD or describes):
                found.append(Candidate(0, cue, token))
                covered = token + 1 + len(cue.rest)
                break
    return found


def _is_parted(sentence: Sentence, end: int, token: int, small: Grammar) -> bool:
    """Whether a noun behind the mention, which ends at `end`, is that of another figure or phrase."""
    words = sentence.words
    joined = any(at in sentence.by_first or words[at] in small.joining for at in range(end, token + 1))
    return joined or (token > end and words[end] in small.prepositions)


def after(sentence: Sentence, figure: Figure, path: Stations, *, whole: int | None, is_whole: bool) -> list[Candidate]:
    """The cues to the right, where the figure is what the verb says something of.

    The walk passes over `whole`, the mention of the total that follows: "12 of the 40 passengers were killed". For
    the total itself (`is_whole`) it ends at the verb, which speaks of the part.
    """
    begin, end = figure.stop, min(path.last + 2, figure.stop + FAR)
    if begin >= end or _is_only_named(sentence.words, figure) or _is_said_of_one(sentence.words, figure):
        return []
    words, small, costs = sentence.words, grammar(), _ground(sentence).spent
    standing, stations = path.cues, path.right
    found: list[Candidate] = []
    crossed, reach, paid = False, REACH, 0  # the walk goes on at `begin`, where it has cost `paid`
    at, count = bisect_left(stations, begin), len(stations)
    while at < count and (token := stations[at]) < end and (spent := paid + costs[token] - costs[begin]) <= reach:
        at += 1
        other = sentence.by_first.get(token)
        if other is not None:
            through = _through_number(sentence, other, path.fitting)
            if through is not None:
                found.append(Candidate(spent, through, token))
            aside = _end_of_aside(sentence, other)
            if aside is not None:
                paid, begin = spent - small.costs[","], aside  # its commas part nothing
            else:
                free = other.converts or other.mention == whole or _is_included(sentence, figure, other)
                if not (free or crosses(sentence, figure, other)):
                    break
                paid, begin = spent + (0 if free else 3), other.stop
                if other.mention == whole:
                    begin = _predicate_of_whole(sentence, begin)
                crossed = crossed or not free
            at = bisect_left(stations, begin)
            continue
        word = words[token]
        if token in standing:
            if is_whole and found and _tells_of_part(words, figure.stop, token, standing[token]):
                break
            for cue in standing[token]:
                if _says_of(sentence, figure, token, cue, crossed):
                    found.append(Candidate(spent, cue, token))
                    reach = min(reach, spent + LEEWAY)
                    break
        stopped = word in small.stops and words[token - 1] not in small.be
        of_whole = is_whole and word in small.be and word != "being" and words[token - 1] != "who"
        if stopped or of_whole:  # "24 of the 4,200 who were aboard are missing"
            break
    return found


def _tells_of_part(words: list[str], start: int, token: int, standing: tuple[Cue, ...]) -> bool:
    """Whether a verb behind a total is of its part: "only four of the 36 people aboard the trawler survived"."""
    return standing[0].role == SUBJECT and RELATIVES.isdisjoint(words[start:token])


def before(sentence: Sentence, figure: Figure, path: Stations) -> tuple[list[Candidate], Figure | None]:
    """The cues to the left, where the figure is what the verb does something to, and the nearest of its own list.

    What tells a fellow of its list ("killing 12 men and 3 women") may tell this one too.
    """
    words = sentence.words
    standing, stations, (costs, hindering, _, _) = path.cues, path.left, _ground(sentence)
    found = _parted(path.fitting, words, figure)
    fellow: Figure | None = None
    reach, end = REACH, max(figure.number - FAR, 0)
    # The walk goes on left of `begin`, where it has cost `paid`; the hedge, which may hold a cue ("starts at $999"),
    # is no distance.
    begin, paid, passed = figure.first, 0, 0
    at = bisect_left(stations, figure.number) - 1
    while at >= 0 and (token := stations[at]) >= end:
        spent = paid if token >= begin else paid + costs[begin] - costs[token + 1]
        if spent > reach:
            break
        at -= 1
        other = sentence.by_stop.get(token + 1)
        hindered = passed if token >= begin else passed + hindering[begin] - hindering[token + 1]
        if other is not None:
            if fellow is None and same_list(sentence, other, figure) and words[other.first - 1] != "population":
                fellow = other
                end = max(end, path.tokens[0] if path.tokens else begin)
            listed = fellow is other or other.dimension != figure.dimension
            paid, passed, begin = spent + (2 if listed else 8), hindered, min(begin, other.first)
            at = bisect_left(stations, other.first) - 1
            continue
        for cue in standing[token]:
            size = len(cue.rest)
            if token + size < figure.number:
                if cue.role in (OBJECT, PARTICIPLE) and (
                    _has_object(sentence, figure, token + size + 1) or _is_of_ground(words, token, size)
                ):
                    continue
                if cue.role == PARTICIPLE and token in sentence.by_stop and words[token + size + 1] == ",":
                    continue  # "counted 38 killed, 134 survivors"
                far = done_to(sentence, figure, token, cue, hindered)
                if far is not None:
                    found.append(Candidate(spent - size + far, cue, token))
                    reach = min(reach, spent - size + far + LEEWAY)
                    break
    return found, fellow


def _is_of_ground(words: list[str], token: int, size: int) -> bool:
    """Whether a participle is said of the ground before it: "in areas held by the army, and 790 in the north"."""
    return words[token - 1] in grammar().grounds and words[token + size + 1 : token + size + 2] == ["by"]


def _parted(fitting: Fitting, words: list[str], figure: Figure) -> list[Candidate]:
    """A verb that a figure parts from its other words: "let 1,200 people go", "taken 300 people out of"."""
    token = figure.first - 1
    by_next = fitting.get(words[token]) if token >= 0 else None
    if by_next is None or figure.stop >= len(words):
        return []
    behind = tuple(words[figure.stop : figure.stop + PARTED])
    of_pair = [cue for cue in by_next.get(behind[0], ()) if cue.rest and cue.rest == behind[: len(cue.rest)]]
    return [Candidate(0, cue, token) for cue in of_pair if cue.role in (OBJECT, PARTICIPLE)][:1]


PARTED = 3
"""Words of a verb that may stand behind its object: "taken 3,200 people out of"."""


def _has_object(sentence: Sentence, figure: Figure, token: int) -> bool:
    """Whether a verb to the left has an object of its own, and another follows: "that hit 2 towns has killed 43"."""
    other = sentence.by_first.get(token)
    if other is None or other.mention >= figure.mention:
        return False
    gap = sentence.words[other.stop : figure.first]
    return not FINITE.isdisjoint(gap)


FINITE = frozenset({"has", "have", "had", "was", "were", "is", "are"})


def same_list(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether two neighbours stand in one list: "12 in Aceh, 5 in Medan", and no verb between them."""
    if not 0 < two.first - one.stop < 10:
        return False
    if not (one.dimension == two.dimension or "bare" in (one.dimension, two.dimension)):
        return False
    gap = without_aside(sentence.words[one.stop : two.first])
    small = grammar()
    joined = not small.joining.isdisjoint(gap[-4:])
    return joined and small.be.isdisjoint(gap) and VERBAL.isdisjoint(gap) and verbs().isdisjoint(gap)


def without_aside(gap: list[str]) -> list[str]:
    """The words between two figures without a bracket that opens there: "12 women (one pregnant) and nine children"."""
    return gap[gap.index(")") + 1 :] if gap[:1] == ["("] and ")" in gap else gap


VERBAL = frozenset(
    {"have", "has", "had", "who", "which", "that", "when", "while", "after", "but", "said", "leaving", "left", "(", ")"}
)


def crosses(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    """Whether the walk to the right may pass `other`: a fellow of its list, or a figure of another dimension."""
    if sentence.words[other.stop : other.stop + 2] in (["of", "whom"], ["of", "them"], ["of", "which"]):
        return False
    if other.dimension != figure.dimension and "bare" not in (other.dimension, figure.dimension):
        return True
    return same_list(sentence, figure, other) and not _opens_clause(sentence, figure, other)


def _opens_clause(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    """Whether `other` begins a clause of its own behind the verb's object: "carrying 29 people and 17 were killed"."""
    words, before = sentence.words, figure.first - 1
    if before < 1 or "and" not in words[figure.stop : other.first] or words[before] in grammar().stops:
        return False  # "said seven soldiers and six policemen died"
    return words[before].endswith("ing") or is_verb(sentence.tokens, before)


def _stands(words: list[str], token: int, cue: Cue) -> bool:
    """Whether the whole phrase of a cue stands at a token, where its first two words do, which are all of most."""
    rest = cue.rest
    return tuple(words[token + 2 : token + 1 + len(rest)]) == rest[1:]


def _through_number(sentence: Sentence, other: Figure, fitting: Fitting) -> Cue | None:
    """The complement that a number parts: "remain in eight hospitals", as "in hospitals"."""
    words = sentence.words
    by_next = fitting.get(words[other.first - 1]) if other.first else None
    if by_next is None or other.noun is None:
        return None
    named = tuple(words[other.after_number : other.end])
    for cue in by_next.get(named[0], ()) if named else ():
        if cue.role == COMPLEMENT and cue.rest == named:
            return cue
    return None


def _is_only_named(words: list[str], figure: Figure) -> bool:
    """Whether the verb behind is one of their names or pictures: "the names of the two Americans were released".

    Not so in "the relatives of the seven anglers who drowned".
    """
    at, behind = figure.first - 1, words[figure.stop : figure.stop + 1]
    if not behind or not (behind[0] in grammar().be or behind[0] in grammar().skipped):
        return False
    if at > 0 and words[at] in ("the", "these", "those", "all"):
        at -= 1
    return at > 0 and words[at] == "of" and words[at - 1] in grammar().papers


def _is_said_of_one(words: list[str], figure: Figure) -> bool:
    """Whether the verb behind is of some of them: "One of the four wounded is in a serious condition"."""
    lead = words[max(figure.first - 3, 0) : figure.first]
    return lead in (["one", "of", "the"], ["one", "of", "those"], ["most", "of", "the"], ["some", "of", "the"])


def _is_included(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    """Whether a figure is one of those that are told as parts: "146 devotees including 30 boys and 38 women were …"."""
    if other.dimension != figure.dimension or figure.stop >= len(sentence.words):
        return False
    gap = sentence.words[figure.stop : other.first]
    return gap[:1] == ["including"] and len(gap) < INCLUDED and grammar().be.isdisjoint(gap) and "," not in gap


INCLUDED = 9
"""Words behind a total in which its parts are told without a comma."""


def _end_of_aside(sentence: Sentence, other: Figure) -> int | None:
    """Behind ", 464 of them Iranians,", ", of whom 5 were Iranians,": past the second comma the sentence goes on.

    So does it behind a bracket: "(one of them pregnant)".
    """
    words = sentence.words
    bracketed = words[other.first - 1] == "("
    of_whom = words[other.first - 3 : other.first] in (
        [",", "of", "whom"],
        [",", "among", "whom"],
        [",", "of", "which"],
    )
    of_them = words[other.first - 1] == "," and words[other.stop : other.stop + 1] == ["of"]
    if not of_whom and not of_them and not bracketed:
        return None
    for token in range(other.stop + 2 * (not bracketed), min(other.stop + 9, len(words))):
        if words[token] == (")" if bracketed else ","):
            return token + 1
        if token in sentence.by_first:
            return None
    return None


def _predicate_of_whole(sentence: Sentence, token: int) -> int:
    """Past a total, where its own clause gives way to the predicate: "2 of the 9 treated in hospital | were …"."""
    for at in range(token, min(token + 9, len(sentence.words))):
        if sentence.words[at] in grammar().be:
            return at
        if sentence.words[at] in ",;:" or at in sentence.by_first:
            break
    return token


def _says_of(sentence: Sentence, figure: Figure, token: int, cue: Cue, crossed: bool) -> bool:
    """Whether a cue to the right of a figure says something of it.

    Beyond another figure of its list only a verb does: in "1,162, with 3,554 injured" the last word is not of both.
    """
    role = cue.role
    if cuts_nobody(figure, sentence.words[token], cue):
        return False
    if role == SUBJECT and token > 1 and _is_tried(sentence.words[token - 2 : token]):
        return False  # "hundreds tried to escape"
    if role == COMPLEMENT and not _is_state(sentence.words, figure.stop, token, cue):
        return False
    if role == SUBJECT and sentence.words[token - 1] in grammar().noun_leads:
        return False  # "two of them children, in protests"
    if role == COMPLEMENT and figure.dimension == "length" and "," in sentence.words[figure.stop : token]:
        return False  # "700 metres, well under the limit"
    if role == SUBJECT or (role == COMPLEMENT and not crossed):
        return True
    if crossed:
        if role not in (PARTICIPLE, COMPLEMENT):
            return False
        last = sentence.by_stop.get(token)  # "124 soldiers and 11 civilians entombed under snow"
        borne = token - 1 if sentence.words[token - 1] in grammar().borne else token  # "were taken to hospital"
        return follows_be(sentence.words, borne, grammar()) or (last is not None and last.noun is not None)
    if role == PARTICIPLE:
        return _is_passive(sentence, figure, token, token + 1 + len(cue.rest))
    if role == NOMINAL:
        changes = figure.dimension in ("percent", "dimensionless")
        at = token - (sentence.words[token - 1] in grammar().determiners)
        brought = at == figure.stop and sentence.words[figure.first - 1] == "to"  # "brings to seven the toll"
        among = sentence.words[at - 1] in AMONG and not figure.dimension.startswith("money")
        if among and sentence.words[at - 1] == "of" and figure.noun is not None and figure.stop == at - 1:
            return False  # "27 relatives of the victims" are no victims
        return changes or token == figure.stop or among or brought
    return False


def _is_tried(lead: list[str]) -> bool:
    """Whether a verb behind those two words was only tried: "tried to escape"."""
    return lead[1] == "to" and lead[0] in grammar().tried


def _is_state(words: list[str], start: int, token: int, cue: Cue) -> bool:
    """Whether a complement says what those are left as: not "to get free food", nor "were working underground"."""
    if words[token] == "free" and not cue.rest:
        behind = words[token + 1] if token + 1 < len(words) else "."
        if behind.isalpha() and behind not in noun_words().stops:
            return False
        return token == start or words[token - 1] in grammar().be | grammar().freed
    return cue.measure != "trapped" or grammar().working.isdisjoint(words[start:token])


AMONG = frozenset({"among", "amongst", "of", "as"})


def _is_passive(sentence: Sentence, figure: Figure, token: int, stop: int) -> bool:
    """Whether a participle to the right is said of the figure: "12 were [later] killed", "12 killed"."""
    words, small = sentence.words, grammar()
    at = token - 1
    while at >= figure.stop and (words[at] in small.skipped or words[at] in small.believed or words[at].endswith("ly")):
        at -= 1
    if at >= figure.stop and words[at] in small.be:
        return True
    follows = words[stop] if stop < len(words) else ""
    if stop in sentence.by_first or follows in small.determiners:
        return False
    if at < figure.stop:
        return True
    joined = at > figure.stop and words[at] in ("or", "and")
    joined = joined or _ends_aside(sentence, figure, token)
    return joined or _names_place(words, figure.stop, token) or _lists_nouns(words, figure.stop, token)


def _ends_aside(sentence: Sentence, figure: Figure, token: int) -> bool:
    """Whether only an aside stands between: "84 people, 41 of them police officers, injured"."""
    if sentence.words[figure.stop] != ",":
        return False
    return any(_end_of_aside(sentence, other) == token for other in sentence.figures[sentence.place(figure) + 1 :][:1])


def _lists_nouns(words: list[str], start: int, stop: int) -> bool:
    """Whether nothing but more nouns stands between: "700 shops, markets and bank branches looted"."""
    gap, small = words[start:stop], grammar()
    plain = small.be.isdisjoint(gap) and small.prepositions.isdisjoint(gap) and small.determiners.isdisjoint(gap)
    return plain and len(gap) <= 7 and gap[0] in (",", "and") and verbs().isdisjoint(gap) and VERBAL.isdisjoint(gap)


def _names_place(words: list[str], start: int, stop: int) -> bool:
    """Whether nothing but a phrase of place stands between a figure and its participle: "12 in Aceh killed"."""
    near = stop - start <= 3 and words[start] in ("in", "at", "from", "others", "more", "other", "people")
    return near and words[stop - 1] not in grammar().reports | grammar().grounds
