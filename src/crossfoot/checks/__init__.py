"""Great Expectations underneath, its gaps closed: suites with reasons, own expectations, reports people can act on.

Importing this is cheap: Great Expectations, which takes seconds, is imported by the first check.
"""

from crossfoot.checks.baselines import accept
from crossfoot.checks.report import Report
from crossfoot.checks.run import check, check_path, check_tables
from crossfoot.checks.starting import new_suite
from crossfoot.checks.suites import Rule, Suite, read_suite, read_suites

__all__ = [
    "Report",
    "Rule",
    "Suite",
    "accept",
    "check",
    "check_path",
    "check_tables",
    "new_suite",
    "read_suite",
    "read_suites",
]
