"""Events at one spot that some dispatches head by the town and others by the country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from crossfoot import lexicon
from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import ordinal
from crossfoot.findings.places import chain, is_metropolis, relation, root

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

TO_THE_LAST = 3
"""Digits that count by which a figure under two names of a place is hardly two figures by chance."""
HARDLY_BY_CHANCE = 100
"""From there on a figure that one speaker gives under two names of a place is one."""
SEQUEL = 14
"""Days within which a dispatch that names no kind of event goes on with that of another."""
Figures = dict[str, dict[str, set[float]]]
"""The whole figures of a series, by dispatch and place."""


def of_one_site(claims: Sequence[Claim], stack: Stack) -> Sequence[Claim]:
    """The claims of a series, with one name for a place and the wider one round it where both are of one event.

    They are where the dispatches tell of a kind of event that happens at one spot, where one dispatch gives one
    figure, to its last place, under both names, or one speaker does in two; and never where a dispatch gives the two a
    figure each.
    """
    figures = _figures(claims)
    places = list(dict.fromkeys(place for of_places in figures.values() for place in of_places))
    if len(places) < 2:
        return claims
    at_one_spot = _are_at_one_spot({stack.kinds[name] for name in figures})
    one_statement = _of_one_statement(claims)
    wider = {
        narrow: wide
        for narrow, wide in (*_nested(places), *(_off_the_waters(claims, stack) if at_one_spot else ()))
        if (at_one_spot or (narrow, wide) in one_statement or _is_one_figure(figures, narrow, wide))
        and not _are_told_apart(figures, narrow, wide)
    }
    return [_widened(claim, wider) for claim in claims] if wider else claims


def _are_at_one_spot(kinds: set[str]) -> bool:
    """Whether some dispatches tell of such a kind of event, and none of any other."""
    return bool(kinds & spots()) and kinds <= spots() | {""}


def _widened(claim: Claim, wider: Mapping[str, str]) -> Claim:
    place = chain(claim.place)[0]
    return claim._replace(place=wider[place]) if place in wider else claim


def _figures(claims: Sequence[Claim]) -> Figures:
    figures: Figures = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.place and claim.figure is not None and not (claim.is_addition or claim.population):
            figures[claim.dispatch_id][chain(claim.place)[0]].add(claim.figure)
    return figures


def _nested(places: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each place with the widest of the others that it lies in."""
    around: dict[str, str] = {}
    for one, other in combinations(places, 2):
        for narrow, wide in ((one, other), (other, one)):
            known = around.get(narrow)
            if relation(narrow, wide) == "within" and (known is None or relation(known, wide) == "within"):
                around[narrow] = wide
    yield from around.items()


def _off_the_waters(claims: Sequence[Claim], stack: Stack) -> Iterator[tuple[str, str]]:
    """Each place with the lake or the sea that its own sentence names: "off Ukara island in Lake Victoria"."""
    waters = lexicon.words("whereabouts", "at_sea", "seas") | lexicon.words("whereabouts", "at_sea", "inland")
    names = dict.fromkeys(chain(claim.place)[0] for claim in claims if claim.place)
    wide = [name for name in names if not waters.isdisjoint(name.lower().split())]
    for claim in claims if wide else ():
        narrow = chain(claim.place)[0]
        yield from ((narrow, name) for name in wide if narrow and name != narrow and name in stack.sentence_text(claim))


def _is_one_figure(figures: Figures, narrow: str, wide: str) -> bool:
    """Whether a dispatch gives both one figure of three digits or more to the last place."""
    shared = (of_places[narrow] & of_places[wide] for of_places in figures.values() if {narrow, wide} <= {*of_places})
    return any(len(f"{figure:.0f}".rstrip("0")) >= TO_THE_LAST for both in shared for figure in both)


def _of_one_statement(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    """Pairs of places for which one speaker gives one figure: "24,000 in Krymsk", and the ministry's in Russia."""
    places: dict[tuple[str, float], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.place and claim.speaker and claim.size >= HARDLY_BY_CHANCE:
            places[claim.speaker, claim.size].add(chain(claim.place)[0])
    return {pair for told in places.values() for pair in permutations(told, 2)}


def _are_told_apart(figures: Figures, narrow: str, wide: str) -> bool:
    """Whether a dispatch gives the wider place a figure that the narrower one has not."""
    return any(
        narrow in of_places and wide in of_places and of_places[wide] - of_places[narrow]
        for of_places in figures.values()
    )


def share_a_spot(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one place that is no whole country."""
    place = chain(a.place)[0]
    return place == chain(b.place)[0] and place not in ("", root(a.place))


def kinds_of_one_spot(claims: Iterable[Claim], kinds: Mapping[str, str]) -> dict[str, str]:
    """Kinds that happen at one spot, each under the first that a dispatch of the same place names.

    A train that runs off the rails and blows up in a town is a crash to the one and a fire to the other.
    """
    first: dict[str, str] = {}
    one: dict[str, str] = {}
    for claim in claims:
        kind, place = kinds[claim.dispatch_id], chain(claim.place)[0]
        if kind in spots() and place not in ("", root(claim.place)):
            known = first.setdefault(place, one.get(kind, kind))
            one.setdefault(kind, known)
    return one


def kinds_by_place(kinds: Mapping[str, str], by_dispatch: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """The kinds; that of a dispatch whose words name none is what the others of these days tell of its small places.

    A sequel ("three more bodies were found in Ormoc") takes for granted that its readers know of what it is one.
    """
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    small = {name: _small_places(claims) for name, claims in by_dispatch.items()}
    for name, claims in by_dispatch.items():
        for place in small[name] if kinds[name] else ():
            told[place].append((ordinal(claims[0].reported), kinds[name]))
    taken = dict(kinds)
    for name, claims in by_dispatch.items():
        if not kinds[name]:
            day = ordinal(claims[0].reported)
            near = {kind for place in small[name] for then, kind in told.get(place, ()) if abs(then - day) <= SEQUEL}
            taken[name] = near.pop() if len(near) == 1 else ""
    return taken


def _small_places(claims: Iterable[Claim]) -> set[str]:
    """The places of some claims that are no country, and no city in which things happen every day."""
    return {
        chain(c.place)[0]
        for c in claims
        if c.place and not is_metropolis(c.place) and chain(c.place)[0] != root(c.place)
    }


@cache
def spots() -> frozenset[str]:
    """The kinds of event that happen at one spot: a crash, a fire, no flood."""
    return frozenset(name for name, entry in lexicon.load("event_kinds").items() if entry.get("at_one_spot"))
