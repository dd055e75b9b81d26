"""Dispatches whose figures are given by ministries, companies, mayors and police, in every form of saying so."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.simulated.cases import Case

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

HEADLINES = {
    "headline.none": "",
    "headline.bare": "{city} reels from {kind}\n\n",
    "headline.number": "{n} reported dead in {city}\n\n",
    "headline.colon": "{n} held in {city}: police\n\n",
    "headline.dash": "{n} hurt in {city} - officials\n\n",
    "headline.says": "Minister says {n} killed in {city}\n\n",
}
HEADLINE_KEYS = {"headline.colon": "police", "headline.dash": "officials", "headline.says": "Minister"}
DATELINES = {
    "dateline.none": "",
    "dateline.city": "{caps} - ",
    "dateline.reuters": "{caps}, Aug 4 (Reuters) - ",
    "dateline.ap": "{caps} (AP) — ",
    "dateline.afp": "{city} (AFP) - ",
    "dateline.tass": "{caps}, August 4. /TASS/. ",
    "dateline.xinhua": "{caps}, Aug. 4 (Xinhua) -- ",
    "dateline.colon": "{caps}: ",
}
# How a figure is told the first time: {S} is the name, {C} and {D} clauses, {P} "the death toll at 40".
AFTER = {
    "after.said": "{C}, {S} said.",
    "after.said_day": "{C}, {S} said on {day}.",
    "after.statement": "{C}, {S} said in a statement.",
    "after.according": "{C}, according to {S}.",
    "after.told": "{C}, {S} told Reuters.",
    "after.told_reporters": "{C}, {S} told reporters.",
    "after.reported": "{C}, {S} reported.",
    "after.saying": "{C}, state television quoted {S} as saying.",
    "after.citing": "{C}, Interfax reported, citing {S}.",
    "after.two": "{C} and {D}, {S} said.",
    "after.inverted": "{C}, said {S}.",
}
BEFORE = {
    "before.said": "{S} said {C}.",
    "before.said_that": "{S} said on {day} that {C}.",
    "before.told": "{S} told a news conference that {C}.",
    "before.according": "According to {S}, {C}.",
    "before.confirmed": "{S} confirmed that {C}.",
    "before.reported": "{S} reported that {C}.",
    "before.put": "{S} put {P}.",
    "before.puts": "{S} put {P} on {day}, and said {C}.",
    "before.figures": "Figures from {S} showed that {C}.",
    "before.statement": "In a statement, {S} said {C}.",
    "before.statement_by": "A statement from {S} said {C}.",
    "before.two": "{S} said {C} and that {D}.",
    "before.citing": "Citing {S}, Interfax reported that {C}.",
    "before.agency": "Xinhua, quoting {S}, said {C}.",
    "before.quoted": "{S} {was} quoted by state media as saying {C}.",
}
MIDDLE = {
    "middle.and": "{C}, {S} said, and {D}.",
    "middle.adding": "{C}, {S} said, adding that {D}.",
    "middle.place": "In {city} alone, {S} said, {C}.",
    "middle.who": "{C}, {S} said on {day}, while {D}.",
    "middle.by_now": "By {day}, according to {S}, {C}.",
}
QUOTED = {
    "quote.after": "“{C},” {S} said.",
    "quote.inverted": "“{C},” said {S}.",
    "quote.split": "“{C},” {S} said. “{D}.”",
    "quote.colon": "{S} told reporters: “{C}. {D}.”",
    "quote.long": "“{C}. {B} {D},” {S} said.",
    "quote.before": "{S} said: “{C}.”",
    "quote.open": "“{B} {C},” {S} told Reuters. “{D}.”",
}
PASSIVE = {
    "passive.put": "{T} was put at {n} by {S}.",
    "passive.stands": "{T} stands at {n}, according to {S}.",
    "passive.given": "{T} was given as {n} by {S}.",
    "passive.counted": "{C}, by the count of {S}.",
}
FIRST = {**AFTER, **BEFORE, **MIDDLE, **QUOTED, **PASSIVE}
# How a speaker comes again: {R} is a pronoun, an epithet or a surname.
AGAIN = {
    "again.said": "{R} said {C}.",
    "again.after": "{C}, {R} said.",
    "again.added": "{C}, {R} added.",
    "again.also": "{R} also said {C}.",
    "again.adding": "{R} added that {C}.",
    "again.put": "{R} put {P}.",
    "again.day": "{R} said on {day} that {C}.",
    "again.two": "{C} and {D}, {R} said.",
}
AGAIN_NAMED = {"again.according": "{C}, according to {R}.", "again.according_before": "According to {R}, {C}."}
# What brings a speaker in without a figure.
ARRIVES = {
    "body": {
        "arrives.sent": "{S} sent a team to the area on {day}.",
        "arrives.warned": "{S} warned of worse to come.",
        "arrives.named": "{S} has set up an office in {city}.",
        "arrives.whose": "{S}, whose staff are in {city}, published a report on {day}.",
        "arrives.statement": "{S} gave its account on {day}.",
    },
    "person": {
        "arrives.visited": "{S} visited the area on {day}.",
        "arrives.spoke": "{S} spoke to reporters in {city}.",
        "arrives.saw": "{S} saw the damage on {day}.",
        "arrives.cut_short": "{S} cut short a trip abroad.",
        "arrives.appealed": "{S} appealed for calm.",
    },
}
OTHERS = (
    "Neighbouring countries offered help.",
    "Churches held prayers for the victims.",
    "The opposition called for an inquiry.",
    "Newspapers carried pictures of the scene.",
)
AMOUNTS = ("At least", "Some", "A total of", "About", "More than", "In all,")
CITED = frozenset({"after.saying", "after.citing", "before.citing", "before.agency", "before.quoted"})
"""Forms with a second name, that a pronoun behind might mean."""
LONGEST = 5
"""How many figures one block may take."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


