"""A large mixed stack goes through whole: what is read is sound, and order changes nothing."""

import random
import tomllib
from pathlib import Path

import pandas as pd
import pytest

import crossfoot as cf
from crossfoot.dispatches import to_frame

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="module")
def stack() -> list[cf.Dispatch]:
    """Every dispatch of our own corpora: floods, trials, launches, strikes, heists, elections …"""
    paths = [
        path for folder in ("dispatches", "dispatches_unseen") for path in sorted((CORPUS / folder).glob("*.toml"))
    ]
    entries = [entry for path in paths for entry in tomllib.loads(path.read_text(encoding="utf-8"))["dispatch"]]
    return [cf.Dispatch(entry["id"], entry["text"], entry["published"], entry.get("outlet")) for entry in entries]


@pytest.fixture(scope="module")
def facts(stack: list[cf.Dispatch]) -> pd.DataFrame:
    """What is read in them."""
    return cf.extract(stack)


def test_what_is_read_is_sound(stack: list[cf.Dispatch], facts: pd.DataFrame) -> None:
    """No critical expectation refutes our own reading, of whatever event."""
    report = cf.check(facts, dispatches=to_frame(stack))
    failures = report.failures
    critical = failures[failures["severity"] == "critical"]
    assert [] == critical[["rule", "quote", "found"]].to_numpy().tolist()


def test_order_of_input_changes_no_finding(stack: list[cf.Dispatch], facts: pd.DataFrame) -> None:
    """Neither of the dispatches nor of the facts."""
    shuffled = random.Random(4).sample(stack, len(stack))
    first = cf.reconcile(facts, dispatches=to_frame(stack)).findings
    second = cf.reconcile(cf.extract(shuffled), dispatches=to_frame(shuffled)).findings
    pd.testing.assert_frame_equal(
        first.sort_values("finding_id", ignore_index=True), second.sort_values("finding_id", ignore_index=True)
    )
