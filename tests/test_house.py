"""The house is in order: one-way imports, clean lint and types, modules one can hold in the head."""

import hashlib
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossfoot import lexicon

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEXTS = [
    path
    for ending in ("*.py", "*.md", "*.toml", "*.json", "*.ipynb", "*.jinja", "*.txt")
    for folder in ("src", "tests", "docs", "notebooks", "benchmarks", "expectations", "data")
    for path in sorted((ROOT / folder).rglob(ending))
    if "tables" not in path.relative_to(ROOT).parts[1:2]
]


def tool(*command: str) -> str:
    """What a tool says of the project; the test fails with it where the tool finds fault."""
    beside = Path(sys.executable).parent / command[0]
    done = subprocess.run([str(beside), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_imports_flow_one_way() -> None:
    """The layers of pyproject.toml hold, of the package and within `facts`."""
    assert "2 kept, 0 broken" in tool("lint-imports", "--no-cache")


def test_lint() -> None:
    """Ruff finds nothing, and nothing is left to format."""
    tool("ruff", "check", "--no-cache", ".")
    tool("ruff", "format", "--no-cache", "--check", ".")


def test_types() -> None:
    """Mypy, strict, finds nothing."""
    tool("mypy")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_can_be_held_in_the_head(path: Path) -> None:
    """Five hundred lines at most."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


def test_no_absolute_paths() -> None:
    """Nothing speaks of one machine."""
    machine = re.compile(r"(?<![\w.:/])/(?:home|Users|root|work|tmp)/")
    assert [] == [str(path) for path in TEXTS if machine.search(path.read_text(encoding="utf-8", errors="replace"))]


@pytest.mark.parametrize("sidecar", sorted((ROOT / "data" / "dispatches").glob("*.toml")), ids=lambda path: path.stem)
def test_dispatches_are_as_received(sidecar: Path) -> None:
    """Their checksums still hold."""
    raw = sidecar.with_suffix(".txt").read_bytes()
    assert tomllib.loads(sidecar.read_text())["sha256"] == hashlib.sha256(raw).hexdigest()


def _lists(entry: object, place: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of words of a lexicon file, each with where it stands."""
    if isinstance(entry, dict):
        for key, value in entry.items():
            yield from _lists(value, f"{place}.{key}")
    elif isinstance(entry, list) and all(isinstance(word, str) for word in entry):
        yield place, entry


@pytest.mark.parametrize("name", lexicon.names())
def test_no_list_of_the_lexicon_says_a_word_twice(name: str) -> None:
    """Else one takes the first away and wonders."""
    twice = {place: [word for word, times in Counter(words).items() if times > 1]
             for place, words in _lists(lexicon.parse(name), name)}  # fmt: skip
    assert {} == {place: words for place, words in twice.items() if words}
