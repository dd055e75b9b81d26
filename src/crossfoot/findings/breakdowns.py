"""Breakdowns that no link tells: a total, and in its passage the run of figures that makes it up, or nearly does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.findings.claims import Claim, may_speak_as_one
from crossfoot.findings.lists import without_inserted
from crossfoot.findings.opposites import are_opposites
from crossfoot.findings.places import relation
from crossfoot.findings.stack import Stack
from crossfoot.lexicon.patterns import either, whole_words
from crossfoot.mentions.pronouns import ANY_OF_THEM
from crossfoot.units import currency

ALIKE = frozenset(
    {"person", "animal", "event", "case", "dimensionless", "vote", "ballot", "seat", "job", "position", "post"}
    | {"female", "male", "adult", "juvenile", "pup", "calf", "cub"}
)
"""Units under which one total's parts go: 112 whales are "68 adults, 31 juveniles and 13 calves"."""
WIDE = frozenset(
    {"aboard", "trapped", "abducted", "casualties", "infected", "disease_cases", "employees", "jobs", "votes", "voters"}
)
"""Measures whose parts may be measured as anything: of those aboard some were killed, the others hurt."""
HARM = frozenset({"killed", "injured", "missing", "detained", "troops", "displaced", "evacuated"})
"""Measures of which none is part of another."""
REACH = 5
"""Sentences between a total and the nearest of its parts."""
NEXT = 3
"""The same where the parts miss it."""
OFFSET = 3
"""Figures between a total and the first of its parts."""
GAP = 3
"""Sentences between two parts."""
GROUPS = 3
"""Groups of people that are told apart, as men, women and children are, so that they make a whole told far before."""
FAR = 3
"""The same of a sentence whose every figure is a part."""
MOST = 12
SURE, LIKELY, FEWEST = 200.0, 20.0, 5.0
"""How many values a total could have had by its printed places: under so few a sum comes about by chance."""
DOSES = 5000.0
"""The same of a total whose parts are counted otherwise: doses, of which so many went to nurses."""
EXACT = 1e-9
"""By what share of the total a sum of printed figures may miss it and still be that."""
MISSED = 0.10
"""By what share of the total parts may miss it and still be meant to make it."""
ADDITIVE = frozenset(
    {"kilometer", "mile", "hectare", "acre", "square_kilometer", "square_mile", "tonne", "ton", "kilogram", "barrel"}
    | {"megawatt", "gigawatt"}
)
"""Units of measurements whose parts make a whole: roads and fields, and not depths, speeds or magnitudes."""
AWAY = re.compile(
    r"(?:\s*\([^()]*\))?(?:\s+[\w-]+)?\s+(?:from|off|away|(?:north|south|east|west)[\w-]*|outside|inside|an hour)\b"
)
"""Behind a measurement that is how far away something is, and no length of road: "210 kilometres from Kano"."""
OF_THE = re.compile(
    r"(?:^|[.;:]\s+|[-–—]\s)(?:Out )?[Oo]f (?:(?:the|its|these|those|their|all|all the|a total|a total of|some) )?$"
)
"""Before a whole at the beginning of a sentence."""
WHERE = re.compile(r"[^\d,.;:()]{0,40}?\b(?:in|at|from|across) (?:the |its )?(?:[a-z]+ ){0,3}?[A-Z]")
"""Behind a part: the place it is of."""
ABOUT = re.compile(r"[^\d,.;:()]{0,40}?\s(?:in|at|from|across|to|for|of|by|abroad)\b")
"""Behind each of some figures that stand in parallel."""
TIGHT = re.compile(r"(?:\s[\w-]+){0,3}?(?:,|,? and|,? plus)\s+(?:only |just )?")
"""Between the members of a list of nationals: "27 Australians, 23 Malaysians"."""
REST = whole_words(lexicon.words("wholes", "others"))
ON_TOP = whole_words(lexicon.words("wholes", "on_top"))
"""In a passage whose amounts are said to add."""
PROMISE = re.compile(rf"\b(?:{either(lexicon.words('wholes', 'promised'))})\b|:\s", re.IGNORECASE)
"""Between a total and parts that are promised to make it up."""
TIED = re.compile(r"[^.;:\d]{0,40}?(?:,|,? and|,? plus|,? while)\s+(?:the |another )?", re.IGNORECASE)
"""Between two fellows of a list."""
NATION = re.compile(r"\s[A-Z][a-z]+$")
"""At the end of a figure: the people it counts, be it a word that no noun list has: "five Swiss"."""
NATIONS = 4
"""Members that a list of nationals has at least."""


