"""The notebooks run top to bottom, hold no logic, and print every number they tell."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")


def test_there_are_four_and_more() -> None:
    """Extract, check, reconcile, chart."""
    assert ["01", "02", "03", "04"] == [path.name[:2] for path in NOTEBOOKS[:4]]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_committed_thin(path: Path) -> None:
    """No output, no logic, public names only."""
    book = nbformat.read(path, as_version=4)
    for cell in book.cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None
            assert not re.search(r"^\s*(?:def|for|while|class|import re)\b|\b_[a-z]", cell.source, re.MULTILINE)
            assert set(re.findall(r"from crossfoot|import crossfoot(?!\s+as\s+cf)", cell.source)) == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_and_prints_its_numbers(path: Path) -> None:
    """Each number in the prose stands in the output of the next code cell."""
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
    for told, shown in zip(book.cells, book.cells[1:], strict=False):
        if told.cell_type == "markdown" and shown.cell_type == "code":
            printed = "\n".join(_plain(output) for output in shown.outputs)
            missing = [number for number in NUMBER.findall(told.source) if number.replace(",", "") not in printed]
            assert [] == missing, f"{told.source}\n---\n{printed}"


def _plain(output: nbformat.NotebookNode) -> str:
    data = output.get("data", {})
    return (
        output.get("text", "") + data.get("text/plain", "") + re.sub("<[^>]+>", " ", data.get("text/html", ""))
    ).replace(",", "")
