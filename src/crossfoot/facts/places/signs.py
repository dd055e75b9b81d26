"""The words around a name by which it is known for a place, or for none."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.lexicon.patterns import either
from crossfoot.mentions.nouns import is_plural, noun_words
from crossfoot.values import Value


def word_before(text: str, start: int) -> str:
    """The word before a name, past articles and adjectives of direction: "in central Paris" is "in"."""
    fillers, at = words().fillers, start
    for _ in range(6):
        if at < 2 or text[at - 1] != " ":
            return ""
        space = text.rfind(" ", max(0, at - 24), at - 1)
        word = text[space + 1 : at - 1]
        low = word.lower().lstrip("(\"“‘'—–-")
        if low not in fillers and not (low.endswith(("'s", "’s", "s'", "s’")) and word[0].isupper()):
            return low if low.isalpha() else ""
        at = space + 1
    return ""


def typed_before(text: str, start: int) -> bool:
    """Whether a kind of place stands before "of": "the town of", "center of"."""
    return _type_before().search(text, max(0, start - 40), start) is not None


def type_after(text: str, end: int) -> re.Match[str] | None:
    """The kind of place written behind a name: "Aceh province"."""
    word = _NEXT_WORD.match(text, end)
    if not word or word[1] not in words().type_firsts:
        return None
    return _types().match(text, end)


def body_after(text: str, end: int) -> bool:
    """Whether the word behind makes the name a body's or a building's: "Almaty police"."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word[1] in words().bodies_after


def player_after(text: str, end: int) -> bool:
    """Whether the word behind makes a country's name that of somebody's people: "the Turkey midfielder"."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word[1] in words().players


def site_after(text: str, end: int) -> bool:
    """Whether a building bears the name and its town follows: "the Los Llanos prison in Guanare"."""
    found = _site_in().match(text, end)
    if found is None or found["name"].split(" ")[0].lower() in words().never:  # "the Orsa mine on Friday"
        return False
    known = gazetteer.lookup(gazetteer.folded(found["name"]))
    return not known or known[0].kind == "town"


def heads_line(text: str, start: int, end: int) -> bool:
    """Whether a name heads a line of counts: "• Gusau: 12 dead", "Karonga district: 40 houses"."""
    if _COUNTS_OF_LINE.match(text, end) is None or _LINE_BEGINS.search(text, max(0, start - 8), start) is None:
        return False
    last = text[start:end].rpartition(" ")[2].lower()
    return not (last.endswith("ed") or is_plural(last) or last in noun_words().adjectives)  # "Injured: 40"


def titled(text: str, start: int) -> bool:
    """Whether somebody's title stands before: "Mr Lagos"."""
    space = text.rfind(" ", max(0, start - 8), max(0, start - 1))
    return text[space + 1 : start].rstrip(" .") in _TITLES


def role_of(text: str, start: int, before: str) -> str:
    """What a mention is there for, other than telling where: a point of reference, or where somebody spoke."""
    from_a_site = before in _SPOKEN_WITH and text.find(" from a", max(0, start - 64), start) >= 0
    if (from_a_site or before in _MEASURED_FROM) and _REFERENCE.search(text, max(0, start - 64), start):
        return "reference"
    return "speech" if before in _SPOKEN_WITH and _SPOKEN_IN.search(text, max(0, start - 64), start) else ""


