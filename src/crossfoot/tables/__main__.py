"""``python -m crossfoot.tables > docs/tables.md``: the tables' documentation, from their schemas."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.tables.schema import Column, Schema, schema, table_names


def document() -> str:
    """All tables as Markdown, one line a column."""
    lines = [
        "# The tables",
        "",
        "Made by `python -m crossfoot.tables`; the schemas stand in `src/crossfoot/tables/`.",
        "",
    ]
    for name in table_names():
        lines += _section(schema(name))
    return "\n".join(lines)


def _section(known: Schema) -> Iterator[str]:
    yield from (f"## {known.name}", "", f"{known.description} Key: {', '.join(f'`{name}`' for name in known.key)}.", "")
    yield from ("| column | type | what |", "|---|---|---|")
    yield from (f"| `{column.name}` | {_type(column)} | {_what(column)} |" for column in known.columns)
    yield ""


def _type(column: Column) -> str:
    return column.type + (f", in {column.unit}" if column.unit else "") + (", required" if column.required else "")


def _what(column: Column) -> str:
    if column.refers_to:
        return f"{column.description} A `{column.refers_to}`."
    if column.allowed and len(column.allowed) <= 20:
        return f"{column.description} One of {', '.join(f'`{value}`' for value in column.allowed)}."
    return column.description


if __name__ == "__main__":
    print(document(), end="")
