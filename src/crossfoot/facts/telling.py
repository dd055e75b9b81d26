"""From figures to facts: what the words near each figure say of it, and who said it, where and when."""

from __future__ import annotations

from operator import attrgetter

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.dispatches import Dispatch
from crossfoot.facts import regional_tolls, restatements, strange_parts
from crossfoot.facts.claims.befallen import ABOARD_LAST
from crossfoot.facts.claims.claim import Claim, claims_of
from crossfoot.facts.context import Context, Event, Place, Speaker
from crossfoot.facts.cues import KINDS_OF_THING, measures
from crossfoot.facts.days.events import OF_EVENT
from crossfoot.facts.identities import Identities
from crossfoot.facts.model import Fact
from crossfoot.facts.moneys_of_day import doubted, in_money_of_day
from crossfoot.facts.null_reports import NullReport
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.model import Mention, way
from crossfoot.mentions.view import View


def told_of(dispatch: Dispatch, view: View, mentions: list[Mention], nulls: list[NullReport]) -> list[Fact]:
    """The figures and null reports of a dispatch as facts, in the order of the text."""
    mentions = in_money_of_day(dispatch.text, mentions, dispatch.reported_at)
    mentions = [_without_strange_level(mention, mentions) for mention in mentions]
    figures = [mention.start for mention in mentions]
    context, identities = Context(dispatch.text, dispatch.reported_at, view, figures), Identities(dispatch)
    claims = claims_of(view, mentions)
    ids = [identities.of(mention, claim.unit) for mention, claim in zip(mentions, claims, strict=True)]
    earlier = _earlier_levels(mentions)
    teller = _Teller(dispatch, context, ids)
    facts = [
        teller.fact(index, mention, claim, undated=index in earlier)
        for index, (mention, claim) in enumerate(zip(mentions, claims, strict=True))
    ]
    facts = _placed_alike(facts, mentions)
    facts = _dated_alike(dispatch.text, facts, mentions, claims)
    facts = [doubted(fact) for fact in _told_alike(dispatch.text, facts, claims)]
    scene = context.whereabouts.scene
    facts = regional_tolls.link(strange_parts.unlink(facts, scene), scene)
    facts += [_null_fact(dispatch, context, null, identities.of_null(null)) for null in nulls]
    return restatements.link(sorted(facts, key=_SPAN))


def _placed_alike(facts: list[Fact], mentions: list[Mention]) -> list[Fact]:
    """The facts, conversions placed where what they convert is."""
    for index, mention in enumerate(mentions):
        if mention.converts is not None:
            told, fact = facts[mention.converts], facts[index]
            if told.place != fact.place:
                facts[index] = fact._replace(place=told.place, place_surface=told.place_surface)
    return facts


def _told_alike(text: str, facts: list[Fact], claims: list[Claim]) -> list[Fact]:
    """The facts, where a part that nobody is named for in its clause is told by whoever tells its total there."""
    for index, claim in enumerate(claims):
        whole = claim.part.whole if claim.part is not None else index
        if whole >= index or not ENDS.isdisjoint(text[facts[whole].end : facts[index].start]):
            continue
        told, fact = facts[whole], facts[index]
        goes_on = GOES_ON in fact.rules if told.attribution is None else GOES_ON in told.rules
        if goes_on and (told.attribution is None or fact.attribution is None):
            facts[index] = fact._replace(attribution=told.attribution, attribution_kind=told.attribution_kind)
    return facts


_SPAN = attrgetter("start", "end")
ENDS = frozenset(".;!?\n")
GOES_ON = "speaker_goes_on"
"""The rule of a speaker named in a sentence before."""
MONEY = frozenset({"money", "price"})
OF_MOMENT = frozenset({"crowd", "aboard", "trapped"})
"""Counts of people at one event: an earlier estimate is of the same day."""


