"""What the words near each figure say of it: its measure, unit, total and status, before who, where and when."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot.facts.claims import costs, meanings, parts, statuses, totals
from crossfoot.facts.claims.aggregations import aggregation_of
from crossfoot.facts.claims.choices import Choice, choices
from crossfoot.facts.claims.fitting import can_measure
from crossfoot.facts.claims.measures import Told, settle
from crossfoot.facts.claims.story import COUNTS, Part, Story, size
from crossfoot.facts.claims.subjects import subject
from crossfoot.facts.cues import COMPLEMENT, KINDS_OF_THING, SUBJECT, is_kind_of, measures
from crossfoot.facts.sentences import CARRIED, Figure, Sentence, figure_sentences
from crossfoot.mentions.model import Mention
from crossfoot.mentions.view import View
from crossfoot.values import Value


class Claim(Value):
    """What is said of one figure."""

    told: Told | None
    unit: str
    part: Part | None
    status: str
    aggregation: str
    rules: tuple[str, ...]
    doubts: tuple[str, ...]
    subject: str | None


def claims_of(view: View, mentions: list[Mention]) -> list[Claim]:
    """One claim a mention, in order."""
    text = view.text
    story = Story(mentions, view.lowered)
    claims: list[Claim] = []
    for sentence in figure_sentences(view, mentions):
        claims += [_claim(text, sentence, figure, story) for figure in sentence.figures]
        totals.link(sentence, story)
    totals.sums(story)
    claims = [_linked(claim, story.parts.get(index)) for index, claim in enumerate(claims)]
    return _with_units(_shared(mentions, claims, story), story)


def _linked(claim: Claim, part: Part | None) -> Claim:
    """The claim with the total that was found once its sentence was read whole."""
    if part is None or claim.part is not None:
        return claim
    return claim._replace(part=part, rules=(*claim.rules, part.rule))


def _claim(text: str, sentence: Sentence, figure: Figure, story: Story) -> Claim:
    mention = story.mentions[figure.mention]
    figure = _of_people(sentence, figure, mention)
    part = parts.find(sentence, figure, story)
    counted = story.counted(sentence, figure, part)
    is_whole = figure.mention in story.wholes
    choice = choices(sentence, figure, mention, counted, part.whole if part else None, is_whole=is_whole)
    carried = _carried(sentence, figure, choice, part, story)
    told = settle(sentence, figure, mention, choice, part, carried)
    if told is None or (told.rule == "measure.kind:count" and not CARRIED.isdisjoint(mention.rules)):
        told = _recent(sentence, figure, mention, story) or told
    told, doubts = meanings.settle(told, sentence, figure, story)
    measure = told.measure if told else None
    part = None if part is not None and _befell_others(measure, part, story) else part
    counted_before = measure in story.told
    status, status_rule = statuses.status_of(sentence, figure)
    if status == "asserted" and statuses.is_taken_back(text, sentence):
        status, status_rule = "retracted", "status.taken_back"
    if status == "asserted" and statuses.goes_on_planned(sentence, figure, planned=story.planned):
        status, status_rule = "planned", "status.planned_on"
    story.planned = status == "planned" or (story.planned and is_whole)
    story.add(sentence, figure, measure, part, is_open=status in ("provisional", "planned"))
    aggregation, rule = aggregation_of(sentence, figure, measure, counted_before=counted_before)
    place = sentence.place(figure)
    after = story.mentions[figure.mention - 1].end if place else 0
    about = subject(text, sentence.tokens, mention, after)
    rules = (told.rule if told else None, part.rule if part else None, status_rule, rule)
    return Claim(told, mention.unit, part, status, aggregation, tuple(filter(None, rules)), doubts, about)


def _befell_others(measure: str | None, part: Part, story: Story) -> bool:
    """Whether a list goes on with others than its total: "50 dead, among them 12 children, and 26 missing"."""
    if part.rule not in LISTED or part.whole >= len(story.measures):
        return False
    whole, known = story.measures[part.whole], measures()
    if measure is None or whole is None or is_kind_of(measure, whole) or is_kind_of(whole, measure):
        return False
    return known[measure].rank == 3 and known[whole].rank == 3 and known[whole].dimension == "person"


LISTED = frozenset({"part_of.list", "part_of.parallel"})


def _of_people(sentence: Sentence, figure: Figure, mention: Mention) -> Figure:
    """A number alone that goes on from places or things, but of which is said what befalls people alone.

    In "hurt in 13 provinces; 59 are in serious condition" the 59 are no provinces.
    """
    if figure.dimension not in UNLIKE or CARRIED.isdisjoint(mention.rules):
        return figure
    unnamed = figure._replace(dimension="bare", noun=None)
    choice = choices(sentence, unnamed, mention, ("person",), None, is_whole=False)
    told = choice.predicates[0] if choice.predicates else choice.head
    befell = told is not None and told.cost <= NEAR and told.cue.measure in OF_PEOPLE and told.cue.role in SAID_OF
    return unnamed if befell else figure


NEAR = 6
"""What the walk to a predicate may cost that is said of a number alone."""
UNLIKE = frozenset({"place", "building", "vehicle", "event", "thing"})
OF_PEOPLE = frozenset({"killed", "injured", "seriously_injured", "hospitalised", "infected", "released"})
SAID_OF = frozenset({SUBJECT, COMPLEMENT})


def _recent(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Told | None:
    """A number alone, with nothing near that tells it, counts what was counted last."""
    again = _said_again(sentence, figure, mention, story)
    if again is not None:
        return again
    carried = mention.kind == "count" and not (CARRIED | ASSUMED).isdisjoint(mention.rules)
    if not (carried or figure.dimension == "bare") or mention.converts is not None:
        return None
    if "/" in (sentence.words[figure.first - 1], *sentence.words[figure.stop : figure.stop + 1]):
        return None  # "Macenta (122/87)": cases and deaths, as the reader knows and the words do not say
    lead = sentence.words[max(figure.first - 8, 0) : figure.first]
    tallies = lexicon.words("parts", "tallies") if figure.dimension == "bare" else OWN_TALLIES
    if not tallies.isdisjoint(lead):
        return _tallied(sentence, figure, story)
    whole = mention.best is None or mention.best == mention.best.to_integral_value()
    wanted = {"dimensionless"} if not whole else {figure.dimension} if figure.dimension != "bare" else COUNTS
    for index in range(figure.mention - 1, max(figure.mention - 4, -1), -1):
        measure = story.measures[index]
        if story.dimensions[index] in wanted and (
            "total" in lead[-3:] or not (measure and measures()[measure].rank == 1)
        ):
            return Told(measure, "measure.last_counted", index) if measure else None
    return None


def _said_again(sentence: Sentence, figure: Figure, mention: Mention, story: Story) -> Told | None:
    """Those counted before, who are named by their number: "rescued 367 people, … The 367 reached Palermo"."""
    named = figure.dimension == "bare" and figure.first > 0 and sentence.words[figure.first - 1] in ("the", "all")
    if not named or mention.best is None:
        return None
    for index in range(figure.mention - 1, max(figure.mention - FAR_BACK, -1), -1):
        measure = story.measures[index]
        if measure and story.mentions[index].best == mention.best and story.dimensions[index] in COUNTS:
            return Told(measure, "measure.said_again", index)
    return None


def _tallied(sentence: Sentence, figure: Figure, story: Story) -> Told | None:
    """What befell people last: "denied that the count had passed 170", long after "143 people died".

    Where nothing was counted before, the toll it is set against: "The new figure is 253, less than the first toll".
    """
    for index in range(figure.mention - 1, max(figure.mention - FAR_BACK, -1), -1):
        measure = story.measures[index]
        known = measures()[measure] if measure else None
        if known is None or known.dimension != "person":
            continue
        if known.name == "crowd":
            return Told("crowd", "measure.tallied", index)
        if known.accumulates and known.rank == 3:
            index -= index > 0 and story.measures[index - 1] == "killed"  # "769 killed and 934 injured. The AP count"
            return Told(story.measures[index] or known.name, "measure.last_counted", index)
    return Told("killed", "measure.tallied") if "toll" in sentence.vocabulary else None


OWN_TALLIES = frozenset({"toll", "count", "tally"})
"""Before people who are not named: "The agency's own count stands at 2,177"."""
ASSUMED = frozenset({"people.assumed"})
FAR_BACK = 20


def _carried(sentence: Sentence, figure: Figure, choice: Choice, part: Part | None, story: Story) -> Told | None:
    """The measure of the total, or of the list's neighbour, that a figure may take over."""
    fellow = choice.fellow.mention if choice.fellow and (part is None or figure.dimension != "bare") else None
    if fellow is None and part is None:
        fellow = _opened_by(sentence, figure)
    for index in (part.whole if part else None, fellow):
        if index is not None and index < figure.mention and not _exceeds_share(figure, index, story):
            measure, people = story.measures[index], "people.context" in story.mentions[figure.mention].rules
            dimension = "person" if people else figure.dimension
            if measure and can_measure(measure, dimension, bare=dimension == "bare"):
                return Told(measure, "measure.carried", index)
    return None


