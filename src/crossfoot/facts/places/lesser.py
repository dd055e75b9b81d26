"""Small places and those that no gazetteer has: taken as written where the words around say that it is a place.

"in the town of Bireun", "Bener Meriah district", "Barangay Tagporo", "Korangi, a poor suburb of Karachi", "at Kapedo,
on the border", "in Lomelo and Napeitom". Firms, people, months, storms and groups stand behind "in" as well; what is
said of them, or a word in them, tells them apart.
"""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.signs import body_after, heads_line, role_of, site_after, words
from crossfoot.facts.places.spans import LOCATIVE, NAMED, PlaceSpan
from crossfoot.lexicon.patterns import either
from crossfoot.values import Value


class Name(Value):
    """A name that no list of the larger places has, with what stands around it."""

    text: str
    """The dispatch as received."""
    start: int
    stop: int
    tokens: tuple[str, ...]
    """The words of the name."""
    before: str
    """The word before it, past articles and directions."""
    after: re.Match[str] | None
    """The kind of place behind it: "district"."""
    located: bool
    """Whether a preposition of place or a kind of place points to it."""


def read_lesser(name: Name) -> PlaceSpan | None:
    """The place that a name is, or None."""
    text, start, stop, before = name.text, name.start, name.stop, name.before
    if site := _site(text, start, stop, before):
        whole = text[start : site.end()]
        return PlaceSpan(start, site.end(), Named(whole, "venue", "", "", 0), whole, LOCATIVE, known=False)
    if site_after(text, stop):
        return None
    beside = bool(text.endswith(_BESIDE, 0, start) or _WORST_HIT.match(text, stop))
    heads = heads_line(text, start, stop)
    if not (beside or heads or _is_pointed_at(name)):
        return None
    kind = _kind(name.tokens, name.after)
    if not _is_told(name, kind) or _is_somebody(name) or not could_be_a_place(text, start, name.tokens):
        return None
    firm = beside or heads or name.located or name.after or kind or before in words().taken
    firm = firm or _is_apposed(text, stop) or _is_the_spot(text, start, stop)
    end = name.after.end() if name.after and name.after["plural"] is None else stop
    listed = _namesakes(text, start, stop) if kind != "venue" else ()
    place = listed[0] if listed else Named(text[start:end], kind or "town", "", "", 0)
    strength, role = LOCATIVE if firm else NAMED, role_of(text, start, before)
    return PlaceSpan(start, end, place, text[start:end], strength, known=bool(listed), role=role)


def _is_pointed_at(name: Name) -> bool:
    """Whether a word around a name, or its first one, gives reason to ask whether it is a place."""
    text, start, stop, before = name.text, name.start, name.stop, name.before
    signs = words()
    return bool(
        name.located
        or name.after
        or before in ("of", "on")
        or before in signs.taken
        or _WORKS.match(text, stop)
        or COUNT_OF_LIST.match(text, stop)
        or _is_drawn_from(name.tokens, before)
        or _is_refuge(text, start, before)
        or _HAD_SO_MANY.match(text, stop)
        or text.startswith(", ", stop)
        or name.tokens[0].lower() in signs.type_heads
    )


def _is_somebody(name: Name) -> bool:
    """Whether what is said of a name is said of a person or a firm, and nobody is told to be of that place."""
    text, start, before = name.text, name.start, name.before
    if not PERSON_AFTER.match(text, name.stop) or _is_home(text, start, before) or _is_seat_of(text, start, before):
        return False
    return before != "in" or not _namesakes(text, start, name.stop)


def _site(text: str, start: int, stop: int, before: str) -> re.Match[str] | None:
    """The words that make a name that of a mine or a shrine: "at the Karee mine", "of Lonrho's Karee mine"."""
    pointed = before in _INTO_A_SITE or before in words().taken
    return _site_words().match(text, stop) if pointed and text.endswith(_OWNED, 0, start) else None


def _kind(tokens: tuple[str, ...], after: re.Match[str] | None) -> str:
    """The kind of place that a word in the name or behind it tells; empty for a bare name."""
    signs = words()
    last, first = tokens[-1].lower(), tokens[0].lower()
    if last in signs.exact:  # "Republic Square"
        return "venue"
    if after:
        return "region" if after["type"].split()[-1] in LARGE else "town"
    if len(tokens) > 1 and last in signs.types_after:
        return "region" if last in LARGE else "town"
    if len(tokens) > 1 and first in signs.nature:  # "Lake Victoria"
        return "region"
    return "town" if len(tokens) > 1 and first in signs.type_heads else ""


