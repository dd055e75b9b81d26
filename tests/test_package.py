"""What `import crossfoot` promises."""

import ast
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import crossfoot
import crossfoot.errors

PACKAGE = Path(crossfoot.__file__)
HEAVY = ("pandas", "numpy", "pint", "great_expectations", "matplotlib", "rich", "babel", "scipy")


def imported_after(code: str) -> set[str]:
    """The modules a fresh interpreter has after running some code."""
    shown = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("name", crossfoot.HOMES)
def test_every_public_name_is_there(name: str) -> None:
    """And has a docstring."""
    assert getattr(crossfoot, name).__doc__


def test_names_for_people_and_for_type_checkers_agree() -> None:
    """HOMES and the TYPE_CHECKING imports tell the same."""
    tree = ast.parse(PACKAGE.read_text())
    block = next(node for node in tree.body if isinstance(node, ast.If))
    told = {
        alias.name: f"{node.module}.{alias.name}" if alias.name == "charts" else node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert told == crossfoot.HOMES


def test_reading_text_needs_no_heavy_library() -> None:
    """`crossfoot extract` starts in a blink."""
    code = "from crossfoot.facts import read_facts; from crossfoot.dispatches import Dispatch\n"
    code += "read_facts(Dispatch('a', 'At least 12 people died in Lima on Tuesday, police said.', '2022-01-05'))"
    assert imported_after(code).isdisjoint(HEAVY)


def test_only_checks_import_great_expectations() -> None:
    """Its import costs seconds."""
    modules = ("findings", "charts", "briefs", "rates", "units", "ledger")
    code = "\n".join(f"import crossfoot.{name}" for name in modules)
    assert "great_expectations" not in imported_after(code)


def test_an_error_of_another_process_arrives_whole() -> None:
    """With its place and its way out, which go by name."""
    error = crossfoot.errors.OutputError("could not be written.", place="figures/a.png", way_out="Make room.")
    arrived = pickle.loads(pickle.dumps(error))
    assert (type(arrived), str(arrived), arrived.place) == (type(error), str(error), error.place)