@dataclass(frozen=True)
class Speaker:
    """Who gives figures in a dispatch."""

    name: str
    key: str
    """Words of which the attribution has one; no epithet of the speaker holds any."""
    again: tuple[tuple[str, str], ...]
    """How the speaker may be called later, each with the name of that choice."""
    sort: str
    """``body``, ``person`` or ``crowd``."""
    apposed: bool = False
    like: str = ""
    """What others of its sort might be called, too."""

    def is_called_as(self, other: Speaker) -> bool:
        """Whether a later word might mean either of the two."""
        called = [{words.split()[-1] for _, words in one.again if words not in {"it", "they"}} for one in (self, other)]
        return self is other or bool(called[0] & called[1]) or "" != self.like == other.like

    def inside(self, form: str) -> str:
        """The name as it stands in a form, with the comma that ends what is apposed to it."""
        at = form.index("{S}") + 3
        return f"{self.name}," if self.apposed and form[at : at + 1] not in {",", ".", ""} else self.name


def _speakers() -> list[tuple[Speaker, set[str]]]:
    found = []
    for sort, pronoun in (("body", "it"), ("person", ""), ("crowd", "they")):
        for row in VOCABULARY[sort]:
            again = [("epithet" if " " in name else "short", name) for name in row.get("again", ())]
            again.append(("pronoun", row.get("pronoun", pronoun)))
            speaker = Speaker(
                row["name"], row["key"], tuple(again), sort, row.get("apposed", False), row.get("like", "")
            )
            found.append((speaker, set(row["pools"])))
    return found


SPEAKERS = _speakers()


@dataclass
class Desk:
    """One dispatch while it is composed."""

    random: Random
    story: dict[str, Any]
    text: str = ""
    figures: list[dict[str, Any]] = field(default_factory=list)
    constructions: list[str] = field(default_factory=list)
    clauses: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    background: list[str] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)

    def choose(self, forms: dict[str, str]) -> str:
        """One of the forms; its name is kept."""
        name = self.random.choice(list(forms))
        self.constructions.append(name)
        return forms[name]

    def speaker(self, *sorts: str) -> Speaker:
        """Somebody who has not spoken yet, of one of the sorts."""
        found = next(one for one in self.speakers if one.sort in sorts)
        self.speakers = [one for one in self.speakers if not one.is_called_as(found)]
        self.constructions.append(f"speaker.{found.sort}")
        return found

    def tell(self, form: str, key: str | None, **names: str) -> None:
        """Write a sentence with as many figures as its form asks for, all of one speaker."""
        words = {"city": self.story["city"], "day": self.random.choice(DAYS), **names}
        for slot in ("C", "D", "P", "T", "B"):
            if "{" + slot + "}" in form:
                words[slot] = self._background() if slot == "B" else self._figure(slot, key)
        if "{n}" in form:
            words["n"] = self.figures[-1]["quote"]
        amounts = self.random.sample(AMOUNTS, len(AMOUNTS))
        self.text += _opened(form.format(**words), amounts) + " "

    def _figure(self, slot: str, key: str | None) -> str:
        number = self.numbers.pop()
        clause, toll = self.clauses.pop()
        written = clause.replace("{n}", str(number)) if slot in "CD" else toll.replace("{n}", str(number))
        if slot == "T":
            written = toll.removesuffix(" at {n}")
        self.figures.append({"quote": str(number), "best": number, "attribution": key})
        return written

    def _background(self) -> str:
        return self.background.pop()


