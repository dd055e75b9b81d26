"""The place that a lead holds back: "a resort in western Georgia … came down on the village of Shovi".

It is told by the sentence that goes on with the event, by the local official who speaks of it, or, for what happened
at one point, by the sentence behind the lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.named import LOCATIVE, PlaceSpan
from crossfoot.facts.places.openings import Opening
from crossfoot.facts.places.text_places import TextPlaces, is_finer, is_newsroom
from crossfoot.lexicon.months import beginnings


def named_later(
    places: TextPlaces, opening: Opening, lead: int, told: PlaceSpan | None, country: str, *, firmly: bool = False
) -> PlaceSpan | None:
    """The mention that names the scene, or None.

    Parameters
    ----------
    places : TextPlaces
        The places of the text.
    opening : Opening
        The kind of story.
    lead : int
        The index of the lead.
    told : PlaceSpan or None
        What headline and lead tell; what is finer than a region holds nothing back.
    country : str
        The story's country, empty where unknown.
    firmly : bool
        Whether only a place will do where the event is told to have been: the dateline is as close as others.
    """
    if opening.is_at_one_point and (found := _its_site(places, opening, lead) or _its_quarter(places, lead, told)):
        return found
    if told is not None and is_finer(told, "region") and _is_only_near(places.low, told):
        told, firmly = None, True  # "derailed near Philadelphia … the accident, which took place in Chester"
    if told is not None and (is_finer(told, "region") or (told.place.kind == "region" and not opening.is_at_one_point)):
        return None
    homes: list[PlaceSpan] = []
    for index in range(lead, min(len(places.sentences), lead + SOON)):
        first = places.sentences[index][0]
        for place in _possible(places, index, told, country):
            if opening.is_over_a_stretch and place.place.kind != "region":
                continue
            if _happened_at(places.low, first, place):
                return place
        homes += [p for p in _homes(places, index) if opening.is_at_one_point and p.place.country in ("", country)]
    if firmly:
        return None
    return next(iter(homes), None) or (
        _closer(places, opening, lead, told, country) if opening.is_at_one_point else None
    )


def told_of_another(low: str, start: int, end: int) -> bool:
    """Whether a stretch tells of another event than the story's: an earlier or a similar one."""
    return _ANOTHER.search(low, start, end) is not None


def _is_only_near(low: str, told: PlaceSpan) -> bool:
    """Whether what happened is told to have been near a place, not in it."""
    return low.endswith(_NEAR, 0, told.start)


def _possible(places: TextPlaces, index: int, told: PlaceSpan | None, country: str) -> Iterator[PlaceSpan]:
    """The mentions of a sentence that say where something was, in what the lead tells."""
    first = places.sentences[index][0]
    for place in places.here(index):
        firm = place.strength == LOCATIVE and place.place.kind in ("region", "town") and place.group < 0
        if (
            firm
            and not places.is_origin(place)
            and not places.is_beside_it(place)
            and not _OF_A_YEAR.search(places.low, max(0, place.start - OF_A_YEAR), place.start)
            and not places.is_of_those(first, place)
            and not places.low.startswith(" alone", place.end)  # only a part: "in Bakorat alone he had buried 83"
            and place.place.country in ("", country)
            and _is_within(place, told)
        ):
            yield place


def _its_site(places: TextPlaces, opening: Opening, lead: int) -> PlaceSpan | None:
    """The name of the mine or the jail that the lead tells of without one: "a coal mine … of the Orsa mine"."""
    for index in range(lead, min(len(places.sentences), lead + SOON)):
        if told_of_another(places.low, *places.sentences[index]):
            continue
        for place in places.here(index):
            its = place.place.kind == "venue" and place.canonical.rpartition(" ")[2].lower() in opening.things
            if its and not _TO_OR_FROM.search(places.low, max(0, place.start - 32), place.start):
                return place
    return None


