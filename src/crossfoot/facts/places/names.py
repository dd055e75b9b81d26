"""One name: whether a run of capitalised words is a place, by the gazetteer and by the words around it."""

from __future__ import annotations

from functools import cache

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import RANKS, Named, folded
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.lesser import LARGE, Name, points_to_listed, read_lesser
from crossfoot.facts.places.owning import small_owner
from crossfoot.facts.places.runs import Run, is_at_a_body, read_run
from crossfoot.facts.places.signs import (
    body_after,
    heads_line,
    player_after,
    role_of,
    site_after,
    titled,
    type_after,
    typed_before,
    word_before,
    words,
)
from crossfoot.facts.places.spans import LOCATIVE, NAMED, PEOPLE, POSSESSIVE, PlaceSpan
from crossfoot.lexicon.patterns import either
from crossfoot.values import Value


def read(text: str, start: int, end: int, day: str | None) -> list[PlaceSpan]:
    """The places in a run of capitalised words: at most a people and a place."""
    if text.endswith(BASED, start, end):  # "the Milan-based group"
        based = read(text, start, end - len(BASED), day)
        return [span._replace(strength=min(span.strength, POSSESSIVE)) for span in based]
    run = read_run(text[start:end])
    spans = []
    if run.people and not run.tokens and (capital := _capital(text, end, run.people, day)):
        located = (run.preposition or word_before(text, start + run.skipped)) in words().locative
        return [capital._replace(start=start + run.skipped, strength=LOCATIVE if located else NAMED)]
    if run.people:
        at = start + run.skipped
        stop = at + run.people_length
        within = stop == end and _is_within(text, at, stop, run.preposition)
        strength = LOCATIVE if within else PEOPLE
        spans.append(PlaceSpan(at, stop, run.people, run.people.name, strength, known=True))
    if run.seat:
        at = start + run.start
        name = shown(text[at : at + run.seat], run.found[0], day)
        spans.append(PlaceSpan(at, at + run.seat, run.found[0], name, POSSESSIVE, known=True))
    elif run.tokens and (place := _place(text, start + run.start, end, run, day)):
        if place.place.kind == "country" and (capital := _capital_of(text, place, day)):
            return [*spans, capital, place._replace(role="outer")]
        spans.append(place)
    return spans


def _capital_of(text: str, country: PlaceSpan, day: str | None) -> PlaceSpan | None:
    """The capital told before its country: "in the capital of Haiti", not "of Haiti, Port-au-Prince"."""
    told = _THE_CAPITAL_OF.search(text, max(0, country.start - 24), country.start)
    name = gazetteer.capital_of(country.place.name) if told else None
    if told is None or name is None or _NAME_BEHIND.match(text, country.end):
        return None
    town = next(iter(gazetteer.lookup(folded(name))), country.place)
    strength = LOCATIVE if told["in"] else NAMED
    shown_as = gazetteer.name_on(folded(name), day) or name
    return PlaceSpan(told.start("it"), told.end("it"), town, shown_as, strength, known=True)


def shown(surface: str, place: Named, day: str | None) -> str:
    """The name to show for a place as written: in use on that day; a spelling in use stays as printed."""
    key = folded(surface)
    name = gazetteer.name_on(key, day) or gazetteer.in_use(key)
    if name is not None:
        return name
    if folded(place.name) == key:
        return place.name
    return surface.title() if surface.isupper() else surface


class _Spot(Value):
    """A run where it stands."""

    start: int
    end: int
    run: Run
    before: str
    """The preposition or word before it."""
    after: re.Match[str] | None
    """The word of its type behind it: "Yunnan Province"."""
    located: bool
    """Whether the word before it places something there."""

    @property
    def stop(self) -> int:
        """Its end without a possessive."""
        return self.end - 2 if self.run.possessive else self.end


