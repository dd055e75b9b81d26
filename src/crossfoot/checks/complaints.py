"""What is wrong with one row, in words: the sentence a report shows for each failing row."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossfoot.checks.suites import Rule

EXACT = 100_000
"""From here on, an amount is written without a point, with its thousands parted, and never as 1.01067e+08."""
SAYS = {
    "expect_column_values_to_not_be_null": "{name0} is empty",
    "expect_column_values_to_be_null": "{name0} is {value0}",
    "expect_column_values_to_be_in_set": "{name0} is {value0}, which is not in the vocabulary",
    "expect_column_values_to_be_unique": "{name0} {value0} is not unique",
    "expect_compound_columns_to_be_unique": "the same {names} in another row: {values}",
    "expect_column_values_to_be_between": "{name0} is {value0}, {out_of_range}",
    "expect_column_values_to_match_regex": "{name0} is {value0}, not of the form {regex}",
    "expect_column_value_lengths_to_be_between": "{name0} has a length not within {min_value} and {max_value}",
    "expect_column_pair_values_a_to_be_greater_than_b": "{name0} is {value0}, less than {name1}, {value1}",
}
"""Great Expectations' own, in our words; ours bring their `complaint`."""


OF_THE_WHOLE = {
    "expect_column_min_to_be_between": "the least {name0} is {observed}, {out_of_range}",
    "expect_column_max_to_be_between": "the greatest {name0} is {observed}, {out_of_range}",
    "expect_table_row_count_to_be_between": "there are {observed} rows, {out_of_range}",
    "expect_table_columns_to_match_set": "the columns are {observed}",
}
"""What is wrong with a table as a whole, by what was seen of it."""


class _Gently(string.Formatter):
    """Formats what is there; a name the row does not have is shown as such, since a report must never fail."""

    def get_value(self, key: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(key, f"({key})")


def of_the_whole(rule: Rule, observed: str | None) -> str | None:
    """What is wrong with a table as a whole by one rule."""
    if observed is None or rule.type not in OF_THE_WHOLE:
        return observed
    out_of_range = _out_of_range(rule.kwargs.get("min_value"), rule.kwargs.get("max_value"))
    name = ", ".join(rule.columns)
    told = observed.strip("[]").removesuffix(".0")
    return _Gently().format(OF_THE_WHOLE[rule.type], name0=name, observed=told, out_of_range=out_of_range)


def complaint(rule: Rule, row: Mapping[str, Any]) -> str:
    """What is wrong with one row by one rule."""
    if rule.type == "expect_column_values_to_not_be_null" and f"column {rule.columns[0]}: " in str(
        row.get("unreadable")
    ):
        return f"{rule.columns[0]} could not be read"
    values = {column: shown(row.get(column)) for column in rule.columns}
    given = {name: shown(value) for name, value in row.items()} | {key: shown(v) for key, v in rule.kwargs.items()}
    for number, (name, value) in enumerate(values.items()):
        given |= {f"name{number}": name, f"value{number}": value}
    given |= {"names": ", ".join(values), "values": ", ".join(values.values()), "rate_amount": _rate_amount(row)}
    given["out_of_range"] = _out_of_range(rule.kwargs.get("min_value"), rule.kwargs.get("max_value"))
    given |= {"its_unit": _its_unit(rule, row), "its_ranges": _its_ranges(rule)}
    return _Gently().format(_pattern(rule), **given)


def _out_of_range(least: Any, most: Any) -> str:
    if least is None or most is None:
        return f"less than {shown(least)}" if most is None else f"more than {shown(most)}"
    return f"not within {shown(least)} and {shown(most)}"


def _its_unit(rule: Rule, row: Mapping[str, Any]) -> str:
    """The unit of a quantity: for all rows, or what stands in the last column."""
    beside = shown(row.get(rule.columns[-1])) if rule.columns else ""
    return str(rule.kwargs.get("unit") or beside).replace(shown(None), "(no unit)")


def _its_ranges(rule: Rule) -> str:
    """Between what a quantity may lie, in each unit."""
    from crossfoot.checks.own_tables import ranges

    told = [f"{shown(least)} and {shown(most)} {unit}".strip() for unit, (least, most) in ranges(rule.kwargs).items()]
    return ", or ".join(told)


def _pattern(rule: Rule) -> str:
    from crossfoot.checks.suites import implementation

    if rule.columns in (("unreadable",), ("refused",)):
        return "{value0}"
    own = getattr(implementation(rule.type, rule.code), "complaint", "")
    return own or SAYS.get(rule.type, "{names}: {values}")


def shown(value: Any) -> str:
    """A cell as a person writes it: whole numbers without a point, days without a time, nothing as "empty".

    >>> shown(120.0), shown(None), shown(20.28), shown(101067223.2)
    ('120', 'empty', '20.28', '101,067,223')
    """
    if value is None or (not isinstance(value, (list, str)) and value != value):
        return "empty"
    if hasattr(value, "date"):
        return str(value.date())
    if isinstance(value, float):
        whole = (value.is_integer() or abs(value) >= EXACT) and abs(value) < 1e15
        if not whole:
            return f"{value:.6g}"
        return f"{value:,.0f}" if abs(value) >= EXACT else f"{value:.0f}"
    return str(value)


def _rate_amount(row: Mapping[str, Any]) -> str:
    """What the rate of the day makes of the amount converted."""
    amount, rate = row.get("source_best"), row.get("rate")
    return shown(None if amount is None or rate is None else float(amount * rate))
