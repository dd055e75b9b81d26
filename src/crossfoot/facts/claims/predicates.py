"""The verbs and nouns near a figure that can tell its measure, each with how far it stands.

One walk to the right of the figure and one to the left, within its sentence. A step costs by the word it passes
(``breaks.costs`` in ``lexicon/grammar.toml``); the nearest cue that fits the figure and stands to it as its role
demands is the one that tells. The walks go from one word that matters to the next (`Stations`), not word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from crossfoot import lexicon
from crossfoot.facts.claims.fitting import Fitting
from crossfoot.facts.claims.governing import done_to
from crossfoot.facts.claims.lists import (
    crosses,
    end_of_aside,
    is_included,
    past_dashes,
    predicate_of_whole,
    same_list,
)
from crossfoot.facts.claims.said_of import is_only_named, is_said_of_one, says_of
from crossfoot.facts.claims.stations import Stations, filled, ground_of, length
from crossfoot.facts.clauses import RELATIVES, is_verb
from crossfoot.facts.cues import COMPLEMENT, OBJECT, PARTICIPLE, SUBJECT, WEAK_HEAD, Cue, verbs
from crossfoot.facts.grammar import Grammar, grammar
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.values import Value

REACH = 28
"""How many steps away a predicate may stand."""
FAR = 80
"""How many words a walk may pass in all: some cost nothing."""
LEEWAY = 8
"""How much farther than the first cue another may stand and still tell more (see `crossfoot.facts.claims.nearest`)."""


class Candidate(Value):
    """A cue near a figure."""

    cost: int
    cue: Cue
    token: int


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
            named = token < end or unnamed or (words[token] not in verbs() and words[token] not in small.be)
            describes = cue.role == PARTICIPLE and not cue.rest and token < end - 1  # "22 burned motorcycles"
            if cue.role == WEAK_HEAD and token > end and _acts(sentence, end):
                continue
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


def _acts(sentence: Sentence, token: int) -> bool:
    """Whether a word behind those counted is what they did to others: "641 families took evacuees in"."""
    return is_verb(sentence.tokens, token) and sentence.words[token] not in grammar().believed | grammar().be


def after(sentence: Sentence, figure: Figure, path: Stations, *, whole: int | None, is_whole: bool) -> list[Candidate]:
    """The cues to the right, where the figure is what the verb says something of.

    The walk passes over `whole`, the mention of the total that follows: "12 of the 40 passengers were killed". For
    the total itself (`is_whole`) it ends at the verb, which speaks of the part.
    """
    begin, end = past_dashes(sentence, figure.stop), min(path.last + 2, figure.stop + FAR)
    if begin >= end or is_only_named(sentence.words, figure) or is_said_of_one(sentence.words, figure):
        return []
    words, small, costs = sentence.words, grammar(), ground_of(sentence).spent
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
            aside = end_of_aside(sentence, other)
            if aside is not None:
                paid, begin = spent - small.costs[","], aside  # its commas part nothing
            else:
                free = other.converts or other.mention == whole or is_included(sentence, figure, other)
                if not (free or crosses(sentence, figure, other)):
                    break
                paid, begin = spent + (0 if free else 3), other.stop
                if other.mention == whole:
                    begin = predicate_of_whole(sentence, begin)
                crossed = crossed or not (free or other.dimension in MEASURED)
            at = bisect_left(stations, begin)
            continue
        word = words[token]
        if token in standing:
            if is_whole and found and _tells_of_part(words, figure.stop, token, standing[token], found[-1].cue):
                break
            for cue in standing[token]:
                if says_of(sentence, figure, token, cue, crossed):
                    found.append(Candidate(spent, cue, token))
                    reach = reach if only_names(figure, found[-1], words) else min(reach, spent + LEEWAY)
                    break
        stopped = word in small.stops and words[token - 1] not in small.be
        of_whole = is_whole and word in small.be and word != "being" and words[token - 1] != "who"
        if stopped or of_whole:  # "24 of the 4,200 who were aboard are missing"
            break
    return found


def only_names(figure: Figure, candidate: Candidate, words: list[str]) -> bool:
    """Whether a participle right behind people says who they are: "60 people living by the river were arrested".

    What they were before the verb tells what has become of them: "30 passengers trapped in the train were rescued".
    """
    held = figure.stop < candidate.token and _held_for().issuperset(words[figure.stop : candidate.token])
    if not (candidate.token == figure.stop or held) or candidate.cue.role not in (PARTICIPLE, COMPLEMENT):
        return candidate.token == figure.stop and _only_lives(candidate, words)
    dead = candidate.cue.measure == "killed" and not held  # those killed stay so, whoever buries them
    return _only_lives(candidate, words) or (not dead and is_before_verb(words, candidate))


@cache
def _held_for() -> frozenset[str]:
    """Words between people and what they were held to be: "feared dead", "counted as missing"."""
    return grammar().believed | {"as", "counted"}


def _only_lives(candidate: Candidate, words: list[str]) -> bool:
    return candidate.cue.measure == "population" and words[candidate.token].endswith("ing")


def is_before_verb(words: list[str], candidate: Candidate) -> bool:
    """Whether a clause goes on past a participle to its verb: "14 men arrested on Friday in Lena were released"."""
    first = candidate.token + 1 + len(candidate.cue.rest)
    for at in range(first, min(first + CLAUSE, len(words))):
        if words[at] in FINITE:
            return words[at + 1 : at + 2] not in ([], ["alive"]) and words[at - 1] not in RELATIVES
        if words[at] in ENDS_CLAUSE:
            return False
    return False


CLAUSE = 12
"""Words from a participle to the verb of its clause at most."""
FINITE = lexicon.words("grammar", "finite")
ENDS_CLAUSE = RELATIVES | lexicon.words("grammar", "ends_clause")


MEASURED = frozenset({"length", "time"})
"""Dimensions of what only says more of a figure: "12 people, 40 km from the sea, were in hospital"."""


def _tells_of_part(words: list[str], start: int, token: int, standing: tuple[Cue, ...], known: Cue) -> bool:
    """Whether a verb behind a total is of its part: "only four of the 36 people aboard the trawler survived".

    So is what became of those aboard: "left 291 of the 459 people aboard unaccounted for".
    """
    told = standing[0].role == SUBJECT or (known.measure == "aboard" and standing[0].measure != "aboard")
    return told and RELATIVES.isdisjoint(words[start:token])


def before(sentence: Sentence, figure: Figure, path: Stations) -> tuple[list[Candidate], Figure | None]:
    """The cues to the left, where the figure is what the verb does something to, and the nearest of its own list.

    What tells a fellow of its list ("killing 12 men and 3 women") may tell this one too.
    """
    words = sentence.words
    standing, stations, (costs, hindering, _, _) = path.cues, path.left, ground_of(sentence)
    found = _parted(path.fitting, sentence, figure)
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
    """Whether a participle tells of ground: "in areas held by the army", "in rebel-held areas"."""
    if words[token - 1] == "-" and words[token + 1] in grammar().grounds:
        return True
    return words[token - 1] in grammar().grounds and words[token + size + 1 : token + size + 2] == ["by"]


def _parted(fitting: Fitting, sentence: Sentence, figure: Figure) -> list[Candidate]:
    """A verb that a figure parts from its other words: "let 1,200 people go", "taken 300 people out of"."""
    words, token = sentence.words, figure.first - 1
    stop = max(figure.stop, figure.end)  # "dozens of people" ends behind its noun
    by_next = fitting[words[token]] if token >= 0 else None
    if not by_next or stop >= len(words):
        return []
    behind = tuple(words[stop : stop + PARTED])
    of_pair = [cue for cue in by_next.get(behind[0], ()) if cue.rest and cue.rest == behind[: len(cue.rest)]]
    if words[token] in fitting.gapping:
        of_pair = sorted([*of_pair, *filled(sentence, fitting.gapped(words[token]), stop)], key=length, reverse=True)
    return [Candidate(0, cue, token) for cue in of_pair if cue.role in (OBJECT, PARTICIPLE)][:1]


PARTED = 3
"""Words of a verb that may stand behind its object: "taken 3,200 people out of"."""


def _has_object(sentence: Sentence, figure: Figure, token: int) -> bool:
    """Whether a verb to the left has an object of its own, and another follows: "that hit 2 towns has killed 43"."""
    other = sentence.by_first.get(token)
    if other is None or other.mention >= figure.mention:
        return False
    gap = sentence.words[other.stop : figure.first]
    return not FINITE.isdisjoint(gap) or gap[-1:] in BEYOND


BEYOND = (["to"], ["from"])
"""What parts a figure from a verb with an object: "the toll of slides that buried 2 towns to 24"."""


def _through_number(sentence: Sentence, other: Figure, fitting: Fitting) -> Cue | None:
    """The complement that a number parts: "remain in eight hospitals", as "in hospitals"."""
    words = sentence.words
    by_next = fitting[words[other.first - 1]] if other.first else None
    if not by_next or other.noun is None:
        return None
    named = tuple(words[other.after_number : other.end])
    for cue in by_next.get(named[0], ()) if named else ():
        if cue.role == COMPLEMENT and cue.rest == named:
            return cue
    return None