def _exceeds_share(figure: Figure, index: int, story: Story) -> bool:
    """Whether a number alone is too large for the percent before it: "15 %, or about 18,000, stayed"."""
    shared = story.dimensions[index] == "percent" and figure.dimension == "bare"
    return shared and (size(story.mentions[figure.mention]) or 0) > ALL


ALL = 100


def _opened_by(sentence: Sentence, figure: Figure) -> int | None:
    """The figure before a dash or colon, which one of its kind behind it divides: "evacuated 970 - 490 in Wuhu"."""
    at = sentence.place(figure)
    if at == 0 or figure.first == 0 or sentence.words[figure.first - 1] not in DASHES:
        return None
    before = sentence.figures[at - 1]
    return before.mention if before.dimension == figure.dimension else None


DASHES = frozenset({"-", "–", "—", "--", ":"})


def _shared(mentions: list[Mention], claims: list[Claim], story: Story) -> list[Claim]:
    """Claims where conversions and earlier levels share the measure of the amount they belong to."""
    _share_conversions(mentions, claims, story)
    for index, mention in enumerate(mentions):
        if mention.changed_from is not None:
            _share(claims, story, index, mention.changed_from, "measure.changed_from")
            _plan_reached(claims, mention.changed_from, index)
        elif index and _is_reached_by_size(mentions, index) and claims[index - 1].status == "planned":
            claims[index] = claims[index]._replace(status="planned")
    _share_conversions(mentions, claims, story)  # of an earlier level, too: "from 0.5 pounds (seven cents) to one"
    share_subjects(mentions, claims)
    for index in range(1, len(claims)):
        told = claims[index].told
        if told is not None and told.rule == costs.LEVEL:
            claims[index - 1] = claims[index - 1]._replace(
                told=Told("price_change", costs.LEVEL), rules=(costs.LEVEL, *_without_measure(claims[index - 1]))
            )
    for index, claim in enumerate(claims):
        if claim.part is not None and (claim.told is None or _is_who_they_were(claim) or _are_seats(claims, claim)):
            _share(claims, story, claim.part.whole, index, "measure.of_total")
    return claims


