"""What many tests need once: the whole job on the two dispatches, in a folder of its own."""

import compileall
import gc
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
"""Where Jupyter has brought it along, jsonschema builds a grammar of addresses of it, for three seconds in each worker;
where it is missing, it does without. No schema of the tests speaks of addresses."""


def pytest_configure(config: pytest.Config) -> None:
    """Compile once what every command that the tests start would else compile again, where Python may not keep it.

    And look for cycles seldom: tests make few, beside the million things that a worker holds anyway.
    """
    gc.set_threshold(50_000)
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(ROOT / "src", quiet=2)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data and suites of the repository, and nothing that a run made."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("data/dispatches", "data/rates", "expectations"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def after_run(project: Path) -> tuple[Path, str]:
    """That folder after `crossfoot run` there, and what the run printed."""
    import contextlib
    import io

    from crossfoot.cli import main

    out = io.StringIO()
    with contextlib.chdir(project), contextlib.redirect_stdout(out):
        code = main(["run"])
    assert code == 0, out.getvalue()
    return project, out.getvalue()