def _spot(text: str, start: int, end: int, run: Run) -> _Spot:
    before = run.preposition or word_before(text, start)
    if before == "on":
        located = any(place.kind in ("region", "area") for place in run.found)
    else:
        located = before in words().locative or (before == "of" and typed_before(text, start))
        located = located or (before == "between" and _ROAD.search(text, max(0, start - 40), start) is not None)
        located = located or (before == "of" and is_at_a_body(text, start))
        located = located or (bool(run.found) and not run.common and heads_line(text, start, end))
        if located and not run.found and _HEADLINE_WORD.search(text, max(0, start - 16), start):
            located = False  # "Train Hits Bus", "14 Killed in Blast" in capitals throughout
    return _Spot(start, end, run, before, None if run.possessive else type_after(text, end), located)


def _place(text: str, start: int, end: int, run: Run, day: str | None) -> PlaceSpan | None:
    spot, found = _spot(text, start, end, run), run.found
    if not found and spot.after:
        found = gazetteer.lookup(folded(text[start : spot.after.end()]))
    if not found:
        return _unknown(text, spot)
    place = found[0]
    if place.kind in ("town", "country") and spot.after and spot.after["type"].split()[-1] in LARGE:
        place = next((other for other in found if other.kind == "region"), place)  # "Aleppo province", "Niger state"
    elif place.kind == "town" and _LARGE_OF.search(text, max(0, start - 24), start):
        place = next((other for other in found if other.kind == "region"), place)  # "the province of Herat"
    if place.kind == "town" and site_after(text, end):
        return None
    if place.kind == "area" and _SUCH_A_COUNTRY.match(text, end):
        return None  # "the Pacific kingdom" is no more than a manner of naming it
    located = spot.located or _APPOSED_TO.search(text, max(0, start - 64), start) is not None
    if not located and _is_no_place(text, spot, place):
        return None
    strength = _strength(text, spot, place, located)
    if place.kind == "country" and not located and player_after(text, end):
        strength = PEOPLE
    if body_after(text, end):
        if text[max(0, start - 4) : start].lower() == "the ":  # "the Carlton hotel"
            return None
        strength = min(strength, POSSESSIVE)
    if run.possessive and place.kind == "country" and (capital := _capital(text, end, place, day)):
        return capital._replace(start=start, strength=LOCATIVE if located else NAMED)
    return _with_type(text, spot, place, strength, day)


def _unknown(text: str, spot: _Spot) -> PlaceSpan | None:
    """A place that is in no list of the larger ones."""
    run, start, stop = spot.run, spot.start, spot.stop
    if text.startswith(".", stop) and len(run.tokens) == 1:
        states = [place for place in gazetteer.lookup(folded(f"{text[start:stop]}.")) if place.kind == "region"]
        if states and len(run.tokens[0]) > SHORT and spot.located:  # "500 homes evacuated in Calif."
            return PlaceSpan(start, stop, states[0], states[0].name, LOCATIVE, known=True)
    if spot.located and (country := _country_at_head(text, spot)):
        return country
    if owner := small_owner(text, start, spot.end, spot.before, located=spot.located):
        return owner
    located = spot.located and not run.possessive
    return read_lesser(Name(text, start, stop, run.tokens, spot.before, spot.after, located))


def _country_at_head(text: str, spot: _Spot) -> PlaceSpan | None:
    """The country that a preposition points to before words of the next line: "in Iraq Female bomber kills 12"."""
    head, *rest = spot.run.tokens
    found = gazetteer.lookup(folded(head)) if rest and not spot.run.possessive and not spot.after else ()
    if not found or found[0].kind != "country" or not rest[-1].isalpha():
        return None
    if rest[-1].lower() in words().nature | words().types_after | words().exact:
        return None
    return PlaceSpan(spot.start, spot.start + len(head), found[0], found[0].name, LOCATIVE, known=True)


def _is_no_place(text: str, spot: _Spot, place: Named) -> bool:
    """A currency, a number of a series, a word that is a name only with its type, a person with a title."""
    start, end, run = spot.start, spot.end, spot.run
    numbered = _NUMBERED_AFTER.match(text, end) and not run.possessive and not _is_listed(text, start, place)
    return bool(numbered) or (run.common and not spot.after) or titled(text, start)


