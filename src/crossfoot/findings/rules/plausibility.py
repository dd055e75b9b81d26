"""Orders of magnitude.

Policy: a figure beyond what its measure has ever been, or beyond the people or the economy there are, is implausible:
an alarm, since most such figures are a "billion" for a "million" or a misread unit. Limits and their sources stand in
``lexicon/plausibility.toml``. A sum of money, or what one a day comes to in a year, is set against the year's product
of the currency's country; a subsidy told in dollars against that of its own; fuel burned a day against the people of
the country; a toll or crowd against the people of its place, unless these were driven from country round a town that
only stands near; people aboard against the most that one such vehicle has carried. Workers, pupils and voters
are set against the people of the country that their sentence names, pay against its product a head, what it imports or
loses a day or a month against its product of a year, and a firm's loss in small change against its amounts in millions
next to it; doses, ballots or nets given out against the people there are to take them. Nothing is corrected; where a
thousandth would be plausible, that is said, and where "crore" may have been left out.

    >>> from crossfoot.findings.trying import tried
    >>> tried("plausibility", "The company loses 900 billion Sri Lankan rupees a day.")
    implausible! 900000000000, 900000000
    >>> tried("plausibility", "The company loses 900 million Sri Lankan rupees a day.")
    >>> tried("plausibility", "The bus was carrying 5,200 pilgrims.")
    implausible! 5200
    >>> tried("plausibility", "The state power company made a loss of 6,310.28 Indian rupees last year.")
    implausible! 6310.28
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.errors import UnitError
from crossfoot.facts.gazetteer import folded, lookup
from crossfoot.findings.claims import PERSON, Claim
from crossfoot.findings.economies import least, over_economy
from crossfoot.findings.magnitudes import (
    names_its_place,
    over_heads,
    over_imports,
    over_population,
    over_wages,
    people_of,
    without_million,
)
from crossfoot.findings.model import Finding, figures, found
from crossfoot.findings.places import chain
from crossfoot.findings.rules.ellipses import is_bare
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import in_unit, number, said
from crossfoot.lexicon.patterns import any_word, either
from crossfoot.units import currency, per, scale

PEOPLE = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "displaced",
        "evacuated",
        "detained",
        "casualties",
        "crowd",
        "infected",
        "affected",
    }
)
MAGNITUDE = re.compile(r"\bmagnitude(?: of)?[\s-]+$", re.IGNORECASE)
QUAKES = frozenset({"event", "dimensionless", "person", "magnitude"})
"""Units of a magnitude without its point, which reads like a count: "a magnitude 61 earthquake"."""
PRICED = frozenset({"price", "price_change"})
MOVED = frozenset({"displaced", "evacuated"})
"""Of people who fled a town may be told that was named last, and they come from all round it."""
CARRYING = re.compile(r"\b(?:carrying|carried|holding|packed with|aboard|on board|passengers?)\b", re.IGNORECASE)
OVER_TIME = re.compile(
    r"\b(?:a|an|per|each|every|this|last|in an?) (?:day|week|month|year|trip|journey)\b", re.IGNORECASE
)
AGAIN = re.compile(r",? (?:or |\()[\w.,]+ [\w ]{1,30}[,)]([^.;:]{0,40})")
TOWN = 15
"""Thousands of people below which a gazetteer's count is too old or too narrow to set a crowd against."""


def find(stack: Stack) -> Iterator[Finding]:
    """One finding a figure beyond a limit."""
    limits = lexicon.load("plausibility")
    for claim in stack.claims:
        if claim.is_stated and not claim.converts:
            reason = _over_limit(stack, claim, limits) or over_economy(stack, claim, limits["rules"])
            reason = reason or _over_people(stack, claim, limits) or _over_load(stack, claim, limits["vehicles"])
            reason = reason or _over_use(stack, claim, limits["fuel"]) or _without_scale(stack, claim, limits["slips"])
            reason = reason or _out_of_scale(stack, claim, limits)
            if reason and not _is_of_another_thing(stack, claim):
                yield _told(stack, claim, reason, limits)