HEDGES = {"more_than": (0.0, 1.0), "at_least": (0.0, 1.0), "approx": (-0.5, 0.5), "less_than": (-1.0, 0.0)}
"""By how many of its last place a sum may lie from a total in round figures, as that is hedged."""
FINE = 0.07
"""What that place may be of the total."""
ROUND = 40.0
"""The same as the values above, of a total in round figures whose parts nothing promises."""
INCLUDED = re.compile(rf"\bincluded?\b|\bbreaks? down\b|\bof (?:{ANY_OF_THEM})\b|:\s", re.IGNORECASE)
"""Between a total in round figures and its parts."""


class Breakdown(NamedTuple):
    """A total and the figures that belong to it."""

    total: Claim
    parts: tuple[Claim, ...]
    is_open: bool = False
    """Parts may be left untold, so that a shortfall alarms nobody."""
    is_rounded: bool = False
    """The total is hedged, and the parts make it in round figures."""


class _Line(NamedTuple):
    """The exact figures of one sort in a dispatch, in its order, with the sentences they stand in."""

    claims: list[Claim]
    sentences: list[int]
    by_sentence: dict[int, list[Claim]]
    is_mixed: bool = False
    """Whether they are of several sorts, so that only a sum of many digits is no chance."""

    @classmethod
    def of(cls, stack: Stack, claims: list[Claim], *, is_mixed: bool = False) -> _Line:
        """Some figures, each with its sentence."""
        sentences = [stack.sentence(one) for one in claims]
        by_sentence: dict[int, list[Claim]] = {}
        for claim, sentence in zip(claims, sentences, strict=True):
            by_sentence.setdefault(sentence, []).append(claim)
        return cls(claims, sentences, by_sentence, is_mixed)

    def of_sentence(self, sentence: int) -> list[Claim]:
        """The figures of one sentence."""
        first = bisect_left(self.sentences, sentence)
        return self.claims[first : bisect_right(self.sentences, sentence)]

    def behind(self, at: int) -> list[Claim]:
        """The figures in the sentence of one and the next few, behind it."""
        last = bisect_right(self.sentences, self.sentences[at] + NEXT)
        return self.claims[at + 1 : min(last, at + 1 + 2 * MOST)]


def breakdowns(stack: Stack, claims: list[Claim], known: set[str], taken: set[str]) -> Iterator[Breakdown]:
    """The breakdowns of a dispatch.

    Parameters
    ----------
    known : set of str
        Totals whose parts are known; of hedged ones only where these make it.
    taken : set of str
        Figures that are known to make another total up, and so none of these.
    """
    used: set[str] = set(taken)
    hedged = _hedged(claims)
    for line in _lines(stack, claims):
        for at, total in enumerate(line.claims):
            again = total.restates and not OF_THE.search(stack.before(total))
            if total.fact_id in known or again or total.is_addition:
                continue
            broken = _making(stack, line, at, used) or _nearly(stack, line, at)
            if broken and not any(part.fact_id in used for part in broken.parts):
                used.update(part.fact_id for part in broken.parts)
                yield broken
        for broken in _in_round_figures(stack, hedged[sort_of(line.claims[0])], line, used | known):
            used.update(part.fact_id for part in broken.parts)
            yield broken


def _lines(stack: Stack, claims: list[Claim]) -> list[_Line]:
    sorts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        plain = claim.bound == "exact" and claim.is_stated and not claim.converts and claim.point > 0
        away = claim.kind == "measurement" and AWAY.match(stack.after(claim))
        if plain and not away and (sort := sort_of(claim)):
            sorts[sort].append(claim)
    lines = [_Line.of(stack, same) for same in sorts.values() if len(same) > 1]
    outer = ((without_inserted(stack, line.claims), line) for line in lines)
    lines += [_Line.of(stack, some) for some, line in outer if 2 < len(some) < len(line.claims)]
    counts = [one for same in sorts.values() if same[0].kind == "count" for one in same]
    if len(counts) > max((len(line.claims) for line in lines), default=2):
        lines.append(_Line.of(stack, sorted(counts, key=lambda one: one.start), is_mixed=True))
    return lines


def sort_of(claim: Claim) -> str:
    """Under which name a figure is summed; empty for prices, percentages and the like, which are not."""
    if claim.kind == "money":
        return claim.unit if currency(claim.unit) == claim.unit else ""
    if claim.unit in ADDITIVE and claim.kind == "measurement":
        return claim.unit
    if claim.kind != "count" or claim.point % 1 or claim.unit == "place":
        return ""
    return "people" if claim.unit in ALIKE or NATION.search(claim.surface) else claim.unit


