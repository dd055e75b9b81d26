"""Where a speaker is at home: of "a relief officer in Sylhet" what they tell is of Sylhet."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import same_name
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.named import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.facts.places.scenes import HOME, Scene
from crossfoot.facts.places.text_places import Place, is_capital, is_finer
from crossfoot.facts.places.whole_countries import sums_up
from crossfoot.facts.speakers.speech import Speaker
from crossfoot.lexicon.patterns import either

COUNTING = [f"{verb}{end}" for verb in ("report", "record", "count", "register", "confirm") for end in ("ed", "s")]
COUNTED = frozenset(f"said:{verb}" for verb in COUNTING)
"""Rules by which a country speaks of itself: "Uganda confirmed a case"."""


def place_of_speaker(scene: Scene, index: int, speaker: Speaker) -> Place | None:
    """The place that a speaker tells of in that sentence: their home, or where they spoke of last."""
    for place in scene.within(speaker.start, speaker.end):
        if _is_of_it(scene, index, speaker, place):
            return scene.shown(place, "place_of_speaker")
    first, last = scene.sentences[index]
    for place in scene.within(first, min(last, first + OPENING)):
        if _ALONE.fullmatch(scene.text, first, place.start) and _REPORTED.match(scene.low, place.end):
            return scene.shown(place, "place_of_speaker")  # "Malawi reported 72 cases, the agency said"
    if index and speaker.start >= scene.sentences[index][0] and (home := _home_told_before(scene, index, speaker)):
        return scene.shown(home, "place_of_speaker")
    if speaker.rule != "pronoun" or not index or speaker.start >= scene.sentences[index][0]:
        return None
    if sums_up(scene.low, scene.sentences[index][0]):
        return None
    told = [p for p in scene.here(index - 1) if p.strength == LOCATIVE]
    if not _LOCAL.search(speaker.surface.lower()):
        told = [p for p in told if p.start > speaker.end]
    one = len({p.canonical for p in told if is_finer(p, "region")}) <= 1  # "40 died: nine in Thala, six in Kasserine"
    return scene.shown(told[-1], "speaker_goes_on") if told and one else None


def _home_told_before(scene: Scene, index: int, speaker: Speaker) -> PlaceSpan | None:
    """The home of who speaks again by the last name: "said Donato Vargas, an official in Tlahui … Vargas said"."""
    name = speaker.surface
    if " " in name or not name[:1].isupper():
        return None
    for back in range(index - 1, max(-1, index - RECENT), -1):
        for speech in scene.speakers.speeches(back):
            end = speech.speaker.end
            if speech.speaker.surface.endswith(f" {name}") and scene.sentences[back][0] <= speech.speaker.start:
                here = (p for p in scene.here(back) if 0 <= p.start - end < OPENING)
                return next((p for p in here if HOME.search(scene.low, end, p.start)), None)
    return None


def place_of_nationals(scene: Scene, speaker: Speaker | None) -> Place | None:
    """The country whose own officials count, of several that the text tells of: "Nepalese police count 110 dead"."""
    if speaker is None or scene.country is None:
        return None
    people = next((p for p in scene.within(speaker.start, speaker.end) if p.strength in (PEOPLE, POSSESSIVE)), None)
    if people is None or people.place.kind != "country" or people.place.name == scene.country.name:
        return None
    if not _OFFICIALS.match(scene.low, people.end):
        return None
    told = any(p.place == people.place and p.strength >= NAMED and not scene.is_origin(p) for p in scene.all)
    told = told or (speaker.rule in COUNTED and people.start == speaker.start)  # "South Korean officials confirmed 2"
    return scene.shown(people, "place_of_speaker") if told else None


def _is_of_it(scene: Scene, index: int, speaker: Speaker, place: PlaceSpan) -> bool:
    """Whether a place in a speaker's name is theirs."""
    fine = is_finer(place, "country")
    if speaker.kind == "media":
        return False  # "the Fars news agency" writes of the whole country
    if scene.is_beside_it(place):
        return False  # "police in nearby Sogamoso"
    if scene.opening.is_at_one_point and scene.span is not None and _holds_town(place, scene.span):
        return False  # "the governor of North Kivu" on a crash at Goma
    if place.strength >= NAMED and fine and _is_home(scene, speaker.start, place):
        return True
    if (
        place.strength >= NAMED
        and speaker.rule in COUNTED
        and _ITS_AUTHORITIES.fullmatch(scene.low, speaker.start, place.start)
    ):
        return True
    if place.strength == POSSESSIVE and _is_local_body(scene.low, speaker.start, place):
        return not _is_told_beside(scene, place)  # "La Libertad's mayor said"
    if fine and place.start == speaker.start and _ITS_HEAD.match(scene.low, place.end):
        return scene.span is None or not _holds(place, scene.span)
    if is_capital(place):
        return False  # "Moscow said": its government, not the town
    alone = place.end == speaker.end and _ALONE.fullmatch(scene.text, speaker.start, place.start)
    return bool(alone) and (fine or _tells_of_itself(scene, index, speaker))  # "Kerala state reported 40 deaths"