def _out_of_scale(stack: Stack, claim: Claim, limits: dict[str, Any]) -> str | None:
    """Why a figure is a scale word too large or too small for its country, or beside its neighbours."""
    reason = over_population(stack, claim, limits["residents"]) or over_wages(stack, claim, limits["wages"])
    reason = reason or over_heads(stack, claim, limits["handed_out"])
    return reason or over_imports(stack, claim, limits["imports"]) or without_million(stack, claim, limits["left_out"])


def _is_of_another_thing(stack: Stack, claim: Claim) -> bool:
    """Whether its dispatch gives the very figure for something else too, and with more words: "7.1 million animals"."""
    if claim.figure is None or not is_bare(claim):
        return False
    same = (one for one in stack.by_dispatch[claim.dispatch_id] if one.figure == claim.figure)
    return any(one.kind == "count" and one.unit != claim.unit for one in same)


def _told(stack: Stack, claim: Claim, reason: str, limits: dict[str, Any]) -> Finding:
    less = _thousandth(claim)
    slip = currency(claim.unit) is not None and least(claim) >= 1e9 and not over_economy(stack, less, limits["rules"])
    hint = "; a slip of “billion” for “million” would explain it" if slip else ""
    also = figures(less) if slip else ()
    text = f"{said(claim)} is implausible: {reason}{hint}."
    return found(
        __name__, "implausible", [claim], text, severity="warning", by_measure=not slip and claim.measure is not None
    ).weighing(also=also)


def _thousandth(claim: Claim) -> Claim:
    best, lower, upper = (None if end is None else end / 1000 for end in (claim.best, claim.lower, claim.upper))
    return claim._replace(best=best, lower=lower, upper=upper)


def _over_limit(stack: Stack, claim: Claim, limits: dict[str, Any]) -> str | None:
    before = stack.before(claim)
    slipped = MAGNITUDE.search(before) or claim.surface.endswith("magnitude")
    measure = "magnitude" if slipped and claim.unit in QUAKES else claim.measure
    entry = limits["measures"].get("volume" if claim.measure == "ration" else measure or "")
    if entry is None or not _is_of(f"{before[-12:]} {claim.surface} {_behind(stack, claim)}", entry.get("of")):
        return None
    most = entry["most"]
    value = least(claim) * (1.0 if slipped else _in_all(claim.unit, entry["unit"]))
    return f"more than {in_unit(most, entry['unit'])}, {entry['because']}" if value > most else None


def _behind(stack: Stack, claim: Claim) -> str:
    """The words behind a figure, past the same in another unit: ", or 12 trillion gallons, of fuel"."""
    again = AGAIN.match(stack.texts.get(claim.dispatch_id, ""), claim.end)
    return f"{stack.after(claim)} {again[1] if again else ''}"


def _in_all(unit: str, to: str) -> float:
    """How many of a limit's unit one unit is, of a pace in a year of it; none where it is of another dimension."""
    for limit in (to, f"{to}/year"):
        with suppress(UnitError):
            return scale(unit, limit)
    return 0.0


def _is_of(words: str, nouns: list[str] | None) -> bool:
    """Whether one of some nouns stands at a figure: the oldest man is no limit to the age of a mill."""
    return nouns is None or not set(re.findall(r"[a-z]+", words.casefold())).isdisjoint(nouns)


def _over_use(stack: Stack, claim: Claim, fuel: dict[str, Any]) -> str | None:
    """More fuel a day than the people of its country can burn, where the sentence tells that it is used."""
    people = people_of(stack.root_of(claim)) if claim.dimension.startswith("[length]+3") and per(claim.unit) else 0
    if not people or not all(any_word(*fuel[words]).search(stack.sentence_text(claim)) for words in ("fuels", "uses")):
        return None
    litres = least(claim) * scale(claim.unit, "liter/day") / people
    if litres <= fuel["most"]:
        return None
    return f"that is {number(litres, 0)} litres a head a day in {stack.root_of(claim)}, and {fuel['because']}"


