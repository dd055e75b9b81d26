"""Small places that stand in one list with a place that is told: "in Lomelo and Napeitom", "Coyah 18 and Dabola 4"."""

from __future__ import annotations

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.place_vocabulary import one_of
from crossfoot.facts.places.lesser import COUNT_OF_LIST, PERSON_AFTER, could_be_a_place
from crossfoot.facts.places.signs import heads_line
from crossfoot.facts.places.spans import LOCATIVE, NAMED, PlaceSpan


def listed_too(text: str, found: list[PlaceSpan], unread: list[tuple[int, int]]) -> list[PlaceSpan]:
    """With the names that stand in one list with a place: "in the villages of Maksat, Kok-Terek and Borbordu"."""
    starts = dict(unread)
    known = {place.start: place.end for place in found}
    added: list[PlaceSpan] = []
    for place in found:
        if place.role or place.place.kind not in ("town", "region"):
            continue
        if place.strength == LOCATIVE:
            added += _list_after(text, place, starts, known)
        if place.strength >= NAMED and (counted := _COUNTED_ITEM.match(text, place.end)):
            counts = _counted_after(text, counted, starts, known)
            known |= {name.start: name.end for name in counts}
            added += counts
    added += _line_heads(text, [*found, *added], unread)
    return sorted([*found, *added], key=lambda place: place.start) if added else found


def _line_heads(text: str, found: list[PlaceSpan], unread: list[tuple[int, int]]) -> list[PlaceSpan]:
    """The unread names that head the lines of a list of which another line is headed by a place."""
    if text.find("\n") < 0 or not any(
        place.strength == LOCATIVE and heads_line(text, *_span(place)) for place in found
    ):
        return []
    taken = {place.start for place in found}
    names = [(at, to, text[at:to]) for at, to in unread if at not in taken and heads_line(text, at, to)]
    return [
        PlaceSpan(at, to, Named(name, "town", "", "", 0), name, LOCATIVE, known=False)
        for at, to, name in names
        if name.split(" ")[0].lower() not in _TALLIED and could_be_a_place(text, at, tuple(name.split(" ")))
    ]


def _tokens(text: str, start: int, end: int) -> tuple[str, ...]:
    return tuple(text[start:end].split(" "))


def _span(place: PlaceSpan) -> tuple[int, int]:
    return place.start, place.end


def _list_after(text: str, head: PlaceSpan, unread: dict[int, int], known: dict[int, int]) -> list[PlaceSpan]:
    """The unread names that a list goes on with; none unless it is closed by "and" and a name at a clause's end."""
    names: list[PlaceSpan] = []
    end = head.end
    for _ in range(LONGEST_LIST):
        gap = _LIST_GAP.match(text, (count.end() if (count := COUNT_OF_LIST.match(text, end)) else end))
        if gap is None:
            return []
        start = gap.end()
        end = unread.get(start) or known.get(start, 0)
        if not end:
            return []
        if start in unread:
            if PERSON_AFTER.match(text, end) or not could_be_a_place(text, start, _tokens(text, start, end)):
                return []
            names.append(_taken_for(text, start, end, LOCATIVE))
        if gap["last"]:
            end = counted.end() if (counted := COUNT_OF_LIST.match(text, end)) else end
            return names if start in known or _LIST_ENDS.match(text, end) else []
    return []


def _counted_after(text: str, first: re.Match[str], unread: dict[int, int], known: dict[int, int]) -> list[PlaceSpan]:
    """The unread names that a list of counts goes on with: "Conakry had 16 cases, Coyah 18 and Dabola only 4"."""
    names: list[PlaceSpan] = []
    start = first.end()
    for _ in range(LONGEST_LIST):
        end = unread.get(start) or known.get(start, 0)
        if not end or not _COUNT_OF_ITEM.match(text, end):
            break
        if start in unread and start not in known:
            if not could_be_a_place(text, start, _tokens(text, start, end)):
                break
            names.append(_taken_for(text, start, end, NAMED))
        counted = _COUNTED_ITEM.match(text, end)
        if counted is None:
            break
        start = counted.end()
    return names


def _taken_for(text: str, start: int, end: int, strength: int) -> PlaceSpan:
    """The place that a name is taken for: the largest of that name, else one that no gazetteer has."""
    name = text[start:end]
    listed = gazetteer.namesakes(folded(name))
    place = listed[0] if listed else Named(name, "town", "", "", 0)
    return PlaceSpan(start, end, place, name, strength, known=bool(listed))


_TALLIED = lexicon.words("whereabouts", "harmed") | lexicon.words("whereabouts", "tallied")
LONGEST_LIST = 30
"""Names in a list at most."""
_COUNT_OF_ITEM = re.compile(
    rf"(?: (?:{one_of('fares')}|with|had|has|for|accounting for))?"
    r"(?: only| just| some| about| at least)? \(?\d[\d,.]*(?<=\d)\)?(?! ?%|\w)"
)
"""Behind a place of a list, its count: "Coyah 18", "Nord with 577", "Padang (313)"."""
_COUNTED_ITEM = re.compile(
    rf"(?: in the [a-z-]+)?{_COUNT_OF_ITEM.pattern}(?: (?!and\b)[a-z]+){{0,4}}"
    r"(?:,? followed by|, and|,| and|;| and in) (?:the (?:[a-z-]+ of )?)?"
)
"""The same, and what leads to the next place."""
_LIST_GAP = re.compile(r"(?P<last>,? (?:and|or) (?:in |at |near )?(?:the )?)(?=[A-Z])|, (?:in |at )?(?=[A-Z])")
_LIST_ENDS = re.compile(
    r"[.;:)!?\n]|$|, (?![A-Z])| (?:in|on|near|where|after|when|as|since|by|with|while|during|late|early|this|last"
    r"|today|yesterday|overnight|alone|[a-z]+ing|[a-z]+s districts?|districts|provinces|counties|villages|towns)\b"
)