def _is_told_beside(scene: Scene, place: PlaceSpan) -> bool:
    """Whether a place only holds the hamlet that is the scene: "in the village of Dongo Dawa in Kaduna state"."""
    if scene.span is None or scene.span.known or scene.span.canonical == place.canonical:
        return False
    beside = scene.within(scene.span.end, scene.sentences[scene.index_of(scene.span)][1])
    return any(p.canonical == place.canonical for p in beside)


def _holds_town(place: PlaceSpan, scene: PlaceSpan) -> bool:
    """Whether a region holds the town or the site that is the scene; of what no gazetteer has, a district may."""
    if not is_finer(scene, "region"):
        return False
    if not place.known and not scene.known:
        return _DISTRICT.search(place.canonical) is not None and place.canonical != scene.canonical
    return place.place.kind == "region" and _holds(place, scene)


def _holds(place: PlaceSpan, scene: PlaceSpan) -> bool:
    """Whether the scene lies in that place, be it a region or named after its capital."""
    return gazetteer.contains(place.place, scene.place) or same_name(scene.place.region, place.canonical)


def _tells_of_itself(scene: Scene, index: int, speaker: Speaker) -> bool:
    """Whether a country tells of itself: "Uganda confirmed a case", "Kenya says it lost 164"."""
    first = scene.sentences[index][0]
    goes_on = speaker.start < first and _IT_HAS.match(scene.low, first) is not None
    return speaker.rule in COUNTED or goes_on or _OF_ITSELF.match(scene.low, speaker.end) is not None


def _is_local_body(low: str, start: int, place: PlaceSpan) -> bool:
    """Whether a speaker is of a town's own: its mayor, its hospital."""
    if not is_finer(place, "country"):
        return False
    if place.start == start and _ITS_OFFICIAL.match(low, place.end):
        return True
    return place.place.kind == "town" and _OF_A_TOWN.match(low, place.end) is not None


def _is_home(scene: Scene, start: int, place: PlaceSpan) -> bool:
    """Whether a speaker is of a place: "a relief officer in Sylhet", "bakers in La Paz"."""
    if is_capital(place) and _FROM_THE_CAPITAL.fullmatch(scene.low, start, place.start):
        return False  # "officials in Dhaka said": they speak for the country
    abroad = scene.country is not None and place.place.country not in ("", scene.country.name)
    if not abroad and HOME.search(scene.low, start, place.start):
        return True
    people = _SOMEBODY_IN.fullmatch(scene.low, start, place.start) if place.strength == LOCATIVE else None
    if people is None or (people.start("who") > start and scene.text[people.start("who")].isupper()):
        return False  # "the United Nations in New York"
    return not _SEATED.fullmatch(people["who"]) and not scene.is_aside(start, place)


_OFFICIALS = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,2}}(?:{one_of('own_officials')})\b")
_ALONE = re.compile(r"(?:(?:[Tt]he|[Nn]eighbou?ring|[A-Z]\w+['’]s) )*")
"""What may stand before a place that itself is the speaker: "India's Kerala state reported"."""
_ITS_OFFICIAL = re.compile(rf"['’]s (?:\w+ ){{0,2}}(?:{one_of('own_officials')})\b")
_ITS_AUTHORITIES = re.compile(r"(?:health )?(?:authorities|officials) in (?:the )?")
_ITS_HEAD = re.compile(rf"(?: city| town| province| county| state)? (?:vice[- ])?(?:{one_of('heads')})\b")
"""Behind a place, who heads it: "Cotabato Mayor Muslimin Sema"."""
_OF_A_TOWN = re.compile(
    r"['’]?s?(?: (?:district|general|central|regional|main|city|town|municipal|provincial|teaching))?"
    r" (?:hospital|police)\b"
)
OPENING = 40
"""Characters at the head of a sentence in which a country that reports of itself stands."""
RECENT = 8
"""Sentences before in which somebody was introduced who is then told of by the last name."""
_REPORTED = re.compile(rf" (?:(?:has|have|had) )?(?:{either(COUNTING)})\b")
_DISTRICT = re.compile(rf" (?:{either(lexicon.words('places', 'holding'))})$")
_LOCAL = re.compile(rf"\b(?:{one_of('local')})\b")
"""Who speaks of where they are: "local chief Ernest Razafy"."""
_OF_ITSELF = re.compile(r" (?:says|said) (?:that )?it (?!would|will|could|planned|sent|is sending)")
_IT_HAS = re.compile(r"it (?:has|had|lost|also|alone)\b")
_FROM_THE_CAPITAL = re.compile(
    r"(?:(?:the|some|senior|government|health|military|defen[cs]e) ){0,3}(?:officials?|authorities|diplomats?) in "
)
_SEATED = re.compile(one_of("seated"))
_SOMEBODY_IN = re.compile(
    r"(?:an? |the |some |many |most )?(?:[a-z-]+ )?(?P<who>[a-z-]+)"
    r" (?:in|at|near|outside|around|across|on the outskirts of) (?:the )?(?:(?:[a-z-]+ ){1,3}of (?:the )?|[a-z-]+ern )?"
)
