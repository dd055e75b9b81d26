"""Who takes sides: speakers whose figure stands against another's, and is no later state of it."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim, speak_alike
from crossfoot.lexicon.patterns import whole_words


@cache
def _named(entry: str) -> re.Pattern[str]:
    return whole_words(lexicon.words("sides", entry))


def is_partys_name(name: str) -> bool:
    """Whether a speaker is named as a party to the matter: relatives, a union, the opposition."""
    return bool(_named("parties").search(_named("of_the_state").sub("", name)))


def holds_to() -> re.Pattern[str]:
    """Words by which a speaker holds to his own figure, whatever others count: "stands by", "maintains"."""
    return _named("holding")


def is_party(claim: Claim) -> bool:
    """Whether the speaker of a figure is a party to the matter."""
    return is_partys_name(claim.attribution or "")


def outdoes(a: Claim, b: Claim) -> bool:
    """Whether a party gives the higher of two sides' figures; the lower one is only what it knew before."""
    higher = b if (b.figure or b.low) > (a.figure or a.low) else a
    return are_rivals(a, b) and is_party(higher)


def counts_for_a_town(claim: Claim, other: Claim) -> bool:
    """Whether a town's officials tell a figure, beside more than twice as many by those of a province or country."""
    town, more = (_named("of_a_town").search(one.attribution or "") for one in (claim, other))
    wider = _named("of_more").search(other.attribution or "") and not more
    return bool(town and wider) and 2 * (claim.figure or claim.low) < (other.figure or other.low)


def counts_for_a_house(claim: Claim, other: Claim) -> bool:
    """Whether a hospital tells fewer than somebody who counts all: those brought to it are some of them."""
    here, there = (_named("of_a_house").search(one.attribution or "") for one in (claim, other))
    return bool(here and not there) and (claim.figure or claim.low) < (other.figure or other.low)


def are_rivals(a: Claim, b: Claim) -> bool:
    """Whether two figures are those of two sides: two named speakers, one of them at least a party."""
    named = bool(a.speaker and b.speaker) and not speak_alike(a, b)
    return named and (is_party(a) or is_party(b))
