"""Counts that a dispatch itself says were revised: "revised the toll to 125 from 174", "not 43 as reported first"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim, may_speak_as_one
from crossfoot.findings.comparing import NEVER_FALL, ordinal, scope, times_apart
from crossfoot.findings.places import relation
from crossfoot.findings.sides import are_rivals
from crossfoot.lexicon.patterns import either

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

NOT = re.compile(r"\bnot\s+$", re.IGNORECASE)
DIGIT = re.compile(r"\d")
COUNTED = frozenset({"count", "measurement"})
AMOUNTS = frozenset({"money", "index"})
"""Kinds of which only what somebody is said to have given before is an older figure: a price has one every month."""
LETTER = re.compile(r"[^\W\d_]")
AND_NOT = re.compile(r"\A[^.;:()]{0,120}?[,–—-]\s*(?:and )?not\s+\Z", re.IGNORECASE)
"""Between a figure and the one it stands in place of: "172 people survived - not 174"."""


class Words(NamedTuple):
    """The patterns that the vocabulary of revisions makes."""

    notice: re.Pattern[str]
    """The head or the bracket of a corrections notice; a figure of such a text is the corrected one."""
    wrong: re.Pattern[str]
    """In a sentence: its count had been wrong."""
    older_statement: re.Pattern[str]
    """Directly before a figure: an earlier toll or report had it, whosever it was."""
    before_older: re.Pattern[str]
    """Directly before a figure: somebody had given it before."""
    after_older: re.Pattern[str]
    """Directly after one."""
    as_stated: re.Pattern[str]
    """Directly after one that "not" stands before."""
    before_newer: re.Pattern[str]
    """Directly before the figure that stands: "the correct figure is"."""
    lowered_to: re.Pattern[str]
    """Before a figure that somebody lowered his own to."""
    lowered_from: re.Pattern[str]
    """Before the figure that he gave up: "revised the toll downward from"."""
    own_count: re.Pattern[str]
    """In a sentence by which somebody gives another figure of his own: "cut their count to 1,175 from 1,480"."""
    as_before: re.Pattern[str]
    """In a sentence that tells what used to be said."""
    said_before: re.Pattern[str]
    """In a sentence, before a figure: somebody had given it before, with much between."""
    opened_before: re.Pattern[str]
    """From the beginning of a sentence, up to a figure: "Earlier, the health directorate said that 53"."""
    contrary: re.Pattern[str]
    """In that sentence: it stands against another's figure, and is not replaced by it."""
    revised: re.Pattern[str]
    """In a sentence: of its two figures one may have been given before the other."""
    given_up: re.Pattern[str]
    """Directly before a figure, where the count is one that never falls or the text is a corrections notice."""
    of_periods: re.Pattern[str]
    """In a sentence whose two figures are of two years, and not two versions of one."""


