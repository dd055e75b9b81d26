"""What is a whole country's, or the whole world's, whatever place the sentences around it tell.

Ministries speak for the country, a sum tells the whole, and days of mourning, inflation or the price of petrol are had
by countries; metals are traded on one market.
"""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.place_vocabulary import one_of, whole
from crossfoot.facts.speakers.speech import Speaker
from crossfoot.lexicon.patterns import Sparse, either


def speaks_for_all(speaker: Speaker | None) -> bool:
    """Whether somebody speaks for a whole country: "the interior ministry"."""
    return speaker is not None and _is_national(speaker.surface.lower())


def _is_national(low: str) -> bool:
    return _NATION.search(low) is not None and _PART.search(low) is None


def counts_for_all(speaker: Speaker | None) -> bool:
    """Whether a national body counts: "the national disaster agency"."""
    if speaker is None:
        return False
    officials = _ITS_OFFICIALS.fullmatch(speaker.surface)
    if officials and gazetteer.demonym(officials["people"].lower()):
        return True  # "Vietnamese officials said"
    owner = _ITS_BODY.match(speaker.surface)
    if owner and any(
        known.kind == "country" for known in gazetteer.lookup((owner["country"] or owner["country_of"]).lower())
    ):
        return True  # "Turkey's disaster agency"
    low = speaker.surface.lower()
    return _NATION_WIDE.search(low) is not None and _PART.search(low) is None


def is_of_the_treasury(speaker: Speaker | None) -> bool:
    """Whether somebody speaks on what the whole country earns, owes and spends."""
    return speaker is not None and _TREASURY.search(speaker.surface.lower()) is not None


def opens_with_money(low: str, first: int) -> bool:
    """Whether a sentence tells of a country's money: "The cedi has lost over half its value"."""
    opening = _OPENS_WITH.match(low, first)
    return opening is not None and gazetteer.money_country(opening[1]) is not None


def sums_up(low: str, first: int) -> bool:
    """Whether the sentence that begins at `first` tells the whole: "A total of 1,354 have been arrested"."""
    return low.startswith(_IN_ALL, first)


def stands_alone(low: str, first: int) -> bool:
    """Whether a sentence leaves the place of those before: the country's government opens it, or it sums up."""
    return sums_up(low, first) or government_acts(low, first)


def government_acts(low: str, first: int) -> bool:
    """Whether the country's government opens the sentence that begins at `first`: "The cabinet pledged"."""
    acts = _GOVERNMENT_ACTS.match(low, first)
    return acts is not None and not _is_of_region(acts)


def state_pays(low: str, first: int) -> bool:
    """Whether a sentence opens with what the state gives or takes: "Congress has promised", "The government spends"."""
    pays = _STATE_PAYS.match(low, first)
    return pays is not None and not _is_of_region(pays)


def _is_of_region(acts: re.Match[str]) -> bool:
    """Whether a government is a region's or a town's: "The Himachal government"."""
    whose = acts["whose"]
    known = gazetteer.lookup(whose) or gazetteer.namesakes(whose) if whose else ()
    return bool(known) and known[0].kind in ("region", "town") and gazetteer.demonym(whose) is None


def counted_kind(low: str, start: int, end: int) -> str:
    """The kind of the places that the figure at ``[start, end)`` counts; empty for others and for helpers’ homes."""
    counted = None if low.endswith("from ", 0, start) else _COUNTED.search(low, start, end)
    return _KINDS[counted[1]] if counted else ""


def is_of_the_war(low: str, first: int, start: int) -> bool:
    """Whether the figure at `start` is what a whole war has cost: "an insurgency that has killed 20,000"."""
    return _OF_THE_WAR.search(low, first, start) is not None


def is_had_by_countries(low: str, first: int, start: int, end: int) -> bool:
    """Whether the figure at ``[start, end)`` is of days of mourning, of flags at half-mast or of votes won."""
    return _OF_MOURNING.match(low, end) is not None or low.endswith("half-mast for ", first, start)


def is_of_votes(low: str, end: int) -> bool:
    """Whether the figure that ends at `end` is of what a party or a president has won: "54 percent of the vote"."""
    return _OF_VOTES.match(low, end) is not None


