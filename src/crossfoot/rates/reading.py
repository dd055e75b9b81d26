"""Rates from files: which adapter reads a file, and the origin that stands beside it."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from crossfoot.errors import RatesError
from crossfoot.rates.rows import Given, Rate

if TYPE_CHECKING:
    import pandas as pd

DATA = frozenset({".csv", ".json", ".xml"})
HEAD = 4096


@cache
def adapters() -> tuple[ModuleType, ...]:
    """Every module of this folder that can recognise and read a file of rates, by name."""
    package = importlib.import_module("crossfoot.rates")
    names = [entry.name for entry in pkgutil.iter_modules(package.__path__)]
    modules = [importlib.import_module(f"crossfoot.rates.{name}") for name in names]
    return tuple(module for module in modules if hasattr(module, "recognises"))


def read_rates(path: Path | str) -> pd.DataFrame:
    """Published exchange rates, one row a rate, from a file or from every file of a folder.

    Parameters
    ----------
    path : Path
        CSV, JSON or XML as one of the adapters in ``crossfoot/rates`` knows it. ``NAME.toml`` beside a file tells
        its origin and, for a wide CSV, the base and the kind of rate.

    Returns
    -------
    DataFrame
        As ``tables/rates.toml`` says; `date_asked` equals `date_found`.

    Raises
    ------
    RatesError
        A file is missing, of no known format, or broken; the message names file and line.
    """
    from crossfoot.tables import frame

    unique = {rate[:6]: rate for file in _files(Path(path)) for rate in read_file(file)}
    return frame("rates", (rate._asdict() for _, rate in sorted(unique.items())))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise RatesError("no such file or folder.", place=str(path), way_out="Name a folder of rates, like data/rates.")
    files = sorted(file for file in path.iterdir() if file.suffix in DATA)
    if not files:
        raise RatesError("no rates here.", place=str(path), way_out=f"Put {', '.join(sorted(DATA))} files into it.")
    return files


def read_file(path: Path) -> Iterator[Rate]:
    """The rates of one file, in its order."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RatesError(f"cannot be read ({error.strerror}).", place=str(path)) from error
    try:
        yield from _adapter(raw[:HEAD], str(path)).read(raw, str(path), _given(path))
    except UnicodeDecodeError as error:
        raise RatesError(f"not UTF-8 text: {error}.", place=str(path), way_out="Save it as UTF-8.") from error


def _adapter(head: bytes, place: str) -> ModuleType:
    for module in adapters():
        if module.recognises(head):
            return module
    known = ", ".join(module.NAME for module in adapters())
    way_out = f"Known formats: {known}; data/rates/README.md shows the plain one."
    raise RatesError("no known format of exchange rates.", place=place, way_out=way_out)


def _given(path: Path) -> Given:
    beside = path.with_suffix(".toml")
    if not beside.exists():
        return Given()
    try:
        rates = tomllib.loads(beside.read_text(encoding="utf-8")).get("rates", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RatesError(f"not TOML: {error}.", place=str(beside), way_out="Correct the origin.") from error
    kinds = tuple(sorted(rates.get("kinds", {}).items()))
    return Given(rates.get("source"), rates.get("kind"), kinds, rates.get("base"))