def _without_scale(stack: Stack, claim: Claim, slips: dict[str, Any]) -> str | None:
    """An institution's sum printed in small change, where sums are told in crores: the word was left out."""
    told_in = slips["scales"].get(currency(claim.unit) or "")
    small = claim.measure in slips["measures"] and not per(claim.unit) and least(claim) < slips["least"]
    if not told_in or not small or claim.rounding >= 0.5 or claim.bound == "range":
        return None
    sentence = stack.sentence_text(claim)
    beside = (c for c in stack.by_dispatch[claim.dispatch_id] if stack.sentence(c) == stack.sentence(claim))
    if any(c.measure in PRICED for c in beside):
        return None  # small change is what prices are told in
    if not any_word(*slips["institutions"]).search(sentence) or any_word(*slips["each"]).search(stack.after(claim)):
        return None
    return f"a sum of an institution to the last coin; “{told_in}” may have been left out"


def _over_people(stack: Stack, claim: Claim, limits: dict[str, Any]) -> str | None:
    if claim.measure not in PEOPLE or claim.dimension != PERSON or not claim.place:
        return None
    if any_word(*limits["residents"]["elsewhere"]).search(f"{claim.surface} {stack.after(claim)}"):
        return None
    if claim.measure in MOVED and not names_its_place(stack, claim):
        return None
    if _is_only_datelined(stack, claim):
        return None  # a union's press office says from its town what was in all the country
    named = lookup(folded(chain(claim.place)[0]))
    thousands = named[0].thousands if named and named[0].kind in ("town", "country") else 0
    share = "crowd_share" if claim.measure == "crowd" else "people_share"
    most = limits["rules"][share] * thousands * 1000
    if thousands < TOWN or least(claim) <= most:
        return None
    return f"{named[0].name} has some {number(thousands * 1000)} people"


def _is_only_datelined(stack: Stack, claim: Claim) -> bool:
    """Whether the text names the place of a figure once, where a line begins, as a dateline does."""
    text, name = stack.texts.get(claim.dispatch_id, ""), claim.place_surface or ""
    at = text.find(name)
    return bool(name) and text.count(name) == 1 and text[max(0, at - 1) : at] in ("", "\n")


def _over_load(stack: Stack, claim: Claim, vehicles: dict[str, Any]) -> str | None:
    """More people than one bus, train or aeroplane can carry, where the sentence names one such vehicle."""
    if claim.unit != "person" or claim.kind != "count":
        return None
    if least(claim) < min(entry["most"] for entry in vehicles.values()):
        return None
    sentence = _clause(stack, claim)
    beside = f"{stack.before(claim)} {claim.surface} {stack.after(claim)[:14]}"
    if not (claim.measure == "aboard" or CARRYING.search(beside)) or OVER_TIME.search(sentence):
        return None
    named = [(name, entry) for name, entry in vehicles.items() if _names_one(sentence, entry["words"])]
    if len(named) != 1 or least(claim) <= named[0][1]["most"]:
        return None
    name, entry = named[0]
    return f"no {name} is known to have carried more than {number(entry['most'])} ({entry['because']})"


def _clause(stack: Stack, claim: Claim) -> str:
    """The part of a sentence a figure stands in, between commas and "and" that begin another."""
    sentence, words = stack.sentence_text(claim), claim.surface
    parts = re.split(r";|,?\s(?:and|while|but|whereas)\s(?!\d)|,\s(?=and\b)", sentence)
    return next((part for part in parts if words in part), sentence)


def _names_one(sentence: str, words: list[str]) -> bool:
    """Whether a sentence names one vehicle of a sort: "a bus", "the train", "one of the two trains"; not "buses"."""
    either_ = either(words)
    one = rf"\b(?:an?|the|one|this|that|its|their|whose)\s+(?:[\w-]+\s+){{0,3}}?(?:{either_})\b"
    return bool(re.search(rf"{one}|\bone of (?:the )?(?:\w+ )?(?:{either_})s\b", sentence, re.IGNORECASE))