def _is_told(name: Name, kind: str) -> bool:
    """Whether the words around a name, and in it, say that it is a place."""
    signs, before = words(), name.before
    first, last = name.tokens[0].lower(), name.tokens[-1].lower()
    if kind == "venue":
        return before in signs.locative or _is_drawn_from(name.tokens, before)
    if first in signs.type_heads and len(name.tokens) > 1:
        return True
    if first in signs.nature and len(name.tokens) > 1:
        return name.located or before in signs.locative or before == "on"
    if kind:
        bare = gazetteer.without_type(name.text[name.start : name.stop])
        listed = name.text.startswith(", where ", name.stop) or bool(gazetteer.namesakes(folded(bare)))
        told = name.located or listed or last not in signs.types_after
        return told and not _is_named_behind(name.text, name.stop)
    return _is_told_bare(name)


def _is_named_behind(text: str, stop: int) -> bool:
    """Whether a people's name stands before the place's own: "the Fulani village of Ogossagou"."""
    behind = _NAMED_BEHIND.match(text, stop)
    return behind is not None and not gazetteer.lookup(folded(behind["name"]))


def _is_told_bare(name: Name) -> bool:
    """Whether a name without a kind of place is told to be one."""
    text, start, stop = name.text, name.start, name.stop
    if len(name.tokens) <= 3 and (_is_apposed(text, stop) or _is_the_spot(text, start, stop)):
        return True
    if points_to_listed(text, start, stop, name.before):
        return True
    long = len(name.tokens) > 3 and not _namesakes(text, start, stop)
    if not (name.located or _is_home(text, start, name.before)) or long or _modifies(text, start, stop):
        return False
    if name.before == "at":
        return _stands_at(text, start, stop)
    if text[max(0, start - 3) : start - 1] in ("'s", "’s"):
        return _town_of(text, start) is None  # "near Dhaka's Sadarghat terminal" is in Dhaka
    return True


def points_to_listed(text: str, start: int, stop: int, before: str) -> bool:
    """Whether a weaker sign points to a name that a gazetteer has: "left Sabratha", "its Port Talbot steelworks"."""
    if outer := _OUTER.match(text, stop):
        wholes = gazetteer.lookup(folded(outer["name"]))
        return any(gazetteer.contains(whole, place) for whole in wholes for place in _namesakes(text, start, stop))
    if before in words().taken or (before == "of" and _ACT_OF.search(text, max(0, start - 24), start)):
        return bool(_namesakes(text, start, stop))
    if _is_home(text, start, before) or _ITS_OFFICIAL.match(text, stop) or _is_refuge(text, start, before):
        return bool(_namesakes(text, start, stop))
    beside = text.endswith(_BESIDE, 0, start) or role_of(text, start, before) == "reference"
    if _THE_TOWN.search(text, max(0, start - 24), start):
        return text.startswith(",", stop) and bool(
            _namesakes(text, start, stop)
        )  # "the mayor of the town, Pissila, said"
    if heads_line(text, start, stop) or COUNT_OF_LIST.match(text, stop) or text.startswith(", where ", stop):
        return bool(_namesakes(text, start, stop))  # "from Lismore (31) and from Grafton (94)"
    counts = (before == "" or beside) and _HAD_SO_MANY.match(text, stop)
    pointed = beside or counts or _WORST_HIT.match(text, stop) or _WORKS.match(text, stop)
    return bool(pointed) and bool(_namesakes(text, start, stop))


def _namesakes(text: str, start: int, stop: int) -> tuple[Named, ...]:
    return gazetteer.namesakes(folded(text[start:stop]))


def _stands_at(text: str, start: int, stop: int) -> bool:
    """Whether "at" points to a place, not to a firm: "At Somaglia, 2,600 …", "at Kapedo, on the border"."""
    if _SET_IN.match(text, stop) or _EVENT_AT.search(text, max(0, start - 40), start):
        return True
    if _COUNTED_AT.search(text, max(0, start - 24), start) and _HARM.search(text, max(0, start - HARM), start):
        return True  # "six died at Kinglake, four at Wandong"
    return text[max(0, start - 3) : start - 1] == "At" and bool(_namesakes(text, start, stop))