def _making(stack: Stack, line: _Line, at: int, used: set[str]) -> Breakdown | None:
    """The first run of free figures that makes a total up and that words or digits show to be no chance."""
    total = line.claims[at]
    if line.is_mixed and total.point < DOSES:
        return None
    later = (run for offset in range(OFFSET) for run in _runs(line, at, 1, offset) if _is_near(line, at, run, offset))
    for run in (*later, *_runs(line, at, -1), *_sentences(stack, line, at)):
        made = len(run) > 1 and abs(_stated(run) - total.point) <= _slack(total, run)
        made = made and not any(part.fact_id in used for part in run)
        made = made and (not line.is_mixed or _values(total, run) >= DOSES)
        if made and not _stands_apart(stack, line, at, run) and _is_meant(stack, total, run):
            return Breakdown(total, tuple(run))
    return None


def _is_near(line: _Line, at: int, run: list[Claim], offset: int) -> bool:
    """Whether parts behind other figures are three, or two of the next two sentences."""
    if not offset or len(run) > 2:
        return True
    return line.sentences[at + offset + len(run)] - line.sentences[at] <= 2


def _runs(line: _Line, at: int, way: int, offset: int = 0) -> Iterator[list[Claim]]:
    """The runs of neighbours before or behind a total, each sentence next to the last one, as long as they are less."""
    total, run, last, reached = line.claims[at], list[Claim](), line.sentences[at], 0.0
    others = range(at + 1 + offset, len(line.claims)) if way > 0 else range(at - 1, -1, -1)
    for other in others:
        claim, here = line.claims[other], line.sentences[other]
        if abs(here - last) > (GAP if run else REACH) or len(run) >= MOST:
            return
        if claim.point == total.point and not run:
            continue
        reached += claim.point
        if claim.restates or claim.point >= total.point or reached > (1 + MISSED) * total.point:
            return
        run, last = [*run, claim] if way > 0 else [claim, *run], here
        yield run


def _sentences(stack: Stack, line: _Line, at: int) -> Iterator[list[Claim]]:
    """All that single sentences around a total give of its sort, also without what is only some of another one."""
    total, here = line.claims[at], line.sentences[at]
    for sentence in range(here - FAR, here + FAR + 1):
        run = [one for one in line.of_sentence(sentence) if one is not total]
        if len(run) <= MOST and all(one.point < total.point and not one.restates for one in run):
            yield run
            if len(outer := without_inserted(stack, run)) < len(run):
                yield outer


def _stated(parts: Sequence[Claim]) -> float:
    return sum(part.point for part in parts)


def _slack(total: Claim, parts: Sequence[Claim]) -> float:
    """What the printed places of amounts in millions and the like leave open; nought for whole numbers."""
    return sum((claim.high - claim.low) / 2 for claim in (total, *parts))


def _values(total: Claim, parts: Sequence[Claim]) -> float:
    """How many values a total could have had, by the last place that it and its parts are printed to."""
    step = 1.0
    while all(claim.point % (10 * step) == 0 for claim in (total, *parts)):
        step *= 10
    to_the_last = abs(_stated(parts) - total.point) < EXACT * total.point
    return total.point / (step if to_the_last else max(step, 2 * _slack(total, parts)))


def _stands_apart(stack: Stack, line: _Line, at: int, parts: Sequence[Claim]) -> bool:
    """Whether a figure stands beside others in a list, or is of other people or another place, and no sum of them."""
    total = line.claims[at]
    counts = total.kind == "count"  # where money is promised says nothing of what it is part of
    apart = counts and any(relation(part.place, own_place(stack, total)) == "apart" for part in parts)
    others = any(part.population and total.population - part.population for part in parts)
    listed = total.part_of is not None and any(part.part_of == total.part_of for part in parts)
    return apart or others or listed or _is_in_a_list(stack, line, at, parts)


def own_place(stack: Stack, claim: Claim) -> str | None:
    """The place of a figure, where its own sentence names it: another one is taken from the figures beside it."""
    named = not stack.texts or (claim.place_surface or claim.place or "-") in stack.sentence_text(claim)
    return claim.place if named else None