def is_of_the_years(low: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether the toll at ``[start, end)`` is of all such events of a year: "2,700 died in such crashes last year"."""
    if _OF_YEARS.match(low, end, min(last, end + YEARLY)):
        return True
    told = _OF_SUCH.search(low, first, last) and _IN_YEARS.search(low, first, last)
    return told is not None and _OF_THAT_PLACE.search(low, first, last) is None


def is_of_the_economy(low: str, first: int, start: int) -> bool:
    """Whether the figure at `start` is of what only countries have: inflation, a price of petrol."""
    return _NATIONAL_SUBJECT.search(low, max(first, start - 60), start) is not None


def is_of_the_nation(low: str, first: int, start: int) -> bool:
    """Whether the figure at `start` is what the whole country counts: "the national rate is 37 deaths"."""
    return _NATIONAL_COUNT.search(low, first, start) is not None


def is_of_countries(low: str, end: int, last: int) -> bool:
    """Whether the figure that ends at `end` is told of several countries: "230,000 people in a dozen countries"."""
    return _IN_COUNTRIES.match(low, end, last) is not None


def is_of_the_world(low: str, first: int, start: int, end: int) -> bool:
    """Whether a price is one that holds all over the world: of copper a tonne, of gold an ounce."""
    per = _PER_MEASURE.search(low, start, end) or _PER_MEASURE.match(low, end)
    return per is not None and _COMMODITY.search(low, first, start) is not None


_NATION = whole("nation")
_PART = whole("nation", "parts")
"""A speaker for the whole country, and one for a part of it."""
_OF_THE_WAR = Sparse(
    re.compile(
        rf"\b(?:{one_of('wars')})\b(?: \w+){{0,6}}? (?:has|have) (?:so far )?"
        r"(?:left|killed|claimed|displaced|cost|driven|forced|made)\b[^.;]*$"
    ),
    lexicon.words("whereabouts", "wars"),
)
YEARLY = 80
"""How far behind a toll, in characters, the year it is of is told."""
_OF_YEARS = re.compile(rf"[^,;.]*?\b(?:{one_of('of_years')}|this year(?=[.,;])|a year(?=[.,;]| (?:in|on|across)\b))")
"""Behind a toll: of a country's accidents of the year, not of the one that the story tells."""
_OF_SUCH = whole("such_events")
_IN_YEARS = re.compile(
    rf"\b(?:{one_of('such_events', 'times')}|(?:in|since) (?:19|20)\d\d|(?:past|last) (?:\w+ )?(?:years|decade))\b"
)
_OF_THAT_PLACE = re.compile(
    rf"\bthe (?:same |district\b|{one_of('known_kinds', 'towns')}|{one_of('known_kinds', 'regions')})"
    r"|\bearlier\b|\bthere\b"
)
"""In a sentence on such events: they were here."""
_OF_VOTES = re.compile(
    r" of (?:the |all )?(?:popular |total )?votes?\b"
    r"|(?: seats)?(?: of \d+)? in (?:the )?(?:parliament|national assembly)\b"
)
_OF_MOURNING = re.compile(r" of (?:national |official )?(?:mourning|silence)\b")
_NATIONAL_SUBJECT = Sparse(re.compile(rf"\b(?:{one_of('economy')})\b[^.;]*$"), lexicon.words("whereabouts", "economy"))
_NATIONAL_COUNT = Sparse(
    re.compile(
        r"\b(?:national|nationwide|country['’]s|nation['’]s) (?:[\w-]+ ){0,2}"
        rf"(?:{one_of('counts')})\b[^.;]*$"
    ),
    ("national", "nationwide", "country's", "country’s", "nation's", "nation’s"),
)
_OPENS_WITH = re.compile(
    r"the (\w+) (?:has |had |is |was )?(?:lost|fallen|slid|weakened|fell|slumped|traded|gained|rose|dropped)\b"
)
_TREASURY = whole("treasury")
"""A speaker on what the whole country earns, owes and spends."""
_GOVERNMENT_ACTS = re.compile(
    rf"the (?!(?:{one_of('nation', 'parts')})\b)(?:(?P<whose>\w+) )?"
    rf"(?:{one_of('acting')})\b"
)
_STATE_PAYS = re.compile(
    rf"(?:the (?!(?:{one_of('nation', 'parts')})\b)(?:(?P<whose>\w+) )?"
    r"(?:government|parliament|cabinet|congress|senate)|congress|parliament"
    r"|(?:the )?(?:president|prime minister)(?: \w+){0,3}?)"
    rf" (?:\w+ly )?(?:{one_of('state_money')})\b"
)
_NATION_WIDE = whole("nation_wide")
_ITS_OFFICIALS = re.compile(
    r"(?:[Tt]he )?(?P<people>[A-Z]\w+(?: [A-Z]\w+)?) (?:government )?(?:officials|authorities|government)"
)
_ITS_BODY = re.compile(
    r"(?:[Tt]he )?(?P<country>[A-Z]\w+(?: [A-Z]\w+)?)['’]s? (?!(?:[\w-]+ ){0,2}(?:police|hospital|mayor)\b)[a-z]"
    r"|(?:[Tt]he )?[Gg]overnment of (?:the )?(?P<country_of>[A-Z]\w+(?: [A-Z]\w+)?)$"
)
"""A body by the country that has it, other than those of which each town has its own."""
_IN_COUNTRIES = Sparse(
    re.compile(
        r"(?: (?!in |across )[a-z]+){0,3} (?:in|across) (?:an? )?(?:\d+|[a-z]+) (?:[a-z]+ )?(?:countries|nations)\b"
    ),
    ("countries", "nations"),
)
_KINDS = {word: kind for kind in ("region", "town") for word in lexicon.words("whereabouts", "counted_places", kind)}
_COUNTED = re.compile(rf"\b({either(_KINDS)})$")
_IN_ALL = tuple(sorted(lexicon.words("whereabouts", "in_all")))
_PER_MEASURE = Sparse(
    re.compile(rf" (?:an?|per) (?:{one_of('commodities', 'sold_by')})\b"),
    lexicon.words("whereabouts", "commodities", "sold_by"),
)
_COMMODITY = re.compile(rf"\b(?:{one_of('commodities')})\b")
