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

FORMS: dict[str, dict[str, str]] = VOCABULARY["forms"]
HEADLINE_KEYS = {
    "headline.colon": "police",
    "headline.dash": "officials",
    "headline.says": "Minister",
    "headline.un": "UN",
    "headline.police": "Police",
    "headline.comma": "minister",
}
AFTER, BEFORE = FORMS["after"], FORMS["before"]
FIRST = {**AFTER, **BEFORE, **FORMS["middle"], **FORMS["quoted"], **FORMS["passive"]}
OTHERS = (
    "Neighbouring countries offered help.",
    "Churches held prayers for the victims.",
    "The opposition called for an inquiry.",
    "Newspapers carried pictures of the scene.",
)
AMOUNTS = ("At least", "Some", "A total of", "About", "More than", "In all,")
CITED = frozenset(
    {
        "after.tass_cited",
        "after.quoting",
        "after.quoted_by",
        "before.television",
        "before.quoted_aside",
        "after.saying",
        "after.citing",
        "before.citing",
        "before.agency",
        "before.quoted",
    }
)
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
    gap: str = " "
    """What parts blocks: a space, or the paragraphs of the wires."""

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
        for slot in ("C", "D", "E", "P", "Q", "T", "B", "b"):
            if "{" + slot + "}" in form:
                words[slot] = self._background(slot) if slot in "Bb" else self._figure(slot, key)
        if "{n}" in form:
            words["n"] = self.figures[-1]["quote"]
        amounts = self.random.sample(AMOUNTS, len(AMOUNTS))
        self.text += _opened(form.format(**words), amounts) + " "

    def _figure(self, slot: str, key: str | None) -> str:
        number = self.numbers.pop()
        clause, toll = self.clauses.pop()
        written = clause.replace("{n}", str(number)) if slot in "CDE" else toll.replace("{n}", str(number))
        if slot == "T":
            written = toll.removesuffix(" at {n}")
        if slot == "Q":
            written = toll.replace(" at {n}", f" to {number}")
        self.figures.append({"quote": str(number), "best": number, "attribution": key})
        return written

    def _background(self, slot: str) -> str:
        sentence = self.background.pop()
        return sentence if slot == "B" else sentence.rstrip(".")


def _opened(sentence: str, amounts: Sequence[str]) -> str:
    """The sentence with capitals where it begins and where one quoted in it does; none begins with digits."""
    written = ""
    for at, letter in enumerate(sentence):
        behind = sentence[:at]
        begins = not behind or (behind.endswith(("“", "\n", ". ")) and not behind.endswith("No. "))
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
    desk.gap = "\n\n" if random.random() < 0.4 else " "
    for block in (random.choice(OPENING + BLOCKS), random.choice(BLOCKS)):
        if len(desk.clauses) < LONGEST or "report" in desk.constructions:
            break
        desk.constructions.append(block.__name__.removeprefix("_"))
        desk.text = desk.text.rstrip(" ") + desk.gap
        block(desk)
    published = "2021-08-04"
    return Case(desk.text.strip(), published, tuple(desk.figures), tuple(desk.constructions))


def _open(desk: Desk) -> None:
    """Headline, dateline and a first sentence that gives no figure."""
    words = {"city": desk.story["city"], "kind": desk.story["kind"], "caps": desk.story["city"].upper()}
    headline = desk.choose(
        FORMS["headlines"] if desk.story["kind"] not in {"strike", "closure"} else {"headline.none": ""}
    )
    if "{n}" in headline:
        number = desk.numbers.pop()
        words["n"] = str(number)
        key = HEADLINE_KEYS.get(desk.constructions[-1])
        desk.figures.append({"quote": str(number), "best": number, "attribution": key})
    desk.text = headline.format(**words) + desk.choose(FORMS["datelines"]).format(**words) + desk.story["lead"] + " "


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
    was, says, has = ("were", "say", "have") if speaker.sort == "crowd" else ("was", "says", "has")
    desk.tell(form, speaker.key, S=speaker.inside(form), was=was, says=says, has=has)


