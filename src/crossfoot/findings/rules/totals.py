"""Parts in one dispatch against the total in another.

Policy:

- What one dispatch gives for towns or regions, or as killed and injured, is summed and set against the figure another
  one of the same or the next day gives for the whole: parts by the places that lie in it, no place inside another.
- Exact parts that make the total `foot`. A total that is less than parts printed by its day `breaks`, since no further
  part can mend that: an alarm where it is the later, or somebody named gives it and one sentence lists the parts. A
  total that is more leaves a remainder, which is nobody's and is told only where the parts are nearly all of it.
- Parts that make one total are not set against others of the day: those differ from that total, which is told.
- Only counts that never fall, of all the people, and only lists of at least two places.

    >>> from crossfoot.findings.trying import tried
    >>> tried(
    ...     "totals",
    ...     "The storm killed 61 people in Derna and 32 in Benghazi, the police said.",
    ...     "The storm killed 93 people in Libya, the police said.",
    ... )
    foots 93, 61, 32, 93
    >>> tried(
    ...     "totals",
    ...     "The storm killed 61 people in Derna and 32 in Benghazi, the police said.",
    ...     "The storm killed 80 people in Libya, the police said.",
    ... )
    breaks! 80, 61, 32, 93
    >>> tried(
    ...     "totals",
    ...     "The storm killed 61 people in Derna and 32 in Benghazi, the police said.",
    ...     "The storm killed 93 people in Libya, the police said.",
    ...     "The storm killed 80 people in Libya, the Red Crescent said.",
    ... )
    foots 93, 61, 32, 93
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from crossfoot import regexes as re
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import NEVER_FALL, ordinal
from crossfoot.findings.likeness import another_definition
from crossfoot.findings.model import Finding, found
from crossfoot.findings.places import chain, root
from crossfoot.findings.series import Series
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import listed, number, quote, said, where

COMPLETE = 0.90
DAYS = 1
"""Between the parts and the total."""
SEVERAL = 3
"""Places of a list that can be all there are."""
HALF = 0.5
"""A figure below this share of its dispatch's largest is no total of a country."""
TOLL = re.compile(r"\b(?:tolls?|in all|a total of|altogether|totall?ing|making)\b[^.;]*\Z", re.IGNORECASE)
"""Before or in a figure that is its dispatch's own total, and no part of another's."""
BEFORE = 60
MOST = 60
"""Figures of dead and of injured in one dispatch that are put together."""
FEWEST = 10
"""A total below this is too easily a sum by chance."""
Lists = dict[tuple[str, str], dict[str, Claim]]
"""The parts of a place that a dispatch gives, by their own places."""
Totals = dict[tuple[str, int], dict[float, Claim]]
"""What is given for a place as a whole on a day, each figure once."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a total and a list of parts of another dispatch, each pair of figures once."""
    for series, _ in stack.subjects:
        if series.measure in NEVER_FALL:
            yield from _by_place(stack, series)
    yield from _by_harm(stack)


def _by_place(stack: Stack, series: Series) -> Iterator[Finding]:
    whole = [claim for claim in series.claims if _is_whole(stack, claim)]
    own = _wholes_of_sentences(stack, whole)
    parts = _lists(
        stack,
        [
            claim
            for claim in whole
            if claim.fact_id not in own and not TOLL.search(f"{stack.before(claim, BEFORE)}{claim.surface}")
        ],
    )
    totals: Totals = defaultdict(dict)
    tops: dict[str, float] = defaultdict(float)
    for claim in whole:
        tops[claim.dispatch_id] = max(tops[claim.dispatch_id], claim.point)
    for claim in whole:
        if claim.point >= max(FEWEST, HALF * tops[claim.dispatch_id]):
            totals[_chain(stack, claim)[0], ordinal(claim.reported)].setdefault(claim.point, claim)
    told: set[tuple[float, ...]] = set()
    for (name, place), placed in parts.items():
        listed_ = sorted(_outer(stack, placed), key=lambda part: part.start)
        one_by_one = len({part.best for part in listed_}) == len(listed_)  # the same toll under two names is one
        for total in _standing(totals, place, listed_) if one_by_one and len(listed_) > 1 else ():
            key = (total.point, *(part.point for part in listed_))
            apart = total.dispatch_id != name or _is_broken_here(stack, total, listed_)
            if apart and key not in told:
                told.add(key)
                yield from _judged(stack, total, listed_)


def _standing(totals: Totals, place: str, parts: list[Claim]) -> list[Claim]:
    """The totals that a list is set against; those that it makes alone, since how others stand to them is told."""
    day, made = ordinal(parts[0].reported), sum(part.point for part in parts)
    near = [one for after in range(DAYS + 1) for one in totals.get((place, day + after), {}).values()]
    return [one for one in near if one.low <= made <= one.high] or near


def _wholes_of_sentences(stack: Stack, claims: list[Claim]) -> frozenset[str]:
    """Figures that the others of their sentence make up: "the 66 victims were in Amur, where 34 died, in Tula, ..."."""
    sentences: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        sentences[claim.dispatch_id, stack.sentence(claim)].append(claim)
    several = (here for here in sentences.values() if len(here) > 2)
    sums = ((here, sum(one.point for one in here)) for here in several)
    return frozenset(one.fact_id for here, made in sums for one in here if made == 2 * one.point)


