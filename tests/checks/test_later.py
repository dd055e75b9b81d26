"""What Great Expectations imports and we do not use is imported by whoever uses it."""

from __future__ import annotations

import subprocess
import sys

from crossfoot.checks.later import imported_later


def test_a_module_is_imported_when_it_is_used(monkeypatch) -> None:
    """And after, by everybody as ever."""
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with imported_later("colorsys"):
        import colorsys

        assert not hasattr(colorsys, "__file__")
    assert "colorsys" not in sys.modules
    assert (0.0, 0.0, 1.0) == colorsys.rgb_to_hsv(1, 1, 1)
    assert sys.modules["colorsys"].__file__
    assert not hasattr(colorsys, "no_such_name")


def test_one_that_was_there_is_left_alone() -> None:
    with imported_later("json"):
        import json

        assert json.__file__


ASKED = """
import sys
from crossfoot.checks import read_suites
read_suites("expectations")
print([name for name in ("altair.vegalite", "jsonschema.validators", "scipy.stats._stats_py") if name in sys.modules])
import scipy.stats
from great_expectations.expectations.core import expect_column_kl_divergence_to_be_less_than as used
print(used.stats.entropy([0.5, 0.5]) > 0, used.alt.Chart.__module__, scipy.stats.entropy is used.stats.entropy)
"""


def test_great_expectations_comes_without_them_and_can_still_use_them() -> None:
    """They took two thirds of its import."""
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert ["[]", "True altair.vegalite.v6.api True"] == done.stdout.splitlines()