def _is_home(text: str, start: int, before: str) -> bool:
    """Whether somebody is of that place: "the mayor of Amatrice"."""
    return before == "of" and _HOME_OF.search(text, max(0, start - 24), start) is not None


def _is_drawn_from(tokens: tuple[str, ...], before: str) -> bool:
    """Whether something comes out of a lake or a river, where it was."""
    return before == "from" and len(tokens) > 1 and tokens[-1].lower() in WATERS


def _is_refuge(text: str, start: int, before: str) -> bool:
    """Whether people fled to a place."""
    return before in ("to", "into") and _FLED.search(text, max(0, start - 48), start) is not None


def _is_seat_of(text: str, start: int, before: str) -> bool:
    """Whether somebody is told to be there: "an official in Santa Maria Tlahuitoltepec who was reached by phone"."""
    return before == "in" and _SOMEBODY_IN.search(text, max(0, start - 32), start) is not None


def could_be_a_place(text: str, start: int, tokens: tuple[str, ...]) -> bool:
    """Whether nothing in or before it speaks against it: no month, title, share or abbreviation."""
    signs = words()
    first = tokens[0].strip(".").lower()
    if (
        (first.split("-")[0] in signs.never and tokens[-1].lower() not in WATERS)  # "Table Rock Lake"
        or ("-" in first and gazetteer.demonym(first.split("-")[0]))  # "the Mexican-U.S. border"
        or not _CONTINENTAL.isdisjoint(tokens)
        or first in signs.titles
        or (len(tokens) == 1 and (len(first) < 3 or first.isdigit()))
    ):
        return False
    if tokens[0].isupper() and len(tokens[0]) < 6:
        return False
    if first in signs.directions and len(tokens) > 1 and gazetteer.demonym(tokens[1].lower()):
        return False  # "in Southern Philippine province of Basilan"
    return _NO_PLACE_BEFORE.search(text, max(0, start - 32), start) is None


def _is_apposed(text: str, stop: int) -> bool:
    """Whether the name is said to be a kind of place: "Codogno, a town of 15,000", "Kibera, Nairobi's largest slum"."""
    return text.startswith(", ", stop) and _apposed().match(text, stop) is not None


def _is_the_spot(text: str, start: int, stop: int) -> bool:
    """Whether a name tells which village or station is meant: "The station, Bhaderwah, is 235 miles south"."""
    before = _THE_SPOT.search(text, max(0, start - 24), start)
    return before is not None and _LIES.match(text, stop) is not None


def _town_of(text: str, start: int) -> Named | None:
    """The town that owns the name at `start`: of "Dhaka's Sadarghat" Dhaka."""
    owner = _OWNER.search(text, max(0, start - 40), start)
    known = gazetteer.lookup(folded(owner["name"])) if owner else ()
    return known[0] if known and known[0].kind == "town" else None


def _modifies(text: str, start: int, stop: int) -> bool:
    """Whether a name only tells of a thing after it: "in the Camp Creek fire"."""
    if body_after(text, stop) or site_after(text, stop):
        return True
    following = _NOUN_AFTER.match(text, stop)
    return following is not None and text[max(0, start - 4) : start].lower().endswith((" a ", " an ", "the "))


@cache
def _apposed() -> re.Pattern[str]:
    kinds = either(lexicon.load("places")["types"]["before"])
    return re.compile(
        rf", (?:just |once |formerly )?(?:an?|the|[A-Z][\w-]+['’]s) (?:[\w-]+,? ){{0,4}}?(?:{kinds})"
        r"(?=[,.;:)]| (?:of|in|on|near|outside|where|that|which|with|at|off|between|close|home|and|about|some|just"
        r"|around|north|south|east|west|along|by|under|inside|below|above|popular|known|famous|whose)\b| \d)"
    )


@cache
def _site_words() -> re.Pattern[str]:
    signs = lexicon.load("places")["signs"]
    grounds, its = either(signs["grounds"]), either(signs["of_grounds"])
    return re.compile(rf" (?:[a-z]+ )?(?:{grounds})\b(?! (?:{its})\b)")


