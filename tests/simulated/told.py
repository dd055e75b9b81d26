"""What figures measure, told in whole sentences of the wire of every sort; and counts of what is no victim."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from crossfoot import lexicon
from tests.simulated.cases import Case
from tests.simulated.composing import Number, compose, exact, number

BEFALLEN = frozenset(
    {
        "killed",
        "injured",
        "seriously_injured",
        "hospitalised",
        "casualties",
        "missing",
        "displaced",
        "evacuated",
        "rescued",
        "trapped",
        "detained",
        "released",
        "abducted",
        "convicted",
        "affected",
        "infected",
        "disease_cases",
        "vehicles_burned",
        "vehicles_destroyed",
        "vehicles_damaged",
        "vehicles_stolen",
        "houses_damaged",
        "premises_damaged",
        "roads_damaged",
        "bridges_destroyed",
        "animals_killed",
    }
)
"""What a figure that counts no victims must not be taken for."""

OPENINGS = (
    "",
    "",
    "",
    "TUNIS, Aug 14 (Reuters) - ",
    "SKOPJE - ",
    "JAKARTA, Aug. 14 (AP) — ",
    "Officials gave an update. ",
)
ENDS = ("", "", "", ", officials said", ", state television reported", ", according to local media")
CLOSINGS = (
    "",
    " The prime minister is due to speak later in the day.",
    " It gave no further details.",
    " Neighbouring countries are watching closely.",
)


@dataclass(frozen=True)
class Told:
    """One sentence, and what its figure is to be read as."""

    text: str
    measure: str | None
    """``None`` where it is any that counts no victims."""
    size: str = "some"
    form: str = ""
    """How a figure that is no count is written: ``${} million``."""
    firm: bool = False
    """Whether it takes no hedge."""
    unit: str = ""
    kind: str = ""


def _rows() -> Iterator[Told]:
    for row in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["told"]:
        texts, measure = row.pop("texts"), row.pop("measure", None)
        row.pop("neutral", None)
        yield from (Told(text, measure, **row) for text in texts)


TOLD = tuple(_rows())


@cache
def harmless() -> tuple[str | None, ...]:
    """What a figure that counts no victims may be taken for."""
    return (None, *(name for name in lexicon.load("measures") if name not in BEFALLEN))


def _figure(rng: Random, told: Told) -> Number:
    if told.form:
        value = rng.randint(2, 9) if "." in told.form else rng.randint(21, 79)
        words = told.form.format(value)
        made = exact(value, words)
        worth = float(re.sub(r"[^0-9.]", "", words)) * (1e6 if "million" in words else 1)
        made = replace(made, values={"best": worth, "lower": worth, "upper": worth, "bound": "exact"})
    else:
        made = number(
            rng,
            told.size,
            used=set(),
            manner="exact" if told.firm or told.text.startswith("# ") else rng.choice(("exact", "any")),
        )
    asked: dict[str, Any] = {"measure": told.measure or harmless()}
    return made.of(told.unit or None, kind=told.kind or None, **asked)


def composed(rng: Random, told: Told) -> Case:
    """A dispatch that holds the sentence."""
    figure = _figure(rng, told)
    if told.text.startswith("# "):
        text = told.text[2:] + "\n\n" + "The government called for calm."
    else:
        text = rng.choice(OPENINGS) + told.text + rng.choice(ENDS) + "." + rng.choice(CLOSINGS)
    text, claims = compose(text, {"a": figure})
    return Case(text, "2019-08-14", claims, (f"{told.measure or 'no victims'}: {told.text}", *figure.constructions))


def cases(seed: int, n: int) -> Iterator[Case]:
    """Composed dispatches, the same for the same seed."""
    rng = Random(seed)
    measures = sorted({told.measure or "" for told in TOLD})
    for _ in range(n):
        measure = rng.choice(measures)
        yield composed(rng, rng.choice([told for told in TOLD if (told.measure or "") == measure]))
