"""Why a text was read as it was."""

from __future__ import annotations

from pathlib import Path

import crossfoot
from crossfoot.facts import explain
from tests.facts.claims_corpus import stories
from tests.mentions.corpus_reader import cases


def test_explanation_names_fields_and_rules() -> None:
    """Each figure shows its value, measure and the rules that filled them; numbers that are none are told too."""
    told = str(explain("About 500 people were beaten, including 130 women, in Suite 12 on June 3.", "2023-06-14"))
    assert "approx 500 person" in told
    assert "measure: injured" in told
    assert "part of: About 500 people" in told
    assert "measure.participle:beaten" in told
    assert "not a figure" in told


def test_explanation_as_html_is_escaped() -> None:
    """Text from dispatches never becomes markup."""
    html = explain("At least twelve <script> people were killed.")._repr_html_()
    assert "twelve" in html
    assert "<script>" not in html


def test_explanation_prints_under_rich() -> None:
    """The command prints a tree."""
    from io import StringIO

    from rich.console import Console

    console = Console(width=200, record=True, file=StringIO())
    console.print(explain("Nine people were killed."))
    assert "Nine people" in console.export_text()


def test_every_number_is_told_in_text_order() -> None:
    """What became a figure and what was refused, each with the reason."""
    told = explain("On its 10th day the strike on Route 66 has cost 5 million dollars.")
    assert [("10", "ordinal"), ("66", "name"), ("5 million dollars", "number.digits")] == [
        (candidate.surface, candidate.rules[0].name) for candidate in told.candidates
    ]
    assert ["not a figure", "not a figure"] == [each.heading for each in told.candidates if not each.fields]


def test_what_a_table_refused_stands_where_its_figures_do() -> None:
    """Each number once: the cells are read under their head, not as a row of bare numbers."""
    told = explain("Toll as of 4 May:\n\nDistrict\tDeaths on Route 66\tInjured\nLena\t12\t4\nOrmo\t7\t2\n")
    assert [("4", ""), ("66", ""), ("12", "killed"), ("4", "injured"), ("7", "killed"), ("2", "injured")] == [
        (candidate.surface, next((line.value for line in candidate.fields if line.field == "measure"), ""))
        for candidate in told.candidates
    ]


def test_every_rule_says_what_it_does_and_where_it_lives() -> None:
    """Of all the corpora: nobody meets a rule that leads nowhere."""
    texts = [case.sentence for case in cases()] + [story["text"] for story in stories()]
    candidates = [candidate for text in texts for candidate in explain(text, "2022-01-05").candidates]
    rules = {rule for candidate in candidates for rule in candidate.rules}
    assert [] == sorted(rule.name for rule in rules if not rule.says)
    places = {place for rule in rules for place in rule.where.split(", ")}
    assert [] == [place for place in sorted(places) if not (Path(crossfoot.__file__).parent / place).exists()]