@cache
def words() -> Words:
    """The patterns, made when first asked for."""
    entries = {name: either(entry["words"]) for name, entry in lexicon.load("revisions").items()}
    earlier, statements, stated = entries["earlier"], entries["statements"], entries["stated"]
    lowering, counts, formerly = entries["lowering"], entries["counts"], entries["formerly"]
    older_statement = (
        rf"\b(?:{earlier})\s+(?:\w+\s+){{0,2}}?(?:{statements})\b[^.;,\d]{{0,36}}"
        rf"(?:,[^.;,\d]{{0,60}},[^.;,]{{0,24}})?\s*$",
        rf"\b(?:{statements}) (?:{stated}|known) (?:so far|before|until (?:now|then)) (?:was|were|had been)\s+$",
        rf"\b(?:on|from|over|than) (?:the|an|its|their) (?:\w+ ){{0,2}}?(?:{statements}) of\s+$",
    )
    return Words(
        notice=_any_of(
            rf"\A\W*(?:{entries['notices']})\s*[:.(–—-]",
            r"\A\W*(?:corrects|clarifies|(?-i:CORRECT(?:ED|IONS?)))\b",
            r"\(\s*(?:corrects|corrected|correcting|amends|updates with)\b",
            rf"\ban earlier version of (?:this|the|that) (?:{entries['texts']})\b",
            rf"\bthis (?:{entries['texts']}) (?:was|has been) (?:amended|corrected)\b",
        ),
        wrong=_any_of(
            rf"\b(?:{entries['wrong']})\b",
            rf"\b(?:{entries['twice']}) (?:twice|more than once|double)\b",
            r"\b(?:in|by) (?:error|mistake)\b",
        ),
        older_statement=_any_of(*older_statement),
        before_older=_any_of(
            *older_statement,
            rf"(?<!\bthan )\b(?:{earlier})\s+(?:\w+\s+)?(?:{stated})\b[^.;,\d]{{0,36}}\s*$",
            rf"(?:\A|[.;]\s+)(?:{formerly}),?\s+(?:\w+\s+){{1,4}}?(?:{stated})\b[^.;,]{{0,36}}\s*$",
            rf"\b(?:had|was|were|been)\s+(?:{earlier})\s+[^.;,]{{0,30}}\s*$",
            rf"\b(?:{entries['replaced']})\s+[^.;,]{{0,24}}(?<!\bto)(?<!\bto\s)\s*$",
        ),
        after_older=_any_of(
            rf"[^.;,\d]{{0,24}}?\b(?:as (?:was |had been |it |we )?(?:\w+ )?)?(?:{stated})\s+"
            rf"(?:at first|{earlier}|before)\b",
            rf"[^.;,\d]{{0,24}}?\b(?:(?:as|that) (?:\w+ )?)?(?:{earlier}) (?:{stated})\b",
            rf"[^.;,\d]{{0,24}}?\b(?:it|they|he|she|which) had (?:\w+ )?(?:{stated})\b",
        ),
        as_stated=_any_of(rf",?[^.;,\d]{{0,24}}?\bas (?:\w+ ){{0,4}}?(?:{stated}|saying)\b"),
        before_newer=_any_of(
            rf"\b(?:{entries['right']}) (?:\w+ ){{0,2}}?(?:{statements}) (?:is|was|are|were|should be)\s+$",
            r"\bshould (?:have (?:said|read|been)|read|be)\s+$",
        ),
        lowered_to=_any_of(
            rf"\b(?:{lowering})\b[^.;]{{0,40}}\b(?:{counts})\b[^.;]{{0,50}}\bto\s+$",
            rf"\b(?:{lowering}) (?:that|it|this|them) (?:down |downwards? )?to\s+$",
        ),
        lowered_from=_any_of(
            rf"\b(?:{lowering})\b[^.;\d]{{0,50}}\b(?:down|downward|downwards)\s+from\s+(?:(?:an|the) earlier\s+)?\Z"
        ),
        own_count=_any_of(
            rf"\b(?:{lowering}|{entries['raising']})\s+(?:its|their|his|her|the)\s+(?:\w+ )?(?:{counts})\b"
        ),
        as_before=_any_of(rf"\b(?:{formerly}|(?:first|had(?: been)?) (?:{stated}))\b"),
        contrary=_any_of(rf"\b(?:{entries['contrary']})\b"),
        said_before=_any_of(
            rf"(?<!\bthan )(?<!\bas )\b(?:(?:{earlier})|had) (?:{stated})\b",
            rf"(?<!\bas )\b(?:{stated}) (?:earlier|previously) (?:of|that)\b",
        ),
        opened_before=_any_of(
            rf"\s*(?:{formerly})(?! th(?:is|at)\b)(?: (?:on|in) [\w ]{{1,20}})?,? [^.;]{{1,90}}?\b(?:{stated})\b"
        ),
        revised=_any_of(
            rf"\b(?:{entries['revised']})\b",
            rf"\b(?:{entries['beginnings']})",
            rf"\b(?:{lowering}|{entries['raising']}) (?:the|its|their)\b",
        ),
        given_up=_any_of(rf"\b(?:{entries['given_up']})\s*$"),
        of_periods=_any_of(rf"\b(?:{entries['of_periods']}|in (?:19|20)\d\d)\b"),
    )


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