def _is_who_they_were(claim: Claim) -> bool:
    """Whether parts that sum to their total are told by nouns of who they are: "49 dead - 10 firemen and 39 police"."""
    summed = claim.part is not None and claim.part.rule in SUMMED
    return summed and claim.told is not None and claim.told.rule.startswith(OF_NOUNS) and _is_merely(claim.told)


def _are_seats(claims: list[Claim], claim: Claim) -> bool:
    """Whether what a party "took" of its total is votes or seats: "took 34 of 120 seats"."""
    total = claims[claim.part.whole].told if claim.part is not None else None
    taken = claim.told is not None and claim.told.measure == "seized"
    return taken and total is not None and total.measure == "votes"


def _is_merely(told: Told) -> bool:
    return measures()[told.measure].rank < TELLING


OF_NOUNS = ("measure.head", "measure.carried")
"""Rules that tell a measure by what is counted, and not by a verb."""
SUMMED = frozenset({"part_of.apposed", "part_of.summed_list", "part_of.colon", "part_of.sums"})
"""Links of parts that come to their total."""
TELLING = 3
"""The rank of measures whose nouns tell what befell somebody."""


def _share_conversions(mentions: list[Mention], claims: list[Claim], story: Story) -> None:
    """Amounts and what restates them in another unit are of one measure."""
    for index, mention in enumerate(mentions):
        if mention.converts is not None:
            _share(claims, story, mention.converts, index, "measure.converts")
            claims[index] = claims[index]._replace(status=claims[mention.converts].status)


def share_subjects(mentions: list[Mention], claims: list[Claim]) -> None:
    """Restatements, levels that a change reached, and items of a list are about what the figure they go with is."""
    for index, mention in enumerate(mentions):
        source = mention.converts
        if source is None and index and _goes_with_last(mentions, claims[index], index):
            source = index - 1
        _share_subject(claims, source, index)
        if mention.changed_from is not None and mention.changed_from > index:
            _share_subject(claims, index, mention.changed_from)
    for index in range(len(mentions) - 2, -1, -1):
        if "unit.carried_back" in mentions[index].rules:
            _share_subject(claims, index + 1, index)


def _share_subject(claims: list[Claim], source: int | None, index: int) -> None:
    if source is not None and claims[source].subject is not None:
        claims[index] = claims[index]._replace(subject=claims[source].subject)


def _goes_with_last(mentions: list[Mention], claim: Claim, index: int) -> bool:
    """Whether a figure is the level that the change before it reached, that change said again, or right behind it."""
    mention, before = mentions[index], mentions[index - 1]
    if mention.changed_from == index - 1 or _is_level_of_size(mentions, index):
        return True
    if claim.subject is None:
        return mention.start - before.end <= BESIDE
    beside = mention.start - before.end <= BESIDE
    return before.way is not None and (
        "change.reached" in mention.rules or (beside and "change.again" in mention.rules)
    )


