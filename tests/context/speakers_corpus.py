"""Reads ``tests/corpus/speakers.txt``, and marks there what is not yet read right when run as a program."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts

PATH = Path(__file__).parents[1] / "corpus" / "speakers.txt"
NOBODY = "nobody"


class Case(NamedTuple):
    text: str
    speakers: list[tuple[str, str]]
    """Each figure with words of its speaker, or `NOBODY`."""
    fails: bool


def cases() -> list[Case]:
    blocks = [block.split("\n") for block in PATH.read_text(encoding="utf-8").strip().split("\n\n")]
    return [_case(block) for block in blocks if not block[0].startswith("#")]


def _case(block: list[str]) -> Case:
    speakers = [line.strip().rpartition(": ")[::2] for line in block[1:]]
    return Case(block[0].removeprefix("! ").replace(r"\n", "\n"), speakers, block[0].startswith("! "))


def wrong(case: Case) -> list[str]:
    """What is read otherwise, figure by figure; empty where all is right."""
    found = [fact for fact in read_facts(Dispatch("one", case.text, "2022-03-09")) if fact.status != "unknown"]
    if [fact.surface for fact in found] != [surface for surface, _ in case.speakers]:
        return [f"figures: {[fact.surface for fact in found]}"]
    return [
        f"{fact.surface}: {fact.attribution}, not {speaker}"
        for fact, (_, speaker) in zip(found, case.speakers, strict=True)
        if not _is_same(fact.attribution, speaker)
    ]


def _is_same(found: str | None, speaker: str) -> bool:
    return found is None if speaker == NOBODY else found is not None and speaker.lower() in found.lower()


def main() -> None:
    """Mark the sentences that fail, and no others."""
    text = PATH.read_text(encoding="utf-8")
    for case in cases():
        written = case.text.replace("\n", r"\n")
        text = text.replace(f"! {written}\n", f"{written}\n")
        if wrong(case):
            text = text.replace(f"\n{written}\n", f"\n! {written}\n")
    PATH.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
