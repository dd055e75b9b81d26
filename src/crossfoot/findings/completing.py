"""What a claim takes from its neighbours before it is weighed: the words of a conversion, the sense of "casualties"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.gazetteer import folded as folded_name
from crossfoot.facts.gazetteer import namesakes
from crossfoot.findings import revised
from crossfoot.findings.bases import by_basis
from crossfoot.findings.claims import PERSON, Claim, folded, named_apart
from crossfoot.findings.places import chain, root
from crossfoot.findings.quoting import quoted
from crossfoot.findings.regions import over_several
from crossfoot.findings.turnouts import as_turnout, with_earlier
from crossfoot.lexicon.patterns import either

NEAR = 80
"""Characters: figures that close together are quoted together."""
WHOLE = re.compile(r"\b(?:casualt|victim)", re.IGNORECASE)
NATIONAL = re.compile(rf"\b(?:{either(lexicon.words('wholes', 'nationwide'))})\s+(?:[\w-]+\s+){{0,9}}$", re.IGNORECASE)
"""Before a figure: it is the whole country's, whatever town the dispatch is dated from."""
BEGINS = re.compile(r"[.!?]\s+|\n|\s[–—-]{1,2}\s|:\s")
"""What stands before a sentence: the one before it, or a dateline."""
ENDS = re.compile(r"[.!?;](?=\s|$)|\n")
SENTENCE = 300
OF_COUNTRY = re.compile(
    r"\b(?:(?:in|across|throughout|around) (?:all of )?(?:the )?([A-Z]\w+(?: [A-Z]\w+)*)"
    rf"|{either(lexicon.words('wholes', 'throughout'))})\b"
)
SUBJECT = re.compile(
    r"(?:The )?[A-Z][\w ]+? (?:was|is|were|has|had|have"
    rf"|{either(lexicon.words('wholes', 'telling_of_itself'))})\b"
)
"""A sentence that tells of a country: "Peru was mourning 17 dead"."""
AND_PLACE = re.compile(r"(?:\s+(?:province|state|region|county|district|city))? and ([A-Z]\w+(?: [A-Z]\w+)*)")
DIGIT = re.compile(r"\d|[.;]")
COUNTED = re.compile(
    r"\b(?:counted|estimated(?: it at)?"
    r"|(?:put|puts|estimated) (?:it|them|(?:the|that) (?:figure|number|turnout|crowd|toll)) at"
    r"|said (?:it was|there (?:were|had been))|spoke of)\s+(?:only |just |some |about )?$",
    re.IGNORECASE,
)
"""Before a bare number: somebody else's count of what was counted last."""
AGAINST = re.compile(
    r"(?:\bnot|\bagainst|rather than|instead of|compared (?:with|to)|\bversus)\s+(?:the\s+)?$", re.IGNORECASE
)
CLAIMED = either(lexicon.words("sides", "claimed"))
CLAIMED_BY = re.compile(
    rf"\s+(?:(?:that|which)\s+)?(?:(?:was|were|had been)\s+)?(?:{CLAIMED})\s+by\s+"
    r"((?:the\s+)?[\w'’.-]+(?:\s+[\w'’.-]+){0,4}?)"
    r"(?=[,;:.]|\s+(?:on|in|at|and|but|for|after)\b|\s*$)"
    r"|\s+((?:the|its|their|his|her)\s+[\w'’-]+(?:\s+[\w'’-]+){0,3}?)\s+"
    rf"(?:(?:had|has|have)\s+)?(?:{CLAIMED}|spoke of)\b"
)
"""Before and behind a bare number: another side's figure of what was counted last, and that side."""
OF_SIDES = frozenset({"vehicles", "jobs"})
"""What two sides count, beside people."""
HARMS = frozenset({"killed", "injured", "missing", "hospitalised", "displaced", "detained", "evacuated"})
BESIDE = 220
"""Characters: one harm is told next to another."""
AROUND = 80
Harmed = dict[str, tuple[set[float], set[float]]]


