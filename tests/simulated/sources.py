"""Dispatches of many more sources: courts, churches, channels, letters, chains of them, and actors that say nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.simulated import speakers
from tests.simulated.cases import Case
from tests.simulated.speakers import Desk, Speaker

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FORMS: dict[str, dict[str, str]] = VOCABULARY["forms"]
IMPERSONAL = re.compile(
    r"single\.(which|posted|tally|count_of|documented|monitored|verified|published|letter|in_report)"
)
"""Forms that only bodies are told of."""
OF_PERSONS = frozenset({"single.recalled", "single.testified", "single.asked", "single.after_visit"})
TOLD = frozenset({"single.told_ap", "single.told_afp_day"})
SPOKEN = TOLD | {
    f"single.{name}"
    for name in [
        "wrote_x",
        "x",
        "telegram",
        "long_quote",
        "third",
        "colon",
        "interview",
        "told_court",
        "told_council",
        "emailed",
    ]
}
"""Forms in which one speaks, not many."""
READ = frozenset(f"single.{name}" for name in ["says_here", "so_far", "mid", "according_day"])
NAMELESS = frozenset(f"single.{name}" for name in ["wrote_x", "x", "telegram", "colon", "list"])
"""Forms in which nobody without a name is quoted."""
OUTLETS = re.compile(r"state (television|media)|Radio|newspaper|news site|channel")
WRITTEN = re.compile(r"(documents|filings|figures)$")
"""What says only by being read."""


def speakers_of(rows_of: dict[str, list[list[Any]]]) -> list[tuple[Speaker, str]]:
    """The rows of a vocabulary: name, words only that name has, how it is called again, where it may speak, pronoun."""
    pronouns = {"body": "it", "crowd": "they"}
    return [
        (Speaker(row[0], row[1], _again(row, pronouns.get(sort) or row[4]), sort), row[3])
        for sort, rows in rows_of.items()
        for row in rows
    ]


def _again(row: list[Any], pronoun: str) -> tuple[tuple[str, str], ...]:
    names = [("epithet" if " " in name else "short", name) for name in row[2]]
    return (*names, ("pronoun", pronoun))


SOURCES = speakers_of(VOCABULARY["sources"])


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many dispatches, the same for the same seed."""
    random = Random(seed)
    for _ in range(number):
        yield composed(random, SOURCES, BLOCKS)


def composed(random: Random, who: list[tuple[Speaker, str]], blocks: list[Callable[[Desk], None]]) -> Case:
    """A story told in two of the blocks by some of the speakers."""
    story = random.choice(speakers.VOCABULARY["story"])
    desk = Desk(random, story)
    desk.clauses = random.sample(story["figures"], len(story["figures"]))
    desk.numbers = random.sample(range(112, 989, 3), 12)
    desk.background = random.sample(story["background"], len(story["background"]))
    desk.speakers = [one for one, pool in who if pool in story["pools"]]
    random.shuffle(desk.speakers)
    desk.gap = "\n\n" if random.random() < 0.4 else " "
    _lead(desk)
    for block in random.sample(blocks, 2):
        if len(desk.clauses) < speakers.LONGEST - 1:
            break
        desk.constructions.append(block.__name__.removeprefix("_"))
        desk.text = desk.text.rstrip(" ") + desk.gap
        block(desk)
    return Case(desk.text.strip(), "2021-08-04", tuple(desk.figures), tuple(desk.constructions))


def _lead(desk: Desk) -> None:
    """Headline, dateline and a first sentence."""
    calm = desk.story["kind"] in {"strike", "closure", "outbreak"}
    headline = desk.choose({"headline.none": ""} if calm else FORMS["headline"])
    key = {"headline.govt": "Govt", "headline.says_monitor": "Monitor", "headline.source": "sources"}
    _bare(desk, headline, key.get(desk.constructions[-1]))
    desk.text = desk.text.strip(" ")
    desk.text += desk.choose(speakers.FORMS["datelines"]).format(
        city=desk.story["city"], caps=desk.story["city"].upper()
    )
    desk.text += desk.story["lead"] + " "


def _bare(desk: Desk, form: str, key: str | None) -> None:
    """A sentence whose figure is not of the story."""
    words = {"city": desk.story["city"]}
    if "{x}" in form:
        number = desk.numbers.pop()
        words["x"] = str(number)
        desk.figures.append({"quote": str(number), "best": number, "attribution": key})
    desk.text = desk.text.rstrip(" ") if form.startswith("\n") else desk.text
    desk.text += form.format(**words) + " "


def next_source(desk: Desk, *sorts: str) -> Speaker:
    """Somebody who has not spoken yet."""
    found = next(one for one in desk.speakers if one.sort in (sorts or ("body", "person", "crowd")))
    desk.speakers = [one for one in desk.speakers if not one.is_called_as(found)]
    desk.constructions.append(f"of.{found.name}")
    return found


def apposed(name: str, form: str) -> str:
    """A name as it stands in a form, with the comma that ends what is apposed to it."""
    behind = form.partition("{S}")[2][:1]
    return f"{name}," if ", " in name and "Food" not in name and behind not in {",", ".", ":", ";", ""} else name