def _is_in_a_list(stack: Stack, line: _Line, at: int, parts: Sequence[Claim]) -> bool:
    """Whether a figure is tied to one before it, or told of a place as those behind it are."""
    total, here = line.claims[at], line.sentences[at]
    before = line.claims[at - 1] if at and line.sentences[at - 1] == here else None
    if before and TIED.fullmatch(stack.between(before, total)):
        return True
    behind = [part for part in parts if part.start > total.start and stack.sentence(part) == here]
    return bool(behind) and are_in_parallel(stack, total, behind)


def are_in_parallel(stack: Stack, first: Claim, behind: Sequence[Claim]) -> bool:
    """Whether figures of a sentence are told in one way, and nothing promises that the first is made up of them."""
    text = stack.texts.get(first.dispatch_id, "")
    told = not PROMISE.search(stack.between(first, behind[0]))
    return told and all(ABOUT.match(text, one.end) for one in (first, *behind))


def _is_somewhere(stack: Stack, claim: Claim) -> bool:
    return bool(WHERE.match(stack.texts.get(claim.dispatch_id, ""), claim.end))


def _is_meant(stack: Stack, total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether figures that make a total are its parts, and not so by chance."""
    values, measures = _values(total, parts), {part.measure for part in parts} - {None, total.measure}
    if (total.measure in HARM and measures & (HARM - {"troops"})) or not all(
        may_speak_as_one(total, part) for part in parts
    ):
        return False
    alike = total.measure is None or total.measure in WIDE or not measures
    here = [stack.sentence(claim) for claim in (total, *parts)]
    together, near = len(set(here[1:])) == 1, min(abs(here[0] - at) for at in here[1:]) <= 1
    if values >= SURE:
        return alike or near
    if values >= LIKELY:
        return alike and (together or near or len({part.population for part in parts if part.population}) >= GROUPS)
    promised = alike and total.start < parts[0].start and PROMISE.search(stack.between(total, parts[0]))
    listed = not measures and total.measure is not None and _is_list(stack, parts)
    return values >= FEWEST and together and (listed or bool(promised and near))


def _is_list(stack: Stack, parts: Sequence[Claim]) -> bool:
    """Whether a sentence tells parts one after another, and nothing else between: "five Turks and four Americans"."""
    return all(re.search(r"(?:,|\band|\bplus)\s", stack.between(*pair)) for pair in pairwise(parts))


def _hedged(claims: list[Claim]) -> dict[str, list[Claim]]:
    """The hedged figures of a dispatch that may be totals, by their sorts."""
    sorts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        plain = claim.bound in HEDGES and claim.is_stated and not (claim.converts or claim.restates)
        if plain and claim.point >= LIKELY and (sort := sort_of(claim)):
            sorts[sort].append(claim)
    return sorts


def _in_round_figures(stack: Stack, totals: list[Claim], line: _Line, used: set[str]) -> Iterator[Breakdown]:
    """Hedged totals that the figures behind them make as they are rounded: "more than 160 ... 120, 23 and 25"."""
    for total in totals:
        if line.is_mixed or total.fact_id in used:
            continue
        at = bisect_right(line.claims, total.start, key=lambda claim: claim.start)
        parts = _making_round(stack, line, at, total)
        if parts and not any(part.fact_id in used for part in parts):
            yield Breakdown(total, parts, is_rounded=True)
            return


def _making_round(stack: Stack, line: _Line, at: int, total: Claim) -> tuple[Claim, ...]:
    """The first run of figures right behind a hedged total that makes it in round figures; none, empty."""
    place, figure = 1.0, total.point
    while figure % (10 * place) == 0:
        place *= 10
    least, most = (place * end for end in HEDGES[total.bound])
    last = stack.sentence(total)
    for to in range(at, min(at + MOST, len(line.claims))):
        run, here = line.claims[at : to + 1], line.sentences[to]
        if here - last > GAP or run[-1].point >= figure or run[-1].restates or place > FINE * figure:
            break
        last = here
        off, measures = _stated(run) - figure, {one.measure for one in run} - {None, total.measure}
        promised = figure / place >= ROUND or bool(INCLUDED.search(stack.between(total, run[0])))
        promised = promised or (not off and _is_meant(stack, total, run))
        alike = not measures or total.measure in WIDE or total.kind == "money"
        if len(run) > 1 and least <= off < most and promised and alike:
            return tuple(run)
    return ()


def _nearly(stack: Stack, line: _Line, at: int) -> Breakdown | None:
    """Figures that words say are the parts of a total, and that miss it by a little."""
    for rule in () if line.is_mixed else BY_WORDS:
        found = rule(stack, line, at)
        off = abs(_stated(found.parts) - found.total.point) if found else 0.0
        if found and 0 < off <= MISSED * found.total.point and not _stands_apart(stack, line, at, found.parts):
            return found
    return None


def _of_the_whole(stack: Stack, line: _Line, at: int) -> Breakdown | None:
    """ "Of the 112 animals, 83 died, 9 were put down and 22 were towed out": fates of a whole, too many of them."""
    total = line.claims[at]
    parts = line.of_sentence(line.sentences[at])
    parts = [part for part in parts if part.start > total.start]
    led = OF_THE.search(stack.before(total)) and len(parts) > 2
    return Breakdown(total, tuple(parts), is_open=True) if led else None


def _by_opposites(stack: Stack, line: _Line, at: int) -> Breakdown | None:
    """A total and, right behind it, the two parts that leave nothing between them: partially damaged and totally."""
    total, behind = line.claims[at], line.claims[at + 1 : at + 3]
    near = len(behind) == 2 and line.sentences[at + 2] - line.sentences[at] <= 1
    if not near or line.sentences[at + 1] != line.sentences[at + 2]:
        return None
    less = all(one.point < total.point and not one.is_addition for one in behind)
    return Breakdown(total, tuple(behind)) if less and are_opposites(stack, *behind) else None


def _by_places(stack: Stack, line: _Line, at: int) -> Breakdown | None:
    """A toll and, in its sentence or the next two, the tolls of places that share it."""
    total = line.claims[at]
    near = [one for one in line.behind(at) if not one.restates]
    parts = list(takewhile(lambda one: _is_of_a_place(stack, total, one), near))
    if len(parts) < 2 or total.measure not in HARM or _values(total, parts) < 10:
        return None
    apart = len({part.place for part in parts}) == len(parts)
    nested = any(relation(a.place, b.place) in ("within", "around") for a in parts for b in parts if a is not b)
    return Breakdown(total, tuple(parts), is_open=True) if apart and not nested else None


def _is_of_a_place(stack: Stack, total: Claim, part: Claim) -> bool:
    less = part.measure == total.measure and part.point < total.point and not part.population
    told = may_speak_as_one(total, part) and relation(part.place, own_place(stack, total)) != "same"
    return less and told and _is_somewhere(stack, part)


def _by_nations(stack: Stack, line: _Line, at: int) -> Breakdown | None:
    """Those aboard and a list of nationals; whoever is "a further 47" completes it."""
    total = line.claims[at]
    if total.measure not in WIDE and total.measure is not None:
        return None
    near = line.behind(at)
    tied = list(takewhile(lambda pair: TIGHT.fullmatch(stack.between(*pair)), pairwise(near)))
    parts = near[: len(tied) + 1]
    rest = near[len(parts)] if len(near) > len(parts) else None
    completes = rest and REST.search(f"{stack.before(rest)[-16:]}{rest.surface}")
    if len(parts) < NATIONS or total.unit != "person":
        return None
    return Breakdown(total, (*parts, rest) if rest and completes else tuple(parts), is_open=not completes)


def _by_amounts(stack: Stack, line: _Line, at: int) -> Breakdown | None:
    """An amount of money and the two or three that the next sentence says it is made up of."""
    total = line.claims[at]
    parts = line.of_sentence(line.sentences[at] + 1)
    if total.kind != "money" or not 2 <= len(parts) <= 3 or not all(part.point < total.point for part in parts):
        return None
    first, last = parts[0], parts[-1]
    text = stack.texts.get(total.dispatch_id, "")
    said = ON_TOP.search(text, stack.sentence_span(first)[0], last.start)
    return Breakdown(total, tuple(parts), is_open=True) if said else None


def _with_others(stack: Stack, line: _Line, at: int) -> Breakdown | None:
    """Some of a toll and, right behind, "67 others", who leave a few of it untold."""
    total, behind = line.claims[at], line.claims[at + 1 : at + 3]
    if len(behind) < 2 or line.sentences[at + 2] - line.sentences[at] > NEXT or total.measure is None:
        return None
    some, rest = behind
    told = some.measure == total.measure and (rest.unit != "person" or rest.measure in (total.measure, None))
    others = REST.search(rest.surface) and _stated(behind) < total.point and total.point >= LIKELY
    return Breakdown(total, (some, rest), is_open=True) if told and others else None


BY_WORDS = (_of_the_whole, _by_opposites, _by_places, _by_nations, _by_amounts, _with_others)
"""What may say that figures are the parts of a total that they miss."""
