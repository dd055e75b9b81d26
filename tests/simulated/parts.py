"""Figures that lean on another: its parts, what is left of it, its earlier level, the same in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.simulated.cases import Case
from tests.simulated.composing import ALONE, HEDGES, Number, compose, exact, hedged, plain

OPENINGS = (
    ("DHAKA, Aug 14 - Flash floods swept through villages in northern Bangladesh after days of rain.", "the flood"),
    ("An earthquake struck western Sumatra while most people were asleep.", "the quake"),
    ("KARACHI, Aug 14 (AFP) - A bomb went off outside a courthouse at the start of the working day.", "the bombing"),
    ("A bus left the road on a mountain pass near Cusco and rolled into a ravine.", "the accident"),
    ("LAGOS (Reuters) - A passenger ferry capsized in the lagoon in heavy winds.", "the disaster"),
    ("A fire raced through a garment factory in the suburb of Ashulia.", "the fire"),
    ("Riots spread to the second city of Guinea after the result of the election was announced.", "the violence"),
    ("BOGOTA, Aug 14 - A hillside gave way above the town of Mocoa.", "the landslide"),
    ("A stampede broke out at a religious festival in the Indian state of Bihar.", "the stampede"),
    ("Gunmen on motorcycles opened fire at a market in the town of Gamboru.", "the attack"),
    ("MINSK, Aug 14 (TASS) - A gas explosion brought down part of a block of flats.", "the explosion"),
    ("A heatwave has gripped the plains of Sindh since the weekend.", "the heat"),
)

HEADS = (
    ("killed", "{agent} killed {t} people"),
    ("killed", "{t} people were killed"),
    ("killed", "{t} people died in {agent}"),
    ("killed", "{t} people lost their lives"),
    ("killed", "{agent} claimed {t} lives"),
    ("killed", "officials confirmed {t} deaths"),
    ("killed", "the death toll rose to {t!}"),
    ("killed", "rescuers recovered {t} bodies"),
    ("injured", "{agent} injured {t} people"),
    ("injured", "{t} people were wounded"),
    ("injured", "{t} people were hurt"),
    ("hospitalised", "{t} people were taken to hospital"),
    ("missing", "{t} people were missing"),
    ("missing", "{t} people remain unaccounted for"),
    ("rescued", "{t} people were rescued"),
    ("detained", "police arrested {t} people"),
    ("detained", "{t} people were detained"),
    ("evacuated", "{t} people were evacuated"),
)

GROUPS = (
    "children",
    "women",
    "foreigners",
    "soldiers",
    "police officers",
    "students",
    "teachers",
    "pensioners",
    "teenagers",
    "tourists",
    "members of one family",
    "schoolchildren",
    "farm workers",
    "firefighters",
)

INLINE = (
    ", including {p} {x}",
    ", including {p} {x} and {q} {y}",
    ", among them {p} {x}",
    ", among them {p} {x} and {q} {y}",
    ", {p!} of them {x}",
    ", {p!} of whom were {x}",
    ", of whom {p!} were {x}",
    ", of them {p} {x}",
    ", {p!} of them in the provincial capital",
    ", {p!} of them {x} and {q} {y}",
    " - among them {p} {x}",
    " (including {p} {x})",
    " ({p!} of them {x})",
    ", with {p} {x} among them",
    ", {f} of them {x}",
    ", of whom {f} were {x}",
    ", {p} {x} among them",
    " including {p} {x}",
)
SUMS = (
    ", {p!} in the capital and {q!} in the south",
    " - {p} {x} and {q} {y}",
    ": {p} {x} and {q} {y}",
    ", {p!} of them in the north and {q!} in the south",
    ". {p!} were {x} and {q!} were {y}",
    ". {p!} of them were {x}, the other {q!} were {y}",
    ". {p!} were {x} and the remaining {q!} were {y}",
    ". of these, {p!} were {x} and {q!} {y}",
)
FOLLOWING = (
    ("", "{p!} of them were {x}"),
    ("", "of these, {p!} were {x}"),
    ("", "of them, {p!} were {x}"),
    ("", "{f} of them were {x}"),
    ("", "among them were {p} {x}"),
    ("", "they include {p} {x}"),
    ("", "they included {p} {x} and {q} {y}"),
    ("", "of those, {p!} were {x}"),
    ("killed", "the dead include {p} {x}"),
    ("killed", "the dead included {p} {x} and {q} {y}"),
    ("killed", "among the dead were {p} {x}"),
    ("killed", "{p!} of the dead were {x}"),
    ("killed", "{p!} of the victims were {x}"),
    ("killed", "{p} {x} were among the dead"),
    ("killed", "of the dead, {p!} were {x}"),
    ("killed", "{f} of the dead were {x}"),
    ("killed", "{p!} of those killed were {x}"),
    ("killed", "the toll includes {p} {x}"),
    ("killed", "{p!} of the bodies were those of {x}"),
    ("", "{p!} of these were {x}"),
    ("", "almost all were {x}, and {p!} of them were {y}"),
    ("", "the hospital director, Ismail Kamara, said {p!} of them were {x}"),
    ("killed", "the mayor told state radio that {p!} of the dead were {x}"),
    ("injured", "doctors said {p!} of the wounded were {x}"),
    ("injured", "{p!} of the injured were {x}"),
    ("injured", "among the injured were {p} {x}"),
    ("injured", "the wounded include {p} {x}"),
    ("injured", "{p!} of those hurt were {x}"),
    ("detained", "{p!} of those arrested were {x}"),
    ("detained", "the detainees include {p} {x}"),
    ("missing", "the missing include {p} {x}"),
    ("missing", "{p!} of the missing were {x}"),
    ("rescued", "{p!} of those rescued were {x}"),
    ("injured", "{p!} of them were in critical condition"),
    ("injured", "{p!} of them were in intensive care"),
)
SEVERE = (
    ", {p!} of them seriously",
    ", {p!} of them critically",
    ", including {p!} in critical condition",
    ", {p!} seriously",
)
TOTALS = (
    ("killed", "{p!} more people died overnight, bringing the total to {t}"),
    ("killed", "another {p} bodies were recovered, bringing the death toll to {t}"),
    ("killed", "{p} more bodies were found on Tuesday, taking the death toll to {t}"),
    ("killed", "a further {p} people died in hospital, raising the number of dead to {t}"),
    ("detained", "police arrested {p} more people, bringing the number of detainees to {t}"),
    ("injured", "{p} more people were injured, bringing the total number of wounded to {t}"),
    ("killed", "the death toll rose by {p} to {t}"),
    ("killed", "with {p} more deaths, the toll reached {t}"),
)
BESIDE = (
    ("killed", "injured", "{agent} killed {t} people. another {p} were injured"),
    ("killed", "injured", "{t} people were killed. a further {p} people were hurt"),
    ("killed", "missing", "{agent} killed {t} people. {p} others were missing"),
    ("injured", "killed", "{agent} injured {t} people and killed {p}"),
    ("killed", "injured", "{t} people died and another {p} were wounded"),
    ("missing", "rescued", "{t} people were missing, while {p} others were rescued"),
)
CHANGES = (
    ("killed", "the death toll rose to {t} from {p}", "fp"),
    ("killed", "the death toll rose from {p} to {t}", "fp"),
    ("killed", "the death toll has risen to {t}, up from {p} on Monday", "fp"),
    ("killed", "the number of dead climbed from {p} to {t} overnight", "fp"),
    ("killed", "the government raised the death toll to {t} from {p}", "fp"),
    ("killed", "the ministry revised the death toll from {p} to {t}", "fp"),
    ("killed", "{t} people were killed, up from {p} reported earlier", "fp"),
    ("killed", "{t} people died, up from an earlier count of {p}", "fp"),
    ("killed", "the ministry lowered the death toll to {p} from {t}", "ft"),
    ("injured", "the number of injured rose to {t} from {p}", "fp"),
    ("missing", "the number of missing fell to {p} from {t}", "ft"),
    ("missing", "the number of people missing dropped from {t} to {p}", "ft"),
    ("missing", "{p} people were still missing, down from {t} a day earlier", "ft"),
    ("detained", "the number of people arrested rose to {t} from {p}", "fp"),
    ("displaced", "the number of people made homeless rose from {p} to {t}", "fp"),
    ("killed", "the death toll, which stood at {p} on Monday, rose to {t}", "fp"),
    ("hospitalised", "the number of people in hospital fell from {t} to {p}", "ft"),
)
OF_KNOWN = (
    "{p!} of the {t} people on board survived",
    "of the {t} people on board, {p!} were rescued",
    "only {p!} of {t} passengers were saved",
    "rescuers found {p!} of the {t} missing",
    "{p!} of the {t} people injured were still in hospital",
    "police released {p!} of the {t} detainees",
    "{p!} out of {t} workers escaped",
    "of {t} people arrested, {p!} were released",
)
THINGS = (
    ("houses_damaged", "building", "{t} houses were damaged, {p!} of them beyond repair"),
    ("houses_damaged", "building", "{t} homes were destroyed, including {p} in the old town"),
    ("houses_damaged", "building", "the flames destroyed {t} homes. {p!} of them stood empty"),
    ("premises_damaged", "building", "{t} buildings collapsed, among them {p} schools"),
    ("premises_damaged", "building", "{t} shops were looted, {p!} of them in the capital"),
    ("vehicles_burned", "vehicle", "{t} cars were set on fire, {p!} of them in the suburbs"),
    ("vehicles_burned", "vehicle", "rioters torched {t} vehicles, including {p} police cars"),
    ("animals_killed", "animal", "{t} cattle drowned, {p!} of them on a farm by the river"),
    ("premises_damaged", "building", "{t} schools were damaged. of these, {p!} will have to be rebuilt"),
)
"""Measure, unit and text of totals that are no people."""
PLACED = (
    "{t} people were killed. {p!} died in Sindh, {q!} in Punjab and {r!} in Swat",
    "{t} people were killed - {p!} in Sindh, {q!} in Punjab and {r!} in Swat",
    "the death toll rose to {t!}, with {p!} deaths in Sindh, {q!} in Punjab and {r!} in Swat",
    "{t} people died: {p!} in Sindh, {q!} in Punjab and {r!} in Swat",
    "{t} people lost their lives. Sindh reported {p} deaths, Punjab {q!} and Swat {r!}",
    "{t} people died. {p} people were killed in Sindh, {q!} in Punjab and {r!} in Swat",
)
LEVELS = (
    ("petrol rose to {t} a litre from {p}", "${}.20", "USD/liter", "price"),
    ("a litre of petrol now costs {t}, up from {p} a month ago", "${}.40", "USD/liter", "price"),
    ("the government raised the price of bread from {p} to {t} a loaf", "${}.10", None, "price"),
    ("unemployment rose to {t} in July from {p} in June", "{}.5 percent", "percent", None),
    ("inflation fell to {p} from {t}", "{}.1 percent", "percent", None),
    ("inflation slowed to {p} in July from {t} in June", "{}.4%", "percent", None),
    ("the central bank raised its rate to {t} from {p}", "{}.25 percent", "percent", None),
    ("the central bank cut its rate from {t} to {p}", "{}.75 percent", "percent", None),
    ("the flooded area grew from {p} to {t}", "{}0 hectares", "hectare", None),
    ("the number of camps rose from {p} to {t}", "{}", None, None),
)
FRACTIONS = (
    ("half", 0.5, "exact"),
    ("a third", 1 / 3, "exact"),
    ("about a third", 1 / 3, "approx"),
    ("more than half", 0.5, "more_than"),
    ("at least half", 0.5, "at_least"),
    ("nearly half", 0.5, "less_than"),
    ("a quarter", 0.25, "exact"),
    ("two thirds", 2 / 3, "exact"),
    ("about half", 0.5, "approx"),
)

CONVERTED = (
    ("the village lies {a} ({b}) south of the capital", "{} km", 40, "kilometer", "{} miles", 25, "mile", "distance"),
    ("it happened {a} ({b}) from the border", "{} kilometers", 80, "kilometer", "{} miles", 50, "mile", "distance"),
    ("it happened {a}, or {b}, from the border", "{} km", 160, "kilometer", "{} miles", 100, "mile", "distance"),
    ("water stood {a} ({b}) deep in the streets", "{} metres", 3, "meter", "{} feet", 10, "foot", "depth"),
    ("{a} ({b}) of rain fell within hours", "{} mm", 150, "millimeter", "{} inches", 6, "inch", "rainfall"),
    ("damage was put at {a} ({b})", "{} million euros", 12, "EUR", "${} million", 13, "USD", "damage"),
    ("damage was put at {a}, or {b}", "{} million euros", 24, "EUR", "${} million", 26, "USD", "damage"),
    ("losses came to {a}, the equivalent of {b}", "{} million yuan", 70, "CNY", "${} million", 10, "USD", "loss"),
    ("damage came to {a} ({b})", "{} billion rupiah", 30, "IDR", "${} million", 2, "USD", "damage"),
    ("the flames covered {a} ({b})", "{} hectares", 400, "hectare", "{} acres", 988, "acre", "area"),
    ("winds reached {a} ({b})", "{} km per hour", 120, "kilometer/hour", "{} mph", 75, "mile/hour", "speed"),
    (
        "it was {a} ({b}) hot",
        "{} degrees Celsius",
        45,
        "degree_Celsius",
        "{} Fahrenheit",
        113,
        "degree_Fahrenheit",
        None,
    ),
)
_SCALES = {" million": 1e6, " billion": 1e9}

BETWEEN = (
    "", "", "",
    ' "We are doing all we can," governor Amadou Sirleaf told reporters.',
    " Rain held up the search.",
    " The ministry gave no further details.",
    " Hospitals appealed for blood, a spokeswoman for the Red Crescent said.",
    " Many had been on their way to work.",
)  # fmt: skip
SPEAKERS = (
    "",
    "",
    "",
    ", police said",
    ", the health ministry said",
    ", according to the governor",
    ", officials said on Tuesday",
)
FRONTS = ("", "", "", "police said ", "the interior ministry said on Tuesday that ", "according to state television, ")
CLOSINGS = (
    "",
    "",
    "The president cut short a visit abroad.",
    "It was not clear who was to blame.",
    "Schools will stay closed.",
)
SHARED = ("about", "some", "at least", "more than", "nearly")


@dataclass(frozen=True)
class Told:
    """A sentence or two about figures, before it stands in a dispatch."""

    text: str
    figures: dict[str, Number]
    constructions: tuple[str, ...]


def cases(seed: int, n: int) -> Iterator[Case]:
    """Composed dispatches, the same for the same seed."""
    rng = Random(seed)
    shapes = (
        *(inline, inline, sums, following, following, severe, totals, beside, changes, of_known, converted),
        *(things, placed, levels),
    )
    for _ in range(n):
        yield finish(rng, rng.choice(shapes)(rng))


def inline(rng: Random) -> Told:
    """A part told in the sentence of its total."""
    measure, head = rng.choice(HEADS)
    return _of_head(rng, measure, head, rng.choice(INLINE))


def severe(rng: Random) -> Told:
    """How many of the hurt are hurt badly."""
    head = rng.choice([text for measure, text in HEADS if measure == "injured"])
    return _of_head(rng, "injured", head, rng.choice(SEVERE), part="seriously_injured")


def following(rng: Random) -> Told:
    """A part told in a sentence behind that of its total."""
    measure, head = rng.choice(HEADS)
    tail = rng.choice([text for name, text in FOLLOWING if name in ("", measure)])
    part = "seriously_injured" if "critical" in tail or "intensive" in tail else measure
    return _of_head(rng, measure, head, f"{rng.choice(SPEAKERS)}.{rng.choice(BETWEEN)} {tail}", part=part)


def _of_head(rng: Random, measure: str, head: str, tail: str, part: str | None = None) -> Told:
    total, first, second = rng.randint(61, 990), rng.randint(2, 19), rng.randint(20, 40)
    figures = {"t": figure(rng, total).of("person", measure=measure)}
    for name, value in (("p", first), ("q", second)):
        if f"{{{name}" in tail:
            figures[name] = figure(rng, value).of("person", measure=part or measure, part_of="t")
    if "{f}" in tail:
        words, value, bound = rng.choice(FRACTIONS)
        made = exact(1, words) if bound == "exact" else hedged(1, ("{}", bound), words)
        worth = {name: value if stated == 1 else stated for name, stated in made.values.items()}
        figures["f"] = replace(made, values=worth).of("dimensionless", part_of="t")
    return Told(head + _grouped(rng, tail), figures, (f"{measure}: {head}", tail))


def _grouped(rng: Random, text: str) -> str:
    one, two = rng.sample(GROUPS, 2)
    return text.replace("{x}", one).replace("{y}", two)


def sums(rng: Random) -> Told:
    """Parts that make up their total."""
    measure, head = rng.choice(HEADS)
    one, two = rng.sample(range(2, 60), 2)
    tail = rng.choice([text for text in SUMS if "{t!}" not in head or text.startswith(".")])
    figures = {
        "t": exact(one + two, plain(one + two)).of("person", measure=measure),
        "p": exact(one, plain(one)).of("person", measure=measure, part_of="t"),
        "q": exact(two, plain(two)).of("person", measure=measure, part_of="t"),
    }
    return Told(head + _grouped(rng, tail), figures, (f"{measure}: {head}", tail))


def totals(rng: Random) -> Told:
    """An addition and the total it makes."""
    measure, text = rng.choice(TOTALS)
    total, part = rng.randint(41, 990), rng.randint(2, 19)
    link: dict[str, Any] = {} if " by {p}" in text else {"part_of": "t"}
    figures = {
        "t": exact(total, plain(total)).of("person", measure=measure),
        "p": exact(part, plain(part)).of("person", measure=measure, **link),
    }
    return Told(text, figures, (text,))


def beside(rng: Random) -> Told:
    """Two figures of which neither is part of the other."""
    measure, other, text = rng.choice(BESIDE)
    total, part = rng.sample(range(4, 200), 2)
    figures = {
        "t": figure(rng, total).of("person", measure=measure, part_of=ALONE),
        "p": figure(rng, part, alone=True).of("person", measure=other, part_of=ALONE),
    }
    return Told(text, figures, (text,))


def changes(rng: Random) -> Told:
    """A level and the one before it."""
    measure, text, way = rng.choice(CHANGES)
    total, part = rng.randint(60, 990), rng.randint(11, 55)
    figures = {
        "t": figure(rng, total).of("person", measure=measure, changed_from="p" if way == "fp" else None),
        "p": figure(rng, part).of("person", measure=measure, changed_from="t" if way == "ft" else None),
    }
    return Told(text, figures, (text,))


def of_known(rng: Random) -> Told:
    """So many of so many."""
    text = rng.choice(OF_KNOWN)
    total, part = rng.randint(41, 400), rng.randint(2, 39)
    figures = {
        "t": exact(total, plain(total)).of("person"),
        "p": exact(part, plain(part)).of("person", part_of="t"),
    }
    return Told(text, figures, (text,))


def things(rng: Random) -> Told:
    """Parts of totals that are no people."""
    measure, unit, text = rng.choice(THINGS)
    figures = {
        "t": figure(rng, rng.randint(41, 990)).of(unit, measure=measure),
        "p": figure(rng, rng.randint(2, 39)).of(unit, measure=measure, part_of="t"),
    }
    return Told(text, figures, (text,))


def placed(rng: Random) -> Told:
    """A total and how many of it in each place."""
    text = rng.choice(PLACED)
    values = rng.sample(range(3, 60), 3)
    figures = {"t": exact(sum(values), plain(sum(values))).of("person", measure="killed")}
    for name, value in zip("pqr", values, strict=True):
        figures[name] = exact(value, plain(value)).of("person", measure="killed", part_of="t")
    return Told(text, figures, (text,))


def levels(rng: Random) -> Told:
    """Two levels of what counts nobody."""
    text, form, unit, measure = rng.choice(LEVELS)
    low, high = sorted(rng.sample(range(2, 20), 2))
    rose = "fell" not in text and "slowed" not in text and "cut" not in text
    figures = {}
    for name, value in (("t", high), ("p", low)):
        words = form.format(value)
        worth = float(re.sub(r"[^0-9.]", "", words))
        made = replace(exact(value, words), values={"best": worth, "lower": worth, "upper": worth, "bound": "exact"})
        reached = name == ("t" if rose else "p")
        figures[name] = made.of(unit, measure=measure, changed_from=("p" if rose else "t") if reached else None)
    return Told(text, figures, (text,))


def converted(rng: Random) -> Told:
    """An amount restated in another unit, which has its hedge."""
    text, one, value, unit, two, other, other_unit, measure = rng.choice(CONVERTED)
    hedge = rng.choice((None, None, *(hedge for hedge in HEDGES if hedge[0].split(" {")[0] in SHARED)))
    figures = {
        "a": _amount(one, value, hedge).of(unit, measure=measure),
        "b": _restated(two, other, hedge).of(other_unit, measure=measure, converts="a"),
    }
    return Told(text, figures, (text, f"hedge {hedge}"))


def _amount(form: str, value: int, hedge: tuple[str, str] | None) -> Number:
    words = form.format(value)
    worth = value * next((scale for name, scale in _SCALES.items() if name in form), 1)
    made = hedged(value, hedge, words) if hedge else exact(value, words)
    return replace(made, values={name: worth if stated == value else stated for name, stated in made.values.items()})


def _restated(form: str, value: int, hedge: tuple[str, str] | None) -> Number:
    return _amount(form, value, ("{}", hedge[1]) if hedge else None)


def figure(rng: Random, value: int, alone: bool = False) -> Number:
    """A figure as it is, or hedged once in three times."""
    if rng.random() < 0.66 or alone:
        return exact(value, plain(value))
    hedge = rng.choice([hedge for hedge in HEDGES if hedge[0].startswith(SHARED)])
    value = value if value < 10 else value // 5 * 5
    return hedged(value, hedge, plain(value))


def finish(rng: Random, told: Told) -> Case:
    """The sentence in its place among others."""
    opening, agent = rng.choice(OPENINGS)
    front = rng.choice(FRONTS)
    end = "" if front else rng.choice(SPEAKERS)
    text = f"{opening} {front}{told.text.replace('{agent}', agent)}{end}. {rng.choice(CLOSINGS)}".strip()
    composed, claims = compose(text, told.figures)
    return Case(composed, "2019-08-14", claims, (*told.constructions, f"front {front}", f"end {end}"))
