"""What a figure measures, and by which rule we know."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from crossfoot import lexicon
from crossfoot.facts.claims.predicates import Candidate, Fitting, after, before, heads, stations_of
from crossfoot.facts.claims.story import Part
from crossfoot.facts.cues import (
    COMPLEMENT,
    HEAD,
    NOMINAL,
    OBJECT,
    PARTICIPLE,
    ROLE_NAMES,
    SUBJECT,
    WEAK_HEAD,
    Cue,
    cues,
    cues_by_measure,
    is_kind_of,
    measures,
)
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import Figure, Sentence
from crossfoot.mentions.model import Mention
from crossfoot.mentions.nouns import noun_words, singular
from crossfoot.values import Value

DEFAULTS = {
    "money_per": "price",
    "money_rate": "exchange_rate",
    "building": "premises",
    "vehicle": "vehicles",
    "time": "duration",
    "area": "area",
    "mass": "mass",
    "volume": "volume",
    "speed": "speed",
    "temperature": "temperature",
    "power": "power",
    "information": "data_size",
}
"""The measure of a dimension where no word near the figure says more."""

FAR = frozenset({"kilometer", "mile", "nautical_mile", "kilometer/day", "mile/day"})
"""Lengths that are of a way, where no word says more."""

CARRIED = 2
"""What it costs to take the measure of a fellow of the same list, beyond its distance."""


class Told(Value):
    """A measure and the rule that told it."""

    measure: str
    rule: str
    source: int | None = None
    """The mention it was taken over from."""


class Choice(Value):
    """Everything near a figure that could tell its measure."""

    head: Candidate | None
    predicates: list[Candidate]
    fellow: Figure | None
    """The nearest figure before it in the same list."""


def choices(
    sentence: Sentence, figure: Figure, mention: Mention, counted: tuple[str, ...], whole: int | None, *, is_whole: bool
) -> Choice:
    """What stands near a figure that counts one of those kinds of thing, before it is settled which of it tells."""
    fitting = fits(counted, _counted(sentence, figure))
    multiple = "change.multiple" in mention.rules
    if counted == ("dimensionless",) and mention.kind == "count" and not multiple:
        fitting = numbers_alone()
    if is_part_of_one(figure, mention) and mention.way:  # "prices have fallen by a tenth"
        fitting = fits(("percent",), None)
    path = stations_of(sentence, fitting)
    named = heads(sentence, figure, path) or _named_before(sentence, figure, mention, fitting)
    if len(named) > 1:
        named.sort(key=lambda c: not _is_weak(c))
    to_left, fellow = before(sentence, figure, path)
    found = after(sentence, figure, path, whole=whole, is_whole=is_whole) + to_left
    found = found or _of_whom(sentence, figure, fitting)
    if len(found) > 1:
        found.sort(key=lambda c: (c.cost, -len(c.cue.rest)))
    return Choice(named[-1] if named else None, found, fellow)


def _named_before(sentence: Sentence, figure: Figure, mention: Mention, fitting: Fitting) -> list[Candidate]:
    """The noun that stands before its number: "the number of cholera cases has passed 124,000"."""
    if figure.noun is None or not mention.rules or not NOUN_BEFORE.intersection(mention.rules):
        return []
    if "toll" in sentence.words[: figure.first]:
        return []  # "the toll of clashes between miners and the police has risen to 35"
    alone = fitting.get(figure.noun.rpartition(" ")[2], {}).get("", ())
    return [Candidate(0, cue, figure.first) for cue in alone if cue.role <= WEAK_HEAD][:1]


def _of_whom(sentence: Sentence, figure: Figure, fitting: Fitting) -> list[Candidate]:
    """What befell those whose number it is: "the number of people who had drowned stood at 63"."""
    words, begin = sentence.words, max(figure.first - OF_WHOM, 0)
    if "number" not in words[begin : figure.first]:
        return []
    number = figure.first - 1 - words[begin : figure.first][::-1].index("number")
    left = _left_so(words, figure, number, fitting)
    if left or OPENS_RELATIVE.isdisjoint(words[begin : figure.first]):
        return left
    opens = next((at for at in range(number, figure.first) if words[at] in OPENS_RELATIVE), figure.first)
    for token in range(opens + 1, min(opens + RELATIVE, figure.first)):
        of_word = fitting.get(words[token], {}).get("", ())
        found = [Candidate(figure.first - token, cue, token) for cue in of_word if cue.role in (SUBJECT, PARTICIPLE)]
        if found and opens - number <= RELATIVE:
            return found[:1]
    return []


def _left_so(words: list[str], figure: Figure, number: int, fitting: Fitting) -> list[Candidate]:
    """What they are left as, right behind who they are: "put the number of migrants missing off Lesbos at 310"."""
    token = number + 3
    if words[number + 1] != "of" or token >= figure.first or words[figure.first - 1] not in ("at", "as", "to"):
        return []
    of_word = fitting.get(words[token], {}).get("", ())
    return [Candidate(figure.first - number, cue, token) for cue in of_word if cue.role in LEFT][:1]


LEFT = frozenset({PARTICIPLE, COMPLEMENT})
"""Roles of a word behind those it tells of: "the number of migrants missing"."""
OF_WHOM = 30
"""Words before a figure in which the clause that tells of whom it is the number may begin."""
RELATIVE = 6
"""Words of that clause in which its verb stands."""
OPENS_RELATIVE = frozenset({"who", "known", "believed", "feared", "thought", "confirmed", "reported"})
NOUN_BEFORE = frozenset({"noun.before"})


def settle(
    sentence: Sentence, figure: Figure, mention: Mention, choice: Choice, part: Part | None, carried: Told | None
) -> Told | None:
    """The measure of a figure: its head noun, else the nearest predicate, else its list's, else its dimension's.

    A verb is stronger than a noun that only says who people are ("nine hostages were freed"), and than a wider noun
    ("hundreds of the injured were taken to hospital").
    """
    if mention.kind == "age":
        return Told("age", "measure.kind:age")
    if mention.kind == "duration" and _is_age(sentence, figure):
        return Told("age", "measure.of_somebody")
    if mention.kind == "index" and any(rule.startswith("index.magnitude") for rule in mention.rules):
        return Told("magnitude", "measure.kind:magnitude")
    head, nearest = choice.head, _nearest(choice.predicates, sentence.words, figure)
    if is_part_of_one(figure, mention):
        priced = mention.way and nearest is not None and nearest.cue.measure == "price_change"
        if priced and nearest is not None:
            return _told(sentence, nearest)
        return Told("change" if _is_change(mention) else "share", "measure.kind:fraction")
    carried = _as_carried(sentence, figure, carried)
    own = part is not None and nearest is not None and _tells_part(sentence, figure, part, nearest)
    if part is not None and carried is not None and not own and _yields_to_total(head, part, nearest):
        return carried._replace(rule="measure.of_total")
    if carried is not None and part is not None and nearest is not None and _were_swept_away(carried, nearest):
        return carried._replace(rule="measure.of_total")
    beside = _people_of(figure, choice.predicates) or _laden_with(sentence, figure, choice.predicates)
    if beside is not None and (head is None or _is_weak(head)):
        return _told(sentence, beside)
    if head is not None and not _gives_way(head, nearest):
        return _told(sentence, head)
    if nearest is not None and (carried is None or choice.fellow is None or nearest.cost <= CARRIED):
        return _told(sentence, nearest)
    if carried is not None:
        return carried._replace(rule="measure.carried")
    if nearest is not None:
        return _told(sentence, nearest)
    if _is_of_quake(sentence, figure, mention):
        return Told("magnitude", "measure.of_quake")
    return _by_dimension(figure, mention)


def _is_of_quake(sentence: Sentence, figure: Figure, mention: Mention) -> bool:
    """Whether a broken number alone is the size of a quake its sentence tells of: "gave its strength as 6.8"."""
    if mention.unit != "dimensionless" or mention.kind != "count" or mention.best is None:
        return False
    quaking = not lexicon.words("contexts", "quakes").isdisjoint(sentence.vocabulary)
    alone = figure.dimension == "dimensionless" and figure.noun is None
    return quaking and alone and 1 <= mention.best < LARGEST and "." in str(mention.best)


LARGEST = 10
"""No quake has such a magnitude."""


def is_part_of_one(figure: Figure, mention: Mention) -> bool:
    """Whether a figure is a fraction: a third, four in five."""
    return figure.dimension == "dimensionless" and mention.best is not None and mention.best < 1


def _is_age(sentence: Sentence, figure: Figure) -> bool:
    """Whether a span of time is how old somebody is: "a baby of eight months", "a calf of two weeks"."""
    lead = sentence.words[max(figure.first - 2, 0) : figure.first]
    if len(lead) < 2 or lead[1] != "of" or singular(lead[0]) != lead[0]:
        return False
    return noun_words().kinds.get(lead[0]) in ("person", "animal")


def _yields_to_total(head: Candidate | None, part: Part, nearest: Candidate | None) -> bool:
    """Whether a part is counted as its total is: "50 hurt, including 12 children", "3 are among the victims"."""
    if part.rule == "part_of.group":
        return nearest is None or nearest.cue.role == NOMINAL
    if head is not None and (not _is_weak(head) or _tells_other(head, part)):
        return False
    return nearest is None or nearest.cost > (OWN_CLAUSE if part.rule in CLAUSES else CARRIED)


def _people_of(figure: Figure, predicates: list[Candidate]) -> Candidate | None:
    """The place whose people a figure right behind it counts: "it buried a village of 1,300"."""
    for candidate in predicates:
        cue = candidate.cue
        beside = candidate.token + 1 + len(cue.rest) == figure.first
        if beside and cue.measure == "population" and cue.rest[-1:] == ("of",) and cue.role == NOMINAL:
            return candidate
    return None


def _were_swept_away(total: Told, nearest: Candidate) -> bool:
    """Whether those of the dead who "were swept away" are told of, who are not missing."""
    return total.measure == "killed" and nearest.cue.measure == "missing" and nearest.cue.rest == ("away",)


def _laden_with(sentence: Sentence, figure: Figure, predicates: list[Candidate]) -> Candidate | None:
    """What carries those a figure right behind it counts: "a dinghy carrying 40 migrants sank off the island"."""
    if figure.first == 0 or sentence.words[figure.first - 1] != "carrying" or sentence.words[figure.first - 2] == "of":
        return None  # "capable of carrying 90 people"
    return next((c for c in predicates if c.cue.measure == "aboard" and c.token + 1 == figure.first), None)


def _tells_part(sentence: Sentence, figure: Figure, part: Part, nearest: Candidate) -> bool:
    """Whether what befell a part stands behind its total: "carrying 52, it fell, killing all, including 13 boys"."""
    if nearest.token >= figure.first or measures()[nearest.cue.measure].rank < 3 or nearest.cost > BEFELL:
        return False
    if nearest.cue.role not in (OBJECT, PARTICIPLE, NOMINAL):
        return False
    wholes = [other for other in sentence.figures if other.mention == part.whole]
    return all(other.stop <= nearest.token for other in wholes)


BEFELL = 8
"""How far before a part what befell it may stand."""


def _tells_other(head: Candidate, part: Part) -> bool:
    """Whether a list goes on with others: "27 bodies, eight of them children, and nine survivors"."""
    return part.rule == "part_of.list" and measures()[head.cue.measure].rank == 3


CLAUSES = frozenset({"part_of.of_whom", "part_of.of_which", "part_of.of_them", "part_of.of_the", "part_of.out_of"})
"""Links whose part has a verb of its own: "eight of whom were taken to hospital"."""

OWN_CLAUSE = 10


def _told(sentence: Sentence, candidate: Candidate) -> Told:
    cue = candidate.cue
    if _is_either(sentence.words, candidate):
        return Told("casualties", "measure.either")
    words = " ".join((sentence.words[candidate.token], *cue.rest))
    return Told(cue.measure, f"measure.{ROLE_NAMES[cue.role]}:{words}")


def _is_either(words: list[str], candidate: Candidate) -> bool:
    """Whether one number tells of two mishaps, no matter which: "dead or missing", "were killed or seriously hurt"."""
    mishap, other = mishaps(), None
    if candidate.cue.measure not in MISHAPS:
        return False
    at = candidate.token + 1 + len(candidate.cue.rest)
    if words[at : at + 1] in (["or"], ["and"]):
        passed = grammar().skipped | grammar().either
        behind = [word for word in words[at + 1 : at + 4] if word not in passed]
        other = mishap.get(behind[0]) if behind else None
        if words[at] == "and" and (other != "missing" or words[at + 1] != behind[0]):
            return False  # "dead and missing", but "missing and feared dead"
    elif words[candidate.token - 1] == "or" and candidate.token > 1:
        other = mishap.get(words[candidate.token - 2])
    return (
        other is not None
        and not is_kind_of(other, candidate.cue.measure)
        and not is_kind_of(candidate.cue.measure, other)
    )


MISHAPS = frozenset({"killed", "injured", "seriously_injured", "missing"})


@cache
def mishaps() -> dict[str, str]:
    """Single words that tell of the dead, the injured and the missing."""
    return {
        word: cue.measure
        for word, of_word in cues().items()
        for cue in reversed(of_word)
        if not cue.rest and cue.measure in MISHAPS and cue.role in (HEAD, PARTICIPLE, SUBJECT, COMPLEMENT)
    }


def _nearest(predicates: list[Candidate], words: list[str], figure: Figure) -> Candidate | None:
    """The nearest; what tells what befell somebody counts as nearer than what tells what they are."""
    if not predicates:
        return None
    known = measures()
    within = [(c.cost + MERELY[known[c.cue.measure].rank], c) for c in predicates]
    within = [(cost, c) for cost, c in within if cost <= FARTHEST]
    if not within:
        return None
    living = next((c for _, c in within if _only_lives_there(figure, c, words)), None)
    if living is not None:
        return living
    cost, nearest = min(within, key=lambda pair: (pair[0], -len(pair[1].cue.rest)))
    for other_cost, other in within:
        narrower = other.cue.measure != nearest.cue.measure and is_kind_of(other.cue.measure, nearest.cue.measure)
        if narrower and other_cost <= cost + NARROWER and not _goes_on_to(words, nearest, other):
            nearest = other
    return next((other for _, other in within if _acts_on(figure, nearest, other)), None) or next(
        (other for _, other in within if _died_of_it(figure, nearest, other)), nearest
    )


def _only_lives_there(figure: Figure, verb: Candidate, words: list[str]) -> bool:
    """Whether a clause ends behind its verb: "in the valley, where some 40,000 people live, the number of deaths"."""
    told = verb.cue.measure == "population" and verb.cue.role == SUBJECT and verb.token == figure.stop
    return told and words[verb.token + 1 : verb.token + 2] == [","]


def _acts_on(figure: Figure, nearest: Candidate, other: Candidate) -> bool:
    """Whether a verb has as its object those of whom a participle tells who they were: "freed 14 workers held in"."""
    told_of = nearest.cue.role == PARTICIPLE and nearest.token == figure.stop and not nearest.cue.rest
    done = other.cue.role in (OBJECT, PARTICIPLE) and other.token + len(other.cue.rest) + 1 == figure.first
    return told_of and done and other.cue.measure in FATES


FATES = frozenset({"released", "rescued", "detained", "evacuated", "killed"})
"""Measures of what happens to people last."""


def _died_of_it(figure: Figure, nearest: Candidate, other: Candidate) -> bool:
    """Whether those of whom a participle tells who they are died: "The two officers shot in the raid also died"."""
    if other.cue.measure != "killed" or other.cue.role != SUBJECT or other.token <= nearest.token:
        return False
    return (
        nearest.cue.role == PARTICIPLE
        and nearest.token == figure.stop
        and nearest.cue.measure in ("injured", "detained")
    )


def _goes_on_to(words: list[str], first: Candidate, then: Candidate) -> bool:
    """Whether what is told behind "and" is only where they went: "were injured and taken to hospital"."""
    stop = first.token + 1 + len(first.cue.rest)
    return then.cue.measure == "hospitalised" and then.token > stop and words[stop] == "and"


NARROWER = 5
"""How much farther a narrower measure may stand: "hundreds of the injured were taken to hospital"."""

MERELY = {3: 0, 2: 4, 1: 6}
FARTHEST = 26


def _gives_way(head: Candidate, predicate: Candidate | None) -> bool:
    """Whether the counted noun says less than the verb does."""
    if predicate is None or predicate.cue.measure == head.cue.measure:
        return False
    if predicate.cue.role == NOMINAL and predicate.cost > ANNOUNCED:
        return False  # "one of the dead was a pupil, said a nurse of the clinic, where eight casualties were brought"
    if is_kind_of(predicate.cue.measure, head.cue.measure):
        return True
    known = measures()
    own = min(known[head.cue.measure].rank, 2)
    stronger = known[head.cue.measure].gives_way_to
    if stronger is not None and predicate.cue.measure not in stronger:
        return False
    return _is_weak(head) and known[predicate.cue.measure].rank > own


ANNOUNCED = 8
"""How far a noun may announce what is counted by a noun of its own."""


def _is_weak(head: Candidate) -> bool:
    return head.cue.role == WEAK_HEAD or measures()[head.cue.measure].rank < 3


def _is_change(mention: Mention) -> bool:
    """Whether a figure with a direction is the size of a change, and no level that one reached."""
    return mention.way is not None and REACHED.isdisjoint(mention.rules)


REACHED = frozenset({"change.reached", "change.from", "change.from_to"})


def _by_dimension(figure: Figure, mention: Mention) -> Told | None:
    if figure.dimension == "percent":
        return Told("change" if _is_change(mention) else "share", "measure.kind:percent")
    if figure.dimension == "dimensionless" and (mention.kind == "ratio" or "change.multiple" in mention.rules):
        return Told("factor", "measure.kind:ratio")
    if figure.dimension == "length" and mention.unit in FAR:
        return Told("distance", "measure.kind:far")
    name = "price" if mention.kind == "price" else DEFAULTS.get(figure.dimension)
    return Told(name, f"measure.kind:{mention.kind}") if name else None


def _counted(sentence: Sentence, figure: Figure) -> str | None:
    """The last word of the counted noun, where measures hold for certain nouns only."""
    nouns = narrow_nouns()
    if figure.noun is None or nouns.isdisjoint(sentence.vocabulary):
        return None
    for token in range(figure.after_number, figure.end):
        if sentence.words[token] in nouns:
            return sentence.words[token]
    named = figure.noun.rpartition(" ")[2]  # before its number: "the number of homes destroyed rose to 346"
    return named if named in nouns else None


@cache
def narrow_nouns() -> frozenset[str]:
    """Every noun that some measure holds for alone: homes, bridges."""
    return frozenset().union(*(measure.nouns for measure in measures().values() if measure.nouns))


@cache
def fits(counted: tuple[str, ...], noun: str | None) -> Fitting:
    """The cues of a figure that counts one of those kinds of thing, or is of that dimension, by that noun."""
    found = {
        name
        for name, measure in measures().items()
        if any(_fits(kind, of) for kind in measure.counts for of in counted)
    }
    narrow = {name for name in found if noun in (measures()[name].nouns or ())}
    found -= {name for name in found if measures()[name].nouns} - narrow
    return _cues_of(found - {str(measures()[name].parent) for name in narrow})


@cache
def numbers_alone() -> Fitting:
    """The cues of a broken number without any unit."""
    return _cues_of({"magnitude"})


def _cues_of(names: set[str]) -> Fitting:
    found: dict[str, list[tuple[int, Cue]]] = {}
    for name in sorted(names):
        for word, place, cue in cues_by_measure()[name]:
            found.setdefault(word, []).append((place, cue))
    return {word: _by_next([cue for _, cue in sorted(of_word, key=_PLACE)]) for word, of_word in found.items()}


_PLACE = itemgetter(0)


def _by_next(of_word: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Cues with one first word by their second; those of one word go with each."""
    if len(of_word) == 1 and not of_word[0].rest:
        return {"": (of_word[0],)}
    alone = [cue for cue in of_word if not cue.rest]
    by_next: dict[str, list[Cue]] = {"": []}
    for cue in of_word:
        if cue.rest:
            by_next.setdefault(cue.rest[0], []).append(cue)
    return {following: (*phrases, *alone) for following, phrases in by_next.items()}


def _fits(of_measure: str, of_figure: str) -> bool:
    if of_figure == "money":
        return of_measure in ("money", "money_per")
    return of_measure == of_figure


def can_measure(measure: str, dimension: str, *, bare: bool) -> bool:
    """Whether a figure of a dimension, or a number alone, can be of a measure; a price may change by an amount."""
    return (
        bare
        or any(_fits(kind, dimension) for kind in measures()[measure].counts)
        or (measure == "price_change" and dimension != "time")
    )


def _as_carried(sentence: Sentence, figure: Figure, carried: Told | None) -> Told | None:
    """What a figure can take over: nothing of another dimension, and of a measure of homes only its wider one."""
    if carried is None:
        return None
    of = measures()[carried.measure]
    if not can_measure(carried.measure, figure.dimension, bare=figure.dimension == "bare"):
        return None
    if of.nouns and of.parent and figure.noun and _counted(sentence, figure) not in of.nouns:
        return carried._replace(measure=of.parent)
    return carried
