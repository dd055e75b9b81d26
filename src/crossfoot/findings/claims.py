"""A fact as reconciling weighs it: the interval its words allow, who is counted, where, when, and who says so.

Policy of intervals, which belongs to reconciling and not to reading:

- An exact count is that number; an exact measurement, amount of money or percentage is what would print so
  (20.5 is 20.45 to 20.55), and so is a count printed in round units ("2.5 million").
- "about" allows `ABOUT` either way: tolls reworded from one source as "about" and "more than" differ by less; of a
  figure told to its third digit ("some 284 miners") it allows `NEARER`.
- "nearly" allows `SHORT` below; "at least" is open above, "up to" below (a count not below nought).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.facts.gazetteer import demonym
from crossfoot.findings.quoting import quoted
from crossfoot.lexicon.patterns import either, whole_words
from crossfoot.mentions.model import way
from crossfoot.mentions.pronouns import ANY_OF_THEM
from crossfoot.units import dimension

ABOUT = 0.10
NEARER = 0.02
SHORT = 0.15
"""How far short of a figure "nearly" may be: "nearly 200" is said of 192, hardly of 107."""
PERSON = "[person]+1"
"""The dimension of people."""
MARCHERS = frozenset({"protesters"})
"""Those of whom a crowd is made."""
BY_A_WEAPON = frozenset({"shot"})
"""Those hurt in one way are some of the injured; of the dead it only tells how."""
COUNTED = frozenset({"count", "price"})
"""Kinds whose plain figures are exact as printed."""
INCREMENT = re.compile(r"\b(?:another|additional|others?|more|further|new|extra)\b(?! than)", re.IGNORECASE)

SUBSET = re.compile(
    r"\s+(?:\w+\s+)?of\s+(?:the\s+(?:\d[\d,.]*|dead|injured|wounded|victims|killed|missing|detained|accused|worst)"
    r"|its|their|them|these|those|whom|which|his|her)\b",
    re.IGNORECASE,
)
OF_WHICH = re.compile(
    r"(?:\A|[,–—-]\s+|\b(?:said|says|and|but|that)\s+)of\s+(?:the|these|those|its|their)\s+"
    r"(?:(?!of\b)[\w-]+\s+){0,3}[\w-]+,\s+(?:\w+\s+){0,4}\Z",
    re.IGNORECASE,
)
"""Before a figure that counts some of what was named before: "Of the bodies, he said 374"."""
AMONG = re.compile(r"\b(?:including|among them|among whom|among those)\s+(?:the|those|these)\s+\Z", re.IGNORECASE)
TOLL_AMONG = re.compile(r"\b(?:toll|deaths|losses) among ((?:[\w'’-]+ ){1,5})[^.;:]*\Z")
"""Before a figure: of whom alone it is the toll."""
COMPLEMENT = re.compile(r"\s+(?:(?:who\s+)?(?:were|are|was|is|ha(?:ve|s|d) been)\s+((?:\w+\s+)?\w+)|(identified)\b)")
NAMED = re.compile(r"\bidentif(?:ied|y|ying)\s+(?:only |just |the (?:bodies|remains) of )?\Z", re.IGNORECASE)
"""Before some of the dead: "officials had identified 452 victims", of however many there are."""
OF_THEM = re.compile(rf"\bof (?:{ANY_OF_THEM})$", re.IGNORECASE)
APPOSED = re.compile(r"\s+((?:\w+\s+)?\w+)")
IN_DOUBT = re.compile(r"what is (?:counted|measured)|.*is not counted in")
"""Doubts of the reader about what is measured; that dollars are taken as those of the United States is none."""
ASSUMED = re.compile(r"taken as (?!USD)[A-Z]{3}")
"""The doubt whose rupee or pound an amount is in, where the text names no country."""
OF_MEASURE = frozenset({"of", "gallon", "gallons", "litre", "litres", "liter", "liters", "barrel", "price", "prices"})
"""Words of a subject that do not say what it is."""
ADDS = re.compile(r"\b(?:another|an additional|a further|an extra|in addition to|on top of)\s+$", re.IGNORECASE)


STATES = {name: whole_words(entry["words"]) for name, entry in lexicon.load("states").items()}
CLAUSE_END = re.compile(r"[.;:()]|,\s|\band\b")
CLAUSE_START = re.compile(r"[.;:()“”\"\n]")
CLOSE = 48
"""Characters on either side in which the words stand that tell the state of what is counted."""
COMPARED = either(lexicon.words("changes", "compared"))
"""Comparatives that hold one level against another, for a pattern."""
SPAN = r"(?:in|within|for|after|over|every)\b"
"""Before a comparison these make it one of time: "secured $67 billion in less than a month"."""
OVER = re.compile(
    rf"\A\S*[^\s,;:](?:\s+(?!{SPAN})[^\W\d]+){{0,2}}?\s+(?:{COMPARED})(?:\s+[^\W\d]+)?\s+than\b", re.IGNORECASE
)
CHANGED = 90
"""Characters before a figure in which the verb of a change by so many stands."""
STATED = frozenset({"asserted", "provisional", "planned"})
"""Of what is yet to come, too: a budget must add up, and a reader may take "39 percent against the plan" for a plan."""
THAN = 24
"""Characters behind a figure in which it is said to be more or fewer "than"."""


class Claim(NamedTuple):
    """One fact, with what comparing needs worked out once."""

    fact_id: str
    dispatch_id: str
    outlet: str | None
    reported: str
    """Day printed, ISO; empty where unknown."""
    start: int
    end: int
    surface: str
    words: str
    """What to quote: the surface, widened by the words around it where the text is at hand."""
    kind: str
    measure: str | None
    unit: str
    dimension: str
    best: float | None
    lower: float | None
    upper: float | None
    bound: str
    rounding: float
    low: float
    """The least the words and the printed places allow."""
    high: float
    population: frozenset[str]
    speaker: str
    """Who said it, folded for comparing; empty where nobody is named."""
    attribution: str | None
    attribution_kind: str | None
    place: str | None
    place_surface: str | None
    since: str
    until: str
    """First and last day spoken of; the day printed where none is."""
    dated: bool
    subject: str
    item: str
    part_of: str | None
    converts: str | None
    changed_from: str | None
    restates: str | None
    aggregation: str
    status: str
    way: str | None
    """``up`` or ``down`` where it is a change or was reached by one, told on its own row or on one beside it."""
    is_subset: bool
    """Whether the words make it some of others: "54 of the 421", "Two of them"."""
    is_addition: bool
    """Whether it adds to a figure before ("another 18 wounded") instead of restating one."""
    state: str
    """Of buildings and the like: ``destroyed`` or ``damaged``, where the words say one of the two."""
    is_difference: bool
    """Whether it is what one figure has more or less than another: "12 more than the 30"."""
    doubt: str
    """Why what it measures is in doubt; empty where it is not."""
    is_assumed: bool = False
    """Whether nothing tells whose rupees, pounds or pesos it is in, and those of most texts are taken."""
    is_named_apart: bool = False
    """Whether outlet and day do not name its dispatch, since another one of the stack has the same."""

    @property
    def figure(self) -> float | None:
        """The number as printed: the point, or the only bound."""
        if self.best is not None:
            return self.best
        return self.lower if self.upper is None else self.upper if self.lower is None else None

    @property
    def size(self) -> float:
        """The same for reckoning: nought where no number is printed."""
        return self.figure or 0.0

    @property
    def point(self) -> float:
        """The point for reckoning: nought where only bounds are told."""
        return self.best or 0.0

    @property
    def is_floor(self) -> bool:
        """Whether it has a least only: "at least 40", "more than 40"."""
        return self.bound in ("at_least", "more_than")

    @property
    def is_ceiling(self) -> bool:
        """Whether it has a most only: "up to 40", "nearly 40"."""
        return self.bound in ("at_most", "less_than")

    @property
    def is_vague(self) -> bool:
        """Whether a word tells its least and no number its best: "dozens", "hundreds"."""
        return self.kind == "count" and self.best is None and self.lower is not None and self.upper is None

    @property
    def said(self) -> tuple[float, float]:
        """The least and the most that the words name; `low` and `high` also allow for hedges and printed places."""
        if self.best is not None and self.bound in ("exact", "approx"):
            return self.best, self.best
        floor = 0.0 if self.kind == "count" else -math.inf
        return (floor if self.lower is None else self.lower), (math.inf if self.upper is None else self.upper)

    @property
    def is_stated(self) -> bool:
        """Whether it states a figure, be it of what is yet to come: a budget must add up too."""
        return self.is_known or (self.status == "planned" and self.figure is not None)

    @property
    def is_known(self) -> bool:
        """Whether it states a figure that its speaker stands by."""
        return self.status in ("asserted", "provisional") and not (self.low == -math.inf and self.high == math.inf)


def claim(row: dict[str, Any], text: str | None = None) -> Claim:
    """A row of the facts table as a claim, with the text it stands in where there is one."""
    low, high = interval(row)
    reported = (row["reported_at"] or "")[:10]
    since = row["event_start"] or row["event_end"] or reported
    return Claim(
        fact_id=row["fact_id"],
        dispatch_id=row["dispatch_id"],
        outlet=row["outlet"],
        reported=reported,
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        words=_words(row, text),
        kind=row["kind"],
        measure=row["measure"],
        unit=row["unit"],
        dimension=_dimension(row["unit"]),
        best=row["best"],
        lower=row["lower"],
        upper=row["upper"],
        bound=row["bound"],
        rounding=row["rounding"] or 0.0,
        low=low,
        high=high,
        population=_of_whom(row, text),
        speaker=folded(row["attribution"]),
        attribution=row["attribution"],
        attribution_kind=row["attribution_kind"],
        place=row["place"],
        place_surface=row["place_surface"],
        since=since,
        until=row["event_end"] or since,
        dated=bool(row["event_start"] or row["event_end"]),
        subject=folded(row["subject"]),
        item=row["item"] or "",
        part_of=row["part_of"],
        converts=row["converts"],
        changed_from=row["changed_from"],
        restates=row["restates"],
        aggregation=row["aggregation"],
        status=row["status"],
        way=way(row["trend"], row["rules"] or ()),
        is_subset=_is_subset(row, text),
        is_addition=row["aggregation"] == "increment" or _adds(row, text),
        state=_state(row, text),
        is_difference=_differs(row, text),
        is_assumed=any(ASSUMED.fullmatch(doubt) for doubt in row["doubts"] or ()),
        doubt=next((doubt for doubt in row["doubts"] or () if IN_DOUBT.match(doubt)), ""),
    )


def _of_whom(row: dict[str, Any], text: str | None) -> frozenset[str]:
    """The groups a count is narrowed to; a crowd of demonstrators is one of people, and the dead may all be shot."""
    groups = population(f"{row['item'] or ''} | {row['surface']} | {_complement(row, text)}")
    if row["measure"] == "crowd":
        return groups - MARCHERS
    return groups if row["measure"] == "injured" else groups - BY_A_WEAPON


def _complement(row: dict[str, Any], text: str | None) -> str:
    """What those counted are said to be: "19 were foreigners", "four of them children", "279 identified dead"."""
    if text and row["measure"] == "killed" and NAMED.search(text, max(0, row["start"] - CLOSE), row["start"]):
        return "identified"
    found = COMPLEMENT.match(text, row["end"]) if text else None
    if text and (among := TOLL_AMONG.search(text, max(0, row["start"] - 2 * CLOSE), row["start"])):
        return among[1]
    if found is None and text and OF_THEM.search(row["surface"]):
        found = APPOSED.match(text, row["end"])
    return found[found.lastindex or 0] if found else ""


def _adds(row: dict[str, Any], text: str | None) -> bool:
    before = text[max(0, row["start"] - 16) : row["start"]] if text else ""
    return bool(INCREMENT.search(row["surface"]) or ADDS.search(before))


def _state(row: dict[str, Any], text: str | None) -> str:
    """Whether a thing counted was destroyed or only damaged, by the words of its clause; empty for both or neither."""
    if row["kind"] != "count" or row["unit"] == "person" or text is None:
        return ""
    start, end = row["start"], row["end"]
    clause = CLAUSE_END.split(text[max(0, start - CLOSE) : start])[-1] + text[start:end]
    clause += CLAUSE_END.split(text[end : end + CLOSE])[0]
    states = {name for name, pattern in STATES.items() if pattern.search(clause)}
    return states.pop() if len(states) == 1 else ""


def _is_subset(row: dict[str, Any], text: str | None) -> bool:
    if SUBSET.search(row["surface"]) or (text and SUBSET.match(text, row["end"])):
        return True
    if text and AMONG.search(text, max(0, row["start"] - CLOSE), row["start"]):
        return True
    head = CLAUSE_START.split(text[max(0, row["start"] - 2 * CLOSE) : row["start"]])[-1] if text else ""
    return bool(OF_WHICH.search(head.lstrip()))


@cache
def _led_by() -> re.Pattern[str]:
    """Before a figure: a verb of change by so many, and what changed: "revised the toll of the blasts by"."""
    ways = (lexicon.words("changes", way, "verbs") for way in ("up", "down"))
    verbs = either(sorted(frozenset().union(*ways, lexicon.words("revisions", "lowering"))))
    what = r"(?:up|down)(?:wards?)? |(?:the|its|their) (?:[\w'’-]+ ){1,9}"
    return re.compile(rf"\b(?:{verbs}) (?:{what}){{0,2}}(?:from [\d,.]+ )?by \Z")


def _differs(row: dict[str, Any], text: str | None) -> bool:
    """Whether a figure is by how much another changed: "12 more than the 30", "the toll was reduced by 106"."""
    start = row["start"] - (text is not None and text[row["start"] - 1 : row["start"]] in tuple("‘“'\""))
    led = text and row["kind"] == "count" and text.startswith("by ", start - 3)
    if text and led and _led_by().search(text, max(0, start - CHANGED), start):
        return True
    behind = text[row["end"] : row["end"] + THAN] if text else ""
    hedge, surface = row.get("hedge") or "", row["surface"]
    bare = surface[len(hedge) :].lstrip() if surface.casefold().startswith(hedge.casefold()) else surface
    return bool(OVER.match(bare + behind))


def _words(row: dict[str, Any], text: str | None) -> str:
    if text is None or text[row["start"] : row["end"]] != row["surface"]:
        return " ".join(row["surface"].split())
    return quoted(text, row["start"], row["end"])


def interval(row: dict[str, Any]) -> tuple[float, float]:
    """The least and the most that a figure's words and printed places allow.

    >>> row = {"kind": "count", "best": 500.0, "lower": None, "upper": None, "bound": "approx", "rounding": 0.5}
    >>> interval(row)
    (450.0, 550.0)
    >>> interval(row | {"bound": "more_than", "lower": 500.0})
    (500.0, inf)
    >>> interval(row | {"kind": "price", "bound": "exact", "best": 20.0})
    (20.0, 20.0)
    """
    best, lower, upper, bound = row["best"], row["lower"], row["upper"], row["bound"]
    rounding = row["rounding"] or 0.0
    spread = 0.0 if row["kind"] in COUNTED and rounding <= 0.5 else rounding
    if bound == "approx" and best is not None:
        spread = max(spread, (NEARER if digits_in(best) >= 3 else ABOUT) * abs(best))
    if bound in ("exact", "approx") and best is not None:
        return best - spread, best + spread
    floor = 0.0 if row["kind"] == "count" else -math.inf
    if bound == "less_than" and upper is not None and upper > 0 and _is_nearly(row):
        floor = (1 - SHORT) * upper
    low = (lower if lower is not None else floor if upper is not None else -math.inf) - (spread if upper else 0.0)
    high = (upper if upper is not None else math.inf) + (spread if lower is not None else 0.0)
    return low, high


def digits_in(figure: float) -> int:
    """How many digits a figure is printed with, without the noughts at its ends.

    >>> digits_in(331.38), digits_in(-12_000)
    (5, 2)
    """
    return len(f"{abs(figure):.10g}".replace(".", "").strip("0"))


def _is_nearly(row: dict[str, Any]) -> bool:
    """Whether a figure falls little short of what it names: "nearly 200", and not "fewer than 200"."""
    return (row.get("hedge") or "").casefold() in lexicon.words("hedges", "less_than", "by_little")


def named_apart(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those marked whose outlet and day are also another dispatch's."""
    claims = list(claims)
    dispatches: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for one in claims:
        dispatches[one.outlet, one.reported].add(one.dispatch_id)
    several = {name for name, ids in dispatches.items() if len(ids) > 1}
    return [one._replace(is_named_apart=True) if (one.outlet, one.reported) in several else one for one in claims]


