"""Parts that place or day shows to be of no such total: a crowd in Marseille is none of the crowd in Paris.

Words and sums link parts to totals (`crossfoot.facts.claims.totals`) before anybody knows where each was or when.
Only links that no word tells are undone; "of whom" and "including" stand.
"""

from __future__ import annotations

from crossfoot.facts import gazetteer
from crossfoot.facts.cues import measures
from crossfoot.facts.gazetteer import Named
from crossfoot.facts.model import Fact
from crossfoot.facts.places.scenes import Scene
from crossfoot.facts.places.sentence_places import IN_SENTENCE

INFERRED = frozenset({"part_of.sums", "part_of.places", "part_of.one_place", "part_of.next_place"})
"""Rules that link a part to a total by arithmetic and by what stands beside it."""
OF_SUM = "part_of.sums"
DATED = "date_in_sentence"


def unlink(facts: list[Fact], scene: Scene) -> list[Fact]:
    """The facts, without the inferred links that their places or days contradict; of a sum no part stays alone."""
    inferred = [i for i, fact in enumerate(facts) if fact.part_of and not INFERRED.isdisjoint(fact.rules)]
    if not inferred:
        return facts
    by_id = {fact.fact_id: fact for fact in facts}
    strange = {index for index in inferred if _is_strange(facts[index], by_id[str(facts[index].part_of)], scene)}
    sums = {facts[index].part_of for index in strange if OF_SUM in facts[index].rules}
    strange |= {index for index in inferred if facts[index].part_of in sums and OF_SUM in facts[index].rules}
    return [_alone(fact) if index in strange else fact for index, fact in enumerate(facts)] if strange else facts


def _alone(fact: Fact) -> Fact:
    return fact._replace(part_of=None, rules=tuple([rule for rule in fact.rules if rule not in INFERRED]))


def _is_strange(part: Fact, whole: Fact, scene: Scene) -> bool:
    return _is_elsewhere(part, whole, scene) or _is_of_another_day(part, whole)


def _is_elsewhere(part: Fact, whole: Fact, scene: Scene) -> bool:
    """Whether two sentences name a place each, of which neither holds the other; one of both tells what it divides."""
    if part.place is None or whole.place is None or part.place == whole.place:
        return False
    if scene.speakers.sentence_at(part.start) == scene.speakers.sentence_at(whole.start):
        return False
    if IN_SENTENCE.isdisjoint(part.rules) or IN_SENTENCE.isdisjoint(whole.rules):
        return False
    inner, outer = _named(part.place, scene), _named(whole.place, scene)
    if inner is None or outer is None:
        return False
    nested = gazetteer.contains(outer, inner) or gazetteer.contains(inner, outer)
    known = bool(inner.country and outer.country)
    return known and inner.kind == outer.kind == "town" and not nested


def _named(canonical: str, scene: Scene) -> Named | None:
    """The place that a text names by that canonical name; None where it only follows from another."""
    return next((span.place for span in scene.all if span.canonical == canonical), None)


def _is_of_another_day(part: Fact, whole: Fact) -> bool:
    """Whether both count people at one moment, and the part's sentence names another day."""
    if part.measure is None or measures()[part.measure].accumulates or DATED not in part.rules:
        return False
    return part.event_precision == whole.event_precision == "day" and part.event_start != whole.event_start
