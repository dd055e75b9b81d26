"""Bulletins: lines of a label and a figure, bullets, lists by place, tables, and who issued them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.simulated.cases import Case
from tests.simulated.composing import SIZES, hedged, plain

VOCABULARY = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FORMS: dict[str, dict[str, Any]] = VOCABULARY["forms"]
FIGURES: dict[str, dict[str, Any]] = VOCABULARY["figures"]
SUMS = frozenset({"turnout", "rain", "gusts"})
"""Of these the figures of places make no total."""
OF_PERSONS = frozenset(name for name, row in FIGURES.items() if row.get("unit") == "person") - {
    "observers",
    "registered",
}


@dataclass
class Sheet:
    """A bulletin as it grows: its text, where its figures stand, and what they claim."""

    random: Random
    world: dict[str, Any]
    text: str = ""
    marks: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)
    constructions: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    claims: dict[str, Any] = field(default_factory=dict)
    """What all figures claim that no word beside them tells otherwise."""
    topics: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def choose(self, forms: Mapping[str, Any]) -> Any:
        """One of the forms, whose name is kept."""
        name = self.random.choice(list(forms))
        self.constructions.append(name)
        return forms[name]

    def word(self, topic: str, sort: str) -> str:
        """One of the words for what is counted."""
        word = self.random.choice([one for one in FIGURES[topic][sort] if not one.endswith(":skip")])
        self.constructions.append(f"{topic}.{sort}.{word}")
        return str(word)

    def value(self, topic: str, share: int = 1) -> int:
        """A value that nothing else in the text has."""
        start, stop, _ = SIZES[FIGURES[topic]["size"]]
        start = max(start // share, 2)
        free = [one for one in range(start, max(stop // share, start + 60)) if one not in self.used]
        chosen = self.random.choice(free)
        self.used.add(chosen)
        return chosen

    def write(self, template: str, words: Mapping[str, Any]) -> None:
        """Add a text; ``Figure`` values are marked where they stand."""
        at = 0
        for slot in re.finditer(r"\{(\w+)(?::(\d+))?\}", template):
            self.text += template[at : slot.start()]
            self._put(words[slot[1]], int(slot[2] or 0))
            at = slot.end()
        self.text += template[at:]

    def _put(self, value: Any, width: int) -> None:
        if isinstance(value, Figure):
            value.put(self)
        elif isinstance(value, tuple):
            self.write(*value)
        else:
            self.text += f"{value:{width}}" if width else str(value)


@dataclass(eq=False)
class Figure:
    """A figure before it is written: its words and its claim."""

    topic: str
    value: int
    form: str = "{N}"
    bound: str = "exact"
    suffix: str = ""
    claim: dict[str, Any] = field(default_factory=dict)
    links: dict[str, Figure] = field(default_factory=dict)
    spelled: bool = False

    def put(self, sheet: Sheet) -> None:
        """Write it and keep where."""
        number = plain(self.value, "press" if self.spelled else "digits") + self.suffix
        words = self.form.replace("{N}", number)
        if self.spelled and re.search(r"(^|[.!?] |\n)(- |• |\* |\d+[.)] |– )?$", sheet.text):
            words = words[:1].upper() + words[1:]
        sides = hedged(self.value, ("{}", self.bound), "").values if self.bound != "exact" else {}
        row = FIGURES[self.topic]
        claim = {"best": self.value, "bound": self.bound, **sides, **sheet.claims, **self.claim}
        claim |= {name: row[name] for name in ("unit", "measure") if name in row and name not in self.claim}
        start = len(sheet.text) + (words.find(number) if self.bound == "exact" else 0)
        sheet.marks.append((start, start + len(number if self.bound == "exact" else words), {**claim, "self": self}))
        sheet.text += words


def cases(seed: int, number: int) -> Iterator[Case]:
    """So many bulletins, the same for the same seed."""
    random = Random(seed)
    for _ in range(number):
        yield _bulletin(random)


def _bulletin(random: Random) -> Case:
    world = random.choice(VOCABULARY["world"])
    sheet = Sheet(random, world)
    sheet.topics = random.sample(VOCABULARY["kinds"][world["kind"]], len(VOCABULARY["kinds"][world["kind"]]))
    sheet.places = random.sample(world["places"], len(world["places"]))
    in_footer = _heading(sheet)
    blocks = random.sample(BLOCKS, random.choice([2, 2, 3]))
    for block in blocks:
        if len([one for one in sheet.topics if one not in SUMS | {"areas"}]) < 3:
            break
        sheet.constructions.append(block.__name__.removeprefix("_"))
        sheet.text = sheet.text.rstrip("\n") + "\n\n"
        block(sheet)
    _ending(sheet, in_footer)
    return _case(sheet)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _heading(sheet: Sheet) -> bool:
    """Who issued it, of what and when; whether who did stands at the foot."""
    random, world = sheet.random, sheet.world
    published = date.fromisoformat(world["published"])
    issuer, key = random.choice(world["issuers"])
    ours = not re.match(r"[A-Z]+$", issuer)
    republic = ours and "republic" in world
    form = sheet.choose({name: one for name, one in FORMS["heading"].items() if republic or name != "head.republic"})
    counted = published - timedelta(random.choice([0, 1])) if "{asof" in form or "{hours}" in form else published
    hour = random.choice([6, 8, 12, 16, 18, 20])
    number = sheet.choose(FORMS["number"]).format(k=random.randint(3, 48), year=published.year)
    sheet.used |= {published.year}
    the = f"the {issuer}" if ours else issuer
    sheet.world = {**world, "asof": f"{hour}:00 on {_day(counted)}", "issuer": issuer, "the": the}
    words = {
        "I": issuer, "THE": the, "CAPS": issuer.upper(), "scope": world["scope"], "SCOPE": world["scope"].upper(),
        "event": world["event"], "EVENT": world["event"].upper(), "number": number, "city": world["city"],
        "title": f"{world['scope']}: {world['event']}", "date": _day(published), "asof": sheet.world["asof"],
        "asof_last": f"{_day(counted)}, {hour}:00", "hours": f"{hour:02}00 hours, {_day(counted)}",
    }  # fmt: skip
    sheet.write(form, words)
    sheet.claims = {"attribution": key, "event": counted.isoformat(), "place": world["scope"]}
    return sheet.constructions[0] == "head.footer"


def _ending(sheet: Sheet, in_footer: bool) -> None:
    if sheet.random.random() < 0.4:
        sheet.text = sheet.text.rstrip("\n") + "\n\n" + sheet.choose(FORMS["background"])
    sheet.text = sheet.text.rstrip("\n") + "\n\n"
    forms = FORMS["source_footer"] if in_footer else FORMS["footer"]
    words = {"I": sheet.world["issuer"], "THE": sheet.world["the"], "k": sheet.random.randint(211, 268)}
    sheet.write(sheet.choose(forms), words)


def _case(sheet: Sheet) -> Case:
    text = sheet.text.strip()
    quotes = {mark[2]["self"]: _quote(text, *mark[:2]) for mark in sheet.marks}
    figures = []
    for *_, claim in sheet.marks:
        figure: Figure = claim.pop("self")
        links = {name: quotes[other] for name, other in figure.links.items()}
        figures.append({"quote": quotes[figure], **claim, **links})
    return Case(text, sheet.world["published"], tuple(figures), tuple(dict.fromkeys(sheet.constructions)))


def _quote(text: str, start: int, end: int) -> str:
    """A figure's words, with as many beside them as tell it from another."""
    left = start
    while text.find(text[left:end]) != left:
        left -= 1
    return text[left:end]


