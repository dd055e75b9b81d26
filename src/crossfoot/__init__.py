"""crossfoot: read, keep, check and reconcile the figures in a stack of news dispatches.

    import crossfoot as cf
    facts = cf.extract(cf.read_dispatches("data/dispatches"))
    report = cf.check(facts)
    result = cf.reconcile(facts, rates=cf.read_rates("data/rates"))
    result.findings

Every name here is imported when first used, so that reading text needs neither pandas nor Great Expectations.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossfoot import charts as charts
    from crossfoot.briefs import write_brief as write_brief
    from crossfoot.checks import check as check
    from crossfoot.checks import check_path as check_path
    from crossfoot.dispatches import Dispatch as Dispatch
    from crossfoot.dispatches import read_dispatches as read_dispatches
    from crossfoot.errors import CrossfootError as CrossfootError
    from crossfoot.facts import explain as explain
    from crossfoot.facts import extract as extract
    from crossfoot.findings import reconcile as reconcile
    from crossfoot.ledger import Ledger as Ledger
    from crossfoot.ledger import correct as correct
    from crossfoot.pipeline import run as run
    from crossfoot.rates import convert as convert
    from crossfoot.rates import default_rates as default_rates
    from crossfoot.rates import read_rates as read_rates
    from crossfoot.tables import read_tables as read_tables
    from crossfoot.tables import write_tables as write_tables
    from crossfoot.units import as_quantities as as_quantities

__version__ = "0.1.0"

HOMES = {
    "charts": "crossfoot.charts",
    "write_brief": "crossfoot.briefs",
    "check": "crossfoot.checks",
    "check_path": "crossfoot.checks",
    "Dispatch": "crossfoot.dispatches",
    "read_dispatches": "crossfoot.dispatches",
    "CrossfootError": "crossfoot.errors",
    "explain": "crossfoot.facts",
    "extract": "crossfoot.facts",
    "Ledger": "crossfoot.ledger",
    "correct": "crossfoot.ledger",
    "convert": "crossfoot.rates",
    "default_rates": "crossfoot.rates",
    "read_rates": "crossfoot.rates",
    "reconcile": "crossfoot.findings",
    "run": "crossfoot.pipeline",
    "read_tables": "crossfoot.tables",
    "write_tables": "crossfoot.tables",
    "as_quantities": "crossfoot.units",
}
"""Where each public name lives. Kept in step with the imports above by tests/test_package.py."""

__all__ = ["__version__", *sorted(HOMES)]


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'crossfoot' has no attribute {name!r}")
    home = import_module(HOMES[name])
    value = home if HOMES[name] == f"crossfoot.{name}" and name == "charts" else getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
