"""What a figure measures, and by which rule we know."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot.facts.claims.choices import Choice, is_part_of_one, is_weak
from crossfoot.facts.claims.fitting import can_measure, narrow_noun_of
from crossfoot.facts.claims.nearest import nearest_of
from crossfoot.facts.claims.predicates import Candidate, is_before_verb
from crossfoot.facts.claims.story import Part
from crossfoot.facts.cues import (
    COMPLEMENT,
    HEAD,
    NOMINAL,
    OBJECT,
    PARTICIPLE,
    ROLE_NAMES,
    SUBJECT,
    cues_of,
    is_kind_of,
    measures,
    words_of,
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
    head, nearest = choice.head, nearest_of(choice.predicates, sentence.words, figure)
    if is_part_of_one(figure, mention):
        priced = mention.way and nearest is not None and nearest.cue.measure == "price_change"
        if priced and nearest is not None:
            return _told(sentence, nearest)
        return Told("change" if _is_change(mention) else "share", "measure.kind:fraction")
    carried = _as_carried(sentence, figure, carried)
    own = part is not None and nearest is not None and _tells_part(sentence, figure, part, nearest)
    if part is not None and carried is not None and not own and _yields_to_total(sentence, figure, head, part, nearest):
        return carried._replace(rule="measure.of_total")
    if nearest is not None and _died_there(sentence, figure, nearest):
        return Told("killed", "measure.carried")
    if carried is not None and part is not None and nearest is not None and _were_swept_away(carried, nearest):
        return carried._replace(rule="measure.of_total")
    beside = _people_of(figure, choice.predicates) or _laden_with(sentence, figure, choice.predicates)
    if beside is not None and (head is None or is_weak(head)):
        return _told(sentence, beside)
    if head is not None and not (_gives_way(head, nearest) or _was_so_before(sentence, figure, head, nearest)):
        return _told(sentence, head)
    if nearest is not None and (carried is None or choice.fellow is None or nearest.cost <= CARRIED):
        return _told(sentence, nearest)
    if head is not None and nearest is not None and _is_of_next(sentence, figure, nearest):
        return _told(sentence, head)  # "found 61 bodies and 98 survivors, and 53 people are missing"
    if carried is not None:
        return carried._replace(rule="measure.carried")
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


def _is_age(sentence: Sentence, figure: Figure) -> bool:
    """Whether a span of time is how old somebody is: "a baby of eight months", "a calf of two weeks"."""
    lead = sentence.words[max(figure.first - 2, 0) : figure.first]
    if len(lead) < 2 or lead[1] != "of" or singular(lead[0]) != lead[0]:
        return False
    return noun_words().kinds.get(lead[0]) in ("person", "animal")


def _yields_to_total(
    sentence: Sentence, figure: Figure, head: Candidate | None, part: Part, nearest: Candidate | None
) -> bool:
    """Whether a part is counted as its total is: "50 hurt, including 12 children", "3 are among the victims"."""
    if part.rule == "part_of.group":
        return nearest is None or nearest.cue.role == NOMINAL
    if head is not None and (not is_weak(head) or _tells_other(head, part)):
        return False
    if nearest is None or (nearest.token > figure.stop and _is_of_next(sentence, figure, nearest)):
        return True  # "29 were hurt, 20 of them police, and 10 were arrested"
    return nearest.cost > (OWN_CLAUSE if part.rule in CLAUSES else CARRIED)


def _is_of_next(sentence: Sentence, figure: Figure, predicate: Candidate) -> bool:
    """Whether a predicate is of a figure behind, which begins a clause of its own."""
    later = sentence.figures[sentence.place(figure) + 1 :]
    opened = [other for other in later if sentence.words[other.first - 2 : other.first] == [",", "and"]]
    return any(other.stop <= predicate.token for other in opened)


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


def _died_there(sentence: Sentence, figure: Figure, nearest: Candidate) -> bool:
    """Whether a verb told once tells of those who died in hospital: "nine died on the spot and four in hospital"."""
    words, cue = sentence.words, nearest.cue
    beside = cue.measure == "hospitalised" and cue.role == COMPLEMENT and nearest.token == figure.stop
    return beside and words[figure.first - 1] == "and" and "died" in words[max(figure.first - DIED, 0) : figure.first]


DIED = 8
"""Words before such a figure in which the verb stands."""


def _laden_with(sentence: Sentence, figure: Figure, predicates: list[Candidate]) -> Candidate | None:
    """What carries those a figure right behind it counts: "a dinghy carrying 40 migrants sank off the island".

    Or what is said of them alone: "the bus had 40 pilgrims on board".
    """
    behind = max(figure.stop, figure.end)
    if len(predicates) == 1 and predicates[0].cue.measure == "aboard" and predicates[0].token == behind:
        return predicates[0]
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
        closed = words[at + 2 : at + 3] == [] or words[at + 2] in TOGETHER
        both = other == "missing" or (candidate.cue.measure == "killed" and other in HURT and closed)
        if words[at] == "and" and not (both and words[at + 1] == behind[0]):
            return False  # "dead and missing", but "missing and feared dead", "dead and injured 14"
    elif words[candidate.token - 1] == "or" and candidate.token > 1:
        other = mishap.get(words[candidate.token - 2])
    return (
        other is not None
        and not is_kind_of(other, candidate.cue.measure)
        and not is_kind_of(candidate.cue.measure, other)
    )


HURT = frozenset({"injured", "seriously_injured"})
TOGETHER = frozenset(
    {",", ".", ";", ")", "-", "–", "—", "together", "in", "on", "at", "after", "by", "during", "since", "so"}
)
"""What stands behind "dead and wounded" where one number is of both, and no other follows: "dead and injured 14"."""
MISHAPS = frozenset({"killed", "injured", "seriously_injured", "missing"})


@cache
def mishaps() -> dict[str, str]:
    """Single words that tell of the dead, the injured and the missing."""
    return {
        word: cue.measure
        for word in frozenset[str]().union(*map(words_of, MISHAPS))
        for cue in reversed(cues_of(word))
        if not cue.rest and cue.measure in MISHAPS and cue.role in (HEAD, PARTICIPLE, SUBJECT, COMPLEMENT)
    }


def _was_so_before(sentence: Sentence, figure: Figure, head: Candidate, nearest: Candidate | None) -> bool:
    """Whether what stands behind people is what they were before the verb: "six climbers missing since Sunday died".

    The dead only where they were held for it: "nine miners feared dead were brought out alive".
    """
    words, at = sentence.words, head.token
    if nearest is None or at < figure.stop or nearest.token <= at or not is_before_verb(words, head):
        return False
    return head.cue.measure == "missing" or (at > 0 and words[at - 1] in grammar().believed)


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
    if head.cue.role == PARTICIPLE and head.cue.measure in HELD and predicate.cue.measure in FREED:
        return True  # "rebels free 99 captured soldiers"
    return is_weak(head) and known[predicate.cue.measure].rank > own


HELD, FREED = frozenset({"detained", "abducted", "trapped", "missing"}), frozenset({"released", "rescued"})
"""Measures of what people were, as a participle before them says, and of what ended it."""

ANNOUNCED = 8
"""How far a noun may announce what is counted by a noun of its own."""


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


def _as_carried(sentence: Sentence, figure: Figure, carried: Told | None) -> Told | None:
    """What a figure can take over: nothing of another dimension, and of a measure of homes only its wider one."""
    if carried is None:
        return None
    of = measures()[carried.measure]
    if not can_measure(carried.measure, figure.dimension, bare=figure.dimension == "bare"):
        return None
    if of.nouns and of.parent and figure.noun and narrow_noun_of(sentence, figure) not in of.nouns:
        return carried._replace(measure=of.parent)
    return carried