def _strength(text: str, spot: _Spot, place: Named, located: bool) -> int:
    """How strongly a name says where something is, by what stands around it."""
    start, end, run = spot.start, spot.end, spot.run
    strength = POSSESSIVE if run.possessive else LOCATIVE if located else NAMED
    if run.possessive and located and place.kind == "town" and (_NAME_AFTER.match(text, end) or _ITS.match(text, end)):
        strength = LOCATIVE  # "near Dhaka's Sadarghat terminal", "at Karachi's main market"
    if run.possessive and (
        (place.kind == "country" and _is_within(text, start, end, run.preposition))
        or (located and _ITS_PARTS.match(text, end))
    ):
        strength = LOCATIVE
    if strength == NAMED and place.kind == "town" and 0 < place.thousands < SMALL:
        strength = LOCATIVE if points_to_listed(text, start, spot.stop, spot.before) else NAMED
    return strength


def _with_type(text: str, spot: _Spot, place: Named, strength: int, day: str | None) -> PlaceSpan:
    """The place under its name of that day, and with the word of its type where one follows."""
    start, stop, after = spot.start, spot.stop, spot.after
    name = text[start:stop] if spot.run.full_name else shown(text[start:stop], place, day)
    if not after and strength == LOCATIVE and _port_of().match(text, spot.end):
        strength = POSSESSIVE  # "at the Caribbean port of Limon"
    if after:
        if _is_part_of_another(text, place, after.end()):
            strength = POSSESSIVE  # "the Persian Gulf island of Qeshm"
        elif place.kind in ("region", "town"):
            stop = after.end()
            name = text[start:stop] if after["plural"] is None else name
            strength = LOCATIVE if place.kind == "town" and after["plural"] is None else strength
    role = "furniture" if _is_of_page(text, start, stop) else role_of(text, start, spot.before)
    return PlaceSpan(start, stop, place, name, strength, known=True, role=role)


def _is_of_page(text: str, start: int, stop: int) -> bool:
    """Whether a name stands between bars, or alone in a line above the story."""
    if text.startswith((" |", " >"), stop):
        return True
    return stop < ABOVE and text.startswith("\n", stop) and (start == 0 or text[start - 1] == "\n")


def _is_listed(text: str, start: int, place: Named) -> bool:
    """Whether a place stands where a list counts for one after another: "Lagos 11 and Ogun 9"."""
    if not text.endswith(_NEXT_OF_LIST, 0, start - len("the ") if text.endswith(" the ", 0, start) else start):
        return False
    return place.kind in ("country", "region") or _COUNTED_BEFORE.search(text, max(0, start - 48), start) is not None


def _is_within(text: str, start: int, end: int, preposition: str) -> bool:
    """Whether something is told to be in what a country has: "on Bangladesh's rivers", "in Swiss tunnels"."""
    before = preposition or word_before(text, start)
    if before in _INSIDE and _ITS_THINGS.match(text, end):
        return True
    return (before == "on" or before in words().locative) and _ITS_PARTS.match(text, end) is not None


def _capital(text: str, end: int, country: Named, day: str | None) -> PlaceSpan | None:
    """The capital, where the word stands behind its country or people: "Kenya's capital", "the Kenyan capital"."""
    match = _CAPITAL_AFTER.match(text, end)
    name = gazetteer.capital_of(country.name) if match else None
    if match is None or name is None:
        return None
    town = next(iter(gazetteer.lookup(folded(name))), country)
    return PlaceSpan(end, match.end(), town, gazetteer.name_on(folded(name), day) or name, NAMED, known=True)


