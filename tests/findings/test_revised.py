"""The words of revisions, and what they change in the settled table."""

from __future__ import annotations

import pytest

from crossfoot import lexicon
from crossfoot.dispatches import Dispatch, to_frame
from crossfoot.facts import extract
from crossfoot.findings import reconcile

ENTRIES = lexicon.parse("revisions")


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in ENTRIES for text in ENTRIES[name]["examples"]])
def test_an_example_shows_a_word_of_its_entry(name: str, text: str) -> None:
    """In lower case, as it is looked for."""
    assert any(word in text.lower() for word in ENTRIES[name]["words"])


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The bomb in Alexandria killed 17 people, not 15 as previously stated, the ministry said.", 17),
        ("CORRECTION: A report said that the storm in Fiji destroyed 340 homes. The correct figure is 304.", 304),
        ("The toll of the quake in Peru has risen to 19 from 12, the police said.", 19),
    ],
)
def test_what_was_given_up_is_not_settled_on(text: str, stands: float) -> None:
    """Neither as the figure nor as an end of the range."""
    dispatches = [Dispatch("a", text, "2017-04-10")]
    row = reconcile(extract(dispatches), dispatches=to_frame(dispatches)).settled.iloc[0]
    assert (stands, stands, stands) == (row["lowest"], row["figure"], row["highest"])