_MEASURED_FROM = frozenset(["of", "from", "off", "outside", "with"])
_SPOKEN_WITH = frozenset(["in", "from", "at"])
_SPOKEN_IN = re.compile(
    r"\b(?:speaking|spoke|addressing reporters"
    r"|told (?:(?!that\b|\d)\w+ ){0,3}(?!that\b|\d)\w+|news conference|press conference|briefing|interview"
    r"|said|[Bb]y (?:[Oo]ur|a|an) (?:\w+ )?(?i:correspondent|reporter)s?) (?:in|from|at) (?:the )?(?:capital,? )?$"
)
_REFERENCE = re.compile(
    r"(?:\b(?:km|kilometers|kilometres|miles|meters|metres|mi)\b(?!/)(?:\)| \([^)]{1,20}\))?"
    r"(?: (?:to|the|due|just|further|away|inland|offshore|upstream|downstream|up|down|\w*(?:north|south|east|west)\w*"
    r"|(?:north|south)-(?:east|west)))* (?:of|from|off|outside)"
    r"|(?<!the )\b(?:west|east|north|south|northeast|northwest|southeast|southwest|north-east|north-west"
    r"|south-east|south-west|border) (?:of|with))(?: an? (?:[\w-]+ ){1,5}(?:at|in|near|of))?"
    r"(?: the (?:town|city|village|island|capital|border) (?:of|with))?(?: the)?(?: capital,?)? $"
)
_COUNTS_OF_LINE = re.compile(
    rf"(?: (?:{either(lexicon.load('places')['types']['after'])}))?(?::| [–—-]) (?:(?:[a-z]+ ){{1,2}})?\d"
)
"""Behind the place of a line, its counts."""
_LINE_BEGINS = re.compile(r"(?:\A|\n)[ \t]*(?:[•*·▪●o–—-]|\(?\d{1,2}[.)])?[ \t]*(?:The )?$")
_TITLES = frozenset(
    ["Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady", "Prof", "Sgt", "Lt", "Col", "Gen", "Capt", "Rep", "Sen"]
)
_NEXT_WORD = re.compile(r" ([a-z][a-z-]+)")


class Words(Value):
    """The word lists of ``lexicon/places.toml``, ready to ask."""

    bodies: frozenset[str]
    exact: frozenset[str]
    types_after: frozenset[str]
    function: frozenset[str]
    locative: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    fillers: frozenset[str]
    directions: frozenset[str]
    type_firsts: frozenset[str]
    bodies_after: frozenset[str]
    players: frozenset[str]
    nature: frozenset[str]
    type_heads: frozenset[str]
    taken: frozenset[str]
    local_bodies: frozenset[str]
    vessels: tuple[str, ...]
    """With the space before the name."""


@cache
def words() -> Words:
    """The word lists, made once."""
    overlay = lexicon.load("places")
    signs = overlay["signs"]
    return Words(
        bodies=frozenset(overlay["bodies"]["words"]),
        exact=frozenset(overlay["types"]["exact"]),
        types_after=frozenset(overlay["types"]["after"]),
        function=frozenset(signs["function"]),
        locative=frozenset(signs["locative"]),
        titles=frozenset(signs["titles"]),
        never=frozenset(signs["never"]),
        fillers=frozenset(signs["fillers"]),
        directions=frozenset(signs["directions"]),
        type_firsts=frozenset(word.split(" ")[0] for word in overlay["types"]["after"] + overlay["types"]["between"]),
        bodies_after=frozenset(signs["bodies_after"]),
        players=frozenset(signs["players"]),
        nature=frozenset(overlay["types"]["nature"]),
        type_heads=frozenset(overlay["types"]["heads"]),
        taken=frozenset(signs["taken"]),
        local_bodies=frozenset(overlay["bodies"]["local"]),
        vessels=tuple(f" {word} " for word in signs["vessels"]),
    )


@cache
def _site_in() -> re.Pattern[str]:
    sites = either(lexicon.load("places")["signs"]["sites"])
    return re.compile(
        rf" (?:[a-z]+ )?(?:{sites}) (?:in|near|outside|on|at) (?:the |an? )?(?:[a-z]+ ){{0,4}}(?:of )?"
        r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w-]+)?)"
    )


@cache
def _types() -> re.Pattern[str]:
    entries = lexicon.load("places")["types"]
    return re.compile(
        rf"(?: (?:{either(entries['between'])}))? (?P<type>{either(entries['after'])})\b"
        rf"(?P<plural>(?<=s)(?<!ss))?(?! (?:police"
        rf"|court|council|government|officials?|authorities|mayor|governor|media|television|tv|hospital|university"
        rf"|assembly)\b)"
    )


@cache
def _type_before() -> re.Pattern[str]:
    entries = lexicon.load("places")["types"]
    return re.compile(rf"\b(?:{either(entries['before'] + entries['parts'])}) of (?:the )?(?:\w+ (?=$))?$")
