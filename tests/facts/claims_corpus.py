"""Our own dispatches with their claims, as a person reads them, and how a reading differs from that."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts

FOLDER = Path(__file__).parents[1] / "corpus" / "dispatches"


def stories() -> Iterator[dict[str, Any]]:
    """Every dispatch of the corpus, in the order of its files."""
    for path in sorted(FOLDER.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["dispatch"]


def value_of(row: dict[str, Any]) -> tuple[float | None, ...]:
    """What a figure is found by: both ends of a range, else its one number."""
    if row.get("bound") == "range":
        return (row.get("lower"), row.get("upper"))
    numbers = [row.get(name) for name in ("best", "lower", "upper")]
    return (next((number for number in numbers if number is not None), None),)


def is_near(one: tuple[float | None, ...], two: tuple[float | None, ...]) -> bool:
    return len(one) == len(two) and all(
        a is not None and b is not None and abs(a - b) <= 1e-4 * max(1.0, abs(b)) for a, b in zip(one, two, strict=True)
    )


def spans(text: str, expected: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Where each quote stands; the same quote again with the same value is its next occurrence."""
    seen: dict[tuple[Any, ...], int] = {}
    found = []
    for claim in expected:
        key = (claim["quote"], value_of(claim), claim.get("measure"))
        at = text.index(claim["quote"], seen.get(key, -1) + 1)
        seen[key] = at
        found.append((at, at + len(claim["quote"])))
    return found


def words(name: str | None) -> set[str]:
    small = {"the", "of", "a", "an", "and", "in", "s", ""}
    return {word.strip(".,'’").lower() for word in (name or "").replace("-", " ").split()} - small


def wrong_fields(claim: dict[str, Any], row: dict[str, Any], overlaps: dict[str, list[tuple[int, int]]]) -> set[str]:
    """The fields of a found figure that are not as a person reads them."""
    right = {
        "bound": claim["bound"] == row["bound"],
        "unit": claim["unit"] == row["unit"],
        "kind": claim.get("kind", row["kind"]) == row["kind"],
        "measure": "measure" not in claim or _is_measure(claim["measure"], row["measure"]),
        "status": claim.get("status", "asserted") == row["status"] or "status" not in claim,
        "attribution": bool(words(claim.get("attribution")) & words(row["attribution"]))
        if claim.get("attribution") and row["attribution"]
        else claim.get("attribution") == row["attribution"],
        "event": claim.get("event") == "any" or _same_day(claim.get("event"), row["event_start"]),
        "trend": "trend" not in claim or claim["trend"] == row["trend"],
        "place": _same_place(claim.get("place"), row["place"]),
    }
    for link in ("part_of", "converts", "changed_from"):
        right[link] = link not in claim or _is_linked(claim[link], row[link], overlaps)
    return {name for name, is_right in right.items() if not is_right}


def _is_measure(expected: str | tuple[str | None, ...] | None, measure: str | None) -> bool:
    return measure in expected if isinstance(expected, tuple) else expected == measure


def _same_day(expected: str | None, start: str | None) -> bool:
    return (not expected and not start) or bool(expected and start and start.startswith(expected.split("/")[0]))


def _same_place(expected: str | None, place: str | None) -> bool:
    if not expected or not place:
        return not expected and not place
    one, two = expected.lower(), place.lower()
    return one in two or two in one


def _is_linked(quote: str | None, fact_id: str | None, overlaps: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a figure leans on the one that is quoted; where none is, whether it leans on none."""
    if quote is None:
        return fact_id is None
    return fact_id is not None and any(start < end for start, end in overlaps.get(f"{fact_id}|{quote}", ()))


def links(text: str, rows: list[dict[str, Any]], expected: list[dict[str, Any]]) -> dict[str, list[tuple[int, int]]]:
    """For each fact and each quote that a link names: where they overlap."""
    quotes = {claim[link] for claim in expected for link in ("part_of", "converts", "changed_from") if claim.get(link)}
    found: dict[str, list[tuple[int, int]]] = {}
    for quote in quotes:
        at = text.find(quote)
        for row in rows:
            overlap = (max(at, row["start"]), min(at + len(quote), row["end"]))
            found[f"{row['fact_id']}|{quote}"] = [overlap]
    return found


def match(
    text: str, rows: list[dict[str, Any]], expected: list[dict[str, Any]]
) -> tuple[dict[int, int], list[dict[str, Any]]]:
    """Which row each claim is found in, most overlap first; and the rows no claim asks for."""
    pairs = []
    for at, (claim, (start, end)) in enumerate(zip(expected, spans(text, expected), strict=True)):
        for index, row in enumerate(rows):
            overlap = min(end, row["end"]) - max(start, row["start"])
            if overlap > 0 and is_near(value_of(claim), value_of(row)):
                fit = len(wrong_fields(claim, row, {}))
                pairs.append((fit, -overlap, at, index))
    taken: dict[int, int] = {}
    for _, _, at, index in sorted(pairs):
        if at not in taken and index not in taken.values():
            taken[at] = index
    spurious = [row for index, row in enumerate(rows) if index not in taken.values() and row["status"] != "unknown"]
    return taken, spurious


def failures(story: dict[str, Any]) -> tuple[list[list[str]], list[str]]:
    """The fields of each claim that are not read as a person reads them, and the figures read that are none."""
    text = story["text"]
    rows = [fact.row() for fact in read_facts(Dispatch(story["id"], text, story["published"], story.get("outlet")))]
    asked = [claim for claim in story["facts"] if value_of(claim) != (None,)]
    taken, spurious = match(text, rows, asked)
    overlaps = links(text, rows, asked)
    wrong = [
        sorted(wrong_fields(claim, rows[taken[at]], overlaps)) if at in taken else ["found"]
        for at, claim in enumerate(asked)
    ]
    return wrong, sorted(row["surface"] for row in spurious)
