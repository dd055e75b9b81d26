"""Which of the predicates near a figure tells of it: the nearest, unless another tells more."""

from __future__ import annotations

from crossfoot.facts.claims.governing import follows_be
from crossfoot.facts.claims.predicates import Candidate, only_names
from crossfoot.facts.clauses import RELATIVES
from crossfoot.facts.cues import OBJECT, PARTICIPLE, SUBJECT, is_kind_of, measures
from crossfoot.facts.grammar import grammar
from crossfoot.facts.sentences import Figure


def nearest_of(predicates: list[Candidate], words: list[str], figure: Figure) -> Candidate | None:
    """The nearest; what tells what befell somebody counts as nearer than what tells what they are."""
    if not predicates:
        return None
    known = measures()
    within = [(c.cost + MERELY[known[c.cue.measure].rank], c) for c in predicates]
    within = [(cost, c) for cost, c in within if cost <= FARTHEST]
    if len(within) < 2:
        return within[0][1] if within else None
    within = [pair for pair in within if not only_names(figure, pair[1], words)] or within
    cost, nearest = min(within, key=lambda pair: (pair[0], -len(pair[1].cue.rest)))
    for other_cost, other in within:
        narrower = other.cue.measure != nearest.cue.measure and is_kind_of(other.cue.measure, nearest.cue.measure)
        if narrower and other_cost <= cost + NARROWER and not _goes_on_to(words, nearest, other):
            nearest = other
    return next((other for _, other in within if _acts_on(words, figure, nearest, other)), None) or next(
        (other for _, other in within if _died_of_it(figure, nearest, other)), nearest
    )


def _acts_on(words: list[str], figure: Figure, nearest: Candidate, other: Candidate) -> bool:
    """Whether a verb has as its object those of whom a participle tells who they were: "freed 14 workers held in".

    Or whom it seems to be said of, behind a clause that ends with them: "owners of a mill where a fire killed six were
    arrested".
    """
    done = other.cue.role in (OBJECT, PARTICIPLE) and other.token + len(other.cue.rest) + 1 == figure.first
    if not done:
        return False
    if nearest.cue.role == PARTICIPLE and nearest.token == figure.stop and not nearest.cue.rest:
        return other.cue.measure in FATES
    clause = words[max(other.token - CLAUSE, 1) : other.token]
    told = measures()[other.cue.measure].rank == 3 and measures()[other.cue.measure].dimension == "person"
    behind = figure.stop < len(words) and words[figure.stop] in grammar().be and nearest.token <= figure.stop + 1
    active = not follows_be(words, other.token, grammar())  # not "of those who were wounded 12 people were released"
    return told and active and behind and nearest.token >= figure.stop and not OPENING.isdisjoint(clause)


OPENING = RELATIVES | {"where"}
CLAUSE = 6
"""Words of a clause before its verb in which its relative pronoun stands."""
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
