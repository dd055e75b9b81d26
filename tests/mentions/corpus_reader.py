"""Sentences with the readings expected of them: ``tests/corpus/numbers/*.txt`` (the form is told in its README)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from crossfoot.mentions import Mention, read

FOLDER = Path(__file__).parent.parent / "corpus" / "numbers"
_READING = re.compile(
    r"(?P<bound>~|>=|<=|>|<)?(?P<low>-?\d+(?:\.\d+)?(?:e\d+)?)(?:\.\.(?P<high>-?\d+(?:\.\d+)?))?\s+(?P<unit>[^\s\"]+)(?P<marks>.*)\Z"
)
_BOUNDS = {"~": "approx", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", None: "exact"}


_REACHED = {"up": "rose", "down": "fell"}


class Expected(NamedTuple):
    """One reading: an empty mark asks for nothing."""

    value: str
    bound: str
    unit: str
    noun: str | None
    trend: str | None
    """``up`` or ``down``; ``rose`` or ``fell`` where a change reached it whose direction another figure tells."""
    changed_from: str | None
    converts: str | None


class Case(NamedTuple):
    """One sentence of a corpus file."""

    file: str
    line: int
    sentence: str
    readings: tuple[Expected, ...]
    known_failure: bool

    @property
    def name(self) -> str:
        """Where it stands."""
        return f"{self.file}:{self.line}"


def cases() -> Iterator[Case]:
    """Every sentence of every corpus file, in order."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield from _cases_of(path)


def _cases_of(path: Path) -> Iterator[Case]:
    sentence, line, readings = "", 0, []
    for number, raw in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if raw.startswith("  ") and sentence:
            readings.append(parse_reading(raw.strip()))
        elif raw.strip() and not raw.startswith("#"):
            sentence, line = raw, number
        elif not raw.strip() and sentence:
            failure = sentence.startswith("! ")
            yield Case(path.stem, line, sentence.removeprefix("! "), tuple(readings), failure)
            sentence, readings = "", []


def parse_reading(words: str) -> Expected:
    """``>=3 vehicle "cars" up <- 2`` as an `Expected`."""
    found = _READING.match(words)
    assert found, f"not a reading: {words!r}"
    marks = found["marks"]
    noun = re.search(r'"([^"]*)"', marks)
    value = _plain(found["low"]) if found["high"] is None else f"{_plain(found['low'])}..{_plain(found['high'])}"
    trend = re.search(r"\b(up|down|rose|fell)\b", re.sub(r'"[^"]*"', "", marks))
    return Expected(
        value,
        "range" if found["high"] else _BOUNDS[found["bound"]],
        found["unit"],
        noun[1] if noun else None,
        trend[1] if trend else None,
        _link(marks, "<-"),
        _link(marks, "="),
    )


def _link(marks: str, sign: str) -> str | None:
    found = re.search(rf"{re.escape(sign)}\s*(-?[\d.]+)", re.sub(r'"[^"]*"', "", marks))
    return "..".join(map(_plain, found[1].split(".."))) if found else None


def _plain(number: str | Decimal) -> str:
    return f"{float(Decimal(number)):.3g}" if "." in str(number) and abs(float(number)) < 1 else f"{float(number):.9g}"


def problems(case: Case) -> list[str]:
    """What a reading of the sentence gets wrong; empty where it is right."""
    mentions = read(case.sentence)
    if len(mentions) != len(case.readings):
        found = [f"{_value(mention)} {mention.unit}" for mention in mentions]
        return [f"{len(case.readings)} expected, {len(mentions)} found: {found}"]
    wrong = []
    for mention, expected in zip(mentions, case.readings, strict=True):
        wrong += _differences(mentions, mention, expected)
    return wrong


def _differences(mentions: list[Mention], mention: Mention, expected: Expected) -> list[str]:
    observed = {
        "value": (expected.value, _value(mention)),
        "bound": (expected.bound, mention.bound),
        "unit": (expected.unit, mention.unit),
    }
    if expected.noun is not None:
        observed["noun"] = (expected.noun, mention.noun or "")
    if expected.trend is not None:
        observed["trend"] = (expected.trend, mention.trend or _REACHED.get(mention.way, ""))
    for name, wanted, index in (
        ("changed_from", expected.changed_from, mention.changed_from),
        ("converts", expected.converts, mention.converts),
    ):
        if wanted is not None:
            observed[name] = (wanted, _value(mentions[index]) if index is not None else "")
    return [f"{name}: expected {a!r}, found {b!r}" for name, (a, b) in observed.items() if a != b]


def _value(mention: Mention) -> str:
    if mention.bound == "range":
        return f"{_plain(mention.lower or Decimal(0))}..{_plain(mention.upper or Decimal(0))}"
    value = next((each for each in (mention.best, mention.lower, mention.upper) if each is not None), Decimal(0))
    return _plain(value)
