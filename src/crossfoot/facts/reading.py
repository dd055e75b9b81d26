"""From the mentions of a dispatch to its facts: what, of what total, how put, said by whom, where and when."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

from crossfoot.dispatches import Dispatch
from crossfoot.facts import meanings, measures, parts, restatements, statuses, totals
from crossfoot.facts.context import Context
from crossfoot.facts.cues import KINDS_OF_THING
from crossfoot.facts.cues import measures as known_measures
from crossfoot.facts.measures import Told
from crossfoot.facts.model import Fact
from crossfoot.facts.null_reports import NullReport, find_null_reports
from crossfoot.facts.sentences import Figure, Sentence, figure_sentences
from crossfoot.mentions import read
from crossfoot.mentions.model import Mention
from crossfoot.mentions.tokens import lower


class Claim(NamedTuple):
    """What the words near a figure say of it, before who, where and when."""

    told: Told | None
    part: parts.Part | None
    status: str
    aggregation: str
    rules: tuple[str, ...]
    doubts: tuple[str, ...]


def facts_of(dispatch: Dispatch) -> list[Fact]:
    """Every figure of a dispatch as a fact, in the order of the text, null reports among them."""
    text = dispatch.text
    lowered = lower(text)
    mentions = read(text)
    claims = _claims(text, lowered, mentions)
    nulls = find_null_reports(lowered)
    if not mentions and not nulls:
        return []
    context = Context(text, dispatch.reported_at)
    ids = [_fact_id(dispatch, mention) for mention in mentions]
    facts = [
        _fact(dispatch, context, mention, claim, ids, fact_id)
        for mention, claim, fact_id in zip(mentions, claims, ids, strict=True)
    ]
    facts += [_null_fact(dispatch, context, null) for null in nulls]
    return restatements.link(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _claims(text: str, lowered: str, mentions: list[Mention]) -> list[Claim]:
    """One claim a mention, in order."""
    ledger = parts.Ledger(mentions)
    claims: list[Claim] = []
    for sentence in figure_sentences(text, lowered, mentions):
        claims += [_claim(sentence, figure, ledger) for figure in sentence.figures]
        totals.link(sentence, ledger)
    totals.sums(ledger)
    return _shared(mentions, [_linked(claim, ledger.parts.get(index)) for index, claim in enumerate(claims)])


def _linked(claim: Claim, part: parts.Part | None) -> Claim:
    """The claim with the total that was found once its sentence was read whole."""
    if part is None or claim.part is not None:
        return claim
    return claim._replace(part=part, rules=(*claim.rules, part.rule))


def _claim(sentence: Sentence, figure: Figure, ledger: parts.Ledger) -> Claim:
    mention = ledger.mentions[figure.mention]
    part = parts.find(sentence, figure, ledger)
    choice = measures.choices(sentence, figure, ledger.counted(figure, part))
    carried = _carried(figure, choice, part, ledger)
    told = measures.settle(sentence, figure, mention, choice, part, carried)
    told = told or _recent(figure, mention, ledger)
    told, doubts = meanings.settle(told, figure, ledger)
    measure = told.measure if told else None
    counted_before = measure in ledger.measures
    ledger.add(figure, measure, part)
    status, status_rule = statuses.status_of(sentence, figure)
    aggregation, rule = statuses.aggregation_of(sentence, figure, measure, counted_before=counted_before)
    rules = (told.rule if told else None, part.rule if part else None, status_rule, rule)
    return Claim(told, part, status, aggregation, tuple(rule for rule in rules if rule), doubts)


def _recent(figure: Figure, mention: Mention, ledger: parts.Ledger) -> Told | None:
    """A number alone, with nothing near that tells it, counts what was counted last."""
    if figure.dimension != "bare" or mention.converts is not None:
        return None
    for index in range(figure.mention - 1, max(figure.mention - 4, -1), -1):
        measure = ledger.measures[index]
        if measure and ledger.dimensions[index] in parts.COUNTS:
            return Told(measure, "measure.last_counted")
    return None


def _carried(figure: Figure, choice: measures.Choice, part: parts.Part | None, ledger: parts.Ledger) -> Told | None:
    """The measure of the total, or of the list's neighbour, that a figure may take over."""
    for index in (part.whole if part else None, choice.fellow.mention if choice.fellow else None):
        if index is not None and index < figure.mention:
            measure = ledger.measures[index]
            if measure:
                return Told(measure, "measure.carried")
    return None