@cache
def _dimension(unit: str) -> str:
    """Percent is kept from a plain number, which pint takes for the same."""
    from crossfoot.errors import UnitError

    try:
        return "percent" if unit == "percent" else dimension(unit)
    except UnitError:
        return unit  # compared with its like only; the checks report a unit nobody can read


@cache
def folded(words: str | None) -> str:
    """A name for comparing: lower case, without articles and punctuation.

    >>> folded("The Interior Ministry"), folded("Interior Ministry’s press service")
    ('interior ministry', 'interior ministry press service')
    """
    text = re.sub(r"[’']s\b", "", (words or "").casefold())
    return " ".join(word for word in re.findall(r"\w+", text) if word not in {"the", "a", "an"})


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    of_word: dict[str, list[str]] = {}
    for name, entry in lexicon.load("populations").items():
        for word in entry["words"]:
            of_word.setdefault(word, []).append(name)
    longest_first = sorted(of_word, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<!\w)(?<!-)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return pattern, {word: tuple(names) for word, names in of_word.items()}


@cache
def population(words: str) -> frozenset[str]:
    """The groups of people or things that some words narrow a count to; empty for everybody.

    >>> sorted(population("130 women and old people")), sorted(population("about 500 people"))
    (['elderly', 'women'], [])
    """
    pattern, groups = _groups()
    return frozenset(name for found in pattern.findall(words.casefold()) for name in groups[found])


