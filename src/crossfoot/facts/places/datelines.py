"""The place a report was sent from, out of its dateline: "BAKU, Jan. 6.", "PORT-AU-PRINCE, Haiti - ".

A dateline names its agency, or stands at the beginning of a text, a line or a sentence, or is in capitals before a
dash. Of several the first that the gazetteer knows is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts import gazetteer
from crossfoot.facts.gazetteer import Named, folded
from crossfoot.facts.places.names import shown
from crossfoot.facts.places.spans import NAMED, PlaceSpan
from crossfoot.lexicon.months import beginnings
from crossfoot.mentions.datelines import agency_line, at_lines, shaped_lines


def with_datelines(text: str, found: list[PlaceSpan], day: str | None) -> list[PlaceSpan]:
    """The mentions, with the place a report was sent from marked as such."""
    for match, sure in _candidates(text):
        if is_report_line(text, match):
            continue
        if lines := _read(text, match, day, sure=sure):
            start, end = match.span("where")
            kept = [place for place in found if place.start >= end or place.end <= start]
            state = end + 2 if text.startswith(" (", end) else -1  # "Rae Bareli (Uttar Pradesh): "
            kept = [place._replace(role="dateline") if place.start == state else place for place in kept]
            return sorted([*_within(lines), *kept], key=lambda place: place.start)
    return _with_byline(text, found)


def is_report_line(text: str, line: re.Match[str]) -> bool:
    """Whether what is shaped like a dateline is a label: "Injured: 826", "Date: 9 May", "LENA: 18 dead" of several."""
    if line["where"].lower() in lexicon.words("places", "fields"):
        return True
    if _COUNT.match(text, line.end()):
        return True
    return text[line.end() - 2] == ":" and _COUNTED_LINE.match(text, line.start("where")) is not None


def _with_byline(text: str, found: list[PlaceSpan]) -> list[PlaceSpan]:
    """The mentions, the one behind the reporter's name marked as the dateline: "By Carlos Mata in Maputo"."""
    byline = _BYLINE.search(text, 0, HEAD) if _WRITTEN_IN.search(text, 0, HEAD) else None
    if byline is None:
        return found
    return [place._replace(role="dateline") if place.start == byline.end() else place for place in found]