def _without_strange_level(mention: Mention, mentions: list[Mention]) -> Mention:
    """The mention, changed from nothing where its earlier level would be of another kind: no gram was a price."""
    if mention.changed_from is None:
        return mention
    kinds = {mention.kind, mentions[mention.changed_from].kind}
    return mention if len(kinds) == 1 or kinds == MONEY else mention._replace(changed_from=None)


def _kind(kind: str, unit: str) -> str:
    """The kind of a figure whose unit was taken from another's: a bare number may turn out to be money."""
    if kind != "count" or unit in KINDS_OF_THING:
        return kind
    if unit == "percent":
        return "percent"
    if _CURRENCY.match(unit):
        return "price" if "/" in unit else "money"
    return kind


_CURRENCY = re.compile(r"[A-Z]{3}(?:/|\Z)")


def _earlier_levels(mentions: list[Mention]) -> set[int]:
    """The mentions that another was changed from, and what restates them: the text seldom dates the level of a price.

    An earlier toll is of the same event.
    """
    earlier = {mention.changed_from for mention in mentions if mention.changed_from is not None}
    return earlier | {index for index, mention in enumerate(mentions) if mention.converts in earlier}


class _Teller:
    """Makes the facts of one dispatch, whose figures have these ids."""

    def __init__(self, dispatch: Dispatch, context: Context, ids: list[str]) -> None:
        self.dispatch, self.context, self.ids = dispatch, context, ids

    def fact(self, index: int, mention: Mention, claim: Claim, *, undated: bool) -> Fact:
        """One figure as a fact; with `undated` a day of another clause is none of its own."""
        dispatch, context, ids = self.dispatch, self.context, self.ids
        start, end = mention.start, mention.end
        measure = claim.told.measure if claim.told else None
        undated = undated and not (measure and (measures()[measure].accumulates or measure in OF_MOMENT))
        speaker, place, event = _circumstances(context, start, end, measure, claim.status, claim.unit)
        if undated and event is not None and not _dates_it(context.text, end, event.surface):
            event = None
        ahead = claim.status in ("asserted", "provisional") and event is not None and context.events.lies_ahead(event)
        best, lower, upper, part = mention.best, mention.lower, mention.upper, claim.part
        return Fact(  # by place, not by name: thirty-five names cost as much as the search for a predicate
            ids[index], dispatch.dispatch_id, dispatch.outlet, dispatch.reported_at,
            dispatch.text[start:end], start, end,
            _kind(mention.kind, claim.unit), measure, mention.noun, claim.subject,
            best, lower, upper, mention.bound, mention.hedge, mention.rounding, claim.unit, mention.trend,
            ids[part.whole] if part else None,
            None if mention.converts is None else ids[mention.converts],
            None if mention.changed_from is None else ids[mention.changed_from],
            None,
            claim.aggregation, "planned" if ahead else claim.status,
            speaker.surface if speaker else None, speaker.kind if speaker else None,
            place.canonical if place else None, place.surface if place else None,
            event.start if event else None, event.end if event else None,
            event.precision if event else None, event.surface if event else None,
            (*mention.doubts, *claim.doubts, *([place.doubt] if place and place.doubt else [])),
            (*mention.rules, *claim.rules, *_rules_of(speaker, place, event)),
        )  # fmt: skip


def _rules_of(speaker: Speaker | None, place: Place | None, event: Event | None) -> list[str]:
    rules = [speaker.rule] if speaker else []
    if place:
        rules.append(place.rule)
    if event:
        rules.append(event.rule)
    return rules


def _circumstances(
    context: Context, start: int, end: int, measure: str | None, status: str, unit: str = ""
) -> tuple[Speaker | None, Place | None, Event | None]:
    """Who said a figure, where and when."""
    speaker = context.speakers.speaker(start, end, measure)
    place = context.whereabouts.place(start, end, measure=measure, speaker=speaker, unit=unit)
    event = context.events.event(start, end, measure=measure, status=status)
    return speaker, place, event


