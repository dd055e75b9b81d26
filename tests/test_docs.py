"""The documentation tells everything there is, and nothing that is not."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import crossfoot
from crossfoot.findings import POLICIES
from crossfoot.tables import schema
from crossfoot.tables.__main__ import document

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
DOCS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
VOCABULARY = [
    value
    for table, columns in {
        "facts": ("kind", "bound", "aggregation", "status", "attribution_kind"),
        "findings": ("verdict", "severity"),
        "rates": ("kind",),
    }.items()
    for column in columns
    for value in schema(table).column(column).allowed or ()
]


def test_the_tables_are_documented_from_their_schemas() -> None:
    """Remade by `python -m crossfoot.tables > docs/tables.md`."""
    assert document() == (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in crossfoot.__all__ if not name.startswith("_")])
def test_every_public_name_is_told(name: str) -> None:
    """As people type it."""
    assert f"cf.{name}" in DOCS


@pytest.mark.parametrize("value", sorted({*VOCABULARY, *POLICIES}))
def test_every_word_of_the_closed_vocabularies_is_told(value: str) -> None:
    """Kinds, bounds, statuses, verdicts, policies."""
    assert f"`{value}`" in DOCS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Those within the project."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [] == [link for link in links if not (page.parent / link).exists()]


def test_every_file_of_data_tells_its_origin() -> None:
    """What a script made of others' data, with the script; what was published, in a file beside it."""
    told = (ROOT / "docs" / "origins.md").read_text(encoding="utf-8")
    made = [*(ROOT / "src").rglob("*.tsv"), *(ROOT / "tools").glob("build_*.py")]
    assert [] == [path.name for path in made if path.relative_to(ROOT).as_posix() not in told]
    raw = [*(ROOT / "data" / "rates").iterdir(), *(ROOT / "data" / "dispatches").iterdir()]
    beside = [path.with_suffix(".toml") for path in raw if path.suffix in (".txt", ".csv", ".json", ".xml")]
    assert [] == [path.name for path in beside if not {"producer", "licence"} <= tomllib.loads(path.read_text()).keys()]


@pytest.mark.parametrize("path", sorted((ROOT / "expectations").glob("*.json")), ids=lambda path: path.stem)
def test_suites_point_to_a_page_that_is_there(path: Path) -> None:
    """The link a failing check shows."""
    told = json.loads(path.read_text(encoding="utf-8"))["meta"]
    assert (ROOT / str(told["docs"]).partition("#")[0]).exists()


def test_the_two_lines_set_everything_up() -> None:
    """CI runs the second; both begin with their own virtual environment."""
    lines = [line.strip() for line in (ROOT / "README.md").read_text().splitlines() if "-m venv" in line]
    assert ["crossfoot run", "-m pytest"] == [re.split(r"\.venv/bin/(?:python )?", line)[-1] for line in lines]
    assert "grep -m 1 'pytest' README.md" in (ROOT / ".ci" / "run").read_text()