def _its_quarter(places: TextPlaces, lead: int, told: PlaceSpan | None) -> PlaceSpan | None:
    """The part of the lead's town that a sentence soon behind names: "in Lenasia, a suburb south of Johannesburg"."""
    if told is None or told.place.kind != "town":
        return None
    for index in range(lead, min(len(places.sentences), lead + SOON)):
        first, last = places.sentences[index]
        here = places.within(first, last)
        for part, whole in pairwise(here):
            is_its = whole.role == "outer" and whole.canonical == told.canonical and part.strength == LOCATIVE
            if is_its and not part.role and not told_of_another(places.low, first, last):
                return part
    return None


def _closer(places: TextPlaces, opening: Opening, lead: int, told: PlaceSpan | None, country: str) -> PlaceSpan | None:
    """The town that the sentences behind the lead name for what happened at one point of a country.

    Those further behind must speak of the same thing: the mine, the prison.
    """
    of_country = told is not None and told.place.kind == "country"
    for index in range(lead + 1, min(len(places.sentences), lead + SOON)):
        first, last = places.sentences[index]
        if (index > lead + 1 and told_of_another(places.low, first, last)) or _LONG_AGO.match(places.low, first):
            return None
        if _UNRELATED.search(places.low, first, last) or _is_aftermath(places, lead, first, last):
            continue
        near = _possible(places, index, None if index == lead + 1 else told, country)
        near = (p for p in near if not _AFTER_ANOTHER.search(places.low, first, p.start))
        found = next((p for p in near if not _AWAY.search(places.low, first, p.start)), None)
        of_same = index == lead + 1 or (of_country and index == lead + 2) or opening.is_of_it(places.low, first, last)
        local = places.dateline is not None and not is_newsroom(places.dateline)
        if found and (of_same or (told is not None and not local and is_alone(places, found))):
            return found
    return None


def _is_aftermath(places: TextPlaces, lead: int, first: int, last: int) -> bool:
    """Whether a sentence tells how an event is mourned or protested elsewhere, in a story that is not of protests."""
    told = _AFTERMATH.search(places.low, first, last)
    return told is not None and not _AFTERMATH.search(places.low, *places.sentences[lead])


def is_alone(places: TextPlaces, place: PlaceSpan) -> bool:
    """Whether all else that the text tells to have been anywhere was there, in what holds it, or in a part of it."""
    return all(
        other.strength != LOCATIVE
        or other.role
        or gazetteer.same_name(other.canonical, place.canonical)
        or gazetteer.contains(other.place, place.place)
        or gazetteer.contains(place.place, other.place)
        or places.is_origin(other)
        or places.is_beside_it(other)
        or _is_only_near(places.low, other)
        or told_of_another(places.low, *places.sentences[places.index_of(other)])
        for other in places.places
    )


def _is_within(place: PlaceSpan, told: PlaceSpan | None) -> bool:
    """Whether a place may lie in what the lead tells, for all that is known."""
    if told is None or told.place.kind == "country":
        return True
    finer = RANKS[place.place.kind] > RANKS["region"] or not place.place.thousands
    unknown = not place.place.region or not told.place.country
    return place.place != told.place and finer and (unknown or gazetteer.contains(told.place, place.place))


def _homes(places: TextPlaces, index: int) -> list[PlaceSpan]:
    """The places of local officials who speak in a sentence: "the mayor of Inongo"."""
    first, last = places.sentences[index]
    here = [p for p in places.within(first, last) if not places.is_beside_it(p)]
    return [p for p in here if _OFFICIAL_OF.search(places.low, max(first, p.start - 32), p.start) and not p.role]


def _happened_at(low: str, first: int, place: PlaceSpan) -> bool:
    """Whether the event itself is told to have been at a place."""
    if told_of_another(low, first, place.start):
        return False
    if _BEFELL.match(low, place.end) or _THE_SPOT.fullmatch(low, first, place.start):
        return True  # "the village of Guinsaugon was virtually wiped out"
    begin = max(first, place.start - NEARBY)
    if _GATHERED.search(low, begin, place.start) or _EVENT_IN.search(low, begin, place.start):
        return True
    return (_THE_EVENT.match(low, first) or _EVENT.match(low, first)) is not None and _HAPPENED.search(
        low, begin, place.start
    ) is not None


