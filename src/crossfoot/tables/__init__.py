"""The tables' schemas as data, plain pandas tables that follow them, and their files."""

from crossfoot.tables.files import (
    read_cells,
    read_table,
    read_tables,
    table_files,
    write_all,
    write_tables,
    write_whole,
)
from crossfoot.tables.frames import frame, records
from crossfoot.tables.schema import Column, Schema, schema, table_names

__all__ = [
    "Column",
    "Schema",
    "frame",
    "read_cells",
    "read_table",
    "read_tables",
    "records",
    "schema",
    "table_files",
    "table_names",
    "write_all",
    "write_tables",
    "write_whole",
]
