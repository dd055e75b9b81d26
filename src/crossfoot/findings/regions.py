"""Totals of several places: "172 people in Mozambique, Malawi and Mayotte" is no count of Mozambique's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from crossfoot.facts.several_places import members, together
from crossfoot.findings.claims import Claim
from crossfoot.findings.places import relation, root


def over_several(claims: list[Claim]) -> list[Claim]:
    """The claims; a total that is placed where one of its parts is goes under all the countries of its parts.

    Of parts in one country it is that country's.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.part_of and claim.place:
            places[claim.part_of].add(claim.place)
    if not any(len(of_total) > 1 for of_total in places.values()):
        return claims
    by_id = {claim.fact_id: claim for claim in claims}
    widened = {
        name: wide
        for name, of_total in places.items()
        if len(of_total) > 1 and name in by_id and (wide := _around(by_id[name], of_total))
    }
    widened |= {
        claim.fact_id: widened[claim.changed_from]
        for claim in claims
        if claim.changed_from in widened and claim.place == by_id[claim.changed_from].place
    }  # "cut the toll to 253 from 281: 150 in Eldoret …"
    return [claim._replace(place=widened[claim.fact_id]) if claim.fact_id in widened else claim for claim in claims]


def _around(total: Claim, places: Iterable[str]) -> str | None:
    """What holds all the places of a total's parts; None where its own place does, or one is not known.

    Where it is none of them, they may be what people are from: the pilgrims who died in Mecca, by nation.
    """
    lies = {relation(place, total.place) for place in places}
    countries = sorted({root(place) for place in places})
    if "same" not in lies or not lies & {"apart", "around"} or not all(countries):
        return None
    return together(countries)


def is_of_several(claim: Claim) -> bool:
    """Whether a claim is a total that several countries share."""
    return len(members(claim.place or "")) > 1 and not root(claim.place)
