"""Small towns that are named by what is theirs: "at Narvik's main market", "the Dakoro district hospital"."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.places.lesser import points_to_listed
from crossfoot.facts.places.spans import LOCATIVE, POSSESSIVE, PlaceSpan
from crossfoot.lexicon.patterns import either

SUFFIXES = ("'s", "’s")
WORDS = 2
"""Words of the longest name that nothing but what it owns tells to be a town's."""


def small_owner(text: str, start: int, end: int, before: str, *, located: bool) -> PlaceSpan | None:
    """The town named at ``[start, end)``, if what stands behind is its own.

    Parameters
    ----------
    text : str
        The dispatch as received.
    start, end : int
        A name that the gazetteer has not, or only as a small town's, with its possessive.
    before : str
        The preposition or word before it.
    located : bool
        Whether that places something there.
    """
    if not text.endswith(SUFFIXES, start, end):
        return _of_its_own(text, start, end, located=located)
    surface = text[start : end - len("'s")]
    towns = gazetteer.namesakes(folded(surface))
    site = _of_towns().match(text, end) if located and (towns or surface.count(" ") < WORDS) else None
    if site and towns:
        return PlaceSpan(start, start + len(surface), towns[0], surface, LOCATIVE, known=True)
    if site and site["only"]:
        return PlaceSpan(start, start + len(surface), Named(surface, "town", "", "", 0), surface, LOCATIVE, known=False)
    if not points_to_listed(text, start, start + len(surface), before):
        return None
    return PlaceSpan(start, start + len(surface), towns[0], surface, POSSESSIVE, known=True)  # "Limni's mayor"


def _of_its_own(text: str, start: int, end: int, *, located: bool) -> PlaceSpan | None:
    """A listed town after which its hospital or airport is called."""
    behind = _ITS_OWN.match(text, end)
    towns = gazetteer.namesakes(folded(text[start:end])) if behind else ()
    if not behind or not towns:
        return None
    strength = LOCATIVE if behind["travel"] and located else POSSESSIVE
    return PlaceSpan(start, end, towns[0], text[start:end], strength, known=True)


@cache
def _of_towns() -> re.Pattern[str]:
    signs = lexicon.load("places")["signs"]
    only, others = (either(signs[name]) for name in ("only_of_towns", "of_towns"))
    return re.compile(rf" (?:[a-z-]+ ){{0,2}}?(?:(?P<only>{only})|{others})\b")


_ITS_OWN = re.compile(
    r" (?:(?:district|county|general|central|regional|provincial|municipal|referral|city|town) hospital"
    r"|(?P<travel>(?:international )?airport|(?:railway|train|bus) station))\b"
)