def _recalled(desk: Desk, speaker: Speaker, *, nouns_only: bool = False) -> None:
    """A sentence whose speaker is called by a pronoun, an epithet or a surname."""
    choices = [one for one in speaker.again if not (nouns_only and one[0] == "pronoun")]
    if not choices:
        choices = [("same", speaker.name)]
    name, words = desk.random.choice(choices)
    desk.constructions.append(f"{name}.{speaker.sort}")
    forms = FORMS["again"] if name == "pronoun" else {**FORMS["again"], **FORMS["again_named"]}
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
    form = desk.choose(FORMS[f"arrives_{speaker.sort}"])
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
    _first(desk, speaker, {name: form for name, form in AFTER.items() if name not in CITED})
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


def _office(desk: Desk) -> None:
    """Who speaks for a body, or what it has published."""
    speaker = desk.speaker("body")
    bare = speaker.name.removeprefix("the ").partition(" (")[0]
    desk.tell(desk.choose(FORMS["office"]), f"{speaker.key} Pavel Orlov", S=speaker.name, N=bare)


def _own(desk: Desk) -> None:
    """The figures and the spokesman of a body told before."""
    speaker = desk.speaker("body")
    _first(desk, speaker, {name: form for name, form in BEFORE.items() if name not in CITED})
    whose = desk.random.choice(["its", *(f"{words}'s" for sort, words in speaker.again if sort == "epithet")])
    desk.tell(desk.choose(FORMS["own"]), f"{speaker.key} spokesman", Rs=whose)


def _arrives_object(desk: Desk) -> None:
    """A speaker who is brought in as no subject of a sentence."""
    speaker = desk.speaker("body")
    desk.tell(desk.choose(FORMS["arrives_object"]), None, S=speaker.name)
    _recalled(desk, speaker, nouns_only=True)


def _two(desk: Desk) -> None:
    """Two speakers in one sentence, each with a figure."""
    first, second = desk.speaker("body", "person", "crowd"), desk.speaker("body", "person", "crowd")
    form = desk.choose(FORMS["two"])
    names = {"S": first.inside(form), "S2": f"{second.name}," if second.apposed else second.name}
    before = len(desk.figures)
    desk.tell(form, first.key, **names)
    desk.figures[before + 1]["attribution"] = second.key


def _silent(desk: Desk) -> None:
    """Somebody beside a figure who says nothing of it."""
    speaker = desk.speaker("body", "person")
    form = desk.choose(FORMS["silent"])
    desk.tell(form, None, S=speaker.inside(form))


def _unnamed(desk: Desk) -> None:
    """Somebody without a name, who speaks again."""
    speaker = desk.speaker("body")
    form = desk.choose(FORMS["unnamed"])
    what = desk.constructions[-1].removeprefix("unnamed.")
    desk.tell(form, f"{what} {speaker.key}", S=speaker.name)
    _between(desk)
    desk.tell(desk.choose(FORMS["unnamed_again"]), f"{what} {speaker.key}", what=what)


def _spoken(desk: Desk) -> None:
    """A spokesman who speaks again."""
    speaker = desk.speaker("body")
    bare = speaker.name.removeprefix("the ").partition(" (")[0]
    desk.tell(desk.choose(FORMS["spoken"]), f"{speaker.key} Pavel Orlov", S=speaker.name, N=bare)
    again = desk.random.choice(("he", "Orlov", "the spokesman"))
    desk.constructions.append(f"spoken.{again}")
    desk.tell(desk.choose(FORMS["again"]), "Pavel Orlov", R=again)


def _report(desk: Desk) -> None:
    """A report of a body that speaks for all of it."""
    speaker = desk.speaker("body")
    desk.text = ""
    desk.figures.clear()
    desk.tell(desk.choose(FORMS["report"]), speaker.key, S=speaker.name, kind=desk.story["kind"])


OPENING: tuple[Callable[[Desk], None], ...] = (_nobody, _come_from, _report, _silent)
BLOCKS: tuple[Callable[[Desk], None], ...] = (
    _single,
    _again,
    _arrives,
    _voices,
    _sandwich,
    _office,
    _own,
    _arrives_object,
    _two,
    _unnamed,
    _spoken,
)