def _topic(sheet: Sheet, among: frozenset[str] | None = None, *, but: frozenset[str] = frozenset()) -> str:
    found = next((one for one in sheet.topics if (among is None or one in among) and one not in but), "")
    if found:
        sheet.topics.remove(found)
    return found


def _figure(sheet: Sheet, topic: str, share: int = 1, **claim: Any) -> Figure:
    return Figure(topic, sheet.value(topic, share), suffix=FIGURES[topic].get("suffix", ""), claim=claim)


def _marked(sheet: Sheet, figure: Figure) -> Figure:
    """Now and then a hedge as a line has it."""
    if sheet.random.random() < 0.25:
        _round(sheet, figure)
        figure.form, figure.bound = sheet.choose(FORMS["label_hedge"])
    return figure


def _round(sheet: Sheet, figure: Figure) -> None:
    """As an officer rounds what is hedged."""
    step = 10 ** max(len(str(figure.value)) - 2, 1)
    figure.value = max(figure.value // step * step, 10)
    while figure.value in sheet.used:
        figure.value += step
    sheet.used.add(figure.value)


def _opening(sheet: Sheet) -> None:
    sheet.text += sheet.choose(FORMS["opening"])


def _labels(sheet: Sheet) -> None:
    """Lines of a label and a figure."""
    _opening(sheet)
    form = sheet.choose(FORMS["label"])
    for at in range(1, min(sheet.random.randint(4, 6), len(sheet.topics) + 1)):
        topic = _topic(sheet)
        label = sheet.word(topic, "phrases" if "{l}" in form else "labels")
        if "{l}" in form:
            label = FIGURES[topic]["short"][0]
        figure = _figure(sheet, topic) if "{l}" in form else _marked(sheet, _figure(sheet, topic))
        words = {"L": label, "CAPS": label.upper(), "l": label, "N": figure, "at": at, "letter": "abcde"[at - 1]}
        sheet.write(form + "\n", words)


def _bullets(sheet: Sheet) -> None:
    """Bullets of a phrase, or two."""
    _opening(sheet)
    form = sheet.choose(FORMS["bullet"])
    for at in range(1, sheet.random.randint(3, 5)):
        if not sheet.topics:
            break
        clause = _phrase(sheet)
        if sheet.random.random() < 0.3 and sheet.topics:
            sheet.constructions.append("bullet.two")
            clause = ("{a} and {b}", {"a": clause, "b": _phrase(sheet)})
        sheet.write(form + "\n", {"C": clause, "at": at})


def _phrase(sheet: Sheet) -> tuple[str, dict[str, Any]]:
    topic = _topic(sheet)
    figure = _figure(sheet, topic)
    if sheet.random.random() < 0.3 and topic != "turnout":
        _hedge(sheet, figure)
    return sheet.word(topic, "phrases"), {"N": figure}


def _hedge(sheet: Sheet, figure: Figure) -> None:
    _round(sheet, figure)
    figure.form, figure.bound = sheet.choose(FORMS["hedge"])
    figure.spelled = True


def _parts(sheet: Sheet, total: Figure, number: int, *, sums: bool) -> list[tuple[str, Figure]]:
    """The figures of places; they make the total, where they do."""
    parts = [_figure(sheet, total.topic, number, place=place) for place in sheet.places[:number]]
    if sums:
        total.value = sum(part.value for part in parts)
        sheet.used.add(total.value)
        for part in parts:
            part.links["part_of"] = total
    return [(str(part.claim["place"]), part) for part in parts]


def _by_place(sheet: Sheet) -> None:
    """A figure told by places."""
    if sheet.random.random() < 0.4:
        _opening(sheet)
    topic = _topic(sheet, but=SUMS | {"areas"})
    total = _figure(sheet, topic)
    number = sheet.random.randint(2, 4)
    parts = _parts(sheet, total, number, sums=True)
    form = sheet.choose(FORMS["by_place"])
    if "{ITEMS}" in form and sheet.random.random() < 0.3 and "of which" not in form:
        sheet.constructions.append("by_place.others")
        rest = _figure(sheet, topic, number)
        rest.claim["place"] = sheet.world["scope"]
        rest.links["part_of"] = total
        total.value += rest.value
        parts.append((f"other {sheet.world['area'][1]}", rest))
    label = sheet.word(topic, "labels")
    words: dict[str, Any] = {"L": label, "T": total, "area": sheet.world["area"][0]}
    if "{S}" in form:
        clause = sheet.word(topic, "clauses")
        total.spelled = True
        words["S"] = (clause, {"N": total})
    words |= _listed(sheet, form, parts)
    sheet.write(form + "\n", words)


def _listed(sheet: Sheet, form: str, parts: list[tuple[str, Figure]]) -> dict[str, Any]:
    """The list of places in one of its forms."""
    if "{ITEMS}" in form:
        forms = dict(FORMS["item"])
        if "({ITEMS})" in form or "of which" in form:
            forms.pop("item.bracket")
        if "of which" in form or "namely" in form:
            forms = {name: forms[name] for name in ("item.count_in",)}
        if "{L}: {T} - " in form or "{S}" in form:
            forms.pop("item.dash", None)
        item = sheet.choose(forms)
        between = sheet.random.choice([", ", "; "]) if "; total" not in form else "; "
        return {"ITEMS": _joined(item, parts, between)}
    line = sheet.choose(FORMS["line"] if "{LINES}" in form else {"line.dash": FORMS["line"]["line.dash"]})
    return {"LINES": _joined(line, parts, "\n"), "BULLETS": _joined(line, parts, "\n")}


def _joined(item: str, parts: list[tuple[str, Figure]], between: str) -> tuple[str, dict[str, Any]]:
    names = [f"item{at}" for at in range(len(parts))]
    rows = {name: (item, {"P": place, "N": part}) for name, (place, part) in zip(names, parts, strict=True)}
    return between.join(f"{{{name}}}" for name in names), rows


def _place_lines(sheet: Sheet) -> None:
    """A line of figures for each place."""
    form = sheet.choose(FORMS["place_line"])
    topics = [_topic(sheet, but=SUMS | {"areas"}) for _ in range(2)]
    if sheet.random.random() < 0.3:
        sheet.text += f"By {sheet.world['area'][0]}:\n"
    shorts = [sheet.word(topic, "short") for topic in topics]
    labels = [sheet.word(topic, "labels") for topic in topics] if "{LABELS}" in form else []
    for place in sheet.places[: sheet.random.randint(2, 3)]:
        figures = [_figure(sheet, topic, 3, place=place) for topic in topics]
        pairs = {"a": figures[0], "b": figures[1]}
        items = (f"{{a}} {shorts[0]}, {{b}} {shorts[1]}", pairs)
        words: dict[str, Any] = {"P": place, "CAPS": place.upper(), "ITEMS": items, "area": sheet.world["area"][0]}
        if labels:
            words["LABELS"] = (f"{labels[0]}: {{a}}\n{labels[1]}: {{b}}", pairs)
        sheet.write(form + "\n", words)


def _table(sheet: Sheet) -> None:
    """Columns of figures, a row for each place, and their total."""
    between = sheet.choose(FORMS["table"])
    topics = [_topic(sheet, but=frozenset({"turnout", "areas"})) for _ in range(sheet.random.choice([2, 2, 3]))]
    topics = [topic for topic in topics if topic]
    heads = [sheet.word(topic, "heads") + FIGURES[topic].get("column", "") for topic in topics]
    with_total = sheet.random.random() < 0.6 and SUMS.isdisjoint(topics)
    sheet.constructions.append(f"table.total.{with_total}")
    columns = []
    for topic in topics:
        total = _figure(sheet, topic)
        rows = _parts(sheet, total, 3, sums=with_total)
        for figure in (total, *(part for _, part in rows)):
            figure.suffix = ""
        columns.append([figure for _, figure in rows] + ([total] if with_total else []))
    names = sheet.places[:3] + ["Total"] * with_total
    area = sheet.world["area"][0].capitalize()
    _row(sheet, between, area, heads)
    for at, name in enumerate(names):
        _row(sheet, between, name, [column[at] for column in columns])


def _row(sheet: Sheet, between: str, name: str, cells: list[Any]) -> None:
    if between != "columns":
        names = [f"c{at}" for at in range(len(cells))]
        sheet.write(between.join(["{name}", *(f"{{{one}}}" for one in names)]) + "\n",
                    {"name": name, **dict(zip(names, cells, strict=True))})  # fmt: skip
        return
    line = len(sheet.text)
    sheet.text += f"{name:20}"
    for at, cell in enumerate(cells, 1):
        sheet.write("{c}", {"c": cell})
        if at < len(cells):
            sheet.text = sheet.text + " " * max(20 + 26 * at - (len(sheet.text) - line), 2)
    sheet.text += "\n"


def _part(sheet: Sheet) -> None:
    """A figure and how many of it are of a kind."""
    topic = _topic(sheet, OF_PERSONS)
    if not topic:
        return
    form, unit = sheet.choose(FORMS["part"])
    figure = _figure(sheet, topic)
    part = _figure(sheet, topic, 12, unit=unit)
    part.value = min(part.value, figure.value // 2)
    while part.value in sheet.used and part.value > 2:
        part.value -= 1
    part.links["part_of"] = figure
    sheet.write(form + "\n", {"L": sheet.word(topic, "labels"), "N": figure, "M": part})


def _change(sheet: Sheet) -> None:
    """A figure and what it was before."""
    topic = _topic(sheet, but=SUMS)
    form = sheet.choose(FORMS["change"])
    now, before = _figure(sheet, topic), _figure(sheet, topic)
    if before.value > now.value:
        now.value, before.value = before.value, now.value
    if re.search(r"\+\{M|new|increase", form):
        before.claim |= {"event": "any"}
        before.value = max(before.value // 9, 2)
    else:
        before.claim |= {"event": "any"}
        now.links["changed_from"] = before
    sheet.write(form + "\n", {"L": sheet.word(topic, "labels"), "N": now, "M": before})


def _sentences(sheet: Sheet) -> None:
    """Sentences between the lists."""
    form = sheet.choose(FORMS["sentence"])
    one, two = _topic(sheet, but=SUMS), _topic(sheet, but=SUMS)
    other, key = sheet.world["other"]
    theirs = {"attribution": key} if "{O}" in form else {}
    here, there = sheet.places[:2]
    at = {"place": here} if "{P}" in form else {}
    first = _figure(sheet, one, 2 if at else 1, **theirs, **at)
    second = _figure(sheet, two, 2, **({"place": there} if "{Q}" in form else {}))
    first.spelled = second.spelled = True
    if "{HA}" in form:
        _hedge(sheet, first)
    clause = (sheet.word(one, "clauses"), {"N": first})
    words = {
        "A": clause, "HA": clause, "B": (sheet.word(two, "clauses"), {"N": second}), "P": here, "Q": there,
        "O": other, "scope": sheet.world["scope"], "asof": sheet.world["asof"], "THE_": sheet.world["the"],
    }  # fmt: skip
    words["THE_"] = words["THE_"][:1].upper() + words["THE_"][1:]
    sheet.write(form + "\n", words)


BLOCKS = [_labels, _labels, _bullets, _by_place, _by_place, _place_lines, _table, _part, _change, _sentences]