TOLD_AGAIN = NEVER_FALL | {"rescued", "missing"}
"""Counts of which a dispatch says that they had been given as others: "368 were saved, it had announced"."""
APART = 12.0
"""Times: figures further apart are not two versions of one count; a slip of a digit makes ten."""
LIST = re.compile(r":\s")
"""What opens a list of parts, none of which stands in place of the figure before it."""
CORRECTED = re.compile(r"\b(?:revis|correct|recount)", re.IGNORECASE)
STEPS = ("from", "down from", "up from")
LEAST = 0.01
"""A difference of a smaller share is two roundings: "past 1,160" and 1,162."""
SAME_EVENT = 60
"""Days between the two, beyond which they are of two events."""
AROUND = 3
"""Figures on either side among which the older one is looked for."""
BACK = 80
"""Characters before a figure in which the words that lower it stand."""
FAR_BACK = 140
"""Those in which the words that make it the older one stand, with whoever gave it in an aside."""
KEPT = 4096
"""Figures of which it is remembered whether they are told as older: each is asked for by every other of its text."""
HEAD = 200
"""Characters at the beginning of a text in which it calls itself a correction."""


def revisions(stack: Stack) -> Iterator[tuple[Claim, Claim]]:
    """The newer figure and the older one, wherever the reader linked them or the words between them say so."""
    for name, claims in stack.by_dispatch.items():
        in_notice = _is_notice(stack.texts.get(name, ""))
        counted = [c for c in claims if _may_be_revised(c, in_notice=in_notice) and not _is_of_the_other(stack, c)]
        linked = {c.changed_from for c in claims if c.changed_from}
        given_up: set[str] = set()
        yield from _downward(stack, counted)
        pairs = {}
        for in_sentence in (True, False):  # "Earlier the toll stood at 233, but it was revised down to 231"
            for at, late in enumerate(counted):
                if late.fact_id in pairs:
                    continue
                around = counted[max(0, at - AROUND) : at + AROUND + 1]
                free = linked | given_up
                near = [c for c in around if c.fact_id not in free or c.fact_id == late.changed_from]
                if in_sentence:
                    near = [c for c in near if stack.sentence(c) == stack.sentence(late)]
                early = _linked(stack, late) or _beside(stack, late, near, in_notice=in_notice)
                if early and (in_notice or early.is_known) and _differ(early, late):
                    given_up.add(early.fact_id)
                    pairs[late.fact_id] = late, early
        yield from pairs.values()
        told = (c for c in claims if c.kind in AMOUNTS and _may_be_revised(c, in_notice=True))
        yield from _told_before(stack, [c for c in (*counted, *told) if c.fact_id not in given_up | linked])


