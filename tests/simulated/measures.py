"""What figures measure: the word that shows it, in every voice, with hedges and other numbers between."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.simulated.cases import Case
from tests.simulated.composing import Number, compose, exact, hedged, number


@dataclass(frozen=True)
class Scene:
    """What happened, without a figure."""

    kind: str
    """disaster, quake, attack, crash, fire, unrest, outbreak or market, by the first letter (q for quake)."""
    opening: str
    agent: str


SCENES = (
    Scene(
        "d",
        "DHAKA, Aug 14 - Flash floods swept through villages in northern Bangladesh after days of rain.",
        "the flood",
    ),
    Scene("d", "MANILA (AP) - A typhoon slammed into the eastern Philippines before dawn.", "the typhoon"),
    Scene("d", "A landslide buried a hillside village in eastern Uganda overnight, officials said.", "the landslide"),
    Scene(
        "q",
        "LIMA, Aug 14 (Reuters) - A strong earthquake shook the Andean province of Caylloma early in the morning.",
        "the quake",
    ),
    Scene("q", "An earthquake struck western Sumatra while most people were asleep.", "the earthquake"),
    Scene(
        "a",
        "KARACHI, Aug 14 (AFP) - A bomb went off outside a courthouse at the start of the working day.",
        "the bombing",
    ),
    Scene("a", "Gunmen on motorcycles opened fire at a market in the town of Gamboru.", "the attack"),
    Scene("a", "KABUL - A suicide bomber drove a truck into the gate of a police academy.", "the explosion"),
    Scene("c", "A bus left the road on a mountain pass near Cusco and rolled into a ravine.", "the accident"),
    Scene("c", "LAGOS, Aug 14 - A ferry capsized in the lagoon on its way to market.", "the disaster"),
    Scene("c", "An express and a goods train met head-on outside the Polish town of Zary.", "the collision"),
    Scene("f", "A fire raced through a garment factory in the suburb of Ashulia.", "the fire"),
    Scene(
        "f", "ATHENS (Reuters) - A wildfire driven by strong winds reached the edge of the resort of Mati.", "the blaze"
    ),
    Scene(
        "u",
        "ALMATY, Aug 14 - Clashes broke out between police and protesters outside the mayor's office.",
        "the unrest",
    ),
    Scene(
        "u", "Riots spread to the second city of Guinea after the result of the election was announced.", "the violence"
    ),
    Scene("o", "GOMA, Aug 14 (Xinhua) - Cholera has broken out in camps around the town.", "the outbreak"),
    Scene("m", "Shoppers in Nairobi are paying the price of a poor harvest.", "the shortage"),
    Scene("m", "LAHORE - Traders closed their stalls in protest at the cost of food.", "the shortage"),
)

NOUNS = (
    "villagers", "passengers", "workers", "residents", "students", "children", "women", "men", "farmers", "fishermen",
    "soldiers", "police officers", "protesters", "miners", "tourists", "pilgrims", "migrants", "patients",
    "firefighters", "journalists", "civilians", "shoppers", "teachers", "members of the congregation",
)  # fmt: skip
"""Whom an event may befall, in place of people."""
BEFALLEN = (
    *("killed", "injured", "seriously_injured", "hospitalised", "missing", "rescued", "trapped"),
    *("detained", "evacuated", "displaced", "abducted"),
)
HARM = "dqacfu"
FORCE = "dqacf"


@dataclass(frozen=True)
class Phrase:
    """How one figure is told; what stands in braces is said in ``measures.toml``."""

    measure: str
    text: str
    kinds: str
    size: str = "some"
    unit: str = "person"
    manner: str = "any"


def _phrases() -> Iterator[Phrase]:
    for row in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["phrases"]:
        texts = row.pop("texts")
        yield from (Phrase(text=text, **row) for text in texts)


PHRASES = tuple(_phrases())

OTHERS = (
    ("magnitude", "q", "{agent} had a magnitude of {a}", "6.{}", "", 1, "index"),
    ("magnitude", "q", "{agent} measured {a} on the Richter scale", "5.{}", "", 1, "index"),
    ("magnitude", "q", "the magnitude {a} quake cut telephone lines", "7.{}", "", 1, "index"),
    ("magnitude", "q", "seismologists put its magnitude at {a}", "6.{}", "", 1, "index"),
    ("depth", "q", "{agent} struck at a depth of {a}", "{} km", "kilometer", 0, "measurement"),
    ("depth", "q", "{agent} was centred {a} underground", "{} kilometres", "kilometer", 0, "measurement"),
    ("distance", "q", "its epicentre was {a} from the nearest town", "{} km", "kilometer", 0, "measurement"),
    ("rainfall", "d", "{a} of rain fell overnight", "{} mm", "millimeter", 0, "measurement"),
    ("price", "m", "a kilo of onions sells for {a}", "${}.20", "USD/kilogram", 2, "price"),
    ("price", "m", "onions sell for {a} a kilo", "${}.40", "USD/kilogram", 4, "price"),
    ("price", "m", "a litre of cooking oil costs {a}", "{}.30 euros", "EUR/liter", 3, "price"),
    ("price", "m", "petrol was going for {a} a litre", "{}.50 euros", "EUR/liter", 5, "price"),
    ("damage", "dqf", "damage was put at {a}", "${} million", "USD", 6, "money"),
    ("damage", "dqf", "{agent} caused {a} worth of damage", "${} million", "USD", 6, "money"),
)
"""Measure, kinds of scene, text, how the figure is written, its unit, how it is worked out (see `_other`), its kind."""

GAPS = (
    "",
    "",
    "",
    ", most of them women and children,",
    ", including the brother of the mayor,",
    ", among them an off-duty police officer,",
    " travelling to a wedding",
    " from the same village",
    " who had been waiting outside",
    ", according to the latest count,",
    " in the worst-hit district",
    ", many of them elderly,",
)
COUNTED_GAPS = (
    (
        " in the hamlet of Orda, {z} south of the river,",
        "{} km",
        {"unit": "kilometer", "measure": "distance", "kind": "measurement"},
    ),
    (" aged between {z}", "{0} and {1}", {"unit": "year", "kind": "age"}),
    (", the youngest of them aged {z},", "{}", {"unit": "year", "kind": "age", "measure": "age"}),
    (" living within {z} of the river", "{} metres", {"unit": "meter", "measure": "distance", "kind": "measurement"}),
)

FRONTS = (
    "",
    "",
    "",
    "",
    "on Monday, ",
    "by nightfall ",
    "in the capital alone, ",
    "according to state television, ",
    "a hospital official said ",
    "police said ",
    "the interior ministry said on Tuesday that ",
    "in a later statement the governor said ",
    "local media reported that ",
    "since the weekend ",
)
ENDS = (
    "",
    "",
    "",
    "",
    ", police said",
    ", officials said",
    ", the governor told reporters",
    ", state radio reported",
    ", witnesses said",
    " by Tuesday morning",
)
CLOSINGS = (
    "",
    "",
    "The president cut short a visit abroad.",
    "It was not immediately clear who was to blame.",
    "Schools in the province will stay closed for the rest of the week.",
    "Relatives waited at the gates for news.",
    "Telephone lines were down and little was known of the situation in remote parts.",
)

STATUSES = (
    ("{a} people were feared dead", "killed", "provisional"),
    ("{a} people were feared to have died", "killed", "provisional"),
    ("unconfirmed reports said {a} people had been killed", "killed", "provisional"),
    ("according to preliminary figures, {a} people were killed", "killed", "provisional"),
    ("initial reports said {a} people were injured", "injured", "provisional"),
    ("the police denied that {a} people had been killed", "killed", "denied"),
    ("the ministry dismissed reports that {a} people had been arrested", "detained", "denied"),
    ("reports that {a} people had died were false, the governor said", "killed", "denied"),
    ("the army retracted its statement that {a} people had been killed", "killed", "retracted"),
    ("the government plans to evacuate {a} people", "evacuated", "planned"),
    ("{a} more soldiers will be sent to the area", "troops", "planned"),
)

PAIRS = (
    ("{agent} killed {a} people and injured {b!}", "killed injured"),
    ("{agent} killed {a!} and wounded {b} others", "killed injured"),
    ("{agent} left {a!} dead and {b!} wounded", "killed injured"),
    ("{agent} left {a} people dead, {b!} injured and {c!} missing", "killed injured missing"),
    ("{a} people were killed and {b!} injured in {agent}", "killed injured"),
    ("{a} people died and {b!} were hurt", "killed injured"),
    ("{a} people were killed, {b!} injured and {c!} were missing", "killed injured missing"),
    ("{agent} killed {a} people, while {b!} more were injured", "killed injured"),
    ("{a!} dead, {b!} hurt and {c!} missing was the tally in the town alone", "killed injured missing"),
    ("there were {a!} dead and {b!} injured", "killed injured"),
    ("{a} people were dead, {b!} injured", "killed injured"),
    ("{agent} killed {a} people, wounded {b!} and left {c!} missing", "killed injured missing"),
    ("hospitals had received {a} bodies and were treating {b} wounded", "killed injured"),
    ("rescuers recovered {a} bodies and pulled out {b} survivors", "killed rescued"),
    ("the toll stood at {a} dead and {b} injured", "killed injured"),
    ("{agent} has killed {a} people, with {b} more injured", "killed injured"),
    ("besides the {a} dead, {b} people were injured", "killed injured"),
    ("{agent} claimed {a} lives and injured another {b!}", "killed injured"),
    ("{a} people were hurt; {b!} died", "injured killed"),
    ("in addition to {a} injured, {agent} left {b} people dead", "injured killed"),
    ("{agent}, which killed {a} people, also injured {b}", "killed injured"),
    ("{agent}, in which {a} people died and {b!} were hurt, was the worst in years", "killed injured"),
    ("part of a wall came down, killing {a} people and injuring {b!}", "killed injured"),
    ("a roof gave way, leaving {a} people dead and {b!} missing", "killed missing"),
    ("help was slow to arrive after {a} people were killed and {b!} wounded", "killed injured"),
    ("with {a} people dead and {b!} hurt, hospitals asked for blood", "killed injured"),
    ("part of a wall fell, killing {a!}, wounding {b!} and trapping {c} people", "killed injured trapped"),
    ("{a} people were killed. {b!} were injured. {c!} are still missing", "killed injured missing"),
    ("{a} people were killed. another {b!} were taken to hospital", "killed hospitalised"),
    ("killed in {agent} were {a} people; {b!} were hurt", "killed injured"),
    ("{a} people died on the spot and {b!} in hospital", "killed killed"),
    ("{a} bodies were found on Monday and {b!} on Tuesday", "killed killed"),
    ("rescuers saved {a} people but {b!} drowned", "rescued killed"),
    ("{a} people were missing and {b!} were confirmed dead", "missing killed"),
    ("as well as killing {a} people, {agent} injured {b!}", "killed injured"),
    ("{a} people were killed, according to the governor, and {b!} injured", "killed injured"),
    ("{a} people were killed, he said, while {b!} were still missing", "killed missing"),
    ("{a} people were hurt, {b!} died and {c!} were unaccounted for", "injured killed missing"),
    ("of those brought in, {a!} had died and {b!} were wounded", "killed injured"),
    ("authorities reported {a} dead, {b} injured and {c} missing", "killed injured missing"),
    ("the dead number {a!}, the injured {b!} and the missing {c!}", "killed injured missing"),
    ("the number of dead stood at {a!}, that of the injured at {b!}", "killed injured"),
    ("the toll is {a} dead, {b} wounded and {c} missing", "killed injured missing"),
)

LABELS = (
    ("Dead: {a}. Injured: {b}. Missing: {c}.", "killed injured missing"),
    ("Death toll: {a}\nInjured: {b}\nMissing: {c}", "killed injured missing"),
    ("Killed - {a}, wounded - {b}, missing - {c}.", "killed injured missing"),
    ("Deaths: {a}; injuries: {b}; missing: {c}.", "killed injured missing"),
    ("Casualties: {a} dead, {b} injured, {c} missing.", "killed injured missing"),
)

HEADLINES = (
    ("{a} dead, {b} hurt in {event}", "killed injured"),
    ("{event} kills {a}, injures {b}", "killed injured"),
    ("{event} leaves {a} dead", "killed"),
    ("{a} killed in {event}", "killed"),
    ("{event} death toll rises to {a}", "killed"),
    ("{a} killed, {b} wounded in {event}, police say", "killed injured"),
    ("{event}: {a} dead, {b} missing", "killed missing"),
)
EVENTS = {"d": "storm", "q": "quake", "a": "attack", "c": "crash", "f": "fire", "u": "riot"}
_FIRM = ("about", "around", "some", "roughly", "at least", "more than", "over", "nearly", "almost")


def cases(seed: int, n: int) -> Iterator[Case]:
    """Composed dispatches, the same for the same seed."""
    rng = Random(seed)
    shapes = (single, single, single, single, pair, label, headline, status, other)
    for _ in range(n):
        scene = rng.choice(SCENES)
        while (made := rng.choice(shapes)(rng, scene)) is None:
            scene = rng.choice(SCENES)
        yield made


def single(rng: Random, scene: Scene) -> Case | None:
    """One measure with all that may stand around it."""
    fitting = [phrase for phrase in PHRASES if scene.kind in phrase.kinds]
    if not fitting:
        return None
    measures = sorted({phrase.measure for phrase in fitting})
    measure = rng.choice(measures)
    phrase = rng.choice([phrase for phrase in fitting if phrase.measure == measure])
    used: set[int] = set()
    figures = {"a": figure(rng, phrase, used)}
    text, names = phrase.text, [f"{phrase.measure}: {phrase.text}", *figures["a"].constructions]
    if phrase.measure in BEFALLEN and rng.random() < 0.4:
        noun = rng.choice(NOUNS)
        text = text.replace("{a} people", f"{{a}} {noun}")
        names.append(noun)
    if "{gap}" in text:
        gap = rng.choice(GAPS)
        if rng.random() < 0.25 and phrase.unit == "person":
            gap, figures["z"] = counted_gap(rng, used)
        if text.endswith("{gap}"):
            gap = gap.removesuffix(",")
        names.append(f"gap {gap}")
        text = text.replace("{gap}", gap)
    return finish(rng, scene, text, figures, names)


def figure(rng: Random, phrase: Phrase, used: set[int]) -> Number:
    manner = phrase.manner if phrase.manner != "firm" else "hedged or exact"
    made = number(rng, phrase.size, used=used, manner=manner)
    while phrase.manner == "firm" and made.values["bound"] != "exact" and not made.words.startswith(_FIRM):
        made = number(rng, phrase.size, used=used, manner=manner)
    return made.of(phrase.unit or None, measure=phrase.measure, kind="count", status="asserted")


def counted_gap(rng: Random, used: set[int]) -> tuple[str, Number]:
    text, form, extra = rng.choice(COUNTED_GAPS)
    value = rng.choice([value for value in range(12, 60) if value not in used and value + 9 not in used])
    used |= {value, value + 9}
    made = exact(value, form.format(value, value + 9))
    if "{1}" in form:
        made = Number(made.words, {"best": None, "lower": value, "upper": value + 9, "bound": "range"}, ())
    if "within" in text:
        made = hedged(value, ("{}", "at_most"), made.words)
    return text, made.of(extra["unit"], **{name: value for name, value in extra.items() if name != "unit"})


def pair(rng: Random, scene: Scene) -> Case | None:
    """Several measures in one sentence, the later ones with less said."""
    if scene.kind not in HARM:
        return None
    text, measures = rng.choice(PAIRS)
    return several(rng, scene, text, measures, "hedged or exact")


def several(rng: Random, scene: Scene, text: str, measures: str, manner: str) -> Case:
    used: set[int] = set()
    figures = {}
    for name, measure in zip("abc", measures.split(), strict=False):
        phrase = Phrase(
            measure, text, "", size=rng.choice(("few", "some", "many")), manner="firm" if manner != "digits" else manner
        )
        figures[name] = figure(rng, phrase, used)
    return finish(
        rng, scene, text, figures, [text, *(name for made in figures.values() for name in made.constructions)]
    )


def label(rng: Random, scene: Scene) -> Case | None:
    """A list of the sort that situation reports print."""
    if scene.kind not in FORCE:
        return None
    text, measures = rng.choice(LABELS)
    return several(rng, replace(scene, opening=""), f"{scene.opening}\n{text}\nThe search goes on.", measures, "digits")


def headline(rng: Random, scene: Scene) -> Case | None:
    """A headline over a lead without a figure."""
    if scene.kind not in EVENTS:
        return None
    text, measures = rng.choice(HEADLINES)
    text = text.replace("{event}", EVENTS[scene.kind])
    return several(rng, replace(scene, opening=""), f"{text}\n\n{scene.opening}", measures, "digits")


def status(rng: Random, scene: Scene) -> Case | None:
    """A figure that is not simply asserted."""
    if scene.kind not in HARM:
        return None
    text, measure, said = rng.choice(STATUSES)
    made = number(rng, "many", used=set(), manner="hedged or exact").of("person", measure=measure, status=said)
    return finish(rng, scene, text, {"a": made}, [f"{said}: {text}", *made.constructions], tail=False)


def other(rng: Random, scene: Scene) -> Case | None:
    """A measure that counts nothing."""
    fitting = [row for row in OTHERS if scene.kind in row[1]]
    if not fitting:
        return None
    measure, _, text, form, unit, how, kind = rng.choice(fitting)
    value = rng.randint(2, 9)
    worth = {0: value * 10, 1: None, 2: value + 0.2, 3: value + 0.3, 4: value + 0.4, 5: value + 0.5, 6: value * 1e6}[
        how
    ]
    words = form.format(value * 10 if how == 0 else value)
    made = exact(value, words)
    worth = float(words) if worth is None else worth
    made = replace(made, values={"best": worth, "lower": worth, "upper": worth, "bound": "exact"})
    made = made.of(unit or None, measure=measure, kind=kind if how != 1 else None)
    return finish(rng, scene, text, {"a": made}, [f"{measure}: {text}"])


def finish(
    rng: Random, scene: Scene, text: str, figures: dict[str, Number], names: list[str], tail: bool = True
) -> Case:
    """The sentence in its place among others."""
    if scene.opening and tail:
        front = rng.choice(FRONTS)
        end = rng.choice(ENDS) if not front or front.endswith(("on Monday, ", "alone, ")) else ""
        text = front + text + end
        names = [*names, f"front {front}", f"end {end}"]
    if scene.opening:
        text = f"{scene.opening} {text}. {rng.choice(CLOSINGS)}".strip()
    composed, claims = compose(text.replace("{agent}", scene.agent), figures)
    return Case(composed, "2019-08-14", claims, tuple(names))
