"""Why a text was read as it was."""

from __future__ import annotations

from crossfoot.facts import explain


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
