"""Dispatches of what reports, filings and letters say, at second hand, and of who stands beside and says nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.simulated import sources
from tests.simulated.cases import Case
from tests.simulated.speakers import Desk, Speaker

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FORMS: dict[str, dict[str, str]] = VOCABULARY["forms"]
SOURCES = sources.speakers_of(VOCABULARY["sources"])

OF_BODIES = frozenset(
    f"single.{name}"
    for name in [
        "sitrep_of",
        "sitrep_from",
        "confirms",
        "beyond",
        "confidential",
        "reviewed",
        "close",
        "updated",
        "statement_read",
        "statement_issued",
        "first_comment",
        "country_director",
        "on_behalf",
        "survey",
        "bulletin_it",
        "adds",
        "filing",
        "papers",
        "letter_dated",
        "letter_copy",
        "submission",
        "bracket",
        "source_line",
        "published_day",
        "bulletin_says",
        "spokeswoman",
        "heads",
        "preliminary",
        "established",
        "reports_from",
        "as_many",
        "appeal",
        "dashboard",
        "preliminary_count",
        "statement_from",
        "citing_data",
        "stands_by",
        "noted_in",
    ]
)
OF_PERSONS = frozenset(
    {
        "single.satellite",
        "single.replied",
        "single.text",
        "single.quoted_daily",
        "single.toured",
        "single.address",
        "single.reached",
        "single.quoted_saying",
        "single.disaster",
        "single.took_to",
        "single.televised",
        "single.told_hearing",
        "single.in_court",
        "single.added_that",
    }
)
OF_NAMED = frozenset(
    {
        "single.investors",
        "single.has_acknowledged",
        "single.gave",
        "single.breakdown",
        "single.latest_ones",
        "single.may_rise",
        "single.reiterated",
        "single.tweeted",
        "single.reckoning",
        "single.now_puts",
        "single.since_weekend",
        "single.has_so_far",
        "single.to_be_released",
        "single.has_said",
        "single.clarified",
        "single.acknowledging",
    }
)
"""Forms in which nobody without a name speaks, and no crowd."""
OF_COMPANIES = frozenset({"single.filing", "single.investors"})
OF_LINES = frozenset({"single.bracket", "single.source_line"})
"""Forms behind which the name is told again."""
OF_ONE = frozenset({"single.bulletin_it", "single.adds", "single.survey"})
"""Forms that no army goes on with: "it said", "a survey carried out by"."""
OF_AGENCIES = frozenset({"single.country_director", "single.survey"})
PEOPLE = frozenset(
    {
        "single.close",
        "single.country_director",
        "single.on_behalf",
        "single.spokeswoman",
        "single.heads",
    }
)
"""Forms in which another speaks for the source, and a pronoun would mean that other."""


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many dispatches, the same for the same seed."""
    random = Random(seed)
    for _ in range(number):
        yield sources.composed(random, SOURCES, BLOCKS)


def _fits(form: str, source: Speaker, story: str) -> bool:
    """Whether an editor would print a form of a source."""
    if "{S}'s" in FORMS["single"][form] and ", " in source.name:
        return False
    if form in OF_COMPANIES and story not in {"strike", "closure"}:
        return False
    if form in OF_BODIES:
        official = form in OF_AGENCIES and any(word in source.name for word in ("Ministry", "Department", "court"))
        return source.sort == "body" and not official and not (form in OF_ONE and source.name.endswith("Forces"))
    if form in OF_PERSONS:
        return source.sort == "person"
    return form not in OF_NAMED or (source.sort != "crowd" and not source.name.startswith(("a ", "one ")))


def _first(desk: Desk, source: Speaker) -> None:
    """A form that names its source."""
    forms = {name: form for name, form in FORMS["single"].items() if _fits(name, source, desk.story["kind"])}
    if source.sort != "body":
        forms.pop("single.adds", None)
    form = desk.choose(forms)
    key = f"{source.key} Brandt person" if desk.constructions[-1] in PEOPLE else source.key
    bare = source.name.removeprefix("the ")
    desk.tell(form, key, S=sources.apposed(source.name, form), N=bare[0].upper() + bare[1:])


def _single(desk: Desk) -> None:
    """One sentence that says who gave its figures."""
    _first(desk, sources.next_source(desk))


def _again_told(desk: Desk) -> None:
    """A source who speaks twice."""
    source = sources.next_source(desk)
    _first(desk, source)
    form = desk.constructions[-1]
    named = form in PEOPLE or form in OF_LINES or source.sort == "crowd" or "{S}." in FORMS["single"][form]
    if desk.random.random() < 0.4:
        desk.text += desk.background.pop() + " "
        named = named or source.sort == "body"
    names = [one for one in source.again if one[0] != "pronoun" or not named]
    names = names if names and form not in OF_LINES else [("same", source.name)]
    name, words = desk.random.choice(names)
    desk.constructions.append(f"called.{name}.{source.sort}")
    form = desk.choose({at: one for at, one in FORMS["again"].items() if name != "pronoun" or "{R_}" not in one})
    desk.tell(form, source.key, R=sources.apposed(words, form.replace("{R}", "{S}")), R_=words)


def _beside(desk: Desk) -> None:
    """Another is named who gives no figure."""
    source, other = sources.next_source(desk, "body"), sources.next_source(desk, "body")
    desk.tell(desk.choose(FORMS["beside"]), source.key, S=source.name, O=other.name)


def _two(desk: Desk) -> None:
    """Two sources, each with a figure."""
    first, second = sources.next_source(desk, "body", "person"), sources.next_source(desk, "body")
    before = len(desk.figures)
    form = desk.choose(FORMS["two"])
    other = desk.numbers.pop()
    desk.tell(form, first.key, S=sources.apposed(first.name, form), S2=second.name, x=str(other))
    if "{x}" in form:
        desk.figures.append({"quote": str(other), "best": other})
    desk.figures[before + 1]["attribution"] = second.key


def _chain(desk: Desk) -> None:
    """One body citing another; either will do."""
    first, second = sources.next_source(desk, "body"), sources.next_source(desk, "body")
    desk.tell(desk.choose(FORMS["chain"]), f"{first.key} {second.key}", S=first.name, S2=second.name)


def _unnamed(desk: Desk) -> None:
    """Officials and people without a name."""
    desk.tell(desk.choose(FORMS["unnamed"]), "officials official people sources source")


BLOCKS = [_single, _single, _single, _again_told, _again_told, _beside, _two, _chain, _unnamed]