def _opened(sentence: str, amounts: Sequence[str]) -> str:
    """The sentence with capitals where it begins and where one quoted in it does; none begins with digits."""
    written = ""
    for at, letter in enumerate(sentence):
        begins = at == 0 or sentence[at - 1] == "“" or sentence[max(0, at - 2) : at] == ". "
        if begins and letter.isdigit():
            written += amounts[at % len(amounts)] + " "
        written += letter.upper() if begins else letter
    return written


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many dispatches, the same for the same seed."""
    random = Random(seed)
    for _ in range(number):
        yield _case(random)


def _case(random: Random) -> Case:
    story = random.choice(VOCABULARY["story"])
    desk = Desk(random, story)
    desk.clauses = random.sample(story["figures"], len(story["figures"]))
    desk.numbers = random.sample(range(112, 989, 3), 12)
    desk.background = random.sample(story["background"], len(story["background"]))
    desk.speakers = [one for one, pools in SPEAKERS if pools & set(story["pools"])]
    random.shuffle(desk.speakers)
    _open(desk)
    for block in (random.choice(OPENING + BLOCKS), random.choice(BLOCKS)):
        if len(desk.clauses) < LONGEST:
            break
        desk.constructions.append(block.__name__.removeprefix("_"))
        block(desk)
    published = "2021-08-04"
    return Case(desk.text.strip(), published, tuple(desk.figures), tuple(desk.constructions))


def _open(desk: Desk) -> None:
    """Headline, dateline and a first sentence that gives no figure."""
    words = {"city": desk.story["city"], "kind": desk.story["kind"], "caps": desk.story["city"].upper()}
    headline = desk.choose(HEADLINES if desk.story["kind"] not in {"strike", "closure"} else {"headline.none": ""})
    if "{n}" in headline:
        number = desk.numbers.pop()
        words["n"] = str(number)
        key = HEADLINE_KEYS.get(desk.constructions[-1])
        desk.figures.append({"quote": str(number), "best": number, "attribution": key})
    desk.text = headline.format(**words) + desk.choose(DATELINES).format(**words) + desk.story["lead"] + " "


def _between(desk: Desk) -> bool:
    """What stands between two sentences of one speaker; whether it names others, whom a pronoun might mean."""
    name = desk.random.choice(("between.nothing", "between.background", "between.others"))
    desk.constructions.append(name)
    if name == "between.background":
        desk.text += desk.background.pop() + " "
    elif name == "between.others":
        desk.text += desk.random.choice(OTHERS) + " "
    return name == "between.others"


def _single(desk: Desk) -> None:
    """One sentence that says who gave its figures."""
    speaker = desk.speaker("body", "person", "crowd")
    _first(desk, speaker, FIRST)


def _first(desk: Desk, speaker: Speaker, forms: dict[str, str]) -> None:
    form = desk.choose(forms)
    was = "were" if speaker.sort == "crowd" else "was"
    desk.tell(form, speaker.key, S=speaker.inside(form), was=was)


def _recalled(desk: Desk, speaker: Speaker, *, nouns_only: bool = False) -> None:
    """A sentence whose speaker is called by a pronoun, an epithet or a surname."""
    choices = [one for one in speaker.again if not (nouns_only and one[0] == "pronoun")]
    if not choices:
        choices = [("same", speaker.name)]
    name, words = desk.random.choice(choices)
    desk.constructions.append(f"{name}.{speaker.sort}")
    forms = AGAIN if name == "pronoun" else {**AGAIN, **AGAIN_NAMED}
    desk.tell(desk.choose(forms), speaker.key, R=words)


def _again(desk: Desk) -> None:
    """A speaker who speaks twice."""
    speaker = desk.speaker("body", "person", "crowd")
    _first(desk, speaker, {**AFTER, **BEFORE})
    cited = desk.constructions[-1] in CITED
    others = _between(desk)
    _recalled(desk, speaker, nouns_only=speaker.sort != "person" and (cited or others))


def _arrives(desk: Desk) -> None:
    """A speaker who is brought in by a sentence that gives no figure."""
    speaker = desk.speaker("body", "person")
    form = desk.choose(ARRIVES[speaker.sort])
    desk.tell(form, None, S=speaker.inside(form))
    _recalled(desk, speaker)


def _voices(desk: Desk) -> None:
    """Two speakers, and the first again by name or epithet."""
    first = desk.speaker("body", "person")
    second = desk.speaker("body", "person", "crowd")
    _first(desk, first, {**AFTER, **BEFORE})
    _first(desk, second, {"after.said": AFTER["after.said"], "before.put": BEFORE["before.put"]})
    _recalled(desk, first, nouns_only=True)


def _sandwich(desk: Desk) -> None:
    """Two sentences of one speaker around one that names nobody."""
    speaker = desk.speaker("body", "person", "crowd")
    cited = {"after.saying", "after.citing"}
    _first(desk, speaker, {name: form for name, form in AFTER.items() if name not in cited})
    desk.tell("{C}.", speaker.key)
    choices = {"sandwich.added": "{C}, {R} added.", "sandwich.said": "{C}, {R} said."}
    desk.tell(desk.choose(choices), speaker.key, R=desk.random.choice(speaker.again)[1])


def _nobody(desk: Desk) -> None:
    """A figure that nobody is named for, before another's."""
    desk.tell(desk.choose({"nobody.plain": "{C}.", "nobody.reportedly": "Reportedly, {C}."}), None)
    _single(desk)


def _come_from(desk: Desk) -> None:
    """Figures whose source is told behind them."""
    speaker = desk.speaker("body")
    forms = {
        "source.come": "{C}. The figures come from {S}.",
        "source.released": "{C} and {D}. The figures were released by {S}.",
    }
    form = desk.choose(forms)
    desk.tell(form, speaker.key, S=speaker.name)


OPENING: tuple[Callable[[Desk], None], ...] = (_nobody, _come_from)
BLOCKS: tuple[Callable[[Desk], None], ...] = (_single, _again, _arrives, _voices, _sandwich)