def completed(claims: Iterable[Claim], texts: Mapping[str, str]) -> list[Claim]:
    """The claims in order of time, dispatch and text, each completed."""
    ordered = sorted(named_apart(claims), key=lambda c: (c.reported, c.dispatch_id, c.start, c.end, c.fact_id))
    by_id = {claim.fact_id: claim for claim in ordered if claim.converts is None}
    harmed = _harmed(ordered)
    whole: list[Claim] = []
    for claim in ordered:
        before = whole[-1] if whole and whole[-1].dispatch_id == claim.dispatch_id else None
        told = as_turnout(_as_before(claim, before, texts), texts.get(claim.dispatch_id, ""))
        one = _as_whole(_quoted_whole(told, by_id, texts), harmed)
        one = _where_the_other_side_counts(one, before)
        whole.append(_over_two(_as_national(one, texts), texts))
    whole = over_several(with_earlier(whole))
    of_dispatch = groupby(_others_counted(whole), key=lambda claim: claim.dispatch_id)
    return [one for name, of in of_dispatch for one in by_basis(list(of), texts.get(name, ""))]


def _others_counted(claims: list[Claim]) -> list[Claim]:
    """ "Another 340 were injured", beside 19 dead and no other count of the injured, adds to none: it is all."""
    most: dict[tuple[str, str | None], float] = defaultdict(float)
    for claim in claims:
        key = claim.dispatch_id, claim.measure
        most[key] = max(most[key], claim.size)
    return [
        claim._replace(is_addition=False) if before and _is_of_others(before, claim, most) else claim
        for before, claim in zip([None, *claims], claims, strict=False)
    ]


def _is_of_others(before: Claim, claim: Claim, most: Mapping[tuple[str, str | None], float]) -> bool:
    beside = claim.is_addition and before.dispatch_id == claim.dispatch_id and claim.start - before.end <= BESIDE
    other = before.measure in HARMS and claim.measure in HARMS and before.measure != claim.measure
    return beside and other and claim.figure == most[claim.dispatch_id, claim.measure] and claim.measure != "killed"


def _as_before(claim: Claim, before: Claim | None, texts: Mapping[str, str]) -> Claim:
    """ "The police counted 1.1 million" after the organisers' 2.5 million marchers: another count of the same."""
    text = texts.get(claim.dispatch_id, "")
    side = before and before.kind == "count" and _of_another_side(claim, text)
    if before and side and before.measure:
        who = side.group(1) or side.group(2)
        kind = claim.attribution_kind if folded(who) == claim.speaker else None
        claim = claim._replace(attribution=who, speaker=folded(who), attribution_kind=kind, status="asserted")
        return claim._replace(measure=before.measure, unit=before.unit, dimension=before.dimension, doubt="")
    bare = claim.measure is None and claim.kind == "count" and not claim.item and not claim.part_of
    if before is None or not bare or before.measure is None or before.kind != "count":
        return claim
    words = texts.get(claim.dispatch_id, "")[max(0, claim.start - AROUND) : claim.start]
    same_scale = min(claim.high, before.high) * 20 >= max(claim.low, before.low)
    counted = same_scale and (before.dimension == PERSON or before.measure in OF_SIDES) and COUNTED.search(words)
    if not (counted or revised.words().before_newer.search(words)):
        return claim
    return claim._replace(measure=before.measure, unit=before.unit, dimension=before.dimension, doubt="")


def _of_another_side(claim: Claim, text: str) -> re.Match[str] | None:
    """ "Not the 1,300 claimed by the organisers", "against 57 given by the ministry": whose bare number it is."""
    if (
        claim.kind != "count"
        or not _is_bare(claim)
        or not AGAINST.search(text[max(0, claim.start - AROUND) : claim.start])
    ):
        return None
    return CLAIMED_BY.match(text, claim.end)