def _is_part_of_another(text: str, place: Named, at: int) -> bool:
    """Whether a finer place follows: "the Persian Gulf island of Qeshm", "the Lima suburb of Zzyzx"."""
    other = _OF_NAME.match(text, at)
    if other is None or (place.kind == "town" and _outer_type().match(text, other.end())):
        return False  # "Gangapur village of Banke district"
    known = gazetteer.lookup(folded(other["name"]))
    if RANKS[place.kind] < RANKS["region"] or not known:
        return True
    finer = RANKS[known[0].kind] - RANKS[place.kind]
    return finer > 0 or (finer == 0 and place.thousands > known[0].thousands)  # "the Istanbul district of Kadikoy"


@cache
def _outer_type() -> re.Pattern[str]:
    return re.compile(rf" (?:{either(lexicon.load('places')['holding']['words'])})\b")


@cache
def _port_of() -> re.Pattern[str]:
    kinds = either(lexicon.load("places")["types"]["before"])
    return re.compile(rf" (?:[a-z]+ )?(?:{kinds}) of (?=[A-Z])")


SHORT = 2
"""Letters of a state's shortest name that are as well an abbreviation of something else: "in La."."""
ABOVE = 300
"""How far into a text, in characters, lines of the page stand above its story."""
SMALL = 100
"""Thousands of people below which a bare name is not taken for a town."""
_OF_NAME = re.compile(r" of (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_NAME_AFTER = re.compile(r" (?:[A-Z][\w-]+ ?){1,3}(?:[a-z]|$)")
_ITS = re.compile(rf" (?!(?:{one_of('views')})\b)[a-z]")
"""What a town has lies in it: "near Bunia's airport", but not "in Moscow's view"."""
_CAPITAL_AFTER = re.compile(
    r" (?:[a-z]+ )?capital\b(?! (?:letters?|gains?|markets?|controls?|punishment))(?:, (?=[A-Z]))?"
)
_ROAD = re.compile(rf"\b(?:{one_of('roads')}) between (?:the )?(?:[a-z]+ ){{0,3}}(?:of )?$")
_LARGE_OF = re.compile(rf"\b(?:{either(LARGE)}) of $")
_THE_CAPITAL_OF = re.compile(r"(?P<in>\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Oo]utside) )?the (?P<it>capital) of $")
_NAME_BEHIND = re.compile(r", [A-Z]")
_HEADLINE_WORD = re.compile(r"[\w’'] (?:Hits?|Strikes|Rocks|Reaches|Shakes|Jolts|In|At|Near) $")
_INSIDE = frozenset(["in", "on", "across", "throughout", "along", "inside", "within"])
_ITS_THINGS = re.compile(
    r"(?:['’]s)? (?!police|troops|government|officials?|border|hands|rupees|dollars|media)[a-z-]+s\b"
    r"(?! (?:of|in|near|called|around|and|from) (?!(?:19|20)\d\d))"
)
_ITS_PARTS = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,3}}?(?i:{one_of('lands')})\b(?! of\b)")
"""What a place has that is as much as itself: "off Peru's coast", "in the Ethiopian highlands"."""
BASED = "-based"
_NEXT_OF_LIST = (" and ", ", ", "; ", " with ", ": ")
_COUNTED_BEFORE = re.compile(r"\d(?: [a-z]+){0,4}(?:,|;)? ?(?:and |with )?$")
"""What stands before the next place of such a list: "had 43 deaths, Malappuram 28 and Thrissur 22"."""
_SUCH_A_COUNTRY = re.compile(
    r" (?:[Nn]orth|[Ss]outh)-?(?:[Ww]est|[Ee]ast)\b"
    r"| (?:island |city )?(?:kingdom|nation|state|republic|country|archipelago|territory|island)\b(?! of)"
)
_APPOSED_TO = re.compile(
    r"\b(?:in|at|on|near|from|of) (?:the|its|a) (?:[\w-]+ ){0,3}"
    r"(?:city|town|capital|port|village|suburb|district|province|island|region|state), $"
)
"""Before a name that tells which: "in the second city, Arequipa"."""
_NUMBERED_AFTER = re.compile(
    r"\$| (?:dollars?|cents?|currency|gallons?|pints?|tons?)\b| \d{1,3}\b(?!\w|,\d)"
)  # "US dollars", "Aurora 3"