def _candidates(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """What may be the dateline, the likeliest first, and whether its shape alone tells, be its place known or not."""
    begin = len(text) - len(text.lstrip())
    if first := _DATELINE.match(text, begin, HEAD) or _LATER_DATELINE.search(text, 0, HEAD):
        yield first, True
    if mixed := _mixed_dateline(text):
        yield mixed, True
    if agency := agency_line(text):
        yield agency, True
    for match in shaped_lines(text):
        yield match, False


def _read(text: str, match: re.Match[str], day: str | None, *, sure: bool) -> list[PlaceSpan]:
    """The places of what may be a dateline: a town, or a town and what it lies in."""
    start, end = match.span("where")
    lines: list[PlaceSpan] = []
    dated = sure and (_DATED.search(text, end, match.end()) or text.startswith("(", match.end()))
    for part in _PART.finditer(text, start, end):
        begin = part.start() if lines else _head(text, *part.span(), dated=_DATE.match(text, end) is not None)
        surface = text[begin : part.end()]
        name = surface.title() if surface.isupper() else surface
        key = folded(name)
        shortened = gazetteer.lookup(f"{key}.") if text.startswith(".", part.end()) else ()  # "OSO, Wash."
        if not lines and part.start() > start:
            return []  # of what is behind the comma alone
        known = shortened or gazetteer.lookup(key) or gazetteer.namesakes(key)
        known = known or gazetteer.namesakes(folded(gazetteer.without_type(name)))
        if known and known[0].kind == "region" and text.startswith(":", part.end()) and surface.isupper():
            return []  # "VIRGINIA: At least seven", over what is told of each state
        long = len(surface) > 3 or text.startswith(", ", part.end())  # "OSH, Kyrgyzstan", not "UN - "
        if known and (long or lines):
            canonical = known[0].name if shortened else shown(name, known[0], day)
            lines.append(PlaceSpan(begin, part.end(), known[0], canonical, NAMED, known=True, role="dateline"))
        elif not lines and (dated or _is_typed(name) or _lies_in_state(text, part.end(), end)):
            unknown = Named(name, "town", "", "", 0)
            lines.append(PlaceSpan(*part.span(), unknown, name, NAMED, known=False, role="dateline"))
    return lines


def _head(text: str, start: int, end: int, *, dated: bool) -> int:
    """Where the town of a dateline begins behind words of the page that run into it: "Digital Desk Barcelona".

    Without a date behind it only a name of some size is taken: "6:05 pm SGT SINGAPORE - ".
    """
    begin, space = start, start
    while space >= 0:
        surface = text[begin:end]
        key = folded(surface.title() if surface.isupper() else surface)
        known = gazetteer.lookup(key) and not gazetteer.is_common_word(key)
        if known or ((dated or begin == start) and gazetteer.namesakes(key)):
            return begin
        space = text.find(" ", begin, end)
        begin = space + 1
    return start


def _is_typed(name: str) -> bool:
    """Whether a name ends with its kind of place: "Surallah Town", not "State Of The City"."""
    return gazetteer.without_type(name) != name and " of " not in name.lower()


def _lies_in_state(text: str, at: int, end: int) -> bool:
    """Whether a state or country stands behind the comma: "TALLMANSVILLE, W.Va. – "."""
    if not text.startswith(", ", at):
        return False
    key = folded(text[at + 2 : end].strip())
    found = gazetteer.lookup(key) or gazetteer.lookup(f"{key}.")
    return any(place.kind in ("region", "country") for place in found) or key.endswith(".")


def _within(lines: list[PlaceSpan]) -> list[PlaceSpan]:
    """A small town lies in the state or country told behind it: "WALCOTT, Neb." is none of Iowa's."""
    if len(lines) < 2 or lines[1].place.kind not in ("region", "country"):
        return lines
    inner, outer = lines[0].place, lines[1].place
    if inner.kind != "town" or gazetteer.contains(outer, inner) or inner.country == outer.name:
        return lines
    region = outer.name if outer.kind == "region" else ""
    town = inner._replace(country=outer.country, region=region, thousands=0)
    return [lines[0]._replace(place=town), *lines[1:]]


def _mixed_dateline(text: str) -> re.Match[str] | None:
    """A dateline that is not in capitals: "Tripoli, 11 September (UN) - ", "Jos, Nigeria — "; of a known place only."""
    for match in at_lines(_MIXED_DATELINE, text, HEAD):
        end = match.end("where")
        marks = _LINE_MARKS.search(text, end, match.end())
        known = gazetteer.lookup(folded(match["where"].split(",")[0])) if marks else ()
        if marks and known and (known[0].kind == "town" or marks.group() not in "-–—"):
            return match
    return None


_COUNT = re.compile(r"(?:[~<>]|[a-z. ]+ )?\d[\d,.]*(?:\+|%| [a-z/]{1,5})?(?: in [A-Z][^\n.]*)?(?= ?[(\n]|\s*\Z)")
"""A number that ends its line."""
_COUNTED_LINE = re.compile(r"[A-Z][A-Z -]+: \d[^\n]*\n[A-Z][A-Z -]+: \d")
"""A place and what it counts, over another."""
HEAD = 300
"""How far into a text a dateline that only its beginning tells can stand: after a headline."""
_DATED = re.compile(r"\d|\(|, [A-Z]")
_DATE = re.compile(r", (?:\d|[A-Z][a-z]+\.? \d)")
_IN_TOWN = r"in (?=[A-Z][\w-]+(?: [A-Z][\w-]+)?(?:\s*\n| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|,? \d))"
_WRITTEN_IN = re.compile(_IN_TOWN)
"""What ends every byline with a place, and is soon looked for."""
_BYLINE = re.compile(rf"(?:\A\s*|\n|\b[Bb]y |\d )(?:[A-Z][\w'’.-]+ ){{2,4}}{_IN_TOWN}")
"""Who wrote it, before the place it was written at."""
_PART = re.compile(r"[^,/ ][^,/]*")
_MONTH = rf"(?:{beginnings().title()})"
_LINE_MARKS = re.compile(r"[\d(–—-]")
_MIXED_DATELINE = re.compile(
    rf"\(?(?P<where>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){{0,2}}(?:, (?!{_MONTH})[A-Z][\w. ]{{1,24}}?)?)"
    rf"(?:, (?:{_MONTH}\w*\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]+)(?:,? \d{{4}})?)?(?:\)| \([^)]{{1,30}}\))?"
    r"(?:\s?[-–—]+\s|: |\. )"
)
_LINE = (
    rf"[A-ZÀ-Þ'’.-]+(?:[ /-][A-ZÀ-Þ'’.-]+){{0,3}}(?:, (?!{_MONTH}[a-z]*\.? \d)[A-Z][\w. ]{{1,24}}?)?)"
    rf"(?:, (?:{_MONTH}\w*\.? \d{{1,2}}"
    r"|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?(?:,? (?:\d{4}|[A-Z]{2,6}))?)?"
    r"(?:,? \([^)]{1,30}\))?(?:\s?[-–—:]+\s|\. |, (?=[A-Z]))"
)
_DATELINE = re.compile(rf"(?P<where>[A-ZÀ-Þ]{_LINE}")
_LATER_DATELINE = re.compile(rf"(?P<where>[A-ZÀ-Þ](?:(?<=[.!?\n] .)|(?<=\n.)){_LINE}")
"""One at the beginning of a later sentence or line."""
