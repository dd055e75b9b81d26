"""What the tests of charts share."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import chart_stacks
import pytest


@pytest.fixture
def bread() -> SimpleNamespace:
    return chart_stacks.bread()


@pytest.fixture
def collapse() -> SimpleNamespace:
    return chart_stacks.collapse()


@pytest.fixture(autouse=True)
def _no_figures_left() -> Iterator[None]:
    """Charts on axes of their own are pyplot's: closed after each test."""
    yield
    from matplotlib import pyplot

    pyplot.close("all")
