"""`crossfoot.testing`: a team's own tests assert a suite on a frame."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from crossfoot.checks import new_suite, read_suite
from crossfoot.testing import assert_meets
from tests.checks.conftest import sound_tables

pytest_plugins = ["pytester"]
TABLE = "product,price (KZT/l)\n" + "LPG,60\npetrol,120\n" * 4


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "prices.csv").write_text(TABLE)
    return new_suite(folder / "prices.csv", folder / "suite.json")


def prices(**changes: float) -> pd.DataFrame:
    return pd.DataFrame({"product": ["LPG", "petrol"], "price (KZT/l)": [60.0, changes.get("petrol", 120.0)]})


def test_a_frame_that_meets_its_suite(suite: Path) -> None:
    assert assert_meets(prices(), suite, strict=True).exit_code(strict=True) == 0
    assert assert_meets(prices(), read_suite(suite)).outcomes


def test_one_that_does_not_says_which_row_and_what_to_do(suite: Path) -> None:
    with pytest.raises(AssertionError, match=r"row 3: .*1200 KZT/liter") as raised:
        assert_meets(prices(petrol=1200), suite, strict=True)
    assert "widen the range" in str(raised.value)


def test_a_warning_passes_unless_strict(suite: Path) -> None:
    assert_meets(prices(petrol=1200), suite)


def test_all_tables_at_once() -> None:
    assert_meets(sound_tables())
    damaged = sound_tables()
    damaged["facts"].loc[10, ["best", "lower", "upper"]] = 330.0
    with pytest.raises(AssertionError, match="“33 ambulances”"):
        assert_meets(damaged)


def test_the_fixture_comes_as_a_plugin(pytester: pytest.Pytester, suite: Path) -> None:
    pytester.makepyfile(
        f"""
        import pandas as pd

        def test_sound(meets):
            meets(pd.DataFrame({{"product": ["LPG"], "price (KZT/l)": [60.0]}}), {str(suite)!r})

        def test_damaged(meets):
            meets(pd.DataFrame({{"product": ["tea"], "price (KZT/l)": [60.0]}}), {str(suite)!r})
        """
    )
    result = pytester.runpytest("-p", "crossfoot.testing", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*product is tea, which is not in the vocabulary*"])


RECIPES = Path(__file__).parents[2] / "docs" / "ci.md"


def commands() -> list[str]:
    """Every crossfoot command line of the recipes."""
    return [line.strip().removeprefix("- ").removeprefix("run: ") for line in RECIPES.read_text().splitlines()]


@pytest.mark.parametrize("line", sorted({line for line in commands() if re.match(r"crossfoot \w", line)}))
def test_every_command_of_the_recipes_is_one_we_have(line: str) -> None:
    """A flag that the command line does not know would break a pipeline on its first run."""
    from crossfoot.cli import parser

    words = shlex.split(line.split("#")[0].split("||")[0].split(">")[0])
    assert parser().parse_args(words[1:])


def recipes(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", RECIPES.read_text(), flags=re.DOTALL)


def test_the_recipes_are_sound_yaml() -> None:
    """GitHub Actions, GitLab and pre-commit, as they would be read."""
    yaml: Any = pytest.importorskip("yaml", reason="PyYAML comes with Jupyter")
    read = [yaml.safe_load(recipe) for recipe in recipes("yaml")]
    assert any("jobs" in one for one in read if isinstance(one, dict))
    assert any("figures" in one for one in read if isinstance(one, dict))
    assert any("repos" in one for one in read if isinstance(one, dict))


def test_the_python_of_the_recipes_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suite: Path) -> None:
    (tmp_path / "expectations").mkdir()
    (tmp_path / "expectations" / "prices.json").write_text(suite.read_text())
    (tmp_path / "prices.csv").write_text(TABLE)
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {}
    for recipe in recipes("python"):
        exec(recipe, namespace)
    tests: list[Callable[..., Any]] = [value for name, value in namespace.items() if name.startswith("test_")]
    assert tests
    for test in tests:
        test()