def _told_before(stack: Stack, claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """ "Earlier reports said 400 had died", further down: what the dispatch gives now, its largest, else its first."""
    for early in claims:
        if early.measure is None or not early.is_known or not _is_of_before(stack, early):
            continue
        now = [c for c in claims if c is not early and _may_stand_for(stack, c, early)]
        if early.measure not in TOLD_AGAIN:
            now = [c for c in now if _is_beside_of_one_time(stack, c, early)]
        late = max(now, key=lambda c: (c.size > early.size, -c.start), default=None)
        if late and _differ(early, late):
            yield late, early


def _is_beside_of_one_time(stack: Stack, late: Claim, early: Claim) -> bool:
    """Whether two figures of what may go up and down stand side by side, and no words give them two times."""
    periods = any(words().of_periods.search(stack.sentence_text(one)) for one in (late, early))
    return abs(stack.sentence(late) - stack.sentence(early)) <= 1 and not periods


def _is_of_before(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is told as an older one, or as what somebody had said: "On Monday police had said 359 died"."""
    return _is_older(stack, claim, freely=False) or was_said_before(stack, claim)


def was_said_before(stack: Stack, claim: Claim) -> bool:
    """Whether somebody is said to have given a figure before: "the mayor had said that 12", "spoke earlier of 20"."""
    text, start = stack.texts.get(claim.dispatch_id, ""), stack.sentence_span(claim)[0]
    told = words().said_before.search(text, start, claim.start) or _opens_before(text, start, claim)
    return bool(told) and not words().contrary.search(text, start, claim.start)


def _opens_before(text: str, start: int, claim: Claim) -> bool:
    """Whether the sentence of a toll opens as one of what was said before: "Earlier, the mayor said that 53"."""
    return claim.measure in NEVER_FALL and words().opened_before.match(text, start, claim.start) is not None


def _may_stand_for(stack: Stack, late: Claim, early: Claim) -> bool:
    """Whether a figure can be today's of a count that its dispatch says was another one before.

    Another speaker's can be, where he is of the same sort (two officials) and no party to the matter, and the older one
    was said to have been given before.
    """
    text = stack.texts.get(early.dispatch_id, "")[max(0, early.start - FAR_BACK) : early.start]
    of_one = may_speak_as_one(early, late) or words().older_statement.search(text)
    alike = early.attribution_kind == late.attribution_kind and not are_rivals(early, late)
    if late.unit != early.unit or not (of_one or (alike and was_said_before(stack, early))):
        return False
    part = late.is_addition or late.is_subset or late.is_difference or late.fact_id in stack.shares
    part = part or _is_of_the_other(stack, late)
    whole = late.is_known and not part and not _is_of_unnamed(stack, late)
    one_place = relation(late.place, early.place) != "apart"
    one_count = late.measure == early.measure and scope(early, late) == "same"
    one_time = abs(ordinal(late.until) - ordinal(early.until)) <= SAME_EVENT
    near = one_place and one_time and times_apart(early, late) <= APART
    return whole and one_count and near and not _is_of_before(stack, late)


def _is_of_the_other(stack: Stack, claim: Claim) -> bool:
    """Whether a figure counts the rest of those told before: "the other two were guards"."""
    return stack.before(claim).endswith("the other ")


def _downward(stack: Stack, claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """ "Revised the toll downward from 248": the figure given up, and the largest smaller one of its dispatch."""
    for early in claims:
        if early.measure not in NEVER_FALL or not words().lowered_from.search(stack.before(early, BACK)):
            continue
        whole = (
            c for c in claims if c is not early and c.measure == early.measure and not (c.is_addition or c.part_of)
        )
        below = [c for c in whole if c.size < early.size <= APART * c.size]
        if below:
            yield max(below, key=lambda claim: (claim.size, -claim.start)), early


def _linked(stack: Stack, late: Claim) -> Claim | None:
    """What the reader found it changed from: of the dead and the like, else in a sentence that speaks of revising."""
    if late.changed_from is None:
        return None
    sentence = stack.sentence_text(late)
    counted = late.measure in NEVER_FALL or (_never_falls(late) and words().revised.search(sentence))
    if not counted and not (late.kind in COUNTED and words().own_count.search(sentence)):
        return None
    if words().of_periods.search(sentence) and not (CORRECTED.search(sentence) or words().own_count.search(sentence)):
        return None
    return stack.by_id.get(late.changed_from)


def _may_be_revised(claim: Claim, *, in_notice: bool) -> bool:
    """Any count; in a corrections notice any figure."""
    sort = in_notice or claim.kind in COUNTED
    return sort and claim.figure is not None and (in_notice or claim.status != "planned") and not claim.converts


def _never_falls(claim: Claim) -> bool:
    """A count that never falls, or of people of whom the reader cannot tell what befell them."""
    return claim.measure in NEVER_FALL or (claim.measure is None and claim.unit == "person")


def is_corrected(stack: Stack, claim: Claim) -> bool:
    """Whether a claim stands in a corrections notice, or its sentence says that its count had been wrong."""
    text = stack.texts.get(claim.dispatch_id, "")
    lowered = words().lowered_to.search(text[max(0, claim.start - 2 * BACK) : claim.start])
    return bool(lowered or _is_notice(text) or words().wrong.search(stack.sentence_text(claim)))


def is_background(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is told as what used to be said, or was wrong, beside another one that its dispatch stands by.

    "In the first days the toll rose above 800, since some had been counted twice", below "432 are confirmed dead".
    """
    if not tells_of_before(stack.sentence_text(claim)):
        return False
    return any(_is_stood_by(stack, other, claim) for other in stack.by_dispatch[claim.dispatch_id])


def _is_stood_by(stack: Stack, other: Claim, claim: Claim) -> bool:
    whole = other.is_known and not (other.is_addition or other.is_subset or other.is_difference or other.part_of)
    one_count = other.measure == claim.measure and other.population == claim.population
    one_count = one_count and may_speak_as_one(other, claim)  # what the other side had said stands
    apart = other.figure not in (None, claim.figure)
    return whole and one_count and apart and not tells_of_before(stack.sentence_text(other))


@lru_cache(maxsize=KEPT)
def tells_of_before(sentence: str) -> bool:
    """Whether a sentence tells what used to be said, or that a count was wrong."""
    return bool(words().as_before.search(sentence) or words().wrong.search(sentence))


def is_own_count(stack: Stack, claim: Claim) -> bool:
    """Whether a claim's sentence tells that somebody gave another figure of his own: "cut their count"."""
    return bool(words().own_count.search(stack.sentence_text(claim)))


def is_notice(stack: Stack, claim: Claim) -> bool:
    """Whether a claim stands in a corrections notice."""
    return _is_notice(stack.texts.get(claim.dispatch_id, ""))


def _is_notice(text: str) -> bool:
    return bool(words().notice.search(text[:HEAD]))


def _differ(early: Claim, late: Claim) -> bool:
    """By more than rounding; where both are told to the last one, at all."""
    before, now = early.size, late.size
    exact = early.bound == late.bound == "exact" and bool(before % 10 and now % 10)
    return abs(before - now) > (0.0 if exact else LEAST * max(before, now))


def _beside(stack: Stack, late: Claim, others: list[Claim], *, in_notice: bool) -> Claim | None:
    others = [c for c in others if c is not late and c.figure not in (None, late.figure)]
    others = [c for c in others if _is_one_count(stack, c, late, in_notice=in_notice)]
    if not others or _is_older(stack, late, freely=in_notice or _never_falls(late)):
        return None
    return next((early for early in others if _is_said_older(stack, early, late, in_notice=in_notice)), None)


def _is_one_count(stack: Stack, early: Claim, late: Claim, *, in_notice: bool) -> bool:
    """Whether two figures can be an older and a newer one of the same count; a number that nothing names is of any."""
    if early.is_addition or late.is_addition or late.is_subset or late.fact_id in stack.shares:
        return False
    if _is_of_unnamed(stack, late):
        return False
    if early.measure != late.measure or early.unit != late.unit:
        counts = "count" == early.kind == late.kind
        if not (counts and any(is_bare(claim) and _is_of_any(stack, claim) for claim in (early, late))):
            return False
    who = scope(early, late)
    one = who in ("same", "first") or (who == "second" and not early.item)  # "12 children, not 15"
    return one and (in_notice or (may_speak_as_one(early, late) and times_apart(early, late) <= APART))


def _is_of_unnamed(stack: Stack, claim: Claim) -> bool:
    """Whether a figure is part of a total of which nothing says what it counts: of "It is now 148: 142 students"."""
    total = stack.by_id.get(claim.part_of or "")
    return total is not None and total.measure is None


def _is_of_any(stack: Stack, claim: Claim) -> bool:
    return claim.measure is None or bool(claim.doubt) or bool(NOT.search(stack.before(claim)))


def is_bare(claim: Claim) -> bool:
    """Whether its words are a number and nothing else, so that what it counts is told elsewhere."""
    return not LETTER.search(claim.surface)


def _is_said_older(stack: Stack, early: Claim, late: Claim, *, in_notice: bool) -> bool:
    """By "to 125 from 174" in a sentence of revision, or by words that make one of two figures the one that stands."""
    apart = abs(stack.sentence(early) - stack.sentence(late))
    if apart > 1 or (not in_notice and early.start < late.start and LIST.search(stack.between(early, late))):
        return False
    freely = in_notice or (_never_falls(early) and _never_falls(late))
    step = freely and late.start < early.start and stack.between(late, early).strip() in STEPS
    revised = apart == 0 and step and bool(words().revised.search(stack.sentence_text(early)))
    if apart == 0 and late.start < early.start and late.measure and AND_NOT.match(stack.between(late, early)):
        return late.measure == early.measure or is_bare(early)
    return revised or _is_older(stack, early, freely=freely) or (early.start < late.start and _is_newer(stack, late))


def _is_older(stack: Stack, claim: Claim, *, freely: bool) -> bool:
    return _is_told_older(stack.texts.get(claim.dispatch_id, ""), claim.start, claim.end, freely)


@lru_cache(maxsize=KEPT)
def _is_told_older(text: str, start: int, end: int, freely: bool) -> bool:
    before = text[max(0, start - FAR_BACK) : start]
    if NOT.search(before) and words().as_stated.match(text, end):
        return True
    said = words().before_older.search(before) or words().after_older.match(text, end)
    if hedge := DIGIT.search(text, start, end):  # "initially" stands before "estimated at 245"
        said = said or words().before_older.search(text[max(0, start - FAR_BACK) : hedge.start()])
    return bool(said or (freely and words().given_up.search(before)))


def _is_newer(stack: Stack, claim: Claim) -> bool:
    return bool(words().before_newer.search(stack.before(claim, BACK)))