SOON = 5
"""Sentences from the lead on in which a place is named that the lead held back."""
NEARBY = 128
"""Characters before a place among which it is told that something happened there."""
_THE_EVENT = re.compile(r"[\"“]?(?:the|it|its|they)\b")
_EVENT = re.compile(rf"(?:{one_of('events')})\b")
"""What happened, without an article: "Riots occurred in Masanchi"."""
_GATHERED = re.compile(r"\b(?:had|were) (?:gathered|gathering|massed|packed|crammed)\b[^.;]*$")
_HAPPENED = re.compile(rf"\b(?:{one_of('happened')})\b[^.;]*$")
_EVENT_IN = re.compile(
    rf"\bthe (?:[\w-]+ ){{0,3}}(?:{one_of('events')})(?:,? (?:which|that) (?:{one_of('happened')}))?"
    r" (?:in|at|near|off|outside|on) (?:the )?(?:\w+ (?:of )?){0,2}$"
)
_BEFELL = re.compile(
    r"(?: (?:in|on|near) (?:the )?(?:[a-z-]+ ){0,3}?[\w-]+){0,2}(?:, [^.;]{3,60},)?"
    rf" (?:was|were|is|had been|has been) (?:\w+ ){{0,2}}?(?:{one_of('befell')})\b"
)
_THE_SPOT = re.compile(
    rf"(?:\[\w+\] )?the (?:\w+ )?(?:{one_of('spots')}),? (?:(?:was|is|lies|lay) )?"
    r"(?:in |at |near )?(?:the (?:\w+ (?:of )?)?)?"
)
"""What leads to the place of which the story tells: "The target was Tal Afar", "The station, Bhaderwah, is"."""
_TO_OR_FROM = re.compile(r"\b(?:to|towards|from) (?:the )?(?:[\w’'-]+ )?$")
"""Before a site that people only walked to: "marched to Lonmin's Karee mine"."""
_NEAR = ("near ", "outside ", "close to ")
_AWAY = re.compile(
    rf"\b(?:{one_of('leads_away')})\b"
    r"(?!(?<=from) (?:the )?(?:[\w'’]+ )?(?:sea|waters?|rubble|wreck\w*|ruins|mud|debris|river|"
    rf"{one_of('events')})\b)"
)
"""Words that lead away from where it happened."""
_OFFICIAL_OF = re.compile(
    rf"\b(?:{one_of('officials')})(?: [a-z'’-]+){{0,4}}? (?:of|in) "
    r"(?:the (?:town|village|city|district|commune|island), )?$"
)
_LONG_AGO = re.compile(
    rf"(?:back )?in (?:(?:19|20)\d\d|(?:{beginnings()})[a-z]*(?! \d))\b|(?:{one_of('long_ago')})\b"
    rf"|(?:\w+ ){{1,2}}(?:{one_of('long_ago', 'spans')}) (?:{one_of('long_ago', 'before')})\b"
)
"""What opens a sentence on an event long before the story's: "In 2011, a blast in Jos killed 40"."""
_OF_A_YEAR = re.compile(r"\b(?:the|a) (?:19|20)\d\d [a-z]+ (?:(?:on|at|in|of|against|near) [^.;,]*)?$")
"""Before a place: an event that its year tells from the story's, "the 2013 attack on a mall in Nairobi"."""
OF_A_YEAR = 64
"""How far before a place such an event may stand, in characters."""
_AFTER_ANOTHER = re.compile(r"\b(?:days?|weeks?|months?|years?|hours) after\b")
_UNRELATED = re.compile(r"\b(?:unrelated|separate|similar)\b")
_AFTERMATH = re.compile(rf"\b(?:{one_of('mourning')})\b")
_ANOTHER = re.compile(rf"\b(?:{one_of('another')}|in (?:19|20)\d\d|(?:last|in) (?:{beginnings()})[a-z]*(?! \d))\b")