def _is_level_of_size(mentions: list[Mention], index: int) -> bool:
    """Whether a figure is the earlier level of the change told before: "by 20 percent, from 12,500 to 14,000 taka"."""
    mention, before = mentions[index], mentions[index - 1]
    if "change.size" not in before.rules or mention.start - before.end > len(", from "):
        return False
    return index + 1 < len(mentions) and mentions[index + 1].changed_from == index


def _is_reached_by_size(mentions: list[Mention], index: int) -> bool:
    """Whether a figure is the level that the size told right before leads to: "rise by 20 percent to 90 million"."""
    mention, before = mentions[index], mentions[index - 1]
    reached = "change.reached" in mention.rules and mention.start - before.end <= len(" to nearly ")
    return reached and "change.size" in before.rules


BESIDE = 6
"""Characters between a figure and one right behind it, in a bracket or after "or"."""


def _plan_reached(claims: list[Claim], start: int, reached: int) -> None:
    """What a planned change starts from is not itself planned; what it reaches is: "will rise from 70 to 90 cents"."""
    if claims[start].status == "planned":
        claims[start] = claims[start]._replace(status="asserted")
        if start < reached and claims[reached].status == "asserted":
            claims[reached] = claims[reached]._replace(status="planned")


def _share(claims: list[Claim], story: Story, one: int, other: int, rule: str) -> None:
    """The other takes the one's measure; where the one has none, or only its dimension's, the reverse."""
    weak = claims[one].told is None or _is_guess(claims[one])
    source, target = (other, one) if weak and claims[other].told else (one, other)
    told = claims[source].told
    if told is not None and can_measure(told.measure, story.dimensions[target], bare=story.bare[target]):
        claim = claims[target]
        claims[target] = claim._replace(
            told=Told(told.measure, rule),
            rules=(rule, *_without_measure(claim)),
            doubts=tuple(doubt for doubt in claim.doubts if doubt != costs.NOT_TOLD),
        )


def _is_guess(claim: Claim) -> bool:
    """Whether no word near a figure tells its measure."""
    return claim.told is not None and claim.told.rule.startswith(GUESSES)


GUESSES = ("measure.kind", "measure.last_counted", "measure.topic", "measure.bought_for")


def _without_measure(claim: Claim) -> tuple[str, ...]:
    return tuple(rule for rule in claim.rules if not rule.startswith("measure."))


def _with_units(claims: list[Claim], story: Story) -> list[Claim]:
    """A number that counts something unnamed takes the unit of its total, or of what its measure counts."""
    for index, claim in enumerate(claims):
        if story.bare[index]:
            claims[index] = claim._replace(unit=_unit_of_unnamed(claim, claims))
        elif story.people[index]:
            claims[index] = claim._replace(unit="person")
        claims[index] = _without_contradiction(claims[index])
    return claims


def _without_contradiction(claim: Claim) -> Claim:
    """The claim without a measure that its unit refutes: people are no change of a price. The doubt is kept."""
    if claim.told is None:
        return claim
    known = measures()[claim.told.measure]
    dimension = known.dimension
    taken_over = claim.told.rule == "measure.last_counted" and dimension in KINDS_OF_THING
    if claim.unit not in KINDS_OF_THING and not (taken_over and claim.unit != "dimensionless"):
        return claim
    if (
        claim.unit in known.counts
        or dimension in ("thing", "event")
        or (dimension == "place" and claim.unit == "building")
    ):
        return claim
    doubt = f"{claim.told.measure} is not counted in {claim.unit}"
    return claim._replace(told=None, doubts=(*claim.doubts, doubt))


BARE = "dimensionless"


def _unit_of_unnamed(claim: Claim, claims: list[Claim]) -> str:
    """What a number alone counts: what its measure does, or what its total names ("seven counts: three of fraud")."""
    dimension = measures()[claim.told.measure].dimension if claim.told else None
    source = claim.part.whole if claim.part else claim.told.source if claim.told else None
    if dimension in KINDS_OF_THING and (source is None or not _names_unit(claims[source], claim.told)):
        return str(dimension)
    return claim.unit if source is None else claims[source].unit


def _names_unit(total: Claim, told: Told | None) -> bool:
    """Whether a total of the same measure counts things of a name of their own: charges, not events."""
    same = told is not None and total.told is not None and total.told.measure == told.measure
    return same and total.unit not in (*KINDS_OF_THING, BARE)