def _as_national(claim: Claim, texts: Mapping[str, str]) -> Claim:
    """ "The national death toll stands at 269", under a dateline of the capital, is for the country."""
    text, country = texts.get(claim.dispatch_id), root(claim.place)
    if text is None or not country or country == claim.place or claim.kind != "count":
        return claim
    national = NATIONAL.search(text[max(0, claim.start - AROUND) : claim.start]) or _is_told_of(country, claim, text)
    return claim._replace(place=country) if national else claim


def _is_told_of(country: str, claim: Claim, text: str) -> bool:
    """Whether the sentence of a count names the country and not the town of its dateline: "killed 41 in Malaysia"."""
    first = max(
        (found.end() for found in BEGINS.finditer(text, max(0, claim.start - SENTENCE), claim.start)), default=0
    )
    last = ENDS.search(text, claim.end, claim.end + SENTENCE)
    words = text[first : last.start() if last else claim.end + SENTENCE]
    if any(name and name.casefold() in words.casefold() for name in (claim.place_surface, chain(claim.place)[0])):
        return False
    of_it = any(found[1] in (None, country) for found in OF_COUNTRY.finditer(words))
    return of_it or bool(SUBJECT.match(words) and words.removeprefix("The ").startswith(country))


def _where_the_other_side_counts(claim: Claim, before: Claim | None) -> Claim:
    """ "Organisers spoke of 24,000 in Van, police of 6,000": the second count is of the first one's place."""
    crowds = before is not None and before.measure == claim.measure == "crowd"
    if before is None or not crowds or claim.start - before.end > AROUND or not _is_bare(claim):
        return claim
    wider = chain(claim.place)[0] == root(before.place) != chain(before.place)[0]
    return claim._replace(place=before.place, place_surface=before.place_surface) if wider else claim


def _is_bare(claim: Claim) -> bool:
    return not re.search(r"[^\W\d_]{4,}", claim.surface.replace("million", ""))


def _over_two(claim: Claim, texts: Mapping[str, str]) -> Claim:
    """ "The other 74 were in Bohol and Albay" is no count of Bohol's."""
    text, name = texts.get(claim.dispatch_id), claim.place_surface
    at = text.find(name, claim.end, claim.end + NEAR) if text and name and claim.kind == "count" else -1
    found = AND_PLACE.match(text or "", at + len(name or "")) if at >= 0 else None
    if found is None or not namesakes(folded_name(found[1])) or DIGIT.search(text or "", claim.end, at):
        return claim
    return claim._replace(place=f"{claim.place} and {found[1]}")


def _quoted_whole(claim: Claim, by_id: Mapping[str, Claim], texts: Mapping[str, str]) -> Claim:
    """A conversion, quoted with the amount it restates: "2.5 billion koruna (101 million euros)"."""
    stated = by_id.get(claim.converts or "")
    text = texts.get(claim.dispatch_id)
    if stated is None or text is None or not 0 <= claim.start - stated.start <= NEAR:
        return claim
    return claim._replace(words=quoted(text, stated.start, claim.end))


def _as_whole(claim: Claim, harmed: Harmed) -> Claim:
    """ "181 casualties", beside 21 dead and 160 injured in one dispatch, counts both and not the dead alone."""
    if claim.measure not in ("killed", "injured") or not WHOLE.search(claim.surface):
        return claim
    killed, injured = harmed[claim.dispatch_id]
    made = any(claim.low - dead in injured for dead in killed)
    return claim._replace(measure="casualties") if made else claim


def _harmed(claims: Iterable[Claim]) -> Harmed:
    """The exact figures of dead and of injured in each dispatch."""
    harmed: Harmed = defaultdict(lambda: (set(), set()))
    for claim in claims:
        if claim.measure in ("killed", "injured") and claim.low == claim.high:
            harmed[claim.dispatch_id][claim.measure == "injured"].add(claim.low)
    return harmed