def _is_broken_here(stack: Stack, total: Claim, parts: list[Claim]) -> bool:
    """Whether a dispatch gives its own total less than a list of several places in another sentence comes to.

    What foots, or leaves a remainder, and what the reader linked, is the rule `footing`'s business.
    """
    sentences = {stack.sentence(part) for part in parts}
    linked = any(part.part_of or total.part_of == part.fact_id for part in parts)
    several = len(parts) >= SEVERAL and len(sentences) == 1 and stack.sentence(total) not in sentences
    return several and not linked and sum(part.point for part in parts) > total.high


def _is_whole(stack: Stack, claim: Claim) -> bool:
    """An exact count of everybody, that is no addition, no subset and not given up."""
    other = claim.is_addition or claim.is_subset or claim.converts or claim.population or claim.fact_id in stack.earlier
    return claim.bound == "exact" and claim.best is not None and claim.status == "asserted" and not other


def _chain(stack: Stack, claim: Claim) -> tuple[str, ...]:
    """A claim's place and those round it; round one that the gazetteer does not know, the country of its dispatch."""
    places, country = chain(claim.place), stack.root_of(claim)
    if not places[0]:
        return (country,)
    return places if len(places) > 1 or places[0] == country or not country else (*places, country)


def _lists(stack: Stack, claims: list[Claim]) -> Lists:
    """For each dispatch and place, the largest figure for each place that lies in it."""
    parts: Lists = defaultdict(dict)
    for claim in claims:
        place, *around = _chain(stack, claim)
        for wider in around:
            known = parts[claim.dispatch_id, wider].get(place)
            if known is None or claim.point > known.point:
                parts[claim.dispatch_id, wider][place] = claim
    return parts


def _outer(stack: Stack, placed: dict[str, Claim]) -> list[Claim]:
    """Without places that lie in another one of the list."""
    return [claim for claim in placed.values() if not any(wider in placed for wider in _chain(stack, claim)[1:])]


def _by_harm(stack: Stack) -> Iterator[Finding]:
    """Casualties of one dispatch that the killed and the injured of another make."""
    wholes: dict[tuple[str, float], Claim] = {}
    for claim in stack.claims:
        if claim.measure == "casualties" and claim.is_known and claim.bound == "exact":
            wholes.setdefault((stack.root_of(claim), claim.low), claim)
    for claims in stack.by_dispatch.values() if wholes else ():
        known = ((c for c in claims if c.measure == name and c.is_known) for name in ("killed", "injured"))
        killed, injured = (list(islice(of_one, MOST)) for of_one in known)
        for dead, hurt in ((a, b) for a in killed for b in injured if a.bound == b.bound == "exact"):
            total = wholes.get((stack.root_of(dead), dead.low + hurt.low))
            apart = total and abs(ordinal(total.reported) - ordinal(dead.reported))
            if total and total.dispatch_id != dead.dispatch_id and (apart or 0) <= DAYS and total.low >= FEWEST:
                yield _foots(total, [dead, hurt])


def _judged(stack: Stack, total: Claim, parts: list[Claim]) -> Iterator[Finding]:
    made, whole = sum(part.point for part in parts), total.point
    left = whole - made
    if total.low <= made <= total.high:
        yield _foots(total, parts)
    elif left < 0 and sum(part.low for part in parts) > total.high:
        text = f"{_sum(parts)}, {number(-left)} more than {said(total)} gives for {total.place} as a whole."
        yield _told("breaks", total, parts, text, severity="warning" if _is_firm(stack, total, parts) else "info")
    elif made >= COMPLETE * whole:
        text = f"{_sum(parts)}, {number(left)} fewer than {said(total)}: the rest is not told apart."
        yield _told("remainder", total, parts, text)


def _is_firm(stack: Stack, total: Claim, parts: list[Claim]) -> bool:
    """Whether no reading is left but an error: the total is the later one, and no part's place can lie in another's.

    Tolls of one day were written hours apart, unless somebody named gives the total and one sentence all the parts; of
    a place that the gazetteer does not know nobody can say where it lies.
    """
    if any(stack.stretch(part) != stack.stretch(total) or another_definition(stack, part, total) for part in parts):
        return False
    if any(part.until > total.until for part in parts):
        return False  # "compared with 434 on Saturday"
    later = all(part.reported < total.reported for part in parts)
    one_list = len({stack.sentence(part) for part in parts}) == 1
    return (later and all(root(part.place) for part in parts)) or (bool(total.speaker) and one_list)


def _foots(total: Claim, parts: list[Claim]) -> Finding:
    return _told("foots", total, parts, f"{_sum(parts)} and foot with {said(total)}.")


def _told(verdict: str, total: Claim, parts: list[Claim], text: str, *, severity: str = "info") -> Finding:
    made = sum(part.point for part in parts)
    return found(__name__, verdict, [total, *parts], text, severity=severity, by_measure=True).weighing(
        also=[made], expected=total.best, observed=made
    )


def _sum(parts: list[Claim]) -> str:
    made = sum(part.point for part in parts)
    return f"{listed(quote(part) for part in parts)} ({where(parts[0])}) come to {number(made)}"
