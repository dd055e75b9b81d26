"""Figures a scale word too large or too small, by a country's people and yearly product, or by those beside them."""

from __future__ import annotations

from typing import Any

from crossfoot import lexicon
from crossfoot import regexes as re
from crossfoot.errors import UnitError
from crossfoot.facts.gazetteer import folded, lookup
from crossfoot.findings.claims import Claim
from crossfoot.findings.economies import ABROAD, least
from crossfoot.findings.products import product_of
from crossfoot.findings.stack import Stack
from crossfoot.findings.wording import number, quote
from crossfoot.lexicon.months import months
from crossfoot.lexicon.patterns import any_word
from crossfoot.units import currency, per, scale

PACES = {"daily": 365.0, "weekly": 52.0, "monthly": 12.0}
PACE = re.compile(rf"\b({'|'.join(PACES)})\b[^.;:,\d]{{0,60}}$", re.IGNORECASE)
"""Before an amount that is one of a day, a week or a month: "a monthly import bill of"."""
OF_MONTH = re.compile(rf"\b(?:for|in|during) (?:the month of )?(?:{'|'.join(months())})\b(?! \d)", re.IGNORECASE)
"""Beside an amount of one month: "the import bill for August came to"."""
THE_COUNTRY = re.compile(r"\b(?:in|across|of) the (?:whole |entire )?country\b|\bthe country['’]s\b", re.IGNORECASE)
"""In a sentence that speaks of the country its dispatch has named."""
BEFORE = 70
SCALE = re.compile(r"\b(?:thousand|million|billion|trillion|lakh|crore)\b|\d(?:k|m|mn|mln|bn|tn)\b", re.IGNORECASE)
DATELINE = re.compile(r"\A(?-i:[A-Z][A-Z .'’-]{2,}\b)[^\n–—-]{0,40}?[–—-]+\s")
"""A town that only heads a dispatch is not named in its sentence."""
WORLD = 8.3e9
"""People there are."""
NEXT = 1
"""Sentences on either side in which the amounts beside one stand."""
SAME_SCALE = (1e-3, 1e3)
"""Within which a million of it must be to what stands beside it."""


def people_of(country: str) -> int:
    """The people of a country; 0 for what is none."""
    named = lookup(folded(country))
    return 1000 * named[0].thousands if named and named[0].kind == "country" else 0


def over_population(stack: Stack, claim: Claim, residents: dict[str, Any]) -> str | None:
    """More workers, pupils or voters than a country that their sentence names has people."""
    if claim.unit not in ("person", "household", "family") or claim.kind != "count":
        return None
    country = stack.root_of(claim)
    people = people_of(country)
    if not people or least(claim) <= residents["most"] * people or not claim.place:
        return None
    beside, sentence = f"{claim.surface} {stack.after(claim)}", stack.sentence_text(claim)
    named = least(claim) > WORLD or country in sentence or names_its_place(stack, claim) or THE_COUNTRY.search(sentence)
    told = (
        named and any_word(*residents["of"]).search(beside) and not any_word(*residents["elsewhere"]).search(sentence)
    )
    return f"{country} has some {number(people)} people" if told else None


def over_heads(stack: Stack, claim: Claim, handed_out: dict[str, Any]) -> str | None:
    """More doses, ballots or nets than the people of their country can have been given."""
    if claim.kind != "count" or claim.unit not in handed_out["units"]:
        return None
    country = stack.root_of(claim)
    people = people_of(country)
    if not people or least(claim) <= handed_out["most"] * people:
        return None
    sentence = stack.sentence_text(claim)
    if not any_word(*handed_out["given"]).search(sentence) or any_word(*handed_out["elsewhere"]).search(sentence):
        return None
    each = number(least(claim) / people, 0)
    return f"that is {each} for each of the {number(people)} people of {country}, and {handed_out['because']}"


def names_its_place(stack: Stack, claim: Claim) -> bool:
    """Whether the place a figure is taken for is named in its own sentence."""
    name = claim.place_surface or claim.place or ""
    return not stack.texts or name in DATELINE.sub("", stack.sentence_text(claim))


OF_MANY = re.compile(r"\s+(?:for|to|among|between|of)\s+(?:the |some |about |its |all )?\d", re.IGNORECASE)
"""Behind a sum that many are paid together: "9.6 trillion rupiah for 16 million workers"."""


def over_wages(stack: Stack, claim: Claim, wages: dict[str, Any]) -> str | None:
    """Pay of one person beyond what thousands of people make."""
    code, country = currency(claim.unit), stack.root_of(claim)
    people, product = people_of(country), product_of(code, claim.reported) if code and claim.reported else None
    if claim.measure != "wage" or not people or not product or OF_MANY.match(stack.after(claim)):
        return None
    try:
        yearly = least(claim) * (scale("year", per(claim.unit)) if per(claim.unit) else 1.0)
    except UnitError:  # per piece, or per word
        return None
    return wages["because"] if yearly > wages["most"] * product / people else None


def over_imports(stack: Stack, claim: Claim, imports: dict[str, Any]) -> str | None:
    """What a country imports or loses a day or a month, beyond what it makes in a year."""
    code, country = currency(claim.unit), stack.root_of(claim)
    times = _times(stack, claim) if code else 0.0
    if (
        not code
        or not times
        or not claim.reported
        or not any_word(*imports["words"]).search(stack.sentence_text(claim))
    ):
        return None
    product = product_of(country if code == ABROAD else code, claim.reported) if country else None
    sentence = stack.sentence_text(claim)
    if code == ABROAD and country not in f"{sentence} {claim.place}" and not THE_COUNTRY.search(sentence):
        return None
    if not product or least(claim) * times <= imports["most"] * product:
        return None
    return f"in a year at that pace, {number(least(claim) * times / product, 1)} times the yearly product of {country}"


def _times(stack: Stack, claim: Claim) -> float:
    """How many times a year an amount is told for; nought where nothing says so."""
    told = PACE.search(stack.before(claim, BEFORE))
    if told:
        return PACES[told[1].casefold()]
    if OF_MONTH.search(f"{stack.before(claim, BEFORE)} {claim.surface} {stack.after(claim)}"):
        return PACES["monthly"]
    try:
        return scale("year", per(claim.unit)) if per(claim.unit) else 0.0
    except UnitError:  # a price
        return 0.0


def without_million(stack: Stack, claim: Claim, left_out: dict[str, Any]) -> str | None:
    """A firm's loss or profit in small change beside its others in millions: the word was left out."""
    small = claim.measure in left_out["measures"] and claim.kind == "money" and least(claim) < left_out["most"]
    if not small or not currency(claim.unit) or per(claim.unit) or SCALE.search(claim.surface) or claim.converts:
        return None
    if any_word(*lexicon.load("plausibility")["slips"]["each"]).search(stack.after(claim)):
        return None
    here = stack.sentence(claim)
    for other in stack.around(claim, 2):
        alike = other.unit == claim.unit and other.measure in left_out["measures"] and other is not claim
        near = alike and abs(stack.sentence(other) - here) <= NEXT and SCALE.search(other.surface)
        share = 1e6 * least(claim) / max(least(other), 1.0)
        if near and least(other) >= left_out["times"] * least(claim) and SAME_SCALE[0] <= share <= SAME_SCALE[1]:
            return f"{quote(other)} stands beside it, and “million” may have been left out"
    return None
