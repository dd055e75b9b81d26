"""Gates only spare work: what they close would have told nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from crossfoot.dispatches import Dispatch
from crossfoot.facts import read_facts
from crossfoot.facts.claims.gates import ALWAYS, SEVERAL, Gates
from crossfoot.facts.sentences import Sentence, figure_sentences
from crossfoot.mentions.reader import read_view
from crossfoot.mentions.view import View

CORPUS = Path(__file__).parents[1] / "corpus"
RULES = Gates(lambda: {"of": frozenset({"of"}), "any": ALWAYS, "list": SEVERAL, "toll": frozenset({"toll", "tally"})})


@pytest.mark.parametrize("path", sorted(CORPUS.glob("dispatches*/*.toml")), ids=lambda path: path.stem)
def test_a_gate_never_hides_a_rule(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all gates open, every dispatch of the corpora is read the same."""
    stories = tomllib.loads(path.read_text(encoding="utf-8"))["dispatch"]
    dispatches = [Dispatch(story["id"], story["text"], story["published"]) for story in stories]
    gated = [read_facts(dispatch) for dispatch in dispatches]
    monkeypatch.setattr(Gates, "closing", False)
    assert [read_facts(dispatch) for dispatch in dispatches] == gated


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Two died.", ("any",)),
        ("Two of the miners died.", ("of", "any")),
        ("Two died and 12 were hurt.", ("any", "list")),
        ("The tally is two dead and 12 hurt.", ("any", "list", "toll")),
    ],
)
def test_rules_of_a_sentence(text: str, rules: tuple[str, ...]) -> None:
    """A sentence opens, in their order, the rules one of whose words it holds."""
    assert rules == RULES.of(_sentence(text))


def test_all_gates_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests can open every gate."""
    monkeypatch.setattr(Gates, "closing", False)
    assert RULES.of(_sentence("Two died.")) == ("of", "any", "list", "toll")


def _sentence(text: str) -> Sentence:
    view = View(text)
    (sentence,) = figure_sentences(view, read_view(view).mentions)
    return sentence
