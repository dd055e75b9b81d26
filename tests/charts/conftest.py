"""What the tests of charts share."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.charts import chart_stacks


@pytest.fixture
def bread() -> SimpleNamespace:
    return chart_stacks.bread()


@pytest.fixture
def collapse() -> SimpleNamespace:
    return chart_stacks.collapse()
