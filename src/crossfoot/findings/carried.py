"""Places that a claim only carries from elsewhere in its dispatch, and that give way to the place all tell of.

A dispatch dated from a ministry's town, or that shows a march in another city first, tells of the same mine as the
rest: its toll stands in a sentence that names no place. Policy: within a series of one kind of event, such claims are
of the place that most of its dispatches name, where their own names it too and gives this measure for one place alone.
What is told of a country stays the country's, and figures of one dispatch are moved together or not at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossfoot.findings.claims import Claim
from crossfoot.findings.comparing import runs_on
from crossfoot.findings.places import chain, relation

if TYPE_CHECKING:
    from crossfoot.findings.stack import Stack

PLACES = 6
"""Places of a series at most that are looked for in its texts, the most frequent first."""


def of_the_place_told(claims: Sequence[Claim], stack: Stack) -> Sequence[Claim]:
    """The claims of a series; those whose own sentence names no place are where the others are."""
    if not runs_on(claims[0].measure or ""):
        return claims
    whole = [claim for claim in claims if claim.fact_id not in stack.shares]
    placed: dict[str, set[str]] = defaultdict(set)
    for claim in whole:
        if claim.place:
            placed[claim.dispatch_id].add(chain(claim.place)[0])
    names = Counter(name for of_dispatch in placed.values() for name in of_dispatch)
    if len(names) < 2:
        return claims
    told = _most_told(names, placed, stack)
    moved = {
        name for name, of_dispatch in placed.items() if _may_be(told, of_dispatch) and told in stack.texts.get(name, "")
    }
    moved -= {c.dispatch_id for c in whole if c.dispatch_id in moved and c.place and not _is_carried(c, stack)}
    movable = {claim.fact_id for claim in whole if claim.dispatch_id in moved}
    return [claim._replace(place=told) if claim.fact_id in movable else claim for claim in claims]


def _may_be(told: str, places: set[str]) -> bool:
    """Whether the one place of a dispatch's figures can be meant for another: it is none that holds it."""
    return len(places) == 1 and relation(told, *places) in ("apart", "around")


def _most_told(names: Counter[str], placed: dict[str, set[str]], stack: Stack) -> str:
    """The place that most dispatches of a series name; of several the one that most have figures for."""
    of_texts = {
        place: sum(place in stack.texts.get(name, "") for name in placed)
        for place, _ in sorted(names.items(), key=lambda one: (-one[1], one[0]))[:PLACES]
    }
    return min(of_texts, key=lambda place: (-of_texts[place], -names[place], place))


def _is_carried(claim: Claim, stack: Stack) -> bool:
    """Whether the line and sentence of a claim do not name its place."""
    text = stack.texts.get(claim.dispatch_id, "")
    first, last = stack.sentence_span(claim)
    first, last = text.rfind("\n", first, claim.start) + 1 or first, text.find("\n", claim.end, last)
    words = text[first : last if last >= 0 else stack.sentence_span(claim)[1]].casefold()
    return not any(name.casefold() in words for name in (claim.place_surface, *chain(claim.place)[:1]) if name)