def overlap(a: Claim, b: Claim) -> bool:
    """Whether one number could be meant by both."""
    return a.low <= b.high and b.low <= a.high


def same_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims can be about one thing: a word of their subjects is shared, or one names none.

    "Gasoline" and "a gallon of gasoline" share one; "diesel" and "kerosene" do not.
    """
    first, second = set(a.subject.split()) - OF_MEASURE, set(b.subject.split()) - OF_MEASURE
    return not first or not second or bool(first & second)


def same_speaker(a: Claim, b: Claim) -> bool:
    """Whether both are said by one person or body that is named in each."""
    if not a.speaker or not b.speaker:
        return False
    if a.speaker == b.speaker or _initials(a.speaker) == b.speaker or _initials(b.speaker) == a.speaker:
        return True
    first, second = set(a.speaker.split()), set(b.speaker.split())
    return first <= second or second <= first or (is_officialdom(a.speaker) and is_officialdom(b.speaker))


@cache
def is_officialdom(speaker: str) -> bool:
    """Whether nobody is named but those in office: "Chilean officials" and "the government" are not two bodies.

    >>> is_officialdom("chilean officials"), is_officialdom("government"), is_officialdom("port officials")
    (True, True, False)
    """
    *before, last = speaker.partition(" in ")[0].split()  # "officials in Peru"
    own = lexicon.words("sides", "officialdom")
    return last in own and all(word in own or demonym(word) for word in before)


@cache
def _initials(name: str) -> str:
    """A body of several words by their first letters: "who" for "world health organization"."""
    words = [word for word in name.split() if word not in {"of", "for", "and", "on", "in"}]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def speak_alike(a: Claim, b: Claim) -> bool:
    """Whether two speakers may be one under two names: "Japan's police agency", "the national police agency"."""
    return same_speaker(a, b) or len(set(a.speaker.split()) & set(b.speaker.split())) >= 2


def may_speak_as_one(a: Claim, b: Claim) -> bool:
    """Whether two claims can be one speaker's: the same is named in both, or one names nobody."""
    return not a.speaker or not b.speaker or same_speaker(a, b)