_THE_SPOT = re.compile(rf"\b[Tt]he (?:{one_of('spots')}), $")
_LIES = re.compile(r", (?:is|lies|which (?:is|lies)|(?:some|about|just) \d|\d)")
_NAMED_BEHIND = re.compile(
    r" (?:village|town|city|hamlet|settlement|community|island|port|camp) of "
    r"(?P<name>[A-Z][\w'’-]++(?: [A-Z][\w'’-]++)*+)"
    r"(?! (?:district|province|region|state|county)\b)"
)
_OWNER = re.compile(r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)?)['’]s $")
_HOME_OF = re.compile(rf"\b(?:{one_of('people_of')}) of $", re.I)
_SOMEBODY_IN = re.compile(rf"\b(?:{one_of('at_home')})s? in (?:the )?$")
_FLED = re.compile(rf"\b(?:{one_of('fled')})\b[^.;,]* (?:to|into) ")
_OUTER = re.compile(r"(?:,| in|, in) (?P<name>[A-Z][\w'’-]++(?: [A-Z][\w'’-]++){0,2}+)")
_ACT_OF = re.compile(rf"\b(?:{one_of('done_to')}) of $", re.I)
_ITS_OFFICIAL = re.compile(r"['’]s (?:\w+ )?(?:mayor|prefect|sheriff|(?:police|fire) chief)\b")
_INTO_A_SITE = frozenset(["in", "at", "inside", "outside", "near", "below", "of", "from", "to", "off", "into", "on"])
_OWNED = (" the ", "'s ", "’s ")
_CONTINENTAL = frozenset(["Asian", "African", "European", "Caribbean"])
"""What is told of a whole country: "the Central Asian state"."""
_THE_TOWN = re.compile(r"\bthe (?:town|city|village|suburb|district|port|island), $")
_BESIDE = ("nearby ", "neighbouring ", "neighboring ")
_WORST_HIT = re.compile(
    r" (?:suffered (?:the )?(?:most|worst)|(?:is|was) (?:the )?(?:worst|hardest|hit)|bore the brunt)\b"
)
_HAD_SO_MANY = re.compile(
    rf" (?:(?:{one_of('fares')}|has|had|have|accounting for|accounts for) )?"
    r"(?:at least |some |about |nearly |over |more than |only )?\d[\d,]*(?: (?:of|more|new|other|confirmed))?(?: the)?"
    r"(?: (?:deaths?|dead|bodies|fatalities|victims|cases|injured|hurt|missing)\b|,| and [A-Z])"
)
"""Behind a place of which a toll is told: "Idukki had 43 deaths", "Idukki 43, Munnar 28 and Adimali 22"."""
_WORKS = re.compile(rf" (?:{one_of('works')})\b")
_EVENT_AT = re.compile(rf"\b(?:{one_of('told_at')}) at $")
HARM = 160
"""How far before the name of a list, in characters, what is counted is told."""
_COUNTED_AT = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) at $")
_HARM = re.compile(rf"\b(?:{one_of('harmed')})\b")
_SET_IN = re.compile(
    r", (?:on|in|near|off|where|about|some|just|north|south|east|west|\d[\d.,]* ?(?:km|kilomet|miles|metres|meters))\b"
)
_NOUN_AFTER = re.compile(
    r" (?!(?:in|on|at|and|or|but|where|when|after|before|by|from|to|was|were|is|are|had|has|have|that|which|who|as"
    r"|for|with|near|since|during|said|early|late|this|last"
    r"|while|over|into|will|would|last|until|also|not|alone|itself|today|yesterday|overnight|because|amid|about"
    r"|around|says|put|told|than|then|where)\b)[a-z]"
)
WATERS = frozenset(["lake", "river", "bay", "lagoon", "reservoir"])
"""Out of which something is drawn that happened there: "the boat was raised from Table Rock Lake"."""
LARGE = lexicon.words("places", "types", "large")
_NO_PLACE_BEFORE = re.compile(rf"\b(?:{one_of('nowhere')}|(?:invest|believe)\w*) in $", re.I)
PERSON_AFTER = re.compile(
    r"(?: (?:said|says|told|who|inc|corp|ltd|plc)\b|['’]s (?:\w+ )?(?:shares|stock|profit|phone|products?|sales"
    r"|revenue)\b)",
    re.I,
)
COUNT_OF_LIST = re.compile(r" \(\d[\d,.]*\)")