def _shared(mentions: list[Mention], claims: list[Claim]) -> list[Claim]:
    """Claims where conversions and earlier levels share the measure of the amount they belong to."""
    for index, mention in enumerate(mentions):
        if mention.converts is not None:
            _share(claims, mention.converts, index, "measure.converts")
    for index, mention in enumerate(mentions):
        if mention.changed_from is not None:
            _share(claims, index, mention.changed_from, "measure.changed_from")
    return claims


def _share(claims: list[Claim], one: int, other: int, rule: str) -> None:
    """The other takes the one's measure; where the one has none, or only its dimension's, the reverse."""
    weak = claims[one].told is None or claims[one].rules[0].startswith("measure.kind")
    source, target = (other, one) if weak and claims[other].told else (one, other)
    told = claims[source].told
    if told is not None:
        claims[target] = claims[target]._replace(
            told=Told(told.measure, rule), rules=(rule, *_without_measure(claims[target]))
        )


def _without_measure(claim: Claim) -> tuple[str, ...]:
    return tuple(rule for rule in claim.rules if not rule.startswith("measure."))


def _fact(dispatch: Dispatch, context: Context, mention: Mention, claim: Claim, ids: list[str], fact_id: str) -> Fact:
    start, end = mention.start, mention.end
    measure = claim.told.measure if claim.told else None
    speaker = context.speaker(start, end, measure=measure)
    place = context.place(start, end, measure=measure)
    event = context.event(start, end, measure=measure, status=claim.status)
    return Fact(
        fact_id=fact_id,
        dispatch_id=dispatch.dispatch_id,
        outlet=dispatch.outlet,
        reported_at=dispatch.reported_at,
        surface=dispatch.text[start:end],
        start=start,
        end=end,
        kind=mention.kind,
        measure=measure,
        item=mention.noun,
        subject=None,
        best=mention.best,
        lower=mention.lower,
        upper=mention.upper,
        bound=mention.bound,
        hedge=mention.hedge,
        rounding=mention.rounding,
        unit=_unit(mention, measure),
        trend=mention.trend,
        part_of=ids[claim.part.whole] if claim.part else None,
        converts=None if mention.converts is None else ids[mention.converts],
        changed_from=None if mention.changed_from is None else ids[mention.changed_from],
        restates=None,
        aggregation=claim.aggregation,
        status=claim.status,
        attribution=speaker.surface if speaker else None,
        attribution_kind=speaker.kind if speaker else None,
        place=place.canonical if place else None,
        place_surface=place.surface if place else None,
        event_start=event.start if event else None,
        event_end=event.end if event else None,
        event_precision=event.precision if event else None,
        event_surface=event.surface if event else None,
        doubts=(*mention.doubts, *claim.doubts),
        rules=(*mention.rules, *claim.rules, *(told.rule for told in (speaker, place, event) if told)),
    )


def _unit(mention: Mention, measure: str | None) -> str:
    """The unit; a number that counts something unnamed takes the kind of thing its measure counts."""
    if mention.kind == "count" and mention.unit == "dimensionless" and measure:
        dimension = known_measures()[measure].dimension
        return dimension if dimension in KINDS_OF_THING else mention.unit
    return mention.unit


def _fact_id(dispatch: Dispatch, mention: Mention) -> str:
    """Stable: the same dispatch, text, span and reading give the same id on every run and machine."""
    reading = (mention.start, mention.end, mention.best, mention.lower, mention.upper, mention.bound, mention.unit)
    return _digest(dispatch, *reading)


def _digest(dispatch: Dispatch, *reading: object) -> str:
    digest = blake2b(dispatch.dispatch_id.encode(), digest_size=8)
    digest.update(dispatch.text.encode())
    digest.update("\x1f".join(map(str, reading)).encode())
    return digest.hexdigest()


def _null_fact(dispatch: Dispatch, context: Context, null: NullReport) -> Fact:
    start, end = null.start, null.end
    speaker, place = context.speaker(start, end), context.place(start, end)
    event = context.event(start, end, measure=null.measure)
    told = tuple(read.rule for read in (speaker, place, event) if read)
    return Fact(
        fact_id=_digest(dispatch, start, end, "unknown"),
        dispatch_id=dispatch.dispatch_id,
        outlet=dispatch.outlet,
        reported_at=dispatch.reported_at,
        surface=dispatch.text[start:end],
        start=start,
        end=end,
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
        doubts=(),
        rules=("null_report", *told),
    )
