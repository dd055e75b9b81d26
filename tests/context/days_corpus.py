"""Reads ``tests/corpus/days.txt``, and marks there what is not yet read right when run as a program."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts

PATH = Path(__file__).parents[1] / "corpus" / "days.txt"
ANY = "any"


class Case(NamedTuple):
    reported: str
    text: str
    days: list[tuple[str, str]]
    """Words of each figure with the first day, the month or the year it speaks of, or `ANY`."""
    fails: bool


def cases() -> list[Case]:
    blocks = [block.split("\n") for block in PATH.read_text(encoding="utf-8").strip().split("\n\n")]
    return [_case(block) for block in blocks if not block[0].startswith("#")]


def _case(block: list[str]) -> Case:
    reported, _, text = block[0].removeprefix("! ").partition(" ")
    return Case(reported, text, [line.strip().rpartition(": ")[::2] for line in block[1:]], block[0].startswith("! "))


def wrong(case: Case) -> list[str]:
    """What is read otherwise, figure by figure; empty where all is right."""
    facts = read_facts(Dispatch("one", case.text, case.reported))
    found = [fact for fact in facts if fact.status != "unknown"]
    words = [words for words, _ in case.days]
    if len(found) != len(words) or any(told not in fact.surface for fact, told in zip(found, words, strict=True)):
        return [f"figures: {[fact.surface for fact in found]}"]
    return [
        f"{fact.surface}: {fact.event_start}, not {day}"
        for fact, (_, day) in zip(found, case.days, strict=True)
        if day != ANY and not (fact.event_start or "").startswith(day)
    ]


def main() -> None:
    """Mark the sentences that fail, and no others."""
    text = PATH.read_text(encoding="utf-8")
    for case in cases():
        line = f"{case.reported} {case.text}\n"
        text = text.replace(f"! {line}", line)
        if wrong(case):
            text = text.replace(f"\n{line}", f"\n! {line}")
    PATH.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
