"""Great Expectations underneath, its gaps closed: suites with reasons, own expectations, reports people can act on.

Importing this is cheap: Great Expectations, which takes seconds, is imported by the first check.
"""

from crossfoot.checks.report import Report
from crossfoot.checks.run import check, check_path, check_tables
from crossfoot.checks.suites import Rule, Suite, read_suite, read_suites

__all__ = ["Report", "Rule", "Suite", "check", "check_path", "check_tables", "read_suite", "read_suites"]