def _dated_alike(text: str, facts: list[Fact], mentions: list[Mention], claims: list[Claim]) -> list[Fact]:
    """The facts, where a part that has no date beside it is of the day of its total, and a conversion of its amount."""
    dated = list(facts)
    for index, (mention, claim) in enumerate(zip(mentions, claims, strict=True)):
        told_before = claim.part is not None and claim.part.rule == ABOARD_LAST  # before the day its total is told with
        whole = claim.part.whole if claim.part and not told_before else None
        source = mention.converts if mention.converts is not None else whole
        if source is None and index and _is_change_of(text, dated[index - 1], dated[index]):
            dated[index] = _dated_as(dated[index], dated[index - 1])
        if source is not None and _is_dated_by(text, dated[source], dated[index]):
            dated[index] = _dated_as(dated[index], dated[source])
    return dated


def _is_change_of(text: str, level: Fact, change: Fact) -> bool:
    """Whether a figure says how a level beside it changed: "shipped 4.2 million in 2022, down 19 percent"."""
    if IN_SENTENCE not in level.rules or way(change.trend, change.rules) is None:
        return False
    gap = text[level.end : change.start]
    return _CHANGED.fullmatch(gap) is not None and (level.event_surface or "") in gap


_CHANGE = either({noun for way in ("up", "down") for noun in lexicon.words("changes", way, "nouns")})
_CHANGED = re.compile(rf"[^.;]{{0,40}}, (?:up|down|an? (?:{_CHANGE}) of) ")


def _dated_as(part: Fact, whole: Fact) -> Fact:
    return part._replace(
        event_start=whole.event_start,
        event_end=whole.event_end,
        event_precision=whole.event_precision,
        event_surface=whole.event_surface,
        status="planned" if whole.status == "planned" else part.status,
        rules=(*part.rules[:-1], "date_of_total"),
    )


def _is_dated_by(text: str, whole: Fact, part: Fact) -> bool:
    """Whether the date beside a total holds for its part: of what an event did, or where no clause ends between."""
    if IN_SENTENCE in part.rules:
        return False
    if IN_SENTENCE in whole.rules and part.measure in OF_EVENT:
        return True
    return CLAUSE_ENDS.isdisjoint(text[whole.end : part.start])


CLAUSE_ENDS = frozenset('.;:"“”\n')
IN_SENTENCE = "date_in_sentence"
NEAR = 30
"""How far behind an earlier level the words may stand that date it: "from 17 the previous day"."""


def _dates_it(text: str, end: int, surface: str | None) -> bool:
    return surface is not None and surface in text[end : end + NEAR + len(surface)]


def _null_fact(dispatch: Dispatch, context: Context, null: NullReport, fact_id: str) -> Fact:
    speaker, place, event = _circumstances(context, null.start, null.end, null.measure, "unknown")
    return Fact(
        fact_id=fact_id,
        dispatch_id=dispatch.dispatch_id,
        outlet=dispatch.outlet,
        reported_at=dispatch.reported_at,
        surface=dispatch.text[null.start : null.end],
        start=null.start,
        end=null.end,
        kind="count",
        measure=null.measure,
        item=null.group,
        subject=None,
        best=None,
        lower=None,
        upper=None,
        bound="exact",
        hedge=None,
        rounding=None,
        unit="person",
        trend=None,
        part_of=None,
        converts=None,
        changed_from=None,
        restates=None,
        aggregation="point",
        status="unknown",
        attribution=speaker.surface if speaker else None,
        attribution_kind=speaker.kind if speaker else None,
        place=place.canonical if place else None,
        place_surface=place.surface if place else None,
        event_start=event.start if event else None,
        event_end=event.end if event else None,
        event_precision=event.precision if event else None,
        event_surface=event.surface if event else None,
        doubts=(place.doubt,) if place and place.doubt else (),
        rules=("null_report", *_rules_of(speaker, place, event)),
    )
