"""The rules, one a file: each module's docstring is its policy, its ``find(stack)`` gives the findings.

A module added here is a rule; nothing else has to know of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from crossfoot.findings.model import Finding
from crossfoot.findings.stack import Stack


@cache
def rules() -> dict[str, Callable[[Stack], Iterator[Finding]]]:
    """Every rule by its name, sorted."""
    names = sorted(entry.name for entry in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").find for name in names}