def _fits(form: str, source: Speaker) -> bool:
    """Whether an editor would print a form of a source."""
    if WRITTEN.search(source.name) or OUTLETS.search(source.name):
        return form in READ
    if IMPERSONAL.match(form) and source.sort != "body":
        return False
    if form in {"single.tally", "single.count_of"} and source.name.endswith(("s", "Office")):
        return False
    if form in OF_PERSONS:
        return source.sort == "person"
    if form == "single.told_court" and "Court" in source.name:
        return False
    if source.sort == "crowd" and form in SPOKEN:
        return form in TOLD
    return not (source.name.startswith("a ") and form in NAMELESS)


def _single(desk: Desk) -> None:
    """One sentence that says who gave its figures."""
    source = next_source(desk)
    _first(desk, source)


def _first(desk: Desk, source: Speaker) -> None:
    """A form that names its source."""
    forms = {name: form for name, form in FORMS["single"].items() if _fits(name, source)}
    desk.tell(desk.choose(forms), source.key, S=source.name)


def _recalled(desk: Desk, source: Speaker, *, named: bool) -> None:
    """A sentence whose source is called by a pronoun or a noun."""
    names = [one for one in source.again if one[0] != "pronoun" or not named] or [("same", source.name)]
    name, words = desk.random.choice(names)
    desk.constructions.append(f"called.{name}.{source.sort}")
    forms = {one: form for one, form in FORMS["again"].items() if name != "pronoun" or "{R_}" not in form}
    desk.tell(desk.choose(forms), source.key, R=words, R_=words)


def _again_told(desk: Desk) -> None:
    """A source who speaks twice."""
    source = next_source(desk)
    _first(desk, source)
    form = desk.constructions[-1]
    named = bool(re.search(r"citing|agency|tv|local|quoted_by|told|which|monitored|seen|records", form))
    if desk.random.random() < 0.4:
        desk.text += desk.background.pop() + " "
        named = named or source.sort == "crowd"
    named = named or bool(WRITTEN.search(source.name))
    _recalled(desk, source, named=named)


def _arrives(desk: Desk) -> None:
    """A source who does something, and speaks of it in the next sentence."""
    source = next_source(desk, "body")
    forms = dict(FORMS["arrives"])
    if "ospital" not in source.name:
        forms.pop("arrives.evacuated")
    desk.tell(desk.choose(forms), None, S=source.name)
    _recalled(desk, source, named=source.name == "the Taliban")


def _office(desk: Desk) -> None:
    """An office, a document or a spokesman of a body."""
    source = next_source(desk, "body")
    desk.tell(desk.choose(FORMS["office"]), f"{source.key} Brandt", S=source.name)


def _two(desk: Desk) -> None:
    """Two sources, each with a figure; the second's stands first where it is what another is compared with."""
    first, second = next_source(desk, "body", "person"), next_source(desk, "body")
    before = len(desk.figures)
    desk.tell(desk.choose(FORMS["two"]), first.key, S=first.name, S2=second.name)
    theirs = before if desk.constructions[-1] == "two.compared" else before + 1
    desk.figures[before]["attribution"], desk.figures[before + 1]["attribution"] = first.key, second.key
    if theirs == before:  # the clause was counted before "the death toll at", though it stands behind
        desk.figures[before : before + 2] = desk.figures[before : before + 2][::-1]
        for figure, source in zip(desk.figures[before:], (first, second), strict=False):
            figure["attribution"] = source.key


def _short(desk: Desk) -> None:
    """Two sources about one thing, without a verb of the second."""
    x, y = desk.numbers.pop(), desk.numbers.pop()
    form = desk.choose(FORMS["short"])
    desk.figures += [
        {"quote": str(x), "best": x, "attribution": "police"},
        {"quote": str(y), "best": y, "attribution": "organisers"},
    ]
    desk.text += form.format(x=x, y=y) + " "


def _chain(desk: Desk) -> None:
    """One body citing another; either will do."""
    first, second = next_source(desk, "body"), next_source(desk, "body")
    desk.tell(desk.choose(FORMS["chain"]), f"{first.key} {second.key}", S=first.name, S2=second.name)


def _relative(desk: Desk) -> None:
    """A figure in a clause about the body that gave it."""
    source = next_source(desk, "body")
    desk.tell(desk.choose(FORMS["relative"]), source.key, S=source.name)


def _nobody(desk: Desk) -> None:
    """An actor who says nothing, before a source, or background in a paragraph behind one."""
    behind = desk.random.random() < 0.5
    if behind:
        _first(desk, next_source(desk))
    forms = {name: form for name, form in FORMS["nobody"].items() if form.startswith("\n") == behind}
    _bare(desk, desk.choose(forms), None)
    if not behind:
        _first(desk, next_source(desk))


BLOCKS = [_single, _single, _again_told, _again_told, _arrives, _office, _two, _short, _chain, _relative, _nobody]
